//! Lines and columns for people, worked out from byte offsets when a person reads them.

use crate::Span;

/// A place as an editor shows it; both count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineColumn {
    /// The line.
    pub line: u32,
    /// The column, in characters (Unicode scalar values).
    pub column: u32,
}

/// Where the lines of one text start: built in one pass, asked in logarithmic time.
///
/// A line ends after `\n`, or after `\r\n`, or after a lone `\r`.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    /// Notes the line starts of `text`.
    pub fn new(text: &str) -> LineIndex {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        starts.extend(
            memchr::memchr2_iter(b'\n', b'\r', bytes)
                .filter(|&at| bytes.get(at) == Some(&b'\n') || bytes.get(at + 1) != Some(&b'\n'))
                .filter_map(|at| u32::try_from(at + 1).ok()),
        );
        LineIndex { starts }
    }

    /// How many lines there are; a text that ends with a line break has an empty last one.
    pub fn lines(&self) -> usize {
        self.starts.len()
    }

    /// Returns the line and column of the byte at `offset` of `text`, the text the index was built from.
    ///
    /// An offset within a character counts as that character, one beyond the text as its end.
    pub fn line_column(&self, text: &str, offset: u32) -> LineColumn {
        let line = self.starts.partition_point(|&start| start <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0) as usize;
        let before = text.get(start..).unwrap_or("");
        let length = (offset as usize).saturating_sub(start);
        let column = before.char_indices().take_while(|(at, c)| at + c.len_utf8() <= length).count();
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        LineColumn { line: number(line), column: number(column + 1) }
    }

    /// Returns the span of line `line` (from 1) in `text`, with its line break, or `None` if there is none.
    pub fn span(&self, text: &str, line: u32) -> Option<Span> {
        let at = (line as usize).checked_sub(1)?;
        let start = *self.starts.get(at)?;
        let end = self.starts.get(at + 1).copied().or_else(|| u32::try_from(text.len()).ok())?;
        Some(Span::new(start, end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_characters_not_bytes() {
        let text = "é:\r\nzwei\rdrei\n";
        let index = LineIndex::new(text);
        let at = |offset| {
            let LineColumn { line, column } = index.line_column(text, offset);
            (line, column)
        };
        assert_eq!(index.lines(), 4);
        assert_eq!(
            [at(0), at(1), at(2), at(5), at(10), at(99)],
            [(1, 1), (1, 1), (1, 2), (2, 1), (3, 1), (4, 1)]
        );
        assert_eq!(index.span(text, 2).unwrap().slice(text), Some("zwei\r"));
        assert_eq!(index.span(text, 5), None);
    }
}
