//! Canada's list of sanctioned persons under the Special Economic Measures Act, in XML (`sema-lmes.xml`).
//!
//! ```text
//! data-set / record   Country (of the regulation) Schedule? Item DateOfListing
//!                     LastName GivenName TitleOrShip?        a person
//!                     EntityOrShip                           an organization
//!                     EntityOrShip TitleOrShip ShipIMONumber a ship
//!                     Aliases? DateOfBirthOrShipBuildDate?
//! ```
//!
//! Nobody has a number of their own: an entry is known by its regulation, schedule and item, as in the law. Names of regulations and
//! titles are in two languages, with a stroke between. Source: the list; no schema is published.

use std::io::BufRead;

use dateline_entity::{EntityKind, IdentifierKind, Language, NamePartKind};
use dateline_sanctions::{
    Actor, Birth, Identification, ListCountry, ListDate, ListEntry, ListName, ListProgram, NameStatus,
    OtherId, Statement, Vessel,
};

use crate::country::Countries;
use crate::date;
use crate::program::Programs;
use crate::text::{outside_brackets, single_spaced};
use crate::xml::entries::{Made, Problem};
use crate::xml::record::Claim;
use crate::xml::{Context, Mapper, Node, XmlEntries};
use crate::{Entries, Format, Head, Options};

/// Reads the entries of Canada's `sema-lmes.xml`, in the order of the file.
///
/// The entry's reference is made of what the law numbers: `Belarus/1, Part 1/12`.
pub fn read<'a>(source: impl BufRead + 'a, options: &Options) -> Entries<'a> {
    // Canada imposes sanctions: it is an actor.
    let canada = "ca".parse().unwrap_or(Actor::UN);
    let mapper = Sema { countries: Countries::default(), programs: Programs::of(canada) };
    Entries::new(XmlEntries::new(source, mapper, Head::new(Format::Sema, "ca-sema"), options))
}

struct Sema {
    countries: Countries,
    programs: Programs,
}

impl Mapper for Sema {
    const NAME: &'static str = "Canada's SEMA XML";
    const ROOT: &'static str = "data-set";

    fn entry(&mut self, record: Node<'_>, context: &mut Context<'_>) -> Result<Made, Problem> {
        if record.name() != "record" {
            return Ok(Made::Head);
        }
        let regulation = record.text_of("Country").ok_or(Problem::Missing("Country", None))?;
        let schedule = record.text_of("Schedule");
        let english = english(regulation);
        let item =
            record.text_of("Item").ok_or_else(|| Problem::Missing("Item", Some(english.to_owned())))?;
        let id = [Some(english), schedule, Some(item)].into_iter().flatten().collect::<Vec<_>>().join("/");
        let is_ship = record.part("ShipIMONumber").is_some_and(|imo| !imo.peek().is_empty());
        let kind = match record.part("EntityOrShip").is_some_and(|name| !name.peek().is_empty()) {
            false => EntityKind::Person,
            true if is_ship => EntityKind::Vessel,
            true => EntityKind::Organization,
        };
        let mut entry = ListEntry::new(context.head.list.clone(), id, kind);
        entry.other_ids.extend(schedule.map(|value| other_id("Schedule", value)));
        entry.other_ids.push(other_id("Item", item));
        names(record, &mut entry);
        if entry.names.is_empty() {
            return Err(Problem::Missing("name", Some(entry.id)));
        }
        self.regulation(regulation, english, &mut entry);
        if let Some(listed) = record.part("DateOfListing") {
            entry.listed = date::iso(listed.peek());
            entry.listed.inspect(|_| listed.claim(Claim::Code));
        }
        if let Some(imo) = record.text_of("ShipIMONumber") {
            let mut made = Identification::new(Some(IdentifierKind::Imo), imo);
            made.label = Some("ShipIMONumber".to_owned());
            entry.identifications.push(made);
        }
        title(record, &mut entry);
        birth_or_build_date(record, &mut entry);
        Ok(Made::Entry(Box::new(entry)))
    }
}

impl Sema {
    /// The regulation under which it is listed: named for a country, or for a conduct.
    fn regulation(&mut self, regulation: &str, english: &str, entry: &mut ListEntry) {
        let key = self.programs.key(english).or_else(|| "CA-SEMA".parse().ok());
        entry.programs.push(ListProgram { label: single_spaced(regulation), key, ..ListProgram::default() });
        if let Some(country) = self.countries.find(english) {
            let label = Some("Country".to_owned());
            entry.countries.push(ListCountry {
                country: Some(country),
                text: english.to_owned(),
                label,
                ..ListCountry::default()
            });
        }
    }
}

