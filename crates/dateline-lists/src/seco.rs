//! Switzerland's list of the State Secretariat for Economic Affairs (SECO) in XML.
//!
//! ```text
//! swiss-sanctions-list @list-type @date
//!   sanctions-program @ssid   program-key, program-name, sanctions-set @ssid, each in four languages; origin
//!   target @ssid              sanctions-set-id, individual | entity | object, modification
//!     identity @main          name / name-part / value, spelling-variant; nationality, day-month-year, place-of-birth, address,
//!                             identification-document
//!   place @ssid               location, area, country
//! ```
//!
//! Targets refer to places, and those come last in the file. It is therefore read twice: the first time the places are gathered, and
//! the bytes are kept packed, which is some five megabytes for the whole list. Targets that were taken off stay in the file; their
//! entries have a date of delisting. What `modification` repeats of former states (`added`, `removed`) goes to `other`. Source: the
//! list's schema, `swiss-sanctions-list_1_0.xsd`, and SECO's example.

mod names;
mod places;
mod spool;

use std::collections::BTreeMap;
use std::io::BufRead;

use dateline_entity::{EntityKind, IdentifierKind, Language, UncertainDate};
use dateline_sanctions::{
    Actor, Address, Birth, Detail, Identification, ListAct, ListCountry, ListDate, ListEntry, ListMeasure,
    ListProgram, Measure, OtherId, Relation, RelationKind, Source, Statement,
};

use self::places::Places;
use self::spool::TwicePassed;
use crate::country::Countries;
use crate::date;
use crate::program::Programs;
use crate::text::single_spaced;
use crate::xml::entries::{Made, Problem};
use crate::xml::record::Claim;
use crate::xml::{Context, Mapper, Node};
use crate::{Entries, Format, Head, Options};

/// Reads the targets of SECO's list, in the order of the file, those too that were taken off.
pub fn read<'a>(source: impl BufRead + 'a, options: &Options) -> Entries<'a> {
    Entries::new(TwicePassed::new(source, Head::new(Format::Seco, "ch-seco"), options))
}

/// What becomes of a target.
pub(crate) struct Seco {
    countries: Countries,
    keys: Programs,
    places: Places,
    sets: BTreeMap<String, Set>,
}

/// A set of measures, as targets refer to it.
#[derive(Clone, Debug, Default)]
struct Set {
    program: ListProgram,
    /// Its name in each language.
    names: Vec<(String, String)>,
}

impl Seco {
    fn new(places: Places) -> Seco {
        Seco {
            countries: Countries::default(),
            keys: Programs::of("ch".parse().unwrap_or(Actor::UN)),
            places,
            sets: BTreeMap::new(),
        }
    }
}

impl Mapper for Seco {
    const NAME: &'static str = "SECO's XML";
    const ROOT: &'static str = "swiss-sanctions-list";

    fn begin(&mut self, _: &[String], container: Node<'_>, head: &mut Head) {
        if let Some(text) = container.text_of("date") {
            head.date = date::iso(text);
            head.version = Some(text.to_owned());
        }
    }

    fn entry(&mut self, record: Node<'_>, context: &mut Context<'_>) -> Result<Made, Problem> {
        match record.name() {
            "sanctions-program" => {
                self.program(record);
                Ok(Made::Head)
            }
            // Gathered in the first pass.
            "place" => {
                record.walk(&mut |_, node| node.claim(Claim::Reference));
                Ok(Made::Head)
            }
            "target" => self.target(record, context).map(|entry| Made::Entry(Box::new(entry))),
            _ => Ok(Made::Head),
        }
    }
}

