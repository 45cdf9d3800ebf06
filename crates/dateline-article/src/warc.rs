//! Web archives: WARC 1.0 and 1.1 (ISO 28500), as Common Crawl and others keep what they fetched.
//!
//! ```text
//! record  = "WARC/1." digit CRLF {name ":" value CRLF} CRLF block CRLF CRLF
//! block   = for a response: an HTTP response, as it came
//! ```
//!
//! One page is held at a time. Of the other records each is named: revisits, answers that are no page, what went with them.

use std::io::{self, BufRead, Read};

use crate::moment::moment;
use crate::{Article, Metadata, Published, decompressed, parse_html};

/// The longest page that is read unless the caller says otherwise: 16 MiB.
pub const DEFAULT_MAX_PAGE: usize = 16 << 20;

/// The longest head of a record or of an HTTP response.
const MAX_HEAD: u64 = 64 << 10;

/// Reads the records of a web archive, in order; give it uncompressed ([`decompressed`]).
///
/// ```
/// use dateline_article::{ArchiveRecord, read_warc};
/// let archive = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/1\r\n\
///     WARC-Date: 2021-02-22T10:00:00Z\r\nContent-Length: 74\r\n\r\n\
///     HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Talks began.\r\n\r\n";
/// let records: Vec<_> = read_warc(&archive[..]).collect::<Result<_, _>>()?;
/// let ArchiveRecord::Page(page) = &records[0] else { panic!() };
/// assert_eq!(page.clone().into_article(None).text, "Talks began.");
/// # Ok::<(), dateline_article::ArchiveError>(())
/// ```
pub fn read_warc<R: BufRead>(source: R) -> Archive<R> {
    Archive { source, offset: 0, max_page: DEFAULT_MAX_PAGE, is_done: false }
}

/// A record of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ArchiveRecord {
    /// A web page.
    Page(Box<ArchivedPage>),
    /// The same as a page that was fetched before, so that it is not held again.
    Revisit,
    /// An answer that says that there is no page: its status.
    Failure(u16),
    /// Anything else: pictures, requests, what is known of the archive.
    Other,
}

/// A web page of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArchivedPage {
    /// Where in the archive its record starts, in bytes of it uncompressed.
    pub offset: u64,
    /// Its address.
    pub url: Option<String>,
    /// When it was fetched.
    pub fetched: Option<Published>,
    /// The encoding that came with it.
    pub charset: Option<String>,
    /// Its bytes.
    pub body: Vec<u8>,
}

impl ArchivedPage {
    /// Finds its story. `charset` is what the caller knows better than the page.
    pub fn into_article(self, charset: Option<&str>) -> Article {
        let metadata = Metadata { url: self.url, ..Metadata::default() };
        parse_html(&self.body, charset.or(self.charset.as_deref()), metadata)
    }
}

/// A record cannot be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ArchiveError {
    /// The source could not be read. No record follows.
    #[error("could not read the archive at byte {offset}")]
    Io {
        /// Where, in bytes uncompressed.
        offset: u64,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// What stands there is no record. None follows: without its length nobody knows where the next one starts.
    #[error("no WARC record at byte {offset}: {reason}")]
    Malformed {
        /// Where, in bytes uncompressed.
        offset: u64,
        /// What is wrong.
        reason: String,
    },
    /// A page is longer than the reader was told to hold, or came in a form that is not read. Others follow.
    #[error("the page at byte {offset} {reason}")]
    Page {
        /// Where its record starts, in bytes uncompressed.
        offset: u64,
        /// Why it is not read.
        reason: String,
    },
}

impl ArchiveError {
    /// Where it stands, in bytes of the archive uncompressed.
    pub fn offset(&self) -> u64 {
        match self {
            ArchiveError::Io { offset, .. }
            | ArchiveError::Malformed { offset, .. }
            | ArchiveError::Page { offset, .. } => *offset,
        }
    }
}

