//! The beginning, the middle and the end of periods: `early March`, `the end of 2020`, `earlier this week`, `late Sunday`.
//!
//! ```text
//! edge = ( "early" | "late" | "mid" "-"? | "earlier" | "later" ) ( "in" | "on" )? core
//!      | determiner? ( "beginning" | "start" | "middle" | "end" | "close" ) "of" core | "year" "-"? "end"
//! ```

use nom::Parser as _;
use nom::branch::alt;
use nom::combinator::{map, opt, value};
use nom::sequence::terminated;

use super::{CORE, longest};
use crate::Modifier;
use crate::meaning::{Expression, Meaning, Measure, Named, Origin, Point, Which};
use crate::value::{PartOfDay, TimeOfDay, Unit};
use crate::words::{HYPHENS, Read, Words, joint, miss, one_of, word};

pub(super) fn edge(words: Words<'_>) -> Read<'_, Expression> {
    alt((early, earlier, end_of, year_end)).parse(words)
}

/// `early March`, `the late 1980s`, `mid-June`, `late Sunday`
fn early(words: Words<'_>) -> Read<'_, Expression> {
    let (rest, _) = opt(word("the")).parse(words)?;
    let (rest, modifier) = alt((
        value(Modifier::Start, terminated(word("early"), opt(joint(HYPHENS)))),
        value(Modifier::End, terminated(word("late"), opt(joint(HYPHENS)))),
        value(Modifier::Mid, terminated(word("mid"), opt(joint(HYPHENS)))),
    ))
    .parse(rest)?;
    let (rest, _) = opt(terminated(one_of(&["in", "on"]), opt(word("the")))).parse(rest)?;
    let (rest, found) = longest(CORE)(rest)?;
    Ok((rest, of_day(found, modifier)))
}

/// `late Sunday` is its evening, `early Sunday` its morning; an early year is its beginning.
fn of_day(found: Expression, modifier: Modifier) -> Expression {
    let part = match modifier {
        Modifier::Start => PartOfDay::Morning,
        Modifier::End => PartOfDay::Evening,
        _ => return found.with(Some(modifier)),
    };
    match found.meaning {
        Meaning::Date(point) if is_day(point) => {
            Expression::new(Meaning::Time(Some(point), TimeOfDay::Part(part)))
        }
        _ => found.with(Some(modifier)),
    }
}

fn is_day(point: Point) -> bool {
    match point {
        Point::Bare(named) | Point::Relative(_, named) => matches!(named, Named::Weekday(_)),
        Point::Shift { measure, from, .. } => measure.unit == Unit::Day && from == Origin::Now,
        _ => false,
    }
}

/// `earlier this month`, `later in the week`, `earlier Thursday`
fn earlier(words: Words<'_>) -> Read<'_, Expression> {
    let (rest, modifier) =
        alt((value(Modifier::Start, word("earlier")), value(Modifier::End, one_of(&["later", "sometime"]))))
            .parse(words)?;
    let (rest, _) = opt(one_of(&["in", "on"])).parse(rest)?;
    let (rest, found) = longest(CORE)(rest)?;
    // `later in 2020`, but also `earlier in Moscow`: the core decides. `later Monday's vote` is cut after the day.
    if found.modifier.is_some() { miss() } else { Ok((rest, found.with(Some(modifier)))) }
}

/// `the end of 2020`, `the beginning of next week`, `the middle of the month`
fn end_of(words: Words<'_>) -> Read<'_, Expression> {
    let (rest, _) = opt(one_of(&["the", "its"])).parse(words)?;
    let (rest, _) = opt(word("very")).parse(rest)?;
    let (rest, modifier) = alt((
        value(Modifier::Start, one_of(&["beginning", "start"])),
        value(Modifier::Mid, one_of(&["middle"])),
        value(Modifier::End, one_of(&["end", "close"])),
    ))
    .parse(rest)?;
    let (rest, ()) = word("of")(rest)?;
    let (rest, found) = longest(CORE)(rest)?;
    Ok((rest, found.with(Some(modifier))))
}

/// `year-end`, `year's end`, `month-end`
fn year_end(words: Words<'_>) -> Read<'_, Expression> {
    let unit = alt((value(Unit::Year, word("year")), value(Unit::Month, word("month"))));
    let (rest, (unit, (), ())) =
        (unit, alt((joint(HYPHENS), map(opt(one_of(&["'s", "’s"])), |_| ()))), word("end")).parse(words)?;
    Ok((
        rest,
        Expression::new(Meaning::Date(Point::Period(Which::This, Measure::one(unit))))
            .with(Some(Modifier::End)),
    ))
}
