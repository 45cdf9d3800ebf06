//! Who is who: brings the mentions of one person, organization or place together.

mod clusters;
mod short_forms;

use dateline_entity::{Entity, EntityId, Mention as Place, MentionForm};
use dateline_text::Excerpt;

use crate::analysis::Analysis;
use crate::mentions::{Mention, Names};
use crate::references::{Reference, References};
use clusters::Clusters;

/// Groups mentions into entities and finds nominal and pronominal references to them.
pub(crate) fn resolve(analysis: &Analysis<'_>, mentions: Vec<Mention>, names: &Names) -> References {
    let mut clusters = Clusters::new(analysis, mentions, &names.gazetteer);
    short_forms::join(&mut clusters);
    references(analysis, clusters)
}

/// Turns clusters into entities in order of their first mention.
fn references(analysis: &Analysis<'_>, clusters: Clusters) -> References {
    let mut all = Vec::new();
    let mut entities: Vec<Entity> = Vec::new();
    for cluster in clusters.in_order() {
        let number = entities.len();
        let name = cluster.name.clone();
        let mut aliases: Vec<String> = Vec::new();
        let mut places = Vec::new();
        for mention in &cluster.mentions {
            let Some(span) = analysis.span(mention.tokens.clone()) else { continue };
            let Some(excerpt) = Excerpt::new(analysis.text, span) else { continue };
            let is_name = excerpt.text == name;
            if !is_name && !aliases.contains(&excerpt.text) {
                aliases.push(excerpt.text.clone());
            }
            let form = if is_name { MentionForm::Name } else { MentionForm::Alias };
            places.push(Place { form, excerpt });
            all.push(Reference { span, tokens: mention.tokens.clone(), form, entity: number });
        }
        entities.push(Entity {
            id: EntityId(u32::try_from(number + 1).unwrap_or(u32::MAX)),
            kind: cluster.kind,
            name,
            aliases,
            country: cluster.country,
            role: cluster.role.clone(),
            gender: cluster.gender,
            mentions: places,
        });
    }
    all.sort_by_key(|reference| (reference.span.start(), reference.span.end()));
    References { entities, all }
}
