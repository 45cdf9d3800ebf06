//! The lists under `data/names`, made into the file of the table.

use dateline_entity::{Country, CountryFormKind};
use dateline_text::tokens;

use super::gazetteer::{
    Class, Entry, MAGIC, Record, check_of, columns, country_of, gender_of, rows, slot_of, word_key,
};
use super::hash;
use crate::LexiconError;

/// Two to the power of this is the number of slots; two thirds of them are used.
const BITS: u32 = 18;

#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    key: u64,
    entry: Entry,
}

/// The table in the making.
struct Builder {
    slots: Vec<Slot>,
    records: Vec<Record>,
}

/// Reads the lists and returns the file of the table.
pub(crate) fn table() -> Result<Vec<u8>, LexiconError> {
    let mut builder = Builder { slots: vec![Slot::default(); 1 << BITS], records: vec![Record::default()] };
    builder.read_people()?;
    builder.read_organizations()?;
    builder.read_regions()?;
    builder.read_countries();
    builder.read_cities()?;
    builder.read_personal_names()?;
    builder.read_words()?;
    Ok(builder.file())
}

impl Builder {
    fn file(&self) -> Vec<u8> {
        let mut file = MAGIC.to_vec();
        file.extend(BITS.to_le_bytes());
        for Slot { key, entry } in &self.slots {
            let slot = check_of(*key) << 40 | u64::from(entry.class.0) << 16 | u64::from(entry.record);
            file.extend(if *key == 0 { 0 } else { slot }.to_le_bytes());
        }
        file.extend(u32::try_from(self.records.len()).unwrap_or(0).to_le_bytes());
        for record in &self.records {
            file.extend(record.country.map_or("--", |country| country.as_str()).bytes());
            file.push(
                record.gender.map_or(b'-', |gender| {
                    if gender == dateline_entity::Gender::Female { b'f' } else { b'm' }
                }),
            );
        }
        file
    }

    fn add(&mut self, key: u64, class: Class, record: u32) {
        let mask = self.slots.len() - 1;
        let mut at = slot_of(key, BITS);
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
        self.add(word_key(hash::of_bytes(word.as_bytes())), class, 0);
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
        for (_, name) in rows(include_str!("../../data/names/others.txt")) {
            self.add_name(name, Class::NOTHING, 0);
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
        const TITLES: &str = "names/titles.tsv";
        const HEADS: &str = "names/heads.tsv";
        const WORDS: &str = "names/words.tsv";
        for (number, line) in rows(include_str!("../../data/names/words.tsv")) {
            let [word, letters] = columns(WORDS, number, line)?;
            let class = letters.bytes().map(class_of_letter).fold(Class::default(), Class::and);
            self.add_word(word, class);
        }
        for (_, word) in rows(include_str!("../../data/names/function_words.txt")) {
            self.add_word(word, Class::FUNCTION);
        }
        for (_, word) in rows(include_str!("../../data/names/role_nouns.txt")) {
            self.add_word(word, Class::PERSON_NOUN);
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
        for (number, line) in rows(include_str!("../../data/names/titles.tsv")) {
            let [word, kind, _gender, _country] = columns(TITLES, number, line)?;
            self.add_word(word, if kind == "honorific" { Class::HONORIFIC } else { Class::OFFICE });
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_table_is_that_of_the_lists() {
        let committed = include_bytes!("../../data/names/gazetteer.table");
        assert!(
            table().unwrap() == committed,
            "a list has changed: run the example train_names, which builds the table and trains with it"
        );
    }

    #[test]
    fn the_table_has_room() {
        let file = table().unwrap();
        let used =
            file[8..8 + (8 << BITS)].chunks(8).filter(|slot| slot.iter().any(|&byte| byte != 0)).count();
        assert!(used * 4 < (1 << BITS) * 3, "{used} of {} slots are used", 1 << BITS);
    }
}
