//! What the guidelines ask for beyond what a model sees: where names begin and end, and what is none.

use dateline_entity::EntityKind;
use dateline_text::TokenKind;

use super::facts::Shape;
use super::features::starts_line;
use super::gazetteer::{Class, Gazetteer};
use super::{Mention, known, stretches};
use crate::analysis::Analysis;
use crate::pos::Pos;

/// Trims and drops mentions.
pub(crate) fn trim(analysis: &Analysis<'_>, gazetteer: &Gazetteer, mentions: &mut Vec<Mention>) {
    for mention in mentions.iter_mut() {
        trim_marks(analysis, gazetteer, mention);
        if mention.kind == EntityKind::Person {
            trim_titles(analysis, mention);
        }
    }
    mentions.retain(|mention| is_name(analysis, mention) && !is_of_election(analysis, mention));
}

/// Drops what names an event, or abbreviates a word, after all that could be found was found.
pub(crate) fn drop_others(analysis: &Analysis<'_>, mentions: &mut Vec<Mention>) {
    mentions.retain(|mention| {
        let fact = analysis.facts.at(mention.tokens.start);
        let is_known = fact.name.class.has(Class(Class::ORGANIZATION.0 | Class::COUNTRY.0));
        let is_abbreviation = mention.tokens.len() == 1 && !is_known && fact.word.has(Class::ABBREVIATION);
        let is_law =
            mention.tokens.len() == 1 && fact.word.has(Class::HEAD_LAW) && mention.kind != EntityKind::Person;
        !is_abbreviation && !is_law && !is_of_election(analysis, mention) && !is_event(analysis, mention)
    });
}

/// Whether a name is an event's or only part of one: `Gulf War`, `Maritz Rebellion`, `Operation Barbarossa`.
fn is_event(analysis: &Analysis<'_>, mention: &Mention) -> bool {
    let word = |index: usize| analysis.facts.at(index).word;
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    let last = word(end - 1);
    let ends_so = mention.tokens.len() > 1 && is_event_head(last) || start_is_event(analysis, start);
    let next = analysis.facts.at(end);
    let goes_on = next.shape == Shape::Title && is_event_head(next.word) && !starts_line(analysis, end);
    mention.kind != EntityKind::Law
        && mention.kind != EntityKind::Vessel
        && (ends_so && mention.kind != EntityKind::Person || mention.kind == EntityKind::Place && goes_on)
}

fn is_event_head(word: Class) -> bool {
    word.has(Class::HEAD_OTHER)
        && word.has(Class::HEAD_END)
        && !word.has(Class(Class::HEAD_ORGANIZATION.0 | Class::HEAD_PLACE.0))
}

fn start_is_event(analysis: &Analysis<'_>, start: usize) -> bool {
    let fact = analysis.facts.at(start);
    fact.shape == Shape::Title && matches!(analysis.lower(start), "operation" | "battle")
}

/// Takes hyphens, articles and words of closed classes from the ends.
fn trim_marks(analysis: &Analysis<'_>, gazetteer: &Gazetteer, mention: &mut Mention) {
    let whole =
        analysis.span(mention.tokens.clone()).and_then(|span| span.slice(analysis.text)).unwrap_or("");
    let is_known = gazetteer.name_of(whole).class.has(Class(!Class::PREFIX.0));
    let tokens = &mut mention.tokens;
    let is_loose = |index: usize| {
        let fact = analysis.facts.at(index);
        match analysis.kind(index) {
            Some(TokenKind::Word) => {
                fact.shape == Shape::Lower && !is_known && !stretches::is_particle(analysis.word(index))
            }
            Some(TokenKind::Number) => false,
            _ => true,
        }
    };
    while tokens.start < tokens.end && is_loose(tokens.start) {
        tokens.start += 1;
    }
    // `AP Image caption`
    while tokens.len() > 1
        && matches!(analysis.lower(tokens.end - 1), "image" | "photo" | "file")
        && analysis.facts.at(tokens.end - 1).shape == Shape::Title
    {
        tokens.end -= 1;
    }
    let keeps_number = !matches!(mention.kind, EntityKind::Person | EntityKind::Place);
    while tokens.start < tokens.end
        && (is_loose(tokens.end - 1)
            || !keeps_number && analysis.kind(tokens.end - 1) == Some(TokenKind::Number))
    {
        tokens.end -= 1;
    }
}

