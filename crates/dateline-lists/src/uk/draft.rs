//! One entry of a list of the United Kingdom, put together from the rows or elements that say something of it.
//!
//! A row of the CSV is one combination of a name with a date of birth, an address and so on: the same fact stands in many rows, and
//! is kept once.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use dateline_entity::{Country, EntityKind, Gender, IdentifierKind, Language, NamePartKind, PartialDate};
use dateline_sanctions::{
    Actor, Address, Birth, Contact, ContactKind, Detail, Identification, ListAct, ListCountry, ListEntry,
    ListMeasure, ListName, ListProgram, Measure, NameQuality, NameStatus, OtherId, Place, Relation,
    RelationKind, Source, Statement, Vessel,
};

use super::text::{day_first, list_date, numbered};
use crate::country::Countries;
use crate::program::Programs;

/// An entry being put together.
#[derive(Debug)]
pub(crate) struct Draft {
    /// The entry as far as it is known.
    pub(crate) entry: ListEntry,
    /// Which facts it has: fingerprints of their cells.
    seen: BTreeSet<u64>,
    /// Under which programme it was listed when.
    listings: Vec<Listing>,
    /// How many bytes it grew by since somebody asked.
    grown: usize,
    /// Every cell that was read into it, if they are to be counted.
    #[cfg(feature = "audit")]
    pub(crate) counted: Option<std::collections::BTreeMap<(usize, String), u64>>,
}

/// A date under a programme.
#[derive(Debug)]
struct Listing {
    label: &'static str,
    /// The programme, as its place among the entry's.
    program: usize,
    date: PartialDate,
}

/// What finishing an entry needs.
#[derive(Debug)]
pub(crate) struct Tools {
    countries: Countries,
    programs: Programs,
}

impl Tools {
    pub(crate) fn new() -> Tools {
        Tools { countries: Countries::default(), programs: Programs::of(Actor::GB) }
    }
}

/// A name as its columns give it.
#[derive(Debug, Default)]
pub(crate) struct NameCells<'a> {
    /// `Name 1` to `Name 6`.
    pub(crate) parts: [&'a str; 6],
    /// `Primary name`, `AKA`.
    pub(crate) kind: &'a str,
    /// `Good quality`.
    pub(crate) strength: &'a str,
}

impl Draft {
    pub(crate) fn new(entry: ListEntry) -> Draft {
        Draft {
            grown: size_of::<Draft>(),
            entry,
            seen: BTreeSet::new(),
            listings: Vec::new(),
            #[cfg(feature = "audit")]
            counted: None,
        }
    }

    /// Whether cells under a heading say something, and say it for the first time.
    pub(crate) fn is_news(&mut self, fact: &'static str, cells: &[&str]) -> bool {
        let is_news =
            cells.iter().any(|cell| !cell.trim().is_empty()) && self.seen.insert(fingerprint(fact, cells));
        if is_news {
            self.grown += 256 + cells.iter().map(|cell| cell.len()).sum::<usize>();
        }
        is_news
    }

    /// About how many bytes it grew by since this was asked before.
    pub(crate) fn take_grown(&mut self) -> usize {
        std::mem::take(&mut self.grown)
    }

    pub(crate) fn name(&mut self, name: &NameCells<'_>) {
        let parts = name.parts.map(str::trim);
        let [.., last] = parts;
        let kinds = [
            NamePartKind::Given,
            NamePartKind::Unmarked,
            NamePartKind::Unmarked,
            NamePartKind::Unmarked,
            NamePartKind::Unmarked,
            NamePartKind::Family,
        ];
        let (status, label) = name_status(name.kind);
        let is_divided = parts.iter().filter(|part| !part.is_empty()).count() > 1;
        let mut made = if self.entry.kind == EntityKind::Person && is_divided {
            ListName::of_parts(kinds.into_iter().zip(parts), status)
        } else if is_divided {
            ListName::new(words(&parts), status)
        } else {
            ListName::new(if last.is_empty() { words(&parts) } else { last.to_owned() }, status)
        };
        made.label = label;
        let strength = name.strength.trim();
        made.quality = quality(strength);
        if made.quality.is_none() && !strength.is_empty() {
            made.source.remarks.push(strength.to_owned());
        }
        add(&mut self.entry.names, made);
    }

