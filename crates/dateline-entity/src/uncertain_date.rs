//! Dates as uncertain as lists give them: `1962`, about 1962, between 1958 and 1963, before 1970.
//!
//! Written in the Extended Date/Time Format of ISO 8601-2, of which this is the part that lists need:
//!
//! ```text
//! date      = partial ["~"]                 1962   1962-03-04   1962~ (about)
//! interval  = [date | ".."] "/" [date | ".."]   1958/1963   ../1970   1958~/1963~
//! ```
//!
//! An interval says that the date is one day within it, not that something lasted so long.

use std::fmt;
use std::str::FromStr;

use crate::PartialDate;

/// One day of which only so much is known.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
// Invariant: at least one end is known; if both are, the first does not begin after the last ends.
pub struct UncertainDate {
    from: Option<PartialDate>,
    to: Option<PartialDate>,
    is_approximate: bool,
}

/// A text is no date in the form of ISO 8601-2.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no date such as 1962, 1962~ or 1958/1963")]
pub struct NotAnUncertainDate(pub String);

impl UncertainDate {
    /// A date that is what it says, to its precision.
    pub fn exact(date: PartialDate) -> UncertainDate {
        UncertainDate { from: Some(date), to: Some(date), is_approximate: false }
    }

    /// About that date.
    pub fn about(date: PartialDate) -> UncertainDate {
        UncertainDate { is_approximate: true, ..UncertainDate::exact(date) }
    }

    /// From the first to the last, both included, in whichever order they are given.
    pub fn between(a: PartialDate, b: PartialDate) -> UncertainDate {
        let (from, to) = if b.latest() < a.earliest() { (b, a) } else { (a, b) };
        UncertainDate { from: Some(from), to: Some(to), is_approximate: false }
    }

    /// That date or earlier.
    pub fn until(date: PartialDate) -> UncertainDate {
        UncertainDate { from: None, to: Some(date), is_approximate: false }
    }

    /// That date or later.
    pub fn since(date: PartialDate) -> UncertainDate {
        UncertainDate { from: Some(date), to: None, is_approximate: false }
    }

    /// The same, said to be approximate or not.
    #[must_use]
    pub fn approximate(self, is_approximate: bool) -> UncertainDate {
        UncertainDate { is_approximate, ..self }
    }

    /// The date itself, unless it is an interval; it may be approximate.
    pub fn date(self) -> Option<PartialDate> {
        self.from.filter(|_| self.from == self.to)
    }

    /// The first end, to the precision given.
    pub fn from(self) -> Option<PartialDate> {
        self.from
    }

    /// The last end, to the precision given.
    pub fn to(self) -> Option<PartialDate> {
        self.to
    }

    /// Whether it is said to be so only about.
    pub fn is_approximate(self) -> bool {
        self.is_approximate
    }

    /// Whether it is an interval.
    pub fn is_interval(self) -> bool {
        self.from != self.to
    }

    /// The year, if both ends lie in one.
    pub fn year(self) -> Option<i32> {
        self.from.map(PartialDate::year).filter(|year| self.to.map(PartialDate::year) == Some(*year))
    }

    /// Whether the day can be `other`, taking approximate dates at their word.
    pub fn is_compatible(self, other: PartialDate) -> bool {
        self.from.is_none_or(|from| from.earliest() <= other.latest())
            && self.to.is_none_or(|to| other.earliest() <= to.latest())
    }
}

impl From<PartialDate> for UncertainDate {
    fn from(date: PartialDate) -> UncertainDate {
        UncertainDate::exact(date)
    }
}

impl fmt::Display for UncertainDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = if self.is_approximate { "~" } else { "" };
        if let Some(date) = self.date() {
            return write!(f, "{date}{mark}");
        }
        for (end, separator) in [(self.from, "/"), (self.to, "")] {
            match end {
                Some(date) => write!(f, "{date}{mark}{separator}")?,
                None => write!(f, "..{separator}")?,
            }
        }
        Ok(())
    }
}

/// Short, so that snapshots stay readable: `1958/1963`.
impl fmt::Debug for UncertainDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for UncertainDate {
    type Err = NotAnUncertainDate;

    fn from_str(text: &str) -> Result<UncertainDate, NotAnUncertainDate> {
        read(text).ok_or_else(|| NotAnUncertainDate(text.to_owned()))
    }
}

fn read(text: &str) -> Option<UncertainDate> {
    let Some((from, to)) = text.split_once('/') else {
        let (date, is_approximate) = end(text)?;
        return Some(UncertainDate::exact(date?).approximate(is_approximate));
    };
    let ((from, from_about), (to, to_about)) = (end(from)?, end(to)?);
    let is_approximate = from_about || to_about;
    let is_known = from.is_some() || to.is_some();
    let is_ordered = from.zip(to).is_none_or(|(from, to)| from.earliest() <= to.latest());
    (is_known && is_ordered).then_some(UncertainDate { from, to, is_approximate })
}

/// One end of an interval: a date and whether it is approximate, or none if it is open.
fn end(text: &str) -> Option<(Option<PartialDate>, bool)> {
    if text == ".." {
        return Some((None, false));
    }
    let (date, is_approximate) = text.strip_suffix('~').map_or((text, false), |date| (date, true));
    Some((Some(date.parse().ok()?), is_approximate))
}

crate::written_as_text! {
    UncertainDate, "UncertainDate", "A day, month or year, about one (\"1962~\"), or an interval that holds it (\"1958/1963\"), in the form of ISO 8601-2."
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> UncertainDate {
        text.parse().unwrap()
    }

    #[test]
    fn reads_and_writes_iso_8601_2() {
        for text in
            ["1962", "1962-03", "1962-03-04", "1962~", "1958/1963", "../1970", "1970-05/..", "1958~/1963~"]
        {
            assert_eq!(date(text).to_string(), text);
        }
        for text in ["", "..", "../..", "about 1962", "1963/1958", "1962/", "1962-13", "1962~~"] {
            assert!(text.parse::<UncertainDate>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn says_what_it_can_be() {
        let day: PartialDate = "1960-02-01".parse().unwrap();
        for (text, can_be) in [
            ("1960", true),
            ("1960-02", true),
            ("1960-03", false),
            ("1958/1963", true),
            ("../1959", false),
            ("1960/..", true),
        ] {
            assert_eq!(date(text).is_compatible(day), can_be, "{text}");
        }
        assert_eq!((date("1960-01/1960-03").year(), date("1958/1963").year()), (Some(1960), None));
        assert_eq!((date("1960~").date(), date("1958/1963").date()), ("1960".parse().ok(), None));
        let (a, b) = ("1963".parse().unwrap(), "1958".parse().unwrap());
        assert_eq!(UncertainDate::between(a, b).to_string(), "1958/1963");
    }

    proptest::proptest! {
        #[test]
        fn reading_never_panics(text in "[0-9~/.-]{0,16}") {
            if let Ok(date) = text.parse::<UncertainDate>() {
                proptest::prop_assert_eq!(date.to_string().parse(), Ok(date));
            }
        }
    }
}
