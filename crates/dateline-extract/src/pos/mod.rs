//! Parts of speech, by a greedy linear tagger.
//!
//! Tags are those of Universal Dependencies, with the forms of verbs apart, because a past participle is not a past tense to whoever
//! asks who did what. Trained on GUM by `examples/train_names.rs`; right about 94 times in 100 on text it has not seen.

mod features;
mod fixed;
#[cfg(feature = "training")]
pub(crate) mod training;

use crate::LexiconError;
use crate::analysis::Sentence;
use crate::linear::Linear;
use crate::mentions::Facts;
use fixed::Fixed;

/// What part of speech a token is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) enum Pos {
    /// Anything else: symbols, interjections, foreign words.
    #[default]
    Other,
    /// A common noun.
    Noun,
    /// A proper noun.
    ProperNoun,
    /// A verb in the present tense, the infinitive or the imperative: `imposes`, `impose`.
    Verb,
    /// A verb in the past tense: `imposed`.
    PastVerb,
    /// A past participle: `was imposed`, `sanctions imposed by`.
    PastParticiple,
    /// A present participle or gerund: `imposing`.
    Gerund,
    /// An auxiliary: `is`, `has`, `would`.
    Auxiliary,
    /// An adjective.
    Adjective,
    /// An adverb.
    Adverb,
    /// A preposition.
    Adposition,
    /// A determiner: `the`, `those`.
    Determiner,
    /// A pronoun.
    Pronoun,
    /// A number.
    Number,
    /// `and`, `or`, `but`.
    Conjunction,
    /// `that`, `because`, `if`.
    Subordinator,
    /// `to` before a verb, `not`, `'s`.
    Particle,
    /// A mark.
    Punctuation,
}

impl Pos {
    /// Every tag; a tag's place is its number in the model.
    pub(crate) const ALL: [Pos; LABELS] = [
        Pos::Other,
        Pos::Noun,
        Pos::ProperNoun,
        Pos::Verb,
        Pos::PastVerb,
        Pos::PastParticiple,
        Pos::Gerund,
        Pos::Auxiliary,
        Pos::Adjective,
        Pos::Adverb,
        Pos::Adposition,
        Pos::Determiner,
        Pos::Pronoun,
        Pos::Number,
        Pos::Conjunction,
        Pos::Subordinator,
        Pos::Particle,
        Pos::Punctuation,
    ];

    /// Whether it is a full verb in any form.
    pub(crate) fn is_verb(self) -> bool {
        matches!(self, Pos::Verb | Pos::PastVerb | Pos::PastParticiple | Pos::Gerund)
    }

    /// Whether it is a common or proper noun.
    pub(crate) fn is_noun(self) -> bool {
        matches!(self, Pos::Noun | Pos::ProperNoun)
    }
}

/// How many tags there are.
pub(crate) const LABELS: usize = 18;

/// The weights of the tagger.
#[derive(Debug)]
pub(crate) struct Tagger {
    model: Linear<LABELS>,
    fixed: Fixed,
}

impl Tagger {
    /// Reads the weights that ship with the crate.
    pub(crate) fn embedded() -> Result<Tagger, LexiconError> {
        Tagger::read(
            include_bytes!("../../data/names/pos.weights"),
            include_bytes!("../../data/names/pos.fixed"),
        )
    }

    fn read(weights: &[u8], fixed: &[u8]) -> Result<Tagger, LexiconError> {
        let model = Linear::read("names/pos.weights", weights)?;
        Ok(Tagger { model, fixed: Fixed::read("names/pos.fixed", fixed)? })
    }

    /// Tags the tokens of every sentence; tokens in no sentence are [`Pos::Other`].
    pub(crate) fn tag(&self, facts: &Facts, sentences: &[Sentence]) -> Vec<Pos> {
        let mut tags = vec![Pos::Other; facts.len()];
        let mut buffer = Vec::with_capacity(features::COUNT);
        for sentence in sentences {
            let mut before = (0, 0);
            for index in sentence.tokens.clone() {
                let best = if let Some(tag) = self.fixed.tag(facts.at(index).hash) {
                    usize::from(tag)
                } else {
                    features::of(facts, index, &sentence.tokens, before, &mut buffer);
                    best_of(&self.model.score(&buffer))
                };
                if let (Some(tag), Some(&found)) = (tags.get_mut(index), Pos::ALL.get(best)) {
                    *tag = found;
                }
                before = (before.1, best as u64 + 1);
            }
        }
        tags
    }
}

/// The label with the highest score, the first of equals.
fn best_of<T: PartialOrd + Copy>(scores: &[T]) -> usize {
    let mut best = 0;
    let mut high = scores.first().copied();
    for (label, &score) in scores.iter().enumerate() {
        if high.is_some_and(|high| score > high) {
            best = label;
            high = Some(score);
        }
    }
    best
}
