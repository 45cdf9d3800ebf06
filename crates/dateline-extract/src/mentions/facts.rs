//! What is known of each token before any decision: its letters' shape, its hash, and what the lists say of it.

use dateline_text::{Token, TokenKind};

use super::gazetteer::{Class, Entry, Gazetteer};
use super::hash;

/// How a token is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Shape {
    /// No letter at its beginning: a mark or a number.
    #[default]
    Other,
    /// `said`
    Lower,
    /// `Moscow`
    Title,
    /// `NATO`, `U.S.`
    Capitals,
    /// `J.`, `J`
    Initial,
    /// `iPhone`, `McCain`, `al-Qaeda` has none
    Mixed,
}

impl Shape {
    /// The shape of a word.
    pub(crate) fn of(word: &str) -> Shape {
        let (mut upper, mut lower) = (0, 0);
        let mut starts_upper = false;
        let mut is_first = true;
        for c in word.chars() {
            let is_upper = if c.is_ascii() { c.is_ascii_uppercase() } else { c.is_uppercase() };
            let is_lower = if c.is_ascii() { c.is_ascii_lowercase() } else { c.is_alphabetic() && !is_upper };
            upper += u32::from(is_upper);
            lower += u32::from(is_lower);
            if is_first {
                starts_upper = is_upper;
                is_first = false;
            }
        }
        match (starts_upper, upper, lower) {
            (true, 1, 0) => Shape::Initial,
            (true, _, 0) => Shape::Capitals,
            (true, 1, _) => Shape::Title,
            (_, 0, 1..) => Shape::Lower,
            (_, 0, 0) => Shape::Other,
            _ => Shape::Mixed,
        }
    }

    /// Whether a word of this shape can begin or end a name.
    pub(crate) fn is_upper(self) -> bool {
        matches!(self, Shape::Title | Shape::Capitals | Shape::Initial | Shape::Mixed)
    }
}

/// What is known of one token.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Fact {
    /// The hash of its lower-case letters.
    pub(crate) hash: u64,
    /// Its last two and its last three bytes.
    pub(crate) endings: (u64, u64),
    /// How it is written.
    pub(crate) shape: Shape,
    /// What it is as a plain word.
    pub(crate) word: Class,
    /// What it is as a name of one word; looked up only for words in capitals and for short ones.
    pub(crate) name: Entry,
}

/// What is known of each token of an article.
#[derive(Debug, Default)]
pub(crate) struct Facts(Vec<Fact>);

impl Facts {
    /// Looks every token up.
    pub(crate) fn new(text: &str, lower: &str, tokens: &[Token], gazetteer: &Gazetteer) -> Facts {
        let fact = |token: &Token| {
            let lower = token.text(lower);
            // The two apostrophes are one to the lists.
            let hash = if lower.contains('’') {
                hash::of_bytes(lower.replace('’', "'").as_bytes())
            } else {
                hash::of_bytes(lower.as_bytes())
            };
            let endings = (last_bytes(lower, 2), last_bytes(lower, 3));
            if token.kind != TokenKind::Word {
                return Fact { hash, endings, ..Fact::default() };
            }
            let shape = Shape::of(token.text(text));
            let word = gazetteer.word(hash);
            let name = if shape.is_upper() || lower.len() <= 3 && shape == Shape::Lower {
                gazetteer.name(hash)
            } else {
                Entry::default()
            };
            Fact { hash, endings, shape, word, name }
        };
        Facts(tokens.iter().map(fact).collect())
    }

    /// What is known of the token at `index`; nothing beyond the last.
    pub(crate) fn at(&self, index: usize) -> Fact {
        self.0.get(index).copied().unwrap_or_default()
    }

    /// What is known of the token before the one at `index`.
    pub(crate) fn before(&self, index: usize) -> Fact {
        index.checked_sub(1).map_or_else(Fact::default, |before| self.at(before))
    }

    /// How many tokens there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }
}

/// The last bytes of a word as one number.
fn last_bytes(word: &str, count: usize) -> u64 {
    word.bytes().rev().take(count).fold(1, |sum, byte| sum << 8 | u64::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes() {
        let table = [
            ("said", Shape::Lower),
            ("Moscow", Shape::Title),
            ("NATO", Shape::Capitals),
            ("U.S.", Shape::Capitals),
            ("J.", Shape::Initial),
            ("McCain", Shape::Mixed),
            ("iPhone", Shape::Mixed),
            ("Žižek", Shape::Title),
            ("'s", Shape::Lower),
            ("12", Shape::Other),
        ];
        for (word, shape) in table {
            assert_eq!(Shape::of(word), shape, "{word}");
        }
    }
}
