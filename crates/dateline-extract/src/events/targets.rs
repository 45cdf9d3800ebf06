//! Whom it hits: the noun that stands for the target, its words, the countries and names in it, and how many.

use std::ops::Range;

use dateline_entity::{Country, EntityKind, Jurisdiction};
use dateline_sanctions::Actor;
use dateline_text::Span;

use super::actors::ActorForm;
use super::frames::Takes;
use super::parties::{Party, actor_at};
use super::reading::Reading;
use super::view::View;
use super::voice::voice;
use crate::syntax::{Pos, Relation, Tag};

/// Whom it hits: the noun that stands for the target.
pub(super) fn target(view: &View<'_>, measure: usize, reading: &Reading, own: bool) -> Option<usize> {
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
        if view.frames.words.aiming.has(view.lower(clause))
            && let Some(found) = view.children_by(clause, &[Relation::Obj]).next().or_else(|| {
                view.children(clause).iter().copied().find(|&child| is_target_phrase(view, child))
            })
        {
            return Some(found);
        }
    }
    for &at in &reading.path {
        let predicates = view.predicates(at).map(|(predicate, _)| predicate.takes);
        let takes = predicates
            .fold(None, |known, takes| if known == Some(Takes::Target) { known } else { Some(takes) });
        if matches!(takes, Some(Takes::Target | Takes::Either)) {
            let object = view
                .children_by(at, &[Relation::Obj, Relation::Iobj, Relation::NsubjPass])
                .find(|&child| child != measure && !view.is_below(measure, child));
            if let Some(object) = object {
                return Some(antecedent(view, at, object));
            }
        }
        // The parser often hangs `on Iran` on the verb.
        let after = view
            .children(at)
            .iter()
            .copied()
            .find(|&child| child > measure.min(at) && child != measure && is_target_phrase(view, child));
        if after.is_some() {
            return after;
        }
    }
    // … or on another noun of the measure's phrase.
    let mut words = view.extent(measure);
    words.find(|&child| child > measure && is_target_phrase(view, child))
}

/// A further target after `as well as` or `along with`: where its words start, and its noun.
pub(super) fn second_target(view: &View<'_>, first: Span) -> Option<(usize, usize)> {
    let words = view.words_in(first);
    let joint = (words.start..view.len()).find(|&at| {
        view.lower(at) == "as" && view.lower(at + 1) == "well" && view.lower(at + 2) == "as"
            || view.lower(at) == "along" && view.lower(at + 1) == "with"
    })?;
    let start = joint + if view.lower(joint) == "as" { 3 } else { 2 };
    view.frames.words.people.has(view.lower(start)).then_some((start, start))
}

/// Whose assets: `the assets of six officials`, `their assets`; the assets themselves if nobody's.
pub(super) fn owner(view: &View<'_>, assets: usize) -> usize {
    let of = view
        .children_by(assets, &[Relation::Nmod])
        .find(|&child| view.cases(child).any(|case| matches!(case, "of" | "belonging")));
    of.or_else(|| view.children_by(assets, &[Relation::NmodPoss]).next()).unwrap_or(assets)
}

