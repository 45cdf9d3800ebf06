//! Ties between entries of one list.

use super::{ListDate, Source};

dateline_entity::vocabulary! {
    /// What the other one is to the entry.
    pub enum RelationKind: "kind of relation" {
        /// The entry is owned or controlled by the other.
        OwnedBy = "owned-by",
        /// The entry owns or controls the other.
        Owns = "owns",
        /// The entry acts for the other.
        ActsFor = "acts-for",
        /// The entry gives the other support.
        Supports = "supports",
        /// They are of one family.
        Family = "family",
        /// They are associates.
        Associate = "associate",
        /// The entry leads the other.
        Leads = "leads",
        /// The entry belongs to the other or has a role in it.
        MemberOf = "member-of",
        /// The entry operates the other (a ship, an aircraft), or holds an interest in it.
        Operates = "operates",
        /// The other operates the entry.
        OperatedBy = "operated-by",
        /// The other is the entry's parent company.
        ParentCompany = "parent-company",
        /// The other is the entry's subsidiary.
        Subsidiary = "subsidiary",
        /// The list says only that they are linked, or in a way that none of these words has.
        LinkedTo = "linked-to",
    }
}

/// A tie from an entry to another.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Relation {
    /// What the other one is to the entry.
    pub kind: RelationKind,
    /// The other's reference in the same list, if the list gives it.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub id: Option<String>,
    /// The other's name, if the list gives it.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub name: Option<String>,
    /// The list's words for the tie: `Owned or Controlled By`, `Linked To`.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub label: Option<String>,
    /// Whether it is over.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "super::source::is_false"))]
    pub is_former: bool,
    /// When it began or was, where the list says.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub date: Option<ListDate>,
    /// What the list says about it.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Source::is_empty"))]
    pub source: Source,
}
