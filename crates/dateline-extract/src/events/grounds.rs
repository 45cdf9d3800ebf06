//! Why: the words after `over`, `for`, `in response to`, and their kind.

use std::ops::Range;

use dateline_sanctions::GroundKind;
use dateline_text::Span;

use super::reading::Reading;
use super::view::View;
use crate::syntax::Pos;

/// Why: the words after `over`, `for`, `in response to`, and their kind.
pub(super) fn ground(
    view: &View<'_>,
    measure: usize,
    reading: &Reading<'_>,
    target: Option<usize>,
) -> Option<(Span, GroundKind)> {
    let sentence = view.sentence.span;
    let lower = sentence.slice(&view.analysis.lower)?;
    let anchors: Vec<usize> =
        std::iter::once(measure).chain(target).chain(reading.path.iter().copied()).collect();
    let mut best: Option<(bool, usize, Span)> = None;
    for (from, to, strong) in view.frames.find_markers(lower) {
        let marker = view.words_in(Span::from_range(from..to)?.shifted(sentence.start()));
        let Some(found) = reason(view, &marker) else { continue };
        let (top, words) = found;
        let hangs = view.head(top).is_some_and(|head| anchors.contains(&head))
            || anchors.iter().any(|&anchor| view.head(top) == Some(anchor));
        let inside_target = target.is_some_and(|target| view.extent(target).contains(&marker.start));
        let near = marker.start > measure && marker.start.saturating_sub(measure) < 30;
        let starts = marker.start == 0;
        let fits = if strong {
            hangs || near || starts || inside_target
        } else {
            hangs && marker.start > measure.min(target.unwrap_or(measure))
        };
        if !fits || words.contains(&measure) || is_period(view, &words) {
            continue;
        }
        let span = trimmed(view, words)?;
        let distance = marker.start.abs_diff(measure);
        if best.as_ref().is_none_or(|&(known, far, _)| (!hangs, distance) < (!known, far)) {
            best = Some((hangs, distance, span));
        }
    }
    let (_, _, span) = best?;
    Some((span, view.frames.ground_kind(span.slice(&view.analysis.lower)?)))
}

/// The reason that a target's own words give: `those responsible for the coup`.
pub(super) fn ground_within(view: &View<'_>, words: &Range<usize>) -> Option<(Span, GroundKind)> {
    let sentence = view.sentence.span;
    let lower = sentence.slice(&view.analysis.lower)?;
    let found =
        view.frames.find_markers(lower).filter(|&(_, _, strong)| strong).find_map(|(from, to, _)| {
            let marker = view.words_in(Span::from_range(from..to)?.shifted(sentence.start()));
            (words.contains(&marker.start) && marker.end < words.end).then_some(marker)
        })?;
    let span = trimmed(view, found.end..words.end)?;
    Some((span, view.frames.ground_kind(span.slice(&view.analysis.lower)?)))
}

/// What a marker introduces: the word that the reason hangs by, and its words.
fn reason(view: &View<'_>, marker: &Range<usize>) -> Option<(usize, Range<usize>)> {
    let start = marker.end;
    if start >= view.len() {
        return None;
    }
    // Upwards from the first word while the phrase still starts after the marker.
    let mut top = start;
    for _ in 0..view.len() {
        let Some(head) = view.head(top) else { break };
        let extent = view.extent(head);
        let only_marker_before =
            extent.start >= marker.start || (extent.start..marker.start).all(|at| view.pos(at) == Pos::Punct);
        if head < marker.start || !only_marker_before {
            break;
        }
        top = head;
    }
    // The parser cuts long reasons short: they go on to the next mark, but not into a clause of saying or a further day.
    let goes_on = |&at: &usize| {
        view.pos(at) != Pos::Punct
            && !(view.pos(at) == Pos::Verb && view.frames.words.saying.has(view.lower(at)))
            && !starts_day(view, at)
    };
    let mark = (start..view.len()).take_while(goes_on).last().map_or(start, |last| last + 1);
    let end = view.extent(top).end.max(mark);
    (end > start).then_some((top, start..end))
}

/// Whether `on Monday` starts at a word.
fn starts_day(view: &View<'_>, at: usize) -> bool {
    view.lower(at) == "on" && view.frames.words.days.has(view.lower(at + 1))
}

/// Whether the words name a time, not a reason: `for six months`, `after Monday`.
fn is_period(view: &View<'_>, words: &Range<usize>) -> bool {
    let near = if words.len() < 6 { 4 } else { 3 };
    let time = &view.frames.words;
    words.clone().take(near).any(|at| time.periods.has(view.lower(at)) || time.days.has(view.lower(at)))
}

/// The span of words without a closing mark or a clause of saying at its end.
fn trimmed(view: &View<'_>, words: Range<usize>) -> Option<Span> {
    let mut end = words.end;
    while end > words.start
        && view.pos(end - 1) == Pos::Punct
        && !matches!(view.lower(end - 1), ")" | "\"" | "”")
    {
        end -= 1;
    }
    view.span_of(words.start..end)
}
