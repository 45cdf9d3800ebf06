//! The parser: finds each word's head with a beam over arc-hybrid transitions.
//!
//! Its features are those of Zhang & Nivre (2011), without labels (the labeller names the relations afterwards, when
//! the whole tree is known), and with the prepositions of nouns, the kinds of dependents and what stands between.

use super::configuration::{Configuration, MOVES, Move, NONE, Sentence};
use super::lexeme::feature;
use super::weights::{Triples, Weights};

/// How many states are kept at each step.
pub(super) const BEAM: usize = 4;

/// A parser with its weights.
#[derive(Debug)]
pub(super) struct Parser {
    weights: Triples,
}

impl Parser {
    pub(super) fn new(weights: Triples) -> Parser {
        Parser { weights }
    }

    /// The head of each word of `sentence`; one has none.
    pub(super) fn heads(&self, sentence: &Sentence) -> Vec<Option<usize>> {
        let mut beam = Beam::start(sentence);
        while beam.step(sentence, &self.weights, BEAM) {}
        beam.best().map_or_else(Vec::new, |state| {
            state.sites.iter().map(|site| (site.head != NONE).then_some(usize::from(site.head))).collect()
        })
    }
}

/// A state with its score and how it was come by.
#[derive(Clone, Debug)]
pub(super) struct Hypothesis {
    pub(super) state: Configuration,
    pub(super) score: i32,
    /// The transitions made; kept only for training.
    #[cfg(feature = "training")]
    pub(super) moves: Vec<Move>,
}

/// The best states after some number of transitions, the best first.
#[derive(Debug)]
pub(super) struct Beam {
    pub(super) hypotheses: Vec<Hypothesis>,
    features: Vec<u64>,
    next: Vec<(i32, usize, Move)>,
    /// The states before the step that is being made, until the last that follows from each has taken it over.
    before: Vec<Option<Hypothesis>>,
}

impl Beam {
    /// Before the first transition.
    pub(super) fn start(sentence: &Sentence) -> Beam {
        let length = u16::try_from(sentence.units.len()).unwrap_or(NONE).min(NONE - 1);
        let first = Hypothesis {
            state: Configuration::start(length),
            score: 0,
            #[cfg(feature = "training")]
            moves: Vec::new(),
        };
        Beam {
            hypotheses: vec![first],
            features: Vec::with_capacity(128),
            next: Vec::new(),
            before: Vec::new(),
        }
    }

    /// The best state.
    fn best(self) -> Option<Configuration> {
        self.hypotheses.into_iter().next().map(|hypothesis| hypothesis.state)
    }

    /// Makes one transition from each state and keeps the best `width`; returns whether there was one to make.
    pub(super) fn step(&mut self, sentence: &Sentence, weights: &impl Weights, width: usize) -> bool {
        self.next.clear();
        for (at, hypothesis) in self.hypotheses.iter().enumerate() {
            if hypothesis.state.is_end() {
                continue;
            }
            let scores = score(sentence, &hypothesis.state, weights, &mut self.features);
            for (transition, score) in Move::ALL.into_iter().zip(scores) {
                if hypothesis.state.allows(transition) {
                    self.next.push((hypothesis.score + score, at, transition));
                }
            }
        }
        // All states take the same number of transitions, so all are at their end at once.
        if self.next.is_empty() {
            return false;
        }
        // The sort is stable: of equals, the one whose state was better comes first.
        self.next.sort_by_key(|(score, ..)| std::cmp::Reverse(*score));
        self.next.truncate(width);
        self.before.clear();
        self.before.extend(self.hypotheses.drain(..).map(Some));
        for (place, &(score, at, transition)) in self.next.iter().enumerate() {
            let again = self.next.iter().skip(place + 1).any(|(_, other, _)| *other == at);
            let Some(slot) = self.before.get_mut(at) else { continue };
            let Some(mut hypothesis) = (if again { slot.clone() } else { slot.take() }) else { continue };
            hypothesis.state.make(transition, sentence);
            hypothesis.score = score;
            #[cfg(feature = "training")]
            hypothesis.moves.push(transition);
            self.hypotheses.push(hypothesis);
        }
        true
    }
}

/// The scores of the transitions from `state`.
pub(super) fn score(
    sentence: &Sentence,
    state: &Configuration,
    weights: &impl Weights,
    features: &mut Vec<u64>,
) -> [i32; MOVES] {
    state_features(sentence, state, features);
    let mut scores = [0; MOVES];
    for &feature in features.iter() {
        weights.add(feature, &mut scores);
    }
    scores
}

