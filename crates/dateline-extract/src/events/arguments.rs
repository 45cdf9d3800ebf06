//! Who, whom, how many, why and when: the arguments of a measure and of the verb that acts on it.

use std::ops::Range;

use dateline_entity::{Country, EntityId, EntityKind, Jurisdiction, PartialDate};
use dateline_sanctions::{Actor, Body, GroundKind, Measure};
use dateline_text::Span;
use dateline_time::{Timex, TimexType};

use super::actors::ActorForm;
use super::frames::Takes;
use super::reading::Reading;
use super::view::View;
use super::voice::voice;
use crate::syntax::{Pos, Relation, Tag};

/// Relations by which a clause hangs on a noun: what stands in it is not the noun itself.
const CLAUSES: [Relation; 5] =
    [Relation::Acl, Relation::AclRelcl, Relation::Advcl, Relation::Parataxis, Relation::Ccomp];

/// An actor with its entity, where the document has one.
pub(super) type Party = (Actor, Option<EntityId>);

/// The actors that the noun phrase at `at` stands for: `the US and its allies`, `President Trump`, `EU foreign ministers`.
pub(super) fn actors_of(view: &View<'_>, at: usize) -> Vec<Party> {
    let mut found = Vec::new();
    for head in view.conjuncts(at) {
        for party in actors_of_one(view, head) {
            if !found.iter().any(|&(known, _)| known == party.0) {
                found.push(party);
            }
        }
    }
    found
}

fn actors_of_one(view: &View<'_>, head: usize) -> Vec<Party> {
    if let Some(party) = actor_at(view, head) {
        return vec![party];
    }
    // The name of who acts may be a word before the noun (`U.S. officials`), its owner, or stand after `of`.
    let mut inner = Vec::new();
    collect_modifiers(view, head, &mut inner);
    inner.sort_unstable();
    let mut found: Vec<Party> = Vec::new();
    for at in inner {
        if let Some(party) = actor_at(view, at)
            && !found.iter().any(|&(known, _)| known == party.0)
        {
            found.push(party);
        }
    }
    if found.is_empty() { entity_party(view, head).into_iter().collect() } else { found }
}

/// The words before a noun, its owner and what follows `of`, without the clauses on it.
fn collect_modifiers(view: &View<'_>, head: usize, into: &mut Vec<usize>) {
    for &child in view.children(head) {
        let relation = view.relation(child);
        let belongs = matches!(
            relation,
            Relation::Compound | Relation::Amod | Relation::NmodPoss | Relation::Flat | Relation::NmodDesc | Relation::Appos
        ) || relation == Relation::Nmod && view.cases(child).any(|case| matches!(case, "of" | "from" | "in" | "at"))
            || relation == Relation::Conj && into.contains(&head);
        if belongs && into.len() < 32 {
            into.push(child);
            collect_modifiers(view, child, into);
        }
    }
}

/// The actor that the word at `at` is (part of) the name of.
pub(super) fn actor_at(view: &View<'_>, at: usize) -> Option<Party> {
    let span = view.span(at)?;
    let index = view.actors.partition_point(|word| word.span.end() <= span.start());
    let word = view.actors.get(index).filter(|word| word.span.overlaps(span))?;
    // `Trump`, `Obama` are persons; a word inside a person's name is no country.
    let reference = view.references.at_token(view.tree.first + at);
    let entity = reference.and_then(|reference| view.references.entity(reference));
    if word.ambiguous && !entity.is_some_and(|entity| entity.kind == EntityKind::Place) {
        return None;
    }
    if entity.is_some_and(|entity| entity.kind == EntityKind::Person) {
        return entity_party(view, at);
    }
    Some((word.actor, entity.map(|entity| entity.id)))
}

/// The actor that the person or organization at `at` acts for.
fn entity_party(view: &View<'_>, at: usize) -> Option<Party> {
    let reference = view.references.at_token(view.tree.first + at)?;
    let entity = view.references.entity(reference)?;
    let is_organ = entity.name.split(|c: char| !c.is_alphabetic()).any(|word| view.frames.actors.is_organ(word));
    if !(matches!(entity.kind, EntityKind::Person | EntityKind::Place) || entity.kind == EntityKind::Organization && is_organ) {
        return None;
    }
    let actor = match entity.country? {
        Jurisdiction::Country(country) => Actor::State(country),
        Jurisdiction::Eu => Actor::Body(Body::Eu),
        Jurisdiction::Un => Actor::Body(Body::Un),
    };
    Some((actor, Some(entity.id)))
}

