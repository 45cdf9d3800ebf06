//! The facts of one `sanctionEntity`: each an element with attributes, and the regulation that brought it.

use dateline_entity::{
    EntityKind, Gender, IdentifierKind, Language, NamePartKind, PartialDate, UncertainDate,
};
use dateline_sanctions::{
    Address, Birth, Community, Contact, ContactKind, DocumentStatus, Identification, LegalAct, ListAct,
    ListCountry, ListDate, ListEntry, ListName, NameQuality, NameStatus, Place, Source, Statement,
};

use crate::country::Countries;
use crate::date;
use crate::program::Programs;
use crate::xml::Node;

/// The act under which the entry is listed, and its programme.
pub(super) fn regulation(entry: &mut ListEntry, node: Node<'_>, programs: &mut Programs) {
    let index = act(entry, node);
    let mut source = Source::default();
    let (mut issuer, mut in_force, mut program) = (None, None, None);
    for part in node.parts() {
        match part.name() {
            "organisationType" => issuer = text(part),
            "entryIntoForceDate" => in_force = day(part),
            "programme" => program = text(part),
            "corrigendum" => {
                let corrigendum = act(entry, part);
                if let Some(act) = get(entry, corrigendum) {
                    act.source.remarks.push("corrigendum".to_owned());
                }
            }
            _ => provenance(&mut source, part),
        }
    }
    if let Some(label) = &program {
        let mut listed = programs.labelled(label);
        listed.source.act = Some(index);
        entry.programs.push(listed);
    }
    entry.effective = entry.effective.or(in_force);
    if let Some(act) = get(entry, index) {
        *act = ListAct { issuer, in_force, program, is_listing: true, source, ..std::mem::take(act) };
    }
}

fn get(entry: &mut ListEntry, index: u32) -> Option<&mut ListAct> {
    entry.acts.get_mut(usize::try_from(index).ok()?)
}

/// The place among the entry's acts of the one that a `regulation` or `regulationSummary` names; each act is there once.
fn act(entry: &mut ListEntry, node: Node<'_>) -> u32 {
    let (mut title, mut kind, mut published, mut url) = ("", "", None, "");
    for part in node.parts() {
        match part.name() {
            "numberTitle" => title = part.text(),
            "regulationType" => kind = part.text(),
            "publicationDate" => published = day(part),
            "publicationUrl" => url = part.text(),
            _ => {}
        }
    }
    let is_same = |act: &ListAct| {
        act.title == title
            && act.published == published
            && act.url.as_deref().unwrap_or_default() == url
            && act.kind.as_deref().unwrap_or_default() == kind
    };
    let index = entry.acts.iter().position(is_same).unwrap_or_else(|| {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        entry.acts.push(ListAct {
            title: title.to_owned(),
            act: cited(title, published),
            kind: some(kind),
            published,
            url: some(url),
            ..ListAct::default()
        });
        entry.acts.len() - 1
    });
    u32::try_from(index).unwrap_or(u32::MAX)
}

/// The regulation that `2021/371 (OJ L71I)` or `1210/2003 (OJ L169)` cites. Until 2014 the number came first.
pub(super) fn cited(title: &str, published: Option<PartialDate>) -> Option<LegalAct> {
    let number = title.split(" (").next().unwrap_or_default().trim();
    if let Some(decision) = number.strip_suffix("/CFSP") {
        return LegalAct::parse(&format!("Decision {decision}/CFSP"));
    }
    let (first, second) = number.split_once('/')?;
    let digits = |text: &str| text.parse::<u32>().ok().filter(|_| text.len() <= 5);
    let (first, second) = (digits(first)?, digits(second)?);
    let near =
        |year: u32| published.is_none_or(|day| (day.year() - i32::try_from(year).unwrap_or(0)).abs() <= 1);
    let (year, number) = match (first, second) {
        (2015..=2100, number) if near(first) || !(1950..=2100).contains(&number) => (first, number),
        (number, year @ 1950..=2014) => (year, number),
        _ => return None,
    };
    let community = match year {
        ..=1993 => Community::Eec,
        1994..=2009 => Community::Ec,
        _ => Community::Eu,
    };
    Some(LegalAct::Regulation { community, implementing: false, year: u16::try_from(year).ok()?, number })
}

pub(super) fn subject_type(entry: &mut ListEntry, node: Node<'_>) {
    for part in node.parts() {
        let kind = match part.peek() {
            "person" | "P" => EntityKind::Person,
            "enterprise" | "E" => EntityKind::Organization,
            _ => continue,
        };
        part.code();
        entry.kind = kind;
    }
}

