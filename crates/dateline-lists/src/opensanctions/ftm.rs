//! FollowTheMoney entities as JSON Lines, flat or nested.
//!
//! ```text
//! {"id": …, "schema": "Person", "properties": {"name": […], "sanctions": [{"id": …, "properties": {…}}]}, "datasets": […], …}
//! ```
//!
//! Source: FollowTheMoney's ontology, <https://followthemoney.tech>.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, BufRead, Read};

use dateline_entity::{EntityKind, IdentifierKind};
use dateline_sanctions::{
    Address, Birth, Contact, ContactKind, Detail, Identification, ListCountry, ListDate, ListEntry,
    ListMeasure, ListName, ListProgram, NameQuality, NameStatus, OtherId, Place, Relation, RelationKind,
    Source as Said, Statement, Wallet,
};
use serde_json::{Map, Value};

use super::kind;
use crate::country::Countries;
use crate::date;
use crate::entries::Source;
use crate::{Entries, Format, Head, Options, Position, ReadError};

/// Reads FollowTheMoney entities, one a line, in the order of the file.
pub fn read<'a>(source: impl BufRead + 'a, options: &Options) -> Entries<'a> {
    let mut head = Head::new(Format::FollowTheMoney, "opensanctions");
    if let Some(list) = &options.list {
        head.list.clone_from(list);
    }
    Entries::new(Ftm {
        source,
        head,
        max_record: options.limits.record,
        at: Position::default(),
        next: 0,
        countries: Countries::default(),
        seen: HashSet::new(),
        #[cfg(feature = "audit")]
        audit: options.audit.then(crate::Audit::default),
    })
}

struct Ftm<R> {
    source: R,
    head: Head,
    max_record: u64,
    /// Where the line being read stands.
    at: Position,
    /// Where the next one stands.
    next: u64,
    countries: Countries,
    seen: HashSet<u64>,
    #[cfg(feature = "audit")]
    audit: Option<crate::Audit>,
}