/// Whether an actor is one that news lets precede `sanctions` as who imposes them rather than whom they hit.
pub(super) fn imposes_by_habit(actor: Actor) -> bool {
    match actor {
        Actor::Body(_) => true,
        Actor::State(country) => {
            [Country::US, Country::GB, Country::CA, Country::AU, Country::JP, Country::CH, Country::NZ].contains(&country)
                || ["fr", "de", "no", "ua"].contains(&country.alpha2())
        }
    }
}

/// Who imposes and whom it hits, as the words before a measure noun say: `U.S. sanctions`, `Iran sanctions`, `Russia's embargo on …`.
pub(super) fn from_modifiers(view: &View<'_>, measure: usize, has_target: bool) -> (Vec<Party>, Vec<Country>) {
    let (mut imposers, mut countries): (Vec<Party>, Vec<Country>) = (Vec::new(), Vec::new());
    let mut words = Vec::new();
    collect_modifiers(view, measure, &mut words);
    words.sort_unstable();
    for at in words {
        let relation = view.relation(at);
        let Some(party) = actor_at(view, at) else { continue };
        let owner = relation == Relation::NmodPoss
            || relation == Relation::Nmod && view.cases(at).any(|case| matches!(case, "from" | "of"));
        if owner && relation == Relation::Nmod && view.cases(at).any(|case| case == "of") && !imposes_by_habit(party.0) {
            continue;
        }
        if owner && (has_target || imposes_by_habit(party.0)) || relation != Relation::Nmod && imposes_by_habit(party.0) {
            if !imposers.iter().any(|&(known, _)| known == party.0) {
                imposers.push(party);
            }
        } else if let Actor::State(country) = party.0
            && !countries.contains(&country)
        {
            countries.push(country);
        }
    }
    (imposers, countries)
}

/// Who does what the verb at `by` says: its subject, or its agent if it is passive, over control, coordination and relative clauses.
pub(super) fn agents(view: &View<'_>, by: usize) -> Vec<Party> {
    let mut at = by;
    for _ in 0..8 {
        let here = voice(view, at);
        let agent = view.children_by(at, &[Relation::OblAgent, Relation::Obl, Relation::Nmod]).find(|&child| {
            child > at && view.cases(child).any(|case| case == "by") && is_party(view, child)
        });
        if let Some(agent) = agent {
            return actors_of(view, agent);
        }
        if here.passive && at == by {
            return Vec::new();
        }
        if view.pos(at) != Pos::Verb && view.pos(at) != Pos::Aux {
            // `the EU's decision`, `the Senate vote`: the owner of a noun.
            let owner = view.children_by(at, &[Relation::NmodPoss, Relation::Compound]).find(|&child| is_party(view, child));
            if let Some(owner) = owner {
                return actors_of(view, owner);
            }
        }
        if let Some(subject) = view.children_by(at, &[Relation::Nsubj, Relation::NsubjPass]).next() {
            // `which`, `that`: the noun the clause hangs on.
            let is_relative = matches!(view.lower(subject), "which" | "that" | "who");
            if !(is_relative && view.relation(at) == Relation::AclRelcl) {
                return actors_of(view, subject);
            }
            let Some(noun) = view.head(at) else { return Vec::new() };
            if is_party(view, noun) {
                return actors_of(view, noun);
            }
            at = noun;
            continue;
        }
        let Some(above) = view.head(at) else { return Vec::new() };
        at = match view.relation(at) {
            // `urged the EU to impose`, `called on the EU to impose`: the object of the verb above does it.
            relation @ (Relation::Xcomp | Relation::Ccomp | Relation::Advcl) => {
                let object = view.children_by(above, &[Relation::Obj, Relation::Iobj]).find(|&child| child < at && is_party(view, child));
                let addressed = view.children_by(above, &[Relation::Obl]).find(|&child| {
                    child < at && is_party(view, child) && view.cases(child).any(|case| matches!(case, "on" | "upon" | "to" | "for"))
                });
                if let Some(object) = object.or(addressed).filter(|_| relation != Relation::Advcl) {
                    return actors_of(view, object);
                }
                above
            }
            Relation::Acl
            | Relation::AclRelcl
            | Relation::Conj
            | Relation::Nmod
            | Relation::Obj
            | Relation::Parataxis
            | Relation::Obl
            | Relation::Compound => above,
            _ => return Vec::new(),
        };
    }
    Vec::new()
}

