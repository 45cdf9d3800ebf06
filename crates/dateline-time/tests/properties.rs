//! What holds for every text.

use chrono::{Days, NaiveDate};
use dateline_time::{Context, Date, Part, Value, tag};
use proptest::prelude::*;

fn reference() -> impl Strategy<Value = NaiveDate> {
    (0_i32..60_000).prop_map(|days| {
        NaiveDate::from_ymd_opt(1900, 1, 1).expect("a day") + chrono::TimeDelta::days(days.into())
    })
}

/// Texts of words that time expressions are made of, and some that are not.
fn text() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "the",
        "a",
        "last",
        "next",
        "this",
        "past",
        "Monday",
        "Sunday",
        "March",
        "May",
        "Feb.",
        "22",
        "3rd",
        "1998",
        "2021",
        "'90s",
        "1990s",
        "two",
        "three",
        "twenty",
        "-",
        "one",
        "half",
        "and",
        "or",
        "to",
        "of",
        "in",
        "on",
        "ago",
        "later",
        "earlier",
        "before",
        "after",
        "week",
        "weeks",
        "year",
        "years",
        "quarter",
        "first",
        "second",
        "third",
        "day",
        "days",
        "month",
        "months",
        "decade",
        "century",
        "today",
        "tomorrow",
        "yesterday",
        "morning",
        "night",
        "late",
        "early",
        "mid",
        "end",
        "every",
        "each",
        "twice",
        "daily",
        "annual",
        "summer",
        "spring",
        "5",
        "p.m.",
        "10:30",
        "GMT",
        "noon",
        "said",
        "will",
        "meet",
        "met",
        "(",
        ")",
        "\"",
        ",",
        ".",
        "2021-02-22",
        "3/4/2021",
        "Christmas",
        "Easter",
        "more",
        "than",
        "almost",
        "at",
        "least",
        "several",
        "few",
        "hundred",
        "thousand",
        "999999",
        "fiscal",
        "Q3",
        "weekend",
        "future",
        "recent",
        "'s",
        "within",
        "from",
        "now",
        "2020-W53",
        "4.5",
        "½",
        "\n\n",
        "é",
    ]);
    prop::collection::vec(words, 0..14).prop_map(|words| words.join(" "))
}

fn holds(text: &str, context: Context) -> Result<(), TestCaseError> {
    let times = tag(text, &context);
    prop_assert_eq!(&times, &tag(text, &context));
    let mut end = 0;
    for time in &times {
        prop_assert!(
            time.excerpt.holds_in(text) && time.excerpt.span.start() >= end,
            "{:?} in {:?}",
            time,
            text
        );
        end = time.excerpt.span.end();
        prop_assert_eq!(time.value.to_string().parse::<Value>(), Ok(time.value));
        if let (Some(first), Some(last)) = (time.value.earliest(), time.value.latest()) {
            prop_assert!(first <= last);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_text_is_tagged_well(text in "\\PC{0,60}", day in reference()) {
        holds(&text, Context::new(day))?;
    }

    #[test]
    fn any_words_of_time_are_tagged_well(text in text(), day in reference(), day_first: bool, vague: bool, dated: bool) {
        holds(&text, Context { reference: dated.then_some(day), day_first, vague })?;
    }

    #[test]
    fn weeks_shift_weekdays(weeks in 1_u64..2000, day in reference()) {
        for text in ["They met Monday.", "They will meet on Friday.", "last Sunday", "next Tuesday", "yesterday"] {
            let found = |day| tag(text, &Context::new(day))[0].value.earliest().unwrap();
            prop_assert_eq!(found(day + Days::new(7 * weeks)), found(day) + Days::new(7 * weeks), "{}", text);
        }
    }

    #[test]
    fn days_read_back(day in reference()) {
        let value: Value = day.to_string().parse().unwrap();
        prop_assert_eq!(value, Value::Date(Date::from(day)));
        prop_assert_eq!((value.earliest(), value.latest()), (Some(day), Some(day)));
        let written = day.format("%B %-d, %Y").to_string();
        let times = tag(&written, &Context::default());
        prop_assert_eq!(times[0].value, value, "{}", written);
    }

    #[test]
    fn values_print_as_they_were_read(text in "(P|-|T|W|Q|X|[0-9]|Y|M|D|H|\\.|:|WE|SU|XX){1,9}") {
        if let Ok(value) = text.parse::<Value>() {
            prop_assert_eq!(value.to_string().parse::<Value>(), Ok(value));
            if let Some(Date::Year(Some(_), Part::Day(Some(_), Some(_)))) = value.date() {
                prop_assert_eq!(value.earliest(), value.latest());
            }
        }
    }
}