impl Seco {
    fn program(&mut self, record: Node<'_>) {
        let mut program = ListProgram::default();
        program.source.id = record.part("ssid").map(|node| node.reference().to_owned());
        if let Some(version) = record.part("version-date") {
            version.reference();
        }
        let in_english = |node: &Node<'_>| node.part("lang").is_some_and(|lang| lang.peek() == "eng");
        for part in record.parts() {
            let text = single_spaced(part.reference());
            part.parts_named("lang").for_each(|lang| lang.claim(Claim::Reference));
            match part.name() {
                "program-key" if in_english(&part) || program.label.is_empty() => program.label = text,
                "program-name" if !program.names.contains(&text) => program.names.push(text),
                "origin" => program.source.remarks.push(text),
                _ => {}
            }
        }
        let english = record.parts_named("program-name").find(in_english).map(Node::peek).unwrap_or_default();
        program.key = self.keys.key(&program.label).or_else(|| self.keys.key(english));
        for set in record.parts_named("sanctions-set") {
            let Some(ssid) = set.part("ssid").map(|ssid| ssid.reference().to_owned()) else { continue };
            let language = set.part("lang").map(Node::peek).unwrap_or_default().to_owned();
            let known = self.sets.entry(ssid).or_default();
            known.program = program.clone();
            known.names.push((language, single_spaced(set.peek())));
        }
    }

    fn target(&mut self, record: Node<'_>, context: &mut Context<'_>) -> Result<ListEntry, Problem> {
        let id = record.text_of("ssid").ok_or(Problem::Missing("ssid", None))?;
        let subject = record.parts().find(|part| matches!(part.name(), "individual" | "entity" | "object"));
        let subject =
            subject.ok_or_else(|| Problem::Missing("individual, entity or object", Some(id.to_owned())))?;
        let kind = match (subject.name(), subject.part("object-type").map(Node::peek)) {
            ("individual", _) => EntityKind::Person,
            ("entity", _) => EntityKind::Organization,
            (_, Some("vessel")) => EntityKind::Vessel,
            (_, Some("aircraft")) => EntityKind::Aircraft,
            _ => EntityKind::Other,
        };
        let mut entry = ListEntry::new(context.head.list.clone(), id, kind);
        for part in record.parts() {
            match part.name() {
                "sanctions-set-id" => self.set(part, &mut entry),
                "foreign-identifier" => entry.other_ids.push(OtherId {
                    label: part.name().to_owned(),
                    value: part.text().to_owned(),
                    list: None,
                }),
                "modification" => modification(part, &mut entry),
                _ => {}
            }
        }
        for part in subject.parts() {
            match part.name() {
                "sex" => {
                    entry.gender = part.peek().parse().ok();
                    entry.gender.inspect(|_| part.claim(Claim::Code));
                }
                "object-type" => entry.details.extend(detail(part)),
                "identity" => self.identity(part, &mut entry),
                "justification" => entry.reasons.extend(statement(part)),
                "other-information" => entry.remarks.extend(statement(part)),
                "relation" => entry.relations.push(relation(part)),
                "generic-attribute" => {
                    let label = part.text_of("name").unwrap_or("generic-attribute").to_owned();
                    let value = part.text().to_owned();
                    entry.details.push(Detail { label, value, source: source(part), ..Detail::default() });
                }
                _ => {}
            }
        }
        if entry.names.is_empty() {
            return Err(Problem::Missing("name", Some(entry.id)));
        }
        Ok(entry)
    }

    /// The programme and the measures to which a target's set belongs.
    fn set(&mut self, part: Node<'_>, entry: &mut ListEntry) {
        let Some(set) = self.sets.get(part.peek()) else {
            // Of a list that is not whole: the number is all that is known.
            entry.measures.push(ListMeasure { label: part.text().to_owned(), ..ListMeasure::default() });
            return;
        };
        let id = Some(part.text().to_owned());
        if !entry.programs.contains(&set.program) {
            entry.programs.push(set.program.clone());
        }
        let (mut label, mut remarks) = (String::new(), Vec::new());
        for (language, name) in &set.names {
            if label.is_empty() || language == "eng" {
                remarks
                    .extend(Some(std::mem::replace(&mut label, name.clone())).filter(|old| !old.is_empty()));
            } else {
                remarks.push(name.clone());
            }
        }
        let measure = measure(&label);
        let source = Source { id, remarks, ..Source::default() };
        entry.measures.push(ListMeasure { label, measure, source, ..ListMeasure::default() });
    }

