//! A clause of saying that follows a stretch and says whose it is.
//!
//! ```text
//! after := ("," | "—")? (verb phrase | phrase interposed? auxiliary* verb | "according to" phrase | "as" phrase verb)
//! ```
//! A stretch that ends with a full stop is followed by a new sentence, whose clause leads up to something else.

use super::attribute::{Attribution, How, Place, REACH};
use super::clause::Clause;
use super::cues::{Classes, CueClass, Form, Verb};
use super::phrase::Phrase;
use super::reader::Reader;

impl Reader<'_> {
    /// A clause of saying that follows the stretch.
    pub(super) fn followed(&self, place: &Place<'_>) -> Option<Attribution> {
        let stretch = place.stretch;
        let start = stretch.outer.end;
        if !stretch.is_closed || start >= place.right {
            return None;
        }
        let limit = self.sentence_end(start).min(place.right);
        let last = stretch.inner.end.checked_sub(1)?;
        let ending = self.word(last);
        let is_new_sentence = self.sentence_start(start) == start;
        let invites = matches!(ending, "," | "?" | "!" | "…" | "..." | "—" | "–" | "--" | "-");
        if is_new_sentence
            && !(matches!(ending, "?" | "!" | "…" | "...") || ending == "," || self.is_verb_here(start))
        {
            return None;
        }
        let mut at = start;
        while at < limit && (self.is_comma(at) || self.is_dash(at)) {
            at += 1;
        }
        let is_whole = place.sentence == stretch.outer.start && self.is_capital(stretch.inner.start);
        let is_parted = invites || at > start || is_whole;
        if self.is(at, Classes::INTRODUCE) || self.lower(at) == "as" {
            let from = at;
            let at = if self.lower(at) == "as" { at + 1 } else { at };
            if let Some(clause) = self.clause(at, from, limit) {
                return Some(Attribution::of(How::Followed, clause));
            }
            if from == at {
                return None;
            }
        }
        if self.is(
            at,
            Classes::CONJUNCTION | Classes::RELATIVE | Classes::BE | Classes::AUXILIARY | Classes::INNER,
        ) && !self.is(at, Classes::SUBJECT)
        {
            return None;
        }
        if let Some(verb) = self.verb(at)
            && matches!(verb.form, Form::Past | Form::Third | Form::Base)
        {
            let subject = self.inverted_subject(at + 1, limit)?;
            let clause = self.clause(at, at, limit).filter(|clause| clause.is_inverted);
            let fallback = Clause {
                cue: at..at + 1,
                class: verb.class,
                end: subject.tokens.end,
                subject: Some(subject),
                addressee: None,
                is_inverted: true,
                is_relative: false,
                verb: Some(verb),
            };
            return Some(Attribution::of(How::Followed, clause.unwrap_or(fallback)));
        }
        if self.is(at, Classes::PREPOSITION | Classes::SUBORDINATOR) && !self.is(at, Classes::SUBJECT) {
            // A name that looks like a preposition: `“…,” From said.`
            let is_name =
                self.is_capital(at) && !is_new_sentence && self.verb(at + 1).is_some_and(Verb::is_plain);
            return is_name.then(|| Attribution {
                cue: Some(at + 1..at + 2),
                class: Some(CueClass::Say),
                ..Attribution::by(How::Followed, Phrase { tokens: at..at + 1, head: at })
            });
        }
        let verbs = (at + 1..limit.min(at + REACH)).filter(|&at| self.is_verb_here(at));
        for verb in verbs.take(6) {
            let Some(first) = self.phrase_from(at, verb) else { continue };
            if !is_parted && verb > first.tokens.end + 3 {
                break;
            }
            let Some(clause) = self.clause(verb, start, limit) else { continue };
            let Some(subject) = &clause.subject else { continue };
            let is_plain =
                clause.verb.is_some_and(|verb| verb.is_plain() || verb.form == Form::Past && !verb.is_weak());
            let is_its_own = subject.tokens.start >= start
                && (self.only_interposed(first.tokens.end, verb)
                    || ending == "," && is_plain && subject.tokens.start == at);
            let is_ing = clause.verb.is_some_and(|verb| verb.form == Form::Ing) && clause.cue.len() == 1;
            // What follows the clause may be what it leads up to; then a stretch that ends a sentence is not its.
            if is_its_own
                && !is_ing
                && !(is_new_sentence
                    && self.leads_up(clause.end, place.right)
                    && place.right < place.block.end)
            {
                let is_joint = subject.tokens.start > first.tokens.end
                    && (first.tokens.end..subject.tokens.start).any(|at| self.lower(at) == "and");
                let speaker = if clause.is_relative || is_joint && self.can_speak(&first) {
                    first
                } else {
                    subject.clone()
                };
                return Some(Attribution::of(How::Followed, Clause { subject: Some(speaker), ..clause }));
            }
        }
        let first = self.phrase_from(at, limit)?;
        // An unlisted verb: `“…,” Smith deadpanned.`
        let verb = first.tokens.end;
        let looks = verb < limit
            && self.is_word(verb)
            && !self.is_capital(verb)
            && (self.lower(verb).ends_with("ed") || self.lower(verb).ends_with('s'));
        let ends = self.ends_attribution(verb + 1, limit);
        (ending == "," && !is_new_sentence && looks && ends && self.can_speak(&first)).then(|| Attribution {
            cue: Some(verb..verb + 1),
            class: Some(CueClass::Say),
            ..Attribution::by(How::Followed, first)
        })
    }

    /// Whether a clause of saying can end at `at`: at a mark, or with an adverbial.
    fn ends_attribution(&self, at: usize, limit: usize) -> bool {
        at >= limit
            || self.is_quoted(at)
            || matches!(self.word(at), "." | "," | ":" | ";")
            || self.is(at, Classes::ADVERB | Classes::TIME) && !self.is(at, Classes::CONJUNCTION)
    }

    /// Whether the word at `at` is a verb of saying in a form that a clause after a quotation has.
    pub(super) fn is_verb_here(&self, at: usize) -> bool {
        self.verb(at)
            .is_some_and(|verb| matches!(verb.form, Form::Past | Form::Third | Form::Base | Form::Ing))
            && !self.is_capital(at)
    }

    /// Whether only what may stand between a subject and its verb stands from `from` to `to`.
    fn only_interposed(&self, from: usize, to: usize) -> bool {
        if from >= to {
            return true;
        }
        let opens = self.is_comma(from) || self.is_dash(from) || self.word(from) == "(";
        let closes = self.is_comma(to - 1) || self.is_dash(to - 1) || self.word(to - 1) == ")";
        if opens {
            return closes
                || self.is(to - 1, Classes::ADVERB | Classes::AUXILIARY)
                || (from..to).rev().take(8).any(|at| self.is_comma(at) && at > from);
        }
        (from..to).all(|at| !self.is_comma(at) || at > from + 1)
            && self.is(
                from,
                Classes::ADVERB
                    | Classes::AUXILIARY
                    | Classes::PREPOSITION
                    | Classes::RELATIVE
                    | Classes::TIME
                    | Classes::CONJUNCTION
                    | Classes::BE
                    | Classes::NEGATION,
            )
            || (from..to).all(|at| self.lower(at).ends_with("ly"))
    }
}
