//! What the index keeps of a list's entry: enough to score it and to name it.

use dateline_entity::{Country, EntityKind, Gender, Identifier, UncertainDate};
use dateline_sanctions::{ListEntry, ListId};

/// Positions beyond so many bytes are cut: they are context, not content.
const MOST_POSITIONS: usize = 240;

/// An entry of a list without its names.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Record {
    /// The list's place among the index's lists.
    pub(crate) list: u32,
    pub(crate) id: String,
    pub(crate) kind: EntityKind,
    pub(crate) gender: Option<Gender>,
    pub(crate) births: Vec<UncertainDate>,
    pub(crate) countries: Vec<Country>,
    pub(crate) identifiers: Vec<Identifier>,
    /// The labels of its programmes, and their keys where they are known.
    pub(crate) programs: Vec<String>,
    /// What it is, in the list's words.
    pub(crate) positions: String,
}

impl Record {
    pub(crate) fn of(entry: &ListEntry, list: u32) -> Record {
        let mut programs: Vec<String> = Vec::new();
        for program in &entry.programs {
            let key = program.key.as_ref().map(ToString::to_string);
            for name in [Some(program.label.clone()), key].into_iter().flatten() {
                if !programs.contains(&name) {
                    programs.push(name);
                }
            }
        }
        let words = entry.positions.iter().chain(&entry.titles).map(|statement| statement.text.as_str());
        let mut positions = words.collect::<Vec<_>>().join("; ");
        if let Some(cut) = (0..=MOST_POSITIONS).rev().find_map(|end| positions.get(..end)) {
            positions.truncate(cut.len());
        }
        Record {
            list,
            id: entry.id.clone(),
            kind: entry.kind,
            gender: entry.gender,
            births: entry.birth_dates().collect(),
            countries: entry.country_codes(),
            identifiers: entry.identifications.iter().filter_map(|found| found.identifier.clone()).collect(),
            programs,
            positions,
        }
    }
}

/// A list that the index knows, with the date of its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexedList {
    /// The list.
    pub id: ListId,
    /// The date that its file bears, the latest of its entries.
    pub date: Option<dateline_entity::PartialDate>,
    /// How many of its entries are in the index.
    pub entries: usize,
}
