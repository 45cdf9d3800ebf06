//! Documents and numbers that identify, as a list prints them.

use dateline_entity::{Identifier, IdentifierKind};

use super::{ListCountry, ListDate, Source};

/// A passport, a register number, an IMO number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Identification {
    /// What it is, if the list's label is known.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub kind: Option<IdentifierKind>,
    /// The number as printed; it may hold several, or words.
    pub number: String,
    /// The number in its standard spelling, if it passes the check of its kind.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub identifier: Option<Identifier>,
    /// What the list calls it: `National passport`, `Cedula No.`.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub label: Option<String>,
    /// The country that issued it.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub country: Option<ListCountry>,
    /// The office that issued it.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub issuer: Option<String>,
    /// The city or place of issue.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub place: Option<String>,
    /// When it was issued.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub issued: Option<ListDate>,
    /// From when it is valid, where the list tells it apart.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub valid_from: Option<ListDate>,
    /// When it expires or expired.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub expires: Option<ListDate>,
    /// The name that stands in it.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub name_in_it: Option<String>,
    /// The number in Latin letters, where the list adds it.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub latin_number: Option<String>,
    /// What is known of the document.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub status: Vec<DocumentStatus>,
    /// What the list says about it.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Source::is_empty"))]
    pub source: Source,
}

dateline_entity::vocabulary! {
    /// What a list knows of a document.
    pub enum DocumentStatus: "status of a document" {
        /// A diplomat's.
        Diplomatic = "diplomatic",
        /// Known to have expired.
        Expired = "expired",
        /// Known to be false.
        False = "false",
        /// Reported lost or stolen.
        Lost = "lost",
        /// Revoked by who issued it.
        Revoked = "revoked",
    }
}

impl Identification {
    /// A number of a kind, checked.
    pub fn new(kind: Option<IdentifierKind>, number: impl Into<String>) -> Identification {
        let number = number.into();
        let identifier = kind.and_then(|kind| Identifier::new(kind, &number).ok());
        Identification { kind, number, identifier, ..Identification::default() }
    }
}
