//! The United Nations Security Council's consolidated list in XML.
//!
//! ```text
//! CONSOLIDATED_LIST @dateGenerated
//!   INDIVIDUALS / INDIVIDUAL   DATAID FIRST_NAME … FOURTH_NAME UN_LIST_TYPE REFERENCE_NUMBER LISTED_ON COMMENTS1 …
//!   ENTITIES / ENTITY          DATAID FIRST_NAME UN_LIST_TYPE REFERENCE_NUMBER LISTED_ON COMMENTS1 …
//! ```
//!
//! Elements only, no namespace; what is not known is there and empty. The four names are in order, without saying which is the
//! family's. Several aliases or names may stand in one element, with semicolons between. Source: the list's schema,
//! `sc-sanctions.xsd`, and the list.

use std::io::BufRead;

use dateline_entity::{EntityKind, IdentifierKind, NamePartKind, PartialDate, UncertainDate};
use dateline_sanctions::{
    Actor, Address, Birth, Detail, Identification, ListCountry, ListDate, ListEntry, ListName, NameQuality,
    NameStatus, OtherId, Place, Source, Statement,
};

use crate::country::Countries;
use crate::date;
use crate::program::Programs;
use crate::text::{outside_brackets, single_spaced};
use crate::xml::entries::{Made, Problem};
use crate::xml::{Context, Mapper, Node, XmlEntries};
use crate::{Entries, Format, Head, Options};

/// Reads the entries of the Security Council's consolidated XML, in the order of the file.
///
/// The entry's reference is the list's `DATAID`; the permanent reference number (`CDi.001`) is among its other ones.
pub fn read<'a>(source: impl BufRead + 'a, options: &Options) -> Entries<'a> {
    let mapper = Un { countries: Countries::default(), programs: Programs::of(Actor::UN) };
    Entries::new(XmlEntries::new(source, mapper, Head::new(Format::Un, "un-sc"), options))
}

struct Un {
    countries: Countries,
    programs: Programs,
}

impl Mapper for Un {
    const NAME: &'static str = "the UN's consolidated XML";
    const ROOT: &'static str = "CONSOLIDATED_LIST";

    fn is_container(containers: &[String], name: &str) -> bool {
        containers.len() == 1 && matches!(name, "INDIVIDUALS" | "ENTITIES")
    }

    fn begin(&mut self, containers: &[String], container: Node<'_>, head: &mut Head) {
        if containers.len() <= 1
            && let Some(generated) = container.text_of("dateGenerated")
        {
            head.date = date::iso(generated);
            head.version = Some(generated.to_owned());
        }
    }

    fn entry(&mut self, record: Node<'_>, context: &mut Context<'_>) -> Result<Made, Problem> {
        let kind = match record.name() {
            "INDIVIDUAL" => EntityKind::Person,
            "ENTITY" => EntityKind::Organization,
            _ => return Ok(Made::Head),
        };
        let reference = record.part("REFERENCE_NUMBER").map(|node| node.peek().to_owned());
        let id = record.text_of("DATAID").ok_or(Problem::Missing("DATAID", reference))?;
        let mut entry = ListEntry::new(context.head.list.clone(), id, kind);
        names(record, &mut entry);
        if entry.names.is_empty() {
            return Err(Problem::Missing("FIRST_NAME", Some(id.to_owned())));
        }
        let mut births = Vec::new();
        let mut places = Vec::new();
        for part in record.parts() {
            match part.name() {
                "REFERENCE_NUMBER" => other_id(&mut entry, part),
                "UN_LIST_TYPE" => {
                    entry.programs.extend(said(part.text()).map(|label| self.programs.labelled(label)));
                }
                "LISTED_ON" => entry.listed = dated(part),
                "DELISTED_ON" => entry.delisted = dated(part),
                "LAST_DAY_UPDATED" => entry.amended.extend(part.parts_named("VALUE").filter_map(dated)),
                "GENDER" => entry.gender = gender(part),
                "COMMENTS1" => entry.remarks.extend(statement(part)),
                "TITLE" => entry.titles.extend(part.parts_named("VALUE").filter_map(statement)),
                "DESIGNATION" => entry.positions.extend(part.parts_named("VALUE").filter_map(statement)),
                "NATIONALITY" => {
                    let values = part.parts_named("VALUE").map(Node::text).filter(|text| !text.is_empty());
                    entry.nationalities.extend(values.map(|text| self.countries.named(text)));
                }
                "NATIONALITY2" => {
                    entry.nationalities.extend(said(part.text()).map(|text| self.countries.named(text)));
                }
                "LIST_TYPE" => {
                    entry
                        .details
                        .extend(part.parts_named("VALUE").filter_map(|value| detail("LIST_TYPE", value)));
                }
                "VERSIONNUM" | "SUBMITTED_BY" | "SUBMITTED_ON" => {
                    entry.details.extend(detail(part.name(), part));
                }
                "INDIVIDUAL_ALIAS" | "ENTITY_ALIAS" => self.alias(part, &mut entry),
                "INDIVIDUAL_ADDRESS" | "ENTITY_ADDRESS" => entry.addresses.extend(self.address(part)),
                "INDIVIDUAL_DATE_OF_BIRTH" => births.extend(birth(part)),
                "INDIVIDUAL_PLACE_OF_BIRTH" => places.extend(self.birth_place(part)),
                "INDIVIDUAL_DOCUMENT" => self.document(part, &mut entry),
                _ => {}
            }
        }
        join_births(births, places, &mut entry.births);
        entry.amended.sort_unstable();
        Ok(Made::Entry(Box::new(entry)))
    }
}

