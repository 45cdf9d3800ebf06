//! The dates of datelines: `Nov 20`, `Nov. 20, 2021`, `20 November`, `2021-11-20`.
//!
//! Most have no year. [`PrintedDate`] keeps what is printed, and [`PrintedDate::resolve`] finds the year that brings it
//! nearest to the day of publication. Dates in running text are for `dateline-time`.

use chrono::{Datelike, NaiveDate};
use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n, take_while1};
use nom::character::complete::char;
use nom::combinator::{map, map_opt, not, opt};
use nom::sequence::{preceded, terminated};

use crate::grammar::{Input, Res, space0, space1};

/// A date as a dateline prints it. The day may not exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PrintedDate {
    /// The year, which most datelines leave out.
    pub(crate) year: Option<i32>,
    /// From 1 to 12.
    pub(crate) month: u32,
    /// As printed, up to 99.
    pub(crate) day: u32,
}

impl PrintedDate {
    /// The day it names; without a year the one nearest to `published`, the earlier of two as near.
    ///
    /// None if there is no such day, or if nothing says in which year.
    pub(crate) fn resolve(self, published: Option<NaiveDate>) -> Option<NaiveDate> {
        let day_in = |year| NaiveDate::from_ymd_opt(year, self.month, self.day);
        if let Some(year) = self.year {
            return day_in(year);
        }
        let published = published?;
        let years = [published.year() - 1, published.year(), published.year() + 1];
        years.into_iter().filter_map(day_in).min_by_key(|day| (*day - published).num_days().abs())
    }

    /// Whether some year has such a day.
    pub(crate) fn is_possible(self) -> bool {
        // A leap year, if none is printed.
        NaiveDate::from_ymd_opt(self.year.unwrap_or(2000), self.month, self.day).is_some()
    }

