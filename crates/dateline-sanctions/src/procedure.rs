//! How each authority makes sanctions: the steps, which may follow which, who acts, and from when a measure binds.
//!
//! Three tables hold it: `data/procedures.tsv` (whose, and how often reviewed), `data/procedure-steps.tsv` (the graph of steps) and
//! `data/procedure-routes.tsv` (the way that each [`Action`] mostly goes through it). The graph has no cycle except through a
//! review; what was blocked, lapsed or was annulled starts anew from the first step.
//!
//! News reports stages, not steps: "agreed" in Brussels is a political agreement, "imposed" in Washington a designation. The column
//! `stage` maps one to the other, so that [`Procedure::missing_before_binding`] can say what is still to come. For a whole sentence
//! see [`Outlook`](crate::Outlook).

mod step;
mod table;

use std::sync::LazyLock;

use crate::{Action, Actor, Authority, Stage};

pub use step::{Binding, Step, StepKind};

dateline_entity::vocabulary! {
    /// A way of making sanctions.
    pub enum ProcedureId: "procedure" {
        /// The European Union's, by the Council.
        Eu = "eu",
        /// The United Nations', by the Security Council and its committees.
        Un = "un",
        /// The United States', by executive order and designation.
        UsExecutive = "us-executive",
        /// The United States', by act of Congress.
        UsCongress = "us-congress",
        /// The United States', by the lists of the Bureau of Industry and Security.
        UsExportControl = "us-export-control",
        /// The United Kingdom's, under the Sanctions and Anti-Money Laundering Act 2018.
        Gb = "gb",
        /// Switzerland's, under the Embargo Act.
        Ch = "ch",
        /// Canada's, under the Special Economic Measures Act.
        Ca = "ca",
        /// Australia's, under the Autonomous Sanctions Act 2011.
        Au = "au",
        /// Any other state's.
        State = "state",
        /// A regional organization's, whose decisions its members carry out.
        Organization = "organization",
        /// A group that agrees on a line and makes no law.
        Coalition = "coalition",
    }
}

/// How often a measure is reviewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReviewRhythm {
    /// At the latest after so many months.
    pub months: u32,
    /// After so many months where the measures are against whole sectors of an economy, if that differs.
    pub economic_months: Option<u32>,
}

/// One authority's way of making, changing and ending sanctions.
#[derive(Debug)]
pub struct Procedure {
    id: ProcedureId,
    name: &'static str,
    actors: Vec<Actor>,
    review: Option<ReviewRhythm>,
    review_note: &'static str,
    steps: Vec<Step>,
    routes: Vec<Route>,
}

/// A way through the steps.
#[derive(Debug)]
struct Route {
    actions: Vec<Action>,
    steps: Vec<RouteStep>,
}

/// A step on the way, and whether it is always needed.
#[derive(Debug)]
struct RouteStep {
    kind: StepKind,
    needed: bool,
}

static PROCEDURES: LazyLock<Vec<Procedure>> = LazyLock::new(table::parse);

