//! Lengths of time: `two weeks`, `a 13-month low`, `the first eight months`, `a year and a half`, `months`.
//!
//! ```text
//! duration = lead? measured [ ( "and" | "," )? measured ] tail? | plural-unit tail? | hyphened
//! lead     = determiner? ( "first" | "last" | "past" | "next" … )?
//! measured = count [ ( "to" | "or" | "-" ) count ] "more"? "-"? adjective? unit [ "and a half" ] | article unit
//! tail     = "or so" | "or more" | "to come" | "-long" | "of the year"
//! ```

use nom::Parser as _;
use nom::branch::alt;
use nom::combinator::{map, not, opt, peek, value, verify};
use nom::sequence::{preceded, terminated};

use super::number::{article, count, whole};
use crate::lexicon::Sense;
use crate::meaning::{Expression, Meaning, Measure};
use crate::value::{Duration, Unit};
use crate::words::{HYPHENS, Read, Words, joint, miss, one_of, phrase, sense, word};
use crate::{Amount, Modifier};

pub(super) fn duration(words: Words<'_>) -> Read<'_, Expression> {
    alt((led, plural)).parse(words)
}

/// A unit, and whether it stands in the plural.
pub(super) fn unit(words: Words<'_>) -> Read<'_, (Measure, bool)> {
    sense(|sense| match sense {
        Sense::Unit { measure, plural } => Some((measure, plural)),
        _ => None,
    })(words)
}

fn led(words: Words<'_>) -> Read<'_, Expression> {
    let (rest, lead) = opt(lead).parse(words)?;
    let (rest, (amount, measure)) = match lead {
        // `the week` is a period, `the past week` a length.
        Some(true) => alt((measured, one)).parse(rest)?,
        // `the last year` too, but nobody means a length by `the last day`.
        Some(false) if phrase("the last")(words).is_ok() => alt((measured, long_one)).parse(rest)?,
        _ => measured(rest)?,
    };
    let duration = measure.duration(amount);
    let (rest, duration) = more(rest, duration)?;
    let (rest, tail) = opt(tail).parse(rest)?;
    let (rest, _) = opt(phrase("of the year")).parse(rest)?;
    Ok((rest, Expression::new(Meaning::Duration(duration)).with(tail.flatten()).with(range_modifier(words))))
}

/// `two to three weeks` are two at least.
fn range_modifier(words: Words<'_>) -> Option<Modifier> {
    (0..words.len().min(4))
        .any(|n| {
            let rest = words.after(n);
            ranged(rest).is_ok()
        })
        .then_some(Modifier::EqualOrMore)
}

/// Whether a word that makes `the week` a length stands there.
fn lead(words: Words<'_>) -> Read<'_, bool> {
    let (rest, determined) =
        opt(one_of(&["the", "this", "these", "those", "its", "his", "her", "their", "our", "my", "your"]))
            .parse(words)?;
    let (rest, ordered) = opt(alt((
        value(true, one_of(&["past"])),
        value(
            false,
            one_of(&[
                "first",
                "last",
                "next",
                "final",
                "previous",
                "preceding",
                "coming",
                "following",
                "opening",
                "initial",
                "latest",
                "other",
                "entire",
                "whole",
                "full",
                "same",
                "intervening",
            ]),
        ),
    )))
    .parse(rest)?;
    match (determined, ordered) {
        (None, None) => miss(),
        (_, ordered) => Ok((rest, ordered == Some(true))),
    }
}

fn one(words: Words<'_>) -> Read<'_, (Amount, Measure)> {
    match unit(words)? {
        (rest, (measure, false)) => Ok((rest, (Amount::Count(1), measure))),
        _ => miss(),
    }
}

fn long_one(words: Words<'_>) -> Read<'_, (Amount, Measure)> {
    verify(one, |(_, measure)| matches!(measure.unit, Unit::Year | Unit::Month | Unit::Week)).parse(words)
}

/// A number of units.
pub(super) fn measured(words: Words<'_>) -> Read<'_, (Amount, Measure)> {
    alt((hyphened, ranged, counted, one_and_a_half, single)).parse(words)
}

/// `three-year`, `180-day`; `43-year-old` is an age.
fn hyphened(words: Words<'_>) -> Read<'_, (Amount, Measure)> {
    let (rest, (number, (), (measure, _))) = (whole, joint(HYPHENS), unit).parse(words)?;
    not((joint(HYPHENS), one_of(&["old", "olds"]))).parse(rest)?;
    Ok((rest, (Amount::Count(number), measure)))
}

/// `two to three weeks`, `12-18 months`
fn ranged(words: Words<'_>) -> Read<'_, (Amount, Measure)> {
    let joint = alt((joint(HYPHENS), one_of(&["to", "or", "–"])));
    let (rest, (low, (), _, (measure, _))) =
        (whole, joint, whole, preceded(opt(adjective), unit)).parse(words)?;
    Ok((rest, (Amount::Count(low), measure)))
}

/// `two weeks`, `five straight days`, `several more months`
fn counted(words: Words<'_>) -> Read<'_, (Amount, Measure)> {
    let (rest, amount) = count(words)?;
    let (rest, _) = opt(adjective).parse(rest)?;
    let (rest, (measure, plural)) = unit(rest)?;
    let one = matches!(amount, Amount::Count(1) | Amount::Tenths(_));
    // `two second place finishers`, `one years`
    if !plural && !one {
        let spoken = matches!(amount, Amount::Count(..1000))
            && measure.unit != Unit::Second
            && measure.unit != Unit::Quarter;
        // `a five year low`: a unit in the singular before another word; but not `the cup of 2018 day five`.
        if !spoken {
            return miss();
        }
    }
    age(rest)?;
    Ok(half(rest, amount, measure))
}

/// `a year`, `an hour`, `another week`; nobody times `a second`.
fn single(words: Words<'_>) -> Read<'_, (Amount, Measure)> {
    let (rest, ()) = alt((article, word("another"))).parse(words)?;
    let (rest, _) = opt(alt((adjective, one_of(&["entire", "single"])))).parse(rest)?;
    let (rest, (measure, plural)) = unit(rest)?;
    if plural || matches!(measure.unit, Unit::Second | Unit::Quarter) || is_compound(rest) {
        return miss();
    }
    age(rest)?;
    Ok(half(rest, Amount::Count(1), measure))
}

/// `a year-end rally`, `a day-to-day matter`: a unit within another word.
fn is_compound(rest: Words<'_>) -> bool {
    joint(HYPHENS)(rest).is_ok() && rest.touches(0) && !rest.at(1).eq_ignore_ascii_case("long")
}

/// `one and a half years` is read with the number.
fn one_and_a_half(words: Words<'_>) -> Read<'_, (Amount, Measure)> {
    let (rest, (amount, _, (measure, _))) = (count, opt(adjective), unit).parse(words)?;
    match amount {
        Amount::Tenths(_) => Ok((rest, (amount, measure))),
        _ => miss(),
    }
}

/// What is read so far, or with the half of `a year and a half`.
fn half(rest: Words<'_>, amount: Amount, measure: Measure) -> (Words<'_>, (Amount, Measure)) {
    match (amount, phrase("and a half")(rest)) {
        (Amount::Count(n), Ok((rest, ()))) => {
            (rest, (Amount::tenths(n.saturating_mul(10).saturating_add(5)), measure))
        }
        _ => (rest, (amount, measure)),
    }
}

/// Fails before what makes a number of years an age.
fn age(rest: Words<'_>) -> Read<'_, ()> {
    let old = alt((map((opt(joint(HYPHENS)), one_of(&["old", "olds"])), |_| ()), phrase("of age")));
    match peek(old).parse(rest) {
        Ok(_) => miss(),
        Err(_) => Ok((rest, ())),
    }
}

fn adjective(words: Words<'_>) -> Read<'_, ()> {
    let one = one_of(&[
        "more",
        "consecutive",
        "straight",
        "full",
        "whole",
        "additional",
        "trading",
        "working",
        "business",
        "calendar",
        "long",
        "short",
        "successive",
        "extra",
        "further",
        "fiscal",
        "solid",
        "crucial",
        "other",
        "calender",
        "separate",
        "different",
    ]);
    map((one, opt(one_of(&["trading", "working", "business", "calendar", "fiscal"]))), |_| ()).parse(words)
}

/// `two years and three months`, `3 hours, 20 minutes`
fn more(words: Words<'_>, duration: Duration) -> Read<'_, Duration> {
    let (rest, found) = opt(preceded(opt(alt((word("and"), word(",")))), (whole, unit))).parse(words)?;
    let Some((number, (measure, _))) = found else { return Ok((words, duration)) };
    let shorter =
        duration.parts().all(|(amount, unit)| unit < measure.unit && matches!(amount, Amount::Count(_)));
    if !shorter {
        return Ok((words, duration));
    }
    let duration = duration.and(Amount::Count(number.saturating_mul(measure.times)), measure.unit);
    more(rest, duration)
}

fn tail(words: Words<'_>) -> Read<'_, Option<Modifier>> {
    alt((
        value(Some(Modifier::Approx), phrase("or so")),
        value(Some(Modifier::EqualOrMore), terminated(word("or"), one_of(&["more", "longer"])).map(|()| ())),
        value(Some(Modifier::EqualOrLess), terminated(word("or"), one_of(&["less", "fewer"])).map(|()| ())),
        value(None, phrase("to come")),
        value(None, map((joint(HYPHENS), word("long")), |_| ())),
        value(None, word("long")),
    ))
    .parse(words)
}

/// `months`, `years to come`, `decades-long`
fn plural(words: Words<'_>) -> Read<'_, Expression> {
    let (rest, (measure, plural)) = unit(words)?;
    let (rest, tail) = opt(tail).parse(rest)?;
    if !plural && (tail.is_none() || !words.at(1).starts_with('-')) {
        return miss();
    }
    age(rest)?;
    let amount = if plural { Amount::Unknown } else { Amount::Count(1) };
    let duration = match amount {
        // TIMEX3 has no letter for decades: how many years they are is not known either.
        Amount::Unknown => Duration::of(Amount::Unknown, measure.unit),
        _ => measure.duration(amount),
    };
    Ok((rest, Expression::new(Meaning::Duration(duration))))
}
