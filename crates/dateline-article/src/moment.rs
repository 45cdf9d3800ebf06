//! When something was published, as machines and page makers write it.
//!
//! `2019-11-19T08:30:00+0100`, `20191119T073000Z`, `Tue, 19 Nov 2019 08:30:00 GMT`, `November 19, 2019 8:30 am`,
//! `19.11.2019`. A moment without an offset from UTC is a day: its time would be a guess. So is a day written in digits
//! of which either could be the month: that is none.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime};

use crate::Published;

/// Reads a day or a moment that stands at the start of `text`.
pub(crate) fn moment(text: &str) -> Option<Published> {
    let text = text.trim();
    text.parse::<Published>().ok().or_else(|| rfc2822(text)).or_else(|| {
        let parts = parts(text.get(..text.floor_char_boundary(80))?);
        let (date, rest) = date(&parts)?;
        Some(match time(rest) {
            Some((time, Some(offset))) => {
                let moment = NaiveDateTime::new(date, time).and_local_timezone(offset).single()?;
                Published::DateTime(moment)
            }
            _ => Published::Date(date),
        })
    })
}

fn rfc2822(text: &str) -> Option<Published> {
    DateTime::parse_from_rfc2822(text).ok().map(Published::DateTime)
}

/// A number with its digits, a word, or a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part<'a> {
    Number(u32, usize),
    Word(&'a str),
    Mark(char),
}

/// Cuts at every change between digits, letters and marks. White space and commas only part.
fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let is_same = |d: char| {
            if c.is_ascii_digit() { d.is_ascii_digit() } else { c.is_alphabetic() && d.is_alphabetic() }
        };
        let length = rest.find(|d| !is_same(d)).unwrap_or(rest.len()).max(c.len_utf8());
        let (word, after) = rest.split_at(length);
        rest = after;
        if c.is_ascii_digit() {
            parts.push(Part::Number(word.parse().unwrap_or(u32::MAX), length));
        } else if c.is_alphabetic() {
            parts.push(Part::Word(word));
        } else if !c.is_whitespace() && c != ',' {
            parts.push(Part::Mark(c));
        }
    }
    parts
}

/// The date at the start, after the name of a weekday, and what follows it.
fn date<'a, 'p>(parts: &'p [Part<'a>]) -> Option<(NaiveDate, &'p [Part<'a>])> {
    use Part::{Mark, Number, Word};
    let separator = |c: char| matches!(c, '-' | '/' | '.');
    match parts {
        [Number(year, 4), Mark(a), Number(month, 1..=2), Mark(b), Number(day, 1..=2), rest @ ..]
            if separator(*a) && separator(*b) =>
        {
            Some((ymd(*year, *month, *day)?, rest))
        }
        [Number(digits, 8), rest @ ..] => {
            Some((ymd(digits / 10_000, digits / 100 % 100, digits % 100)?, rest))
        }
        [Number(digits, 14), ..] => Some((ymd(digits / 10_000, 1, 1)?, &[])),
        [Number(one, 1..=2), Mark(a), Number(other, 1..=2), Mark(b), Number(year, 4), rest @ ..]
            if separator(*a) && a == b =>
        {
            // Dots are European; of two numbers with slashes one must be too large for a month.
            let (day, month) = if *a == '.' || *one > 12 { (*one, *other) } else { (*other, *one) };
            let is_clear = *a == '.' || *one > 12 || *other > 12 || one == other;
            is_clear.then(|| Some((ymd(*year, month, day)?, rest))).flatten()
        }
        [Number(day, 1..=2), Word(name), rest @ ..] => {
            let (month, rest) = match month(name) {
                Some(month) => (month, rest),
                // `22nd November`, `22 de novembro de`.
                None => match rest {
                    [Word(name), rest @ ..] => (month(name)?, rest),
                    _ => return None,
                },
            };
            let rest = skip(rest, |part| matches!(part, Mark('.' | '-' | '/') | Word("de")));
            let [Number(year, 4), rest @ ..] = rest else { return None };
            Some((ymd(*year, month, *day)?, rest))
        }
        [Number(day, 1..=2), Mark('-' | '/' | '.'), Word(name), Mark(_), Number(year, 4), rest @ ..] => {
            Some((ymd(*year, month(name)?, *day)?, rest))
        }
        [Word(name), rest @ ..] => {
            let rest = skip(rest, |part| matches!(part, Mark('.' | ':')));
            let Some(month) = month(name) else {
                // A weekday, or `Published`.
                return if is_opening(name) { date(rest) } else { None };
            };
            let [Number(day, 1..=2), rest @ ..] = rest else { return None };
            let rest = skip(rest, |part| matches!(part, Word("st" | "nd" | "rd" | "th")));
            let [Number(year, 4), rest @ ..] = rest else { return None };
            Some((ymd(*year, month, *day)?, rest))
        }
        _ => None,
    }
}