impl Un {
    /// Aliases, and the birth that goes with one.
    fn alias(&mut self, part: Node<'_>, entry: &mut ListEntry) {
        let Some(text) = part.part("ALIAS_NAME").filter(|name| !name.peek().is_empty()) else { return };
        let quality_text = part.part("QUALITY").map(Node::peek).unwrap_or_default();
        let (status, quality) = match quality_text {
            "Good" => (NameStatus::Alias, Some(NameQuality::Strong)),
            "Low" => (NameStatus::Alias, Some(NameQuality::Weak)),
            "f.k.a." => (NameStatus::Former, None),
            _ => (NameStatus::Alias, None),
        };
        if matches!(quality_text, "Good" | "Low" | "f.k.a." | "a.k.a.") {
            part.code_of("QUALITY");
        }
        let remarks: Vec<String> = part.text_of("NOTE").map(single_spaced).into_iter().collect();
        let aliases = outside_brackets(text.code(), ';');
        for alias in &aliases {
            let mut name = ListName::new(single_spaced(alias), status);
            name.quality = quality;
            name.source.remarks.clone_from(&remarks);
            entry.names.push(name);
        }
        let place = Place {
            city: part.text_of("CITY_OF_BIRTH").map(single_spaced),
            country: self.country(part, "COUNTRY_OF_BIRTH"),
            ..Place::default()
        };
        let text = part.text_of("DATE_OF_BIRTH");
        if text.is_some() || !place.is_empty() {
            let date = text.and_then(date_in_any_form);
            // Whose birth it is: that of the alias.
            let source = Source {
                is_main: Some(false),
                remarks: aliases.iter().map(single_spaced).collect(),
                ..Source::default()
            };
            let text =
                text.filter(|text| date.is_none_or(|date| date.to_string() != **text)).map(single_spaced);
            entry.births.push(Birth {
                date,
                text,
                place: (!place.is_empty()).then_some(place),
                source,
                ..Birth::default()
            });
        }
    }

    fn address(&mut self, part: Node<'_>) -> Option<Address> {
        let place = self.place(part);
        let remarks: Vec<String> = part.text_of("NOTE").map(single_spaced).into_iter().collect();
        if place.is_empty() && remarks.is_empty() {
            return None;
        }
        Some(Address { place, source: Source { remarks, ..Source::default() }, ..Address::default() })
    }

    fn birth_place(&mut self, part: Node<'_>) -> Option<Birth> {
        let place = self.place(part);
        let remarks: Vec<String> = part.text_of("NOTE").map(single_spaced).into_iter().collect();
        if place.is_empty() && remarks.is_empty() {
            return None;
        }
        Some(Birth {
            place: Some(place),
            source: Source { remarks, ..Source::default() },
            ..Birth::default()
        })
    }

