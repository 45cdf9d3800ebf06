//! The word list from its sources: `WordNet` and a list of first names.
//!
//! `WordNet` lists base forms; the tags of the other forms follow from its lists of exceptions and the rules of English
//! spelling.

use std::collections::{BTreeMap, BTreeSet};

use crate::syntax::wordlist::write;

/// The bit of a sense that says first name.
const FIRST_NAME: u16 = 1 << 9;
/// The numbers of `WordNet`'s files start here for nouns that stand for something, and for verbs.
const NOUNS: u16 = 2;
const VERBS: u16 = 28;

/// The texts of `WordNet`'s files that the word list is made from.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'a> {
    /// `index.noun`, `data.noun`
    pub noun: [&'a str; 2],
    /// `index.verb`, `data.verb`
    pub verb: [&'a str; 2],
    /// `index.sense`
    pub senses: &'a str,
    /// `noun.exc`, `verb.exc`, `adj.exc`: irregular forms and their base forms.
    pub exceptions: [&'a str; 3],
}

/// What `WordNet` says of words: what they stand for, and which tags they can have.
#[derive(Clone, Debug, Default)]
pub struct WordNet {
    /// For lower-case words, the number of the lexicographers' file that their first sense as a noun is in.
    nouns: BTreeMap<String, u16>,
    /// The same for verbs.
    verbs: BTreeMap<String, u16>,
    /// For each word form, how often it has each tag.
    tags: BTreeMap<String, BTreeMap<&'static str, u32>>,
}

impl WordNet {
    /// Reads `WordNet`'s files.
    pub fn read(sources: &Sources<'_>) -> WordNet {
        let [index_noun, data_noun] = sources.noun;
        let [index_verb, data_verb] = sources.verb;
        WordNet {
            nouns: first_files(index_noun, data_noun, NOUNS),
            verbs: first_files(index_verb, data_verb, VERBS),
            tags: tags(sources.senses, data_noun, sources.exceptions),
        }
    }

    fn sense(&self, word: &str) -> u16 {
        let lower = word.to_lowercase();
        let noun = noun_bases(&lower).iter().find_map(|base| self.nouns.get(base)).copied().unwrap_or(0);
        let verb = verb_bases(&lower).iter().find_map(|base| self.verbs.get(base)).copied().unwrap_or(0);
        noun | verb << 5
    }
}

/// The bytes of the word list from `WordNet` and lines that start with a first name and a tab.
pub fn word_list(wordnet: &WordNet, first_names: &str) -> Vec<u8> {
    let names: BTreeSet<&str> = first_names
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split('\t').next())
        .collect();
    let name = |word: &str| if names.contains(word) { FIRST_NAME } else { 0 };
    let words = wordnet.tags.iter().map(|(word, counts)| {
        let mut tags: Vec<(&str, u32)> = counts.iter().map(|(tag, count)| (*tag, *count)).collect();
        tags.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        (word.as_str(), tags.into_iter().map(|(tag, _)| tag).collect(), wordnet.sense(word) | name(word))
    });
    // Of a word that comes twice, the first counts.
    write::write(words.chain(names.iter().map(|word| (*word, Vec::new(), FIRST_NAME))))
}

/// How often each form has each tag, in units that only compare: counts of `WordNet`'s tagged texts, shared out over the
/// forms of a word as English prose does on average.
fn tags(
    senses: &str,
    data_noun: &str,
    [nouns, verbs, adjectives]: [&str; 3],
) -> BTreeMap<String, BTreeMap<&'static str, u32>> {
    let (nouns, verbs, adjectives) = (irregular(nouns), irregular(verbs), irregular(adjectives));
    let names = names(data_noun);
    let mut tags: BTreeMap<String, BTreeMap<&'static str, u32>> = BTreeMap::new();
    let mut add = |form: &str, tag: &'static str, count: u32| {
        *tags.entry(form.to_owned()).or_default().entry(tag).or_default() += count.max(1);
    };
    for ((word, kind), count) in counts(senses) {
        match kind {
            '1' if let Some(name) = names.get(word) => add(name, "NNP", count * 10),
            '1' => {
                add(word, "NN", count * 8);
                for form in forms(&nouns, word, || vec![with_s(word)]) {
                    add(&form, "NNS", count * 3);
                }
            }
            '2' => {
                add(word, "VB", count * 5);
                add(word, "VBP", count * 2);
                add(&with_s(word), "VBZ", count * 2);
                let irregular = forms(&verbs, word, Vec::new);
                let (gerunds, pasts): (Vec<_>, Vec<_>) =
                    irregular.into_iter().partition(|form| form.ends_with("ing"));
                add(gerunds.first().unwrap_or(&with_ending(word, "ing")), "VBG", count * 2);
                let regular = [with_ending(word, "ed")];
                for form in if pasts.is_empty() { &regular[..] } else { &pasts } {
                    // Where past and participle differ, the participle ends like this or has the past's vowel changed;
                    // which is which is left to the context.
                    let is_participle = pasts.len() > 1 && (form.ends_with('n') || form.ends_with('e'));
                    if !is_participle {
                        add(form, "VBD", count * 3);
                    }
                    add(form, "VBN", count * 3);
                }
            }
            '3' | '5' => {
                add(word, "JJ", count * 10);
                for form in forms(&adjectives, word, || compared(word)) {
                    add(&form, if form.ends_with("st") { "JJS" } else { "JJR" }, count);
                }
            }
            _ => add(word, "RB", count * 10),
        }
    }
    tags
}