pub(super) fn name(entry: &mut ListEntry, node: Node<'_>) {
    let (mut first, mut middle, mut last, mut whole) = ("", "", "", "");
    let (mut quality, mut language, mut gender) = (None, None, None);
    let (mut position, mut title) = (None, None);
    let mut source = Source::default();
    for part in node.parts() {
        match part.name() {
            "firstName" => first = part.text(),
            "middleName" => middle = part.text(),
            "lastName" => last = part.text(),
            "wholeName" => whole = part.text(),
            "function" => position = text(part),
            "title" => title = text(part),
            "gender" => gender = gender_of(part),
            "nameLanguage" => language = language_of(part),
            "strong" => {
                quality =
                    flag(part).map(|strong| if strong { NameQuality::Strong } else { NameQuality::Weak });
            }
            "regulationSummary" => source.act = Some(act(entry, part)),
            _ => provenance(&mut source, part),
        }
    }
    let fact = Source { id: None, remarks: Vec::new(), ..source.clone() };
    let statement = |text| Statement { text, source: fact.clone() };
    entry.positions.extend(position.map(statement));
    entry.titles.extend(title.map(statement));
    match (entry.gender, gender) {
        (None, Some((gender, node))) => {
            node.code();
            entry.gender = Some(gender);
        }
        // Another name gives the same; one that contradicts is kept as it is.
        (Some(known), Some((gender, node))) if known == gender => {
            node.code();
        }
        _ => {}
    }
    if whole.is_empty() && first.is_empty() && middle.is_empty() && last.is_empty() {
        return;
    }
    let parts = [(NamePartKind::Given, first), (NamePartKind::Middle, middle), (NamePartKind::Family, last)];
    let mut name = ListName::of_parts(parts, NameStatus::Alias);
    if !whole.is_empty() && name.full != whole {
        name = ListName { parts: name.parts, ..ListName::new(whole, NameStatus::Alias) };
    }
    for remark in &source.remarks {
        let remark = remark.to_ascii_lowercase();
        if ["low quality", "lo quality"].iter().any(|mark| remark.contains(mark)) {
            quality = Some(NameQuality::Weak);
        }
        if remark.starts_with("former") || remark.starts_with("f.k.a") {
            name.status = NameStatus::Former;
        }
    }
    entry.names.push(ListName { quality, language, source, ..name });
}

pub(super) fn citizenship(entry: &mut ListEntry, node: Node<'_>, countries: &mut Countries) {
    let mut source = Source::default();
    let (mut code, mut name, mut label) = (None, None, None);
    for part in node.parts() {
        match part.name() {
            "countryIso2Code" => code = Some(part),
            "countryDescription" => name = Some(part),
            "region" => label = text(part),
            "regulationSummary" => source.act = Some(act(entry, part)),
            _ => provenance(&mut source, part),
        }
    }
    if let Some(country) = country(code, name, countries) {
        entry.citizenships.push(ListCountry { label, source, ..country });
    } else if label.is_some() || !source.remarks.is_empty() {
        // A citizenship of a region, or in words only.
        entry.citizenships.push(ListCountry { label, source, ..ListCountry::default() });
    }
}

