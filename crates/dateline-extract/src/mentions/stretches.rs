//! The stretches of a sentence in which names can stand: words in capitals with the few words that can join them.

use std::ops::Range;

use dateline_text::TokenKind;

use crate::analysis::Analysis;

/// The most tokens without capitals between two words of one name: `Bank of the West`.
const GAP: usize = 2;

/// Finds the stretches of a sentence, in order.
pub(crate) fn of_sentence(analysis: &Analysis<'_>, sentence: &Range<usize>, into: &mut Vec<Range<usize>>) {
    into.clear();
    for index in sentence.clone() {
        if !analysis.facts.at(index).shape.is_upper() {
            continue;
        }
        // A number before or after belongs to the stretch: `38 North`, `Group of 20`.
        let mut start = index;
        if start > sentence.start && analysis.kind(start - 1) == Some(TokenKind::Number) {
            start -= 1;
        }
        let mut end = index + 1;
        for _ in 0..=GAP {
            if end < sentence.end && analysis.kind(end) == Some(TokenKind::Number) {
                end += 1;
                break;
            }
            if end < sentence.end && matches!(analysis.lower(end), "of" | "-") {
                end += 1;
            } else {
                break;
            }
        }
        if analysis.kind(end - 1) != Some(TokenKind::Number) {
            end = index + 1;
        }
        match into.last_mut() {
            Some(last) if start <= last.end + GAP => last.end = last.end.max(end),
            _ => into.push(start..end),
        }
    }
}
