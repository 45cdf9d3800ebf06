//! `targets.simple.csv`: one row for each target.
//!
//! ```text
//! id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,program_ids,dataset,first_seen,…
//! ```
//!
//! Cells with several values have semicolons between, and quotation marks around a value that holds one. Source: OpenSanctions'
//! documentation of the format.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::BufRead;

use dateline_entity::{EntityKind, PartialDate};
use dateline_sanctions::{
    Address, Birth, Contact, ContactKind, Detail, Identification, ListDate, ListEntry, ListName, ListProgram,
    NameStatus, Other, Place, Source as Said,
};

use super::kind;
use crate::country::Countries;
use crate::csv::{Row, Rows, cells};
use crate::date;
use crate::entries::Source;
use crate::{Entries, Format, Head, Options, ReadError};

/// Reads the targets of OpenSanctions' simple table, in the order of the file.
pub fn read<'a>(source: impl BufRead + 'a, options: &Options) -> Entries<'a> {
    let mut head = Head::new(Format::OpenSanctionsSimple, "opensanctions");
    if let Some(list) = &options.list {
        head.list.clone_from(list);
    }
    Entries::new(Simple {
        rows: Rows::new(source, options.limits.record),
        head,
        columns: Vec::new(),
        countries: Countries::default(),
        seen: HashSet::new(),
        #[cfg(feature = "audit")]
        audit: options.audit.then(crate::Audit::default),
    })
}

struct Simple<R> {
    rows: Rows<R>,
    head: Head,
    /// The headings, in order.
    columns: Vec<String>,
    countries: Countries,
    seen: HashSet<u64>,
    #[cfg(feature = "audit")]
    audit: Option<crate::Audit>,
}

impl<R: BufRead> Source for Simple<R> {
    fn next_entry(&mut self) -> Option<Result<ListEntry, ReadError>> {
        let row = match self.rows.next()? {
            Ok(row) => row,
            Err(error) => return Some(Err(error)),
        };
        if !self.columns.is_empty() {
            return Some(self.entry(&row));
        }
        self.columns = row.cells().map(|cell| cell.trim().to_owned()).collect();
        if ["id", "schema", "name"].iter().all(|wanted| self.columns.iter().any(|column| column == wanted)) {
            return self.next_entry();
        }
        let expected = "the headings of OpenSanctions' simple table";
        Some(Err(ReadError::WrongList { at: row.at, expected, found: format!("{:?}", row.cell(0)) }))
    }

    fn head(&self) -> &Head {
        &self.head
    }

    #[cfg(feature = "audit")]
    fn audit(&self) -> Option<&crate::Audit> {
        self.audit.as_ref()
    }
}

impl<R> Simple<R> {
    fn entry(&mut self, row: &Row) -> Result<ListEntry, ReadError> {
        let at = row.at;
        if row.len() < self.columns.len() || row.filled() > self.columns.len() {
            let what = format!("has {} cells where {} belong", row.len(), self.columns.len());
            return Err(ReadError::Invalid { at, what, id: None });
        }
        let under = |wanted: &str| {
            let place = self.columns.iter().position(|column| column == wanted);
            place.map(|place| row.cell(place).trim()).unwrap_or_default()
        };
        let id = under("id");
        if id.is_empty() {
            return Err(ReadError::MissingField { at, field: "id", id: None });
        }
        let mut hasher = DefaultHasher::new();
        id.hash(&mut hasher);
        if !self.seen.insert(hasher.finish()) {
            return Err(ReadError::DuplicateId { at, id: id.to_owned() });
        }
        let mut entry = ListEntry::new(self.head.list.clone(), id, kind(under("schema")));
        for (column, cell) in self.columns.iter().zip(row.cells()) {
            let cell = cell.trim();
            if !cell.is_empty() && column != "id" {
                fill(&mut entry, column, cell, &mut self.countries);
            }
        }
        if entry.names.is_empty() {
            return Err(ReadError::MissingField { at, field: "name", id: Some(entry.id) });
        }
        #[cfg(feature = "audit")]
        if let Some(audit) = &mut self.audit {
            let words = crate::audit::words_of(&entry);
            for (column, cell) in self.columns.iter().zip(row.cells()) {
                let values = cells(cell, b';');
                let pieces: Vec<&str> = if column == "name" {
                    vec![cell.trim()]
                } else {
                    values.iter().map(String::as_str).collect()
                };
                audit.count_value(column, cell.trim(), &pieces, &words);
            }
        }
        Ok(entry)
    }
}

