//! What is done to a measure, and how far it has come: the words above it in the tree, from the nearest outwards.
//!
//! The nearest word with an action gives the action (`lift sanctions`). The outermost word with a stage gives the stage
//! (`refused to consider lifting sanctions`), and the auxiliaries decide where words say `adopted` or nothing. The way up ends
//! where another matter begins: at a verb of saying, at a verb that does nothing to measures, at a relative clause of another noun.

use dateline_sanctions::{Action, Stage};

use super::frames::{Predicate, Takes};
use super::view::View;
use super::voice::{Mood, Voice, voice};
use crate::syntax::{Pos, Relation, Tag};

/// What the words above a measure say of it.
#[expect(clippy::struct_excessive_bools, reason = "each says a thing of its own, none excludes another")]
#[derive(Clone, Debug)]
pub(super) struct Reading {
    /// What is done.
    pub(super) action: Option<Action>,
    /// The verb or noun that does it.
    pub(super) by: Option<usize>,
    /// How the verb takes its measure.
    pub(super) takes: Takes,
    /// How far it has come.
    pub(super) stage: Option<Stage>,
    /// Whether it is said not to happen.
    pub(super) negated: bool,
    /// The words above the measure that had a say, nearest first.
    pub(super) path: Vec<usize>,
    /// Whether one of them decides on measures that are not in force yet: `vetoed`, `ruled out`.
    pub(super) decided: bool,
    /// Whether the subject of the verb only brings the measure about.
    pub(super) cause: bool,
    /// Whether it stands under a condition: `if`.
    pub(super) hypothetical: bool,
    /// Whether its verb only says that it may be: `could`.
    pub(super) possible: bool,
    /// The verb of saying under which all this stands.
    pub(super) reported_by: Option<usize>,
}

impl Reading {
    /// What is known before the first word was read: nothing.
    fn empty() -> Self {
        Reading {
            action: None,
            by: None,
            takes: Takes::Measure,
            cause: false,
            hypothetical: false,
            possible: false,
            stage: None,
            negated: false,
            path: Vec::new(),
            decided: false,
            reported_by: None,
        }
    }
}

/// Reads what is done to the measure at `measure`, whose own verb it is if `own`.
pub(super) fn read(view: &View<'_>, measure: usize, own: Option<&Predicate>) -> Reading {
    let mut reading = Reading::empty();
    let mut climb = Climb::start(&mut reading);
    if let Some(predicate) = own {
        climb.take(view, measure, predicate, true);
    } else {
        climb.read_modifiers(view, measure);
    }
    climb.up(view, measure);
    let by = reading.by.filter(|_| reading.stage.is_none());
    if let Some(by) = by {
        let above = view.head(by);
        let bare = voice(view, by).mood == Mood::Open;
        if bare
            && above.is_none()
            && !view.children_by(by, &[Relation::Nsubj, Relation::NsubjPass]).any(|_| true)
            && view.node(by).is_some_and(|node| node.tag == Tag::Base)
        {
            // `Lift the embargo.`
            reading.stage = Some(Stage::Demanded);
        } else if bare
            && matches!(view.relation(by), Relation::Csubj | Relation::Nsubj)
            && above
                .is_some_and(|above| matches!(voice(view, above).mood, Mood::Conditional | Mood::Possible))
        {
            // `reimposing sanctions would do no good`
            reading.stage = Some(Stage::Considered);
        }
    }
    // `steps to hit them with sanctions`: an infinitive under nothing that says more looks ahead.
    if reading.stage.is_none()
        && reading.by.is_some_and(|by| view.node(by).is_some_and(|node| node.tag == Tag::Base))
    {
        reading.stage = Some(if reading.hypothetical { Stage::Considered } else { Stage::Expected });
    }
    // What is kept in place is in force, also tomorrow.
    if reading.action == Some(Action::Maintain)
        && matches!(reading.stage, Some(Stage::Expected | Stage::Demanded))
    {
        reading.stage = Some(Stage::InForce);
    }
    reading
}

/// Reads a verb that is itself the event.
pub(super) fn own(view: &View<'_>, at: usize) -> Option<Reading> {
    let (predicate, _) = view.predicates(at).find(|(predicate, _)| predicate.action.is_some())?;
    Some(read(view, at, Some(predicate)))
}

