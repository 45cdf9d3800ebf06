//! False friends: what reads like a time expression and is none where it stands.
//!
//! The grammar sees the words of the expression; here the words around it decide. `Resolution 1701` is no year,
//! `Theresa May` no month, `the Sunday Times` no day, `the fall of the city` no season.

use std::sync::LazyLock;

use dateline_text::{Token, TokenKind};

use crate::lexicon::{self, Sense, rows};
use crate::meaning::{Expression, Meaning, Named, Point};
use crate::tense::is_sentence_end;
use crate::value::{Date, Part, Unit, Value};
use crate::{Amount, Duration};

/// Sorted pairs of class and word.
static TABLE: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
    let mut table: Vec<_> =
        rows(include_str!("../data/en/friends.tsv")).filter_map(|row| row.split_once('\t')).collect();
    table.sort_unstable();
    table
});

fn is(class: &str, word: &str) -> bool {
    let start = TABLE.partition_point(|&(known, _)| known < class);
    let of_class = TABLE.iter().skip(start).take_while(|&&(known, _)| known == class);
    of_class.into_iter().any(|&(_, known)| known.eq_ignore_ascii_case(word))
}

/// An expression and the tokens `from..to` that it takes, among all of a text.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a [Token],
    pub(crate) from: usize,
    pub(crate) to: usize,
}

impl<'a> Place<'a> {
    fn word(self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.text(self.text))
    }

    fn first(self) -> &'a str {
        self.word(self.from)
    }

    /// The `n`th word before the expression in its sentence, from 1.
    pub(crate) fn before(self, n: usize) -> &'a str {
        let Some(at) = self.from.checked_sub(n) else { return "" };
        if (at..self.from).any(|at| is_sentence_end(self.text, self.tokens, at)) { "" } else { self.word(at) }
    }

    /// The `n`th word after it in its sentence, from 1.
    pub(crate) fn after(self, n: usize) -> &'a str {
        if is_break_after(self) { "" } else { self.word(self.to + n - 1) }
    }

    fn touches_before(self) -> bool {
        self.from.checked_sub(1).is_some_and(|at| self.touch(at))
    }

    fn touches_after(self) -> bool {
        self.to.checked_sub(1).is_some_and(|at| self.touch(at))
    }

    fn touch(self, at: usize) -> bool {
        matches!((self.tokens.get(at), self.tokens.get(at + 1)), (Some(a), Some(b)) if a.span.end() == b.span.start())
    }

    fn is_capital(word: &str) -> bool {
        word.starts_with(char::is_uppercase)
    }

    /// Whether the word before is a name's, not the first of a sentence.
    fn follows_name(self) -> bool {
        Place::is_capital(self.before(1))
            && !self.before(2).is_empty()
            && !is("preposition", self.before(1))
            && !lexicon::knows(self.before(1))
    }

    fn precedes_name(self) -> bool {
        Place::is_capital(self.after(1)) && !lexicon::knows(self.after(1))
    }
}

fn is_break_after(place: Place<'_>) -> bool {
    place.to.checked_sub(1).is_none_or(|at| {
        let (Some(token), Some(next)) = (place.tokens.get(at), place.tokens.get(at + 1)) else { return true };
        crate::tense::is_break(place.text, *token, *next)
    })
}

