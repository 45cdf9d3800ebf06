//! What the text says of an entity beside its name: a person's role and gender, and the country of anything.

use std::ops::Range;

use dateline_entity::{EntityKind, Gender, Jurisdiction};

use super::clusters::Clusters;
use super::roles;
use crate::analysis::Analysis;
use crate::mentions::{Class, Gazetteer, Names, Shape, known_at};
use crate::pos::Pos;

/// Fills in roles, genders and countries.
pub(super) fn read(analysis: &Analysis<'_>, clusters: &mut Clusters, names: &Names) {
    let people = people(analysis, clusters);
    for cluster in &mut clusters.all {
        let mentions = cluster.mentions.clone();
        if cluster.kind == EntityKind::Person {
            let mut role_country = None;
            for name in &mentions {
                if cluster.gender.is_none() {
                    cluster.gender = gender_of_title(analysis, name, names);
                }
                if cluster.role.is_some() {
                    continue;
                }
                if let Some(role) = roles::at(analysis, name, &people) {
                    role_country = country_in(analysis, role.clone(), names)
                        .or_else(|| country_of_owner(analysis, &role, &names.gazetteer));
                    cluster.role = printed(analysis, role);
                }
            }
            let of_country = || mentions.iter().find_map(|name| country_of(analysis, name, &names.gazetteer));
            cluster.country = cluster.country.or(role_country).or_else(of_country);
        } else {
            let from_name = |name: &Range<usize>| country_in(analysis, name.clone(), names);
            let from_before = |name: &Range<usize>| country_before(analysis, name, &names.gazetteer);
            if cluster.kind == EntityKind::Place {
                let follows =
                    mentions.iter().find_map(|name| country_after(analysis, name, &names.gazetteer));
                cluster.country = follows.or(cluster.country);
                continue;
            }
            let from_seat = |name: &Range<usize>| country_of_seat(analysis, name, &names.gazetteer);
            cluster.country = cluster
                .country
                .or_else(|| mentions.iter().find_map(from_name))
                .or_else(|| mentions.iter().find_map(from_before))
                .or_else(|| mentions.iter().find_map(from_seat));
        }
    }
}