/// What follows, without a first part that says nothing.
fn skip<'a, 'p>(parts: &'p [Part<'a>], is_empty: impl Fn(&Part<'a>) -> bool) -> &'p [Part<'a>] {
    match parts {
        [first, rest @ ..] if is_empty(first) => rest,
        parts => parts,
    }
}

fn ymd(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    let is_news = (1600..2200).contains(&year);
    is_news.then(|| NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)).flatten()
}

/// The months by the first letters of their names, in English and the languages whose news is read most.
const MONTHS: [&[&str]; 12] = [
    &["jan", "ene", "gen", "янв"],
    &["feb", "fév", "fev", "фев"],
    &["mar", "mär", "мар"],
    &["apr", "avr", "abr", "апр"],
    &["may", "mai", "mag", "май", "мая"],
    &["jun", "juin", "giu", "июн"],
    &["jul", "juil", "lug", "июл"],
    &["aug", "aoû", "ago", "авг"],
    &["sep", "set", "сен"],
    &["oct", "okt", "ott", "out", "окт"],
    &["nov", "ноя"],
    &["dec", "dez", "dic", "déc", "дек"],
];

fn month(name: &str) -> Option<u32> {
    let name = name.to_lowercase();
    let is_short_enough = name.chars().count() <= 10;
    // `Mars`, `maggio`; but no `marked`.
    let at = MONTHS.iter().position(|starts| starts.iter().any(|start| name.starts_with(start)))?;
    let is_named = is_short_enough && !name.starts_with("mark");
    is_named.then(|| u32::try_from(at + 1).ok()).flatten()
}

/// Whether a word may stand before a date: a weekday, or what happened on it.
fn is_opening(word: &str) -> bool {
    const WORDS: [&str; 12] =
        ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "on", "published", "posted", "updated", "date"];
    let word = word.to_lowercase();
    WORDS.iter().any(|known| word == *known || (known.len() == 3 && word.starts_with(known)))
}

