//! How a list is read.

use dateline_sanctions::ListId;

/// How a list is read. [`Options::default`] is right for official files.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Options {
    /// What no record may exceed.
    pub limits: Limits,
    /// The list's short name, where the caller knows better than the file: OFAC's two lists look alike.
    pub list: Option<ListId>,
    /// Whether to count every element and attribute, for [`Entries::audit`](crate::Entries::audit). Costs time.
    pub audit: bool,
}

/// What no record may exceed. Official lists stay far below.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Limits {
    /// Elements within each other.
    pub depth: usize,
    /// Bytes of one record.
    pub record: u64,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { depth: 64, record: 4 << 20 }
    }
}

impl Options {
    /// The same, counting every element and attribute.
    #[must_use]
    pub fn with_audit(self) -> Options {
        Options { audit: true, ..self }
    }

    /// The same, for a list whose short name is known.
    #[must_use]
    pub fn with_list(self, list: ListId) -> Options {
        Options { list: Some(list), ..self }
    }
}
