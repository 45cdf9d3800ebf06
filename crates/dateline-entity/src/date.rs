//! Dates of which the day, or the month too, may be unknown: `2021`, `2021-02`, `2021-02-22`.
//!
//! News and sanctions lists often know no more ("born in 1962"). A [`PartialDate`] keeps what is known and invents nothing.
//! The calendar is the proleptic Gregorian one, years 1 to 9999.
//!
//! Reading dates in prose and resolving them is left to `dateline-time`.

use std::fmt;
use std::str::FromStr;

/// A year, a month of a year, or a day.
///
/// The order is that of the ISO 8601 strings: by time, and a year before its months before their days.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
// Invariant: year 1..=9999, month 1..=12 or 0, day within the month or 0; a day only with a month.
pub struct PartialDate {
    year: u16,
    month: u8,
    day: u8,
}

crate::vocabulary! {
    /// How much of a date is known.
    pub enum DatePrecision: "date precision" {
        /// The year only.
        Year = "year",
        /// Year and month.
        Month = "month",
        /// Year, month and day.
        Day = "day",
    }
}

/// A text or numbers are no date of the calendar.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no date such as 2021, 2021-02 or 2021-02-22")]
pub struct NotADate(pub String);

impl PartialDate {
    /// A year of which no month is known, or `None` if it is not from 1 to 9999.
    pub fn from_year(year: i32) -> Option<PartialDate> {
        let year = u16::try_from(year).ok().filter(|year| (1..=9999).contains(year))?;
        Some(PartialDate { year, month: 0, day: 0 })
    }

    /// A month of a year, or `None` if there is no such month.
    pub fn from_year_month(year: i32, month: u32) -> Option<PartialDate> {
        let month = u8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
        Some(PartialDate { month, ..PartialDate::from_year(year)? })
    }

    /// A day, or `None` if the calendar has no such day.
    pub fn from_year_month_day(year: i32, month: u32, day: u32) -> Option<PartialDate> {
        let date = PartialDate::from_year_month(year, month)?;
        let last = days_in_month(date.year, date.month);
        let day = u8::try_from(day).ok().filter(|day| (1..=last).contains(day))?;
        Some(PartialDate { day, ..date })
    }

    /// The year.
    pub fn year(self) -> i32 {
        i32::from(self.year)
    }

    /// The month from 1 to 12, if it is known.
    pub fn month(self) -> Option<u32> {
        (self.month > 0).then_some(u32::from(self.month))
    }

    /// The day of the month from 1, if it is known.
    pub fn day(self) -> Option<u32> {
        (self.day > 0).then_some(u32::from(self.day))
    }

    /// How much is known.
    pub fn precision(self) -> DatePrecision {
        match (self.month, self.day) {
            (0, _) => DatePrecision::Year,
            (_, 0) => DatePrecision::Month,
            _ => DatePrecision::Day,
        }
    }

    /// Its first day, as a date known to the day.
    #[must_use]
    pub fn earliest(self) -> PartialDate {
        PartialDate { month: self.month.max(1), day: self.day.max(1), ..self }
    }

    /// Its last day, as a date known to the day.
    #[must_use]
    pub fn latest(self) -> PartialDate {
        let month = if self.month == 0 { 12 } else { self.month };
        let day = if self.day == 0 { days_in_month(self.year, month) } else { self.day };
        PartialDate { month, day, ..self }
    }

    /// Year, month and day, if all are known: for calendar libraries.
    pub fn year_month_day(self) -> Option<(i32, u32, u32)> {
        Some((self.year(), self.month()?, self.day()?))
    }

    /// Whether `other` lies within this date: `2021` holds `2021-02` and `2021-02-22`.
    pub fn contains(self, other: PartialDate) -> bool {
        self.earliest() <= other.earliest() && other.latest() <= self.latest()
    }

    /// Whether both can be the same day: one lies within the other.
    pub fn is_compatible(self, other: PartialDate) -> bool {
        self.contains(other) || other.contains(self)
    }

    /// The day so many days later, or `None` if this is no day, or the year 9999 ends before.
    pub fn plus_days(self, days: u32) -> Option<PartialDate> {
        let (_, _, day) = self.year_month_day()?;
        let mut date = self;
        let mut day = day.checked_add(days)?;
        loop {
            let length = u32::from(days_in_month(date.year, date.month));
            if day <= length {
                return PartialDate::from_year_month_day(date.year(), u32::from(date.month), day);
            }
            day -= length;
            date = PartialDate { day: 0, ..date }.plus_months(1)?;
        }
    }

    /// The month or day so many months later; a day beyond that month's end becomes its last. `None` for a bare year, and
    /// beyond the year 9999.
    pub fn plus_months(self, months: u32) -> Option<PartialDate> {
        let since_year_zero =
            u32::from(self.year).checked_mul(12)?.checked_add(self.month()? - 1)?.checked_add(months)?;
        let year = i32::try_from(since_year_zero / 12).ok()?;
        let date = PartialDate::from_year_month(year, since_year_zero % 12 + 1)?;
        Some(PartialDate { day: self.day.min(days_in_month(date.year, date.month)), ..date })
    }
}

fn days_in_month(year: u16, month: u8) -> u8 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let PartialDate { year, month, day } = self;
        match self.precision() {
            DatePrecision::Year => write!(f, "{year:04}"),
            DatePrecision::Month => write!(f, "{year:04}-{month:02}"),
            DatePrecision::Day => write!(f, "{year:04}-{month:02}-{day:02}"),
        }
    }
}

