//! What is known of words and names before reading: countries, cities, bodies, first names, titles, and plain English words.
//!
//! One open-addressing table holds everything, keyed by the hash of the lower-case words. What starts longer names is marked,
//! so that the longest known name at a place is found by extending it word by word, without a search tree.

use dateline_entity::{Country, CountryFormKind, Gender, Jurisdiction};
use dateline_text::tokens;

use super::hash;
use crate::LexiconError;

/// What a word or a name can be, as a set of bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Class(pub(crate) u32);

impl Class {
    pub(crate) const FIRST_FEMALE: Class = Class(1);
    pub(crate) const FIRST_MALE: Class = Class(1 << 1);
    pub(crate) const FIRST: Class = Class(1 | 1 << 1 | 1 << 2);
    pub(crate) const FIRST_EITHER: Class = Class(1 << 2);
    pub(crate) const SURNAME: Class = Class(1 << 3);
    pub(crate) const PERSON: Class = Class(1 << 4);
    pub(crate) const COUNTRY: Class = Class(1 << 5);
    pub(crate) const DEMONYM: Class = Class(1 << 6);
    pub(crate) const CITY: Class = Class(1 << 7);
    pub(crate) const BIG_CITY: Class = Class(1 << 8);
    pub(crate) const REGION: Class = Class(1 << 9);
    pub(crate) const ORGANIZATION: Class = Class(1 << 10);
    pub(crate) const CAPITALS_ONLY: Class = Class(1 << 11);
    pub(crate) const AMBIGUOUS: Class = Class(1 << 12);
    pub(crate) const CAPITAL: Class = Class(1 << 13);
    /// The name goes on: longer names start with these words.
    pub(crate) const PREFIX: Class = Class(1 << 14);

    pub(crate) const NOUN: Class = Class(1);
    pub(crate) const VERB: Class = Class(1 << 1);
    pub(crate) const ADJECTIVE: Class = Class(1 << 2);
    pub(crate) const ADVERB: Class = Class(1 << 3);
    pub(crate) const PERSON_NOUN: Class = Class(1 << 4);
    pub(crate) const GROUP_NOUN: Class = Class(1 << 5);
    pub(crate) const COMMON: Class = Class(1 << 6);
    pub(crate) const HONORIFIC: Class = Class(1 << 7);
    pub(crate) const OFFICE: Class = Class(1 << 8);
    pub(crate) const HEAD_ORGANIZATION: Class = Class(1 << 9);
    pub(crate) const HEAD_PLACE: Class = Class(1 << 10);
    pub(crate) const HEAD_LAW: Class = Class(1 << 11);
    pub(crate) const HEAD_OTHER: Class = Class(1 << 12);
    pub(crate) const HEAD_GROUP: Class = Class(1 << 13);
    pub(crate) const FUNCTION: Class = Class(1 << 14);
    pub(crate) const ABBREVIATION: Class = Class(1 << 18);
    pub(crate) const SPORT: Class = Class(1 << 17);
    pub(crate) const HEAD_START: Class = Class(1 << 15);
    pub(crate) const HEAD_END: Class = Class(1 << 16);
    pub(crate) const TITLE: Class = Class(1 << 7 | 1 << 8);
    /// Any of the parts of speech.
    pub(crate) const WORD: Class = Class(1 | 1 << 1 | 1 << 2 | 1 << 3);
    /// Any of the things a head noun can tell.
    pub(crate) const HEAD: Class = Class(1 << 9 | 1 << 10 | 1 << 11 | 1 << 12 | 1 << 13);

    /// Whether the two have a bit in common.
    pub(crate) fn has(self, other: Class) -> bool {
        self.0 & other.0 != 0
    }

    fn and(self, other: Class) -> Class {
        Class(self.0 | other.0)
    }
}

/// What is known of the thing that a name names. Names with the same record name the same thing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Record {
    /// The country it belongs to, or is.
    pub(crate) country: Option<Jurisdiction>,
    /// A person's gender.
    pub(crate) gender: Option<Gender>,
}

/// What the table says of a key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Entry {
    /// What it can be.
    pub(crate) class: Class,
    /// Which record it has; 0 for none.
    pub(crate) record: u32,
}

#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    key: u64,
    entry: Entry,
}

/// Keys of plain words are told from those of names by this.
const WORDS: u64 = 0x5bd1_e995;

