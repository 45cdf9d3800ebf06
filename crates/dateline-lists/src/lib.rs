//! Official sanctions lists, whole and streaming: every list becomes [`ListEntry`](dateline_sanctions::ListEntry)s, one at a time.
//!
//! ```
//! let list = br#"<export generationDate="2021-03-02"><sanctionEntity euReferenceNumber="EU.1.2">
//!   <nameAlias wholeName="Jane Doe"/></sanctionEntity></export>"#;
//! for entry in dateline_lists::read(&list[..], &dateline_lists::Options::default())? {
//!     assert_eq!(entry?.name(), "Jane Doe");
//! }
//! # Ok::<(), dateline_lists::ReadError>(())
//! ```
//!
//! - [`read`] tells the lists apart ([`Format::detect`]) and opens gzip and zip; each list's own module reads what is known.
//! - [`Entries`] is an iterator of `Result`s: a record that is not as it should be costs that record, and says where it stands.
//! - Nothing is lost: what has no place in the model is in the entry's `other`. [`Audit`] proves it for a file.
//! - Memory does not grow with the list.
//!
//! # What it leaves to others
//! Names against entries (`dateline-screen`), entries as FollowTheMoney or tables (`dateline-formats`), files and the network (the
//! command).
//!
//! # Features
//! One for each publisher: `eu`, `ofac`, `un`, `uk`, `seco`, `sema`, `opensanctions`; `archives` opens gzip and zip, `audit` counts, `diff` compares.
//! All are on by default.

#![expect(dead_code, reason = "some helpers wait for the readers to come")]

#[cfg(feature = "audit")]
mod audit;
mod country;
#[cfg(any(feature = "ofac", feature = "uk", feature = "opensanctions"))]
mod csv;
mod date;
#[cfg(feature = "diff")]
pub mod diff;
#[cfg(any(feature = "eu", feature = "ofac", feature = "un", feature = "uk", feature = "seco"))]
mod document;
mod entries;
mod error;
mod format;
mod options;
mod program;
mod publication;
mod read;
#[cfg(all(test, feature = "audit"))]
mod testing;
#[cfg(any(feature = "un", feature = "seco", feature = "sema"))]
mod text;
mod xml;
#[cfg(feature = "archives")]
mod zip;

#[cfg(feature = "eu")]
pub mod eu;
#[cfg(feature = "ofac")]
pub mod ofac;
pub mod ofac_csv;
#[cfg(feature = "ofac")]
mod ofac_remarks;
#[cfg(feature = "opensanctions")]
pub mod opensanctions;
#[cfg(feature = "seco")]
pub mod seco;
#[cfg(feature = "sema")]
pub mod sema;
#[cfg(feature = "uk")]
pub mod uk;
#[cfg(feature = "un")]
pub mod un;

#[cfg(feature = "audit")]
pub use audit::{Audit, Tally};
pub use entries::{Entries, Head};
pub use error::{Position, ReadError};
pub use format::{Archive, Format, UnknownFormat};
pub use options::{Limits, Options};
pub use publication::{NotAPublication, Publication};
#[cfg(feature = "audit")]
pub use read::count;
pub use read::read;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