    fn identity(&mut self, identity: Node<'_>, entry: &mut ListEntry) {
        let is_main = identity.code_of("main").map(|main| main == "true");
        let number = identity.text_of("ssid");
        entry.other_ids.extend(number.map(|value| OtherId {
            label: "identity".to_owned(),
            value: value.to_owned(),
            list: None,
        }));
        // Whose fact it is matters only where there are several.
        let is_other = is_main == Some(false);
        let about = |part: Node<'_>| Source { is_main: is_other.then_some(false), ..source(part) };
        let (mut dates, mut places) = (Vec::new(), Vec::new());
        for part in identity.parts() {
            match part.name() {
                "name" => entry.names.extend(names::read(part, &about(part))),
                "nationality" => entry.nationalities.extend(self.nationality(part, &about(part))),
                "day-month-year" => dates.push(birth(part, about(part))),
                "place-of-birth" => places.extend(self.birth_place(part, about(part))),
                "address" => entry.addresses.extend(self.address(part, about(part))),
                "identification-document" => entry.identifications.push(self.document(part, about(part))),
                _ => {}
            }
        }
        if entry.kind != EntityKind::Person {
            entry
                .founded
                .extend(dates.drain(..).map(|birth: Birth| ListDate { date: birth.date, text: birth.text }));
        }
        if let ([date], [place]) = (dates.as_mut_slice(), places.as_mut_slice()) {
            let place: &mut Birth = place;
            date.place = place.place.take();
            date.source.remarks.append(&mut place.source.remarks);
            date.source.remarks.extend(place.source.id.take());
            places.clear();
        }
        entry.births.extend(dates.into_iter().chain(places));
    }

    fn nationality(&mut self, part: Node<'_>, source: &Source) -> Option<ListCountry> {
        let country = part.part("country")?;
        let code = country.part("iso-code").map(Node::code);
        let text = country.text();
        let mut made = self.countries.named(text);
        made.country = code.and_then(|code| self.countries.find(code)).or(made.country);
        Some(ListCountry { source: source.clone(), ..made })
    }

    fn birth_place(&mut self, part: Node<'_>, mut source: Source) -> Option<Birth> {
        let place = self.places.of(part, &mut self.countries, &mut source);
        (!place.is_empty()).then(|| Birth { place: Some(place), source, ..Birth::default() })
    }

    fn address(&mut self, part: Node<'_>, mut source: Source) -> Option<Address> {
        if let Some(main) = part.code_of("main") {
            source.is_main = Some(main == "true");
        }
        let place = self.places.of(part, &mut self.countries, &mut source);
        (!place.is_empty() || !source.remarks.is_empty()).then(|| Address {
            place,
            source,
            ..Address::default()
        })
    }

    fn document(&mut self, part: Node<'_>, mut source: Source) -> Identification {
        let label = part.text_of("document-type").unwrap_or_default().to_owned();
        let kind = match label.as_str() {
            "passport" | "diplomatic-passport" | "service-passport" | "official-passport" => {
                Some(IdentifierKind::Passport)
            }
            "id-card" | "identity-card" => Some(IdentifierKind::NationalId),
            "residence-permit" => Some(IdentifierKind::Residence),
            "driving-license" | "driver-license" => Some(IdentifierKind::DrivingLicence),
            "travel-document" => Some(IdentifierKind::TravelDocument),
            _ => None,
        };
        source.remarks.extend(part.text_of("remark").or_else(|| part.text_of("remarks")).map(single_spaced));
        let mut made = Identification::new(kind, part.text_of("number").unwrap_or_default());
        if label.starts_with("diplomatic") {
            made.status.push(dateline_sanctions::DocumentStatus::Diplomatic);
        }
        made.label = Some(label).filter(|label| !label.is_empty());
        if let Some(issuer) = part.part("issuer") {
            let mut country = self.countries.named(issuer.text());
            let code = ["code", "iso-code"].iter().find_map(|name| issuer.code_of(name));
            country.country = code.and_then(|code| self.countries.find(code)).or(country.country);
            made.country = Some(country).filter(|country| !country.text.is_empty());
        }
        let date = |name| part.text_of(name).map(|text| words_or_date(text, date::iso(text).map(Into::into)));
        (made.issued, made.expires) = (date("date-of-issue"), date("expiry-date"));
        if let Some(place) = part.part("place-of-issue") {
            let place = self.places.of(place, &mut self.countries, &mut source);
            made.place = Some(place.line()).filter(|line| !line.is_empty());
        }
        made.source = source;
        made
    }
}

