//! The phrases that name speakers: `he`, `Smith`, `Kremlin spokesman Ivan Roe`, `a senior European diplomat`.
//!
//! ```text
//! phrase := pronoun | core (("of" | "for") core)*
//! core   := determiner? (adjective | noun | name | number | "'s" | "-")+
//! ```
//! There is no tagger: a phrase goes on until a word that no such phrase holds (a verb, a preposition, a comma). Of a joint
//! speaker (`Smith and Jones`) the first is taken. What hangs on the phrase (`in Brussels`, `who spoke`) is left out.

use std::ops::Range;

use dateline_entity::EntityKind;

use super::cues::{Classes, Form};
use super::reader::Reader;
use crate::pos::Pos;

/// The printed phrase that names a speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Phrase {
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    /// Its head: the last token before what hangs on it.
    pub(crate) head: usize,
}

/// How far a phrase may reach, in tokens.
const LONGEST: usize = 24;

/// Words that end any phrase.
const ENDS: Classes = Classes::all(&[
    Classes::PREPOSITION,
    Classes::RELATIVE,
    Classes::SUBORDINATOR,
    Classes::BE,
    Classes::AUXILIARY,
    Classes::NEGATION,
    Classes::ADVERB,
    Classes::OBJECT,
    Classes::SUBJECT,
    Classes::INTRODUCE,
]);

