#![doc = include_str!("../README.md")]
//!
//! # What it leaves to others
//! Tokens and sentence ends are those of `dateline-text`; the country of a dateline, names, times and quotations are read by
//! `dateline-extract`.

mod agency;
mod article;
mod caption;
mod check;
mod classify;
#[cfg(feature = "html")]
mod compose;
#[cfg(feature = "compression")]
mod compressed;
mod country;
mod credit;
mod date;
mod dateline;
#[cfg(feature = "encodings")]
mod decode;
mod detect;
mod diagnostic;
#[cfg(feature = "html")]
mod dom;
#[cfg(feature = "feed")]
mod feed;
#[cfg(feature = "news")]
mod format_error;
mod grammar;
mod heading;
#[cfg(feature = "html")]
mod html;
mod line;
mod list;
#[cfg(feature = "markdown")]
mod markdown;
mod metadata;
#[cfg(feature = "html")]
mod moment;
#[cfg(feature = "news")]
mod news;
mod note;
mod opening;
mod parse;
mod phrase;
mod piece;
mod place;
mod published;
#[cfg(feature = "serde")]
mod read;
#[cfg(feature = "csv")]
mod table;
#[cfg(feature = "warc")]
mod warc;
#[cfg(feature = "news")]
mod xml;

pub use article::{Article, Block, BlockKind, Dateline};
pub use check::Broken;
#[cfg(feature = "compression")]
pub use compressed::decompressed;
pub use country::{CountryCode, CountryCodeError};
#[cfg(feature = "encodings")]
pub use decode::{Decoded, decode};
pub use detect::{DETECT_BYTES, Kind, detect};
pub use diagnostic::{Diagnostic, DiagnosticKind};
#[cfg(feature = "feed")]
pub use feed::parse_feed;
#[cfg(feature = "news")]
pub use format_error::FormatError;
#[cfg(feature = "html")]
pub use html::parse_html;
#[cfg(feature = "markdown")]
pub use markdown::parse_markdown;
pub use metadata::Metadata;
#[cfg(feature = "news")]
pub use news::{Items, parse_iptc7901, parse_news, parse_news_json};
pub use parse::{parse, parse_with};
pub use published::{Published, PublishedError};
#[cfg(feature = "serde")]
pub use read::{DEFAULT_MAX_LINE, JsonLines, ReadError, Record, read_json_lines};
#[cfg(feature = "csv")]
pub use table::{DEFAULT_MAX_ROW, Table, TableError, read_csv};
#[cfg(feature = "warc")]
pub use warc::{Archive, ArchiveError, ArchiveRecord, ArchivedPage, DEFAULT_MAX_PAGE, read_warc};
