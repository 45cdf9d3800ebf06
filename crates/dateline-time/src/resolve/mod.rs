//! From underspecified meanings to values: what the words left open is filled from the day of writing,
//! the tense of the verb and the date named before. Nothing here knows a word of any language.

mod arithmetic;
mod occurrence;

use chrono::{Datelike as _, NaiveDate};

use crate::meaning::{Meaning, Measure, Named, Origin, Point, Which};
use crate::tense::Tense;
use crate::value::{Date, Part, Reference, TimeOfDay, Unit, Value, year_number};
use crate::{Amount, Context};
use arithmetic::{period_of, shifted};
use occurrence::{Direction, distance, occurrence, of_year, unknown};

/// What a meaning is seen from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct View {
    /// The day of writing, or of speaking.
    pub(crate) now: Option<NaiveDate>,
    /// The date named before, and whether it stands in the same sentence.
    pub(crate) text: Option<(Date, bool)>,
    /// The quarter named before that is no comparison with another: reports count from it.
    pub(crate) quarter: Option<Date>,
    /// Which way the clause looks.
    pub(crate) tense: Option<Tense>,
    /// The day a time without one belongs to.
    pub(crate) day: Option<Date>,
    pub(crate) day_first: bool,
}

impl View {
    /// The view of a text that says nothing itself.
    pub(crate) const fn of(context: Context) -> View {
        View {
            now: context.reference,
            text: None,
            quarter: None,
            tense: None,
            day: None,
            day_first: context.day_first,
        }
    }
}

/// What a value was resolved against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Base {
    /// Nothing: the words say all.
    Words,
    Now,
    Text,
}

/// The value that `meaning` has in this view.
pub(crate) fn resolve(meaning: Meaning, view: View) -> (Value, Base) {
    match meaning {
        Meaning::Duration(duration) => (Value::Duration(duration), Base::Words),
        Meaning::Set(value) => (value, Base::Words),
        Meaning::Reference(reference) => (Value::Reference(reference), Base::Words),
        Meaning::Date(point) => match date(point, view) {
            Some((date, base)) => (Value::Date(date), base),
            None => (Value::Reference(at_large(point)), Base::Words),
        },
        Meaning::Time(Some(point), time) => match date(point, view) {
            Some((date, base)) => (Value::Time(whole_day(date), time), base),
            None => (Value::Time(NO_DAY, time), Base::Words),
        },
        Meaning::Time(None, time) => time_alone(time, view),
    }
}

/// A day of which nothing is known.
const NO_DAY: Date = Date::Year(None, Part::Day(None, None));

fn time_alone(time: TimeOfDay, view: View) -> (Value, Base) {
    match (view.day, view.now) {
        (Some(day), _) => (Value::Time(day, time), Base::Text),
        (None, Some(now)) => (Value::Time(Date::from(now), time), Base::Now),
        (None, None) => (Value::Time(NO_DAY, time), Base::Words),
    }
}

/// A day of the week that is known by its week is a day of a month too.
fn whole_day(date: Date) -> Date {
    date.day().map_or(date, Date::from)
}

/// Where a point lies that cannot be resolved.
const fn at_large(point: Point) -> Reference {
    match point {
        Point::Shift { ahead: true, amount: Amount::Count(1..), .. }
        | Point::Relative(Which::Next | Which::After, _)
        | Point::Period(Which::Next | Which::After, _) => Reference::Future,
        Point::Shift { ahead: true, amount: Amount::Count(0), .. }
        | Point::Period(Which::This | Which::Same, _) => Reference::Present,
        _ => Reference::Past,
    }
}

fn date(point: Point, view: View) -> Option<(Date, Base)> {
    match point {
        Point::Known(date) => Some((date, Base::Words)),
        Point::Numeric { first, second, year } => {
            let (month, day) = if view.day_first { (second, first) } else { (first, second) };
            Some((Date::Year(Some(year), Part::Day(Some(month), Some(day))), Base::Words))
        }
        Point::OfYear(named, year) => of_year(named, i32::from(year)).map(|date| (date, Base::Words)),
        Point::TwoDigits { decade } => Some((century_of(decade, view.now), Base::Now)),
        Point::Bare(named) => Some(bare(named, view)),
        Point::Relative(which, named) => relative(which, named, view),
        Point::Period(which, measure) => period(which, measure, view),
        Point::Within(named, which, unit) => within(named, which, unit, view),
        Point::Shift { amount, measure, ahead, from } => shift(amount, measure, ahead, from, view),
    }
}

/// The decade of the century that ends with the present one, or of the one before.
fn century_of(decade: u8, now: Option<NaiveDate>) -> Date {
    let now = now.map_or(199, |now| now.year() / 10);
    let in_century = now / 10 * 10 + i32::from(decade);
    let decade = if in_century > now { in_century - 10 } else { in_century };
    Date::Decade(u16::try_from(decade).unwrap_or(0))
}

/// `Monday`, `in October`, `March 3`
fn bare(named: Named, view: View) -> (Date, Base) {
    let Some(now) = view.now else { return (unknown(named), Base::Words) };
    let near = nearest_day(named, now, view.tense);
    match near.or_else(|| occurrence(named, now, direction(named, now, view.tense))) {
        Some(date) => (date, Base::Now),
        None => (unknown(named), Base::Words),
    }
}

