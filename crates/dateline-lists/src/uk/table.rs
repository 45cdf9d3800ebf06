//! Reader of the United Kingdom's lists as CSV: OFSI's `ConList.csv` in both layouts, and the UK Sanctions List.
//!
//! ```text
//! Last Updated,10/04/2025                      or  Report Date: 24-Jun-2026
//! Name 6,Name 1,…,Group ID                     or  Last Updated,Unique ID,OFSI Group ID,…
//! DOE,Jane,…,12345                             one row for each combination of a name, a date of birth, an address …
//! ```
//!
//! The rows of an entry are anywhere in the file (OFSI sorts by name), so entries come when all rows are read: what they say is kept
//! once, which is some ten megabytes for the whole list. Columns are known by their headings, in any order; what stands under a
//! heading that is not known goes to `other`.

use std::collections::{BTreeMap, HashMap};
use std::io::BufRead;

use dateline_entity::{EntityKind, IdentifierKind};
use dateline_sanctions::{ContactKind, ListEntry, Other, RelationKind, Source as Said};

use super::columns::Column;
use super::draft::{Draft, NameCells, Tools, said};
use super::text::day_first;
use crate::csv::{Row, Rows};
use crate::entries::{Head, Source};
use crate::{Format, Options, Position, ReadError};

/// How much of what rows say is kept at most, in bytes: many times an honest list.
const MAX_KEPT: usize = 128 << 20;

/// What is limited by it.
const ALL: &str = "all that the rows say";

/// So many known headings make a row the line of headings.
const ENOUGH_HEADINGS: usize = 5;

/// In so many rows the line of headings must have come.
const MAX_PREFACE: usize = 20;

/// The list, while it is read and then while its entries are given out.
pub(crate) struct UkTable<R> {
    rows: Rows<R>,
    head: Head,
    headings: Option<Headings>,
    drafts: Vec<Draft>,
    places: HashMap<String, usize>,
    kept: usize,
    /// Set once all rows are read.
    finished: Option<std::vec::IntoIter<Draft>>,
    /// What ended the reading before the end: said after the entries that were whole.
    failure: Option<ReadError>,
    tools: Tools,
    #[cfg(feature = "audit")]
    audit: Option<crate::Audit>,
}

/// Which column stands where.
#[derive(Debug)]
struct Headings {
    places: BTreeMap<Column, usize>,
    /// The headings that are not known, with their places.
    unknown: Vec<(usize, String)>,
    count: usize,
}

/// A row under its headings.
struct Cells<'a> {
    row: &'a Row,
    headings: &'a Headings,
}

impl<R: BufRead> UkTable<R> {
    /// Reads a list in one of the formats [`Format::UkConList`] and [`Format::UkSanctionsListCsv`].
    pub(crate) fn new(source: R, format: Format, options: &Options) -> UkTable<R> {
        let list = if format == Format::UkConList { "gb-ofsi" } else { "gb-fcdo" };
        let mut head = Head::new(format, list);
        if let Some(list) = &options.list {
            head.list.clone_from(list);
        }
        UkTable {
            rows: Rows::new(source, options.limits.record),
            head,
            headings: None,
            drafts: Vec::new(),
            places: HashMap::new(),
            kept: 0,
            finished: None,
            failure: None,
            tools: Tools::new(),
            #[cfg(feature = "audit")]
            audit: options.audit.then(crate::Audit::default),
        }
    }

    /// Reads up to the line of headings.
    fn read_headings(&mut self) -> Result<Headings, ReadError> {
        let mut found = String::new();
        for row in self.rows.by_ref().take(MAX_PREFACE) {
            let row = row?;
            let headings = Headings::of(&row);
            if headings.places.len() >= ENOUGH_HEADINGS {
                return Ok(headings);
            }
            for cell in row.cells().filter_map(said) {
                let value = cell.strip_prefix("Report Date:").unwrap_or(&cell);
                match day_first(value) {
                    Some(date) if self.head.date.is_none() => {
                        self.head.date = Some(date);
                        self.head.version = Some(cell.clone());
                    }
                    _ if cell == "Last Updated" => {}
                    _ => self
                        .head
                        .other
                        .push(Other { path: format!("line {}", row.at.record), value: cell.clone() }),
                }
                if found.len() < 80 {
                    found.push_str(&cell);
                }
            }
        }
        let expected = "the headings of a list of the United Kingdom";
        Err(ReadError::WrongList { at: Position::default(), expected, found: format!("{found:?}") })
    }