fn fill(entry: &mut ListEntry, column: &str, cell: &str, countries: &mut Countries) {
    let values =
        cells(cell, b';').into_iter().map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
    match column {
        "schema" | "dataset" | "sanctions" | "first_seen" | "last_seen" => {
            let values = if column == "sanctions" { values.collect() } else { vec![cell.to_owned()] };
            entry.details.extend(values.into_iter().map(|value| detail(column, value)));
        }
        "name" => entry.names.insert(0, ListName::new(cell, NameStatus::Primary)),
        "aliases" => entry.names.extend(values.map(|value| ListName::new(value, NameStatus::Alias))),
        "birth_date" => {
            for value in values {
                let date = date::iso(&value);
                let is_all = date.is_some_and(|date| date.to_string() == value);
                let text = (!is_all).then_some(value);
                let date = date.map(Into::into);
                if entry.kind == EntityKind::Person {
                    entry.births.push(Birth { date, text, ..Birth::default() });
                } else {
                    entry.founded.push(ListDate { date, text });
                }
            }
        }
        "countries" => entry.countries.extend(values.map(|value| countries.named(&value))),
        "addresses" => {
            entry
                .addresses
                .extend(values.map(|value| Address { place: Place::of_text(value), ..Address::default() }));
        }
        "identifiers" => entry.identifications.extend(values.map(|value| Identification::new(None, value))),
        "phones" => entry.contacts.extend(values.map(|value| contact(ContactKind::Phone, value))),
        "emails" => entry.contacts.extend(values.map(|value| contact(ContactKind::Email, value))),
        "program_ids" => entry.programs.extend(values.map(|label| ListProgram {
            key: label.parse().ok(),
            label,
            ..ListProgram::default()
        })),
        "last_change" => {
            entry.amended.extend(date::iso(cell));
            entry.details.push(detail(column, cell.to_owned()));
        }
        _ => entry.other.push(Other { path: column.to_owned(), value: cell.to_owned() }),
    }
}

fn detail(label: &str, value: String) -> Detail {
    let date: Option<PartialDate> = date::iso(&value);
    Detail { label: label.to_owned(), value, date: date.map(Into::into), source: Said::default() }
}

fn contact(kind: ContactKind, value: String) -> Contact {
    Contact { kind, value, label: None, source: Said::default() }
}

#[cfg(all(test, feature = "audit"))]
mod tests {
    use super::*;
    use crate::testing::seen;

    #[test]
    fn reads_everything() {
        let table = "id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,program_ids,dataset,first_seen,last_seen,last_change,colour\n\
            \"x-1\",\"Person\",\"Jane Doe\",\"Jenny;\"\"Doe; J.\"\"\",\"1961-02-03;1960\",\"ru;it\",\"Street 1, Exampleton\",\"AB12\",\"Example programme\",\"+1\",\"a@example.org\",\"EU-HR\",\"Example list\",\"2022-01-01T00:00:00\",\"2026-01-01T00:00:00\",\"2025-01-01T00:00:00\",\"red\"\n\
            x-1,Person,Again,,,,,,,,,,,,,,\n\
            ,Person,No id,,,,,,,,,,,,,,\n\
            x-2,Vessel,Example Star,,1980,,,,,,,,,,,,\n\
            x-3,Vessel\n";
        insta::assert_snapshot!(seen(read(table.as_bytes(), &Options::default().with_audit())), @r#"
        {"addresses":[{"place":{"lines":["Street 1, Exampleton"]}}],"amended":["2025-01-01"],"births":[{"date":"1961-02-03"},{"date":"1960"}],"contacts":[{"kind":"phone","value":"+1"},{"kind":"email","value":"a@example.org"}],"countries":[{"country":"ru","text":"ru"},{"country":"it","text":"it"}],"details":[{"label":"schema","value":"Person"},{"label":"sanctions","value":"Example programme"},{"label":"dataset","value":"Example list"},{"date":"2022-01-01","label":"first_seen","value":"2022-01-01T00:00:00"},{"date":"2026-01-01","label":"last_seen","value":"2026-01-01T00:00:00"},{"date":"2025-01-01","label":"last_change","value":"2025-01-01T00:00:00"}],"id":"x-1","identifications":[{"number":"AB12"}],"kind":"person","names":[{"full":"Jane Doe","script":"latin","status":"primary"},{"full":"Jenny","script":"latin","status":"alias"},{"full":"Doe; J.","script":"latin","status":"alias"}],"other":[{"path":"colour","value":"red"}],"programs":[{"key":"EU-HR","label":"EU-HR"}]}
        ! record 3, byte 388: reference "x-1" was there before
        ! record 4, byte 419: has no id
        {"details":[{"label":"schema","value":"Vessel"}],"founded":[{"date":"1980"}],"id":"x-2","kind":"vessel","names":[{"full":"Example Star","script":"latin","status":"primary"}]}
        ! record 6, byte 489: has 2 cells where 17 belong
        "#);
    }
}
