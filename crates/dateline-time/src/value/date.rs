//! Calendar dates, whole or in part: `2021-02-22`, `2020-Q3`, `199`, `XXXX-WXX-1`.

use std::fmt;

use chrono::{Datelike as _, NaiveDate, Weekday};

/// A date, or a period that the calendar has a name for.
///
/// A number that is not known is `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Date {
    /// `19`: the years 1900 to 1999.
    Century(u16),
    /// `199`: the years 1990 to 1999.
    Decade(u16),
    /// A year, or a part of it. With weeks it is the year that ISO 8601 counts them in.
    Year(Option<u16>, Part),
}

/// Which part of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// All of it: `2021`.
    Whole,
    /// A month, from 1: `2021-02`.
    Month(Option<u8>),
    /// A day of a month, both from 1: `2021-02-22`.
    Day(Option<u8>, Option<u8>),
    /// A week as ISO 8601 counts: `2021-W07`.
    Week(Option<u8>),
    /// A day of a week, from Monday as 1: `2021-W07-1`.
    WeekDay(Option<u8>, u8),
    /// Saturday and Sunday: `2021-W07-WE`.
    Weekend(Option<u8>),
    /// A quarter, from 1: `2020-Q3`.
    Quarter(Option<u8>),
    /// A half, 1 or 2: `2020-H1`.
    Half(u8),
    /// A season: `2014-WI`.
    Season(Season),
}

/// A season of the northern half of the earth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Fall,
    /// December to February of the next year.
    Winter,
}

impl Season {
    /// TIMEX3's two letters.
    pub const fn code(self) -> &'static str {
        match self {
            Season::Spring => "SP",
            Season::Summer => "SU",
            Season::Fall => "FA",
            Season::Winter => "WI",
        }
    }

    /// The month it starts in.
    pub(crate) const fn first_month(self) -> u32 {
        match self {
            Season::Spring => 3,
            Season::Summer => 6,
            Season::Fall => 9,
            Season::Winter => 12,
        }
    }
}

impl Date {
    /// A whole year.
    pub const fn year(year: u16) -> Date {
        Date::Year(Some(year), Part::Whole)
    }

    /// The month that `day` lies in.
    pub fn month_of(day: NaiveDate) -> Date {
        Date::Year(year_number(day.year()), Part::Month(number(day.month())))
    }

    /// The week that `day` lies in, in the year that ISO 8601 counts it to.
    pub fn week_of(day: NaiveDate) -> Date {
        let week = day.iso_week();
        Date::Year(year_number(week.year()), Part::Week(number(week.week())))
    }

    /// The quarter that `day` lies in.
    pub fn quarter_of(day: NaiveDate) -> Date {
        Date::Year(year_number(day.year()), Part::Quarter(number(day.month0() / 3 + 1)))
    }

    /// A weekday of a week that is not known: `XXXX-WXX-1`.
    pub fn any(weekday: Weekday) -> Date {
        Date::Year(None, Part::WeekDay(None, number(weekday.number_from_monday()).unwrap_or(1)))
    }

    /// The day itself, if the date is complete.
    pub fn day(self) -> Option<NaiveDate> {
        match self {
            Date::Year(Some(year), Part::Day(Some(month), Some(day))) => {
                NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day))
            }
            Date::Year(Some(_), Part::WeekDay(Some(_), _)) => self.earliest(),
            _ => None,
        }
    }
}

/// A day; one before the year 0 or after 9999 has no year here.
impl From<NaiveDate> for Date {
    fn from(day: NaiveDate) -> Date {
        Date::Year(year_number(day.year()), Part::Day(number(day.month()), number(day.day())))
    }
}

/// A year that four digits can show.
pub(crate) fn year_number(year: i32) -> Option<u16> {
    u16::try_from(year).ok().filter(|&year| year <= 9999)
}

fn number(n: u32) -> Option<u8> {
    u8::try_from(n).ok()
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Date::Century(century) => write!(f, "{century:02}"),
            Date::Decade(decade) => write!(f, "{decade:03}"),
            Date::Year(year, part) => {
                match year {
                    Some(year) => write!(f, "{year:04}")?,
                    None => f.write_str("XXXX")?,
                }
                write!(f, "{part}")
            }
        }
    }
}

/// With the hyphen it starts with; nothing for a whole year.
impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Part::Whole => Ok(()),
            Part::Month(month) => write!(f, "-{}", Digits(month)),
            Part::Day(month, day) => write!(f, "-{}-{}", Digits(month), Digits(day)),
            Part::Week(week) => write!(f, "-W{}", Digits(week)),
            Part::WeekDay(week, day) => write!(f, "-W{}-{day}", Digits(week)),
            Part::Weekend(week) => write!(f, "-W{}-WE", Digits(week)),
            Part::Quarter(Some(quarter)) => write!(f, "-Q{quarter}"),
            Part::Quarter(None) => f.write_str("-QX"),
            Part::Half(half) => write!(f, "-H{half}"),
            Part::Season(season) => write!(f, "-{}", season.code()),
        }
    }
}

/// Two digits, or `XX`.
struct Digits(Option<u8>);

impl fmt::Display for Digits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(n) => write!(f, "{n:02}"),
            None => f.write_str("XX"),
        }
    }
}
