//! An article put together from parts whose kind their source has said: a page's, a feed's, a news file's.
//!
//! The parts become the text, a blank line between them. What the source says of a part (a heading, an item of a list)
//! stands; what it calls a paragraph is looked at as any other.

use dateline_text::Span;

use crate::parse::parse_marked;
use crate::{Article, BlockKind, Diagnostic, Metadata};

/// Parts of an article, in order.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    text: String,
    marks: Vec<(Span, BlockKind)>,
}

impl Parts {
    /// Adds a part, unless it is blank. White space around it is left out.
    pub(crate) fn push(&mut self, kind: BlockKind, words: &str) {
        let words = words.trim();
        if words.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            // The items of a list stand together.
            let is_list = self.marks.last().is_some_and(|(_, last)| *last == BlockKind::ListItem);
            self.text.push_str(if is_list && kind == BlockKind::ListItem { "\n" } else { "\n\n" });
        }
        let start = self.text.len();
        self.text.push_str(words);
        if let Some(span) = Span::from_range(start..self.text.len()) {
            self.marks.push((span, kind));
        }
    }

    /// Whether its words start so, in any case.
    #[cfg(feature = "news")]
    pub(crate) fn starts_with(&self, words: &str) -> bool {
        let start = self.text.get(..self.text.floor_char_boundary(words.len() + 24)).unwrap_or("");
        start.to_lowercase().contains(&words.to_lowercase())
    }

    /// The same with words before those of its first part.
    #[cfg(feature = "news")]
    pub(crate) fn preceded_by(self, kind: BlockKind, words: &str) -> Parts {
        let mut parts = Parts::default();
        for (at, (span, own)) in self.marks.iter().enumerate() {
            let text = span.slice(&self.text).unwrap_or("");
            if at == 0 {
                parts.push(kind, &format!("{words} {text}"));
            } else {
                parts.push(*own, text);
            }
        }
        parts
    }

    /// How many bytes its words have.
    pub(crate) fn len(&self) -> usize {
        self.text.len()
    }

    /// The article they make.
    pub(crate) fn into_article(self, metadata: Metadata, diagnostics: Vec<Diagnostic>) -> Article {
        let mut article = parse_marked(self.text, metadata, &self.marks);
        article.diagnostics.splice(0..0, diagnostics);
        article
    }
}