impl<R: BufRead> Source for Ftm<R> {
    fn next_entry(&mut self) -> Option<Result<ListEntry, ReadError>> {
        loop {
            match self.line() {
                Ok(None) => return None,
                Ok(Some(line)) if line.trim_ascii().is_empty() => {}
                Ok(Some(line)) => return Some(self.entry(&line)),
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

impl<R: BufRead> Ftm<R> {
    fn line(&mut self) -> Result<Option<Vec<u8>>, ReadError> {
        self.at = Position { record: self.at.record + 1, offset: self.next };
        let mut line = Vec::new();
        let limit = self.max_record;
        let read =
            self.source.by_ref().take(limit + 1).read_until(b'\n', &mut line).map_err(ReadError::Io)?;
        self.next += read as u64;
        if read as u64 <= limit {
            return Ok((read > 0).then_some(line));
        }
        if line.last() != Some(&b'\n') {
            self.next += skip_line(&mut self.source).map_err(ReadError::Io)?;
        }
        Err(ReadError::Limit { at: self.at, what: "the length of the line", id: None })
    }

    fn entry(&mut self, line: &[u8]) -> Result<ListEntry, ReadError> {
        let at = self.at;
        let text = str::from_utf8(line).map_err(|wrong| {
            let place = wrong.valid_up_to();
            let at = Position { offset: at.offset + place as u64, ..at };
            ReadError::Encoding { at, byte: line.get(place).copied().unwrap_or_default(), id: None }
        })?;
        let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))
            .map_err(|error| ReadError::Invalid { at, what: format!("is no JSON: {error}"), id: None })?;
        let Value::Object(record) = value else {
            return Err(ReadError::Invalid { at, what: "is no object".to_owned(), id: None });
        };
        let text = |name: &str| record.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
        let id = text("id").ok_or(ReadError::MissingField { at, field: "id", id: None })?;
        let schema = text("schema").ok_or_else(|| ReadError::MissingField {
            at,
            field: "schema",
            id: Some(id.to_owned()),
        })?;
        let mut hasher = DefaultHasher::new();
        id.hash(&mut hasher);
        if !self.seen.insert(hasher.finish()) {
            return Err(ReadError::DuplicateId { at, id: id.to_owned() });
        }
        let mut entry = ListEntry::new(self.head.list.clone(), id, kind(schema));
        for (name, value) in &record {
            match (name.as_str(), value) {
                ("id", _) => {}
                ("properties", Value::Object(properties)) => self.properties(&mut entry, properties),
                ("referents", Value::Array(ids)) => {
                    let ids = ids.iter().filter_map(Value::as_str);
                    entry.other_ids.extend(ids.map(|id| other_id("referents", id)));
                }
                (name, value) => each_text(value, &mut |text| entry.details.push(detail(name, text))),
            }
        }
        // A name is what makes a thing; what stands between things has none.
        if entry.names.is_empty() && entry.kind != EntityKind::Other {
            let caption = text("caption").unwrap_or(id);
            entry.names.push(ListName::new(caption, NameStatus::Primary));
        }
        #[cfg(feature = "audit")]
        if let Some(audit) = &mut self.audit {
            let words = crate::audit::words_of(&entry);
            count(audit, &mut String::new(), &Value::Object(record.clone()), &words);
        }
        Ok(entry)
    }

    fn properties(&mut self, entry: &mut ListEntry, properties: &Map<String, Value>) {
        for (name, values) in properties {
            let Value::Array(values) = values else {
                each_text(values, &mut |text| entry.details.push(detail(name, text)));
                continue;
            };
            for value in values {
                match value {
                    Value::String(text) => self.property(entry, name, text),
                    Value::Object(inner) => self.nested(entry, name, inner),
                    value => each_text(value, &mut |text| entry.details.push(detail(name, text))),
                }
            }
        }
    }

    /// One value of a property.
    fn property(&mut self, entry: &mut ListEntry, name: &str, text: &str) {
        let kind = identifier(name);
        if kind.is_some() || is_number(name) {
            let mut made = Identification::new(kind, text);
            made.label = Some(name.to_owned());
            entry.identifications.push(made);
            return;
        }
        let is_person = entry.kind == EntityKind::Person;
        let weak = Some(NameQuality::Weak);
        match name {
            "name" => entry.names.push(ListName::new(text, NameStatus::Primary)),
            "alias" => entry.names.push(ListName::new(text, NameStatus::Alias)),
            "weakAlias" => {
                entry.names.push(ListName { quality: weak, ..ListName::new(text, NameStatus::Alias) });
            }
            "previousName" => entry.names.push(ListName::new(text, NameStatus::Former)),
            "title" => entry.titles.push(Statement::new(text)),
            "position" => entry.positions.push(Statement::new(text)),
            "birthDate" => {
                let date = dated(text);
                entry.births.push(Birth { date: date.date, text: date.text, ..Birth::default() });
            }
            "birthPlace" => {
                entry.births.push(Birth { place: Some(Place::of_text(text)), ..Birth::default() });
            }
            "birthCountry" => {
                let country = Some(Box::new(self.countries.named(text)));
                entry
                    .births
                    .push(Birth { place: Some(Place { country, ..Place::default() }), ..Birth::default() });
            }
            "nationality" if is_person => entry.nationalities.push(self.countries.named(text)),
            "citizenship" if is_person => entry.citizenships.push(self.countries.named(text)),
            "flag" => entry.vessel.get_or_insert_default().flags.push(self.countries.named(text)),
            "pastFlags" => entry.vessel.get_or_insert_default().former_flags.push(self.countries.named(text)),
            "country" | "jurisdiction" | "mainCountry" | "nationality" | "citizenship" => {
                let label = Some(name.to_owned());
                entry.countries.push(ListCountry { label, ..self.countries.named(text) });
            }
            "gender" if entry.gender.is_none() && text.parse::<dateline_entity::Gender>().is_ok() => {
                entry.gender = text.parse().ok();
            }
            "address" => entry.addresses.push(Address { place: Place::of_text(text), ..Address::default() }),
            "phone" => entry.contacts.push(contact(ContactKind::Phone, text)),
            "email" => entry.contacts.push(contact(ContactKind::Email, text)),
            "website" => entry.contacts.push(contact(ContactKind::Website, text)),
            "notes" | "description" | "summary" => entry.remarks.push(Statement::new(text)),
            "incorporationDate" | "buildDate" => entry.founded.push(dated(text)),
            "publicKey" => {
                entry.wallets.push(Wallet {
                    address: text.to_owned(),
                    currency: None,
                    source: Said::default(),
                });
            }
            "programId" => {
                let program =
                    ListProgram { label: text.to_owned(), key: text.parse().ok(), ..ListProgram::default() };
                entry.programs.push(program);
            }
            "program" => {
                entry.programs.push(ListProgram { label: text.to_owned(), ..ListProgram::default() });
            }
            "entity" | "holder" | "owner" | "asset" | "person" | "relative" | "director" | "organization"
            | "member" | "subject" | "object" | "agent" | "client" | "associate" | "employee"
            | "employer" | "parent" | "addressEntity" => {
                entry.relations.push(linked(name, text));
            }
            _ => entry.details.push(detail(name, text)),
        }
    }

    /// What stands within a property: a sanction, a document, an address, or a tie to another entity.
    fn nested(&mut self, entry: &mut ListEntry, name: &str, inner: &Map<String, Value>) {
        let id = inner.get("id").and_then(Value::as_str).unwrap_or_default();
        let empty = Map::new();
        let properties = inner.get("properties").and_then(Value::as_object).unwrap_or(&empty);
        let schema = inner.get("schema").and_then(Value::as_str).unwrap_or_default();
        if name == "sanctions" {
            sanction(entry, id, properties);
        } else {
            let mut relation = linked(name, id);
            relation.name =
                first(properties, "name").or_else(|| first(properties, "full")).map(str::to_owned);
            relation.source.remarks.extend(Some(schema.to_owned()).filter(|schema| !schema.is_empty()));
            entry.relations.push(relation);
            if schema == "Address" {
                self.address(entry, id, properties);
            } else {
                let value = Value::Object(properties.clone());
                each_path(&value, &mut name.to_owned(), &mut |path, text| {
                    entry.details.push(detail(path, text));
                });
            }
        }
        let rest = inner.iter().filter(|(key, _)| !matches!(key.as_str(), "id" | "properties" | "schema"));
        for (key, value) in rest {
            each_text(value, &mut |text| entry.details.push(detail(&format!("{name}/{key}"), text)));
        }
        if name == "sanctions" && !schema.is_empty() {
            entry.details.push(detail("sanctions/schema", schema));
        }
    }

    fn address(&mut self, entry: &mut ListEntry, id: &str, properties: &Map<String, Value>) {
        let mut place = Place::default();
        let mut source = Said { id: Some(id.to_owned()), ..Said::default() };
        for (name, values) in properties {
            each_text(values, &mut |text| {
                let text_owned = || Some(text.to_owned());
                match name.as_str() {
                    "street" if place.street.is_none() => place.street = text_owned(),
                    "city" if place.city.is_none() => place.city = text_owned(),
                    "region" | "state" if place.region.is_none() => place.region = text_owned(),
                    "postalCode" if place.postal_code.is_none() => place.postal_code = text_owned(),
                    "postOfficeBox" if place.po_box.is_none() => place.po_box = text_owned(),
                    "country" if place.country.is_none() => {
                        place.country = Some(Box::new(self.countries.named(text)));
                    }
                    "full" => place.lines.push(text.to_owned()),
                    _ => source.remarks.push(text.to_owned()),
                }
            });
        }
        entry.addresses.push(Address { place, source, ..Address::default() });
    }
}

/// What a nested sanction says of the entry.
fn sanction(entry: &mut ListEntry, id: &str, properties: &Map<String, Value>) {
    let source = Said { id: Some(id.to_owned()).filter(|id| !id.is_empty()), ..Said::default() };
    let key = first(properties, "programId").and_then(|key| key.parse().ok());
    for (name, values) in properties {
        each_text(values, &mut |text| match name.as_str() {
            "program" => {
                let program = ListProgram {
                    label: text.to_owned(),
                    key: key.clone(),
                    source: source.clone(),
                    ..ListProgram::default()
                };
                entry.programs.push(program);
            }
            "programId" if !properties.contains_key("program") => {
                let program = ListProgram {
                    label: text.to_owned(),
                    key: key.clone(),
                    source: source.clone(),
                    ..ListProgram::default()
                };
                entry.programs.push(program);
            }
            "provisions" => entry.measures.push(ListMeasure {
                label: text.to_owned(),
                source: source.clone(),
                ..ListMeasure::default()
            }),
            "reason" => entry.reasons.push(Statement { text: text.to_owned(), source: source.clone() }),
            "authorityId" | "unscId" => entry.other_ids.push(other_id(name, text)),
            "listingDate" | "startDate" | "endDate" | "modifiedAt" => {
                let date = date::iso(text);
                match name.as_str() {
                    "listingDate" => entry.listed = [entry.listed, date].into_iter().flatten().min(),
                    "startDate" => entry.effective = [entry.effective, date].into_iter().flatten().min(),
                    "endDate" => entry.delisted = entry.delisted.max(date),
                    _ => entry.amended.extend(date),
                }
                entry.details.push(detail(&format!("sanctions/{name}"), text));
            }
            _ => entry.details.push(detail(&format!("sanctions/{name}"), text)),
        });
    }
    if let Some(id) = source.id {
        entry.other_ids.push(other_id("sanctions", &id));
    }
}

/// The properties that hold numbers, and of which kind.
fn identifier(property: &str) -> Option<IdentifierKind> {
    use IdentifierKind as K;
    Some(match property {
        "passportNumber" => K::Passport,
        "idNumber" => K::NationalId,
        "socialSecurityNumber" => K::SocialSecurity,
        "taxNumber" => K::TaxId,
        "vatCode" => K::Vat,
        "innCode" => K::Inn,
        "ogrnCode" => K::Ogrn,
        "kppCode" => K::Kpp,
        "okpoCode" => K::Okpo,
        "bikCode" => K::Bik,
        "leiCode" => K::Lei,
        "swiftBic" => K::Bic,
        "uscCode" => K::Uscc,
        "dunsCode" => K::Duns,
        "imoNumber" => K::Imo,
        "mmsi" => K::Mmsi,
        "callSign" => K::CallSign,
        "isin" | "isinCode" => K::Isin,
        "ticker" => K::Ticker,
        "registrationNumber" => K::Registration,
        "serialNumber" => K::SerialNumber,
        "licenseNumber" => K::Licence,
        _ => return None,
    })
}

/// Numbers of which there is no kind.
fn is_number(property: &str) -> bool {
    const NUMBERS: [&str; 9] = [
        "wikidataId",
        "permId",
        "ricCode",
        "cageCode",
        "giiNumber",
        "npiCode",
        "uniqueEntityId",
        "number",
        "opencorporatesId",
    ];
    NUMBERS.contains(&property)
}

fn linked(label: &str, id: &str) -> Relation {
    let kind = match label {
        "owner" | "ownershipAsset" => RelationKind::OwnedBy,
        "asset" | "ownershipOwner" => RelationKind::Owns,
        "parent" => RelationKind::ParentCompany,
        "relative" | "person" | "familyPerson" | "familyRelative" => RelationKind::Family,
        "associate" | "associates" | "associations" => RelationKind::Associate,
        "organization" | "membershipMember" => RelationKind::MemberOf,
        _ => RelationKind::LinkedTo,
    };
    Relation {
        kind,
        id: Some(id.to_owned()).filter(|id| !id.is_empty()),
        name: None,
        label: Some(label.to_owned()),
        is_former: false,
        date: None,
        source: Said::default(),
    }
}

fn first<'a>(properties: &'a Map<String, Value>, name: &str) -> Option<&'a str> {
    properties.get(name)?.as_array()?.first()?.as_str()
}

