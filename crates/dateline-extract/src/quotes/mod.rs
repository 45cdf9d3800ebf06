//! Quotations and their speakers.

use dateline_document::Quote;

use crate::LexiconError;
use crate::analysis::Analysis;
use crate::references::References;

/// The verbs and phrases of saying.
#[derive(Debug)]
pub(crate) struct Cues {}

impl Cues {
    pub(crate) fn embedded() -> Result<Cues, LexiconError> {
        Ok(Cues {})
    }
}

/// Finds the quotations of the article.
pub(crate) fn find(_analysis: &Analysis<'_>, _references: &References, _cues: &Cues) -> Vec<Quote> {
    Vec::new()
}