    fn place(&mut self, part: Node<'_>) -> Place {
        let code = part.text_of("ZIP_CODE").map(single_spaced);
        // Provinces stand there too.
        let (code, province) = match code {
            Some(code) if !code.bytes().any(|byte| byte.is_ascii_digit()) => (None, Some(code)),
            code => (code, None),
        };
        Place {
            lines: province.into_iter().collect(),
            street: part.text_of("STREET").map(single_spaced),
            city: part.text_of("CITY").map(single_spaced),
            region: part.text_of("STATE_PROVINCE").map(single_spaced),
            postal_code: code,
            country: self.country(part, "COUNTRY"),
            ..Place::default()
        }
    }

    fn country(&mut self, part: Node<'_>, name: &str) -> Option<Box<ListCountry>> {
        part.text_of(name).map(|text| Box::new(self.countries.named(&single_spaced(text))))
    }

    fn document(&mut self, part: Node<'_>, entry: &mut ListEntry) {
        let types =
            ["TYPE_OF_DOCUMENT", "TYPE_OF_DOCUMENT2"].map(|name| part.text_of(name).map(single_spaced));
        let kind = types.iter().flatten().rev().find_map(|label| document_kind(label));
        let note = part.text_of("NOTE").map(single_spaced);
        let [first, second] = types;
        let Some(number) = part.text_of("NUMBER").map(single_spaced) else {
            // A kind of document without its number, or a number written among the notes.
            let label = first.or_else(|| second.clone()).unwrap_or_else(|| part.name().to_owned());
            let second = second.filter(|second| *second != label);
            let rest = ["ISSUING_COUNTRY", "COUNTRY_OF_ISSUE", "CITY_OF_ISSUE", "DATE_OF_ISSUE"]
                .map(|name| part.text_of(name).map(single_spaced));
            let value: Vec<String> =
                second.into_iter().chain(note).chain(rest.into_iter().flatten()).collect();
            if !value.is_empty() || kind.is_some() {
                entry.details.push(Detail { label, value: value.join("; "), ..Detail::default() });
            }
            return;
        };
        let mut made = Identification::new(kind, number);
        let country = self.country(part, "ISSUING_COUNTRY");
        made.country = match country {
            Some(country) => Some(*country),
            None => self.country(part, "COUNTRY_OF_ISSUE").map(|country| *country),
        };
        made.place = part.text_of("CITY_OF_ISSUE").map(single_spaced);
        made.issued = part.text_of("DATE_OF_ISSUE").map(|text| {
            let date = date_in_any_form(text);
            let is_all = date.is_some_and(|date| date.to_string() == text);
            ListDate { date, text: (!is_all).then(|| single_spaced(text)) }
        });
        made.label = first.clone().or_else(|| second.clone());
        made.source.remarks.extend(second.filter(|second| Some(second) != made.label.as_ref()));
        made.source.remarks.extend(note);
        entry.identifications.push(made);
    }
}

/// The names under which it is listed.
fn names(record: Node<'_>, entry: &mut ListEntry) {
    if entry.kind == EntityKind::Person {
        let parts = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"].map(|name| record.part(name));
        let parts = parts.map(|part| part.map(Node::text).map(single_spaced).unwrap_or_default());
        // The schema's default for a name that is not there.
        let parts = parts.each_ref().map(|part| if part == "na" { "" } else { part.as_str() });
        if let Some(part) = ["SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"]
            .iter()
            .find_map(|name| record.part(name).filter(|part| part.peek() == "na"))
        {
            part.code();
        }
        let is_divided = parts.iter().filter(|part| !part.is_empty()).count() > 1;
        let mut name =
            ListName::of_parts(parts.map(|part| (NamePartKind::Unmarked, part)), NameStatus::Primary);
        if !is_divided {
            name.parts.clear();
        }
        entry.names.extend(Some(name).filter(|name| !name.full.is_empty()));
    } else if let Some(name) = record.part("FIRST_NAME") {
        let names = outside_brackets(name.code(), ';');
        entry.names.extend(names.iter().map(|name| ListName::new(single_spaced(name), NameStatus::Primary)));
    }
    if let Some(original) = record.part("NAME_ORIGINAL_SCRIPT") {
        for name in outside_brackets(original.code(), ';') {
            let mut name = ListName::new(single_spaced(name), NameStatus::Primary);
            name.label = Some("NAME_ORIGINAL_SCRIPT".to_owned());
            entry.names.push(name);
        }
    }
}

