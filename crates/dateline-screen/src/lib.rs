//! Names against names, and people, organizations and vessels against sanctions lists, with reasons.
//!
//! - [`compare`] and [`PreparedName`]: two names, how alike they are, and which word was taken for which at what cost.
//! - [`Index`]: the entries of any lists made searchable, as a file too, changed by what a list's new version adds and drops.
//! - [`Screener`]: a [`Query`] against an index, by name, birth, country, gender, numbers, programme and role, to [`Hit`]s.
//! - [`link()`]: the entities of a story to the entries that they may be.
//!
//! The same index and query give the same hits in the same order on every machine.
//!
//! # What it leaves to others
//! Reading official lists (`dateline-lists`), finding names in stories (`dateline-extract`), files (the command).

mod align;
mod alike;
mod compare;
mod evidence;
mod families;
mod file;
mod index;
mod letters;
mod lexicon;
mod link;
mod query;
mod record;
mod search;
mod segment;
mod weights;
mod words;

pub use compare::{Comparison, compare, compare_as};
pub use file::ReadIndexError;
pub use index::{Hit, Index, Options, Screener};
pub use link::link;
pub use query::Query;
pub use record::IndexedList;
pub use words::{NameKind, PreparedName};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