/// The words of a target, from its first to its last, without a ground or a time that follows.
pub(super) fn phrase(view: &View<'_>, at: usize, cut: Option<Span>) -> Range<usize> {
    let extent = view.extent(at);
    let mut start = extent.start;
    // Its preposition is no part of it.
    while start < at
        && (view.children_by(at, &[Relation::Case]).any(|case| case == start)
            || view.pos(start) == Pos::Punct)
    {
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
    // `…, officials said Thursday` is no part of it.
    let said = (at + 1..end).find(|&word| view.frames.words.saying.has(view.lower(word)));
    let comma = said.and_then(|said| (at + 1..said).rev().find(|&word| view.lower(word) == ","));
    end = comma.unwrap_or(end);
    while end > at + 1 && view.pos(end - 1) == Pos::Punct && view.lower(end - 1) != ")" {
        end -= 1;
    }
    start..end
}

/// The countries that a target names or implies: every state in its words, else the country of the persons or bodies it names.
pub(super) fn countries(
    view: &View<'_>,
    at: usize,
    words: &Range<usize>,
    imposers: &[Party],
) -> Vec<Country> {
    let mut found: Vec<Country> = Vec::new();
    let mut inside: Vec<bool> = Vec::new();
    let Some(span) = view.span_of(words.clone()) else { return found };
    let own = |country: Country| imposers.iter().any(|&(actor, _)| actor == Actor::State(country));
    for word in view.actors.iter().filter(|word| span.contains(word.span)) {
        let Actor::State(country) = word.actor else { continue };
        let index = view.words_in(word.span).start;
        let known = actor_at(view, index).is_some_and(|(actor, _)| actor == word.actor);
        if known && !found.contains(&country) && (word.form != ActorForm::Body || !own(country)) {
            found.push(country);
            // `Russian firms trading in Ukraine`: a place inside a clause is not the target's, if another is.
            inside.push(in_clause(view, index, at));
        }
    }
    if inside.iter().any(|inside| !inside) {
        let mut flags = inside.iter();
        found.retain(|_| !flags.next().copied().unwrap_or(false));
    }
    if found.is_empty() {
        for head in view.conjuncts(at) {
            let entity = view
                .references
                .at_token(view.tree.first + head)
                .and_then(|reference| view.references.entity(reference));
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

/// Whether a clause stands between a word and the noun that it hangs on.
fn in_clause(view: &View<'_>, from: usize, noun: usize) -> bool {
    let mut word = from;
    for _ in 0..view.len() {
        if word == noun {
            return false;
        }
        if matches!(view.relation(word), Relation::Acl | Relation::AclRelcl | Relation::Advcl) {
            return true;
        }
        let Some(head) = view.head(word) else { break };
        word = head;
    }
    false
}

/// The persons, organizations and vessels that the target is, not those that its description mentions.
pub(super) fn named(view: &View<'_>, at: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let mut heads = view.conjuncts(at);
    for head in heads.clone() {
        heads.extend(view.children_by(head, &[Relation::Appos, Relation::Flat]));
        // `his Asia Pacific Links company`, `three firms, including Delta Trading`
        if view.references.at_token(view.tree.first + head).is_none() {
            heads.extend(view.children_by(head, &[Relation::Compound, Relation::NmodDesc]));
        }
        let listed = view.children_by(head, &[Relation::Nmod, Relation::Obl, Relation::Conj]);
        let listed: Vec<usize> = listed
            .filter(|&child| view.cases(child).any(|case| matches!(case, "including" | "like")))
            .collect();
        heads.extend(listed.into_iter().flat_map(|child| view.conjuncts(child)));
    }
    // A vessel's name stands behind its kind, often in quotation marks.
    let words = phrase(view, at, None);
    let after = words.start..(words.end + 4).min(view.len());
    heads.extend(after.filter(|&word| {
        let reference = view.references.at_token(view.tree.first + word);
        let entity = reference.and_then(|reference| view.references.entity(reference));
        entity.is_some_and(|entity| entity.kind == EntityKind::Vessel)
    }));
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
        let number = view
            .children_by(at, &[Relation::Nummod])
            .find_map(|child| view.frames.words.number(view.lower(child)))?;
        let is_people = view.node(at).is_some_and(|node| node.tag == Tag::Plural)
            && !view.frames.words.units.has(view.lower(at));
        is_people.then_some(number)
    };
    view.conjuncts(at).into_iter().filter_map(counted).reduce(u32::saturating_add)
}

/// The noun that a relative pronoun stands for; any other word stands for itself.
fn antecedent(view: &View<'_>, verb: usize, subject: usize) -> usize {
    let is_relative = matches!(view.lower(subject), "which" | "that" | "who");
    if is_relative && view.relation(verb) == Relation::AclRelcl {
        view.head(verb).unwrap_or(subject)
    } else {
        subject
    }
}

/// Whether a nominal follows `on`, `against` or the like.
fn is_target_phrase(view: &View<'_>, at: usize) -> bool {
    matches!(view.relation(at), Relation::Nmod | Relation::Obl)
        && view.pos(at).is_nominal()
        && view.cases(at).any(|case| matches!(case, "on" | "against" | "upon" | "targeting" | "covering"))
        && !view.children_by(at, &[Relation::Case]).any(|case| view.lower(case) == "based")
        && !is_no_target(view, at)
}

/// Whether a word after `on` is a time or a manner, not a target.
fn is_no_target(view: &View<'_>, at: usize) -> bool {
    let word = view.lower(at);
    let words = &view.frames.words;
    words.days.has(word)
        || words.no_target.has(word)
        || word.starts_with(|c: char| c.is_ascii_digit()) && view.children(at).is_empty()
}
