//! The lexicon of saying: verbs with their class, and the words that bound a speaker's phrase.
//!
//! The data are `data/quotes/verbs.tsv`, `nouns.tsv` and `words.tsv`; each says in its head what its columns mean.

use std::collections::HashMap;
use std::ops::BitOr;

use crate::LexiconError;

const VERBS: (&str, &str) = ("quotes/verbs.tsv", include_str!("../../data/quotes/verbs.tsv"));
const NOUNS: (&str, &str) = ("quotes/nouns.tsv", include_str!("../../data/quotes/nouns.tsv"));
const WORDS: (&str, &str) = ("quotes/words.tsv", include_str!("../../data/quotes/words.tsv"));

/// What somebody does by saying something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum CueClass {
    /// Says it: say, tell, write, call.
    Say,
    /// Reports it as an outlet does.
    Report,
    /// Believes, hopes, expects it.
    Think,
    /// Demands it, calls for it.
    Demand,
    /// Warns of it.
    Warn,
    /// Denies, rejects or condemns it.
    Deny,
    /// Threatens with it.
    Threaten,
    /// Promises it.
    Promise,
    /// Asks it.
    Ask,
}

impl CueClass {
    fn parse(word: &str) -> Option<CueClass> {
        Some(match word {
            "say" => CueClass::Say,
            "report" => CueClass::Report,
            "think" => CueClass::Think,
            "demand" => CueClass::Demand,
            "warn" => CueClass::Warn,
            "deny" => CueClass::Deny,
            "threaten" => CueClass::Threaten,
            "promise" => CueClass::Promise,
            "ask" => CueClass::Ask,
            _ => return None,
        })
    }
}

/// The form in which a verb of saying stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `say`.
    Base,
    /// `says`.
    Third,
    /// `said`.
    Past,
    /// `written`, where the past is another word.
    Participle,
    /// `saying`.
    Ing,
}

/// A form of a verb of saying.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Verb {
    pub(super) class: CueClass,
    pub(super) form: Form,
    /// The bits of [`Verb::is_noun`] and its neighbours.
    traits: u8,
}

impl Verb {
    const NOUN: u8 = 1;
    const WEAK: u8 = 1 << 1;
    const OBJECT: u8 = 1 << 2;
    const ADDRESSEE: u8 = 1 << 3;
    const PLAIN: u8 = 1 << 4;

    /// Whether the form is also a common noun: `report`, `claims`.
    pub(super) fn is_noun(self) -> bool {
        self.traits & Verb::NOUN != 0 && matches!(self.form, Form::Base | Form::Third)
    }

    /// Whether it says something only next to a quotation, a colon or `that`.
    pub(super) fn is_weak(self) -> bool {
        self.traits & Verb::WEAK != 0
    }

    /// Whether it says what it thinks of its object: `called the deal`.
    pub(super) fn takes_object(self) -> bool {
        self.traits & Verb::OBJECT != 0
    }

    /// Whether the noun phrase after it is who is told.
    pub(super) fn takes_addressee(self) -> bool {
        self.traits & Verb::ADDRESSEE != 0
    }

    /// Whether it is `say` or `tell`: what follows is said, whatever it is.
    pub(super) fn is_plain(self) -> bool {
        self.traits & Verb::PLAIN != 0
    }
}

/// Sets of word classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Classes(u32);

impl Classes {
    pub(super) const DETERMINER: Classes = Classes(1);
    pub(super) const COUNT: Classes = Classes(1 << 1);
    pub(super) const SUBJECT: Classes = Classes(1 << 2);
    pub(super) const OBJECT: Classes = Classes(1 << 3);
    pub(super) const INDEFINITE: Classes = Classes(1 << 4);
    pub(super) const RELATIVE: Classes = Classes(1 << 5);
    pub(super) const WHO: Classes = Classes(1 << 6);
    pub(super) const CONJUNCTION: Classes = Classes(1 << 7);
    pub(super) const SUBORDINATOR: Classes = Classes(1 << 8);
    pub(super) const PREPOSITION: Classes = Classes(1 << 9);
    pub(super) const INNER: Classes = Classes(1 << 10);
    pub(super) const BE: Classes = Classes(1 << 11);
    pub(super) const AUXILIARY: Classes = Classes(1 << 12);
    pub(super) const NEGATION: Classes = Classes(1 << 13);
    pub(super) const ADVERB: Classes = Classes(1 << 14);
    pub(super) const TIME: Classes = Classes(1 << 15);
    pub(super) const INTRODUCE: Classes = Classes(1 << 16);
    pub(super) const SPEAKER: Classes = Classes(1 << 17);
    pub(super) const TITLE: Classes = Classes(1 << 18);
    pub(super) const NAMING: Classes = Classes(1 << 19);
    pub(super) const WORD: Classes = Classes(1 << 20);
    pub(super) const FIRST: Classes = Classes(1 << 21);
    pub(super) const DOCUMENT: Classes = Classes(1 << 22);