/// Writes the features of `state`.
///
/// Names: `s` is the stack from its top, `b` the words to come; `w` a word, `t` its class, `s` its sense, `c` the word that
/// marks it; `l` and `r` its outermost dependents' classes, `kl` and `kr` the kinds of them all.
pub(super) fn state_features(sentence: &Sentence, state: &Configuration, features: &mut Vec<u64>) {
    features.clear();
    let mut number = 0;
    let mut add = |values: [u32; 4]| {
        features.push(feature(number, values));
        number += 1;
    };
    let (s0, s1, s2) = (state.peek(0), state.peek(1), state.peek(2));
    let b0 = state.ahead(0);
    let class = |at: u16| u32::from(sentence.unit(at).class);
    let word = |at: u16| sentence.unit(at).word;
    let sense = |at: u16| sentence.unit(at).sense;
    let (s0s, s1s, s2s, b0s, b1s) = (sense(s0), sense(s1), sense(s2), sense(b0), sense(state.ahead(1)));
    let (s0w, s1w, s2w, b0w, b1w) = (word(s0), word(s1), word(s2), word(b0), word(state.ahead(1)));
    let (s0t, s1t, s2t, b0t) = (class(s0), class(s1), class(s2), class(b0));
    let (b1t, b2t, b3t) = (class(state.ahead(1)), class(state.ahead(2)), class(state.ahead(3)));
    let (x0, x1, y0) = (state.site(s0), state.site(s1), state.site(b0));
    let (s0c, s1c, b0c) = (word(x0.case), word(x1.case), word(y0.case));
    let (s0l, s0r, s0l2, s0r2) =
        (class(x0.left[0]), class(x0.right[0]), class(x0.left[1]), class(x0.right[1]));
    let (s1l, s1r, s1r2) = (class(x1.left[0]), class(x1.right[0]), class(x1.right[1]));
    let (b0l, b0l2) = (class(y0.left[0]), class(y0.left[1]));
    let [s0kl, s0kr] = x0.kinds.map(u32::from);
    let [s1kl, s1kr] = x1.kinds.map(u32::from);
    let [b0kl, _] = y0.kinds.map(u32::from);
    let far0 = distance(s0, b0);
    let far1 = distance(s1, s0);
    let between0 = sentence.between(s0, b0);
    let between1 = sentence.between(s1, s0);
    let [s0nl, s0nr] = x0.counts.map(|count| u32::from(count.min(5)));
    let s1nr = u32::from(x1.counts[1].min(5));
    let coming = sentence.verbs_from(state.next.saturating_add(1));

    // One word.
    add([s0w, 0, 0, 0]);
    add([s0t, 0, 0, 0]);
    add([s0w, s0t, 0, 0]);
    add([s1w, s1t, 0, 0]);
    add([s1t, 0, 0, 0]);
    add([b0w, 0, 0, 0]);
    add([b0t, 0, 0, 0]);
    add([b0w, b0t, 0, 0]);
    add([b1w, b1t, 0, 0]);
    add([b1t, b2t, 0, 0]);
    add([word(state.ahead(2)), 0, 0, 0]);
    add([s2w, s2t, 0, 0]);
    // Two words.
    add([s0w, s0t, b0w, b0t]);
    add([s0w, s0t, b0t, 0]);
    add([s0t, b0w, b0t, 0]);
    add([s0w, b0w, 0, 0]);
    add([s0t, b0t, 0, 0]);
    add([s1w, s1t, s0w, s0t]);
    add([s1w, s1t, s0t, 0]);
    add([s1t, s0w, s0t, 0]);
    add([s1w, s0w, 0, 0]);
    add([s1t, s0t, 0, 0]);
    add([s1w, b0w, 0, 0]);
    add([s1t, b0t, 0, 0]);
    add([s1w, b0t, 0, 0]);
    add([s1t, b0w, 0, 0]);
    add([b0t, b1t, 0, 0]);
    add([b0w, b1t, 0, 0]);
    add([b0t, b1w, 0, 0]);
    add([s0w, b1t, 0, 0]);
    add([s0t, b1w, 0, 0]);
    // Three and four words.
    add([s0t, b0t, b1t, 0]);
    add([s1t, s0t, b0t, 0]);
    add([s2t, s1t, s0t, 0]);
    add([b0t, b1t, b2t, 0]);
    add([s0w, b0t, b1t, 0]);
    add([s0t, b0w, b1t, 0]);
    add([s0t, b0t, b1w, 0]);
    add([s1w, s0t, b0t, 0]);
    add([s1t, s0w, b0t, 0]);
    add([s1t, s0t, b0w, 0]);
    add([s1w, s0w, b0t, 0]);
    add([s1w, s0t, b0w, 0]);
    add([s1t, s0w, b0w, 0]);
    add([s1t, s0t, b0t, b1t]);
    add([s2t, s1t, s0t, b0t]);
    add([s0t, b0t, b1t, b2t]);
    add([b0t, b1t, b2t, b3t]);
    // Dependents.
    add([s0t, s0l, b0t, 0]);
    add([s0t, s0r, b0t, 0]);
    add([s1t, s1r, s0t, b0t]);
    add([s1t, s1l, s0t, 0]);
    add([s1t, s0t, s0l, 0]);
    add([s1t, s0t, s0r, b0t]);
    add([s0t, b0t, b0l, 0]);
    add([s0t, b0t, b0l, b0l2]);
    add([s0w, word(x0.left[0]), 0, 0]);
    add([s0w, word(x0.right[0]), 0, 0]);
    add([s1w, word(x1.right[0]), s0t, 0]);
    add([b0w, word(y0.left[0]), s0t, 0]);
    add([s0t, s0l, s0l2, 0]);
    add([s0t, s0r, s0r2, b0t]);
    add([s1t, s1r, s1r2, s0t]);
    add([s0t, s0kl, b0t, b0kl]);
    add([s0t, s0kr, b0t, 0]);
    add([s0w, s0kr, 0, 0]);
    add([s0w, s0kr, b0t, 0]);
    add([s0w, s0kl, s0t, 0]);
    add([s1t, s1kr, s0t, s0kl]);
    add([s1w, s1kr, s0t, 0]);
    add([s1t, s1kl, s0t, s0kl]);
    add([s1t, s1kl, s1kr, s0t]);
    add([b0t, b0kl, s0t, s0kr]);
    add([b0w, b0kl, s0t, 0]);
    add([s1t, s0t, b0t, b0kl]);
    add([s0t, s0kl, s0kr, b0t]);
    add([s0w, s0nr, s0nl, 0]);
    add([s0t, s0nl, s0nr, b0t]);
    add([s1t, s1nr, s0t, b0t]);
    // Prepositions and conjunctions.
    add([s1t, s0c, s0t, 0]);
    add([s1w, s0c, 0, 0]);
    add([s1w, s0c, s0t, 0]);
    add([s1w, s0c, s0w, 0]);
    add([s2t, s1t, s0c, s0t]);
    add([s2w, s1t, s0c, 0]);
    add([s2w, s1w, s0c, 0]);
    add([s0w, b0c, b0t, 0]);
    add([s0t, b0c, b0t, s1t]);
    add([s1w, b0c, s0t, b0t]);
    add([s1w, s0w, b0c, 0]);
    add([s1c, s1t, s0c, s0t]);
    add([s0c, s0t, b0w, 0]);
    add([s0c, s0t, b0t, b1t]);
    add([s1w, s0c, b0t, 0]);
    // Senses.
    add([s0t, s0s, b0t, b0s]);
    add([s1t, s1s, s0t, s0s]);
    add([s1t, s0t, s0s, b0t]);
    add([s1s, s1t, s0t, b0t]);
    add([s0t, s0s, b0t, b1t]);
    add([s1s, s0c, s0s, s0t]);
    add([s1w, s0c, s0s, 0]);
    add([s1t, s0c, s0s, s0t]);
    add([s2s, s1s, s0c, s0t]);
    add([s1s, b0c, s0s, b0t]);
    add([s1w, s0s, b0c, b0t]);
    add([s0s, b0c, b0s, b0t]);
    add([s0s, b0s, b1s, b0t]);
    add([s0s, b0w, s0t, 0]);
    add([s0w, b0s, b0t, 0]);
    add([s1s, s1t, s0kl, s0s]);
    // Distance, and what stands between.
    add([s0t, b0t, far0, 0]);
    add([s0w, far0, b0t, 0]);
    add([s0t, b0w, far0, 0]);
    add([s1t, s0t, far1, 0]);
    add([s1w, far1, s0t, 0]);
    add([s1t, s0w, far1, 0]);
    add([s0t, b0t, between0, 0]);
    add([s1t, s0t, between1, 0]);
    add([s1t, s0t, between1, b0t]);
    add([s1t, s0c, between1, s0t]);
    add([s0t, b0t, coming, s1t]);
    add([s0t, b0w, coming, s0kl]);
}

/// How far two words are apart, in steps that grow.
pub(super) fn distance(left: u16, right: u16) -> u32 {
    if left == NONE || right == NONE {
        return 0;
    }
    match right.abs_diff(left) {
        near @ 0..=4 => u32::from(near),
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        _ => 8,
    }
}
