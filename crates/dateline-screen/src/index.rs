//! The lists as an [`Index`]: built once, searched by name, changed by what a new list adds and drops.

use std::collections::BTreeSet;

use dateline_entity::{EntityKind, PartialDate};
use dateline_sanctions::{ListEntry, ListId, Score};

use crate::compare::{align, explain, rounded};
use crate::evidence::weigh;
use crate::lexicon::WordKind;
use crate::query::Query;
use crate::record::{IndexedList, Record};
use crate::search::{Found, Memory};
use crate::segment::{Builder, NameRow, Segment, count};
use crate::words::{NameKind, PreparedName};

/// Lists made ready for screening.
///
/// ```
/// use dateline_entity::EntityKind;
/// use dateline_sanctions::{ListEntry, ListName, NameStatus};
/// use dateline_screen::{Index, Options, Query};
///
/// let mut entry = ListEntry::new("eu-fsf".parse()?, "EU.1.2", EntityKind::Person);
/// entry.names.push(ListName::new("Jane Mary Doe", NameStatus::Primary));
/// let index = Index::build([entry]);
///
/// let hits = index.screener().screen(&Query::person("DOE, Jane"), &Options::default());
/// assert_eq!((hits[0].id.as_str(), hits[0].name.as_str()), ("EU.1.2", "Jane Mary Doe"));
/// # Ok::<(), dateline_sanctions::NotAListId>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Index {
    pub(crate) lists: Vec<(ListId, Option<PartialDate>)>,
    pub(crate) segments: Vec<Segment>,
    /// Entries that were dropped: the segment's place and the record's.
    pub(crate) dropped: BTreeSet<(u32, u32)>,
}

impl Index {
    /// Builds an index of entries of any lists. An entry that comes twice counts as it comes last.
    pub fn build(entries: impl IntoIterator<Item = ListEntry>) -> Index {
        let mut index = Index::default();
        index.add(entries);
        index
    }

    /// Changes the index by what a list's new version adds, changes and drops, without building it anew.
    ///
    /// `changed` replaces the entries of the same list and id; `dropped` goes.
    pub fn update(
        &mut self,
        changed: impl IntoIterator<Item = ListEntry>,
        dropped: impl IntoIterator<Item = (ListId, String)>,
    ) {
        let gone: BTreeSet<(ListId, String)> = dropped.into_iter().collect();
        if !gone.is_empty() {
            self.drop_entries(&gone, self.segments.len());
        }
        self.add(changed);
    }

    fn add(&mut self, entries: impl IntoIterator<Item = ListEntry>) {
        let mut builder = Builder::default();
        let mut last: std::collections::HashMap<(u32, String), u32> = std::collections::HashMap::new();
        let segment = count(self.segments.len());
        let mut number = 0_u32;
        for entry in entries {
            let list = self.list(&entry.list, entry.list_date);
            if let Some(before) = last.insert((list, entry.id.clone()), number) {
                self.dropped.insert((segment, before));
            }
            builder.add(&entry, list);
            number += 1;
        }
        if number == 0 {
            return;
        }
        if !self.segments.is_empty() {
            let new = last
                .into_keys()
                .filter_map(|(list, id)| Some((self.lists.get(list as usize)?.0.clone(), id)));
            let replaced: BTreeSet<(ListId, String)> = new.collect();
            self.drop_entries(&replaced, self.segments.len());
        }
        self.segments.push(builder.finish());
    }

    fn list(&mut self, id: &ListId, date: Option<PartialDate>) -> u32 {
        let known = self.lists.iter().position(|(known, _)| known == id);
        let place = known.unwrap_or_else(|| {
            self.lists.push((id.clone(), None));
            self.lists.len() - 1
        });
        if let Some((_, known)) = self.lists.get_mut(place) {
            *known = (*known).max(date);
        }
        count(place)
    }

    fn drop_entries(&mut self, gone: &BTreeSet<(ListId, String)>, segments: usize) {
        for (place, segment) in (0..).zip(self.segments.iter().take(segments)) {
            for (number, record) in (0..).zip(&segment.records) {
                let Some((list, _)) = self.lists.get(record.list as usize) else { continue };
                if gone.contains(&(list.clone(), record.id.clone())) {
                    self.dropped.insert((place, number));
                }
            }
        }
    }

    /// The lists in it, in the order they came.
    pub fn lists(&self) -> Vec<IndexedList> {
        let entries = |list: u32| self.live().filter(|(_, _, record)| record.list == list).count();
        let lists = (0..).zip(&self.lists);
        lists
            .map(|(place, (id, date))| IndexedList { id: id.clone(), date: *date, entries: entries(place) })
            .collect()
    }

