//! Quarters and halves of a year, also of a fiscal one: `the third quarter of 1984`, `Q3 2020`, `next year's first half`.
//!
//! ```text
//! quarter = determiner? year? "fiscal"? ordinal "-"? ( "quarter" | "half" ) [ "of"? year ] | "Q" digit year?
//! fiscal  = determiner? "fiscal" "year"? year?
//! ```

use nom::Parser as _;
use nom::branch::alt;
use nom::combinator::{map, opt, verify};
use nom::sequence::{preceded, terminated};

use super::calendar::{which_year, year};
use super::number::ordinal;
use crate::meaning::{Expression, Meaning, Measure, Named, Point, Which};
use crate::value::{Date, Part, Unit};
use crate::words::{HYPHENS, Read, Words, any, joint, miss, one_of, word};

/// Which year a quarter belongs to.
#[derive(Clone, Copy)]
enum Year {
    Number(u16),
    Which(Which),
}

pub(super) fn quarter(words: Words<'_>) -> Read<'_, Expression> {
    map(alt((spelled, letter, fiscal)), |point| Expression::new(Meaning::Date(point))).parse(words)
}

fn spelled(words: Words<'_>) -> Read<'_, Point> {
    let (rest, before) = opt(alt((
        terminated(whose_year, opt(one_of(&["'s", "’s"]))),
        terminated(preceded(opt(determiner), map(year, Year::Number)), opt(one_of(&["'s", "’s"]))),
    )))
    .parse(words)?;
    let (rest, _) = opt(determiner).parse(rest)?;
    let (rest, fiscal) = opt(terminated(word("fiscal"), opt(joint(HYPHENS)))).parse(rest)?;
    let (rest, part) = quarter_or_half(rest)?;
    let (rest, after) = opt(preceded(
        opt(one_of(&["of", "in", ","])),
        alt((map((opt(word("fiscal")), year), |(_, year)| Year::Number(year)), whose_year, of_the_year)),
    ))
    .parse(rest)?;
    let year = before.or(after);
    // The half of a game has no year.
    if matches!(part, Named::Half(_)) && year.is_none() && fiscal.is_none() {
        return miss();
    }
    Ok((rest, point(part, year)))
}

fn point(part: Named, year: Option<Year>) -> Point {
    match year {
        Some(Year::Number(year)) => Point::OfYear(part, year),
        Some(Year::Which(which)) => Point::Within(part, which, Unit::Year),
        None => Point::Bare(part),
    }
}

fn whose_year(words: Words<'_>) -> Read<'_, Year> {
    map(which_year, Year::Which).parse(words)
}

fn of_the_year(words: Words<'_>) -> Read<'_, Year> {
    map((word("the"), opt(one_of(&["fiscal", "current"])), word("year")), |_| Year::Which(Which::This))
        .parse(words)
}

pub(super) fn determiner(words: Words<'_>) -> Read<'_, ()> {
    one_of(&["the", "its", "their", "his", "her", "our"])(words)
}

fn quarter_or_half(words: Words<'_>) -> Read<'_, Named> {
    let (rest, number) =
        alt((verify(ordinal, |number| (1..=4).contains(number)), map(one_of(&["last", "final"]), |()| 0)))
            .parse(words)?;
    let (rest, _) = opt(joint(HYPHENS)).parse(rest)?;
    let unit = any(|word| {
        let is = |unit: &str| word.eq_ignore_ascii_case(unit);
        if is("quarter") {
            Some(Named::Quarter(if number == 0 { 4 } else { number }))
        } else if is("half") && number <= 2 {
            Some(Named::Half(if number == 0 { 2 } else { number }))
        } else {
            None
        }
    });
    // `the last quarter` is the one before this.
    match unit(rest) {
        Ok((_, Named::Quarter(_))) if words.first().eq_ignore_ascii_case("last") => miss(),
        found => found,
    }
}

/// `Q3`, `H1 2020`, `2020 Q3` is read from its year on.
fn letter(words: Words<'_>) -> Read<'_, Point> {
    let part = any(|word| {
        let (letter, digit) = (word.get(..1)?, word.get(1..)?.parse::<u8>().ok()?);
        match letter {
            "Q" if (1..=4).contains(&digit) => Some(Named::Quarter(digit)),
            "H" if (1..=2).contains(&digit) => Some(Named::Half(digit)),
            _ => None,
        }
    });
    let (rest, part) = part(words)?;
    let (rest, year) = opt(preceded(opt(word("of")), year)).parse(rest)?;
    match (part, year) {
        (_, Some(year)) => Ok((rest, Point::OfYear(part, year))),
        (Named::Quarter(_), None) => Ok((rest, Point::Bare(part))),
        _ => miss(),
    }
}

/// `fiscal 1989`, `the current fiscal year`, `fiscal year 2020`
fn fiscal(words: Words<'_>) -> Read<'_, Point> {
    let (rest, _) = opt(determiner).parse(words)?;
    let (rest, before) = opt(year).parse(rest)?;
    let (rest, which) = opt(one_of(&["current", "latest", "this"])).parse(rest)?;
    let (rest, next) = opt(one_of(&["next", "last"])).parse(rest)?;
    let (rest, ()) = word("fiscal")(rest)?;
    let (rest, unit) = opt(preceded(opt(joint(HYPHENS)), word("year"))).parse(rest)?;
    let (rest, after) = opt(year).parse(rest)?;
    let named = Part::Whole;
    match (before.or(after), unit) {
        (Some(year), _) => Ok((rest, Point::Known(Date::Year(Some(year), named)))),
        (None, Some(())) => {
            let which = match (which, next) {
                (None, Some(()))
                    if words.first().eq_ignore_ascii_case("last")
                        || words.at(1).eq_ignore_ascii_case("last") =>
                {
                    Which::Last
                }
                (None, Some(())) => Which::Next,
                _ => Which::This,
            };
            Ok((rest, Point::Period(which, Measure::one(Unit::Year))))
        }
        (None, None) => miss(),
    }
}
