//! What every reader gives: entries one at a time, and what the file says of itself.

use dateline_entity::PartialDate;
use dateline_sanctions::{ListEntry, ListId, Other};

use crate::{Format, ReadError};

/// What a list's file says of itself, outside its records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The format of the file.
    pub format: Format,
    /// The list.
    pub list: ListId,
    /// The date that the file bears.
    pub date: Option<PartialDate>,
    /// The same as printed, or another mark of the version.
    pub version: Option<String>,
    /// How many records the file says that it has.
    pub count: Option<u64>,
    /// What else stands outside the records, with its path.
    pub other: Vec<Other>,
}

impl Head {
    /// Of a list of which nothing is known yet.
    pub(crate) fn new(format: Format, list: &str) -> Head {
        let list = list.parse().expect("the readers' short names of lists are well formed");
        Head { format, list, date: None, version: None, count: None, other: Vec::new() }
    }
}

/// The source of entries behind [`Entries`]: one for each kind of file.
pub(crate) trait Source {
    /// The next entry or what is wrong with it; `None` at the end and after a fatal error.
    fn next_entry(&mut self) -> Option<Result<ListEntry, ReadError>>;

    /// What the file has said of itself so far.
    fn head(&self) -> &Head;

    /// What was counted, if it was asked for.
    #[cfg(feature = "audit")]
    fn audit(&self) -> Option<&crate::Audit>;
}

/// The entries of a list, in the order of its file, read one at a time.
///
/// A record that is not as it should be is an `Err` between its neighbours; after [a fatal one](ReadError::is_fatal) the iterator
/// ends.
pub struct Entries<'a> {
    source: Box<dyn Source + 'a>,
    is_done: bool,
}

impl std::fmt::Debug for Entries<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Entries").field("head", self.head()).finish_non_exhaustive()
    }
}

impl<'a> Entries<'a> {
    pub(crate) fn new(source: impl Source + 'a) -> Entries<'a> {
        Entries { source: Box::new(source), is_done: false }
    }

    /// What the file has said of itself so far: all of it once the iterator has ended.
    pub fn head(&self) -> &Head {
        self.source.head()
    }

    /// What was counted so far, if [`Options::audit`](crate::Options::audit) asked for it: all of it once the iterator has ended.
    #[cfg(feature = "audit")]
    pub fn audit(&self) -> Option<&crate::Audit> {
        self.source.audit()
    }
}

impl Iterator for Entries<'_> {
    type Item = Result<ListEntry, ReadError>;

    fn next(&mut self) -> Option<Result<ListEntry, ReadError>> {
        if self.is_done {
            return None;
        }
        let next = self.source.next_entry();
        self.is_done = match &next {
            None => true,
            Some(Err(error)) => error.is_fatal(),
            Some(Ok(_)) => false,
        };
        next
    }
}
