//! Comparing two names: [`compare`], [`PreparedName::compare`] and the [`Comparison`] they return.

use dateline_sanctions::Score;

use crate::align::{Alignment, Limit, Pair, Scratch};
use crate::alike::{Reason, View};
use crate::lexicon::WordKind;
use crate::words::{NameKind, PreparedName, Word};

/// How alike two names are, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// From 0, nothing in common, to 1, the same.
    pub score: Score,
    /// Which word was taken for which and what that cost, one line each, the weightiest first.
    pub because: Vec<String>,
}

/// Compares two names, whose kind is guessed from both.
///
/// The same in both directions, and 1 for names that differ in case, accents and the order of their words only.
///
/// ```
/// let comparison = dateline_screen::compare("DOE, Jane", "Jane Mary Doe");
/// assert!(comparison.score.value() > 0.7);
/// assert_eq!(comparison.because[0], "\"DOE\" is the same");
/// ```
pub fn compare(a: &str, b: &str) -> Comparison {
    let kind = NameKind::guess(a).max(NameKind::guess(b));
    compare_as(a, b, kind)
}

/// Compares two names of a known kind.
pub fn compare_as(a: &str, b: &str, kind: NameKind) -> Comparison {
    PreparedName::new(a, kind).compare(&PreparedName::new(b, kind))
}

impl PreparedName {
    /// Compares this name with another. A person's name is never an organization's.
    pub fn compare(&self, other: &PreparedName) -> Comparison {
        if self.kind() != other.kind() {
            let because = vec!["one is a person's name, the other is not".to_owned()];
            return Comparison { score: Score::ZERO, because };
        }
        let (a, b) = (self.all(), other.all());
        let alignment = align(self, other);
        Comparison { score: rounded(alignment.score), because: explain(&a, &b, &alignment) }
    }
}

impl PreparedName {
    pub(crate) fn all(&self) -> Vec<&Word> {
        self.words().iter().collect()
    }
}

/// Aligns two names: the same pairs in both directions, even where two ways of pairing are equally good.
pub(crate) fn align(a: &PreparedName, b: &PreparedName) -> Alignment {
    let (a_words, b_words) = (a.all(), b.all());
    let (a_views, b_views) = (views(&a_words), views(&b_words));
    let mut scratch = Scratch::default();
    if a.text() <= b.text() {
        scratch.alignment(&a_views, &b_views, a.kind())
    } else {
        scratch.alignment(&b_views, &a_views, a.kind()).turned()
    }
}

fn views<'a>(words: &[&'a Word]) -> Vec<View<'a>> {
    words.iter().map(|word| word.view()).collect()
}

/// Three digits tell scores apart; more would be noise.
pub(crate) fn rounded(score: f64) -> Score {
    Score::new((score.clamp(0.0, 1.0) * 1000.0).round() / 1000.0).unwrap_or(Score::ZERO)
}

/// The alignment in words that can be filed.
pub(crate) fn explain(a: &[&Word], b: &[&Word], alignment: &Alignment) -> Vec<String> {
    let mut lines: Vec<String> = alignment.pairs.iter().filter_map(|pair| line(a, b, pair)).collect();
    let (a_used, b_used) = alignment.pairs.iter().fold((0, 0), |(a, b), pair| (a | pair.a, b | pair.b));
    let (a_left, b_left) = (left(a, a_used), left(b, b_used));
    match (a_left.is_empty(), b_left.is_empty()) {
        (false, false) => lines.push(format!("\"{a_left}\" and \"{b_left}\" have nothing in common")),
        (false, true) => lines.push(format!("only the first name has \"{a_left}\"")),
        (true, false) => lines.push(format!("only the second name has \"{b_left}\"")),
        (true, true) => {}
    }
    match alignment.limit {
        Some(Limit::OnlyCommonWords) => lines.push("only words that many have are shared".to_owned()),
        Some(Limit::SingleName) => lines.push("one of the names is a single word".to_owned()),
        None => {}
    }
    lines
}

fn line(a: &[&Word], b: &[&Word], pair: &Pair) -> Option<String> {
    let (x, y) = (shown(a, pair.a), shown(b, pair.b));
    let is_small = |words: &[&Word], bits: u32| {
        at(words, bits)
            .all(|word| matches!(word.kind, WordKind::Article | WordKind::Filler | WordKind::Title))
    };
    if is_small(a, pair.a) && is_small(b, pair.b) {
        return None;
    }
    let alike = format!("{:.2}", pair.alike);
    Some(match pair.reason {
        Reason::Same => format!("\"{x}\" is the same"),
        Reason::Spelling => format!("\"{x}\" is spelt nearly as \"{y}\" ({alike})"),
        Reason::KnownSpelling => format!("\"{x}\" and \"{y}\" are known spellings of one name ({alike})"),
        Reason::ShortForm => format!("\"{x}\" and \"{y}\" are short or foreign forms of one name ({alike})"),
        Reason::Initial => {
            format!("\"{x}\" and \"{y}\" begin with the same letter, one is an initial ({alike})")
        }
        Reason::Consonants => {
            format!("\"{x}\" and \"{y}\" have like consonants, one is written without vowels ({alike})")
        }
        Reason::Meaning => format!("\"{x}\" and \"{y}\" mean the same"),
        Reason::FormOfAKind => format!("\"{x}\" and \"{y}\" are legal forms of one kind ({alike})"),
        Reason::OtherForm => format!("\"{x}\" and \"{y}\" are different legal forms ({alike})"),
        Reason::Joined => format!("\"{x}\" and \"{y}\" are one word, written together or apart ({alike})"),
        Reason::Acronym => format!("\"{x}\" and \"{y}\" are an abbreviation and its words ({alike})"),
    })
}

fn at<'a>(words: &'a [&'a Word], bits: u32) -> impl Iterator<Item = &'a Word> {
    words.iter().enumerate().filter(move |(place, _)| bits & 1 << (place & 31) != 0).map(|(_, word)| *word)
}

fn shown(words: &[&Word], bits: u32) -> String {
    at(words, bits).map(|word| word.shown.as_str()).collect::<Vec<_>>().join(" ")
}

/// What weighs and has found nothing.
fn left(words: &[&Word], used: u32) -> String {
    let left = at(words, !used).filter(|word| {
        !matches!(word.kind, WordKind::Article | WordKind::Filler | WordKind::Title | WordKind::Form)
    });
    left.map(|word| word.shown.as_str()).collect::<Vec<_>>().join(" ")
}