/// `Colonel John Doe` without the rank, `U.S. Doe` without the country.
fn trim_titles(analysis: &Analysis<'_>, mention: &mut Mention) {
    let tokens = &mut mention.tokens;
    while tokens.len() > 1 {
        let first = analysis.facts.at(tokens.start);
        let is_title = first.word.has(Class::TITLE) && !first.name.class.has(Class::FIRST);
        let is_country = first.name.class.has(Class(Class::DEMONYM.0 | Class::COUNTRY.0))
            && !first.name.class.has(Class(Class::FIRST.0 | Class::SURNAME.0));
        if !is_title && !is_country {
            break;
        }
        tokens.start += 1;
        if analysis.lower(tokens.start) == "-" {
            tokens.start += 1;
        }
    }
}

/// Whether anything is left of a mention that the guidelines count.
fn is_name(analysis: &Analysis<'_>, mention: &Mention) -> bool {
    let facts = &analysis.facts;
    let tokens = mention.tokens.clone();
    if tokens.is_empty() || !tokens.clone().any(|index| facts.at(index).shape.is_upper()) {
        return false;
    }
    let places = Class(Class::COUNTRY.0 | Class::REGION.0 | Class::CITY.0);
    let is_people = |index: usize| {
        let class = facts.at(index).name.class;
        class.has(Class::DEMONYM) && !class.has(places) && !class.has(Class::ORGANIZATION)
    };
    if tokens.clone().all(is_people) || is_heading_word(analysis, &tokens) {
        return false;
    }
    if is_of_common_words(analysis, mention) {
        return false;
    }
    let all_titles = || tokens.clone().all(|index| facts.at(index).word.has(Class::TITLE));
    if mention.kind == EntityKind::Person && all_titles() {
        let first = facts.at(tokens.start);
        return first.name.class.has(Class::SURNAME) && facts.before(tokens.start).word.has(Class::TITLE);
    }
    true
}

/// Whether a name has none of the signs of one: a letter, or plain words in capitals that are nobody's name (`Media Contact`).
fn is_of_common_words(analysis: &Analysis<'_>, mention: &Mention) -> bool {
    let tokens = mention.tokens.clone();
    let first = analysis.facts.at(tokens.start);
    if tokens.len() == 1 {
        let is_letter = first.shape == Shape::Initial && !first.name.class.has(Class(!Class::PREFIX.0));
        return is_letter || is_in_headline(analysis, &tokens) && is_plain_word(analysis, tokens.start);
    }
    mention.kind == EntityKind::Person && tokens.clone().all(|index| is_plain_word(analysis, index))
}

/// A common word that is no name of anything.
fn is_plain_word(analysis: &Analysis<'_>, index: usize) -> bool {
    let fact = analysis.facts.at(index);
    fact.word.has(Class::COMMON) && !fact.name.class.has(Class(!Class::PREFIX.0 & !Class::SURNAME.0))
}

/// Whether a word stands in a sentence in which nearly all words have capitals.
fn is_in_headline(analysis: &Analysis<'_>, tokens: &std::ops::Range<usize>) -> bool {
    let Some(token) = analysis.token(tokens.start) else { return false };
    let sentence = analysis.sentence_at(token.span.start()).and_then(|at| analysis.sentences.get(at));
    let Some(sentence) = sentence else { return false };
    let words = || {
        let longer =
            |index: &usize| analysis.kind(*index) == Some(TokenKind::Word) && analysis.word(*index).len() > 3;
        sentence.tokens.clone().filter(longer)
    };
    let upper = words().filter(|&index| analysis.facts.at(index).shape.is_upper()).count();
    words().count() >= 4 && upper * 5 >= words().count() * 4
}

/// Whether a single word in capitals only because it starts a line is a common noun by all signs: `Women`.
fn is_heading_word(analysis: &Analysis<'_>, tokens: &std::ops::Range<usize>) -> bool {
    let fact = analysis.facts.at(tokens.start);
    let is_known = fact.name.class.has(Class(!Class::PREFIX.0 & !Class::SURNAME.0));
    let is_first = starts_line(analysis, tokens.start) || is_after_stop(analysis, tokens.start);
    tokens.len() == 1
        && is_first
        && !is_known
        && (fact.word.has(Class::COMMON) || analysis.pos(tokens.start) == Pos::Noun)
}