fn printed(analysis: &Analysis<'_>, tokens: Range<usize>) -> Option<String> {
    let text = analysis.span(tokens)?.slice(analysis.text)?;
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The gender that the title before a name gives: `Mrs.`, `King`.
fn gender_of_title(analysis: &Analysis<'_>, name: &Range<usize>, names: &Names) -> Option<Gender> {
    let before = name.start.checked_sub(1)?;
    names.titles.gender(analysis.lower(before))
}

/// The country that a phrase names, by a demonym, a country, a body or an office.
fn country_in(analysis: &Analysis<'_>, phrase: Range<usize>, names: &Names) -> Option<Jurisdiction> {
    let gazetteer = &names.gazetteer;
    let mut at = phrase.start;
    let mut from_city = None;
    while at < phrase.end {
        if let Some(known) = known_at(&analysis.facts, at, phrase.end, gazetteer) {
            let country = gazetteer.record(known.entry).country;
            let is_weak = known.entry.class.has(Class::CITY)
                && !known.entry.class.has(Class(
                    Class::COUNTRY.0 | Class::DEMONYM.0 | Class::ORGANIZATION.0 | Class::REGION.0,
                ));
            if is_weak {
                from_city = from_city.or(country);
            } else if country.is_some() {
                return country;
            }
            at = known.tokens.end;
        } else {
            at += 1;
        }
    }
    from_city
        .or_else(|| phrase.clone().find_map(|index| names.titles.country(analysis.lower(index))))
        .or_else(|| office_country(analysis, &phrase))
}

/// Offices that only one state has by this name.
fn office_country(analysis: &Analysis<'_>, phrase: &Range<usize>) -> Option<Jurisdiction> {
    let has = |words: &[&str]| {
        phrase
            .clone()
            .any(|at| words.iter().enumerate().all(|(step, word)| analysis.lower(at + step) == *word))
    };
    let american = [
        &["secretary", "of", "state"][..],
        &["treasury", "secretary"],
        &["house", "speaker"],
        &["house", "majority"],
        &["house", "minority"],
        &["house", "democratic"],
        &["house", "republican"],
        &["national", "security", "adviser"],
        &["national", "security", "advisor"],
        &["defense", "secretary"],
        &["secretary", "of", "defense"],
        &["commerce", "secretary"],
        &["assistant", "attorney", "general"],
        &["west", "wing"],
        &["secretary", "of", "the", "treasury"],
    ];
    american.iter().any(|words| has(words)).then(|| "us".parse().ok()).flatten()
}

/// The country whose role it is: `Lithuania, whose foreign minister`, `Russia and its president`.
fn country_of_owner(
    analysis: &Analysis<'_>,
    role: &Range<usize>,
    gazetteer: &Gazetteer,
) -> Option<Jurisdiction> {
    let before = role.start.checked_sub(1)?;
    if !matches!(analysis.lower(before), "whose" | "its" | "'s" | "’s" | "the") {
        return None;
    }
    let is_own = analysis.lower(before) != "the";
    (before.saturating_sub(if is_own { 14 } else { 0 })..before).rev().find_map(|index| {
        let entry = analysis.facts.at(index).name;
        let is_country = entry.class.has(Class(Class::COUNTRY.0 | Class::DEMONYM.0))
            && analysis.facts.at(index).shape.is_upper();
        if is_country { gazetteer.record(entry).country } else { None }
    })
}

/// The country in the words before a name of an organization or a ship: `Swedish firm Stena Bulk`, `Germany's Defense Ministry`.
fn country_before(
    analysis: &Analysis<'_>,
    name: &Range<usize>,
    gazetteer: &Gazetteer,
) -> Option<Jurisdiction> {
    let facts = &analysis.facts;
    for index in (0..name.start).rev().take(9) {
        let fact = facts.at(index);
        if fact.shape.is_upper() {
            // `North Korean` before `Korean`.
            let two = index.checked_sub(1).and_then(|at| known_at(facts, at, index + 1, gazetteer));
            let known = two
                .filter(|known| known.tokens.len() == 2)
                .or_else(|| known_at(facts, index, index + 1, gazetteer))?;
            let class = known.entry.class;
            let is_owner = class.has(Class::DEMONYM)
                || class.has(Class::COUNTRY)
                    && (matches!(analysis.lower(index + 1), "'s" | "’s" | "-")
                        || fact.shape == Shape::Capitals);
            return if is_owner { gazetteer.record(known.entry).country } else { None };
        }
        let goes_on = matches!(
            analysis.lower(index),
            "'s" | "’s"
                | "-"
                | "flagged"
                | "based"
                | "owned"
                | "owning"
                | "state"
                | "run"
                | "\""
                | "“"
                | "the"
                | "renamed"
        ) || analysis.lower(index) == "," && index + 2 >= name.start
            || analysis.pos(index).is_noun()
            || analysis.pos(index) == Pos::Adjective;
        if !goes_on {
            return None;
        }
    }
    None
}

/// Which tokens name people.
fn people(analysis: &Analysis<'_>, clusters: &Clusters) -> Vec<bool> {
    let mut people = vec![false; analysis.tokens.len()];
    for mention in clusters.of_kind(EntityKind::Person).flat_map(|(_, cluster)| &cluster.mentions) {
        if let Some(tokens) = people.get_mut(mention.clone()) {
            tokens.fill(true);
        }
    }
    people
}

/// The country a person is said to be of: `Antonio Monteiro of Portugal`.
fn country_of(analysis: &Analysis<'_>, name: &Range<usize>, gazetteer: &Gazetteer) -> Option<Jurisdiction> {
    if analysis.lower(name.end) != "of" {
        return None;
    }
    let known = known_at(&analysis.facts, name.end + 1, name.end + 5, gazetteer)?;
    if known.entry.class.has(Class::COUNTRY) { gazetteer.record(known.entry).country } else { None }
}

/// The country of the city behind a name that says a seat: `Naval War College in Newport`.
fn country_of_seat(
    analysis: &Analysis<'_>,
    name: &Range<usize>,
    gazetteer: &Gazetteer,
) -> Option<Jurisdiction> {
    let has_seat = name.clone().any(|index| {
        matches!(
            analysis.lower(index),
            "university"
                | "college"
                | "institute"
                | "center"
                | "centre"
                | "school"
                | "court"
                | "embassy"
                | "hospital"
        )
    });
    if !has_seat || !matches!(analysis.lower(name.end), "in" | "at" | ",") {
        return None;
    }
    let known = known_at(&analysis.facts, name.end + 1, name.end + 6, gazetteer)?;
    let is_place = known.entry.class.has(Class(Class::COUNTRY.0 | Class::CITY.0 | Class::REGION.0));
    country_after(analysis, &known.tokens, gazetteer)
        .or_else(|| if is_place { gazetteer.record(known.entry).country } else { None })
}

/// The country after a place: `London, Ont.`
fn country_after(
    analysis: &Analysis<'_>,
    name: &Range<usize>,
    gazetteer: &Gazetteer,
) -> Option<Jurisdiction> {
    let is_country = analysis.facts.at(name.start).name.class.has(Class::COUNTRY) || name.len() > 3;
    if is_country || analysis.lower(name.end) != "," {
        return None;
    }
    let known = known_at(&analysis.facts, name.end + 1, name.end + 5, gazetteer)?;
    let class = known.entry.class;
    let is_whole = class.has(Class::REGION) || class.has(Class::COUNTRY) && !class.has(Class::CAPITAL);
    // `in Moscow, Russia said` is not set off on both sides.
    let is_abbreviated = analysis.word(known.tokens.end - 1).ends_with('.');
    let closes = is_abbreviated
        || matches!(analysis.lower(known.tokens.end), "," | "." | ")" | "(" | "-" | "—" | "–" | ";");
    if is_whole && closes { gazetteer.record(known.entry).country } else { None }
}