    fn live(&self) -> impl Iterator<Item = (u32, u32, &Record)> {
        let all = (0..).zip(&self.segments).flat_map(|(place, segment)| {
            (0..).zip(&segment.records).map(move |(number, record)| (place, number, record))
        });
        all.filter(|(place, number, _)| !self.dropped.contains(&(*place, *number)))
    }

    /// How many names can be found.
    pub fn name_count(&self) -> usize {
        self.live()
            .filter_map(|(place, number, _)| Some(self.segments.get(place as usize)?.names_of(number).len()))
            .sum()
    }

    /// How many different words the names have, in each part counted anew.
    pub fn word_count(&self) -> usize {
        self.segments.iter().map(|segment| segment.words.len()).sum()
    }

    /// Of how many parts it is: one more for each update.
    pub fn part_count(&self) -> usize {
        self.segments.len()
    }

    /// A screener with memory of its own: one for each thread.
    pub fn screener(&self) -> Screener<'_> {
        Screener { index: self, memory: Memory::default() }
    }
}

/// What counts as a hit.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// The least score.
    pub threshold: f64,
    /// At most so many hits, the best.
    pub top: usize,
    /// Nothing but the names counts.
    pub names_only: bool,
    /// Compare with every name instead of those that the index finds: slow, and what the index is measured against.
    pub exhaustive: bool,
}

impl Default for Options {
    fn default() -> Options {
        Options { threshold: 0.7, top: 10, names_only: false, exhaustive: false }
    }
}

/// An entry that a query may be.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The list.
    pub list: ListId,
    /// The entry's own reference in it.
    pub id: String,
    /// The name that it is called by.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// How sure it is that the query is this entry.
    pub score: Score,
    /// Why, one line each.
    pub because: Vec<String>,
}

/// Searches an index, with memory that is kept between searches.
#[derive(Debug)]
pub struct Screener<'a> {
    index: &'a Index,
    memory: Memory,
}

/// The best name found of a record.
struct Best {
    segment: u32,
    record: u32,
    name: NameRow,
    query: usize,
    score: f64,
}

impl Screener<'_> {
    pub(crate) fn lists(&self) -> &[(ListId, Option<PartialDate>)] {
        &self.index.lists
    }

    /// The entries that the query may be, the best first.
    pub fn screen(&mut self, query: &Query, options: &Options) -> Vec<Hit> {
        let prepared = prepare(query);
        // Other evidence may lift a name that is a little below.
        let least = if options.names_only { options.threshold } else { (options.threshold - 0.1).max(0.4) };
        let mut best: Vec<Best> = Vec::new();
        for (place, segment) in (0..).zip(&self.index.segments) {
            for (number, name) in prepared.iter().enumerate() {
                let found = if options.exhaustive {
                    self.memory.search_all(segment, name, least)
                } else {
                    self.memory.search(segment, name, least)
                };
                keep_best(&mut best, &found, segment, place, number, name, &self.index.dropped);
            }
        }
        if !options.names_only && !query.identifiers.is_empty() {
            self.with_identifiers(query, &mut best);
        }
        let mut scored: Vec<(Score, &Best)> = Vec::with_capacity(best.len());
        for found in &best {
            let score = self.score(found, query, options);
            if score.value() >= options.threshold {
                scored.push((score, found));
            }
        }
        scored.sort_by(|a, b| b.0.cmp(&a.0).then((a.1.segment, a.1.record).cmp(&(b.1.segment, b.1.record))));
        scored.truncate(options.top);
        scored
            .into_iter()
            .filter_map(|(score, found)| self.hit(score, found, &prepared, query, options))
            .collect()
    }

    fn score(&self, best: &Best, query: &Query, options: &Options) -> Score {
        let record = self.record(best);
        let evidence = record.filter(|_| !options.names_only).map(|record| weigh(query, record));
        rounded(evidence.unwrap_or_default().iter().fold(best.score, |score, evidence| evidence.apply(score)))
    }

    fn record(&self, best: &Best) -> Option<&Record> {
        self.index.segments.get(best.segment as usize)?.records.get(best.record as usize)
    }

    /// Adds entries that have a number of the query, whatever they are called.
    fn with_identifiers(&self, query: &Query, best: &mut Vec<Best>) {
        for (place, number, record) in self.index.live() {
            let is_known = |found: &Best| found.segment == place && found.record == number;
            if record.identifiers.iter().any(|identifier| query.identifiers.contains(identifier))
                && !best.iter().any(is_known)
            {
                let segment = self.index.segments.get(place as usize);
                if let Some(name) = segment.and_then(|segment| segment.names_of(number).first()) {
                    best.push(Best { segment: place, record: number, name: *name, query: 0, score: 0.0 });
                }
            }
        }
    }

    /// The entry with its reasons.
    fn hit(
        &self,
        score: Score,
        best: &Best,
        prepared: &[PreparedName],
        query: &Query,
        options: &Options,
    ) -> Option<Hit> {
        let segment = self.index.segments.get(best.segment as usize)?;
        let record = self.record(best)?;
        let (list, _) = self.index.lists.get(record.list as usize)?;
        let evidence = if options.names_only { Vec::new() } else { weigh(query, record) };
        let first = segment.names_of(best.record).iter().find(|name| name.is_first).unwrap_or(&best.name);
        let listed = PreparedName::new(segment.printed(&best.name), best.name.kind);
        let mut because = vec![format!("the list's name \"{}\"", listed.text())];
        if let Some(name) = prepared.get(best.query) {
            let (a, b) = (name.all(), listed.all());
            because.extend(explain(&a, &b, &align(name, &listed)));
            because.extend(discounts(name, &listed, best.name.is_weak).map(|(_, line)| line.to_owned()));
        }
        because.extend(evidence.into_iter().map(|evidence| evidence.line));
        let (list, id, name) = (list.clone(), record.id.clone(), segment.printed(first).to_owned());
        Some(Hit { list, id, name, kind: record.kind, score, because })
    }
}

