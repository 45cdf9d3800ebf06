//! The lines of a text, and what their lengths and indents say about how its paragraphs are told apart.

use dateline_text::Span;

use crate::list::marker;

/// A line of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// Its words, without the white space around them; empty in a blank line.
    pub(crate) words: Span,
    /// How far it is indented: one for a space, four for a tab.
    pub(crate) indent: u32,
}

impl Line {
    pub(crate) fn is_blank(self) -> bool {
        self.words.is_empty()
    }
}

/// Cuts `text` at `\n`, `\r\n` and lone `\r`.
pub(crate) fn lines(text: &str) -> Vec<Line> {
    let bytes = text.as_bytes();
    let mut lines = Vec::with_capacity(text.len() / 80 + 1);
    let mut start = 0;
    for end in memchr::memchr2_iter(b'\n', b'\r', bytes) {
        if end > 0 && bytes.get(end) == Some(&b'\n') && bytes.get(end - 1) == Some(&b'\r') {
            start = end + 1;
        } else {
            lines.push(line(text, start, end));
            start = end + 1;
        }
    }
    lines.push(line(text, start, text.len()));
    lines
}

fn line(text: &str, start: usize, end: usize) -> Line {
    let whole = Span::from_range(start..end).unwrap_or_default();
    let words = whole.trimmed(text);
    let space = text.get(start..words.start() as usize).unwrap_or("");
    let indent = space.chars().map(|c| if c == '\t' { 4 } else { 1 }).sum();
    Line { words, indent }
}

/// How the paragraphs of a text are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// Every line is a paragraph.
    Lines,
    /// Lines are broken at a margin; blank lines part the paragraphs.
    Wrapped {
        /// The longest line, in bytes.
        width: u32,
    },
    /// Lines are broken at a margin; paragraphs start with an indent.
    Indented {
        /// The indent of the lines that start no paragraph.
        margin: u32,
        /// The indent of those that do.
        first: u32,
    },
}

/// Lines longer than this were not broken at a margin.
const LONGEST_WRAPPED: u32 = 110;

impl Layout {
    /// Weighs what `lines` of `text` show.
    pub(crate) fn of(text: &str, lines: &[Line]) -> Layout {
        let (mut long, mut total, mut width) = (0_u64, 0_u64, 0);
        for line in lines.iter().filter(|line| !line.is_blank()) {
            total += u64::from(line.words.len());
            if line.words.len() > LONGEST_WRAPPED {
                long += u64::from(line.words.len());
            } else {
                width = width.max(line.indent + line.words.len());
            }
        }
        // Line breaks within a block, and how many of them come after the end of a sentence.
        let (mut breaks, mut ends) = (0_usize, 0_usize);
        for pair in lines.windows(2) {
            if let [before, after] = pair
                && !before.is_blank()
                && !after.is_blank()
            {
                breaks += 1;
                ends += usize::from(ends_sentence(text, *before));
            }
        }
        if breaks == 0 || long * 3 > total || (breaks > 1 && ends * 10 > breaks * 6) {
            return Layout::Lines;
        }
        match first_line_indent(text, lines) {
            Some((margin, first)) => Layout::Indented { margin, first },
            None => Layout::Wrapped { width },
        }
    }

    /// Whether a new paragraph starts at `after`, the line that follows `before` without a blank line.
    pub(crate) fn parts(self, text: &str, before: Line, after: Line) -> bool {
        match self {
            Layout::Lines => true,
            Layout::Indented { margin, first } => {
                after.indent > margin
                    && (after.indent > before.indent + 1
                        || (after.indent == before.indent && after.indent == first))
            }
            Layout::Wrapped { width } => {
                let next_word =
                    after.words.slice(text).and_then(|words| words.split_whitespace().next()).unwrap_or("");
                let used =
                    before.indent + before.words.len() + 1 + u32::try_from(next_word.len()).unwrap_or(0);
                // Room for the next word on the line before: it was not broken at the margin.
                let is_short = used < width;
                let is_very_short = used * 5 < width * 3;
                before.words.len() > LONGEST_WRAPPED
                    || is_very_short
                    || (is_short && ends_sentence(text, before))
            }
        }
    }
}

/// Whether the line ends like a sentence or a lead-in.
fn ends_sentence(text: &str, line: Line) -> bool {
    let words = line.words.slice(text).unwrap_or("");
    words.trim_end_matches(['"', '”', '’', '\'', ')', '*', '_']).ends_with(['.', '!', '?', ':', '…'])
}

/// The margin and the indent of first lines, if first lines are indented.
///
/// An indent is a first line's if it follows, without a blank line, a line that is indented less and is no item of a list.
fn first_line_indent(text: &str, lines: &[Line]) -> Option<(u32, u32)> {
    let margin = lines.iter().filter(|line| !line.is_blank()).map(|line| line.indent).min()?;
    let mut counts = [0_u32; 16];
    let (mut is_in_list, mut paragraphs, mut blanks) = (false, 0, 0);
    let mut before: Option<Line> = None;
    for line in lines {
        if line.is_blank() {
            blanks += usize::from(before.is_some());
            (before, is_in_list) = (None, false);
            continue;
        }
        let is_item = line.words.slice(text).is_some_and(|words| marker(words).is_ok());
        if is_item {
            is_in_list = true;
        } else if !is_in_list
            && line.indent > margin + 1
            && before.is_some_and(|before| before.indent <= margin + 1)
            && let Some(count) = counts.get_mut(line.indent as usize)
        {
            *count += 1;
            paragraphs += 1;
        }
        before = Some(*line);
    }
    let (first, _) =
        counts.iter().enumerate().max_by_key(|&(indent, count)| (*count, std::cmp::Reverse(indent)))?;
    (paragraphs > 0 && paragraphs * 2 >= blanks).then(|| Some((margin, u32::try_from(first).ok()?))).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_at_every_line_break() {
        let text = "a\r\n\r\n  b \u{a0}\rc\n\td\n";
        let found: Vec<_> =
            lines(text).iter().map(|line| (line.words.slice(text).unwrap(), line.indent)).collect();
        assert_eq!(found, [("a", 0), ("", 0), ("b", 2), ("c", 0), ("d", 4), ("", 0)]);
    }

    #[test]
    fn weighs_the_evidence() {
        let of = |text: &str| Layout::of(text, &lines(text));
        let long = "word ".repeat(40);
        assert_eq!(of(&format!("{long}.\n\n{long}.")), Layout::Lines);
        assert_eq!(of(&format!("Heading\nBy Jane Doe\n\n{long}.\n{long}.")), Layout::Lines);
        assert_eq!(of("The talks ended.\nThey go on later.\nNobody knows when.\nOr where."), Layout::Lines);
        assert_eq!(
            of("The talks that\nended go on in\nthe next week.\n\nThey said so."),
            Layout::Wrapped { width: 14 }
        );
        assert_eq!(
            of("    The talks\nended today.\n    They go on\nnext week."),
            Layout::Indented { margin: 0, first: 4 }
        );
        assert_eq!(of("Steps are:\n\n-   a list\n    goes on\n    here"), Layout::Wrapped { width: 11 });
    }
}