/// Whether a verb has a subject of its own that does it.
pub(super) fn has_subject(view: &View<'_>, verb: usize) -> bool {
    !voice(view, verb).passive && view.children_by(verb, &[Relation::Nsubj]).next().is_some()
}

/// The body through which it is done: `sanctions … through the UN Security Council`.
pub(super) fn through(view: &View<'_>, measure: usize, reading: &Reading<'_>) -> Vec<Party> {
    let places = std::iter::once(measure).chain(reading.path.iter().copied());
    let mut obliques = places.flat_map(|at| view.children(at).iter().copied());
    let body = obliques.find(|&child| {
        view.cases(child).any(|case| matches!(case, "through" | "via" | "at" | "in"))
            && matches!(actor_at(view, child), Some((Actor::Body(Body::Un | Body::Eu), _)))
    });
    body.and_then(|body| actor_at(view, body)).into_iter().collect()
}

/// Whether a noun phrase stands for an actor.
fn is_party(view: &View<'_>, at: usize) -> bool {
    !actors_of(view, at).is_empty()
}

/// Whom it hits: the noun that stands for the target.
pub(super) fn target(view: &View<'_>, measure: usize, reading: &Reading<'_>, own: bool) -> Option<usize> {
    if own {
        let here = voice(view, measure);
        if here.passive {
            if let Some(subject) = view.children_by(measure, &[Relation::NsubjPass, Relation::Nsubj]).next() {
                return Some(antecedent(view, measure, subject));
            }
            return (view.relation(measure) == Relation::Acl || view.relation(measure) == Relation::AclRelcl)
                .then(|| view.head(measure))
                .flatten();
        }
        return view.children_by(measure, &[Relation::Obj]).next();
    }
    let on_measure = view.children(measure).iter().copied().chain(std::iter::once(measure).filter(|_| false));
    for child in on_measure {
        if is_target_phrase(view, child) {
            return Some(child);
        }
    }
    // `targeting Russia` hangs on the measure as a clause.
    for clause in view.children_by(measure, &[Relation::Acl, Relation::AclRelcl]) {
        if matches!(view.lower(clause), "targeting" | "hitting" | "aimed" | "target" | "targeted" | "directed" | "imposed" | "levied" | "placed" | "slapped" | "focused" | "covering")
            && let Some(found) = view
                .children_by(clause, &[Relation::Obj])
                .next()
                .or_else(|| view.children(clause).iter().copied().find(|&child| is_target_phrase(view, child)))
        {
            return Some(found);
        }
    }
    for &at in &reading.path {
        let predicates = view.predicates(at).map(|(predicate, _)| predicate.takes);
        let takes = predicates.fold(None, |known, takes| if known == Some(Takes::Target) { known } else { Some(takes) });
        if matches!(takes, Some(Takes::Target | Takes::Either)) {
            let object = view.children_by(at, &[Relation::Obj, Relation::Iobj, Relation::NsubjPass]).find(|&child| {
                child != measure && !view.is_below(measure, child)
            });
            if let Some(object) = object {
                return Some(antecedent(view, at, object));
            }
        }
        // The parser often hangs `on Iran` on the verb.
        let after = view.children(at).iter().copied().find(|&child| child > measure.min(at) && child != measure && is_target_phrase(view, child));
        if after.is_some() {
            return after;
        }
    }
    // … or on another noun of the measure's phrase.
    let mut words = view.extent(measure);
    words.find(|&child| child > measure && is_target_phrase(view, child))
}

/// Whose assets: `the assets of six officials`, `their assets`; the assets themselves if nobody's.
pub(super) fn owner(view: &View<'_>, assets: usize) -> usize {
    let of = view.children_by(assets, &[Relation::Nmod]).find(|&child| view.cases(child).any(|case| matches!(case, "of" | "belonging")));
    of.or_else(|| view.children_by(assets, &[Relation::NmodPoss]).next()).unwrap_or(assets)
}

