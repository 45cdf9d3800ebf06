//! Dates by the calendar: `22 February 2021`, `Feb. 22, 2021`, `2021-02-22`, `March`, `the 1990s`, `Monday morning`.
//!
//! ```text
//! date     = [ weekday ","? ] ( iso | slashed | day-month | month-day | month-year ) part?
//! named    = determiner? ( weekday | month | season | weekend | holiday | day-of-month ) part?
//!          | year | decade | century
//! ```

use chrono::Weekday;
use nom::Parser as _;
use nom::branch::alt;
use nom::combinator::{map, opt, verify};
use nom::sequence::{preceded, terminated};

use super::number::{below_hundred, ordinal, ordinal_figure, short_figure, whole};
use super::{date_of, skip};
use crate::holiday::holiday;
use crate::lexicon::Sense;
use crate::meaning::{Expression, Meaning, Named, Point, Which};
use crate::value::{Date, Part, Season, TimeOfDay, Unit};
use crate::words::{HYPHENS, Read, Words, any, joint, miss, number, one_of, sense, word};

/// A date with at least a month and a day, or a month and a year.
pub(super) fn date(words: Words<'_>) -> Read<'_, Expression> {
    let (rest, _) = opt(terminated(any_weekday, opt(word(",")))).parse(words)?;
    let (rest, point) = alt((iso, slashed, day_month, month_day, month_year)).parse(rest)?;
    let (rest, part) = opt(preceded(opt(word(",")), part)).parse(rest)?;
    Ok((rest, with_part(point, part)))
}

/// A name of the calendar, alone or with the part of the day.
pub(super) fn named(words: Words<'_>) -> Read<'_, Expression> {
    alt((
        weekday_part,
        date_of(month_alone),
        date_of(season_year),
        date_of(weekend),
        date_of(holiday_year),
        date_of(century),
        date_of(decade),
        date_of(spelled_year),
        date_of(year_alone),
        date_of(day_of_month),
    ))
    .parse(words)
}

fn with_part(point: Point, part: Option<TimeOfDay>) -> Expression {
    Expression::new(part.map_or(Meaning::Date(point), |part| Meaning::Time(Some(point), part)))
}

/// `morning`, `at dawn`
pub(super) fn part(words: Words<'_>) -> Read<'_, TimeOfDay> {
    sense(|sense| match sense {
        Sense::Part { part, plural: false } => Some(TimeOfDay::Part(part)),
        _ => None,
    })(words)
}

/// `Monday`, `Monday morning`, `late Sunday`
fn weekday_part(words: Words<'_>) -> Read<'_, Expression> {
    let (rest, day) = weekday(words)?;
    let (rest, part) = opt(preceded(opt(joint(HYPHENS)), part)).parse(rest)?;
    Ok((rest, with_part(Point::Bare(Named::Weekday(day)), part)))
}

/// A weekday that is written as a name.
pub(super) fn weekday(words: Words<'_>) -> Read<'_, Weekday> {
    let (rest, (day, sure)) = weekday_sense(words)?;
    if sure { Ok((rest, day)) } else { miss() }
}

/// A weekday, also one that is another word too: `Sun`.
fn any_weekday(words: Words<'_>) -> Read<'_, Weekday> {
    map(weekday_sense, |(day, _)| day).parse(words)
}

fn weekday_sense(words: Words<'_>) -> Read<'_, (Weekday, bool)> {
    sense(|sense| match sense {
        Sense::Weekday { day, sure } => Some((day, sure)),
        _ => None,
    })(words)
}

/// A month, sure or not.
pub(super) fn month(words: Words<'_>) -> Read<'_, u8> {
    sense(|sense| match sense {
        Sense::Month { number, .. } => Some(number),
        _ => None,
    })(words)
}

fn day_number(words: Words<'_>) -> Read<'_, u8> {
    verify(alt((ordinal, short_figure)), |day| (1..=31).contains(day)).parse(words)
}

/// `2021-02-22`, `2021-02-22T10:00`
fn iso(words: Words<'_>) -> Read<'_, Point> {
    let two = |digits: &str| (digits.len() == 2).then(|| digits.parse::<u8>().ok()).flatten();
    let day = number(move |digits| two(digits.split_once('T').map_or(digits, |(day, _)| day)));
    let (rest, (year, month, day)) =
        (terminated(year, joint(HYPHENS)), terminated(number(two), joint(HYPHENS)), day).parse(words)?;
    known(rest, year, month, day)
}

/// `22/02/2021`, `2/22/2021`, `22.2.2021`; which number is the day is settled later where both may be.
fn slashed(words: Words<'_>) -> Read<'_, Point> {
    alt((slashed_tokens, dotted)).parse(words)
}

fn slashed_tokens(words: Words<'_>) -> Read<'_, Point> {
    let slash = || joint(&["/", "-"]);
    let (rest, (first, second, year)) =
        (terminated(short_figure, slash()), terminated(short_figure, slash()), alt((year, short_year)))
            .parse(words)?;
    if words.at(1) != words.at(3) || !words.touches(0) || !words.touches(2) {
        return miss();
    }
    numeric(rest, first, second, year)
}

/// `97` of a date in numbers.
fn short_year(words: Words<'_>) -> Read<'_, u16> {
    number(|digits| {
        (digits.len() == 2)
            .then(|| digits.parse::<u16>().ok())
            .flatten()
            .map(|year| if year < 50 { 2000 + year } else { 1900 + year })
    })(words)
}

/// `22.02.2021`, one token; the day comes first in all countries that write dots.
fn dotted(words: Words<'_>) -> Read<'_, Point> {
    let (rest, (day, month, year)) = number(|digits| {
        let mut fields = digits.split('.');
        let (day, month, year) = (fields.next()?, fields.next()?, fields.next()?);
        (fields.next().is_none() && year.len() == 4).then_some(())?;
        Some((day.parse::<u8>().ok()?, month.parse::<u8>().ok()?, year.parse::<u16>().ok()?))
    })(words)?;
    known(rest, year, month, day)
}

fn numeric(rest: Words<'_>, first: u8, second: u8, year: u16) -> Read<'_, Point> {
    match (first, second) {
        (13.., _) => known(rest, year, second, first),
        (_, 13..) => known(rest, year, first, second),
        _ if day_of(year, first, second).is_some() && day_of(year, second, first).is_some() => {
            Ok((rest, Point::Numeric { first, second, year }))
        }
        _ => miss(),
    }
}

fn day_of(year: u16, month: u8, day: u8) -> Option<chrono::NaiveDate> {
    Date::Year(Some(year), Part::Day(Some(month), Some(day))).day()
}

/// A day of the calendar, if there is such a day.
fn known(rest: Words<'_>, year: u16, month: u8, day: u8) -> Read<'_, Point> {
    match day_of(year, month, day) {
        Some(_) => Ok((rest, Point::Known(Date::Year(Some(year), Part::Day(Some(month), Some(day)))))),
        None => miss(),
    }
}

/// `22 February 2021`, `the 22nd of February`, `4 August`
fn day_month(words: Words<'_>) -> Read<'_, Point> {
    let (rest, ()) = map(opt(word("the")), |_| ()).parse(words)?;
    let (rest, day) = day_number(rest)?;
    let (rest, _) = opt(preceded(opt(word("day")), word("of"))).parse(rest)?;
    let (rest, _) = opt(joint(HYPHENS)).parse(rest)?;
    let (rest, month) = capital_month(rest)?;
    let (rest, _) = opt(joint(HYPHENS)).parse(rest)?;
    day_with_year(rest, month, day)
}

/// `Feb. 22, 2021`, `March 3rd`, `May the 4th`
fn month_day(words: Words<'_>) -> Read<'_, Point> {
    let (rest, month) = capital_month(words)?;
    let (rest, _) = opt(one_of(&["the", "-"])).parse(rest)?;
    let (rest, day) = day_number(rest)?;
    // `May 10:30` and `March 5 million` are none; nor is `June 20 percent`.
    if is_amount(rest) {
        return miss();
    }
    day_with_year(rest, month, day)
}

fn is_amount(rest: Words<'_>) -> bool {
    let per_cent = rest.first().eq_ignore_ascii_case("per") && rest.at(1).eq_ignore_ascii_case("cent");
    per_cent
        || ["million", "billion", "trillion", "percent", "%"]
            .iter()
            .any(|word| rest.first().eq_ignore_ascii_case(word))
}

fn day_with_year(rest: Words<'_>, month: u8, day: u8) -> Read<'_, Point> {
    if let Ok((after, year)) = preceded(opt(alt((word(","), word("of")))), year_of_date).parse(rest)
        && let Ok(found) = known(after, year, month, day)
    {
        return Ok(found);
    }
    if let Ok((after, which)) = preceded(opt(one_of(&[",", "of"])), which_year).parse(rest) {
        return Ok((after, Point::Within(Named::Day(month, day), which, Unit::Year)));
    }
    // The 29th of February is a day of some years.
    match day_of(2020, month, day) {
        Some(_) => Ok((rest, Point::Bare(Named::Day(month, day)))),
        None => miss(),
    }
}

/// `this year` after a month or a day.
pub(super) fn which_year(words: Words<'_>) -> Read<'_, Which> {
    let which = sense(|sense| match sense {
        Sense::Which(which @ (Which::Last | Which::This | Which::Next)) => Some(which),
        _ => None,
    });
    alt((
        terminated(which, word("year")),
        map((one_of(&["the"]), word("previous"), word("year")), |_| Which::Before),
        map((one_of(&["the"]), word("following"), word("year")), |_| Which::After),
        map((opt(word("the")), one_of(&["that", "same"]), word("year")), |_| Which::Same),
    ))
    .parse(words)
}

/// `February 2021`, `Feb., 2021`, `May of 1998`, `March last year`
fn month_year(words: Words<'_>) -> Read<'_, Point> {
    let (rest, month) = capital_month(words)?;
    let (rest, _) = opt(one_of(&[",", "of", "-"])).parse(rest)?;
    if let Ok((rest, which)) = which_year(rest) {
        return Ok((rest, Point::Within(Named::Month(month), which, Unit::Year)));
    }
    let (rest, year) = alt((year, spelled, apostrophe_year)).parse(rest)?;
    Ok((rest, Point::Known(Date::Year(Some(year), Part::Month(Some(month))))))
}

/// A month with a capital letter: `march` and `may` are other words, and so is any month in small letters.
fn capital_month(words: Words<'_>) -> Read<'_, u8> {
    if words.first().starts_with(|c: char| c.is_uppercase()) { month(words) } else { miss() }
}

/// `October`; a month that is also another word has to be justified by what stands before it.
fn month_alone(words: Words<'_>) -> Read<'_, Point> {
    map(capital_month, |month| Point::Bare(Named::Month(month))).parse(words)
}

/// `the summer of 2014`, `spring 1998`, `winter`
fn season_year(words: Words<'_>) -> Read<'_, Point> {
    let (rest, _) = skip(word("the"))(words)?;
    let (rest, season) = season(rest)?;
    let of = opt(one_of(&["of", ","]));
    if let Ok((rest, year)) = preceded(of, alt((year, spelled, apostrophe_year))).parse(rest) {
        return Ok((rest, Point::Known(Date::Year(Some(year), Part::Season(season)))));
    }
    if let Ok((rest, which)) = preceded(opt(word("of")), which_year).parse(rest) {
        return Ok((rest, Point::Within(Named::Season(season), which, Unit::Year)));
    }
    Ok((rest, Point::Bare(Named::Season(season))))
}

pub(super) fn season(words: Words<'_>) -> Read<'_, Season> {
    sense(|sense| match sense {
        Sense::Season(season) => Some(season),
        _ => None,
    })(words)
}

fn weekend(words: Words<'_>) -> Read<'_, Point> {
    let (rest, _) = opt(one_of(&["the", "a"])).parse(words)?;
    map(weekend_word, |()| Point::Bare(Named::Weekend)).parse(rest)
}

pub(super) fn weekend_word(words: Words<'_>) -> Read<'_, ()> {
    sense(|sense| matches!(sense, Sense::Weekend { plural: false }).then_some(()))(words)
}

/// `Christmas Day 2020`, `Thanksgiving`
fn holiday_year(words: Words<'_>) -> Read<'_, Point> {
    let (rest, holiday) = holiday(words)?;
    match preceded(opt(one_of(&[",", "of"])), year).parse(rest) {
        Ok((rest, year)) => Ok((rest, Point::OfYear(Named::Holiday(holiday), year))),
        Err(_) => Ok((rest, Point::Bare(Named::Holiday(holiday)))),
    }
}

/// `the 22nd`
fn day_of_month(words: Words<'_>) -> Read<'_, Point> {
    let (rest, _) = opt(word("the")).parse(words)?;
    let (rest, day) = verify(ordinal_figure, |day| (1..=31).contains(day)).parse(rest)?;
    let (rest, _) = opt((word("of"), one_of(&["this", "the"]), word("month"))).parse(rest)?;
    Ok((rest, Point::Bare(Named::DayOfMonth(day))))
}

/// A year in four digits.
pub(super) fn year(words: Words<'_>) -> Read<'_, u16> {
    number(|digits| {
        (digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit())).then_some(())?;
        digits.parse().ok().filter(|year| (1000..=2999).contains(year))
    })(words)
}

fn year_of_date(words: Words<'_>) -> Read<'_, u16> {
    alt((year, spelled, apostrophe_year)).parse(words)
}

/// A year between 1500 and 2100; what else looks like one is settled by what stands around it.
fn year_alone(words: Words<'_>) -> Read<'_, Point> {
    let (rest, _) = opt((word("the"), word("year"))).or(map(word("year"), |()| None)).parse(words)?;
    map(verify(year, |year| (1500..=2100).contains(year)), |year| Point::Known(Date::year(year))).parse(rest)
}

/// `nineteen ninety-seven`, `two thousand`, `twenty twenty-one`
fn spelled_year(words: Words<'_>) -> Read<'_, Point> {
    let (rest, said) = opt((opt(word("the")), word("year"))).parse(words)?;
    let thousands = map(verify(whole, |year| (1500..=2100).contains(year) && said.is_some()), |year| {
        u16::try_from(year).unwrap_or(0)
    });
    map(alt((spelled, thousands)), |year| Point::Known(Date::year(year))).parse(rest)
}

fn spelled(words: Words<'_>) -> Read<'_, u16> {
    let (rest, century) = verify(below_hundred, |century| (16..=20).contains(century)).parse(words)?;
    let (rest, year) = verify(below_hundred, |year| (10..=99).contains(year)).parse(rest)?;
    // `nineteen twenty` is a year as much as two numbers: it takes a four-digit look.
    match u16::try_from(century * 100 + year) {
        Ok(year) => Ok((rest, year)),
        Err(_) => miss(),
    }
}

/// `'97`
fn apostrophe_year(words: Words<'_>) -> Read<'_, u16> {
    preceded(joint(APOSTROPHES), short_year).parse(words)
}

const APOSTROPHES: &[&str] = &["'", "’", "‘"];

/// `the 1990s`, `the '90s`, `the nineties`
fn decade(words: Words<'_>) -> Read<'_, Point> {
    let (rest, _) = skip(word("the"))(words)?;
    alt((decade_figure, preceded(joint(APOSTROPHES), short_decade), decade_word)).parse(rest)
}

fn decade_figure(words: Words<'_>) -> Read<'_, Point> {
    number(|digits| {
        let year: u16 = digits.strip_suffix('s').filter(|year| year.len() == 4)?.parse().ok()?;
        (year.is_multiple_of(10) && (1000..=2990).contains(&year))
            .then_some(Point::Known(Date::Decade(year / 10)))
    })(words)
}

fn short_decade(words: Words<'_>) -> Read<'_, Point> {
    number(|digits| {
        let year: u8 = digits.strip_suffix('s').filter(|year| year.len() == 2)?.parse().ok()?;
        year.is_multiple_of(10).then_some(Point::TwoDigits { decade: year / 10 })
    })(words)
}

fn decade_word(words: Words<'_>) -> Read<'_, Point> {
    sense(|sense| match sense {
        Sense::Decade(decade) => Some(Point::TwoDigits { decade }),
        _ => None,
    })(words)
}

/// `the 20th century`, `the twenty-first century`
fn century(words: Words<'_>) -> Read<'_, Point> {
    let (rest, _) = skip(word("the"))(words)?;
    let (rest, century) = verify(ordinal, |century| (10..=30).contains(century)).parse(rest)?;
    let (rest, ()) = preceded(opt(joint(HYPHENS)), word("century")).parse(rest)?;
    Ok((rest, Point::Known(Date::Century(u16::from(century - 1)))))
}

/// A two-digit number that goes on after a year or a day: `2015-18`, `May 3-5`.
pub(crate) fn range_end(words: Words<'_>) -> Read<'_, u8> {
    preceded(
        alt((joint(HYPHENS), any(|word| matches!(word, "to" | "through" | "–").then_some(())))),
        short_figure,
    )
    .parse(words)
}

/// The year that a date is given after a comma or without one: `, 2019`.
pub(crate) fn year_after(words: Words<'_>) -> Read<'_, u16> {
    preceded(opt(word(",")), year).parse(words)
}
