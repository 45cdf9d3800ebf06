//! OFAC's enhanced XML: `SDN_ENHANCED.xml`, `cons_enhanced.xml`.
//!
//! Root `sanctionsData`: what was published, the words that records refer to (`referenceValues`, `featureTypes`), then one `entity` an
//! entry, which repeats the words it refers to. The numbers of references (`refId`) lead to nothing else and are not kept; those of
//! names, addresses and features are.

use std::io::BufRead;

use dateline_entity::{EntityKind, NamePartKind, PartialDate, UncertainDate};
use dateline_sanctions::{
    Actor, Address, Detail, ListAct, ListCountry, ListEntry, ListMeasure, ListName, NameQuality, NameStatus,
    OtherId, Place, Relation, Source, Statement,
};

use super::labelled::{self, Labelled, list_date};
use super::{CONSOLIDATED, SDN, act, flag, kind, name_part, name_status, relation, remarks};
use crate::country::Countries;
use crate::program::Programs;
use crate::xml::entries::{Made, Problem};
use crate::xml::record::Claim;
use crate::xml::{Context, Mapper, Node, XmlEntries};
use crate::{Entries, Format, Head, Options, date};

/// Reads OFAC's enhanced XML, one entry at a time.
///
/// Memory does not grow with the list. A record that is not as the schema says is an `Err` between its neighbours.
pub fn read<'a>(source: impl BufRead + 'a, options: &Options) -> Entries<'a> {
    let mapper = Enhanced {
        countries: Countries::default(),
        programs: Programs::of(Actor::US),
        is_list_known: options.list.is_some(),
    };
    Entries::new(XmlEntries::new(source, mapper, Head::new(Format::OfacEnhanced, SDN), options))
}

struct Enhanced {
    countries: Countries,
    programs: Programs,
    is_list_known: bool,
}

impl Mapper for Enhanced {
    const NAME: &'static str = "OFAC's enhanced XML";
    const ROOT: &'static str = "sanctionsData";

    fn is_container(containers: &[String], name: &str) -> bool {
        containers.len() == 1 && matches!(name, "entities" | "referenceValues" | "featureTypes")
    }

    fn entry(&mut self, record: Node<'_>, context: &mut Context<'_>) -> Result<Made, Problem> {
        match record.name() {
            "entity" => Ok(Made::Entry(Box::new(self.entity(record)?))),
            "referenceValue" | "featureType" => {
                record.walk(&mut |_, node| node.claim(Claim::Reference));
                Ok(Made::Reference)
            }
            "publicationInfo" => {
                if let Some(day) = record.text_of("dataAsOf") {
                    context.head.date = date::iso(day);
                    context.head.version = Some(day.to_owned());
                }
                let list = record.part("filters").and_then(|filters| filters.part("sanctionsLists"));
                let list = list.and_then(|lists| lists.part("sanctionsList"));
                if !self.is_list_known && list.is_some_and(|list| list.peek() == "Consolidated List") {
                    context.head.list = CONSOLIDATED.parse().expect("a list's name");
                }
                Ok(Made::Head)
            }
            _ => Ok(Made::Head),
        }
    }
}

impl Enhanced {
    fn entity(&mut self, record: Node<'_>) -> Result<ListEntry, Problem> {
        let Some(id) = record.text_of("id") else { return Err(Problem::Missing("id", None)) };
        let mut entry = ListEntry::new(SDN.parse().expect("a list's name"), id, EntityKind::Other);
        for part in record.parts() {
            match part.name() {
                "generalInfo" => general(&mut entry, part),
                "sanctionsLists" => part.parts_named("sanctionsList").for_each(|node| list(&mut entry, node)),
                "sanctionsPrograms" => {
                    for node in part.parts_named("sanctionsProgram") {
                        let mut program = self.programs.labelled(node.text());
                        program.source = numbered(node);
                        entry.programs.push(program);
                    }
                }
                "sanctionsTypes" => entry.measures.extend(part.parts_named("sanctionsType").map(measure)),
                "legalAuthorities" => entry.acts.extend(part.parts_named("legalAuthority").map(authority)),
                "names" => part.parts_named("name").for_each(|node| names(&mut entry, node)),
                "addresses" => part.parts_named("address").for_each(|node| self.address(&mut entry, node)),
                "features" => part.parts_named("feature").for_each(|node| self.feature(&mut entry, node)),
                "identityDocuments" => {
                    part.parts_named("identityDocument").for_each(|node| self.document(&mut entry, node));
                }
                "relationships" => entry.relations.extend(part.parts_named("relationship").map(tie)),
                _ => {}
            }
        }
        if entry.names.is_empty() {
            return Err(Problem::Missing("name", Some(entry.id)));
        }
        Ok(entry)
    }

