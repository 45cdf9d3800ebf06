//! Clauses of saying: a verb with who says it and who is told.
//!
//! ```text
//! clause := subject (", " interposed ",")? auxiliary* verb addressee?     Smith, a lawyer, has told reporters
//!         | verb subject                                                  said Smith
//!         | "according to" subject
//! ```
//! How the subject is sought to the left of the verb: `subject`.

use std::ops::Range;

use super::cues::{Classes, CueClass, Form, Verb};
use super::phrase::Phrase;
use super::reader::Reader;
use crate::pos::Pos;

/// A clause of saying.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clause {
    /// The verb or phrase of saying.
    pub(super) cue: Range<usize>,
    pub(super) class: CueClass,
    /// Who says it.
    pub(super) subject: Option<Phrase>,
    /// Who is told.
    pub(super) addressee: Option<Phrase>,
    /// The first token after the cue, its inverted subject and its addressee.
    pub(super) end: usize,
    /// The subject follows the verb.
    pub(super) is_inverted: bool,
    /// The subject was found through a relative pronoun.
    pub(super) is_relative: bool,
    /// The verb, unless the cue is a phrase.
    pub(super) verb: Option<Verb>,
}

/// How far back the subject of a verb is sought, in tokens.
pub(super) const REACH: usize = 60;

