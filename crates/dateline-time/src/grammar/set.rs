//! Times that recur: `every Monday`, `annual`, `twice a year`, `per day`, `Mondays`.
//!
//! ```text
//! set = ( "every" | "each" ) ( "other" | count )? ( unit | weekday | month | season | part )
//!     | frequency | ( "once" | "twice" | count "times" ) ( "a" | "per" | "every" | "each" ) unit
//!     | "per" unit | weekdays part? | "weekends"
//! ```

use nom::Parser as _;
use nom::branch::alt;
use nom::combinator::{map, opt, value};
use nom::sequence::{preceded, terminated};

use super::calendar::{month, season, weekday, weekend_word};
use super::duration::unit;
use super::number::{article, count, ordinal, whole};
use crate::lexicon::Sense;
use crate::meaning::{Expression, Meaning};
use crate::value::{Date, Part, TimeOfDay, Value};
use crate::words::{Read, Words, miss, one_of, sense, word};
use crate::{Amount, Duration};

pub(super) fn set(words: Words<'_>) -> Read<'_, Expression> {
    map(alt((every, times, per, frequency, plural_weekday, weekends)), |value| {
        Expression::new(Meaning::Set(value))
    })
    .parse(words)
}

fn every(words: Words<'_>) -> Read<'_, Value> {
    let (rest, ()) = one_of(&["every", "each"])(words)?;
    let (rest, _) =
        opt(one_of(&["single", "successive", "passing", "trading", "working", "business"])).parse(rest)?;
    alt((every_other, every_count, every_name)).parse(rest)
}

/// `every other day`, `every second week`
fn every_other(words: Words<'_>) -> Read<'_, Value> {
    let (rest, nth) = alt((value(2, word("other")), ordinal)).parse(words)?;
    let (rest, (measure, _)) = unit(rest)?;
    Ok((rest, Value::Duration(measure.duration(Amount::Count(nth.into())))))
}

/// `every day`, `every two weeks`
fn every_count(words: Words<'_>) -> Read<'_, Value> {
    let (rest, (amount, (measure, _))) = (opt(count), unit).parse(words)?;
    Ok((rest, Value::Duration(measure.duration(amount.unwrap_or(Amount::Count(1))))))
}

fn every_name(words: Words<'_>) -> Read<'_, Value> {
    let any = |part| Value::Date(Date::Year(None, part));
    let weekday_part = map((weekday, opt(super::calendar::part)), |(day, part)| {
        part.map_or(Value::Date(Date::any(day)), |part| Value::Time(Date::any(day), part))
    });
    let day = Date::Year(None, Part::Day(None, None));
    alt((
        weekday_part,
        map(month, move |month| any(Part::Month(Some(month)))),
        map(season, move |season| any(Part::Season(season))),
        map(weekend_word, move |()| any(Part::Weekend(None))),
        map(super::calendar::part, move |part| Value::Time(day, part)),
    ))
    .parse(words)
}

/// `twice a year`, `three times per week`
fn times(words: Words<'_>) -> Read<'_, Value> {
    let often = alt((one_of(&["once", "twice"]), map(terminated(whole, word("times")), |_| ())));
    preceded((often, alt((article, one_of(&["per", "every", "each"])))), one_unit).parse(words)
}

fn one_unit(words: Words<'_>) -> Read<'_, Value> {
    let (rest, (measure, plural)) = unit(words)?;
    if plural { miss() } else { Ok((rest, Value::Duration(measure.duration(Amount::Count(1))))) }
}

/// `per day`, `per annum`
fn per(words: Words<'_>) -> Read<'_, Value> {
    let annum = value(Value::Duration(Duration::of(Amount::Count(1), crate::Unit::Year)), word("annum"));
    preceded(word("per"), alt((one_unit, annum))).parse(words)
}

/// `daily`, `annual`
fn frequency(words: Words<'_>) -> Read<'_, Value> {
    sense(|sense| match sense {
        Sense::Frequency(measure) => Some(Value::Duration(measure.duration(Amount::Count(1)))),
        _ => None,
    })(words)
}

/// `Mondays`, `Tuesday nights`
fn plural_weekday(words: Words<'_>) -> Read<'_, Value> {
    let days = map(
        sense(|sense| match sense {
            Sense::Weekdays(day) => Some(day),
            _ => None,
        }),
        |day| Value::Date(Date::any(day)),
    );
    let nights = map((weekday, parts), |(day, part)| Value::Time(Date::any(day), part));
    alt((days, nights)).parse(words)
}

fn parts(words: Words<'_>) -> Read<'_, TimeOfDay> {
    sense(|sense| match sense {
        Sense::Part { part, plural: true } => Some(TimeOfDay::Part(part)),
        _ => None,
    })(words)
}

fn weekends(words: Words<'_>) -> Read<'_, Value> {
    sense(|sense| match sense {
        Sense::Weekend { plural: true } => Some(Value::Date(Date::Year(None, Part::Weekend(None)))),
        _ => None,
    })(words)
}
