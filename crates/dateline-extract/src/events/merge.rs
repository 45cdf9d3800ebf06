//! One event per real event: fills what a mention leaves out from its neighbours, and joins the mentions that agree.

use dateline_document::Quote;
use dateline_entity::{Country, EntityId, PartialDate};
use dateline_sanctions::{
    Action, Actor, Attribution, Body, Catalogue, EventId, Ground, Imposer, Measure, Regime, SanctionsEvent,
    Stage, Target,
};
use dateline_text::{Excerpt, Span};

use super::actors::{ActorForm, ActorWord};
use super::candidate::Candidate;
use super::frames::Frames;
use super::mention::join_measures;
use crate::analysis::Analysis;
use crate::references::References;

/// An event with the mentions that it was joined from.
#[derive(Debug)]
pub(super) struct Told {
    pub(super) event: SanctionsEvent,
    /// The mentions, in order of place.
    pub(super) mentions: Vec<Candidate>,
    /// Whether the reason is that of another event of the same imposer and country.
    pub(super) ground_inherited: bool,
}

/// Joins the mentions of each event.
pub(super) fn merge(
    mut candidates: Vec<Candidate>,
    analysis: &Analysis<'_>,
    references: &References,
    quotes: &[Quote],
    actors: &[ActorWord],
    publisher: Option<Actor>,
    frames: &Frames,
) -> Vec<Told> {
    fill_countries(&mut candidates, analysis, actors, frames);
    fill_imposers(&mut candidates, publisher);
    // Nobody hits their own country: `freezes assets in the United States`.
    for candidate in &mut candidates {
        let Candidate { imposers, countries, .. } = candidate;
        countries.retain(|&country| !imposers.iter().any(|&(actor, _)| actor == Actor::State(country)));
    }
    name_the_international(&mut candidates);
    fill_countries(&mut candidates, analysis, actors, frames);
    fill_measures(&mut candidates);
    // Words that also mean other things count only in a story that speaks of sanctions without doubt.
    let beyond_doubt: Vec<Candidate> =
        candidates.iter().filter(|candidate| !candidate.plain).cloned().collect();
    candidates.retain(|candidate| {
        !candidate.plain
            || is_sure(candidate, frames)
                && beyond_doubt.iter().any(|sure| {
                    meet(&sure.imposers, &candidate.imposers)
                        || sure.countries.iter().any(|country| candidate.countries.contains(country))
                })
    });
    let mut drafts: Vec<Draft> = Vec::new();
    for candidate in candidates.iter().filter(|candidate| !candidate.background) {
        match drafts
            .iter_mut()
            .filter(|draft| draft.agrees_with(candidate, analysis))
            .max_by_key(|draft| draft.likeness(candidate))
        {
            Some(draft) => draft.join(candidate),
            None => drafts.push(Draft::new(candidate)),
        }
    }
    // What is merely in force counts only where nothing more specific is said of the same imposer and target.
    for candidate in candidates.iter().filter(|candidate| candidate.background) {
        match drafts
            .iter_mut()
            .filter(|draft| draft.covers(candidate))
            .max_by_key(|draft| draft.likeness(candidate))
        {
            Some(draft) => draft.mentions.push(candidate.clone()),
            None if !candidate.imposers.is_empty() && !candidate.countries.is_empty() => {
                drafts.push(Draft::new(candidate));
            }
            None => {}
        }
    }
    // Nobody whom it is about, and nobody who is said to do it: no sanctions.
    drafts.retain(|draft| {
        let said = draft.mentions.iter().any(|mention| !mention.inherited.imposers);
        !draft.event.countries.is_empty()
            || !draft.event.imposers.is_empty() && (said || !draft.event.targets.is_empty())
    });
    drafts.sort_by_key(|draft| draft.event.place);
    fill_grounds(&mut drafts);
    let numbered = drafts.into_iter().zip(1..);
    numbered.map(|(draft, number)| draft.finish(EventId(number), analysis, references, quotes)).collect()
}

/// How far before its sentence the country of a mention may stand, in bytes.
const NEAR: u32 = 200;

/// By how many bytes a country that the story is not about is farther away.
const AWAY: u32 = 60;