    fn address(&mut self, entry: &mut ListEntry, node: Node<'_>) {
        let id = node.text_of("id").map(str::to_owned);
        let country = node.part("country").map(|node| self.country(node));
        let translations =
            node.part("translations").into_iter().flat_map(|list| list.parts_named("translation"));
        for translation in translations {
            let mut place = Place { country: country.clone().map(Box::new), ..Place::default() };
            let parts =
                translation.part("addressParts").into_iter().flat_map(|list| list.parts_named("addressPart"));
            for part in parts {
                let label = word(part.part("type"));
                place_part(&mut place, label, part.text_of("value").unwrap_or_default());
            }
            let mut source =
                Source { id: id.clone(), is_main: flag(translation, "isPrimary"), ..Source::default() };
            word(translation.part("script"));
            if let Some(number) = translation.text_of("id") {
                source.id = Some(source.id.map_or_else(|| number.to_owned(), |id| format!("{id}/{number}")));
            }
            entry.addresses.push(Address { place, source, ..Address::default() });
        }
    }

    fn feature(&mut self, entry: &mut ListEntry, node: Node<'_>) {
        let mut fact = Labelled { source: numbered(node), ..Labelled::default() };
        let mut value = None;
        for part in node.parts() {
            match part.name() {
                "type" => fact.label = labelled_word(part),
                "value" => value = Some(part),
                "valueRefId" => drop(part.code()),
                "valueDate" => fact.date = value_date(part),
                "isPrimary" => fact.source.is_main = flag(node, "isPrimary"),
                "reliability" => {
                    word(Some(part));
                    fact.source.remarks.push(part.text().to_owned());
                }
                "comments" if !part.peek().is_empty() => fact.source.remarks.push(part.text().to_owned()),
                _ => {}
            }
        }
        fact.value = match fact.date {
            Some(_) => value.map_or("", Node::code),
            None if fact.label == "Gender" => value.map_or("", Node::code),
            None => value.map_or("", Node::text),
        };
        labelled::place(entry, fact, &mut self.countries);
    }

    fn document(&mut self, entry: &mut ListEntry, node: Node<'_>) {
        let mut fact = Labelled { is_document: true, source: numbered(node), ..Labelled::default() };
        for part in node.parts().filter(|part| !part.peek().is_empty()) {
            match part.name() {
                "type" => fact.label = labelled_word(part),
                "name" => {
                    part.parts().for_each(|reference| reference.claim(Claim::Code));
                    fact.name_in_it = Some(part.text().to_owned());
                }
                "documentNumber" => fact.value = part.text(),
                "isValid" if part.peek() == "true" => drop(part.code()),
                "issuingLocation" => fact.place = Some(part.text().to_owned()),
                "issuingCountry" => fact.country = Some(self.country(part)),
                "issuingAuthority" => fact.issuer = Some(part.text()),
                "issueDate" => {
                    fact.issued = Some(list_date(date::iso(part.peek()).map(Into::into), part.code()));
                }
                "expirationDate" => {
                    fact.expires = Some(list_date(date::iso(part.peek()).map(Into::into), part.code()));
                }
                "comments" => fact.source.remarks.push(part.text().to_owned()),
                _ => {}
            }
        }
        labelled::place(entry, fact, &mut self.countries);
    }

