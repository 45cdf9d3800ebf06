//! The tagger: an averaged perceptron that reads a sentence once, from left to right.
//!
//! A word that training saw often and always with one tag has that tag. Any other word gets a first guess from its own
//! letters alone; then the tag that scores best given the letters, the words about it, the guesses of the words to
//! come and the two tags before it.

use super::lexeme::{Lexeme, Shape, feature};
use super::pos::{BOUNDARY, CLASSES};
use super::weights::{Rows, Weights};

/// How many features a word has of its own, for the first guess.
pub(super) const GUESSED_FROM: usize = 14;
/// How many features a word has from its neighbours' letters and guesses.
pub(super) const SEEN_AROUND: usize = 30;
/// How many features a word has from the tags before it.
pub(super) const SEEN_BEFORE: usize = 11;

/// The feature under which a word has its only tag.
const ONLY: u32 = 0;
const GUESS: u32 = 100;
const AROUND: u32 = 200;
const BEFORE: u32 = 300;

/// A tagger with its weights.
#[derive(Debug)]
pub(super) struct Tagger {
    rows: Rows,
}

/// Scores of all classes; wider than [`CLASSES`] so that the compiler adds them in whole registers.
type Scores = [i32; 32];

impl Tagger {
    pub(super) fn new(rows: Rows) -> Tagger {
        Tagger { rows }
    }

    /// The class of each word.
    pub(super) fn tag(&self, lexemes: &[Lexeme]) -> Vec<u8> {
        let manner = Manner::of(lexemes);
        let only: Vec<Option<u8>> =
            lexemes.iter().map(|lexeme| self.rows.only(only_feature(lexeme))).collect();
        let mut guesses = Vec::with_capacity(lexemes.len());
        for (at, known) in only.iter().enumerate() {
            guesses.push(known.unwrap_or_else(|| self.best(&guess_features(lexemes, at, manner), &[])));
        }
        let mut classes = Vec::with_capacity(lexemes.len());
        let (mut before, mut last) = (BOUNDARY, BOUNDARY);
        for (at, known) in only.iter().enumerate() {
            let class = known.unwrap_or_else(|| {
                let around = around_features(lexemes, &guesses, at, manner);
                self.best(&around, &before_features(lexemes, at, last, before))
            });
            classes.push(class);
            (before, last) = (last, class);
        }
        classes
    }

    fn best(&self, some: &[u64], more: &[u64]) -> u8 {
        let mut scores: Scores = [0; 32];
        for &feature in some.iter().chain(more) {
            self.rows.add(feature, &mut scores);
        }
        best(scores.get(..CLASSES).unwrap_or(&[]))
    }
}

/// The class that scores best, the first of equals.
pub(super) fn best(scores: &[i32]) -> u8 {
    let mut best = (0, i32::MIN);
    for (class, &score) in (0_u8..).zip(scores) {
        if score > best.1 {
            best = (class, score);
        }
    }
    best.0
}

/// What is true of the sentence as a whole.
#[derive(Clone, Copy, Debug)]
pub(super) struct Manner {
    /// The first word that is no mark: its capital says nothing.
    first: usize,
    /// Whether most words are capitalised, as in headlines.
    capitals: bool,
}

impl Manner {
    pub(super) fn of(lexemes: &[Lexeme]) -> Manner {
        let first = lexemes.iter().position(|lexeme| lexeme.shape != Shape::Mark).unwrap_or(0);
        let count = |wanted: &[Shape]| lexemes.iter().filter(|lexeme| wanted.contains(&lexeme.shape)).count();
        let lower = count(&[Shape::Lower]);
        let capitals = count(&[Shape::Title, Shape::Upper, Shape::Mixed]);
        Manner { first, capitals: capitals >= 3 && capitals > lower * 2 }
    }

    /// How the word at `at` is written, and whether its capital says something.
    fn shape(self, lexemes: &[Lexeme], at: usize) -> u32 {
        let shape = lexemes.get(at).map_or(0, |lexeme| lexeme.shape.number());
        shape | u32::from(at == self.first) << 8 | u32::from(self.capitals) << 9
    }
}

/// The feature under which a word has its only tag.
pub(super) fn only_feature(lexeme: &Lexeme) -> u64 {
    // `May` and `may`, `US` and `us`: only a word in the same shape is the same word.
    feature(ONLY, [lexeme.word, u32::from(lexeme.shape == Shape::Lower || lexeme.shape == Shape::Mark)])
}

