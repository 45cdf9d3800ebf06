//! The EU's older `global.xml`: elements with the regulation of each fact in their attributes.
//!
//! Root `WHOLE`, one `ENTITY` an entry. Facts are `NAME`, `BIRTH`, `PASSPORT`, `CITIZEN` and `ADDRESS`, each with the act that brought
//! it (`legal_basis`, `reg_date`, `pdf_link`, `programme`). Remarks stand between brackets, and contacts as `PHONE[…]` in `OTHER`.

use std::io::BufRead;

use dateline_entity::{EntityKind, Gender, Language, NamePartKind};
use dateline_sanctions::{
    Actor, Address, Birth, Contact, ContactKind, Identification, ListAct, ListEntry, ListName, NameStatus,
    Place, Source, Statement,
};

use super::facts::cited;
use crate::country::Countries;
use crate::program::Programs;
use crate::xml::entries::{Made, Problem};
use crate::xml::{Context, Mapper, Node, XmlEntries};
use crate::{Entries, Format, Head, Options, date, document};

/// Reads the EU's older `global.xml`, one entry at a time.
///
/// Memory does not grow with the list. Its numbers are the `logicalId`s of the newer format.
pub fn read_global<'a>(source: impl BufRead + 'a, options: &Options) -> Entries<'a> {
    let mapper = Global { countries: Countries::default(), programs: Programs::of(Actor::EU) };
    Entries::new(XmlEntries::new(source, mapper, Head::new(Format::EuGlobal, "eu-fsf"), options))
}

struct Global {
    countries: Countries,
    programs: Programs,
}

impl Mapper for Global {
    const NAME: &'static str = "the EU's global.xml";
    const ROOT: &'static str = "WHOLE";

    fn begin(&mut self, _: &[String], whole: Node<'_>, head: &mut Head) {
        if let Some(day) = whole.text_of("Date") {
            head.date = date::day_first(day);
            head.version = Some(day.to_owned());
        }
    }

    fn entry(&mut self, record: Node<'_>, _: &mut Context<'_>) -> Result<Made, Problem> {
        if record.name() != "ENTITY" {
            return Ok(Made::Head);
        }
        let Some(id) = record.text_of("Id") else { return Err(Problem::Missing("Id", None)) };
        let mut entry = ListEntry::new("eu-fsf".parse().expect("a list's name"), id, EntityKind::Other);
        entry.kind = match record.part("Type").map(Node::peek) {
            Some("P") => EntityKind::Person,
            Some("E") => EntityKind::Organization,
            _ => EntityKind::Other,
        };
        if entry.kind != EntityKind::Other {
            record.part("Type").map(Node::code);
        }
        let listing = act(&mut entry, record);
        if let Some(act) = entry.acts.first_mut() {
            act.is_listing = true;
        }
        if let Some(label) = record.text_of("programme") {
            let mut program = self.programs.labelled(label);
            program.source.act = listing;
            entry.programs.push(program);
        }
        entry.remarks.extend(record.text_of("remark").map(Statement::new));
        for part in record.parts() {
            match part.name() {
                "NAME" => name(&mut entry, part),
                "BIRTH" => self.birth(&mut entry, part),
                "CITIZEN" => self.citizenship(&mut entry, part),
                "PASSPORT" => self.document(&mut entry, part),
                "ADDRESS" => self.address(&mut entry, part),
                _ => {}
            }
        }
        if entry.names.is_empty() {
            return Err(Problem::Missing("NAME", Some(entry.id)));
        }
        super::mark_primary(&mut entry);
        super::date_by_acts(&mut entry);
        Ok(Made::Entry(Box::new(entry)))
    }
}

impl Global {
    fn birth(&mut self, entry: &mut ListEntry, node: Node<'_>) {
        let source = provenance(entry, node);
        let mut place = Place::default();
        place.lines.extend(node.text_of("PLACE").map(str::to_owned));
        place.country = node.text_of("COUNTRY").map(|name| Box::new(self.countries.named(name)));
        let words = node.part("DATE").map_or("", Node::peek);
        let date = birth_date(words);
        // What is exact is said by the date alone.
        let is_plain = date.is_some_and(|date| date.to_string() == words) || words.is_empty();
        node.part("DATE").map(if is_plain { Node::code } else { Node::text });
        entry.births.push(Birth {
            date,
            text: (!is_plain).then(|| words.to_owned()),
            place: (!place.is_empty()).then_some(place),
            source,
            calendar: None,
        });
    }

