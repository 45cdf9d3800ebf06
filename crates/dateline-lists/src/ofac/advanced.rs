//! OFAC's advanced XML: `SDN_ADVANCED.xml`, `cons_advanced.xml`.
//!
//! A database written as XML. Root `Sanctions`, then in this order: words (`ReferenceValueSets`), places (`Locations`), documents
//! (`IDRegDocuments`), parties (`DistinctParties`), ties (`ProfileRelationships`), listings (`SanctionsEntries`). All refer to each
//! other by numbers. What stands before the parties is kept until a party refers to it; the parties are held, packed, until the
//! listings after them are known. So no entry comes before the end of the file.

use std::collections::{BTreeMap, HashMap};
use std::io::BufRead;

use dateline_entity::{EntityKind, NamePartKind, PartialDate, UncertainDate};
use dateline_sanctions::{
    Actor, Address, Detail, ListAct, ListDate, ListEntry, ListMeasure, ListName, ListProgram, NameQuality,
    NameStatus, Other, OtherId, Place, Relation, Source, Statement,
};

use super::enhanced::{is_shown, period, place_part};
use super::held::Held;
use super::labelled::{self, Labelled};
use super::{CONSOLIDATED, SDN, act, flag, kind, measure, name_part, name_status, relation, remarks};
use crate::country::Countries;
use crate::program::Programs;
use crate::xml::entries::{Made, Problem, leave_to};
use crate::xml::record::Claim;
use crate::xml::{Context, Mapper, Node, XmlEntries};
use crate::{Entries, Format, Head, Options, ReadError, date};

/// Reads OFAC's advanced XML. The first entry comes when the file has been read to its end.
///
/// Memory grows with the list, by some five hundred bytes an entry, since what belongs together stands far apart in the file. A
/// record that is not as the schema says is an `Err`.
pub fn read<'a>(source: impl BufRead + 'a, options: &Options) -> Entries<'a> {
    let mapper = Advanced {
        countries: Countries::default(),
        programs: Programs::of(Actor::US),
        is_list_known: options.list.is_some(),
        words: HashMap::new(),
        places: BTreeMap::new(),
        documents: BTreeMap::new(),
        ties: BTreeMap::new(),
        listings: BTreeMap::new(),
        names: HashMap::new(),
        held: Held::new(),
        is_finishing: false,
    };
    Entries::new(XmlEntries::new(source, mapper, Head::new(Format::OfacAdvanced, SDN), options))
}

struct Advanced {
    countries: Countries,
    programs: Programs,
    is_list_known: bool,
    /// The words of the reference sets, by set and number.
    words: HashMap<(Box<str>, u32), Word>,
    places: BTreeMap<u32, Location>,
    /// By identity.
    documents: BTreeMap<u32, Vec<Document>>,
    /// By profile, as are the listings.
    ties: BTreeMap<u32, Vec<Tie>>,
    listings: BTreeMap<u32, Vec<Listing>>,
    names: HashMap<u32, Box<str>>,
    held: Held,
    is_finishing: bool,
}

#[derive(Clone, Debug, Default)]
struct Word {
    text: Box<str>,
    /// The type of a party's subtype.
    parent: Option<u32>,
}

#[derive(Clone, Debug, Default)]
struct Location {
    place: Place,
    is_used: bool,
    other: Vec<Other>,
}

#[derive(Debug, Default)]
struct Document {
    id: Option<String>,
    type_id: u32,
    number: String,
    country: Option<u32>,
    location: Option<u32>,
    issuer: String,
    name: Option<u32>,
    remarks: Vec<String>,
    issued: Option<UncertainDate>,
    expires: Option<UncertainDate>,
    other: Vec<Other>,
}

#[derive(Debug)]
struct Tie {
    relation: Relation,
    to: u32,
    other: Vec<Other>,
}

