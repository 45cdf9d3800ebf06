//! Lengths of time: `P2W`, `PT5H30M`, `PXM`.

use std::fmt;

/// A length of time in calendar units: a month is no number of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Duration {
    // One place a unit, in the order of `Unit`; at least one is set.
    amounts: [Option<Amount>; Unit::ALL.len()],
}

/// How many of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Amount {
    /// So many.
    Count(u32),
    /// So many tenths: 15 is one and a half.
    Tenths(u32),
    /// More than one, and no telling how many: `months`.
    Unknown,
}

/// A unit of time, the longer ones first, as ISO 8601 writes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// `Y`; decades and centuries are tens and hundreds of them.
    Year,
    /// `Q`, which TIMEX3 adds.
    Quarter,
    /// `M`
    Month,
    /// `W`
    Week,
    /// `D`
    Day,
    /// `H`
    Hour,
    /// `M`, after the `T`.
    Minute,
    /// `S`
    Second,
}

impl Unit {
    /// All of them, the longer ones first.
    pub const ALL: [Unit; 8] = [
        Unit::Year,
        Unit::Quarter,
        Unit::Month,
        Unit::Week,
        Unit::Day,
        Unit::Hour,
        Unit::Minute,
        Unit::Second,
    ];

    /// Whether it is shorter than a day, and so stands after the `T`.
    pub const fn is_of_day(self) -> bool {
        matches!(self, Unit::Hour | Unit::Minute | Unit::Second)
    }

    /// Its letter.
    pub const fn letter(self) -> char {
        match self {
            Unit::Year => 'Y',
            Unit::Quarter => 'Q',
            Unit::Month | Unit::Minute => 'M',
            Unit::Week => 'W',
            Unit::Day => 'D',
            Unit::Hour => 'H',
            Unit::Second => 'S',
        }
    }
}

impl Amount {
    /// So many tenths, as a count if they make whole ones.
    pub const fn tenths(tenths: u32) -> Amount {
        if tenths.is_multiple_of(10) { Amount::Count(tenths / 10) } else { Amount::Tenths(tenths) }
    }
}

impl Duration {
    /// So many of one unit.
    pub fn of(amount: Amount, unit: Unit) -> Duration {
        Duration { amounts: [None; Unit::ALL.len()] }.and(amount, unit)
    }

    /// The same, and so many of another unit; what was there of that unit is replaced.
    #[must_use]
    pub fn and(mut self, amount: Amount, unit: Unit) -> Duration {
        if let Some(place) = self.amounts.get_mut(unit as usize) {
            *place = Some(amount);
        }
        self
    }

    /// How many of `unit` it has, if any.
    pub fn amount(&self, unit: Unit) -> Option<Amount> {
        self.amounts.get(unit as usize).copied().flatten()
    }

    /// Its units and amounts, the longer ones first.
    pub fn parts(&self) -> impl Iterator<Item = (Amount, Unit)> + '_ {
        self.amounts.iter().zip(Unit::ALL).filter_map(|(amount, unit)| Some(((*amount)?, unit)))
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Amount::Count(n) => write!(f, "{n}"),
            Amount::Tenths(n) => write!(f, "{}.{}", n / 10, n % 10),
            Amount::Unknown => f.write_str("X"),
        }
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("P")?;
        let mut in_day = false;
        for (amount, unit) in self.parts() {
            if unit.is_of_day() && !in_day {
                f.write_str("T")?;
                in_day = true;
            }
            write!(f, "{amount}{}", unit.letter())?;
        }
        Ok(())
    }
}