    fn citizenship(&mut self, entry: &mut ListEntry, node: Node<'_>) {
        let source = provenance(entry, node);
        if let Some(name) = node.text_of("COUNTRY") {
            let mut country = self.countries.named(name);
            country.source = source;
            entry.citizenships.push(country);
        }
    }

    fn document(&mut self, entry: &mut ListEntry, node: Node<'_>) {
        let source = provenance(entry, node);
        let Some(text) = node.text_of("NUMBER") else { return };
        // "63-646650 Q70 (id-National identification card) ((id))"
        let number = text.split(" (").next().unwrap_or(text);
        let label = text.split_once('-').and_then(|_| text.split(" (").nth(1)).unwrap_or_default();
        let label = label.split(')').next().unwrap_or_default();
        let (_, words) = label.split_once('-').unwrap_or_default();
        let kind = document::kind(words);
        let country = node.text_of("COUNTRY").map(|name| self.countries.named(name));
        entry.identifications.push(Identification {
            number: text.to_owned(),
            label: Some(words.to_owned()).filter(|label| !label.is_empty()),
            country,
            source,
            ..Identification::new(kind, number)
        });
    }

    fn address(&mut self, entry: &mut ListEntry, node: Node<'_>) {
        let mut source = provenance(entry, node);
        let mut place = Place::default();
        let text = |name: &str| node.text_of(name).map(str::to_owned);
        place.lines.extend(text("NUMBER"));
        place.street = text("STREET");
        place.city = text("CITY");
        place.postal_code = text("ZIPCODE");
        place.country = node.text_of("COUNTRY").map(|name| Box::new(self.countries.named(name)));
        if let Some(other) = text("OTHER") {
            entry.contacts.extend(contacts(&other, &source));
            source.remarks.push(other);
        }
        entry.addresses.push(Address { place, source, ..Address::default() });
    }
}

fn name(entry: &mut ListEntry, node: Node<'_>) {
    let source = provenance(entry, node);
    let text = |name: &str| node.part(name).map_or("", Node::text);
    let parts = [
        (NamePartKind::Given, text("FIRSTNAME")),
        (NamePartKind::Middle, text("MIDDLENAME")),
        (NamePartKind::Family, text("LASTNAME")),
    ];
    let (whole, title, function) = (text("WHOLENAME"), text("TITLE"), text("FUNCTION"));
    let fact = Source { id: None, ..source.clone() };
    let statement = |text: &str| Statement { text: text.to_owned(), source: fact.clone() };
    entry.titles.extend(Some(title).filter(|title| !title.is_empty()).map(statement));
    entry.positions.extend(Some(function).filter(|function| !function.is_empty()).map(statement));
    let gender = node.part("GENDER").and_then(|node| match node.peek() {
        "M" => Some((Gender::Male, node)),
        "F" => Some((Gender::Female, node)),
        _ => None,
    });
    if let Some((gender, node)) =
        gender.filter(|(gender, _)| entry.gender.is_none_or(|known| known == *gender))
    {
        node.code();
        entry.gender = Some(gender);
    }
    let language = node.part("LANGUAGE").and_then(|node| {
        let language = Language::find(node.peek())?;
        node.code();
        Some(language)
    });
    let mut name = ListName::of_parts(parts, NameStatus::Alias);
    if !whole.is_empty() && name.full != whole {
        name = ListName { parts: name.parts, ..ListName::new(whole, NameStatus::Alias) };
    }
    if !name.full.is_empty() {
        entry.names.push(ListName { language, source, ..name });
    }
}

/// `1963 (approximative)`, `1958 - 1963 (approximative)`, `1924-02-21`.
fn birth_date(words: &str) -> Option<dateline_entity::UncertainDate> {
    match words.split_once(" (approximative)") {
        Some((date, _)) => date::in_words(date).map(|date| date.approximate(true)),
        None => date::in_words(words),
    }
}