/// A date of birth. What cannot be read as one stands in its words.
fn birth(part: Node<'_>) -> Option<Birth> {
    let note = part.text_of("NOTE").map(single_spaced);
    let kind = part.part("TYPE_OF_DATE").map(Node::peek).unwrap_or_default();
    let one = |name: &str| part.part(name).filter(|part| !part.peek().is_empty());
    let read = |node: Node<'_>| date::iso(node.peek());
    let ends = (one("FROM_YEAR").and_then(read), one("TO_YEAR").and_then(read));
    let single = ["DATE", "YEAR"].iter().find_map(|name| one(name));
    let date = match (single.and_then(read), ends) {
        (Some(date), _) => Some(UncertainDate::exact(date)),
        (None, (Some(from), Some(to))) => Some(UncertainDate::between(from, to)),
        (None, (Some(from), None)) => Some(UncertainDate::since(from)),
        (None, (None, Some(to))) => Some(UncertainDate::until(to)),
        (None, (None, None)) => None,
    };
    if date.is_some() {
        for name in ["DATE", "YEAR", "FROM_YEAR", "TO_YEAR"] {
            // Not the second of two that say different things: that one stays for `other`.
            if single.is_none_or(|node| node.name() == name) {
                part.code_of(name);
            }
        }
    }
    let is_known = matches!(kind, "EXACT" | "APPROXIMATELY" | "BETWEEN");
    if is_known && date.is_some() {
        part.code_of("TYPE_OF_DATE");
    }
    let date = date.map(|date| date.approximate(kind == "APPROXIMATELY"));
    let text = note.clone().filter(|_| date.is_none());
    let remarks: Vec<String> = note.into_iter().filter(|_| date.is_some()).collect();
    let source = Source { remarks, ..Source::default() };
    (date.is_some() || text.is_some()).then(|| Birth { date, text, source, ..Birth::default() })
}

/// One date and one place belong together; of several nobody can tell which.
fn join_births(mut dates: Vec<Birth>, mut places: Vec<Birth>, births: &mut Vec<Birth>) {
    if let ([date], [place]) = (dates.as_mut_slice(), places.as_mut_slice()) {
        date.place = place.place.take();
        date.source.remarks.append(&mut place.source.remarks);
        places.clear();
    }
    births.splice(0..0, dates.into_iter().chain(places));
}

/// `1958-02-22`, `22 Feb. 1958`, `Between 1958 and 1963`.
fn date_in_any_form(text: &str) -> Option<UncertainDate> {
    date::iso(text).map(UncertainDate::exact).or_else(|| date::in_words(text))
}

/// A date that counts only as such; its words stay for `other` if it is none.
fn dated(node: Node<'_>) -> Option<PartialDate> {
    // "2011-05-24-04:00": a time zone may follow the day.
    let text = node.peek();
    let date = date::iso(text).or_else(|| date::iso(text.get(..10)?));
    date.inspect(|_| {
        node.code();
    })
}

fn gender(node: Node<'_>) -> Option<dateline_entity::Gender> {
    let gender = node.peek().to_lowercase().parse().ok();
    gender.inspect(|_| {
        node.code();
    })
}

fn other_id(entry: &mut ListEntry, node: Node<'_>) {
    if let Some(value) = said(node.text()) {
        entry.other_ids.push(OtherId { label: node.name().to_owned(), value: value.to_owned(), list: None });
    }
}

fn statement(node: Node<'_>) -> Option<Statement> {
    said(node.text()).map(Statement::new)
}

fn detail(label: &str, node: Node<'_>) -> Option<Detail> {
    let value = said(node.text())?.to_owned();
    Some(Detail { label: label.to_owned(), value, ..Detail::default() })
}

