//! TIMEX3 values as types.
//!
//! [`Value`] is what the words mean; it prints as TIMEX3 has it and reads back from there:
//!
//! ```text
//! value     = date | date "T" time | duration | "PRESENT_REF" | "PAST_REF" | "FUTURE_REF"
//! date      = century | decade | year [ "-" part ]        year = 4DIGIT | "XXXX"
//! part      = month [ "-" day ] | "W" week [ "-" ( weekday | "WE" ) ]
//!           | "Q" digit | "H" digit | "SP" | "SU" | "FA" | "WI"
//! time      = hour [ ":" minute [ ":" second ] ] | "MO" | "AF" | "EV" | "NI" | "DT"
//! duration  = "P" *( amount ( "Y" | "Q" | "M" | "W" | "D" ) ) [ "T" *( amount ( "H" | "M" | "S" ) ) ]
//! ```
//!
//! Any number of a part may be `X`: `XXXX-WXX-1` is a Monday of no year and week that we know.

mod date;
mod duration;
mod interval;
mod parse;
mod time_of_day;

use std::fmt;

pub(crate) use date::year_number;
pub use date::{Date, Part, Season};
pub use duration::{Amount, Duration, Unit};
pub use parse::ParseValueError;
pub use time_of_day::{PartOfDay, TimeOfDay};

/// What a time expression means.
///
/// ```
/// use dateline_time::Value;
/// let value: Value = "2021-W07".parse().unwrap();
/// assert_eq!(value.earliest().unwrap().to_string(), "2021-02-15");
/// assert_eq!(value.latest().unwrap().to_string(), "2021-02-21");
/// assert_eq!(value.to_string(), "2021-W07");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// A day or a longer calendar period, or the day that recurs: `2021-02`, `XXXX-WXX-1`.
    Date(Date),
    /// A time of a day: `2021-02-21TEV`.
    Time(Date, TimeOfDay),
    /// A length of time: `P2W`.
    Duration(Duration),
    /// The present, the past or the future at large.
    Reference(Reference),
}

/// A time without a place in the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reference {
    /// `PAST_REF`: recent years.
    Past,
    /// `PRESENT_REF`: now.
    Present,
    /// `FUTURE_REF`: the coming weeks.
    Future,
}

/// As TIMEX3 has it.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Date(date) => write!(f, "{date}"),
            Value::Time(date, time) => write!(f, "{date}T{time}"),
            Value::Duration(duration) => write!(f, "{duration}"),
            Value::Reference(Reference::Past) => f.write_str("PAST_REF"),
            Value::Reference(Reference::Present) => f.write_str("PRESENT_REF"),
            Value::Reference(Reference::Future) => f.write_str("FUTURE_REF"),
        }
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Value {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Value {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Value, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Value {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "TimexValue".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "A TIMEX3 value: an ISO 8601 date, time or duration, possibly partial, or PRESENT_REF, PAST_REF, FUTURE_REF.",
            "examples": ["2021-02-22", "2021-W07", "2020-Q3", "2021-02-21TEV", "P2W", "XXXX-WXX-1", "PAST_REF"]
        })
    }
}
