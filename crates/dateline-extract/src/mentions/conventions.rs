//! Where the guidelines cut names otherwise than the words suggest.
//!
//! ```text
//! U.S. Republicans, US Secretary of State        the country alone
//! the Government of Syria                        the country alone
//! the Trump-Kim summit                           nobody
//! Organization for … Cooperation in Europe (OSCE) as far as the initials go
//! ```

use std::ops::Range;

use dateline_entity::EntityKind;
use dateline_text::TokenKind;

use super::facts::Shape;
use super::gazetteer::{Class, Gazetteer};
use super::{Mention, known};
use crate::analysis::Analysis;

const PLACE: Class = Class(Class::COUNTRY.0 | Class::REGION.0 | Class::CITY.0);

/// Cuts mentions as the guidelines do.
pub(crate) fn apply(analysis: &Analysis<'_>, gazetteer: &Gazetteer, mentions: &mut Vec<Mention>) {
    for mention in mentions.iter_mut() {
        if let Some((tokens, kind)) = recut(analysis, gazetteer, mention) {
            *mention = Mention { tokens, kind };
        }
    }
    split(analysis, gazetteer, mentions);
    join_with_initials(analysis, mentions);
    add_numbered_companies(analysis, mentions);
}

/// Parts what was found as one: `Poland and Hungary`, `U.S.-China`.
fn split(analysis: &Analysis<'_>, gazetteer: &Gazetteer, mentions: &mut Vec<Mention>) {
    let mut parts = Vec::new();
    mentions.retain(|mention| match joint_of(analysis, gazetteer, mention) {
        Some(joint) => {
            for tokens in [mention.tokens.start..joint, joint + 1..mention.tokens.end] {
                let is_people =
                    analysis.facts.at(tokens.start).name.class.has(Class::DEMONYM) && tokens.len() == 1;
                let is_country = analysis.facts.at(tokens.start).name.class.has(PLACE);
                if !is_people || is_country {
                    let known = known::longest_at(&analysis.facts, tokens.start, tokens.end, gazetteer);
                    let whole = known.filter(|known| known.tokens == tokens);
                    let kind = whole.and_then(|known| known.kind()).unwrap_or(mention.kind);
                    parts.push(Mention { tokens, kind });
                }
            }
            false
        }
        None => true,
    });
    if !parts.is_empty() {
        mentions.extend(parts);
        mentions.sort_by_key(|mention| mention.tokens.start);
    }
}

/// The word or hyphen at which a mention is to be parted.
fn joint_of(analysis: &Analysis<'_>, gazetteer: &Gazetteer, mention: &Mention) -> Option<usize> {
    let facts = &analysis.facts;
    let tokens = &mention.tokens;
    let known = |range: Range<usize>| {
        let text = analysis.span(range).and_then(|span| span.slice(analysis.text)).unwrap_or("");
        gazetteer.name_of(text).class.has(Class(PLACE.0 | Class::ORGANIZATION.0 | Class::DEMONYM.0))
    };
    let joint = tokens.clone().find(|&index| matches!(analysis.lower(index), "and" | "-" | "–" | "/"))?;
    if joint == tokens.start || joint + 1 >= tokens.end || known(tokens.clone()) {
        return None;
    }
    let (left, right) = (tokens.start..joint, joint + 1..tokens.end);
    let is_name = |range: &Range<usize>| {
        range.len() == 1 && !facts.at(range.start).word.has(Class(Class::WORD.0 | Class::FUNCTION.0))
    };
    let is_body = |range: &Range<usize>| {
        let head = facts.at(range.end - 1).word;
        range.len() > 1 && head.has(Class::HEAD_ORGANIZATION) && head.has(Class::HEAD_END)
    };
    let parts = if analysis.lower(joint) == "and" {
        known(left.clone()) && (known(right.clone()) || mention.kind == EntityKind::Place || is_body(&right))
            || is_name(&left) && is_name(&right)
            || is_body(&left) && (is_body(&right) || known(right.clone()))
    } else {
        known(left) && known(right) && tokens.len() <= 5
    };
    parts.then_some(joint)
}

