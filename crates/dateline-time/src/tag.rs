//! The way from a text to its time expressions: find them, judge them, resolve them in order.

use chrono::NaiveDate;
use dateline_text::{Excerpt, Token, TokenKind};

use crate::friends::{Place, judge};
use crate::grammar;
use crate::meaning::{Expression, Meaning, Named, Origin, Point};
use crate::resolve::{Base, View, resolve};
use crate::speech;
use crate::tense::{self, Tense};
use crate::value::{Date, Part, Unit, Value};
use crate::words::Words;
use crate::{Anchor, Context, Timex, TimexType};

/// Tags the time expressions of `text`, in order and without overlap.
///
/// # Panics
/// If the text is longer than 4 GiB.
pub fn tag(text: &str, context: &Context) -> Vec<Timex> {
    let tokens: Vec<Token> = dateline_text::tokens(text).collect();
    tag_tokens(text, &tokens, context)
}

/// Tags the time expressions of `text`, whose tokens the caller has already.
pub fn tag_tokens(text: &str, tokens: &[Token], context: &Context) -> Vec<Timex> {
    let found = find(text, tokens, *context);
    if found.is_empty() {
        return Vec::new();
    }
    Resolving { text, tokens, context, found: &found, done: Vec::with_capacity(found.len()) }.run()
}

/// An expression and its tokens `from..to`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    pub(crate) expression: Expression,
    pub(crate) from: usize,
    pub(crate) to: usize,
}

/// A word that is not in the lexicon.
const NONE: &[crate::lexicon::Sense] = &[];

/// The longest expression has fewer tokens.
const LONGEST: usize = 20;

fn find(text: &str, tokens: &[Token], context: Context) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let words = Words::new(text, tokens).after(at);
        if !grammar::may_start(words) {
            at += 1;
            continue;
        }
        let words = within_block(text, words);
        let mut senses = [NONE; LONGEST];
        for (n, place) in senses.iter_mut().enumerate().take(words.len()) {
            *place = crate::lexicon::senses(words.at(n));
        }
        let words = words.with_senses(senses.get(..words.len()).unwrap_or_default());
        let read = grammar::expression(words).and_then(|(expression, length)| {
            let place = Place { text, tokens, from: at, to: at + length };
            Some(Found { expression: judge(expression, place)?, from: at, to: at + length })
        });
        match read.filter(|found| context.vague || !is_vague(text, tokens, *found)) {
            None => at += 1,
            Some(new) => {
                at = new.to;
                found.push(new);
                if let Some(end) = range_end(text, tokens, new) {
                    at = end.to;
                    found.push(end);
                }
            }
        }
    }
    found
}

/// The words up to a blank line: no expression goes on after one.
fn within_block<'a>(text: &str, words: Words<'a>) -> Words<'a> {
    use nom::Input as _;
    let words = words.take(words.len().min(LONGEST));
    let broken = (1..words.len()).find(|&n| match (words.token(n - 1), words.token(n)) {
        (Some(token), Some(next)) => tense::is_break(text, token, next),
        _ => false,
    });
    broken.map_or(words, |n| words.take(n))
}

fn is_vague(text: &str, tokens: &[Token], found: Found) -> bool {
    let word = tokens.get(found.from).map_or("", |token| token.text(text));
    found.to - found.from == 1
        && crate::lexicon::senses(word).iter().any(|sense| matches!(sense, crate::lexicon::Sense::Vague(_)))
}