    pub(crate) fn non_latin_name(&mut self, name: &str, script: &str, language: &str) {
        let mut made = ListName::new(name.trim(), NameStatus::Primary);
        made.label = Some("Name non-latin script".to_owned());
        made.language = Language::find(language.trim());
        if made.language.is_none() {
            made.source.remarks.extend(said(language));
        }
        let found = made.script.map(|script| format!("{script:?}"));
        if !found.is_some_and(|found| found.eq_ignore_ascii_case(script.trim())) {
            made.source.remarks.extend(said(script));
        }
        add(&mut self.entry.names, made);
    }

    /// A date of birth with the places that may go with it.
    pub(crate) fn birth(&mut self, date: &str, town: &str, country: &str) {
        let (towns, countries) = (numbered(town), numbered(country));
        for index in 0..towns.len().max(countries.len()).max(1) {
            let at = |items: &[&str]| match items {
                // What is said once holds for all.
                [only] => said(only),
                items => items.get(index).and_then(said),
            };
            let place = Place {
                city: at(&towns),
                country: at(&countries).map(|country| Box::new(country_of(country))),
                ..Place::default()
            };
            let known = day_first(date);
            add(
                &mut self.entry.births,
                Birth {
                    date: known.map(Into::into),
                    text: said(date).filter(|_| known.is_none()),
                    place: (!place.is_empty()).then_some(place),
                    ..Birth::default()
                },
            );
        }
    }

    pub(crate) fn nationality(&mut self, text: &str) {
        for country in numbered(text).into_iter().filter_map(said) {
            let country = named_country(country);
            if self.entry.kind == EntityKind::Person {
                add(&mut self.entry.nationalities, country);
            } else {
                add(
                    &mut self.entry.countries,
                    ListCountry { label: Some("Nationality".to_owned()), ..country },
                );
            }
        }
    }

    /// Documents of one kind: their numbers, and what is said about each.
    pub(crate) fn documents(&mut self, kind: IdentifierKind, label: &str, numbers: &str, details: &str) {
        let (numbers, details) = (numbered(numbers), numbered(details));
        if numbers.is_empty() {
            // The old layout has the numbers among the details.
            for detail in details.into_iter().filter_map(said) {
                self.document(kind, label, &detail, None);
            }
            return;
        }
        let single = numbers.len() == 1 && details.len() > 1;
        for (index, number) in numbers.iter().enumerate() {
            let detail = if single {
                Some(details.join("; "))
            } else {
                details.get(index).map(|&detail| detail.to_owned())
            };
            self.document(kind, label, number, detail.as_deref().and_then(said));
        }
        if !single {
            for detail in details.iter().skip(numbers.len()).filter_map(said) {
                add(
                    &mut self.entry.details,
                    Detail { label: label.to_owned(), value: detail, ..Detail::default() },
                );
            }
        }
    }

    fn document(&mut self, kind: IdentifierKind, label: &str, number: &str, detail: Option<String>) {
        if number.is_empty() {
            return self.detail(label, &detail.unwrap_or_default(), &Source::default());
        }
        let country = detail.as_deref().or(Some(number)).and_then(leading_country);
        let mut made = Identification::new(Some(kind), number);
        made.label = said(label);
        made.country = country;
        made.source.remarks.extend(detail);
        add(&mut self.entry.identifications, made);
    }

    pub(crate) fn address(&mut self, lines: &[&str], postal_code: &str, country: &str) {
        // The sixth line is the last of the place, mostly its city; but not always, so it stays a line.
        let place = Place {
            lines: lines.iter().filter_map(said).collect(),
            postal_code: said(postal_code),
            country: said(country).map(|country| Box::new(country_of(country))),
            ..Place::default()
        };
        add(&mut self.entry.addresses, Address { place, ..Address::default() });
    }

    pub(crate) fn remark_as_is(&mut self, text: &str) {
        add(&mut self.entry.remarks, Statement::new(text.trim()));
    }

    pub(crate) fn reason(&mut self, text: &str) {
        add(&mut self.entry.reasons, Statement::new(text.trim()));
    }

