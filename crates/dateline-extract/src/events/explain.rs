//! Why an event is in the document: the words of each of its mentions, and what each was taken to mean.

use dateline_entity::PartialDate;
use dateline_sanctions::{EventId, SanctionsEvent};
use dateline_text::Span;
use dateline_time::Timex;

use super::actors::ActorWord;
use super::candidate::Candidate;
use super::dates::calendar;
use super::frames::{Frames, Predicate, Sense, Takes};
use super::merge::Told;
use crate::analysis::Analysis;

/// Why an event is in the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The event.
    pub event: EventId,
    /// The places that tell it, in order.
    pub mentions: Vec<MentionExplanation>,
    /// Whether its reason is that of another event of the same imposer and country.
    pub ground_inherited: bool,
}

/// One place that tells an event.
#[expect(clippy::struct_excessive_bools, reason = "each says a thing of its own, none excludes another")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MentionExplanation {
    /// The sentence.
    pub sentence: Span,
    /// Its words that mean something for the event, in order of place.
    pub parts: Vec<Part>,
    /// Whether it only refers to sanctions that are in force.
    pub background: bool,
    /// Whether who imposes was taken from elsewhere in the story.
    pub imposers_inherited: bool,
    /// Whether the target countries were taken from elsewhere in the story.
    pub countries_inherited: bool,
    /// Whether the kind of measure was taken from elsewhere in the story.
    pub measures_inherited: bool,
}

/// Words of a sentence and what they were taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Where they stand.
    pub span: Span,
    /// What they are for the event.
    pub role: PartRole,
    /// The frame that they fired, and what it says; empty for parts that are found by their place in the sentence.
    pub frame: String,
}

/// What words of a sentence are for an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum PartRole {
    /// The measure: `sanctions`, `blacklisted`.
    Measure,
    /// What is done to it, or how far it has come: `agreed`, `lift`.
    Cue,
    /// Who imposes.
    Imposer,
    /// Whom it hits.
    Target,
    /// Why.
    Ground,
    /// When.
    Date,
    /// Under which programme or act.
    Regime,
}

impl PartRole {
    /// Its name in print.
    pub fn name(self) -> &'static str {
        match self {
            PartRole::Measure => "measure",
            PartRole::Cue => "cue",
            PartRole::Imposer => "imposer",
            PartRole::Target => "target",
            PartRole::Ground => "ground",
            PartRole::Date => "date",
            PartRole::Regime => "regime",
        }
    }
}

/// Says why the event is in the document.
pub(super) fn explain(
    told: &Told,
    analysis: &Analysis<'_>,
    actors: &[ActorWord],
    times: &[Timex],
    frames: &Frames,
) -> Explanation {
    let mentions = told.mentions.iter().filter_map(|mention| {
        let sentence = analysis.sentences.get(mention.sentence)?.span;
        Some(MentionExplanation {
            sentence,
            parts: parts(mention, &told.event, sentence, analysis, actors, times, frames),
            background: mention.background,
            imposers_inherited: mention.inherited.imposers,
            countries_inherited: mention.inherited.countries,
            measures_inherited: mention.inherited.measures,
        })
    });
    Explanation {
        event: told.event.id,
        mentions: mentions.collect(),
        ground_inherited: told.ground_inherited,
    }
}

fn parts(
    mention: &Candidate,
    event: &SanctionsEvent,
    sentence: Span,
    analysis: &Analysis<'_>,
    actors: &[ActorWord],
    times: &[Timex],
    frames: &Frames,
) -> Vec<Part> {
    let meaning = |span: Span| meaning(span, sentence, analysis, frames);
    let plain = |span: Span, role: PartRole| Part { span, role, frame: String::new() };
    let mut parts =
        vec![Part { span: mention.place, role: PartRole::Measure, frame: meaning(mention.place) }];
    let cues = mention.cues.iter().filter(|&&cue| cue != mention.place);
    parts.extend(cues.map(|&span| Part { span, role: PartRole::Cue, frame: meaning(span) }));
    if !mention.inherited.imposers {
        let in_sentence = actors.iter().filter(|word| sentence.contains(word.span));
        let imposers = mention.imposers.iter().filter_map(|&(actor, _)| {
            in_sentence.clone().find(|word| word.actor == actor).map(|word| word.span)
        });
        parts.extend(imposers.map(|span| plain(span, PartRole::Imposer)));
    }
    parts.extend(mention.target.map(|span| plain(span, PartRole::Target)));
    parts.extend(mention.ground.map(|(span, _)| plain(span, PartRole::Ground)));
    parts.extend(mention.regime.as_ref().map(|(span, _)| plain(*span, PartRole::Regime)));
    parts.extend(
        mention
            .date
            .filter(|&date| event.date == Some(date))
            .and_then(|date| time_of(date, sentence, times))
            .map(|span| plain(span, PartRole::Date)),
    );
    parts.sort_by_key(|part| (part.span, part.role));
    parts.dedup();
    parts
}

/// The words of the sentence that give a date.
fn time_of(date: PartialDate, sentence: Span, times: &[Timex]) -> Option<Span> {
    let of_sentence = times.iter().map(|time| (time.excerpt.span, &time.value));
    let mut inside = of_sentence.filter(|(span, _)| sentence.contains(*span));
    inside.find(|(_, value)| calendar(&value.to_string()) == Some(date)).map(|(span, _)| span)
}

/// The frames that the words at a place fire, in words: `lift: action lift`, `asset freeze: measure asset-freeze`.
fn meaning(span: Span, sentence: Span, analysis: &Analysis<'_>, frames: &Frames) -> String {
    let lower = sentence.slice(&analysis.lower).unwrap_or("");
    let found = frames.find(lower).find_map(|(start, end, senses)| {
        let place = Span::from_range(start..end)?.shifted(sentence.start());
        place.overlaps(span).then_some(senses)
    });
    let mut meanings: Vec<String> = Vec::new();
    for sense in found.unwrap_or(&[]) {
        let meaning = match *sense {
            Sense::Noun(index) => frames.nouns.get(index).map(|noun| {
                let measures: Vec<String> = noun.measures.iter().map(ToString::to_string).collect();
                format!("measure {}", measures.join(", "))
            }),
            Sense::Verb(index) | Sense::Nominal(index) => frames.predicates.get(index).map(of_predicate),
        };
        meanings.extend(meaning.filter(|meaning| !meanings.contains(meaning)));
    }
    meanings.join("; ")
}

fn of_predicate(predicate: &Predicate) -> String {
    let mut says = Vec::new();
    if predicate.takes == Takes::Own {
        let measures: Vec<String> = predicate.measures.iter().map(ToString::to_string).collect();
        says.push(format!("measure {}", measures.join(", ")));
    }
    says.extend(predicate.action.map(|action| format!("action {action}")));
    says.extend(predicate.stage.map(|stage| format!("stage {stage}")));
    if predicate.not {
        says.push("not".to_owned());
    }
    if says.is_empty() {
        says.push("passes on".to_owned());
    }
    format!("{}: {}", predicate.lemma, says.join(", "))
}
