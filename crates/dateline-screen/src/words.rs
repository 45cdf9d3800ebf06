//! A name made ready for comparison: [`PreparedName`], its words folded to Latin letters and told apart by what they are.

use dateline_entity::EntityKind;
use dateline_text::{Script, latinize, normalise, script};

use crate::families::Families;
use crate::letters::{LONGEST, Sound};
use crate::lexicon::{self, PersonWord, WordKind};

/// Names are compared by their first so many words: enough for every name of the lists.
const MOST_WORDS: usize = 24;

/// Whose name it is, as far as comparing goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A person's: parts in any order, particles, titles, initials.
    Person,
    /// An organization's: legal forms, words that many have, numbers.
    Organization,
    /// A ship's or aircraft's.
    Object,
}

impl NameKind {
    /// How the names of a kind of entity are built.
    pub fn of(kind: EntityKind) -> NameKind {
        match kind {
            EntityKind::Person => NameKind::Person,
            EntityKind::Vessel | EntityKind::Aircraft => NameKind::Object,
            _ => NameKind::Organization,
        }
    }

    /// What a name looks like: an organization's if it has a legal form or a word that many organizations have.
    ///
    /// ```
    /// use dateline_screen::NameKind;
    ///
    /// assert_eq!(NameKind::guess("Jane Doe"), NameKind::Person);
    /// assert_eq!(NameKind::guess("Doe Trading LLC"), NameKind::Organization);
    /// ```
    pub fn guess(name: &str) -> NameKind {
        let words = PreparedName::new(name, NameKind::Organization).words;
        let tells = |word: &Word| match word.kind {
            WordKind::Concept => true,
            // "de", "as" and the like are legal forms somewhere: a short word tells nothing alone.
            WordKind::Form => word.text.len() > 2,
            _ => false,
        };
        if words.iter().any(tells) { NameKind::Organization } else { NameKind::Person }
    }
}

/// A name taken apart once, to be compared with many.
#[derive(Clone, Debug, PartialEq)]
pub struct PreparedName {
    text: String,
    kind: NameKind,
    words: Vec<Word>,
}

/// A word of a name.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Word {
    /// As in the name.
    pub(crate) shown: String,
    /// In Latin letters and digits; empty if it cannot be.
    pub(crate) text: String,
    /// As written, where its script has signs for words or syllables, or cannot be latinised.
    pub(crate) native: Option<String>,
    pub(crate) kind: WordKind,
    /// Words of one kind and class are the same; 0 for none.
    pub(crate) class: u32,
    pub(crate) families: Families,
    /// Written without vowels, as in Arabic.
    pub(crate) is_vowelless: bool,
    /// How much it identifies, in hundredths.
    pub(crate) weight: u8,
    pub(crate) sound: Sound,
}

impl PreparedName {
    /// Takes a name apart. Of names beyond 24 words the first 24 count.
    pub fn new(name: &str, kind: NameKind) -> PreparedName {
        let mut pieces = pieces(name, kind);
        if kind == NameKind::Person {
            pieces = pieces.into_iter().flat_map(servant_apart).collect();
        }
        let mut words = pieces.into_iter().filter_map(word).collect::<Vec<_>>();
        match kind {
            NameKind::Person => tell_person_words(&mut words),
            NameKind::Organization => tell_organization_words(&mut words),
            NameKind::Object => tell_object_words(&mut words),
        }
        words.truncate(MOST_WORDS);
        PreparedName { text: name.trim().to_owned(), kind, words }
    }

    /// The name as given.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whose name it is taken to be.
    pub fn kind(&self) -> NameKind {
        self.kind
    }

    pub(crate) fn words(&self) -> &[Word] {
        &self.words
    }
}

/// Letters and digits of `text` in ASCII and lower case, words by single spaces: how the data files spell phrases.
pub(crate) fn fold_phrase(text: &str) -> String {
    let normal = normalise(text);
    let words = normal.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '.').map(fold);
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn fold(piece: &str) -> String {
    let latin = latinize(piece);
    latin.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// The words of a name as written. Letters with full stops between them are one word in an organization's name (`S.R.L.`) and
/// initials in a person's.
fn pieces(name: &str, kind: NameKind) -> Vec<String> {
    let normal = normalise(name);
    let mut found = Vec::new();
    let is_inside = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '.' | '/') || is_mark(c);
    for chunk in normal.split(|c: char| !is_inside(c)).filter(|chunk| !chunk.is_empty()) {
        let letters: Vec<&str> = chunk.split(['.', '/']).filter(|part| !part.is_empty()).collect();
        let is_abbreviation = letters.len() > 1 && letters.iter().all(|part| part.chars().count() == 1);
        if is_abbreviation && kind != NameKind::Person {
            found.push(letters.concat());
        } else {
            found.extend(letters.into_iter().map(|part| part.trim_matches('\'').to_owned()));
        }
    }
    found
}