/// The second number of `2015-18` and `May 3-5`, which is short for a date like the one before it.
fn range_end(text: &str, tokens: &[Token], start: Found) -> Option<Found> {
    let words = Words::new(text, tokens).after(start.to);
    let (rest, number) = grammar::range_end(words).ok()?;
    let length = words.len() - rest.len();
    let touching = matches!(words.first(), "-" | "–");
    let point = match start.expression.meaning {
        Meaning::Date(Point::Known(Date::Year(Some(year), Part::Whole)))
            if touching && rest.touches(0).then(|| rest.first()) != Some("-") =>
        {
            let end = year / 100 * 100 + u16::from(number);
            (end > year).then_some(Point::Known(Date::year(end)))?
        }
        Meaning::Date(Point::Known(Date::Year(year, Part::Day(month, Some(day)))))
            if number > day && number <= 31 =>
        {
            let date = Date::Year(year, Part::Day(month, Some(number)));
            date.day()?;
            Point::Known(date)
        }
        Meaning::Date(Point::Bare(Named::Day(month, day))) if number > day && number <= 31 => {
            match grammar::year_after(rest) {
                Ok((rest, year)) => {
                    let date = Date::Year(Some(year), Part::Day(Some(month), Some(number)));
                    date.day()?;
                    let (from, to) = (start.to + length - 1, start.to + words.len() - rest.len());
                    return Some(Found {
                        expression: Expression::new(Meaning::Date(Point::Known(date))),
                        from,
                        to,
                    });
                }
                Err(_) => Point::Bare(Named::Day(month, number)),
            }
        }
        _ => return None,
    };
    let to = start.to + length;
    Some(Found { expression: Expression::new(Meaning::Date(point)), from: to - 1, to })
}

/// The second pass: values in order, each seen from those before it.
struct Resolving<'a> {
    text: &'a str,
    tokens: &'a [Token],
    context: &'a Context,
    found: &'a [Found],
    done: Vec<Timex>,
}

