//! Reads TIMEX3 values back; the grammar is in the documentation of [`Value`]'s module.

use std::str::FromStr;

use super::{Amount, Date, Duration, Part, PartOfDay, Reference, Season, TimeOfDay, Unit, Value};

/// A value that is not as TIMEX3 writes them.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no TIMEX3 value")]
pub struct ParseValueError(pub(crate) String);

/// Reads what [`Display`](std::fmt::Display) prints, and the decades and centuries that are written `199X` and `19XX`.
impl FromStr for Value {
    type Err = ParseValueError;

    fn from_str(text: &str) -> Result<Value, ParseValueError> {
        value(text).ok_or_else(|| ParseValueError(text.to_owned()))
    }
}

fn value(text: &str) -> Option<Value> {
    match text {
        "PAST_REF" => Some(Value::Reference(Reference::Past)),
        "PRESENT_REF" => Some(Value::Reference(Reference::Present)),
        "FUTURE_REF" => Some(Value::Reference(Reference::Future)),
        _ if text.starts_with('P') => duration(text).map(Value::Duration),
        _ => match text.split_once('T') {
            Some((day, time)) => Some(Value::Time(date(day)?, time_of_day(time)?)),
            None => date(text).map(Value::Date),
        },
    }
}

fn date(text: &str) -> Option<Date> {
    let (year, rest) = text.split_once('-').map_or((text, None), |(year, rest)| (year, Some(rest)));
    let Some(rest) = rest else {
        return match (year.len(), year.trim_end_matches('X').len()) {
            (2 | 4, 2) => digits(year.trim_end_matches('X'), 2).map(Date::Century),
            (3 | 4, 3) => digits(year.trim_end_matches('X'), 3).map(Date::Decade),
            _ => Some(Date::Year(known(year, 4)?, Part::Whole)),
        };
    };
    Some(Date::Year(known(year, 4)?, part(rest)?))
}

fn part(text: &str) -> Option<Part> {
    let (first, second) = text.split_once('-').map_or((text, None), |(first, second)| (first, Some(second)));
    if let Some(week) = first.strip_prefix('W').filter(|week| !week.is_empty() && *week != "I") {
        let week = known(week, week.len().min(2))?.map(small);
        in_range(week, 53)?;
        return match second {
            None => Some(Part::Week(week)),
            Some("WE") => Some(Part::Weekend(week)),
            Some(day) => {
                digits(day, 1).filter(|day| (1..=7).contains(day)).map(|day| Part::WeekDay(week, small(day)))
            }
        };
    }
    if let Some(second) = second {
        let (month, day) = (known(first, 2)?.map(small), known(second, 2)?.map(small));
        in_range(month, 12)?;
        in_range(day, 31)?;
        return Some(Part::Day(month, day));
    }
    match first {
        "SP" => Some(Part::Season(Season::Spring)),
        "SU" => Some(Part::Season(Season::Summer)),
        "FA" => Some(Part::Season(Season::Fall)),
        "WI" => Some(Part::Season(Season::Winter)),
        "H1" => Some(Part::Half(1)),
        "H2" => Some(Part::Half(2)),
        "QX" => Some(Part::Quarter(None)),
        "Q1" | "Q2" | "Q3" | "Q4" => {
            digits(first.get(1..)?, 1).map(|quarter| Part::Quarter(Some(small(quarter))))
        }
        _ => {
            let month = known(first, 2)?.map(small);
            in_range(month, 12)?;
            Some(Part::Month(month))
        }
    }
}

fn time_of_day(text: &str) -> Option<TimeOfDay> {
    let part = match text {
        "MO" => PartOfDay::Morning,
        "AF" => PartOfDay::Afternoon,
        "EV" => PartOfDay::Evening,
        "NI" => PartOfDay::Night,
        "DT" => PartOfDay::Daytime,
        _ => return clock(text),
    };
    Some(TimeOfDay::Part(part))
}

fn clock(text: &str) -> Option<TimeOfDay> {
    let mut numbers = text.split(':').map(|number| digits(number, 2).map(small));
    let hour = numbers.next()??;
    let minute = numbers.next();
    let second = numbers.next();
    let fits =
        hour <= 24 && minute.flatten().is_none_or(|n| n < 60) && second.flatten().is_none_or(|n| n <= 60);
    if !fits || minute == Some(None) || second == Some(None) || numbers.next().is_some() {
        return None;
    }
    Some(TimeOfDay::Clock(hour, minute.flatten(), second.flatten()))
}

fn duration(text: &str) -> Option<Duration> {
    let mut rest = text.strip_prefix('P')?;
    let mut found: Option<Duration> = None;
    let mut in_day = false;
    // Units come in their order, each once.
    let mut units = Unit::ALL.iter().copied();
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('T').filter(|_| !in_day) {
            (in_day, rest) = (true, after);
        }
        let end = rest.find(|c: char| c.is_ascii_uppercase() && c != 'X')?;
        let (number, letter) = (rest.get(..end)?, rest.get(end..)?.chars().next()?);
        let unit = units.find(|unit| unit.letter() == letter && unit.is_of_day() == in_day)?;
        let amount = amount(number)?;
        found = Some(found.map_or_else(|| Duration::of(amount, unit), |found| found.and(amount, unit)));
        rest = rest.get(end + 1..)?;
    }
    found
}

fn amount(text: &str) -> Option<Amount> {
    if text == "X" || text == "XX" {
        return Some(Amount::Unknown);
    }
    let plain =
        |text: &str| text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse::<u32>().ok()).flatten();
    match text.split_once('.') {
        None => plain(text).map(Amount::Count),
        Some((whole, tenth)) if tenth.len() == 1 => {
            plain(whole)?.checked_mul(10)?.checked_add(plain(tenth)?).map(Amount::Tenths)
        }
        Some(_) => None,
    }
}

/// A number of `length` digits, or as many `X`: not known.
#[expect(clippy::option_option, reason = "no number, a number not known, a number")]
fn known(text: &str, length: usize) -> Option<Option<u16>> {
    if text.len() == length && text.bytes().all(|b| b == b'X') {
        Some(None)
    } else {
        digits(text, length).map(Some)
    }
}

fn digits(text: &str, length: usize) -> Option<u16> {
    (text.len() == length && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

/// Two digits fit.
fn small(n: u16) -> u8 {
    u8::try_from(n).unwrap_or(u8::MAX)
}

fn in_range(number: Option<u8>, last: u8) -> Option<()> {
    number.is_none_or(|n| (1..=last).contains(&n)).then_some(())
}
