//! Whose words stand between the marks.
//!
//! For each stretch, in this order:
//! 1. a clause of saying that leads up to it (`Smith said: “…”`, `Smith called it “…”`);
//! 2. a clause of saying that follows it (`“…,” said Smith`, `“…,” Smith, a lawyer, said`, `“…,” according to Smith`);
//! 3. a thing said that leads up to it (`in a statement: “…”`), or a name and a colon;
//! 4. a clause of saying at the end of its sentence (`the “…” deal, Smith said`);
//! 5. the speaker of the stretch before it, if the two are one utterance or stand in one paragraph;
//! 6. the subject of its own sentence, or of the one before it.
//!
//! Each looks at a bounded number of tokens.

use std::ops::Range;

use super::clause::Clause;
use super::cues::{Classes, CueClass, Form, Verb};
use super::marks::Stretch;
use super::phrase::Phrase;
use super::reader::Reader;

/// How a stretch came to its speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// A clause that leads up to it, with nothing between.
    Led,
    /// A clause that follows it.
    Followed,
    /// A clause elsewhere in its sentence.
    Within,
    /// The stretch before it.
    Carried,
    /// The subject of a sentence without a cue.
    Subject,
    /// Nobody is credited.
    Nobody,
}

/// Whose words a stretch holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Attribution {
    pub(super) how: How,
    pub(super) speaker: Option<Phrase>,
    pub(super) cue: Option<Range<usize>>,
    pub(super) class: Option<CueClass>,
    pub(super) addressee: Option<Phrase>,
}

impl Attribution {
    pub(super) fn nobody() -> Attribution {
        Attribution { how: How::Nobody, speaker: None, cue: None, class: None, addressee: None }
    }

    pub(super) fn by(how: How, speaker: Phrase) -> Attribution {
        Attribution { how, speaker: Some(speaker), cue: None, class: None, addressee: None }
    }

    pub(super) fn of(how: How, clause: Clause) -> Attribution {
        Attribution {
            how,
            speaker: clause.subject,
            cue: Some(clause.cue),
            class: Some(clause.class),
            addressee: clause.addressee,
        }
    }

    fn carried(&self) -> Attribution {
        Attribution { how: How::Carried, cue: None, addressee: None, ..self.clone() }
    }
}

/// Where a stretch stands: its block, and the author's words around it.
pub(super) struct Place<'s> {
    pub(super) stretch: &'s Stretch,
    pub(super) block: Range<usize>,
    /// From the stretch before it, or the start of its block.
    pub(super) left: usize,
    /// To the stretch after it, or the end of its block.
    pub(super) right: usize,
    /// The start of its sentence.
    pub(super) sentence: usize,
}

/// How far a cue may stand from a stretch, in tokens.
pub(super) const REACH: usize = 60;

/// Attributes every stretch of the article, in order.
pub(super) fn attribute(reader: &Reader<'_>) -> Vec<Attribution> {
    let mut found: Vec<Attribution> = Vec::with_capacity(reader.stretches.len());
    for (at, stretch) in reader.stretches.iter().enumerate() {
        let block = reader.block(stretch.block);
        let before = at.checked_sub(1).and_then(|at| reader.stretches.get(at)).zip(found.last());
        let neighbour = before.filter(|(other, _)| other.block == stretch.block);
        let next = reader.stretches.get(at + 1).filter(|next| next.block == stretch.block);
        let place = Place {
            stretch,
            left: neighbour.map_or(block.start, |(other, _)| other.outer.end),
            right: next.map_or(block.end, |next| next.outer.start),
            sentence: reader.sentence_start(stretch.outer.start).max(block.start),
            block,
        };
        let attribution = reader.attribution(&place, before);
        found.push(attribution);
    }
    settle_chains(reader, &mut found);
    found
}