/// The time of day, and its offset from UTC if there is one.
fn time(parts: &[Part<'_>]) -> Option<(NaiveTime, Option<FixedOffset>)> {
    use Part::{Mark, Number, Word};
    let parts = skip(parts, |part| matches!(part, Word("T" | "t" | "at") | Mark('|' | '-' | '–')));
    let (hour, minute, second, rest) = match parts {
        [Number(h, 1..=2), Mark(':'), Number(m, 2), Mark(':'), Number(s, 2), rest @ ..] => (*h, *m, *s, rest),
        [Number(h, 1..=2), Mark(':'), Number(m, 2), rest @ ..] => (*h, *m, 0, rest),
        [Number(hms, 6), rest @ ..] => (hms / 10_000, hms / 100 % 100, hms % 100, rest),
        _ => return None,
    };
    let rest = if let [Mark('.'), Number(..), rest @ ..] = rest { rest } else { rest };
    let (hour, rest) = match rest {
        [Word(half), rest @ ..] if half.eq_ignore_ascii_case("am") => (hour % 12, rest),
        [Word(half), rest @ ..] if half.eq_ignore_ascii_case("pm") => (hour % 12 + 12, rest),
        rest => (hour, rest),
    };
    Some((NaiveTime::from_hms_opt(hour, minute, second)?, offset(rest)))
}

fn offset(parts: &[Part<'_>]) -> Option<FixedOffset> {
    use Part::{Mark, Number, Word};
    match parts {
        [Word("Z" | "z" | "GMT" | "UTC")] => FixedOffset::east_opt(0),
        [Word("GMT" | "UTC"), rest @ ..] => offset(rest),
        [Mark(sign @ ('+' | '-')), rest @ ..] => {
            let minutes = match rest {
                [Number(hm, 4)] => hm / 100 * 60 + hm % 100,
                [Number(h, 1..=2), Mark(':'), Number(m, 2)] => h * 60 + m,
                [Number(h, 1..=2)] => h * 60,
                _ => return None,
            };
            let seconds = i32::try_from(minutes * 60).ok()?;
            FixedOffset::east_opt(if *sign == '-' { -seconds } else { seconds })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::moment;
    use insta::assert_snapshot;

    #[test]
    fn reads_what_machines_write() {
        let table = [
            "2019-11-19",
            "2019-11-19T08:30:00+01:00",
            "2019-11-19T08:30:00.123+0100",
            "2019-11-19 08:30:00 -0500",
            "2019-11-19T08:30Z",
            "2019-11-19T08:30:00",
            "20191119T073000Z",
            "20191119T073000+0300",
            "20191119",
            "Tue, 19 Nov 2019 08:30:00 GMT",
            "Tue, 19 Nov 2019 08:30:00 EST",
            "Tuesday, November 19th, 2019 at 8:30 pm",
            "Nov. 19, 2019 12:05 AM GMT",
            "19 November 2019",
            "22nd November 2019",
            "19 de novembro de 2019",
            "19-Nov-2019",
            "19.11.2019, 08:30",
            "11/19/2019",
            "5/6/2019",
            "Published: 2019/11/19",
            "31 February 2019",
            "1574150400",
            "Marked 3, 2019",
            "soon",
            "",
        ]
        .map(|text| format!("{text:40} {}", moment(text).map_or("-".to_owned(), |found| found.to_string())));
        assert_snapshot!(table.join("\n"), @"
        2019-11-19                               2019-11-19
        2019-11-19T08:30:00+01:00                2019-11-19T08:30:00+01:00
        2019-11-19T08:30:00.123+0100             2019-11-19T08:30:00+01:00
        2019-11-19 08:30:00 -0500                2019-11-19T08:30:00-05:00
        2019-11-19T08:30Z                        2019-11-19T08:30:00Z
        2019-11-19T08:30:00                      2019-11-19
        20191119T073000Z                         2019-11-19T07:30:00Z
        20191119T073000+0300                     2019-11-19T07:30:00+03:00
        20191119                                 2019-11-19
        Tue, 19 Nov 2019 08:30:00 GMT            2019-11-19T08:30:00Z
        Tue, 19 Nov 2019 08:30:00 EST            2019-11-19T08:30:00-05:00
        Tuesday, November 19th, 2019 at 8:30 pm  2019-11-19
        Nov. 19, 2019 12:05 AM GMT               2019-11-19T00:05:00Z
        19 November 2019                         2019-11-19
        22nd November 2019                       2019-11-22
        19 de novembro de 2019                   2019-11-19
        19-Nov-2019                              2019-11-19
        19.11.2019, 08:30                        2019-11-19
        11/19/2019                               2019-11-19
        5/6/2019                                 -
        Published: 2019/11/19                    2019-11-19
        31 February 2019                         -
        1574150400                               -
        Marked 3, 2019                           -
        soon                                     -
                                                 -
        ");
    }
}
