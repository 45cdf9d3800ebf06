//! One mention of a sanctions event: what one measure word and the words around it say.

use dateline_entity::{Country, EntityId, PartialDate};
use dateline_sanctions::{Action, Actor, GroundKind, Measure, ProgramKey, Stage};
use dateline_text::Span;

/// One mention of a sanctions event.
#[expect(clippy::struct_excessive_bools, reason = "each says a thing of its own, none excludes another")]
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// Where the words stand that are the event: the measure, or the verb that is one.
    pub(super) place: Span,
    /// The sentence, as an index of the analysis's sentences.
    pub(super) sentence: usize,
    /// Who acts, with the entity of the document where there is one.
    pub(super) imposers: Vec<(Actor, Option<EntityId>)>,
    /// The countries it is about.
    pub(super) countries: Vec<Country>,
    /// Entities named as hit, as indices of the references' entities.
    pub(super) targets: Vec<usize>,
    /// The words for who or what is hit.
    pub(super) target: Option<Span>,
    /// How many are hit.
    pub(super) count: Option<u32>,
    /// With what.
    pub(super) measures: Vec<Measure>,
    /// What is done.
    pub(super) action: Action,
    /// How far it has come.
    pub(super) stage: Stage,
    /// Whether it is said not to happen.
    pub(super) negated: bool,
    /// When.
    pub(super) date: Option<PartialDate>,
    /// Why.
    pub(super) ground: Option<(Span, GroundKind)>,
    /// Under which programme.
    pub(super) regime: Option<(Span, Option<ProgramKey>)>,
    /// Whether nothing is done in the sentence: `U.S. sanctions hurt the economy`.
    pub(super) background: bool,
    /// Whether the noun leaves open which kind of measure it is: `the embargo`.
    pub(super) bare: bool,
    /// Whether the words also mean other things, so that imposer and country must be known.
    pub(super) plain: bool,
    /// Whether the sanctions are referred to as known: `the sanctions`, `its sanctions`, `those sanctions`.
    pub(super) definite: bool,
    /// The words that say what is done and how far it has come, the nearest to the measure first.
    pub(super) cues: Vec<Span>,
    /// What the story says elsewhere, not the sentence.
    pub(super) inherited: Inherited,
    /// Whether it is an item of a list without a verb: `Full blocking sanctions on six banks.`
    pub(super) itemised: bool,
    /// The entity that says so.
    pub(super) speaker: Option<EntityId>,
}

/// What of a candidate its sentence leaves out and the story says elsewhere.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Inherited {
    pub(super) imposers: bool,
    pub(super) countries: bool,
    pub(super) measures: bool,
}