/// Reads what a clause on the measure says of it: `sanctions imposed over …`, `sanctions that were lifted`.
pub(super) fn read_clause(view: &View<'_>, clause: usize) -> Option<Reading> {
    let (predicate, _) = view.predicates(clause).find(|(predicate, is_verb)| {
        *is_verb
            && predicate.takes != Takes::Own
            && predicate.takes != Takes::Target
            && predicate.action.is_some_and(|action| action != Action::Evade)
    })?;
    let mut reading = Reading::empty();
    let mut climb = Climb::start(&mut reading);
    climb.take(view, clause, predicate, true);
    Some(reading)
}

#[expect(clippy::struct_excessive_bools, reason = "each says a thing of its own, none excludes another")]
/// The way up, and what was seen on it.
struct Climb<'r> {
    reading: &'r mut Reading,
    hypothetical: bool,
    conditional: bool,
    /// The innermost verb left open when: `to impose`.
    obliged_or_open: bool,
    /// Whether the stage so far is one that any other outdoes.
    weak: bool,
}

impl<'r> Climb<'r> {
    fn start(reading: &'r mut Reading) -> Climb<'r> {
        Climb { reading, hypothetical: false, conditional: false, obliged_or_open: false, weak: true }
    }

    fn up(&mut self, view: &View<'_>, from: usize) {
        let mut below = from;
        for _ in 0..view.len() {
            let relation = view.relation(below);
            let Some(at) = view.head(below) else { break };
            if !self.step(view, below, relation, at) {
                break;
            }
            below = at;
        }
    }

    /// Takes one step up; says whether to go on.
    fn step(&mut self, view: &View<'_>, below: usize, relation: Relation, at: usize) -> bool {
        let is_verb = view.pos(at) == Pos::Verb || view.pos(at) == Pos::Aux;
        if relation == Relation::Conj {
            // `imposed X and lifted Y`: what stands above the first stands above both, the first itself does not.
            return true;
        }
        if view.frames.words.saying.has(view.lower(at))
            && matches!(relation, Relation::Ccomp | Relation::Parataxis | Relation::Advcl | Relation::Obj)
        {
            self.reading.reported_by = Some(at);
            return false;
        }
        // `considers what to do in response to the sanctions`: the sanctions are not what is considered.
        if view.frames.words.reactions.has(view.lower(at)) && !is_verb {
            return false;
        }
        let found =
            view.predicates(at).min_by_key(|(predicate, as_verb)| self.rank(predicate, *as_verb, is_verb));
        // `announced that it would impose`: what is announced is said by the clause.
        let announced = relation == Relation::Ccomp
            && self.reading.action.is_some()
            && found.is_some_and(|(predicate, _)| predicate.action.is_some() && predicate.stage.is_none());
        if announced {
            self.reading.reported_by = Some(at);
            return false;
        }
        let Some((predicate, as_verb)) = found else {
            // Nouns that only hold the measure (`a list of`, `a bill on`) and adjectives are passed, other verbs are not.
            let passes = !is_verb
                && matches!(
                    relation,
                    Relation::Compound
                        | Relation::Nmod
                        | Relation::NmodPoss
                        | Relation::Acl
                        | Relation::Amod
                        | Relation::Appos
                        | Relation::Xcomp
                        | Relation::Advcl
                )
                || is_verb && matches!(relation, Relation::Xcomp);
            // `should act quickly to sanction`: the verb means nothing for sanctions, its auxiliaries do.
            if passes && is_verb && self.reading.stage.is_none() {
                self.reading.stage = moody(voice(view, at).mood);
            }
            // `might respond by imposing`: it is as open as the verb above.
            let by_doing = is_verb
                && relation == Relation::Advcl
                && view.node(below).is_some_and(|node| node.tag == Tag::Gerund)
                && view
                    .children_by(below, &[Relation::Mark, Relation::Case])
                    .any(|mark| matches!(view.lower(mark), "by" | "with" | "in"));
            if by_doing && self.reading.stage.is_none() {
                self.reading.stage = moody(voice(view, at).mood);
            }
            return passes;
        };
        if is_verb && as_verb {
            let voice = voice(view, at);
            if predicate.open && relation != Relation::Xcomp {
                return false;
            }
            let subject = matches!(relation, Relation::Nsubj | Relation::Csubj) && !voice.passive;
            if subject && !predicate.subject {
                return false;
            }
            if relation == Relation::Advcl {
                // `threatened war after sanctions were imposed`: what is done in a clause of circumstance is not what the
                // main verb is about, unless it is left open (`by imposing`, `to impose`).
                let circumstance = view
                    .children_by(below, &[Relation::Mark, Relation::Advmod])
                    .any(|mark| view.frames.words.circumstance.has(view.lower(mark)));
                if circumstance || !self.obliged_or_open {
                    return false;
                }
            }
            // `reached agreement on`: the object says what is done to what follows.
            let of_object = predicate.action.is_none()
                && predicate.stage.is_none()
                && view.children_by(at, &[Relation::Obj]).any(|object| {
                    object != below
                        && view
                            .predicates(object)
                            .any(|(nominal, as_verb)| !as_verb && nominal.stage.is_some())
                });
            if matches!(relation, Relation::Obl | Relation::OblUnmarked)
                && !of_object
                && !goes_through_oblique(view, below, predicate)
            {
                return false;
            }
        }
        // `the sanctions were a violation`: what they are called is not what is done to them.
        let called = !is_verb && predicate.action.is_some() && view.pos(at) == Pos::Noun;
        if called && matches!(relation, Relation::Nsubj | Relation::Csubj) {
            return false;
        }
        if relation == Relation::AclRelcl
            && self.reading.action.is_some()
            && !view.frames.words.instruments.has(view.lower(at))
        {
            return false;
        }
        self.take(view, at, predicate, as_verb && is_verb);
        if is_verb && predicate.action.is_none() && predicate.stage.is_none() {
            // `reached agreement on sanctions`, `took a decision to impose`: the object says what the verb does not.
            for object in view.children_by(at, &[Relation::Obj]).filter(|&object| object != below) {
                let nominal =
                    view.predicates(object).find(|(nominal, as_verb)| !as_verb && nominal.stage.is_some());
                if let Some((nominal, _)) = nominal {
                    self.take(view, object, nominal, false);
                }
            }
        }
        true
    }

    /// Which of several meanings of a word fits best: one with an action where none is known yet.
    fn rank(&self, predicate: &Predicate, as_verb: bool, is_verb: bool) -> u8 {
        let fits = u8::from(as_verb != is_verb);
        let wanted = if self.reading.action.is_none() {
            predicate.action.is_some()
        } else {
            predicate.stage.is_some()
        };
        let own = u8::from(predicate.takes == Takes::Own);
        4 * own + 2 * fits + u8::from(!wanted)
    }

    /// Lets a predicate have its say.
    fn take(&mut self, view: &View<'_>, at: usize, predicate: &Predicate, is_verb: bool) {
        self.reading.path.push(at);
        self.reading.decided |= predicate.decides;
        // `continue to prepare sanctions` keeps nothing in place: the measure itself must be what is kept.
        let keeps_other = predicate.action == Some(Action::Maintain) && self.reading.path.len() > 1;
        if self.reading.action.is_none()
            && !keeps_other
            && let Some(action) = predicate.action
        {
            self.reading.action = Some(action);
            self.reading.by = Some(at);
            self.reading.takes = predicate.takes;
            self.reading.cause = predicate.cause;
        }
        if keeps_other {
            if is_verb && self.reading.stage.is_none() {
                let mood = voice(view, at).mood;
                self.reading.stage = if mood == Mood::Done { Some(Stage::Adopted) } else { moody(mood) };
            }
            return;
        }
        if is_verb {
            let voice = voice(view, at);
            self.hypothetical |= voice.hypothetical;
            self.reading.hypothetical |= voice.hypothetical;
            self.reading.possible |= voice.mood == Mood::Possible;
            self.conditional |= voice.conditional;
            self.obliged_or_open = voice.mood == Mood::Open;
            let stage = self.stage_of(predicate, voice);
            if let Some(stage) = stage
                && (!predicate.weak || self.weak)
            {
                self.reading.stage = Some(stage);
                self.weak = predicate.weak;
            }
            if voice.negated {
                // `did not reject` is no rejection; `did not impose` is one.
                let undone = predicate.not && self.reading.negated;
                self.reading.negated = !undone;
                self.reading.stage = Some(if undone { Stage::Considered } else { Stage::Rejected });
            } else if predicate.not {
                self.reading.negated = true;
            }
        } else {
            self.obliged_or_open = false;
            if let Some(stage) = predicate.stage
                && (!predicate.weak || self.weak)
            {
                self.reading.stage = Some(stage);
                self.weak = predicate.weak;
                self.reading.negated |= predicate.not;
            }
        }
    }

    /// The stage that a verb gives by its meaning and its auxiliaries.
    fn stage_of(&self, predicate: &Predicate, voice: Voice) -> Option<Stage> {
        let action = self.reading.action.unwrap_or(Action::Impose);
        let tensed = match (predicate.stage, predicate.action) {
            // Words that say that it is done are done only when they are: `will approve` is to come.
            (Some(Stage::Adopted | Stage::Agreed | Stage::InForce), _) => predicate.stage,
            (Some(stage), _) => return Some(stage),
            (None, Some(Action::Maintain)) => Some(Stage::InForce),
            (None, Some(_)) => Some(Stage::Adopted),
            (None, None) => return None,
        };
        match voice.mood {
            // `will talk if sanctions are lifted`, `not before they are lifted`: who says so asks for it.
            _ if voice.condition && is_relief(action) => Some(Stage::Demanded),
            Mood::Open => None,
            _ if voice.hypothetical || self.hypothetical || voice.condition => Some(Stage::Considered),
            Mood::Done => tensed,
            Mood::Future | Mood::Conditional | Mood::Possible if voice.conditional && !is_relief(action) => {
                Some(Stage::Threatened)
            }
            Mood::Future | Mood::Conditional if tensed == Some(Stage::InForce) => Some(Stage::InForce),
            Mood::Future | Mood::Conditional => Some(Stage::Expected),
            Mood::Possible => Some(Stage::Considered),
            Mood::Obliged => Some(Stage::Demanded),
        }
    }

    /// What the adjectives and determiners of a measure noun say.
    fn read_modifiers(&mut self, view: &View<'_>, measure: usize) {
        if view.children_by(measure, &[Relation::Det]).any(|det| view.lower(det) == "no") {
            self.reading.negated = true;
            self.reading.stage = Some(Stage::Rejected);
        }
    }
}

/// What the auxiliaries of a verb say where the verb itself says nothing.
fn moody(mood: Mood) -> Option<Stage> {
    match mood {
        Mood::Future | Mood::Conditional => Some(Stage::Expected),
        Mood::Possible => Some(Stage::Considered),
        Mood::Obliged => Some(Stage::Demanded),
        Mood::Done | Mood::Open => None,
    }
}

fn is_relief(action: Action) -> bool {
    matches!(action, Action::Lift | Action::Ease | Action::Suspend | Action::Delist)
}

/// Whether a measure that hangs on a verb by a preposition is what the verb acts on: `hit with sanctions`, `place on a blacklist`,
/// `call for sanctions`, `agree on sanctions`.
fn goes_through_oblique(view: &View<'_>, measure: usize, predicate: &Predicate) -> bool {
    // `ratcheted up sanctions`: a particle of the verb.
    if view.cases(measure).any(|case| predicate.with.iter().any(|with| with == case)) {
        return true;
    }
    let mut cases = view.cases(measure).peekable();
    if cases.peek().is_none() {
        return true;
    }
    cases.any(|case| match case {
        "with" | "to" if predicate.takes == Takes::Target => true,
        "with" => {
            matches!(predicate.takes, Takes::Target | Takes::Either)
                || predicate.stage == Some(Stage::Threatened)
        }
        "on" | "onto" | "to" | "from" | "off" => {
            matches!(predicate.takes, Takes::Either)
                || predicate.stage.is_some()
                || is_relief(predicate.action.unwrap_or(Action::Impose))
        }
        "for" | "of" | "about" | "at" | "against" | "out" | "up" | "over" | "into" | "in" => {
            predicate.stage.is_some()
        }
        _ => false,
    })
}
