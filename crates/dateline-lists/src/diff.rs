//! What changed between two versions of a list: entries added, removed and amended, field by field.
//!
//! Entries are the same if their references are; several entries under one reference are taken together. The values of a field are
//! compared without regard to their order, and acts by their titles, so that a list that was only put into another order has not
//! changed. The dates of the files do not count.

use std::collections::BTreeMap;
use std::fmt;

use dateline_sanctions::ListEntry;
use serde_json::{Map, Value};

/// What happened to an entry between two versions of its list.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Change {
    /// It is new.
    Added(Summary),
    /// It is gone.
    Removed(Summary),
    /// It is in both, and not the same.
    Amended {
        /// Its reference in the list.
        id: String,
        /// Its name, in the new version.
        name: String,
        /// What is different, in the order of the model.
        fields: Vec<FieldChange>,
    },
}

/// An entry, or the entries under one reference, whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// Its reference in the list.
    pub id: String,
    /// Its name.
    pub name: String,
    /// All that the list says of it, as [`ListEntry`] is serialised.
    pub entries: Vec<Value>,
}

/// A field of which the values differ.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldChange {
    /// The field's name in [`ListEntry`].
    pub field: String,
    /// Values that are in the new version only, as they are serialised, with acts by their titles.
    pub added: Vec<Value>,
    /// Values that are in the old version only.
    pub removed: Vec<Value>,
}

/// The old version of a list, to which a new one is compared.
///
/// Holds the entries packed as JSON, about as many bytes as the list's file.
#[derive(Debug, Default)]
pub struct Comparison {
    old: BTreeMap<Key, Entries>,
    new: BTreeMap<Key, Vec<Box<str>>>,
}

#[derive(Debug, Default)]
struct Entries {
    packed: Vec<Box<str>>,
    /// Whether the new version has shown the same, once and nothing else.
    is_same: bool,
}

/// A reference, ordered as people order them: numbers by their value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    parts: Vec<Part>,
    id: String,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Number(u64),
    Text(String),
}

impl Comparison {
    /// A comparison of two versions of which no entry is known yet.
    pub fn new() -> Comparison {
        Comparison::default()
    }

    /// Adds an entry of the old version. All of them come before those of the new one.
    pub fn add_old(&mut self, entry: &ListEntry) {
        self.old.entry(Key::of(&entry.id)).or_default().packed.push(packed(entry));
    }

    /// Adds an entry of the new version.
    pub fn add_new(&mut self, entry: &ListEntry) {
        let key = Key::of(&entry.id);
        let packed = packed(entry);
        let new = self.new.entry(key.clone()).or_default();
        if let Some(old) = self.old.get_mut(&key) {
            // Most entries do not change: those are not kept twice.
            if new.is_empty() && !old.is_same && old.packed.as_slice() == [packed.clone()] {
                old.is_same = true;
                return;
            }
            if std::mem::take(&mut old.is_same) {
                new.extend(old.packed.iter().cloned());
            }
        }
        new.push(packed);
    }

    /// The changes, in the order of the references.
    pub fn changes(self) -> Vec<Change> {
        let Comparison { old, mut new } = self;
        let mut changes = Vec::new();
        for (key, old) in old {
            let id = key.id.clone();
            match new.remove(&key) {
                None => changes.push((key, Change::Removed(summary(id, &old.packed)))),
                Some(_) if old.is_same => {}
                Some(new) => {
                    if let Some(change) = amended(id, &old.packed, &new) {
                        changes.push((key, change));
                    }
                }
            }
        }
        changes.extend(new.into_iter().map(|(key, new)| {
            let id = key.id.clone();
            (key, Change::Added(summary(id, &new)))
        }));
        changes.sort_by(|(a, _), (b, _)| a.cmp(b));
        changes.into_iter().map(|(_, change)| change).collect()
    }
}

