//! Reader of the UK Sanctions List as XML.
//!
//! ```text
//! Designations / DateGenerated, Designation
//!   UniqueID OFSIGroupID UNReferenceNumber LastUpdated DateDesignated RegimeName IndividualEntityShip DesignationSource
//!   SanctionsImposed OtherInformation UKStatementofReasons
//!   Names / Name (Name1 … Name6 NameType AliasStrength)   NonLatinNames / NonLatinName   Titles / Title   Addresses / Address
//!   PhoneNumbers EmailAddresses Websites
//!   IndividualDetails / Individual   EntityDetails / Entity   ShipDetails / Ship
//! ```
//!
//! Elements only, no namespace. Source: the list; no schema is published.

use std::io::BufRead;

use dateline_entity::IdentifierKind;
use dateline_sanctions::{ContactKind, ListEntry, RelationKind, Source, Statement};

use super::draft::{Draft, NameCells, Tools};
use super::table::kind_of;
use super::text::day_first;
use crate::xml::entries::{Made, Problem};
use crate::xml::record::Claim;
use crate::xml::{Context, Mapper, Node, XmlEntries};
use crate::{Format, Head, Options};

pub(super) fn entries<R: BufRead>(source: R, options: &Options) -> XmlEntries<R, UkXml> {
    let head = Head::new(Format::UkSanctionsListXml, "gb-fcdo");
    XmlEntries::new(source, UkXml { tools: Tools::new() }, head, options)
}

/// What becomes of a designation.
pub(super) struct UkXml {
    tools: Tools,
}

impl Mapper for UkXml {
    const NAME: &'static str = "the UK Sanctions List's XML";
    const ROOT: &'static str = "Designations";

    fn entry(&mut self, record: Node<'_>, context: &mut Context<'_>) -> Result<Made, Problem> {
        if record.name() == "DateGenerated" {
            let text = record.text().to_owned();
            context.head.date = day_first(&text);
            context.head.version = Some(text);
            return Ok(Made::Head);
        }
        if record.name() != "Designation" {
            return Ok(Made::Head);
        }
        let id = record.text_of("UniqueID").ok_or(Problem::Missing("UniqueID", None))?;
        let kind = record.part("IndividualEntityShip").map(Node::peek).unwrap_or_default();
        let entry = ListEntry::new(context.head.list.clone(), id, kind_of(kind));
        let mut draft = Draft::new(entry);
        let regime = record.part("RegimeName").map(Node::peek).unwrap_or_default();
        for part in record.parts() {
            fill(&mut draft, part, regime);
        }
        if draft.entry.names.is_empty() {
            return Err(Problem::Missing("name", Some(id.to_owned())));
        }
        Ok(Made::Entry(Box::new(draft.finish(&mut self.tools))))
    }
}

/// Reads one of the elements that stand in a designation or in its details.
fn fill(draft: &mut Draft, part: Node<'_>, regime: &str) {
    let field = Source::default();
    let text = part.peek();
    let take = |claim: Claim| part.claim(claim);
    match part.name() {
        "UniqueID" => {}
        "IndividualEntityShip" => {
            if kind_of(text) == dateline_entity::EntityKind::Other {
                draft.detail("IndividualEntityShip", part.text(), &field);
            }
            take(Claim::Code);
        }
        "OFSIGroupID" => draft.other_id("OFSI Group ID", part.text(), Some("gb-ofsi")),
        "UNReferenceNumber" => draft.other_id("UN Reference Number", part.text(), Some("un-sc")),
        "RegimeName" if !text.is_empty() => draft.regime(part.text()),
        "DateDesignated" if day_first(text).is_some() => {
            take(Claim::Code);
            draft.designated(regime, text);
        }
        "LastUpdated" if day_first(text).is_some() => {
            take(Claim::Code);
            draft.amended(text);
        }
        "DesignationSource" => draft.detail("Designation source", part.text(), &field),
        "SanctionsImposed" => {
            take(Claim::Code);
            draft.measures(text);
        }
        "OtherInformation" if !text.is_empty() => draft.entry.remarks.push(Statement::new(part.text())),
        "UKStatementofReasons" if !text.is_empty() => draft.entry.reasons.push(Statement::new(part.text())),
        "Names" => part.parts_named("Name").for_each(|name| read_name(draft, name)),
        "NonLatinNames" => part.parts_named("NonLatinName").for_each(|name| non_latin_name(draft, name)),
        "Addresses" => part.parts_named("Address").for_each(|address| read_address(draft, address)),
        "IndividualDetails" | "EntityDetails" | "ShipDetails" => {
            for details in part.parts() {
                details.parts().for_each(|part| fill(draft, part, regime));
            }
        }
        _ => group(draft, part),
    }
}

