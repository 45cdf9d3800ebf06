//! Time expressions of English news, tagged and resolved as TimeML's TIMEX3.
//!
//! ```
//! use chrono::NaiveDate;
//! use dateline_time::{Context, tag};
//!
//! let published = NaiveDate::from_ymd_opt(2021, 2, 22).unwrap();
//! let times = tag("The minister met them late Sunday, two weeks after the talks.", &Context::new(published));
//! let found: Vec<_> = times.iter().map(|time| (time.excerpt.text.as_str(), time.value.to_string())).collect();
//! assert_eq!(found, [("late Sunday", "2021-02-21TEV".to_owned()), ("two weeks", "P2W".to_owned())]);
//! ```

mod context;
mod friends;
mod grammar;
mod holiday;
mod lexicon;
mod meaning;
mod modifier;
mod parse;
mod resolve;
mod speech;
mod tag;
mod tense;
mod timex;
mod value;
mod words;

pub use context::Context;
pub use timex::{Anchor, Modifier, Timex, TimexType};
pub use value::{
    Amount, Date, Duration, ParseValueError, Part, PartOfDay, Reference, Season, TimeOfDay, Unit, Value,
};

pub use parse::{ParseError, parse};
pub use tag::{tag, tag_tokens};