/// Gives a mention without a country the likeliest one: a state of the same sentence, that of the nearest mention of the same
/// imposer, or that of the story. Likely is a state that imposes nothing here and against which the imposer has a programme.
fn fill_countries(
    candidates: &mut [Candidate],
    analysis: &Analysis<'_>,
    actors: &[ActorWord],
    frames: &Frames,
) {
    let told: Vec<(Span, Country)> = actors
        .iter()
        .filter(|word| {
            word.form != ActorForm::Body && !word.ambiguous && !frames.actors.imposes_by_habit(word.actor)
        })
        .filter_map(|word| Some((word.span, word.actor.country()?)))
        .collect();
    let main = main_country(candidates, &told);
    let mut aimed_at: Vec<Country> =
        candidates.iter().flat_map(|candidate| candidate.countries.iter().copied()).collect();
    aimed_at.sort_unstable();
    aimed_at.dedup();
    for at in 0..candidates.len() {
        let Some(candidate) = candidates.get(at) else { continue };
        if !candidate.countries.is_empty() {
            continue;
        }
        // Where the story says of some countries that sanctions are on them, it speaks of those.
        let likely = |country: Country| {
            is_likely(country, &candidate.imposers) && (aimed_at.is_empty() || aimed_at.contains(&country))
        };
        let sentence =
            analysis.sentences.get(candidate.sentence).map_or(candidate.place, |sentence| sentence.span);
        let from = told.partition_point(|(span, _)| span.start() < sentence.start());
        let near = told.iter().skip(from).take_while(|(span, _)| span.start() < sentence.end());
        // `make Iranian sanctions look tame`: the country of another mention is not this one's.
        let first = candidates.partition_point(|other| other.sentence < candidate.sentence);
        let beside =
            || candidates.iter().skip(first).take_while(|other| other.sentence == candidate.sentence);
        let taken = |country: Country| {
            beside().any(|other| {
                other.place != candidate.place && other.countries == [country] && other.background
            })
        };
        let near =
            near.filter(|&&(_, country)| likely(country) && !taken(country)).min_by_key(|(span, country)| {
                let far = span.start().abs_diff(candidate.place.start());
                if Some(*country) == main { far } else { far + AWAY }
            });
        let same = |other: &&Candidate| {
            !other.countries.is_empty()
                && (candidate.imposers.is_empty()
                    || other.imposers.is_empty()
                    || meet(&candidate.imposers, &other.imposers))
        };
        let before = candidates.get(..at).and_then(|before| before.iter().rev().find(same));
        let after = candidates.get(at + 1..).and_then(|after| after.iter().find(same));
        let neighbour = before.or(after).map(|other| other.countries.clone());
        // Or in the sentence before.
        let before_it = told.get(..from).unwrap_or(&[]).iter().rev();
        let before_it = before_it
            .take_while(|(span, _)| sentence.start() - span.end() < NEAR)
            .find(|&&(_, country)| likely(country));
        // `the sanctions` are those spoken of before; new ones hit whom the sentence names.
        let near = near.or(before_it).map(|&(_, country)| vec![country]);
        let found = if candidate.definite { neighbour.or(near) } else { near.or(neighbour) };
        let found = found.or_else(|| main.map(|country| vec![country]));
        if let (Some(countries), Some(candidate)) = (found, candidates.get_mut(at)) {
            candidate.countries = countries;
            candidate.inherited.countries = true;
        }
    }
}

/// Whether one of the imposers has, or had, a programme about a country; any country is likely where nobody is named.
fn is_likely(country: Country, imposers: &[(Actor, Option<EntityId>)]) -> bool {
    if imposers.iter().any(|&(actor, _)| actor == Actor::State(country)) {
        return false;
    }
    let known = |actor: Actor| Catalogue::embedded().by_issuer_and_territory(actor, country).next().is_some();
    let vague = |actor: Actor| !matches!(actor, Actor::State(_) | Actor::Body(Body::Eu | Body::Un));
    imposers.iter().any(|&(actor, _)| {
        vague(actor) && (known(Actor::US) || known(Actor::EU)) || known(actor) || known(Actor::US)
    }) || imposers.is_empty() && (known(Actor::US) || known(Actor::EU) || known(Actor::UN))
}