    pub(crate) fn titles(&mut self, text: &str) {
        for title in numbered(text).into_iter().filter_map(said) {
            add(&mut self.entry.titles, Statement::new(title));
        }
    }

    pub(crate) fn positions(&mut self, text: &str) {
        for position in numbered(text).into_iter().filter_map(said) {
            add(&mut self.entry.positions, Statement::new(position));
        }
    }

    pub(crate) fn gender(&mut self, text: &str, source: &Source) {
        match text.trim().parse::<Gender>().or_else(|_| text.trim().to_lowercase().parse()) {
            Ok(gender) if self.entry.gender.is_none_or(|known| known == gender) => {
                self.entry.gender = Some(gender);
            }
            _ => self.detail("Gender", text, source),
        }
    }

    pub(crate) fn detail(&mut self, label: &str, value: &str, source: &Source) {
        if let Some(value) = said(value) {
            let detail =
                Detail { label: label.to_owned(), value, source: source.clone(), ..Detail::default() };
            if !self.entry.details.contains(&detail) {
                add(&mut self.entry.details, detail);
            }
        }
    }

    pub(crate) fn contact(&mut self, kind: ContactKind, values: &str, source: &Source) {
        for value in numbered(values).into_iter().filter_map(said) {
            let contact = Contact { kind, value, label: None, source: source.clone() };
            if !self.entry.contacts.contains(&contact) {
                add(&mut self.entry.contacts, contact);
            }
        }
    }

    pub(crate) fn regime(&mut self, label: &str) {
        let act = label.trim();
        add(&mut self.entry.programs, ListProgram { label: act.to_owned(), ..ListProgram::default() });
        if act.contains("Regulations") {
            let known = dateline_sanctions::LegalAct::parse(act);
            add(
                &mut self.entry.acts,
                ListAct { title: act.to_owned(), act: known, is_listing: true, ..ListAct::default() },
            );
        }
    }

    pub(crate) fn measures(&mut self, text: &str) {
        for label in text.split('|').filter_map(said) {
            let measure = measure(&label);
            add(&mut self.entry.measures, ListMeasure { label, measure, ..ListMeasure::default() });
        }
    }

    /// When it was listed under a programme; the earliest date is the entry's.
    pub(crate) fn listed(&mut self, regime: &str, text: &str) {
        let Some(date) = day_first(text) else { return self.detail("Listed On", text, &Source::default()) };
        match self.entry.listed {
            Some(listed) if listed <= date => {}
            _ => self.entry.listed = Some(date),
        }
        self.dated_under("Listed On", regime, date);
    }

    /// When the Foreign Office designated it. Its own list has no other date of listing.
    pub(crate) fn designated(&mut self, regime: &str, text: &str) {
        let Some(date) = day_first(text) else {
            return self.detail("Date Designated", text, &Source::default());
        };
        match self.entry.effective {
            Some(effective) if effective <= date => {}
            _ => self.entry.effective = Some(date),
        }
        self.dated_under("Date Designated", regime, date);
    }

    fn dated_under(&mut self, label: &'static str, regime: &str, date: PartialDate) {
        let place = self.entry.programs.iter().position(|program| program.label == regime.trim());
        if let Some(program) = place {
            add(&mut self.listings, Listing { label, program, date });
        }
    }

    pub(crate) fn amended(&mut self, text: &str) {
        match day_first(text) {
            Some(date) if !self.entry.amended.contains(&date) => add(&mut self.entry.amended, date),
            Some(_) => {}
            None => self.detail("Last Updated", text, &Source::default()),
        }
    }

    pub(crate) fn other_id(&mut self, label: &str, value: &str, list: Option<&str>) {
        let list = list.and_then(|list| list.parse().ok());
        if let Some(value) = said(value) {
            let id = OtherId { label: label.to_owned(), value, list };
            if !self.entry.other_ids.iter().any(|known| known.value == id.value && known.list == id.list) {
                add(&mut self.entry.other_ids, id);
            }
        }
    }

    pub(crate) fn relation(&mut self, kind: RelationKind, label: &str, names: &str, source: &Source) {
        for name in numbered(names).into_iter().filter_map(said) {
            let relation = Relation {
                kind,
                id: None,
                name: Some(name),
                label: said(label),
                is_former: false,
                date: None,
                source: source.clone(),
            };
            if !self.entry.relations.contains(&relation) {
                add(&mut self.entry.relations, relation);
            }
        }
    }