#[derive(Debug, Default)]
struct Listing {
    id: Option<String>,
    list: String,
    days: Vec<PartialDate>,
    acts: Vec<ListAct>,
    programs: Vec<(String, Source)>,
    measures: Vec<ListMeasure>,
    other: Vec<Other>,
}

impl Mapper for Advanced {
    const NAME: &'static str = "OFAC's advanced XML";
    const ROOT: &'static str = "Sanctions";

    fn is_container(containers: &[String], name: &str) -> bool {
        match containers {
            [_] => matches!(
                name,
                "ReferenceValueSets"
                    | "Locations"
                    | "IDRegDocuments"
                    | "DistinctParties"
                    | "ProfileRelationships"
                    | "SanctionsEntries"
                    | "SanctionsEntryLinks"
            ),
            [_, set] => set == "ReferenceValueSets",
            _ => false,
        }
    }

    fn entry(&mut self, record: Node<'_>, context: &mut Context<'_>) -> Result<Made, Problem> {
        match record.name() {
            "DateOfIssue" => {
                context.head.date = day_of(record).and_then(UncertainDate::date);
                record.part("CalendarTypeID").map(Node::code);
                return Ok(Made::Head);
            }
            "Location" => self.location(record),
            "IDRegDocument" => self.document(record),
            "DistinctParty" => return self.party(record),
            "ProfileRelationship" => self.tie(record),
            "SanctionsEntry" => self.listing(record),
            _ if context.containers.get(1).is_some_and(|set| set == "ReferenceValueSets") => {
                self.word(record);
            }
            _ => return Ok(Made::Head),
        }
        Ok(Made::Reference)
    }

    fn hold(&mut self, entry: &ListEntry) -> Result<(), ReadError> {
        if let Ok(number) = entry.id.parse() {
            self.names.insert(number, entry.name().into());
        }
        self.held.push(entry).map_err(ReadError::Io)
    }

    fn finish(&mut self, head: &mut Head) -> Option<Result<ListEntry, ReadError>> {
        if !self.is_finishing {
            self.is_finishing = true;
            let is_consolidated =
                self.listings.values().flatten().any(|listing| listing.list == "Consolidated List");
            if !self.is_list_known && is_consolidated {
                head.list = CONSOLIDATED.parse().expect("a list's name");
            }
        }
        match self.held.pop() {
            Ok(Some(mut entry)) => {
                entry.list.clone_from(&head.list);
                self.complete(&mut entry);
                Some(Ok(entry))
            }
            Ok(None) => {
                self.leave(head);
                None
            }
            Err(error) => Some(Err(ReadError::Io(error))),
        }
    }
}

/// What stands before the parties.
impl Advanced {
    fn word(&mut self, record: Node<'_>) {
        record.walk(&mut |_, node| node.claim(Claim::Reference));
        if let Some(number) = number(record, "ID") {
            let parent = record.part("PartyTypeID").and_then(|node| node.peek().parse().ok());
            let word = Word { text: record.peek().into(), parent };
            self.words.insert((record.name().into(), number), word);
        }
    }

    fn meaning(&self, set: &str, number: Option<u32>) -> &str {
        let word = number.and_then(|number| self.words.get(&(set.into(), number)));
        word.map_or("", |word| &word.text)
    }

    fn location(&mut self, record: Node<'_>) {
        let Some(id) = number(record, "ID") else { return };
        let mut place = Place::default();
        for part in record.parts() {
            match part.name() {
                "LocationCountry" => {
                    let name = self.meaning("Country", number(part, "CountryID")).to_owned();
                    part.part("CountryRelevanceID").map(Node::code);
                    if !name.is_empty() {
                        place.country = Some(Box::new(self.countries.named(&name)));
                    }
                }
                "LocationPart" => {
                    let label = self.meaning("LocPartType", number(part, "LocPartTypeID"));
                    for value in part.parts_named("LocationPartValue") {
                        for code in ["Primary", "LocPartValueTypeID", "LocPartValueStatusID"] {
                            value.part(code).map(Node::code);
                        }
                        place_part(&mut place, label, value.text_of("Value").unwrap_or_default());
                    }
                }
                "LocationAreaCode" => drop(number(part, "AreaCodeID")),
                "FeatureVersionReference" => drop(number(part, "FeatureVersionID")),
                "IDRegDocumentReference" => drop(number(part, "IDRegDocumentID")),
                _ => {}
            }
        }
        let mut location = Location { place, ..Location::default() };
        leave_to(&mut location.other, "Location", record);
        self.places.insert(id, location);
    }

