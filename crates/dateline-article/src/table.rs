//! Tables of stories: CSV with a header, parted by commas, semicolons or tabs.
//!
//! Columns are known by their names, in any case and order: `text` (or `body`, `content`, `article`, `maintext`), and, if there
//! are any, `id`, `url`, `title`, `publisher`, `published`, `language`, `author`, `section`.

use std::io::{self, BufRead, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use csv::{ByteRecord, ReaderBuilder};

use crate::detect::TEXT_COLUMNS;
use crate::moment::moment;
use crate::{Diagnostic, DiagnosticKind, Metadata, Record};

/// The longest row that is read unless the caller says otherwise: 16 MiB.
pub const DEFAULT_MAX_ROW: usize = 16 << 20;

/// Reads the stories of a table, one a row, in order.
///
/// # Errors
/// [`TableError`] if the table has no header, or no column of text in it.
///
/// ```
/// use dateline_article::read_csv;
/// let table = b"id,published,text\n1,2021-02-22,\"GENEVA (EW) - Talks began, officials said.\"\n";
/// let rows: Vec<_> = read_csv(&table[..])?.collect::<Result<_, _>>()?;
/// assert_eq!(rows[0].text, "GENEVA (EW) - Talks began, officials said.");
/// # Ok::<(), dateline_article::TableError>(())
/// ```
pub fn read_csv<R: BufRead>(mut source: R) -> Result<Table<R>, TableError> {
    let delimiter = delimiter(&mut source).map_err(|source| TableError::Io { row: 0, source })?;
    let read = Arc::new(AtomicU64::new(0));
    let limited = Limited { inner: source, read: Arc::clone(&read) };
    let mut reader = ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(limited);
    let header = reader.byte_headers().map_err(|error| TableError::from_csv(0, error))?;
    let names: Vec<String> = header
        .iter()
        .map(|name| String::from_utf8_lossy(name).trim_start_matches('\u{feff}').trim().to_ascii_lowercase())
        .collect();
    let column = |known: &[&str]| known.iter().find_map(|known| names.iter().position(|name| name == known));
    let text = column(&TEXT_COLUMNS).ok_or_else(|| TableError::NoText { found: names.join(", ") })?;
    let columns = Columns {
        text,
        id: column(&["id", "uuid", "guid", "article_id"]),
        url: column(&["url", "link", "uri"]),
        title: column(&["title", "headline"]),
        publisher: column(&["publisher", "source", "publication", "outlet", "source_domain"]),
        published: column(&[
            "published",
            "date",
            "date_publish",
            "published_at",
            "pubdate",
            "publish_date",
            "datetime",
        ]),
        language: column(&["language", "lang"]),
        author: column(&["author", "authors", "byline"]),
        section: column(&["section", "category"]),
    };
    Ok(Table { reader, columns, read, is_done: false })
}

/// A row, or the whole table, cannot be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TableError {
    /// The source could not be read, or a row is longer than is held. No row follows.
    #[error("could not read row {row}")]
    Io {
        /// The row, from 1 below the header.
        row: u64,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// No column is called as texts are.
    #[error("no column of text among {found}")]
    NoText {
        /// The names of the columns.
        found: String,
    },
    /// A row is no story. Those after it can be read.
    #[error("row {row} (line {line}) is no article: {reason}")]
    Row {
        /// The row, from 1 below the header.
        row: u64,
        /// The line it starts on, from 1.
        line: u64,
        /// What is wrong with it.
        reason: String,
    },
}

impl TableError {
    /// The row it is about, from 1 below the header; 0 is the header itself.
    pub fn row(&self) -> u64 {
        match self {
            TableError::Io { row, .. } | TableError::Row { row, .. } => *row,
            TableError::NoText { .. } => 0,
        }
    }

    fn from_csv(row: u64, error: csv::Error) -> TableError {
        let message = error.to_string();
        match error.into_kind() {
            csv::ErrorKind::Io(source) => TableError::Io { row, source },
            _ => TableError::Io { row, source: io::Error::new(io::ErrorKind::InvalidData, message) },
        }
    }
}

/// The rows of a table; see [`read_csv`].
#[derive(Debug)]
pub struct Table<R> {
    reader: csv::Reader<Limited<R>>,
    columns: Columns,
    read: Arc<AtomicU64>,
    is_done: bool,
}

#[derive(Clone, Copy, Debug)]
struct Columns {
    text: usize,
    id: Option<usize>,
    url: Option<usize>,
    title: Option<usize>,
    publisher: Option<usize>,
    published: Option<usize>,
    language: Option<usize>,
    author: Option<usize>,
    section: Option<usize>,
}

impl<R: Read> Iterator for Table<R> {
    type Item = Result<Record, TableError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_done {
            return None;
        }
        self.read.store(0, Ordering::Relaxed);
        let mut row = ByteRecord::new();
        let number = self.reader.position().record().max(1);
        match self.reader.read_byte_record(&mut row) {
            Ok(true) => Some(self.columns.record(&row, number)),
            Ok(false) => None,
            Err(error) => {
                self.is_done = true;
                Some(Err(TableError::from_csv(number, error)))
            }
        }
    }
}

