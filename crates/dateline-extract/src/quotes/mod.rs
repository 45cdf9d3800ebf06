//! Who said what: quotations, marked and reported, with their speakers, cues and addressees.
//!
//! ```text
//! marks      stretches between quotation marks, whatever their style
//! reader     the tokens with their word classes
//! phrase     the phrases that name speakers
//! clause     clauses of saying: verb, subject, who is told
//! subject    who does what a verb says
//! attribute  whose words a stretch holds
//! followed   … by the clause that follows it
//! judge      which stretches are quotations at all
//! indirect   what is said without marks
//! set_off    transcripts and block quotes
//! resolve    which entities the speakers are
//! ```
//! No statistics: marks, a lexicon of verbs (`data/quotes`) and the shape of English sentences. All steps are linear in the
//! article's length, whatever its marks.
//!
//! # What it leaves to others
//! Who a name or pronoun is (`coreference`); what the words say (`events`).

mod attribute;
mod clause;
mod cues;
mod followed;
mod indirect;
mod judge;
mod marks;
mod phrase;
mod reader;
mod resolve;
mod set_off;
mod subject;
#[cfg(test)]
mod tests;

use std::ops::Range;

use dateline_document::{Quote, QuoteKind, Speaker};
use dateline_text::{Excerpt, Span};

use crate::analysis::Analysis;
use crate::references::References;

pub(crate) use cues::{CueClass, Cues};
pub(crate) use phrase::Phrase;

use attribute::{Attribution, How};
use cues::Classes;
use marks::Stretch;
use reader::Reader;

/// What somebody says, with its parts as tokens: a [`Quote`] before it is written out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Statement {
    /// The words said, without marks.
    pub(crate) content: Range<usize>,
    /// All that is said by the same act: for a fragment in marks, its whole clause with the words outside them.
    pub(crate) scope: Range<usize>,
    /// How they stand in the story.
    pub(crate) kind: QuoteKind,
    /// Who said them.
    pub(crate) speaker: Option<Phrase>,
    /// The entity that is, as an index of [`References::entities`].
    pub(crate) entity: Option<usize>,
    /// The verb or phrase of saying.
    pub(crate) cue: Option<Range<usize>>,
    /// What is done by saying it; that of an earlier clause if the quotation goes on.
    pub(crate) class: Option<CueClass>,
    /// Who is told.
    pub(crate) addressee: Option<Range<usize>>,
}

/// Finds the quotations of the article, in order of place.
pub(crate) fn find(analysis: &Analysis<'_>, references: &References, cues: &Cues) -> Vec<Quote> {
    let statements = statements(analysis, references, cues);
    statements.iter().filter_map(|statement| quote(analysis, references, statement)).collect()
}

/// Finds what is said in the article, in order of place.
pub(crate) fn statements(analysis: &Analysis<'_>, references: &References, cues: &Cues) -> Vec<Statement> {
    let reader = Reader::new(analysis, references, cues, marks::scan(analysis));
    let attributions = attribute::attribute(&reader);
    let repeats = judge::repeats(&reader, &attributions);
    let mut found = Vec::new();
    for ((stretch, attribution), repeats) in reader.stretches.iter().zip(attributions).zip(repeats) {
        if repeats || !reader.is_quotation(stretch, &attribution) {
            continue;
        }
        let Some(content) = content(&reader, stretch) else { continue };
        let kind = kind(&reader, stretch, &attribution);
        found.push(Statement {
            scope: content.clone(),
            content,
            kind,
            speaker: attribution.speaker,
            entity: None,
            cue: attribution.cue,
            class: attribution.class,
            addressee: attribution.addressee.map(|told| told.tokens),
        });
    }
    let mut taken: Vec<usize> =
        found.iter().filter_map(|statement| Some(statement.cue.as_ref()?.end - 1)).collect();
    taken.sort_unstable();
    let clauses = indirect::clauses(&reader, |at| taken.binary_search(&at).is_ok());
    found.extend(set_off::statements(&reader));
    resolve::resolve(&reader, &mut found, &clauses);
    found.sort_by_key(|statement| (statement.content.start, statement.content.end));
    found
}

/// The words of a stretch without the comma that closes them.
fn content(reader: &Reader<'_>, stretch: &Stretch) -> Option<Range<usize>> {
    let mut range = stretch.inner.clone();
    if let Some(label) = reader.label(range.start, range.end) {
        range.start = label.end + 1;
    }
    while range.end > range.start && reader.is_comma(range.end - 1) {
        range.end -= 1;
    }
    (!range.is_empty()).then_some(range)
}

/// A clause or more is direct speech, a part of the author's sentence is mixed.
fn kind(reader: &Reader<'_>, stretch: &Stretch, attribution: &Attribution) -> QuoteKind {
    let first = stretch.inner.start;
    let starts_clause = reader.is_capital(first) || matches!(reader.word(first), "…" | "..." | "[");
    let before = stretch.outer.start.checked_sub(1).map_or("", |before| reader.word(before));
    let is_parted = matches!(before, "," | ":" | "—" | "–" | "--" | ".")
        || reader.sentence_start(first.saturating_sub(1)) == stretch.outer.start;
    let whole = match attribution.how {
        // `“The list,” she said, “is long.”`: one sentence, interrupted.
        How::Led if is_parted && reader.is_quoted(reader.sentence_start(stretch.outer.start)) => true,
        How::Led => {
            (starts_clause || reader.is(first, Classes::DETERMINER | Classes::SUBJECT))
                && (is_parted || before.eq_ignore_ascii_case("that"))
        }
        How::Followed => is_parted || starts_clause,
        How::Within => false,
        How::Carried | How::Subject | How::Nobody => is_parted,
    };
    if whole { QuoteKind::Direct } else { QuoteKind::Mixed }
}

/// Writes a statement out.
fn quote(analysis: &Analysis<'_>, references: &References, statement: &Statement) -> Option<Quote> {
    let excerpt = |tokens: Range<usize>| {
        let span: Span = analysis.span(tokens)?;
        Excerpt::new(analysis.text, span)
    };
    let speaker = statement.speaker.as_ref().and_then(|phrase| {
        let entity = statement.entity.and_then(|at| references.entities.get(at)).map(|entity| entity.id);
        Some(Speaker { excerpt: excerpt(phrase.tokens.clone())?, entity })
    });
    Some(Quote {
        excerpt: excerpt(statement.content.clone())?,
        kind: statement.kind,
        speaker,
        cue: statement.cue.clone().and_then(excerpt),
        addressee: statement.addressee.clone().and_then(excerpt).map(|told| told.text),
    })
}