fn words_or_date(text: &str, date: Option<UncertainDate>) -> ListDate {
    let is_all = date.is_some_and(|date| date.to_string() == text);
    ListDate { date, text: (!is_all).then(|| text.to_owned()) }
}

/// The list's own number of a fact.
fn source(part: Node<'_>) -> Source {
    Source {
        id: part.text_of("ssid").map(str::to_owned),
        language: part.part("lang").and_then(|lang| {
            let language = Language::find(lang.peek());
            language.inspect(|_| lang.claim(Claim::Code))
        }),
        ..Source::default()
    }
}

fn statement(part: Node<'_>) -> Option<Statement> {
    let text = part.text();
    (!text.is_empty()).then(|| Statement { text: text.to_owned(), source: source(part) })
}

fn detail(part: Node<'_>) -> Option<Detail> {
    let value = part.text();
    (!value.is_empty()).then(|| Detail {
        label: part.name().to_owned(),
        value: value.to_owned(),
        ..Detail::default()
    })
}

/// A date of birth, of which day and month may be unknown.
fn birth(part: Node<'_>, mut source: Source) -> Birth {
    let number = |name: &str| part.code_of(name).map_or(Some(0), |text| text.parse::<u32>().ok());
    let numbers = number("year").zip(number("month")).zip(number("day"));
    let date = numbers.and_then(|((year, month), day)| date::of_parts(year, month, day));
    let calendar = part.text_of("calendar").filter(|calendar| *calendar != "Gregorian");
    let quality = part.text_of("quality");
    let is_approximate = quality.is_some_and(|quality| quality != "good");
    if part.text_of("calendar") == Some("Gregorian") {
        part.code_of("calendar");
    }
    if quality == Some("good") {
        part.code_of("quality");
    } else {
        source.remarks.extend(quality.map(str::to_owned));
    }
    let fields = ["year", "month", "day"].map(|name| part.part(name).map_or("?", Node::peek));
    Birth {
        date: date
            .filter(|_| calendar.is_none())
            .map(|date| UncertainDate::exact(date).approximate(is_approximate)),
        text: (date.is_none() || calendar.is_some()).then(|| fields.join("-")),
        calendar: calendar.map(str::to_owned),
        source,
        ..Birth::default()
    }
}

/// What was done to a target when.
fn modification(part: Node<'_>, entry: &mut ListEntry) {
    let kind = part.text_of("modification-type").unwrap_or_default();
    let known = |name: &str| {
        part.part(name).and_then(|node| date::iso(node.peek()).inspect(|_| node.claim(Claim::Code)))
    };
    let (enacted, published, effective) =
        (known("enactment-date"), known("publication-date"), known("effective-date"));
    let earliest = |old: Option<_>, new| [old, new].into_iter().flatten().min();
    match kind {
        "listed" => {
            entry.listed = earliest(entry.listed, published.or(enacted).or(effective));
            entry.effective = earliest(entry.effective, effective);
        }
        "de-listed" => entry.delisted = effective.or(published).or(enacted).max(entry.delisted),
        _ => entry.amended.extend(published.or(enacted).or(effective)),
    }
    entry.amended.sort_unstable();
    let remarks = enacted.iter().map(ToString::to_string).collect();
    entry.acts.push(ListAct {
        title: kind.to_owned(),
        kind: Some(kind.to_owned()),
        published,
        in_force: effective,
        is_listing: kind == "listed",
        source: Source { remarks, ..source(part) },
        ..ListAct::default()
    });
}

fn relation(part: Node<'_>) -> Relation {
    let label = part.text_of("relation-type").unwrap_or_default();
    let has = |words: &[&str]| words.iter().any(|word| label.contains(word));
    let kind = if has(&[
        "family", "brother", "sister", "son", "daughter", "father", "mother", "wife", "husband", "spouse",
    ]) {
        RelationKind::Family
    } else if has(&["owned", "controlled"]) {
        RelationKind::OwnedBy
    } else if has(&["on-behalf", "acting-for", "represent"]) {
        RelationKind::ActsFor
    } else if has(&["member"]) {
        RelationKind::MemberOf
    } else if has(&["associate"]) {
        RelationKind::Associate
    } else {
        RelationKind::LinkedTo
    };
    let mut source = source(part);
    source.remarks.extend(Some(part.text().to_owned()).filter(|text| !text.is_empty()));
    Relation {
        kind,
        id: part.text_of("target-id").map(str::to_owned),
        name: None,
        label: Some(label.to_owned()).filter(|label| !label.is_empty()),
        is_former: false,
        date: None,
        source,
    }
}

