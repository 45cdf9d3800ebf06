//! What the grammar makes of the words alone: values that still want the day they are seen from.
//!
//! This is the seam between languages and calendars: a grammar of any language yields a [`Meaning`],
//! and the resolver, which knows no words, makes a [`Value`](crate::Value) of it.

use chrono::Weekday;

use crate::value::{Date, Duration, Reference, Season, TimeOfDay, Unit, Value};
use crate::{Amount, Modifier};

/// What one time expression says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Expression {
    pub(crate) meaning: Meaning,
    pub(crate) modifier: Option<Modifier>,
}

impl Expression {
    pub(crate) const fn new(meaning: Meaning) -> Expression {
        Expression { meaning, modifier: None }
    }

    pub(crate) const fn with(self, modifier: Option<Modifier>) -> Expression {
        match modifier {
            Some(_) => Expression { modifier, ..self },
            None => self,
        }
    }
}

/// A value, possibly underspecified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// A day or a period.
    Date(Point),
    /// A time of a day, of which the words may say nothing.
    Time(Option<Point>, TimeOfDay),
    /// A length of time.
    Duration(Duration),
    /// A time that recurs.
    Set(Value),
    /// The past, the present or the future.
    Reference(Reference),
}

/// A place in the calendar, as the words describe it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Point {
    /// Completely: `22 February 2021`, `the 1990s`.
    Known(Date),
    /// By a name that comes back: `Monday`, `in October`, `March 3`.
    Bare(Named),
    /// By a name that comes back, and which of them: `last October`, `next Monday`.
    Relative(Which, Named),
    /// A unit of the calendar, and which: `this week`, `the previous year`.
    Period(Which, Measure),
    /// A name within such a unit: `March last year`, `Monday of this week`.
    Within(Named, Which, Unit),
    /// Some time before or after: `two weeks ago`, `tomorrow`.
    Shift { amount: Amount, measure: Measure, ahead: bool, from: Origin },
    /// A name in a year that is said: `Christmas 2019`, `the third quarter of 1990`.
    OfYear(Named, u16),
    /// Tens of years of a century that is not said: `the '90s`.
    TwoDigits { decade: u8 },
    /// A date of which either number may be the day: `3/4/2021`.
    Numeric { first: u8, second: u8, year: u16 },
}

/// A name of the calendar that comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Named {
    /// From 1.
    Month(u8),
    /// Month and day, from 1.
    Day(u8, u8),
    /// The week that such a day lies in.
    WeekOf(u8, u8),
    /// A day of a month, from 1: `the 22nd`.
    DayOfMonth(u8),
    Weekday(Weekday),
    Weekend,
    Season(Season),
    /// From 1.
    Quarter(u8),
    /// 1 or 2.
    Half(u8),
    Holiday(Holiday),
}

/// How a holiday is found in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holiday {
    /// Always on this day.
    Fixed(u8, u8),
    /// The first such weekday on this day or after it.
    Weekday(u8, u8, Weekday),
    /// So many days after Easter Sunday.
    Easter(i16),
}

/// Which of those that come back, counted from today; the last three from the date named before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Which {
    Last,
    This,
    Next,
    Before,
    Same,
    After,
}

/// A unit of time, or several taken as one: a decade is ten years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Measure {
    pub(crate) unit: Unit,
    pub(crate) times: u32,
}

impl Measure {
    pub(crate) const fn one(unit: Unit) -> Measure {
        Measure { unit, times: 1 }
    }

    /// So many of it.
    pub(crate) fn duration(self, amount: Amount) -> Duration {
        let smaller = match self.unit {
            Unit::Year => Some((Unit::Month, 12)),
            Unit::Hour => Some((Unit::Minute, 60)),
            Unit::Minute => Some((Unit::Second, 60)),
            _ => None,
        };
        // Two and a half years are two years and six months: TIMEX3 has no fractions of them.
        if let (Amount::Tenths(tenths), 1, Some((unit, count))) = (amount, self.times, smaller)
            && tenths % 10 == 5
        {
            let half = Amount::Count(count / 2);
            return if tenths == 5 {
                Duration::of(half, unit)
            } else {
                Duration::of(Amount::Count(tenths / 10), self.unit).and(half, unit)
            };
        }
        let amount = match amount {
            Amount::Count(n) => Amount::Count(n.saturating_mul(self.times)),
            Amount::Tenths(n) => Amount::tenths(n.saturating_mul(self.times)),
            Amount::Unknown => Amount::Unknown,
        };
        Duration::of(amount, self.unit)
    }
}

/// From where a shift is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// From the day of writing or of speaking: `ago`.
    Now,
    /// From the date named before: `later`.
    Text,
}
