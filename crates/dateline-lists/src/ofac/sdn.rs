//! OFAC's simple XML: `sdn.xml` and `consolidated.xml`, in the namespaces of both years.
//!
//! Root `sdnList`, one `sdnEntry` an entry; elements only. The two lists look alike: the consolidated one is known by its size
//! ([`Options::list`] says it where the caller knows).
//!
//! | in the file | in the entry |
//! |---|---|
//! | `uid` | `id` |
//! | `firstName`, `lastName`, `akaList` | `names` |
//! | `idList` | by its label: identifications, gender, wallets, details … |
//! | `title` | `positions` |
//! | `remarks` | `remarks`; `(Linked To: …)` also `relations` |

use std::io::BufRead;

use dateline_entity::{EntityKind, NamePartKind};
use dateline_sanctions::{
    Actor, Address, Birth, ListCountry, ListEntry, ListName, NameQuality, NameStatus, Place, Source,
    Statement,
};

use super::labelled::{self, Labelled, list_date};
use super::{CONSOLIDATED, SDN, kind, name_status, remarks};
use crate::country::Countries;
use crate::program::Programs;
use crate::xml::entries::{Made, Problem};
use crate::xml::{Context, Mapper, Node, XmlEntries};
use crate::{Entries, Format, Head, Options, date};

/// The SDN list has not been so short since it is published; the consolidated list never was so long.
const MOST_CONSOLIDATED: u64 = 2500;

/// Reads OFAC's `sdn.xml` or `consolidated.xml`, one entry at a time.
///
/// Memory does not grow with the list. A record that is not as the schema says is an `Err` between its neighbours.
pub fn read<'a>(source: impl BufRead + 'a, options: &Options) -> Entries<'a> {
    let mapper = Sdn {
        countries: Countries::default(),
        programs: Programs::of(Actor::US),
        is_list_known: options.list.is_some(),
    };
    Entries::new(XmlEntries::new(source, mapper, Head::new(Format::OfacSdn, SDN), options))
}

struct Sdn {
    countries: Countries,
    programs: Programs,
    is_list_known: bool,
}

impl Mapper for Sdn {
    const NAME: &'static str = "OFAC's sdn.xml or consolidated.xml";
    const ROOT: &'static str = "sdnList";

    fn entry(&mut self, record: Node<'_>, context: &mut Context<'_>) -> Result<Made, Problem> {
        match record.name() {
            "sdnEntry" => Ok(Made::Entry(Box::new(self.sdn_entry(record)?))),
            "publshInformation" => {
                self.information(record, context.head);
                Ok(Made::Head)
            }
            _ => Ok(Made::Head),
        }
    }
}

impl Sdn {
    fn information(&self, record: Node<'_>, head: &mut Head) {
        if let Some(day) = record.text_of("Publish_Date") {
            head.date = date::month_first(day);
            head.version = Some(day.to_owned());
        }
        head.count = record.code_of("Record_Count").and_then(|count| count.parse().ok());
        if !self.is_list_known && head.count.is_some_and(|count| count < MOST_CONSOLIDATED) {
            head.list = CONSOLIDATED.parse().expect("a list's name");
        }
    }

    fn sdn_entry(&mut self, record: Node<'_>) -> Result<ListEntry, Problem> {
        let Some(uid) = record.text_of("uid") else { return Err(Problem::Missing("uid", None)) };
        let mut entry = ListEntry::new(SDN.parse().expect("a list's name"), uid, EntityKind::Other);
        let type_node = record.part("sdnType");
        if let Some((kind, node)) = type_node.and_then(|node| Some((kind(node.peek())?, node))) {
            node.code();
            entry.kind = kind;
        }
        let (mut first, mut last) = ("", "");
        for part in record.parts() {
            match part.name() {
                "firstName" => first = part.text(),
                "lastName" => last = part.text(),
                "title" if !part.peek().is_empty() => entry.positions.push(Statement::new(part.text())),
                "remarks" if !part.peek().is_empty() => {
                    let text = part.text();
                    entry.relations.extend(remarks::links(text));
                    entry.remarks.push(Statement::new(text));
                }
                "programList" => {
                    let labels =
                        part.parts_named("program").map(Node::text).filter(|label| !label.is_empty());
                    entry.programs.extend(labels.map(|label| self.programs.labelled(label)));
                }
                "akaList" => {
                    entry.names.extend(part.parts_named("aka").filter_map(|aka| name(aka, entry.kind)));
                }
                "addressList" => self.addresses(&mut entry, part),
                "idList" => {
                    for id in part.parts_named("id") {
                        self.id(&mut entry, id);
                    }
                }
                "nationalityList" => self.countries(&mut entry.nationalities, part, "nationality"),
                "citizenshipList" => self.countries(&mut entry.citizenships, part, "citizenship"),
                "dateOfBirthList" => dates_of_birth(&mut entry, part),
                "placeOfBirthList" => places_of_birth(&mut entry, part),
                "vesselInfo" => self.vessel(&mut entry, part),
                _ => {}
            }
        }
        if first.is_empty() && last.is_empty() {
            return Err(Problem::Missing("lastName", Some(entry.id)));
        }
        entry.names.insert(0, of_names(first, last, entry.kind, NameStatus::Primary));
        Ok(entry)
    }

