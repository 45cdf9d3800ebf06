//! Training the tagger.

use super::perceptron::{Averaged, Dice, FeatureMap, Perceptron, often};
use super::treebank::Example;
use crate::syntax::pos::{BOUNDARY, CLASSES};
use crate::syntax::tagger::{
    Manner, Tagger, around_features, before_features, best, guess_features, only_feature,
};
use crate::syntax::weights::{Rows, Weights, write_rows};

/// A word has one tag only if training saw it at least so often …
const OFTEN: u32 = 15;
/// … and at most one time in so many with another.
const SELDOM: u32 = 150;
/// How many parts the text is cut into to train a guesser on all but one and use it on the one.
const FOLDS: usize = 8;

const GUESS_ROUNDS: usize = 4;
const ROUNDS: usize = 5;

/// The bytes of a tagger trained on `examples`, keeping at most `keep` features.
pub(super) fn train(examples: &[&Example], keep: usize) -> Vec<u8> {
    let only = only_tags(examples);
    let only_index: FeatureMap<u8> = only.iter().copied().collect();
    let guesser = train_guesser(examples, &only_index, keep / 4);
    let guesses = fold_guesses(examples, &only_index, keep / 4);
    let tagger = train_tagger(examples, &guesses, &only_index, keep);

    // The two models never meet in one score, so each has its own scale.
    let mut rows = Vec::new();
    for model in [guesser, tagger] {
        for (feature, row) in model.quantised() {
            let entries: Vec<(u8, i8)> = (0_u8..).zip(row).filter(|(_, weight)| weight.abs() > 1).collect();
            if !entries.is_empty() {
                rows.push((feature, entries));
            }
        }
    }
    rows.extend(only.into_iter().map(|(feature, class)| (feature, vec![(class, 127)])));
    write_rows(&rows)
}

/// The words that have one tag only.
fn only_tags(examples: &[&Example]) -> Vec<(u64, u8)> {
    let mut order = Vec::new();
    let mut counts: FeatureMap<[u32; CLASSES]> = FeatureMap::default();
    for example in examples {
        for (lexeme, tagged) in example.lexemes.iter().zip(&example.tags) {
            let feature = only_feature(lexeme);
            let counts = counts.entry(feature).or_insert_with(|| {
                order.push(feature);
                [0; CLASSES]
            });
            if let Some(count) = counts.get_mut(usize::from(tagged.class())) {
                *count += 1;
            }
        }
    }
    order
        .into_iter()
        .filter_map(|feature| {
            let counts = counts.get(&feature)?;
            let total: u32 = counts.iter().sum();
            let (class, &most) = (0_u8..).zip(counts).max_by_key(|(_, count)| **count)?;
            (total >= OFTEN && (total - most) * SELDOM <= total).then_some((feature, class))
        })
        .collect()
}

fn train_guesser(examples: &[&Example], only: &FeatureMap<u8>, keep: usize) -> Averaged {
    let mut rows = Vec::new();
    for example in examples {
        let manner = Manner::of(&example.lexemes);
        for (at, (lexeme, tagged)) in example.lexemes.iter().zip(&example.tags).enumerate() {
            if !only.contains_key(&only_feature(lexeme)) {
                rows.push((guess_features(&example.lexemes, at, manner), tagged.class()));
            }
        }
    }
    let (features, _) = often(rows.iter().flat_map(|(features, _)| features).copied(), 2);
    let mut model = Perceptron::closed(CLASSES, features.into_iter());
    let mut dice = Dice::new(1);
    for _ in 0..GUESS_ROUNDS {
        dice.shuffle(&mut rows);
        for (features, class) in &rows {
            learn(&mut model, features, &[], *class);
        }
    }
    model.averaged().pruned(keep, None)
}

/// Scores the classes, updates the model if it is wrong, and returns what it said.
fn learn(model: &mut Perceptron, some: &[u64], more: &[u64], right: u8) -> u8 {
    let mut scores = [0; CLASSES];
    for &feature in some.iter().chain(more) {
        model.add(feature, &mut scores);
    }
    let said = best(&scores);
    if said != right {
        for &feature in some.iter().chain(more) {
            model.update(feature, usize::from(right), 1);
            model.update(feature, usize::from(said), -1);
        }
    }
    model.tick();
    said
}

/// Which of `folds` parts each example is in: documents are kept whole.
pub(super) fn folds(examples: &[&Example], folds: usize) -> Vec<usize> {
    let mut documents: Vec<&str> = Vec::new();
    examples
        .iter()
        .map(|example| {
            let at = documents.iter().position(|known| *known == example.document).unwrap_or_else(|| {
                documents.push(&example.document);
                documents.len() - 1
            });
            at % folds
        })
        .collect()
}

