//! Pronouns for people: `he`, `her`, `himself`, within reach of a name that can be meant.

use std::ops::Range;

use dateline_entity::{EntityKind, Gender, MentionForm};

use super::clusters::Clusters;
use crate::analysis::Analysis;

/// How many sentences back a pronoun reaches.
const REACH: usize = 3;

/// A person spoken of at a place.
#[derive(Clone, Copy, Debug)]
struct Spoken {
    start: usize,
    end: usize,
    cluster: usize,
}

/// Finds pronouns and adds them to the people they mean.
pub(super) fn find(analysis: &Analysis<'_>, clusters: &mut Clusters) {
    let mut spoken: Vec<Spoken> = clusters
        .of_kind(EntityKind::Person)
        .flat_map(|(cluster, person)| {
            let names = person.mentions.iter();
            names
                .chain(person.others.iter().map(|(tokens, _)| tokens))
                .map(move |tokens| (cluster, tokens.clone()))
        })
        .map(|(cluster, tokens)| Spoken { start: tokens.start, end: tokens.end, cluster })
        .collect();
    spoken.sort_by_key(|place| place.start);
    if spoken.is_empty() {
        return;
    }
    for (number, sentence) in analysis.sentences.iter().enumerate() {
        for index in sentence.tokens.clone() {
            let Some((gender, is_possessive)) = pronoun(analysis.lower(index)) else { continue };
            let from = number.saturating_sub(REACH);
            let reach = (from..=number).rev().filter_map(|near| analysis.sentences.get(near));
            let meant = reach.map(|near| near.tokens.clone()).find_map(|tokens| {
                let tokens = tokens.start..tokens.end.min(index);
                meant_in(clusters, &spoken, &tokens, gender, is_possessive)
            });
            let Some(meant) = meant else { continue };
            if let Some(person) = clusters.all.get_mut(meant) {
                person.others.push((index..index + 1, MentionForm::Pronoun));
                person.gender = person.gender.or(Some(gender));
            }
            let at = spoken.partition_point(|place| place.start < index);
            spoken.insert(at, Spoken { start: index, end: index + 1, cluster: meant });
        }
    }
}

/// The gender of a pronoun, and whether it is a possessive.
fn pronoun(word: &str) -> Option<(Gender, bool)> {
    match word {
        "he" | "him" | "himself" => Some((Gender::Male, false)),
        "his" => Some((Gender::Male, true)),
        "she" | "herself" => Some((Gender::Female, false)),
        "her" | "hers" => Some((Gender::Female, true)),
        _ => None,
    }
}

/// The person meant among those spoken of in a range: the first, who is mostly the subject; for a possessive, the last.
fn meant_in(
    clusters: &Clusters,
    spoken: &[Spoken],
    tokens: &Range<usize>,
    gender: Gender,
    is_possessive: bool,
) -> Option<usize> {
    let from = spoken.partition_point(|place| place.start < tokens.start);
    let to = spoken.partition_point(|place| place.end <= tokens.end);
    let within = spoken.get(from..to.max(from))?;
    let fits = |place: &&Spoken| clusters.all.get(place.cluster).is_some_and(|person| person.can_be(gender));
    let found = if is_possessive { within.iter().rev().find(fits) } else { within.iter().find(fits) };
    found.map(|place| place.cluster)
}
