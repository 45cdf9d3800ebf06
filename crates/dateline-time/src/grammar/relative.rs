//! Days and times counted from today or from a date named before: `tomorrow morning`, `two weeks ago`, `a day later`.
//!
//! ```text
//! day   = ( "today" | "yesterday" | "tomorrow" ) part? | "tonight" | "the day" ( "before yesterday" | "after tomorrow" )
//!       | ( "this" | "last" | "the next" … ) part | "the" part "of" date
//! shift = count unit ( "ago" | "earlier" | "before" | "later" | "from now" | "hence" | "on" )
//!       | "year-ago" [ quarter | "period" ]
//! ```

use nom::Parser as _;
use nom::branch::alt;
use nom::combinator::{map, not, opt, value};
use nom::sequence::{preceded, terminated};

use super::calendar::{self, part};
use super::clock::at;
use super::duration::{measured, unit};
use super::number::article;
use super::quarter;
use crate::Amount;
use crate::lexicon::Sense;
use crate::meaning::{Expression, Meaning, Measure, Origin, Point, Which};
use crate::value::{PartOfDay, Reference, Unit};
use crate::words::{HYPHENS, Read, Words, any, joint, miss, one_of, phrase, sense, word};

pub(super) fn day(words: Words<'_>) -> Read<'_, Expression> {
    alt((near_part, near_day, night, beyond, which_part, part_of_date)).parse(words)
}

/// So many days from today.
fn days(count: i8) -> Point {
    let measure = Measure::one(Unit::Day);
    Point::Shift {
        amount: Amount::Count(count.unsigned_abs().into()),
        measure,
        ahead: count >= 0,
        from: Origin::Now,
    }
}

/// `today`, `yesterday`, `tomorrow`
pub(super) fn near_day(words: Words<'_>) -> Read<'_, Expression> {
    map(near, |point| Expression::new(Meaning::Date(point))).parse(words)
}

fn near(words: Words<'_>) -> Read<'_, Point> {
    sense(|sense| match sense {
        Sense::Day(count) => Some(days(count)),
        _ => None,
    })(words)
}

/// `tomorrow morning`
fn near_part(words: Words<'_>) -> Read<'_, Expression> {
    map((near, part), |(point, part)| Expression::new(Meaning::Time(Some(point), part))).parse(words)
}

/// `tonight`, `overnight`
fn night(words: Words<'_>) -> Read<'_, Expression> {
    sense(|sense| match sense {
        Sense::Night(count) => Some(Expression::new(Meaning::Time(Some(days(count)), at(PartOfDay::Night)))),
        _ => None,
    })(words)
}

/// `the day after tomorrow`
fn beyond(words: Words<'_>) -> Read<'_, Expression> {
    let day = preceded(
        (opt(word("the")), word("day")),
        alt((value(-2, phrase("before yesterday")), value(2, phrase("after tomorrow")))),
    );
    map(day, |count| Expression::new(Meaning::Date(days(count)))).parse(words)
}

/// `this morning`, `last night`, `the next morning`, `that evening`
fn which_part(words: Words<'_>) -> Read<'_, Expression> {
    let (rest, the) = opt(word("the")).parse(words)?;
    let (rest, which) = which(rest)?;
    let (rest, _) = opt(terminated(one_of(&["very", "early", "late"]), opt(joint(HYPHENS)))).parse(rest)?;
    let (rest, part) = part(rest)?;
    let point = match (which, the) {
        (Which::Last, _) => days(-1),
        (Which::This, _) => days(0),
        (Which::Next | Which::After, _) => from_text(1, true),
        (Which::Before, _) => from_text(1, false),
        (Which::Same, _) => Point::Period(Which::Same, Measure::one(Unit::Day)),
    };
    Ok((rest, Expression::new(Meaning::Time(Some(point), part))))
}

const fn from_text(count: u32, ahead: bool) -> Point {
    Point::Shift { amount: Amount::Count(count), measure: Measure::one(Unit::Day), ahead, from: Origin::Text }
}

pub(super) fn which(words: Words<'_>) -> Read<'_, Which> {
    sense(|sense| match sense {
        Sense::Which(which) => Some(which),
        _ => None,
    })(words)
}

/// `the night of March 3`, `the morning of 4 June 1989`
fn part_of_date(words: Words<'_>) -> Read<'_, Expression> {
    let (rest, (_, part, ())) = (opt(word("the")), part, word("of")).parse(words)?;
    let (rest, date) = calendar::date(rest)?;
    match date.meaning {
        Meaning::Date(point) => Ok((rest, Expression::new(Meaning::Time(Some(point), part)))),
        _ => miss(),
    }
}

/// A length of time before or after some day.
pub(super) fn shift(words: Words<'_>) -> Read<'_, Expression> {
    alt((counted_shift, year_ago)).parse(words)
}

fn counted_shift(words: Words<'_>) -> Read<'_, Expression> {
    let (rest, (amount, measure)) = alt((measured, bare_plural)).parse(words)?;
    let (rest, approximate) = opt(phrase("or so")).parse(rest)?;
    let modifier = approximate.map(|()| crate::Modifier::Approx);
    let (rest, (ahead, from)) = direction(rest)?;
    let expression = match (amount, ahead, from) {
        (Amount::Unknown, false, Origin::Now) => Expression::new(Meaning::Reference(Reference::Past)),
        _ => Expression::new(Meaning::Date(Point::Shift { amount, measure, ahead, from })),
    };
    Ok((rest, expression.with(modifier)))
}

/// `years` of `years ago`
fn bare_plural(words: Words<'_>) -> Read<'_, (Amount, Measure)> {
    let (rest, (measure, plural)) = unit(words)?;
    if plural { Ok((rest, (Amount::Unknown, measure))) } else { miss() }
}

fn direction(words: Words<'_>) -> Read<'_, (bool, Origin)> {
    alt((
        value((false, Origin::Now), word("ago")),
        value((false, Origin::Text), one_of(&["earlier", "previously"])),
        value((false, Origin::Text), terminated(word("before"), not(object))),
        value((true, Origin::Text), one_of(&["later", "afterward", "afterwards", "thereafter"])),
        value((true, Origin::Now), phrase("from now")),
        value((true, Origin::Now), word("hence")),
        value((true, Origin::Text), terminated(one_of(&["on", "after"]), not(object))),
    ))
    .parse(words)
}

/// What a preposition stands before: any word.
fn object(words: Words<'_>) -> Read<'_, ()> {
    any(|word| {
        word.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '"' | '“' | '\'' | '‘' | '$'))
            .then_some(())
    })(words)
}

/// `the year-ago quarter`, `year-earlier third quarter`
fn year_ago(words: Words<'_>) -> Read<'_, Expression> {
    let (rest, _) = opt(alt((quarter::determiner, article))).parse(words)?;
    let (rest, _) = opt(one_of(&["comparable", "corresponding"])).parse(rest)?;
    let (rest, _) = (word("year"), joint(HYPHENS), one_of(&["ago", "earlier"])).parse(rest)?;
    let year = Point::Shift {
        amount: Amount::Count(1),
        measure: Measure::one(Unit::Year),
        ahead: false,
        from: Origin::Text,
    };
    let (rest, named) = opt(quarter::quarter).parse(rest)?;
    let point = match named.map(|named| named.meaning) {
        Some(Meaning::Date(Point::Bare(named))) => Point::Within(named, Which::Last, Unit::Year),
        _ => year,
    };
    let (rest, _) = opt(one_of(&["quarter", "period"])).parse(rest)?;
    Ok((rest, Expression::new(Meaning::Date(point))))
}
