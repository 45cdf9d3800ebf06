//! Articles as JSON Lines: one object a line, of which only `text` is required.
//!
//! ```json
//! {"id": "a1", "title": "…", "published": "2021-02-22", "publisher": "…", "url": "…", "language": "en", "text": "…"}
//! ```
//!
//! Fields that are null or blank count as absent, fields that nobody knows are ignored, `id` may be a number.
//! A line that is no such object is an error between its neighbours: the lines after it are read.

use std::io::{self, BufRead};

use crate::{Article, Diagnostic, DiagnosticKind, Metadata, Published, parse_with};

/// The longest line read unless the caller says otherwise: 64 MiB.
pub const DEFAULT_MAX_LINE: usize = 64 << 20;

/// Reads the articles of `source`, one a line, in order. Blank lines are skipped.
///
/// Memory grows with the longest line, and no line longer than [`DEFAULT_MAX_LINE`] is held.
///
/// ```
/// use dateline_article::read_json_lines;
/// let source = b"{\"id\": 7, \"text\": \"GENEVA, Nov 20 (Example Wire) - Talks began.\"}\n{\"text\": 1}\n";
/// let records: Vec<_> = read_json_lines(&source[..]).collect();
/// let article = records[0].as_ref().unwrap().clone().into_article();
/// assert_eq!(article.dateline.unwrap().place, "GENEVA");
/// assert!(records[1].as_ref().unwrap_err().to_string().starts_with("line 2 is no article: invalid type"));
/// ```
pub fn read_json_lines<R: BufRead>(source: R) -> JsonLines<R> {
    JsonLines { source, line: 0, max_line: DEFAULT_MAX_LINE, is_done: false }
}

/// One article before it is parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The line it stood on, from 1.
    pub line: u64,
    /// Everything but the text.
    pub metadata: Metadata,
    /// The text.
    pub text: String,
    /// What was odd about the record.
    pub diagnostics: Vec<Diagnostic>,
}

impl Record {
    /// Parses its text.
    pub fn into_article(self) -> Article {
        let mut article = parse_with(self.text, self.metadata);
        article.diagnostics.splice(0..0, self.diagnostics);
        article
    }
}

/// A line is no article.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The source could not be read. No record follows.
    #[error("could not read line {line}")]
    Io {
        /// The line, from 1.
        line: u64,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// The line is longer than the reader was told to hold.
    #[error("line {line} is longer than {limit} bytes")]
    TooLong {
        /// The line, from 1.
        line: u64,
        /// How long a line may be, in bytes.
        limit: usize,
    },
    /// The line is not UTF-8.
    #[error("line {line} is not UTF-8 at byte {offset}")]
    NotUtf8 {
        /// The line, from 1.
        line: u64,
        /// The first byte that is none, counted within the line.
        offset: usize,
    },
    /// The line is not a JSON object with a `text`.
    #[error("line {line} is no article: {reason}")]
    NotAnArticle {
        /// The line, from 1.
        line: u64,
        /// What is wrong with it.
        reason: String,
    },
}

impl ReadError {
    /// The line it is about, from 1.
    pub fn line(&self) -> u64 {
        match self {
            ReadError::Io { line, .. }
            | ReadError::TooLong { line, .. }
            | ReadError::NotUtf8 { line, .. }
            | ReadError::NotAnArticle { line, .. } => *line,
        }
    }
}

/// The records of a source; see [`read_json_lines`].
#[derive(Debug)]
pub struct JsonLines<R> {
    source: R,
    line: u64,
    max_line: usize,
    is_done: bool,
}

impl<R> JsonLines<R> {
    /// Reads lines of at most `bytes` bytes; longer ones are errors and never held in memory.
    #[must_use]
    pub fn max_line(self, bytes: usize) -> JsonLines<R> {
        JsonLines { max_line: bytes, ..self }
    }
}

impl<R: BufRead> Iterator for JsonLines<R> {
    type Item = Result<Record, ReadError>;

    fn next(&mut self) -> Option<Result<Record, ReadError>> {
        while !self.is_done {
            self.line += 1;
            let line = self.line;
            match read_line(&mut self.source, self.max_line) {
                Ok(Line::End) => self.is_done = true,
                Ok(Line::TooLong) => return Some(Err(ReadError::TooLong { line, limit: self.max_line })),
                Ok(Line::Whole(bytes)) if bytes.trim_ascii().is_empty() => {}
                Ok(Line::Whole(bytes)) => return Some(record(&bytes, line)),
                Err(source) => {
                    self.is_done = true;
                    return Some(Err(ReadError::Io { line, source }));
                }
            }
        }
        None
    }
}

/// What [`read_line`] found.
enum Line {
    Whole(Vec<u8>),
    TooLong,
    End,
}

