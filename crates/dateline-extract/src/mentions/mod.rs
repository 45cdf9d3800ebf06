//! Names in the text: where they stand and what kind of thing they name.

use dateline_entity::EntityKind;
use dateline_time::Timex;
use std::ops::Range;

use crate::LexiconError;
use crate::analysis::Analysis;

/// A name in the text.
#[derive(Clone, Debug)]
pub(crate) struct Mention {
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    /// What it names.
    pub(crate) kind: EntityKind,
}

/// Gazetteers and weights.
#[derive(Debug)]
pub(crate) struct Names {}

impl Names {
    pub(crate) fn embedded() -> Result<Names, LexiconError> {
        Ok(Names {})
    }
}

/// Finds the names of the article.
pub(crate) fn find(_analysis: &Analysis<'_>, _times: &[Timex], _names: &Names) -> Vec<Mention> {
    Vec::new()
}
