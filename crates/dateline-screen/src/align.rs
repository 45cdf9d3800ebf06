//! Which word of one name is which of the other: the best pairs first, then what is left over on each side.

use crate::alike::{self, Alike, Reason, View};
use crate::letters::{LONGEST, Sound};
use crate::lexicon::WordKind;
use crate::weights;
use crate::words::NameKind;

/// Words of the two names that are taken for each other, as bits by their places.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pair {
    pub(crate) a: u32,
    pub(crate) b: u32,
    pub(crate) alike: f64,
    pub(crate) reason: Reason,
    /// What the words would bring if they were the same.
    pub(crate) weight: f64,
    rank: f64,
}

/// The pairs of two names, and how alike the names are.
#[derive(Clone, Debug, Default)]
pub(crate) struct Alignment {
    pub(crate) score: f64,
    pub(crate) pairs: Vec<Pair>,
    /// A rule that held the score down.
    pub(crate) limit: Option<Limit>,
}

impl Alignment {
    /// The same with the two names changed over.
    pub(crate) fn turned(mut self) -> Alignment {
        for pair in &mut self.pairs {
            (pair.a, pair.b) = (pair.b, pair.a);
        }
        self
    }
}

/// Why a score is no higher.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Limit {
    OnlyCommonWords,
    SingleName,
}

/// Memory for aligning, kept between names.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    candidates: Vec<Pair>,
    chosen: Vec<Pair>,
}