impl Procedure {
    /// Every procedure.
    pub fn all() -> &'static [Procedure] {
        &PROCEDURES
    }

    /// The procedure of that name.
    #[expect(clippy::missing_panics_doc, reason = "a test holds the tables to the vocabulary")]
    pub fn by_id(id: ProcedureId) -> &'static Procedure {
        PROCEDURES
            .iter()
            .find(|procedure| procedure.id == id)
            .expect("a test holds the tables to the vocabulary")
    }

    /// How an actor mostly makes sanctions: the executive way for the United States, the general one for states without a table.
    ///
    /// ```
    /// use dateline_sanctions::{Actor, Procedure, Stage};
    ///
    /// let missing = Procedure::of(Actor::EU).missing_before_binding(Stage::Agreed);
    /// let titles: Vec<&str> = missing.iter().map(|step| step.title).collect();
    /// assert_eq!(titles, ["the Council's legal act", "its publication in the Official Journal"]);
    /// ```
    pub fn of(actor: Actor) -> &'static Procedure {
        let own = PROCEDURES.iter().find(|procedure| procedure.actors.contains(&actor));
        own.unwrap_or_else(|| Procedure::by_id(ProcedureId::State))
    }

    /// How an authority makes sanctions, where it has a way of its own.
    pub fn of_authority(authority: Authority) -> &'static Procedure {
        match authority {
            Authority::UsCongress => Procedure::by_id(ProcedureId::UsCongress),
            Authority::UsCommerce => Procedure::by_id(ProcedureId::UsExportControl),
            _ => Procedure::of(authority.actor()),
        }
    }

    /// Which one it is.
    pub fn id(&self) -> ProcedureId {
        self.id
    }

    /// Its name, such as `the European Union's procedure`.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Who acts by it; empty where only an authority's name tells, and for the general one of states.
    pub fn actors(&self) -> &[Actor] {
        &self.actors
    }

    /// How often its measures are reviewed, where a rule fixes it.
    pub fn review(&self) -> Option<ReviewRhythm> {
        self.review
    }

    /// A remark on its reviews, or an empty string.
    pub fn review_note(&self) -> &'static str {
        self.review_note
    }

    /// Its steps.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The step of that kind, if it has one.
    pub fn step(&self, kind: StepKind) -> Option<&Step> {
        self.steps.iter().find(|step| step.kind == kind)
    }

    /// Whether step `b` may directly follow step `a`.
    pub fn may_follow(&self, a: StepKind, b: StepKind) -> bool {
        self.step(a).is_some_and(|step| step.then.contains(&b))
    }

    /// The steps that an action mostly takes, in order, and whether each is always needed.
    ///
    /// Empty for actions that are no making of law: breaking and punishing.
    pub fn route(&self, action: Action) -> Vec<(&Step, bool)> {
        let route = self.routes.iter().find(|route| route.actions.contains(&action));
        let steps = route.map(|route| route.steps.as_slice()).unwrap_or_default();
        steps.iter().filter_map(|on_route| Some((self.step(on_route.kind)?, on_route.needed))).collect()
    }

    /// What may come next once new measures have reached this stage.
    ///
    /// Before anything is tabled it is the first step; after a rejection it is nothing, for one must start anew.
    pub fn next_steps(&self, stage: Stage) -> Vec<&Step> {
        self.next_steps_of(Action::Impose, stage)
    }

    /// What may come next once an action has reached this stage: the steps on its way, and a veto; at the end of the way, all that
    /// may follow.
    pub fn next_steps_of(&self, action: Action, stage: Stage) -> Vec<&Step> {
        if is_off(stage) {
            return Vec::new();
        }
        let route = self.route(action);
        let Some(done) = route.iter().rposition(|(step, _)| step.is_done_at(stage)) else {
            return route.first().map(|(step, _)| *step).into_iter().collect();
        };
        let (done, ahead) = (route.get(done), route.get(done + 1..).unwrap_or_default());
        let is_on_way =
            |kind: StepKind| kind == StepKind::Blocked || ahead.iter().any(|(step, _)| step.kind == kind);
        let then = done.map(|(step, _)| step.then.as_slice()).unwrap_or_default();
        let next = then.iter().filter(|kind| ahead.is_empty() || is_on_way(**kind));
        next.filter_map(|kind| self.step(*kind)).collect()
    }

    /// The steps that new measures must still take before they bind everybody, in order; the last one makes them bind.
    pub fn missing_before_binding(&self, stage: Stage) -> Vec<&Step> {
        self.missing_before_effect(Action::Impose, stage)
    }

    /// The steps that an action must still take before its effect is law for everybody, in order, without those not always needed.
    ///
    /// Empty once it is, after a rejection, and for actions that make no law.
    pub fn missing_before_effect(&self, action: Action, stage: Stage) -> Vec<&Step> {
        if is_off(stage) {
            return Vec::new();
        }
        let route = self.route(action);
        let done = route.iter().rposition(|(step, _)| step.is_done_at(stage)).map_or(0, |last| last + 1);
        let law =
            route.iter().position(|(step, needed)| *needed && step.gives_effect()).map_or(0, |law| law + 1);
        let ahead = route.get(done..law).unwrap_or_default();
        ahead.iter().filter(|(_, needed)| *needed).map(|(step, _)| *step).collect()
    }
}

/// Whether a stage lies off the way to law.
fn is_off(stage: Stage) -> bool {
    matches!(stage, Stage::Rejected | Stage::CalledOff)
}

#[cfg(test)]
mod tests;