/// The table.
#[derive(Debug)]
pub(crate) struct Gazetteer {
    slots: Vec<Slot>,
    records: Vec<Record>,
}

/// A power of two, twice as many as there are keys.
const SLOTS: usize = 1 << 19;

impl Gazetteer {
    /// Reads the lists under `data/names`.
    pub(crate) fn embedded() -> Result<Gazetteer, LexiconError> {
        let mut gazetteer =
            Gazetteer { slots: vec![Slot::default(); SLOTS], records: vec![Record::default()] };
        gazetteer.read_people()?;
        gazetteer.read_organizations()?;
        gazetteer.read_regions()?;
        gazetteer.read_countries();
        gazetteer.read_cities()?;
        gazetteer.read_personal_names()?;
        gazetteer.read_words()?;
        Ok(gazetteer)
    }

    /// What is known of a plain word, by the hash of its lower-case letters.
    pub(crate) fn word(&self, hash: u64) -> Class {
        self.find(hash::join(WORDS, hash)).class
    }

    /// What is known of a name, by the hash of its lower-case words joined one by one.
    pub(crate) fn name(&self, hash: u64) -> Entry {
        self.find(hash)
    }

    /// What is known of a name, by its words.
    pub(crate) fn name_of(&self, words: &str) -> Entry {
        self.find(sequence_key(words))
    }

    /// The record of an entry.
    pub(crate) fn record(&self, entry: Entry) -> Record {
        self.records.get(entry.record as usize).copied().unwrap_or_default()
    }

    fn find(&self, key: u64) -> Entry {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = slot_of(key) & mask;
        while let Some(slot) = self.slots.get(at) {
            if slot.key == key {
                return slot.entry;
            }
            if slot.key == 0 {
                break;
            }
            at = (at + 1) & mask;
        }
        Entry::default()
    }

    fn add(&mut self, key: u64, class: Class, record: u32) {
        let mask = self.slots.len() - 1;
        let mut at = slot_of(key) & mask;
        while let Some(slot) = self.slots.get_mut(at) {
            if slot.key == key || slot.key == 0 {
                slot.key = key;
                slot.entry.class = slot.entry.class.and(class);
                if slot.entry.record == 0 {
                    slot.entry.record = record;
                }
                return;
            }
            at = (at + 1) & mask;
        }
    }

    /// Adds a name and marks the beginnings of it.
    fn add_name(&mut self, name: &str, class: Class, record: u32) {
        let is_capitals = name.len() <= 6 && name.bytes().all(|b| !b.is_ascii_lowercase());
        let class = if is_capitals { class.and(Class::CAPITALS_ONLY) } else { class };
        let lower = name.to_ascii_lowercase();
        if lower.bytes().all(|b| b.is_ascii_alphabetic()) {
            self.add(hash::of_bytes(lower.as_bytes()), class, record);
            return;
        }
        let mut key = 0;
        for token in tokens(&lower) {
            if key != 0 {
                self.add(key, Class::PREFIX, 0);
            }
            let word = hash::of_bytes(token.text(&lower).as_bytes());
            key = if key == 0 { word } else { hash::join(key, word) };
        }
        self.add(key, class, record);
    }

    fn add_word(&mut self, word: &str, class: Class) {
        self.add(hash::join(WORDS, hash::of_bytes(word.as_bytes())), class, 0);
    }

    fn add_record(&mut self, record: Record) -> u32 {
        self.records.push(record);
        u32::try_from(self.records.len() - 1).unwrap_or(0)
    }

    fn read_people(&mut self) -> Result<(), LexiconError> {
        const FILE: &str = "names/people.tsv";
        for (number, line) in rows(include_str!("../../data/names/people.tsv")) {
            let [names, country, gender] = columns(FILE, number, line)?;
            let record = self.add_record(Record {
                country: country_of(FILE, number, country)?,
                gender: gender_of(gender),
            });
            for name in names.split(';') {
                self.add_name(name, Class::PERSON, record);
            }
        }
        Ok(())
    }

