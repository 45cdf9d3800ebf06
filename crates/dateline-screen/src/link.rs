//! Linking a story to the lists: each person, organization and vessel of a document gets the entries that it may be, and the targets
//! of announced sanctions that are on no list yet get that said.

use dateline_document::Document;
use dateline_entity::{Entity, EntityId, EntityKind, PartialDate};
use dateline_sanctions::{Action, Actor, ListId, Listing, NotListed, Stage};

use crate::index::{Hit, Options, Screener};
use crate::query::Query;

/// Links below this are not made: a story names many people who are on no list.
const LEAST: f64 = 0.8;
/// The same for organizations and ships: of theirs, a name within a longer one is mostly another's ("National Guard").
const LEAST_OF_THINGS: f64 = 0.88;
/// Links that are so much below the best one of a list are of namesakes.
const NEAR_THE_BEST: f64 = 0.05;
/// At most so many links for one entity.
const MOST: usize = 5;

/// Gives the entities of a document their `listings`, and the targets of announced sanctions what they are `not_listed` on.
///
/// An entity's country, gender and role in the story count beside its name.
pub fn link(document: &mut Document, screener: &mut Screener<'_>) {
    for linked in &mut document.entities {
        linked.listings = listings(&linked.entity, screener);
        linked.not_listed.clear();
    }
    not_listed(document, screener.lists());
}

fn listings(entity: &Entity, screener: &mut Screener<'_>) -> Vec<Listing> {
    if !matches!(entity.kind, EntityKind::Person | EntityKind::Organization | EntityKind::Vessel) {
        return Vec::new();
    }
    let query = query(entity);
    let threshold = if entity.kind == EntityKind::Person { LEAST } else { LEAST_OF_THINGS };
    let hits = screener.screen(&query, &Options { threshold, top: 4 * MOST, ..Options::default() });
    let best_of = |list: &ListId| {
        hits.iter().filter(|hit| hit.list == *list).map(|hit| hit.score.value()).fold(0.0, f64::max)
    };
    let kept: Vec<&Hit> = hits
        .iter()
        .filter(|hit| hit.score.value() >= best_of(&hit.list) - NEAR_THE_BEST)
        .take(MOST)
        .collect();
    kept.into_iter().cloned().map(listing).collect()
}

fn listing(hit: Hit) -> Listing {
    Listing { list: hit.list, id: hit.id, name: hit.name, score: hit.score, because: hit.because }
}

/// What a story knows of an entity. Of a person's aliases the single words are left out if there is more: a family name alone
/// would find every namesake.
fn query(entity: &Entity) -> Query {
    let is_fuller = |name: &&String| {
        entity.kind != EntityKind::Person || name.contains(' ') || !entity.name.contains(' ')
    };
    let aliases = entity.aliases.iter().filter(is_fuller);
    Query {
        names: std::iter::once(&entity.name).chain(aliases).cloned().collect(),
        kind: Some(entity.kind),
        born: None,
        countries: entity.country.and_then(dateline_entity::Jurisdiction::country).into_iter().collect(),
        gender: entity.gender,
        identifiers: Vec::new(),
        program: None,
        role: entity.role.clone(),
    }
}

/// Says of each target of announced sanctions on which lists of who announces them it is not.
fn not_listed(document: &mut Document, lists: &[(ListId, Option<PartialDate>)]) {
    let announced = document.events.iter().filter(|event| {
        !event.negated && matches!(event.action, Action::Impose | Action::Expand) && is_ahead(event.stage)
    });
    for event in announced {
        let is_theirs = |list: &ListId| event.imposers.iter().any(|imposer| is_list_of(list, imposer.code));
        // Where no list is theirs, all are looked at.
        let has_none = !lists.iter().any(|(list, _)| is_theirs(list));
        let targets: Vec<EntityId> = event.targets.iter().filter_map(|target| target.entity).collect();
        for linked in document.entities.iter_mut().filter(|linked| targets.contains(&linked.entity.id)) {
            for (list, date) in lists.iter().filter(|(list, _)| has_none || is_theirs(list)) {
                let is_there = linked.listings.iter().any(|listing| listing.list == *list);
                let is_said = linked.not_listed.iter().any(|known| known.list == *list);
                if !is_there && !is_said {
                    linked.not_listed.push(NotListed::new(list.clone(), *date));
                }
            }
        }
    }
}

/// Whether a measure is announced, and not rejected or binding for long.
fn is_ahead(stage: Stage) -> bool {
    !matches!(stage, Stage::InForce | Stage::Rejected | Stage::CalledOff)
}

/// Whether a list's name begins as the actor's code: `eu-fsf` is of `eu`.
fn is_list_of(list: &ListId, actor: Actor) -> bool {
    let code = actor.as_str();
    let prefix = list.as_str().split('-').next().unwrap_or("");
    prefix == code || (prefix == "uk" && code == "gb")
}
