//! People, organizations, places and vessels, as news stories and sanctions lists have them.
//!
//! - [`Entity`] with its [`Mention`]s: what one story says of one thing.
//! - [`Country`] and [`Jurisdiction`]: ISO 3166-1 with look-up by code, name and demonym.
//! - [`PartialDate`]: a date of which the day, or the month too, may be unknown; [`UncertainDate`]: about one, or between two.
//! - [`Language`]: ISO 639 with look-up by code and name.
//! - [`Name`]: a name in its parts; [`Identifier`]: numbers that identify, checked (LEI, IMO, MMSI …).
//! - [`vocabulary!`]: enumerations that are written as the document format spells them.
//!
//! # What it leaves to others
//! Finding names in text (`dateline-extract`), comparing them (`dateline-screen`), sanctions (`dateline-sanctions`).
//!
//! # Features
//! `serde` reads and writes every type as the document format has it; `schema` describes them as JSON Schema.

mod country;
mod date;
mod entity;
mod identifier;
mod jurisdiction;
mod language;
mod mention;
mod name;
mod text_form;
mod uncertain_date;
mod vocabulary;

pub use country::{Country, CountryForm, CountryFormKind, CountryStatus, UnknownCountry};
pub use date::{DatePrecision, NotADate, PartialDate};
pub use entity::{Entity, EntityId, EntityKind, Gender, NotAnEntityId};
pub use identifier::{Identifier, IdentifierFault, IdentifierKind, InvalidIdentifier};
pub use jurisdiction::{Jurisdiction, UnknownJurisdiction};
pub use language::{Language, UnknownLanguage};
pub use mention::{Mention, MentionForm};
pub use name::{Name, NameOrder, NamePart, NamePartKind};
pub use uncertain_date::{NotAnUncertainDate, UncertainDate};
pub use vocabulary::UnknownWord;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
