#![doc = include_str!("../README.md")]
//!
//! # What it leaves to others
//! Tokens and sentence ends are those of `dateline-text`; the country of a dateline, names, times and quotations are read by
//! `dateline-extract`; HTML, feeds and news archives are readers of their own.

mod agency;
mod article;
mod caption;
mod check;
mod classify;
mod country;
mod credit;
mod date;
mod dateline;
#[cfg(feature = "encodings")]
mod decode;
mod diagnostic;
mod grammar;
mod heading;
mod line;
mod list;
mod metadata;
mod note;
mod opening;
mod parse;
mod phrase;
mod piece;
mod place;
mod published;
#[cfg(feature = "serde")]
mod read;

pub use article::{Article, Block, BlockKind, Dateline};
pub use check::Broken;
pub use country::{CountryCode, CountryCodeError};
#[cfg(feature = "encodings")]
pub use decode::{Decoded, decode};
pub use diagnostic::{Diagnostic, DiagnosticKind};
pub use metadata::Metadata;
pub use parse::{parse, parse_with};
pub use published::{Published, PublishedError};
#[cfg(feature = "serde")]
pub use read::{DEFAULT_MAX_LINE, JsonLines, ReadError, Record, read_json_lines};