impl Reader<'_> {
    /// Reads the clause whose verb stands at `at`, in the author's words from `floor` to `limit`.
    pub(super) fn clause(&self, at: usize, floor: usize, limit: usize) -> Option<Clause> {
        if self.is(at, Classes::INTRODUCE) {
            return self.according(at, limit);
        }
        let verb = self.verb(at)?;
        if self.is_noun_here(at, verb, floor) {
            return None;
        }
        let passive = self.passive(at, verb, floor);
        let clause = |subject: Option<Phrase>, end: usize, is_inverted: bool, is_relative: bool| Clause {
            cue: at..at + 1,
            class: verb.class,
            subject,
            addressee: None,
            end,
            is_inverted,
            is_relative,
            verb: Some(verb),
        };
        if passive {
            let agent = (self.lower(at + 1) == "by").then(|| self.phrase_from(at + 2, limit)).flatten()?;
            let end = agent.tokens.end;
            return Some(clause(Some(agent), end, true, false));
        }
        if self.may_invert(at, verb, floor)
            && let Some(subject) = self.inverted_subject(at + 1, limit)
        {
            let end = subject.tokens.end;
            return Some(clause(Some(subject), end, true, false));
        }
        let subject = self.subject(at, verb, floor);
        let is_relative = subject.as_ref().is_some_and(|subject| subject.is_relative);
        let mut clause = clause(subject.map(|subject| subject.phrase), at + 1, false, is_relative);
        if verb.form == Form::Ing && self.lower(at.wrapping_sub(1)) == "as" && at >= floor + 2 {
            // `was quoted as saying`
            clause.cue = at - 2..at + 1;
        }
        if verb.takes_addressee()
            && let Some(told) = self.addressee(at + 1, limit)
        {
            clause.end = told.tokens.end;
            clause.addressee = Some(told);
        }
        Some(clause)
    }

    /// Reads `according to Smith`.
    fn according(&self, at: usize, limit: usize) -> Option<Clause> {
        if self.lower(at + 1) != "to" {
            return None;
        }
        let subject = self.phrase_from(at + 2, limit);
        let subject = subject.map(|subject| self.named_apposition(&subject, limit).unwrap_or(subject));
        let end = subject.as_ref().map_or(at + 2, |subject| subject.tokens.end);
        Some(Clause {
            cue: at..at + 2,
            class: CueClass::Say,
            subject,
            addressee: None,
            end,
            is_inverted: true,
            is_relative: false,
            verb: None,
        })
    }

    /// Whether the form at `at` is a noun where it stands: `the report`, `his claims`.
    fn is_noun_here(&self, at: usize, verb: Verb, floor: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|&before| before >= floor) else {
            return verb.is_noun() && verb.form == Form::Base;
        };
        if self.is_capital(at)
            && (self.is_capital(at + 1) || self.is_capital(before))
            && verb.form != Form::Past
        {
            return true;
        }
        if self.is_joint(before) || self.is_joint(at + 1) {
            return true;
        }
        if self.is(before, Classes::DETERMINER) && !self.is(before, Classes::RELATIVE)
            || self.is_possessive(before)
        {
            return verb.form != Form::Past || !self.is(before, Classes::INDEFINITE | Classes::COUNT);
        }
        if verb.form == Form::Ing {
            return self.is(before, Classes::INNER);
        }
        let is_subject =
            self.is(before, Classes::SUBJECT | Classes::RELATIVE | Classes::AUXILIARY | Classes::NEGATION);
        if verb.form == Form::Base && !verb.is_noun() {
            return matches!(self.pos(at), Pos::Noun | Pos::ProperNoun) && !is_subject;
        }
        // `two suspected missiles`
        if matches!(verb.form, Form::Past | Form::Participle) && !verb.is_plain() {
            let is_modifier = matches!(self.pos(at), Pos::Adjective)
                || self.pos(at) == Pos::PastParticiple
                    && matches!(self.pos(at + 1), Pos::Noun | Pos::ProperNoun);
            let after_modifier = self.is(before, Classes::COUNT)
                || matches!(self.pos(before), Pos::Adjective | Pos::Number | Pos::Adposition);
            return is_modifier && after_modifier;
        }
        if !verb.is_noun() || self.lower(at + 1) == "that" && verb.form == Form::Third {
            return false;
        }
        if self.is(before, Classes::PREPOSITION | Classes::INNER) && self.lower(before) != "to" {
            return true;
        }
        matches!(self.pos(at), Pos::Noun | Pos::ProperNoun | Pos::Adjective) && !is_subject
    }

    /// Whether the form at `at` is passive: `was told`, `is described`.
    pub(super) fn passive(&self, at: usize, verb: Verb, floor: usize) -> bool {
        if !matches!(verb.form, Form::Past | Form::Participle) {
            return false;
        }
        let mut before = at;
        while before > floor && self.is(before - 1, Classes::ADVERB | Classes::NEGATION) {
            before -= 1;
        }
        before > floor && self.is(before - 1, Classes::BE)
    }

    /// Whether the subject of the verb at `at` may follow it: the words said stand just before it.
    fn may_invert(&self, at: usize, verb: Verb, floor: usize) -> bool {
        if matches!(verb.form, Form::Ing | Form::Participle) {
            return false;
        }
        let Some(before) = at.checked_sub(1) else { return false };
        before < floor
            || self.is_quoted(before)
            || ((self.is_comma(before) || self.is_dash(before)) && !self.closes_interposed(before, floor))
    }

    /// Whether a comma before a verb ends something interposed after a subject: then the subject stands before it.
    fn closes_interposed(&self, comma: usize, floor: usize) -> bool {
        let opening = (floor..comma).rev().take(REACH).find(|&at| self.is_comma(at));
        opening.is_some_and(|opening| {
            opening > floor && self.phrase_to(opening, floor).is_some_and(|phrase| self.can_speak(&phrase))
        })
    }

    /// The subject that starts at `start`, after its verb: `said Smith`, not `said Monday` nor `said in`.
    pub(super) fn inverted_subject(&self, start: usize, limit: usize) -> Option<Phrase> {
        if self.is(start, Classes::TIME | Classes::OBJECT)
            || !self.starts_core(start)
            || matches!(self.lower(start), "that" | "this" | "there" | "no" | "it")
        {
            return None;
        }
        let phrase = self.phrase_from(start, limit)?;
        if !self.can_speak(&phrase) {
            // `said the man arrested on Monday`: the head is no known speaker, but nothing said follows either.
            let next = phrase.tokens.end;
            let ends = next >= limit
                || self.is_quoted(next)
                || matches!(self.word(next), "," | "." | ";")
                || self.is(next, Classes::PREPOSITION | Classes::RELATIVE);
            return (ends && self.is(start, Classes::DETERMINER)).then_some(phrase);
        }
        Some(self.named_apposition(&phrase, limit).unwrap_or(phrase))
    }

    /// The name in apposition to a described phrase: `the foreign minister, Ivan Roe,`.
    pub(super) fn named_apposition(&self, phrase: &Phrase, limit: usize) -> Option<Phrase> {
        if self.is_named(phrase)
            || !self.is(phrase.head, Classes::SPEAKER)
            || !self.is_comma(phrase.tokens.end)
        {
            return None;
        }
        let name = self.phrase_from(phrase.tokens.end + 1, limit)?;
        let all_capital = name.tokens.clone().all(|at| self.is_capital(at) || self.is_joint(at));
        let closed = name.tokens.end >= limit
            || matches!(self.word(name.tokens.end), "," | "." | ";")
            || self.is_quoted(name.tokens.end);
        (all_capital && name.tokens.len() >= 2 && closed).then_some(name)
    }

    /// The phrase of whom is told, which starts at `start`.
    fn addressee(&self, start: usize, limit: usize) -> Option<Phrase> {
        if self.is(start, Classes::OBJECT) {
            return Some(Phrase { tokens: start..start + 1, head: start });
        }
        if self.is(start, Classes::TIME | Classes::SUBJECT)
            || !self.starts_core(start)
            || matches!(self.lower(start), "that" | "this")
        {
            return None;
        }
        self.phrase_from(start, limit)
    }
}