impl Key {
    fn of(id: &str) -> Key {
        let mut parts = Vec::new();
        let mut rest = id;
        while let Some(first) = rest.chars().next() {
            let is_digit = first.is_ascii_digit();
            let end = rest.find(|c: char| c.is_ascii_digit() != is_digit).unwrap_or(rest.len());
            let (part, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
            parts.push(match part.parse() {
                Ok(number) if is_digit => Part::Number(number),
                _ => Part::Text(part.to_owned()),
            });
            rest = after;
        }
        Key { parts, id: id.to_owned() }
    }
}

fn packed(entry: &ListEntry) -> Box<str> {
    let mut value = serde_json::to_value(entry).unwrap_or_default();
    if let Value::Object(fields) = &mut value {
        fields.remove("list");
        fields.remove("list_date");
        fields.remove("id");
        let acts = fields.get("acts").cloned().unwrap_or_default();
        fields.values_mut().for_each(|value| name_acts(value, &acts));
        // Put into an order of their own, so that the order of the list does not count.
        for value in fields.values_mut() {
            if let Value::Array(values) = value {
                values.sort_by_cached_key(Value::to_string);
            }
        }
    }
    value.to_string().into_boxed_str()
}

/// Puts an act's title where facts have its place in the entry.
fn name_acts(value: &mut Value, acts: &Value) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(|value| name_acts(value, acts)),
        Value::Object(fields) => {
            for (name, value) in fields.iter_mut() {
                match value {
                    Value::Number(place) if name == "act" => {
                        let place = place.as_u64().and_then(|place| usize::try_from(place).ok());
                        let title = place.and_then(|place| acts.get(place)?.get("title").cloned());
                        *value = title.unwrap_or_default();
                    }
                    value => name_acts(value, acts),
                }
            }
        }
        _ => {}
    }
}

fn unpacked(packed: &[Box<str>]) -> Vec<Map<String, Value>> {
    packed.iter().filter_map(|packed| serde_json::from_str(packed).ok()).collect()
}

fn summary(id: String, packed: &[Box<str>]) -> Summary {
    let entries = unpacked(packed);
    let name = entries.first().map(name).unwrap_or_default();
    Summary { id, name, entries: entries.into_iter().map(Value::Object).collect() }
}

/// As [`ListEntry::name`] has it.
fn name(entry: &Map<String, Value>) -> String {
    let names = entry.get("names").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let is_primary = |name: &&Value| {
        name.get("status").and_then(Value::as_str) == Some("primary") && name.get("label").is_none()
    };
    let name = names.iter().find(is_primary).or_else(|| names.first());
    name.and_then(|name| name.get("full")).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn amended(id: String, old: &[Box<str>], new: &[Box<str>]) -> Option<Change> {
    let (old, new) = (unpacked(old), unpacked(new));
    let (old_values, new_values) = (values(&old), values(&new));
    let mut fields = Vec::new();
    for field in FIELDS {
        let of = |all: &BTreeMap<String, Vec<Value>>| all.get(*field).cloned().unwrap_or_default();
        let (removed, added) = without_common(of(&old_values), of(&new_values));
        if !removed.is_empty() || !added.is_empty() {
            fields.push(FieldChange { field: (*field).to_owned(), added, removed });
        }
    }
    let name = new.first().or_else(|| old.first()).map(name).unwrap_or_default();
    (!fields.is_empty()).then_some(Change::Amended { id, name, fields })
}

/// The fields of an entry in the order of the model.
const FIELDS: &[&str] = &[
    "kind",
    "names",
    "gender",
    "births",
    "nationalities",
    "citizenships",
    "countries",
    "identifications",
    "addresses",
    "contacts",
    "positions",
    "titles",
    "vessel",
    "aircraft",
    "wallets",
    "founded",
    "programs",
    "measures",
    "acts",
    "listed",
    "effective",
    "amended",
    "delisted",
    "reasons",
    "remarks",
    "relations",
    "details",
    "other_ids",
    "other",
];

/// The values of each field of all entries under one reference.
fn values(entries: &[Map<String, Value>]) -> BTreeMap<String, Vec<Value>> {
    let mut values: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for (field, value) in entries.iter().flatten() {
        let into = values.entry(field.clone()).or_default();
        match value {
            Value::Array(values) => into.extend(values.iter().cloned()),
            // Two entries of one are of one kind.
            value if !into.contains(value) => into.push(value.clone()),
            _ => {}
        }
    }
    values
}

/// What only one of two has, each value as often as it has it more.
fn without_common(old: Vec<Value>, new: Vec<Value>) -> (Vec<Value>, Vec<Value>) {
    let mut counts: BTreeMap<String, i64> = BTreeMap::new();
    for value in &old {
        *counts.entry(value.to_string()).or_default() += 1;
    }
    for value in &new {
        *counts.entry(value.to_string()).or_default() -= 1;
    }
    let mut left = counts.clone();
    let mut take = |value: &Value, sign: i64| {
        let left = left.entry(value.to_string()).or_default();
        let is_more = *left * sign > 0;
        if is_more {
            *left -= sign;
        }
        is_more
    };
    let removed = old.into_iter().filter(|value| take(value, 1)).collect();
    let added = new.into_iter().filter(|value| take(value, -1)).collect();
    (removed, added)
}

impl Change {
    /// The reference of the entry.
    pub fn id(&self) -> &str {
        match self {
            Change::Added(entry) | Change::Removed(entry) => &entry.id,
            Change::Amended { id, .. } => id,
        }
    }

    /// The name of the entry.
    pub fn name(&self) -> &str {
        match self {
            Change::Added(entry) | Change::Removed(entry) => &entry.name,
            Change::Amended { name, .. } => name,
        }
    }

    /// The word for it: `added`, `removed`, `amended`.
    pub const fn kind(&self) -> &'static str {
        match self {
            Change::Added(_) => "added",
            Change::Removed(_) => "removed",
            Change::Amended { .. } => "amended",
        }
    }

    /// The change as JSON: `change`, `id`, `name`, and `entries` or `fields`.
    pub fn to_json(&self) -> Value {
        let mut json = Map::new();
        json.insert("change".to_owned(), self.kind().into());
        json.insert("id".to_owned(), self.id().into());
        json.insert("name".to_owned(), self.name().into());
        match self {
            Change::Added(entry) | Change::Removed(entry) => {
                json.insert("entries".to_owned(), Value::Array(entry.entries.clone()));
            }
            Change::Amended { fields, .. } => {
                json.insert(
                    "fields".to_owned(),
                    Value::Array(fields.iter().map(FieldChange::to_json).collect()),
                );
            }
        }
        Value::Object(json)
    }
}

