//! A first finder of names by rules alone.

use dateline_entity::EntityKind;

use super::facts::{Facts, Shape};
use super::gazetteer::{Class, Gazetteer};
use super::{Mention, known};
use crate::analysis::Analysis;

/// Finds names by the lists and by their capitals.
pub(crate) fn find(analysis: &Analysis<'_>, facts: &Facts, gazetteer: &Gazetteer) -> Vec<Mention> {
    let mut mentions = Vec::new();
    for sentence in &analysis.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            at = name_at(analysis, facts, gazetteer, at, sentence.tokens.clone(), &mut mentions).max(at + 1);
        }
    }
    mentions
}

/// Reads one name at `at`, if one stands there, and returns where to go on.
fn name_at(
    analysis: &Analysis<'_>,
    facts: &Facts,
    gazetteer: &Gazetteer,
    at: usize,
    sentence: std::ops::Range<usize>,
    mentions: &mut Vec<Mention>,
) -> usize {
    let fact = facts.at(at);
    if !fact.shape.is_upper() || fact.word.has(Class::TITLE) && fact.shape != Shape::Capitals {
        return at + 1;
    }
    let known = known::longest_at(facts, at, sentence.end, gazetteer);
    let mut end = at;
    let mut head = Class::default();
    while end < sentence.end {
        let here = facts.at(end);
        let joins = here.shape.is_upper()
            || analysis.lower(end) == "-" && facts.at(end + 1).shape.is_upper()
            || matches!(analysis.lower(end), "of" | "for" | "al" | "de" | "von" | "bin" | "van" | "der")
                && facts.at(end + 1).shape.is_upper();
        if !joins {
            break;
        }
        head = Class(head.0 | here.word.0);
        end += 1;
    }
    if let Some(known) = known.filter(|known| known.tokens.end >= end || !head.has(Class::HEAD_ORGANIZATION))
    {
        let is_first_name = fact.name.class.has(Class::FIRST) && end > known.tokens.end;
        if !is_first_name {
            if let Some(kind) = known.kind() {
                mentions.push(Mention { tokens: known.tokens.clone(), kind });
            }
            return known.tokens.end;
        }
    }
    let kind = if head.has(Class::HEAD_ORGANIZATION) {
        EntityKind::Organization
    } else if fact.name.class.has(Class::FIRST) && end > at + 1 || facts.before(at).word.has(Class::TITLE) {
        EntityKind::Person
    } else if fact.word.has(Class::WORD) || at == sentence.start {
        return at + 1;
    } else if fact.shape == Shape::Capitals {
        EntityKind::Organization
    } else {
        EntityKind::Person
    };
    mentions.push(Mention { tokens: at..end, kind });
    end
}
