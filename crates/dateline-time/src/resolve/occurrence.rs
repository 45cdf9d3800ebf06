//! When a name of the calendar comes round: the Monday, the October, the Christmas that is meant.

use chrono::{Datelike as _, NaiveDate};

use super::arithmetic::{days_after, months_after};
use crate::meaning::Named;
use crate::value::{Date, Part, year_number};

/// Which of the occurrences around a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// The last that has begun, also one that is going on.
    Past,
    /// The first that is not over, also one that is going on.
    Future,
    /// The nearest.
    Nearest,
    /// The last that is over.
    Before,
    /// The first that has not begun.
    After,
    /// The one of the same week, month or year.
    Within,
}

/// The occurrence of `named` that lies so from `day`.
pub(super) fn occurrence(named: Named, day: NaiveDate, direction: Direction) -> Option<Date> {
    let mut around = (-CYCLES..=CYCLES).filter_map(|cycle| in_cycle(named, day, cycle));
    let first = |date: &Date| date.earliest();
    let last = |date: &Date| date.latest();
    match direction {
        Direction::Past => around.rfind(|date| first(date).is_some_and(|first| first <= day)),
        Direction::Before => around.rfind(|date| last(date).is_some_and(|last| last < day)),
        Direction::Future => around.find(|date| last(date).is_some_and(|last| last >= day)),
        Direction::After => around.find(|date| first(date).is_some_and(|first| first > day)),
        Direction::Nearest => around.min_by_key(|date| distance(*date, day)),
        Direction::Within => in_cycle(named, day, 0),
    }
}

/// How many cycles before and after are looked at: leap days come round every four years, or eight.
const CYCLES: i32 = 8;

/// How many days lie between a period and `day`.
pub(super) fn distance(date: Date, day: NaiveDate) -> u64 {
    let days =
        |other: Option<NaiveDate>| other.map_or(u64::MAX, |other| (other - day).num_days().unsigned_abs());
    match (date.earliest(), date.latest()) {
        (Some(first), Some(last)) if first <= day && day <= last => 0,
        (first, last) => days(first).min(days(last)),
    }
}

/// The occurrence in the week, month or year that is `cycle` after that of `day`.
fn in_cycle(named: Named, day: NaiveDate, cycle: i32) -> Option<Date> {
    match named {
        Named::Weekday(weekday) => {
            let monday =
                days_after(day, i64::from(cycle) * 7 - i64::from(day.weekday().num_days_from_monday()))?;
            days_after(monday, i64::from(weekday.num_days_from_monday())).map(Date::from)
        }
        Named::Weekend => {
            let week = days_after(day, i64::from(cycle) * 7)?.iso_week();
            Some(Date::Year(year_number(week.year()), Part::Weekend(u8::try_from(week.week()).ok())))
        }
        Named::DayOfMonth(number) => {
            let month = months_after(day.with_day(1)?, i64::from(cycle))?;
            month.with_day(u32::from(number)).map(Date::from)
        }
        _ => of_year(named, day.year() + cycle),
    }
}

/// The occurrence in a year, for what comes round once a year.
pub(super) fn of_year(named: Named, year: i32) -> Option<Date> {
    let number = Some(year_number(year)?);
    let part = match named {
        Named::Month(month) => Part::Month(Some(month)),
        Named::Day(month, day) => {
            NaiveDate::from_ymd_opt(year, month.into(), day.into())?;
            Part::Day(Some(month), Some(day))
        }
        Named::WeekOf(month, day) => {
            return NaiveDate::from_ymd_opt(year, month.into(), day.into()).map(Date::week_of);
        }
        Named::Season(season) => Part::Season(season),
        Named::Quarter(quarter) => Part::Quarter(Some(quarter)),
        Named::Half(half) => Part::Half(half),
        Named::Holiday(holiday) => return holiday.day(year).map(Date::from),
        Named::Weekday(_) | Named::Weekend | Named::DayOfMonth(_) => return None,
    };
    Some(Date::Year(number, part))
}

/// The date where nothing is known but the name.
pub(super) fn unknown(named: Named) -> Date {
    let part = match named {
        Named::Month(month) => Part::Month(Some(month)),
        Named::Day(month, day) => Part::Day(Some(month), Some(day)),
        Named::DayOfMonth(day) => Part::Day(None, Some(day)),
        Named::WeekOf(..) => Part::Week(None),
        Named::Weekday(weekday) => return Date::any(weekday),
        Named::Weekend => Part::Weekend(None),
        Named::Season(season) => Part::Season(season),
        Named::Quarter(quarter) => Part::Quarter(Some(quarter)),
        Named::Half(half) => Part::Half(half),
        Named::Holiday(holiday) => match holiday.day(2001) {
            Some(day) if matches!(holiday, crate::meaning::Holiday::Fixed(..)) => {
                Part::Day(u8::try_from(day.month()).ok(), u8::try_from(day.day()).ok())
            }
            _ => Part::Whole,
        },
    };
    Date::Year(None, part)
}