/// What a mention is instead, if it is something else.
fn recut(
    analysis: &Analysis<'_>,
    gazetteer: &Gazetteer,
    mention: &Mention,
) -> Option<(Range<usize>, EntityKind)> {
    let facts = &analysis.facts;
    let tokens = mention.tokens.clone();
    if let Some(found) = known::longest_at(facts, tokens.start, tokens.end + 4, gazetteer)
        && found.entry.class.has(Class::NOTHING)
        && found.tokens.end >= tokens.end
    {
        return Some((tokens, EntityKind::Other));
    }
    match mention.kind {
        EntityKind::Person if is_pair(analysis, &tokens) => Some((tokens, EntityKind::Other)),
        EntityKind::Person if ends_in_body(analysis, &tokens) => Some((tokens, EntityKind::Organization)),
        EntityKind::Organization | EntityKind::Place
            if is_titled(analysis, gazetteer, &tokens) || is_described(analysis, gazetteer, &tokens) =>
        {
            Some((tokens, EntityKind::Person))
        }
        EntityKind::Person if is_paper(analysis, &tokens) => Some((tokens, EntityKind::Organization)),
        EntityKind::Organization if is_government_of(analysis, &tokens) => {
            Some((tokens.start + 2..tokens.end, EntityKind::Place))
        }
        EntityKind::Place if is_after_people(analysis, gazetteer, &tokens) => {
            Some((tokens.start + 1..tokens.end, EntityKind::Place))
        }
        EntityKind::Place if is_side_of_country(analysis, gazetteer, &tokens) => {
            Some((tokens.start + 1..tokens.end, EntityKind::Place))
        }
        EntityKind::Person | EntityKind::Organization | EntityKind::Place | EntityKind::Other => {
            if let Some(country) = in_headline(analysis, gazetteer, &tokens) {
                return Some((country, EntityKind::Place));
            }
            let country = known::longest_at(facts, tokens.start, tokens.end, gazetteer)?;
            let rest = country.tokens.end..tokens.end;
            let is_place = country.entry.class.has(PLACE) && !country.entry.class.has(Class::ORGANIZATION);
            (is_place && !rest.is_empty() && (is_people(analysis, &rest) || is_office(analysis, &rest)))
                .then_some((country.tokens, EntityKind::Place))
        }
        _ => None,
    }
}

/// `GIVING SYRIA`: of plain words in a line of capitals, the country that ends them.
fn in_headline(
    analysis: &Analysis<'_>,
    gazetteer: &Gazetteer,
    tokens: &Range<usize>,
) -> Option<Range<usize>> {
    let facts = &analysis.facts;
    let is_plain = |index: usize| {
        let fact = facts.at(index);
        fact.shape == Shape::Capitals
            && fact.name.class.0 & !Class::SURNAME.0 == 0
            && !fact.word.has(Class::HEAD)
    };
    let last = tokens.end.checked_sub(1)?;
    let country = known::longest_at(facts, last, tokens.end, gazetteer)?;
    let is_country =
        country.entry.class.has(Class::COUNTRY) && !country.entry.class.has(Class::CAPITALS_ONLY);
    (tokens.len() > 1 && is_country && (tokens.start..last).all(is_plain)).then_some(country.tokens)
}

/// `Republicans` after `U.S.`: adherents and peoples are none.
fn is_people(analysis: &Analysis<'_>, rest: &Range<usize>) -> bool {
    rest.clone().all(|index| {
        let class = analysis.facts.at(index).name.class;
        class.has(Class::DEMONYM) && !class.has(PLACE)
    })
}

/// `Secretary of State` after `US`: an office is none.
fn is_office(analysis: &Analysis<'_>, rest: &Range<usize>) -> bool {
    let facts = &analysis.facts;
    let head =
        rest.clone().find(|&index| matches!(analysis.lower(index), "of" | "for" | "to")).unwrap_or(rest.end);
    let Some(last) = head.checked_sub(1).filter(|&last| last >= rest.start) else { return false };
    let is_title = facts.at(last).word.has(Class::OFFICE) && facts.at(last).shape == Shape::Title;
    let has_body = rest.clone().any(|index| {
        let word = facts.at(index).word;
        word.has(Class::HEAD_ORGANIZATION) && word.has(Class::HEAD_END)
    });
    is_title && !has_body
}

/// `Trump-Kim`: two people, neither of whom is named by it.
fn is_pair(analysis: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    let known =
        |index: usize| analysis.facts.at(index).name.class.has(Class(Class::PERSON.0 | Class::SURNAME.0));
    tokens.len() == 3
        && analysis.lower(tokens.start + 1) == "-"
        && known(tokens.start)
        && known(tokens.start + 2)
        && !analysis.facts.at(tokens.start).name.class.has(Class::FIRST)
        && analysis.facts.at(tokens.end).shape == Shape::Lower
}

/// `Kataib Hezbollah`: a body by a longer name.
fn ends_in_body(analysis: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    let class = analysis.facts.at(tokens.end - 1).name.class;
    tokens.len() > 1
        && class.has(Class::ORGANIZATION)
        && !class.has(Class(Class::CAPITALS_ONLY.0 | Class::SURNAME.0 | Class::FIRST.0 | Class::PERSON.0))
        && !analysis.facts.at(tokens.start).name.class.has(Class::FIRST)
}

/// `Minister Yuval Doe`: what stands behind a title and says nothing of a body or a place is a person.
fn is_titled(analysis: &Analysis<'_>, gazetteer: &Gazetteer, tokens: &Range<usize>) -> bool {
    let facts = &analysis.facts;
    let before = facts.before(tokens.start);
    let whole = analysis.span(tokens.clone()).and_then(|span| span.slice(analysis.text)).unwrap_or("");
    let is_plain = |index: usize| {
        let fact = facts.at(index);
        fact.shape == Shape::Title && !fact.word.has(Class(Class::HEAD.0 | Class::COMMON.0))
    };
    (2..=3).contains(&tokens.len())
        && before.word.has(Class(Class::HONORIFIC.0 | Class::OFFICE.0))
        && before.shape == Shape::Title
        && tokens.clone().all(is_plain)
        && !gazetteer.name_of(whole).class.has(Class(PLACE.0 | Class::ORGANIZATION.0))
        && !facts.at(tokens.start).name.class.has(PLACE)
}

