//! Periods of the calendar seen from today or from the text: `last week`, `this summer`, `next Monday`, `that year`.
//!
//! ```text
//! period    = determiner? which ( unit | month | weekday | season | weekend | holiday | quarter )
//!           | weekday [ "of" ] which "week"
//! reference = "recent" units | "the" adjective? "future" | "the past" | "the coming" units | "these days"
//! ```

use nom::Parser as _;
use nom::branch::alt;
use nom::combinator::{map, not, opt, peek, value};
use nom::sequence::{preceded, terminated};

use super::calendar::{self, month, part, season, weekday, weekend_word};
use super::duration::unit;
use super::number::ordinal;
use super::quarter::determiner;
use super::relative::which;
use crate::holiday::holiday;
use crate::lexicon::Sense;
use crate::meaning::{Expression, Meaning, Measure, Named, Point, Which};
use crate::value::{Date, Reference, Unit};
use crate::words::{Read, Words, miss, one_of, phrase, sense, word};

pub(super) fn period(words: Words<'_>) -> Read<'_, Expression> {
    alt((week_of, consecutive, latest, of_week, which_named, which_unit)).parse(words)
}

/// `last week`, `the current year`, `that same month`, `the following day`
fn which_unit(words: Words<'_>) -> Read<'_, Expression> {
    let (rest, (the, which)) = determined_which(words)?;
    let (rest, _) = opt(one_of(&["calendar", "whole", "entire", "full", "consecutive"])).parse(rest)?;
    let (rest, (measure, plural)) = unit(rest)?;
    if plural || measure.unit.is_of_day() || is_length(words, the, which, measure) {
        return miss();
    }
    let which = match (which, the, measure.unit) {
        // `the next day` is the day after the one the text speaks of.
        (Which::Next, _, Unit::Day) => Which::After,
        (Which::Last | Which::This, _, Unit::Day) => return miss(),
        _ => which,
    };
    Ok((rest, Expression::new(Meaning::Date(Point::Period(which, measure)))))
}

/// `the past week`, `the last year`: so long up to now, no period of the calendar.
fn is_length(words: Words<'_>, the: bool, which: Which, measure: Measure) -> bool {
    let past = words.first().eq_ignore_ascii_case("past") || words.at(1).eq_ignore_ascii_case("past");
    past || (the && which == Which::Last && measure.unit != Unit::Quarter)
}

/// A determiner if there is one, and which; `this past` and `this coming` are last and next.
fn determined_which(words: Words<'_>) -> Read<'_, (bool, Which)> {
    if let Ok((rest, ())) = one_of(&["this", "that"])(words) {
        let second = alt((
            value(Which::Last, word("past")),
            value(Which::Next, word("coming")),
            value(Which::Same, one_of(&["same", "very"])),
        ))
        .parse(rest);
        if let Ok((rest, which)) = second {
            return Ok((rest, (false, which)));
        }
    }
    let (rest, the) = opt(determiner).parse(words)?;
    let (rest, found) = which(rest)?;
    // `the this`, `that` after an article
    let bare_only = words.at(1).eq_ignore_ascii_case("this") || words.at(1).eq_ignore_ascii_case("that");
    if the.is_some() && bare_only { miss() } else { Ok((rest, (the.is_some(), found))) }
}

/// `last October`, `next Monday`, `this summer`, `the previous weekend`
fn which_named(words: Words<'_>) -> Read<'_, Expression> {
    let (rest, (_, which)) = determined_which(words)?;
    let (rest, named) = name(rest)?;
    // `said that Monday's vote`: a conjunction.
    if words.first().eq_ignore_ascii_case("that") && !matches!(named, Named::Season(_) | Named::Weekend) {
        return miss();
    }
    let point = Point::Relative(which, named);
    match opt(part).parse(rest)? {
        (rest, Some(part)) if matches!(named, Named::Weekday(_)) => {
            Ok((rest, Expression::new(Meaning::Time(Some(point), part))))
        }
        _ => Ok((rest, Expression::new(Meaning::Date(point)))),
    }
}

fn name(words: Words<'_>) -> Read<'_, Named> {
    alt((
        month_day,
        map(weekday, Named::Weekday),
        map(capital_month, Named::Month),
        map(season, Named::Season),
        map(weekend_word, |()| Named::Weekend),
        map(holiday, Named::Holiday),
    ))
    .parse(words)
}

/// `last Oct. 23`
fn month_day(words: Words<'_>) -> Read<'_, Named> {
    match calendar::date(words)? {
        (rest, Expression { meaning: Meaning::Date(Point::Bare(named)), .. }) => Ok((rest, named)),
        _ => miss(),
    }
}

fn capital_month(words: Words<'_>) -> Read<'_, u8> {
    if words.first().starts_with(char::is_uppercase) { month(words) } else { miss() }
}

/// `Monday of next week`, `Thursday last week`
fn of_week(words: Words<'_>) -> Read<'_, Expression> {
    let (rest, day) = weekday(words)?;
    let (rest, which) = terminated(preceded(opt(word("of")), which), word("week")).parse(rest)?;
    Ok((rest, Expression::new(Meaning::Date(Point::Within(Named::Weekday(day), which, Unit::Week)))))
}

/// `the week of March 6`, `the week ending 12 May 2019`
fn week_of(words: Words<'_>) -> Read<'_, Expression> {
    let (rest, _) =
        (opt(word("the")), word("week"), one_of(&["of", "ending", "ended", "beginning", "starting"]))
            .parse(words)?;
    let (rest, date) = calendar::date(rest)?;
    let point = match date.meaning {
        Meaning::Date(Point::Known(date)) => date.day().map(|day| Point::Known(Date::week_of(day))),
        Meaning::Date(Point::Bare(Named::Day(month, day))) => Some(Point::Bare(Named::WeekOf(month, day))),
        _ => None,
    };
    match point {
        Some(point) => Ok((rest, Expression::new(Meaning::Date(point)))),
        None => miss(),
    }
}

/// `the third consecutive year`, `a second straight day`: the present one.
fn consecutive(words: Words<'_>) -> Read<'_, Expression> {
    let (rest, _) = opt(one_of(&["the", "a", "its", "their", "his", "her"])).parse(words)?;
    let (rest, _) = (ordinal, one_of(&["consecutive", "straight", "successive"])).parse(rest)?;
    let (rest, (measure, plural)) = unit(rest)?;
    if plural || measure.unit.is_of_day() {
        return miss();
    }
    Ok((rest, Expression::new(Meaning::Date(Point::Period(Which::This, measure)))))
}

/// `the latest quarter`, `the latest period`: what a report speaks of.
fn latest(words: Words<'_>) -> Read<'_, Expression> {
    let (rest, _) = (
        word("the"),
        one_of(&["latest", "most", "reported"]),
        opt(word("recent")),
        one_of(&["quarter", "period"]),
    )
        .parse(words)?;
    Ok((rest, Expression::new(Meaning::Date(Point::Period(Which::Same, Measure::one(Unit::Quarter))))))
}

/// `the week`, `the quarter`: a period only where what stands before says so.
pub(super) fn bare(words: Words<'_>) -> Read<'_, Expression> {
    let (rest, (measure, plural)) = preceded(word("the"), unit).parse(words)?;
    if plural || measure.unit.is_of_day() || measure.times > 1 {
        return miss();
    }
    let which = if measure.unit == Unit::Quarter { Which::Same } else { Which::This };
    Ok((rest, Expression::new(Meaning::Date(Point::Period(which, measure)))))
}

/// The past and the future at large.
pub(super) fn reference(words: Words<'_>) -> Read<'_, Expression> {
    map(alt((recent, future, coming, past, these_days, vague)), |reference| {
        Expression::new(Meaning::Reference(reference))
    })
    .parse(words)
}

fn units(words: Words<'_>) -> Read<'_, ()> {
    let (rest, (_, plural)) = unit(words)?;
    let more = preceded(one_of(&["and", "or"]), unit);
    if plural { map(opt(more), |_| ()).parse(rest) } else { miss() }
}

/// `recent years`, `the recent past`, `past years`
fn recent(words: Words<'_>) -> Read<'_, Reference> {
    let times = alt((units, one_of(&["times"])));
    let phrase = alt((
        preceded(
            (opt(word("the")), opt(one_of(&["most", "more"])), one_of(&["recent"])),
            alt((times, one_of(&["past"]))),
        ),
        preceded((opt(determiner), one_of(&["past", "previous", "bygone"])), units),
    ));
    value(Reference::Past, phrase).parse(words)
}

/// `the future`, `the near future`; not `the future of the deal`.
fn future(words: Words<'_>) -> Read<'_, Reference> {
    let adjective =
        one_of(&["near", "foreseeable", "immediate", "distant", "very", "not-too-distant", "recent"]);
    let phrase = terminated(
        (word("the"), opt(terminated(adjective, opt(one_of(&["near"])))), one_of(&["future"])),
        not(peek(word("of"))),
    );
    value(Reference::Future, phrase).parse(words)
}

/// `the coming weeks`, `the months ahead`, `future quarters`
fn coming(words: Words<'_>) -> Read<'_, Reference> {
    let before = preceded((opt(word("the")), one_of(&["coming", "upcoming", "future", "ensuing"])), units);
    let after = terminated(preceded(word("the"), units), word("ahead"));
    value(Reference::Future, alt((before, after))).parse(words)
}

fn past(words: Words<'_>) -> Read<'_, Reference> {
    value(Reference::Past, phrase("the past")).parse(words)
}

fn these_days(words: Words<'_>) -> Read<'_, Reference> {
    value(Reference::Present, phrase("these days")).parse(words)
}

/// `now`, `recently`; kept or not as the [`Context`](crate::Context) says.
fn vague(words: Words<'_>) -> Read<'_, Reference> {
    sense(|sense| match sense {
        Sense::Vague(reference) => Some(reference),
        _ => None,
    })(words)
}
