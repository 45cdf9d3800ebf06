//! What the sequence model looks at.

use std::ops::Range;

use dateline_text::TokenKind;

use super::evidence::Evidence;
use super::facts::{Fact, Shape};
use super::gazetteer::{Class, Gazetteer};
use super::{hash, known, stretches};
use crate::analysis::Analysis;
use crate::linear::{feature, feature2};

/// What is looked up once for a stretch before its tokens are looked at.
#[derive(Debug, Default)]
pub(crate) struct Context {
    start: usize,
    /// For each token of the stretch: the known name it is part of, as a number.
    known: Vec<u64>,
    /// For each token: what the head of its run of capitals tells.
    head: Vec<u64>,
}

impl Context {
    /// Looks up the known names and the heads of a stretch.
    pub(crate) fn read(&mut self, analysis: &Analysis<'_>, stretch: &Range<usize>, gazetteer: &Gazetteer) {
        self.start = stretch.start;
        self.known.clear();
        self.known.resize(stretch.len(), 0);
        self.head.clear();
        self.head.resize(stretch.len(), 0);
        self.read_known(analysis, stretch, gazetteer);
        self.read_heads(analysis, stretch);
    }

    fn read_known(&mut self, analysis: &Analysis<'_>, stretch: &Range<usize>, gazetteer: &Gazetteer) {
        let mut at = stretch.start;
        while at < stretch.end {
            let can_start =
                analysis.facts.at(at).shape.is_upper() || stretches::is_particle(analysis.word(at));
            let found =
                if can_start { known::longest_at(&analysis.facts, at, stretch.end, gazetteer) } else { None };
            let Some(found) = found else {
                at += 1;
                continue;
            };
            let class = u64::from(found.entry.class.0 & KNOWN.0);
            let length = found.tokens.len();
            for (offset, index) in found.tokens.clone().enumerate() {
                let part = match offset {
                    _ if length == 1 => 1,
                    0 => 2,
                    offset if offset + 1 == length => 4,
                    _ => 3,
                };
                if let Some(cell) = self.known.get_mut(index - self.start) {
                    *cell = class << 3 | part;
                }
            }
            at = found.tokens.end;
        }
    }

    fn read_heads(&mut self, analysis: &Analysis<'_>, stretch: &Range<usize>) {
        let facts = &analysis.facts;
        let mut at = stretch.start;
        while at < stretch.end {
            if !facts.at(at).shape.is_upper() {
                at += 1;
                continue;
            }
            let run = run_from(analysis, at, stretch.end);
            let head = head_of(analysis, &run);
            let length = u64::try_from(run.len().min(4)).unwrap_or(4);
            for index in run.clone() {
                if let Some(cell) = self.head.get_mut(index - self.start) {
                    let part = if index == run.start { 1 } else { u64::from(index + 1 == run.end) * 2 };
                    *cell = head << 5 | length << 2 | part;
                }
            }
            at = run.end;
        }
    }
}

/// The bits of a known name that matter.
const KNOWN: Class = Class(
    Class::PERSON.0
        | Class::COUNTRY.0
        | Class::DEMONYM.0
        | Class::CITY.0
        | Class::BIG_CITY.0
        | Class::REGION.0
        | Class::ORGANIZATION.0
        | Class::AMBIGUOUS.0,
);

/// The run of capitals that starts at `start`, with what joins them.
fn run_from(analysis: &Analysis<'_>, start: usize, limit: usize) -> Range<usize> {
    let facts = &analysis.facts;
    let mut end = start + 1;
    while end < limit {
        let is_upper = |index: usize| index < limit && facts.at(index).shape.is_upper();
        let joins = matches!(analysis.lower(end), "of" | "for" | "&")
            || analysis.lower(end) == "-" && analysis.touches_previous(end);
        if is_upper(end) {
            end += 1;
        } else if joins && is_upper(end + 1) {
            end += 2;
        } else if joins && analysis.lower(end + 1) == "the" && is_upper(end + 2) {
            end += 3;
        } else {
            break;
        }
    }
    start..end
}

/// What the first word and the head of a run tell.
fn head_of(analysis: &Analysis<'_>, run: &Range<usize>) -> u64 {
    let facts = &analysis.facts;
    let before_of =
        run.clone().find(|&index| matches!(analysis.lower(index), "of" | "for")).unwrap_or(run.end);
    let last = facts.at(before_of.wrapping_sub(1)).word;
    let first = facts.at(run.start).word;
    let is_single = run.len() == 1;
    let kind = |word: Class, place: Class| {
        if !word.has(place) || is_single { 0 } else { u64::from((word.0 & Class::HEAD.0) >> 9) }
    };
    kind(last, Class::HEAD_END) << 6 | kind(first, Class::HEAD_START)
}