/// The noun that a relative pronoun stands for; any other word stands for itself.
fn antecedent(view: &View<'_>, verb: usize, subject: usize) -> usize {
    let is_relative = matches!(view.lower(subject), "which" | "that" | "who");
    if is_relative && view.relation(verb) == Relation::AclRelcl { view.head(verb).unwrap_or(subject) } else { subject }
}

/// Whether a nominal follows `on`, `against` or the like.
fn is_target_phrase(view: &View<'_>, at: usize) -> bool {
    matches!(view.relation(at), Relation::Nmod | Relation::Obl)
        && view.pos(at).is_nominal()
        && view.cases(at).any(|case| matches!(case, "on" | "against" | "upon" | "targeting" | "covering"))
        && !view.children_by(at, &[Relation::Case]).any(|case| view.lower(case) == "based")
        && !is_day(view, at)
}

fn is_day(view: &View<'_>, at: usize) -> bool {
    matches!(
        view.lower(at),
        "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday" | "basis" | "grounds" | "condition" | "suspicion" | "twitter" | "behalf"
    ) || view.lower(at).starts_with(|c: char| c.is_ascii_digit()) && view.children(at).is_empty()
}

/// The words of a target, from its first to its last, without a ground or a time that follows.
pub(super) fn phrase(view: &View<'_>, at: usize, cut: Option<Span>) -> Range<usize> {
    let extent = view.extent(at);
    let mut start = extent.start;
    // Its preposition is no part of it.
    while start < at && (view.children_by(at, &[Relation::Case]).any(|case| case == start) || view.pos(start) == Pos::Punct) {
        start += 1;
    }
    let mut end = extent.end;
    if let Some(cut) = cut {
        let words = view.words_in(cut);
        // The word before the reason is its marker.
        if words.start > at + 1 && words.start < end && !view.is_below(words.start, at) {
            end = words.start;
        }
    }
    while end > at + 1 && view.pos(end - 1) == Pos::Punct && view.lower(end - 1) != ")" {
        end -= 1;
    }
    start..end
}

/// The countries that a target names or implies: every state in its words, else the country of the persons or bodies it names.
pub(super) fn countries(view: &View<'_>, at: usize, words: &Range<usize>, imposers: &[Party]) -> Vec<Country> {
    let mut found: Vec<Country> = Vec::new();
    let Some(span) = view.span_of(words.clone()) else { return found };
    let own = |country: Country| imposers.iter().any(|&(actor, _)| actor == Actor::State(country));
    for word in view.actors.iter().filter(|word| span.contains(word.span)) {
        let Actor::State(country) = word.actor else { continue };
        let index = view.words_in(word.span).start;
        let known = actor_at(view, index).is_some_and(|(actor, _)| actor == word.actor);
        if known && !found.contains(&country) && (word.form != ActorForm::Body || !own(country)) {
            found.push(country);
        }
    }
    if found.is_empty() {
        for head in view.conjuncts(at) {
            let entity = view.references.at_token(view.tree.first + head).and_then(|reference| view.references.entity(reference));
            if let Some(Jurisdiction::Country(country)) = entity.and_then(|entity| entity.country)
                && !found.contains(&country)
            {
                found.push(country);
            }
        }
    }
    if found.len() > 1 {
        found.retain(|&country| !own(country));
    }
    found
}

/// The persons, organizations and vessels that the target is, not those that its description mentions.
pub(super) fn named(view: &View<'_>, at: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let mut heads = view.conjuncts(at);
    for head in heads.clone() {
        heads.extend(view.children_by(head, &[Relation::Appos, Relation::Flat]));
    }
    for head in heads {
        let Some(reference) = view.references.at_token(view.tree.first + head) else { continue };
        let Some(entity) = view.references.entity(reference) else { continue };
        let kind = matches!(entity.kind, EntityKind::Person | EntityKind::Organization | EntityKind::Vessel);
        if kind && !found.contains(&reference.entity) {
            found.push(reference.entity);
        }
    }
    found
}

