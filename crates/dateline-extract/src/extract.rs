//! The steps in their order.

use dateline_article::Article;
use dateline_document::{Document, DocumentEntity};

use crate::analysis::Analysis;
use crate::events::explain::Explanation;
use crate::{Lexicon, coreference, events, mentions, quotes};

/// Says what can be said about `article`: its entities, times, quotations and sanctions events.
///
/// The same article and lexicon give the same document. Text is never refused: at worst little is found.
pub fn extract(article: &Article, lexicon: &Lexicon) -> Document {
    run(article, lexicon, false).0
}

/// Says what can be said about `article`, and why each of its sanctions events is there.
pub fn explain(article: &Article, lexicon: &Lexicon) -> (Document, Vec<Explanation>) {
    run(article, lexicon, true)
}

fn run(article: &Article, lexicon: &Lexicon, explain: bool) -> (Document, Vec<Explanation>) {
    let analysis = Analysis::new(article, &lexicon.names);
    let reference = article.published.as_ref().map(|published| published.date());
    let context = dateline_time::Context { reference, day_first: false, vague: false };
    let times = dateline_time::tag_tokens(analysis.text, &analysis.tokens, &context);
    let mentions = mentions::find(&analysis, &times, &lexicon.names);
    let references = coreference::resolve(&analysis, mentions, &lexicon.names);
    let quotes = quotes::find(&analysis, &references, &lexicon.cues);
    let publisher = article.publisher.as_deref();
    let (frames, syntax) = (&lexicon.frames, &lexicon.syntax);
    let found = events::find(&analysis, &references, &times, &quotes, publisher, frames, syntax);
    let explanations = if explain { found.explain(&analysis, &times, frames) } else { Vec::new() };

    let mut document = Document::new(article.clone());
    document.entities = references
        .entities
        .into_iter()
        .map(|entity| DocumentEntity { entity, listings: Vec::new(), not_listed: Vec::new() })
        .collect();
    document.times = times;
    document.quotes = quotes;
    document.events = found.into_events();
    (document, explanations)
}