impl Resolving<'_> {
    fn run(mut self) -> Vec<Timex> {
        for at in 0..self.found.len() {
            if let Some(timex) = self.timex(at, self.context.reference, None) {
                self.done.push(timex);
            }
        }
        if self.done.len() == self.found.len() {
            for at in 0..self.found.len() {
                self.count_from_speech(at);
                self.take_gloss(at);
            }
        }
        self.done
    }

    fn timex(&self, at: usize, now: Option<NaiveDate>, speech: Option<&Excerpt>) -> Option<Timex> {
        let found = *self.found.get(at)?;
        let excerpt = self.excerpt(found)?;
        let mut meaning = found.expression.meaning;
        let focus = self.focus(at);
        let tense = self.tense(found);
        if let Some(point) = self.year_beside(at) {
            meaning = Meaning::Date(point);
        }
        let view = View {
            now,
            text: focus.map(|(date, near, _)| (date, near)),
            quarter: self.quarter(at),
            tense,
            day: self.day_beside(at),
            day_first: self.context.day_first,
        };
        let (value, base) = resolve(meaning, view);
        let anchor = match base {
            Base::Words if self.is_ahead(found, tense) => Some(Anchor::Document),
            Base::Words => self.event(found, meaning),
            Base::Now => Some(speech.map_or(Anchor::Document, |speech| Anchor::Speech(speech.clone()))),
            Base::Text => focus.map(|(_, _, excerpt)| Anchor::Date(excerpt.clone())),
        };
        Some(Timex { excerpt, kind: kind(meaning), value, modifier: found.expression.modifier, anchor })
    }

    fn excerpt(&self, found: Found) -> Option<Excerpt> {
        let span = Words::new(self.text, self.tokens).after(found.from).span(found.to - found.from)?;
        Excerpt::new(self.text, span)
    }

    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.text(self.text))
    }

    /// The last date before the expression, and whether it stands in the same sentence.
    fn focus(&self, at: usize) -> Option<(Date, bool, &Excerpt)> {
        let here = self.found.get(at)?;
        (0..at).rev().take(8).find_map(|before| {
            let timex = self.done.get(before)?;
            let date = timex.value.date().filter(|date| date.earliest().is_some())?;
            // What is compared with an earlier year is not what the next sentence speaks of.
            if timex.kind == TimexType::Set || is_comparison(self.found.get(before)?.expression.meaning) {
                return None;
            }
            let end = self.found.get(before)?.to;
            let near = here.from - end < 40
                && (end..here.from).all(|at| !tense::is_sentence_end(self.text, self.tokens, at));
            Some((date, near, &timex.excerpt))
        })
    }

    /// The last quarter named before that is no comparison.
    fn quarter(&self, at: usize) -> Option<Date> {
        let here = self.found.get(at)?.from;
        let near = |before: &usize| self.found.get(*before).is_some_and(|found| here - found.to < REPORT);
        (0..at).rev().take_while(near).find_map(|before| {
            let named = !is_comparison(self.found.get(before)?.expression.meaning);
            let date = self.done.get(before)?.value.date()?;
            (named && matches!(date, Date::Year(Some(_), Part::Quarter(Some(_))))).then_some(date)
        })
    }

    fn tense(&self, found: Found) -> Option<Tense> {
        let needed = match found.expression.meaning {
            Meaning::Date(Point::Bare(_)) | Meaning::Time(Some(Point::Bare(_)), _) => true,
            Meaning::Duration(_) => self.follows_in(found),
            _ => false,
        };
        let month = matches!(found.expression.meaning, Meaning::Date(Point::Bare(Named::Month(_))));
        let (tense, distance) =
            needed.then(|| tense::governing(self.text, self.tokens, found.from, found.to)).flatten()?;
        // A past verb far off says when something was decided, not in which month it is due.
        (!(month && tense == Tense::Past && distance > FAR)).then_some(tense)
    }

    /// `in three days`, of something to come, is a length of time that starts today.
    fn is_ahead(&self, found: Found, tense: Option<Tense>) -> bool {
        let plain = !matches!(self.word(found.from), "the" | "its" | "their" | "last" | "past");
        matches!(found.expression.meaning, Meaning::Duration(_)) && plain && tense == Some(Tense::Future)
    }

    fn follows_in(&self, found: Found) -> bool {
        found.from.checked_sub(1).is_some_and(|before| self.word(before).eq_ignore_ascii_case("in"))
    }

    /// The year of the neighbour that `from March to May 2020` shares with its first month.
    fn year_beside(&self, at: usize) -> Option<Point> {
        let here = self.found.get(at)?;
        let Meaning::Date(Point::Bare(named)) = here.expression.meaning else { return None };
        let (Named::Month(month) | Named::Day(month, _)) = named else { return None };
        let next = self.found.get(at + 1)?;
        let gap = next.from - here.to;
        let joined =
            gap == 1 && ["to", "and", "or", "-", "–", "through", "until"].contains(&self.word(here.to));
        let Meaning::Date(Point::Known(Date::Year(Some(year), part))) = next.expression.meaning else {
            return None;
        };
        let (Part::Month(Some(later)) | Part::Day(Some(later), _)) = part else { return None };
        let year = if month > later { year.checked_sub(1)? } else { year };
        (joined || gap == 0).then_some(Point::OfYear(named, year))
    }

    /// The day that a time beside it belongs to: `at 5 p.m. on Thursday`.
    fn day_beside(&self, at: usize) -> Option<Date> {
        let here = self.found.get(at)?;
        if !matches!(here.expression.meaning, Meaning::Time(None, _)) {
            return None;
        }
        let before = at.checked_sub(1).and_then(|before| {
            let found = self.found.get(before)?;
            let close = here.from - found.to <= 4
                && (found.to..here.from).all(|at| !tense::is_sentence_end(self.text, self.tokens, at));
            let day = self.done.get(before)?.value.date()?.day()?;
            close.then_some(Date::from(day))
        });
        before.or_else(|| {
            let found = self.found.get(at + 1)?;
            let close = found.from - here.to <= 3
                && (here.to..found.from).all(|at| !tense::is_sentence_end(self.text, self.tokens, at));
            let timex = self.timex(at + 1, self.context.reference, None).filter(|_| close)?;
            timex.value.date()?.day().map(Date::from)
        })
    }

    /// What a length of time is counted from: `two weeks after the vote`.
    fn event(&self, found: Found, meaning: Meaning) -> Option<Anchor> {
        let after = self.word(found.to);
        let preposition =
            ["after", "before", "since", "following"].iter().any(|word| after.eq_ignore_ascii_case(word));
        if !matches!(meaning, Meaning::Duration(_)) || !preposition {
            return None;
        }
        let start = found.to + 1;
        let end = (start..self.tokens.len().min(start + 12))
            .find(|&at| {
                let mark = self
                    .tokens
                    .get(at)
                    .is_none_or(|token| token.kind != TokenKind::Word && token.kind != TokenKind::Number);
                mark && self.word(at) != "-"
            })
            .unwrap_or_else(|| self.tokens.len().min(start + 12));
        (end > start)
            .then(|| self.excerpt(Found { from: start, to: end, ..found }))
            .flatten()
            .map(Anchor::Event)
    }

    /// Within a quotation days are counted from the day it was spoken.
    fn count_from_speech(&mut self, at: usize) {
        let Some(found) = self.found.get(at).copied() else { return };
        let deictic = match found.expression.meaning {
            Meaning::Date(point) | Meaning::Time(Some(point), _) => is_deictic(point),
            _ => false,
        };
        if !deictic {
            return;
        }
        let Some(spoken) = speech::day_of(self.text, self.tokens, self.found, at) else { return };
        let Some(day) = self.done.get(spoken).and_then(|timex| timex.value.date()?.day()) else { return };
        let excerpt = self.done.get(spoken).map(|timex| timex.excerpt.clone());
        if let (Some(new), Some(place)) = (self.timex(at, Some(day), excerpt.as_ref()), self.done.get_mut(at))
        {
            *place = new;
        }
    }

    /// `tomorrow (Monday)`: the words in parentheses are the value.
    fn take_gloss(&mut self, at: usize) {
        let (Some(found), Some(gloss)) = (self.found.get(at).copied(), self.found.get(at + 1).copied())
        else {
            return;
        };
        let bracketed =
            gloss.from == found.to + 1 && self.word(found.to) == "(" && self.word(gloss.to) == ")";
        if !bracketed {
            return;
        }
        let (Some(inner), Some(outer)) = (self.done.get(at + 1), self.done.get(at)) else { return };
        let (Some(day), true) = (inner.value.date().and_then(Date::day), is_day(found.expression.meaning))
        else {
            return;
        };
        let value = match outer.value {
            Value::Time(_, time) => Value::Time(Date::from(day), time),
            _ => Value::Date(Date::from(day)),
        };
        let anchor = Some(Anchor::Gloss(inner.excerpt.clone()));
        if let Some(outer) = self.done.get_mut(at) {
            (outer.value, outer.anchor) = (value, anchor);
        }
    }
}

