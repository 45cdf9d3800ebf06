//! From a measure on the tree to a candidate: whether it counts, and what it says.

use dateline_entity::{Country, EntityId};
use dateline_sanctions::{Action, Actor, Body, GroundKind, Measure, Stage};
use dateline_text::Span;
use dateline_time::Timex;

use super::candidate::{Candidate, Inherited};
use super::frames::{MeasureNoun, Needs, Predicate, Sense, Takes};
use super::parties::{self, Party};
use super::reading::{self, Reading};
use super::view::View;
use super::voice::{Mood, voice};
use super::{dates, grounds, targets};
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
            Sense::Verb(index) => {
                view.frames.predicates.get(index).filter(|predicate| predicate.takes == Takes::Own)
            }
            _ => None,
        });
        let candidate = match (noun, own) {
            (_, Some(predicate)) if is_verb => from_verb(view, sentence, head, predicate, times),
            (Some(noun), _) if !is_verb || noun.measures != [Measure::Sanctions] => {
                from_noun(view, sentence, head, noun, times, into);
                None
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
        known.plain &= next.plain;
        if known.imposers.is_empty() {
            known.imposers = next.imposers;
        }
        if known.countries.is_empty() {
            known.countries = next.countries;
        }
        known.targets.extend(
            next.targets.into_iter().filter(|target| !known.targets.contains(target)).collect::<Vec<_>>(),
        );
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
fn from_verb(
    view: &View<'_>,
    sentence: usize,
    at: usize,
    predicate: &Predicate,
    times: &[Timex],
) -> Option<Candidate> {
    // `state-sanctioned`, `U.N.-sanctioned`: approved.
    if at > 0 && view.lower(at - 1) == "-" {
        return None;
    }
    let predicate = view
        .predicates(at)
        .map(|(found, _)| found)
        .find(|found| found.lemma == predicate.lemma && found.takes == Takes::Own)?;
    let mut reading = reading::read(view, at, Some(predicate));
    let mut target = targets::target(view, at, &reading, true);
    if predicate.needs == Some(Needs::Assets) {
        target = target.map(|assets| targets::owner(view, assets));
    }
    let imposers = parties::agents(view, at);
    let mut candidate = assemble(view, sentence, at, &mut reading, target, imposers, times)?;
    candidate.measures.clone_from(&predicate.measures);
    let object = target
        .and_then(|target| {
            view.span_of(view.extent(view.head(target).filter(|&head| head > at).unwrap_or(target)))
        })
        .and_then(|span| span.slice(&view.analysis.lower));
    let finer = object.map(|object| view.frames.objects(object)).unwrap_or_default();
    let known = !candidate.countries.is_empty() || !candidate.targets.is_empty();
    match predicate.needs {
        None => {
            // Sanctioning events, or what one's own country does, is approving it.
            let own =
                |actor: Actor| candidate.countries.iter().any(|&country| actor == Actor::State(country));
            let at_home = candidate.imposers.iter().all(|&(actor, _)| own(actor))
                && (!candidate.imposers.is_empty() || candidate.countries == [Country::US]);
            if !known || at_home || view.relation(at) == Relation::Amod {
                return None;
            }
            // `the general was not sanctioned`: by whom, and for which country's sake?
            candidate.plain = candidate.imposers.is_empty() && candidate.countries.is_empty();
        }
        Some(Needs::Authority) => {
            let unsaid = candidate.imposers.is_empty();
            if !known || unsaid && !voice(view, at).passive {
                return None;
            }
            // `twenty officials were listed`: in a story about sanctions it goes without saying by whom.
            candidate.plain = unsaid;
        }
        Some(Needs::Story) => {
            if candidate.imposers.is_empty() || !known {
                return None;
            }
            candidate.plain = true;
        }
        Some(Needs::Assets) => {
            if !finer.contains(&Measure::AssetFreeze) {
                return None;
            }
            candidate.measures = vec![Measure::AssetFreeze];
        }
        Some(Needs::Object) => {
            if finer.is_empty() || candidate.imposers.is_empty() && candidate.countries.is_empty() {
                return None;
            }
            candidate.plain = candidate.imposers.is_empty() || candidate.countries.is_empty();
            candidate.measures = finer;
        }
    }
    candidate.measures.sort_unstable();
    Some(candidate)
}

/// A noun that names a measure: `sanctions`, `asset freezes`, `the embargo`.
fn from_noun(
    view: &View<'_>,
    sentence: usize,
    at: usize,
    noun: &MeasureNoun,
    times: &[Timex],
    into: &mut Vec<Candidate>,
) {
    let modifiers = [Relation::Compound, Relation::Amod, Relation::NmodPoss];
    if view.children_by(at, &modifiers).any(|child| view.frames.is_other(view.lower(child), noun.plain)) {
        return;
    }
    let mut reading = reading::read(view, at, None);
    // `breach of sanctions` that does not happen is nothing.
    if reading.action == Some(Action::Evade) && reading.negated {
        return;
    }
    let mut clauses = view.children_by(at, &[Relation::Acl, Relation::AclRelcl]);
    let clause =
        clauses.find_map(|clause| reading::read_clause(view, clause)).or_else(|| further_verb(view, at));
    // `sanctions imposed on the country`: what the clause says, where the sentence says nothing else of them.
    let nothing_else = reading.action.is_none()
        && !matches!(
            reading.stage,
            Some(Stage::Expected | Stage::Threatened | Stage::Proposed | Stage::Agreed)
        );
    if let Some(mut clause) = clause {
        let candidate = of_reading(view, sentence, at, noun, &mut clause, times);
        let own_matter = candidate.as_ref().is_some_and(|found| {
            found.date.is_some() || found.ground.is_some() || found.action != Action::Impose
        });
        if let Some(candidate) = candidate
            && (nothing_else || own_matter)
        {
            into.push(candidate);
        }
        if nothing_else {
            return;
        }
    }
    let Some(mut candidate) = of_reading(view, sentence, at, noun, &mut reading, times) else { return };
    let further = further_target(view, &mut candidate);
    let enforced = (candidate.action == Action::Evade)
        .then(|| enforcement(view, sentence, at, &reading, &candidate, times))
        .flatten();
    into.push(candidate);
    into.extend(further);
    into.extend(enforced);
}

/// `sanctions against those behind the crackdown in Russia, as well as those responsible for the coup in Myanmar` are two events.
fn further_target(view: &View<'_>, first: &mut Candidate) -> Option<Candidate> {
    let target = first.target?;
    let (start, next) = targets::second_target(view, target)?;
    let words = targets::phrase(view, next, None);
    let rest = (words.end..view.len())
        .take_while(|&at| view.pos(at) != Pos::Punct)
        .last()
        .map_or(words.end, |last| last + 1);
    let words = words.start.max(start)..rest.max(words.end);
    let countries = targets::countries(view, next, &words, &first.imposers);
    if countries.is_empty() || first.countries.is_empty() || countries == first.countries {
        return None;
    }
    first.countries.retain(|country| !countries.contains(country));
    let mut second = first.clone();
    second.countries = countries;
    second.targets = targets::named(view, next);
    second.target = view.span_of(words.clone());
    second.count = targets::count(view, next);
    second.ground = grounds::ground_within(view, &words);
    second.regime = None;
    Some(second)
}

/// `its sanctions go back to 2014 and were prolonged`: what the passive verb after the first says of their common subject.
fn further_verb(view: &View<'_>, at: usize) -> Option<Reading> {
    let verb =
        view.head(at).filter(|_| matches!(view.relation(at), Relation::Nsubj | Relation::NsubjPass))?;
    let own_subject =
        |verb: usize| view.children_by(verb, &[Relation::Nsubj, Relation::NsubjPass]).next().is_some();
    let mut further = view
        .children_by(verb, &[Relation::Conj])
        .filter(|&verb| !own_subject(verb) && voice(view, verb).passive);
    further.find_map(|verb| reading::read_clause(view, verb))
}

/// What one reading of a measure noun says.
fn of_reading(
    view: &View<'_>,
    sentence: usize,
    at: usize,
    noun: &MeasureNoun,
    reading: &mut Reading,
    times: &[Timex],
) -> Option<Candidate> {
    let target = targets::target(view, at, reading, false);
    let (mut imposers, compounds) = parties::from_modifiers(view, at, target.is_some());
    let vague = imposers.iter().all(|&(actor, _)| matches!(actor, Actor::Body(Body::International)));
    let owned = !imposers.is_empty();
    if vague && let Some(by) = imposing_verb(reading) {
        let agents = parties::agents(view, by);
        let by_habit = agents.iter().any(|&(actor, _)| view.frames.actors.imposes_by_habit(actor));
        if !agents.is_empty() && !reading.cause && (reading.action.is_some() || by_habit) {
            imposers = agents;
        }
    }
    if imposers.is_empty() {
        // `sanctions by the EU`
        let by = view
            .children_by(at, &[Relation::Nmod, Relation::Obl])
            .find(|&child| view.cases(child).any(|case| case == "by"));
        imposers = by.map(|by| parties::actors_of(view, by)).unwrap_or_default();
    }
    // Who weighs sanctions without being able to impose them asks for them.
    let outsiders = imposers.is_empty() && reading.path.iter().any(|&verb| parties::has_speaker(view, verb));
    if outsiders
        && reading.stage == Some(Stage::Considered)
        && !reading.hypothetical
        && reading.action.is_none_or(|action| action == Action::Impose)
    {
        reading.stage = Some(Stage::Demanded);
    }
    let through = parties::through(view, at, reading);
    if !through.is_empty() && !owned {
        imposers = through;
    }
    let mut candidate = assemble(view, sentence, at, reading, target, imposers, times)?;
    // A state that hardly ever imposes does so only where the sentence says on whom.
    let acts = matches!(
        reading.action,
        Some(
            Action::Impose | Action::Expand | Action::Extend | Action::Lift | Action::Ease | Action::Suspend
        )
    );
    let surely = owned || acts && !candidate.countries.is_empty();
    let own = candidate.countries.clone();
    let imposes = reading.action == Some(Action::Impose) && !reading.cause;
    let subject = reading.by.filter(|_| imposes).map(|by| parties::subject(view, by)).unwrap_or_default();
    candidate.imposers.retain(|&(actor, _)| {
        view.frames.actors.imposes_by_habit(actor)
            || (surely || subject.iter().any(|&(direct, _)| direct == actor))
                && !own.iter().any(|&country| actor == Actor::State(country))
    });
    for country in compounds {
        if !candidate.countries.contains(&country) {
            candidate.countries.push(country);
        }
    }
    candidate.measures = measures(view, at, &noun.measures, noun.plain);
    candidate.bare = noun.bare && candidate.measures == noun.measures;
    candidate.plain = noun.plain;
    // `discussed the sanctions`, `supports U.S. sanctions`: known ones are talked of, nothing is weighed or demanded.
    let talk = !reading.decided
        && reading.action.is_none()
        && matches!(reading.stage, Some(Stage::Considered | Stage::Demanded | Stage::Rejected));
    // What is asked for is not there yet, whosever it would be.
    let owned = owned && reading.stage != Some(Stage::Demanded);
    if talk && (candidate.definite || owned || reading.hypothetical) {
        candidate.background = true;
        candidate.action = Action::Maintain;
        candidate.stage = Stage::InForce;
        candidate.negated = false;
        candidate.date = None;
    }
    Some(candidate)
}

/// The punishment of a breach: `seized a ship that violated sanctions`, `charged with evading sanctions`.
fn enforcement(
    view: &View<'_>,
    sentence: usize,
    at: usize,
    reading: &Reading,
    breach: &Candidate,
    times: &[Timex],
) -> Option<Candidate> {
    let mut word = reading.by.unwrap_or(at);
    let ground = view.span_of(view.extent(word));
    for _ in 0..4 {
        word = view.head(word)?;
        let enforces = view.predicates(word).any(|(predicate, _)| predicate.action == Some(Action::Enforce));
        if !enforces {
            continue;
        }
        let here = reading::own(view, word)?;
        let imposers = parties::agents(view, word);
        let target = targets::target(view, word, &here, true);
        let mut found = assemble(view, sentence, word, &mut here.clone(), target, imposers, times)?;
        found.measures.clone_from(&breach.measures);
        found.countries.clone_from(&breach.countries);
        found.ground = ground.map(|span| (span, GroundKind::Evasion));
        found.background = false;
        return Some(found);
    }
    None
}

/// The verb whose subject imposes: the one that does something to the measure, but not one that breaks it.
fn imposing_verb(reading: &Reading) -> Option<usize> {
    match reading.action {
        Some(Action::Evade) => None,
        Some(_) => reading.by,
        None if reading.stage == Some(Stage::Demanded) => None,
        None => reading.path.first().copied(),
    }
}

/// Puts the parts together.
fn assemble(
    view: &View<'_>,
    sentence: usize,
    at: usize,
    reading: &mut Reading,
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
    let ground = grounds::ground(view, at, reading, target);
    let words = target.map(|target| targets::phrase(view, target, ground.map(|(span, _)| span)));
    let countries = match (&words, target) {
        (Some(words), Some(target)) => targets::countries(view, target, words, &imposers),
        _ => Vec::new(),
    };
    let verbless = view.head(at).is_none() && target.is_some() && is_fine(view, at);
    let itemised = verbless
        || view.speakers.publisher().is_some() && target.is_some_and(|target| view.pos(target) != Pos::Propn);
    if reading.action.is_none() && reading.stage.is_none() && verbless {
        reading.action = Some(Action::Impose);
    }
    // `new sanctions would hurt`: they are thought of.
    if reading.by.is_none()
        && reading.stage.is_none()
        && reading.action.is_some()
        && view.relation(at) == Relation::Nsubj
        && view
            .head(at)
            .is_some_and(|verb| matches!(voice(view, verb).mood, Mood::Conditional | Mood::Possible))
    {
        reading.stage = Some(Stage::Considered);
    }
    let background = reading.action.is_none() && reading.stage.is_none();
    let action = reading.action.unwrap_or(if background { Action::Maintain } else { Action::Impose });
    let stage = reading.stage.unwrap_or(if matches!(action, Action::Maintain) {
        Stage::InForce
    } else {
        Stage::Adopted
    });
    let stage = if reading.negated && matches!(stage, Stage::Adopted | Stage::InForce) {
        Stage::Rejected
    } else {
        stage
    };
    let negated = reading.negated || matches!(stage, Stage::Rejected | Stage::CalledOff);
    let elsewhere: Vec<Span> = ground.map(|(span, _)| span).into_iter().collect();
    let codes: Vec<Actor> = imposers.iter().map(|&(actor, _)| actor).collect();
    let regime = view.frames.regimes.find(view, at, &codes);
    let definite = view
        .children_by(at, &[Relation::Det, Relation::NmodPoss])
        .any(|child| matches!(view.lower(child), "the" | "these" | "those" | "its" | "their" | "such"));
    let date = if background { None } else { dates::date(view, at, reading, times, &elsewhere) };
    // `could be levied as early as Monday` is more than a thought.
    let stage = if date.is_some() && reading.possible && stage == Stage::Considered {
        Stage::Expected
    } else {
        stage
    };
    Some(Candidate {
        place,
        sentence,
        imposers,
        countries,
        targets: target.map(|target| targets::named(view, target)).unwrap_or_default(),
        target: words.and_then(|words| view.span_of(words)),
        count: target.and_then(|target| targets::count(view, target)),
        measures: Vec::new(),
        action,
        stage,
        negated,
        date,
        ground,
        regime,
        background,
        bare: false,
        plain: false,
        definite,
        itemised,
        cues: reading.path.iter().filter_map(|&word| view.span(word)).collect(),
        inherited: Inherited::default(),
        speaker: speaker(view, reading),
    })
}

/// Whether a noun says which kind of measure it is: `blocking sanctions`, `an asset freeze`.
fn is_fine(view: &View<'_>, at: usize) -> bool {
    let own = view.senses().filter(|(words, _)| words.contains(&at)).flat_map(|(_, senses)| senses);
    let nouns = own.filter_map(|sense| match sense {
        Sense::Noun(index) => view.frames.nouns.get(*index),
        _ => None,
    });
    let mut fine = nouns.map(|noun| noun.measures != [Measure::Sanctions] && !noun.bare);
    fine.any(|fine| fine)
        || view
            .children_by(at, &[Relation::Compound, Relation::Amod])
            .any(|child| view.frames.modifier(view.lower(child)).is_some())
}

/// Who says so: the subject of the verb of saying above.
fn speaker(view: &View<'_>, reading: &Reading) -> Option<EntityId> {
    let saying = reading.reported_by?;
    let subject = view.children_by(saying, &[Relation::Nsubj]).next()?;
    let reference = view.references.at_token(view.tree.first + subject)?;
    view.references.id(reference)
}

/// The measures of a noun, by its own meaning, the words before it, and what it is on.
fn measures(view: &View<'_>, measure: usize, base: &[Measure], plain: bool) -> Vec<Measure> {
    let mut found: Vec<Measure> = Vec::new();
    for child in view.children_by(measure, &[Relation::Compound, Relation::Amod]) {
        if let Some(finer) = view.frames.modifier(view.lower(child))
            && !found.contains(&finer)
        {
            found.push(finer);
        }
    }
    if found.is_empty() {
        found.extend_from_slice(base);
    }
    if plain && found == [Measure::Sanctions] {
        let objects =
            view.children_by(measure, &[Relation::Nmod, Relation::Compound]).map(|child| view.extent(child));
        let lower = |words: std::ops::Range<usize>| {
            view.span_of(words).and_then(|span| span.slice(&view.analysis.lower))
        };
        let finer: Vec<Measure> =
            objects.filter_map(lower).flat_map(|words| view.frames.objects(words)).collect();
        if !finer.is_empty() {
            found = finer;
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}
