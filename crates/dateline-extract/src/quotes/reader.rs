//! What the steps of this module look at: the tokens with what the lexicon knows of them, and which are quoted.

use std::ops::Range;

use dateline_text::TokenKind;

use super::cues::{Classes, Cues, Verb, Word};
use super::marks::{Stretch, Stretches, Style};
use crate::analysis::Analysis;
use crate::pos::Pos;
use crate::references::{Reference, References};

/// An article's tokens with their classes.
pub(super) struct Reader<'a> {
    pub(super) analysis: &'a Analysis<'a>,
    pub(super) references: &'a References,
    /// The stretches between quotation marks, in order.
    pub(super) stretches: Vec<Stretch>,
    /// The style of marks that the story uses for its quotations.
    pub(super) style: Style,
    words: Vec<Word>,
    /// For each token, whether it is part of a stretch or one of its marks.
    is_quoted: Vec<bool>,
    /// For each token, the index of its sentence, counted over all sentences that start before it.
    sentence_starts: Vec<usize>,
}

impl<'a> Reader<'a> {
    /// Looks up every token of the article.
    pub(super) fn new(
        analysis: &'a Analysis<'a>,
        references: &'a References,
        cues: &Cues,
        stretches: Stretches,
    ) -> Reader<'a> {
        let look_up = |index: usize| match analysis.kind(index) {
            Some(TokenKind::Word) => cues.word(analysis.lower(index)),
            _ => Word::default(),
        };
        let words = (0..analysis.tokens.len()).map(look_up).collect();
        let mut is_quoted = vec![false; analysis.tokens.len()];
        for stretch in &stretches.all {
            is_quoted.get_mut(stretch.outer.clone()).unwrap_or_default().fill(true);
        }
        let sentence_starts = analysis.sentences.iter().map(|sentence| sentence.tokens.start).collect();
        Reader {
            analysis,
            references,
            stretches: stretches.all,
            style: stretches.style,
            words,
            is_quoted,
            sentence_starts,
        }
    }

    /// The word at `index` as printed.
    pub(super) fn word(&self, index: usize) -> &'a str {
        self.analysis.word(index)
    }

    /// The word at `index` in lower case.
    pub(super) fn lower(&self, index: usize) -> &str {
        self.analysis.lower(index)
    }

    /// Whether the word at `index` is of one of `classes`.
    pub(super) fn is(&self, index: usize, classes: Classes) -> bool {
        self.words.get(index).is_some_and(|word| word.classes.any(classes))
    }

    /// What the lexicon knows of the word at `index`.
    pub(super) fn known(&self, index: usize) -> Word {
        self.words.get(index).copied().unwrap_or_default()
    }

    /// The verb of saying at `index`.
    pub(super) fn verb(&self, index: usize) -> Option<Verb> {
        self.words.get(index).and_then(|word| word.verb)
    }

    /// The part of speech of the token at `index`.
    pub(super) fn pos(&self, index: usize) -> Pos {
        self.analysis.pos.get(index).copied().unwrap_or_default()
    }

    /// Whether the token at `index` is a finite verb, as far as its tag says.
    pub(super) fn is_finite(&self, index: usize) -> bool {
        matches!(self.pos(index), Pos::PastVerb | Pos::Verb | Pos::Auxiliary)
    }

    /// Whether the token at `index` is quoted or a quotation mark.
    pub(super) fn is_quoted(&self, index: usize) -> bool {
        self.is_quoted.get(index).copied().unwrap_or(false)
    }

    /// Whether the token at `index` is a word with a capital first letter.
    pub(super) fn is_capital(&self, index: usize) -> bool {
        self.analysis.kind(index) == Some(TokenKind::Word) && self.word(index).starts_with(char::is_uppercase)
    }

    /// Whether the token at `index` is a word.
    pub(super) fn is_word(&self, index: usize) -> bool {
        self.analysis.kind(index) == Some(TokenKind::Word)
    }

    /// Whether the token at `index` is a comma.
    pub(super) fn is_comma(&self, index: usize) -> bool {
        self.word(index) == ","
    }

    /// Whether the token at `index` is a dash that parts clauses.
    pub(super) fn is_dash(&self, index: usize) -> bool {
        matches!(self.word(index), "—" | "–" | "--" | "―")
            || (self.word(index) == "-"
                && !self.analysis.touches_previous(index)
                && !self.analysis.touches_previous(index + 1))
    }

    /// Whether the token at `index` is a possessive `'s`, or the apostrophe after a plural.
    pub(super) fn is_possessive(&self, index: usize) -> bool {
        match self.word(index) {
            "'s" | "’s" | "'S" | "’S" => true,
            "'" | "’" => self.analysis.touches_previous(index) && !self.is_quoted(index),
            _ => false,
        }
    }

    /// Whether the token at `index` joins the words before and after it: a hyphen, an ampersand.
    pub(super) fn is_joint(&self, index: usize) -> bool {
        matches!(self.word(index), "-" | "‑" | "&" | "/")
            && (self.word(index) == "&"
                || (self.analysis.touches_previous(index) && self.analysis.touches_previous(index + 1)))
    }

    /// The first token of the sentence that holds the token at `index`.
    pub(super) fn sentence_start(&self, index: usize) -> usize {
        let after = self.sentence_starts.partition_point(|&start| start <= index);
        after.checked_sub(1).and_then(|at| self.sentence_starts.get(at)).copied().unwrap_or(0)
    }

    /// One past the last token of the sentence that holds the token at `index`.
    pub(super) fn sentence_end(&self, index: usize) -> usize {
        let after = self.sentence_starts.partition_point(|&start| start <= index);
        self.sentence_starts.get(after).copied().unwrap_or(self.analysis.tokens.len())
    }

    /// The reference that covers the token at `index`.
    pub(super) fn reference(&self, index: usize) -> Option<&'a Reference> {
        self.references.at_token(index)
    }

    /// The tokens of a block.
    pub(super) fn block(&self, block: usize) -> Range<usize> {
        self.analysis.article.blocks.get(block).map_or(0..0, |block| self.analysis.tokens_in(block.span))
    }
}
