//! One entry of an official sanctions list, whole: what every list says of somebody or something, in one shape.
//!
//! A [`ListEntry`] is plain data. Readers (`dateline-lists`) fill it, screening, formats and the store read it, and nobody needs to
//! know which list it came from. Its parts, each in a file of its own:
//!
//! | what a list says | where it stands |
//! |---|---|
//! | names, with parts, quality, script, language | [`ListName`] |
//! | births, with precision and place | [`Birth`], [`Place`] |
//! | nationalities, citizenships, other countries | [`ListCountry`] |
//! | passports, register and tax numbers, IMO numbers | [`Identification`] |
//! | addresses, telephones, sites | [`Address`], [`Contact`] |
//! | ships, aircraft, wallets | [`Vessel`], [`Aircraft`], [`Wallet`] |
//! | programmes, measures, legal acts | [`ListProgram`], [`ListMeasure`], [`ListAct`] |
//! | who belongs to whom | [`Relation`] |
//! | positions, titles, reasons, remarks | [`Statement`] |
//! | labelled facts without a field of their own | [`Detail`] |
//! | everything else | [`Other`] |
//!
//! # Rules that hold for every part
//! - Nothing is invented and nothing is lost. A value that is understood is typed (a date, a country, a checked identifier); where
//!   the list's words say more, or could not be understood, they stand beside it as printed (`text`, `label`).
//! - [`Source`] says of one fact what the list says about it: the list's own number, the act that brought it, remarks.
//! - Everything is in the order of the list. Empty vectors and `None` mean that the list says nothing.
//!
//! # Serialised form
//! `dateline/list-entry/1`: an object with the fields below by their names; what is empty or `None` is left out.

mod act;
mod birth;
mod identification;
mod name;
mod place;
mod relation;
mod source;
mod thing;

use dateline_entity::{EntityKind, Gender, IdentifierKind, PartialDate, UncertainDate};

use crate::ListId;

pub use act::{ListAct, ListMeasure, ListProgram};
pub use birth::Birth;
pub use identification::{DocumentStatus, Identification};
pub use name::{ListName, NameQuality, NameStatus};
pub use place::{Address, Contact, ContactKind, ListCountry, Place};
pub use relation::{Relation, RelationKind};
pub use source::{Detail, ListDate, Other, Source, Statement};
pub use thing::{Aircraft, Vessel, Wallet};

/// Somebody or something that an official list names, with all that the list says.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ListEntry {
    /// The list: `eu-fsf`, `us-ofac-sdn`, `un-sc`.
    pub list: ListId,
    /// The date that the list's file bears.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub list_date: Option<PartialDate>,
    /// The entry's own reference in its list, which stays when the list changes: `EU.27.28`, OFAC's uid, the UN's DATAID.
    pub id: String,
    /// Its other numbers, in this list or in others, with what the list calls them.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub other_ids: Vec<OtherId>,
    /// What kind of thing it is; [`EntityKind::Other`] if the list does not say.
    pub kind: EntityKind,
    /// Its names, the primary one first where the list marks one.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub names: Vec<ListName>,
    /// A person's gender.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub gender: Option<Gender>,
    /// A person's births: dates, places or both, as many as the list has.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub births: Vec<Birth>,
    /// Countries of nationality: what the list calls so.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub nationalities: Vec<ListCountry>,
    /// Countries of citizenship: what the list calls so.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub citizenships: Vec<ListCountry>,
    /// Countries it has to do with in other ways: of registration, residence, or the one whose sanctions it is under.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub countries: Vec<ListCountry>,
    /// Documents and numbers, those of ships, aircraft and companies too.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub identifications: Vec<Identification>,
    /// Addresses.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub addresses: Vec<Address>,
    /// Telephone numbers, e-mail addresses, sites.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub contacts: Vec<Contact>,
    /// What it is or was: `Member of the State Duma`.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub positions: Vec<Statement>,
    /// Forms of address and ranks: `Mullah`, `Major General`.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub titles: Vec<Statement>,
    /// What the list says of a ship.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub vessel: Option<Box<Vessel>>,
    /// What the list says of an aircraft.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub aircraft: Option<Box<Aircraft>>,
    /// Addresses of cryptocurrency wallets.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub wallets: Vec<Wallet>,
    /// When an organization was founded or registered, or a ship built.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub founded: Vec<ListDate>,
    /// Programmes under which it is listed.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub programs: Vec<ListProgram>,
    /// What is done to it: asset freeze, travel ban, `Block`.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub measures: Vec<ListMeasure>,
    /// The legal acts that listed and amended it, each once. [`Source::act`] of the facts counts them from 0.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub acts: Vec<ListAct>,
    /// When it was first listed, as far as the list says.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub listed: Option<PartialDate>,
    /// From when the listing binds, where the list tells it apart.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub effective: Option<PartialDate>,
    /// When the entry was amended, oldest first where the list orders them.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub amended: Vec<PartialDate>,
    /// When it was or will be taken off the list.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub delisted: Option<PartialDate>,
    /// Why it is listed.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub reasons: Vec<Statement>,
    /// Remarks in the list's words, whole, even where facts were read out of them.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub remarks: Vec<Statement>,
    /// To whom it is linked: owners, masters, family.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub relations: Vec<Relation>,
    /// Facts under a label of the list that have no field above.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub details: Vec<Detail>,
    /// What the reader met and has no place for, with its path in the list's file.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub other: Vec<Other>,
}

