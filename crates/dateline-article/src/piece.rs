//! From lines to pieces: paragraphs, list items and other lines that belong together, before anyone says what they are.

use dateline_text::Span;

use crate::credit::byline;
use crate::line::{Layout, Line};
use crate::list::{Marker, marker};

/// Lines that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Its words, without the marker and the white space around them.
    pub(crate) words: Span,
    /// The mark that it starts with.
    pub(crate) marker: Option<Marker>,
    /// How many lines it has.
    pub(crate) lines: u32,
    /// Whether it is indented as a whole.
    pub(crate) is_inset: bool,
    /// Whether it is underlined with `---` or `===`.
    pub(crate) is_underlined: bool,
}

/// Puts the lines of `text` together.
pub(crate) fn pieces(text: &str, lines: &[Line], layout: Layout) -> Vec<Piece> {
    let mut builder = Builder {
        text,
        layout,
        pieces: Vec::with_capacity(lines.len() / 2 + 1),
        open: None,
        is_after_item: false,
    };
    for &line in lines {
        builder.add(line);
    }
    builder.close();
    builder.pieces
}

struct Builder<'a> {
    text: &'a str,
    layout: Layout,
    pieces: Vec<Piece>,
    open: Option<Open>,
    /// Whether the last piece is an item of a list, so that an inset piece goes on with it.
    is_after_item: bool,
}

/// The piece being put together.
#[derive(Clone, Copy)]
struct Open {
    piece: Piece,
    last: Line,
    least_indent: u32,
}

impl Builder<'_> {
    fn add(&mut self, line: Line) {
        let Some(words) = line.words.slice(self.text).filter(|words| !words.is_empty()) else {
            return self.close();
        };
        if !words.starts_with(char::is_alphabetic) {
            if is_rule(words) {
                return self.rule(line, words);
            }
            if let Some((marker, words)) = self.marked(line, words) {
                return self.start_marked(line, words, marker);
            }
        }
        if self.goes_on(line, words) {
            self.extend(line);
        } else {
            self.start(line, line.words, None);
        }
    }

    /// The mark that `line` starts with, and the words after it, if a mark can stand there.
    fn marked(&self, line: Line, words: &str) -> Option<(Marker, Span)> {
        let (rest, marker) = marker(words).ok().filter(|(_, marker)| self.may_mark(*marker))?;
        let from = line.words.end() - u32::try_from(rest.len()).ok()?;
        Some((marker, Span::new(from, line.words.end())))
    }

    fn start_marked(&mut self, line: Line, words: Span, marker: Marker) {
        if marker == Marker::Angle && self.open.is_some_and(|open| open.piece.marker == Some(Marker::Angle)) {
            self.extend(line);
        } else {
            self.start(line, words, Some(marker));
        }
    }

    /// Whether `line` belongs to the open piece.
    fn goes_on(&self, line: Line, words: &str) -> bool {
        let Some(open) = self.open else { return false };
        let is_item = matches!(open.piece.marker, Some(Marker::Bullet | Marker::Number));
        if is_item && line.indent > 1 {
            return true;
        }
        // Where the story has not begun yet, a line that is a byline is not wrapped.
        let is_head = self.pieces.len() < 4 && open.piece.lines == 1;
        !(self.layout.parts(self.text, open.last, line) || (is_head && byline(words).is_some()))
    }

    /// Whether a mark can start a piece here: in wrapped text a dash may also stand at the start of a line by chance.
    fn may_mark(&self, marker: Marker) -> bool {
        let Some(open) = self.open else { return true };
        if self.layout == Layout::Lines || open.piece.marker.is_some() || marker == Marker::Hash {
            return true;
        }
        let words = open.last.words.slice(self.text).unwrap_or("");
        words.ends_with(['.', ':', ';', '!', '?', ')'])
    }

    /// A line without a letter: an underline of the line above, else a piece of its own.
    fn rule(&mut self, line: Line, words: &str) {
        if let Some(open) = &mut self.open
            && open.piece.lines == 1
            && open.piece.marker.is_none()
            && words.len() >= 3
            && (words.bytes().all(|b| b == b'-') || words.bytes().all(|b| b == b'='))
            && open
                .piece
                .words
                .slice(self.text)
                .is_some_and(|above| above.len() <= 100 && !above.ends_with('.'))
        {
            open.piece.is_underlined = true;
            return self.close();
        }
        self.start(line, line.words, None);
        self.close();
    }

    fn start(&mut self, line: Line, words: Span, marker: Option<Marker>) {
        self.close();
        let piece = Piece { words, marker, lines: 1, is_inset: false, is_underlined: false };
        self.open = Some(Open { piece, last: line, least_indent: line.indent });
    }

    fn extend(&mut self, line: Line) {
        if let Some(open) = &mut self.open {
            open.piece.words = open.piece.words.cover(line.words);
            open.piece.lines += 1;
            open.last = line;
            open.least_indent = open.least_indent.min(line.indent);
        }
    }

    fn close(&mut self) {
        let Some(Open { mut piece, least_indent, .. }) = self.open.take() else { return };
        let inset = match self.layout {
            Layout::Lines => u32::MAX,
            Layout::Wrapped { .. } => 3,
            Layout::Indented { first, .. } => first,
        };
        if piece.marker.is_none() && least_indent > inset {
            if self.is_after_item {
                piece.marker = Some(Marker::Bullet);
            } else {
                piece.is_inset = piece.lines > 1;
            }
        }
        self.is_after_item = matches!(piece.marker, Some(Marker::Bullet | Marker::Number));
        self.pieces.push(piece);
    }
}

/// Whether a line has no letter and no digit: `***`, `____`, `\###`, `<!-- -->`.
pub(crate) fn is_rule(words: &str) -> bool {
    !words.contains(char::is_alphanumeric)
}
