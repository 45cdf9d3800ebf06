//! How alike two words of names are, and why.

use crate::families::{self, Families};
use crate::letters::{self, Letters, Sound, distance};
use crate::lexicon::{self, WordKind};
use crate::weights;
use crate::words::Word;

/// A word as comparison sees it, whether of a name just prepared or of the index.
#[derive(Clone, Copy, Debug)]
pub(crate) struct View<'a> {
    pub(crate) text: &'a str,
    pub(crate) native: Option<&'a str>,
    pub(crate) kind: WordKind,
    pub(crate) class: u32,
    pub(crate) families: Families,
    pub(crate) is_vowelless: bool,
    pub(crate) weight: f64,
    pub(crate) sound: Sound,
    pub(crate) letters: Letters,
}

impl Word {
    pub(crate) fn view(&self) -> View<'_> {
        View {
            text: &self.text,
            native: self.native.as_deref(),
            kind: self.kind,
            class: self.class,
            families: self.families,
            is_vowelless: self.is_vowelless,
            weight: f64::from(self.weight) / 100.0,
            sound: self.sound,
            letters: Letters::of(&self.text),
        }
    }
}

/// Why two words are taken for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reason {
    Same,
    /// Letters differ.
    Spelling,
    /// Data have both as spellings of one name.
    KnownSpelling,
    /// Data have one as a short or foreign form of the other.
    ShortForm,
    Initial,
    /// The same consonants, of which one script writes no vowels.
    Consonants,
    /// The same number, concept, country, particle or legal form in other words.
    Meaning,
    /// Legal forms of one kind, or of different kinds.
    FormOfAKind,
    OtherForm,
    /// Words written together in one name and apart in the other.
    Joined,
    /// The letters of an abbreviation.
    Acronym,
}

/// From 0 to 1, and why.
pub(crate) type Alike = (f64, Reason);

const DIFFERENT: Alike = (0.0, Reason::Spelling);

pub(crate) fn words(a: &View<'_>, b: &View<'_>) -> Alike {
    use WordKind::{Article, Concept, Country, Filler, Form, Initial, Name, Number, Particle, Title};
    match (a.kind, b.kind) {
        (Form, Form) => forms(a.class, b.class),
        (Number, Number) | (Particle, Particle) | (Article, Article) => classes(a, b),
        (Filler, Filler) | (Title, Title) => {
            if a.text == b.text {
                (1.0, Reason::Same)
            } else {
                DIFFERENT
            }
        }
        (Name | Initial, Initial) | (Initial, Name) => initials(a, b),
        (Concept, Concept) | (Country, Country) if a.class == b.class => classes(a, b),
        // Two concepts may be near in spelling and far in meaning.
        (Concept, Concept) | (Country, Country) => above(spelling(a, b), 0.8),
        (Name | Concept | Country, Name | Concept | Country) => names(a, b),
        // A particle at one place may be a name at another.
        (Name, Particle | Title | Article | Form) | (Particle | Title | Article | Form, Name)
            if a.text == b.text =>
        {
            (1.0, Reason::Same)
        }
        _ => DIFFERENT,
    }
}

fn classes(a: &View<'_>, b: &View<'_>) -> Alike {
    match (a.class == b.class, a.text == b.text) {
        (true, true) => (1.0, Reason::Same),
        (true, false) => (1.0, Reason::Meaning),
        _ => DIFFERENT,
    }
}

fn forms(a: u32, b: u32) -> Alike {
    if a == b {
        (1.0, Reason::Same)
    } else if lexicon::are_forms_of_a_kind(a.saturating_sub(1), b.saturating_sub(1)) {
        (weights::FORM_OF_A_KIND, Reason::FormOfAKind)
    } else {
        (weights::OTHER_FORM, Reason::OtherForm)
    }
}

fn initials(a: &View<'_>, b: &View<'_>) -> Alike {
    match (a.text.bytes().next(), b.text.bytes().next()) {
        (Some(x), Some(y)) if x == y && a.text.len() == b.text.len() => (1.0, Reason::Same),
        (Some(x), Some(y)) if x == y => (weights::INITIAL, Reason::Initial),
        _ => DIFFERENT,
    }
}

fn names(a: &View<'_>, b: &View<'_>) -> Alike {
    if let (Some(x), Some(y)) = (a.native, b.native) {
        return signs(x, y, a.text == b.text && !a.text.is_empty());
    }
    if a.text == b.text && !a.text.is_empty() {
        return (1.0, Reason::Same);
    }
    if let Some(known) = known(a, b) {
        return known;
    }
    let spelt = if a.is_vowelless == b.is_vowelless { spelling(a, b) } else { consonants(a, b) };
    // A syllable written by a sign is that syllable or another one.
    let is_syllable = (a.native.is_some() || b.native.is_some()) && a.text.len().min(b.text.len()) < 6;
    if is_syllable { (spelt.0 * weights::SYLLABLE, spelt.1) } else { spelt }
}