/// `Abdulaziz` as `Abdul Aziz`: lists write such names together and apart.
fn servant_apart(piece: String) -> Vec<String> {
    const BEGINNINGS: [&str; 10] =
        ["abdoul", "abdul", "abdel", "abdal", "abdol", "abdil", "abdur", "abdus", "abduz", "abdir"];
    let folded = piece.to_ascii_lowercase();
    let mut length =
        BEGINNINGS.iter().find(|beginning| folded.starts_with(**beginning)).map_or(0, |found| found.len());
    // The article sounds as the letter after it: "Abdurrahman", and in "Abdurahman" one letter stands for both.
    let (servant, rest) = folded.split_at_checked(length).unwrap_or_default();
    if servant.ends_with(['r', 's', 'z']) && rest.starts_with(['a', 'e', 'i', 'o', 'u']) {
        length -= 1;
    }
    match piece.split_at_checked(length) {
        // "Abdullah" is a name of its own.
        Some((servant, rest)) if length > 0 && rest.len() > 3 && rest.is_ascii() => {
            vec![servant.to_owned(), rest.to_owned()]
        }
        _ => vec![piece],
    }
}

/// A combining mark belongs to the letter before it.
fn is_mark(c: char) -> bool {
    !c.is_ascii()
        && !c.is_alphanumeric()
        && !c.is_whitespace()
        && Script::of(c).is_none()
        && {
            // Marks are neither letters nor punctuation; all that concern names lie in these blocks.
            matches!(u32::from(c), 0x300..=0x36f | 0x483..=0x487 | 0x591..=0x5c7 | 0x610..=0x61a | 0x64b..=0x65f | 0x670
            | 0x6d6..=0x6ed | 0xe31..=0xe4e | 0x135d..=0x135f | 0x200c..=0x200d)
        }
        || is_vowel_sign(c)
}

/// Vowel signs of the scripts of India and South-East Asia, which are no letters by themselves.
fn is_vowel_sign(c: char) -> bool {
    matches!(u32::from(c), 0x900..=0xdff | 0x1000..=0x109f | 0x1780..=0x17ff | 0xe30..=0xe4e)
        && !c.is_alphanumeric()
        && !matches!(u32::from(c), 0x964..=0x965 | 0x104a..=0x104f | 0x17d4..=0x17dc)
}

fn word(piece: String) -> Option<Word> {
    let script = if piece.is_ascii() { Some(Script::Latin) } else { script(&piece) };
    let is_vowelless = matches!(script, Some(Script::Arabic | Script::Hebrew));
    let mut bare = piece.strip_suffix("'s").or_else(|| piece.strip_suffix("'S")).unwrap_or(&piece);
    if bare.is_empty() {
        bare = &piece;
    }
    let mut text = fold(bare);
    let mut families = match script {
        Some(Script::Arabic | Script::Hebrew | Script::Han) => {
            let plain: String = bare.chars().filter(|c| c.is_alphanumeric()).collect();
            Families::of(&plain)
        }
        _ => Families::of(&text),
    };
    // The article is written together in Arabic.
    if let Some(rest) = bare.strip_prefix("ال").filter(|rest| rest.chars().count() > 2) {
        text = fold(rest);
        if families.is_empty() {
            families = Families::of(rest);
        }
    }
    let is_by_signs = matches!(script, Some(Script::Han | Script::Hangul | Script::Kana));
    let native = (is_by_signs || text.is_empty()).then(|| bare.to_lowercase());
    if text.is_empty() && !bare.chars().any(char::is_alphanumeric) {
        return None;
    }
    if let Some(cut) = text.get(..LONGEST) {
        text = cut.to_owned();
    }
    let sound = Sound::of(&text);
    Some(Word {
        shown: piece,
        text,
        native,
        kind: WordKind::Name,
        class: 0,
        families,
        is_vowelless,
        weight: 100,
        sound,
    })
}