/// The examples that are not in `part`.
fn all_but<'a>(part: usize, examples: &[&'a Example], parts: &[usize]) -> Vec<&'a Example> {
    examples.iter().zip(parts).filter(|(_, other)| **other != part).map(|(example, _)| *example).collect()
}

/// First guesses for each word, from guessers that did not see its document.
fn fold_guesses(examples: &[&Example], only: &FeatureMap<u8>, keep: usize) -> Vec<Vec<u8>> {
    let parts = folds(examples, FOLDS);
    let mut guesses = vec![Vec::new(); examples.len()];
    for part in 0..FOLDS {
        let others = all_but(part, examples, &parts);
        let model = train_guesser(&others, only, keep);
        let model: FeatureMap<Vec<i8>> = model.quantised().into_iter().collect();
        for ((example, guesses), _) in
            examples.iter().zip(&mut guesses).zip(&parts).filter(|(_, other)| **other == part)
        {
            let manner = Manner::of(&example.lexemes);
            *guesses = (0..example.lexemes.len())
                .map(|at| {
                    let known = example.lexemes.get(at).and_then(|lexeme| only.get(&only_feature(lexeme)));
                    known.copied().unwrap_or_else(|| {
                        let mut scores = [0; CLASSES];
                        for feature in guess_features(&example.lexemes, at, manner) {
                            for (score, &weight) in
                                scores.iter_mut().zip(model.get(&feature).into_iter().flatten())
                            {
                                *score += i32::from(weight);
                            }
                        }
                        best(&scores)
                    })
                })
                .collect();
        }
    }
    guesses
}

fn train_tagger(examples: &[&Example], guesses: &[Vec<u8>], only: &FeatureMap<u8>, keep: usize) -> Averaged {
    let seen = examples.iter().zip(guesses).flat_map(|(example, guesses)| {
        let manner = Manner::of(&example.lexemes);
        (0..example.lexemes.len())
            .filter(|&at| {
                example.lexemes.get(at).is_some_and(|lexeme| !only.contains_key(&only_feature(lexeme)))
            })
            .flat_map(move |at| {
                let class = |at: Option<usize>| {
                    at.and_then(|at| example.tags.get(at)).map_or(BOUNDARY, |tag| tag.class())
                };
                let around = around_features(&example.lexemes, guesses, at, manner);
                let before =
                    before_features(&example.lexemes, at, class(at.checked_sub(1)), class(at.checked_sub(2)));
                around.into_iter().chain(before)
            })
    });
    let (features, _) = often(seen, 2);
    let mut model = Perceptron::closed(CLASSES, features.into_iter());
    let mut dice = Dice::new(2);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    for _ in 0..ROUNDS {
        dice.shuffle(&mut order);
        for (example, guesses) in order.iter().filter_map(|&at| Some((*examples.get(at)?, guesses.get(at)?)))
        {
            learn_sentence(&mut model, example, guesses, only);
        }
    }
    model.averaged().pruned(keep, None)
}

fn learn_sentence(model: &mut Perceptron, example: &Example, guesses: &[u8], only: &FeatureMap<u8>) {
    let manner = Manner::of(&example.lexemes);
    let (mut before, mut last) = (BOUNDARY, BOUNDARY);
    for (at, (lexeme, tagged)) in example.lexemes.iter().zip(&example.tags).enumerate() {
        let class = only.get(&only_feature(lexeme)).copied().unwrap_or_else(|| {
            let around = around_features(&example.lexemes, guesses, at, manner);
            learn(model, &around, &before_features(&example.lexemes, at, last, before), tagged.class())
        });
        (before, last) = (last, class);
    }
}

/// Tags for `examples` from taggers that did not see their documents.
pub(super) fn fold_tags(examples: &[&Example], keep: usize) -> Vec<Vec<u8>> {
    let parts = folds(examples, FOLDS);
    let mut classes = vec![Vec::new(); examples.len()];
    for part in 0..FOLDS {
        let others = all_but(part, examples, &parts);
        let tagger = Tagger::new(Rows::read(train(&others, keep).leak()).expect("we wrote it"));
        for ((example, classes), _) in
            examples.iter().zip(&mut classes).zip(&parts).filter(|(_, other)| **other == part)
        {
            *classes = tagger.tag(&example.lexemes);
        }
    }
    classes
}
