//! The days of `data/en/holidays.tsv`, and when they fall in a year.

use std::sync::LazyLock;

use chrono::{Days, NaiveDate, TimeDelta, Weekday};

use crate::lexicon::rows;
use crate::meaning::Holiday;
use crate::words::{Read, Words, miss};

struct Row {
    name: &'static str,
    holiday: Holiday,
}

/// The longer names first.
static TABLE: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let mut table: Vec<Row> = rows(include_str!("../data/en/holidays.tsv")).filter_map(row).collect();
    table.sort_by_key(|row| std::cmp::Reverse(row.name.split(' ').count()));
    table
});

fn row(row: &'static str) -> Option<Row> {
    let (name, rule) = row.split_once('\t')?;
    let (first, second) = rule.split_once(' ').map_or((rule, None), |(first, second)| (first, Some(second)));
    if first == "easter" {
        return Some(Row { name, holiday: Holiday::Easter(second?.parse().ok()?) });
    }
    let (month, day) = first.split_once('-')?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    let holiday = match second {
        Some(weekday) => Holiday::Weekday(month, day, weekday.parse().ok()?),
        None => Holiday::Fixed(month, day),
    };
    Some(Row { name, holiday })
}

/// The name of a holiday, with a capital letter.
pub(crate) fn holiday(words: Words<'_>) -> Read<'_, Holiday> {
    if !(words.first().starts_with(char::is_uppercase) || words.first() == "the") {
        return miss();
    }
    let first = if words.first() == "the" { words.after(1) } else { words };
    if !crate::lexicon::senses(first.first()).contains(&crate::lexicon::Sense::Holiday) {
        return miss();
    }
    for row in &*TABLE {
        if let Some(count) = name(words, row.name) {
            return Ok((words.after(count), row.holiday));
        }
    }
    miss()
}

/// How many words of the text `name` takes; the text's tokens part `Year's` in two.
fn name(words: Words<'_>, name: &str) -> Option<usize> {
    let mut count = 0;
    for part in name.split(' ') {
        let stem = part.strip_suffix("'s").or_else(|| part.strip_suffix('\''));
        let Some(stem) = stem else {
            words.at(count).eq_ignore_ascii_case(part).then_some(())?;
            count += 1;
            continue;
        };
        words.at(count).eq_ignore_ascii_case(stem).then_some(())?;
        let clitic = words.at(count + 1);
        (["'s", "’s", "'", "’"].contains(&clitic)).then_some(())?;
        count += 2;
    }
    Some(count)
}

impl Holiday {
    /// The day in `year`.
    pub(crate) fn day(self, year: i32) -> Option<NaiveDate> {
        match self {
            Holiday::Fixed(month, day) => NaiveDate::from_ymd_opt(year, month.into(), day.into()),
            Holiday::Weekday(month, day, weekday) => {
                on_or_after(NaiveDate::from_ymd_opt(year, month.into(), day.into())?, weekday)
            }
            Holiday::Easter(days) => easter(year)?.checked_add_signed(TimeDelta::days(days.into())),
        }
    }
}

fn on_or_after(day: NaiveDate, weekday: Weekday) -> Option<NaiveDate> {
    use chrono::Datelike as _;
    day.checked_add_days(Days::new(u64::from(weekday.days_since(day.weekday()))))
}

/// Easter Sunday of the Gregorian calendar, by Butcher's algorithm.
#[expect(clippy::many_single_char_names, reason = "the letters of the published algorithm")]
fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    let sum = h + l - 7 * m + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(sum / 31).ok()?, u32::try_from(sum % 31 + 1).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        for text in rows(include_str!("../data/en/holidays.tsv")) {
            assert!(row(text).is_some_and(|row| row.holiday.day(2024).is_some()), "{text}");
        }
    }

    #[test]
    fn falls_where_calendars_say() {
        let table = [
            (Holiday::Easter(0), 2000, "2000-04-23"),
            (Holiday::Easter(-2), 2024, "2024-03-29"),
            (Holiday::Easter(0), 2038, "2038-04-25"),
            (Holiday::Weekday(11, 22, Weekday::Thu), 1999, "1999-11-25"),
            (Holiday::Weekday(11, 2, Weekday::Tue), 1998, "1998-11-03"),
            (Holiday::Weekday(5, 25, Weekday::Mon), 2021, "2021-05-31"),
        ];
        for (holiday, year, day) in table {
            assert_eq!(holiday.day(year).unwrap().to_string(), day, "{holiday:?}");
        }
    }
}