impl Reader<'_> {
    /// The phrase that starts at `start` and ends before `limit`.
    pub(super) fn phrase_from(&self, start: usize, limit: usize) -> Option<Phrase> {
        if start >= limit || self.is_quoted(start) {
            return None;
        }
        if self.is(start, Classes::SUBJECT)
            || (self.is(start, Classes::INDEFINITE) && !self.continues_after(start, limit))
        {
            return Some(Phrase { tokens: start..start + 1, head: start });
        }
        let limit = limit.min(start + LONGEST);
        let mut at = start;
        let mut core = start;
        let mut head = None;
        while at < limit && !self.is_quoted(at) {
            if self.is(at, Classes::INNER) {
                let next = at + 1;
                if at == core || !self.starts_core(next) || next >= limit {
                    break;
                }
                head.get_or_insert(at - 1);
                core = next;
                at = next;
                continue;
            }
            if self.lower(at) == "and" {
                if at == core || !self.joins_modifiers(at) {
                    break;
                }
            } else if !self.goes_on(at, core) {
                break;
            }
            at += 1;
        }
        let end = self.trimmed_end(start, at);
        (end > start && self.has_noun(start..end)).then(|| {
            let head = head.filter(|_| !self.ends_with_titled_name(start, core, end));
            let head = head.map_or(end - 1, |head: usize| head.min(end - 1));
            Phrase { tokens: start..end, head }
        })
    }

    /// Whether a phrase with a preposition inside ends with the name that all of it describes: `Secretary of State Ann Roe`.
    fn ends_with_titled_name(&self, start: usize, core: usize, end: usize) -> bool {
        let Some(name) = self.reference(end - 1) else { return false };
        let is_person = self.references.entity(name).is_some_and(|entity| entity.kind == EntityKind::Person);
        let name = name.tokens.start;
        is_person
            && name > core
            && name < end
            && self.is_capital(start)
            && (core..name)
                .all(|at| self.is_capital(at) || self.is_joint(at) || self.is(at, Classes::CONJUNCTION))
    }

    /// The phrase that ends before `end` and starts no earlier than `floor`.
    pub(super) fn phrase_to(&self, end: usize, floor: usize) -> Option<Phrase> {
        let floor = floor.max(end.saturating_sub(LONGEST));
        let mut start = end;
        while start > floor {
            let at = start - 1;
            if self.is_quoted(at) {
                break;
            }
            if self.is(at, Classes::SUBJECT) && start == end {
                return Some(Phrase { tokens: at..end, head: at });
            }
            if self.is(at, Classes::DETERMINER) && !self.is_capital_inside(at, floor) {
                start = at;
                // `the head of the agency`: go on over an inner preposition.
                if at > floor && self.is(at - 1, Classes::INNER) {
                    start = at - 1;
                    continue;
                }
                break;
            }
            if self.is(at, Classes::INNER) {
                if start == end || at == floor {
                    break;
                }
            } else if !self.goes_on(at, floor) {
                break;
            }
            start = at;
        }
        while start < end && !self.starts_core(start) {
            start += 1;
        }
        self.phrase_from(start, end)
    }

    /// Whether a determiner is part of a name: `the` of `The New York Times` inside a longer run.
    fn is_capital_inside(&self, at: usize, floor: usize) -> bool {
        self.is_capital(at) && at > floor && self.is_capital(at - 1)
    }

    /// Whether a phrase can start at `at`.
    pub(super) fn starts_core(&self, at: usize) -> bool {
        if self.is_quoted(at) {
            return false;
        }
        if self.analysis.kind(at) == Some(dateline_text::TokenKind::Number) {
            return true;
        }
        if !self.is_word(at) || self.is_possessive(at) {
            return false;
        }
        if self.is(
            at,
            Classes::DETERMINER | Classes::COUNT | Classes::TITLE | Classes::SPEAKER | Classes::INDEFINITE,
        ) {
            return true;
        }
        if self.is_capital(at) && self.reference(at).is_some() {
            return true;
        }
        if self.is(at, Classes::TIME) || self.pos(at) == Pos::Gerund && !self.is_capital(at) {
            return false;
        }
        (self.is_capital(at) || !self.is_verb_like(at)) && !self.is(at, ENDS | Classes::CONJUNCTION)
    }

    /// Whether the phrase whose core starts at `core` goes on with the token at `at`.
    fn goes_on(&self, at: usize, core: usize) -> bool {
        if self.is(at, Classes::DETERMINER) {
            return at == core || (self.is_capital(at) && self.is_capital(at - 1));
        }
        if self.is_possessive(at) {
            return at > core;
        }
        if self.is_joint(at) || self.analysis.kind(at) == Some(dateline_text::TokenKind::Number) {
            return true;
        }
        if !self.is_word(at) || self.is(at, Classes::CONJUNCTION) {
            return false;
        }
        if self.is(at, Classes::TIME) && at > core && !self.is_joint(at - 1) {
            return false;
        }
        if self.is_capital(at) && (at > core || self.reference(at).is_some()) {
            // `May`, `Will` and the like inside a name.
            return true;
        }
        if self.is(at, Classes::SPEAKER | Classes::TITLE) && !self.is(at, ENDS) {
            return true;
        }
        !self.is(at, ENDS) && !self.is_verb_like(at)
    }

    /// Whether the word at `at` is a verb or an adverb and no part of a name or description.
    fn is_verb_like(&self, at: usize) -> bool {
        if self.is(at, Classes::SPEAKER) && !self.is_finite(at) {
            return false;
        }
        // A capital is a name's, but for the one that starts a sentence.
        if self.is_capital(at) && (self.sentence_start(at) != at || self.is_capital(at + 1)) {
            return false;
        }
        // The second half of a compound: `well-connected`.
        if at > 0 && self.is_joint(at - 1) {
            return false;
        }
        match self.pos(at) {
            Pos::Adverb => {
                !self.is_joint(at + 1) && !matches!(self.pos(at + 1), Pos::Adjective | Pos::PastParticiple)
            }
            Pos::Verb | Pos::PastVerb | Pos::Auxiliary => true,
            Pos::Noun | Pos::ProperNoun | Pos::Adjective => {
                // The tagger takes `said` after a name for a noun more often than news has a noun of that form.
                let after_name = at > 0 && self.is_capital(at - 1);
                self.verb(at).is_some_and(|verb| {
                    verb.form == Form::Past && (verb.is_plain() || after_name)
                        || verb.is_plain() && verb.form == Form::Third
                })
            }
            // `the retired general`, `the ruling party`, but `a man arrested on Monday`.
            Pos::PastParticiple | Pos::Gerund => {
                !matches!(self.pos(at + 1), Pos::Noun | Pos::ProperNoun | Pos::Adjective)
            }
            _ => self.verb(at).is_some_and(|verb| !verb.is_noun()),
        }
    }

    /// Whether `and` at `at` joins two modifiers of one head: `foreign and defence ministers`.
    fn joins_modifiers(&self, at: usize) -> bool {
        let plain = |index: usize| {
            self.is_word(index) && !self.is_capital(index) && !self.is(index, Classes::SPEAKER)
        };
        let follows = self.is(at + 2, Classes::SPEAKER) || self.is(at + 3, Classes::SPEAKER);
        plain(at - 1)
            && follows
            && self.is_word(at + 1)
            && !self.is(at + 1, Classes::DETERMINER | ENDS | Classes::SPEAKER)
            && self.verb(at + 1).is_none()
    }

    /// Whether an indefinite word is the modifier of a noun: `others` is not, `another official` is.
    fn continues_after(&self, at: usize, limit: usize) -> bool {
        let next = at + 1;
        next < limit && self.is_word(next) && self.goes_on(next, at) && !self.is(at, Classes::DETERMINER)
            || self.is(at, Classes::DETERMINER)
    }

    /// Steps back over words that no phrase ends with.
    fn trimmed_end(&self, start: usize, mut end: usize) -> usize {
        while end > start {
            let last = end - 1;
            let word = self.word(last);
            let hangs = self
                .is(last, Classes::DETERMINER | Classes::INNER | Classes::CONJUNCTION | Classes::ADVERB)
                && !self.is_capital(last)
                && end - start > 1;
            if hangs || self.is_possessive(last) || self.is_joint(last) || matches!(word, "-" | "/") {
                end = last;
            } else {
                break;
            }
        }
        end
    }

    /// Whether a phrase holds more than determiners and numbers.
    fn has_noun(&self, tokens: Range<usize>) -> bool {
        let is_noun = |at: usize| {
            self.is_word(at)
                && !self.is_possessive(at)
                && (!self.is(at, Classes::DETERMINER) || self.is_capital(at) && at > tokens.start)
                || self.is(at, Classes::COUNT)
        };
        tokens.clone().any(is_noun)
            || (tokens.len() == 1
                && self.is(tokens.start, Classes::DETERMINER | Classes::INDEFINITE)
                && matches!(
                    self.lower(tokens.start),
                    "some" | "many" | "several" | "both" | "another" | "others" | "few"
                ))
    }

    /// Whether the phrase is a pronoun.
    pub(super) fn is_pronoun(&self, phrase: &Phrase) -> bool {
        phrase.tokens.len() == 1 && self.is(phrase.tokens.start, Classes::SUBJECT | Classes::OBJECT)
    }

    /// Whether the phrase starts with a name or ends with one: some capital stands in it that no sentence start explains.
    pub(super) fn is_named(&self, phrase: &Phrase) -> bool {
        // `Chang Je-won`
        let is_compound = |at: usize| {
            at >= phrase.tokens.start + 2
                && self.is_joint(at - 1)
                && self.is_capital(at - 2)
                && self.reference(at).is_some()
        };
        (self.is_capital(phrase.head) || is_compound(phrase.head))
            && !self.is(phrase.head, Classes::DETERMINER | Classes::SUBJECT | Classes::COUNT)
            && self.pos(phrase.head) != Pos::Adverb
    }

    /// Whether the phrase can speak: a pronoun, a name, or a description whose head the lexicon lists.
    pub(super) fn can_speak(&self, phrase: &Phrase) -> bool {
        self.is_pronoun(phrase)
            || self.is(phrase.head, Classes::SPEAKER | Classes::INDEFINITE)
            || self.is_named(phrase)
            || phrase.tokens.len() == 1 && self.is(phrase.head, Classes::DETERMINER)
    }
}
