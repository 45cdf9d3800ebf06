//! When: the date that belongs to what is done, not to its report or its reason.

use dateline_entity::PartialDate;
use dateline_text::Span;
use dateline_time::{Timex, TimexType};

use super::reading::Reading;
use super::view::View;
use crate::syntax::{Pos, Relation};

/// When the action happens: a date that hangs on one of the words that say what is done.
pub(super) fn date(
    view: &View<'_>,
    measure: usize,
    reading: &Reading,
    times: &[Timex],
    elsewhere: &[Span],
) -> Option<PartialDate> {
    let sentence = view.sentence.span;
    let from = times.partition_point(|time| time.excerpt.span.start() < sentence.start());
    let mut best: Option<(usize, PartialDate)> = None;
    for time in times.iter().skip(from).take_while(|time| time.excerpt.span.start() < sentence.end()) {
        if !matches!(time.kind, TimexType::Date | TimexType::Time) {
            continue;
        }
        if elsewhere.iter().any(|span| span.contains(time.excerpt.span)) {
            continue;
        }
        let Some(date) = calendar(&time.value.to_string()) else { continue };
        let words = view.words_in(time.excerpt.span);
        if words.is_empty() {
            continue;
        }
        let top = view.head_of(words.clone());
        let Some(distance) = distance_up(view, top, measure, reading) else { continue };
        let rank = 100 * distance + top.abs_diff(reading.by.unwrap_or(measure));
        if best.as_ref().is_none_or(|&(known, _)| rank < known) {
            best = Some((rank, date));
        }
    }
    best.map(|(_, date)| date)
}

/// The calendar date of a TIMEX3 value, if it has one: `2021-02-21TEV` is `2021-02-21`.
pub(super) fn calendar(value: &str) -> Option<PartialDate> {
    let day = value.split('T').next().unwrap_or(value);
    day.parse().ok()
}

/// How many steps above the time one of the event's own words stands; `None` if another verb comes first.
fn distance_up(view: &View<'_>, from: usize, measure: usize, reading: &Reading) -> Option<usize> {
    let mut at = view.head(from)?;
    for steps in 1..6 {
        if at == measure || reading.path.contains(&at) {
            return Some(steps);
        }
        if Some(at) == reading.reported_by
            || view.pos(at) == Pos::Verb
            || CLAUSES.contains(&view.relation(at))
        {
            return None;
        }
        at = view.head(at)?;
    }
    None
}

/// Relations by which a clause hangs on a noun: what stands in it is not the noun itself.
const CLAUSES: [Relation; 5] =
    [Relation::Acl, Relation::AclRelcl, Relation::Advcl, Relation::Parataxis, Relation::Ccomp];