    pub(crate) fn numbers(&mut self, kind: IdentifierKind, label: &str, values: &str, source: &Source) {
        for value in numbered(values).into_iter().filter_map(said) {
            let mut made = Identification::new(Some(kind), value);
            made.label = said(label);
            made.source = source.clone();
            if !self.entry.identifications.contains(&made) {
                add(&mut self.entry.identifications, made);
            }
        }
    }

    /// The ship's part of the entry.
    pub(crate) fn vessel(&mut self) -> &mut Vessel {
        self.entry.vessel.get_or_insert_default()
    }

    pub(crate) fn owners(&mut self, names: &str, is_former: bool, source: &Source) {
        let owners: Vec<Statement> = numbered(names)
            .into_iter()
            .filter_map(said)
            .map(|text| Statement { text, source: source.clone() })
            .collect();
        let vessel = self.vessel();
        if is_former { vessel.former_owners.extend(owners) } else { vessel.owners.extend(owners) }
    }

    pub(crate) fn flags(&mut self, names: &str, is_former: bool, source: &Source) {
        let flags: Vec<ListCountry> = numbered(names)
            .into_iter()
            .filter_map(said)
            .map(|text| ListCountry { source: source.clone(), ..country_of(text) })
            .collect();
        let vessel = self.vessel();
        if is_former { vessel.former_flags.extend(flags) } else { vessel.flags.extend(flags) }
    }

    pub(crate) fn ship_type(&mut self, text: &str, source: &Source) {
        if let Some(text) = said(text) {
            self.vessel().types.push(Statement { text, source: source.clone() });
        }
    }

    pub(crate) fn tonnage(&mut self, text: &str) {
        if self.vessel().tonnage.is_none() {
            self.vessel().tonnage = said(text);
        } else {
            self.detail("Tonnage of ship", text, &Source::default());
        }
    }

    pub(crate) fn length(&mut self, text: &str) {
        if self.vessel().length.is_none() {
            self.vessel().length = said(text);
        } else {
            self.detail("Length of ship", text, &Source::default());
        }
    }

    pub(crate) fn year_built(&mut self, text: &str) {
        if said(text).is_some() {
            add(&mut self.entry.founded, list_date(text, day_first(text)));
        }
    }

    /// Finishes the entry: reads what its remarks hold, and puts the primary name first.
    pub(crate) fn finish(mut self, tools: &mut Tools) -> ListEntry {
        self.seen.clear();
        let remarks = std::mem::take(&mut self.entry.remarks);
        for remark in &remarks {
            self.remark(&remark.text);
        }
        self.entry.remarks = remarks;
        if self.entry.programs.len() > 1 {
            // Listed more than once: which when.
            for Listing { label, program, date } in std::mem::take(&mut self.listings) {
                let program = self.entry.programs.get(program).map(|program| program.label.as_str());
                self.entry.details.push(Detail {
                    label: format!("{label} ({})", program.unwrap_or_default()),
                    value: date.to_string(),
                    date: Some(date.into()),
                    source: Source::default(),
                });
            }
        }
        if self.entry.listed.is_none() {
            self.entry.listed = self.entry.effective.take();
        }
        self.entry.names.sort_by_key(|name| (name.status != NameStatus::Primary, name.label.is_some()));
        self.entry.amended.sort_unstable();
        self.look_up(tools);
        self.entry
    }

    /// Finds the countries and programmes that the list's words mean.
    fn look_up(&mut self, tools: &mut Tools) {
        let entry = &mut self.entry;
        for program in &mut entry.programs {
            program.key = tools.programs.key(&program.label);
        }
        let births = entry.births.iter_mut().filter_map(|birth| birth.place.as_mut());
        let addresses = entry.addresses.iter_mut().map(|address| &mut address.place);
        let places = births.chain(addresses).filter_map(|place| place.country.as_deref_mut());
        let vessel = entry
            .vessel
            .iter_mut()
            .flat_map(|vessel| vessel.flags.iter_mut().chain(&mut vessel.former_flags));
        let countries =
            entry.nationalities.iter_mut().chain(&mut entry.countries).chain(places).chain(vessel);
        for country in countries.filter(|country| country.country.is_none()) {
            country.country = tools.countries.find(country.text.trim_end_matches('.'));
        }
    }
}

