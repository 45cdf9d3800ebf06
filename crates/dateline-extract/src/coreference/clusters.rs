//! The groups of mentions that the sieves work on; first of all, mentions of the same form or of the same known thing.

use std::collections::HashMap;

use dateline_entity::{EntityKind, Gender, Jurisdiction};

use crate::analysis::Analysis;
use crate::mentions::{Gazetteer, Mention};

/// Mentions of one thing.
#[derive(Debug)]
pub(super) struct Cluster {
    /// What kind of thing it is.
    pub(super) kind: EntityKind,
    /// Its mentions, in order.
    pub(super) mentions: Vec<Mention>,
    /// Its fullest name.
    pub(super) name: String,
    /// The words of that name, in lower case.
    pub(super) words: Vec<String>,
    /// What the lists know of it; 0 for nothing.
    pub(super) record: u32,
    /// The country it belongs to.
    pub(super) country: Option<Jurisdiction>,
    /// A person's gender.
    pub(super) gender: Option<Gender>,
    /// A person's title or description.
    pub(super) role: Option<String>,
    /// Whether it was joined to another and is no more.
    is_joined: bool,
}

/// All groups of an article.
#[derive(Debug)]
pub(super) struct Clusters {
    /// The groups, in order of their first mention when they were made.
    pub(super) all: Vec<Cluster>,
}

impl Clusters {
    /// Groups mentions of the same form, or of forms that the lists know to name the same.
    pub(super) fn new(analysis: &Analysis<'_>, mentions: Vec<Mention>, gazetteer: &Gazetteer) -> Clusters {
        let mut all: Vec<Cluster> = Vec::new();
        let mut by_form: HashMap<(EntityKind, String), usize> = HashMap::new();
        let mut by_record: HashMap<(EntityKind, u32), usize> = HashMap::new();
        for mention in mentions {
            let words: Vec<String> =
                mention.tokens.clone().map(|index| analysis.lower(index).to_owned()).collect();
            let form = (mention.kind, words.join(" "));
            let name = analysis.span(mention.tokens.clone()).and_then(|span| span.slice(analysis.text));
            let name = name.unwrap_or_default().to_owned();
            let entry = gazetteer.name_of(&name);
            let known = (entry.record != 0).then_some((mention.kind, entry.record));
            let at =
                by_form.get(&form).copied().or_else(|| known.and_then(|key| by_record.get(&key).copied()));
            let at = at.unwrap_or_else(|| {
                let record = gazetteer.record(entry);
                all.push(Cluster {
                    kind: mention.kind,
                    mentions: Vec::new(),
                    name: name.clone(),
                    words: words.clone(),
                    record: entry.record,
                    country: record.country,
                    gender: record.gender,
                    role: None,
                    is_joined: false,
                });
                all.len() - 1
            });
            by_form.insert(form, at);
            if let Some(key) = known {
                by_record.insert(key, at);
            }
            if let Some(cluster) = all.get_mut(at) {
                cluster.mentions.push(mention);
                if name.len() > cluster.name.len() {
                    cluster.name = name;
                    cluster.words = words;
                }
            }
        }
        Clusters { all }
    }

    /// Joins the cluster at `from` to the one at `to`.
    pub(super) fn join(&mut self, to: usize, from: usize) {
        if to == from {
            return;
        }
        let Some(gone) = self.all.get_mut(from) else { return };
        gone.is_joined = true;
        let mentions = std::mem::take(&mut gone.mentions);
        let (country, gender, role) = (gone.country, gone.gender, gone.role.take());
        if let Some(kept) = self.all.get_mut(to) {
            kept.mentions.extend(mentions);
            kept.mentions.sort_by_key(|mention| mention.tokens.start);
            kept.country = kept.country.or(country);
            kept.gender = kept.gender.or(gender);
            kept.role = kept.role.take().or(role);
        }
    }

    /// The clusters that are left, in order of their first mention.
    pub(super) fn in_order(&self) -> Vec<&Cluster> {
        let mut left: Vec<&Cluster> = self.all.iter().filter(|cluster| !cluster.is_joined).collect();
        left.sort_by_key(|cluster| cluster.mentions.first().map(|mention| mention.tokens.start));
        left
    }
}

impl Cluster {
    /// Whether it was joined to another.
    pub(super) fn is_joined(&self) -> bool {
        self.is_joined
    }
}
