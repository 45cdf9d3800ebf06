//! Names in the text: where they stand and what kind of thing they name.

mod facts;
mod gazetteer;
mod hash;
mod known;
mod rules;

use std::ops::Range;

use dateline_entity::EntityKind;
use dateline_time::Timex;

pub(crate) use facts::{Fact, Facts, Shape};
pub(crate) use gazetteer::{Class, Entry, Gazetteer, Record};

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
pub(crate) struct Names {
    pub(crate) gazetteer: Gazetteer,
}

impl Names {
    /// Reads what ships with the crate.
    pub(crate) fn embedded() -> Result<Names, LexiconError> {
        Ok(Names { gazetteer: Gazetteer::embedded()? })
    }
}

/// Finds the names of the article, in order; they do not overlap.
pub(crate) fn find(analysis: &Analysis<'_>, _times: &[Timex], names: &Names) -> Vec<Mention> {
    let facts = Facts::new(analysis, &names.gazetteer);
    rules::find(analysis, &facts, &names.gazetteer)
}
