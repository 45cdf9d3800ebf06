//! From text to [`Article`].

use dateline_text::{Span, sentences_of_block};

use crate::{Article, Block, BlockKind, Metadata};

/// Reads an article of which nothing is known but its text.
///
/// Any text is an article; what is odd about it is in its `diagnostics`.
pub fn parse(text: &str) -> Article {
    parse_with(text, Metadata::default())
}

/// Reads an article of which the caller knows `metadata`.
pub fn parse_with(text: impl Into<String>, metadata: Metadata) -> Article {
    let text = text.into();
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
    let mut blocks = Vec::new();
    let mut at = 0;
    for part in text.split("\n\n") {
        if let Some(span) = Span::from_range(at..at + part.len()).map(|s| s.trimmed(&text))
            && !span.is_empty()
        {
            blocks.push(Block { kind: BlockKind::Paragraph, span });
        }
        at += part.len() + 2;
    }
    let sentences = blocks.iter().flat_map(|block: &Block| sentences_of_block(&text, block.span)).collect();
    let Metadata { id, url, title, publisher, language, published } = metadata;
    Article { id, url, title, publisher, language, published, text, blocks, sentences, ..Article::default() }
}
