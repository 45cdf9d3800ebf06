//! The proof that nothing was lost: what became of every element and attribute of a file.
//!
//! A reader says of each value what it did with it. The audit does not take its word: a value that is said to stand in the entry as
//! printed is looked for in the finished entry, and counts as lost if it is not there.

use std::collections::BTreeMap;

use dateline_sanctions::ListEntry;
use serde_json::Value;

use crate::Head;
use crate::xml::Node;
use crate::xml::record::Claim;

/// What became of a file's elements and attributes, by their paths.
#[derive(Clone, Debug, Default)]
pub struct Audit {
    rows: BTreeMap<String, Tally>,
}

/// What became of the elements or attributes of one path, or of one column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many there are.
    pub total: u64,
    /// Those without a value: empty ones, and elements that only hold others.
    pub empty: u64,
    /// Those whose value stands in the entry as printed; each was looked for there.
    pub mapped: u64,
    /// Those whose value the entry has by its meaning: dates, yes and no, references to other parts of the file.
    pub coded: u64,
    /// Those to which records refer, and which stand in the entries that do.
    pub reference: u64,
    /// Those kept with their path, for want of a place.
    pub other: u64,
    /// Those of records that were refused with an error.
    pub rejected: u64,
    /// Those that are nowhere.
    pub lost: u64,
    /// The first value that was lost.
    pub first_lost: Option<String>,
}

impl Audit {
    /// Every path with what became of it, in order.
    pub fn rows(&self) -> impl Iterator<Item = (&str, &Tally)> {
        self.rows.iter().map(|(path, tally)| (path.as_str(), tally))
    }

    /// All paths together.
    pub fn total(&self) -> Tally {
        let mut sum = Tally::default();
        for tally in self.rows.values() {
            sum.total += tally.total;
            sum.empty += tally.empty;
            sum.mapped += tally.mapped;
            sum.coded += tally.coded;
            sum.reference += tally.reference;
            sum.other += tally.other;
            sum.rejected += tally.rejected;
            sum.lost += tally.lost;
            sum.first_lost = sum.first_lost.or_else(|| tally.first_lost.clone());
        }
        sum
    }

    /// Counts a record that became an entry.
    pub(crate) fn count_entry(&mut self, path: &str, record: Node<'_>, entry: &ListEntry) {
        let words = words_of(entry);
        self.count(path, record, &|value| words.contains(&single_spaced(value)));
    }

    /// Counts a record or a tag outside the entries.
    pub(crate) fn count_head(&mut self, path: &str, record: Node<'_>, head: &Head) {
        let mut words = String::new();
        let version = head.version.iter().map(String::as_str);
        for text in head.other.iter().map(|other| other.value.as_str()).chain(version) {
            words.push_str(&single_spaced(text));
            words.push('\n');
        }
        self.count(path, record, &|value| words.contains(&single_spaced(value)));
    }

    /// Counts a record to which others refer: what is said to be kept stands in the entries that refer to it.
    pub(crate) fn count_reference(&mut self, path: &str, record: Node<'_>) {
        record.walk(&mut |below, node| {
            let value = node.peek();
            let tally = self.tally(path, below);
            tally.total += 1;
            let class = match node.claimed() {
                _ if value.is_empty() => &mut tally.empty,
                Claim::Text | Claim::Reference => &mut tally.reference,
                Claim::Code => &mut tally.coded,
                Claim::Other => &mut tally.other,
                Claim::None => {
                    tally.first_lost.get_or_insert_with(|| value.to_owned());
                    &mut tally.lost
                }
            };
            *class += 1;
        });
    }

    /// Counts one value of a table or of JSON. It is in the entry if its pieces are, each of them among the entry's words; a value
    /// without pieces is a code.
    #[cfg(any(feature = "ofac", feature = "uk", feature = "opensanctions"))]
    pub(crate) fn count_value(&mut self, path: &str, value: &str, pieces: &[&str], words: &str) {
        let tally = self.rows.entry(path.to_owned()).or_default();
        tally.total += 1;
        let is_there = |piece: &&str| words.contains(&single_spaced(piece));
        let class = if value.is_empty() {
            &mut tally.empty
        } else if pieces.is_empty() {
            &mut tally.coded
        } else if pieces.iter().all(is_there) {
            &mut tally.mapped
        } else {
            tally.first_lost.get_or_insert_with(|| value.to_owned());
            &mut tally.lost
        };
        *class += 1;
    }

    /// Counts a record that was refused.
    pub(crate) fn count_rejected(&mut self, path: &str, record: Node<'_>) {
        record.walk(&mut |below, _| {
            let tally = self.tally(path, below);
            tally.total += 1;
            tally.rejected += 1;
        });
    }

    fn count(&mut self, path: &str, record: Node<'_>, is_there: &dyn Fn(&str) -> bool) {
        record.walk(&mut |below, node| {
            let value = node.peek();
            let tally = self.tally(path, below);
            tally.total += 1;
            let class = match node.claimed() {
                _ if value.is_empty() => &mut tally.empty,
                Claim::Text if is_there(value) => &mut tally.mapped,
                Claim::Other if is_there(value) => &mut tally.other,
                Claim::Code => &mut tally.coded,
                Claim::Reference => &mut tally.reference,
                Claim::Text | Claim::Other | Claim::None => {
                    tally.first_lost.get_or_insert_with(|| value.to_owned());
                    &mut tally.lost
                }
            };
            *class += 1;
        });
    }

    fn tally(&mut self, path: &str, below: &str) -> &mut Tally {
        let separator = if below.is_empty() { "" } else { "/" };
        self.rows.entry(format!("{path}{separator}{below}")).or_default()
    }
}

/// Every text of an entry, each on a line.
pub(crate) fn words_of(entry: &ListEntry) -> String {
    let mut words = String::new();
    gather(&serde_json::to_value(entry).unwrap_or_default(), &mut words);
    words
}

fn gather(value: &Value, words: &mut String) {
    match value {
        Value::String(text) => {
            words.push_str(&single_spaced(text));
            words.push('\n');
        }
        Value::Array(values) => values.iter().for_each(|value| gather(value, words)),
        Value::Object(fields) => fields.values().for_each(|value| gather(value, words)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