/// Returns the expression as it is meant where it stands, or `None` if it is none.
pub(crate) fn judge(expression: Expression, place: Place<'_>) -> Option<Expression> {
    let single = place.to - place.from == 1;
    match expression.meaning {
        Meaning::Date(Point::Known(Date::Year(Some(year), Part::Whole))) if has_year_token(place) => {
            year_stands(year, place).then_some(expression)
        }
        Meaning::Date(Point::Known(Date::Decade(_)) | Point::TwoDigits { .. }) => {
            decade_stands(place).then_some(expression)
        }
        Meaning::Date(Point::Bare(Named::Month(month))) => month_stands(month, place).then_some(expression),
        Meaning::Date(Point::Bare(Named::Weekday(_))) => weekday_stands(place).then_some(expression),
        Meaning::Date(Point::Bare(Named::Season(_))) => season_stands(place).then_some(expression),
        Meaning::Date(Point::Bare(Named::DayOfMonth(_))) => day_of_month_stands(place).then_some(expression),
        Meaning::Date(Point::Shift { .. }) if single => today_stands(place).then_some(expression),
        Meaning::Date(Point::Period(_, measure)) if is_bare_period(place) => {
            let length = measure.unit == Unit::Year && is_ended(place);
            let year = Meaning::Duration(measure.duration(Amount::Count(1)));
            let meaning = if length { year } else { expression.meaning };
            bare_period_stands(place).then_some(Expression { meaning, ..expression })
        }
        Meaning::Date(Point::Period(..)) if is_title(place) => None,
        Meaning::Set(_) if single => frequency_stands(place).then_some(expression),
        Meaning::Duration(duration) => duration_as_meant(expression, duration, place),
        Meaning::Reference(_) => reference_stands(place).then_some(expression),
        Meaning::Time(None, _) => time_stands(place).then_some(expression),
        _ => Some(expression),
    }
}

/// `60 Minutes`, `This Week`: a unit with a capital letter within a sentence is part of a title.
fn is_title(place: Place<'_>) -> bool {
    let last = place.word(place.to.saturating_sub(1));
    let capital = |word: &str| Place::is_capital(word) && word.contains(char::is_lowercase);
    place.to - place.from > 1
        && capital(last)
        && (place.before(1) == "\""
            || place.before(1) == "“"
            || !place.before(2).is_empty()
            || !capital(place.first()))
        && lexicon::senses(last).iter().any(|sense| matches!(sense, Sense::Unit { .. }))
}

fn has_year_token(place: Place<'_>) -> bool {
    (place.from..place.to).any(|at| place.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number))
}

fn year_stands(year: u16, place: Place<'_>) -> bool {
    let (before, after) = (place.before(1), place.after(1));
    if place.to - place.from > 1 {
        return true;
    }
    // `T-2000`, `1984.5`, `2000-strong`, `2014/15` and addresses.
    let glued = place.touches_before()
        && !matches!(before, "(" | "[" | "\"" | "“" | "'" | "‘" | "–" | "—" | "-" | "/" | "--");
    let hyphen = place.touches_before()
        && before == "-"
        && !matches!(place.before(2), "mid" | "post" | "pre" | "late" | "early")
        && !place.before(2).starts_with(|c: char| c.is_ascii_digit());
    if glued || hyphen || is("law", before) || is("counted", after) {
        return false;
    }
    if place.touches_after()
        && after == "-"
        && !place.after(2).starts_with(|c: char| c.is_ascii_digit())
        && !is("preposition", before)
    {
        return false;
    }
    let preposition = is("preposition", before);
    let plural = after.len() > 3
        && after.ends_with('s')
        && after.starts_with(|c: char| c.is_lowercase())
        && !matches!(
            after,
            "was"
                | "has"
                | "does"
                | "as"
                | "is"
                | "this"
                | "less"
                | "sanctions"
                | "elections"
                | "its"
                | "his"
        );
    match year {
        1900..=2050 if !year.is_multiple_of(100) => !plural || preposition,
        _ => {
            preposition && !plural && !matches!(before, "about" | "over" | "around" | "to" | "," | "-" | "of")
        }
    }
}

fn decade_stands(place: Place<'_>) -> bool {
    // `his seventies`, `in their 40s`
    let whose = ["his", "her", "their", "my", "our", "your"]
        .iter()
        .any(|word| place.before(1).eq_ignore_ascii_case(word));
    let spelled = place.tokens.get(place.to - 1).is_some_and(|token| token.kind == TokenKind::Word);
    !whose
        && (!spelled
            || place.first().eq_ignore_ascii_case("the")
            || ["early", "mid", "late", "-"].contains(&place.before(1)))
}

