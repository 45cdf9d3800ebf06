//! The days a value covers.

use chrono::{Days, NaiveDate, Weekday};

use super::{Date, Part, Value};

impl Value {
    /// The first day it covers; `None` for durations, references and dates whose year is not known.
    pub fn earliest(&self) -> Option<NaiveDate> {
        self.date()?.earliest()
    }

    /// The last day it covers; `None` where [`earliest`](Value::earliest) is.
    pub fn latest(&self) -> Option<NaiveDate> {
        self.date()?.latest()
    }

    /// The date, for dates and times.
    pub fn date(&self) -> Option<Date> {
        match *self {
            Value::Date(date) | Value::Time(date, _) => Some(date),
            Value::Duration(_) | Value::Reference(_) => None,
        }
    }
}

impl Date {
    /// The first day it covers, or `None` if its year is not known.
    ///
    /// What is not known within a year counts as all of the year.
    pub fn earliest(self) -> Option<NaiveDate> {
        self.interval().map(|(first, _)| first)
    }

    /// The last day it covers, or `None` if its year is not known.
    pub fn latest(self) -> Option<NaiveDate> {
        self.interval().map(|(_, last)| last)
    }

    fn interval(self) -> Option<(NaiveDate, NaiveDate)> {
        let years = |first: i32, count: i32| {
            Some((NaiveDate::from_ymd_opt(first, 1, 1)?, NaiveDate::from_ymd_opt(first + count - 1, 12, 31)?))
        };
        match self {
            Date::Century(century) => years(i32::from(century) * 100, 100),
            Date::Decade(decade) => years(i32::from(decade) * 10, 10),
            Date::Year(year, part) => part.interval(i32::from(year?)),
        }
    }
}

impl Part {
    fn interval(self, year: i32) -> Option<(NaiveDate, NaiveDate)> {
        match self {
            Part::Day(Some(month), Some(day)) => {
                let day = NaiveDate::from_ymd_opt(year, u32::from(month), u32::from(day))?;
                Some((day, day))
            }
            Part::Day(Some(month), None) | Part::Month(Some(month)) => months(year, u32::from(month), 1),
            Part::Quarter(Some(quarter)) => months(year, u32::from(quarter).checked_sub(1)? * 3 + 1, 3),
            Part::Half(half) => months(year, u32::from(half).checked_sub(1)? * 6 + 1, 6),
            Part::Season(season) => months(year, season.first_month(), 3),
            Part::Week(Some(week)) => week_days(year, week, 1, 7),
            Part::WeekDay(Some(week), day) => week_days(year, week, day, day),
            Part::Weekend(Some(week)) => week_days(year, week, 6, 7),
            Part::Week(None) | Part::WeekDay(None, _) | Part::Weekend(None) => {
                let first = NaiveDate::from_isoywd_opt(year, 1, Weekday::Mon)?;
                Some((first, NaiveDate::from_isoywd_opt(year + 1, 1, Weekday::Mon)?.pred_opt()?))
            }
            Part::Whole | Part::Month(None) | Part::Day(None, _) | Part::Quarter(None) => months(year, 1, 12),
        }
    }
}

/// `count` months from the first of `month` on.
fn months(year: i32, month: u32, count: u32) -> Option<(NaiveDate, NaiveDate)> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    Some((first, first.checked_add_months(chrono::Months::new(count))?.pred_opt()?))
}

/// The days `from` to `to` of a week, counted from Monday as 1.
fn week_days(year: i32, week: u8, from: u8, to: u8) -> Option<(NaiveDate, NaiveDate)> {
    let monday = NaiveDate::from_isoywd_opt(year, u32::from(week), Weekday::Mon)?;
    let day = |n: u8| monday.checked_add_days(Days::new(u64::from(n.checked_sub(1)?)));
    Some((day(from)?, day(to)?))
}