/// The records of an archive; see [`read_warc`].
#[derive(Debug)]
pub struct Archive<R> {
    source: R,
    offset: u64,
    max_page: usize,
    is_done: bool,
}

impl<R> Archive<R> {
    /// Reads pages of at most `bytes` bytes; longer ones are errors and never held in memory.
    #[must_use]
    pub fn max_page(self, bytes: usize) -> Archive<R> {
        Archive { max_page: bytes, ..self }
    }
}

/// The head of a record.
#[derive(Debug, Default)]
struct Head {
    kind: String,
    url: Option<String>,
    date: Option<String>,
    mime: String,
    length: u64,
}

impl<R: BufRead> Iterator for Archive<R> {
    type Item = Result<ArchiveRecord, ArchiveError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_done {
            return None;
        }
        let next = self.record();
        self.is_done = !matches!(next, Some(Ok(_) | Err(ArchiveError::Page { .. })));
        next
    }
}

impl<R: BufRead> Archive<R> {
    fn record(&mut self) -> Option<Result<ArchiveRecord, ArchiveError>> {
        let first = loop {
            let line = match self.line() {
                Ok(line) => line?,
                Err(error) => return Some(Err(error)),
            };
            // Records end with blank lines; some writers are generous with them.
            if !line.trim_ascii().is_empty() {
                break line;
            }
        };
        let start = self.offset - first.len() as u64;
        let malformed =
            |reason: &str| Some(Err(ArchiveError::Malformed { offset: start, reason: reason.to_owned() }));
        if !first.starts_with(b"WARC/") {
            return malformed("it does not start with its version");
        }
        let mut head = Head::default();
        let mut length = None;
        let mut used = 0;
        loop {
            let line = match self.line() {
                Ok(Some(line)) => line,
                Ok(None) => return malformed("its head is cut short"),
                Err(error) => return Some(Err(error)),
            };
            used += line.len() as u64;
            if line.trim_ascii().is_empty() {
                break;
            }
            if used > MAX_HEAD {
                return malformed("its head is too long");
            }
            let Some((name, value)) = field(&line) else { continue };
            match name.to_ascii_lowercase().as_str() {
                "warc-type" => head.kind = value.to_ascii_lowercase(),
                "warc-target-uri" => head.url = Some(value.trim_matches(['<', '>']).to_owned()),
                "warc-date" => head.date = Some(value),
                "content-type" => head.mime = value.to_ascii_lowercase(),
                "content-length" => length = value.parse::<u64>().ok(),
                _ => {}
            }
        }
        head.length = match length {
            Some(length) => length,
            None => return malformed("it does not say how long it is"),
        };
        Some(self.block(&head, start))
    }

    fn line(&mut self) -> Result<Option<Vec<u8>>, ArchiveError> {
        let offset = self.offset;
        let mut line = Vec::new();
        let read = self.source.by_ref().take(MAX_HEAD).read_until(b'\n', &mut line);
        read.map_err(|source| ArchiveError::Io { offset, source })?;
        self.offset += line.len() as u64;
        Ok(if line.is_empty() { None } else { Some(line) })
    }

