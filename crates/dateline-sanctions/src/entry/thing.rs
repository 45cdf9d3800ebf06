//! What lists say of ships, aircraft and wallets beyond names and numbers.
//!
//! Numbers (IMO, MMSI, call sign, tail number, serial number) stand among the entry's identifications, owners and operators among
//! its relations too where the list names them as entries.

use super::{ListCountry, Source, Statement};

/// A ship.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Vessel {
    /// What it is: `Crude Oil Tanker`.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub types: Vec<Statement>,
    /// The flags it flies or is believed to fly.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub flags: Vec<ListCountry>,
    /// The flags it flew.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub former_flags: Vec<ListCountry>,
    /// Owners and operators.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub owners: Vec<Statement>,
    /// Former owners and operators.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub former_owners: Vec<Statement>,
    /// Deadweight or whatever else the list calls tonnage, as printed.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub tonnage: Option<String>,
    /// Gross (registered) tonnage, as printed.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub gross_tonnage: Option<String>,
    /// Length, as printed.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub length: Option<String>,
}

/// An aircraft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Aircraft {
    /// Its model: `A300B4-605R`.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub models: Vec<Statement>,
    /// Who flies it.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub operators: Vec<Statement>,
}

/// A wallet of some cryptocurrency.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Wallet {
    /// The currency as the list abbreviates it: `XBT`, `ETH`.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub currency: Option<String>,
    /// The address, as printed.
    pub address: String,
    /// What the list says about it.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Source::is_empty"))]
    pub source: Source,
}
