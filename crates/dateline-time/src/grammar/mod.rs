//! English: from words to [`Meaning`](crate::meaning::Meaning)s.
//!
//! A rule is a small function from [`Words`] to an [`Expression`]; [`expression`] takes the one that reads most.
//!
//! ```text
//! expression = calendar | clock | relative | duration | set | reference
//! ```
//!
//! The grammar sees only what follows. What stands before, and whether an expression is one at all
//! (`the 27-nation bloc`, `Resolution 1701`), is for [`friends`](crate::friends).

mod calendar;
mod clock;
mod duration;
mod number;
mod period;
mod quarter;
mod relative;
mod set;
mod whole;

pub(crate) use calendar::{range_end, year_after};

use nom::Parser as _;
use nom::branch::alt;
use nom::combinator::{map, opt, value};

use dateline_text::TokenKind;

use crate::lexicon::kind::{
    CARDINAL, COUNT, DAY, DETERMINER, DIGITS, EDGE, HOUR, MODIFIER, MONTH, NAME, OFTEN, ORDINAL, QUARTER,
    QUOTE, UNIT, VAGUE, WEEKDAY, WHICH,
};
use crate::lexicon::{self, Sense};
use crate::meaning::{Expression, Meaning, Point};
use crate::modifier::modifier_phrase;
use crate::timex::Modifier;
use crate::words::{Read, Words, miss, phrase};

