//! What the caller decides about the look of formats for people.

/// How formats for people are to look; formats for programs do not ask.
///
/// ```
/// use dateline_formats::Options;
/// let narrow = Options { width: 60, ..Options::default() };
/// assert!(!narrow.color);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// How many columns a line may have, as far as its words allow.
    pub width: usize,
    /// Whether to mark up the text with ANSI escape sequences; the caller knows whether they will be understood.
    pub color: bool,
}

impl Default for Options {
    /// 80 columns, no colour.
    fn default() -> Options {
        Options { width: 80, color: false }
    }
}
