//! What the rest of the article tells of a word in capitals: a name seen in a telling place decides for where it stands bare.

use dateline_text::TokenKind;

use super::facts::Shape;
use super::gazetteer::Class;
use crate::analysis::Analysis;

/// What is known of one word from all its places, as a set of bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Signs(pub(crate) u16);

impl Signs {
    /// It stands somewhere in small letters.
    pub(crate) const LOWER: Signs = Signs(1);
    /// It stands in capitals where no sentence begins.
    pub(crate) const INSIDE: Signs = Signs(1 << 1);
    /// It follows a title.
    pub(crate) const AFTER_TITLE: Signs = Signs(1 << 2);
    /// It follows a first name.
    pub(crate) const AFTER_FIRST_NAME: Signs = Signs(1 << 3);
    /// It stands bare after `in`, `near` or `at`.
    pub(crate) const AFTER_IN: Signs = Signs(1 << 4);
    /// It stands in a longer run that ends as organizations do.
    pub(crate) const IN_ORGANIZATION: Signs = Signs(1 << 5);
    /// It stands alone in brackets after a name.
    pub(crate) const IN_BRACKETS: Signs = Signs(1 << 6);
    /// It stands bare before a verb of saying.
    pub(crate) const SPEAKS: Signs = Signs(1 << 7);
    /// It stands bare after `the`.
    pub(crate) const AFTER_THE: Signs = Signs(1 << 8);

    /// Whether the two have a bit in common.
    pub(crate) fn has(self, other: Signs) -> bool {
        self.0 & other.0 != 0
    }
}

/// The signs of every word in capitals.
#[derive(Debug, Default)]
pub(crate) struct Evidence {
    slots: Vec<(u64, Signs)>,
    is_sport: bool,
}

impl Evidence {
    /// Goes through the article once for words in capitals and once for those in small letters.
    pub(crate) fn new(analysis: &Analysis<'_>) -> Evidence {
        let facts = &analysis.facts;
        let upper = (0..facts.len()).filter(|&index| facts.at(index).shape.is_upper()).count();
        let mut evidence =
            Evidence { slots: vec![(0, Signs(0)); (upper * 2).next_power_of_two().max(16)], is_sport: false };
        for sentence in &analysis.sentences {
            for index in sentence.tokens.clone() {
                let fact = facts.at(index);
                if fact.shape.is_upper() {
                    let is_first = index == sentence.tokens.start;
                    evidence.add(fact.hash, signs_at(analysis, index, is_first));
                }
            }
        }
        let mut sport = 0;
        for index in 0..facts.len() {
            let fact = facts.at(index);
            if fact.shape == Shape::Lower {
                evidence.note_lower(fact.hash);
            }
            sport += usize::from(fact.word.has(Class::SPORT));
        }
        evidence.is_sport = sport >= 3 && sport * 30 >= facts.len();
        evidence
    }

    /// The signs of the word with this hash.
    pub(crate) fn of(&self, hash: u64) -> Signs {
        self.slots.get(self.slot(hash)).map(|slot| slot.1).unwrap_or_default()
    }

    /// Whether the article reports on sport, where places play against each other.
    pub(crate) fn is_sport(&self) -> bool {
        self.is_sport
    }

    /// The slot that holds `hash`, or the empty one where it would stand.
    fn slot(&self, hash: u64) -> usize {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = usize::try_from(hash >> 32).unwrap_or(0) & mask;
        while self.slots.get(at).is_some_and(|slot| slot.0 != hash && slot.0 != 0) {
            at = (at + 1) & mask;
        }
        at
    }

    fn add(&mut self, hash: u64, signs: Signs) {
        let at = self.slot(hash);
        if let Some(slot) = self.slots.get_mut(at) {
            slot.0 = hash;
            slot.1.0 |= signs.0;
        }
    }

    fn note_lower(&mut self, hash: u64) {
        let at = self.slot(hash);
        if let Some(slot) = self.slots.get_mut(at)
            && slot.0 == hash
        {
            slot.1.0 |= Signs::LOWER.0;
        }
    }
}

/// What one place tells of the word that stands there.
fn signs_at(analysis: &Analysis<'_>, index: usize, is_first: bool) -> Signs {
    let facts = &analysis.facts;
    let (before, after) = (facts.before(index), facts.at(index + 1));
    let last = if is_first { "" } else { analysis.lower(index.wrapping_sub(1)) };
    let is_bare = !after.shape.is_upper() && (is_first || !before.shape.is_upper());
    let mut signs = 0;
    let mut note = |holds: bool, sign: Signs| signs |= if holds { sign.0 } else { 0 };
    note(!is_first, Signs::INSIDE);
    note(!is_first && before.word.has(Class::TITLE), Signs::AFTER_TITLE);
    let follows_first = before.name.class.has(Class::FIRST) && !before.name.class.has(Class::COUNTRY);
    note(!is_first && follows_first && before.shape == Shape::Title, Signs::AFTER_FIRST_NAME);
    note(is_bare && matches!(last, "in" | "near" | "at"), Signs::AFTER_IN);
    note(is_bare && last == "the", Signs::AFTER_THE);
    note(is_bare && last == "(" && analysis.lower(index + 1) == ")", Signs::IN_BRACKETS);
    note(is_bare && is_saying(analysis.lower(index + 1)), Signs::SPEAKS);
    note(ends_as_organization(analysis, index), Signs::IN_ORGANIZATION);
    Signs(signs)
}

fn is_saying(word: &str) -> bool {
    matches!(
        word,
        "said" | "says" | "told" | "added" | "asked" | "wrote" | "tweeted" | "argued" | "warned" | "replied"
    )
}

/// Whether the run of capitals that goes on after `index` ends in a head of organizations.
fn ends_as_organization(analysis: &Analysis<'_>, index: usize) -> bool {
    let facts = &analysis.facts;
    let mut end = index;
    while end < index + 8
        && facts.at(end + 1).shape.is_upper()
        && analysis.kind(end + 1) == Some(TokenKind::Word)
    {
        end += 1;
    }
    let head = facts.at(end).word;
    end > index && head.has(Class::HEAD_ORGANIZATION) && head.has(Class::HEAD_END)
}