/// Whether a word stands behind a mark that ends sentences or opens what is said.
fn is_after_stop(analysis: &Analysis<'_>, index: usize) -> bool {
    matches!(analysis.lower(index.wrapping_sub(1)), "." | ":" | "\"" | "“" | "?" | "!" | "-" | "•")
}

/// Whether a name only tells which election is meant: `the 2019 Ontario general election`.
fn is_of_election(analysis: &Analysis<'_>, mention: &Mention) -> bool {
    let before = mention.tokens.start.wrapping_sub(1);
    let year = analysis.word(before);
    let is_year = analysis.kind(before) == Some(TokenKind::Number) && year.len() == 4
        || analysis.kind(mention.tokens.start) == Some(TokenKind::Number)
            && analysis.word(mention.tokens.start).len() == 4;
    if !is_year || mention.kind == EntityKind::Person {
        return false;
    }
    (mention.tokens.end..mention.tokens.end + 4)
        .map(|index| analysis.lower(index))
        .take_while(|word| !word.is_empty() && !matches!(*word, "," | "." | "and" | "in"))
        .any(|word| {
            matches!(word, "election" | "elections" | "referendum" | "by" | "leadership" | "primaries")
        })
}

/// Gives a mention the whole of a longer known name that it is part of: `USA TODAY` for `USA`.
pub(crate) fn extend(analysis: &Analysis<'_>, gazetteer: &Gazetteer, mentions: &mut Vec<Mention>) {
    let facts = &analysis.facts;
    for mention in mentions.iter_mut() {
        let from = mention.tokens.start;
        let starts = [Some(from), from.checked_sub(1), from.checked_sub(2)];
        let longer = starts.into_iter().flatten().find_map(|start| {
            let can_start = facts.at(start).shape.is_upper() || start == from;
            let known = known::longest_at(facts, start, start + 12, gazetteer).filter(|_| can_start)?;
            let kind = known.kind()?;
            let covers = known.tokens.start <= mention.tokens.start && known.tokens.end >= mention.tokens.end;
            let is_sure = matches!(kind, EntityKind::Organization | EntityKind::Place);
            (covers && is_sure && known.tokens.len() > mention.tokens.len()).then_some((known.tokens, kind))
        });
        if let Some((tokens, kind)) = longer {
            *mention = Mention { tokens, kind };
        }
    }
    let mut end = 0;
    mentions.retain(|mention| {
        let is_free = mention.tokens.start >= end;
        end = end.max(mention.tokens.end);
        is_free
    });
}

/// Adds known names that stand where nothing was found, and gives known names the kind that the lists are sure of.
pub(crate) fn use_lists(analysis: &Analysis<'_>, gazetteer: &Gazetteer, mentions: &mut Vec<Mention>) {
    let mut found = Vec::new();
    let mut next = 0;
    for sentence in &analysis.sentences {
        let is_capitals = stretches::is_in_capitals(analysis, &sentence.tokens);
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            while mentions.get(next).is_some_and(|mention| mention.tokens.end <= at) {
                next += 1;
            }
            if let Some(mention) = mentions.get(next).filter(|mention| mention.tokens.start <= at) {
                at = mention.tokens.end;
                continue;
            }
            let free = mentions.get(next).map_or(sentence.tokens.end, |mention| mention.tokens.start);
            let limit = free.min(sentence.tokens.end);
            let found_here = sure_name(analysis, gazetteer, at, limit, is_capitals)
                .or_else(|| if is_capitals { None } else { initials(analysis, at) });
            at = match found_here {
                Some(mention) => {
                    let end = mention.tokens.end;
                    found.push(mention);
                    end
                }
                None => at + 1,
            };
        }
    }
    found.retain(|mention| !is_of_election(analysis, mention));
    mentions.extend(found);
    mentions.sort_by_key(|mention| mention.tokens.start);
}

/// Gives organizations the adjectives before their names: `Progressive` to `Conservative Party`, `Social Democratic and` to `Labour Party`.
pub(crate) fn widen(analysis: &Analysis<'_>, mentions: &mut [Mention]) {
    let mut before = 0;
    for mention in mentions.iter_mut() {
        let head = analysis.facts.at(mention.tokens.end - 1).word;
        let has_head = mention.tokens.len() > 1 || head.has(Class::HEAD_END);
        if mention.kind == EntityKind::Organization && has_head {
            mention.tokens.start = widened(analysis, mention.tokens.start, before);
        }
        before = mention.tokens.end;
    }
}