/// Short, so that snapshots stay readable: `2021-02`.
impl fmt::Debug for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for PartialDate {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<PartialDate, NotADate> {
        read(text).ok_or_else(|| NotADate(text.to_owned()))
    }
}

fn read(text: &str) -> Option<PartialDate> {
    let mut parts = text.split('-');
    let year = i32::try_from(digits(parts.next()?, 4)?).ok()?;
    let date = match (parts.next(), parts.next()) {
        (None, _) => PartialDate::from_year(year),
        (Some(month), None) => PartialDate::from_year_month(year, digits(month, 2)?),
        (Some(month), Some(day)) => {
            PartialDate::from_year_month_day(year, digits(month, 2)?, digits(day, 2)?)
        }
    };
    date.filter(|_| parts.next().is_none())
}

fn digits(text: &str, count: usize) -> Option<u32> {
    let all_digits = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    if all_digits { text.parse().ok() } else { None }
}

crate::written_as_text! {
    PartialDate, "PartialDate", "An ISO 8601 day, month or year.", "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(text: &str) -> PartialDate {
        text.parse().unwrap()
    }

    #[test]
    fn reads_only_dates_of_the_calendar() {
        for text in ["2021", "2021-02", "2021-02-28", "2020-02-29", "2000-02-29", "0001-01-01", "9999-12-31"]
        {
            assert_eq!(date(text).to_string(), text);
        }
        for text in [
            "",
            "21",
            "2021-",
            "2021-13",
            "2021-00",
            "2021-02-29",
            "1900-02-29",
            "2021-04-31",
            "2021-2-3",
            "2021-02-22T10:00",
            "2021-02-22-01",
            "0000",
            "+021",
            "２０２１",
        ] {
            assert!(text.parse::<PartialDate>().is_err(), "{text:?}");
        }
        let error = "last year".parse::<PartialDate>().unwrap_err().to_string();
        insta::assert_snapshot!(error, @r#""last year" is no date such as 2021, 2021-02 or 2021-02-22"#);
    }

    #[test]
    fn knows_its_first_and_last_day() {
        let table = [
            ("2021", "2021-01-01", "2021-12-31"),
            ("2021-02", "2021-02-01", "2021-02-28"),
            ("2020-02", "2020-02-01", "2020-02-29"),
            ("2021-02-22", "2021-02-22", "2021-02-22"),
        ];
        for (text, first, last) in table {
            assert_eq!((date(text).earliest(), date(text).latest()), (date(first), date(last)), "{text}");
        }
    }

    #[test]
    fn a_year_holds_its_months_and_days() {
        assert!(date("2021").contains(date("2021-02")) && date("2021-02").contains(date("2021-02-22")));
        assert!(!date("2021-02").contains(date("2021")) && !date("2021-02").contains(date("2021-03-01")));
        assert!(
            date("2021-02-22").is_compatible(date("2021")) && !date("2021-02").is_compatible(date("2021-03"))
        );
        assert!(
            date("2021") < date("2021-01")
                && date("2021-01") < date("2021-01-01")
                && date("2021-12-31") < date("2022")
        );
    }

    #[test]
    fn counts_days_and_months() {
        assert_eq!(date("2021-02-22").plus_days(8), Some(date("2021-03-02")));
        assert_eq!(date("2020-02-22").plus_days(8), Some(date("2020-03-01")));
        assert_eq!(date("2021-12-31").plus_days(366), Some(date("2023-01-01")));
        assert_eq!(date("2021-01-31").plus_months(1), Some(date("2021-02-28")));
        assert_eq!(date("2021-03").plus_months(12), Some(date("2022-03")));
        assert_eq!(date("2021-12-08").plus_months(12), Some(date("2022-12-08")));
        assert_eq!((date("2021-02").plus_days(1), date("2021").plus_months(1)), (None, None));
        assert_eq!((date("9999-12-31").plus_days(1), date("9999-12").plus_months(1)), (None, None));
    }

    #[cfg(feature = "serde")]
    #[test]
    fn is_written_as_iso_8601() {
        assert_eq!(serde_json::to_string(&date("2021-02")).unwrap(), r#""2021-02""#);
        assert!(serde_json::from_str::<PartialDate>(r#""2021-02-30""#).is_err());
    }

    fn dates() -> impl Strategy<Value = PartialDate> {
        (1i32..=9999, 0u32..=12, 0u32..=31).prop_filter_map("no such day", |(year, month, day)| {
            match (month, day) {
                (0, _) => PartialDate::from_year(year),
                (_, 0) => PartialDate::from_year_month(year, month),
                _ => PartialDate::from_year_month_day(year, month, day),
            }
        })
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(date in dates()) {
            prop_assert_eq!(date.to_string().parse::<PartialDate>(), Ok(date));
        }

        #[test]
        fn is_ordered_as_its_strings(a in dates(), b in dates()) {
            prop_assert_eq!(a.cmp(&b), a.to_string().cmp(&b.to_string()));
        }

        #[test]
        fn lies_between_its_first_and_last_day(date in dates()) {
            prop_assert!(date.earliest() <= date.latest() && date.contains(date.earliest()) && date.contains(date.latest()));
        }

        #[test]
        fn adding_days_is_adding_them_one_by_one(date in dates(), days in 0u32..1000) {
            let (Some(a), Some(b)) = (date.plus_days(days), date.plus_days(days + 1)) else { return Ok(()) };
            prop_assert_eq!(a.plus_days(1), Some(b));
        }

        #[test]
        fn reading_never_panics(text in "\\PC{0,12}") {
            let _ = text.parse::<PartialDate>();
        }
    }
}
