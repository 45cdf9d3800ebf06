//! What the grammars of this crate share: their input, their error and a few small rules.

use nom::IResult;
use nom::Parser;
use nom::bytes::complete::{take_while, take_while1};
use nom::character::complete::satisfy;
use nom::combinator::{opt, recognize};
use nom::error::{ContextError, ErrorKind, FromExternalError, ParseError};

/// The rest of one block of text. Where it starts follows from its length, see [`offset`].
pub(crate) type Input<'a> = &'a str;

/// What a rule returns.
pub(crate) type Res<'a, T> = IResult<Input<'a>, T, Failed<'a>>;

/// A rule did not match: what was missing, and the rest of the text there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Failed<'a> {
    /// Where.
    pub(crate) rest: &'a str,
    /// What a `context` says should stand there; empty if none does.
    pub(crate) expected: &'static str,
}

impl<'a> ParseError<&'a str> for Failed<'a> {
    fn from_error_kind(rest: &'a str, _: ErrorKind) -> Failed<'a> {
        Failed { rest, expected: "" }
    }

    fn append(_: &'a str, _: ErrorKind, inner: Failed<'a>) -> Failed<'a> {
        inner
    }
}

impl<'a> ContextError<&'a str> for Failed<'a> {
    /// The innermost context says it best.
    fn add_context(_: &'a str, expected: &'static str, inner: Failed<'a>) -> Failed<'a> {
        if inner.expected.is_empty() { Failed { expected, ..inner } } else { inner }
    }
}

impl<'a, E> FromExternalError<&'a str, E> for Failed<'a> {
    fn from_external_error(rest: &'a str, _: ErrorKind, _: E) -> Failed<'a> {
        Failed { rest, expected: "" }
    }
}

/// How far into `whole` its end part `rest` starts, in bytes.
pub(crate) fn offset(whole: &str, rest: &str) -> usize {
    whole.len() - rest.len()
}

/// White space within a line, also non-breaking; perhaps none.
pub(crate) fn space0(input: Input<'_>) -> Res<'_, &str> {
    take_while(is_space).parse(input)
}

/// White space within a line, also non-breaking; or one line break of hard-wrapped text.
pub(crate) fn space1(input: Input<'_>) -> Res<'_, &str> {
    take_while1(is_space).parse(input)
}

/// Blocks have no blank lines, so that a line break is a space.
fn is_space(c: char) -> bool {
    c.is_whitespace()
}

/// A word that starts with a capital: `Jane`, `O'Neill`, `Jean-Pierre`, `J.`, `AFP`.
pub(crate) fn capitalised(input: Input<'_>) -> Res<'_, &str> {
    recognize((satisfy(char::is_uppercase), take_while(is_name_letter), opt(initial_dot))).parse(input)
}

/// The dot of `J.`; that of a longer word ends a sentence.
fn initial_dot(input: Input<'_>) -> Res<'_, char> {
    satisfy(|c| c == '.').parse(input)
}

fn is_name_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\'' | '’' | '-' | '\u{300}'..='\u{36f}')
}

/// Words of names that are written small: `Ursula von der Leyen`.
pub(crate) fn particle(input: Input<'_>) -> Res<'_, &str> {
    let (rest, word) = take_while1(char::is_alphabetic).parse(input)?;
    if PARTICLES.binary_search(&word).is_ok() {
        Ok((rest, word))
    } else {
        Err(nom::Err::Error(Failed { rest: input, expected: "a name" }))
    }
}

/// Sorted.
const PARTICLES: [&str; 22] = [
    "al", "ap", "ben", "bin", "da", "dal", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el",
    "la", "le", "ter", "van", "von", "zu",
];

#[cfg(test)]
mod tests {
    #[test]
    fn particles_are_sorted() {
        assert!(super::PARTICLES.is_sorted());
    }
}
