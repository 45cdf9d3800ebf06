//! Times by the clock: `5 p.m. EST Thursday`, `1800 GMT`, `10:30 local time`, `noon`.
//!
//! ```text
//! time = ( hour ampm | 4DIGIT zone | 2DIGIT ":" 2DIGIT | hour "o'clock" | "noon" ) zone? ","? day?
//! ```

use nom::Parser as _;
use nom::branch::alt;
use nom::combinator::{map, opt, value, verify};
use nom::sequence::{preceded, terminated};

use super::calendar;
use super::number::{below_hundred, short_figure};
use super::relative;
use crate::lexicon::Sense;
use crate::meaning::{Expression, Meaning, Point};
use crate::value::{PartOfDay, TimeOfDay};
use crate::words::{Read, Words, any, miss, number, one_of, sense, word};

pub(super) fn time(words: Words<'_>) -> Read<'_, Expression> {
    let (rest, clock) = alt((twelve_hours, military, colon, o_clock, half_past, noon)).parse(words)?;
    let (rest, _) = opt(zone).parse(rest)?;
    let (rest, day) = opt(day).parse(rest)?;
    Ok((rest, Expression::new(Meaning::Time(day, clock))))
}

/// `5 p.m.`, `10:30am`, `4 in the morning`
fn twelve_hours(words: Words<'_>) -> Read<'_, TimeOfDay> {
    let (rest, (hour, minute)) =
        alt((hour_minute, map(alt((short_figure, spelled_hour)), |hour| (hour, None))))
            .parse(words)
            .or_else(|_| glued(words).map(|(_, (clock, _))| (words, clock)))?;
    let (rest, afternoon) = if rest.len() == words.len() {
        glued(words).map(|(rest, (_, pm))| (rest, pm))?
    } else {
        half_day(rest)?
    };
    if !(1..=12).contains(&hour) {
        return miss();
    }
    let hour = hour % 12 + if afternoon { 12 } else { 0 };
    Ok((rest, TimeOfDay::Clock(hour, Some(minute.unwrap_or(0)), None)))
}

/// `5pm`, `10:30am`: one token.
fn glued(words: Words<'_>) -> Read<'_, ((u8, Option<u8>), bool)> {
    number(|digits| {
        let lower = |suffix: &str| {
            digits.len() > 2
                && digits.get(digits.len() - 2..).is_some_and(|end| end.eq_ignore_ascii_case(suffix))
        };
        let afternoon = lower("pm");
        (afternoon || lower("am")).then_some(())?;
        Some((clock_digits(digits.get(..digits.len() - 2)?)?, afternoon))
    })(words)
}

fn hour_minute(words: Words<'_>) -> Read<'_, (u8, Option<u8>)> {
    number(|digits| clock_digits(digits).filter(|(_, minute)| minute.is_some()))(words)
}

/// `10`, `10:30`, `10.30`
fn clock_digits(digits: &str) -> Option<(u8, Option<u8>)> {
    let Some((hour, minute)) = digits.split_once([':', '.']) else {
        return Some((digits.parse().ok()?, None));
    };
    let (hour, minute): (u8, u8) = (hour.parse().ok()?, (minute.len() == 2).then(|| minute.parse().ok())??);
    (hour <= 24 && minute < 60).then_some((hour, Some(minute)))
}

fn spelled_hour(words: Words<'_>) -> Read<'_, u8> {
    map(verify(below_hundred, |hour| (1..=12).contains(hour)), |hour| u8::try_from(hour).unwrap_or(0))
        .parse(words)
}

/// Whether it is after noon.
fn half_day(words: Words<'_>) -> Read<'_, bool> {
    let mark = any(|word| {
        let is = |known: &[&str]| known.iter().any(|known| word.eq_ignore_ascii_case(known));
        if is(&["p.m.", "p.m", "pm"]) { Some(true) } else { is(&["a.m.", "a.m", "am"]).then_some(false) }
    });
    let in_the = preceded(
        (word("in"), word("the")),
        alt((value(false, word("morning")), value(true, one_of(&["afternoon", "evening"])))),
    );
    alt((mark, in_the)).parse(words)
}

/// `1800 GMT`, `0001 GMT`, `1430 hours`
fn military(words: Words<'_>) -> Read<'_, TimeOfDay> {
    let clock = number(|digits| {
        (digits.len() == 4).then_some(())?;
        let (hour, minute): (u8, u8) = (digits.get(..2)?.parse().ok()?, digits.get(2..)?.parse().ok()?);
        (hour <= 24 && minute < 60).then_some(TimeOfDay::Clock(hour, Some(minute), None))
    });
    let (rest, clock) = clock(words)?;
    match alt((zone, word("hours"))).parse(rest) {
        Ok(_) => Ok((opt(word("hours")).parse(rest)?.0, clock)),
        Err(_) => miss(),
    }
}

/// `18:00`, `9:30`, `10:15:20`
fn colon(words: Words<'_>) -> Read<'_, TimeOfDay> {
    let (rest, clock) = number(|digits| {
        let mut fields = digits.split(':');
        let (hour, minute, second) = (fields.next()?, fields.next()?, fields.next());
        let fits = hour.len() <= 2
            && minute.len() == 2
            && second.is_none_or(|second| second.len() == 2)
            && fields.next().is_none();
        fits.then_some(())?;
        let (hour, minute): (u8, u8) = (hour.parse().ok()?, minute.parse().ok()?);
        let second: Option<u8> = second.and_then(|second| second.parse().ok());
        let fits = hour <= 24 && minute < 60 && second.is_none_or(|second| second < 60);
        fits.then_some(TimeOfDay::Clock(hour, Some(minute), second))
    })(words)?;
    // A single digit before the colon is a time only if something says so.
    if words.first().split(':').next().is_some_and(|hour| hour.len() == 2) || zone(rest).is_ok() {
        Ok((rest, clock))
    } else {
        miss()
    }
}

fn o_clock(words: Words<'_>) -> Read<'_, TimeOfDay> {
    let (rest, hour) =
        terminated(alt((short_figure, spelled_hour)), one_of(&["o'clock", "o’clock"])).parse(words)?;
    let (rest, afternoon) = opt(half_day).parse(rest)?;
    let hour = if afternoon == Some(true) && hour < 12 { hour + 12 } else { hour };
    Ok((rest, TimeOfDay::Clock(hour, Some(0), None)))
}

fn half_past(words: Words<'_>) -> Read<'_, TimeOfDay> {
    let (rest, hour) = preceded((word("half"), word("past")), spelled_hour).parse(words)?;
    Ok((rest, TimeOfDay::Clock(hour, Some(30), None)))
}

/// `noon`, `midnight`; `dawn`
fn noon(words: Words<'_>) -> Read<'_, TimeOfDay> {
    sense(|sense| match sense {
        Sense::Hour(hour) => Some(TimeOfDay::Clock(hour, Some(0), None)),
        Sense::Dawn(part) => Some(TimeOfDay::Part(part)),
        _ => None,
    })(words)
}

/// `GMT`, `local time`, `Eastern Daylight Time`, `Moscow time`
pub(crate) fn zone(words: Words<'_>) -> Read<'_, ()> {
    alt((
        zone_letters,
        map(
            (
                one_of(&["local", "eastern", "central", "pacific", "mountain"]),
                opt(one_of(&["standard", "daylight", "european", "summer"])),
                word("time"),
            ),
            |_| (),
        ),
        city_time,
        map((word("greenwich"), word("mean"), word("time")), |_| ()),
    ))
    .parse(words)
}

fn zone_letters(words: Words<'_>) -> Read<'_, ()> {
    let is_capital = words.first().bytes().all(|b| b.is_ascii_uppercase());
    if is_capital { sense(|sense| (sense == Sense::Zone).then_some(()))(words) } else { miss() }
}

fn city_time(words: Words<'_>) -> Read<'_, ()> {
    map((any(|word| word.starts_with(char::is_uppercase).then_some(())), one_of(&["time"])), |_| ())
        .parse(words)
}

/// The day right after the time.
fn day(words: Words<'_>) -> Read<'_, Point> {
    let (rest, comma) = opt(word(",")).parse(words)?;
    let (rest, found) = match comma {
        Some(()) => calendar::date(rest)?,
        None => alt((
            calendar::date,
            map(calendar::weekday, |day| {
                Expression::new(Meaning::Date(Point::Bare(crate::meaning::Named::Weekday(day))))
            }),
            relative::near_day,
        ))
        .parse(rest)?,
    };
    match found.meaning {
        Meaning::Date(point) => Ok((rest, point)),
        _ => miss(),
    }
}

/// The part of a day as a time.
pub(super) const fn at(part: PartOfDay) -> TimeOfDay {
    TimeOfDay::Part(part)
}