/// The country that the mentions are about most often; failing that, the likely one that the story names most often.
fn main_country(candidates: &[Candidate], told: &[(Span, Country)]) -> Option<Country> {
    let named = candidates.iter().flat_map(|candidate| candidate.countries.iter().copied());
    let told = told.iter().map(|&(_, country)| country).filter(|&country| is_likely(country, &[]));
    most(named.clone().chain(named).chain(told))
}

/// A bare `embargo` is of the kind that the story has named before, or names next.
fn fill_measures(candidates: &mut [Candidate]) {
    for at in 0..candidates.len() {
        let Some(candidate) = candidates.get(at) else { continue };
        if !candidate.bare {
            continue;
        }
        let finer = |other: &&Candidate| {
            !other.bare
                && other.measures != [Measure::Sanctions]
                && other.measures.len() == 1
                && meet_countries(&candidate.countries, &other.countries)
        };
        let before = candidates.get(..at).and_then(|before| before.iter().rev().find(finer));
        let after = candidates.get(at + 1..).and_then(|after| after.iter().find(finer));
        let found = before.or(after).map(|other| other.measures.clone());
        if let (Some(measures), Some(candidate)) = (found, candidates.get_mut(at)) {
            candidate.measures = measures;
            candidate.inherited.measures = true;
        }
    }
}

/// `International` sanctions are those of the United Nations, or of whom else the story names for the same country.
fn name_the_international(candidates: &mut [Candidate]) {
    let unnamed = Actor::Body(Body::International);
    for at in 0..candidates.len() {
        let Some(candidate) = candidates.get(at).filter(|candidate| {
            candidate.imposers.iter().all(|&(actor, _)| actor == unnamed) && !candidate.imposers.is_empty()
        }) else {
            continue;
        };
        let others = candidates.iter().filter(|other| meet_countries(&other.countries, &candidate.countries));
        let named = others
            .flat_map(|other| other.imposers.iter().map(|&(actor, _)| actor))
            .filter(|&actor| actor != unnamed);
        let un = named.clone().find(|&actor| actor == Actor::Body(Body::Un));
        let found = un.or_else(|| most(named));
        if let (Some(actor), Some(candidate)) = (found, candidates.get_mut(at)) {
            candidate.imposers = vec![(actor, None)];
        }
    }
}

/// Whether words that also mean other things mean sanctions: something is done by an imposer to a likely country.
fn is_sure(candidate: &Candidate, frames: &Frames) -> bool {
    !candidate.background
        && candidate.imposers.iter().any(|&(actor, _)| {
            frames.actors.imposes_by_habit(actor)
                || candidate.countries.iter().any(|&country| is_likely(country, &[(actor, None)]))
        })
        && candidate.countries.iter().any(|&country| is_likely(country, &candidate.imposers))
}

/// Gives a mention without an imposer that of the nearest mention of the same country, or that of the story.
fn fill_imposers(candidates: &mut [Candidate], publisher: Option<Actor>) {
    let main =
        most(candidates.iter().flat_map(|candidate| candidate.imposers.iter().map(|&(actor, _)| actor)));
    for at in 0..candidates.len() {
        let Some(candidate) = candidates.get(at) else { continue };
        if !candidate.imposers.is_empty() {
            continue;
        }
        let same = |other: &&Candidate| {
            !other.imposers.is_empty() && meet_countries(&candidate.countries, &other.countries)
        };
        let before = candidates.get(..at).and_then(|before| before.iter().rev().find(same));
        let after = candidates.get(at + 1..).and_then(|after| after.iter().find(same));
        let found = before
            .or(after)
            .map(|other| other.imposers.clone())
            .or_else(|| main.or(publisher).map(|actor| vec![(actor, None)]));
        if let (Some(imposers), Some(candidate)) = (found, candidates.get_mut(at)) {
            candidate.imposers = imposers;
            candidate.inherited.imposers = true;
        }
    }
}