    fn block(&mut self, head: &Head, start: u64) -> Result<ArchiveRecord, ArchiveError> {
        let offset = self.offset;
        let io = |source| ArchiveError::Io { offset, source };
        let is_response = matches!(head.kind.as_str(), "response" | "resource");
        if !is_response {
            self.skip(head.length).map_err(io)?;
            return Ok(if head.kind == "revisit" { ArchiveRecord::Revisit } else { ArchiveRecord::Other });
        }
        if head.length > self.max_page as u64 {
            self.skip(head.length).map_err(io)?;
            let reason = format!("is longer than {} bytes", self.max_page);
            return Err(ArchiveError::Page { offset: start, reason });
        }
        let mut block = Vec::new();
        let read = self.source.by_ref().take(head.length).read_to_end(&mut block).map_err(io)?;
        self.offset += read as u64;
        if (read as u64) < head.length {
            let reason = "the archive ends within it".to_owned();
            return Err(ArchiveError::Malformed { offset: start, reason });
        }
        let page = ArchivedPage {
            offset: start,
            url: head.url.clone(),
            fetched: head.date.as_deref().and_then(moment),
            charset: None,
            body: Vec::new(),
        };
        if head.kind == "resource" || !block.starts_with(b"HTTP/") {
            let is_page = head.mime.contains("html");
            return Ok(if is_page {
                ArchiveRecord::Page(Box::new(ArchivedPage { body: block, ..page }))
            } else {
                ArchiveRecord::Other
            });
        }
        self.response(&block, page)
    }

    fn skip(&mut self, length: u64) -> io::Result<()> {
        let skipped = io::copy(&mut self.source.by_ref().take(length), &mut io::sink())?;
        self.offset += skipped;
        if skipped < length { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(()) }
    }

    fn response(&self, block: &[u8], page: ArchivedPage) -> Result<ArchiveRecord, ArchiveError> {
        let Response { status, mime, encoding, is_chunked, body } = Response::parse(block);
        if !(200..300).contains(&status) {
            return Ok(ArchiveRecord::Failure(status));
        }
        let is_page = mime.contains("html") || (mime.is_empty() && looks_like_page(body));
        if !is_page {
            return Ok(ArchiveRecord::Other);
        }
        let failed = |reason: String| ArchiveError::Page { offset: page.offset, reason };
        // Archives often hold the body as it was understood, and the head as it came.
        let mut body =
            if is_chunked { unchunked(body).unwrap_or_else(|| body.to_owned()) } else { body.to_owned() };
        if body.starts_with(b"\x1f\x8b") {
            let mut plain = Vec::new();
            let read = decompressed(&body[..])
                .and_then(|reader| reader.take(self.max_page as u64 + 1).read_to_end(&mut plain));
            read.map_err(|error| failed(error.to_string()))?;
            if plain.len() > self.max_page {
                return Err(failed(format!("is longer than {} bytes", self.max_page)));
            }
            body = plain;
        } else if !encoding.is_empty()
            && encoding != "identity"
            && encoding != "gzip"
            && !looks_like_page(&body)
        {
            return Err(failed(format!("is compressed with {encoding:?}")));
        }
        let charset =
            mime.split_once("charset=").map(|(_, label)| label.trim_matches(['"', '\'', ' ']).to_owned());
        let charset = charset
            .map(|label| label.split(';').next().unwrap_or("").to_owned())
            .filter(|label| !label.is_empty());
        Ok(ArchiveRecord::Page(Box::new(ArchivedPage { charset, body, ..page })))
    }
}

fn field(line: &[u8]) -> Option<(String, String)> {
    let line = String::from_utf8_lossy(line);
    let (name, value) = line.split_once(':')?;
    Some((name.trim().to_owned(), value.trim().to_owned()))
}

/// An HTTP response.
struct Response<'a> {
    status: u16,
    mime: String,
    encoding: String,
    is_chunked: bool,
    body: &'a [u8],
}

impl Response<'_> {
    fn parse(block: &[u8]) -> Response<'_> {
        let (head, body) = match memchr::memmem::find(block, b"\r\n\r\n") {
            Some(at) => (block.get(..at), block.get(at + 4..)),
            None => match memchr::memmem::find(block, b"\n\n") {
                Some(at) => (block.get(..at), block.get(at + 2..)),
                None => (Some(block), None),
            },
        };
        let (head, body) = (head.unwrap_or_default(), body.unwrap_or_default());
        let mut lines = head.split(|b| *b == b'\n');
        let status = lines.next().map(|line| String::from_utf8_lossy(line).into_owned()).unwrap_or_default();
        let status = status.split_whitespace().nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        let mut response =
            Response { status, mime: String::new(), encoding: String::new(), is_chunked: false, body };
        for (name, value) in lines.filter_map(field) {
            let value = value.to_ascii_lowercase();
            match name.to_ascii_lowercase().as_str() {
                "content-type" => response.mime = value,
                "content-encoding" => response.encoding = value,
                "transfer-encoding" => response.is_chunked = value.contains("chunked"),
                _ => {}
            }
        }
        response
    }
}

