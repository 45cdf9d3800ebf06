//! Short forms of organizations' names: initials (`OPCW`), heads (`the Council`), names without what they end in (`Links Ltd.`).

use dateline_entity::EntityKind;

use super::clusters::{Cluster, Clusters};
use crate::analysis::Analysis;
use crate::mentions::Class;

/// Joins organizations named by initials or by a part of the name to the one with the full name.
pub(super) fn join(analysis: &Analysis<'_>, clusters: &mut Clusters) {
    for short in 0..clusters.all.len() {
        if let Some(full) = fuller(analysis, clusters, short) {
            clusters.join(full, short);
        }
    }
}

fn fuller(analysis: &Analysis<'_>, clusters: &Clusters, short: usize) -> Option<usize> {
    let cluster = clusters.all.get(short)?;
    if cluster.kind != EntityKind::Organization || cluster.is_joined() {
        return None;
    }
    let fits = |other: &Cluster| {
        other.words.len() > cluster.words.len()
            && (is_initials(analysis, cluster, other)
                || is_without_ending(cluster, other)
                || is_part(analysis, cluster, other))
    };
    clusters
        .of_kind(EntityKind::Organization)
        .find(|&(at, other)| at != short && fits(other))
        .map(|(at, _)| at)
}

/// `OPCW` for `Organisation for the Prohibition of Chemical Weapons`; in brackets behind the name, one letter may be missing.
fn is_initials(analysis: &Analysis<'_>, short: &Cluster, full: &Cluster) -> bool {
    let [letters] = short.words.as_slice() else { return false };
    let letters: String = letters.chars().filter(|c| c.is_alphanumeric()).collect();
    if letters.len() < 2 || short.name.chars().any(char::is_lowercase) {
        return false;
    }
    let initials = |all: bool| -> String {
        let small = ["of", "the", "for", "and", "on", "in", "to"];
        let words = full.words.iter().filter(|word| all || !small.contains(&word.as_str()));
        words.filter_map(|word| word.chars().next()).collect()
    };
    let (strict, loose) = (initials(false), initials(true));
    let follows = full.mentions.iter().any(|mention| {
        let end = mention.end + usize::from(matches!(analysis.lower(mention.end), "'s" | "’s"));
        analysis.lower(end) == "("
            && short.mentions.iter().any(|other| other.start == end + 1 && analysis.lower(other.end) == ")")
    });
    strict == letters || loose == letters || follows && strict.chars().next() == letters.chars().next()
}

/// `Asia Pacific Links` for `Asia Pacific Links Ltd.`
fn is_without_ending(short: &Cluster, full: &Cluster) -> bool {
    const ENDINGS: &[&str] = &[
        "ltd",
        "inc",
        "corp",
        "co",
        "llc",
        "plc",
        "ag",
        "gmbh",
        "sa",
        "limited",
        "company",
        "corporation",
        "group",
        "holdings",
        "holding",
        "news",
        "agency",
        "office",
        "bank",
        "party",
        "rebels",
        "movement",
    ];
    full.words.starts_with(&short.words)
        && full.words.iter().skip(short.words.len()).all(|word| ENDINGS.contains(&word.as_str()))
}

/// `Security Council` for `UN Security Council`, `the Post` for `The Washington Post`: the end of the name, head included.
fn is_part(analysis: &Analysis<'_>, short: &Cluster, full: &Cluster) -> bool {
    let is_after = short.mentions.first().map(|mention| mention.start)
        > full.mentions.first().map(|mention| mention.start);
    let head =
        full.mentions.first().map(|mention| analysis.facts.at(mention.end - 1).word).unwrap_or_default();
    let is_bare = short.mentions.iter().all(|mention| {
        let before = analysis.lower(mention.start.wrapping_sub(1));
        short.words.len() > 1 || matches!(before, "the" | "The")
    });
    is_after && is_bare && full.words.ends_with(&short.words) && head.has(Class::HEAD_ORGANIZATION)
}
