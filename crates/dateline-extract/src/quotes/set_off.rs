//! Words of somebody that the layout sets off, without quotation marks: the turns of a transcript, and block quotes.
//!
//! ```text
//! turn  := label ":" words, in as many paragraphs as come before the next label      MR. ROE: We have seen the report.
//! label := "Q" | "A" | title? (word in capitals){1,4}
//! ```
//! A story is a transcript from its first label to its last if it has two labels or more. Who introduces a block quote says
//! it; `Q` and `A` name nobody.

use std::ops::Range;

use dateline_article::BlockKind;
use dateline_document::QuoteKind;

use super::Statement;
use super::attribute::Attribution;
use super::cues::{Classes, CueClass};
use super::phrase::Phrase;
use super::reader::Reader;

/// The longest label, in tokens; the dot of `MR.` is one.
const LABEL: usize = 6;

/// Finds the turns of a transcript and the block quotes of the article, in order.
pub(super) fn statements(reader: &Reader<'_>) -> Vec<Statement> {
    let mut found = turns(reader);
    for (at, block) in reader.analysis.article.blocks.iter().enumerate() {
        let tokens = reader.block(at);
        if block.kind != BlockKind::Quote
            || tokens.clone().any(|at| reader.is_quoted(at))
            || tokens.is_empty()
        {
            continue;
        }
        let attribution = reader.introduced_before(at).unwrap_or_else(Attribution::nobody);
        found.push(Statement {
            scope: tokens.clone(),
            content: tokens,
            kind: QuoteKind::Indirect,
            speaker: attribution.speaker,
            entity: None,
            cue: attribution.cue,
            class: attribution.class,
            addressee: None,
        });
    }
    found
}

/// The turns of a transcript.
fn turns(reader: &Reader<'_>) -> Vec<Statement> {
    let blocks = &reader.analysis.article.blocks;
    let labels: Vec<(usize, Range<usize>)> = blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| block.kind.is_story())
        .filter_map(|(at, _)| {
            let tokens = reader.block(at);
            Some((at, reader.label(tokens.start, tokens.end)?))
        })
        .collect();
    if labels.len() < 2 {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (turn, (block, label)) in labels.iter().enumerate() {
        let next = labels.get(turn + 1).map_or(block + 1, |(next, _)| *next);
        for at in *block..next {
            let is_first = at == *block;
            let mut content = reader.block(at);
            if is_first {
                content.start = label.end + 1;
            }
            let is_story = blocks.get(at).is_some_and(|block| block.kind == BlockKind::Paragraph);
            if content.is_empty()
                || !(is_first || is_story)
                || content.clone().any(|at| reader.is_quoted(at)) && !is_first
            {
                continue;
            }
            let names = label.len() > 1 || reader.word(label.start).len() > 1;
            found.push(Statement {
                scope: content.clone(),
                content,
                kind: QuoteKind::Indirect,
                speaker: names.then(|| Phrase { tokens: label.clone(), head: label.end - 1 }),
                entity: None,
                cue: None,
                class: Some(if reader.word(label.start) == "Q" { CueClass::Ask } else { CueClass::Say }),
                addressee: None,
            });
        }
    }
    found
}

impl Reader<'_> {
    /// The label of a transcript that stands at `start`: the tokens before its colon.
    pub(super) fn label(&self, start: usize, end: usize) -> Option<Range<usize>> {
        let colon = (start..end.min(start + LABEL + 1)).find(|&at| self.word(at) == ":")?;
        let label = start..colon;
        let in_capitals = |at: usize| {
            let word = self.word(at);
            word == "." && at > start
                || self.is_word(at) && word.chars().all(|c| c.is_uppercase() || !c.is_alphabetic())
                || self.is(at, Classes::TITLE) && self.is_capital(at)
        };
        let is_one_letter =
            label.len() == 1 && !matches!(self.word(start), "Q" | "A") && self.word(start).len() < 3;
        let follows =
            self.analysis.kind(colon + 1) == Some(dateline_text::TokenKind::Word) && colon + 3 < end;
        (!label.is_empty() && !is_one_letter && follows && label.clone().all(in_capitals)).then_some(label)
    }
}