/// `PHONE[042-681 20 81]`, one or more.
fn contacts(text: &str, source: &Source) -> Vec<Contact> {
    const KINDS: [(&str, ContactKind); 4] = [
        ("PHONE[", ContactKind::Phone),
        ("FAX[", ContactKind::Fax),
        ("EMAIL[", ContactKind::Email),
        ("WEB[", ContactKind::Website),
    ];
    let mut found = Vec::new();
    for (mark, kind) in KINDS {
        for part in text.split(mark).skip(1) {
            let value = part.split(']').next().unwrap_or(part).trim();
            if !value.is_empty() {
                let source = Source { act: source.act, is_from_text: true, ..Source::default() };
                found.push(Contact { kind, value: value.to_owned(), label: None, source });
            }
        }
    }
    found
}

/// The number and the act of a fact.
fn provenance(entry: &mut ListEntry, node: Node<'_>) -> Source {
    let act = act(entry, node);
    // Says only to which entry the fact belongs, within which it stands.
    if let Some(owner) = node.part("Entity_id").filter(|owner| owner.peek() == entry.id) {
        owner.code();
    }
    Source { id: node.text_of("Id").map(str::to_owned), act, ..Source::default() }
}

fn act(entry: &mut ListEntry, node: Node<'_>) -> Option<u32> {
    let title = node.text_of("legal_basis")?;
    let day = node.part("reg_date").and_then(|node| {
        let day = date::iso(node.peek())?;
        node.code();
        Some(day)
    });
    let url = node.text_of("pdf_link");
    let program = node.text_of("programme");
    let is_same = |act: &ListAct| {
        act.title == title
            && act.published == day
            && act.url.as_deref() == url
            && act.program.as_deref() == program
    };
    let index = entry.acts.iter().position(is_same).unwrap_or_else(|| {
        entry.acts.push(ListAct {
            title: title.to_owned(),
            act: cited(title, day),
            published: day,
            url: url.map(str::to_owned),
            program: program.map(str::to_owned),
            ..ListAct::default()
        });
        entry.acts.len() - 1
    });
    u32::try_from(index).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = r#"<WHOLE Date="11/02/2016"><ENTITY Id="1" Type="P" legal_basis="151/2012 (OJ L49)" reg_date="2012-02-21" pdf_link="https://example.org" programme="ZWE" remark="(x)">
<NAME Id="2" Entity_id="1" legal_basis="898/2005 (OJ L153)" reg_date="2005-06-16" pdf_link="" programme="ZWE"><LASTNAME>Doe</LASTNAME><FIRSTNAME>Jane</FIRSTNAME><MIDDLENAME/><WHOLENAME>Jane Doe</WHOLENAME><GENDER>F</GENDER><TITLE>Dr</TITLE><FUNCTION>Minister</FUNCTION><LANGUAGE>FR</LANGUAGE></NAME>
<BIRTH Id="3" Entity_id="1" legal_basis="898/2005 (OJ L153)" reg_date="2005-06-16"><DATE>1958 - 1963 (approximative)</DATE><PLACE>Exampleton</PLACE><COUNTRY>IRQ</COUNTRY></BIRTH>
<PASSPORT Id="4" Entity_id="1"><NUMBER>AB 12345 (passport-National passport) ((passport))</NUMBER><COUNTRY>IRQ</COUNTRY></PASSPORT>
<CITIZEN Id="5" Entity_id="1"><COUNTRY>IRQ</COUNTRY></CITIZEN>
<ADDRESS Id="6" Entity_id="1"><NUMBER/><STREET>Example Street 1</STREET><ZIPCODE>10</ZIPCODE><CITY>Exampleton</CITY><COUNTRY>IRQ</COUNTRY><OTHER>PHONE[1 2]
FAX[3]</OTHER></ADDRESS></ENTITY></WHOLE>"#;

    #[test]
    fn reads_everything() {
        let mut entries = read_global(LIST.as_bytes(), &Options::default().with_audit());
        let entry = entries.next().unwrap().unwrap();
        assert!(entries.next().is_none());
        #[cfg(feature = "audit")]
        {
            insta::assert_json_snapshot!(entry);
            assert_eq!(entries.audit().unwrap().total().lost, 0);
        }
        assert_eq!((entry.name(), entry.other.len()), ("Jane Doe", 0));
    }
}
