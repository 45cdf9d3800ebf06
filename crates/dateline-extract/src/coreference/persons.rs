//! Short forms of people's names: `Navalny` and `Alexei` after `Alexei Navalny`.

use dateline_entity::EntityKind;

use super::clusters::{Cluster, Clusters};

/// Joins people named by part of a name to the person whose fuller name has that part.
pub(super) fn join(clusters: &mut Clusters) {
    for short in 0..clusters.all.len() {
        if let Some(full) = fuller(clusters, short) {
            clusters.join(full, short);
        }
    }
}

/// Whether a short name, the second, can be part of a full one.
type Test = fn(&[String], &[String]) -> bool;

/// The person whose longer name the short one is part of: by the last name, else by the first, else by first and last without the middle.
fn fuller(clusters: &Clusters, short: usize) -> Option<usize> {
    let cluster = clusters.all.get(short)?;
    if cluster.kind != EntityKind::Person || cluster.is_joined() {
        return None;
    }
    let tests: [Test; 3] =
        [|full, short| full.ends_with(short), |full, short| full.starts_with(short), skips_the_middle];
    tests.iter().find_map(|test| {
        let fits = |(at, other): &(usize, &Cluster)| {
            *at != short && other.words.len() > cluster.words.len() && test(&other.words, &cluster.words)
        };
        nearest(clusters, short, fits)
    })
}

/// `John Demers` for `John C. Demers`.
fn skips_the_middle(full: &[String], short: &[String]) -> bool {
    full.len() == short.len() + 1
        && short.len() >= 2
        && full.first() == short.first()
        && full.last() == short.last()
        && full.get(1).is_some_and(|middle| middle.len() == 1)
}

/// Of the people that fit, the one named in full last before the short name first stands, else the first after.
fn nearest(clusters: &Clusters, short: usize, fits: impl Fn(&(usize, &Cluster)) -> bool) -> Option<usize> {
    let start = clusters.all.get(short)?.mentions.first()?.start;
    let first = |cluster: &Cluster| cluster.mentions.first().map_or(0, |mention| mention.start);
    let all: Vec<_> = clusters.of_kind(EntityKind::Person).filter(|found| fits(found)).collect();
    let before = all.iter().filter(|(_, cluster)| first(cluster) < start);
    let before = before.max_by_key(|(_, cluster)| cluster.last_before(start));
    before.or_else(|| all.first()).map(|&(at, _)| at)
}
