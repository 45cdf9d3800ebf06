//! Short forms of places: `the North` for North Korea.

use dateline_entity::EntityKind;

use super::clusters::Clusters;
use crate::analysis::Analysis;
use crate::mentions::Class;

/// Joins `the North` and `the South` to Korea.
pub(super) fn join(analysis: &Analysis<'_>, clusters: &mut Clusters) {
    for short in 0..clusters.all.len() {
        let Some(cluster) = clusters.all.get(short).filter(|cluster| !cluster.is_joined()) else { continue };
        let [word] = cluster.words.as_slice() else { continue };
        let is_bare =
            cluster.mentions.iter().all(|mention| analysis.lower(mention.start.wrapping_sub(1)) == "the");
        if !matches!(word.as_str(), "north" | "south") || !is_bare {
            continue;
        }
        let code = if word == "north" { "kp" } else { "kr" };
        let full = clusters.of_kind(EntityKind::Place).find(|(_, other)| {
            other.entry.class.has(Class::COUNTRY)
                && other.country.is_some_and(|country| country.as_str() == code)
        });
        if let Some((full, _)) = full {
            clusters.join(full, short);
        }
    }
}
