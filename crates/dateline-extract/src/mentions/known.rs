//! Names that the lists know, found where they stand: the longest known name that starts at a token.

use std::ops::Range;

use dateline_entity::EntityKind;

use super::facts::{Facts, Shape};
use super::gazetteer::{Class, Entry, Gazetteer};
use super::hash;

/// The longest known names are not longer than this, in tokens.
const LONGEST: usize = 12;

/// A known name at a place of the text.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    /// What the lists say of it.
    pub(crate) entry: Entry,
}

impl Known {
    /// The kind of thing it names, if the lists leave no doubt.
    pub(crate) fn kind(&self) -> Option<EntityKind> {
        let class = self.entry.class;
        if class.has(Class::NOTHING) {
            Some(EntityKind::Other)
        } else if class.has(Class::ORGANIZATION) {
            Some(EntityKind::Organization)
        } else if class.has(Class(Class::COUNTRY.0 | Class::REGION.0 | Class::CITY.0)) {
            Some(EntityKind::Place)
        } else if class.has(Class::PERSON) {
            Some(EntityKind::Person)
        } else {
            None
        }
    }
}

/// The longest known name that starts at the token at `start` and ends before `end`.
pub(crate) fn longest_at(facts: &Facts, start: usize, end: usize, gazetteer: &Gazetteer) -> Option<Known> {
    const NAMES: Class = Class(
        Class::PERSON.0
            | Class::COUNTRY.0
            | Class::CITY.0
            | Class::REGION.0
            | Class::ORGANIZATION.0
            | Class::DEMONYM.0
            | Class::NOTHING.0,
    );
    let mut best = None;
    let mut key = facts.at(start).hash;
    let mut at = start;
    while at < end && at < start + LONGEST {
        let entry = if at == start { facts.at(start).name } else { gazetteer.name(key) };
        let fits = facts.at(at).shape.is_upper() || at > start && facts.at(start).shape.is_upper();
        let is_written_so = !entry.class.has(Class::CAPITALS_ONLY)
            || matches!(facts.at(start).shape, Shape::Capitals | Shape::Initial | Shape::Mixed);
        if entry.class.has(NAMES) && fits && is_written_so {
            best = Some(Known { tokens: start..at + 1, entry });
        }
        if !entry.class.has(Class::PREFIX) {
            break;
        }
        at += 1;
        key = hash::join(key, facts.at(at).hash);
    }
    best
}
