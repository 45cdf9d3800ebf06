//! What is said without quotation marks.
//!
//! ```text
//! statement := subject verb addressee? adverbial? "that"? content      Diplomats told reporters on Monday that …
//!            | content "," (verb subject | subject verb)               …, diplomats said
//!            | "according to" subject "," content | content "," "according to" subject
//! ```
//! A clause that leads up to a marked quotation or follows one says that quotation and no second one.

use std::ops::Range;

use super::clause::Clause;
use super::cues::{Classes, CueClass, Form};
use super::reader::Reader;

/// A clause of saying and what is said in it.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub(super) clause: Clause,
    /// The words said.
    pub(super) content: Option<Range<usize>>,
    /// They are, at least in part, those of a marked quotation.
    pub(super) is_marked: bool,
}

/// The longest way from a verb to its `that`, in tokens.
const TO_THAT: usize = 16;

/// The longest content before its cue, in tokens.
const LONGEST: usize = 300;

/// Finds the clauses of saying of the article, in order, with what they say outside the marked quotations.
///
/// `is_taken` says whether the cue at a token is already that of a marked quotation.
pub(super) fn clauses(reader: &Reader<'_>, is_taken: impl Fn(usize) -> bool) -> Vec<Said> {
    let mut found = Vec::new();
    for sentence in &reader.analysis.sentences {
        if !sentence.kind.is_story() {
            continue;
        }
        // Where the last statement of the sentence ends: a verb inside it says nothing of its own.
        let mut covered = sentence.tokens.start;
        for at in sentence.tokens.clone() {
            if at < covered || reader.is_quoted(at) || !reader.is_cue(at) {
                continue;
            }
            let Some(clause) = reader.clause(at, sentence.tokens.start, sentence.tokens.end) else {
                continue;
            };
            let Some(subject) = &clause.subject else { continue };
            if !reader.can_speak(subject) {
                continue;
            }
            let is_marked = is_taken(at);
            let content = reader.content(&clause, &sentence.tokens);
            if content.is_none()
                && !is_marked
                && !clause.verb.is_some_and(|verb| verb.is_plain() || verb.takes_addressee())
            {
                continue;
            }
            if let Some(content) = &content
                && content.start > at
            {
                covered = content.end;
            }
            found.push(Said { clause, content, is_marked });
        }
    }
    found
}

impl Reader<'_> {
    /// Whether the word at `at` can be the cue of a statement.
    fn is_cue(&self, at: usize) -> bool {
        self.is(at, Classes::INTRODUCE) && !self.is_quoted(at)
            || self.verb(at).is_some_and(|verb| verb.form != Form::Participle)
    }

    /// What a clause says in its sentence.
    fn content(&self, clause: &Clause, sentence: &Range<usize>) -> Option<Range<usize>> {
        let start = clause
            .subject
            .as_ref()
            .map_or(clause.cue.start, |subject| subject.tokens.start.min(clause.cue.start));
        let Some(verb) = clause.verb else {
            // `According to Smith, …` or `…, according to Smith`.
            let before = self.trimmed(self.unquoted_start(sentence.start, start)..start);
            return if before.len() > 2 { Some(before) } else { self.after_comma(clause.end, sentence.end) };
        };
        let that = (clause.end..sentence.end.min(clause.end + TO_THAT))
            .take_while(|&at| !self.is_quoted(at) && !matches!(self.word(at), "," | ";" | ":"))
            .find(|&at| self.lower(at) == "that" && !self.is(at + 1, Classes::TIME));
        if let Some(that) = that
            && !(that..sentence.end.min(that + 2)).any(|at| self.is_comma(at))
        {
            return Some(self.trimmed(that + 1..sentence.end)).filter(|content| content.len() > 1);
        }
        let is_parted = start > sentence.start && self.is_comma(start - 1);
        let ends = self.ends_clause(clause.end, sentence.end);
        if is_parted && ends {
            let before = self.trimmed(self.unquoted_start(sentence.start, start)..start);
            if before.len() > 3 && !verb.takes_object() {
                return Some(before);
            }
        }
        if verb.is_weak() || ends {
            return None;
        }
        let from = self.skip_adverbials(clause.end, sentence.end);
        let content = self.trimmed(from..sentence.end);
        let is_clause = verb.class != CueClass::Say && verb.class != CueClass::Report && !verb.takes_object()
            || content.clone().take(30).any(|at| self.is_finite(at));
        (content.len() > 2 && is_clause && !verb.takes_object()).then_some(content)
    }

    /// Whether nothing but adverbials stands from `from` to the end of the sentence.
    fn ends_clause(&self, from: usize, end: usize) -> bool {
        let rest = from..end;
        rest.len() <= 14
            && !rest
                .clone()
                .any(|at| self.is_finite(at) || self.is_quoted(at) || self.is(at, Classes::SUBJECT))
    }

    /// Steps over days after a verb: `said on Monday`.
    fn skip_adverbials(&self, mut at: usize, end: usize) -> usize {
        let start = at;
        while at < end && at < start + 6 {
            let is_day = self.is(at, Classes::TIME)
                || (self.is(at, Classes::PREPOSITION | Classes::DETERMINER)
                    && self.is(at + 1, Classes::TIME));
            if !is_day {
                break;
            }
            at += 1;
        }
        at
    }

    /// What stands after the first comma from `from` on, which closes an introduction.
    fn after_comma(&self, from: usize, end: usize) -> Option<Range<usize>> {
        let comma = (from..end).take(40).find(|&at| self.is_comma(at) || self.is_quoted(at))?;
        let content = self.trimmed(comma + 1..end);
        (self.is_comma(comma) && content.len() > 2).then_some(content)
    }

    /// Where the author's words that end at `end` start, in the sentence that starts at `start`.
    fn unquoted_start(&self, start: usize, end: usize) -> usize {
        let floor = start.max(end.saturating_sub(LONGEST));
        (floor..end).rev().find(|&at| self.is_quoted(at)).map_or(floor, |at| at + 1)
    }

    /// A stretch of tokens without the marks at its ends.
    fn trimmed(&self, mut range: Range<usize>) -> Range<usize> {
        let is_mark = |at: usize| matches!(self.word(at), "," | "." | ";" | ":" | "-" | "—" | "–" | "--");
        while range.start < range.end && is_mark(range.start) {
            range.start += 1;
        }
        while range.start < range.end && is_mark(range.end - 1) {
            range.end -= 1;
        }
        range
    }
}