    fn read_organizations(&mut self) -> Result<(), LexiconError> {
        const FILE: &str = "names/organizations.tsv";
        for (number, line) in rows(include_str!("../../data/names/organizations.tsv")) {
            let [names, country] = columns(FILE, number, line)?;
            let record =
                self.add_record(Record { country: country_of(FILE, number, country)?, gender: None });
            for name in names.split(';') {
                self.add_name(name, Class::ORGANIZATION, record);
            }
        }
        for (_, name) in rows(include_str!("../../data/names/groups.txt")) {
            self.add_name(name, Class::ORGANIZATION, 0);
        }
        Ok(())
    }

    fn read_regions(&mut self) -> Result<(), LexiconError> {
        const FILE: &str = "names/regions.tsv";
        for (number, line) in rows(include_str!("../../data/names/regions.tsv")) {
            let [names, country] = columns(FILE, number, line)?;
            let record =
                self.add_record(Record { country: country_of(FILE, number, country)?, gender: None });
            for name in names.split(';') {
                self.add_name(name, Class::REGION, record);
            }
        }
        Ok(())
    }

    fn read_countries(&mut self) {
        for country in Country::all() {
            let record = self.add_record(Record { country: Some(country.into()), gender: None });
            for form in country.forms() {
                let class = match form.kind {
                    CountryFormKind::Name | CountryFormKind::Abbreviation => Class::COUNTRY,
                    CountryFormKind::Capital => Class::CITY.and(Class::CAPITAL),
                    CountryFormKind::Demonym => Class::DEMONYM,
                };
                let class = if form.ambiguous { class.and(Class::AMBIGUOUS) } else { class };
                // A capital is no form of the country's name: it gets a record of its own.
                let record = if form.kind == CountryFormKind::Capital {
                    self.add_record(Record { country: Some(country.into()), gender: None })
                } else {
                    record
                };
                self.add_name(form.text, class, record);
            }
            for byname in bynames(country) {
                self.add_name(byname, Class::COUNTRY, record);
            }
        }
    }

    fn read_cities(&mut self) -> Result<(), LexiconError> {
        const FILE: &str = "names/cities.tsv";
        for (number, line) in rows(include_str!("../../data/names/cities.tsv")) {
            let [name, country, size] = columns(FILE, number, line)?;
            let record =
                self.add_record(Record { country: country_of(FILE, number, country)?, gender: None });
            let class = if size == "+" { Class::CITY.and(Class::BIG_CITY) } else { Class::CITY };
            self.add_name(name, class, record);
        }
        Ok(())
    }

    fn read_personal_names(&mut self) -> Result<(), LexiconError> {
        const FILE: &str = "names/first_names.tsv";
        for (number, line) in rows(include_str!("../../data/names/first_names.tsv")) {
            let [name, gender] = columns(FILE, number, line)?;
            let class = match gender {
                "f" => Class::FIRST_FEMALE,
                "m" => Class::FIRST_MALE,
                _ => Class::FIRST_EITHER,
            };
            self.add_name(name, class, 0);
        }
        for (_, name) in rows(include_str!("../../data/names/surnames.txt")) {
            self.add_name(name, Class::SURNAME, 0);
        }
        for (_, name) in rows(include_str!("../../data/names/places.txt")) {
            self.add_name(name, Class::REGION, 0);
        }
        Ok(())
    }

    fn read_words(&mut self) -> Result<(), LexiconError> {
        const WORDS: &str = "names/words.tsv";
        for (number, line) in rows(include_str!("../../data/names/words.tsv")) {
            let [word, letters] = columns(WORDS, number, line)?;
            let class = letters.bytes().map(class_of_letter).fold(Class::default(), Class::and);
            self.add_word(word, class);
        }
        for (_, word) in rows(include_str!("../../data/names/function_words.txt")) {
            self.add_word(word, Class::FUNCTION);
        }
        for (_, word) in rows(include_str!("../../data/names/sport_words.txt")) {
            self.add_word(word, Class::SPORT);
        }
        for (_, word) in rows(include_str!("../../data/names/abbreviations.txt")) {
            self.add_word(&word.to_ascii_lowercase(), Class::ABBREVIATION);
        }
        for (_, word) in rows(include_str!("../../data/names/peoples.txt")) {
            self.add_name(word, Class::DEMONYM, 0);
        }
        const TITLES: &str = "names/titles.tsv";
        for (number, line) in rows(include_str!("../../data/names/titles.tsv")) {
            let [word, kind, _gender, _country] = columns(TITLES, number, line)?;
            self.add_word(word, if kind == "honorific" { Class::HONORIFIC } else { Class::OFFICE });
        }
        const HEADS: &str = "names/heads.tsv";
        for (number, line) in rows(include_str!("../../data/names/heads.tsv")) {
            let [word, kind, place] = columns(HEADS, number, line)?;
            let kind = match kind {
                "organization" => Class::HEAD_ORGANIZATION,
                "place" => Class::HEAD_PLACE,
                "law" => Class::HEAD_LAW,
                "group" => Class::HEAD_GROUP,
                _ => Class::HEAD_OTHER,
            };
            let place = match place {
                "start" => Class::HEAD_START,
                "end" => Class::HEAD_END,
                _ => Class::HEAD_START.and(Class::HEAD_END),
            };
            self.add_word(word, kind.and(place));
        }
        Ok(())
    }
}