fn measure(label: &str) -> Option<Measure> {
    let label = label.to_lowercase();
    if label.contains("financ") || label.contains("freez") {
        Some(Measure::AssetFreeze)
    } else if label.contains("travel") || label.contains("entry") {
        Some(Measure::TravelBan)
    } else if label.contains("arms") || label.contains("military") {
        Some(Measure::ArmsEmbargo)
    } else if label.contains("vessel") || label.contains("ship") {
        Some(Measure::TransportBan)
    } else {
        None
    }
}

#[cfg(all(test, feature = "audit"))]
mod tests {
    use super::*;
    use crate::testing::seen;

    const LIST: &str = r#"<?xml version="1.0"?><swiss-sanctions-list list-type="whole-list" date="2026-01-02">
<sanctions-program ssid="20" version-date="2026-01-01"><program-key lang="eng">Belarus</program-key><program-key lang="ger">Belarus</program-key>
  <program-name lang="eng">Ordinance on measures against Belarus</program-name><sanctions-set ssid="21" lang="eng">Financial measures, annex 1</sanctions-set>
  <sanctions-set ssid="21" lang="ger">Finanzsanktionen, Anhang 1</sanctions-set><origin>EU</origin></sanctions-program>
<target ssid="1"><sanctions-set-id>21</sanctions-set-id><foreign-identifier>EU.1</foreign-identifier><individual sex="female">
  <identity ssid="2" main="true"><name ssid="3" name-type="primary-name" quality="good" lang="eng">
    <name-part order="2" name-part-type="given-name"><value>Jane</value><spelling-variant lang="rus" script="Cyrl">Джейн</spelling-variant><spelling-variant lang="eng" script="LATN">Jayne</spelling-variant></name-part>
    <name-part order="1" name-part-type="family-name"><value>Doe</value><spelling-variant lang="rus" script="Cyrl">До</spelling-variant></name-part></name>
    <name ssid="4" name-type="alias" quality="low"><name-part order="1" name-part-type="whole-name"><value>Jenny</value></name-part></name>
    <nationality ssid="5"><country iso-code="IT">Italy</country></nationality>
    <day-month-year ssid="6" day="3" month="2" year="1961" calendar="Gregorian" quality="good"/><place-of-birth ssid="7" place-id="90"/>
    <address ssid="8" place-id="91" main="true"><address-details>Example Street 1</address-details><zip-code>1000</zip-code><remarks>seat</remarks></address>
    <identification-document ssid="9" document-type="passport"><number>AB 12</number><issuer code="IT">Italy</issuer><date-of-issue>2011-01-02</date-of-issue></identification-document></identity>
  <identity ssid="10" main="false"><name ssid="11" name-type="alias"><name-part order="1" name-part-type="whole-name"><value>Jo</value></name-part></name><day-month-year ssid="12" year="1960" quality="circa"/></identity>
  <justification ssid="13">Said so.</justification><relation ssid="14" target-id="30" relation-type="brother"/><other-information ssid="15">Tel. 1</other-information>
  <generic-attribute name="profession" ssid="16">Baker</generic-attribute></individual>
  <modification modification-type="amended" publication-date="2021-05-01" effective-date="2021-05-02"><removed><justification>Before.</justification></removed></modification>
  <modification modification-type="listed" enactment-date="2020-01-31" publication-date="2020-02-01" effective-date="2020-02-02"/></target>
<target ssid="30"><sanctions-set-id>99</sanctions-set-id><object object-type="vessel"><identity main="true"><name><name-part order="1" name-part-type="whole-name"><value>Example Star</value></name-part></name></identity></object>
  <modification modification-type="de-listed" effective-date="2022-01-01"/></target>
<target ssid="31"/>
<place ssid="90"><location>Exampleton</location><country iso-code="IT">Italy</country></place>
<place ssid="91"><location>Bern</location><location-variant variant-type="spelling">Berne</location-variant><area>BE</area><country iso-code="CH">Switzerland</country></place>
</swiss-sanctions-list>"#;