impl FieldChange {
    fn to_json(&self) -> Value {
        let mut json = Map::new();
        json.insert("field".to_owned(), self.field.as_str().into());
        json.insert("added".to_owned(), Value::Array(self.added.clone()));
        json.insert("removed".to_owned(), Value::Array(self.removed.clone()));
        Value::Object(json)
    }

    /// The change as lines for a person: `+ value`, `- value`, and `~ value` if only what the list says about the value changed.
    pub fn lines(&self) -> Vec<String> {
        let mut removed: Vec<String> = self.removed.iter().map(words).collect();
        let mut lines = Vec::new();
        for added in self.added.iter().map(words) {
            match removed.iter().position(|removed| *removed == added) {
                Some(place) => {
                    removed.remove(place);
                    lines.push(format!("~ {added}"));
                }
                None => lines.push(format!("+ {added}")),
            }
        }
        removed.into_iter().map(|removed| format!("- {removed}")).chain(lines).collect()
    }
}

/// `amended EU.1.2 Jane DOE: names, births`.
impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.kind(), self.id(), self.name())?;
        if let Change::Amended { fields, .. } = self {
            let fields: Vec<&str> = fields.iter().map(|field| field.field.as_str()).collect();
            write!(f, ": {}", fields.join(", "))?;
        }
        Ok(())
    }
}

/// A value in words, without what the list says about it.
fn words(value: &Value) -> String {
    let mut words = Vec::new();
    gather(value, &mut words);
    words.dedup();
    words.join(" · ")
}

fn gather(value: &Value, words: &mut Vec<String>) {
    match value {
        Value::String(text) => words.push(text.clone()),
        Value::Number(_) | Value::Bool(true) => words.push(value.to_string()),
        Value::Array(values) => values.iter().for_each(|value| gather(value, words)),
        Value::Object(fields) => {
            // The name is told by its whole; its script by its letters.
            let told = |name: &str| {
                name == "source" || name == "script" || (name == "parts" && fields.contains_key("full"))
            };
            fields.iter().filter(|(name, _)| !told(name)).for_each(|(_, value)| gather(value, words));
        }
        Value::Null | Value::Bool(false) => {}
    }
}

#[cfg(test)]
mod tests {
    use dateline_entity::EntityKind;
    use dateline_sanctions::{ListAct, ListName, NameStatus, Source};

    use super::*;

