//! What has to follow before a reported event is law, and when that would be due.
//!
//! ```text
//! agreed, not yet law: the Council's legal act and its publication in the Official Journal must follow
//! (mostly within 1 to 23 days: 2021-02-23 to 2021-03-17)
//! ```

use std::fmt;

use dateline_entity::PartialDate;

use crate::{Action, Actor, Binding, Procedure, ProcedureId, SanctionsEvent, Stage, Step};

dateline_entity::vocabulary! {
    /// How near to law an event is.
    pub enum Standing: "standing" {
        /// Nothing is tabled.
        NotTabled = "not-tabled",
        /// On the way, not yet law.
        NotYetLaw = "not-yet-law",
        /// Law.
        Law = "law",
        /// Off the way: rejected, called off or denied.
        Off = "off",
    }
}

/// What is to come for one event.
#[derive(Clone, Debug)]
pub struct Outlook {
    /// The procedure by which its actor makes sanctions.
    pub procedure: &'static Procedure,
    /// What is done.
    pub action: Action,
    /// The stage that the story reports.
    pub stage: Stage,
    /// How near to law it is.
    pub standing: Standing,
    /// The steps that must follow before its effect is law for everybody, in order.
    pub missing: Vec<&'static Step>,
    /// The first and the last day on which that is mostly due, where the story dates the event.
    pub due: Option<(PartialDate, PartialDate)>,
    /// The day by which the measures are to be reviewed, where the story says when they became law.
    pub review_by: Option<PartialDate>,
}

impl Outlook {
    /// What is to come for an action of `actor` at `stage`; `date` is when the story says that it happened or is to happen.
    ///
    /// `None` for actions that are no making of law (breaking and punishing sanctions).
    ///
    /// ```
    /// use dateline_sanctions::{Action, Actor, Outlook, Stage};
    ///
    /// let date = "2021-02-22".parse().ok();
    /// let outlook = Outlook::new(Actor::EU, Action::Impose, Stage::Agreed, false, date).unwrap();
    /// assert_eq!(
    ///     outlook.to_string(),
    ///     "agreed, not yet law: the Council's legal act and its publication in the Official Journal must follow \
    ///      (mostly within 1 to 23 days: 2021-02-23 to 2021-03-17)"
    /// );
    /// ```
    pub fn new(
        actor: Actor,
        action: Action,
        stage: Stage,
        negated: bool,
        date: Option<PartialDate>,
    ) -> Option<Outlook> {
        let procedure = Procedure::of(actor);
        let is_law_making = !procedure.route(action).is_empty();
        is_law_making.then(|| Outlook::by(procedure, action, stage, negated, date))
    }

    /// The same for a known procedure, such as that of Congress.
    pub fn by(
        procedure: &'static Procedure,
        action: Action,
        stage: Stage,
        negated: bool,
        date: Option<PartialDate>,
    ) -> Outlook {
        let off = negated || matches!(stage, Stage::Rejected | Stage::CalledOff);
        let missing = if off { Vec::new() } else { procedure.missing_before_effect(action, stage) };
        let standing = match stage {
            _ if off => Standing::Off,
            Stage::Demanded | Stage::Threatened | Stage::Considered => Standing::NotTabled,
            _ if missing.is_empty() => Standing::Law,
            _ => Standing::NotYetLaw,
        };
        let due = date.and_then(|date| due(&missing, stage, date));
        // What is in force may have been reviewed many times since the date that the story gives.
        let is_new_law = standing == Standing::Law
            && stage == Stage::Adopted
            && matches!(action, Action::Impose | Action::Expand | Action::Extend);
        let review = procedure.review().filter(|_| is_new_law);
        let review_by = review.zip(date.filter(|date| date.day().is_some()));
        let review_by = review_by.and_then(|(rhythm, date)| date.plus_months(rhythm.months));
        Outlook { procedure, action, stage, standing, missing, due, review_by }
    }
}

impl SanctionsEvent {
    /// What is to come for this event, by the procedure of its first imposer.
    ///
    /// `None` if the story names none, and for actions that are no making of law.
    pub fn outlook(&self) -> Option<Outlook> {
        let imposer = self.imposers.first()?.code;
        // The American executive announces and acts; what is tabled or passed by a chamber is a bill.
        let is_bill = imposer == Actor::US && matches!(self.stage, Stage::Proposed | Stage::Agreed);
        let congress = Procedure::by_id(ProcedureId::UsCongress);
        if is_bill && !congress.route(self.action).is_empty() {
            return Some(Outlook::by(congress, self.action, self.stage, self.negated, self.date));
        }
        Outlook::new(imposer, self.action, self.stage, self.negated, self.date)
    }
}