    fn addresses(&mut self, entry: &mut ListEntry, list: Node<'_>) {
        for address in list.parts_named("address") {
            let mut place = Place::default();
            let mut source = Source::default();
            for part in address.parts().filter(|part| !part.peek().is_empty()) {
                let text = |node: Node<'_>| Some(node.text().to_owned());
                match part.name() {
                    "uid" => source.id = text(part),
                    "address1" | "address2" | "address3" => place.lines.extend(text(part)),
                    "city" => place.city = text(part),
                    "stateOrProvince" => place.region = text(part),
                    "postalCode" => place.postal_code = text(part),
                    "country" => place.country = Some(Box::new(self.countries.named(part.text()))),
                    _ => {}
                }
            }
            entry.addresses.push(Address { place, source, ..Address::default() });
        }
    }

    fn id(&mut self, entry: &mut ListEntry, id: Node<'_>) {
        let mut fact = Labelled { is_document: true, ..Labelled::default() };
        let mut value = None;
        for part in id.parts().filter(|part| !part.peek().is_empty()) {
            match part.name() {
                "uid" => fact.source.id = Some(part.text().to_owned()),
                "idType" => fact.label = part.code(),
                "idNumber" => value = Some(part),
                "idCountry" => fact.country = Some(self.countries.named(part.text())),
                "issueDate" => fact.issued = Some(list_date(None, part.code())),
                "expirationDate" => fact.expires = Some(list_date(None, part.code())),
                _ => {}
            }
        }
        // What is not copied but understood: Male, 03 Jun 2021.
        fact.value = match fact.label {
            "Gender"
            | "Organization Established Date"
            | "Vessel Year of Build"
            | "Aircraft Manufacture Date" => value.map_or("", Node::code),
            _ => value.map_or("", Node::text),
        };
        if !(fact.value.is_empty() && fact.label.is_empty()) {
            labelled::place(entry, fact, &mut self.countries);
        }
    }

    fn countries(&mut self, into: &mut Vec<ListCountry>, list: Node<'_>, item: &'static str) {
        for node in list.parts_named(item) {
            if let Some(name) = node.text_of("country") {
                let country = self.countries.named(name);
                into.push(ListCountry { source: item_source(node), ..country });
            }
        }
    }

    fn vessel(&mut self, entry: &mut ListEntry, info: Node<'_>) {
        for part in info.parts().filter(|part| !part.peek().is_empty()) {
            let label = match part.name() {
                "callSign" => "Vessel Call Sign",
                "vesselType" => "Vessel Type",
                "vesselFlag" => "Vessel Flag",
                "vesselOwner" => "Vessel Owner",
                "tonnage" => "Vessel Tonnage",
                "grossRegisteredTonnage" => "Vessel Gross Registered Tonnage",
                _ => continue,
            };
            let fact = Labelled { label, value: part.text(), is_document: true, ..Labelled::default() };
            labelled::place(entry, fact, &mut self.countries);
        }
    }
}

fn name(aka: Node<'_>, kind: EntityKind) -> Option<ListName> {
    let (mut first, mut last) = ("", "");
    let (mut status, mut quality) = (NameStatus::Alias, None);
    let mut source = Source::default();
    for part in aka.parts() {
        match part.name() {
            "uid" => source.id = Some(part.text().to_owned()).filter(|id| !id.is_empty()),
            "type" => {
                if let Some(known) = name_status(part.peek()) {
                    part.code();
                    status = known;
                }
            }
            "category" => {
                quality = match part.peek() {
                    "strong" => Some(NameQuality::Strong),
                    "weak" => Some(NameQuality::Weak),
                    _ => continue,
                };
                part.code();
            }
            "firstName" => first = part.text(),
            "lastName" => last = part.text(),
            _ => {}
        }
    }
    if first.is_empty() && last.is_empty() {
        return None;
    }
    Some(ListName { quality, source, ..of_names(first, last, kind, status) })
}

fn of_names(first: &str, last: &str, kind: EntityKind, status: NameStatus) -> ListName {
    match kind {
        EntityKind::Person => {
            ListName::of_parts([(NamePartKind::Given, first), (NamePartKind::Family, last)], status)
        }
        _ if first.is_empty() => ListName::new(last, status),
        _ => ListName::new(format!("{first} {last}"), status),
    }
}

fn dates_of_birth(entry: &mut ListEntry, list: Node<'_>) {
    for item in list.parts_named("dateOfBirthItem") {
        let Some(node) = item.part("dateOfBirth").filter(|node| !node.peek().is_empty()) else { continue };
        let dated = list_date(None, node.peek());
        if dated.text.is_some() {
            node.text()
        } else {
            node.code()
        };
        entry.births.push(Birth {
            date: dated.date,
            text: dated.text,
            source: item_source(item),
            ..Birth::default()
        });
    }
}

fn places_of_birth(entry: &mut ListEntry, list: Node<'_>) {
    for item in list.parts_named("placeOfBirthItem") {
        if let Some(text) = item.text_of("placeOfBirth") {
            let place = Some(Place::of_text(text));
            entry.births.push(Birth { place, source: item_source(item), ..Birth::default() });
        }
    }
}

/// The number of an item and whether it is the main one.
fn item_source(item: Node<'_>) -> Source {
    let is_main = item.code_of("mainEntry").map(|main| main == "true");
    Source { id: item.text_of("uid").map(str::to_owned), is_main, ..Source::default() }
}