    fn entry(id: &str, names: &[&str], acts: &[&str]) -> ListEntry {
        let mut entry = ListEntry::new("xx-test".parse().unwrap(), id, EntityKind::Person);
        for (place, name) in names.iter().enumerate() {
            let act = u32::try_from(place % acts.len().max(1)).ok().filter(|_| !acts.is_empty());
            let source = Source { act, ..Source::default() };
            entry.names.push(ListName { source, ..ListName::new(*name, NameStatus::Primary) });
        }
        entry
            .acts
            .extend(acts.iter().map(|title| ListAct { title: (*title).to_owned(), ..ListAct::default() }));
        entry
    }

    fn changes(old: &[ListEntry], new: &[ListEntry]) -> Vec<Change> {
        let mut comparison = Comparison::new();
        for entry in old {
            comparison.add_old(entry);
        }
        for entry in new {
            comparison.add_new(entry);
        }
        comparison.changes()
    }

    fn shown(old: &[ListEntry], new: &[ListEntry]) -> Vec<String> {
        let mut lines = Vec::new();
        for change in changes(old, new) {
            lines.push(change.to_string());
            if let Change::Amended { fields, .. } = &change {
                lines.extend(fields.iter().flat_map(FieldChange::lines));
            }
        }
        lines
    }

    #[test]
    fn a_list_is_the_same_as_itself_in_any_order() {
        let a = entry("X.2", &["Jane DOE", "Janie"], &["1/2020", "2/2021"]);
        let turned = {
            let mut entry = entry("X.2", &["Janie", "Jane DOE"], &["2/2021", "1/2020"]);
            entry.list_date = "2021".parse().ok();
            entry
        };
        let b = entry("X.10", &["John ROE"], &[]);
        assert_eq!(changes(&[a.clone(), b.clone()], &[a.clone(), b.clone()]), []);
        assert_eq!(changes(&[a.clone(), b.clone()], &[b.clone(), turned]), []);
        // Twice under one reference, in either order.
        let c = entry("X.10", &["John ROE"], &["3/2022"]);
        assert_eq!(changes(&[b.clone(), c.clone()], &[c, b]), []);
    }

    #[test]
    fn tells_what_came_went_and_changed() {
        let old = [entry("X.2", &["Jane DOE", "Janie"], &[]), entry("X.9", &["John ROE"], &["1/2020"])];
        let mut amended = entry("X.2", &["Jane DOE", "Jenny"], &[]);
        amended.listed = "2021-02-22".parse().ok();
        let new = [entry("X.10", &["New ONE"], &[]), amended];
        insta::assert_debug_snapshot!(shown(&old, &new), @r#"
        [
            "amended X.2 Jane DOE: names, listed",
            "- Janie · primary",
            "+ Jenny · primary",
            "+ 2021-02-22",
            "removed X.9 John ROE",
            "added X.10 New ONE",
        ]
        "#);
        let twice = entry("X.9", &["John ROE"], &["1/2020"]);
        insta::assert_debug_snapshot!(shown(&old[1..], &[twice.clone(), twice]), @r#"
        [
            "amended X.9 John ROE: names, acts",
            "+ John ROE · primary",
            "+ 1/2020",
        ]
        "#);
    }

    #[test]
    fn a_fact_brought_by_another_act_is_marked() {
        let lines =
            shown(&[entry("1", &["Jane DOE"], &["1/2020"])], &[entry("1", &["Jane DOE"], &["2/2021"])]);
        insta::assert_debug_snapshot!(lines, @r#"
        [
            "amended 1 Jane DOE: names, acts",
            "~ Jane DOE · primary",
            "- 1/2020",
            "+ 2/2021",
        ]
        "#);
    }

    #[test]
    fn is_written_as_json() {
        let changes =
            changes(&[entry("1", &["A"], &[])], &[entry("1", &["B"], &[]), entry("2", &["C"], &[])]);
        let lines: Vec<String> = changes.iter().map(|change| change.to_json().to_string()).collect();
        insta::assert_snapshot!(lines.join("\n"), @r#"
        {"change":"amended","fields":[{"added":[{"full":"B","script":"latin","status":"primary"}],"field":"names","removed":[{"full":"A","script":"latin","status":"primary"}]}],"id":"1","name":"B"}
        {"change":"added","entries":[{"kind":"person","names":[{"full":"C","script":"latin","status":"primary"}]}],"id":"2","name":"C"}
        "#);
    }
}