pub(super) fn birth(entry: &mut ListEntry, node: Node<'_>, countries: &mut Countries) {
    let mut place = Place::default();
    let mut source = Source::default();
    let (mut circa, mut calendar, mut date) = (false, None, None);
    let (mut day_part, mut month_part, mut year_part, mut from, mut to) = (None, None, None, None, None);
    let (mut code, mut name) = (None, None);
    for part in node.parts() {
        match part.name() {
            "circa" => circa = flag(part) == Some(true),
            "calendarType" if part.peek() == "GREGORIAN" => drop(part.code()),
            "calendarType" => calendar = text(part),
            "birthdate" => date = day(part),
            "dayOfMonth" => day_part = number(part),
            "monthOfYear" => month_part = number(part),
            "year" => year_part = number(part),
            "yearRangeFrom" => from = number(part),
            "yearRangeTo" => to = number(part),
            "city" => place.city = text(part),
            "zipCode" => place.postal_code = text(part),
            "region" => place.region = text(part),
            "place" => place.locality = text(part),
            "countryIso2Code" => code = Some(part),
            "countryDescription" => name = Some(part),
            "regulationSummary" => source.act = Some(act(entry, part)),
            _ => provenance(&mut source, part),
        }
    }
    place.country = country(code, name, countries).map(Box::new);
    let parts = || date::of_parts(year_part?, month_part.unwrap_or(0), day_part.unwrap_or(0));
    let year = |year: Option<u32>| PartialDate::from_year(i32::try_from(year?).ok()?);
    let printed = || {
        let parts = [day_part, month_part, year_part].into_iter().flatten().map(|part| part.to_string());
        parts.collect::<Vec<_>>().join("/")
    };
    let (date, text) = if calendar.is_some() {
        // The parts are of that calendar; `birthdate`, where it is there, is the list's conversion.
        (date.map(UncertainDate::exact), Some(printed()))
    } else {
        let interval = match (year(from), year(to)) {
            (Some(from), Some(to)) => Some(UncertainDate::between(from, to)),
            (Some(from), None) => Some(UncertainDate::since(from)),
            (None, Some(to)) => Some(UncertainDate::until(to)),
            (None, None) => None,
        };
        // Both are never there in the lists known; the range would say less.
        (date.or_else(parts).map(UncertainDate::exact).or(interval), None)
    };
    entry.births.push(Birth {
        date: date.map(|date| date.approximate(circa)),
        text: text.filter(|text| !text.is_empty()),
        calendar,
        place: (!place.is_empty()).then_some(place),
        source,
    });
}

pub(super) fn identification(entry: &mut ListEntry, node: Node<'_>, countries: &mut Countries) {
    let mut source = Source::default();
    let mut found = Identification::default();
    let (mut code, mut name) = (None, None);
    for part in node.parts() {
        let is_true = |part| flag(part) == Some(true);
        match part.name() {
            "number" => part.text().clone_into(&mut found.number),
            "latinNumber" => found.latin_number = text(part),
            "identificationTypeCode" => found.kind = kind(part),
            "identificationTypeDescription" => found.label = text(part),
            "nameOnDocument" => found.name_in_it = text(part),
            "issuedBy" => found.issuer = text(part),
            "region" => found.place = text(part),
            "issueDate" | "issuedDate" => found.issued = list_date(part),
            "validFrom" => found.valid_from = list_date(part),
            "validTo" => found.expires = list_date(part),
            "diplomatic" if is_true(part) => found.status.push(DocumentStatus::Diplomatic),
            "knownExpired" if is_true(part) => found.status.push(DocumentStatus::Expired),
            "knownFalse" if is_true(part) => found.status.push(DocumentStatus::False),
            "reportedLost" if is_true(part) => found.status.push(DocumentStatus::Lost),
            "revokedByIssuer" if is_true(part) => found.status.push(DocumentStatus::Revoked),
            "diplomatic" | "knownExpired" | "knownFalse" | "reportedLost" | "revokedByIssuer" => {}
            "countryIso2Code" => code = Some(part),
            "countryDescription" => name = Some(part),
            "regulationSummary" => source.act = Some(act(entry, part)),
            _ => provenance(&mut source, part),
        }
    }
    found.country = country(code, name, countries);
    if found.kind.is_none() {
        found.kind = source.remarks.iter().find_map(|remark| crate::document::kind(remark));
    }
    let number = found.latin_number.as_deref().unwrap_or(&found.number);
    found.identifier = Identification::new(found.kind, number).identifier;
    entry.identifications.push(Identification { source, ..found });
}

/// What the codes of `identificationTypeCode` mean. The code itself stands in the description.
fn kind(part: Node<'_>) -> Option<IdentifierKind> {
    let kind = match part.peek() {
        "passport" | "diplpassport" => IdentifierKind::Passport,
        "id" => IdentifierKind::NationalId,
        "ssn" => IdentifierKind::SocialSecurity,
        "regnumber" => IdentifierKind::Registration,
        "fiscalcode" | "taxid" => IdentifierKind::TaxId,
        "euvat" => IdentifierKind::Vat,
        "swiftbic" | "bic" => IdentifierKind::Bic,
        "imo" => IdentifierKind::Imo,
        "mmsi" => IdentifierKind::Mmsi,
        "drivinglicence" => IdentifierKind::DrivingLicence,
        "traveldoc" => IdentifierKind::TravelDocument,
        "residentperm" => IdentifierKind::Residence,
        "birthcert" => IdentifierKind::BirthCertificate,
        "tradelic" => IdentifierKind::Licence,
        "isin" => IdentifierKind::Isin,
        "lei" => IdentifierKind::Lei,
        "iban" => IdentifierKind::Iban,
        _ => {
            part.code();
            return None;
        }
    };
    part.code();
    Some(kind)
}

