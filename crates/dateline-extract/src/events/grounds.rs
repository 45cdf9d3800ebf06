//! Why: the words after `over`, `for`, `in response to`, and their kind.

use std::ops::Range;

use dateline_sanctions::{GroundKind, Stage};
use dateline_text::Span;

use super::reading::Reading;
use super::view::View;
use crate::syntax::{Pos, Relation, Tag};

/// Why: the words after `over`, `for`, `in response to`, and their kind.
pub(super) fn ground(
    view: &View<'_>,
    measure: usize,
    reading: &Reading,
    target: Option<usize>,
) -> Option<(Span, GroundKind)> {
    let sentence = view.sentence.span;
    let lower = sentence.slice(&view.analysis.lower)?;
    let anchors: Vec<usize> = std::iter::once(measure)
        .chain(target.into_iter().flat_map(|target| view.conjuncts(target)))
        .chain(reading.path.iter().copied())
        .collect();
    let mut best: Option<(bool, usize, Span)> = None;
    for (from, to, strong) in view.frames.find_markers(lower) {
        let marker = view.words_in(Span::from_range(from..to)?.shifted(sentence.start()));
        let Some(found) = reason(view, &marker) else { continue };
        let (top, words) = found;
        let hangs = view.head(top).is_some_and(|head| anchors.contains(&head))
            || anchors.iter().any(|&anchor| view.head(top) == Some(anchor));
        let inside_target = target.is_some_and(|target| view.extent(target).contains(&marker.start));
        if is_none(view, top, &words, &marker) {
            continue;
        }
        let near = marker.start > measure && marker.start.saturating_sub(measure) < 30;
        let starts = marker.start == 0;
        let fits = if strong {
            hangs || near || starts || inside_target
        } else {
            hangs && marker.start > measure.min(target.unwrap_or(measure))
        };
        if !fits
            || words.contains(&measure)
            || is_period(view, &words)
            || view.frames.words.periods.has(view.lower(top))
        {
            continue;
        }
        let span = trimmed(view, words)?;
        let distance = marker.start.abs_diff(measure);
        if best.as_ref().is_none_or(|&(known, far, _)| (!hangs, distance) < (!known, far)) {
            best = Some((hangs, distance, span));
        }
    }
    let span = best.map(|(_, _, span)| span).or_else(|| clause(view, measure, target, reading))?;
    Some((span, view.frames.ground_kind(span.slice(&view.analysis.lower)?)))
}

/// The clause that says under which condition or to which end: `if it goes on`, `to force it to the table`.
fn clause(view: &View<'_>, measure: usize, target: Option<usize>, reading: &Reading) -> Option<Span> {
    let relief = matches!(reading.stage, Some(stage) if !matches!(stage, Stage::Adopted | Stage::InForce));
    let verb = reading.by.or(reading.path.first().copied());
    let anchors = [verb, Some(measure), target];
    let clauses = anchors.into_iter().flatten().flat_map(|anchor| {
        view.children_by(anchor, &[Relation::Advcl, Relation::Acl]).filter(move |&clause| clause > anchor)
    });
    for clause in clauses.filter(|&clause| clause > measure) {
        let Some(mark) = view.children_by(clause, &[Relation::Mark, Relation::Advmod]).next() else {
            continue;
        };
        let extent = view.extent(clause);
        let condition = relief && matches!(view.lower(mark), "if" | "unless" | "until" | "once");
        let purpose = view.lower(mark) == "to"
            && mark == extent.start
            && view.node(clause).is_some_and(|node| node.tag == Tag::Base);
        if condition {
            return trimmed(view, mark + 1..extent.end);
        }
        if purpose && !reading.path.contains(&clause) {
            return trimmed(view, extent);
        }
    }
    None
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
        // The marker hangs on the word that the reason hangs by.
        if view.children_by(top, &[Relation::Case, Relation::Mark]).any(|case| marker.contains(&case)) {
            break;
        }
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

/// Whether what follows a marker is no reason: somebody whom it is for (`relief for Iran`), or what is due (`due to end`).
fn is_none(view: &View<'_>, top: usize, words: &Range<usize>, marker: &Range<usize>) -> bool {
    let first = view.node(words.start);
    let due_to_do = view.lower(marker.start) == "due" && first.is_some_and(|node| node.tag == Tag::Base);
    let named = view.pos(top) == Pos::Propn
        && words.clone().all(|at| view.pos(at) != Pos::Verb && view.pos(at) != Pos::Noun);
    due_to_do || named
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