/// Gives a quotation over several paragraphs the one speaker that any of them names.
fn settle_chains(reader: &Reader<'_>, found: &mut [Attribution]) {
    let is_sure = |attribution: &Attribution| matches!(attribution.how, How::Led | How::Followed);
    let mut sure: Option<Attribution> = None;
    for (stretch, at) in reader.stretches.iter().zip(0..found.len()).rev() {
        let Some(attribution) = found.get_mut(at) else { continue };
        if is_sure(attribution) {
            sure = Some(attribution.clone());
        } else if stretch.is_closed {
            sure = None;
        } else if let Some(sure) = &sure
            && matches!(attribution.how, How::Nobody | How::Subject)
        {
            *attribution = sure.carried();
        }
        if !stretch.continues {
            sure = None;
        }
    }
}

impl Reader<'_> {
    fn attribution(&self, place: &Place<'_>, before: Option<(&Stretch, &Attribution)>) -> Attribution {
        let stretch = place.stretch;
        let same_block = before.filter(|(other, _)| other.block == stretch.block);
        if let Some((other, attribution)) = same_block
            && self.is_coordinate(other, stretch)
            && attribution.speaker.is_some()
        {
            return attribution.carried();
        }
        let followed = self.followed(place);
        // A comma before the closing mark announces who spoke: nothing that leads up to the stretch is nearer.
        let is_announced = stretch.inner.end.checked_sub(1).is_some_and(|last| self.is_comma(last));
        if is_announced && let Some(followed) = followed {
            return followed;
        }
        let led = self.led(place, same_block);
        if let Some(led) = led.as_ref().filter(|led| led.how == How::Led) {
            return led.clone();
        }
        if let Some(followed) = followed {
            return followed;
        }
        if let Some(led) = led {
            return led;
        }
        if let Some(said) = self.thing_said(place) {
            return said;
        }
        if let Some((other, attribution)) = before
            && stretch.continues
            && attribution.speaker.is_some()
            && !other.is_closed
        {
            return attribution.carried();
        }
        let starts_sentence =
            place.sentence == stretch.outer.start || stretch.outer.start == place.block.start;
        if !starts_sentence {
            return self.within(place, same_block);
        }
        let last = stretch.inner.end.saturating_sub(1);
        if !matches!(self.word(last), "." | "?" | "!" | "…" | "...")
            && stretch.is_closed
            && let Some(trailed) = self.trailed(place)
        {
            return trailed;
        }
        self.standing_alone(place, before)
    }

    /// Whether a stretch is only joined to the one before it: `“…” and “…”`, `“…” and that “…”`.
    fn is_coordinate(&self, other: &Stretch, stretch: &Stretch) -> bool {
        let between = other.outer.end..stretch.outer.start;
        !between.is_empty()
            && between.len() <= 3
            && between.clone().any(|at| self.is(at, Classes::CONJUNCTION))
            && between.clone().all(|at| {
                self.is(at, Classes::CONJUNCTION)
                    || matches!(self.lower(at), "that" | "," | "a" | "the" | "as")
            })
    }

    /// A clause of saying that leads up to the stretch.
    fn led(&self, place: &Place<'_>, same_block: Option<(&Stretch, &Attribution)>) -> Option<Attribution> {
        let open = place.stretch.outer.start;
        let floor = place.sentence;
        let region = place.left.max(floor).max(open.saturating_sub(REACH));
        let mut loose: Option<Attribution> = None;
        for at in (region..open).rev() {
            if self.verb(at).is_none() && !self.is(at, Classes::INTRODUCE) {
                continue;
            }
            let Some(clause) = self.clause(at, floor, open) else { continue };
            let Some(subject) = &clause.subject else { continue };
            if clause.end > open || self.is_quoted(subject.head) {
                continue;
            }
            let is_tight = self.leads_up(clause.end, open);
            let is_used = same_block.is_some_and(|(_, other)| {
                other.how == How::Followed && other.cue == Some(clause.cue.clone())
            });
            if is_used {
                // `“A,” said Smith, “B.”` goes on; `“A,” said Smith of the “B” deal.` does not.
                if is_tight {
                    return Some(Attribution::of(How::Led, clause));
                }
                return loose;
            }
            let takes_object = clause.verb.is_some_and(Verb::takes_object);
            let is_weak = clause.verb.is_some_and(Verb::is_weak);
            if !is_tight && (is_weak && !takes_object || clause.is_inverted && clause.verb.is_some()) {
                continue;
            }
            if is_tight && !(clause.is_relative && takes_object) {
                return Some(Attribution::of(How::Led, clause));
            }
            let is_better = loose.is_none() || clause.verb.is_some_and(Verb::is_plain) && !clause.is_relative;
            let stop = !clause.is_relative;
            if is_better {
                loose = Some(Attribution::of(How::Within, clause));
            }
            if stop {
                break;
            }
        }
        loose
    }

    /// Whether what stands from `from` to the opening mark at `open` only leads up to it: `said`, `said in Paris:`, `said that`.
    pub(super) fn leads_up(&self, from: usize, open: usize) -> bool {
        let Some(last) = open.checked_sub(1).filter(|_| from < open) else { return from == open };
        if matches!(self.lower(last), "that" | "as" | "how") && open - from <= 14 {
            return true;
        }
        let closes = self.is_comma(last) || self.word(last) == ":" || self.is_dash(last);
        closes
            && open - from <= 40
            && !(from..last).any(|at| {
                self.is(at, Classes::SUBJECT)
                    || self.is(at, Classes::RELATIVE) && !self.is_comma(at.saturating_sub(1))
            })
    }

    /// A thing said that leads up to the stretch, or a name and a colon.
    fn thing_said(&self, place: &Place<'_>) -> Option<Attribution> {
        let open = place.stretch.outer.start;
        let from = place.left.max(place.sentence).max(open.saturating_sub(REACH));
        let last = open.checked_sub(1).filter(|&last| last >= from)?;
        let is_colon = self.word(last) == ":";
        if !(is_colon
            || self.is_comma(last)
            || self.is_dash(last)
            || self.known(last).noun.is_some()
            || matches!(self.lower(last), "that" | "of"))
        {
            return None;
        }
        let noun = (from..open).rev().take(16).find_map(|at| self.known(at).noun.map(|class| (at, class)));
        if let Some((at, class)) = noun {
            let speaker = self.maker(at, place.sentence, open)?;
            let attribution = Attribution::by(How::Led, speaker);
            return Some(Attribution { class: Some(class), cue: Some(at..at + 1), ..attribution });
        }
        if !is_colon {
            return None;
        }
        let speaker = self.main_subject(from, open)?;
        self.can_speak(&speaker)
            .then(|| Attribution { class: Some(CueClass::Say), ..Attribution::by(How::Led, speaker) })
    }

    /// Who made the thing said at `at`: `Smith's statement`, `a statement by Smith`, `Smith issued a statement`.
    fn maker(&self, at: usize, floor: usize, limit: usize) -> Option<Phrase> {
        if matches!(self.lower(at + 1), "by" | "from")
            && let Some(maker) = self.phrase_from(at + 2, limit)
        {
            return Some(maker);
        }
        if let Some(owner) = (floor..at).rev().take(4).find(|&at| self.is_possessive(at))
            && let Some(maker) = self.phrase_to(owner, floor)
            && self.can_speak(&maker)
        {
            return Some(maker);
        }
        self.main_subject(floor, limit)
    }

    /// A clause of saying at the end of the stretch's sentence: `the “…” deal, Smith said`.
    fn trailed(&self, place: &Place<'_>) -> Option<Attribution> {
        let stretch = place.stretch;
        let end = self.sentence_end(stretch.outer.end.saturating_sub(1)).min(place.block.end);
        let reach = end.min(stretch.outer.end + REACH);
        for at in stretch.outer.end..reach {
            if self.is_quoted(at) || !(self.is_verb_here(at) || self.is(at, Classes::INTRODUCE)) {
                continue;
            }
            let Some(clause) = self.clause(at, stretch.outer.end, end) else { continue };
            let Some(subject) = &clause.subject else { continue };
            let cannot = |verb: Verb| {
                verb.is_weak() || verb.takes_object() || !matches!(verb.form, Form::Past | Form::Third)
            };
            if clause.verb.is_some_and(cannot) || !self.can_speak(subject) {
                continue;
            }
            let start = subject.tokens.start.min(clause.cue.start);
            let is_parted = start > stretch.outer.end && self.is_comma(start - 1);
            let leads_on = reach < end || self.is_quoted(end);
            if is_parted && !(leads_on && self.leads_up(clause.end, reach)) {
                return Some(Attribution::of(How::Within, clause));
            }
        }
        None
    }

    /// A fragment of the author's sentence that no clause leads up to or follows at once.
    fn within(&self, place: &Place<'_>, same_block: Option<(&Stretch, &Attribution)>) -> Attribution {
        let stretch = place.stretch;
        if let Some((other, attribution)) = same_block
            && other.outer.start >= place.sentence
            && matches!(attribution.how, How::Led | How::Within | How::Carried)
        {
            return match self.next_subject(other.outer.end, stretch.outer.start) {
                Some(subject) => Attribution::by(How::Subject, subject),
                None => attribution.carried(),
            };
        }
        if let Some(attribution) = self.agent(place).or_else(|| self.trailed(place)) {
            return attribution;
        }
        match self.main_subject(place.sentence, stretch.outer.start) {
            Some(subject) if self.can_speak(&subject) => Attribution::by(How::Subject, subject),
            _ => Attribution::nobody(),
        }
    }

    /// The agent of a passive that leads up to the stretch: `was described as “…” by Smith`.
    fn agent(&self, place: &Place<'_>) -> Option<Attribution> {
        let Place { stretch, left, right, .. } = place;
        if self.lower(stretch.outer.end) != "by" {
            return None;
        }
        let agent = self.phrase_from(stretch.outer.end + 1, *right).filter(|agent| self.can_speak(agent))?;
        let floor = (*left).max(stretch.outer.start.saturating_sub(12));
        let verb = (floor..stretch.outer.start).rev().find_map(|at| {
            let verb = self.verb(at)?;
            self.passive(at, verb, *left).then_some((at, verb.class))
        });
        let (at, class) = verb?;
        Some(Attribution { cue: Some(at..at + 1), class: Some(class), ..Attribution::by(How::Within, agent) })
    }

    /// The person with whom a new clause starts at `from`, after a stretch.
    fn next_subject(&self, from: usize, limit: usize) -> Option<Phrase> {
        let mut at = from;
        while at < limit && (self.is_comma(at) || self.is(at, Classes::CONJUNCTION)) {
            at += 1;
        }
        let subject = self.phrase_from(at, limit)?;
        let is_person =
            self.is_person(&subject) || self.is_pronoun(&subject) && matches!(self.lower(at), "he" | "she");
        is_person.then_some(subject)
    }

    /// A stretch that is a sentence or a paragraph of its own.
    fn standing_alone(&self, place: &Place<'_>, before: Option<(&Stretch, &Attribution)>) -> Attribution {
        let stretch = place.stretch;
        // `“ROE: We have seen it.”`: a transcript in marks.
        if let Some(label) = self.label(stretch.inner.start, stretch.inner.end) {
            let head = label.end - 1;
            return Attribution::by(How::Led, Phrase { tokens: label, head });
        }
        let opens_block = stretch.outer.start <= place.block.start;
        // What the author says between the stretch before this one and this one.
        let told = if opens_block {
            self.last_sentence_before(stretch.block)
        } else {
            Some(place.left..stretch.outer.start)
        };
        let new_speaker = told.clone().and_then(|told| self.introduced(told));
        if let Some((other, attribution)) = before
            && attribution.speaker.is_some()
        {
            let is_near =
                other.block == stretch.block || self.blocks_between(other.block, stretch.block) <= 1;
            let same = self.attribution_is_last(other, attribution, told.as_ref());
            if is_near && (same || new_speaker.is_none()) {
                return attribution.carried();
            }
        }
        if let Some(attribution) = new_speaker {
            return attribution;
        }
        Attribution::nobody()
    }

    /// Who introduces the block at `block` in the last sentence before it.
    pub(super) fn introduced_before(&self, block: usize) -> Option<Attribution> {
        self.introduced(self.last_sentence_before(block)?)
    }

    /// Whether the words told since the stretch `other` are only its own attribution.
    fn attribution_is_last(
        &self,
        other: &Stretch,
        attribution: &Attribution,
        told: Option<&Range<usize>>,
    ) -> bool {
        let Some(told) = told else { return true };
        let last = told.end.saturating_sub(1);
        let sentence = self.sentence_start(last);
        let within = |at: usize| at >= sentence && at < told.end;
        sentence <= other.outer.end.saturating_sub(1)
            || attribution.speaker.as_ref().is_some_and(|speaker| within(speaker.head))
                && other.outer.end > sentence
    }

    /// Whom the last of the sentences in `told` is about: who says something in it, else its subject if that is a person.
    fn introduced(&self, told: Range<usize>) -> Option<Attribution> {
        let last = told.end.checked_sub(1).filter(|&last| last >= told.start)?;
        let start = self.sentence_start(last).max(told.start);
        let end = told.end;
        let reach = end.saturating_sub(REACH).max(start);
        let clause =
            (reach..end).rev().filter(|&at| !self.is_quoted(at) && self.verb(at).is_some()).find_map(|at| {
                let clause = self.clause(at, start, end)?;
                let can = clause.subject.as_ref().is_some_and(|subject| self.can_speak(subject));
                let strong = self.word(last) == ":"
                    || clause.verb.is_none_or(|verb| !verb.is_weak() && !verb.takes_object());
                (can && strong && !clause.is_relative).then_some(clause)
            });
        if let Some(clause) = clause {
            let attribution = Attribution::of(How::Carried, clause);
            return Some(if self.word(last) == ":" {
                attribution
            } else {
                Attribution { cue: None, ..attribution }
            });
        }
        let subject = self.main_subject(start, end)?;
        if self.word(last) == ":" && self.can_speak(&subject) {
            return Some(Attribution::by(How::Subject, subject));
        }
        let is_person = self.is_pronoun(&subject) && matches!(self.lower(subject.head), "he" | "she")
            || self.is_person(&subject);
        is_person.then(|| Attribution::by(How::Subject, subject))
    }

    /// Whether the phrase is a person's name or a description of one.
    fn is_person(&self, phrase: &Phrase) -> bool {
        match self.reference(phrase.head) {
            Some(reference) => self
                .references
                .entity(reference)
                .is_some_and(|entity| entity.kind == dateline_entity::EntityKind::Person),
            None => false,
        }
    }

    /// How many blocks that tell the story stand between two.
    fn blocks_between(&self, earlier: usize, later: usize) -> usize {
        let between = self.analysis.article.blocks.get(earlier + 1..later).unwrap_or(&[]);
        between.iter().take(4).filter(|block| block.kind.is_story()).count()
    }

    /// The last sentence of the story before a block.
    fn last_sentence_before(&self, block: usize) -> Option<Range<usize>> {
        let earlier = (block.saturating_sub(4)..block).rev().find(|&block| {
            self.analysis.article.blocks.get(block).is_some_and(|block| block.kind.is_story())
        })?;
        let tokens = self.block(earlier);
        let last = tokens.end.checked_sub(1).filter(|&last| last >= tokens.start)?;
        let start = self.sentence_start(last).max(tokens.start);
        Some(start..tokens.end)
    }
}