/// Gives an event without a reason that of the sanctions it is about: of the nearest event of the same imposer and country that
/// has one.
fn fill_grounds(drafts: &mut [Draft]) {
    for at in 0..drafts.len() {
        let Some(draft) = drafts.get(at).filter(|draft| draft.event.ground.is_none()) else { continue };
        let same = drafts.iter().enumerate().filter(|(_, other)| {
            other.reasoned
                && meet(&other.event.imposers, &draft.event.imposers)
                && other.event.countries.iter().any(|country| draft.event.countries.contains(country))
        });
        let nearest = same.min_by_key(|(place, _)| place.abs_diff(at));
        let ground = nearest.and_then(|(_, other)| other.event.ground);
        if let Some(draft) = drafts.get_mut(at) {
            draft.event.ground = ground;
        }
    }
}

/// Whether two targets have a longer word in common.
fn share_words(a: Option<Span>, b: Option<Span>, analysis: &Analysis<'_>) -> bool {
    let words = |span: Option<Span>| {
        let tokens = span.map_or(0..0, |span| analysis.tokens_in(span));
        tokens.map(|at| analysis.lower(at)).filter(|word| word.len() > 4)
    };
    words(a).any(|word| words(b).any(|other| other == word))
}

/// The value that stands most often, the first of equals.
fn most<T: PartialEq + Copy>(values: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: Vec<(T, usize)> = Vec::new();
    for value in values {
        match counts.iter_mut().find(|(known, _)| *known == value) {
            Some((_, count)) => *count += 1,
            None => counts.push((value, 1)),
        }
    }
    let highest = counts.iter().map(|&(_, count)| count).max()?;
    counts.iter().find(|&&(_, count)| count == highest).map(|&(value, _)| value)
}

fn meet(a: &[(Actor, Option<EntityId>)], b: &[(Actor, Option<EntityId>)]) -> bool {
    a.iter().any(|(actor, _)| b.iter().any(|(other, _)| actor == other))
}

fn meet_countries(a: &[Country], b: &[Country]) -> bool {
    a.is_empty() || b.is_empty() || a.iter().any(|country| b.contains(country))
}

/// The more exact of two dates of which one holds the other: `2016-12` and `2016-12-29`.
fn finer(a: PartialDate, b: PartialDate) -> Option<PartialDate> {
    let holds = |outer: PartialDate, inner: PartialDate| {
        outer.earliest() <= inner.earliest() && inner.latest() <= outer.latest()
    };
    if holds(a, b) {
        Some(b)
    } else if holds(b, a) {
        Some(a)
    } else {
        None
    }
}

/// Stages that can be told of one and the same event.
fn class(stage: Stage) -> u8 {
    match stage {
        Stage::Demanded
        | Stage::Rejected
        | Stage::CalledOff
        | Stage::Threatened
        | Stage::Considered
        | Stage::Proposed
        | Stage::Expected
        | Stage::Agreed => 1,
        Stage::Adopted | Stage::InForce => 2,
    }
}

/// An event in the making.
struct Draft {
    event: Candidate,
    /// Whether its own mentions say why.
    reasoned: bool,
    mentions: Vec<Candidate>,
}

impl Draft {
    fn new(candidate: &Candidate) -> Draft {
        Draft {
            reasoned: candidate.ground.is_some(),
            event: candidate.clone(),
            mentions: vec![candidate.clone()],
        }
    }

    /// Whether a mention can be one of this event.
    fn agrees_with(&self, other: &Candidate, analysis: &Analysis<'_>) -> bool {
        let known = &self.event;
        let imposers =
            known.imposers.is_empty() || other.imposers.is_empty() || meet(&known.imposers, &other.imposers);
        let dates = match (known.date, other.date) {
            (Some(a), Some(b)) => finer(a, b).is_some(),
            _ => true,
        };
        let counts = known.count.is_none() || other.count.is_none() || known.count == other.count;
        let fine = |measures: &[Measure]| !measures.is_empty() && measures != [Measure::Sanctions];
        let measures = !fine(&known.measures)
            || !fine(&other.measures)
            || known.measures.iter().any(|measure| other.measures.contains(measure))
            || known.sentence == other.sentence;
        let same_item =
            !(known.itemised && other.itemised) || share_words(known.target, other.target, analysis);
        let imposed = matches!(known.action, Action::Impose | Action::Expand) && class(known.stage) == 2;
        let grounds =
            known.ground.is_none() || other.ground.is_none() || !imposed || known.ground == other.ground;
        imposers
            && meet_countries(&known.countries, &other.countries)
            && known.action == other.action
            && class(known.stage) == class(other.stage)
            && dates
            && counts
            && measures
            && grounds
            && same_item
    }