fn month_stands(month: u8, place: Place<'_>) -> bool {
    if place.touches_after() && place.after(1) == "-" && place.after(2).len() < 3 {
        return false;
    }
    let sure =
        lexicon::senses(place.first()).iter().any(|sense| matches!(sense, Sense::Month { sure: true, .. }));
    let preposition = is("preposition", place.before(1));
    if place.follows_name() {
        return false;
    }
    if !sure {
        let before = [
            "in", "since", "by", "until", "till", "from", "through", "between", "during", "early", "late",
            "mid", "last", "this", "next", "before", "after",
        ];
        let marked = before.iter().any(|word| place.before(1).eq_ignore_ascii_case(word));
        let joined = ["to", "and", "-", "–"].contains(&place.before(1))
            && lexicon::senses(place.before(2)).iter().any(|sense| matches!(sense, Sense::Month { .. }));
        return (marked || joined) && !place.precedes_name();
    }
    // `Jan` and `Mar` are names too: short forms have their dot, or a word before them that goes with months.
    let short = place.first().len() < 5 && !place.first().ends_with('.') && !matches!(month, 5..=7);
    let vouched = preposition && !matches!(place.before(1), "," | "the" | "and" | "of" | "(");
    if short && !vouched {
        return false;
    }
    // April, June and August are given names.
    let given = matches!(month, 4 | 6 | 8) && place.precedes_name();
    preposition || !given
}

fn weekday_stands(place: Place<'_>) -> bool {
    !is("paper", place.after(1)) || !Place::is_capital(place.after(1))
}

fn season_stands(place: Place<'_>) -> bool {
    let determined = place.first().eq_ignore_ascii_case("the");
    let name = place.tokens.get(place.to - 1).map_or("", |token| token.text(place.text));
    let spring_or_fall = name.eq_ignore_ascii_case("spring") || name.eq_ignore_ascii_case("fall");
    if place.follows_name()
        || place.after(1).eq_ignore_ascii_case("of")
        || (Place::is_capital(name) && (place.precedes_name() || determined))
    {
        return false;
    }
    let preposition = [
        "in", "since", "by", "until", "till", "during", "early", "late", "mid", "next", "last", "this",
        "each", "every", "through", "before", "after", "for", "over",
    ]
    .iter()
    .any(|word| place.before(1).eq_ignore_ascii_case(word));
    let noun = place.after(1).starts_with(|c: char| c.is_lowercase())
        && !is("preposition", place.after(1))
        && place.after(1).len() > 3;
    if spring_or_fall {
        preposition && (determined || !noun) && !["in", "from"].contains(&place.after(1))
    } else {
        determined || preposition
    }
}

/// `on the 22nd`; `the 22nd Amendment`, `the 15th anniversary` are none.
fn day_of_month_stands(place: Place<'_>) -> bool {
    let on = ["on", "by", "until", "till", "from", "through", "since", "before"]
        .iter()
        .any(|word| place.before(1).eq_ignore_ascii_case(word));
    let noun = place.after(1).starts_with(char::is_alphabetic) && !is("preposition", place.after(1));
    let hyphen = place.touches_after() && place.after(1) == "-";
    on && !noun && !hyphen
}

/// `USA Today` is a paper.
fn today_stands(place: Place<'_>) -> bool {
    let capitals = Place::is_capital(place.first()) && Place::is_capital(place.before(1));
    !capitals || is("preposition", place.before(1))
}

fn is_bare_period(place: Place<'_>) -> bool {
    place.to - place.from == 2
        && place.first().eq_ignore_ascii_case("the")
        && lexicon::senses(place.word(place.from + 1)).iter().any(|sense| matches!(sense, Sense::Unit { .. }))
}

/// `the year ended June 30`: any twelve months, no year of the calendar.
fn is_ended(place: Place<'_>) -> bool {
    ["ended", "ending"].iter().any(|word| place.after(1).eq_ignore_ascii_case(word))
}

