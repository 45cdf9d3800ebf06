//! Births: when and where, as surely as a list says.

use dateline_entity::UncertainDate;

use super::{Place, Source};

/// One birth of a person: a date, a place or both. An entry may have several, of which one is true.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Birth {
    /// The date: exact to its precision (`1962`, `1962-03-04`), about one (`1962~`), or between two (`1958/1963`).
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub date: Option<UncertainDate>,
    /// The list's words for the date, where they say more than `date` or could not be understood.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub text: Option<String>,
    /// The calendar, where the list names one that is not Gregorian: then `date` is not set, or is the list's own conversion.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub calendar: Option<String>,
    /// The place.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub place: Option<Place>,
    /// What the list says about it.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Source::is_empty"))]
    pub source: Source,
}
