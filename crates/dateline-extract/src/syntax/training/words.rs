//! The word list from its sources: the lexicon of Brill's tagger, `WordNet` and a list of first names.

use std::collections::{BTreeMap, BTreeSet};

use crate::syntax::wordlist::write;

/// The bit of a sense that says first name.
const FIRST_NAME: u16 = 1 << 9;
/// The numbers of `WordNet`'s files start here for nouns that stand for something, and for verbs.
const NOUNS: u16 = 2;
const VERBS: u16 = 28;

/// For lower-case words, the number of the lexicographers' file that their first sense as a noun and as a verb is in.
#[derive(Clone, Debug, Default)]
pub struct WordNet {
    nouns: BTreeMap<String, u16>,
    verbs: BTreeMap<String, u16>,
}

impl WordNet {
    /// Reads the texts of `WordNet`'s files `index.noun`, `data.noun`, `index.verb` and `data.verb`.
    pub fn read(index_noun: &str, data_noun: &str, index_verb: &str, data_verb: &str) -> WordNet {
        WordNet {
            nouns: first_files(index_noun, data_noun, NOUNS),
            verbs: first_files(index_verb, data_verb, VERBS),
        }
    }

    fn sense(&self, word: &str) -> u16 {
        let lower = word.to_lowercase();
        let noun = noun_bases(&lower).iter().find_map(|base| self.nouns.get(base)).copied().unwrap_or(0);
        let verb = verb_bases(&lower).iter().find_map(|base| self.verbs.get(base)).copied().unwrap_or(0);
        noun | verb << 5
    }
}

/// The bytes of the word list from lines `word TAB tags`, `WordNet`, and lines that start with a first name and a tab.
pub fn word_list(tagged: &str, wordnet: &WordNet, first_names: &str) -> Vec<u8> {
    let names: BTreeSet<&str> = first_names
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split('\t').next())
        .collect();
    let name = |word: &str| if names.contains(word) { FIRST_NAME } else { 0 };
    let tagged = tagged.lines().filter_map(|line| line.split_once('\t'));
    let words =
        tagged.map(|(word, tags)| (word, tags.split(' ').collect(), wordnet.sense(word) | name(word)));
    // Of a word that comes twice, the first counts.
    write::write(words.chain(names.iter().map(|word| (*word, Vec::new(), FIRST_NAME))))
}

/// For each word of an index, the file of its first sense, counted from `start`.
fn first_files(index: &str, data: &str, start: u16) -> BTreeMap<String, u16> {
    let is_entry = |line: &&str| !line.starts_with(' ');
    let files: BTreeMap<&str, u16> = data
        .lines()
        .filter(is_entry)
        .filter_map(|line| {
            let mut fields = line.split(' ');
            Some((fields.next()?, fields.next()?.parse::<u16>().ok()?.saturating_sub(start)))
        })
        .collect();
    let entry = |line: &str| {
        let fields: Vec<&str> = line.split(' ').collect();
        let pointers: usize = fields.get(3)?.parse().ok()?;
        let file = files.get(fields.get(4 + pointers + 2)?)?;
        fields.first().filter(|word| !word.contains('_')).map(|word| ((*word).to_owned(), *file))
    };
    index.lines().filter(is_entry).filter_map(entry).collect()
}

/// The forms that a noun may be the plural of, itself first.
fn noun_bases(word: &str) -> Vec<String> {
    let mut bases = vec![word.to_owned()];
    for (ending, instead) in [("s", ""), ("es", ""), ("ies", "y"), ("men", "man")] {
        bases.extend(word.strip_suffix(ending).map(|stem| format!("{stem}{instead}")));
    }
    bases
}

/// The base forms that a verb may be a form of, itself first.
fn verb_bases(word: &str) -> Vec<String> {
    let mut bases = vec![word.to_owned()];
    let endings = [
        ("s", ""),
        ("es", ""),
        ("ies", "y"),
        ("ed", "e"),
        ("ed", ""),
        ("ied", "y"),
        ("ing", "e"),
        ("ing", ""),
    ];
    for (ending, instead) in endings {
        bases.extend(word.strip_suffix(ending).map(|stem| format!("{stem}{instead}")));
    }
    for ending in ["ed", "ing"] {
        // `ban`, `banned`, `banning`.
        let doubled = word.strip_suffix(ending).and_then(|stem| {
            let mut letters = stem.chars().rev();
            (letters.next() == letters.next()).then(|| stem.get(..stem.len() - 1)).flatten()
        });
        bases.extend(doubled.map(str::to_owned));
    }
    bases
}