/// For each lower-case word and kind of `index.sense`, how often it was met, and one for each of its senses.
fn counts(senses: &str) -> BTreeMap<(&str, char), u32> {
    let mut counts = BTreeMap::new();
    for line in senses.lines() {
        let fields: Vec<&str> = line.split(' ').collect();
        if let [key, _, _, count] = *fields
            && let Some((word, rest)) = key.split_once('%')
            && let Some(kind) = rest.chars().next()
            && word.chars().all(|letter| letter.is_alphabetic() || matches!(letter, '-' | '\'' | '.'))
        {
            let kind = if kind == '5' { '3' } else { kind };
            *counts.entry((word, kind)).or_default() += 1 + 10 * count.parse::<u32>().unwrap_or(0);
        }
    }
    counts
}

/// The words of `data.noun` that are only ever written with a capital, by their lower-case form.
fn names(data_noun: &str) -> BTreeMap<String, String> {
    let mut names: BTreeMap<String, Option<String>> = BTreeMap::new();
    for line in data_noun.lines().filter(|line| !line.starts_with(' ')) {
        let mut fields = line.split(' ').skip(3);
        let count = fields.next().and_then(|count| usize::from_str_radix(count, 16).ok()).unwrap_or(0);
        for word in fields.step_by(2).take(count) {
            let name = word.starts_with(char::is_uppercase).then(|| word.to_owned());
            let known = names.entry(word.to_lowercase()).or_insert_with(|| name.clone());
            if name.is_none() {
                *known = None;
            }
        }
    }
    names.into_iter().filter_map(|(lower, name)| Some((lower, name?))).collect()
}

/// The irregular forms of each base form.
fn irregular(exceptions: &str) -> BTreeMap<&str, Vec<String>> {
    let mut forms: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for line in exceptions.lines() {
        let mut words = line.split(' ');
        let Some(form) = words.next().filter(|form| !form.contains('_')) else { continue };
        for base in words {
            forms.entry(base).or_default().push(form.to_owned());
        }
    }
    forms
}

/// The irregular forms of `word`, or else what `regular` makes.
fn forms(
    irregular: &BTreeMap<&str, Vec<String>>,
    word: &str,
    regular: impl FnOnce() -> Vec<String>,
) -> Vec<String> {
    irregular.get(word).cloned().unwrap_or_else(regular)
}

/// `word` with the ending of plurals and of the third person.
fn with_s(word: &str) -> String {
    let before_y = word.strip_suffix('y').filter(|stem| !stem.ends_with(is_vowel));
    match before_y {
        Some(stem) => format!("{stem}ies"),
        None if ["s", "x", "z", "ch", "sh"].iter().any(|ending| word.ends_with(ending)) => {
            format!("{word}es")
        }
        None => format!("{word}s"),
    }
}

/// `word` with an ending that starts with a vowel; where a consonant is doubled, the lists of exceptions say so.
fn with_ending(word: &str, ending: &str) -> String {
    if ending.starts_with('e')
        && let Some(stem) = word.strip_suffix('y').filter(|stem| !stem.ends_with(is_vowel))
    {
        return format!("{stem}i{ending}");
    }
    let silent = word.strip_suffix('e').filter(|stem| ending.starts_with('e') || !stem.ends_with(is_vowel));
    format!("{}{ending}", silent.unwrap_or(word))
}

/// The comparative and the superlative of a short adjective.
fn compared(word: &str) -> Vec<String> {
    let short = word.len() <= 6 && !word.contains('-');
    if short { vec![with_ending(word, "er"), with_ending(word, "est")] } else { Vec::new() }
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
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