fn dated(text: &str) -> ListDate {
    let date = date::iso(text);
    let is_all = date.is_some_and(|date| date.to_string() == text);
    ListDate { date: date.map(Into::into), text: (!is_all).then(|| text.to_owned()) }
}

fn detail(label: &str, value: &str) -> Detail {
    let date = date::iso(value).map(Into::into);
    Detail { label: label.to_owned(), value: value.to_owned(), date, source: Said::default() }
}

fn contact(kind: ContactKind, value: &str) -> Contact {
    Contact { kind, value: value.to_owned(), label: None, source: Said::default() }
}

fn other_id(label: &str, value: &str) -> OtherId {
    OtherId { label: label.to_owned(), value: value.to_owned(), list: None }
}

/// Every text, number and truth value within a value.
fn each_text(value: &Value, visit: &mut impl FnMut(&str)) {
    each_path(value, &mut String::new(), &mut |_, text| visit(text));
}

/// The same, with the path to each: `passport/number`.
fn each_path(value: &Value, path: &mut String, visit: &mut impl FnMut(&str, &str)) {
    match value {
        Value::Null => {}
        Value::String(text) => visit(path, text),
        Value::Bool(_) | Value::Number(_) => visit(path, &value.to_string()),
        Value::Array(values) => values.iter().for_each(|value| each_path(value, path, visit)),
        Value::Object(fields) => {
            for (name, value) in fields {
                let length = path.len();
                if !path.is_empty() {
                    path.push('/');
                }
                path.push_str(name);
                each_path(value, path, visit);
                path.truncate(length);
            }
        }
    }
}