    fn document(&mut self, record: Node<'_>) {
        let Some(identity) = number(record, "IdentityID") else { return };
        let mut document = Document {
            id: record.text_of("ID").map(str::to_owned),
            type_id: number(record, "IDRegDocTypeID").unwrap_or_default(),
            country: number(record, "IssuedBy-CountryID"),
            location: number(record, "IssuedIn-LocationID"),
            ..Document::default()
        };
        let validity =
            self.meaning("Validity", record.part("ValidityID").and_then(|node| node.peek().parse().ok()));
        if matches!(validity, "" | "Unknown" | "Valid") {
            record.part("ValidityID").map(Node::code);
        }
        for part in record.parts().filter(|part| !part.is_attribute()) {
            match part.name() {
                "IDRegistrationNo" => part.text().clone_into(&mut document.number),
                "IssuingAuthority" => part.text().clone_into(&mut document.issuer),
                "Comment" if !part.peek().is_empty() => document.remarks.push(part.text().to_owned()),
                "DocumentedNameReference" => document.name = number(part, "DocumentedNameID"),
                "DocumentDate" => {
                    let date = part.part("DatePeriod").and_then(date_period);
                    match self.meaning("IDRegDocDateType", number(part, "IDRegDocDateTypeID")) {
                        "Issue Date" => document.issued = date,
                        _ => document.expires = date,
                    }
                }
                _ => {}
            }
        }
        leave_to(&mut document.other, "IDRegDocument", record);
        self.documents.entry(identity).or_default().push(document);
    }
}

/// The parties.
impl Advanced {
    fn party(&mut self, record: Node<'_>) -> Result<Made, Problem> {
        let Some(id) = record.text_of("FixedRef") else { return Err(Problem::Missing("FixedRef", None)) };
        let mut entry = ListEntry::new(SDN.parse().expect("a list's name"), id, EntityKind::Other);
        if let Some(text) = record.text_of("Comment") {
            entry.relations.extend(remarks::links(text));
            entry.remarks.push(Statement::new(text));
        }
        for profile in record.parts_named("Profile") {
            self.profile(&mut entry, profile);
        }
        if entry.names.is_empty() {
            return Err(Problem::Missing("Alias", Some(entry.id)));
        }
        Ok(Made::Hold(Box::new(entry)))
    }

    fn profile(&mut self, entry: &mut ListEntry, profile: Node<'_>) {
        repeats(entry, profile, "ID");
        let sub_type = number(profile, "PartySubTypeID");
        let parent = sub_type.and_then(|number| self.words.get(&("PartySubType".into(), number)));
        let parent = self.meaning("PartyType", parent.and_then(|word| word.parent));
        let known = kind(self.meaning("PartySubType", sub_type)).or_else(|| kind(parent));
        entry.kind = known.unwrap_or(EntityKind::Other);
        for part in profile.parts() {
            match part.name() {
                "Identity" => self.identity(entry, part),
                "Feature" => self.feature(entry, part),
                _ => {}
            }
        }
    }

