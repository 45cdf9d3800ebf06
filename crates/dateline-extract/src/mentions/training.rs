//! Training the sequence model.
#![expect(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "texts and their labels are as long as each other"
)]

use std::ops::Range;

use dateline_entity::EntityKind;

use super::decode::Viterbi;
use super::evidence::Evidence;
use super::features::{self, Context};
use super::gazetteer::Gazetteer;
use super::labels::{self, LABELS};
use super::stretches;
use super::tagger::{NameTagger, transition};
use crate::analysis::Analysis;
use crate::linear::Linear;
use crate::linear::learn::{self, Perceptron};

/// Two to the power of this is the number of rows.
const BITS: u32 = 17;

/// A text with the names in it.
pub(crate) struct Annotated<'a> {
    pub(crate) analysis: Analysis<'a>,
    pub(crate) names: Vec<(Range<usize>, EntityKind)>,
}

/// One stretch with what the model sees of it and what it should say.
struct Example {
    features: Vec<Vec<u64>>,
    gold: Vec<u8>,
}

/// Learns from texts with the names in them.
pub(crate) fn train(texts: &[Annotated<'_>], gazetteer: &Gazetteer, epochs: usize) -> Vec<u8> {
    let examples: Vec<Example> = texts.iter().flat_map(|text| examples_of(text, gazetteer)).collect();
    let mut order: Vec<&Example> = examples.iter().collect();
    let learners: Vec<_> = SEEDS.iter().map(|&seed| learn(&mut order, seed, epochs)).collect();
    learn::file(&learners)
}

/// Where the sequences of chances of the learners start.
const SEEDS: [u64; 3] = [0x1234_5678_9abc_def1, 0x0fed_cba9_8765_4321, 0x5555_aaaa_3333_cccc];

/// Goes through the examples, each time in another order.
fn learn(examples: &mut [&Example], seed: u64, epochs: usize) -> Perceptron<LABELS> {
    let mut learner = Perceptron::new(BITS);
    let mut viterbi = Viterbi::default();
    let mut path = Vec::new();
    let mut random = seed;
    for _ in 0..epochs {
        for at in (1..examples.len()).rev() {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            examples.swap(at, usize::try_from(random % (at as u64 + 1)).unwrap_or(0));
        }
        for example in examples.iter() {
            learner.step();
            let scores: Vec<[i32; LABELS]> = example
                .features
                .iter()
                .map(|features| learner.score(features).map(|score| score as i32))
                .collect();
            let transitions =
                std::array::from_fn(|label| learner.score(&[transition(label)]).map(|score| score as i32));
            viterbi.decode(&scores, &transitions, &mut path);
            if path == example.gold {
                continue;
            }
            let mut before = (labels::OUTSIDE, labels::OUTSIDE);
            for ((features, &gold), &guess) in example.features.iter().zip(&example.gold).zip(&path) {
                let (gold, guess) = (usize::from(gold), usize::from(guess));
                if gold != guess {
                    learner.update(features, gold, 1.0);
                    learner.update(features, guess, -1.0);
                }
                if (before.0, gold) != (before.1, guess) {
                    learner.update(&[transition(before.0)], gold, 1.0);
                    learner.update(&[transition(before.1)], guess, -1.0);
                }
                before = (gold, guess);
            }
        }
    }
    learner
}

fn examples_of(text: &Annotated<'_>, gazetteer: &Gazetteer) -> Vec<Example> {
    let analysis = &text.analysis;
    let evidence = Evidence::new(analysis);
    let mut gold = vec![0; analysis.tokens.len()];
    for (name, kind) in &text.names {
        labels::write(&mut gold, name.clone(), *kind);
    }
    let mut examples = Vec::new();
    let mut context = Context::default();
    let mut parts = Vec::new();
    for sentence in &analysis.sentences {
        stretches::of_sentence(analysis, &sentence.tokens, &mut parts);
        for stretch in &parts {
            context.read(analysis, stretch, gazetteer);
            let features = stretch.clone().map(|index| {
                let mut into = Vec::new();
                features::of(analysis, &evidence, &context, &sentence.tokens, index, &mut into);
                into
            });
            let features = features.collect();
            let labels = gold[stretch.clone()].to_vec();
            // A name that reaches beyond the stretch cannot be learnt.
            let is_whole = labels.first().is_none_or(|&label| labels::can_start(label.into()))
                && labels.last().is_none_or(|&label| labels::can_end(label.into()));
            if is_whole {
                examples.push(Example { features, gold: labels });
            }
        }
    }
    examples
}

/// What a model finds: right, found, and to be found.
pub(crate) fn evaluate(
    weights: &[u8],
    texts: &[Annotated<'_>],
    gazetteer: &Gazetteer,
) -> (usize, usize, usize) {
    let Ok(model) = Linear::read("in training", weights) else { return (0, 0, 0) };
    let tagger = NameTagger::new(model);
    let (mut right, mut found, mut gold) = (0, 0, 0);
    for text in texts {
        let evidence = Evidence::new(&text.analysis);
        let names = tagger.find(&text.analysis, &evidence, gazetteer);
        let counted = |all: &[(Range<usize>, EntityKind)]| {
            all.iter().filter(|(_, kind)| *kind != EntityKind::Other).count()
        };
        right += counted(&names.iter().filter(|name| text.names.contains(name)).cloned().collect::<Vec<_>>());
        found += counted(&names);
        gold += counted(&text.names);
    }
    (right, found, gold)
}
