//! The small classes of words of `data/events/words.toml`.

use serde::Deserialize;

use super::frames::read;
use crate::LexiconError;

/// Classes of words that the rules ask for, each in lower case.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    /// Verbs that report what follows and say nothing of its stage.
    pub(super) saying: Class,
    /// Nouns that bring sanctions about: `bill`.
    pub(super) instruments: Class,
    /// Words that open a clause of circumstance: `after`.
    pub(super) circumstance: Class,
    /// Verbs of a clause on a measure whose object is the target: `targeting`.
    pub(super) aiming: Class,
    /// What follows `on` or `against` and is no target: `behalf`.
    pub(super) no_target: Class,
    /// Words by which a speaker means the own side: `we`.
    pub(super) first_person: Class,
    /// Words that stand for whoever spoke: `it`.
    pub(super) third_person: Class,
    /// What only the government of the United States is called: `administration`.
    pub(super) administrations: Class,
    /// Words that make of a clause the condition of another: `if`.
    pub(super) conditions: Class,
    /// Words that say until when: `until`.
    pub(super) deadlines: Class,
    /// Nouns of an answer: `response`.
    pub(super) reactions: Class,
    /// The days of the week.
    pub(super) days: Class,
    /// Words of a time, not of a reason: `months`.
    pub(super) periods: Class,
    /// What numbers count that is neither persons nor entities: `percent`.
    pub(super) units: Class,
    /// Words for people: `officials`.
    pub(super) people: Class,
    /// The numbers from one on.
    numbers: Vec<String>,
}

/// A class of words.
#[derive(Debug, Deserialize)]
#[serde(from = "Vec<String>")]
pub(super) struct Class {
    /// Sorted, to be searched by halves.
    words: Vec<String>,
}

impl From<Vec<String>> for Class {
    fn from(mut words: Vec<String>) -> Class {
        words.sort_unstable();
        Class { words }
    }
}

impl Class {
    /// Whether `word`, in lower case, is one of them.
    pub(super) fn has(&self, word: &str) -> bool {
        self.words.binary_search_by(|known| known.as_str().cmp(word)).is_ok()
    }
}

impl Words {
    /// Reads the classes that ship with the crate.
    pub(super) fn embedded() -> Result<Words, LexiconError> {
        read("data/events/words.toml", include_str!("../../data/events/words.toml"))
    }

    /// The number that a word or figures stand for: `six`, `1,234`.
    pub(super) fn number(&self, word: &str) -> Option<u32> {
        if let Some(at) = self.numbers.iter().position(|known| known == word) {
            return u32::try_from(at + 1).ok();
        }
        if let Some(dozens) = word.strip_suffix("dozen") {
            let dozens = dozens.trim_end_matches(['-', ' ']);
            return if dozens.is_empty() { Some(12) } else { self.number(dozens).map(|count| count * 12) };
        }
        let is_figure = word.starts_with(|c: char| c.is_ascii_digit())
            && word.chars().all(|c| c.is_ascii_digit() || c == ',');
        if is_figure { word.replace(',', "").parse().ok() } else { None }
    }
}