fn names(record: Node<'_>, entry: &mut ListEntry) {
    if entry.kind == EntityKind::Person {
        let parts = [(NamePartKind::Given, "GivenName"), (NamePartKind::Family, "LastName")];
        let parts =
            parts.map(|(kind, name)| (kind, record.text_of(name).map(single_spaced).unwrap_or_default()));
        let mut name =
            ListName::of_parts(parts.iter().map(|(kind, text)| (*kind, text.as_str())), NameStatus::Primary);
        if name.parts.len() < 2 {
            name.parts.clear();
        }
        entry.names.extend(Some(name).filter(|name| !name.full.is_empty()));
    } else {
        let name = record.text_of("EntityOrShip").map(single_spaced);
        entry.names.extend(name.map(|name| ListName::new(name, NameStatus::Primary)));
    }
    let Some(aliases) = record.part("Aliases").filter(|aliases| !aliases.peek().is_empty()) else { return };
    for alias in divided_aliases(aliases.code(), entry.kind) {
        entry.names.push(alias);
    }
}

/// Aliases with commas or semicolons between, some with the language before them: `Belarusian: …`.
///
/// Names of organizations have commas of their own: they are divided at semicolons only.
fn divided_aliases(text: &str, kind: EntityKind) -> Vec<ListName> {
    let by_semicolon = outside_brackets(text, ';').into_iter();
    let pieces: Vec<&str> = match kind {
        EntityKind::Person => by_semicolon.flat_map(|piece| outside_brackets(piece, ',')).collect(),
        _ => by_semicolon.collect(),
    };
    pieces.into_iter().map(alias).collect()
}

fn alias(piece: &str) -> ListName {
    let labelled = piece
        .split_once(':')
        .and_then(|(label, name)| Some((label.trim(), name.trim())).filter(|(_, name)| !name.is_empty()));
    let Some((label, name)) = labelled else { return ListName::new(single_spaced(piece), NameStatus::Alias) };
    let Some(language) = Language::find(label.trim()) else {
        return ListName::new(single_spaced(piece), NameStatus::Alias);
    };
    let mut made = ListName::new(single_spaced(name), NameStatus::Alias);
    made.language = Some(language);
    made.source.remarks.push(label.to_owned());
    made
}

fn title(record: Node<'_>, entry: &mut ListEntry) {
    let Some(title) = record.text_of("TitleOrShip").map(single_spaced) else { return };
    if entry.kind == EntityKind::Vessel {
        let vessel: &mut Vessel = entry.vessel.get_or_insert_default();
        vessel.types.push(Statement::new(title));
    } else {
        entry.titles.push(Statement::new(title));
    }
}

fn birth_or_build_date(record: Node<'_>, entry: &mut ListEntry) {
    let Some(text) = record.text_of("DateOfBirthOrShipBuildDate").map(single_spaced) else { return };
    let dates: Vec<&str> = text.split(" or ").flat_map(|part| part.split(" OR ")).collect();
    if entry.kind != EntityKind::Person {
        let date = date::iso(&text).map(Into::into).or_else(|| date::in_words(&text));
        let is_all = date.is_some_and(|date: dateline_entity::UncertainDate| date.to_string() == text);
        entry.founded.push(ListDate { date, text: (!is_all).then(|| text.clone()) });
        if is_all {
            record.code_of("DateOfBirthOrShipBuildDate");
        }
        return;
    }
    let known: Vec<_> = dates.iter().filter_map(|text| date::iso(text.trim())).collect();
    if known.len() == dates.len() {
        record.code_of("DateOfBirthOrShipBuildDate");
        entry
            .births
            .extend(known.into_iter().map(|date| Birth { date: Some(date.into()), ..Birth::default() }));
    } else {
        let date = date::in_words(&text);
        entry.births.push(Birth { date, text: Some(text), ..Birth::default() });
    }
}

/// The English half of a name in two languages.
fn english(text: &str) -> &str {
    text.split_once(" / ").map_or(text, |(english, _)| english).trim()
}