fn widened(analysis: &Analysis<'_>, mut start: usize, limit: usize) -> usize {
    let is_adjective = |index: usize| {
        let fact = analysis.facts.at(index);
        let is_part =
            fact.word.has(Class(Class::ADJECTIVE.0 | Class::HEAD.0)) || fact.name.class.has(Class::DEMONYM);
        index >= limit
            && matches!(fact.shape, Shape::Title | Shape::Mixed)
            && is_part
            && !fact.word.has(Class(Class::FUNCTION.0 | Class::TITLE.0))
            && !fact.name.class.has(Class(Class::FIRST.0 | Class::COUNTRY.0))
            && !starts_line(analysis, index)
            && !is_after_stop(analysis, index)
    };
    while start > limit {
        if is_adjective(start - 1) {
            start -= 1;
        } else if start > limit + 2
            && matches!(analysis.lower(start - 1), "and" | "&")
            && is_adjective(start - 2)
        {
            start -= 2;
        } else {
            break;
        }
    }
    start
}

/// Initials that nobody knows, in a sentence in small letters, are mostly an organization's.
fn initials(analysis: &Analysis<'_>, at: usize) -> Option<Mention> {
    let fact = analysis.facts.at(at);
    let word = analysis.word(at);
    let is_initials = fact.shape == Shape::Capitals
        && (2..=5).contains(&word.len())
        && word.bytes().all(|b| b.is_ascii_uppercase());
    let is_known = fact.word.has(Class(Class::WORD.0 | Class::FUNCTION.0 | Class::ABBREVIATION.0))
        || fact.name.class.has(Class(!Class::PREFIX.0 & !Class::SURNAME.0));
    let touches = |index: usize| {
        analysis.facts.at(index).shape.is_upper() || analysis.kind(index) == Some(TokenKind::Number)
    };
    let is_joined = analysis.lower(at.wrapping_sub(1)) == "-" || analysis.lower(at + 1) == "-";
    (is_initials && !is_known && !touches(at + 1) && !touches(at.wrapping_sub(1)) && !is_joined)
        .then_some(Mention { tokens: at..at + 1, kind: EntityKind::Organization })
}

/// A known name at a place, if it can hardly be anything else.
fn sure_name(
    analysis: &Analysis<'_>,
    gazetteer: &Gazetteer,
    at: usize,
    limit: usize,
    is_capitals: bool,
) -> Option<Mention> {
    let facts = &analysis.facts;
    let fact = facts.at(at);
    if !fact.shape.is_upper() || fact.word.has(Class::FUNCTION) && fact.shape == Shape::Title {
        return None;
    }
    let known = known::longest_at(facts, at, limit, gazetteer)?;
    let class = known.entry.class;
    let kind = known.kind().filter(|kind| *kind != EntityKind::Person)?;
    let is_long = known.tokens.len() > 1;
    let is_word = fact.word.has(Class::WORD)
        || fact.name.class.has(Class::FIRST)
        || is_capitals && fact.word.has(Class::FUNCTION);
    let is_sure = match kind {
        EntityKind::Organization => {
            is_long
                || class.has(Class::CAPITALS_ONLY) && !is_capitals
                || !is_word && !class.has(Class::SURNAME)
        }
        _ if class.has(Class::COUNTRY) => {
            !class.has(Class::AMBIGUOUS) || class.has(Class::CAPITALS_ONLY) && !is_capitals
        }
        _ => {
            class.has(Class(Class::REGION.0 | Class::BIG_CITY.0))
                && (is_long || !is_word && !class.has(Class::SURNAME))
        }
    };
    // Part of a longer run of capitals, it names something else: `Moscow Times`.
    let touches = |index: usize| {
        let near = facts.at(index);
        near.shape.is_upper()
            && !near.name.class.has(Class::DEMONYM)
            && !near.word.has(Class(Class::TITLE.0 | Class::FUNCTION.0))
    };
    let is_apart = is_capitals || !touches(known.tokens.end) && !touches(at.wrapping_sub(1));
    (is_sure && is_apart).then_some(Mention { tokens: known.tokens, kind })
}
