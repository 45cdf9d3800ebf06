//! Who acts: the states and bodies that noun phrases stand for, and the subject of what is done.

use dateline_entity::{Country, EntityId, EntityKind, Jurisdiction};
use dateline_sanctions::{Actor, Body};

use super::reading::Reading;
use super::view::View;
use super::voice::voice;
use crate::syntax::{Pos, Relation, Tag};

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

/// Who imposes and whom it hits, as the words before a measure noun say: `U.S. sanctions`, `Iran sanctions`, `Russia's embargo on …`.
pub(super) fn from_modifiers(
    view: &View<'_>,
    measure: usize,
    has_target: bool,
) -> (Vec<Party>, Vec<Country>) {
    let (mut imposers, mut countries): (Vec<Party>, Vec<Country>) = (Vec::new(), Vec::new());
    let mut words = Vec::new();
    collect_modifiers(view, measure, &mut words);
    words.sort_unstable();
    for at in words {
        let relation = view.relation(at);
        // `its sanctions`: whom the pronoun stands for.
        let of_pronoun = || {
            (relation == Relation::NmodPoss && view.pos(at) == Pos::Pron)
                .then(|| first_person(view, at).or_else(|| entity_party(view, at)))
                .flatten()
        };
        let Some(party) = actor_at(view, at).or_else(of_pronoun) else { continue };
        let owner = relation == Relation::NmodPoss
            || relation == Relation::Nmod && view.cases(at).any(|case| matches!(case, "from" | "of"));
        if owner
            && relation == Relation::Nmod
            && view.cases(at).any(|case| case == "of")
            && !view.frames.actors.imposes_by_habit(party.0)
        {
            continue;
        }
        if owner && (has_target || view.frames.actors.imposes_by_habit(party.0))
            || relation != Relation::Nmod && view.frames.actors.imposes_by_habit(party.0)
        {
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
        let agent = view
            .children_by(at, &[Relation::OblAgent, Relation::Obl, Relation::Nmod])
            .find(|&child| child > at && view.cases(child).any(|case| case == "by") && is_party(view, child));
        if let Some(agent) = agent {
            return actors_of(view, agent);
        }
        if here.passive && at == by {
            return Vec::new();
        }
        if view.pos(at) != Pos::Verb && view.pos(at) != Pos::Aux {
            // `the EU's decision`, `the Senate vote`: the owner of a noun.
            let owner = view
                .children_by(at, &[Relation::NmodPoss, Relation::Compound])
                .find(|&child| is_party(view, child));
            if let Some(owner) = owner {
                return actors_of(view, owner);
            }
        }
        if let Some(subject) = view.children_by(at, &[Relation::Nsubj, Relation::NsubjPass]).next() {
            // `which`, `that`: the noun the clause hangs on.
            let is_relative = matches!(view.lower(subject), "which" | "that" | "who");
            if !(is_relative && view.relation(at) == Relation::AclRelcl) {
                let found = actors_of(view, subject);
                // `South Korea said it would impose`: who says so of himself.
                let is_pronoun = view.frames.words.third_person.has(view.lower(subject));
                let said = view.head(at).filter(|_| view.relation(at) == Relation::Ccomp);
                if let Some(said) = said.filter(|_| found.is_empty() && is_pronoun) {
                    at = said;
                    continue;
                }
                return found;
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
                let object = view
                    .children_by(above, &[Relation::Obj, Relation::Iobj])
                    .find(|&child| child < at && is_party(view, child));
                let addressed = view.children_by(above, &[Relation::Obl]).find(|&child| {
                    child < at
                        && is_party(view, child)
                        && view.cases(child).any(|case| matches!(case, "on" | "upon" | "to" | "for"))
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

/// The actors that are the subject of the verb at `by` itself.
pub(super) fn subject(view: &View<'_>, by: usize) -> Vec<Party> {
    let own = view.children_by(by, &[Relation::Nsubj]).next().filter(|_| !voice(view, by).passive);
    own.map(|subject| actors_of(view, subject)).unwrap_or_default()
}

/// Whether a verb has a subject of its own that does it, and that is somebody.
pub(super) fn has_speaker(view: &View<'_>, verb: usize) -> bool {
    let subject = view.children_by(verb, &[Relation::Nsubj]).next();
    let somebody = |subject: usize| {
        view.pos(subject) == Pos::Pron
            || view.references.at_token(view.tree.first + subject).is_some()
            || view.node(subject).is_some_and(|node| node.tag == Tag::Plural)
    };
    subject.is_some_and(somebody) && !voice(view, verb).passive
}

/// The body through which it is done: `sanctions … through the UN Security Council`.
pub(super) fn through(view: &View<'_>, measure: usize, reading: &Reading) -> Vec<Party> {
    let places = std::iter::once(measure).chain(reading.path.iter().copied());
    let mut obliques = places.flat_map(|at| view.children(at).iter().copied());
    let body = obliques.find(|&child| {
        view.cases(child).any(|case| matches!(case, "through" | "via" | "at" | "in"))
            && matches!(actor_at(view, child), Some((Actor::Body(Body::Un | Body::Eu), _)))
    });
    body.and_then(|body| actor_at(view, body)).into_iter().collect()
}

/// The actor that the word at `at` is (part of) the name of.
pub(super) fn actor_at(view: &View<'_>, at: usize) -> Option<Party> {
    let span = view.span(at)?;
    let index = view.actors.partition_point(|word| word.span.end() <= span.start());
    let word = view.actors.get(index).filter(|word| word.span.overlaps(span))?;
    // `Trump`, `Obama` are persons; a word inside a person's name is no country.
    let reference = view.references.at_token(view.tree.first + at);
    let entity = reference.and_then(|reference| view.references.entity(reference));
    if word.ambiguous && entity.is_none_or(|entity| entity.kind != EntityKind::Place) {
        return None;
    }
    if entity.is_some_and(|entity| entity.kind == EntityKind::Person) {
        return entity_party(view, at);
    }
    Some((word.actor, entity.map(|entity| entity.id)))
}

/// The actor that the person or organization at `at` acts for.
pub(super) fn entity_party(view: &View<'_>, at: usize) -> Option<Party> {
    let reference = view.references.at_token(view.tree.first + at)?;
    let entity = view.references.entity(reference)?;
    let is_organ =
        entity.name.split(|c: char| !c.is_alphabetic()).any(|word| view.frames.actors.is_organ(word));
    let is_body = matches!(entity.country, Some(Jurisdiction::Eu | Jurisdiction::Un));
    if !(matches!(entity.kind, EntityKind::Person | EntityKind::Place)
        || entity.kind == EntityKind::Organization && (is_organ || is_body))
    {
        return None;
    }
    let actor = match entity.country? {
        Jurisdiction::Country(country) => Actor::State(country),
        Jurisdiction::Eu => Actor::Body(Body::Eu),
        Jurisdiction::Un => Actor::Body(Body::Un),
    };
    Some((actor, Some(entity.id)))
}

/// Whether a noun phrase stands for an actor.
pub(super) fn is_party(view: &View<'_>, at: usize) -> bool {
    !actors_of(view, at).is_empty()
}

/// The actor for whom `we` or `our` speaks.
fn first_person(view: &View<'_>, at: usize) -> Option<Party> {
    let is_first = view.frames.words.first_person.has(view.lower(at));
    is_first.then(|| view.speakers.we(view.span(at)?)).flatten()
}

fn actors_of_one(view: &View<'_>, head: usize) -> Vec<Party> {
    if let Some(party) = first_person(view, head) {
        return vec![party];
    }
    if let Some(party) = actor_at(view, head) {
        return vec![party];
    }
    // English news calls only one government by its president's name and this word.
    if view.frames.words.administrations.has(view.lower(head)) {
        let of_president =
            view.children_by(head, &[Relation::Compound, Relation::NmodPoss, Relation::Flat]).any(|child| {
                let reference = view.references.at_token(view.tree.first + child);
                let entity = reference.and_then(|reference| view.references.entity(reference));
                entity.is_some_and(|entity| entity.kind == EntityKind::Person)
            });
        if of_president {
            return vec![(Actor::US, None)];
        }
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
            Relation::Compound
                | Relation::Amod
                | Relation::NmodPoss
                | Relation::Flat
                | Relation::NmodDesc
                | Relation::Appos
        ) || relation == Relation::Nmod
            && view.cases(child).any(|case| matches!(case, "of" | "from" | "in" | "at"))
            || relation == Relation::Conj && into.contains(&head);
        if belongs && into.len() < 32 {
            into.push(child);
            collect_modifiers(view, child, into);
        }
    }
}
