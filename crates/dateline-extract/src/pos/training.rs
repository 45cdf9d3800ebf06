//! Training the tagger.

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

/// How many of the known tags a tagger gets right, and how many there are.
pub(crate) fn evaluate(
    learner: &Perceptron<LABELS>,
    texts: &[(&Analysis<'_>, &[Option<Pos>])],
) -> (usize, usize) {
    let tagger = Tagger { model: learner.model() };
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
