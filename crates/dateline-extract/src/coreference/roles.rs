//! Roles: the title or description nearest a person's name.
//!
//! ```text
//! EU foreign policy chief Josep Borrell          before the name
//! Lithuania, whose foreign minister, G. Doe      before the name, set off by a comma
//! Ed Doe, chair of the House committee,          after the name, set off by a comma
//! ```

use std::ops::Range;

use crate::analysis::Analysis;
use crate::mentions::{Class, Shape};
use crate::pos::Pos;

/// The most words of a role.
const LONGEST: usize = 18;

/// The role that stands at a name, as a range of tokens.
pub(super) fn at(analysis: &Analysis<'_>, name: &Range<usize>, people: &[bool]) -> Option<Range<usize>> {
    let mut sentence = sentence_of(analysis, name.start)?;
    // Another person's name is part of nobody's role.
    let is_person = |&index: &usize| people.get(index).copied().unwrap_or(false);
    if let Some(last) = (sentence.start..name.start).rev().find(is_person) {
        sentence.start = last + 1;
    }
    before(analysis, name, &sentence)
        .or_else(|| after(analysis, name, &sentence))
        .or_else(|| before_comma(analysis, name, &sentence))
}

/// The tokens of the sentence that a token stands in.
fn sentence_of(analysis: &Analysis<'_>, index: usize) -> Option<Range<usize>> {
    let start = analysis.token(index)?.span.start();
    let sentence = analysis.sentence_at(start)?;
    analysis.sentences.get(sentence).map(|sentence| sentence.tokens.clone())
}

/// Whether a word says what a person is.
pub(super) fn is_role_noun(analysis: &Analysis<'_>, index: usize) -> bool {
    let fact = analysis.facts.at(index);
    if fact.name.class.has(Class::DEMONYM) && fact.shape.is_upper() {
        return false;
    }
    if fact.word.has(Class(Class::PERSON_NOUN.0 | Class::OFFICE.0)) {
        return true;
    }
    // `co-founder`, `spy`, and the compounds that no dictionary has.
    let word = analysis.lower(index);
    fact.shape == Shape::Lower
        && (word.ends_with("man") || word.ends_with("woman") || word.ends_with("person") || word == "chief")
        && analysis.pos(index).is_noun()
}

/// `U.S. Secretary of State` before `John Kerry`.
fn before(analysis: &Analysis<'_>, name: &Range<usize>, sentence: &Range<usize>) -> Option<Range<usize>> {
    // An editor's brackets: `[US Treasury Secretary] Steve Mnuchin`.
    let is_bracket = name.start > sentence.start && matches!(analysis.lower(name.start - 1), ")" | "]");
    let end = if is_bracket { name.start - 1 } else { name.start };
    let last = end.checked_sub(1)?;
    if !ends_role(analysis, last, sentence.start) || analysis.facts.at(last).word.has(Class::HONORIFIC) {
        return None;
    }
    let role = trimmed(analysis, phrase_before(analysis, end, sentence.start)..end);
    (!role.is_empty()).then_some(role)
}

/// Whether a phrase that ends here can be a role: at a noun for a person, or at `State` of `Secretary of State`.
fn ends_role(analysis: &Analysis<'_>, last: usize, limit: usize) -> bool {
    if last < limit {
        return false;
    }
    is_role_noun(analysis, last)
        || (limit..last).rev().take(6).any(|index| {
            matches!(analysis.lower(index), "of" | "for" | "to")
                && index > limit
                && is_role_noun(analysis, index - 1)
                && (index + 1..=last)
                    .all(|index| analysis.facts.at(index).shape.is_upper() || analysis.lower(index) == "the")
        })
}

/// Where the noun phrase that ends before `end` starts.
fn phrase_before(analysis: &Analysis<'_>, end: usize, limit: usize) -> usize {
    let mut start = end;
    while start > limit && end - start < LONGEST {
        let index = start - 1;
        let fact = analysis.facts.at(index);
        let word = analysis.lower(index);
        let left = index.checked_sub(1).filter(|&left| left >= limit);
        let is_name_before = left.is_some_and(|left| analysis.facts.at(left).shape.is_upper());
        let is_noun_before = left.is_some_and(|left| is_role_noun(analysis, left));
        let joins = match word {
            "-" | "'s" | "’s" => left.is_some_and(|left| analysis.facts.at(left).shape != Shape::Other),
            "of" | "for" | "to" => is_noun_before,
            "the" => left.is_some_and(|left| matches!(analysis.lower(left), "of" | "for" | "to")),
            "and" => is_name_before && analysis.facts.at(start).shape.is_upper() && start < end,
            "'" | "’" => false,
            _ if fact.shape.is_upper() => !fact.word.has(Class::FUNCTION) || fact.shape != Shape::Title,
            _ if fact.shape == Shape::Lower && !fact.word.has(Class::FUNCTION) => {
                matches!(analysis.pos(index), Pos::Noun | Pos::Adjective | Pos::ProperNoun | Pos::Number)
                    || is_role_noun(analysis, index)
                    || matches!(
                        word,
                        "acting" | "outgoing" | "visiting" | "incoming" | "sitting" | "ruling" | "managing"
                    )
            }
            _ => false,
        };
        if !joins {
            break;
        }
        start = index;
    }
    start
}