/// The names of a query, each as the kinds it may be.
fn prepare(query: &Query) -> Vec<PreparedName> {
    let kinds: &[NameKind] = match query.kind.map(NameKind::of) {
        Some(NameKind::Person) => &[NameKind::Person],
        Some(NameKind::Organization) => &[NameKind::Organization],
        Some(NameKind::Object) => &[NameKind::Object],
        None => &[NameKind::Person, NameKind::Organization, NameKind::Object],
    };
    let names =
        query.names.iter().flat_map(|name| kinds.iter().map(move |&kind| PreparedName::new(name, kind)));
    names.filter(|name| !name.words().is_empty()).collect()
}

fn keep_best(
    best: &mut Vec<Best>,
    found: &[Found],
    segment: &Segment,
    place: u32,
    query: usize,
    name: &PreparedName,
    dropped: &BTreeSet<(u32, u32)>,
) {
    for found in found {
        let Some(row) = segment.names.get(found.name as usize) else { continue };
        if dropped.contains(&(place, row.record)) {
            continue;
        }
        let score = discounted(found.score, name, segment, row);
        let new = Best { segment: place, record: row.record, name: *row, query, score };
        match best.iter_mut().find(|known| known.segment == place && known.record == row.record) {
            // Of equals the first name of the list wins.
            Some(known)
                if (score, std::cmp::Reverse(row.words_start))
                    > (known.score, std::cmp::Reverse(known.name.words_start)) =>
            {
                *known = new;
            }
            Some(_) => {}
            None => best.push(new),
        }
    }
}

/// A name's score, less for what makes a name weak.
fn discounted(score: f64, query: &PreparedName, segment: &Segment, row: &NameRow) -> f64 {
    let is_single = query.kind() == NameKind::Person
        && (names(query).count() == 1
            || segment
                .words_of(row)
                .iter()
                .filter(|&&word| segment.words.get(word as usize).is_some_and(|row| is_name(row.kind)))
                .count()
                == 1)
        && !is_rare_single(query);
    let score = if is_single { score * SINGLE } else { score };
    if row.is_weak { score * WEAK } else { score }
}

const SINGLE: f64 = 0.75;
const WEAK: f64 = 0.93;

fn discounts(
    query: &PreparedName,
    listed: &PreparedName,
    is_weak: bool,
) -> impl Iterator<Item = (f64, &'static str)> {
    let is_single = query.kind() == NameKind::Person
        && (names(query).count() == 1 || names(listed).count() == 1)
        && !is_rare_single(query);
    let single = is_single.then_some((SINGLE, "a single name identifies little"));
    let weak = is_weak.then_some((WEAK, "the list calls this alias weak"));
    single.into_iter().chain(weak)
}

fn names(name: &PreparedName) -> impl Iterator<Item = &crate::words::Word> {
    name.words().iter().filter(|word| is_name(word.kind))
}

fn is_name(kind: WordKind) -> bool {
    matches!(kind, WordKind::Name | WordKind::Initial | WordKind::Particle)
}

/// Whether a single name is long, and not one of those that very many have.
fn is_rare_single(name: &PreparedName) -> bool {
    let mut names = names(name);
    names.next().is_some_and(|word| word.class == 0 && word.text.len() >= 9) && names.next().is_none()
}
