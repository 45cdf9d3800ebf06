//! From a measure on the tree to a candidate: whether it counts, and what it says.

use dateline_entity::EntityId;
use dateline_sanctions::{Action, Actor, Measure, Stage};
use dateline_time::Timex;

use super::arguments::{self, Party};
use super::candidate::Candidate;
use super::frames::{Needs, Predicate, Sense, Takes};
use super::reading::{self, Reading};
use super::view::View;
use crate::syntax::{Pos, Relation};

/// Adds the sanctions events that the sentence mentions.
pub(super) fn find(view: &View<'_>, sentence: usize, times: &[Timex], into: &mut Vec<Candidate>) {
    let first = into.len();
    for (words, senses) in view.senses() {
        let head = view.head_of(words.clone());
        let is_verb = matches!(view.pos(head), Pos::Verb | Pos::Aux);
        let noun = senses.iter().find_map(|&sense| match sense {
            Sense::Noun(index) => view.frames.nouns.get(index),
            _ => None,
        });
        let own = senses.iter().find_map(|&sense| match sense {
            Sense::Verb(index) => view.frames.predicates.get(index).filter(|predicate| predicate.takes == Takes::Own),
            _ => None,
        });
        let candidate = match (noun, own) {
            (_, Some(predicate)) if is_verb => from_verb(view, sentence, head, predicate, times),
            (Some(noun), _) if !is_verb || noun.measures != [Measure::Sanctions] => {
                from_noun(view, sentence, head, &noun.measures, noun.plain, times)
            }
            _ => None,
        };
        into.extend(candidate);
    }
    share_coordinated(into, first);
}

/// `asset freezes and travel bans` are one event with two measures.
fn share_coordinated(candidates: &mut Vec<Candidate>, first: usize) {
    let mut at = first + 1;
    while at < candidates.len() {
        let (before, rest) = candidates.split_at_mut(at);
        let (Some(known), Some(next)) = (before.last_mut(), rest.first()) else { break };
        let same = known.action == next.action
            && known.stage == next.stage
            && known.negated == next.negated
            && known.place != next.place
            && (known.imposers.is_empty() || next.imposers.is_empty() || known.imposers == next.imposers)
            && (known.countries.is_empty() || next.countries.is_empty() || known.countries == next.countries)
            && known.background == next.background;
        if !same {
            at += 1;
            continue;
        }
        let next = candidates.remove(at);
        let Some(known) = candidates.get_mut(at - 1) else { break };
        join_measures(&mut known.measures, &next.measures);
        if known.imposers.is_empty() {
            known.imposers = next.imposers;
        }
        if known.countries.is_empty() {
            known.countries = next.countries;
        }
        known.targets.extend(next.targets.into_iter().filter(|target| !known.targets.contains(target)).collect::<Vec<_>>());
        known.target = known.target.or(next.target);
        known.count = known.count.or(next.count);
        known.date = known.date.or(next.date);
        known.ground = known.ground.or(next.ground);
        known.regime = known.regime.take().or(next.regime);
        known.speaker = known.speaker.or(next.speaker);
    }
}

/// Adds measures; the unspecified one goes where there is a finer one.
pub(super) fn join_measures(known: &mut Vec<Measure>, more: &[Measure]) {
    known.extend_from_slice(more);
    known.sort_unstable();
    known.dedup();
    if known.len() > 1 {
        known.retain(|&measure| measure != Measure::Sanctions);
    }
}

/// A verb that is a measure: `blacklisted six officials`, `froze their assets`.
fn from_verb(view: &View<'_>, sentence: usize, at: usize, predicate: &Predicate, times: &[Timex]) -> Option<Candidate> {
    // `state-sanctioned`, `U.N.-sanctioned`: approved.
    if at > 0 && view.lower(at - 1) == "-" {
        return None;
    }
    let predicate = view.predicates(at).map(|(found, _)| found).find(|found| found.lemma == predicate.lemma)?;
    let mut reading = reading::read(view, at, Some(predicate));
    let target = arguments::target(view, at, &reading, true);
    let imposers = arguments::agent(view, at).map(|agent| arguments::actors_of(view, agent)).unwrap_or_default();
    let mut candidate = assemble(view, sentence, at, &mut reading, target, imposers, times)?;
    candidate.measures.clone_from(&predicate.measures);
    let object = target.and_then(|target| view.span_of(view.extent(target))).and_then(|span| span.slice(&view.analysis.lower));
    let finer = object.map(|object| view.frames.objects(object)).unwrap_or_default();
    let known = !candidate.countries.is_empty() || !candidate.targets.is_empty();
    match predicate.needs {
        None => {
            let is_actor = candidate.imposers.iter().any(|&(actor, _)| actor != Actor::Body(dateline_sanctions::Body::Commonwealth));
            if !(known || is_actor && target.is_some()) {
                return None;
            }
        }
        Some(Needs::Authority) => {
            if candidate.imposers.is_empty() || !known {
                return None;
            }
        }
        Some(Needs::Assets) => {
            if !finer.contains(&Measure::AssetFreeze) {
                return None;
            }
            candidate.measures = vec![Measure::AssetFreeze];
        }
        Some(Needs::Object) => {
            if finer.is_empty() || candidate.imposers.is_empty() || candidate.countries.is_empty() {
                return None;
            }
            candidate.measures = finer;
        }
    }
    candidate.measures.sort_unstable();
    Some(candidate)
}

