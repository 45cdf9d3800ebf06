//! Names in the text: where they stand and what kind of thing they name.

mod conventions;
mod decode;
mod evidence;
mod facts;
mod features;
mod gazetteer;
pub(crate) mod hash;
mod known;
mod labels;
#[cfg(any(test, feature = "training"))]
pub(crate) mod lists;
mod patterns;
mod repair;
mod sport;
mod stretches;
mod tagger;
#[cfg(test)]
pub(crate) mod tests;
mod titles;
#[cfg(feature = "training")]
pub(crate) mod training;
mod voting;

use std::ops::Range;

use dateline_entity::EntityKind;
use dateline_time::Timex;

pub(crate) use facts::{Facts, Shape};
pub(crate) use gazetteer::{Class, Entry, Gazetteer};
pub(crate) use known::longest_at as known_at;

use crate::LexiconError;
use crate::analysis::Analysis;
use crate::pos::Tagger;
use evidence::Evidence;
use tagger::NameTagger;
use titles::Titles;

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
    pub(crate) tagger: Tagger,
    pub(crate) titles: Titles,
    model: NameTagger,
}

impl Names {
    /// Reads what ships with the crate.
    pub(crate) fn embedded() -> Result<Names, LexiconError> {
        Ok(Names {
            gazetteer: Gazetteer::embedded()?,
            tagger: Tagger::embedded()?,
            titles: Titles::embedded()?,
            model: NameTagger::embedded()?,
        })
    }
}

/// Finds the names of the article, in order; they do not overlap.
pub(crate) fn find(analysis: &Analysis<'_>, _times: &[Timex], names: &Names) -> Vec<Mention> {
    let evidence = Evidence::new(analysis);
    let found = names.model.find(analysis, &evidence, &names.gazetteer);
    let mut mentions: Vec<Mention> =
        found.into_iter().map(|(tokens, kind)| Mention { tokens, kind }).collect();
    repair::trim(analysis, &names.gazetteer, &mut mentions);
    repair::extend(analysis, &names.gazetteer, &mut mentions);
    conventions::apply(analysis, &names.gazetteer, &mut mentions);
    repair::widen(analysis, &mut mentions);
    repair::use_lists(analysis, &names.gazetteer, &mut mentions);
    voting::vote(analysis, &evidence, &names.gazetteer, &mut mentions);
    repair::drop_others(analysis, &mut mentions);
    patterns::find(analysis, &mut mentions);
    if evidence.is_sport() {
        sport::find_teams(analysis, &names.gazetteer, &mut mentions);
    }
    mentions.retain(|mention| mention.kind != EntityKind::Other);
    mentions
}
