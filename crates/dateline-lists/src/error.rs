//! What can be wrong with a list, and where.

use std::io;

/// Where in its source something stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    /// The record, counted from 1; 0 before the first.
    pub record: u64,
    /// The byte of the source, counted from 0, after unpacking and before decoding.
    pub offset: u64,
}

impl std::fmt::Display for Position {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.record {
            0 => write!(f, "byte {}", self.offset),
            record => write!(f, "record {record}, byte {}", self.offset),
        }
    }
}

/// A list, or one record of it, could not be read.
///
/// After an error that [is fatal](ReadError::is_fatal) no entry follows. After any other the entries that follow can be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The source could not be read.
    #[error("could not read the list")]
    Io(#[source] io::Error),
    /// The source is not well-formed.
    #[error("{at}: not well-formed: {what}")]
    Malformed {
        /// Where.
        at: Position,
        /// What is wrong with it.
        what: String,
    },
    /// The source ends within something.
    #[error("{at}: the file ends within {within}")]
    Truncated {
        /// Where it ends.
        at: Position,
        /// What is not closed.
        within: String,
    },
    /// The source is none of the lists that are known.
    #[error("none of the known lists begins like this: {head:?}")]
    UnknownFormat {
        /// How it begins.
        head: String,
    },
    /// The source is another list than its reader reads.
    #[error("{at}: expected {expected}, found {found}")]
    WrongList {
        /// Where.
        at: Position,
        /// What the reader reads.
        expected: &'static str,
        /// What is there.
        found: String,
    },
    /// The reader for this list is not compiled in.
    #[error("this build reads no {format} (feature {feature:?} of dateline-lists)")]
    NotCompiled {
        /// The list's format.
        format: &'static str,
        /// The feature that has it.
        feature: &'static str,
    },
    /// A record holds bytes that no text has: wrong UTF-8, or control characters.
    #[error("{at}: {}byte {byte:#04x} is no text", of(.id))]
    Encoding {
        /// Where the byte is.
        at: Position,
        /// The byte.
        byte: u8,
        /// The record's reference, if it can be read.
        id: Option<String>,
    },
    /// A record refers to an entity that XML does not define; lists define none.
    #[error("{at}: {}entity {name:?} is not defined", of(.id))]
    UndefinedEntity {
        /// Where the record begins.
        at: Position,
        /// The entity's name.
        name: String,
        /// The record's reference, if it can be read.
        id: Option<String>,
    },
    /// A record is larger or deeper than any honest one.
    #[error("{at}: {}{what} exceeds the limit", of(.id))]
    Limit {
        /// Where the record begins.
        at: Position,
        /// What is too large.
        what: &'static str,
        /// The record's reference, if it can be read.
        id: Option<String>,
    },
    /// A record lacks what it needs to be one.
    #[error("{at}: {}has no {field}", of(.id))]
    MissingField {
        /// Where the record begins.
        at: Position,
        /// What is missing.
        field: &'static str,
        /// The record's reference, if it has one.
        id: Option<String>,
    },
    /// A record has the reference of an earlier one. The earlier one stands.
    #[error("{at}: reference {id:?} was there before")]
    DuplicateId {
        /// Where the record begins.
        at: Position,
        /// The reference.
        id: String,
    },
    /// A record is not as its list documents it.
    #[error("{at}: {}{what}", of(.id))]
    Invalid {
        /// Where the record begins.
        at: Position,
        /// What is wrong with it.
        what: String,
        /// The record's reference, if it can be read.
        id: Option<String>,
    },
}

#[expect(clippy::ref_option, reason = "thiserror hands over fields by reference")]
fn of(id: &Option<String>) -> String {
    id.as_ref().map(|id| format!("{id}: ")).unwrap_or_default()
}

impl ReadError {
    /// Whether no entry can follow.
    pub fn is_fatal(&self) -> bool {
        matches!(
            self,
            ReadError::Io(_)
                | ReadError::Malformed { .. }
                | ReadError::Truncated { .. }
                | ReadError::UnknownFormat { .. }
                | ReadError::WrongList { .. }
                | ReadError::NotCompiled { .. }
        )
    }
}