/// Reads up to and over the next line break, keeping at most `limit` bytes.
fn read_line(source: &mut impl BufRead, limit: usize) -> io::Result<Line> {
    let mut line = Vec::new();
    let (mut is_too_long, mut is_end) = (false, true);
    loop {
        let chunk = match source.fill_buf() {
            Ok(chunk) => chunk,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if chunk.is_empty() {
            break;
        }
        is_end = false;
        let line_break = memchr::memchr(b'\n', chunk);
        let part = chunk.get(..line_break.unwrap_or(chunk.len())).unwrap_or(chunk);
        is_too_long |= line.len() + part.len() > limit;
        if is_too_long {
            line = Vec::new();
        } else {
            line.extend_from_slice(part);
        }
        let used = part.len() + usize::from(line_break.is_some());
        source.consume(used);
        if line_break.is_some() {
            break;
        }
    }
    Ok(match (is_end, is_too_long) {
        (true, _) => Line::End,
        (_, true) => Line::TooLong,
        _ => Line::Whole(line),
    })
}

/// The fields of a line. Those that are missing, null or unknown do no harm.
#[derive(serde::Deserialize)]
struct Fields {
    id: Option<Id>,
    url: Option<String>,
    title: Option<String>,
    publisher: Option<String>,
    language: Option<String>,
    published: Option<String>,
    text: String,
}

/// Some write the id as a number.
#[derive(serde::Deserialize)]
#[serde(untagged)]
enum Id {
    Number(serde_json::Number),
    Text(String),
}

fn record(bytes: &[u8], line: u64) -> Result<Record, ReadError> {
    let text =
        str::from_utf8(bytes).map_err(|error| ReadError::NotUtf8 { line, offset: error.valid_up_to() })?;
    let text = text.strip_prefix('\u{feff}').filter(|_| line == 1).unwrap_or(text);
    let fields: Fields = serde_json::from_str(text)
        .map_err(|error| ReadError::NotAnArticle { line, reason: reason(&error) })?;
    let mut diagnostics = Vec::new();
    let published = fields.published.and_then(some_words).and_then(|published| {
        published
            .parse::<Published>()
            .map_err(|error| {
                diagnostics.push(Diagnostic::new(DiagnosticKind::Published, format!("published {error}")));
            })
            .ok()
    });
    let id = fields.id.map(|id| match id {
        Id::Number(number) => number.to_string(),
        Id::Text(text) => text,
    });
    let metadata = Metadata {
        id: id.and_then(some_words),
        url: fields.url.and_then(some_words),
        title: fields.title.and_then(some_words),
        publisher: fields.publisher.and_then(some_words),
        language: fields.language.and_then(some_words),
        published,
        ..Metadata::default()
    };
    Ok(Record { line, metadata, text: fields.text, diagnostics })
}

fn some_words(text: String) -> Option<String> {
    (!text.trim().is_empty()).then_some(text)
}

/// The parser's words; its "line 1" would be read as the source's, so that only the column stays.
fn reason(error: &serde_json::Error) -> String {
    let message = error.to_string();
    match message.rfind(" at line ") {
        Some(at) => format!("{} at column {}", message.get(..at).unwrap_or(&message), error.column()),
        None => message,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use insta::assert_snapshot;

    fn read(source: &[u8], max_line: usize) -> String {
        let show = |record: Result<Record, ReadError>| match record {
            Ok(Record { line, metadata, text, diagnostics }) => {
                let oddities: Vec<_> = diagnostics.iter().map(ToString::to_string).collect();
                let known = [metadata.id, metadata.title, metadata.published.map(|day| day.to_string())];
                format!("{line}: {text:?} {known:?} {oddities:?}")
            }
            Err(error) => format!("! {error}"),
        };
        read_json_lines(source).max_line(max_line).map(show).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn goes_on_after_a_bad_line() {
        let source = b"\xef\xbb\xbf{\"text\": \"a\"}\r\n\n{\"text\": \"b\", \"id\": 7, \"title\": \" \", \"more\": {}}\n{\"text\": null}\n\
            {\"id\": \"c\"}\n[]\n{\"text\": \"\xff\"}\n{\"text\"\n{\"text\": \"d\", \"published\": \"22 Feb\", \"title\": \"T\"}\n\
            {\"text\": \"e\", \"published\": \"2021-02-22\"}";
        assert_snapshot!(read(source, 1000), @r#"
        1: "a" [None, None, None] []
        3: "b" [Some("7"), None, None] []
        ! line 4 is no article: invalid type: null, expected a string at column 13
        ! line 5 is no article: missing field `text` at column 11
        ! line 6 is no article: invalid length 0, expected struct Fields with 7 elements at column 2
        ! line 7 is not UTF-8 at byte 10
        ! line 8 is no article: EOF while parsing an object at column 7
        9: "d" [None, Some("T"), None] ["published \"22 Feb\" is neither a date (YYYY-MM-DD) nor a moment (RFC 3339)"]
        10: "e" [None, None, Some("2021-02-22")] []
        "#);
    }

    #[test]
    fn holds_no_line_that_is_too_long() {
        let long = format!("{{\"text\": \"{}\"}}", "a".repeat(100));
        assert_snapshot!(read(format!("{long}\n{{\"text\": \"b\"}}\n{long}").as_bytes(), 50), @r#"
        ! line 1 is longer than 50 bytes
        2: "b" [None, None, None] []
        ! line 3 is longer than 50 bytes
        "#);
    }
}
