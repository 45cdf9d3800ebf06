//! Under what an entry is listed: programmes, measures, legal acts.

use dateline_entity::PartialDate;

use super::Source;
use crate::{LegalAct, Measure, ProgramKey};

/// A programme under which an entry is listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ListProgram {
    /// The list's label: `HR`, `RUSSIA-EO14024`, `Al-Qaida`.
    pub label: String,
    /// The programme in the catalogue, if the label is known.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub key: Option<ProgramKey>,
    /// Names that the list adds to the label.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub names: Vec<String>,
    /// What the list says about it.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Source::is_empty"))]
    pub source: Source,
}

/// What is done to an entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ListMeasure {
    /// The list's label: `Asset freeze`, `13662 Sectoral Directive 1`, `Financial measures, annex 2`.
    pub label: String,
    /// What it restricts, if the label is known.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub measure: Option<Measure>,
    /// From when it is in force, where the list says.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub effective: Option<PartialDate>,
    /// What the list says about it.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Source::is_empty"))]
    pub source: Source,
}

/// A legal act that listed an entry, amended it, or brought one of its facts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ListAct {
    /// Its number or title as printed: `2021/371 (OJ L71I)`, `Executive Order 14024 (Russia)`.
    pub title: String,
    /// The act, if the title is a citation that is known. Lists of the EU leave out whether a regulation implements another one;
    /// compare acts with [`LegalAct::is_same`].
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub act: Option<LegalAct>,
    /// What the list calls it: `regulation`, `amendment`, `repealing`.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub kind: Option<String>,
    /// Who made it, in the list's word: `council`, `commission`.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub issuer: Option<String>,
    /// When it was published.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub published: Option<PartialDate>,
    /// When it came or comes into force.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub in_force: Option<PartialDate>,
    /// Where it can be read.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub url: Option<String>,
    /// The list's label of the programme to which it belongs.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub program: Option<String>,
    /// Whether the entry itself is listed under it, not only one of its facts.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "super::source::is_false"))]
    pub is_listing: bool,
    /// What the list says about it.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Source::is_empty"))]
    pub source: Source,
}
