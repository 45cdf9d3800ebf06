//! Names that their neighbours give away: ships, laws with numbers, ministries in small letters.
//!
//! ```text
//! the tanker Stena Impero        the British-flagged Grand Star 2        a ship, "Grand Star"
//! Executive Order 13662          Council Regulation (EU) No 269/2014     the Helms-Burton Act
//! the Russian foreign ministry   the House intelligence committee
//! ```

use std::ops::Range;

use dateline_entity::EntityKind;
use dateline_text::TokenKind;

use super::Mention;
use super::facts::Shape;
use super::gazetteer::Class;
use crate::analysis::Analysis;

/// Finds them; what was found in their place before gives way.
pub(crate) fn find(analysis: &Analysis<'_>, mentions: &mut Vec<Mention>) {
    let mut found = Vec::new();
    let mut ships: Vec<Range<usize>> = Vec::new();
    for sentence in &analysis.sentences {
        for index in sentence.tokens.clone() {
            let fact = analysis.facts.at(index);
            if fact.shape.is_upper() {
                if let Some(tokens) = law(analysis, index, &sentence.tokens) {
                    found.push(Mention { tokens, kind: EntityKind::Law });
                } else if let Some(tokens) = ministry(analysis, index, sentence.tokens.end) {
                    found.push(Mention { tokens, kind: EntityKind::Organization });
                }
            } else if is_ship_word(analysis.lower(index)) || analysis.lower(index) == "flagged" {
                ships.extend(ship_near(analysis, index, &sentence.tokens));
            }
        }
    }
    found.extend(all_ships(analysis, &ships));
    if found.is_empty() {
        return;
    }
    found.sort_by_key(|mention| (mention.tokens.start, std::cmp::Reverse(mention.tokens.end)));
    let mut end = 0;
    found.retain(|mention| {
        let is_free = mention.tokens.start >= end;
        if is_free {
            end = mention.tokens.end;
        }
        is_free
    });
    mentions.retain(|mention| {
        let at = found.partition_point(|other| other.tokens.end <= mention.tokens.start);
        found.get(at).is_none_or(|other| other.tokens.start >= mention.tokens.end)
    });
    mentions.extend(found);
    mentions.sort_by_key(|mention| mention.tokens.start);
}

fn is_ship_word(word: &str) -> bool {
    matches!(
        word,
        "tanker"
            | "supertanker"
            | "vessel"
            | "ship"
            | "freighter"
            | "ferry"
            | "yacht"
            | "superyacht"
            | "trawler"
            | "frigate"
            | "destroyer"
            | "warship"
            | "carrier"
            | "submarine"
            | "barge"
            | "icebreaker"
    )
}

/// The run of capitals at `start` that a ship's name can be.
fn ship_name(analysis: &Analysis<'_>, start: usize, limit: usize) -> Option<Range<usize>> {
    let mut end = start;
    while end < limit && end < start + 4 {
        let fact = analysis.facts.at(end);
        let is_number = analysis.kind(end) == Some(TokenKind::Number) && end > start;
        if is_number {
            end += 1;
            break;
        }
        let is_body =
            fact.word.has(Class::HEAD_ORGANIZATION) && fact.word.has(Class::HEAD_END) && end > start;
        let is_country = fact.name.class.has(Class(Class::DEMONYM.0 | Class::COUNTRY.0));
        if !fact.shape.is_upper() || is_body || is_country || fact.word.has(Class::TITLE) && end == start {
            break;
        }
        end += 1;
    }
    let name = start..end;
    let is_known = analysis.facts.at(start).name.class.has(Class(Class::ORGANIZATION.0 | Class::CAPITAL.0))
        && name.len() == 1;
    (!name.is_empty() && !is_known).then_some(name)
}

/// The name beside a word for ships.
fn ship_near(analysis: &Analysis<'_>, index: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
    let mut start = index + 1;
    while start < sentence.end && start < index + 6 {
        let goes_on = matches!(
            analysis.lower(start),
            "," | "\""
                | "“"
                | "'"
                | "‘"
                | "the"
                | "called"
                | "named"
                | "renamed"
                | "dubbed"
                | "known"
                | "as"
                | "mv"
                | "m"
                | "/"
                | "v"
                | "mt"
                | "t"
        ) || is_ship_word(analysis.lower(start))
            || analysis.lower(index) == "flagged" && analysis.pos(start) == crate::pos::Pos::Noun;
        if !goes_on {
            break;
        }
        start += 1;
    }
    // `ship, Mr Doe said` is no name: behind a comma, an article or quotation marks must stand before it.
    let is_bare = start == index + 1 || analysis.lower(start - 1) != ",";
    if is_bare && let Some(name) = ship_name(analysis, start, sentence.end) {
        return Some(name);
    }
    // `the Grand Star, an oil tanker`
    let before = (sentence.start..index).rev().take(6).find(|&at| analysis.lower(at) == ",")?;
    let has_article = (before + 1..index).any(|at| matches!(analysis.lower(at), "a" | "an" | "the"));
    let is_plain = (before + 2..index).all(|at| !analysis.pos(at).is_verb());
    let start = (sentence.start..before).rev().take(5).take_while(|&at| {
        analysis.facts.at(at).shape.is_upper() || analysis.kind(at) == Some(TokenKind::Number)
    });
    let start = start.last()?;
    let follows_article = analysis.lower(start.checked_sub(1)?) == "the";
    let name = ship_name(analysis, start, before)?;
    (has_article && is_plain && follows_article && name.end == before && name.len() > 1).then_some(name)
}

