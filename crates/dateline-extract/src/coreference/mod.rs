//! Who is who: brings the mentions of one person, organization or place together.
//!
//! Sieves, from the surest to the boldest, each in a file of its own and each leaving what it is not sure of to the next:
//! 1. the same form, or forms that the lists know to name the same (`clusters`);
//! 2. parts of people's names (`persons`), initials and parts of organizations' names (`organizations`), `the North` (`places`);
//! 3. what is said beside the names: roles, countries, genders (`attributes`, `roles`);
//! 4. definite descriptions (`nominals`) and pronouns (`pronouns`), which need the roles and genders.
//!
//! An entity stays what is printed: `Moscow` is a place even where it stands for a government.

mod attributes;
mod clusters;
mod nominals;
mod organizations;
mod persons;
mod places;
mod pronouns;
mod roles;
#[cfg(test)]
mod tests;

use std::ops::Range;

use dateline_entity::{Entity, EntityId, Mention as Place, MentionForm};
use dateline_text::Excerpt;

use crate::analysis::Analysis;
use crate::mentions::{Mention, Names};
use crate::references::{Reference, References};
use clusters::{Cluster, Clusters};

/// Groups mentions into entities and finds nominal and pronominal references to them.
pub(crate) fn resolve(analysis: &Analysis<'_>, mentions: Vec<Mention>, names: &Names) -> References {
    let mut clusters = Clusters::new(analysis, mentions, &names.gazetteer);
    persons::join(&mut clusters);
    organizations::join(analysis, &mut clusters);
    places::join(analysis, &mut clusters);
    attributes::read(analysis, &mut clusters, names);
    nominals::find(analysis, &mut clusters, &names.gazetteer);
    pronouns::find(analysis, &mut clusters);
    references(analysis, &clusters)
}

/// Turns clusters into entities in order of their first mention.
fn references(analysis: &Analysis<'_>, clusters: &Clusters) -> References {
    let mut all = Vec::new();
    let mut entities: Vec<Entity> = Vec::new();
    for cluster in clusters.in_order() {
        let number = entities.len();
        let mut places: Vec<(Range<usize>, MentionForm, Excerpt)> = Vec::new();
        for (tokens, form) in forms(cluster) {
            let span = analysis.span(tokens.clone());
            if let Some(excerpt) = span.and_then(|span| Excerpt::new(analysis.text, span)) {
                let is_alias = form == MentionForm::Name && !is_form(&excerpt.text, &cluster.name);
                places.push((tokens, if is_alias { MentionForm::Alias } else { form }, excerpt));
            }
        }
        places.sort_by_key(|(tokens, ..)| (tokens.start, tokens.end));
        let mut aliases: Vec<String> = Vec::new();
        for (tokens, form, excerpt) in &places {
            let alias = excerpt.text.split_whitespace().collect::<Vec<_>>().join(" ");
            if *form == MentionForm::Alias && !aliases.contains(&alias) {
                aliases.push(alias);
            }
            all.push(Reference { span: excerpt.span, tokens: tokens.clone(), form: *form, entity: number });
        }
        entities.push(Entity {
            id: EntityId(u32::try_from(number + 1).unwrap_or(u32::MAX)),
            kind: cluster.kind,
            name: cluster.name.clone(),
            aliases,
            country: cluster.country,
            role: cluster.role.clone(),
            gender: cluster.gender,
            mentions: places.into_iter().map(|(_, form, excerpt)| Place { form, excerpt }).collect(),
        });
    }
    all.sort_by_key(|reference| (reference.span.start(), reference.span.end()));
    References { entities, all }
}

/// All places of a cluster, names and others.
fn forms(cluster: &Cluster) -> impl Iterator<Item = (Range<usize>, MentionForm)> {
    let names = cluster.mentions.iter().map(|tokens| (tokens.clone(), MentionForm::Name));
    names.chain(cluster.others.iter().cloned())
}

/// Whether printed words are the name, but for white space.
fn is_form(printed: &str, name: &str) -> bool {
    printed == name || printed.split_whitespace().eq(name.split(' '))
}
