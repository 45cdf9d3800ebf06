//! Calendar arithmetic: the period a day lies in, and days shifted by calendar units.

use chrono::{Datelike as _, Days, Months, NaiveDate};

use crate::Amount;
use crate::meaning::Measure;
use crate::value::{Date, Part, Unit, year_number};

/// The period that is `steps` periods of this length after the one that `day` lies in.
pub(super) fn period_of(day: NaiveDate, measure: Measure, steps: i64) -> Option<Date> {
    let times = i64::from(measure.times);
    match (measure.unit, measure.times) {
        (Unit::Year, 1) => Some(Date::Year(Some(year_after(day, steps)?), Part::Whole)),
        (Unit::Year, 10) => Some(Date::Decade(year_after(day, steps * 10)? / 10)),
        (Unit::Year, 100) => Some(Date::Century(year_after(day, steps * 100)? / 100)),
        (Unit::Year, _) => None,
        (Unit::Quarter, _) => Some(Date::quarter_of(months_after(first_of_month(day)?, steps * 3 * times)?)),
        (Unit::Month, _) => Some(Date::month_of(months_after(first_of_month(day)?, steps * times)?)),
        (Unit::Week, _) => Some(Date::week_of(days_after(day, steps * 7 * times)?)),
        (Unit::Day | Unit::Hour | Unit::Minute | Unit::Second, _) => {
            Some(Date::from(days_after(day, steps * times)?))
        }
    }
}

/// The day so long before or after `day`, as coarse as the unit.
///
/// If it is not said how many units, the next coarser one is all that is known: some days later is the same month.
pub(super) fn shifted(day: NaiveDate, amount: Amount, measure: Measure, ahead: bool) -> Option<Date> {
    let sign = if ahead { 1 } else { -1 };
    match (amount, measure.unit) {
        (Amount::Count(count), unit) => {
            let steps = sign * i64::from(count) * i64::from(measure.times);
            match unit {
                Unit::Hour | Unit::Minute | Unit::Second => Some(Date::from(day)),
                Unit::Year => Some(Date::Year(Some(year_after(day, steps)?), Part::Whole)),
                _ => period_of(day, Measure::one(unit), steps),
            }
        }
        (Amount::Tenths(tenths), Unit::Year) => period_of(
            day,
            Measure::one(Unit::Month),
            sign * i64::from(tenths) * 12 * i64::from(measure.times) / 10,
        ),
        (Amount::Tenths(tenths), Unit::Month) => {
            Some(Date::month_of(days_after(day, sign * i64::from(tenths) * 3)?))
        }
        (Amount::Tenths(tenths), Unit::Week) => {
            Some(Date::from(days_after(day, sign * i64::from(tenths) * 7 / 10)?))
        }
        (Amount::Unknown, Unit::Day | Unit::Week) => Some(Date::month_of(day)),
        (Amount::Unknown, Unit::Month | Unit::Quarter) => {
            Some(Date::Year(year_number(day.year()), Part::Whole))
        }
        (Amount::Unknown, Unit::Year) => None,
        (Amount::Unknown | Amount::Tenths(_), _) => Some(Date::from(day)),
    }
}

fn year_after(day: NaiveDate, years: i64) -> Option<u16> {
    year_number(day.year().checked_add(i32::try_from(years).ok()?)?)
}

fn first_of_month(day: NaiveDate) -> Option<NaiveDate> {
    day.with_day(1)
}

pub(super) fn months_after(day: NaiveDate, months: i64) -> Option<NaiveDate> {
    let count = Months::new(u32::try_from(months.unsigned_abs()).ok()?);
    let found = if months < 0 { day.checked_sub_months(count)? } else { day.checked_add_months(count)? };
    year_number(found.year()).map(|_| found)
}

pub(super) fn days_after(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    let found = if days < 0 {
        day.checked_sub_days(Days::new(days.unsigned_abs()))?
    } else {
        day.checked_add_days(Days::new(days.unsigned_abs()))?
    };
    year_number(found.year()).map(|_| found)
}
