//! Reads back documents that were written as JSON or JSON Lines.
//!
//! What is read is checked as a document is ([`Document::check`]): a file that was edited by hand and whose spans no
//! longer hold is refused, so that no writer has to expect it.

use std::io::{self, BufRead, Read};

use dateline_document::Document;

/// The longest line read unless the caller says otherwise: 256 MiB.
pub const DEFAULT_MAX_LINE: u64 = 256 << 20;

/// Something is no document.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The source could not be read. Nothing follows.
    #[error("could not read line {line}")]
    Io {
        /// The line, from 1.
        line: u64,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// The line is longer than the reader was told to hold. The lines after it can be read.
    #[error("line {line} is longer than {limit} bytes")]
    TooLong {
        /// The line, from 1.
        line: u64,
        /// How long it may be, in bytes.
        limit: u64,
    },
    /// It is not as the document format says. The lines after it can be read.
    #[error("line {line} is no document: {reason}")]
    NotADocument {
        /// The line, from 1.
        line: u64,
        /// What is wrong with it.
        reason: String,
    },
}

/// Reads documents, one a line, in order. Blank lines are skipped.
///
/// Memory grows with the longest line, and no line longer than [`DEFAULT_MAX_LINE`] is held.
///
/// ```
/// let lines = "\n{\"schema\": \"dateline/document/2\"}\n";
/// let mut documents = dateline_formats::read::json_lines(lines.as_bytes());
/// let error = documents.next().unwrap().unwrap_err();
/// assert!(error.to_string().starts_with("line 2 is no document: unknown variant `dateline/document/2`"));
/// assert!(documents.next().is_none());
/// ```
pub fn json_lines<R: BufRead>(source: R) -> Documents<R> {
    Documents { source, buffer: Vec::new(), line: 0, limit: DEFAULT_MAX_LINE, is_done: false }
}

/// Reads a JSON text: one document or an array of them.
///
/// # Errors
/// The first [`ReadError`]; its line is where the JSON goes wrong.
pub fn json(mut source: impl Read) -> Result<Vec<Document>, ReadError> {
    let mut text = String::new();
    source.read_to_string(&mut text).map_err(|source| ReadError::Io { line: 1, source })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let documents = if text.trim_start().starts_with('[') {
        serde_json::from_str(text)
    } else {
        serde_json::from_str(text).map(|document| vec![document])
    };
    let documents: Vec<Document> = documents
        .map_err(|error| ReadError::NotADocument { line: error.line() as u64, reason: reason(&error) })?;
    documents.iter().try_for_each(|document| check(document, 1))?;
    Ok(documents)
}

/// The documents of a source; see [`json_lines`].
#[derive(Debug)]
pub struct Documents<R> {
    source: R,
    buffer: Vec<u8>,
    line: u64,
    limit: u64,
    is_done: bool,
}

impl<R> Documents<R> {
    /// Reads lines of at most `bytes` bytes; longer ones are errors and never held in memory.
    #[must_use]
    pub fn max_line(self, bytes: u64) -> Documents<R> {
        Documents { limit: bytes, ..self }
    }
}

impl<R: BufRead> Iterator for Documents<R> {
    type Item = Result<Document, ReadError>;

    fn next(&mut self) -> Option<Result<Document, ReadError>> {
        while !self.is_done {
            self.line += 1;
            let line = self.line;
            match read_line(&mut self.source, &mut self.buffer, self.limit) {
                Ok(Line::End) => self.is_done = true,
                Ok(Line::TooLong) => return Some(Err(ReadError::TooLong { line, limit: self.limit })),
                Ok(Line::Whole) if self.buffer.trim_ascii().is_empty() => {}
                Ok(Line::Whole) => return Some(document(&self.buffer, line)),
                Err(source) => {
                    self.is_done = true;
                    return Some(Err(ReadError::Io { line, source }));
                }
            }
        }
        None
    }
}

enum Line {
    Whole,
    TooLong,
    End,
}

/// Reads up to and over the next line break into `buffer`, keeping at most `limit` bytes.
fn read_line(source: &mut impl BufRead, buffer: &mut Vec<u8>, limit: u64) -> io::Result<Line> {
    buffer.clear();
    if source.take(limit.saturating_add(1)).read_until(b'\n', buffer)? == 0 {
        return Ok(Line::End);
    }
    if buffer.ends_with(b"\n") || buffer.len() as u64 <= limit {
        return Ok(Line::Whole);
    }
    buffer.clear();
    source.skip_until(b'\n')?;
    Ok(Line::TooLong)
}

fn document(bytes: &[u8], line: u64) -> Result<Document, ReadError> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).filter(|_| line == 1).unwrap_or(bytes);
    let document = serde_json::from_slice(bytes.trim_ascii_end())
        .map_err(|error| ReadError::NotADocument { line, reason: reason(&error) })?;
    check(&document, line)?;
    Ok(document)
}

fn check(document: &Document, line: u64) -> Result<(), ReadError> {
    document.check().map_err(|misplaced| ReadError::NotADocument { line, reason: misplaced.to_string() })
}

/// The parser's words with the column alone: its line would be read as the source's.
fn reason(error: &serde_json::Error) -> String {
    let message = error.to_string();
    match message.rfind(" at line ") {
        Some(at) => format!("{} at column {}", message.get(..at).unwrap_or(&message), error.column()),
        None => message,
    }
}
