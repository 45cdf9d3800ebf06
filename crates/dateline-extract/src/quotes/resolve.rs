//! Which entities the speakers are.
//!
//! A phrase that holds a reference at its head is that reference's entity. A pronoun goes to the last who spoke, marked or
//! not, and can be it, and only then to whom coreference gives it; a document to its publisher; a definite description
//! (`the minister`) to the last person with that role.

use std::collections::HashMap;
use std::ops::Range;

use dateline_document::QuoteKind;
use dateline_entity::{EntityKind, Gender};

use super::Statement;
use super::cues::Classes;
use super::indirect::Said;
use super::phrase::Phrase;
use super::reader::Reader;

/// Somebody who spoke.
struct Spoke {
    /// Where the phrase stands that names who.
    at: usize,
    entity: usize,
}

/// How many earlier speakers are asked whether a pronoun can be them.
const MEMORY: usize = 6;

/// How far back, in tokens, a speaker is who a pronoun means.
const NEAR: usize = 400;

/// How far back, in tokens, a speaker is the one that a pronoun of the same passage means.
const ADJACENT: usize = 80;

/// Gives every statement its entity, and adds the unmarked ones.
pub(super) fn resolve(reader: &Reader<'_>, found: &mut Vec<Statement>, clauses: &[Said]) {
    let by_cue: HashMap<usize, &Range<usize>> =
        clauses.iter().filter_map(|said| Some((said.clause.cue.end, said.content.as_ref()?))).collect();
    for statement in found.iter_mut() {
        let scope = statement.cue.as_ref().and_then(|cue| by_cue.get(&cue.end));
        if let Some(scope) =
            scope.filter(|scope| scope.start <= statement.content.start && statement.content.end <= scope.end)
        {
            statement.scope = (*scope).clone();
        }
    }
    for said in clauses.iter().filter(|said| !said.is_marked) {
        let Some(content) = said.content.clone() else { continue };
        found.push(Statement {
            scope: content.clone(),
            content,
            kind: QuoteKind::Indirect,
            speaker: said.clause.subject.clone(),
            entity: None,
            cue: Some(said.clause.cue.clone()),
            class: Some(said.clause.class),
            addressee: said.clause.addressee.as_ref().map(|told| told.tokens.clone()),
        });
    }
    // In order of the phrases that name speakers, so that a pronoun knows who spoke before it.
    let marked = found.iter().filter_map(|statement| statement.speaker.clone());
    let others = clauses.iter().filter_map(|said| said.clause.subject.clone());
    let mut phrases: Vec<Phrase> = marked.chain(others).collect();
    phrases.sort_unstable_by_key(|phrase| (phrase.tokens.start, phrase.tokens.end));
    phrases.dedup();
    let mut spoke: Vec<Spoke> = Vec::new();
    let mut entities: Vec<(usize, Option<usize>)> = Vec::with_capacity(phrases.len());
    for phrase in &phrases {
        let entity = reader.entity(phrase, &spoke);
        if let Some(entity) = entity {
            spoke.push(Spoke { at: phrase.tokens.start, entity });
        }
        entities.push((phrase.head, entity));
    }
    for statement in found {
        let Some(speaker) = &statement.speaker else { continue };
        let place = phrases.binary_search_by_key(&(speaker.tokens.start, speaker.tokens.end), |phrase| {
            (phrase.tokens.start, phrase.tokens.end)
        });
        statement.entity = place.ok().and_then(|at| entities.get(at)).and_then(|&(_, entity)| entity);
    }
}

impl Reader<'_> {
    /// The entity that a speaker's phrase refers to, given who spoke before.
    fn entity(&self, phrase: &Phrase, spoke: &[Spoke]) -> Option<usize> {
        let reference =
            self.reference(phrase.head).filter(|reference| reference.tokens.start + 1 >= phrase.tokens.start);
        if self.is_pronoun(phrase) {
            // Who spoke last is who `he said` means, more often than whoever was named last.
            let pronoun = self.lower(phrase.head);
            let recent = spoke.iter().rev().take(MEMORY).filter(|spoke| spoke.at < phrase.tokens.start);
            let mut near = recent.take_while(|spoke| phrase.tokens.start - spoke.at < NEAR);
            let last = near
                .find(|spoke| self.can_be(spoke.entity, pronoun, phrase.tokens.start - spoke.at < ADJACENT));
            let last = last.map(|spoke| spoke.entity);
            return last.or_else(|| reference.map(|reference| reference.entity));
        }
        if let Some(reference) = reference {
            return Some(reference.entity);
        }
        self.publisher(phrase).or_else(|| self.by_role(phrase))
    }

    /// Whose document speaks: `the Example Times report`, `an Example Watch statement`.
    fn publisher(&self, phrase: &Phrase) -> Option<usize> {
        if self.known(phrase.head).noun.is_none() && !self.is(phrase.head, Classes::WORD | Classes::DOCUMENT)
        {
            return None;
        }
        let before = phrase.head.checked_sub(1).filter(|&before| before >= phrase.tokens.start)?;
        let reference = self.reference(before)?;
        let entity = self.references.entities.get(reference.entity)?;
        (entity.kind == EntityKind::Organization).then_some(reference.entity)
    }

    /// Whether a pronoun can stand for an entity.
    ///
    /// Whoever spoke just before and is then `he` or `she` is a person, whatever the name looks like.
    fn can_be(&self, entity: usize, pronoun: &str, is_adjacent: bool) -> bool {
        let Some(entity) = self.references.entities.get(entity) else { return false };
        let is_person = entity.kind == EntityKind::Person;
        let may_be = is_person
            || is_adjacent
                && matches!(entity.kind, EntityKind::Place | EntityKind::Other)
                && entity.name.contains(' ');
        match pronoun {
            "he" | "him" => may_be && entity.gender != Some(Gender::Female),
            "she" | "her" => may_be && entity.gender != Some(Gender::Male),
            "it" | "they" | "them" => !is_person,
            _ => false,
        }
    }

    /// The last person before a definite description whose role has its head: `the minister`.
    fn by_role(&self, phrase: &Phrase) -> Option<usize> {
        if self.lower(phrase.tokens.start) != "the" {
            return None;
        }
        let head = self.lower(phrase.head);
        let end =
            self.references.all.partition_point(|reference| reference.tokens.start < phrase.tokens.start);
        let near = self.references.all.get(end.saturating_sub(40)..end)?;
        near.iter().rev().map(|reference| reference.entity).find(|&at| {
            let role = self.references.entities.get(at).and_then(|entity| entity.role.as_deref());
            role.is_some_and(|role| role.split_whitespace().any(|word| word.eq_ignore_ascii_case(head)))
        })
    }
}