fn tell_person_words(words: &mut Vec<Word>) {
    join_servants(words);
    let count = words.len();
    let mut only_titles = true;
    for (index, word) in words.iter_mut().enumerate() {
        let known = lexicon::person_word(&word.text);
        let (kind, class, weight) = match known {
            Some((PersonWord::Article, _)) if count > 1 => (WordKind::Article, 1, 4),
            // "Ben Example": a particle has something before it.
            Some((PersonWord::Particle, class)) if index > 0 && index + 1 < count => {
                (WordKind::Particle, class, 12)
            }
            // "Sheikh" is a title before a name, and a name within one.
            Some((PersonWord::Title, class)) if only_titles && count > 2 => (WordKind::Title, class, 8),
            Some((PersonWord::Title, class)) if count > 2 => (WordKind::Name, class, 55),
            Some((PersonWord::Suffix, class)) if count > 2 => (WordKind::Title, class, 8),
            Some((PersonWord::Servant, class)) => (WordKind::Name, class, 55),
            Some((PersonWord::Common, class)) => (WordKind::Name, class, 75),
            _ if word.text.len() == 1 && word.native.is_none() => (WordKind::Initial, 0, 40),
            _ => (WordKind::Name, 0, 100),
        };
        only_titles &= kind == WordKind::Title;
        (word.kind, word.class, word.weight) = (kind, class, weight);
    }
}

/// `Abd al Rahman` is `Abdul Rahman`: the article goes into the word before it.
fn join_servants(words: &mut Vec<Word>) {
    let mut after_servant = false;
    words.retain_mut(|word| {
        let is_article = matches!(lexicon::person_word(&word.text), Some((PersonWord::Article, _)));
        if after_servant && is_article && !word.is_vowelless {
            after_servant = false;
            return false;
        }
        if word.is_vowelless && word.text == "bd" {
            "abd".clone_into(&mut word.text);
        }
        after_servant = matches!(lexicon::person_word(&word.text), Some((PersonWord::Servant, _)));
        if after_servant {
            "abdul".clone_into(&mut word.text);
            word.sound = Sound::of(&word.text);
            word.is_vowelless = false;
        }
        true
    });
}

fn tell_organization_words(words: &mut Vec<Word>) {
    let count = words.len();
    let mut told: Vec<Word> = Vec::with_capacity(count);
    let mut rest = std::mem::take(words);
    while !rest.is_empty() {
        let index = told.len();
        let texts: Vec<&str> = rest.iter().take(8).map(|word| word.text.as_str()).collect();
        let is_at_an_end = index == 0 || rest.len() == 1;
        let found = lexicon::phrase(&texts).filter(|&(length, kind, _)| {
            // Two letters are a legal form only at an end of the name, and never all there is.
            let is_short = length == 1 && texts.first().is_some_and(|text| text.len() < 3);
            kind != WordKind::Form || !is_short || (is_at_an_end && count > 1)
        });
        let first = texts.first().copied().unwrap_or("");
        let roman = if index > 0 { lexicon::roman(first) } else { None };
        let number = roman.or_else(|| lexicon::number(first));
        let (length, kind, class, weight) = match (found, number) {
            (_, Some(number)) => (1, WordKind::Number, number, 70),
            (Some((length, kind, class)), _) => (length, kind, class + 1, weight_of(kind)),
            (None, None) if lexicon::is_filler(first) => (1, WordKind::Filler, 0, 4),
            (None, None) => (1, WordKind::Name, 0, if first.len() == 1 { 50 } else { 100 }),
        };
        let phrase: Vec<Word> = rest.drain(..length.max(1)).collect();
        told.extend(merged(phrase, kind, class, weight));
    }
    // "Forty-four": tens and ones are one number.
    *words = told.into_iter().fold(Vec::new(), |mut joined: Vec<Word>, word| {
        match joined.last_mut() {
            Some(tens)
                if word.kind == WordKind::Number
                    && is_tens(tens)
                    && (1..10).contains(&word.class)
                    && !is_digits(&word) =>
            {
                tens.class += word.class;
                tens.shown = format!("{} {}", tens.shown, word.shown);
            }
            _ => joined.push(word),
        }
        joined
    });
}

