//! Why a file or an item of a news format is no article.

/// A file, or one item of it, is no article. Items after it can be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FormatError {
    /// It breaks the rules of its format.
    #[error("is no whole {format}: {reason}")]
    Malformed {
        /// The format.
        format: &'static str,
        /// What is wrong, and where.
        reason: String,
    },
    /// It is what it should be, but nothing that holds stories.
    #[error("is {what}, which holds no story")]
    NotAStory {
        /// What it is.
        what: String,
    },
    /// It may hold a story, but there are no words.
    #[error("{item} has no text")]
    NoText {
        /// The item, by its id or title.
        item: String,
    },
    /// It is longer, deeper or has more parts than is read.
    #[error("is too large: {reason}")]
    TooLarge {
        /// In what.
        reason: String,
    },
}

impl FormatError {
    pub(crate) fn malformed(format: &'static str, reason: impl Into<String>) -> FormatError {
        FormatError::Malformed { format, reason: reason.into() }
    }

    pub(crate) fn not_a_story(what: impl Into<String>) -> FormatError {
        FormatError::NotAStory { what: what.into() }
    }
}