    /// The month's English name.
    pub(crate) fn month_name(self) -> &'static str {
        MONTHS.get(self.month as usize - 1).copied().unwrap_or("?")
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `[Monday, ] month day [, year]`, `[Monday, ] day month [year]` or `year-month-day`.
pub(crate) fn date(input: Input<'_>) -> Res<'_, PrintedDate> {
    preceded(opt(weekday), alt((iso_date, month_and_day, day_and_month))).parse(input)
}

/// `2021-02-22`.
pub(crate) fn iso_date(input: Input<'_>) -> Res<'_, PrintedDate> {
    map(
        (digits(4), preceded(char('-'), month_number), preceded(char('-'), digits(2))),
        |(year, month, day)| PrintedDate { year: i32::try_from(year).ok(), month, day },
    )
    .parse(input)
}

/// `Nov 20`, `Nov. 20, 2021`.
fn month_and_day(input: Input<'_>) -> Res<'_, PrintedDate> {
    map(
        (month, preceded(space1, day), opt(preceded((space0, opt(char(',')), space1), year))),
        |(month, day, year)| PrintedDate { year, month, day },
    )
    .parse(input)
}

/// `20 November`, `20 Nov. 2021`.
fn day_and_month(input: Input<'_>) -> Res<'_, PrintedDate> {
    map(
        (day, preceded(space1, month), opt(preceded((opt(char(',')), space1), year))),
        |(day, month, year)| PrintedDate { year, month, day },
    )
    .parse(input)
}

/// A month's name, full or cut short after at least three letters, of any case: `Sept.`.
fn month(input: Input<'_>) -> Res<'_, u32> {
    map_opt(terminated(take_while1(char::is_alphabetic), opt(char('.'))), |word: &str| {
        let at = MONTHS.iter().position(|name| {
            word.len() >= 3 && name.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
        })?;
        u32::try_from(at + 1).ok()
    })
    .parse(input)
}

/// One or two digits, perhaps as an ordinal: `2`, `22`, `22nd`.
fn day(input: Input<'_>) -> Res<'_, u32> {
    terminated(
        map_opt(take_while_m_n(1, 2, |c: char| c.is_ascii_digit()), |digits: &str| digits.parse().ok()),
        (opt(alt((tag("st"), tag("nd"), tag("rd"), tag("th")))), not(take_while1(char::is_alphanumeric))),
    )
    .parse(input)
}

fn year(input: Input<'_>) -> Res<'_, i32> {
    terminated(
        map_opt(take_while_m_n(4, 4, |c: char| c.is_ascii_digit()), |digits: &str| digits.parse().ok()),
        not(take_while1(char::is_alphanumeric)),
    )
    .parse(input)
}

/// `Monday, ` or `Mon `; it says nothing that the day does not.
fn weekday(input: Input<'_>) -> Res<'_, ()> {
    map_opt(
        terminated(take_while1(char::is_alphabetic), (opt(char('.')), opt(char(',')), space1)),
        |word: &str| {
            let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
            let is_one =
                |name: &&str| name.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
            (word.len() >= 3 && names.iter().any(is_one)).then_some(())
        },
    )
    .parse(input)
}

fn month_number(input: Input<'_>) -> Res<'_, u32> {
    map_opt(digits(2), |month| (1..=12).contains(&month).then_some(month)).parse(input)
}

/// Exactly `count` digits.
fn digits<'a>(count: usize) -> impl Parser<Input<'a>, Output = u32, Error = crate::grammar::Failed<'a>> {
    map_opt(take_while_m_n(count, count, |c: char| c.is_ascii_digit()), |digits: &str| digits.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use insta::assert_snapshot;

    #[test]
    fn reads_the_dates_of_datelines() {
        let published = NaiveDate::from_ymd_opt(2021, 1, 4);
        let read = |text: &str| match date(text) {
            Ok((rest, printed)) => {
                let day = printed.resolve(published).map_or("no such day".to_owned(), |day| day.to_string());
                format!("{text:22} {day:12} {rest:?}")
            }
            Err(_) => format!("{text:22} no date"),
        };
        let table = [
            "Jan 3 -",
            "Jan. 3, 2020 (AP)",
            "Dec 31 -",
            "december 31st",
            "Sept. 9",
            "Sep 9",
            "3 January -",
            "03 Jan 2019 –",
            "Monday, Jan 4 -",
            "Mon Jan 4",
            "2020-12-31 X",
            "Feb 29 -",
            "Feb. 30",
            "2020-13-01",
            "Janus 3",
            "May be 3",
            "Ma 3",
            "Jan 333",
            "March",
            "Jan 3rds",
        ];
        assert_snapshot!(table.map(read).join("\n"), @r#"
        Jan 3 -                2021-01-03   " -"
        Jan. 3, 2020 (AP)      2020-01-03   " (AP)"
        Dec 31 -               2020-12-31   " -"
        december 31st          2020-12-31   ""
        Sept. 9                2020-09-09   ""
        Sep 9                  2020-09-09   ""
        3 January -            2021-01-03   " -"
        03 Jan 2019 –          2019-01-03   " –"
        Monday, Jan 4 -        2021-01-04   " -"
        Mon Jan 4              2021-01-04   ""
        2020-12-31 X           2020-12-31   " X"
        Feb 29 -               2020-02-29   " -"
        Feb. 30                no such day  ""
        2020-13-01             no date
        Janus 3                no date
        May be 3               no date
        Ma 3                   no date
        Jan 333                no date
        March                  no date
        Jan 3rds               no date
        "#);
    }

    #[test]
    fn takes_the_nearest_year_and_the_earlier_of_two() {
        let nearest = |month, day, published: (i32, u32, u32)| {
            let (y, m, d) = published;
            let published = NaiveDate::from_ymd_opt(y, m, d);
            PrintedDate { year: None, month, day }.resolve(published).unwrap().to_string()
        };
        assert_eq!(nearest(12, 31, (2021, 1, 2)), "2020-12-31");
        assert_eq!(nearest(1, 1, (2020, 12, 31)), "2021-01-01");
        assert_eq!(nearest(4, 1, (1987, 3, 31)), "1987-04-01");
        assert_eq!(nearest(2, 29, (2021, 3, 1)), "2020-02-29");
    }
}