/// `Payam Doe, a visiting professor`: what is nothing known and is described as a person is one.
fn is_described(analysis: &Analysis<'_>, gazetteer: &Gazetteer, tokens: &Range<usize>) -> bool {
    let facts = &analysis.facts;
    let whole = analysis.span(tokens.clone()).and_then(|span| span.slice(analysis.text)).unwrap_or("");
    let is_unknown = tokens.clone().all(|index| {
        let fact = facts.at(index);
        fact.shape == Shape::Title && !fact.word.has(Class(Class::WORD.0 | Class::HEAD.0))
    });
    let start = tokens.end + 1;
    let is_set_off = analysis.lower(tokens.end) == "," && matches!(analysis.lower(start), "a" | "an" | "the");
    let has_noun = || {
        let phrase = (start + 1..start + 6).take_while(|&index| {
            facts.at(index).shape != Shape::Other && !facts.at(index).word.has(Class::FUNCTION)
        });
        phrase
            .last()
            .is_some_and(|head| facts.at(head).word.has(Class(Class::PERSON_NOUN.0 | Class::OFFICE.0)))
    };
    (2..=3).contains(&tokens.len())
        && is_unknown
        && is_set_off
        && has_noun()
        && !gazetteer.name_of(whole).class.has(Class(PLACE.0 | Class::ORGANIZATION.0))
}

/// `the Post`, `the Times`
fn is_paper(analysis: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    let word = analysis.facts.at(tokens.start).word;
    tokens.len() == 1
        && analysis.lower(tokens.start.wrapping_sub(1)) == "the"
        && word.has(Class::HEAD_ORGANIZATION)
        && word.has(Class::HEAD_END)
}

fn is_government_of(analysis: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    tokens.len() > 2
        && analysis.lower(tokens.start) == "government"
        && analysis.lower(tokens.start + 1) == "of"
}

/// `Eastern Ukraine`, but not `Western Europe` or `Northern Ireland`, which are known by that name.
fn is_side_of_country(analysis: &Analysis<'_>, gazetteer: &Gazetteer, tokens: &Range<usize>) -> bool {
    let is_side =
        matches!(analysis.lower(tokens.start), "eastern" | "western" | "northern" | "southern" | "central");
    let whole = analysis.span(tokens.clone()).and_then(|span| span.slice(analysis.text)).unwrap_or("");
    tokens.len() > 1 && is_side && !gazetteer.name_of(whole).class.has(PLACE)
}

/// `Republican South Carolina`, but not `Persian Gulf`, which is known by that name.
fn is_after_people(analysis: &Analysis<'_>, gazetteer: &Gazetteer, tokens: &Range<usize>) -> bool {
    let known = |range: Range<usize>| {
        let text = analysis.span(range).and_then(|span| span.slice(analysis.text)).unwrap_or("");
        gazetteer.name_of(text).class.has(PLACE)
    };
    tokens.len() > 1
        && is_people(analysis, &(tokens.start..tokens.start + 1))
        && known(tokens.start + 1..tokens.end)
        && !known(tokens.clone())
}

/// Goes on over `in Europe` where initials in brackets behind count it.
fn join_with_initials(analysis: &Analysis<'_>, mentions: &mut Vec<Mention>) {
    let mut at = 0;
    while let (Some(left), Some(right)) = (mentions.get(at), mentions.get(at + 1)) {
        let joins = left.kind == EntityKind::Organization
            && left.tokens.len() > 1
            && right.kind == EntityKind::Place
            && right.tokens.start == left.tokens.end + 1
            && matches!(analysis.lower(left.tokens.end), "in" | "for" | "of" | "and")
            && analysis.lower(right.tokens.end) == "(";
        let initials = analysis.lower(right.tokens.end + 1);
        let first = analysis.lower(right.tokens.start).bytes().next();
        if joins && initials.len() > 2 && initials.bytes().last() == first {
            let end = right.tokens.end;
            mentions.remove(at + 1);
            if let Some(left) = mentions.get_mut(at) {
                left.tokens.end = end;
            }
        }
        at += 1;
    }
}

/// `10219452 Canada`: companies that have a number for a name.
fn add_numbered_companies(analysis: &Analysis<'_>, mentions: &mut [Mention]) {
    for mention in mentions.iter_mut() {
        let Some(before) = mention.tokens.start.checked_sub(1) else { continue };
        let is_number = analysis.kind(before) == Some(TokenKind::Number)
            && analysis.word(before).len() >= 6
            && analysis.word(before).bytes().all(|b| b.is_ascii_digit());
        if mention.kind == EntityKind::Place && is_number {
            *mention = Mention { tokens: before..mention.tokens.end, kind: EntityKind::Organization };
        }
    }
}
