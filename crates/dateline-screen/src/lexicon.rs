//! The words that identify less than others: legal forms, what many organizations are called, numbers, articles, titles.

use std::collections::HashMap;
use std::sync::LazyLock;

use dateline_entity::Country;

/// What a word is within a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum WordKind {
    /// Identifies: a given or family name, a company's own word.
    Name,
    /// One letter of a person's name.
    Initial,
    /// `bank`, `trading`: many organizations have it.
    Concept,
    /// A country in the name of an organization.
    Country,
    /// A number, in digits or words.
    Number,
    /// `Ltd`, `GmbH`, `OOO`.
    Form,
    /// `the`, `of`.
    Filler,
    /// `al`, `el`.
    Article,
    /// `bin`, `von`.
    Particle,
    /// `Dr`, `Haji`.
    Title,
}

impl WordKind {
    pub(crate) const ALL: [WordKind; 10] = [
        WordKind::Name,
        WordKind::Initial,
        WordKind::Concept,
        WordKind::Country,
        WordKind::Number,
        WordKind::Form,
        WordKind::Filler,
        WordKind::Article,
        WordKind::Particle,
        WordKind::Title,
    ];

    /// Whether candidates are looked for by it.
    pub(crate) fn identifies(self) -> bool {
        matches!(self, WordKind::Name | WordKind::Concept | WordKind::Country | WordKind::Number)
    }
}

/// A phrase with its kind and its class: words of one class are the same.
#[derive(Clone, Debug)]
struct Phrase {
    rest: Vec<&'static str>,
    kind: WordKind,
    class: u32,
}

/// The words of organizations, by the first word of each phrase, the longest phrase first.
static PHRASES: LazyLock<HashMap<&'static str, Vec<Phrase>>> = LazyLock::new(|| {
    let mut phrases: HashMap<&'static str, Vec<Phrase>> = HashMap::new();
    let mut add = |text: &'static str, kind: WordKind, class: u32| {
        let mut words = text.split(' ');
        if let Some(first) = words.next().filter(|word| !word.is_empty()) {
            phrases.entry(first).or_default().push(Phrase { rest: words.collect(), kind, class });
        }
    };
    for (cells, class) in rows(include_str!("../data/org-forms.tsv")).zip(0..) {
        spellings(&cells).for_each(|text| add(text, WordKind::Form, class));
    }
    for (cells, class) in rows(include_str!("../data/org-words.tsv")).zip(0..) {
        spellings(&cells).for_each(|text| add(text, WordKind::Concept, class));
    }
    for (cells, class) in COUNTRIES.iter() {
        add(cells.as_str(), WordKind::Country, *class);
    }
    // A stable sort: of equals the first in the files wins.
    let sorted = |(first, mut found): (&'static str, Vec<Phrase>)| {
        found.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
        (first, found)
    };
    phrases.into_iter().map(sorted).collect()
});

static COUNTRIES: LazyLock<Vec<(String, u32)>> = LazyLock::new(|| {
    let mut names = Vec::new();
    for (country, class) in Country::all().zip(0..) {
        for name in std::iter::once(country.name()).chain(country.names().iter().copied()) {
            let folded = crate::words::fold_phrase(name);
            if folded.len() > 3 || matches!(folded.as_str(), "us" | "usa" | "uk" | "uae") {
                names.push((folded, class));
            }
        }
    }
    names
});

/// The kind of each legal form: that of a company limited by shares, of one with limited liability, of none known.
static FORM_KINDS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    rows(include_str!("../data/org-forms.tsv")).filter_map(|cells| cells.get(1).copied()).collect()
});

static NUMBERS: LazyLock<HashMap<&'static str, u32>> = LazyLock::new(|| {
    let mut numbers = HashMap::new();
    for cells in rows(include_str!("../data/numbers.tsv")) {
        if let Some(number) = cells.first().and_then(|number| number.parse().ok()) {
            for word in spellings(&cells) {
                numbers.entry(word).or_insert(number);
            }
        }
    }
    numbers
});

static PERSON_WORDS: LazyLock<HashMap<&'static str, (PersonWord, u32)>> = LazyLock::new(|| {
    let mut words = HashMap::new();
    for (cells, class) in rows(include_str!("../data/person-words.tsv")).zip(1..) {
        let kind = match cells.first().copied() {
            Some("article") => PersonWord::Article,
            Some("particle") => PersonWord::Particle,
            Some("title") => PersonWord::Title,
            Some("suffix") => PersonWord::Suffix,
            Some("servant") => PersonWord::Servant,
            _ => PersonWord::Common,
        };
        for word in spellings(&cells) {
            words.entry(word).or_insert((kind, class));
        }
    }
    words
});

