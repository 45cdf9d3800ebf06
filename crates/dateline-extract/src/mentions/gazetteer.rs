//! What is known of words and names before reading: countries, cities, bodies, first names, titles, and plain English words.
//!
//! The lists under `data/names` are made into one table once, by the program that trains the models: opening it costs nothing.
//! One open-addressing table holds everything, keyed by the hash of the lower-case words. What starts longer names is marked,
//! so that the longest known name at a place is found by extending it word by word, without a search tree.

use std::borrow::Cow;

use dateline_entity::{Gender, Jurisdiction};
use dateline_text::tokens;

use super::hash;
use crate::LexiconError;

/// What a word or a name can be, as a set of bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Class(pub(crate) u32);

#[cfg_attr(
    not(any(test, feature = "training")),
    expect(dead_code, reason = "training asks for classes that reading does not")
)]
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

    /// A name of something that is no entity.
    pub(crate) const NOTHING: Class = Class(1 << 15);

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

    /// The bits of both.
    #[cfg(any(test, feature = "training"))]
    pub(super) fn and(self, other: Class) -> Class {
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

/// Keys of plain words are told from those of names by this.
const WORDS: u64 = 0x5bd1_e995;

/// The key of a plain word, from the hash of its letters.
pub(super) fn word_key(hash: u64) -> u64 {
    hash::join(WORDS, hash)
}

/// The table: a view of its file, which is made from the lists by [`super::lists`].
///
/// ```text
/// "DGZ1"  bits: u32  (slot: u64) * 2^bits  records: u32  (country: [u8; 2]  gender: u8) * records      (all little-endian)
/// ```
/// A slot is 24 bits of the key, 24 of the class and 16 of the record; one of nothing is empty.
#[derive(Debug)]
pub(crate) struct Gazetteer {
    slots: Cow<'static, [u8]>,
    records: Vec<Record>,
    bits: u32,
}

/// The first bytes of the table's file: the name of the format and its version.
pub(super) const MAGIC: &[u8; 4] = b"DGZ1";

impl Gazetteer {
    /// Opens the table that ships with the crate.
    pub(crate) fn embedded() -> Result<Gazetteer, LexiconError> {
        Gazetteer::read(Cow::Borrowed(include_bytes!("../../data/names/gazetteer.table")))
    }

    /// Makes the table from the lists.
    #[cfg(feature = "training")]
    pub(crate) fn from_lists() -> Result<Gazetteer, LexiconError> {
        Gazetteer::read(Cow::Owned(super::lists::table()?))
    }

    /// Opens a table. The slots stay where they are; only the records are read.
    pub(super) fn read(file: Cow<'static, [u8]>) -> Result<Gazetteer, LexiconError> {
        let error = || LexiconError {
            file: "names/gazetteer.table",
            reason: "is no table of this version: build it again with the example train_names".to_owned(),
        };
        let number = |at: usize| -> Option<u32> {
            let bytes = file.get(at..at + 4)?.first_chunk::<4>()?;
            Some(u32::from_le_bytes(*bytes))
        };
        let bits = number(4).filter(|bits| (4..=24).contains(bits)).ok_or_else(error)?;
        let end = 8 + (8 << bits);
        let count = number(end).ok_or_else(error)? as usize;
        let body = file.get(end + 4..end + 4 + count * 3).ok_or_else(error)?;
        if file.get(..4) != Some(MAGIC.as_slice()) {
            return Err(error());
        }
        let records = body.chunks_exact(3).map(record_of).collect();
        let slots = match file {
            Cow::Borrowed(bytes) => Cow::Borrowed(bytes.get(8..end).ok_or_else(error)?),
            Cow::Owned(bytes) => Cow::Owned(bytes.get(8..end).ok_or_else(error)?.to_vec()),
        };
        Ok(Gazetteer { slots, records, bits })
    }

    /// What is known of a plain word, by the hash of its lower-case letters.
    pub(crate) fn word(&self, hash: u64) -> Class {
        self.find(word_key(hash)).class
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
        let mask = (1_usize << self.bits) - 1;
        let (mut at, check) = (slot_of(key, self.bits), check_of(key));
        loop {
            let bytes = self.slots.get(at * 8..at * 8 + 8).and_then(|bytes| bytes.first_chunk::<8>());
            let slot = bytes.map_or(0, |bytes| u64::from_le_bytes(*bytes));
            if slot == 0 {
                return Entry::default();
            }
            if slot >> 40 == check {
                let class = u32::try_from(slot >> 16 & 0xff_ffff).unwrap_or(0);
                return Entry { class: Class(class), record: u32::try_from(slot & 0xffff).unwrap_or(0) };
            }
            at = (at + 1) & mask;
        }
    }
}

/// The upper bits of a key decide its slot: the lower are less well mixed.
pub(super) fn slot_of(key: u64, bits: u32) -> usize {
    usize::try_from(key >> (64 - bits)).unwrap_or(0)
}

/// The bits of a key that a slot keeps, from below those that decide the slot; never nothing.
pub(super) fn check_of(key: u64) -> u64 {
    (key >> 12 & 0xff_ffff) | 1
}

fn record_of(bytes: &[u8]) -> Record {
    let &[a, b, gender] = bytes else { return Record::default() };
    let country = str::from_utf8(&[a, b]).ok().and_then(|code| code.parse().ok());
    let gender = match gender {
        b'f' => Some(Gender::Female),
        b'm' => Some(Gender::Male),
        _ => None,
    };
    Record { country, gender }
}

/// The key of a name of several words.
pub(super) fn sequence_key(words: &str) -> u64 {
    let lower = words.to_ascii_lowercase().replace('’', "'");
    let hashes = tokens(&lower).map(|token| hash::of_bytes(token.text(&lower).as_bytes()));
    hashes.reduce(hash::join).unwrap_or(0)
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
    }

    #[test]
    fn forms_of_one_thing_share_a_record() {
        let gazetteer = Gazetteer::embedded().unwrap();
        let record = |name: &str| gazetteer.name_of(name).record;
        assert_eq!(record("EU"), record("European Union"));
        assert_eq!(record("United States"), record("U.S."));
        assert_ne!(record("Moscow"), record("Russia"));
    }

    #[test]
    fn refuses_what_is_no_table() {
        for bytes in [&b""[..], b"DGZ1", b"DGZ2\x04\0\0\0", &[0; 200]] {
            assert!(Gazetteer::read(Cow::Owned(bytes.to_vec())).is_err());
        }
    }
}
