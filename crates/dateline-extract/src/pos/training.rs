//! Training the tagger.
#![expect(clippy::indexing_slicing, reason = "texts and their labels are as long as each other")]

use std::collections::BTreeMap;

use super::{LABELS, Pos, Tagger, best_of, features};
use crate::analysis::Analysis;
use crate::linear::learn::Perceptron;

/// Two to the power of this is the number of rows.
const BITS: u32 = 16;

/// Learns from texts with the tags of their tokens; `None` where the tag is not known.
pub(crate) fn train(texts: &[(&Analysis<'_>, &[Option<Pos>])], epochs: usize) -> Perceptron<LABELS> {
    let mut learner = Perceptron::new(BITS);
    let mut buffer = Vec::new();
    for _ in 0..epochs {
        for (analysis, tags) in texts {
            for sentence in &analysis.sentences {
                let mut before = (0, 0);
                for index in sentence.tokens.clone() {
                    features::of(&analysis.facts, index, &sentence.tokens, before, &mut buffer);
                    learner.step();
                    let guess = best_of(&learner.score(&buffer));
                    let gold = tags[index].map_or(guess, |tag| tag as usize);
                    if gold != guess {
                        learner.update(&buffer, gold, 1.0);
                        learner.update(&buffer, guess, -1.0);
                    }
                    // Its own guesses go before: it will have nothing else when it is used.
                    before = (before.1, guess as u64 + 1);
                }
            }
        }
    }
    learner
}

/// The words that have the same tag wherever they stand and stand often enough to be sure, as a file.
pub(crate) fn fixed(texts: &[(&Analysis<'_>, &[Option<Pos>])]) -> Vec<u8> {
    let mut counts: BTreeMap<u64, [u32; LABELS]> = BTreeMap::new();
    for (analysis, tags) in texts {
        for index in analysis.sentences.iter().flat_map(|sentence| sentence.tokens.clone()) {
            if let Some(tag) = tags[index] {
                counts.entry(analysis.facts.at(index).hash).or_default()[tag as usize] += 1;
            }
        }
    }
    let mut file = Vec::new();
    for (hash, tags) in counts {
        let all: u32 = tags.iter().sum();
        let best = best_of(&tags);
        if all >= 40 && f64::from(tags[best]) >= 0.995 * f64::from(all) && best != Pos::ProperNoun as usize {
            file.extend(hash.to_le_bytes());
            file.push(u8::try_from(best).unwrap_or(0));
        }
    }
    file
}

/// How many of the known tags a tagger gets right, and how many there are.
pub(crate) fn evaluate(
    learner: &Perceptron<LABELS>,
    fixed: &[u8],
    texts: &[(&Analysis<'_>, &[Option<Pos>])],
) -> (usize, usize) {
    let Ok(tagger) = Tagger::read(&learner.finish(), fixed) else { return (0, 0) };
    let (mut right, mut all) = (0, 0);
    for (analysis, tags) in texts {
        let found = tagger.tag(&analysis.facts, &analysis.sentences);
        let in_sentences = analysis.sentences.iter().flat_map(|sentence| sentence.tokens.clone());
        for index in in_sentences {
            if let Some(gold) = tags[index] {
                all += 1;
                right += usize::from(found[index] == gold);
            }
        }
    }
    (right, all)
}
