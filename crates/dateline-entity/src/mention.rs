//! Where a story names an entity, or refers to it without a name.

use dateline_text::Excerpt;

crate::vocabulary! {
    /// How a mention refers to its entity.
    pub enum MentionForm: "mention form" {
        /// By its name in full.
        Name = "name",
        /// By another form of its name.
        Alias = "alias",
        /// By a description: `the bloc`.
        Nominal = "nominal",
        /// By a pronoun: `he`.
        Pronoun = "pronoun",
    }
}

/// One place where a story speaks of an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Mention {
    /// How it refers to the entity.
    pub form: MentionForm,
    /// The words and their place.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub excerpt: Excerpt,
}