/// A noun that names a measure: `sanctions`, `asset freezes`, `the embargo`.
fn from_noun(view: &View<'_>, sentence: usize, at: usize, base: &[Measure], plain: bool, times: &[Timex]) -> Option<Candidate> {
    let modifiers = [Relation::Compound, Relation::Amod, Relation::NmodPoss];
    if view.children_by(at, &modifiers).any(|child| view.frames.is_other(view.lower(child), plain)) {
        return None;
    }
    let mut reading = reading::read(view, at, None);
    let target = arguments::target(view, at, &reading, false);
    let (mut imposers, compounds) = arguments::from_modifiers(view, at, target.is_some());
    if imposers.is_empty()
        && let Some(by) = imposing_verb(&reading)
        && let Some(agent) = arguments::agent(view, by)
    {
        imposers = arguments::actors_of(view, agent);
    }
    if imposers.is_empty() {
        // `sanctions imposed by the EU`, `sanctions by the EU`
        let by = view.children_by(at, &[Relation::Nmod, Relation::Obl]).find(|&child| view.cases(child).any(|case| case == "by"));
        imposers = by.map(|by| arguments::actors_of(view, by)).unwrap_or_default();
    }
    let mut candidate = assemble(view, sentence, at, &mut reading, target, imposers, times)?;
    for country in compounds {
        if !candidate.countries.contains(&country) {
            candidate.countries.push(country);
        }
    }
    candidate.measures = arguments::measures(view, at, base, plain);
    if plain {
        let finer = candidate.measures != [Measure::Sanctions];
        let sure = !candidate.imposers.is_empty() && !candidate.countries.is_empty() && !candidate.background;
        if !sure || !(finer || view.lower(at) != "ban" && view.lower(at) != "bans") {
            return None;
        }
    }
    Some(candidate)
}

/// The verb whose subject imposes: the one that does something to the measure, but not one that breaks it.
fn imposing_verb(reading: &Reading<'_>) -> Option<usize> {
    match reading.action {
        Some(Action::Evade) => None,
        Some(_) => reading.by,
        None if matches!(reading.stage, Some(Stage::Demanded | Stage::Rejected)) => None,
        None => reading.path.first().copied(),
    }
}

/// Puts the parts together.
fn assemble(
    view: &View<'_>,
    sentence: usize,
    at: usize,
    reading: &mut Reading<'_>,
    target: Option<usize>,
    imposers: Vec<Party>,
    times: &[Timex],
) -> Option<Candidate> {
    let place = view.span(at)?;
    for child in view.children_by(at, &[Relation::Amod, Relation::Compound]) {
        let Some((action, stage)) = view.frames.adjective(view.lower(child)) else { continue };
        let imposes = reading.action.is_none_or(|known| known == Action::Impose);
        if imposes && action.is_some() && !(action == Some(Action::Maintain) && reading.action.is_some()) {
            reading.action = action;
        }
        if reading.stage.is_none() {
            reading.stage = stage;
        }
    }
    let ground = arguments::ground(view, at, reading, target);
    let words = target.map(|target| arguments::phrase(view, target, ground.map(|(span, _)| span)));
    let countries = match (&words, target) {
        (Some(words), Some(target)) => arguments::countries(view, target, words, &imposers),
        _ => Vec::new(),
    };
    let background = reading.action.is_none() && reading.stage.is_none();
    let action = reading.action.unwrap_or(if background { Action::Maintain } else { Action::Impose });
    let stage = reading.stage.unwrap_or(if matches!(action, Action::Maintain) { Stage::InForce } else { Stage::Adopted });
    let negated = reading.negated || matches!(stage, Stage::Rejected | Stage::CalledOff);
    let codes: Vec<Actor> = imposers.iter().map(|&(actor, _)| actor).collect();
    let regime = view.frames.regimes.find(view, at, &codes);
    let definite = view
        .children_by(at, &[Relation::Det, Relation::NmodPoss])
        .any(|child| matches!(view.lower(child), "the" | "these" | "those" | "its" | "their" | "such"));
    Some(Candidate {
        place,
        sentence,
        imposers,
        countries,
        targets: target.map(|target| arguments::named(view, target)).unwrap_or_default(),
        target: words.and_then(|words| view.span_of(words)),
        count: target.and_then(|target| arguments::count(view, target)),
        measures: Vec::new(),
        action,
        stage,
        negated,
        date: if background { None } else { arguments::date(view, at, reading, times) },
        ground,
        regime,
        background,
        definite,
        speaker: speaker(view, reading),
    })
}

/// Who says so: the subject of the verb of saying above.
fn speaker(view: &View<'_>, reading: &Reading<'_>) -> Option<EntityId> {
    let saying = reading.reported_by?;
    let subject = view.children_by(saying, &[Relation::Nsubj]).next()?;
    let reference = view.references.at_token(view.tree.first + subject)?;
    view.references.id(reference)
}