/// A day of a month is seldom more than some months off, whichever way the clause looks.
fn nearest_day(named: Named, now: NaiveDate, tense: Option<Tense>) -> Option<Date> {
    let yearly = matches!(named, Named::Day(..) | Named::WeekOf(..) | Named::Holiday(_));
    let date = occurrence(named, now, Direction::Nearest).filter(|_| yearly)?;
    let against = tense == Some(Tense::Past) && date.earliest()? > now;
    let far = if against { FAR / 2 } else { FAR };
    (distance(date, now) < far).then_some(date)
}

/// Days after which the tense counts more than the distance.
const FAR: u64 = 120;

fn direction(named: Named, now: NaiveDate, tense: Option<Tense>) -> Direction {
    match (tense, named) {
        // `expects third-quarter losses` speaks of the quarter that has just ended.
        (Some(Tense::Past), Named::Quarter(_)) => Direction::Past,
        (_, Named::Quarter(_) | Named::DayOfMonth(_)) => Direction::Nearest,
        (Some(Tense::Future), _) | (Some(Tense::Present), Named::Weekday(_) | Named::Weekend) => {
            Direction::Future
        }
        (None | Some(Tense::Present), Named::Month(_)) if is_soon(named, now) => Direction::Future,
        _ => Direction::Past,
    }
}

/// Whether a month comes soon and was long ago: then a past verb tells when something was decided, not when it is due.
fn is_soon(named: Named, now: NaiveDate) -> bool {
    let far = |direction| occurrence(named, now, direction).is_some_and(|date| distance(date, now) > 2 * FAR);
    far(Direction::Past) && !far(Direction::Future)
}

fn relative(which: Which, named: Named, view: View) -> Option<(Date, Base)> {
    let (from, base) = origin(which, view);
    let Some(from) = from else { return Some((unknown(named), Base::Words)) };
    let direction = match which {
        Which::Last | Which::Before => Direction::Before,
        Which::Next | Which::After => Direction::After,
        Which::This | Which::Same => Direction::Within,
    };
    occurrence(named, from, direction).map(|date| (date, base))
}

/// The day that `which` counts from.
fn origin(which: Which, view: View) -> (Option<NaiveDate>, Base) {
    match (which, view.text) {
        (Which::Before | Which::Same | Which::After, Some((text, _))) => {
            let day = if which == Which::Before { text.earliest() } else { text.latest() };
            if day.is_some() { (day, Base::Text) } else { (view.now, Base::Now) }
        }
        _ => (view.now, Base::Now),
    }
}

fn steps(which: Which) -> i64 {
    match which {
        Which::Last | Which::Before => -1,
        Which::This | Which::Same => 0,
        Which::Next | Which::After => 1,
    }
}

fn period(which: Which, measure: Measure, view: View) -> Option<(Date, Base)> {
    // `the quarter` of a report is the one it reports on: named before, or the last that has ended.
    if which == Which::Same && measure == Measure::one(Unit::Quarter) {
        let ended = || Some((period_of(view.now?, measure, -1)?, Base::Now));
        return view.quarter.map(|quarter| (quarter, Base::Text)).or_else(ended);
    }
    let (from, base) = origin(which, view);
    period_of(from?, measure, steps(which)).map(|date| (date, base))
}

/// `March last year`, `Monday of next week`
fn within(named: Named, which: Which, unit: Unit, view: View) -> Option<(Date, Base)> {
    let (from, base) = origin(which, view);
    let whole = period_of(from?, Measure::one(unit), steps(which))?;
    let date = match unit {
        Unit::Week => occurrence(named, whole.earliest()?, Direction::Future),
        _ => of_year(named, whole.earliest()?.year()),
    };
    date.map(|date| (date, base))
}

fn shift(amount: Amount, measure: Measure, ahead: bool, from: Origin, view: View) -> Option<(Date, Base)> {
    // A report compares its quarter with that of a year before.
    if let (Some(quarter), Amount::Count(1), Unit::Year, 1, false) =
        (view.quarter, amount, measure.unit, measure.times, ahead)
    {
        return same_part(quarter, amount, measure, ahead).map(|date| (date, Base::Text));
    }
    if from == Origin::Text
        && let Some((text, near)) = view.text
    {
        if let Some(date) = same_part(text, amount, measure, ahead).filter(|_| near) {
            return Some((date, Base::Text));
        }
        let day = if ahead { text.latest() } else { text.earliest() };
        if let Some(date) = day.and_then(|day| shifted(day, amount, measure, ahead)) {
            return Some((no_finer(date, text), Base::Text));
        }
    }
    shifted(view.now?, amount, measure, ahead).map(|date| (date, Base::Now))
}

/// A year before a quarter is a quarter: what is compared is of one kind.
fn same_part(text: Date, amount: Amount, measure: Measure, ahead: bool) -> Option<Date> {
    match (text, amount, measure.unit) {
        (Date::Year(Some(year), part), Amount::Count(count), Unit::Year)
            if !matches!(part, Part::Week(_) | Part::WeekDay(..) | Part::Weekend(_)) =>
        {
            let count = i32::try_from(count.checked_mul(measure.times)?).ok()?;
            let year = i32::from(year) + if ahead { count } else { -count };
            Some(Date::Year(Some(year_number(year)?), part))
        }
        _ => None,
    }
}

/// A day counted from a month is known to the month.
fn no_finer(date: Date, text: Date) -> Date {
    match (date, text) {
        (Date::Year(year, Part::Day(..)), Date::Year(_, Part::Whole)) => Date::Year(year, Part::Whole),
        (Date::Year(year, Part::Day(month, _)), Date::Year(_, Part::Month(_))) => {
            Date::Year(year, Part::Month(month))
        }
        _ => date,
    }
}