/// Names that news gives a country and the table of countries does not.
fn bynames(country: Country) -> &'static [&'static str] {
    match country.alpha2() {
        "ir" => &["Islamic Republic"],
        "kp" => &["Democratic People's Republic"],
        _ => &[],
    }
}

/// The upper half of a key decides its slot: the lower is less well mixed.
fn slot_of(key: u64) -> usize {
    usize::try_from(key >> 33).unwrap_or(0)
}

/// The key of a name of several words.
fn sequence_key(words: &str) -> u64 {
    let lower = words.to_ascii_lowercase();
    let hashes = tokens(&lower).map(|token| hash::of_bytes(token.text(&lower).as_bytes()));
    hashes.reduce(hash::join).unwrap_or(0)
}

fn class_of_letter(letter: u8) -> Class {
    match letter {
        b'n' => Class::NOUN,
        b'v' => Class::VERB,
        b'a' => Class::ADJECTIVE,
        b'r' => Class::ADVERB,
        b'P' => Class::PERSON_NOUN,
        b'G' => Class::GROUP_NOUN,
        b'+' => Class::COMMON,
        _ => Class::default(),
    }
}

/// The lines of a list with their numbers, without comments.
pub(crate) fn rows(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.is_empty())
}

/// The columns of a row, as many as are asked for.
pub(crate) fn columns<'a, const N: usize>(
    file: &'static str,
    number: usize,
    line: &'a str,
) -> Result<[&'a str; N], LexiconError> {
    let mut columns = [""; N];
    let mut parts = line.split('\t');
    for column in &mut columns {
        *column = parts.next().ok_or_else(|| LexiconError {
            file,
            reason: format!("line {} has fewer than {N} columns", number + 1),
        })?;
    }
    Ok(columns)
}

/// The country a column of a list names; `-` for none.
pub(crate) fn country_of(
    file: &'static str,
    number: usize,
    code: &str,
) -> Result<Option<Jurisdiction>, LexiconError> {
    if code == "-" {
        return Ok(None);
    }
    code.parse()
        .map(Some)
        .map_err(|error| LexiconError { file, reason: format!("line {}: {error}", number + 1) })
}

/// The gender a letter of a list stands for.
pub(crate) fn gender_of(letter: &str) -> Option<Gender> {
    match letter {
        "f" => Some(Gender::Female),
        "m" => Some(Gender::Male),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_names_of_one_and_more_words() {
        let gazetteer = Gazetteer::embedded().unwrap();
        let country =
            |name: &str| gazetteer.record(gazetteer.name_of(name)).country.map(Jurisdiction::as_str);
        assert_eq!(country("Russia"), Some("ru"));
        assert_eq!(country("North Korea"), Some("kp"));
        assert_eq!(country("European Union"), Some("eu"));
        assert!(gazetteer.name_of("North").class.has(Class::PREFIX));
        assert_eq!(gazetteer.name_of("Xyzzyx"), Entry::default());
        let used = gazetteer.slots.iter().filter(|slot| slot.key != 0).count();
        assert!(used * 2 < SLOTS, "the table is {used} of {SLOTS} full");
    }

    #[test]
    fn forms_of_one_thing_share_a_record() {
        let gazetteer = Gazetteer::embedded().unwrap();
        let record = |name: &str| gazetteer.name_of(name).record;
        assert_eq!(record("EU"), record("European Union"));
        assert_eq!(record("United States"), record("U.S."));
        assert_ne!(record("Moscow"), record("Russia"));
    }
}