    fn identity(&mut self, entry: &mut ListEntry, node: Node<'_>) {
        repeats(entry, node, "FixedRef");
        for flag in ["Primary", "False"] {
            if node.part(flag).is_some_and(|flag| matches!(flag.peek(), "true" | "false")) {
                node.part(flag).map(Node::code);
            }
        }
        let id = node.part("ID").filter(|id| !id.peek().is_empty());
        if let Some(id) = id {
            let label = "IdentityID".to_owned();
            entry.other_ids.push(OtherId { label, value: id.text().to_owned(), list: None });
        }
        let groups = name_part_groups(node);
        for alias in node.parts_named("Alias") {
            self.alias(entry, alias, &groups);
        }
        let documents =
            id.and_then(|id| id.peek().parse().ok()).and_then(|id: u32| self.documents.remove(&id));
        for document in documents.into_iter().flatten() {
            self.place_document(entry, document);
        }
    }

    fn alias(&mut self, entry: &mut ListEntry, alias: Node<'_>, groups: &BTreeMap<u32, u32>) {
        repeats(entry, alias, "FixedRef");
        let is_primary = flag(alias, "Primary") == Some(true);
        let quality = flag(alias, "LowQuality")
            .map(|is_low| if is_low { NameQuality::Weak } else { NameQuality::Strong });
        let word = self.meaning("AliasType", number(alias, "AliasTypeID"));
        let status = match name_status(word) {
            _ if is_primary => NameStatus::Primary,
            Some(NameStatus::Primary) | None => NameStatus::Alias,
            Some(status) => status,
        };
        for documented in alias.parts_named("DocumentedName") {
            repeats(entry, documented, "FixedRef");
            documented.part("DocNameStatusID").map(Node::code);
            let mut parts = Vec::new();
            let mut script_word = "";
            let values = documented
                .parts_named("DocumentedNamePart")
                .flat_map(|part| part.parts_named("NamePartValue"));
            for value in values {
                let group = number(value, "NamePartGroupID").and_then(|group| groups.get(&group).copied());
                script_word = self.meaning("Script", number(value, "ScriptID"));
                for code in ["ScriptStatusID", "Acronym"] {
                    value.part(code).map(Node::code);
                }
                parts.push((name_part(self.meaning("NamePartType", group)), value.text()));
            }
            parts.sort_by_key(|(kind, _)| matches!(kind, NamePartKind::Family | NamePartKind::Maiden));
            let mut name = ListName::of_parts(parts, status);
            if let [part] = name.parts.as_slice()
                && part.kind == NamePartKind::Unmarked
            {
                name.parts.clear();
            }
            let source = Source { id: documented.text_of("ID").map(str::to_owned), ..Source::default() };
            let label = (!is_shown(name.script, script_word)).then(|| script_word.to_owned());
            if !name.full.is_empty() {
                entry.names.push(ListName { quality, label, source, ..name });
            }
        }
    }

    fn feature(&mut self, entry: &mut ListEntry, feature: Node<'_>) {
        let label = self.meaning("FeatureType", number(feature, "FeatureTypeID")).to_owned();
        if let Some(reference) = feature.part("IdentityReference") {
            number(reference, "IdentityID");
            number(reference, "IdentityFeatureLinkTypeID");
        }
        for version in feature.parts_named("FeatureVersion") {
            let ids = [feature.text_of("ID"), version.text_of("ID")];
            let mut source = Source {
                id: Some(ids.into_iter().flatten().collect::<Vec<_>>().join("/")),
                ..Source::default()
            };
            let reliability = self.meaning("Reliability", number(version, "ReliabilityID"));
            source
                .remarks
                .extend(Some(reliability.to_owned()).filter(|word| !word.is_empty() && word != "Unknown"));
            source.remarks.extend(version.text_of("Comment").map(str::to_owned));
            self.version(entry, &label, version, source);
        }
    }