/// How far off a past verb no longer tells the year of a month.
const FAR: usize = 7;

/// How many tokens a quarter counts for what follows.
const REPORT: usize = 200;

/// `a year earlier`, `the third quarter of last year`
fn is_comparison(meaning: Meaning) -> bool {
    match meaning {
        Meaning::Date(Point::Shift { measure, ahead: false, .. }) => measure.unit == Unit::Year,
        Meaning::Date(Point::Within(Named::Quarter(_), which, _)) => which == crate::meaning::Which::Last,
        _ => false,
    }
}

fn is_day(meaning: Meaning) -> bool {
    match meaning {
        Meaning::Date(point) | Meaning::Time(Some(point), _) => match point {
            Point::Shift { measure, .. } => measure.unit == Unit::Day,
            Point::Bare(named) | Point::Relative(_, named) => {
                matches!(named, Named::Weekday(_) | Named::Holiday(_))
            }
            _ => false,
        },
        _ => false,
    }
}

/// Whether the point is seen from the day of speaking.
fn is_deictic(point: Point) -> bool {
    matches!(point, Point::Shift { from: Origin::Now, measure, .. } if measure.unit == Unit::Day)
}

fn kind(meaning: Meaning) -> TimexType {
    match meaning {
        Meaning::Date(_) | Meaning::Reference(_) => TimexType::Date,
        Meaning::Time(..) => TimexType::Time,
        Meaning::Duration(_) => TimexType::Duration,
        Meaning::Set(_) => TimexType::Set,
    }
}
