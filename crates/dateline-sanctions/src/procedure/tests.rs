use std::collections::BTreeSet;

use super::*;

fn titles(steps: &[&Step]) -> String {
    steps.iter().map(|step| step.title).collect::<Vec<_>>().join("; ")
}

#[test]
fn every_procedure_has_steps_that_exist() {
    for id in ProcedureId::ALL {
        let procedure = Procedure::by_id(*id);
        let kinds: BTreeSet<_> = procedure.steps().iter().map(|step| step.kind).collect();
        assert_eq!(kinds.len(), procedure.steps().len(), "{id} has a step twice");
        for step in procedure.steps() {
            assert!(step.then.iter().all(|next| kinds.contains(next)), "{id}: {} leads nowhere", step.kind);
            assert!(step.days.0 <= step.days.1, "{id}: {}", step.kind);
            assert!(!step.title.is_empty() && !step.actor.is_empty() && !step.basis.is_empty());
        }
    }
}

#[test]
fn routes_follow_the_graph_and_reach_law() {
    for procedure in Procedure::all() {
        for action in Action::ALL {
            let route = procedure.route(*action);
            for pair in route.windows(2) {
                let (a, b) = (pair[0].0.kind, pair[1].0.kind);
                assert!(procedure.may_follow(a, b), "{} {action}: {b} may not follow {a}", procedure.id());
            }
            if !route.is_empty() {
                assert!(
                    route.iter().any(|(step, _)| step.gives_effect()),
                    "{} {action} never binds",
                    procedure.id()
                );
            }
        }
        assert!(!procedure.route(Action::Impose).is_empty());
    }
}

#[test]
fn every_cycle_goes_through_a_review() {
    fn walk(procedure: &Procedure, kind: StepKind, path: &mut Vec<StepKind>) {
        assert!(!path.contains(&kind), "{}: {path:?} comes back to {kind}", procedure.id());
        path.push(kind);
        let next = procedure.step(kind).map(|step| step.then.clone()).unwrap_or_default();
        for next in next.into_iter().filter(|next| *next != StepKind::Review) {
            walk(procedure, next, path);
        }
        path.pop();
    }
    for procedure in Procedure::all() {
        for step in procedure.steps() {
            walk(procedure, step.kind, &mut Vec::new());
        }
    }
}

#[test]
fn nothing_is_missing_once_it_is_in_force_or_off_the_way() {
    for procedure in Procedure::all() {
        for action in Action::ALL {
            for stage in [Stage::InForce, Stage::Rejected, Stage::CalledOff] {
                let missing = procedure.missing_before_effect(*action, stage);
                assert!(missing.is_empty(), "{} {action} {stage}: {}", procedure.id(), titles(&missing));
            }
        }
    }
}

#[test]
fn less_is_missing_at_every_stage() {
    let way =
        [Stage::Considered, Stage::Proposed, Stage::Expected, Stage::Agreed, Stage::Adopted, Stage::InForce];
    for procedure in Procedure::all() {
        for action in Action::ALL {
            let missing: Vec<_> =
                way.iter().map(|stage| procedure.missing_before_effect(*action, *stage).len()).collect();
            assert!(missing.is_sorted_by(|a, b| a >= b), "{} {action}: {missing:?}", procedure.id());
        }
    }
}

#[test]
fn says_what_is_missing_before_a_measure_binds() {
    let missing =
        |actor: &str, stage| titles(&Procedure::of(actor.parse().unwrap()).missing_before_binding(stage));
    insta::assert_snapshot!(missing("eu", Stage::Proposed), @"agreement among the member states' experts and ambassadors; political agreement; the Council's legal act; its publication in the Official Journal");
    insta::assert_snapshot!(missing("eu", Stage::Expected), @"political agreement; the Council's legal act; its publication in the Official Journal");
    insta::assert_snapshot!(missing("eu", Stage::Agreed), @"the Council's legal act; its publication in the Official Journal");
    insta::assert_snapshot!(missing("eu", Stage::Adopted), @"its publication in the Official Journal");
    insta::assert_snapshot!(missing("us", Stage::Considered), @"the departments' evidence and legal review; the designation by the Treasury's OFAC");
    insta::assert_snapshot!(missing("us", Stage::Adopted), @"");
    insta::assert_snapshot!(missing("gb", Stage::Expected), @"the minister's designation");
    insta::assert_snapshot!(missing("un", Stage::Proposed), @"agreement on the text among the Council's members; the Security Council's vote; the member states' own acts that carry it out");
    insta::assert_snapshot!(missing("un", Stage::Adopted), @"the member states' own acts that carry it out");
    insta::assert_snapshot!(missing("ca", Stage::Expected), @"the Governor in Council's regulations; their registration");
    insta::assert_snapshot!(missing("jp", Stage::Expected), @"the government's legal act; its publication");
    insta::assert_snapshot!(missing("ecowas", Stage::Agreed), @"the decision of its summit or council; the members' own acts that carry it out");
    insta::assert_snapshot!(missing("west", Stage::Agreed), @"each member's own legal act");
}

#[test]
fn says_what_may_come_next() {
    let next = |actor: &str, action, stage| {
        titles(&Procedure::of(actor.parse().unwrap()).next_steps_of(action, stage))
    };
    insta::assert_snapshot!(next("eu", Action::Impose, Stage::Demanded), @"a formal proposal");
    insta::assert_snapshot!(next("eu", Action::Impose, Stage::Agreed), @"the Council's legal act; a member state's veto");
    insta::assert_snapshot!(next("eu", Action::Impose, Stage::InForce), @"a derogation; the Council's review; an action for annulment");
    insta::assert_snapshot!(next("eu", Action::Extend, Stage::Considered), @"political agreement; the Council's decision to prolong");
    insta::assert_snapshot!(next("eu", Action::Annul, Stage::Adopted), @"the end of the time for appeal");
    insta::assert_snapshot!(next("us", Action::Impose, Stage::Expected), @"an executive order, unless one already covers it; the designation by the Treasury's OFAC; a decision against it");
    insta::assert_snapshot!(next("us", Action::Delist, Stage::Considered), @"the removal from OFAC's list");
    insta::assert_snapshot!(next("eu", Action::Impose, Stage::Rejected), @"");
}

#[test]
fn congress_and_commerce_have_ways_of_their_own() {
    let id = |authority| Procedure::of_authority(authority).id();
    assert_eq!(id(Authority::UsCongress), ProcedureId::UsCongress);
    assert_eq!(id(Authority::UsCommerce), ProcedureId::UsExportControl);
    assert_eq!(id(Authority::UsTreasury), ProcedureId::UsExecutive);
    assert_eq!(id(Authority::UaSecurityCouncil), ProcedureId::State);
}
