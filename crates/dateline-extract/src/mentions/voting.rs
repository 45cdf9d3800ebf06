//! One kind for one name: what a name is in most of its places, and above all where it stands in full, it is everywhere.

use std::collections::HashMap;

use dateline_entity::EntityKind;

use super::evidence::{Evidence, Signs};
use super::facts::Shape;
use super::gazetteer::{Class, Gazetteer};
use super::{Mention, hash, stretches};
use crate::analysis::Analysis;

/// The votes for each kind that a name got.
#[derive(Clone, Copy, Debug, Default)]
struct Votes {
    person: u32,
    organization: u32,
    place: u32,
    other: u32,
    /// It ends the full name of a person.
    is_last_name: bool,
}

impl Votes {
    fn add(&mut self, kind: EntityKind, weight: u32) {
        match kind {
            EntityKind::Person => self.person += weight,
            EntityKind::Organization => self.organization += weight,
            EntityKind::Place => self.place += weight,
            _ => self.other += weight,
        }
    }

    fn winner(&self) -> EntityKind {
        let all = [
            (EntityKind::Person, self.person),
            (EntityKind::Organization, self.organization),
            (EntityKind::Place, self.place),
            (EntityKind::Other, self.other),
        ];
        let high = all.iter().map(|&(_, votes)| votes).max().unwrap_or(0);
        all.iter().find(|&&(_, votes)| votes == high).map_or(EntityKind::Other, |&(kind, _)| kind)
    }
}

/// Lets the names of the article vote, and finds them where they were overlooked.
pub(crate) fn vote(
    analysis: &Analysis<'_>,
    evidence: &Evidence,
    gazetteer: &Gazetteer,
    mentions: &mut Vec<Mention>,
) {
    for mention in mentions.iter_mut() {
        if mention.kind == EntityKind::Person && is_place_only(analysis, evidence, mention) {
            mention.kind = EntityKind::Place;
        }
    }
    let mut votes: HashMap<u64, Votes> = HashMap::new();
    for mention in mentions.iter() {
        let key = key_of(analysis, mention);
        votes.entry(key).or_default().add(mention.kind, weight(analysis, gazetteer, mention));
        if mention.kind == EntityKind::Person && mention.tokens.len() > 1 {
            let last = analysis.facts.at(mention.tokens.end - 1).hash;
            let first = analysis.facts.at(mention.tokens.start);
            let is_full = first.name.class.has(Class::FIRST)
                && !first.name.class.has(Class(Class::COUNTRY.0 | Class::REGION.0 | Class::ORGANIZATION.0))
                || !gazetteer_place(
                    analysis,
                    &Mention { tokens: mention.tokens.end - 1..mention.tokens.end, kind: mention.kind },
                );
            votes.entry(last).or_default().is_last_name |= is_full;
            let first = analysis.facts.at(mention.tokens.start).hash;
            votes.entry(first).or_default().person += 2;
        }
    }
    for mention in mentions.iter_mut() {
        let Some(found) = votes.get(&key_of(analysis, mention)) else { continue };
        let known = analysis.facts.at(mention.tokens.start).name.class;
        let is_body = known.has(Class::ORGANIZATION) && !known.has(Class(Class::PERSON.0 | Class::SURNAME.0));
        let is_single = mention.tokens.len() == 1 && !is_body;
        let before = analysis.lower(mention.tokens.start.wrapping_sub(1));
        let is_place = gazetteer_place(analysis, mention)
            && found.place > found.person
            && (matches!(before, "in" | "at" | "near" | "from" | "to")
                || mention.kind == EntityKind::Place && !is_bare_subject(analysis, mention));
        mention.kind =
            if is_single && found.is_last_name && !is_place { EntityKind::Person } else { found.winner() };
    }
    let more = overlooked(analysis, mentions, &votes);
    mentions.extend(more);
    mentions.sort_by_key(|mention| mention.tokens.start);
}

/// Whether nothing around a name says that it is a place, and a verb or a possessive follows.
fn is_bare_subject(analysis: &Analysis<'_>, mention: &Mention) -> bool {
    analysis.pos(mention.tokens.end).is_verb()
}

fn gazetteer_place(analysis: &Analysis<'_>, mention: &Mention) -> bool {
    let class = analysis.facts.at(mention.tokens.start).name.class;
    class.has(Class(Class::COUNTRY.0 | Class::BIG_CITY.0 | Class::REGION.0))
}

/// Whether a single word is a well-known place and nothing in the article makes it a person's name.
fn is_place_only(analysis: &Analysis<'_>, evidence: &Evidence, mention: &Mention) -> bool {
    let fact = analysis.facts.at(mention.tokens.start);
    let is_well_known = fact.name.class.has(Class(Class::COUNTRY.0 | Class::CAPITAL.0 | Class::BIG_CITY.0));
    let is_person = evidence.of(fact.hash).has(Signs(Signs::AFTER_TITLE.0 | Signs::AFTER_FIRST_NAME.0));
    mention.tokens.len() == 1 && is_well_known && !is_person
}

/// A name that the lists know has more to say.
fn weight(analysis: &Analysis<'_>, gazetteer: &Gazetteer, mention: &Mention) -> u32 {
    let key = key_of(analysis, mention);
    let class = gazetteer.name(key).class;
    let agrees = match mention.kind {
        EntityKind::Organization => class.has(Class::ORGANIZATION),
        EntityKind::Place => class.has(Class(Class::COUNTRY.0 | Class::REGION.0 | Class::BIG_CITY.0)),
        EntityKind::Person => class.has(Class::PERSON),
        _ => false,
    };
    // In capitals throughout, a headline shows little of what a name is.
    let is_capitals = mention.tokens.clone().all(|index| analysis.facts.at(index).shape == Shape::Capitals);
    1 + u32::from(agrees) * 2 + u32::from(!is_capitals) * 2
}

/// The hash of a mention's lower-case words.
fn key_of(analysis: &Analysis<'_>, mention: &Mention) -> u64 {
    mention.tokens.clone().map(|index| analysis.facts.at(index).hash).reduce(hash::join).unwrap_or(0)
}

/// Single words in capitals that were found elsewhere as names.
fn overlooked(analysis: &Analysis<'_>, mentions: &[Mention], votes: &HashMap<u64, Votes>) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut next = 0;
    for sentence in &analysis.sentences {
        let is_capitals = stretches::is_in_capitals(analysis, &sentence.tokens);
        for index in sentence.tokens.clone() {
            while mentions.get(next).is_some_and(|mention| mention.tokens.end <= index) {
                next += 1;
            }
            let is_taken = mentions.get(next).is_some_and(|mention| mention.tokens.start <= index);
            let fact = analysis.facts.at(index);
            if is_taken || !fact.shape.is_upper() {
                continue;
            }
            let is_word = fact.word.has(Class(Class::WORD.0 | Class::FUNCTION.0 | Class::TITLE.0))
                || fact.name.class.has(Class::DEMONYM);
            let is_doubtful = is_word && (is_capitals || index == sentence.tokens.start);
            let touches =
                |near: usize| sentence.tokens.contains(&near) && analysis.facts.at(near).shape.is_upper();
            let is_bare = !touches(index + 1) && (is_capitals || !touches(index.wrapping_sub(1)));
            if is_doubtful || !is_bare {
                continue;
            }
            if let Some(votes) = votes.get(&fact.hash)
                && (votes.person + votes.organization + votes.place + votes.other >= 3 || votes.is_last_name)
            {
                let kind = if votes.is_last_name { EntityKind::Person } else { votes.winner() };
                found.push(Mention { tokens: index..index + 1, kind });
            }
        }
    }
    found
}
