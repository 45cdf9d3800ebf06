//! What marks a line as something other than running text.
//!
//! ```text
//! marker  = bullet | number | hash | angle
//! bullet  = "-" | "*" | "+" | "•" | "·" | "■" | "▪" | "●" | "◦" | "⦁" | "–", and a space
//! number  = digits ("." | ")") space | "(" digits ")" space
//! hash    = "#" {"#"} space
//! angle   = ">"
//! ```

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{take_while, take_while_m_n};
use nom::character::complete::{char, one_of, satisfy};
use nom::combinator::{peek, value};
use nom::sequence::{delimited, terminated};

use crate::grammar::{Input, Res, space1};

/// What a mark at the start of a line says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Marker {
    /// `- `, `• `.
    Bullet,
    /// `1. `, `(1) `.
    Number,
    /// `# `.
    Hash,
    /// `> `.
    Angle,
}

/// Reads a mark and the space after it; the rest is the words.
pub(crate) fn marker(input: Input<'_>) -> Res<'_, Marker> {
    terminated(
        alt((
            value(Marker::Bullet, terminated(satisfy(is_bullet), space1)),
            value(Marker::Number, terminated(number, space1)),
            value(Marker::Hash, terminated(take_while_m_n(1, 6, |c| c == '#'), space1)),
            value(Marker::Angle, (char('>'), take_while(|c: char| c == '>' || c.is_whitespace()))),
        )),
        peek(satisfy(|c| !c.is_whitespace())),
    )
    .parse(input)
}

fn is_bullet(c: char) -> bool {
    matches!(c, '-' | '*' | '+' | '•' | '·' | '■' | '▪' | '●' | '◦' | '⦁' | '‣' | '–')
}

/// `1.`, `12)`, `(3)`.
fn number(input: Input<'_>) -> Res<'_, &str> {
    let digits = || take_while_m_n(1, 3, |c: char| c.is_ascii_digit());
    alt((terminated(digits(), one_of(".)")), delimited(char('('), digits(), char(')')))).parse(input)
}

#[cfg(test)]
mod tests {
    use super::marker;
    use insta::assert_snapshot;

    #[test]
    fn reads_marks() {
        let read = |text: &str| match marker(text) {
            Ok((rest, marker)) => format!("{marker:?} {rest}"),
            Err(_) => format!("none {text}"),
        };
        let table = [
            "- a", "*   a", "+ a", "• a", "⦁ a", "1. a", "12) a", "(3) a", "# a", "### a", "> a", ">> a",
            "-a", "**a**", "*a*", "--  a", "1.5 a", "2021. a", "#a", "- ", "“a”", "",
        ];
        assert_snapshot!(table.map(read).join("\n"), @"
        Bullet a
        Bullet a
        Bullet a
        Bullet a
        Bullet a
        Number a
        Number a
        Number a
        Hash a
        Hash a
        Angle a
        Angle a
        none -a
        none **a**
        none *a*
        none --  a
        none 1.5 a
        none 2021. a
        none #a
        none - 
        none “a”
        none
        ");
    }
}