#[cfg(feature = "audit")]
fn count(audit: &mut crate::Audit, path: &mut String, value: &Value, words: &str) {
    each_path(value, path, &mut |path, text| {
        // What a gender or a truth value is spelled like in the entry.
        audit.count_value(path, text, &[text], words);
    });
}

/// Reads past the end of a line that is too long, and says how many bytes that were.
fn skip_line(source: &mut impl BufRead) -> io::Result<u64> {
    let mut skipped = 0;
    loop {
        let buffer = match source.fill_buf() {
            Ok(buffer) => buffer,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let end = memchr::memchr(b'\n', buffer);
        let used = end.map_or(buffer.len(), |end| end + 1);
        source.consume(used);
        skipped += used as u64;
        if end.is_some() || used == 0 {
            return Ok(skipped);
        }
    }
}

#[cfg(all(test, feature = "audit"))]
mod tests {
    use super::*;
    use crate::testing::seen;

    #[test]
    fn reads_flat_and_nested_entities() {
        let lines = concat!(
            r#"{"id":"x-1","caption":"Jane Doe","schema":"Person","referents":["old-1"],"datasets":["xx_list"],"first_seen":"2022-01-01","target":true,"properties":{"name":["Jane Doe"],"weakAlias":["JD"],"birthDate":["1961-02"],"birthPlace":["Exampleton"],"nationality":["it"],"gender":["female"],"passportNumber":["AB 12"],"topics":["sanction"],"modifiedAt":["2025-01-01"],"#,
            r#""sanctions":[{"id":"s-1","schema":"Sanction","properties":{"program":["HR"],"programId":["EU-HR"],"authority":["Council"],"listingDate":["2021-03-02"],"reason":["She did it."],"provisions":["Asset freeze"]}}],"addressEntity":[{"id":"a-1","schema":"Address","properties":{"full":["Street 1, Exampleton"],"city":["Exampleton"],"country":["it"]}}],"ownershipOwner":[{"id":"o-1","schema":"Ownership","properties":{"asset":[{"id":"x-2","schema":"Company","properties":{"name":["Example Co"]}}],"percentage":["51"]}}]}}"#,
            "\n",
            r#"{"id":"x-2","schema":"Company","properties":{"name":["Example Co"],"leiCode":["5493001KJTIIGC8Y1R12"],"jurisdiction":["it"],"incorporationDate":["1999"],"website":["https://example.org"]}}"#,
            "\n\n",
            r#"{"id":"s-1","schema":"Sanction","properties":{"entity":["x-1"],"authority":["Council"],"startDate":["2021-03-02"]}}"#,
            "\n",
            r#"{"id":"x-2","schema":"Company","properties":{}}"#,
            "\n",
            r#"{"schema":"Company"}"#,
            "\n{not json\n[1]\n",
        );
        insta::assert_snapshot!(seen(read(lines.as_bytes(), &Options::default().with_audit())), @r#"
        {"addresses":[{"place":{"city":"Exampleton","country":{"country":"it","text":"it"},"lines":["Street 1, Exampleton"]},"source":{"id":"a-1"}}],"births":[{"date":"1961-02"},{"place":{"lines":["Exampleton"]}}],"details":[{"label":"caption","value":"Jane Doe"},{"label":"datasets","value":"xx_list"},{"date":"2022-01-01","label":"first_seen","value":"2022-01-01"},{"date":"2025-01-01","label":"modifiedAt","value":"2025-01-01"},{"label":"ownershipOwner/asset/id","value":"x-2"},{"label":"ownershipOwner/asset/properties/name","value":"Example Co"},{"label":"ownershipOwner/asset/schema","value":"Company"},{"label":"ownershipOwner/percentage","value":"51"},{"label":"sanctions/authority","value":"Council"},{"date":"2021-03-02","label":"sanctions/listingDate","value":"2021-03-02"},{"label":"sanctions/programId","value":"EU-HR"},{"label":"sanctions/schema","value":"Sanction"},{"label":"topics","value":"sanction"},{"label":"schema","value":"Person"},{"label":"target","value":"true"}],"gender":"female","id":"x-1","identifications":[{"identifier":{"kind":"passport","value":"AB12"},"kind":"passport","label":"passportNumber","number":"AB 12"}],"kind":"person","listed":"2021-03-02","measures":[{"label":"Asset freeze","source":{"id":"s-1"}}],"names":[{"full":"Jane Doe","script":"latin","status":"primary"},{"full":"JD","quality":"weak","script":"latin","status":"alias"}],"nationalities":[{"country":"it","text":"it"}],"other_ids":[{"label":"sanctions","value":"s-1"},{"label":"referents","value":"old-1"}],"programs":[{"key":"EU-HR","label":"HR","source":{"id":"s-1"}}],"reasons":[{"source":{"id":"s-1"},"text":"She did it."}],"relations":[{"id":"a-1","kind":"linked-to","label":"addressEntity","name":"Street 1, Exampleton","source":{"remarks":["Address"]}},{"id":"o-1","kind":"owns","label":"ownershipOwner","source":{"remarks":["Ownership"]}}]}
        {"contacts":[{"kind":"website","value":"https://example.org"}],"countries":[{"country":"it","label":"jurisdiction","text":"it"}],"details":[{"label":"schema","value":"Company"}],"founded":[{"date":"1999"}],"id":"x-2","identifications":[{"identifier":{"kind":"lei","value":"5493001KJTIIGC8Y1R12"},"kind":"lei","label":"leiCode","number":"5493001KJTIIGC8Y1R12"}],"kind":"organization","names":[{"full":"Example Co","script":"latin","status":"primary"}]}
        {"details":[{"label":"authority","value":"Council"},{"date":"2021-03-02","label":"startDate","value":"2021-03-02"},{"label":"schema","value":"Sanction"}],"id":"s-1","kind":"other","relations":[{"id":"x-1","kind":"linked-to","label":"entity"}]}
        ! record 5, byte 1179: reference "x-2" was there before
        ! record 6, byte 1227: has no id
        ! record 7, byte 1248: is no JSON: key must be a string at line 1 column 2
        ! record 8, byte 1258: is no object
        "#);
    }

    #[test]
    fn a_line_that_is_too_long_costs_itself() {
        let mut options = Options::default();
        options.limits.record = 60;
        let lines = format!(
            "{{\"id\":\"{}\"}}\n{{\"id\":\"b\",\"schema\":\"Vessel\"}}\n{{\"id\":\"{}",
            "a".repeat(100),
            "c".repeat(99)
        );
        let seen: Vec<String> = read(lines.as_bytes(), &options)
            .map(|entry| entry.map_or_else(|error| error.to_string(), |entry| entry.id))
            .collect();
        insta::assert_debug_snapshot!(seen, @r#"
        [
            "record 1, byte 0: the length of the line exceeds the limit",
            "b",
            "record 3, byte 139: the length of the line exceeds the limit",
        ]
        "#);
    }
}