fn looks_like_page(body: &[u8]) -> bool {
    let head = body.get(..body.len().min(1024)).unwrap_or(body).to_ascii_lowercase();
    [&b"<html"[..], b"<!doctype html", b"<head", b"<body"]
        .iter()
        .any(|tag| memchr::memmem::find(&head, tag).is_some())
}

/// A chunked body put together; `None` if it is not chunked after all.
fn unchunked(body: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::with_capacity(body.len());
    let mut rest = body;
    loop {
        let end = memchr::memchr(b'\n', rest.get(..rest.len().min(64))?)?;
        let size = str::from_utf8(rest.get(..end)?).ok()?;
        let size = usize::from_str_radix(size.split(';').next()?.trim(), 16).ok()?;
        rest = rest.get(end + 1..)?;
        if size == 0 {
            return Some(whole);
        }
        // The last chunk may be cut.
        whole.extend_from_slice(rest.get(..size.min(rest.len()))?);
        rest = rest.get(size..).unwrap_or(&[]);
        rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
        if rest.is_empty() {
            return Some(whole);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use insta::assert_snapshot;

    fn record(kind: &str, block: &str) -> String {
        format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: <https://example.org/{kind}>\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n",
            block.len()
        )
    }

    fn read(archive: &[u8]) -> String {
        let show = |record: Result<ArchiveRecord, ArchiveError>| match record {
            Ok(ArchiveRecord::Page(page)) => {
                format!(
                    "{} {:?} {:?} {}",
                    page.offset,
                    page.url,
                    page.charset,
                    String::from_utf8_lossy(&page.body)
                )
            }
            Ok(other) => format!("{other:?}"),
            Err(error) => format!("! {error}"),
        };
        read_warc(archive).max_page(300).map(show).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn names_every_record() {
        let html = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=\"latin1\"\r\n\r\n<p>One";
        let chunked = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n<p>T\r\n2\r\nwo\r\n0\r\n\r\n";
        let archive = [
            record("warcinfo", "software: x"),
            record("request", "GET / HTTP/1.1\r\n\r\n"),
            record("response", html),
            record("response", chunked),
            record("response", "HTTP/1.1 404 Not Found\r\n\r\n"),
            record("response", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx"),
            record(
                "response",
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br\r\n\r\n\u{1}\u{2}",
            ),
            record("response", &"x".repeat(301)),
            record("revisit", ""),
            "WARC/1.0\r\nWARC-Type: response\r\n\r\n".to_owned(),
        ];
        assert_snapshot!(read(archive.concat().as_bytes()), @r#"
        Other
        Other
        239 Some("https://example.org/response") Some("latin1") <p>One
        413 Some("https://example.org/response") None <p>Two
        Failure(404)
        Other
        ! the page at byte 895 is compressed with "br"
        ! the page at byte 1069 is longer than 300 bytes
        Revisit
        ! no WARC record at byte 1580: it does not say how long it is
        "#);
    }

    #[test]
    fn says_where_an_archive_breaks() {
        let whole = record("response", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>One");
        let table =
            [read(b"no archive"), read(&whole.as_bytes()[..120]), read(&whole.as_bytes()[..20]), read(b"")];
        assert_snapshot!(table.join("\n"), @"
        ! no WARC record at byte 0: it does not start with its version
        ! no WARC record at byte 0: the archive ends within it
        ! no WARC record at byte 0: its head is cut short
        ");
    }
}
