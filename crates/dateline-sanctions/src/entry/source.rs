//! What a list says about one of its facts, and the plain facts: statements, labelled details, the rest.

use dateline_entity::{Language, PartialDate, UncertainDate};

/// What a list says about one fact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Source {
    /// The list's own number for the fact.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub id: Option<String>,
    /// The legal act that brought it, as its place in the entry's `acts`, counted from 0.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub act: Option<u32>,
    /// The language in which the list states it.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub language: Option<Language>,
    /// Whether the list marks it as the main one of its kind (`mainEntry`), or as not the main one.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub is_main: Option<bool>,
    /// Whether it was read out of a remark or another running text, not out of a field of its own.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "is_false"))]
    pub is_from_text: bool,
    /// The list's remarks on it.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub remarks: Vec<String>,
}

#[cfg(feature = "serde")]
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
pub(super) fn is_false(value: &bool) -> bool {
    !value
}

impl Source {
    /// That of a fact read out of running text.
    pub fn from_text() -> Source {
        Source { is_from_text: true, ..Source::default() }
    }

    /// Whether the list says nothing about the fact.
    pub fn is_empty(&self) -> bool {
        *self == Source::default()
    }
}

/// Something that the list says in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Statement {
    /// The words.
    pub text: String,
    /// What the list says about them.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Source::is_empty"))]
    pub source: Source,
}

impl Statement {
    /// Words of which the list says nothing more.
    pub fn new(text: impl Into<String>) -> Statement {
        Statement { text: text.into(), source: Source::default() }
    }
}

/// A date as a list prints it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ListDate {
    /// The date, if it could be understood.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub date: Option<UncertainDate>,
    /// The list's words, where they are not the ISO form of `date`.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub text: Option<String>,
}

impl From<PartialDate> for ListDate {
    fn from(date: PartialDate) -> ListDate {
        ListDate { date: Some(date.into()), text: None }
    }
}

/// A fact under a label of the list: `Secondary sanctions risk: …`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Detail {
    /// The list's label.
    pub label: String,
    /// What stands under it.
    pub value: String,
    /// The same as a date, if it is one.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub date: Option<UncertainDate>,
    /// What the list says about it.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Source::is_empty"))]
    pub source: Source,
}

/// A value for which the model has no place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Other {
    /// Where it stands in the record: `nameAlias/@xyz`, `COMMENTS2`.
    pub path: String,
    /// The value as printed.
    pub value: String,
}