/// What data say: spellings and short forms of one name.
fn known(a: &View<'_>, b: &View<'_>) -> Option<Alike> {
    if a.class != 0 && a.class == b.class {
        return Some((weights::COMMON_SPELLING, Reason::KnownSpelling));
    }
    let family = a.families.shared(b.families)?;
    let is_one_script = a.is_vowelless == b.is_vowelless && a.native.is_none() && b.native.is_none();
    // Spellings that have little in common are rather translations.
    let is_translation = is_one_script && are_far_apart(a, b);
    Some(match (families::is_of_nicknames(family), is_translation) {
        (true, _) => (weights::SHORT_FORM, Reason::ShortForm),
        (_, true) => (weights::SHORT_FORM, Reason::KnownSpelling),
        _ => (weights::SPELLING, Reason::KnownSpelling),
    })
}

/// Whether the letters alone show that two words are not spellings of one.
fn are_far_apart(a: &View<'_>, b: &View<'_>) -> bool {
    let longest = a.text.len().max(b.text.len());
    a.sound != b.sound && a.letters.unlike(b.letters) as usize > 3 + longest / 3
}

fn above(alike: Alike, least: f64) -> Alike {
    if alike.0 > least { alike } else { DIFFERENT }
}

/// Words of Han, Hangul or Kana: a sign is a syllable or more, so that one other sign is another name.
fn signs(a: &str, b: &str, sound_the_same: bool) -> Alike {
    if a == b {
        return (1.0, Reason::Same);
    }
    if sound_the_same {
        return (0.9, Reason::Spelling);
    }
    let (a_count, b_count) = (a.chars().count(), b.chars().count());
    if a_count != b_count {
        return DIFFERENT;
    }
    let other = a.chars().zip(b.chars()).filter(|(x, y)| x != y).count();
    let share = f64::from(u32::try_from(other).unwrap_or(u32::MAX))
        / f64::from(u32::try_from(a_count).unwrap_or(1).max(1));
    ((1.0 - 1.2 * share).max(0.0), Reason::Spelling)
}

/// How alike two spellings are: the share of letters that stay, and more if both sound the same.
pub(crate) fn spelling(a: &View<'_>, b: &View<'_>) -> Alike {
    if are_far_apart(a, b) {
        return DIFFERENT;
    }
    (spellings(a.text, a.sound, b.text, b.sound), Reason::Spelling)
}

pub(crate) fn spellings(a: &str, a_sound: Sound, b: &str, b_sound: Sound) -> f64 {
    let (longest, shortest) = (a.len().max(b.len()), a.len().min(b.len()));
    // More than half of the letters missing: not worth looking.
    if shortest < 2 || shortest * 2 < longest {
        return 0.0;
    }
    let (a_stem, b_stem) = patronymics(a, b).unwrap_or((a, b));
    let letters = f64::from(u32::try_from(a_stem.len().max(b_stem.len())).unwrap_or(u32::MAX));
    // Who errs seldom errs in the first letter.
    let first = |word: &str| word.bytes().next().unwrap_or(0);
    let first_apart = if letters::are_alike(first(a), first(b)) { 0.0 } else { weights::OTHER_FIRST_LETTER };
    let far = (f64::from(distance(a_stem, b_stem)) / 100.0 + first_apart) / letters;
    let far = match a_sound.len() {
        3.. if a_sound == b_sound => far * weights::SAME_SOUND,
        2 if a_sound == b_sound => far * weights::SAME_SHORT_SOUND,
        _ => far,
    };
    (1.0 - far).max(0.0)
}

/// The names of the fathers, without what all patronymics end in.
fn patronymics<'a>(a: &'a str, b: &'a str) -> Option<(&'a str, &'a str)> {
    const ENDINGS: [&str; 8] = ["ovich", "evich", "ovitch", "evitch", "ovna", "evna", "ovic", "evic"];
    let stem = |word: &'a str| {
        let found = ENDINGS.iter().find_map(|ending| word.strip_suffix(ending));
        found.filter(|stem| stem.len() > 2)
    };
    Some((stem(a)?, stem(b)?))
}

fn consonants(a: &View<'_>, b: &View<'_>) -> Alike {
    let (x, y) = (a.sound.consonants(), b.sound.consonants());
    let longest = x.len().max(y.len());
    if x.len().min(y.len()) < 2 {
        return DIFFERENT;
    }
    // The letter of v and w is often a vowel there.
    let apart = x.distance(y).min(x.without_v().distance(y.without_v()) + 1).min(longest);
    // A last i is written in both: Mohammadi is not Mohammad.
    let (plain, other) = if a.is_vowelless { (a.text, b.text) } else { (b.text, a.text) };
    let is_other_end = plain.ends_with('y') != other.ends_with(['i', 'y', 'e']);
    let far = (f64::from(apart) + if is_other_end { 0.5 } else { 0.0 }) / f64::from(longest);
    (weights::SAME_CONSONANTS * (1.0 - far).max(0.0), Reason::Consonants)
}
