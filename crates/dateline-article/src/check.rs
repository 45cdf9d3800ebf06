//! What the parser promises about an [`Article`], as a check.

use dateline_text::Span;

use crate::Article;

/// A promise about an article does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{promise}, but not at {span}")]
pub struct Broken {
    /// What should hold.
    pub promise: &'static str,
    /// Where it does not.
    pub span: Span,
}

impl Article {
    /// Verifies what [`Article`] promises about its spans; for tests and for articles read from elsewhere.
    ///
    /// # Errors
    /// If a promise does not hold, with the first place where it does not.
    pub fn check(&self) -> Result<(), Broken> {
        let mut at = 0;
        for block in &self.blocks {
            self.check_words(block.span)?;
            hold("blocks are in order and do not overlap", block.span, block.span.start() >= at)?;
            let gap = Span::new(at, block.span.start());
            hold("every word is in a block", gap, gap.slice(&self.text).is_some_and(is_markup))?;
            at = block.span.end();
        }
        let end = Span::from_range(at as usize..self.text.len()).unwrap_or_default();
        hold("every word is in a block", end, end.slice(&self.text).is_some_and(is_markup))?;
        self.check_sentences()?;
        let spans = self.diagnostics.iter().filter_map(|diagnostic| diagnostic.span);
        for span in spans.chain(self.dateline.as_ref().map(|dateline| dateline.span)) {
            hold("spans lie on character boundaries", span, span.slice(&self.text).is_some())?;
        }
        Ok(())
    }

    fn check_sentences(&self) -> Result<(), Broken> {
        let mut at = 0;
        for &sentence in &self.sentences {
            self.check_words(sentence)?;
            hold("sentences are in order and do not overlap", sentence, sentence.start() >= at)?;
            let is_nested =
                self.block_at(sentence.start()).is_some_and(|block| block.span.contains(sentence));
            hold("sentences lie in blocks", sentence, is_nested)?;
            let dateline = self.dateline.as_ref().map(|dateline| dateline.span);
            hold(
                "a dateline is part of no sentence",
                sentence,
                dateline.is_none_or(|dateline| !dateline.overlaps(sentence)),
            )?;
            at = sentence.end();
        }
        Ok(())
    }

    /// A block or a sentence is not empty, and has no white space at its ends.
    fn check_words(&self, span: Span) -> Result<(), Broken> {
        let is_whole = span
            .slice(&self.text)
            .is_some_and(|words| !words.is_empty() && words.trim().len() == words.len());
        hold("blocks and sentences are trimmed", span, is_whole)
    }
}

fn hold(promise: &'static str, span: Span, holds: bool) -> Result<(), Broken> {
    if holds { Ok(()) } else { Err(Broken { promise, span }) }
}

/// Whether nothing but white space, marks, the numbers of lists and HTML tags stands in `gap`.
fn is_markup(gap: &str) -> bool {
    let mut is_tag = false;
    gap.chars().all(|c| {
        match c {
            '<' => is_tag = true,
            '>' => is_tag = false,
            _ => {}
        }
        is_tag || !c.is_alphabetic()
    })
}
