//! x

mod article;
mod country;
mod decode;
mod diagnostic;
mod metadata;
mod parse;
mod published;
#[cfg(feature = "serde")]
mod read;

pub use article::{Article, Block, BlockKind, Dateline};
pub use country::{CountryCode, CountryCodeError};
pub use decode::{Decoded, decode};
pub use diagnostic::{Diagnostic, DiagnosticKind};
pub use metadata::Metadata;
pub use parse::{parse, parse_with};
pub use published::{Published, PublishedError};
#[cfg(feature = "serde")]
pub use read::{DEFAULT_MAX_LINE, JsonLines, ReadError, Record, read_json_lines};
