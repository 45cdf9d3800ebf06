//! One step of a procedure.

use crate::Stage;

dateline_entity::vocabulary! {
    /// What is done in a step, whoever does it.
    pub enum StepKind: "step" {
        /// A text is tabled.
        Proposal = "proposal",
        /// Somebody is proposed for listing.
        Nomination = "nomination",
        /// Experts, ambassadors or departments work through it.
        Examination = "examination",
        /// Those who decide agree politically.
        Agreement = "agreement",
        /// A second chamber passes it.
        Passage = "passage",
        /// The legal act is adopted or signed.
        Decision = "decision",
        /// Persons, companies or vessels are put on the list.
        Designation = "designation",
        /// The act is entered in the register of law.
        Registration = "registration",
        /// The act is published.
        Publication = "publication",
        /// Parliament approves an act that already applies.
        Approval = "approval",
        /// Members carry it out by their own acts.
        Transposition = "transposition",
        /// It applies.
        InForce = "in-force",
        /// An exception is allowed.
        Licence = "licence",
        /// It is looked at again, in its rhythm or on request.
        Review = "review",
        /// It is prolonged.
        Renewal = "renewal",
        /// A listed person asks to be struck off.
        DelistingRequest = "delisting-request",
        /// A name is struck off.
        Delisting = "delisting",
        /// The measures are repealed.
        Termination = "termination",
        /// The measures lapse because nobody prolonged them.
        Expiry = "expiry",
        /// A court is asked to set it aside.
        Challenge = "challenge",
        /// A court sets it aside.
        Annulment = "annulment",
        /// The time for appeal against the court ends.
        Appeal = "appeal",
        /// A veto or a decision against it.
        Blocked = "blocked",
    }
}

dateline_entity::vocabulary! {
    /// Whom a measure binds once a step is done.
    pub enum Binding: "binding force" {
        /// Nobody yet.
        No = "no",
        /// Governments, which must carry it out by acts of their own.
        States = "states",
        /// Everybody within the authority's reach.
        All = "all",
        /// Nobody any more.
        Ended = "ended",
    }
}

/// One step of a procedure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What is done.
    pub kind: StepKind,
    /// Its name in this procedure, as it stands in "… must follow": `the Council's legal act`.
    pub title: &'static str,
    /// Who acts.
    pub actor: &'static str,
    /// The treaty, act or rule that says so.
    pub basis: &'static str,
    /// The stage of news at which it is done.
    pub stage: Stage,
    /// Whom the measure binds once it is done.
    pub binding: Binding,
    /// How many days after the step before it mostly comes, at least and at most.
    pub days: (u32, u32),
    /// The steps that may follow.
    pub then: Vec<StepKind>,
}

impl Step {
    /// Whether it is done when news reports `stage`. Calls and threats come before every step.
    pub fn is_done_at(&self, stage: Stage) -> bool {
        stage >= Stage::Considered && self.stage <= stage
    }

    /// Whether with this step what was decided is law for everybody.
    ///
    /// A prolongation or a repeal that must still be published binds nobody by itself, nor does a judgment that can be appealed.
    pub(super) fn gives_effect(&self) -> bool {
        let is_law = self.stage >= Stage::Adopted && matches!(self.binding, Binding::All | Binding::Ended);
        let waits_for = match self.kind {
            StepKind::Renewal | StepKind::Delisting | StepKind::Termination => {
                &[StepKind::Publication, StepKind::Registration, StepKind::Transposition][..]
            }
            StepKind::Annulment => &[StepKind::Appeal],
            _ => &[],
        };
        is_law && !self.then.iter().any(|next| waits_for.contains(next))
    }
}
