//! What every step of extraction looks at: the article cut into sentences and tokens, once.

use std::ops::Range;

use dateline_article::{Article, BlockKind};
use dateline_text::{Span, Token, TokenKind, tokens};

use crate::mentions::{Facts, Gazetteer, Names};
use crate::pos::Pos;

/// One sentence: where it stands and which tokens it has.
#[derive(Clone, Debug)]
pub(crate) struct Sentence {
    /// Where it stands in the text.
    pub(crate) span: Span,
    /// Its tokens, as a range of [`Analysis::tokens`].
    pub(crate) tokens: Range<usize>,
    /// The kind of the block it stands in.
    pub(crate) kind: BlockKind,
}

/// An article cut into sentences and tokens.
#[derive(Debug)]
pub(crate) struct Analysis<'a> {
    /// The article.
    pub(crate) article: &'a Article,
    /// Its text.
    pub(crate) text: &'a str,
    /// The text with ASCII letters in lower case, byte for byte at the same offsets.
    pub(crate) lower: String,
    /// All tokens of the text, in order; also those that lie in no sentence (the dateline's).
    pub(crate) tokens: Vec<Token>,
    /// The sentences, in order.
    pub(crate) sentences: Vec<Sentence>,
    /// What is known of each token by its letters.
    pub(crate) facts: Facts,
    /// The part of speech of each token.
    pub(crate) pos: Vec<Pos>,
}

impl<'a> Analysis<'a> {
    /// Cuts `article` into tokens and sentences, looks the tokens up and tags them.
    pub(crate) fn new(article: &'a Article, names: &Names) -> Analysis<'a> {
        let mut analysis = Analysis::untagged(article, &names.gazetteer);
        analysis.pos = names.tagger.tag(&analysis.facts, &analysis.sentences);
        analysis
    }

    /// Cuts `article` into tokens and sentences and looks the tokens up.
    pub(crate) fn untagged(article: &'a Article, gazetteer: &Gazetteer) -> Analysis<'a> {
        let text = article.text.as_str();
        let mut all = Vec::with_capacity(text.len() / 5);
        all.extend(tokens(text));
        let mut sentences = Vec::with_capacity(article.sentences.len());
        let mut blocks = article.blocks.iter().peekable();
        let mut at = 0;
        for &span in &article.sentences {
            while blocks.next_if(|block| block.span.end() <= span.start()).is_some() {}
            let kind = blocks.peek().map_or(BlockKind::Other, |block| block.kind);
            let rest = all.get(at..).unwrap_or(&[]);
            let start = at + rest.partition_point(|token| token.span.start() < span.start());
            let rest = all.get(start..).unwrap_or(&[]);
            at = start + rest.partition_point(|token| token.span.start() < span.end());
            sentences.push(Sentence { span, tokens: start..at, kind });
        }
        let lower = text.to_ascii_lowercase();
        let facts = Facts::new(text, &lower, &all, gazetteer);
        Analysis { article, text, lower, tokens: all, sentences, facts, pos: Vec::new() }
    }

    /// The token at `index`, or `None` beyond the last.
    pub(crate) fn token(&self, index: usize) -> Option<Token> {
        self.tokens.get(index).copied()
    }

    /// The word at `index` as printed; empty beyond the last token.
    pub(crate) fn word(&self, index: usize) -> &'a str {
        self.tokens.get(index).map_or("", |token| token.text(self.text))
    }

    /// The word at `index` with ASCII letters in lower case; empty beyond the last token.
    pub(crate) fn lower(&self, index: usize) -> &str {
        self.tokens.get(index).map_or("", |token| token.text(&self.lower))
    }

    /// The part of speech of the token at `index`; [`Pos::Other`] beyond the last.
    pub(crate) fn pos(&self, index: usize) -> Pos {
        self.pos.get(index).copied().unwrap_or_default()
    }

    /// The kind of the token at `index`.
    pub(crate) fn kind(&self, index: usize) -> Option<TokenKind> {
        self.tokens.get(index).map(|token| token.kind)
    }

    /// The span from the first to the last token of a range, or `None` if the range is empty.
    pub(crate) fn span(&self, range: Range<usize>) -> Option<Span> {
        let tokens = self.tokens.get(range)?;
        Some(tokens.first()?.span.cover(tokens.last()?.span))
    }

    /// The tokens that lie within `span`.
    pub(crate) fn tokens_in(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|token| token.span.start() < span.start());
        let end = self.tokens.partition_point(|token| token.span.end() <= span.end());
        start..end.max(start)
    }

    /// The sentence that holds the byte at `offset`, as an index of [`Analysis::sentences`].
    pub(crate) fn sentence_at(&self, offset: u32) -> Option<usize> {
        let after = self.sentences.partition_point(|sentence| sentence.span.start() <= offset);
        let index = after.checked_sub(1)?;
        self.sentences.get(index).filter(|sentence| offset < sentence.span.end()).map(|_| index)
    }

    /// Whether no white space stands between the token at `index` and the one before it.
    pub(crate) fn touches_previous(&self, index: usize) -> bool {
        let before = index.checked_sub(1).and_then(|before| self.tokens.get(before));
        matches!((before, self.tokens.get(index)), (Some(a), Some(b)) if a.span.end() == b.span.start())
    }
}