    fn version(&mut self, entry: &mut ListEntry, label: &str, version: Node<'_>, source: Source) {
        let mut value = String::new();
        let mut date = None;
        let mut location = None;
        for part in version.parts() {
            match part.name() {
                "VersionDetail" => {
                    part.part("DetailTypeID").map(Node::code);
                    let reference = self.meaning("DetailReference", number(part, "DetailReferenceID"));
                    let is_coded = matches!(label, "Gender");
                    let text = if is_coded { part.code() } else { part.text() };
                    value = if text.is_empty() { reference.to_owned() } else { text.to_owned() };
                }
                "DatePeriod" => date = date_period(part),
                "VersionLocation" => location = number(part, "LocationID"),
                _ => {}
            }
        }
        let location = location.and_then(|id| self.places.get_mut(&id));
        if let Some(location) = location {
            location.is_used = true;
            entry.other.append(&mut location.other);
            let place = location.place.clone();
            let country = place.country.as_deref().cloned();
            match label {
                "Location" => entry.addresses.push(Address { place, source, ..Address::default() }),
                "Place of Birth" => {
                    let place = Some(place);
                    entry.births.push(dateline_sanctions::Birth { place, source, ..Default::default() });
                }
                _ => {
                    // A country by its place: nationality, flag.
                    let words = country.as_ref().map_or_else(|| place.line(), |country| country.text.clone());
                    let value = if value.is_empty() { words } else { value };
                    let fact = Labelled { label, value: &value, date, source, ..Labelled::default() };
                    labelled::place(entry, fact, &mut self.countries);
                }
            }
            return;
        }
        let fact = Labelled { label, value: &value, date, source, ..Labelled::default() };
        labelled::place(entry, fact, &mut self.countries);
    }

    fn place_document(&mut self, entry: &mut ListEntry, document: Document) {
        let label = self.meaning("IDRegDocType", Some(document.type_id)).to_owned();
        let country = self.meaning("Country", document.country).to_owned();
        let country = (!country.is_empty()).then(|| self.countries.named(&country));
        let place = document.location.and_then(|id| self.places.get_mut(&id)).map(|location| {
            location.is_used = true;
            entry.other.append(&mut location.other);
            location.place.line()
        });
        let name = document.name.map(|id| id.to_string());
        let named = entry.names.iter().find(|known| known.source.id == name && name.is_some());
        let list_date =
            |date: Option<UncertainDate>| date.map(|date| ListDate { date: Some(date), text: None });
        let fact = Labelled {
            label: &label,
            value: &document.number,
            country,
            issuer: Some(document.issuer.as_str()).filter(|issuer| !issuer.is_empty()),
            place: place.filter(|place| !place.is_empty()),
            issued: list_date(document.issued),
            expires: list_date(document.expires),
            name_in_it: named.map(|name| name.full.clone()),
            is_document: true,
            source: Source { id: document.id, remarks: document.remarks, ..Source::default() },
            date: None,
        };
        labelled::place(entry, fact, &mut self.countries);
        entry.other.extend(document.other);
    }
}

/// What stands after the parties.
impl Advanced {
    fn tie(&mut self, record: Node<'_>) {
        let (Some(from), Some(to)) = (number(record, "From-ProfileID"), number(record, "To-ProfileID"))
        else {
            return;
        };
        let label = self.meaning("RelationType", number(record, "RelationTypeID"));
        let quality = self.meaning("RelationQuality", number(record, "RelationQualityID"));
        let mut source = Source { id: record.text_of("ID").map(str::to_owned), ..Source::default() };
        source.remarks.extend(Some(quality.to_owned()).filter(|word| !word.is_empty() && word != "Unknown"));
        source.remarks.extend(record.text_of("Comment").map(str::to_owned));
        number(record, "SanctionsEntryID");
        let relation = Relation {
            kind: relation(label),
            id: Some(to.to_string()),
            name: None,
            label: Some(label.to_owned()),
            is_former: flag(record, "Former") == Some(true),
            date: record
                .part("DatePeriod")
                .and_then(date_period)
                .map(|date| ListDate { date: Some(date), text: None }),
            source,
        };
        let mut tie = Tie { relation, to, other: Vec::new() };
        leave_to(&mut tie.other, "ProfileRelationship", record);
        self.ties.entry(from).or_default().push(tie);
    }