    fn parse(word: &str) -> Option<Classes> {
        Some(match word {
            "determiner" => Classes::DETERMINER,
            "count" => Classes::COUNT,
            "subject" => Classes::SUBJECT,
            "object" => Classes::OBJECT,
            "indefinite" => Classes::INDEFINITE,
            "relative" => Classes::RELATIVE,
            "who" => Classes::WHO,
            "conjunction" => Classes::CONJUNCTION,
            "subordinator" => Classes::SUBORDINATOR,
            "preposition" => Classes::PREPOSITION,
            "inner" => Classes::INNER,
            "be" => Classes::BE,
            "auxiliary" => Classes::AUXILIARY,
            "negation" => Classes::NEGATION,
            "adverb" => Classes::ADVERB,
            "time" => Classes::TIME,
            "introduce" => Classes::INTRODUCE,
            "speaker" => Classes::SPEAKER,
            "title" => Classes::TITLE,
            "naming" => Classes::NAMING,
            "word" => Classes::WORD,
            "first" => Classes::FIRST,
            "document" => Classes::DOCUMENT,
            _ => return None,
        })
    }

    /// The union of several sets.
    pub(super) const fn all(sets: &[Classes]) -> Classes {
        let mut bits = 0;
        let mut rest = sets;
        while let [first, tail @ ..] = rest {
            bits |= first.0;
            rest = tail;
        }
        Classes(bits)
    }

    /// Whether the two sets share a class.
    pub(super) fn any(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Classes {
    type Output = Classes;

    fn bitor(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }
}

/// What the lexicon knows of a word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Word {
    pub(super) classes: Classes,
    pub(super) verb: Option<Verb>,
    /// The class of the thing said that the word names: `statement`, `warning`.
    pub(super) noun: Option<CueClass>,
}

/// The verbs and phrases of saying.
#[derive(Debug)]
pub(crate) struct Cues {
    words: HashMap<&'static str, Word>,
}

impl Cues {
    /// Reads the lexicon that ships with the crate.
    pub(crate) fn embedded() -> Result<Cues, LexiconError> {
        let mut words: HashMap<&'static str, Word> = HashMap::new();
        for (row, columns) in rows(VERBS.1) {
            let wrong =
                |reason: &str| LexiconError { file: VERBS.0, reason: format!("line {row}: {reason}") };
            let [class, base, third, past, participle, ing, flags] =
                <[&str; 7]>::try_from(columns).map_err(|_| wrong("not seven columns"))?;
            let class = CueClass::parse(class).ok_or_else(|| wrong("unknown class"))?;
            let mut traits = if matches!(base, "say" | "tell") { Verb::PLAIN } else { 0 };
            for flag in flags.split(' ') {
                traits |= match flag {
                    "" => 0,
                    "noun" => Verb::NOUN,
                    "weak" => Verb::WEAK,
                    "object" => Verb::OBJECT,
                    "addressee" => Verb::ADDRESSEE,
                    _ => return Err(wrong("unknown flag")),
                };
            }
            let forms = [
                (base, Form::Base),
                (third, Form::Third),
                (past, Form::Past),
                (participle, Form::Participle),
                (ing, Form::Ing),
            ];
            for (spellings, form) in forms {
                for spelling in spellings.split(' ').filter(|spelling| !spelling.is_empty()) {
                    let verb = Verb { class, form, traits };
                    let entry = words.entry(spelling).or_default();
                    // `read` is base and past: the past is what news uses.
                    if entry.verb.is_none() || form == Form::Past {
                        entry.verb = Some(verb);
                    }
                }
            }
        }
        for (row, columns) in rows(WORDS.1) {
            let wrong =
                |reason: &str| LexiconError { file: WORDS.0, reason: format!("line {row}: {reason}") };
            let [class, members] = <[&str; 2]>::try_from(columns).map_err(|_| wrong("not two columns"))?;
            let class = Classes::parse(class).ok_or_else(|| wrong("unknown class"))?;
            for word in members.split(' ') {
                let entry = words.entry(word).or_default();
                entry.classes = entry.classes | class;
            }
        }
        for (row, columns) in rows(NOUNS.1) {
            let wrong =
                |reason: &str| LexiconError { file: NOUNS.0, reason: format!("line {row}: {reason}") };
            let [class, members] = <[&str; 2]>::try_from(columns).map_err(|_| wrong("not two columns"))?;
            let class = CueClass::parse(class).ok_or_else(|| wrong("unknown class"))?;
            for word in members.split(' ') {
                words.entry(word).or_default().noun = Some(class);
            }
        }
        Ok(Cues { words })
    }

    /// What the lexicon knows of `word`, which is in lower case; curly apostrophes count as straight ones.
    pub(super) fn word(&self, word: &str) -> Word {
        if let Some(tail) = word.strip_prefix('’') {
            return self.clitic(tail);
        }
        match word.strip_suffix("n’t") {
            Some("") => self.words.get("n't").copied().unwrap_or_default(),
            _ => self.words.get(word).copied().unwrap_or_default(),
        }
    }

    fn clitic(&self, tail: &str) -> Word {
        let straight = match tail {
            "s" => "'s",
            "re" => "'re",
            "m" => "'m",
            "ve" => "'ve",
            "d" => "'d",
            "ll" => "'ll",
            _ => return Word::default(),
        };
        self.words.get(straight).copied().unwrap_or_default()
    }
}

/// The rows of a table, with their line numbers.
fn rows(table: &'static str) -> impl Iterator<Item = (usize, Vec<&'static str>)> {
    table
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.starts_with('#') && !line.is_empty())
        .map(|(at, line)| (at + 1, line.split('\t').collect()))
}
