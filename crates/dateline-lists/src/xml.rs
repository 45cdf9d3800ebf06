//! Lists in XML: from bytes to records, and from records to entries.
//!
//! ```text
//! bytes -> Clean (UTF-8, control bytes, size) -> Cursor (quick-xml) -> Record (one element, whole) -> Mapper -> ListEntry
//! ```
//!
//! A [`Record`](record::Record) holds one record of the list as a tree, in memory that the next record uses again. The mapper of a
//! list takes values out of it; each value remembers that it was taken. What was not taken goes into the entry's `other`, so that
//! nothing can be lost by forgetting it.

pub(crate) mod clean;
pub(crate) mod cursor;
pub(crate) mod entries;
pub(crate) mod record;

pub(crate) use entries::{Context, Mapper, XmlEntries};
pub(crate) use record::Node;