/// How many persons or entities the target counts: `six officials`, `22 entities`.
pub(super) fn count(view: &View<'_>, at: usize) -> Option<u32> {
    let counted = |at: usize| {
        let number = view.children_by(at, &[Relation::Nummod]).find_map(|child| number(view.lower(child)))?;
        let is_people = view.node(at).is_some_and(|node| node.tag == Tag::Plural) && !is_unit(view.lower(at));
        is_people.then_some(number)
    };
    view.conjuncts(at).into_iter().filter_map(counted).reduce(u32::saturating_add)
}

fn is_unit(word: &str) -> bool {
    matches!(word, "years" | "months" | "weeks" | "days" | "percent" | "billion" | "million" | "dollars" | "times" | "countries" | "nations" | "sectors" | "rounds" | "states")
}

fn number(word: &str) -> Option<u32> {
    const WORDS: [&str; 20] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
    ];
    if let Some(at) = WORDS.iter().position(|&known| known == word) {
        return u32::try_from(at + 1).ok();
    }
    word.replace(',', "").parse().ok()
}

/// Why: the words after `over`, `for`, `in response to`, and their kind.
pub(super) fn ground(view: &View<'_>, measure: usize, reading: &Reading<'_>, target: Option<usize>) -> Option<(Span, GroundKind)> {
    let sentence = view.sentence.span;
    let lower = sentence.slice(&view.analysis.lower)?;
    let anchors: Vec<usize> = std::iter::once(measure).chain(target).chain(reading.path.iter().copied()).collect();
    let mut best: Option<(bool, usize, Span)> = None;
    for (from, to, strong) in view.frames.find_markers(lower) {
        let marker = view.words_in(Span::from_range(from..to)?.shifted(sentence.start()));
        let Some(found) = reason(view, &marker) else { continue };
        let (top, words) = found;
        let hangs = view.head(top).is_some_and(|head| anchors.contains(&head)) || anchors.iter().any(|&anchor| view.head(top) == Some(anchor));
        let inside_target = target.is_some_and(|target| view.extent(target).contains(&marker.start));
        let near = marker.start > measure && marker.start.saturating_sub(measure) < 30;
        let starts = marker.start == 0;
        let fits = if strong { hangs || near || starts || inside_target } else { hangs && marker.start > measure.min(target.unwrap_or(measure)) };
        if !fits || words.contains(&measure) || is_period(view, &words) {
            continue;
        }
        let span = trimmed(view, words)?;
        let distance = marker.start.abs_diff(measure);
        if best.as_ref().is_none_or(|&(known, far, _)| (!hangs, distance) < (!known, far)) {
            best = Some((hangs, distance, span));
        }
    }
    let (_, _, span) = best?;
    Some((span, view.frames.ground_kind(span.slice(&view.analysis.lower)?)))
}

/// The reason that a target's own words give: `those responsible for the coup`.
pub(super) fn ground_within(view: &View<'_>, words: &Range<usize>) -> Option<(Span, GroundKind)> {
    let sentence = view.sentence.span;
    let lower = sentence.slice(&view.analysis.lower)?;
    let found = view.frames.find_markers(lower).filter(|&(_, _, strong)| strong).find_map(|(from, to, _)| {
        let marker = view.words_in(Span::from_range(from..to)?.shifted(sentence.start()));
        (words.contains(&marker.start) && marker.end < words.end).then_some(marker)
    })?;
    let span = trimmed(view, found.end..words.end)?;
    Some((span, view.frames.ground_kind(span.slice(&view.analysis.lower)?)))
}

/// A further target after `as well as` or `along with`: where its words start, and its noun.
pub(super) fn second_target(view: &View<'_>, first: Span) -> Option<(usize, usize)> {
    let words = view.words_in(first);
    let joint = (words.start..view.len()).find(|&at| {
        view.lower(at) == "as" && view.lower(at + 1) == "well" && view.lower(at + 2) == "as" || view.lower(at) == "along" && view.lower(at + 1) == "with"
    })?;
    let start = joint + if view.lower(joint) == "as" { 3 } else { 2 };
    let is_people = matches!(view.lower(start), "those" | "people" | "officials" | "individuals" | "persons" | "members" | "leaders");
    (is_people && view.pos(start).is_nominal() || view.lower(start) == "those").then_some((start, start))
}