fn said(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

/// What a document is by the words for it, which come in several languages.
fn document_kind(label: &str) -> Option<IdentifierKind> {
    let label = label.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| label.contains(word));
    if has(&["passport", "passeport", "pasaporte"]) {
        Some(IdentifierKind::Passport)
    } else if has(&["birth certificate"]) {
        Some(IdentifierKind::BirthCertificate)
    } else if has(&["driv"]) {
        Some(IdentifierKind::DrivingLicence)
    } else if has(&["travel document", "laissez"]) {
        Some(IdentifierKind::TravelDocument)
    } else if has(&["residence"]) {
        Some(IdentifierKind::Residence)
    } else if has(&["identi", "tazkira", "civil", "personal", "nationality", "ration"]) {
        Some(IdentifierKind::NationalId)
    } else {
        None
    }
}

#[cfg(all(test, feature = "audit"))]
mod tests {
    use super::*;
    use crate::testing::seen;

    const LIST: &str = r#"<?xml version="1.0"?>
<CONSOLIDATED_LIST xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" dateGenerated="2026-01-02T03:04:05Z"><INDIVIDUALS>
<INDIVIDUAL><DATAID>101</DATAID><VERSIONNUM>1</VERSIONNUM><FIRST_NAME> JANE </FIRST_NAME><SECOND_NAME>DOE</SECOND_NAME><THIRD_NAME/>
  <UN_LIST_TYPE>DRC</UN_LIST_TYPE><REFERENCE_NUMBER>XXi.001</REFERENCE_NUMBER><LISTED_ON>2012-12-31-05:00</LISTED_ON>
  <GENDER>Female</GENDER><NAME_ORIGINAL_SCRIPT>ДО Джейн</NAME_ORIGINAL_SCRIPT><COMMENTS1>Line one
line two.</COMMENTS1><TITLE><VALUE>Dr.</VALUE></TITLE><DESIGNATION><VALUE>General</VALUE><VALUE>Governor</VALUE></DESIGNATION>
  <NATIONALITY><VALUE>Italy</VALUE></NATIONALITY><LIST_TYPE><VALUE>UN List</VALUE></LIST_TYPE>
  <LAST_DAY_UPDATED><VALUE>2020-02-01</VALUE><VALUE>2016-10-13</VALUE><VALUE/></LAST_DAY_UPDATED>
  <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Jenny; Jane (the
    Elder; of Example)</ALIAS_NAME><DATE_OF_BIRTH>1971</DATE_OF_BIRTH><CITY_OF_BIRTH>Exampleton</CITY_OF_BIRTH><NOTE>Call sign</NOTE></INDIVIDUAL_ALIAS>
  <INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
  <INDIVIDUAL_ADDRESS><CITY>Exampleton</CITY><ZIP_CODE>North</ZIP_CODE><COUNTRY>Italy</COUNTRY><NOTE>in 2016</NOTE></INDIVIDUAL_ADDRESS>
  <INDIVIDUAL_ADDRESS><COUNTRY/></INDIVIDUAL_ADDRESS>
  <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1970</FROM_YEAR><TO_YEAR>1973</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH>
  <INDIVIDUAL_PLACE_OF_BIRTH><CITY>Sampleville</CITY><COUNTRY>Italy</COUNTRY></INDIVIDUAL_PLACE_OF_BIRTH>
  <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><TYPE_OF_DOCUMENT2>Service passport</TYPE_OF_DOCUMENT2>
    <NUMBER>AB 12</NUMBER><ISSUING_COUNTRY>Italy</ISSUING_COUNTRY><DATE_OF_ISSUE>11 Jan. 2014</DATE_OF_ISSUE><NOTE>Expired</NOTE></INDIVIDUAL_DOCUMENT>
  <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>National Identification Number</TYPE_OF_DOCUMENT><NOTE>unknown</NOTE></INDIVIDUAL_DOCUMENT>
  <INDIVIDUAL_DOCUMENT/><SORT_KEY>7</SORT_KEY><SHOE_SIZE unit="eu">38</SHOE_SIZE></INDIVIDUAL>
<INDIVIDUAL><DATAID>102</DATAID><FIRST_NAME>ROE</FIRST_NAME><INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1960</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
  <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE/><NOTE>August 1961</NOTE></INDIVIDUAL_DATE_OF_BIRTH></INDIVIDUAL>
<INDIVIDUAL><REFERENCE_NUMBER>XXi.003</REFERENCE_NUMBER><FIRST_NAME>NOBODY</FIRST_NAME></INDIVIDUAL>
</INDIVIDUALS><ENTITIES>
<ENTITY><DATAID>102</DATAID><FIRST_NAME>EXAMPLE CO</FIRST_NAME></ENTITY>
<ENTITY><DATAID>201</DATAID><FIRST_NAME>EXAMPLE AIR (EA) ; SAMPLE AIR</FIRST_NAME><UN_LIST_TYPE>GB</UN_LIST_TYPE>
  <ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>Old Air</ALIAS_NAME></ENTITY_ALIAS></ENTITY>
</ENTITIES></CONSOLIDATED_LIST>"#;

