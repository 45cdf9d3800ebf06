//! Text for people: runs of styled words, wrapped to a width.
//!
//! Words come from articles, and articles from anywhere. Control characters and marks that turn the direction of writing
//! are left out, so that no article can send commands to a terminal or reorder what stands beside it.

use std::borrow::Cow;
use std::fmt::Write;

use anstyle::Style;
use unicode_width::UnicodeWidthStr;

/// A paragraph in the making.
#[derive(Clone, Debug, Default)]
pub(crate) struct Paragraph<'a> {
    runs: Vec<(Style, Cow<'a, str>)>,
}

impl<'a> Paragraph<'a> {
    /// An empty paragraph.
    pub(crate) fn new() -> Paragraph<'a> {
        Paragraph::default()
    }

    /// Adds words. White space between runs counts as it does within one.
    pub(crate) fn with(mut self, style: Style, words: impl Into<Cow<'a, str>>) -> Paragraph<'a> {
        self.push(style, words);
        self
    }

    /// Adds words.
    pub(crate) fn push(&mut self, style: Style, words: impl Into<Cow<'a, str>>) {
        self.runs.push((style, words.into()));
    }

    /// Adds words without style.
    pub(crate) fn push_plain(&mut self, words: impl Into<Cow<'a, str>>) {
        self.push(Style::new(), words);
    }

    /// The words, each as the pieces of one style that it consists of.
    fn words(&self) -> Vec<Word<'_>> {
        let mut words = Vec::new();
        let mut word = Word::default();
        for (style, text) in &self.runs {
            for (at, piece) in text.split(char::is_whitespace).enumerate() {
                if at > 0 && !word.pieces.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
                word.push(*style, piece);
            }
        }
        if !word.pieces.is_empty() {
            words.push(word);
        }
        words
    }
}

/// What stands between two blanks.
#[derive(Debug, Default)]
struct Word<'a> {
    pieces: Vec<(Style, Cow<'a, str>)>,
    width: usize,
}

impl<'a> Word<'a> {
    fn push(&mut self, style: Style, piece: &'a str) {
        let piece = printable(piece);
        if !piece.is_empty() {
            self.width += piece.width();
            self.pieces.push((style, piece));
        }
    }
}

/// The text without what a terminal would obey instead of show.
fn printable(text: &str) -> Cow<'_, str> {
    let is_hidden =
        |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if text.contains(is_hidden) { text.replace(is_hidden, "").into() } else { text.into() }
}

/// A page of wrapped lines.
#[derive(Debug)]
pub(crate) struct Page {
    text: String,
    width: usize,
    color: bool,
}

impl Page {
    /// An empty page whose lines have at most `width` columns, as far as words allow.
    pub(crate) fn new(width: usize, color: bool) -> Page {
        Page { text: String::new(), width, color }
    }

    /// Empties the page and returns what stood on it.
    pub(crate) fn take(&mut self) -> String {
        std::mem::take(&mut self.text)
    }

    /// Adds an empty line.
    pub(crate) fn blank(&mut self) {
        self.text.push('\n');
    }

    /// Adds a paragraph.
    pub(crate) fn line(&mut self, paragraph: &Paragraph<'_>) {
        self.labelled(0, &Paragraph::new(), 0, paragraph);
    }

    /// Adds a paragraph that starts at column `indent` and whose other lines start two columns further in.
    pub(crate) fn item(&mut self, indent: usize, paragraph: &Paragraph<'_>) {
        self.blanks(indent);
        self.wrapped(indent, indent + 2, paragraph);
    }

    /// Adds a paragraph at column `indent`, and beside its first line, at column `at`, a label.
    pub(crate) fn labelled(
        &mut self,
        at: usize,
        label: &Paragraph<'_>,
        indent: usize,
        paragraph: &Paragraph<'_>,
    ) {
        self.blanks(at);
        let mut column = at;
        for (number, word) in label.words().iter().enumerate() {
            let gap = usize::from(number > 0);
            self.blanks(gap);
            self.word(word);
            column += gap + word.width;
        }
        let gap = if column < indent { indent - column } else { usize::from(column > at) };
        self.blanks(gap);
        self.wrapped(column + gap, indent, paragraph);
    }

    /// Writes the words of a paragraph from `column` on, further lines from `indent` on.
    fn wrapped(&mut self, mut column: usize, indent: usize, paragraph: &Paragraph<'_>) {
        for (number, word) in paragraph.words().iter().enumerate() {
            if number > 0 && column + 1 + word.width > self.width {
                self.text.push('\n');
                self.blanks(indent);
                column = indent;
            } else if number > 0 {
                self.blanks(1);
                column += 1;
            }
            column += word.width;
            self.word(word);
        }
        let end = self.text.trim_end_matches(' ').len();
        self.text.truncate(end);
        self.text.push('\n');
    }

    fn blanks(&mut self, count: usize) {
        self.text.extend(std::iter::repeat_n(' ', count));
    }

    fn word(&mut self, word: &Word<'_>) {
        for (style, piece) in &word.pieces {
            // Writing to a String does not fail.
            let _ = if self.color {
                write!(self.text, "{style}{piece}{style:#}")
            } else {
                write!(self.text, "{piece}")
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use anstyle::Style;
    use insta::assert_snapshot;

    use super::{Page, Paragraph};

    fn wrapped(width: usize, color: bool, runs: &[(Style, &'static str)]) -> String {
        let mut page = Page::new(width, color);
        let label = Paragraph::new().with(Style::new(), "Why");
        let paragraph =
            runs.iter().fold(Paragraph::new(), |paragraph, &(style, words)| paragraph.with(style, words));
        page.labelled(0, &label, 5, &paragraph);
        page.take()
    }

    #[test]
    fn wraps_between_words_and_never_within() {
        let plain = Style::new();
        let table = [
            wrapped(16, false, &[(plain, "one two\nthree  four")]),
            wrapped(8, false, &[(plain, "unbreakable word")]),
            wrapped(12, false, &[(plain, "日本語 日本")]),
            wrapped(99, false, &[(plain, "")]),
            wrapped(99, false, &[(plain.bold(), "joined"), (plain, ", then apart "), (plain, "again")]),
        ];
        assert_snapshot!(table.join("\n"), @"
        Why  one two
             three four

        Why  unbreakable
             word

        Why  日本語
             日本

        Why

        Why  joined, then apart again
        ");
    }

    #[test]
    fn styles_whole_words_and_resets_after_each() {
        let styled = wrapped(99, true, &[(Style::new().bold(), "two words"), (Style::new(), ", plain")]);
        assert_snapshot!(styled.escape_default(), @r"Why  \u{1b}[1mtwo\u{1b}[0m \u{1b}[1mwords\u{1b}[0m, plain\n");
    }

    #[test]
    fn shows_no_control_characters() {
        let hostile = [(Style::new(), "a\u{1b}[2Jb \u{7}\u{202e}c\u{2066} \r d\u{9b}1m")];
        assert_snapshot!(wrapped(99, false, &hostile).escape_default(), @r"Why  a[2Jb c d1m\n");
    }
}
