//! The stretches of a sentence in which names can stand: words in capitals with the few words that can join them.

use std::ops::Range;

use dateline_text::TokenKind;

use super::facts::Shape;
use super::gazetteer::Class;
use crate::analysis::Analysis;

/// The most tokens without capitals between two words of one name: `Bank of the West`.
const GAP: usize = 2;

/// Finds the stretches of a sentence, in order.
pub(crate) fn of_sentence(analysis: &Analysis<'_>, sentence: &Range<usize>, into: &mut Vec<Range<usize>>) {
    into.clear();
    let is_capitals = is_in_capitals(analysis, sentence);
    // Behind this token, nothing is joined to what stands before it.
    let mut barrier = sentence.start;
    for index in sentence.clone() {
        if parts_names(analysis, index) {
            barrier = index + 1;
        }
        if !analysis.facts.at(index).shape.is_upper() {
            continue;
        }
        if !can_be_name(analysis, index, is_capitals) {
            barrier = index + 1;
            continue;
        }
        let start = start_of(analysis, index, barrier);
        let end = end_of(analysis, index, sentence.end);
        match into.last_mut() {
            Some(last) if last.start >= barrier && start <= last.end + GAP => last.end = last.end.max(end),
            _ => into.push(start..end),
        }
    }
}

/// Whether a sentence is set in capitals, as headlines are.
pub(crate) fn is_in_capitals(analysis: &Analysis<'_>, sentence: &Range<usize>) -> bool {
    let words = || sentence.clone().filter(|&index| analysis.kind(index) == Some(TokenKind::Word));
    let upper =
        words().filter(|&index| matches!(analysis.facts.at(index).shape, Shape::Capitals | Shape::Initial));
    upper.count() * 5 >= words().count() * 4
}

/// Whether a mark parts what it stands between: brackets, quotation marks, ` - `, and commas, unless `Inc.` follows.
fn parts_names(analysis: &Analysis<'_>, index: usize) -> bool {
    match analysis.lower(index) {
        "(" | ")" | "[" | "]" | ";" | ":" | "\"" | "“" | "”" | "|" | "•" | "…" | "..." => true,
        "-" | "--" | "–" | "—" => !analysis.touches_previous(index),
        "," => !matches!(
            analysis.lower(index + 1),
            "inc" | "inc." | "llc" | "ltd" | "ltd." | "jr." | "jr" | "sr." | "s.a." | "l.p." | "d.c."
        ),
        _ => false,
    }
}

/// Whether a word in capitals can be part of a name: days of the week and words of closed classes cannot.
fn can_be_name(analysis: &Analysis<'_>, index: usize, is_capitals: bool) -> bool {
    let fact = analysis.facts.at(index);
    let word = analysis.lower(index);
    if is_day(word) {
        return false;
    }
    if is_month(word) && (!is_first_name(word) || has_day_or_year(analysis, index)) {
        return false;
    }
    // `US` and `WHO` are names, `Us` and `Who` are not.
    let is_word = fact.word.has(Class::FUNCTION);
    !(is_word && (fact.shape == Shape::Title || is_capitals && !fact.name.class.has(Class::CAPITALS_ONLY)))
        && word != "i"
}

fn is_day(word: &str) -> bool {
    matches!(word, "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")
}

fn is_month(word: &str) -> bool {
    let stem = word.strip_suffix('.').unwrap_or(word);
    matches!(
        stem,
        "january"
            | "february"
            | "march"
            | "april"
            | "may"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
            | "jan"
            | "feb"
            | "mar"
            | "apr"
            | "jun"
            | "jul"
            | "aug"
            | "sep"
            | "sept"
            | "oct"
            | "nov"
            | "dec"
    )
}

/// Whether a month is also a name: `June`.
fn is_first_name(word: &str) -> bool {
    matches!(word, "april" | "may" | "june" | "august" | "march" | "jan")
}

/// Whether a number stands beside a month, or a word that dates go with before it.
fn has_day_or_year(analysis: &Analysis<'_>, index: usize) -> bool {
    let last = index.wrapping_sub(1);
    analysis.kind(index + 1) == Some(TokenKind::Number)
        || analysis.kind(last) == Some(TokenKind::Number)
        || matches!(
            analysis.lower(last),
            "in" | "since"
                | "until"
                | "by"
                | "last"
                | "next"
                | "this"
                | "early"
                | "late"
                | "mid"
                | "of"
                | "from"
                | "to"
        ) && !analysis.facts.at(index + 1).shape.is_upper()
}

/// Particles and numbers before the first word in capitals: `al-Qaeda`, `38 North`.
fn start_of(analysis: &Analysis<'_>, index: usize, limit: usize) -> usize {
    let mut start = index;
    while start > limit {
        let before = start - 1;
        let is_number = analysis.kind(before) == Some(TokenKind::Number) && start == index;
        let is_hyphen =
            analysis.lower(before) == "-" && before > limit && is_particle(analysis.word(before - 1));
        if is_number || is_hyphen || is_particle(analysis.word(before)) {
            start = before;
        } else {
            break;
        }
    }
    start
}

/// A number after the last word in capitals: `Group of 20`, `Adrian Darya 1`.
fn end_of(analysis: &Analysis<'_>, index: usize, limit: usize) -> usize {
    let mut end = index + 1;
    while end < limit && end <= index + 2 && matches!(analysis.lower(end), "of" | "-") {
        end += 1;
    }
    if end < limit && analysis.kind(end) == Some(TokenKind::Number) { end + 1 } else { index + 1 }
}

/// A small word that names begin with.
pub(crate) fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "al" | "el"
            | "bin"
            | "ibn"
            | "bint"
            | "von"
            | "van"
            | "de"
            | "der"
            | "den"
            | "del"
            | "della"
            | "da"
            | "di"
            | "du"
            | "la"
            | "le"
            | "ben"
            | "ul"
            | "ur"
            | "dos"
            | "das"
            | "ter"
            | "af"
            | "zu"
    )
}
