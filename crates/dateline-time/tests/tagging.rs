//! What is tagged and what it means, as tables; the sentences are invented.

use chrono::NaiveDate;
use dateline_time::{Anchor, Context, ParseError, TimexType, parse, tag};

/// A Monday.
const PUBLISHED: (i32, u32, u32) = (2021, 2, 22);

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("tests name days that exist")
}

fn context() -> Context {
    Context::new(day(PUBLISHED.0, PUBLISHED.1, PUBLISHED.2))
}

/// `words=VALUE` of each expression, with the modifier behind a slash.
fn tagged(text: &str, context: Context) -> String {
    let times = tag(text, &context);
    let show = times.iter().map(|time| {
        let modifier = time.modifier.map(|modifier| format!("/{modifier:?}")).unwrap_or_default();
        format!("{}={}{modifier}", time.excerpt.text, time.value)
    });
    show.collect::<Vec<_>>().join("; ")
}

fn check(table: &[(&str, &str)]) {
    for (text, expected) in table {
        assert_eq!(tagged(text, context()), *expected, "{text}");
    }
}

#[test]
fn reads_calendar_dates() {
    check(&[
        ("signed on 22 February 2021", "22 February 2021=2021-02-22"),
        ("signed Feb. 22, 2021, in Rome", "Feb. 22, 2021=2021-02-22"),
        ("on the 3rd of May 1998", "the 3rd of May 1998=1998-05-03"),
        ("Friday, Sept. 27, 2019", "Friday, Sept. 27, 2019=2019-09-27"),
        ("dated 2021-02-22.", "2021-02-22=2021-02-22"),
        ("dated 22/02/2021 and 2/22/2021", "22/02/2021=2021-02-22; 2/22/2021=2021-02-22"),
        ("dated 22.2.2021", "22.2.2021=2021-02-22"),
        ("World Cup 2018 day five", "2018=2018"),
        ("There is no 30 February 2021.", "February 2021=2021-02"),
        ("in May 2018 and March of 2019", "May 2018=2018-05; March of 2019=2019-03"),
        ("since 2014, in the 1990s and the '80s", "2014=2014; the 1990s=199; the '80s=198"),
        ("in the 20th century", "the 20th century=19"),
        ("the summer of 2014 or Christmas 2019", "the summer of 2014=2014-SU; Christmas 2019=2019-12-25"),
        (
            "the third quarter of 1984, Q3 2020, fiscal 1989",
            "the third quarter of 1984=1984-Q3; Q3 2020=2020-Q3; fiscal 1989=1989",
        ),
        ("the first half of 2020", "the first half of 2020=2020-H1"),
        ("in nineteen ninety-seven", "nineteen ninety-seven=1997"),
        ("the week of March 8", "the week of March 8=2021-W10"),
    ]);
}

#[test]
fn reads_clock_times() {
    check(&[
        ("They met at 5 p.m. EST Thursday.", "5 p.m. EST Thursday=2021-02-18T17:00"),
        ("It opened at 10:30am on Friday.", "10:30am=2021-02-19T10:30; Friday=2021-02-19"),
        ("from 1800 GMT", "1800 GMT=2021-02-22T18:00"),
        ("by 0001 GMT", "0001 GMT=2021-02-22T00:01"),
        ("at noon local time", "noon local time=2021-02-22T12:00"),
        ("a score of 3:1", ""),
    ]);
}

#[test]
fn resolves_against_the_day_of_writing() {
    check(&[
        ("They met Monday.", "Monday=2021-02-22"),
        ("They met on Tuesday.", "Tuesday=2021-02-16"),
        ("They will meet on Tuesday.", "Tuesday=2021-02-23"),
        ("On Friday, they are expected to meet.", "Friday=2021-02-26"),
        ("He left late Sunday.", "late Sunday=2021-02-21TEV"),
        ("He left Sunday night.", "Sunday night=2021-02-21TNI"),
        ("They met last Monday and next Friday.", "last Monday=2021-02-15; next Friday=2021-02-26"),
        ("It was agreed in October.", "October=2020-10"),
        ("It will be agreed in October.", "October=2021-10"),
        ("It was agreed on Dec. 29.", "Dec. 29=2020-12-29"),
        (
            "today, yesterday, tomorrow morning",
            "today=2021-02-22; yesterday=2021-02-21; tomorrow morning=2021-02-23TMO",
        ),
        ("the day after tomorrow", "the day after tomorrow=2021-02-24"),
        ("last week, this month, next year", "last week=2021-W07; this month=2021-02; next year=2022"),
        ("earlier this month", "earlier this month=2021-02/Start"),
        ("two weeks ago, three years ago", "two weeks ago=2021-W06; three years ago=2018"),
        ("this weekend", "this weekend=2021-W08-WE"),
        ("at the end of last year", "the end of last year=2020/End"),
        (
            "in mid-June, late 2020 and early next month",
            "mid-June=2020-06/Mid; late 2020=2020/End; early next month=2021-03/Start",
        ),
    ]);
}