fn other_id(label: &str, value: &str) -> OtherId {
    OtherId { label: label.to_owned(), value: value.to_owned(), list: None }
}

#[cfg(all(test, feature = "audit"))]
mod tests {
    use super::*;
    use crate::testing::seen;

    const LIST: &str = "<?xml version='1.0'?><data-set>
<record><Country>Italy / Italie</Country><LastName>Doe</LastName><GivenName>Jane</GivenName><TitleOrShip>General/général</TitleOrShip>
  <Aliases>Jenny Doe, Russian: Джейн До</Aliases><DateOfBirthOrShipBuildDate>1960-04-29 or 1961</DateOfBirthOrShipBuildDate>
  <Schedule>1, Part 1</Schedule><Item>2</Item><DateOfListing>2020-09-28</DateOfListing></record>
<record><Country>Example Conduct / Conduite exemplaire</Country><EntityOrShip>Sample, Example &amp; Co</EntityOrShip><Aliases>SEC, Ltd.; Old SEC</Aliases><Item>3</Item></record>
<record><Country>Italy / Italie</Country><EntityOrShip>Example Star</EntityOrShip><TitleOrShip>Tug</TitleOrShip><ShipIMONumber>9074729</ShipIMONumber>
  <DateOfBirthOrShipBuildDate>1980</DateOfBirthOrShipBuildDate><Schedule>1.1</Schedule><Item>4</Item><Colour>red</Colour></record>
<record><Country>Italy / Italie</Country><LastName>Roe</LastName><DateOfBirthOrShipBuildDate>born in the early 1960s</DateOfBirthOrShipBuildDate><Item>5</Item></record>
<record><Country>Italy / Italie</Country><Item>5</Item></record>
<record><LastName>Roe</LastName></record>
</data-set>";

    #[test]
    fn reads_everything() {
        insta::assert_snapshot!(seen(read(LIST.as_bytes(), &Options::default().with_audit())), @r#"
        {"births":[{"date":"1960-04-29"},{"date":"1961"}],"countries":[{"country":"it","label":"Country","text":"Italy"}],"id":"Italy/1, Part 1/2","kind":"person","listed":"2020-09-28","names":[{"full":"Jane Doe","parts":[{"kind":"given","text":"Jane"},{"kind":"family","text":"Doe"}],"script":"latin","status":"primary"},{"full":"Jenny Doe","script":"latin","status":"alias"},{"full":"Джейн До","language":"rus","script":"cyrillic","source":{"remarks":["Russian"]},"status":"alias"}],"other_ids":[{"label":"Schedule","value":"1, Part 1"},{"label":"Item","value":"2"}],"programs":[{"key":"CA-SEMA","label":"Italy / Italie"}],"titles":[{"text":"General/général"}]}
        {"id":"Example Conduct/3","kind":"organization","names":[{"full":"Sample, Example & Co","script":"latin","status":"primary"},{"full":"SEC, Ltd.","script":"latin","status":"alias"},{"full":"Old SEC","script":"latin","status":"alias"}],"other_ids":[{"label":"Item","value":"3"}],"programs":[{"key":"CA-SEMA","label":"Example Conduct / Conduite exemplaire"}]}
        {"countries":[{"country":"it","label":"Country","text":"Italy"}],"founded":[{"date":"1980"}],"id":"Italy/1.1/4","identifications":[{"identifier":{"kind":"imo","value":"9074729"},"kind":"imo","label":"ShipIMONumber","number":"9074729"}],"kind":"vessel","names":[{"full":"Example Star","script":"latin","status":"primary"}],"other":[{"path":"Colour","value":"red"}],"other_ids":[{"label":"Schedule","value":"1.1"},{"label":"Item","value":"4"}],"programs":[{"key":"CA-SEMA","label":"Italy / Italie"}],"vessel":{"types":[{"text":"Tug"}]}}
        {"births":[{"text":"born in the early 1960s"}],"countries":[{"country":"it","label":"Country","text":"Italy"}],"id":"Italy/5","kind":"person","names":[{"full":"Roe","script":"latin","status":"primary"}],"other_ids":[{"label":"Item","value":"5"}],"programs":[{"key":"CA-SEMA","label":"Italy / Italie"}]}
        ! record 5, byte 1027: Italy/5: has no name
        ! record 6, byte 1092: has no Country
        "#);
    }
}
