//! Definite descriptions: `the bloc`, `the Kremlin critic`, `the Iranian president`, `the ministry`, `the tanker`.

use std::ops::Range;

use dateline_entity::{EntityKind, MentionForm};

use super::clusters::{Cluster, Clusters};
use super::roles::is_role_noun;
use crate::analysis::Analysis;
use crate::mentions::{Class, Gazetteer};
use crate::pos::Pos;

/// How many tokens back a description reaches that names no feature of what it means.
const REACH: usize = 120;

/// Finds descriptions and adds them to the clusters they describe.
pub(super) fn find(analysis: &Analysis<'_>, clusters: &mut Clusters, gazetteer: &Gazetteer) {
    let taken = taken_tokens(analysis, clusters);
    let mut found = Vec::new();
    for sentence in &analysis.sentences {
        for index in sentence.tokens.clone() {
            if !matches!(analysis.lower(index), "the" | "this") {
                continue;
            }
            let Some(phrase) = description(analysis, index, sentence.tokens.end) else { continue };
            if taken.get(phrase.clone()).is_none_or(|tokens| tokens.iter().any(|&taken| taken)) {
                continue;
            }
            if let Some(at) = described(analysis, clusters, gazetteer, &phrase, &found) {
                found.push((at, phrase));
            }
        }
    }
    for (at, phrase) in found {
        if let Some(cluster) = clusters.all.get_mut(at) {
            cluster.others.push((phrase, MentionForm::Nominal));
        }
    }
}

/// Which tokens are part of a name.
fn taken_tokens(analysis: &Analysis<'_>, clusters: &Clusters) -> Vec<bool> {
    let mut taken = vec![false; analysis.tokens.len()];
    for mention in clusters.all.iter().flat_map(|cluster| &cluster.mentions) {
        if let Some(tokens) = taken.get_mut(mention.clone()) {
            tokens.fill(true);
        }
    }
    taken
}

/// The noun phrase that an article opens: up to its head, which the next word does not continue.
fn description(analysis: &Analysis<'_>, article: usize, limit: usize) -> Option<Range<usize>> {
    let mut end = article + 1;
    while end < limit && end < article + 7 {
        let fact = analysis.facts.at(end);
        let is_part = analysis.lower(end) == "-"
            || matches!(analysis.pos(end), Pos::Noun | Pos::Adjective | Pos::Number | Pos::ProperNoun)
                && !fact.word.has(Class::FUNCTION)
            || fact.name.class.has(Class::DEMONYM) && fact.shape.is_upper()
            || matches!(analysis.lower(end), "bloc" | "ruling" | "ousted" | "jailed" | "embattled");
        if !is_part {
            break;
        }
        end += 1;
    }
    // Before a name it is a role, and what `of` follows is described further.
    let next = analysis.facts.at(end);
    (end > article + 1 && end <= limit && !next.shape.is_upper() && analysis.lower(end) != "of")
        .then_some(article..end)
}

/// The cluster that a description means.
fn described(
    analysis: &Analysis<'_>,
    clusters: &Clusters,
    gazetteer: &Gazetteer,
    phrase: &Range<usize>,
    found: &[(usize, Range<usize>)],
) -> Option<usize> {
    let head = phrase.end - 1;
    let word = analysis.lower(head);
    let recent = |kind: EntityKind, fits: &dyn Fn(&Cluster) -> bool, reach: usize| {
        let last = |at: usize, cluster: &Cluster| {
            let nominal = found.iter().filter(|(of, _)| *of == at).map(|(_, tokens)| tokens.start).max();
            cluster.last_before(phrase.start).max(nominal)
        };
        clusters
            .of_kind(kind)
            .filter(|(_, cluster)| fits(cluster))
            .filter_map(|(at, cluster)| Some((last(at, cluster)?, at)))
            .filter(|(start, _)| phrase.start - start <= reach)
            .max()
            .map(|(_, at)| at)
    };
    match word {
        "bloc" => recent(EntityKind::Organization, &is_bloc, usize::MAX),
        "company" | "firm" | "bank" | "ministry" | "agency" | "party" | "council" | "commission"
        | "court" | "committee" | "department" | "newspaper" | "organization" | "organisation"
        | "alliance" | "watchdog" | "group" | "conglomerate" | "lender" => {
            let has_head = |cluster: &Cluster| cluster.words.iter().any(|name| name == word);
            recent(EntityKind::Organization, &has_head, usize::MAX).or_else(|| {
                let is_company = matches!(word, "company" | "firm" | "conglomerate");
                let fits = |cluster: &Cluster| is_company && looks_like_company(analysis, cluster);
                recent(EntityKind::Organization, &fits, REACH)
            })
        }
        "country" | "nation" | "kingdom" => {
            recent(EntityKind::Place, &|cluster| cluster.entry.class.has(Class::COUNTRY), REACH)
        }
        "vessel" | "ship" | "tanker" | "freighter" | "yacht" => {
            recent(EntityKind::Vessel, &|_| true, usize::MAX)
        }
        "city" | "town" => recent(EntityKind::Place, &|cluster| cluster.entry.class.has(Class::CITY), REACH),
        _ if is_role_noun(analysis, head) => {
            let country = phrase.clone().find_map(|index| {
                let entry = analysis.facts.at(index).name;
                let is_country = entry.class.has(Class(Class::DEMONYM.0 | Class::COUNTRY.0));
                if is_country { gazetteer.record(entry).country } else { None }
            });
            let fits = |cluster: &Cluster| {
                let role = cluster.role.as_deref().unwrap_or("").to_ascii_lowercase();
                let has_word = role.split(' ').any(|part| part == word);
                let is_leader = word == "leader"
                    && ["president", "premier", "chancellor", "king", "prime"]
                        .iter()
                        .any(|office| role.contains(office));
                (has_word || is_leader && country.is_some())
                    && (country.is_none() || cluster.country == country)
            };
            recent(EntityKind::Person, &fits, usize::MAX)
        }
        _ => None,
    }
}

/// A union of states.
fn is_bloc(cluster: &Cluster) -> bool {
    let last = cluster.words.last().map_or("", String::as_str);
    matches!(
        last,
        "eu" | "e.u"
            | "union"
            | "asean"
            | "nations"
            | "ecowas"
            | "mercosur"
            | "nato"
            | "league"
            | "states"
            | "brics"
            | "g7"
            | "seven"
    )
}

/// Whether a name ends as companies' names do, or the lists know no state or body by it.
fn looks_like_company(analysis: &Analysis<'_>, cluster: &Cluster) -> bool {
    let is_government = |word: &String| {
        matches!(
            word.as_str(),
            "ministry"
                | "department"
                | "commission"
                | "council"
                | "committee"
                | "parliament"
                | "senate"
                | "congress"
                | "court"
                | "office"
                | "agency"
                | "union"
                | "nations"
                | "house"
                | "party"
                | "kremlin"
                | "eu"
                | "un"
                | "police"
                | "army"
        )
    };
    let is_outlet = cluster
        .mentions
        .iter()
        .any(|mention| matches!(analysis.lower(mention.start.wrapping_sub(1)), "told" | "(" | "to"));
    !cluster.words.iter().any(is_government) && !is_outlet
}