/// Adds a fact. Most lists of facts are short, and a file has many: room is made for no more than there are.
fn add<T>(facts: &mut Vec<T>, fact: T) {
    if facts.len() < 4 {
        facts.reserve_exact(1);
    }
    facts.push(fact);
}

/// A text without the spaces around it, if anything is left.
pub(crate) fn said(text: impl AsRef<str>) -> Option<String> {
    let text = text.as_ref().trim();
    (!text.is_empty()).then(|| text.to_owned())
}

fn words(parts: &[&str]) -> String {
    parts.iter().copied().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn name_status(kind: &str) -> (NameStatus, Option<String>) {
    let kind = kind.trim();
    match kind.to_lowercase().as_str() {
        "primary name" | "prime alias" | "" => (NameStatus::Primary, None),
        "primary name variation" => (NameStatus::Primary, Some(kind.to_owned())),
        "aka" | "alias" => (NameStatus::Alias, None),
        "fka" => (NameStatus::Former, None),
        _ => (NameStatus::Alias, Some(kind.to_owned())),
    }
}

fn quality(strength: &str) -> Option<NameQuality> {
    let strength = strength.to_lowercase();
    if strength.starts_with("good") {
        Some(NameQuality::Strong)
    } else if strength.starts_with("low") {
        Some(NameQuality::Weak)
    } else {
        None
    }
}

/// The measure that the Foreign Office's words mean.
fn measure(label: &str) -> Option<Measure> {
    let label = label.to_lowercase();
    let known = [
        ("asset freeze", Measure::AssetFreeze),
        ("travel ban", Measure::TravelBan),
        ("arms embargo", Measure::ArmsEmbargo),
        ("export", Measure::ExportControl),
        ("trust services", Measure::FinancialRestrictions),
        ("correspondent banking", Measure::FinancialRestrictions),
        ("loan", Measure::FinancialRestrictions),
        ("financial", Measure::FinancialRestrictions),
        ("investment", Measure::FinancialRestrictions),
        ("port", Measure::TransportBan),
        ("ship", Measure::TransportBan),
        ("aircraft", Measure::TransportBan),
        ("transport", Measure::TransportBan),
        ("crew servicing", Measure::TransportBan),
        ("trade", Measure::TradeBan),
        ("technical assistance", Measure::ArmsEmbargo),
    ];
    known.iter().find(|(words, _)| label.contains(words)).map(|(_, measure)| *measure)
}

/// A country by name, or by the word for its people: old lists write `Tunisian`.
fn named_country(text: String) -> ListCountry {
    let bare = text.trim_end_matches('.');
    let country = Country::from_name(bare).or_else(|| Country::from_demonym(bare));
    ListCountry { country, ..country_of(text) }
}

/// A country that is looked up when the entry is finished.
fn country_of(text: String) -> ListCountry {
    ListCountry { text, ..ListCountry::default() }
}

/// The country with which a remark on a document begins: `Tunisia number. Issued …`, `German provisional`.
fn leading_country(text: &str) -> Option<ListCountry> {
    let text = text.trim_start_matches(['(', ' ']);
    let ends = text.char_indices().filter(|(_, c)| !c.is_alphabetic()).map(|(index, _)| index);
    let ends: Vec<usize> = ends.chain([text.len()]).take(5).collect();
    ends.into_iter().rev().find_map(|end| {
        let words = text.get(..end)?.trim();
        let country = Country::from_name(words).or_else(|| Country::from_demonym(words))?;
        Some(ListCountry {
            country: Some(country),
            text: words.to_owned(),
            source: Source::from_text(),
            ..ListCountry::default()
        })
    })
}

fn fingerprint(fact: &str, cells: &[&str]) -> u64 {
    // `DefaultHasher::new` has fixed keys: the same cells have the same fingerprint in every run.
    let mut hasher = DefaultHasher::new();
    (fact, cells).hash(&mut hasher);
    hasher.finish()
}
