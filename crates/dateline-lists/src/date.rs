//! Dates as lists write them.
//!
//! What is no date of the calendar gives `None`, and the caller keeps the words.

use dateline_entity::{PartialDate, UncertainDate};

/// An ISO 8601 date, also with a time behind it, of which only the day is taken: `2021-03-02`, `2021-03-02T16:28:05+01:00`.
pub(crate) fn iso(text: &str) -> Option<PartialDate> {
    let date = text.split_once(['T', 'Z', '+', ' ']).map_or(text, |(date, _)| date);
    date.parse().ok()
}

/// A date in numbers with the day first: `22/08/1990`, `13.01.2018`; a part of zeros is unknown: `00/00/1975`, `dd/mm/1975`.
#[cfg(any(feature = "uk", feature = "eu", test))]
pub(crate) fn day_first(text: &str) -> Option<PartialDate> {
    let [day, month, year] = numbers(text)?;
    of_parts(year, month, day)
}

/// A date in numbers with the month first, as the United States write it: `03/10/2021`.
#[cfg(any(feature = "ofac", test))]
pub(crate) fn month_first(text: &str) -> Option<PartialDate> {
    let [month, day, year] = numbers(text)?;
    of_parts(year, month, day)
}

/// A year, month and day, of which month and day are unknown if they are 0.
pub(crate) fn of_parts(year: u32, month: u32, day: u32) -> Option<PartialDate> {
    let year = i32::try_from(year).ok()?;
    match (month, day) {
        (0, 0) => PartialDate::from_year(year),
        (0, _) => None,
        (_, 0) => PartialDate::from_year_month(year, month),
        _ => PartialDate::from_year_month_day(year, month, day),
    }
}

/// Three numbers between slashes, full stops or hyphens, of which the last is a year; letters in the others stand for the unknown.
fn numbers(text: &str) -> Option<[u32; 3]> {
    let mut parts = text.trim().split(['/', '.', '-']).map(str::trim);
    let mut next = |longest: usize| {
        let part = parts.next().filter(|part| !part.is_empty() && part.len() <= longest)?;
        if part.bytes().all(|byte| byte.is_ascii_alphabetic()) { Some(0) } else { part.parse().ok() }
    };
    let numbers = [next(2)?, next(2)?, next(4)?];
    let is_year = numbers.last().is_some_and(|year| *year >= 1000);
    (is_year && parts.next().is_none()).then_some(numbers)
}

/// A date in English words and numbers, exact, approximate or an interval.
///
/// ```text
/// 10 Dec 1948 | Dec 1948 | 1948 | December 10, 1948
/// circa 1948 | approximately 1948 | c. 1948
/// 1948 to 1950 | 1948-1950 | between 1948 and 1950 | 01 Jan 1961 to 31 Dec 1961
/// ```
pub(crate) fn in_words(text: &str) -> Option<UncertainDate> {
    let text = text.trim().trim_end_matches('.');
    let lower = text.to_ascii_lowercase();
    let stripped = APPROXIMATE.iter().find_map(|word| lower.strip_prefix(word));
    let (lower, is_approximate) = stripped.map_or((lower.as_str(), false), |rest| (rest.trim_start(), true));
    let lower = lower.strip_prefix("between ").unwrap_or(lower);
    let interval = [" to ", " and ", " - ", "–"].iter().find_map(|separator| lower.split_once(separator));
    let interval =
        interval.or_else(|| lower.split_once('-').filter(|(from, to)| from.len() == 4 && to.len() == 4));
    let date = match interval {
        Some((from, to)) => {
            let from = from.trim();
            let to = APPROXIMATE.iter().find_map(|word| to.trim().strip_prefix(word)).unwrap_or(to).trim();
            UncertainDate::between(one_in_words(from)?, one_in_words(to)?)
        }
        None => UncertainDate::exact(one_in_words(lower)?),
    };
    Some(date.approximate(is_approximate))
}

const APPROXIMATE: [&str; 8] =
    ["circa ", "approximately ", "approx. ", "approx ", "about ", "around ", "ca. ", "c. "];

/// One date in lower-case words, or in ISO's form.
fn one_in_words(text: &str) -> Option<PartialDate> {
    if let Ok(date) = text.parse() {
        return Some(date);
    }
    let words = text
        .split([' ', ',', '\u{a0}'])
        .map(|word| word.trim_matches(['.', ',']))
        .filter(|word| !word.is_empty());
    let (mut year, mut month, mut day) = (0, 0, 0);
    for word in words {
        if let Some(number) = month_name(word).filter(|_| month == 0) {
            month = number;
            continue;
        }
        let digits =
            ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
        match digits.parse::<u32>().ok().filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit()))? {
            number @ 1..=31 if day == 0 && digits.len() <= 2 => day = number,
            number @ 1000..=9999 if year == 0 => year = number,
            _ => return None,
        }
    }
    // A lone year with a day is no date.
    (year > 0 && (month > 0 || day == 0)).then(|| of_parts(year, month, day)).flatten()
}

/// The number of a month by its English name or an abbreviation of at least three letters, in lower case.
fn month_name(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let is_meant = |month: &str| {
        word.len() >= 3 && (month.starts_with(word) || (word == "sept" && month == "september"))
    };
    let index = MONTHS.iter().position(|month| is_meant(month))?;
    u32::try_from(index + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(date: Option<impl ToString>) -> String {
        date.map(|date| date.to_string()).unwrap_or_default()
    }

    #[test]
    fn reads_numbers() {
        for (text, expected) in [
            ("22/08/1990", "1990-08-22"),
            ("00/00/1975", "1975"),
            ("00/05/1975", "1975-05"),
            ("dd/mm/1975", "1975"),
            ("13.01.2018", "2018-01-13"),
            ("31/02/1990", ""),
            ("15/08/19yy", ""),
            ("1/2/90", ""),
            ("22/08/1990 or so", ""),
            ("", ""),
        ] {
            assert_eq!(shown(day_first(text)), expected, "{text}");
        }
        assert_eq!(shown(month_first("03/10/2021")), "2021-03-10");
        assert_eq!(shown(month_first("13/10/2021")), "");
        assert_eq!(shown(iso("2021-03-02T16:28:05+01:00")), "2021-03-02");
        assert_eq!(shown(iso("2012-02-21Z")), "2012-02-21");
        assert_eq!(shown(iso("yesterday")), "");
    }

    #[test]
    fn reads_words() {
        for (text, expected) in [
            ("10 Dec 1948", "1948-12-10"),
            ("Dec 1948", "1948-12"),
            ("1948", "1948"),
            ("December 10, 1948", "1948-12-10"),
            ("1st May 1970", "1970-05-01"),
            ("13 Sept. 2021", "2021-09-13"),
            ("circa 1961", "1961~"),
            ("Approximately 1961", "1961~"),
            ("1961 to 1963", "1961/1963"),
            ("circa 1979-1982", "1979~/1982~"),
            ("between 1968 and 1973", "1968/1973"),
            ("01 Jan 1961 to 31 Dec 1961", "1961-01-01/1961-12-31"),
            ("1979-12-31", "1979-12-31"),
            ("10 1948", ""),
            ("Decembrist 1948", ""),
            ("30-35 years old", ""),
            ("1948 1949", ""),
            ("", ""),
        ] {
            assert_eq!(shown(in_words(text)), expected, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn never_panics(text in "\\PC{0,24}") {
            let _ = (iso(&text), day_first(&text), month_first(&text), in_words(&text));
        }
    }
}