/// `in the quarter`, `for the year`; not `of the year`, `the day of the vote`.
fn bare_period_stands(place: Place<'_>) -> bool {
    let unit = place.word(place.from + 1);
    let before = |words: &[&str]| words.iter().any(|word| place.before(1).eq_ignore_ascii_case(word));
    let ends = !place.after(1).starts_with(|c: char| c.is_lowercase()) || is("preposition", place.after(1));
    let of = place.after(1).eq_ignore_ascii_case("of") || place.after(1) == "'s" || place.after(1) == "’s";
    let ended = is_ended(place);
    let ends = ends || ended;
    !of && match unit {
        "quarter" => before(&["in", "during", "for", "of", "throughout", "over"]) && ends || ended,
        "week" | "month" | "year" => {
            before(&["in", "during", "for", "throughout"]) && ends
                || before(&["of"])
                    && ["rest", "remainder", "most", "much", "part", "end"].contains(&place.before(2))
        }
        _ => false,
    }
}

/// `Daily Mail` is a paper.
fn frequency_stands(place: Place<'_>) -> bool {
    let first = place.first();
    let weekday = lexicon::senses(first)
        .iter()
        .any(|sense| matches!(sense, Sense::Weekdays(_) | Sense::Weekend { .. }));
    weekday
        || !(Place::is_capital(first)
            && (Place::is_capital(place.after(1)) || Place::is_capital(place.before(1))))
}

fn duration_as_meant(expression: Expression, duration: Duration, place: Place<'_>) -> Option<Expression> {
    if is_title(place) {
        return None;
    }
    let bare_plural = place.to - place.from == 1;
    let unit = duration.parts().next().map(|(_, unit)| unit)?;
    if bare_plural && matches!(unit, Unit::Minute | Unit::Second) {
        return None;
    }
    if bare_plural
        && (place.touches_before() && place.before(1) == "-"
            || place.after(1).eq_ignore_ascii_case("of") && unit == Unit::Quarter)
    {
        return None;
    }
    if unit == Unit::Quarter && (place.after(1).eq_ignore_ascii_case("of") || bare_plural) {
        return None;
    }
    let article =
        ["a", "an"].iter().any(|word| place.first().eq_ignore_ascii_case(word)) && place.to - place.from == 2;
    if article && expression.modifier.is_none() {
        if unit == Unit::Hour && ["miles", "kilometers", "kilometres", "km", "mph"].contains(&place.before(1))
        {
            return None;
        }
        if is_rate(place) {
            return Some(Expression { meaning: Meaning::Set(Value::Duration(duration)), ..expression });
        }
    }
    Some(expression)
}

/// `$40 million a year`, `300 barrels a day`
fn is_rate(place: Place<'_>) -> bool {
    let number = |n: usize| {
        let word = place.before(n);
        word.starts_with(|c: char| c.is_ascii_digit())
            || ["million", "billion", "trillion", "percent", "%", "thousand", "hundred"]
                .iter()
                .any(|known| word.eq_ignore_ascii_case(known))
    };
    number(1)
        || (place.before(1).ends_with('s') || is("counted", place.before(1))) && (number(2) || number(3))
}

fn reference_stands(place: Place<'_>) -> bool {
    let last = place.word(place.to - 1);
    if place.first().eq_ignore_ascii_case("the")
        && last.eq_ignore_ascii_case("past")
        && place.to - place.from == 2
    {
        let noun =
            place.after(1).starts_with(|c: char| c.is_alphanumeric()) && !is("preposition", place.after(1));
        return ["in", "of", "from", "into", "with", "than"]
            .iter()
            .any(|word| place.before(1).eq_ignore_ascii_case(word))
            && (!noun || place.after(1) == "that");
    }
    true
}

/// `10:30` after words of measure is none; nor is the dawn of an era.
fn time_stands(place: Place<'_>) -> bool {
    let dawn = lexicon::senses(place.first()).iter().any(|sense| matches!(sense, Sense::Dawn(_)));
    let word = dawn || lexicon::senses(place.first()).iter().any(|sense| matches!(sense, Sense::Hour(_)));
    let part =
        place.touches_before() && place.before(1) == "-" || place.touches_after() && place.after(1) == "-";
    let name = Place::is_capital(place.first())
        && !place.before(1).is_empty()
        && !is("preposition", place.before(1));
    !(dawn && (place.after(1).eq_ignore_ascii_case("of") || Place::is_capital(place.first()))
        || word && (part || name))
}