#[test]
fn resolves_against_the_text() {
    check(&[
        (
            "He fled on Feb. 3, 2019. A day later he was caught.",
            "Feb. 3, 2019=2019-02-03; A day later=2019-02-04",
        ),
        (
            "He fled on Feb. 3, 2019, and was caught the next morning.",
            "Feb. 3, 2019=2019-02-03; the next morning=2019-02-04TMO",
        ),
        (
            "Sales rose in the third quarter from a year earlier.",
            "the third quarter=2020-Q3; a year earlier=2019-Q3",
        ),
        ("from March to May 2020", "March=2020-03; May 2020=2020-05"),
        ("in 2015-18 and on May 3-5, 2019", "2015=2015; 18=2018; May 3=2019-05-03; 5, 2019=2019-05-05"),
    ]);
}

#[test]
fn takes_the_value_from_a_gloss() {
    let text = "\"We will decide tomorrow (Monday),\" she said late Sunday.";
    let times = tag(text, &context());
    assert_eq!(times[0].value.to_string(), "2021-02-22");
    assert!(matches!(&times[0].anchor, Some(Anchor::Gloss(gloss)) if gloss.text == "Monday"));
}

#[test]
fn counts_from_the_day_of_speaking_within_quotes() {
    let text = "\"We will decide tomorrow,\" she said on Saturday.";
    let times = tag(text, &context());
    assert_eq!(times[0].value.to_string(), "2021-02-21");
    assert!(matches!(&times[0].anchor, Some(Anchor::Speech(day)) if day.text == "Saturday"));
}

#[test]
fn anchors_lengths_to_events() {
    let times = tag("It came two weeks after the talks in Geneva.", &context());
    assert_eq!((times[0].kind, times[0].value.to_string().as_str()), (TimexType::Duration, "P2W"));
    assert!(matches!(&times[0].anchor, Some(Anchor::Event(event)) if event.text == "the talks in Geneva"));
}

#[test]
fn reads_durations_and_their_modifiers() {
    check(&[
        ("almost three years", "almost three years=P3Y/LessThan"),
        ("more than four decades", "more than four decades=P40Y/MoreThan"),
        (
            "at least 30 days, up to 180 days",
            "at least 30 days=P30D/EqualOrMore; up to 180 days=P180D/EqualOrLess",
        ),
        ("about two months, a year or so", "about two months=P2M/Approx; a year or so=P1Y/Approx"),
        ("a 13-month low after months of talks", "13-month=P13M; months=PXM"),
        (
            "two and a half years, 2 1/2 hours, half a year",
            "two and a half years=P2Y6M; 2 1/2 hours=PT2H30M; half a year=P6M",
        ),
        ("the past five years, the next few days", "the past five years=P5Y; the next few days=PXD"),
        ("the past week, the last year, last year", "the past week=P1W; the last year=P1Y; last year=2020"),
        ("over the past year, over a year", "the past year=P1Y; over a year=P1Y/MoreThan"),
        (
            "more than a decade ago, less than two years ago, in 1994 or later, no later than Monday",
            "more than a decade ago=2011/Before; less than two years ago=2019/After; 1994 or later=1994/OnOrAfter; no later than Monday=2021-02-22/OnOrBefore",
        ),
        ("two years and three months", "two years and three months=P2Y3M"),
        ("the first eight months of 2025", "the first eight months=P8M; 2025=2025"),
    ]);
}

#[test]
fn reads_sets_and_references() {
    check(&[
        (
            "every Monday, every two weeks, each July",
            "every Monday=XXXX-WXX-1; every two weeks=P2W; each July=XXXX-07",
        ),
        (
            "annual talks, twice a year, almost daily",
            "annual=P1Y; twice a year=P1Y; almost daily=P1D/LessThan",
        ),
        ("$3 million a year, 200 per day", "a year=P1Y; per day=P1D"),
        ("on Mondays and Tuesday nights", "Mondays=XXXX-WXX-1; Tuesday nights=XXXX-WXX-2TNI"),
        ("in recent years, in the coming weeks", "recent years=PAST_REF; the coming weeks=FUTURE_REF"),
        ("in the near future, unlike in the past", "the near future=FUTURE_REF; the past=PAST_REF"),
    ]);
}