    /// Whether a mention of sanctions as such is one of this event's.
    fn covers(&self, other: &Candidate) -> bool {
        if class(self.event.stage) != 2 {
            return false;
        }
        meet(&self.event.imposers, &other.imposers) && meet_countries(&self.event.countries, &other.countries)
            || (self.event.imposers.is_empty() || other.imposers.is_empty())
                && meet_countries(&self.event.countries, &other.countries)
    }

    /// How much a mention has in common with this event.
    fn likeness(&self, other: &Candidate) -> (bool, bool, bool, std::cmp::Reverse<usize>) {
        (
            self.event.stage == other.stage,
            self.event.countries == other.countries,
            self.event.action == Action::Maintain || self.event.stage == Stage::Adopted,
            std::cmp::Reverse(other.sentence.abs_diff(self.event.sentence)),
        )
    }

    /// Adds what a mention says.
    fn join(&mut self, other: &Candidate) {
        let known = &mut self.event;
        self.mentions.push(other.clone());
        for party in &other.imposers {
            if known.imposers.is_empty() {
                known.imposers.push(*party);
            }
        }
        if known.countries.is_empty() {
            known.countries.clone_from(&other.countries);
        }
        for &target in &other.targets {
            if !known.targets.contains(&target) {
                known.targets.push(target);
            }
        }
        join_measures(&mut known.measures, &other.measures);
        known.target = known.target.or(other.target);
        known.count = known.count.or(other.count);
        known.date = match (known.date, other.date) {
            (Some(a), Some(b)) => finer(a, b).or(Some(a)),
            (a, b) => a.or(b),
        };
        known.ground = known.ground.or(other.ground);
        self.reasoned = known.ground.is_some();
        known.regime = known.regime.take().or_else(|| other.regime.clone());
        known.speaker = known.speaker.or(other.speaker);
    }

    fn finish(
        mut self,
        id: EventId,
        analysis: &Analysis<'_>,
        references: &References,
        quotes: &[Quote],
    ) -> Told {
        let event = self.event;
        self.mentions.sort_by_key(|mention| mention.place);
        let mut sentences: Vec<usize> = self.mentions.iter().map(|mention| mention.sentence).collect();
        sentences.sort_unstable();
        sentences.dedup();
        let excerpt = |span: Span| Excerpt::new(analysis.text, span);
        let quote = quotes.iter().position(|quote| quote.excerpt.span.contains(event.place));
        let quote_speaker = quote
            .and_then(|at| quotes.get(at))
            .and_then(|quote| quote.speaker.as_ref())
            .and_then(|speaker| speaker.entity);
        let speaker = quote_speaker.or(event.speaker);
        let quote = quote.and_then(|at| u32::try_from(at).ok());
        let ground_inherited = !self.reasoned && event.ground.is_some();
        let event = SanctionsEvent {
            id,
            imposers: event.imposers.iter().map(|&(code, entity)| Imposer { code, entity }).collect(),
            target_countries: event.countries,
            targets: event
                .targets
                .iter()
                .filter_map(|&at| references.entities.get(at))
                .map(|entity| Target { name: entity.name.clone(), entity: Some(entity.id) })
                .collect(),
            target_text: event.target.and_then(excerpt),
            count: event.count,
            measures: event.measures,
            action: event.action,
            stage: event.stage,
            negated: event.negated,
            date: event.date,
            ground: event
                .ground
                .and_then(|(span, kind)| Some(Ground { excerpt: excerpt(span)?, kind: Some(kind) })),
            regime: event
                .regime
                .and_then(|(span, program)| Some(Regime { excerpt: excerpt(span)?, program })),
            attribution: (speaker.is_some() || quote.is_some()).then_some(Attribution { speaker, quote }),
            evidence: sentences
                .iter()
                .filter_map(|&at| analysis.sentences.get(at))
                .filter_map(|sentence| excerpt(sentence.span))
                .collect(),
        };
        Told { event, mentions: self.mentions, ground_inherited }
    }
}
