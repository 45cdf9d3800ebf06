//! The groups of mentions that the sieves work on; first of all, mentions of the same form or of the same known thing.

use std::collections::HashMap;
use std::ops::Range;

use dateline_entity::{EntityKind, Gender, Jurisdiction, MentionForm};

use crate::analysis::Analysis;
use crate::mentions::{Class, Entry, Gazetteer, Mention, Shape};

/// Mentions of one thing.
#[derive(Debug)]
pub(super) struct Cluster {
    /// What kind of thing it is.
    pub(super) kind: EntityKind,
    /// The tokens of its names, in order.
    pub(super) mentions: Vec<Range<usize>>,
    /// References to it without a name.
    pub(super) others: Vec<(Range<usize>, MentionForm)>,
    /// Its fullest name as printed, with single spaces.
    pub(super) name: String,
    /// The words of that name, in lower case.
    pub(super) words: Vec<String>,
    /// What the lists know of it.
    pub(super) entry: Entry,
    /// The country it belongs to.
    pub(super) country: Option<Jurisdiction>,
    /// A person's gender, if a title, a pronoun or the lists give it.
    pub(super) gender: Option<Gender>,
    /// The gender that a person's first name goes with.
    pub(super) likely_gender: Option<Gender>,
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
            let words = words_of(analysis, mention.tokens.clone());
            let form = (mention.kind, words.join(" "));
            let name = name_of(analysis, mention.tokens.clone());
            let entry = entry_of(gazetteer, &name, mention.kind);
            let known = (entry.record != 0).then_some((mention.kind, entry.record));
            let at =
                by_form.get(&form).copied().or_else(|| known.and_then(|key| by_record.get(&key).copied()));
            let at = at.unwrap_or_else(|| {
                all.push(Cluster::new(mention.kind, gazetteer, entry));
                all.len() - 1
            });
            by_form.insert(form, at);
            if let Some(key) = known {
                by_record.insert(key, at);
            }
            if let Some(cluster) = all.get_mut(at) {
                cluster.add(analysis, mention.tokens, name, words);
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
        let (country, gender, entry) = (gone.country, gone.gender, gone.entry);
        if let Some(kept) = self.all.get_mut(to) {
            kept.mentions.extend(mentions);
            kept.mentions.sort_by_key(|mention| mention.start);
            kept.country = kept.country.or(country);
            kept.gender = kept.gender.or(gender);
            if kept.entry.record == 0 {
                kept.entry = entry;
            }
        }
    }

    /// The clusters of a kind that are left, with their numbers.
    pub(super) fn of_kind(&self, kind: EntityKind) -> impl Iterator<Item = (usize, &Cluster)> {
        self.all.iter().enumerate().filter(move |(_, cluster)| cluster.kind == kind && !cluster.is_joined)
    }

    /// The clusters that are left, in order of their first mention.
    pub(super) fn in_order(&self) -> Vec<&Cluster> {
        let mut left: Vec<&Cluster> = self.all.iter().filter(|cluster| !cluster.is_joined).collect();
        left.sort_by_key(|cluster| cluster.mentions.first().map(|mention| mention.start));
        left
    }
}

impl Cluster {
    fn new(kind: EntityKind, gazetteer: &Gazetteer, entry: Entry) -> Cluster {
        let record = gazetteer.record(entry);
        Cluster {
            kind,
            mentions: Vec::new(),
            others: Vec::new(),
            name: String::new(),
            words: Vec::new(),
            entry,
            country: record.country,
            gender: record.gender,
            likely_gender: None,
            role: None,
            is_joined: false,
        }
    }

    /// Adds a mention; a fuller name becomes the name.
    fn add(&mut self, analysis: &Analysis<'_>, tokens: Range<usize>, name: String, words: Vec<String>) {
        let is_capitals = |name: &str| !name.chars().any(char::is_lowercase);
        let is_fuller = if words == self.words {
            is_capitals(&self.name) && !is_capitals(&name)
        } else {
            // A byname such as `Islamic Republic` is longer than the name and yet not fuller.
            name.len() > self.name.len()
                && !matches!(words.as_slice(), [a, b] if a == "islamic" && b == "republic")
                || self.words == ["islamic", "republic"]
        };
        if self.likely_gender.is_none() && self.kind == EntityKind::Person && tokens.len() > 1 {
            let class = analysis.facts.at(tokens.start).name.class;
            self.likely_gender = match (class.has(Class::FIRST_FEMALE), class.has(Class::FIRST_MALE)) {
                (true, false) => Some(Gender::Female),
                (false, true) => Some(Gender::Male),
                _ => None,
            };
        }
        if is_fuller {
            self.name = name;
            self.words = words;
        }
        self.mentions.push(tokens);
    }

    /// Whether it was joined to another.
    pub(super) fn is_joined(&self) -> bool {
        self.is_joined
    }

    /// Whether `gender` can be this person's.
    pub(super) fn can_be(&self, gender: Gender) -> bool {
        self.gender.or(self.likely_gender).is_none_or(|known| known == gender)
    }

    /// The last of its mentions, named or not, that ends before the token at `index`.
    pub(super) fn last_before(&self, index: usize) -> Option<usize> {
        let names = self.mentions.iter().filter(|mention| mention.end <= index).map(|mention| mention.start);
        let others =
            self.others.iter().filter(|(tokens, _)| tokens.end <= index).map(|(tokens, _)| tokens.start);
        names.chain(others).max()
    }
}

/// The words of a mention in lower case, without marks.
fn words_of(analysis: &Analysis<'_>, tokens: Range<usize>) -> Vec<String> {
    let is_word =
        |&index: &usize| analysis.facts.at(index).shape != Shape::Other || analysis.lower(index).len() > 1;
    tokens.filter(is_word).map(|index| analysis.lower(index).trim_end_matches('.').to_owned()).collect()
}

/// The printed words of a mention, with single spaces.
fn name_of(analysis: &Analysis<'_>, tokens: Range<usize>) -> String {
    let printed = analysis.span(tokens).and_then(|span| span.slice(analysis.text)).unwrap_or("");
    printed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What the lists know of a name, if they know it as a thing of this kind.
fn entry_of(gazetteer: &Gazetteer, name: &str, kind: EntityKind) -> Entry {
    let entry = gazetteer.name_of(name.strip_prefix("The ").unwrap_or(name));
    let wanted = match kind {
        EntityKind::Person => Class::PERSON,
        EntityKind::Organization => Class::ORGANIZATION,
        EntityKind::Place => Class(Class::COUNTRY.0 | Class::REGION.0 | Class::CITY.0),
        _ => Class(0),
    };
    let is_written_so = !entry.class.has(Class::CAPITALS_ONLY) || !name.chars().any(char::is_lowercase);
    if entry.class.has(wanted) && is_written_so { entry } else { Entry::default() }
}