#[test]
fn leaves_false_friends_alone() {
    for text in [
        "The 27-nation bloc acted for the first time.",
        "They may march in the second row under the sun.",
        "He told the Sunday Times and USA Today.",
        "Executive Order 13662, Resolution 1701 and Section 2017",
        "The 43-year-old won 2000 votes.",
        "Theresa May met Jan Novak after the fall of the city.",
        "She walked 2000 miles with a T-2000 and $1999.",
        "the 22nd Amendment",
        "Now they are currently soon recently gone.",
    ] {
        assert_eq!(tagged(text, context()), "", "{text}");
    }
}

#[test]
fn tags_vague_adverbs_if_asked() {
    let vague = Context { vague: true, ..context() };
    assert_eq!(
        tagged("It is now closed, said a recently named aide.", vague),
        "now=PRESENT_REF; recently=PAST_REF"
    );
}

#[test]
fn stays_underspecified_without_a_date() {
    let undated = Context::default();
    let table = [
        ("Monday", "XXXX-WXX-1"),
        ("in October", "XXXX-10"),
        ("on March 3", "XXXX-03-03"),
        ("last year", "PAST_REF"),
        ("noon", "XXXX-XX-XXT12:00"),
    ];
    for (text, value) in table {
        assert_eq!(tag(text, &undated)[0].value.to_string(), value, "{text}");
    }
}

#[test]
fn knows_leap_years_year_ends_and_week_53() {
    let table = [
        ((2020, 2, 28), "tomorrow", "2020-02-29", "2020-02-29", "2020-02-29"),
        ((2021, 2, 28), "tomorrow", "2021-03-01", "2021-03-01", "2021-03-01"),
        ((2021, 3, 1), "yesterday", "2021-02-28", "2021-02-28", "2021-02-28"),
        ((2021, 1, 1), "this week", "2020-W53", "2020-12-28", "2021-01-03"),
        ((2021, 1, 4), "last week", "2020-W53", "2020-12-28", "2021-01-03"),
        ((2019, 12, 31), "this week", "2020-W01", "2019-12-30", "2020-01-05"),
        ((2018, 12, 31), "yesterday", "2018-12-30", "2018-12-30", "2018-12-30"),
        ((2021, 1, 31), "next month", "2021-02", "2021-02-01", "2021-02-28"),
        ((2024, 1, 31), "next month", "2024-02", "2024-02-01", "2024-02-29"),
        ((2021, 1, 3), "last month", "2020-12", "2020-12-01", "2020-12-31"),
        ((2021, 1, 3), "this weekend", "2020-W53-WE", "2021-01-02", "2021-01-03"),
        ((2021, 3, 1), "February 29", "2020-02-29", "2020-02-29", "2020-02-29"),
    ];
    for ((year, month, number), text, value, first, last) in table {
        let found = parse(text, &Context::new(day(year, month, number))).unwrap().value;
        let days = (found.earliest().unwrap().to_string(), found.latest().unwrap().to_string());
        assert_eq!(
            (found.to_string().as_str(), days.0.as_str(), days.1.as_str()),
            (value, first, last),
            "{text} on {year}-{month}-{number}"
        );
    }
}

#[test]
fn reads_days_first_if_asked() {
    let days_first = Context { day_first: true, ..context() };
    assert_eq!(parse("3/4/2021", &context()).unwrap().value.to_string(), "2021-03-04");
    assert_eq!(parse("3/4/2021", &days_first).unwrap().value.to_string(), "2021-04-03");
}

#[test]
fn parses_one_expression() {
    let value = |text: &str| parse(text, &context()).map(|time| time.value.to_string());
    assert_eq!(value(" two weeks ago "), Ok("2021-W06".to_owned()));
    assert_eq!(value("in three days"), Ok("2021-02-25".to_owned()));
    assert_eq!(value("nothing"), Err(ParseError::None("nothing".to_owned())));
    let error = parse("Monday in Rome", &context()).unwrap_err().to_string();
    assert_eq!(error, "\"Monday\" is a time expression, but not \"in Rome\" beside it");
}

#[cfg(feature = "serde")]
#[test]
fn writes_what_the_contract_says_and_reads_it_back() {
    let times = tag("They met late Sunday, at least two weeks after the vote.", &context());
    let json = serde_json::to_value(&times).unwrap();
    let expected = serde_json::json!([
        {"text": "late Sunday", "span": {"start": 9, "end": 20}, "type": "time", "value": "2021-02-21TEV", "mod": null, "anchor": {"to": "document"}},
        {"text": "at least two weeks", "span": {"start": 22, "end": 40}, "type": "duration", "value": "P2W", "mod": "EQUAL_OR_MORE",
         "anchor": {"to": "event", "text": "the vote", "span": {"start": 47, "end": 55}}},
    ]);
    assert_eq!(json, expected);
    assert_eq!(serde_json::from_value::<Vec<dateline_time::Timex>>(json).unwrap(), times);
}