/// Reads one kind of expression.
struct Rule {
    /// The kinds of words it may start with.
    starts: u32,
    read: fn(Words<'_>) -> Read<'_, Expression>,
}

const DATE: Rule =
    Rule { starts: MONTH | WEEKDAY | DIGITS | ORDINAL | CARDINAL | DETERMINER, read: calendar::date };
const NAMED: Rule = Rule {
    starts: MONTH | WEEKDAY | NAME | DIGITS | QUOTE | ORDINAL | CARDINAL | UNIT | DETERMINER,
    read: calendar::named,
};
const QUARTER_OF: Rule =
    Rule { starts: DETERMINER | DIGITS | ORDINAL | WHICH | QUARTER, read: quarter::quarter };
const NEAR_DAY: Rule = Rule { starts: DAY | WHICH | DETERMINER | UNIT, read: relative::day };
const PERIOD: Rule = Rule { starts: WHICH | DETERMINER | WEEKDAY | UNIT | ORDINAL, read: period::period };
const BARE: Rule = Rule { starts: DETERMINER, read: period::bare };

/// The rules an expression is tried with; of equals the first wins.
const RULES: &[Rule] = &[
    DATE,
    NAMED,
    QUARTER_OF,
    Rule { starts: DIGITS | CARDINAL | HOUR | COUNT, read: clock::time },
    NEAR_DAY,
    Rule { starts: DIGITS | CARDINAL | DETERMINER | COUNT | UNIT, read: relative::shift },
    PERIOD,
    BARE,
    Rule { starts: EDGE | DETERMINER | UNIT, read: whole::edge },
    Rule {
        starts: DIGITS | CARDINAL | DETERMINER | COUNT | UNIT | WHICH | ORDINAL,
        read: duration::duration,
    },
    Rule { starts: OFTEN | DIGITS | CARDINAL | WEEKDAY | NAME, read: set::set },
    Rule { starts: DETERMINER | WHICH | VAGUE, read: period::reference },
];

/// What may stand after `early`, `earlier` and `the end of`.
const CORE: &[Rule] = &[DATE, NAMED, QUARTER_OF, NEAR_DAY, PERIOD, BARE];

/// The longest expression that `words` starts with, and how many words it takes.
pub(crate) fn expression(words: Words<'_>) -> Option<(Expression, usize)> {
    let plain = longest(RULES)(words).ok();
    let found = match (plain, modified(words).ok()) {
        (Some(plain), Some(modified)) if modified.0.len() < plain.0.len() => modified,
        (Some(plain), _) => plain,
        (None, modified) => modified?,
    };
    let (rest, expression) = match open_end(found.0) {
        Ok((rest, modifier)) if matches!(found.1.meaning, Meaning::Date(_)) && found.1.modifier.is_none() => {
            (rest, found.1.with(Some(modifier)))
        }
        _ => found,
    };
    Some((expression, words.len() - rest.len()))
}

/// The rule of `rules` that reads most; of equals the first.
fn longest<'a>(rules: &'static [Rule]) -> impl Fn(Words<'a>) -> Read<'a, Expression> {
    move |words| {
        let kinds = words.kinds();
        let mut best: Option<(Words<'a>, Expression)> = None;
        for rule in rules.iter().filter(|rule| rule.starts & kinds != 0) {
            if let Ok((rest, found)) = (rule.read)(words)
                && best.as_ref().is_none_or(|(left, _)| rest.len() < left.len())
            {
                best = Some((rest, found));
            }
        }
        best.map_or_else(miss, Ok)
    }
}

/// `modified = modifier expression`: `almost daily`, `around Nov. 1`.
fn modified(words: Words<'_>) -> Read<'_, Expression> {
    if words.kinds() & (MODIFIER | DETERMINER) == 0 {
        return miss();
    }
    let (rest, (modifier, of_count)) = modifier_phrase(words)?;
    // `over the past year` is no more than that year.
    let during = matches!(modifier, Modifier::MoreThan | Modifier::LessThan);
    if during && of_count && number::article(rest).is_err() && rest.kinds() & (DETERMINER | WHICH) != 0 {
        return miss();
    }
    let (rest, found) = longest(RULES)(rest)?;
    let counted = matches!(found.meaning, Meaning::Duration(_) | Meaning::Date(Point::Shift { .. }));
    if (of_count && !counted) || found.modifier.is_some() {
        return miss();
    }
    Ok((rest, found.with(Some(of_point(modifier, found.meaning)))))
}

/// More than ten years ago is before the time ten years ago.
fn of_point(modifier: Modifier, meaning: Meaning) -> Modifier {
    let Meaning::Date(Point::Shift { ahead, .. }) = meaning else { return modifier };
    match (modifier, ahead) {
        (Modifier::MoreThan, false) | (Modifier::LessThan, true) => Modifier::Before,
        (Modifier::LessThan, false) | (Modifier::MoreThan, true) => Modifier::After,
        (Modifier::EqualOrMore, false) | (Modifier::EqualOrLess, true) => Modifier::OnOrBefore,
        (Modifier::EqualOrLess, false) | (Modifier::EqualOrMore, true) => Modifier::OnOrAfter,
        _ => modifier,
    }
}

/// `1994 or later`, `1990 and beyond`
fn open_end(words: Words<'_>) -> Read<'_, Modifier> {
    let later = alt((
        phrase("or later"),
        phrase("and beyond"),
        phrase("onward"),
        phrase("onwards"),
        phrase("or after"),
    ));
    alt((value(Modifier::OnOrAfter, later), value(Modifier::OnOrBefore, phrase("or earlier")))).parse(words)
}

/// Whether an expression may start here at all: a cheap test that nearly all words fail.
///
/// The first word must be one that starts expressions, and from there on there must be nothing but words of the lexicon,
/// numbers and hyphens up to a word that it takes to make one: a month, a unit, a year.
pub(crate) fn may_start(words: Words<'_>) -> bool {
    let Some(first) = words.token(0) else { return false };
    let starts = match first.kind {
        TokenKind::Number => true,
        TokenKind::Quote => first.span.len() <= 3 && words.touches(0) && is_digit(words.at(1)),
        TokenKind::Mark => false,
        TokenKind::Word => lexicon::senses(words.first()).iter().any(|sense| *sense != Sense::Lead),
    };
    starts && reaches_core(words)
}

fn reaches_core(words: Words<'_>) -> bool {
    let mut spelled = false;
    for n in 0..CORE_WITHIN {
        let Some(token) = words.token(n) else { return false };
        let word = words.at(n);
        match token.kind {
            TokenKind::Number if is_date_like(word) => return true,
            TokenKind::Number => {}
            // `next year's first quarter`
            TokenKind::Word if n > 0 && matches!(word, "'s" | "’s") => {}
            TokenKind::Word => {
                let (mut known, mut cardinal) = (false, false);
                for sense in lexicon::senses(word).iter().copied() {
                    if sense.is_core() {
                        return true;
                    }
                    known = true;
                    cardinal |= matches!(sense, Sense::Cardinal(_));
                }
                // `nineteen ninety-six`
                if cardinal && spelled {
                    return true;
                }
                if !known {
                    return false;
                }
                spelled = cardinal;
            }
            TokenKind::Quote if n == 0 || matches!(word, "'" | "’") => {}
            // `12/17/14`
            TokenKind::Mark if word == "/" => return words.touches(n) && is_digit(words.at(n + 1)),
            TokenKind::Mark if matches!(word, "-" | "," | "\u{2010}" | "\u{2011}" | "–") => {}
            TokenKind::Quote | TokenKind::Mark => return false,
        }
    }
    false
}

/// How many words an expression goes on before its core, at most.
const CORE_WITHIN: usize = 10;

/// Four digits, a colon, dots or letters: what numbers that mean a time have.
fn is_date_like(number: &str) -> bool {
    number.len() == 4
        || number.bytes().any(|b| b == b':' || b.is_ascii_alphabetic())
        || number.bytes().filter(|&b| b == b'.').count() > 1
}

fn is_digit(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// A rule's point as a whole expression.
fn date_of<'a>(rule: impl Fn(Words<'a>) -> Read<'a, Point>) -> impl Fn(Words<'a>) -> Read<'a, Expression> {
    move |words| map(&rule, |point| Expression::new(Meaning::Date(point))).parse(words)
}

/// Whether `rule` fits, and what is left then.
fn skip<'a>(rule: impl Fn(Words<'a>) -> Read<'a, ()>) -> impl Fn(Words<'a>) -> Read<'a, bool> {
    move |words| map(opt(&rule), |found| found.is_some()).parse(words)
}