    /// Reads a row into its entry.
    fn add(&mut self, row: &Row) -> Result<(), ReadError> {
        let Some(headings) = &self.headings else { return Ok(()) };
        let cells = Cells { row, headings };
        let at = row.at;
        if row.filled() > headings.count {
            let what = format!("has {} cells where {} belong", row.filled(), headings.count);
            return Err(ReadError::Invalid { at, what, id: None });
        }
        let (field, id) = match self.head.format {
            Format::UkConList => ("Group ID", cells.get(Column::GroupId).trim()),
            _ => ("Unique ID", cells.get(Column::UniqueId).trim()),
        };
        if id.is_empty() {
            return Err(ReadError::MissingField { at, field, id: None });
        }
        if self.head.format == Format::UkConList && !id.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(ReadError::Invalid { at, what: format!("{id:?} is no {field}"), id: None });
        }
        if !cells.has_name() {
            return Err(ReadError::MissingField { at, field: "name", id: Some(id.to_owned()) });
        }
        let place = self.places.get(id).copied().unwrap_or_else(|| {
            let mut entry = ListEntry::new(self.head.list.clone(), id, kind_of(cells.get(Column::Kind)));
            entry.list_date = self.head.date;
            self.places.insert(id.to_owned(), self.drafts.len());
            // Entries are large: room is made for some, not for as many again.
            if self.drafts.len() == self.drafts.capacity() {
                self.drafts.reserve_exact(512);
            }
            self.drafts.push(Draft::new(entry));
            self.drafts.len() - 1
        });
        let Some(draft) = self.drafts.get_mut(place) else { return Ok(()) };
        fill(draft, &cells);
        #[cfg(feature = "audit")]
        if self.audit.is_some() {
            let counted = draft.counted.get_or_insert_default();
            for (place, cell) in row.cells().enumerate() {
                *counted.entry((place, cell.trim().to_owned())).or_default() += 1;
            }
        }
        self.kept += draft.take_grown();
        if self.kept > MAX_KEPT {
            return Err(ReadError::Limit { at, what: ALL, id: None });
        }
        Ok(())
    }

    fn finished(&mut self, draft: Draft) -> ListEntry {
        #[cfg(feature = "audit")]
        let mut draft = draft;
        #[cfg(feature = "audit")]
        let counted = draft.counted.take();
        let entry = draft.finish(&mut self.tools);
        #[cfg(feature = "audit")]
        if let (Some(audit), Some(counted), Some(headings)) = (&mut self.audit, counted, &self.headings) {
            count(audit, &counted, headings, &entry);
        }
        entry
    }

    fn finish(&mut self) {
        self.places = HashMap::new();
        self.finished = Some(std::mem::take(&mut self.drafts).into_iter());
    }
}

impl<R: BufRead> Source for UkTable<R> {
    fn next_entry(&mut self) -> Option<Result<ListEntry, ReadError>> {
        loop {
            if let Some(finished) = &mut self.finished {
                let Some(draft) = finished.next() else { return self.failure.take().map(Err) };
                return Some(Ok(self.finished(draft)));
            }
            if self.headings.is_none() {
                match self.read_headings() {
                    Ok(headings) => self.headings = Some(headings),
                    Err(error) => return Some(Err(error)),
                }
            }
            let result = match self.rows.next() {
                None => {
                    self.finish();
                    continue;
                }
                Some(row) => row.and_then(|row| self.add(&row)),
            };
            match result {
                Ok(()) => {}
                // The entries that were read before come first.
                Err(error) if error.is_fatal() || matches!(error, ReadError::Limit { what: ALL, .. }) => {
                    self.failure = Some(error);
                    self.finish();
                }
                Err(error) => return Some(Err(error)),
            }
        }
    }

    fn head(&self) -> &Head {
        &self.head
    }

    #[cfg(feature = "audit")]
    fn audit(&self) -> Option<&crate::Audit> {
        self.audit.as_ref()
    }
}

impl Headings {
    fn of(row: &Row) -> Headings {
        let mut headings = Headings { places: BTreeMap::new(), unknown: Vec::new(), count: row.filled() };
        for (place, heading) in row.cells().enumerate() {
            match Column::of_heading(heading) {
                Some(column) if !headings.places.contains_key(&column) => {
                    headings.places.insert(column, place);
                }
                _ if heading.trim().is_empty() => {}
                _ => headings.unknown.push((place, heading.trim().to_owned())),
            }
        }
        headings
    }
}