/// What a marker introduces: the word that the reason hangs by, and its words.
fn reason(view: &View<'_>, marker: &Range<usize>) -> Option<(usize, Range<usize>)> {
    let start = marker.end;
    if start >= view.len() {
        return None;
    }
    // Upwards from the first word while the phrase still starts after the marker.
    let mut top = start;
    for _ in 0..view.len() {
        let Some(head) = view.head(top) else { break };
        let extent = view.extent(head);
        let only_marker_before = extent.start >= marker.start || (extent.start..marker.start).all(|at| view.pos(at) == Pos::Punct);
        if head < marker.start || !only_marker_before {
            break;
        }
        top = head;
    }
    let end = view.extent(top).end;
    (end > start).then_some((top, start..end))
}

/// Whether the words name a time, not a reason: `for six months`, `after Monday`.
fn is_period(view: &View<'_>, words: &Range<usize>) -> bool {
    let time = words.clone().take(if words.len() < 6 { 4 } else { 3 }).any(|at| {
        matches!(
            view.lower(at),
            "months" | "years" | "weeks" | "days" | "year" | "month" | "week" | "time" | "decades" | "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday" | "example" | "now"
        )
    });
    time
}

/// The span of words without a closing mark or a clause of saying at its end.
fn trimmed(view: &View<'_>, words: Range<usize>) -> Option<Span> {
    let mut end = words.end;
    while end > words.start && view.pos(end - 1) == Pos::Punct && !matches!(view.lower(end - 1), ")" | "\"" | "”") {
        end -= 1;
    }
    view.span_of(words.start..end)
}

/// When the action happens: a date that hangs on one of the words that say what is done.
pub(super) fn date(
    view: &View<'_>,
    measure: usize,
    reading: &Reading<'_>,
    times: &[Timex],
    elsewhere: &[Span],
) -> Option<PartialDate> {
    let sentence = view.sentence.span;
    let from = times.partition_point(|time| time.excerpt.span.start() < sentence.start());
    let mut best: Option<(usize, PartialDate)> = None;
    for time in times.iter().skip(from).take_while(|time| time.excerpt.span.start() < sentence.end()) {
        if !matches!(time.kind, TimexType::Date | TimexType::Time) {
            continue;
        }
        if elsewhere.iter().any(|span| span.contains(time.excerpt.span)) {
            continue;
        }
        let Some(date) = calendar(&time.value.to_string()) else { continue };
        let words = view.words_in(time.excerpt.span);
        if words.is_empty() {
            continue;
        }
        let top = view.head_of(words.clone());
        let Some(distance) = distance_up(view, top, measure, reading) else { continue };
        let rank = 100 * distance + top.abs_diff(reading.by.unwrap_or(measure));
        if best.as_ref().is_none_or(|&(known, _)| rank < known) {
            best = Some((rank, date));
        }
    }
    best.map(|(_, date)| date)
}

/// How many steps above the time one of the event's own words stands; `None` if another verb comes first.
fn distance_up(view: &View<'_>, from: usize, measure: usize, reading: &Reading<'_>) -> Option<usize> {
    let mut at = view.head(from)?;
    for steps in 1..6 {
        if at == measure || reading.path.contains(&at) {
            return Some(steps);
        }
        if Some(at) == reading.reported_by || view.pos(at) == Pos::Verb || CLAUSES.contains(&view.relation(at)) {
            return None;
        }
        at = view.head(at)?;
    }
    None
}

/// The calendar date of a TIMEX3 value, if it has one: `2021-02-21TEV` is `2021-02-21`.
pub(super) fn calendar(value: &str) -> Option<PartialDate> {
    let day = value.split('T').next().unwrap_or(value);
    day.parse().ok()
}

/// The measures of a noun, by its own meaning, the words before it, and what it is on.
pub(super) fn measures(view: &View<'_>, measure: usize, base: &[Measure], plain: bool) -> Vec<Measure> {
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
        let objects = view.children_by(measure, &[Relation::Nmod, Relation::Compound]).map(|child| view.extent(child));
        let lower = |words: Range<usize>| view.span_of(words).and_then(|span| span.slice(&view.analysis.lower));
        let finer: Vec<Measure> = objects.filter_map(lower).flat_map(|words| view.frames.objects(words)).collect();
        if !finer.is_empty() {
            found = finer;
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}