/// Without what does not belong to a role at its ends: `new`, clitics, hyphens.
fn trimmed(analysis: &Analysis<'_>, mut role: Range<usize>) -> Range<usize> {
    while !role.is_empty()
        && (matches!(
            analysis.lower(role.start),
            "new"
                | "then"
                | "current"
                | "late"
                | "'s"
                | "’s"
                | "-"
                | "the"
                | "a"
                | "an"
                | "and"
                | "his"
                | "her"
                | "its"
                | "their"
        ) || analysis.facts.at(role.start).word.has(Class::HONORIFIC))
    {
        role.start += 1;
    }
    role
}

/// `chair of the House Foreign Affairs Committee` after `Ed Royce,`.
fn after(analysis: &Analysis<'_>, name: &Range<usize>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let mut start = name.end;
    let is_bracket = analysis.lower(start) == "(";
    if !is_bracket && analysis.lower(start) != "," {
        return None;
    }
    start += 1;
    // An age stands between: `, 43, an engineer`.
    if analysis.kind(start) == Some(dateline_text::TokenKind::Number) && analysis.lower(start + 1) == "," {
        start += 2;
    }
    while matches!(analysis.lower(start), "the" | "a" | "an" | "his" | "her" | "its" | "their") {
        start += 1;
    }
    if matches!(
        analysis.lower(start),
        "who" | "whose" | "whom" | "which" | "and" | "or" | "but" | "as" | "with" | "in" | "at"
    ) {
        return None;
    }
    let head = head_after(analysis, start, sentence.end)?;
    let end = phrase_end(analysis, head + 1, sentence.end);
    (end <= start + LONGEST + 4).then_some(start..end)
}

/// The head of the noun phrase that starts at `start`, if it is a noun for a person.
fn head_after(analysis: &Analysis<'_>, start: usize, limit: usize) -> Option<usize> {
    if matches!(analysis.lower(start), "one" | "first") && analysis.lower(start + 1) == "of" {
        return Some(start);
    }
    let mut head = None;
    for index in start..limit.min(start + 10) {
        let fact = analysis.facts.at(index);
        let word = analysis.lower(index);
        let goes_on = fact.shape.is_upper()
            || matches!(word, "-" | "'s" | "’s")
            || matches!(
                analysis.pos(index),
                Pos::Noun | Pos::Adjective | Pos::ProperNoun | Pos::Gerund | Pos::PastParticiple
            ) && !fact.word.has(Class::FUNCTION)
            || is_role_noun(analysis, index)
            || matches!(word, "now" | "then" | "top" | "most");
        if !goes_on {
            break;
        }
        if is_role_noun(analysis, index) {
            head = Some(index);
        } else if !matches!(word, "-" | "'s" | "’s") {
            head = None;
        }
    }
    head.or_else(|| {
        // `Secretary of State`, in capitals throughout, ended in no noun for a person.
        (start..limit.min(start + 4)).find(|&index| {
            is_role_noun(analysis, index) && matches!(analysis.lower(index + 1), "of" | "for" | "to")
        })
    })
}

/// Where a role that has begun ends: at the next mark or at a clause.
fn phrase_end(analysis: &Analysis<'_>, from: usize, limit: usize) -> usize {
    for index in from..limit {
        let word = analysis.lower(index);
        let is_end = matches!(
            word,
            "," | "."
                | ";"
                | ":"
                | "("
                | ")"
                | "—"
                | "–"
                | "--"
                | "\""
                | "”"
                | "“"
                | "who"
                | "whom"
                | "whose"
                | "which"
                | "that"
                | "when"
        ) || matches!(analysis.pos(index), Pos::PastVerb | Pos::Auxiliary)
            || analysis.pos(index) == Pos::Verb
                && !analysis.facts.at(index).shape.is_upper()
                && word.ends_with('s')
            || word == "and"
                && !(1..5).any(|step| {
                    is_role_noun(analysis, index + step) || analysis.facts.at(index + step).shape.is_upper()
                });
        if is_end {
            return index;
        }
    }
    limit
}

/// `foreign minister` before `, Gabrielius Landsbergis,`.
fn before_comma(
    analysis: &Analysis<'_>,
    name: &Range<usize>,
    sentence: &Range<usize>,
) -> Option<Range<usize>> {
    let comma = name.start.checked_sub(1)?;
    let closes = matches!(analysis.lower(name.end), "," | "." | ";" | "of" | ")" | "—" | "-");
    if analysis.lower(comma) != "," || !closes || comma <= sentence.start {
        return None;
    }
    let start = phrase_before(analysis, comma, sentence.start);
    let role = trimmed(analysis, start..comma);
    if !role.is_empty() && ends_role(analysis, comma - 1, sentence.start) && !is_plural(analysis, comma - 1) {
        return Some(role);
    }
    // `One of the allies, Leonid Volkov, …`
    let one = (sentence.start..comma).rev().take(8).find(|&index| {
        matches!(analysis.lower(index), "one" | "among") && analysis.lower(index + 1) == "of"
    })?;
    let is_phrase = (one + 1..comma).all(|index| {
        let word = analysis.lower(index);
        matches!(word, "of" | "the" | "his" | "her" | "its" | "their" | "two" | "three" | "'s" | "’s")
            || matches!(analysis.pos(index), Pos::Noun | Pos::Adjective | Pos::ProperNoun)
    });
    is_phrase.then_some(one..comma)
}

fn is_plural(analysis: &Analysis<'_>, index: usize) -> bool {
    let word = analysis.lower(index);
    word.ends_with('s') && !word.ends_with("ss") && !word.ends_with('.')
}
