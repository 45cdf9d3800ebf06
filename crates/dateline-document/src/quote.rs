//! Quotations: the words, who said them, and to whom.

use dateline_entity::EntityId;
use dateline_text::Excerpt;

dateline_entity::vocabulary! {
    /// How the words of a quotation stand in the story.
    pub enum QuoteKind: "quote kind" {
        /// Inside quotation marks, a clause or more.
        Direct = "direct",
        /// Inside quotation marks, a fragment of the author's sentence.
        Mixed = "mixed",
        /// Without quotation marks: `diplomats said that …`.
        Indirect = "indirect",
    }
}

/// Who is credited with a quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Speaker {
    /// The printed words, without clauses that hang on them.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub excerpt: Excerpt,
    /// The entity they refer to, if it has a name in the story.
    pub entity: Option<EntityId>,
}

/// One unbroken stretch of somebody's words.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Quote {
    /// The words without their marks, and their place.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub excerpt: Excerpt,
    /// How they stand in the story.
    pub kind: QuoteKind,
    /// Who said them; `None` if nobody is credited.
    pub speaker: Option<Speaker>,
    /// The verb or phrase of saying.
    pub cue: Option<Excerpt>,
    /// To whom, as printed.
    pub addressee: Option<String>,
}
