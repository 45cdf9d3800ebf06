//! What can go wrong while writing.

use std::io;

/// Writing failed; what was written before stays written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WriteError {
    /// One item could not be written.
    #[error("could not write {name} as {format}", name = name(*.number, .id.as_deref()))]
    Item {
        /// Which one, counted from 1.
        number: u64,
        /// The article's id, if it has one.
        id: Option<String>,
        /// The name of the format.
        format: &'static str,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// What stands before the first item could not be written.
    #[error("could not start the {format}")]
    Start {
        /// The name of the format.
        format: &'static str,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// What stands after the last item could not be written, or what a writer had kept back.
    #[error("could not finish the {format} (documents before: {written})")]
    Finish {
        /// How many items had been given to the writer.
        written: u64,
        /// The name of the format.
        format: &'static str,
        /// Why.
        #[source]
        source: io::Error,
    },
}

impl WriteError {
    /// The cause.
    pub fn io(&self) -> &io::Error {
        match self {
            WriteError::Start { source, .. }
            | WriteError::Item { source, .. }
            | WriteError::Finish { source, .. } => source,
        }
    }
}

fn name(number: u64, id: Option<&str>) -> String {
    match id {
        Some(id) => format!("document {number} ({id})"),
        None => format!("document {number}"),
    }
}
