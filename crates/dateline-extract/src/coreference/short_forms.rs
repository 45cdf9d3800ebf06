//! Last names and first names: `Navalny` after `Alexei Navalny`.

use dateline_entity::EntityKind;

use super::clusters::Clusters;

/// Joins people named by one word to the one person whose fuller name has it.
pub(super) fn join(clusters: &mut Clusters) {
    for short in 0..clusters.all.len() {
        let Some(full) = fuller(clusters, short) else { continue };
        clusters.join(full, short);
    }
}

/// The person with a longer name that ends or begins with the short one's words; the nearest before it, else the first after.
fn fuller(clusters: &Clusters, short: usize) -> Option<usize> {
    let cluster = clusters.all.get(short)?;
    if cluster.kind != EntityKind::Person || cluster.is_joined() {
        return None;
    }
    let fits = |ends: bool| {
        clusters.all.iter().enumerate().find(|&(at, other)| {
            at != short
                && other.kind == EntityKind::Person
                && !other.is_joined()
                && other.words.len() > cluster.words.len()
                && if ends {
                    other.words.ends_with(&cluster.words)
                } else {
                    other.words.starts_with(&cluster.words)
                }
        })
    };
    fits(true).or_else(|| fits(false)).map(|(at, _)| at)
}