/// What `data/person-words.tsv` says of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PersonWord {
    Article,
    Particle,
    Title,
    Suffix,
    Servant,
    Common,
}

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let lines = table.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.map(|line| line.split('\t').collect())
}

/// The last cell of a row, taken apart.
fn spellings(cells: &[&'static str]) -> impl Iterator<Item = &'static str> {
    cells.last().copied().unwrap_or("").split('|').filter(|word| !word.is_empty())
}

/// The longest phrase of organizations at the beginning of `words`: how many words, what, of which class.
pub(crate) fn phrase(words: &[&str]) -> Option<(usize, WordKind, u32)> {
    let (first, rest) = words.split_first()?;
    let found = PHRASES.get(first)?.iter().find(|phrase| rest.starts_with(&phrase.rest))?;
    Some((found.rest.len() + 1, found.kind, found.class))
}

/// Whether two legal forms are of one kind, as `GmbH` and `OOO` are.
pub(crate) fn are_forms_of_a_kind(a: u32, b: u32) -> bool {
    let kind = |class: u32| FORM_KINDS.get(class as usize).copied().filter(|&kind| kind != "-");
    kind(a).is_some() && kind(a) == kind(b)
}

/// What a word is in the name of a person, and its class.
pub(crate) fn person_word(word: &str) -> Option<(PersonWord, u32)> {
    PERSON_WORDS.get(word).copied()
}

/// The number that a word or digits stand for.
pub(crate) fn number(word: &str) -> Option<u32> {
    match word.parse() {
        Ok(number) => Some(number),
        Err(_) => NUMBERS.get(word).copied().or_else(|| ordinal(word)),
    }
}

/// `1st`, `22nd`.
fn ordinal(word: &str) -> Option<u32> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending))?;
    digits.parse().ok()
}

/// The number that Roman numerals up to 39 stand for.
pub(crate) fn roman(word: &str) -> Option<u32> {
    let tens = word.len() - word.trim_start_matches('x').len();
    let ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let ones = ones.iter().position(|ones| Some(*ones) == word.get(tens..))?;
    let number = u32::try_from(tens * 10 + ones).ok()?;
    (tens <= 3 && number > 0).then_some(number)
}

/// Whether a word says nothing in the name of an organization.
pub(crate) fn is_filler(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "of"
            | "and"
            | "for"
            | "de"
            | "la"
            | "le"
            | "les"
            | "du"
            | "des"
            | "und"
            | "et"
            | "e"
            | "y"
            | "in"
            | "to"
            | "a"
            | "an"
            | "i"
            | "na"
            | "po"
            | "dlya"
            | "al"
            | "el"
            | "fi"
            | "di"
            | "da"
            | "do"
            | "der"
            | "die"
            | "das"
            | "aka"
    )
}

/// Whether a word before a ship's name says what kind of ship it is.
pub(crate) fn is_ship_prefix(word: &str) -> bool {
    matches!(word, "mv" | "mt" | "ms" | "ss" | "my" | "fv" | "sv" | "mts" | "mtanker" | "the")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_the_longest_first() {
        let kind =
            |text: &str| phrase(&text.split(' ').collect::<Vec<_>>()).map(|(words, kind, _)| (words, kind));
        assert_eq!(kind("open joint stock company example"), Some((4, WordKind::Form)));
        assert_eq!(kind("gmbh"), Some((1, WordKind::Form)));
        assert_eq!(kind("bank of example"), Some((1, WordKind::Concept)));
        assert_eq!(kind("south korea trading"), Some((2, WordKind::Country)));
        assert_eq!(kind("example"), None);
        let class = |text: &str| phrase(&text.split(' ').collect::<Vec<_>>()).map(|(_, _, class)| class);
        assert_eq!(class("ooo"), class("obshchestvo s ogranichennoy otvetstvennostyu"));
        assert!(are_forms_of_a_kind(class("gmbh").unwrap(), class("ooo").unwrap()));
    }

    #[test]
    fn numbers_are_read_from_words() {
        let table =
            [("44", Some(44)), ("first", Some(1)), ("1st", Some(1)), ("forty", Some(40)), ("example", None)];
        for (word, expected) in table {
            assert_eq!(number(word), expected, "{word}");
        }
        let romans = [
            ("iv", Some(4)),
            ("xiii", Some(13)),
            ("xx", Some(20)),
            ("x", Some(10)),
            ("vex", None),
            ("", None),
        ];
        for (word, expected) in romans {
            assert_eq!(roman(word), expected, "{word}");
        }
    }
}
