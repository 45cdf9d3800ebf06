//! How a verb stands in its clause: active or passive, when, how surely, and under which condition.

use super::view::View;
use crate::syntax::{Pos, Relation, Tag};

/// What the auxiliaries of a verb say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mood {
    /// It happened or happens: `imposed`, `has imposed`, `imposes`, `is imposing`.
    Done,
    /// It is to come: `will impose`, `is going to impose`, `is to impose`.
    Future,
    /// It depends: `would impose`.
    Conditional,
    /// It may be: `could impose`, `may impose`, `can impose`.
    Possible,
    /// It ought to be: `should impose`, `must impose`.
    Obliged,
    /// The verb does not say: `to impose`, `imposing`.
    Open,
}

/// How a verb stands in its clause.
#[expect(clippy::struct_excessive_bools, reason = "each says a thing of its own, none excludes another")]
#[derive(Clone, Copy, Debug)]
pub(super) struct Voice {
    /// What its auxiliaries say.
    pub(super) mood: Mood,
    /// Whether its subject suffers it.
    pub(super) passive: bool,
    /// Whether it is denied: `not`, `never`, `no longer`.
    pub(super) negated: bool,
    /// Whether it stands under `if`, `unless` or the like.
    pub(super) hypothetical: bool,
    /// Whether it is itself the condition of something: `if`, `until`, `before`.
    pub(super) condition: bool,
    /// Whether its own clause hangs on a condition: `will impose …, if …`.
    pub(super) conditional: bool,
}

/// Reads the voice of the verb at `at`.
pub(super) fn voice(view: &View<'_>, at: usize) -> Voice {
    let mut mood = match view.node(at).map(|node| node.tag) {
        Some(Tag::Past | Tag::Present | Tag::Participle) => Mood::Done,
        _ => Mood::Open,
    };
    let mut passive =
        view.relation(at) == Relation::Acl && view.node(at).is_some_and(|node| node.tag == Tag::Participle);
    let (mut negated, mut hypothetical, mut conditional, mut condition) = (false, false, false, false);
    let mut modal = None;
    let mut infinitive = false;
    let mut finite_auxiliary = false;
    let mut children: Vec<usize> = view.children(at).to_vec();
    // The auxiliaries of `imposed or renewed` hang on the first.
    if view.relation(at) == Relation::Conj
        && let Some(first) = view.head(at)
        && view.pos(first) == Pos::Verb
        && !children.iter().any(|&child| {
            matches!(view.relation(child), Relation::Aux | Relation::Nsubj | Relation::NsubjPass)
        })
        && view.node(first).map(|node| node.tag) == view.node(at).map(|node| node.tag)
    {
        let shared = view.children_by(first, &[Relation::Aux, Relation::AuxPass, Relation::Mark]);
        children.extend(shared.filter(|&child| child < first));
    }
    for child in children {
        let word = view.lower(child);
        match view.relation(child) {
            Relation::Aux | Relation::AuxPass | Relation::Cop => {
                match word {
                    "will" | "'ll" | "’ll" | "wo" | "shall" => modal = Some(Mood::Future),
                    "would" | "'d" | "’d" => modal = Some(Mood::Conditional),
                    "could" | "may" | "might" | "can" | "ca" => modal = Some(Mood::Possible),
                    "should" | "must" | "ought" => modal = Some(Mood::Obliged),
                    "be" | "being" => {}
                    "to" => infinitive = true,
                    _ => finite_auxiliary = true,
                }
                passive |= view.relation(child) == Relation::AuxPass;
            }
            Relation::Mark if word == "to" => infinitive = true,
            Relation::Mark | Relation::Advmod | Relation::Case
                if matches!(word, "if" | "unless" | "whether" | "should") =>
            {
                hypothetical = true;
                condition |= view.frames.words.conditions.has(word);
            }
            Relation::Mark if view.frames.words.deadlines.has(word) => condition = true,
            Relation::Mark | Relation::Case if matches!(word, "without" | "rather" | "instead" | "than") => {
                negated = true;
            }
            Relation::Advmod if matches!(word, "not" | "n't" | "n’t" | "never" | "hardly" | "no") => {
                negated = true;
            }
            Relation::Advcl => {
                let mut marks = view.children_by(child, &[Relation::Mark, Relation::Advmod]);
                conditional |=
                    marks.any(|mark| matches!(view.lower(mark), "if" | "unless" | "should" | "once"));
            }
            _ => {}
        }
        // `no longer`
        let no_longer =
            word == "longer" && child.checked_sub(1).is_some_and(|before| view.lower(before) == "no");
        if no_longer || matches!(word, "not" | "n't" | "n’t" | "never") {
            negated = true;
        }
    }
    // What the parser may miss: an auxiliary right before the verb.
    let before = at.checked_sub(1).filter(|&before| matches!(view.pos(before), Pos::Aux | Pos::Part));
    let before = before.map_or("", |before| view.lower(before));
    if modal.is_none() && !finite_auxiliary {
        match before {
            "will" => modal = Some(Mood::Future),
            "would" => modal = Some(Mood::Conditional),
            "could" | "may" | "might" | "can" => modal = Some(Mood::Possible),
            "should" | "must" => modal = Some(Mood::Obliged),
            "to" if view.node(at).is_some_and(|node| node.tag == Tag::Base) => infinitive = true,
            _ => {}
        }
    }
    if let Some(said) = modal {
        mood = said;
    } else if infinitive {
        mood = Mood::Open;
    } else if finite_auxiliary {
        mood = Mood::Done;
    }
    // `the country that it sanctioned`: a form that could be either is active where it has a subject and no auxiliary.
    let has_subject =
        view.children_by(at, &[Relation::Nsubj, Relation::NsubjPass]).any(|subject| subject < at);
    let has_auxiliary = view.children_by(at, &[Relation::AuxPass]).next().is_some();
    passive &= has_auxiliary || !has_subject;
    Voice { mood, passive, negated, hypothetical, condition, conditional }
}