/// Every place where the name of a ship stands.
fn all_ships(analysis: &Analysis<'_>, ships: &[Range<usize>]) -> Vec<Mention> {
    let mut found = Vec::new();
    let hash = |index: usize| analysis.facts.at(index).hash;
    for (number, ship) in ships.iter().enumerate() {
        let is_same = |other: &Range<usize>| other.clone().map(hash).eq(ship.clone().map(hash));
        if ships.iter().take(number).any(is_same) {
            continue;
        }
        for start in 0..analysis.tokens.len().saturating_sub(ship.len() - 1) {
            let here = start..start + ship.len();
            if analysis.facts.at(start).shape.is_upper() && is_same(&here) {
                found.push(Mention { tokens: here, kind: EntityKind::Vessel });
            }
        }
    }
    found
}

/// A law whose name starts or ends at `index`.
fn law(analysis: &Analysis<'_>, index: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
    if analysis.facts.at(index).shape == Shape::Title {
        match analysis.lower(index) {
            "order" | "regulation" | "decision" | "directive" | "resolution" | "decree" | "law" => {
                numbered_law(analysis, index, sentence)
            }
            "convention" if analysis.lower(index.wrapping_sub(1)) == "national" => None,
            "act" | "treaty" | "convention" | "accord" | "accords" | "protocol" | "pact" => {
                named_law(analysis, index, sentence)
            }
            _ => None,
        }
    } else {
        None
    }
}

/// `Executive Order 13662`, `Council Regulation (EU) No 269/2014`.
fn numbered_law(analysis: &Analysis<'_>, head: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
    let mut at = head + 1;
    if analysis.lower(at) == "(" && analysis.lower(at + 2) == ")" {
        at += 3;
    }
    if matches!(analysis.lower(at), "no" | "no." | "number") {
        at += 1;
    }
    if analysis.kind(at) != Some(TokenKind::Number) || at >= sentence.end {
        return None;
    }
    let mut end = at + 1;
    while matches!(analysis.lower(end), "/" | "-") && analysis.touches_previous(end) && end + 1 < sentence.end
    {
        end += 2;
    }
    let mut start = head;
    while start > sentence.start {
        let is_part = matches!(
            analysis.lower(start - 1),
            "executive"
                | "council"
                | "implementing"
                | "security"
                | "presidential"
                | "delegated"
                | "commission"
                | "un"
                | "u.n."
                | "unsc"
                | "public"
        );
        if !is_part || !analysis.facts.at(start - 1).shape.is_upper() {
            break;
        }
        start -= 1;
    }
    Some(start..end)
}

/// `the Helms-Burton Act`, `the Countering America's Adversaries Through Sanctions Act`.
fn named_law(analysis: &Analysis<'_>, head: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
    let mut start = head;
    while start > sentence.start && head - start < 12 {
        let before = start - 1;
        let is_upper = |index: usize| index >= sentence.start && analysis.facts.at(index).shape.is_upper();
        let joins = matches!(
            analysis.lower(before),
            "-" | "–" | "of" | "and" | "for" | "the" | "'s" | "’s" | "against" | "in" | "to"
        ) && start < head
            && before > sentence.start;
        let is_small = |index: usize| {
            analysis.facts.at(index).word.has(Class::FUNCTION) && analysis.lower(index) != "through"
        };
        if is_upper(before) && !is_small(before) {
            start = before;
        } else if joins && is_upper(before - 1) && !is_small(before - 1) {
            start = before - 1;
        } else {
            break;
        }
    }
    (start < head).then_some(start..head + 1)
}

/// `Russian foreign ministry`, `House intelligence committee`.
fn ministry(analysis: &Analysis<'_>, start: usize, limit: usize) -> Option<Range<usize>> {
    let fact = analysis.facts.at(start);
    let is_chamber = matches!(analysis.lower(start), "house" | "senate") && fact.shape == Shape::Title;
    let is_state = fact.name.class.has(Class(Class::DEMONYM.0 | Class::COUNTRY.0));
    if !is_chamber && !is_state {
        return None;
    }
    let mut end = start + 1;
    while end < limit && end < start + 4 {
        let word = analysis.lower(end);
        let is_small = analysis.facts.at(end).shape == Shape::Lower;
        let is_head = is_state && word == "ministry"
            || is_chamber && matches!(word, "committee" | "subcommittee" | "panel");
        if is_small && is_head {
            return (end > start + 1).then_some(start..end + 1);
        }
        let is_topic = is_small
            && matches!(
                word,
                "foreign"
                    | "defense"
                    | "defence"
                    | "interior"
                    | "finance"
                    | "justice"
                    | "trade"
                    | "energy"
                    | "oil"
                    | "economy"
                    | "commerce"
                    | "health"
                    | "intelligence"
                    | "judiciary"
                    | "security"
                    | "information"
                    | "education"
                    | "agriculture"
                    | "transport"
                    | "banking"
                    | "oversight"
                    | "ethics"
                    | "budget"
                    | "appropriations"
                    | "affairs"
            );
        if !is_topic {
            break;
        }
        end += 1;
    }
    None
}
