//! What a title before a name tells beside the name: the gender of `Mrs.`, the country of `Sen.`

use dateline_entity::{Gender, Jurisdiction};

use super::gazetteer::{columns, country_of, gender_of, rows};
use crate::LexiconError;

/// The titles of `titles.tsv` that tell something.
#[derive(Debug)]
pub(crate) struct Titles {
    /// Sorted by the word.
    all: Vec<(&'static str, Option<Gender>, Option<Jurisdiction>)>,
}

impl Titles {
    /// Reads the list.
    pub(crate) fn embedded() -> Result<Titles, LexiconError> {
        const FILE: &str = "names/titles.tsv";
        let mut all = Vec::new();
        for (number, line) in rows(include_str!("../../data/names/titles.tsv")) {
            let [word, _, gender, country] = columns(FILE, number, line)?;
            let (gender, country) = (gender_of(gender), country_of(FILE, number, country)?);
            if gender.is_some() || country.is_some() {
                all.push((word, gender, country));
            }
        }
        all.sort_unstable_by_key(|&(word, ..)| word);
        Ok(Titles { all })
    }

    fn find(&self, word: &str) -> Option<&(&'static str, Option<Gender>, Option<Jurisdiction>)> {
        let at = self.all.binary_search_by_key(&word, |&(known, ..)| known).ok()?;
        self.all.get(at)
    }

    /// The gender of who bears the title `word`, in lower case.
    pub(crate) fn gender(&self, word: &str) -> Option<Gender> {
        self.find(word)?.1
    }

    /// The country whose title `word` is, in lower case.
    pub(crate) fn country(&self, word: &str) -> Option<Jurisdiction> {
        self.find(word)?.2
    }
}
