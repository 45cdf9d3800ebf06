//! The European Union's list of persons, groups and entities subject to financial sanctions (FSF), in XML 1.1.
//!
//! Root `export`, one `sanctionEntity` for each entry and programme: somebody listed under two programmes is there twice with one
//! reference. Every fact is an element with attributes and names the regulation that brought it. Source: the list's schema 1.1.
//!
//! | in the file | in the entry |
//! |---|---|
//! | `euReferenceNumber`, else `logicalId` | `id`; the other numbers in `other_ids` |
//! | `regulation`, `regulationSummary`, `corrigendum` | `acts`, each once; `programs` |
//! | `nameAlias` | `names`; its `function`, `title` and `gender` go to the entry |
//! | `citizenship`, `birthdate`, `identification`, `address` | their namesakes |
//! | `remark`, `designationDetails` | `remarks` of the entry, or of the fact |
//!
//! The file marks no main name: the first strong one in Latin script and in English or no language counts as primary. It gives no
//! date of listing for a part of the entries: then it is the day of the oldest act that it names for the entry.

mod facts;
mod global;

use std::io::BufRead;

use dateline_entity::{EntityKind, Language};
use dateline_sanctions::{Actor, ListEntry, NameQuality, NameStatus, OtherId, Statement};
use dateline_text::Script;

use crate::country::Countries;
use crate::program::Programs;
use crate::xml::entries::{Made, Problem};
use crate::xml::{Context, Mapper, Node, XmlEntries};
use crate::{Entries, Format, Head, Options, date};

pub use global::read_global;

/// Reads the EU's FSF XML 1.1, one entry at a time.
///
/// Memory does not grow with the list. A record that is not as the schema says is an `Err` between its neighbours.
pub fn read<'a>(source: impl BufRead + 'a, options: &Options) -> Entries<'a> {
    let mapper = Fsf { countries: Countries::default(), programs: Programs::of(Actor::EU) };
    Entries::new(XmlEntries::new(source, mapper, Head::new(Format::EuFsf, "eu-fsf"), options))
}

struct Fsf {
    countries: Countries,
    programs: Programs,
}

impl Mapper for Fsf {
    const NAME: &'static str = "the EU's FSF XML 1.1";
    const ROOT: &'static str = "export";

    fn begin(&mut self, _: &[String], export: Node<'_>, head: &mut Head) {
        if let Some(generated) = export.text_of("generationDate") {
            head.date = date::iso(generated);
            head.version = Some(generated.to_owned());
        }
    }

    fn entry(&mut self, record: Node<'_>, _: &mut Context<'_>) -> Result<Made, Problem> {
        if record.name() != "sanctionEntity" {
            return Ok(Made::Head);
        }
        let logical = record.text_of("logicalId");
        let Some(id) = record.text_of("euReferenceNumber").or(logical) else {
            return Err(Problem::Missing("euReferenceNumber", None));
        };
        let mut entry = ListEntry::new("eu-fsf".parse().expect("a list's name"), id, EntityKind::Other);
        for part in record.parts() {
            self.part(&mut entry, part);
        }
        if entry.names.is_empty() {
            return Err(Problem::Missing("nameAlias", Some(entry.id)));
        }
        mark_primary(&mut entry);
        date_by_acts(&mut entry);
        Ok(Made::Entry(Box::new(entry)))
    }

    fn distinguishes(entry: &ListEntry) -> Option<&str> {
        entry.acts.iter().find(|act| act.is_listing).and_then(|act| act.source.id.as_deref())
    }
}

impl Fsf {
    fn part(&mut self, entry: &mut ListEntry, part: Node<'_>) {
        match part.name() {
            "regulation" => facts::regulation(entry, part, &mut self.programs),
            "subjectType" => facts::subject_type(entry, part),
            "nameAlias" => facts::name(entry, part),
            "citizenship" => facts::citizenship(entry, part, &mut self.countries),
            "birthdate" => facts::birth(entry, part, &mut self.countries),
            "identification" => facts::identification(entry, part, &mut self.countries),
            "address" => facts::address(entry, part, &mut self.countries),
            "remark" | "designationDetails" if !part.peek().is_empty() => {
                entry.remarks.push(Statement::new(part.text()));
            }
            "logicalId" if part.peek() != entry.id => push_id(entry, part, None),
            "unitedNationId" => push_id(entry, part, Some("un-sc")),
            "designationDate" => take_date(part, &mut entry.listed),
            "delistingDate" => take_date(part, &mut entry.delisted),
            _ => {}
        }
    }
}

fn push_id(entry: &mut ListEntry, part: Node<'_>, list: Option<&str>) {
    if !part.peek().is_empty() {
        let list = list.and_then(|list| list.parse().ok());
        entry.other_ids.push(OtherId { label: part.name().to_owned(), value: part.text().to_owned(), list });
    }
}

/// Takes a date; one that is none stays to be kept as it is.
fn take_date(part: Node<'_>, into: &mut Option<dateline_entity::PartialDate>) {
    if let Some(date) = date::iso(part.peek()) {
        part.code();
        *into = Some(date);
    }
}

/// The file marks no main name.
fn mark_primary(entry: &mut ListEntry) {
    let rank = |name: &dateline_sanctions::ListName| {
        let is_strong = name.quality != Some(NameQuality::Weak) && name.status == NameStatus::Alias;
        let is_latin = name.script.is_none_or(|script| script == Script::Latin);
        let is_english = name.language.is_none_or(|language| language == Language::ENGLISH);
        (!is_strong, !is_latin, !is_english)
    };
    if let Some(first) = entry.names.iter_mut().min_by_key(|name| rank(name)) {
        first.status = NameStatus::Primary;
    }
}

/// The days of listing and of amendments, as the acts tell.
fn date_by_acts(entry: &mut ListEntry) {
    let mut days: Vec<_> = entry.acts.iter().filter_map(|act| act.published).collect();
    days.sort_unstable();
    days.dedup();
    entry.listed = entry.listed.or(days.first().copied());
    entry.amended = days.into_iter().filter(|day| Some(*day) > entry.listed).collect();
}

#[cfg(test)]
mod tests;