fn is_tens(word: &Word) -> bool {
    word.kind == WordKind::Number
        && !is_digits(word)
        && (20..100).contains(&word.class)
        && word.class.is_multiple_of(10)
}

fn is_digits(word: &Word) -> bool {
    word.text.bytes().all(|byte| byte.is_ascii_digit())
}

fn weight_of(kind: WordKind) -> u8 {
    match kind {
        WordKind::Form => 10,
        WordKind::Concept => 60,
        _ => 80,
    }
}

/// The words of a phrase as one.
fn merged(phrase: Vec<Word>, kind: WordKind, class: u32, weight: u8) -> Option<Word> {
    let is_one = phrase.len() == 1;
    let shown = phrase.iter().map(|word| word.shown.as_str()).collect::<Vec<_>>().join(" ");
    let text: String = phrase.iter().map(|word| word.text.as_str()).collect();
    let mut word = phrase.into_iter().next()?;
    if !is_one {
        text.get(..LONGEST).unwrap_or(&text).clone_into(&mut word.text);
        word.sound = Sound::of(&word.text);
        word.shown = shown;
        word.families = Families::default();
        word.native = None;
    }
    Some(Word { kind, class, weight, ..word })
}

fn tell_object_words(words: &mut [Word]) {
    let count = words.len();
    for (index, word) in words.iter_mut().enumerate() {
        let roman = if index > 0 { lexicon::roman(&word.text) } else { None };
        let (kind, class, weight) = match roman.or_else(|| lexicon::number(&word.text)) {
            Some(number) => (WordKind::Number, number, 70),
            None if index == 0 && count > 1 && lexicon::is_ship_prefix(&word.text) => {
                (WordKind::Filler, 0, 4)
            }
            None => (WordKind::Name, 0, 100),
        };
        (word.kind, word.class, word.weight) = (kind, class, weight);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(name: &str, kind: NameKind) -> String {
        let name = PreparedName::new(name, kind);
        let words = name.words().iter().map(|word| format!("{:?}:{}", word.kind, word.text));
        words.collect::<Vec<_>>().join(" ").to_lowercase()
    }

    #[test]
    fn words_of_persons_are_told_apart() {
        let table = [
            ("DOE, John Q.", "name:doe name:john initial:q"),
            (
                "Dr. Abd al-Rahman bin Omar el-Example",
                "title:dr name:abdul name:rahman particle:bin name:omar article:el name:example",
            ),
            ("J.-C. d'Exemple", "initial:j initial:c name:dexemple"),
            ("Пётр Примеров", "name:petr name:primerov"),
            ("عبد الرحمن", "name:abdul name:rhmn"),
            ("バラク・オバマ", "name:baraku name:obama"),
            ("Ben Example", "name:ben name:example"),
            ("Abdelaziz Abdullah", "name:abdul name:aziz name:abdullah"),
            ("Abdurahman Abdurrahman", "name:abdul name:rahman name:abdul name:rahman"),
            ("Example Sheikh Doe", "name:example name:sheikh name:doe"),
            ("…", ""),
        ];
        for (name, expected) in table {
            assert_eq!(told(name, NameKind::Person), expected, "{name}");
        }
    }

    #[test]
    fn words_of_organizations_are_told_apart() {
        let table = [
            (
                "Open Joint Stock Company \"Example Bank\"",
                "form:openjointstockcompany name:example concept:bank",
            ),
            ("The Example & Sons S.R.L.", "filler:the name:example name:sons form:srl"),
            ("Example Fund VII L.P.", "name:example concept:fund number:vii form:lp"),
            ("Brigade Forty-Four", "concept:brigade number:forty"),
            ("ООО «Образец»", "form:ooo name:obrazets"),
            ("U.S. Example Corp.", "country:us name:example form:corp"),
        ];
        for (name, expected) in table {
            assert_eq!(told(name, NameKind::Organization), expected, "{name}");
        }
        assert_eq!(told("M/V Example Star 2", NameKind::Object), "filler:mv name:example name:star number:2");
    }

    proptest::proptest! {
        #[test]
        fn never_panics(text in "\\PC{0,60}") {
            for kind in [NameKind::Person, NameKind::Organization, NameKind::Object] {
                let name = PreparedName::new(&text, kind);
                proptest::prop_assert!(name.words().len() <= MOST_WORDS);
            }
        }
    }
}