    fn listing(&mut self, record: Node<'_>) {
        let Some(profile) = number(record, "ProfileID") else { return };
        let list = self.meaning("List", number(record, "ListID")).to_owned();
        let mut listing = Listing { id: record.text_of("ID").map(str::to_owned), list, ..Listing::default() };
        for part in record.parts() {
            let source = || Source {
                id: part.text_of("ID").map(str::to_owned),
                remarks: part.text_of("Comment").map(str::to_owned).into_iter().collect(),
                ..Source::default()
            };
            match part.name() {
                "EntryEvent" => {
                    let title = self.meaning("LegalBasis", number(part, "LegalBasisID"));
                    let day = part.part("Date").and_then(day_of).and_then(UncertainDate::date);
                    part.part("Date").and_then(|date| date.part("CalendarTypeID")).map(Node::code);
                    number(part, "EntryEventTypeID");
                    listing.days.extend(day);
                    if !matches!(title, "" | "Unknown") {
                        let (title, act) = (title.to_owned(), act(title));
                        listing.acts.push(ListAct {
                            title,
                            act,
                            is_listing: true,
                            source: source(),
                            ..ListAct::default()
                        });
                    }
                }
                "SanctionsMeasure" => {
                    let label = self.meaning("SanctionsType", number(part, "SanctionsTypeID"));
                    part.part("DatePeriod").and_then(date_period);
                    match part.text_of("Comment") {
                        Some(program) if matches!(label, "Program") => {
                            listing.programs.push((program.to_owned(), source()));
                        }
                        _ => listing.measures.push(ListMeasure {
                            label: label.to_owned(),
                            measure: measure(label),
                            effective: None,
                            source: source(),
                        }),
                    }
                }
                _ => {}
            }
        }
        leave_to(&mut listing.other, "SanctionsEntry", record);
        self.listings.entry(profile).or_default().push(listing);
    }

    /// Adds what the file says of a party after all parties.
    fn complete(&mut self, entry: &mut ListEntry) {
        let Ok(profile) = entry.id.parse::<u32>() else { return };
        for tie in self.ties.remove(&profile).into_iter().flatten() {
            let name = self.names.get(&tie.to).map(|name| name.as_ref().to_owned());
            entry.relations.push(Relation { name, ..tie.relation });
            entry.other.extend(tie.other);
        }
        for listing in self.listings.remove(&profile).into_iter().flatten() {
            let first = listing.days.iter().min().copied();
            entry.listed = match (entry.listed, first) {
                (Some(a), Some(b)) => Some(a.min(b)),
                (a, b) => a.or(b),
            };
            entry.details.push(Detail {
                label: "sanctionsList".to_owned(),
                value: listing.list,
                date: first.map(Into::into),
                source: Source { id: listing.id, ..Source::default() },
            });
            // The same programmes, measures and acts stand under each list: of the second ones their numbers are left.
            for (label, source) in listing.programs {
                if entry.programs.iter().any(|program| program.label == label) {
                    leave_number(entry, "SanctionsMeasure", source);
                } else {
                    entry.programs.push(ListProgram { source, ..self.programs.labelled(&label) });
                }
            }
            for measure in listing.measures {
                if entry.measures.iter().any(|known| known.label == measure.label) {
                    leave_number(entry, "SanctionsMeasure", measure.source);
                } else {
                    entry.measures.push(measure);
                }
            }
            for act in listing.acts {
                if entry.acts.iter().any(|known| known.title == act.title) {
                    leave_number(entry, "EntryEvent", act.source);
                } else {
                    entry.acts.push(act);
                }
            }
            entry.other.extend(listing.other);
        }
    }