    #[test]
    fn reads_everything_though_places_come_last() {
        insta::assert_snapshot!(seen(read(LIST.as_bytes(), &Options::default().with_audit())), @r#"
        {"acts":[{"in_force":"2021-05-02","kind":"amended","published":"2021-05-01","title":"amended"},{"in_force":"2020-02-02","is_listing":true,"kind":"listed","published":"2020-02-01","source":{"remarks":["2020-01-31"]},"title":"listed"}],"addresses":[{"place":{"city":"Bern","country":{"country":"ch","text":"Switzerland"},"postal_code":"1000","region":"BE","street":"Example Street 1"},"source":{"id":"8","is_main":true,"remarks":["Berne","seat"]}}],"amended":["2021-05-01"],"births":[{"date":"1961-02-03","place":{"city":"Exampleton","country":{"country":"it","text":"Italy"}},"source":{"id":"6","remarks":["7"]}},{"date":"1960~","source":{"id":"12","is_main":false,"remarks":["circa"]}}],"details":[{"label":"profession","source":{"id":"16"},"value":"Baker"}],"effective":"2020-02-02","gender":"female","id":"1","identifications":[{"country":{"country":"it","text":"Italy"},"identifier":{"kind":"passport","value":"AB12"},"issued":{"date":"2011-01-02"},"kind":"passport","label":"passport","number":"AB 12","source":{"id":"9"}}],"kind":"person","list_date":"2026-01-02","listed":"2020-02-01","measures":[{"label":"Financial measures, annex 1","measure":"asset-freeze","source":{"id":"21","remarks":["Finanzsanktionen, Anhang 1"]}}],"names":[{"full":"Jane Doe","language":"eng","parts":[{"kind":"given","text":"Jane"},{"kind":"family","text":"Doe"}],"quality":"strong","script":"latin","source":{"id":"3"},"status":"primary"},{"full":"Джейн До","language":"rus","parts":[{"kind":"given","text":"Джейн"},{"kind":"family","text":"До"}],"quality":"strong","script":"cyrillic","source":{"id":"3","remarks":["Cyrl"]},"status":"primary"},{"full":"Jayne Doe","language":"eng","parts":[{"kind":"given","text":"Jayne"},{"kind":"family","text":"Doe"}],"quality":"strong","script":"latin","source":{"id":"3","remarks":["LATN"]},"status":"primary"},{"full":"Jenny","quality":"weak","script":"latin","source":{"id":"4"},"status":"alias"},{"full":"Jo","script":"latin","source":{"id":"11","is_main":false},"status":"alias"}],"nationalities":[{"country":"it","source":{"id":"5"},"text":"Italy"}],"other":[{"path":"modification/removed/justification","value":"Before."}],"other_ids":[{"label":"foreign-identifier","value":"EU.1"},{"label":"identity","value":"2"},{"label":"identity","value":"10"}],"programs":[{"label":"Belarus","names":["Ordinance on measures against Belarus"],"source":{"id":"20","remarks":["EU"]}}],"reasons":[{"source":{"id":"13"},"text":"Said so."}],"relations":[{"id":"30","kind":"family","label":"brother","source":{"id":"14"}}],"remarks":[{"source":{"id":"15"},"text":"Tel. 1"}]}
        {"acts":[{"in_force":"2022-01-01","kind":"de-listed","title":"de-listed"}],"delisted":"2022-01-01","details":[{"label":"object-type","value":"vessel"}],"id":"30","kind":"vessel","list_date":"2026-01-02","measures":[{"label":"99"}],"names":[{"full":"Example Star","script":"latin","status":"primary"}]}
        ! record 4, byte 2935: 31: has no individual, entity or object
        "#);
    }

    #[test]
    fn a_cut_file_keeps_what_came_before() {
        let cut = &LIST.as_bytes()[..LIST.find("<target ssid=\"31\"").unwrap() + 5];
        let entries: Vec<_> = read(cut, &Options::default()).collect();
        assert_eq!(entries.iter().filter(|entry| entry.is_ok()).count(), 2);
        assert!(entries.last().unwrap().as_ref().is_err_and(crate::ReadError::is_fatal));
    }
}
