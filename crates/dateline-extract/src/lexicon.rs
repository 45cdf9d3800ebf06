//! What extraction knows about language, as data: read once, used for every article.

use crate::syntax::Syntax;
use crate::{events, mentions, quotes};

/// The word lists, weights and frames of extraction.
///
/// Building one reads the embedded data and builds automata from it: do it once, and share it between threads.
#[derive(Debug)]
pub struct Lexicon {
    pub(crate) names: mentions::Names,
    pub(crate) cues: quotes::Cues,
    pub(crate) syntax: Syntax,
    pub(crate) frames: events::Frames,
}

/// The embedded data are not as the program expects: a mistake of whoever edited them.
#[derive(Debug, thiserror::Error)]
#[error("lexicon {file}: {reason}")]
pub struct LexiconError {
    /// The file under `data/`.
    pub file: &'static str,
    /// What is wrong with it, with its place.
    pub reason: String,
}

impl Lexicon {
    /// Reads the lexicon that ships with the crate.
    ///
    /// # Errors
    /// If a data file is malformed, which the crate's tests rule out for the files that ship.
    pub fn embedded() -> Result<Lexicon, LexiconError> {
        Ok(Lexicon {
            names: mentions::Names::embedded()?,
            cues: quotes::Cues::embedded()?,
            syntax: Syntax::embedded()?,
            frames: events::Frames::embedded()?,
        })
    }
}
