//! Sanctions events: who hits whom with what, why, at which stage.
//!
//! 1. [`frames`] finds the words that name a measure or are one. An article without any is done here.
//! 2. The sentences that hold one are parsed, and [`view`] marks on the tree what the words mean.
//! 3. [`reading`] climbs from the measure: what is done to it, how far it has come; [`voice`] reads the auxiliaries.
//! 4. [`parties`], [`targets`], [`grounds`] and [`dates`] find who, whom and how many, why and when; [`regime`] under which programme.
//! 5. [`merge`] brings the mentions of one event together and fills what a mention leaves out.

mod actors;
mod candidate;
mod dates;
pub(crate) mod explain;
mod frames;
mod grounds;
mod inflect;
mod mention;
mod merge;
mod parties;
mod reading;
mod regime;
mod repair;
mod speakers;
mod targets;
#[cfg(test)]
mod tests;
mod view;
mod voice;
mod words;

use dateline_document::Quote;
use dateline_entity::MentionForm;
use dateline_sanctions::{Measure, SanctionsEvent};
use dateline_text::Span;
use dateline_time::Timex;

use actors::ActorWord;
use explain::Explanation;
pub(crate) use frames::Frames;
use frames::Sureness;
use merge::Told;
use speakers::Speakers;

use crate::analysis::{Analysis, Sentence};
use crate::references::References;
use crate::syntax::Syntax;
use view::View;

/// Longer runs of words without a full stop are no sentences: they are read in pieces of this length.
const LONGEST: usize = 160;

/// The events of an article, with the mentions that tell them.
pub(crate) struct Findings {
    told: Vec<Told>,
    actors: Vec<ActorWord>,
}

impl Findings {
    /// Why each event is there.
    pub(crate) fn explain(
        &self,
        analysis: &Analysis<'_>,
        times: &[Timex],
        frames: &Frames,
    ) -> Vec<Explanation> {
        self.told.iter().map(|told| explain::explain(told, analysis, &self.actors, times, frames)).collect()
    }

    /// The events alone.
    pub(crate) fn into_events(self) -> Vec<SanctionsEvent> {
        self.told.into_iter().map(|told| told.event).collect()
    }
}

/// Finds the sanctions events of the article.
pub(crate) fn find(
    analysis: &Analysis<'_>,
    references: &References,
    times: &[Timex],
    quotes: &[Quote],
    publisher: Option<&str>,
    frames: &Frames,
    syntax: &Syntax,
) -> Findings {
    let sentences = sentences_with_measures(analysis, frames);
    if sentences.is_empty() {
        return Findings { told: Vec::new(), actors: Vec::new() };
    }
    let actors = frames.actors.find(analysis.text);
    let speakers = Speakers::new(quotes, references, publisher, &frames.actors);
    let mut candidates = Vec::new();
    for index in sentences {
        let Some(sentence) = analysis.sentences.get(index) else { continue };
        let nouns = words_of_measures(analysis, frames, sentence);
        let names = words_of_names(references, sentence, analysis);
        let mut start = sentence.tokens.start;
        while start < sentence.tokens.end {
            let end = (start + LONGEST).min(sentence.tokens.end);
            let tree = syntax.parse(analysis, start..end, &nouns, &names);
            let view = View::new(analysis, references, frames, &speakers, sentence, tree, &actors, times);
            mention::find(&view, index, times, &mut candidates);
            start = end;
        }
    }
    let told = merge::merge(candidates, analysis, references, quotes, &actors, speakers.publisher(), frames);
    Findings { told, actors }
}

/// The sentences in which a word of the frames names a measure or is one, by their index, each once; none if the story has
/// only words that also mean other things.
fn sentences_with_measures(analysis: &Analysis<'_>, frames: &Frames) -> Vec<usize> {
    let mut found = Vec::new();
    let mut sure = false;
    for (start, _, senses) in frames.find(&analysis.lower) {
        let Some(sureness) = senses.iter().find_map(|&sense| frames.measure(sense)) else { continue };
        let index = u32::try_from(start).ok().and_then(|start| analysis.sentence_at(start));
        let Some(sentence) = index.and_then(|index| analysis.sentences.get(index)) else { continue };
        let speaks_of_assets = || {
            let lower = sentence.span.slice(&analysis.lower).unwrap_or("");
            frames.objects(lower).contains(&Measure::AssetFreeze)
        };
        match sureness {
            Sureness::Sure => sure = true,
            Sureness::WithAssets if speaks_of_assets() => sure = true,
            Sureness::WithAssets => continue,
            Sureness::Doubtful => {}
        }
        found.extend(index.filter(|index| found.last() != Some(index)));
    }
    if sure { found } else { Vec::new() }
}

/// The words of the sentence's measures of several words, which are nouns whatever else they could be.
fn words_of_measures(analysis: &Analysis<'_>, frames: &Frames, sentence: &Sentence) -> Vec<usize> {
    let lower = sentence.span.slice(&analysis.lower).unwrap_or("");
    let measures = frames
        .find(lower)
        .filter(|(_, _, senses)| senses.iter().any(|sense| matches!(sense, frames::Sense::Noun(_))));
    let spans = measures
        .filter_map(|(start, end, _)| Some(Span::from_range(start..end)?.shifted(sentence.span.start())));
    spans.map(|span| analysis.tokens_in(span)).filter(|words| words.len() > 1).flatten().collect()
}

/// The words of the sentence's names that start with a capital or a digit: `Bank of China` without its `of`.
fn words_of_names(references: &References, sentence: &Sentence, analysis: &Analysis<'_>) -> Vec<usize> {
    let named = references
        .within(sentence.span)
        .iter()
        .filter(|reference| matches!(reference.form, MentionForm::Name | MentionForm::Alias));
    let words = named.flat_map(|reference| reference.tokens.clone());
    words
        .filter(|&at| {
            !analysis.word(at).starts_with(char::is_lowercase)
                && analysis.word(at).starts_with(char::is_alphanumeric)
        })
        .collect()
}