impl Columns {
    fn record(&self, row: &ByteRecord, number: u64) -> Result<Record, TableError> {
        let line = row.position().map_or(0, csv::Position::line);
        let bad = |reason: String| TableError::Row { row: number, line, reason };
        let text = row.get(self.text).ok_or_else(|| bad(format!("it has {} columns", row.len())))?;
        let text = str::from_utf8(text)
            .map_err(|error| bad(format!("its text is not UTF-8 at byte {}", error.valid_up_to())))?;
        if text.trim().is_empty() {
            return Err(bad("its text is empty".to_owned()));
        }
        let get = |column: Option<usize>| {
            let words = String::from_utf8_lossy(row.get(column?)?).trim().to_owned();
            (!words.is_empty()).then_some(words)
        };
        let mut diagnostics = Vec::new();
        let published = get(self.published).and_then(|date| {
            let found = moment(&date);
            if found.is_none() {
                let message = format!("published {date:?} is no date that is read");
                diagnostics.push(Diagnostic::new(DiagnosticKind::Published, message));
            }
            found
        });
        let metadata = Metadata {
            id: get(self.id),
            url: get(self.url),
            title: get(self.title),
            publisher: get(self.publisher),
            language: get(self.language),
            section: get(self.section),
            bylines: get(self.author).into_iter().collect(),
            published,
            ..Metadata::default()
        };
        Ok(Record { line, metadata, text: text.to_owned(), diagnostics })
    }
}

/// The mark that parts the names of the header most often.
fn delimiter(source: &mut impl BufRead) -> io::Result<u8> {
    let head = source.fill_buf()?;
    let first = head.split(|b| *b == b'\n').next().unwrap_or(head);
    let count = |mark: u8| memchr::memchr_iter(mark, first).count();
    Ok(*b",;\t".iter().rev().max_by_key(|mark| count(**mark)).unwrap_or(&b','))
}

/// Stops where a row has become longer than is held: where a quotation never ends, it would be the rest of the table.
#[derive(Debug)]
struct Limited<R> {
    inner: R,
    read: Arc<AtomicU64>,
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.read.load(Ordering::Relaxed) > DEFAULT_MAX_ROW as u64 {
            let message = format!("it is longer than {DEFAULT_MAX_ROW} bytes");
            return Err(io::Error::new(io::ErrorKind::InvalidData, message));
        }
        let read = self.inner.read(buffer)?;
        self.read.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use insta::assert_snapshot;

    fn read(table: &str) -> String {
        let rows = match read_csv(table.as_bytes()) {
            Ok(rows) => rows,
            Err(error) => return format!("! {error}"),
        };
        let show = |row: Result<Record, TableError>| match row {
            Ok(Record { line, metadata, text, diagnostics }) => format!(
                "{line}: {text:?} {:?} {:?} {:?}",
                metadata.id,
                metadata.published.map(|date| date.to_string()),
                diagnostics.len()
            ),
            Err(error) => format!("! {error}"),
        };
        rows.map(show).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn goes_on_after_a_bad_row() {
        let table = [
            read("id,Date,Text\n1,2021-02-22,\"One,\ntwo\"\n2,soon,Three\n3\n4,,\n5,22.02.2021,Four\n"),
            read("text;id\na;1\n"),
            read("body\tid\na\t1\n"),
            read("id,name\n1,2\n"),
            read(""),
        ];
        assert_snapshot!(table.join("\n--\n"), @r#"
        2: "One,\ntwo" Some("1") Some("2021-02-22") 0
        4: "Three" Some("2") None 1
        ! row 3 (line 5) is no article: it has 1 columns
        ! row 4 (line 6) is no article: its text is empty
        7: "Four" Some("5") Some("2021-02-22") 0
        --
        2: "a" Some("1") None 0
        --
        2: "a" Some("1") None 0
        --
        ! no column of text among id, name
        --
        ! no column of text among
        "#);
    }

    #[test]
    fn holds_no_row_that_never_ends() {
        let table = format!("id,text\n1,\"{}", "x".repeat(DEFAULT_MAX_ROW + (1 << 20)));
        assert!(read(&table).starts_with("! could not read row 1"));
    }
}