/// Elements that hold several of a kind: `DOBs / DOB`, `Positions / Position`.
fn group(draft: &mut Draft, part: Node<'_>) {
    let field = Source::default();
    if part.name() == "BirthDetails" {
        for location in part.parts() {
            draft.birth(
                "",
                location.text_of("TownOfBirth").unwrap_or_default(),
                location.text_of("CountryOfBirth").unwrap_or_default(),
            );
        }
        return;
    }
    for item in part.parts() {
        let text = item.peek();
        if text.is_empty() && item.parts().next().is_none() {
            continue;
        }
        // Values may be numbered: then they are divided, and do not stand in the entry as printed.
        let claim = if super::text::numbered(text) == [text] { Claim::Text } else { Claim::Code };
        let known = item_of(draft, item, text, &field);
        if known && item.claimed() == Claim::None && !text.is_empty() {
            item.claim(claim);
        }
    }
}

/// Reads an element by its name; says whether it is known.
fn item_of(draft: &mut Draft, item: Node<'_>, text: &str, field: &Source) -> bool {
    match item.name() {
        "Title" => draft.titles(text),
        "PhoneNumber" => draft.contact(ContactKind::Phone, text, field),
        "EmailAddress" => draft.contact(ContactKind::Email, text, field),
        "Website" => draft.contact(ContactKind::Website, text, field),
        "DOB" => {
            if day_first(text).is_some() {
                item.claim(Claim::Code);
            }
            draft.birth(text, "", "");
        }
        "Nationality" => draft.nationality(text),
        "Position" => draft.positions(text),
        "Gender" => {
            item.claim(Claim::Code);
            draft.gender(text, field);
        }
        "Passport" => {
            let number = item.text_of("PassportNumber").unwrap_or_default();
            let details = item.text_of("PassportAdditionalInformation").unwrap_or_default();
            draft.documents(IdentifierKind::Passport, "Passport", number, details);
        }
        "NationalIdentifier" => {
            let number = item.text_of("NationalIdentifierNumber").unwrap_or_default();
            let details = item.text_of("NationalIdentifierAdditionalInformation").unwrap_or_default();
            draft.documents(IdentifierKind::NationalId, "National Identification", number, details);
        }
        "TypeOfEntity" => draft.detail("Type of entity", text, field),
        "BusinessRegistrationNumber" => {
            draft.numbers(IdentifierKind::Registration, "Business registration number", text, field);
        }
        "ParentCompany" => draft.relation(RelationKind::ParentCompany, "Parent company", text, field),
        "Subsidiary" => draft.relation(RelationKind::Subsidiary, "Subsidiaries", text, field),
        "IMONumber" => draft.numbers(IdentifierKind::Imo, "IMO number", text, field),
        "CurrentOwnerOperator" => draft.owners(text, false, field),
        "PreviousOwnerOperator" => draft.owners(text, true, field),
        "CurrentBelievedFlagOfShip" => draft.flags(text, false, field),
        "PreviousFlag" => draft.flags(text, true, field),
        "TypeOfShip" => draft.ship_type(text, field),
        "TonnageOfShip" => draft.tonnage(text),
        "LengthOfShip" => draft.length(text),
        "YearBuilt" => {
            if day_first(text).is_some() {
                item.claim(Claim::Code);
            }
            draft.year_built(text);
        }
        "HullIdentificationNumber" | "HIN" => draft.detail("Hull identification number", text, field),
        _ => return false,
    }
    true
}

fn read_name(draft: &mut Draft, name: Node<'_>) {
    let parts = ["Name1", "Name2", "Name3", "Name4", "Name5", "Name6"];
    let kind = name.part("NameType").map(Node::peek).unwrap_or_default();
    let strength = name.part("AliasStrength").map(Node::peek).unwrap_or_default();
    if parts.iter().all(|part| name.part(part).is_none_or(|part| part.peek().is_empty())) {
        return;
    }
    let parts = parts.map(|part| name.text_of(part).unwrap_or_default());
    name.code_of("NameType");
    name.code_of("AliasStrength");
    draft.name(&NameCells { parts, kind, strength });
}

fn non_latin_name(draft: &mut Draft, name: Node<'_>) {
    let Some(text) = name.text_of("NameNonLatinScript") else { return };
    let script = name.code_of("NonLatinScriptType").unwrap_or_default();
    let language = name.code_of("NonLatinScriptLanguage").unwrap_or_default();
    draft.non_latin_name(text, script, language);
}

fn read_address(draft: &mut Draft, address: Node<'_>) {
    let lines =
        ["AddressLine1", "AddressLine2", "AddressLine3", "AddressLine4", "AddressLine5", "AddressLine6"];
    let lines = lines.map(|line| address.text_of(line).unwrap_or_default());
    let postal_code = address.text_of("AddressPostalCode").unwrap_or_default();
    let country = address.text_of("AddressCountry").unwrap_or_default();
    if lines.iter().any(|line| !line.is_empty()) || !postal_code.is_empty() || !country.is_empty() {
        draft.address(&lines, postal_code, country);
    }
}