impl<'a> Cells<'a> {
    fn get(&self, column: Column) -> &'a str {
        self.headings.places.get(&column).map(|place| self.row.cell(*place)).unwrap_or_default()
    }

    fn all<const N: usize>(&self, columns: [Column; N]) -> [&'a str; N] {
        columns.map(|column| self.get(column))
    }

    fn has_name(&self) -> bool {
        use Column::{Name1, Name2, Name3, Name4, Name5, Name6, NonLatinName};
        let names = self.all([Name1, Name2, Name3, Name4, Name5, Name6, NonLatinName]);
        names.iter().any(|name| !name.trim().is_empty())
    }
}

/// What a row says that no row before said.
fn fill(draft: &mut Draft, cells: &Cells<'_>) {
    use Column as C;
    let field = Said::default();

    let name =
        cells.all([C::Name1, C::Name2, C::Name3, C::Name4, C::Name5, C::Name6, C::NameType, C::NameStrength]);
    if draft.is_news("name", &name) {
        let [one, two, three, four, five, six, kind, strength] = name;
        draft.name(&NameCells { parts: [one, two, three, four, five, six], kind, strength });
    }
    let name = cells.all([C::NonLatinName, C::NonLatinScript, C::NonLatinLanguage]);
    if draft.is_news("non-latin name", &name) {
        let [name, script, language] = name;
        draft.non_latin_name(name, script, language);
    }
    let birth = cells.all([C::BirthDate, C::BirthTown, C::BirthCountry]);
    if draft.is_news("birth", &birth) {
        let [date, town, country] = birth;
        draft.birth(date, town, country);
    }
    let address = cells.all([
        C::Address1,
        C::Address2,
        C::Address3,
        C::Address4,
        C::Address5,
        C::Address6,
        C::PostalCode,
        C::Country,
    ]);
    if draft.is_news("address", &address) {
        let [lines @ .., postal_code, country] = address;
        draft.address(&lines, postal_code, country);
    }
    let passport = cells.all([C::PassportNumber, C::PassportDetails]);
    if draft.is_news("passport", &passport) {
        let [number, details] = passport;
        draft.documents(IdentifierKind::Passport, "Passport", number, details);
    }
    let national = cells.all([C::NationalNumber, C::NationalDetails]);
    if draft.is_news("national number", &national) {
        let [number, details] = national;
        draft.documents(IdentifierKind::NationalId, "National Identification", number, details);
    }
    let regime = cells.all([C::Regime]);
    if draft.is_news("regime", &regime) {
        draft.regime(cells.get(C::Regime));
    }
    let regime = cells.get(C::Regime);
    let [listed, designated] = cells.all([C::ListedOn, C::Designated]);
    if !listed.trim().is_empty() && draft.is_news("listed", &[listed, regime]) {
        draft.listed(regime, listed);
    }
    if !designated.trim().is_empty() && draft.is_news("designated", &[designated, regime]) {
        draft.designated(regime, designated);
    }
    let mut single = |column: Column, fact: &'static str, read: &mut dyn FnMut(&mut Draft, &str)| {
        let text = cells.get(column);
        if draft.is_news(fact, &[text]) {
            read(draft, text);
        }
    };
    single(C::Title, "title", &mut |draft, text| draft.titles(text));
    single(C::Nationality, "nationality", &mut |draft, text| draft.nationality(text));
    single(C::Position, "position", &mut |draft, text| draft.positions(text));
    single(C::Gender, "gender", &mut |draft, text| draft.gender(text, &field));
    single(C::OtherInformation, "other", &mut |draft, text| {
        draft.remark_as_is(text);
    });
    single(C::Reasons, "reasons", &mut |draft, text| draft.reason(text));
    single(C::Measures, "measures", &mut |draft, text| draft.measures(text));
    single(C::Source, "source", &mut |draft, text| draft.detail("Designation source", text, &field));
    single(C::LastUpdated, "updated", &mut |draft, text| draft.amended(text));
    single(C::UnReference, "un", &mut |draft, text| {
        draft.other_id("UN Reference Number", text, Some("un-sc"));
    });
    single(C::Phone, "phone", &mut |draft, text| draft.contact(ContactKind::Phone, text, &field));
    single(C::Email, "email", &mut |draft, text| draft.contact(ContactKind::Email, text, &field));
    single(C::Website, "website", &mut |draft, text| draft.contact(ContactKind::Website, text, &field));
    single(C::EntityType, "entity type", &mut |draft, text| draft.detail("Type of entity", text, &field));
    single(C::Subsidiaries, "subsidiaries", &mut |draft, text| {
        draft.relation(RelationKind::Subsidiary, "Subsidiaries", text, &field);
    });
    single(C::ParentCompany, "parent", &mut |draft, text| {
        draft.relation(RelationKind::ParentCompany, "Parent company", text, &field);
    });
    single(C::RegistrationNumber, "registration", &mut |draft, text| {
        draft.numbers(IdentifierKind::Registration, "Business registration number", text, &field);
    });
    single(C::Imo, "imo", &mut |draft, text| draft.numbers(IdentifierKind::Imo, "IMO number", text, &field));
    single(C::Owners, "owners", &mut |draft, text| draft.owners(text, false, &field));
    single(C::FormerOwners, "former owners", &mut |draft, text| draft.owners(text, true, &field));
    single(C::Flag, "flag", &mut |draft, text| draft.flags(text, false, &field));
    single(C::FormerFlags, "former flags", &mut |draft, text| draft.flags(text, true, &field));
    single(C::ShipType, "ship type", &mut |draft, text| draft.ship_type(text, &field));
    single(C::Tonnage, "tonnage", &mut |draft, text| draft.tonnage(text));
    single(C::Length, "length", &mut |draft, text| draft.length(text));
    single(C::YearBuilt, "year", &mut |draft, text| draft.year_built(text));
    single(C::Hin, "hin", &mut |draft, text| draft.detail("Hull identification number", text, &field));

    let (group, unique) = (cells.get(C::GroupId), cells.get(C::UniqueId));
    for (label, value, list) in [("OFSI Group ID", group, "gb-ofsi"), ("Unique ID", unique, "gb-fcdo")] {
        if value.trim() != draft.entry.id && draft.is_news(label, &[value]) {
            draft.other_id(label, value, Some(list));
        }
    }
    let kind = cells.get(C::Kind);
    if kind_of(kind) != draft.entry.kind || draft.entry.kind == EntityKind::Other {
        draft.detail("Designation Type", kind, &field);
    }
    for (place, heading) in &cells.headings.unknown {
        let value = cells.row.cell(*place);
        if draft.is_news("unknown", &[heading, value]) && !value.trim().is_empty() {
            draft.entry.other.push(Other { path: heading.clone(), value: value.trim().to_owned() });
        }
    }
}

