//! Sanctions events.

use dateline_document::Quote;
use dateline_sanctions::SanctionsEvent;
use dateline_time::Timex;

use crate::LexiconError;
use crate::analysis::Analysis;
use crate::references::References;

/// The trigger frames.
#[derive(Debug)]
pub(crate) struct Frames {}

impl Frames {
    pub(crate) fn embedded() -> Result<Frames, LexiconError> {
        Ok(Frames {})
    }
}

/// Finds the sanctions events of the article.
pub(crate) fn find(
    _analysis: &Analysis<'_>,
    _references: &References,
    _times: &[Timex],
    _quotes: &[Quote],
    _frames: &Frames,
) -> Vec<SanctionsEvent> {
    Vec::new()
}