    #[test]
    fn reads_everything() {
        insta::assert_snapshot!(seen(read(LIST.as_bytes(), &Options::default().with_audit())), @r#"
        {"addresses":[{"place":{"city":"Exampleton","country":{"country":"it","text":"Italy"},"lines":["North"]},"source":{"remarks":["in 2016"]}}],"amended":["2016-10-13","2020-02-01"],"births":[{"date":"1970/1973","place":{"city":"Sampleville","country":{"country":"it","text":"Italy"}}},{"date":"1971","place":{"city":"Exampleton"},"source":{"is_main":false,"remarks":["Jenny","Jane (the Elder; of Example)"]}}],"details":[{"label":"VERSIONNUM","value":"1"},{"label":"LIST_TYPE","value":"UN List"},{"label":"National Identification Number","value":"unknown"}],"gender":"female","id":"101","identifications":[{"country":{"country":"it","text":"Italy"},"identifier":{"kind":"passport","value":"AB12"},"issued":{"date":"2014-01-11","text":"11 Jan. 2014"},"kind":"passport","label":"Passport","number":"AB 12","source":{"remarks":["Service passport","Expired"]}}],"kind":"person","list_date":"2026-01-02","listed":"2012-12-31","names":[{"full":"JANE DOE","parts":[{"kind":"unmarked","text":"JANE"},{"kind":"unmarked","text":"DOE"}],"script":"latin","status":"primary"},{"full":"ДО Джейн","label":"NAME_ORIGINAL_SCRIPT","script":"cyrillic","status":"primary"},{"full":"Jenny","quality":"weak","script":"latin","source":{"remarks":["Call sign"]},"status":"alias"},{"full":"Jane (the Elder; of Example)","quality":"weak","script":"latin","source":{"remarks":["Call sign"]},"status":"alias"}],"nationalities":[{"country":"it","text":"Italy"}],"other":[{"path":"SORT_KEY","value":"7"},{"path":"SHOE_SIZE","value":"38"},{"path":"SHOE_SIZE/@unit","value":"eu"}],"other_ids":[{"label":"REFERENCE_NUMBER","value":"XXi.001"}],"positions":[{"text":"General"},{"text":"Governor"}],"programs":[{"key":"UN-SC1533","label":"DRC"}],"remarks":[{"text":"Line one\nline two."}],"titles":[{"text":"Dr."}]}
        {"births":[{"date":"1960~"},{"text":"August 1961"}],"id":"102","kind":"person","list_date":"2026-01-02","names":[{"full":"ROE","script":"latin","status":"primary"}]}
        ! record 3, byte 2333: XXi.003: has no DATAID
        ! record 4, byte 2459: reference "102" was there before
        {"id":"201","kind":"organization","list_date":"2026-01-02","names":[{"full":"EXAMPLE AIR (EA)","script":"latin","status":"primary"},{"full":"SAMPLE AIR","script":"latin","status":"primary"},{"full":"Old Air","script":"latin","status":"former"}],"programs":[{"key":"UN-SC2048","label":"GB"}]}
        "#);
    }
}
