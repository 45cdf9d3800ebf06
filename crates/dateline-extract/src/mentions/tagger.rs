//! The sequence model: finds names and their kinds by what the text looks like.

use std::ops::Range;

use dateline_entity::EntityKind;

use super::decode::Viterbi;
use super::evidence::Evidence;
use super::features::{self, Context};
use super::gazetteer::Gazetteer;
use super::labels::{self, LABELS};
use super::stretches;
use crate::LexiconError;
use crate::analysis::Analysis;
use crate::linear::{Linear, feature};

/// The weights of the model.
#[derive(Debug)]
pub(crate) struct NameTagger {
    model: Linear<LABELS>,
    transitions: [[i32; LABELS]; LABELS],
}

/// The feature of a label that stands before another.
pub(crate) fn transition(label: usize) -> u64 {
    feature(90, label as u64)
}

impl NameTagger {
    /// Reads the weights that ship with the crate.
    pub(crate) fn embedded() -> Result<NameTagger, LexiconError> {
        const FILE: &str = "names/names.weights";
        Ok(NameTagger::new(Linear::read(FILE, include_bytes!("../../data/names/names.weights"))?))
    }

    /// A tagger with these weights.
    pub(crate) fn new(model: Linear<LABELS>) -> NameTagger {
        let transitions = std::array::from_fn(|label| model.score(&[transition(label)]));
        NameTagger { model, transitions }
    }

    /// Finds names in every sentence, in order.
    pub(crate) fn find(
        &self,
        analysis: &Analysis<'_>,
        evidence: &Evidence,
        gazetteer: &Gazetteer,
    ) -> Vec<(Range<usize>, EntityKind)> {
        let mut found = Vec::new();
        let mut context = Context::default();
        let mut viterbi = Viterbi::default();
        let (mut buffer, mut scores, mut path, mut parts) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for sentence in &analysis.sentences {
            stretches::of_sentence(analysis, &sentence.tokens, &mut parts);
            for stretch in &parts {
                context.read(analysis, stretch, gazetteer);
                scores.clear();
                for index in stretch.clone() {
                    features::of(analysis, evidence, &context, &sentence.tokens, index, &mut buffer);
                    scores.push(self.model.score(&buffer));
                }
                viterbi.decode(&scores, &self.transitions, &mut path);
                found.extend(labels::names(&path, stretch.start));
            }
        }
        found
    }
}