/// The features of the word at `at` for the first guess.
pub(super) fn guess_features(lexemes: &[Lexeme], at: usize, manner: Manner) -> [u64; GUESSED_FROM] {
    let own = lexemes.get(at).copied().unwrap_or_default();
    let shape = manner.shape(lexemes, at);
    let listed = u32::from(own.listed);
    [
        feature(GUESS, []),
        feature(GUESS + 1, [own.word]),
        feature(GUESS + 2, [own.word, shape]),
        feature(GUESS + 3, [shape]),
        feature(GUESS + 4, [own.suffix(1), shape]),
        feature(GUESS + 5, [own.suffix(2), shape]),
        feature(GUESS + 6, [own.suffix(3)]),
        feature(GUESS + 7, [own.suffix(4)]),
        feature(GUESS + 8, [own.suffix(5)]),
        feature(GUESS + 9, [own.prefix(2)]),
        feature(GUESS + 10, [own.prefix(3)]),
        feature(GUESS + 11, [u32::from(own.listed), shape]),
        feature(GUESS + 12, [u32::from(own.listed_lower), shape]),
        feature(GUESS + 13, [listed, own.suffix(2)]),
    ]
}

/// The features of the word at `at` from the words and guesses around it.
pub(super) fn around_features(
    lexemes: &[Lexeme],
    guesses: &[u8],
    at: usize,
    manner: Manner,
) -> [u64; SEEN_AROUND] {
    let lexeme = |at: Option<usize>| at.and_then(|at| lexemes.get(at)).copied().unwrap_or_default();
    let guess = |at: usize| u32::from(guesses.get(at).copied().unwrap_or(BOUNDARY));
    let own = lexeme(Some(at));
    let (last, before) = (lexeme(at.checked_sub(1)), lexeme(at.checked_sub(2)));
    let (next, after) = (lexeme(Some(at + 1)), lexeme(Some(at + 2)));
    let shape = manner.shape(lexemes, at);
    let own_guess = guess(at);
    [
        feature(AROUND, [own_guess]),
        feature(AROUND + 1, [own.word]),
        feature(AROUND + 2, [own.word, shape]),
        feature(AROUND + 3, [own.suffix(2), shape]),
        feature(AROUND + 4, [own.suffix(3), shape]),
        feature(AROUND + 5, [own.suffix(4)]),
        feature(AROUND + 6, [own.suffix(5)]),
        feature(AROUND + 7, [own.prefix(3)]),
        feature(AROUND + 8, [last.word]),
        feature(AROUND + 9, [next.word]),
        feature(AROUND + 10, [before.word, last.word]),
        feature(AROUND + 11, [after.word]),
        feature(AROUND + 12, [last.word, own.word]),
        feature(AROUND + 13, [own.word, next.word]),
        feature(AROUND + 14, [next.suffix(3)]),
        feature(AROUND + 15, [last.suffix(3), own.suffix(3)]),
        feature(AROUND + 16, [last.shape.number(), shape, next.shape.number()]),
        feature(AROUND + 17, [own_guess, guess(at + 1)]),
        feature(AROUND + 18, [own_guess, guess(at + 1), guess(at + 2)]),
        feature(AROUND + 19, [own.word, guess(at + 1)]),
        feature(AROUND + 20, [guess(at + 1), guess(at + 2)]),
        feature(AROUND + 21, [own_guess, next.word]),
        feature(AROUND + 22, [u32::from(own.listed), shape]),
        feature(AROUND + 23, [u32::from(own.listed_lower), shape]),
        feature(AROUND + 24, [u32::from(own.listed), u32::from(next.listed)]),
        feature(AROUND + 25, [u32::from(last.listed), u32::from(own.listed)]),
        feature(AROUND + 26, [u32::from(own.listed), u32::from(next.listed), u32::from(after.listed)]),
        feature(AROUND + 27, [u32::from(last.listed), u32::from(own.listed), u32::from(next.listed)]),
        feature(AROUND + 28, [u32::from(own.listed), next.word]),
        feature(AROUND + 29, [u32::from(own.sense), shape, u32::from(own.listed) & 0x1f]),
    ]
}

/// The features of the word at `at` from the tags of the word before it, `last`, and of the one before that.
pub(super) fn before_features(lexemes: &[Lexeme], at: usize, last: u8, before: u8) -> [u64; SEEN_BEFORE] {
    let own = lexemes.get(at).copied().unwrap_or_default();
    let next = lexemes.get(at + 1).copied().unwrap_or_default();
    let previous = at.checked_sub(1).and_then(|at| lexemes.get(at)).copied().unwrap_or_default();
    let (last, before) = (u32::from(last), u32::from(before));
    [
        feature(BEFORE, [last]),
        feature(BEFORE + 1, [before, last]),
        feature(BEFORE + 2, [last, own.word]),
        feature(BEFORE + 3, [last, own.suffix(3)]),
        feature(BEFORE + 4, [last, next.word]),
        feature(BEFORE + 5, [before, last, own.word]),
        feature(BEFORE + 6, [before, previous.word, own.shape.number()]),
        feature(BEFORE + 7, [last, own.suffix(2), next.suffix(2)]),
        feature(BEFORE + 8, [last, u32::from(own.listed)]),
        feature(BEFORE + 9, [before, last, u32::from(own.listed)]),
        feature(BEFORE + 10, [last, u32::from(own.listed), u32::from(next.listed)]),
    ]
}