impl Scratch {
    /// Aligns two names and returns the score alone.
    ///
    /// `alike` says how alike the words at two places are.
    pub(crate) fn score(
        &mut self,
        a: &[View<'_>],
        b: &[View<'_>],
        kind: NameKind,
        alike: impl Fn(usize, usize) -> Alike,
    ) -> f64 {
        self.align(a, b, kind, alike).0
    }

    pub(crate) fn alignment(&mut self, a: &[View<'_>], b: &[View<'_>], kind: NameKind) -> Alignment {
        let known = |a_place: usize, b_place: usize| match (a.get(a_place), b.get(b_place)) {
            (Some(x), Some(y)) => alike::words(x, y),
            _ => (0.0, Reason::Spelling),
        };
        let (score, limit) = self.align(a, b, kind, known);
        Alignment { score, pairs: self.chosen.clone(), limit }
    }

    fn align(
        &mut self,
        a: &[View<'_>],
        b: &[View<'_>],
        kind: NameKind,
        alike: impl Fn(usize, usize) -> Alike,
    ) -> (f64, Option<Limit>) {
        self.candidates.clear();
        self.chosen.clear();
        let (a_sure, b_sure) = single_words(a, b, alike, &mut self.candidates);
        joined_words(a, b, false, b_sure, &mut self.candidates);
        joined_words(b, a, true, a_sure, &mut self.candidates);
        if a_sure.count_ones() as usize != a.len() && b_sure.count_ones() as usize != b.len() {
            spaced_otherwise(a, b, &mut self.candidates);
        }
        if kind == NameKind::Organization {
            acronym(a, b, false, &mut self.candidates);
            acronym(b, a, true, &mut self.candidates);
        }
        // Bits break ties, so that the order is total.
        self.candidates.sort_unstable_by(|x, y| y.rank.total_cmp(&x.rank).then((x.a, x.b).cmp(&(y.a, y.b))));
        let (mut a_used, mut b_used) = (0_u32, 0_u32);
        for pair in &self.candidates {
            if a_used & pair.a == 0 && b_used & pair.b == 0 {
                a_used |= pair.a;
                b_used |= pair.b;
                self.chosen.push(*pair);
            }
        }
        total(a, b, kind, &self.chosen, (a_used, b_used))
    }
}

fn places<'a, 'v>(words: &'a [View<'v>]) -> impl Iterator<Item = (u32, &'a View<'v>)> {
    words.iter().enumerate().map(|(place, word)| (1_u32 << (place & 31), word))
}

/// Fills in the pairs of one word each, and returns which words have found themselves, as bits.
fn single_words(
    a: &[View<'_>],
    b: &[View<'_>],
    alike: impl Fn(usize, usize) -> Alike,
    into: &mut Vec<Pair>,
) -> (u32, u32) {
    let (mut a_sure, mut b_sure) = (0, 0);
    for (a_place, x) in a.iter().enumerate() {
        for (b_place, y) in b.iter().enumerate() {
            let (alike, reason) = alike(a_place, b_place);
            let least = if x.kind == WordKind::Form { weights::OTHER_FORM } else { weights::LEAST_ALIKE };
            if alike < least {
                continue;
            }
            // An initial brings what an initial can.
            let weight = if reason == Reason::Initial {
                x.weight.min(y.weight)
            } else {
                f64::midpoint(x.weight, y.weight)
            };
            // Of equals, words at the same place go together.
            let rank = alike * weight + if a_place == b_place { 0.001 } else { 0.0 };
            let (a_bit, b_bit) = (1 << (a_place & 31), 1 << (b_place & 31));
            if alike >= SURE {
                (a_sure, b_sure) = (a_sure | a_bit, b_sure | b_bit);
            }
            into.push(Pair { a: a_bit, b: b_bit, alike, reason, weight, rank });
        }
    }
    (a_sure, b_sure)
}

/// Words as alike as this are not tried as parts of others.
const SURE: f64 = 0.97;

/// Two or three neighbours that the other name writes as one word.
fn joined_words(
    apart: &[View<'_>],
    together: &[View<'_>],
    swap: bool,
    together_sure: u32,
    into: &mut Vec<Pair>,
) {
    for (together_bit, word) in places(together) {
        if together_sure & together_bit != 0
            || word.text.len() < 5
            || !matches!(word.kind, WordKind::Name | WordKind::Concept | WordKind::Country)
        {
            continue;
        }
        for (first, count) in (0..apart.len()).flat_map(|first| [(first, 2), (first, 3)]) {
            let Some(neighbours) = apart.get(first..first + count) else { continue };
            let length: usize = neighbours.iter().map(|word| word.text.len()).sum();
            if length.abs_diff(word.text.len()) > 2
                || neighbours.iter().any(|word| word.kind == WordKind::Number)
            {
                continue;
            }
            let bits = ((1_u32 << count) - 1) << first;
            let (alike, reason) = best_order(neighbours, word);
            // If one of them is the word by itself, the others are words of their own.
            let alone = neighbours.iter().map(|single| alike::spelling(single, word).0).fold(0.0, f64::max);
            if alike >= 0.8 && alike > alone + 0.02 {
                let weight = neighbours.iter().map(|word| word.weight).sum::<f64>().max(word.weight);
                let (a, b) = if swap { (together_bit, bits) } else { (bits, together_bit) };
                into.push(Pair { a, b, alike, reason, weight, rank: alike * weight });
            }
        }
    }
}

/// Two neighbours that are two of the other name with the space at another place: `JANED OE`.
fn spaced_otherwise(a: &[View<'_>], b: &[View<'_>], into: &mut Vec<Pair>) {
    for (a_place, of_a) in a.windows(2).enumerate() {
        for (b_place, of_b) in b.windows(2).enumerate() {
            if are_spaced_otherwise(of_a, of_b) {
                let weight = |words: &[View<'_>]| words.iter().map(|word| word.weight).sum::<f64>();
                let weight = weight(of_a).max(weight(of_b));
                let alike = weights::SPACE_ELSEWHERE;
                let (a, b) = (3 << a_place, 3 << b_place);
                into.push(Pair { a, b, alike, reason: Reason::Joined, weight, rank: alike * weight });
            }
        }
    }
}

/// Whether the letters are the same, and the first words are not.
fn are_spaced_otherwise(of_a: &[View<'_>], of_b: &[View<'_>]) -> bool {
    let first = |words: &[View<'_>]| words.first().map_or(0, |word| word.text.len());
    let letters = |words: &[View<'_>]| words.iter().map(|word| word.text.len()).sum::<usize>();
    letters(of_a) == letters(of_b)
        && first(of_a) != first(of_b)
        && first(of_a).min(first(of_b)) > 1
        && of_a.iter().flat_map(|word| word.text.bytes()).eq(of_b.iter().flat_map(|word| word.text.bytes()))
}

/// How alike a word is to neighbours written together, in their order or another.
fn best_order(neighbours: &[View<'_>], word: &View<'_>) -> Alike {
    let straight = written_together(neighbours.iter(), word) - 0.02;
    let (first, rest) =
        neighbours.split_first().map_or((None, neighbours), |(first, rest)| (Some(first), rest));
    // Family name first or last.
    let turned = written_together(rest.iter().chain(first), word) - 0.04;
    (straight.max(turned), Reason::Joined)
}

fn written_together<'a, 'v: 'a>(words: impl Iterator<Item = &'a View<'v>>, other: &View<'_>) -> f64 {
    let mut letters = [0_u8; LONGEST];
    let mut length = 0;
    for (place, letter) in letters.iter_mut().zip(words.flat_map(|word| word.text.bytes())) {
        *place = letter;
        length += 1;
    }
    let joined = letters.get(..length).and_then(|letters| std::str::from_utf8(letters).ok()).unwrap_or("");
    if joined == other.text {
        return 1.0;
    }
    alike::spellings(joined, Sound::default(), other.text, Sound(1))
}

/// `XYZ` for the initial letters of all words of the other name.
fn acronym(short: &[View<'_>], long: &[View<'_>], swap: bool, into: &mut Vec<Pair>) {
    let names = || short.iter().filter(|word| !matches!(word.kind, WordKind::Form | WordKind::Filler));
    let Some(letters) = names().next().filter(|word| names().count() == 1 && word.text.len() > 2) else {
        return;
    };
    let words = || places(long).filter(|(_, word)| !matches!(word.kind, WordKind::Form | WordKind::Filler));
    if letters.text.bytes().eq(words().filter_map(|(_, word)| word.text.bytes().next())) {
        let bit = places(short).find(|(_, word)| word.text == letters.text).map_or(0, |(bit, _)| bit);
        let bits = words().fold(0, |bits, (bit, _)| bits | bit);
        let weight = words().map(|(_, word)| word.weight).sum::<f64>();
        let (a, b) = if swap { (bits, bit) } else { (bit, bits) };
        into.push(Pair { a, b, alike: 0.86, reason: Reason::Acronym, weight, rank: weight });
    }
}

/// What the pairs bring against what is left over.
fn total(
    a: &[View<'_>],
    b: &[View<'_>],
    kind: NameKind,
    pairs: &[Pair],
    used: (u32, u32),
) -> (f64, Option<Limit>) {
    let (mut brought, mut whole) = (0.0, 0.0);
    for pair in pairs {
        brought += pair.weight * pair.alike;
        whole += pair.weight * (2.0 - pair.alike);
    }
    let (a_left, b_left) = (Left::of(a, used.0), Left::of(b, used.1));
    let contradictions = a_left.words.min(b_left.words);
    let missing = (a_left.words - b_left.words).abs();
    let missing_costs = match kind {
        NameKind::Person => weights::MISSING_OF_PERSON,
        _ => weights::MISSING_OF_ORGANIZATION,
    };
    whole += weights::CONTRADICTION * contradictions + missing_costs * missing;
    whole += weights::MISSING_SIGN * (a_left.signs - b_left.signs).abs().min(missing);
    whole += weights::OTHER_NUMBER * a_left.numbers.min(b_left.numbers);
    whole += weights::MISSING_NUMBER * (a_left.numbers - b_left.numbers).abs();
    whole += weights::MISSING_FILLER * (a_left.fillers + b_left.fillers);
    if whole <= 0.0 || brought <= 0.0 {
        return (0.0, None);
    }
    let score = brought / whole;
    let (most, limit) = limit(a, b, kind, pairs);
    if score > most { (most, limit) } else { (score, None) }
}

/// What of a name has found nothing in the other.
#[derive(Default)]
struct Left {
    words: f64,
    numbers: f64,
    fillers: f64,
    /// Of the words those that are written by signs: whole names, or syllables of one.
    signs: f64,
}

impl Left {
    fn of(words: &[View<'_>], used: u32) -> Left {
        let mut left = Left::default();
        for (_, word) in places(words).filter(|(bit, _)| used & bit == 0) {
            // A word that is said twice is no other word.
            if word.kind == WordKind::Name
                && places(words).any(|(bit, other)| {
                    used & bit != 0 && other.text == word.text && other.native == word.native
                })
            {
                continue;
            }
            if word.native.is_some() {
                left.signs += word.weight;
            }
            match word.kind {
                WordKind::Number => left.numbers += 1.0,
                WordKind::Form | WordKind::Filler => left.fillers += 1.0,
                WordKind::Article | WordKind::Title => {}
                // What is common tells siblings apart all the same.
                WordKind::Concept => left.words += 1.0,
                _ => left.words += word.weight,
            }
        }
        left
    }
}

/// The most that two names can reach, whatever the sums say.
fn limit(a: &[View<'_>], b: &[View<'_>], kind: NameKind, pairs: &[Pair]) -> (f64, Option<Limit>) {
    let names = |words: &[View<'_>]| {
        places(words)
            .filter(|(_, word)| word.kind == WordKind::Name)
            .map(|(bit, _)| bit)
            .fold(0, |all, bit| all | bit)
    };
    let (a_names, b_names) = (names(a), names(b));
    let pairs_of_names = || pairs.iter().filter(|pair| pair.a & a_names != 0 || pair.b & b_names != 0);
    if kind != NameKind::Person {
        let shared =
            pairs_of_names().next().is_some() || pairs.iter().any(|pair| pair.reason == Reason::Acronym);
        return if (a_names | b_names) != 0 && !shared {
            (weights::ONLY_COMMON, Some(Limit::OnlyCommonWords))
        } else {
            (1.0, None)
        };
    }
    let (fewest, most) =
        (a_names.count_ones().min(b_names.count_ones()), a_names.count_ones().max(b_names.count_ones()));
    let is_joined = pairs.iter().any(|pair| pair.reason == Reason::Joined);
    let initials = pairs.iter().any(|pair| pair.reason == Reason::Initial);
    if fewest == 1 && most > 1 && !is_joined && !initials {
        (weights::SINGLE_NAME, Some(Limit::SingleName))
    } else {
        (1.0, None)
    }
}