/// Looks for every value that its columns hold in the entry.
#[cfg(feature = "audit")]
fn count(
    audit: &mut crate::Audit,
    counted: &BTreeMap<(usize, String), u64>,
    headings: &Headings,
    entry: &ListEntry,
) {
    let words = crate::audit::words_of(entry);
    for ((place, value), times) in counted {
        let column = headings.places.iter().find(|(_, known)| *known == place).map(|(column, _)| *column);
        let unknown =
            headings.unknown.iter().find(|(known, _)| known == place).map(|(_, heading)| heading.clone());
        let path = column
            .map(|column| format!("{column:?}"))
            .or(unknown)
            .unwrap_or_else(|| format!("column {}", place + 1));
        let pieces: Vec<&str> = match column {
            // Codes of the file, and dates that are understood.
            Some(
                Column::Kind
                | Column::NameType
                | Column::NameStrength
                | Column::Gender
                | Column::NonLatinScript
                | Column::NonLatinLanguage,
            ) => Vec::new(),
            Some(
                Column::BirthDate
                | Column::ListedOn
                | Column::Designated
                | Column::LastUpdated
                | Column::YearBuilt,
            ) if day_first(value).is_some() => Vec::new(),
            Some(Column::Measures) => value.split('|').collect(),
            Some(Column::OtherInformation | Column::Reasons) => vec![value],
            _ => super::text::numbered(value),
        };
        for _ in 0..*times {
            audit.count_value(&path, value, &pieces, &words);
        }
    }
}

pub(super) fn kind_of(text: &str) -> EntityKind {
    match text.trim().to_lowercase().as_str() {
        "individual" => EntityKind::Person,
        "entity" => EntityKind::Organization,
        "ship" => EntityKind::Vessel,
        _ => EntityKind::Other,
    }
}
