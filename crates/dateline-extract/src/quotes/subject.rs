//! Who does what a verb says: its subject, sought to its left.
//!
//! ```text
//! subject := phrase adverbial? auxiliary*                      Smith on Monday has
//!          | phrase ("," interposed)+ ","                      Smith, a lawyer, of Oslo,
//!          | described "," name ","                            the minister, Ann Roe,
//!          | antecedent ","? "who"                             Smith, who
//!          | main subject … ("and" | ",")                      Smith left and; Smith left,
//! ```
//! A verb that follows `who` takes the antecedent; one that follows `and`, and an -ing form, the subject of the sentence.
//! There is no parser: the sentence is read in parts between commas, from the verb to the left.

use dateline_entity::EntityKind;

use super::clause::REACH;
use super::cues::{Classes, Form, Verb};
use super::phrase::Phrase;
use super::reader::Reader;

/// A subject found to the left of a verb.
pub(super) struct Subject {
    pub(super) phrase: Phrase,
    pub(super) is_relative: bool,
}

impl Reader<'_> {
    /// The subject of the verb at `at`, sought to its left.
    pub(super) fn subject(&self, at: usize, verb: Verb, floor: usize) -> Option<Subject> {
        let floor = floor.max(at.saturating_sub(REACH));
        if verb.form == Form::Ing {
            // `with spokesman Ivan Roe saying`: a name that the verb follows at once.
            let near = at
                .checked_sub(1)
                .filter(|&before| before >= floor && self.is_capital(before))
                .and_then(|_| self.phrase_to(at, floor));
            if let Some(near) = near.filter(|near| near.tokens.end == at && self.is_named(near)) {
                return Some(Subject { phrase: near, is_relative: false });
            }
            return self.main_subject(floor, at).map(|phrase| Subject { phrase, is_relative: false });
        }
        let mut end = at;
        while end > floor && self.is_auxiliary(end - 1) {
            end -= 1;
        }
        if end <= floor {
            return None;
        }
        let before = end - 1;
        if self.lower(before) == "to" || matches!(self.lower(before), "and" | "but" | "or") {
            return self.main_subject(floor, before).map(|phrase| Subject { phrase, is_relative: false });
        }
        if self.is(before, Classes::RELATIVE) && !self.is_capital(before) && before > floor {
            return self.antecedent(before, floor).map(|phrase| Subject { phrase, is_relative: true });
        }
        let direct = |phrase: Option<Phrase>| phrase.map(|phrase| Subject { phrase, is_relative: false });
        if self.is_comma(before) || self.is_dash(before) {
            return direct(self.subject_before_interposed(before, floor));
        }
        if self.word(before) == ")" {
            let open = (floor..before).rev().take(12).find(|&at| self.word(at) == "(")?;
            if open > floor && self.is_comma(open - 1) {
                return direct(self.subject_before_interposed(open - 1, floor));
            }
            return direct(self.adjacent_subject(open, floor));
        }
        direct(self.adjacent_subject(end, floor))
    }

    /// Whether a word may stand between a subject and its verb: auxiliaries, adverbs, `not`, days.
    fn is_auxiliary(&self, at: usize) -> bool {
        if self.is(at, Classes::AUXILIARY | Classes::ADVERB | Classes::NEGATION | Classes::BE)
            && !self.is_capital(at)
        {
            return true;
        }
        let word = self.lower(at);
        self.is_word(at)
            && !self.is_capital(at)
            && word.len() > 4
            && word.ends_with("ly")
            && !self.is(at, Classes::SPEAKER)
    }

    /// The antecedent of the relative pronoun at `at`.
    fn antecedent(&self, at: usize, floor: usize) -> Option<Phrase> {
        let mut end = at;
        if end > floor && (self.is_comma(end - 1) || self.is_dash(end - 1)) {
            end -= 1;
        }
        if end > floor && self.word(end - 1) == ")" {
            end = (floor..end).rev().take(12).find(|&open| self.word(open) == "(")?;
        }
        if end > floor && self.is_comma(end - 1) {
            end -= 1;
        }
        let near = self.phrase_to(end, floor)?;
        if self.can_speak(&near) {
            Some(near)
        } else {
            self.subject_before_interposed(end, floor).or(Some(near))
        }
    }

    /// The subject before the phrase that the comma or dash at `comma` closes: `Smith, a lawyer,`.
    fn subject_before_interposed(&self, comma: usize, floor: usize) -> Option<Phrase> {
        let mut end = comma;
        let mut best: Option<Phrase> = None;
        let mut first: Option<Phrase> = None;
        for turn in 0..6 {
            let start = self.segment_start(end, floor);
            let phrase = self.segment_subject(start, end);
            if turn == 0 {
                first = phrase;
            } else if let Some(phrase) = phrase {
                // `Smith, of Boston, Mass., said`: a place among what is interposed is not who speaks.
                let is_place = self.is_place(&phrase) && start > floor;
                let named = (self.is_named(&phrase) || self.is_pronoun(&phrase)) && !is_place;
                if !is_place || best.is_none() {
                    best = Some(phrase);
                }
                if named {
                    break;
                }
            } else if best.is_some() {
                break;
            }
            if start <= floor {
                break;
            }
            end = start - 1;
            if !(self.is_comma(end) || self.is_dash(end)) {
                break;
            }
        }
        match (first, best) {
            // `the foreign minister, Ivan Roe, said`: the name in apposition.
            (Some(name), Some(described))
                if !self.is_named(&described)
                    && !self.is_pronoun(&described)
                    && self.is_plain_name(&name) =>
            {
                Some(name)
            }
            (_, Some(best)) => Some(best),
            (first, None) => first,
        }
    }

    /// Whether a phrase names a place.
    fn is_place(&self, phrase: &Phrase) -> bool {
        let entity = self.reference(phrase.head).and_then(|reference| self.references.entity(reference));
        entity.is_some_and(|entity| entity.kind == EntityKind::Place)
    }

    /// Whether a phrase is a name of two words or more and nothing else.
    fn is_plain_name(&self, phrase: &Phrase) -> bool {
        phrase.tokens.len() >= 2 && phrase.tokens.clone().all(|at| self.is_capital(at) || self.is_joint(at))
    }

    /// Where the part of a sentence that ends at `end` starts: after the comma, dash or quotation before it.
    fn segment_start(&self, end: usize, floor: usize) -> usize {
        let mut start = end;
        let mut depth = 0_u32;
        while start > floor {
            let at = start - 1;
            match self.word(at) {
                ")" => depth += 1,
                "(" => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0
                && (self.is_comma(at)
                    || self.is_dash(at)
                    || self.is_quoted(at)
                    || matches!(self.word(at), ";" | ":"))
            {
                break;
            }
            start = at;
        }
        start
    }

    /// The phrase with which a part of a sentence starts, unless the part is introduced as an adverbial or a clause is.
    fn segment_subject(&self, start: usize, end: usize) -> Option<Phrase> {
        let mut start = start;
        while start < end
            && (self.is(start, Classes::ADVERB | Classes::CONJUNCTION)
                || self.is(start, Classes::SUBORDINATOR) && matches!(self.lower(start), "that" | "but"))
        {
            start += 1;
        }
        if self.is(start, Classes::PREPOSITION | Classes::SUBORDINATOR | Classes::RELATIVE | Classes::INNER)
            && !self.is(start, Classes::SUBJECT)
        {
            return None;
        }
        if self.analysis.kind(start) == Some(dateline_text::TokenKind::Number) && start + 1 >= end {
            return None;
        }
        let phrase = self.phrase_from(start, end)?;
        let near = self.phrase_to(end, start).filter(|near| near.tokens.end == end);
        match near {
            Some(near)
                if near.tokens.start > phrase.tokens.end
                    && self.is_named(&near)
                    && !self.is_named(&phrase)
                    && !self.is(near.tokens.start - 1, Classes::PREPOSITION | Classes::INNER) =>
            {
                Some(near)
            }
            _ => Some(phrase),
        }
    }

    /// The subject whose words end just before `end`: the first phrase of its clause, if all of the clause hangs on it.
    fn adjacent_subject(&self, end: usize, floor: usize) -> Option<Phrase> {
        let start = self.clause_start(end, floor);
        let mut at = start;
        while at < end && self.is(at, Classes::ADVERB | Classes::CONJUNCTION) && !self.starts_core(at) {
            at += 1;
        }
        let near = self.phrase_to(end, start);
        if !self.starts_core(at) && !self.is(at, Classes::SUBJECT) {
            return near;
        }
        let Some(first) = self.phrase_from(at, end) else { return near };
        let mut rest = first.tokens.end;
        if rest >= end {
            return Some(first);
        }
        if self.lower(rest) == "and" {
            // `Smith and Jones said`: joint, unless what follows `and` is another clause's subject.
            return match self.phrase_from(rest + 1, end) {
                Some(second) if second.tokens.end >= end && !self.is_pronoun(&second) => Some(first),
                _ => near.or(Some(first)),
            };
        }
        // `A spokesman in Paris said`, `Smith on Monday said`: only adverbials may follow the phrase.
        let mut only_adverbials = true;
        while rest < end {
            only_adverbials &=
                !(self.is(rest, Classes::BE | Classes::AUXILIARY | Classes::SUBJECT) || self.is_verb(rest));
            rest += 1;
        }
        let next = first.tokens.end;
        if only_adverbials
            && self.is(next, Classes::PREPOSITION | Classes::TIME | Classes::ADVERB)
            && !self.is(next, Classes::SUBORDINATOR)
        {
            return Some(first);
        }
        if self.is(next, Classes::RELATIVE) {
            // `a policy which Smith calls …`: the subject of the relative clause, if it has one.
            return self.phrase_to(end, next + 1).filter(|own| own.tokens.end == end).or(Some(first));
        }
        near.or(Some(first))
    }

    /// Whether the word at `at` is a finite verb.
    fn is_verb(&self, at: usize) -> bool {
        self.is_finite(at)
            || self
                .verb(at)
                .is_some_and(|verb| matches!(verb.form, Form::Past | Form::Third) && !verb.is_noun())
    }

    /// Where the clause that ends at `end` starts.
    fn clause_start(&self, end: usize, floor: usize) -> usize {
        let mut start = end;
        while start > floor {
            let at = start - 1;
            let word = self.word(at);
            if self.is_quoted(at)
                || self.is_comma(at)
                || self.is_dash(at)
                || matches!(word, ";" | ":" | "(" | ")")
            {
                break;
            }
            if self.is(at, Classes::SUBORDINATOR)
                && !self.is_capital(at)
                && !self.is(at, Classes::PREPOSITION)
                && start < end
            {
                break;
            }
            if matches!(self.lower(at), "but" | "yet") {
                break;
            }
            start = at;
        }
        start
    }

    /// The subject of the sentence that starts at `start`, as far as `end`: its first phrase that can speak.
    pub(super) fn main_subject(&self, start: usize, end: usize) -> Option<Phrase> {
        let end = end.min(start + 3 * REACH);
        let mut at = start;
        let mut fallback = None;
        for _ in 0..6 {
            while at < end
                && (self.is_quoted(at)
                    || self.is_comma(at)
                    || self.is_dash(at)
                    || (self.is(at, Classes::ADVERB | Classes::CONJUNCTION | Classes::TIME)
                        && !self.is(at, Classes::SPEAKER)))
            {
                at += 1;
            }
            if at >= end {
                break;
            }
            if let Some(verb) = self.verb(at)
                && matches!(verb.form, Form::Past | Form::Third)
                && let Some(phrase) = self.inverted_subject(at + 1, end)
                && at == start
            {
                return Some(phrase);
            }
            let introduces = self
                .is(at, Classes::PREPOSITION | Classes::SUBORDINATOR | Classes::FIRST | Classes::INNER)
                && !self.is(at, Classes::SUBJECT);
            if !introduces && let Some(phrase) = self.phrase_from(at, end) {
                if self.can_speak(&phrase) {
                    return Some(self.named_apposition(&phrase, end).unwrap_or(phrase));
                }
                fallback = fallback.or(Some(phrase));
            }
            let Some(comma) =
                (at..end).take(REACH).find(|&comma| self.is_comma(comma) || self.is_dash(comma))
            else {
                break;
            };
            at = comma + 1;
        }
        fallback
    }
}