/// The first and the last day on which the last missing step is mostly due.
fn due(missing: &[&Step], stage: Stage, date: PartialDate) -> Option<(PartialDate, PartialDate)> {
    // A story that announces something dates the next step, one that reports something dates the step that was taken.
    let ahead = match stage {
        Stage::Expected => missing.get(1..)?,
        Stage::Proposed | Stage::Agreed | Stage::Adopted => missing,
        _ => return None,
    };
    if missing.is_empty() {
        return None;
    }
    let (least, most) = days(ahead);
    Some((date.plus_days(least)?, date.plus_days(most)?))
}

/// How many days steps mostly take together, at least and at most.
fn days(steps: &[&Step]) -> (u32, u32) {
    steps.iter().fold((0, 0), |(least, most), step| (least + step.days.0, most + step.days.1))
}

/// One sentence without a full stop.
impl fmt::Display for Outlook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.headline())?;
        if !self.missing.is_empty() {
            f.write_str(": ")?;
            enumerate(f, &self.missing)?;
            f.write_str(" must follow")?;
        }
        if let Some((first, last)) = self.due {
            let ahead =
                if self.stage == Stage::Expected { self.missing.get(1..) } else { self.missing.get(..) };
            let (least, most) = days(ahead.unwrap_or_default());
            if least == most {
                write!(f, " (mostly within {most} days: {last})")?;
            } else {
                write!(f, " (mostly within {least} to {most} days: {first} to {last})")?;
            }
        }
        if !self.missing.is_empty() && relieves(self.action) {
            f.write_str("; until then the sanctions stay in force")?;
        }
        if let Some(date) = self.review_by {
            write!(f, "; to be reviewed by {date}")?;
        }
        Ok(())
    }
}

impl Outlook {
    /// The stage in words, with what it means in law.
    fn headline(&self) -> &'static str {
        let in_states = !self.missing.is_empty() && self.binds_states();
        match self.stage {
            _ if self.standing == Standing::Off
                && !matches!(self.stage, Stage::Rejected | Stage::CalledOff) =>
            {
                "not to happen"
            }
            Stage::Demanded => "called for from outside, nothing tabled",
            Stage::Threatened => "threatened, nothing tabled",
            Stage::Considered => "under discussion, nothing tabled",
            Stage::Proposed => "tabled, not yet law",
            Stage::Expected => "announced, not yet law",
            Stage::Agreed => "agreed, not yet law",
            Stage::Adopted if self.action == Action::Annul => "adopted, not yet final",
            Stage::Adopted if in_states => "adopted, binding on governments only",
            Stage::Adopted if self.standing == Standing::NotYetLaw => "adopted, not yet in force",
            Stage::Adopted => "adopted and in force",
            Stage::InForce => "in force",
            Stage::Rejected => "rejected: it would have to be tabled anew",
            Stage::CalledOff => "called off: it would have to be tabled anew",
        }
    }

    fn binds_states(&self) -> bool {
        let route = self.procedure.route(self.action);
        route
            .iter()
            .rfind(|(step, _)| step.is_done_at(self.stage))
            .is_some_and(|(step, _)| step.binding == Binding::States)
    }
}

/// Whether an action takes something away from the measures.
fn relieves(action: Action) -> bool {
    matches!(action, Action::Ease | Action::Suspend | Action::Lift | Action::Delist | Action::Annul)
}