/// Another number of an entry: `logicalId 13`, `REFERENCE_NUMBER CDi.001`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OtherId {
    /// What the list calls it.
    pub label: String,
    /// The number.
    pub value: String,
    /// Whose number it is, if it is that of another list.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub list: Option<ListId>,
}

impl ListEntry {
    /// An entry of which nothing is known but its list, reference and kind.
    pub fn new(list: ListId, id: impl Into<String>, kind: EntityKind) -> ListEntry {
        ListEntry {
            list,
            list_date: None,
            id: id.into(),
            other_ids: Vec::new(),
            kind,
            names: Vec::new(),
            gender: None,
            births: Vec::new(),
            nationalities: Vec::new(),
            citizenships: Vec::new(),
            countries: Vec::new(),
            identifications: Vec::new(),
            addresses: Vec::new(),
            contacts: Vec::new(),
            positions: Vec::new(),
            titles: Vec::new(),
            vessel: None,
            aircraft: None,
            wallets: Vec::new(),
            founded: Vec::new(),
            programs: Vec::new(),
            measures: Vec::new(),
            acts: Vec::new(),
            listed: None,
            effective: None,
            amended: Vec::new(),
            delisted: None,
            reasons: Vec::new(),
            remarks: Vec::new(),
            relations: Vec::new(),
            details: Vec::new(),
            other: Vec::new(),
        }
    }

    /// The name to call it by: the first primary one, else the first strong one, else the first; empty if it has none.
    pub fn name(&self) -> &str {
        let primary = || self.names.iter().find(|name| name.status == NameStatus::Primary);
        let strong = || self.names.iter().find(|name| name.quality != Some(NameQuality::Weak));
        let name = primary().or_else(strong).or_else(|| self.names.first());
        name.map(|name| name.full.as_str()).unwrap_or_default()
    }

    /// The act that brought a fact.
    pub fn act_of(&self, source: &Source) -> Option<&ListAct> {
        self.acts.get(usize::try_from(source.act?).ok()?)
    }

    /// The numbers of one kind that passed their check, in their standard spelling: IMO numbers, LEIs.
    pub fn identifiers(&self, kind: IdentifierKind) -> impl Iterator<Item = &str> {
        let checked = self.identifications.iter().filter_map(|document| document.identifier.as_ref());
        checked.filter(move |identifier| identifier.kind() == kind).map(dateline_entity::Identifier::value)
    }

    /// Its dates of birth that could be understood.
    pub fn birth_dates(&self) -> impl Iterator<Item = UncertainDate> {
        self.births.iter().filter_map(|birth| birth.date)
    }

    /// Every country it belongs to, with ISO 3166-1's code: nationality, citizenship and the others, each once, in this order.
    pub fn country_codes(&self) -> Vec<dateline_entity::Country> {
        let mut codes = Vec::new();
        let all = self.nationalities.iter().chain(&self.citizenships).chain(&self.countries);
        for country in all.filter_map(|country| country.country) {
            if !codes.contains(&country) {
                codes.push(country);
            }
        }
        codes
    }
}

#[cfg(test)]
mod tests;