pub(super) fn address(entry: &mut ListEntry, node: Node<'_>, countries: &mut Countries) {
    let mut source = Source::default();
    let mut place = Place::default();
    let mut is_at_listing = None;
    let mut contacts = Vec::new();
    let (mut code, mut name) = (None, None);
    for part in node.parts() {
        match part.name() {
            "street" => place.street = text(part),
            "poBox" => place.po_box = text(part),
            "city" => place.city = text(part),
            "zipCode" => place.postal_code = text(part),
            "region" => place.region = text(part),
            "place" => place.locality = text(part),
            "asAtListingTime" => is_at_listing = flag(part),
            "contactInfo" => contacts.extend(contact(part)),
            "countryIso2Code" => code = Some(part),
            "countryDescription" => name = Some(part),
            "regulationSummary" => source.act = Some(act(entry, part)),
            _ => provenance(&mut source, part),
        }
    }
    place.country = country(code, name, countries).map(Box::new);
    entry.contacts.extend(
        contacts
            .into_iter()
            .map(|contact| Contact { source: Source { act: source.act, ..Source::default() }, ..contact }),
    );
    entry.addresses.push(Address { place, label: None, is_at_listing, source });
}

fn contact(node: Node<'_>) -> Option<Contact> {
    let value = node.text_of("value")?.to_owned();
    let key = node.part("key");
    let kind = match key.map(Node::code) {
        Some("PHONE") => ContactKind::Phone,
        Some("FAX") => ContactKind::Fax,
        Some("EMAIL") => ContactKind::Email,
        Some("WEB") => ContactKind::Website,
        _ => ContactKind::Other,
    };
    let label = key.filter(|_| kind == ContactKind::Other).and_then(text);
    Some(Contact { kind, value, label, source: Source::default() })
}

/// A country by its code and name; `00`, `UNKNOWN` says that the list knows none.
fn country(code: Option<Node<'_>>, name: Option<Node<'_>>, countries: &mut Countries) -> Option<ListCountry> {
    let (code_text, name_text) = (code.map_or("", Node::peek), name.map_or("", Node::peek));
    if matches!(code_text, "" | "00") && matches!(name_text, "" | "UNKNOWN") {
        code.map(Node::code);
        name.map(Node::code);
        return None;
    }
    let country = countries.find(code_text).or_else(|| countries.find(name_text));
    let text = if name_text.is_empty() { code_text } else { name_text };
    name.map(Node::text);
    // A code that is unknown stays to be kept as it is.
    if country.is_some() || name_text.is_empty() {
        code.map(Node::code);
    }
    Some(ListCountry { country, text: text.to_owned(), ..ListCountry::default() })
}

/// What every fact can have: a number, remarks, the language of the regulation.
fn provenance(source: &mut Source, part: Node<'_>) {
    match part.name() {
        "logicalId" => source.id = text(part),
        "remark" => source.remarks.extend(text(part)),
        "regulationLanguage" => source.language = language_of(part),
        _ => {}
    }
}

fn text(part: Node<'_>) -> Option<String> {
    let text = part.peek();
    if text.is_empty() {
        return None;
    }
    Some(part.text().to_owned())
}

/// A day; one that is none stays to be kept as it is.
fn day(part: Node<'_>) -> Option<PartialDate> {
    let day = date::iso(part.peek())?;
    part.code();
    Some(day)
}

fn list_date(part: Node<'_>) -> Option<ListDate> {
    match date::iso(part.peek()) {
        Some(date) => {
            part.code();
            Some(date.into())
        }
        None => text(part).map(|text| ListDate { date: None, text: Some(text) }),
    }
}

fn number(part: Node<'_>) -> Option<u32> {
    let number = part.peek().parse().ok()?;
    part.code();
    Some(number)
}

fn flag(part: Node<'_>) -> Option<bool> {
    let flag = match part.peek() {
        "true" | "1" => true,
        "false" | "0" => false,
        _ => return None,
    };
    part.code();
    Some(flag)
}

fn language_of(part: Node<'_>) -> Option<Language> {
    let language = Language::find(part.peek())?;
    part.code();
    Some(language)
}

fn gender_of(part: Node<'_>) -> Option<(Gender, Node<'_>)> {
    match part.peek() {
        "M" => Some((Gender::Male, part)),
        "F" => Some((Gender::Female, part)),
        _ => None,
    }
}