/// Whether a line starts with the token at `index`.
pub(crate) fn starts_line(analysis: &Analysis<'_>, index: usize) -> bool {
    let (Some(before), Some(token)) =
        (index.checked_sub(1).and_then(|at| analysis.token(at)), analysis.token(index))
    else {
        return true;
    };
    let gap = analysis.text.as_bytes().get(before.span.range().end..token.span.range().start);
    gap.is_some_and(|gap| gap.contains(&b'\n'))
}

/// Puts the features of the token at `index` into `into`.
pub(crate) fn of(
    analysis: &Analysis<'_>,
    evidence: &Evidence,
    context: &Context,
    sentence: &Range<usize>,
    index: usize,
    into: &mut Vec<u64>,
) {
    let facts = &analysis.facts;
    let at = |offset: isize| {
        let index = index.checked_add_signed(offset).filter(|index| sentence.contains(index));
        index.map(|index| facts.at(index)).unwrap_or_default()
    };
    let (here, last, next) = (at(0), at(-1), at(1));
    let (last2, next2) = (at(-2), at(2));
    let cell = |cells: &[u64]| cells.get(index - context.start).copied().unwrap_or(0);
    let neighbour = |cells: &[u64], step: isize| {
        let at = (index - context.start).checked_add_signed(step);
        at.and_then(|at| cells.get(at)).copied().unwrap_or(0)
    };
    let is_first = u64::from(index == sentence.start || starts_line(analysis, index));
    let shape = |fact: Fact| fact.shape as u64;
    let shapes = shape(last) << 6 | shape(here) << 3 | shape(next);
    let name = |fact: Fact| u64::from(fact.name.class.0 & 0x3fff);
    let person = |fact: Fact| u64::from(fact.name.class.0 & 0xf);
    let word = |fact: Fact| u64::from(fact.word.0 & 0x1ff);
    let known = cell(&context.known);
    let head = cell(&context.head);
    let signs = u64::from(evidence.of(here.hash).0);
    let is_upper = here.shape.is_upper();
    into.clear();
    into.extend([
        feature(30, here.hash),
        feature(31, last.hash),
        feature(32, next.hash),
        feature2(33, last.hash, shape(here)),
        feature2(34, next.hash, shape(here)),
        feature(35, last2.hash),
        feature(36, next2.hash),
        feature2(37, last2.hash, last.hash),
        feature2(38, next.hash, next2.hash),
        feature(39, here.endings.1),
        feature(40, here.endings.0),
        feature2(41, shapes, is_first),
        feature2(42, shape(here), is_first),
        feature2(43, shape(last2) << 9 | shapes << 3 | shape(next2), 0),
        feature(44, known),
        feature2(45, known, word(here)),
        feature2(46, neighbour(&context.known, 1), known),
        feature2(47, neighbour(&context.known, -1), known),
        feature2(48, head, shape(here)),
        feature2(49, head, known & !7),
        feature2(50, name(here), shape(here)),
        feature2(51, person(last) << 8 | person(here) << 4 | person(next), shapes),
        feature2(52, word(here), shape(here) << 1 | is_first),
        feature2(53, word(last), shapes),
        feature2(54, word(next), shapes),
        feature2(55, u64::from(last.word.0 & Class::TITLE.0), person(here) << 4 | person(next)),
        feature2(56, signs, shape(here)),
        feature2(57, signs & 0x1fc, known & !7),
        feature2(58, signs, word(here) & 0x4f),
        feature2(59, u64::from(evidence.of(last.hash).0 & 0x3c), signs & 0x3c),
        feature2(60, u64::from(evidence.of(next.hash).0 & 0x3c), signs & 0x3c),
        feature2(61, person(here), head),
        feature2(62, last.hash, name(here)),
        feature2(63, next.hash, name(here)),
        feature(64, u64::from(last.shape == Shape::Initial) << 1 | u64::from(next.shape == Shape::Initial)),
        feature2(65, u64::from(here.word.0 & (Class::HEAD.0 | 0x18000)), shapes),
        feature2(66, u64::from(next.word.0 & (Class::HEAD.0 | 0x18000)), shapes),
        feature2(67, u64::from(last.word.0 & (Class::HEAD.0 | 0x18000)), shapes),
    ]);
    let numbers = u64::from(analysis.kind(index + 1) == Some(TokenKind::Number)) << 1
        | u64::from(analysis.kind(index.wrapping_sub(1)) == Some(TokenKind::Number));
    into.push(feature2(71, numbers, shapes << 1 | is_first));
    if evidence.is_sport() {
        into.push(feature2(72, known & !7, numbers << 1 | is_first));
        into.push(feature2(73, next.hash, known & !7));
        into.push(feature2(74, last.hash, known & !7));
        into.push(feature2(75, shapes, is_first));
    }
    if !is_upper {
        into.push(feature2(68, here.hash, shapes));
        into.push(feature2(69, here.hash, head));
        into.push(feature2(70, here.hash, hash::join(known, neighbour(&context.head, 1))));
    }
}
