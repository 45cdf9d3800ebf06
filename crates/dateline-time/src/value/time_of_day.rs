//! Times of a day: by the clock, or by its parts.

use std::fmt;

/// When on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimeOfDay {
    /// `TEV`.
    Part(PartOfDay),
    /// `T18:00`, the hour up to 24, which is the midnight that the day ends with. What the words do not say is `None`.
    Clock(u8, Option<u8>, Option<u8>),
}

/// A part of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartOfDay {
    /// `MO`
    Morning,
    /// `AF`
    Afternoon,
    /// `EV`
    Evening,
    /// `NI`
    Night,
    /// `DT`: working hours, daylight.
    Daytime,
}

impl PartOfDay {
    /// TIMEX3's two letters.
    pub const fn code(self) -> &'static str {
        match self {
            PartOfDay::Morning => "MO",
            PartOfDay::Afternoon => "AF",
            PartOfDay::Evening => "EV",
            PartOfDay::Night => "NI",
            PartOfDay::Daytime => "DT",
        }
    }
}

/// Without the `T` before it.
impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            TimeOfDay::Part(part) => f.write_str(part.code()),
            TimeOfDay::Clock(hour, minute, second) => {
                write!(f, "{hour:02}")?;
                minute.map_or(Ok(()), |minute| write!(f, ":{minute:02}"))?;
                second.map_or(Ok(()), |second| write!(f, ":{second:02}"))
            }
        }
    }
}