    /// What no party referred to.
    fn leave(&mut self, head: &mut Head) {
        let unused = std::mem::take(&mut self.places).into_iter().filter(|(_, location)| !location.is_used);
        for (id, location) in unused {
            let value = format!("{id}: {}", location.place.line());
            head.other.push(Other { path: "Sanctions/Locations/Location".to_owned(), value });
            head.other.extend(location.other);
        }
        for (identity, documents) in std::mem::take(&mut self.documents) {
            for document in documents {
                let value = format!(
                    "{identity}: {} {}",
                    self.meaning("IDRegDocType", Some(document.type_id)),
                    document.number
                );
                head.other.push(Other { path: "Sanctions/IDRegDocuments/IDRegDocument".to_owned(), value });
                head.other.extend(document.other);
            }
        }
        for (profile, ties) in std::mem::take(&mut self.ties) {
            for tie in ties {
                let value = format!("{profile}: {} {}", tie.relation.label.unwrap_or_default(), tie.to);
                head.other.push(Other {
                    path: "Sanctions/ProfileRelationships/ProfileRelationship".to_owned(),
                    value,
                });
                head.other.extend(tie.other);
            }
        }
        for (profile, listings) in std::mem::take(&mut self.listings) {
            for listing in listings {
                let value = format!("{profile}: {}", listing.list);
                head.other
                    .push(Other { path: "Sanctions/SanctionsEntries/SanctionsEntry".to_owned(), value });
                head.other.extend(listing.other);
            }
        }
    }
}

fn leave_number(entry: &mut ListEntry, path: &str, source: Source) {
    let id = source.id.map(|value| Other { path: format!("SanctionsEntry/{path}/@ID"), value });
    let remarks = source.remarks.into_iter();
    let remarks = remarks.map(|value| Other { path: format!("SanctionsEntry/{path}/Comment"), value });
    entry.other.extend(id.into_iter().chain(remarks));
}

/// Which part of a name each group of parts is.
fn name_part_groups(identity: Node<'_>) -> BTreeMap<u32, u32> {
    let masters =
        identity.parts_named("NamePartGroups").flat_map(|groups| groups.parts_named("MasterNamePartGroup"));
    let groups = masters.flat_map(|master| master.parts_named("NamePartGroup"));
    groups.filter_map(|group| Some((number(group, "ID")?, number(group, "NamePartTypeID")?))).collect()
}

/// A number that only repeats the entry's own.
fn repeats(entry: &ListEntry, node: Node<'_>, name: &str) {
    if let Some(part) = node.part(name).filter(|part| part.peek() == entry.id) {
        part.code();
    }
}

/// A number that refers to something.
fn number(node: Node<'_>, name: &str) -> Option<u32> {
    let part = node.part(name)?;
    let number = part.peek().parse().ok()?;
    part.code();
    Some(number)
}

/// A day of `Year`, `Month` and `Day`.
fn day_of(node: Node<'_>) -> Option<UncertainDate> {
    let part = |name| number(node, name);
    let (year, month, day) = (part("Year")?, part("Month").unwrap_or(0), part("Day").unwrap_or(0));
    date::of_parts(year, month, day).map(UncertainDate::exact)
}

/// A period from the first day it can begin to the last it can end.
fn date_period(node: Node<'_>) -> Option<UncertainDate> {
    let mut is_approximate = false;
    let mut ends = Vec::new();
    for code in ["CalendarTypeID", "YearFixed", "MonthFixed", "DayFixed"] {
        node.part(code).map(Node::code);
    }
    for end in node.parts().filter(|part| matches!(part.name(), "Start" | "End")) {
        is_approximate |= flag(end, "Approximate") == Some(true);
        for code in ["YearFixed", "MonthFixed", "DayFixed"] {
            end.part(code).map(Node::code);
        }
        let days = end.parts().filter(|part| matches!(part.name(), "From" | "To"));
        ends.extend(days.filter_map(day_of).filter_map(UncertainDate::date));
    }
    let (from, to) = (ends.iter().min().copied(), ends.iter().max().copied());
    period(from, to).map(|date| date.approximate(is_approximate))
}