/// `a, b and c`.
fn enumerate(f: &mut fmt::Formatter<'_>, steps: &[&Step]) -> fmt::Result {
    for (index, step) in steps.iter().enumerate() {
        match index {
            0 => {}
            _ if index + 1 == steps.len() => f.write_str(" and ")?,
            _ => f.write_str(", ")?,
        }
        f.write_str(step.title)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(actor: &str, action: Action, stage: Stage, date: &str) -> String {
        let outlook = Outlook::new(actor.parse().unwrap(), action, stage, false, date.parse().ok());
        outlook.map(|outlook| outlook.to_string()).unwrap_or_default()
    }

    #[test]
    fn says_how_near_to_law_it_is() {
        insta::assert_snapshot!(sentence("eu", Action::Impose, Stage::Demanded, ""), @"called for from outside, nothing tabled: a formal proposal, agreement among the member states' experts and ambassadors, political agreement, the Council's legal act and its publication in the Official Journal must follow");
        insta::assert_snapshot!(sentence("eu", Action::Impose, Stage::Expected, "2021-02-22"), @"announced, not yet law: political agreement, the Council's legal act and its publication in the Official Journal must follow (mostly within 1 to 23 days: 2021-02-23 to 2021-03-17)");
        insta::assert_snapshot!(sentence("eu", Action::Impose, Stage::Agreed, "2021-02-22"), @"agreed, not yet law: the Council's legal act and its publication in the Official Journal must follow (mostly within 1 to 23 days: 2021-02-23 to 2021-03-17)");
        insta::assert_snapshot!(sentence("eu", Action::Impose, Stage::Adopted, "2021-03-02"), @"adopted, not yet in force: its publication in the Official Journal must follow (mostly within 0 to 2 days: 2021-03-02 to 2021-03-04)");
        insta::assert_snapshot!(sentence("eu", Action::Impose, Stage::InForce, "2021-03-02"), @"in force");
        insta::assert_snapshot!(sentence("eu", Action::Extend, Stage::Agreed, "2021-02"), @"agreed, not yet law: the Council's decision to prolong and its publication in the Official Journal must follow");
        insta::assert_snapshot!(sentence("eu", Action::Lift, Stage::Agreed, "2025-05-20"), @"agreed, not yet law: the Council's legal act and its publication in the Official Journal must follow (mostly within 1 to 23 days: 2025-05-21 to 2025-06-12); until then the sanctions stay in force");
        insta::assert_snapshot!(sentence("eu", Action::Annul, Stage::Adopted, "2024-04-10"), @"adopted, not yet final: the end of the time for appeal must follow (mostly within 70 days: 2024-06-19); until then the sanctions stay in force");
        insta::assert_snapshot!(sentence("us", Action::Impose, Stage::Considered, ""), @"under discussion, nothing tabled: the departments' evidence and legal review and the designation by the Treasury's OFAC must follow");
        insta::assert_snapshot!(sentence("us", Action::Impose, Stage::Adopted, "2021-03-02"), @"adopted and in force; to be reviewed by 2022-03-02");
        insta::assert_snapshot!(sentence("us", Action::Ease, Stage::Expected, ""), @"announced, not yet law: a general license of OFAC must follow; until then the sanctions stay in force");
        insta::assert_snapshot!(sentence("un", Action::Impose, Stage::Adopted, ""), @"adopted, binding on governments only: the member states' own acts that carry it out must follow");
        insta::assert_snapshot!(sentence("gb", Action::Delist, Stage::Considered, ""), @"under discussion, nothing tabled: the minister's revocation of the designation must follow; until then the sanctions stay in force");
        insta::assert_snapshot!(sentence("g7", Action::Impose, Stage::Agreed, ""), @"agreed, not yet law: each member's own legal act must follow");
        insta::assert_snapshot!(sentence("eu", Action::Impose, Stage::Rejected, ""), @"rejected: it would have to be tabled anew");
        insta::assert_snapshot!(sentence("us", Action::Enforce, Stage::Adopted, ""), @"");
    }

    #[test]
    fn congress_takes_longer() {
        let procedure = Procedure::by_id(ProcedureId::UsCongress);
        let outlook = Outlook::by(procedure, Action::Impose, Stage::Agreed, false, None);
        insta::assert_snapshot!(outlook, @"agreed, not yet law: passage of the same text by the other chamber, the president's signature and the designations that the act demands must follow");
    }

    #[test]
    fn what_is_denied_is_off() {
        let outlook = Outlook::new(Actor::EU, Action::Ease, Stage::Considered, true, None).unwrap();
        assert_eq!(outlook.standing, Standing::Off);
        insta::assert_snapshot!(outlook, @"not to happen");
    }

    #[test]
    fn every_sentence_is_one_line_and_fits_its_standing() {
        for procedure in Procedure::all() {
            for action in Action::ALL.iter().filter(|action| !procedure.route(**action).is_empty()) {
                for stage in Stage::ALL {
                    let outlook = Outlook::by(procedure, *action, *stage, false, "2021-02-22".parse().ok());
                    let text = outlook.to_string();
                    assert!(!text.is_empty() && !text.ends_with('.') && !text.contains('\n'), "{text}");
                    assert_eq!(outlook.missing.is_empty(), !text.contains("must follow"), "{text}");
                    let is_ahead = matches!(outlook.standing, Standing::NotTabled | Standing::NotYetLaw);
                    assert!(is_ahead || outlook.missing.is_empty(), "{} {action} {stage}", procedure.id());
                    if let Some((first, last)) = outlook.due {
                        assert!(first <= last);
                    }
                }
            }
        }
    }
}