    fn country(&mut self, node: Node<'_>) -> ListCountry {
        word(Some(node));
        self.countries.named(node.text())
    }
}

/// What the parts of an address are called.
pub(super) fn place_part(place: &mut Place, label: &str, value: &str) {
    if value.is_empty() {
        return;
    }
    let value = value.to_owned();
    match label {
        "CITY" if place.city.is_none() => place.city = Some(value),
        "STATE/PROVINCE" if place.region.is_none() => place.region = Some(value),
        "POSTAL CODE" if place.postal_code.is_none() => place.postal_code = Some(value),
        "REGION" if place.locality.is_none() => place.locality = Some(value),
        _ => place.lines.push(value),
    }
}

fn general(entry: &mut ListEntry, node: Node<'_>) {
    for part in node.parts().filter(|part| !part.peek().is_empty()) {
        match part.name() {
            "identityId" => {
                let label = "identityId".to_owned();
                entry.other_ids.push(OtherId { label, value: part.text().to_owned(), list: None });
            }
            "entityType" => {
                let known = kind(part.peek());
                if let Some(kind) = known {
                    word(Some(part));
                    part.code();
                    entry.kind = kind;
                }
            }
            "remarks" => {
                let text = part.text();
                entry.relations.extend(remarks::links(text));
                entry.remarks.push(Statement::new(text));
            }
            "title" => entry.positions.push(Statement::new(part.text())),
            _ => {}
        }
    }
}

fn list(entry: &mut ListEntry, node: Node<'_>) {
    let published = node.part("datePublished").and_then(|day| {
        let date = date::iso(day.peek())?;
        day.code();
        Some(date)
    });
    entry.listed = match (entry.listed, published) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    };
    entry.details.push(Detail {
        label: "sanctionsList".to_owned(),
        value: node.text().to_owned(),
        date: published.map(Into::into),
        source: numbered(node),
    });
}

fn measure(node: Node<'_>) -> ListMeasure {
    ListMeasure {
        label: node.text().to_owned(),
        measure: super::measure(node.peek()),
        source: numbered(node),
        ..ListMeasure::default()
    }
}

fn authority(node: Node<'_>) -> ListAct {
    let title = node.text();
    ListAct {
        title: title.to_owned(),
        act: act(title),
        is_listing: true,
        source: numbered(node),
        ..ListAct::default()
    }
}

fn names(entry: &mut ListEntry, node: Node<'_>) {
    let is_primary = flag(node, "isPrimary") == Some(true);
    let quality =
        flag(node, "isLowQuality").map(|is_low| if is_low { NameQuality::Weak } else { NameQuality::Strong });
    let type_node = node.part("aliasType");
    let status = type_node.and_then(|node| Some((name_status(node.peek())?, node)));
    let status = match status {
        Some((status, node)) => {
            word(Some(node));
            node.code();
            status
        }
        None if is_primary => NameStatus::Primary,
        None => NameStatus::Alias,
    };
    let id = node.text_of("id").unwrap_or_default();
    let translations = node.part("translations").into_iter().flat_map(|list| list.parts_named("translation"));
    for translation in translations {
        if let Some(name) = translated(translation, status) {
            let number = translation.text_of("id").unwrap_or_default();
            let source = Source {
                id: Some(format!("{id}/{number}")),
                is_main: flag(translation, "isPrimary"),
                ..Source::default()
            };
            entry.names.push(ListName { quality, source, ..name });
        }
    }
}

