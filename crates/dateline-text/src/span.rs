//! Places in a text: [`Span`], the words that stand there ([`Excerpt`]), and a value with its place ([`Spanned`]).

use std::fmt;
use std::ops::Range;

/// A half-open range of UTF-8 byte offsets into one text.
///
/// Offsets are `u32`: a text of more than 4 GiB has no spans.
// Invariant: start <= end. The fields are private so that it holds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(try_from = "Bounds", into = "Bounds")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(with = "Bounds"))]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// Returns the span from `start` up to, not including, `end`.
    ///
    /// # Panics
    /// If `end < start`, which is a mistake in the calling code.
    #[track_caller]
    pub const fn new(start: u32, end: u32) -> Span {
        assert!(start <= end, "a span ends before it starts");
        Span { start, end }
    }

    /// Returns the span of a range of byte offsets, or `None` if it is reversed or ends beyond 4 GiB.
    pub fn from_range(range: Range<usize>) -> Option<Span> {
        let (start, end) = (u32::try_from(range.start).ok()?, u32::try_from(range.end).ok()?);
        (start <= end).then_some(Span { start, end })
    }

    /// Returns the span of all of `text`.
    ///
    /// # Panics
    /// If the text is longer than 4 GiB.
    #[track_caller]
    pub fn of(text: &str) -> Span {
        Span::from_range(0..text.len()).expect("texts are shorter than 4 GiB")
    }

    /// Where it starts, in bytes.
    pub const fn start(self) -> u32 {
        self.start
    }

    /// Where it ends, in bytes; the first byte after it.
    pub const fn end(self) -> u32 {
        self.end
    }

    /// Its length in bytes.
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether it holds no byte.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The same place as a range of `usize`.
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The words that stand there, or `None` if the span reaches beyond `text` or cuts a character.
    pub fn slice(self, text: &str) -> Option<&str> {
        text.get(self.range())
    }

    /// Whether `other` lies within this span.
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the byte at `offset` lies within this span.
    pub const fn contains_offset(self, offset: u32) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether the two share a byte.
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The same span, `by` bytes further on: from a part's own offsets to those of the whole.
    ///
    /// # Panics
    /// If it would end beyond 4 GiB.
    #[must_use]
    #[track_caller]
    pub const fn shifted(self, by: u32) -> Span {
        Span { start: self.start + by, end: self.end + by }
    }

    /// The same span without the white space at its ends.
    ///
    /// A span that does not fit `text` is returned as it is.
    #[must_use]
    pub fn trimmed(self, text: &str) -> Span {
        let Some(slice) = self.slice(text) else { return self };
        let from_start = slice.trim_start();
        let start = self.end - offset(from_start.len());
        Span { start, end: start + offset(from_start.trim_end().len()) }
    }
}

/// A length within a text whose spans exist, so that it fits.
fn offset(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// Short, so that snapshots stay readable: `17..25`.
impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

/// The document format's spelling of a span.
#[cfg(feature = "serde")]
#[derive(serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Span"))]
struct Bounds {
    /// Byte offset of the first byte.
    start: u32,
    /// Byte offset after the last byte.
    end: u32,
}

#[cfg(feature = "serde")]
impl From<Span> for Bounds {
    fn from(Span { start, end }: Span) -> Bounds {
        Bounds { start, end }
    }
}

#[cfg(feature = "serde")]
impl TryFrom<Bounds> for Span {
    type Error = String;

    fn try_from(Bounds { start, end }: Bounds) -> Result<Span, String> {
        if start <= end {
            Ok(Span { start, end })
        } else {
            Err(format!("span {start}..{end} ends before it starts"))
        }
    }
}

/// A value and the place it was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Spanned<T> {
    /// What was read.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

/// Words of a text together with their place: what the document format prints as `text` and `span`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Excerpt {
    /// The words, exactly as they stand in the article's text.
    pub text: String,
    /// Where they stand in the article's text.
    pub span: Span,
}

impl Excerpt {
    /// Returns the words at `span` in `text`, or `None` if nothing stands exactly there.
    pub fn new(text: &str, span: Span) -> Option<Excerpt> {
        Some(Excerpt { text: span.slice(text)?.to_owned(), span })
    }

    /// Whether the words stand at their span in `text`.
    pub fn holds_in(&self, text: &str) -> bool {
        self.span.slice(text) == Some(self.text.as_str())
    }
}

/// Short, so that snapshots stay readable: `"Monday" @ 17..23`.
impl fmt::Debug for Excerpt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} @ {}", self.text, self.span)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trims_white_space_of_every_kind() {
        let trimmed = |text: &str| Span::of(text).trimmed(text).slice(text).unwrap().to_owned();
        assert_eq!(trimmed("  a b\n"), "a b");
        assert_eq!(trimmed("\u{a0}é "), "é");
        assert_eq!(trimmed(" \t "), "");
    }

    #[test]
    fn slices_only_whole_characters() {
        assert_eq!(Span::new(0, 2).slice("é"), Some("é"));
        assert_eq!(Span::new(0, 1).slice("é"), None);
        assert_eq!(Span::new(0, 3).slice("é"), None);
    }

    #[test]
    fn knows_containment_from_overlap() {
        let (a, b, c) = (Span::new(0, 4), Span::new(2, 4), Span::new(4, 5));
        assert!(a.contains(b) && a.overlaps(b) && !a.overlaps(c) && !b.contains(a));
        assert_eq!(b.cover(c), Span::new(2, 5));
    }

    #[cfg(feature = "serde")]
    #[test]
    fn refuses_reversed_bounds() {
        assert_eq!(serde_json::to_string(&Span::new(1, 2)).unwrap(), r#"{"start":1,"end":2}"#);
        let error = serde_json::from_str::<Span>(r#"{"start":2,"end":1}"#).unwrap_err().to_string();
        assert!(error.starts_with("span 2..1 ends before it starts"), "{error}");
    }
}
