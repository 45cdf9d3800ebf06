//! The tokens of one text as nom's input, and the smallest parsers on them.

use std::iter::{Copied, Enumerate};
use std::slice;

use dateline_text::{Span, Token, TokenKind};
use nom::{Err, IResult, Input, Needed};

use crate::lexicon::{self, Sense};

/// What a rule returns: the words after what it read, and what that means.
///
/// The error says only that the rule does not fit: the words of people hold no errors.
pub(crate) type Read<'a, T> = IResult<Words<'a>, T, ()>;

/// Tokens that are still to be read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words<'a> {
    text: &'a str,
    tokens: &'a [Token],
    /// The senses of each token, or none of any: then they are looked up.
    senses: &'a [&'static [Sense]],
}

impl<'a> Words<'a> {
    pub(crate) const fn new(text: &'a str, tokens: &'a [Token]) -> Words<'a> {
        Words { text, tokens, senses: &[] }
    }

    /// The same words, whose senses have been looked up.
    pub(crate) const fn with_senses(self, senses: &'a [&'static [Sense]]) -> Words<'a> {
        Words { senses, ..self }
    }

    /// The senses of the next word.
    fn senses(self) -> &'static [Sense] {
        self.senses.first().copied().unwrap_or_else(|| lexicon::senses(self.first()))
    }

    /// The kinds of the next word, as bits.
    pub(crate) fn kinds(self) -> u32 {
        match self.token(0).map(|token| token.kind) {
            None | Some(TokenKind::Mark) => 0,
            Some(TokenKind::Number) => lexicon::kind::DIGITS,
            Some(TokenKind::Quote) => lexicon::kind::QUOTE,
            Some(TokenKind::Word) => self.senses().iter().fold(0, |kinds, sense| kinds | sense.kind()),
        }
    }

    /// The next word's letters, empty at the end.
    pub(crate) fn first(self) -> &'a str {
        self.at(0)
    }

    /// The letters of the word `n` after the next.
    pub(crate) fn at(self, n: usize) -> &'a str {
        self.tokens.get(n).map_or("", |token| token.text(self.text))
    }

    /// The token `n` after the next.
    pub(crate) fn token(self, n: usize) -> Option<Token> {
        self.tokens.get(n).copied()
    }

    /// How many are left.
    pub(crate) const fn len(self) -> usize {
        self.tokens.len()
    }

    /// Whether no white space stands between the word `n` after the next and the one after it.
    pub(crate) fn touches(self, n: usize) -> bool {
        matches!((self.token(n), self.token(n + 1)), (Some(a), Some(b)) if a.span.end() == b.span.start())
    }

    /// The same words without the first `n`.
    pub(crate) fn after(self, n: usize) -> Words<'a> {
        Words {
            text: self.text,
            tokens: self.tokens.get(n..).unwrap_or_default(),
            senses: self.senses.get(n..).unwrap_or_default(),
        }
    }

    /// The place of the first `n` words.
    pub(crate) fn span(self, n: usize) -> Option<Span> {
        let last = self.tokens.get(n.checked_sub(1)?)?;
        Some(self.tokens.first()?.span.cover(last.span))
    }
}

impl<'a> Input for Words<'a> {
    type Item = Token;
    type Iter = Copied<slice::Iter<'a, Token>>;
    type IterIndices = Enumerate<Self::Iter>;

    fn input_len(&self) -> usize {
        self.tokens.len()
    }

    fn take(&self, index: usize) -> Words<'a> {
        Words { tokens: self.tokens.get(..index).unwrap_or(self.tokens), ..*self }
    }

    fn take_from(&self, index: usize) -> Words<'a> {
        self.after(index)
    }

    fn take_split(&self, index: usize) -> (Words<'a>, Words<'a>) {
        (self.after(index), self.take(index))
    }

    fn position<P: Fn(Token) -> bool>(&self, predicate: P) -> Option<usize> {
        self.tokens.iter().position(|token| predicate(*token))
    }

    fn iter_elements(&self) -> Self::Iter {
        self.tokens.iter().copied()
    }

    fn iter_indices(&self) -> Self::IterIndices {
        self.iter_elements().enumerate()
    }

    fn slice_index(&self, count: usize) -> Result<usize, Needed> {
        if self.tokens.len() >= count { Ok(count) } else { Err(Needed::new(count - self.tokens.len())) }
    }
}

/// A rule does not fit.
pub(crate) fn miss<'a, T>() -> Read<'a, T> {
    Err(Err::Error(()))
}

/// The next word, whatever it is, if `read` makes something of its letters.
pub(crate) fn any<'a, T>(read: impl Fn(&'a str) -> Option<T>) -> impl Fn(Words<'a>) -> Read<'a, T> {
    move |words| match words.token(0).and_then(|_| read(words.first())) {
        Some(found) => Ok((words.after(1), found)),
        None => miss(),
    }
}

/// The word or mark `expected`, in lower case, however it is written in the text.
pub(crate) fn word<'a>(expected: &'static str) -> impl Fn(Words<'a>) -> Read<'a, ()> {
    any(move |word| word.eq_ignore_ascii_case(expected).then_some(()))
}

/// One of several words.
pub(crate) fn one_of<'a>(expected: &'static [&'static str]) -> impl Fn(Words<'a>) -> Read<'a, ()> {
    any(move |word| expected.iter().any(|expected| word.eq_ignore_ascii_case(expected)).then_some(()))
}

/// Several words one after another, parted by spaces in `expected`.
pub(crate) fn phrase<'a>(expected: &'static str) -> impl Fn(Words<'a>) -> Read<'a, ()> {
    move |words| {
        let starts = |word: &str| {
            word.as_bytes().first().map(u8::to_ascii_lowercase) == expected.as_bytes().first().copied()
        };
        if !starts(words.first()) {
            return miss();
        }
        let fits = expected.split(' ').enumerate().all(|(n, word)| words.at(n).eq_ignore_ascii_case(word));
        if fits { Ok((words.after(expected.split(' ').count()), ())) } else { miss() }
    }
}

/// A word of the lexicon that has a sense `pick` takes.
pub(crate) fn sense<'a, T>(pick: impl Fn(Sense) -> Option<T>) -> impl Fn(Words<'a>) -> Read<'a, T> {
    move |words| match words.senses().iter().find_map(|sense| pick(*sense)) {
        Some(found) if words.len() > 0 => Ok((words.after(1), found)),
        _ => miss(),
    }
}

/// A mark that touches the words on both sides, as the hyphen of `three-year`.
pub(crate) fn joint<'a>(expected: &'static [&'static str]) -> impl Fn(Words<'a>) -> Read<'a, ()> {
    move |words| if is_joint(words, expected) { Ok((words.after(1), ())) } else { miss() }
}

fn is_joint(words: Words<'_>, expected: &[&str]) -> bool {
    words.touches(0) && expected.contains(&words.first())
}

/// The hyphen within a word, or the dash that stands for one.
pub(crate) const HYPHENS: &[&str] = &["-", "\u{2010}", "\u{2011}", "–"];

/// A number's digits.
pub(crate) fn number<'a, T>(read: impl Fn(&'a str) -> Option<T>) -> impl Fn(Words<'a>) -> Read<'a, T> {
    move |words| match words.token(0) {
        Some(token) if token.kind == TokenKind::Number => any(&read)(words),
        _ => miss(),
    }
}