fn translated(node: Node<'_>, status: NameStatus) -> Option<ListName> {
    let parts = node.part("nameParts").into_iter().flat_map(|list| list.parts_named("namePart"));
    let mut parts: Vec<(NamePartKind, &str)> = parts
        .map(|part| (name_part(word(part.part("type"))), part.text_of("value").unwrap_or_default()))
        .collect();
    // The file puts the family name first; the whole name has it last.
    parts.sort_by_key(|(kind, _)| matches!(kind, NamePartKind::Family | NamePartKind::Maiden));
    let mut name = ListName::of_parts(parts, status);
    if let [part] = name.parts.as_slice()
        && part.kind == NamePartKind::Unmarked
    {
        name.parts.clear();
    }
    if name.full.is_empty() {
        let full = node.part("formattedFullName").map(Node::text).filter(|full| !full.is_empty())?;
        name = ListName::new(full, status);
    }
    // Put together from the parts.
    for formatted in ["formattedFullName", "formattedFirstName", "formattedLastName"] {
        node.part(formatted).map(Node::code);
    }
    let script = word(node.part("script"));
    name.label = (!is_shown(name.script, script)).then(|| script.to_owned());
    Some(name)
}

/// Whether the name's script says what the list's word for it says.
pub(super) fn is_shown(script: Option<dateline_text::Script>, word: &str) -> bool {
    script.is_some_and(|script| format!("{script:?}") == word) || word.is_empty()
}

fn value_date(node: Node<'_>) -> Option<UncertainDate> {
    let day = |name: &str| node.part(name).and_then(|part| date::iso(part.code()));
    let (from, to) = (day("fromDateBegin"), day("toDateEnd"));
    let (_, _) = (day("fromDateEnd"), day("toDateBegin"));
    node.part("id").map(Node::code);
    let is_range = flag(node, "isDateRange");
    let is_approximate = flag(node, "isApproximate") == Some(true);
    let _ = is_range;
    period(from, to).map(|date| date.approximate(is_approximate))
}

/// A period from its first to its last day: a day, a month, a year, or an interval.
pub(super) fn period(from: Option<PartialDate>, to: Option<PartialDate>) -> Option<UncertainDate> {
    let (from, to) = match (from, to) {
        (Some(from), Some(to)) => (from, to),
        (Some(from), None) => return Some(UncertainDate::since(from)),
        (None, Some(to)) => return Some(UncertainDate::until(to)),
        (None, None) => return None,
    };
    let year = PartialDate::from_year(from.year())?;
    let month = from.month().and_then(|month| PartialDate::from_year_month(from.year(), month));
    for whole in [Some(from), month, Some(year)].into_iter().flatten() {
        if (whole.earliest(), whole.latest()) == (from.earliest(), to.latest()) {
            return Some(UncertainDate::exact(whole));
        }
    }
    // From the first of a year to the last of another: years are meant.
    let last_year = PartialDate::from_year(to.year())?;
    if (year.earliest(), last_year.latest()) == (from, to) {
        return Some(UncertainDate::between(year, last_year));
    }
    Some(UncertainDate::between(from, to))
}

fn tie(node: Node<'_>) -> Relation {
    let label = word(node.part("type"));
    node.part("type").map(Node::text);
    let related = node.part("relatedEntity");
    let mut source = numbered(node);
    if let Some(quality) = node.part("quality") {
        word(Some(quality));
        source.remarks.push(quality.text().to_owned());
    }
    source.remarks.extend(node.text_of("comments").map(str::to_owned));
    Relation {
        kind: relation(label),
        id: related.and_then(|related| related.text_of("entityId")).map(str::to_owned),
        name: related.map(Node::text).filter(|name| !name.is_empty()).map(str::to_owned),
        label: Some(label.to_owned()),
        is_former: false,
        date: None,
        source,
    }
}

/// A word that repeats what its `refId` refers to; the caller says by `text` or `code` if the word itself is kept.
fn word(node: Option<Node<'_>>) -> &str {
    let Some(node) = node else { return "" };
    for reference in ["refId", "featureTypeId"] {
        node.part(reference).map(Node::code);
    }
    node.code()
}

/// The same for a word that the entry keeps as a label.
fn labelled_word(node: Node<'_>) -> &str {
    word(Some(node));
    node.code()
}

fn numbered(node: Node<'_>) -> Source {
    node.part("refId").map(Node::code);
    Source { id: node.text_of("id").map(str::to_owned), ..Source::default() }
}
