//! What a parser trained on other texts gets wrong about measures, set right by what the frames know.
//!
//! - The words before a measure are its modifiers: `the EU's new human rights sanctions regime` is one noun phrase, whose last word
//!   stands for it.
//! - A measure after `with` or `on` belongs to the verb that takes one so: `hit the people responsible for it with asset freezes`,
//!   `slapped six officials on a blacklist`.

use std::ops::Range;

use dateline_sanctions::Action;

use super::frames::{Frames, Sense, Takes};
use crate::syntax::{Node, Pos, Relation, Tag, Tree};

/// Sets right the attachments of the measures in a tree, where `senses` are its frame words and `lower` gives a word.
pub(super) fn repair<'a>(
    tree: &mut Tree,
    frames: &Frames,
    senses: &[(Range<usize>, &[Sense])],
    lower: impl Fn(usize) -> &'a str,
) {
    for at in 0..tree.nodes.len() {
        part_before_case(tree, at);
        join_subjects(tree, at);
    }
    for (words, meanings) in senses {
        let own = meanings.iter().any(|sense| match sense {
            Sense::Verb(index) => {
                frames.predicates.get(*index).is_some_and(|predicate| predicate.takes == Takes::Own)
            }
            _ => false,
        });
        if own && pos(tree, words.start) == Some(Pos::Verb) {
            take_object(tree, words.start);
        }
    }
    for (words, meanings) in senses {
        if !meanings.iter().any(|sense| matches!(sense, Sense::Noun(_))) || words.is_empty() {
            continue;
        }
        let last = words.end - 1;
        if pos(tree, last).is_none_or(|pos| !pos.is_nominal()) {
            continue;
        }
        // `sanctions relief`, `sanctions waivers`: the noun after the measure is what is done to it.
        let done = senses.iter().find(|(next, _)| next.start == words.end).filter(|(_, next)| {
            next.iter().any(|sense| match sense {
                Sense::Nominal(index) => {
                    frames.predicates.get(*index).is_some_and(|predicate| predicate.action.is_some())
                }
                _ => false,
            })
        });
        match done {
            Some((next, _)) if pos(tree, next.start).is_some_and(Pos::is_nominal) => {
                gather(tree, words.start, last);
                gather(tree, words.start, next.start);
            }
            _ => gather(tree, words.start, last),
        }
        take_clause(tree, frames, senses, last);
        leave_particle(tree, last);
        hang_on_verb_before(tree, frames, senses, last);
        free_gerund(tree, frames, senses, last);
        let taken = tree
            .nodes
            .iter()
            .enumerate()
            .find(|(_, node)| node.head == Some(last) && node.relation == Relation::Case);
        let Some((case, _)) = taken else { continue };
        if matches!(lower(case), "with" | "on" | "onto" | "to") {
            let verb = taking_verb(tree, frames, senses, case, lower(case) == "with");
            if let Some(verb) = verb {
                attach(tree, last, verb, Relation::Obl);
            }
        }
    }
}

/// Parts a time from the name before it: in `sanctions on Belarus next week` the week is not Belarus's.
pub(super) fn repair_time(tree: &mut Tree, words: Range<usize>) {
    if words.is_empty() || words.end > tree.nodes.len() {
        return;
    }
    let inside = |head: Option<usize>| head.is_some_and(|head| words.contains(&head));
    let Some(top) = words.clone().find(|&at| tree.nodes.get(at).is_some_and(|node| !inside(node.head)))
    else {
        return;
    };
    // The noun right before the time that was taken for a part of it.
    let before = words.start.checked_sub(1).filter(|&at| {
        tree.nodes.get(at).is_some_and(|node| inside(node.head) && matches!(node.pos, Pos::Noun | Pos::Propn))
    });
    let Some(noun) = before else { return };
    let Some((head, relation)) = tree.nodes.get(top).map(|node| (node.head, node.relation)) else { return };
    if let Some(node) = tree.nodes.get_mut(noun) {
        node.head = head;
        node.relation = relation;
    }
    for at in 0..words.start {
        if at != noun && tree.nodes.get(at).is_some_and(|node| inside(node.head)) {
            let relation = tree.nodes.get(at).map_or(Relation::Other, |node| node.relation);
            attach(tree, at, noun, relation);
        }
    }
    let verb = (0..noun).rev().find(|&at| pos(tree, at) == Some(Pos::Verb)).or(head);
    if let Some(verb) = verb {
        attach(tree, top, verb, Relation::OblUnmarked);
    } else if let Some(node) = tree.nodes.get_mut(top) {
        node.head = Some(noun);
    }
}

fn pos(tree: &Tree, at: usize) -> Option<Pos> {
    tree.nodes.get(at).map(|node| node.pos)
}

/// Joins two subjects of a verb of which the second follows `and`: `Canada and Norway agreed`.
fn join_subjects(tree: &mut Tree, verb: usize) {
    let is_subject = |node: &Node| {
        node.head == Some(verb) && matches!(node.relation, Relation::Nsubj | Relation::NsubjPass)
    };
    let mut subjects = (0..verb).filter(|&at| tree.nodes.get(at).is_some_and(is_subject));
    let (Some(first), Some(second)) = (subjects.next(), subjects.next()) else { return };
    let has_and = tree
        .nodes
        .iter()
        .take(second)
        .skip(first + 1)
        .any(|node| node.head == Some(second) && node.relation == Relation::Cc);
    if has_and {
        attach(tree, second, first, Relation::Conj);
    }
}

/// Parts a noun from what stands before its preposition: in `listed its Central Bank as a front`, the bank is not the front's.
fn part_before_case(tree: &mut Tree, noun: usize) {
    let case = (0..noun).find(|&at| {
        tree.nodes.get(at).is_some_and(|node| {
            node.head == Some(noun) && node.relation == Relation::Case && node.pos == Pos::Adp
        })
    });
    let Some(case) = case else { return };
    let before = |tree: &Tree, at: usize| {
        tree.nodes.get(at).is_some_and(|node| {
            node.head == Some(noun)
                && matches!(
                    node.relation,
                    Relation::Compound | Relation::NmodPoss | Relation::Amod | Relation::Nummod
                )
        })
    };
    let Some(last) =
        (0..case).rev().find(|&at| before(tree, at) && pos(tree, at).is_some_and(Pos::is_nominal))
    else {
        return;
    };
    let Some(verb) = tree
        .nodes
        .get(noun)
        .and_then(|node| node.head)
        .filter(|&verb| verb < last && pos(tree, verb) == Some(Pos::Verb))
    else {
        return;
    };
    for at in 0..last {
        if before(tree, at) {
            let relation = tree.nodes.get(at).map_or(Relation::Other, |node| node.relation);
            attach(tree, at, last, relation);
        }
    }
    attach(tree, last, verb, Relation::Obj);
}

/// Gives a verb that is a measure the noun right after it, which was taken for the subject of what follows: in `blocked the
/// property of ten officers, days after the army took power`.
fn take_object(tree: &mut Tree, verb: usize) {
    let of_verb = |node: &Node| node.head == Some(verb);
    let has = |relation: Relation| tree.nodes.iter().any(|node| of_verb(node) && node.relation == relation);
    let is_passive =
        has(Relation::AuxPass) || tree.nodes.get(verb).is_none_or(|node| node.relation == Relation::Acl);
    if has(Relation::Obj) || is_passive {
        return;
    }
    let belongs = |at: usize| {
        tree.nodes.get(at).is_some_and(|node| {
            matches!(node.pos, Pos::Det | Pos::Adj | Pos::Num | Pos::Noun | Pos::Propn | Pos::Pron)
                || node.pos == Pos::Part && node.relation == Relation::Case
        })
    };
    let Some(last) = (verb + 1..tree.nodes.len()).take_while(|&at| belongs(at)).last() else { return };
    let is_noun = pos(tree, last).is_some_and(Pos::is_nominal);
    let ahead = tree.nodes.get(last).and_then(|node| node.head).is_some_and(|head| head > last);
    if is_noun && ahead {
        attach(tree, last, verb, Relation::Obj);
    }
}

/// Hangs a measure that hangs on a verb's particle on the verb: `ruled out sanctions`.
fn leave_particle(tree: &mut Tree, measure: usize) {
    let particle = tree.nodes.get(measure).and_then(|node| node.head);
    let verb = particle.and_then(|particle| tree.nodes.get(particle)).filter(|node| {
        matches!(node.relation, Relation::CompoundPrt | Relation::Advmod)
            && matches!(node.pos, Pos::Adp | Pos::Adv)
    });
    if let Some(verb) = verb.and_then(|node| node.head).filter(|&verb| verb < measure) {
        attach(tree, measure, verb, Relation::Obj);
    }
}

/// Whether one of the meanings is a verb that does something to a measure, other than keeping it.
fn acts_on_measures(frames: &Frames, meanings: &[Sense]) -> bool {
    meanings.iter().any(|sense| match sense {
        Sense::Verb(index) => frames.predicates.get(*index).is_some_and(|predicate| {
            matches!(predicate.takes, Takes::Measure | Takes::Either)
                && predicate.action.is_some_and(|action| action != Action::Maintain)
        }),
        _ => false,
    })
}

/// The verb right before the noun phrase of a measure that does something to measures.
fn verb_before(
    tree: &Tree,
    frames: &Frames,
    senses: &[(Range<usize>, &[Sense])],
    measure: usize,
) -> Option<usize> {
    let inside = |at: usize| {
        tree.nodes.get(at).is_some_and(|node| match node.pos {
            // Quotation marks may stand inside.
            Pos::Adj | Pos::Det | Pos::Num | Pos::Noun | Pos::Propn | Pos::Punct => true,
            Pos::Part => node.relation == Relation::Case,
            Pos::Verb => node.relation == Relation::Amod && node.tag == Tag::Participle,
            _ => false,
        })
    };
    let verb = (0..measure).rev().take(8).find(|&at| !inside(at))?;
    let is_verb = pos(tree, verb) == Some(Pos::Verb);
    let (_, meanings) = senses.iter().find(|(words, _)| words.start == verb && words.len() == 1)?;
    (is_verb && acts_on_measures(frames, meanings)).then_some(verb)
}

/// Hangs a measure on the verb right before it: `will act to tighten "targeted sanctions"`.
fn hang_on_verb_before(
    tree: &mut Tree,
    frames: &Frames,
    senses: &[(Range<usize>, &[Sense])],
    measure: usize,
) {
    let Some(verb) = verb_before(tree, frames, senses, measure) else { return };
    let Some(node) = tree.nodes.get(verb) else { return };
    let of_verb = |relation: Relation| {
        tree.nodes.iter().any(|node| node.head == Some(verb) && node.relation == relation)
    };
    let active = node.tag != Tag::Participle || of_verb(Relation::Aux) && !of_verb(Relation::AuxPass);
    let is_free = tree.nodes.get(measure).is_some_and(|node| {
        node.head != Some(verb)
            && !matches!(node.relation, Relation::Conj | Relation::Nsubj | Relation::NsubjPass)
    });
    if active && is_free && !of_verb(Relation::Obj) && node.head != Some(measure) {
        attach(tree, measure, verb, Relation::Obj);
    }
}

/// Turns `easing sanctions` round where the first was taken for an adjective of the second.
fn free_gerund(tree: &mut Tree, frames: &Frames, senses: &[(Range<usize>, &[Sense])], measure: usize) {
    let Some(verb) = verb_before(tree, frames, senses, measure) else { return };
    let Some(old) = tree.nodes.get(measure).copied() else { return };
    let turned = tree.nodes.get(verb).is_some_and(|node| {
        node.head == Some(measure)
            && node.tag == Tag::Gerund
            && matches!(node.relation, Relation::Amod | Relation::Compound | Relation::Acl)
    });
    if !turned {
        return;
    }
    let of_verb = |relation: Relation| {
        tree.nodes
            .iter()
            .any(|node| (node.head == Some(verb) || node.head == Some(measure)) && node.relation == relation)
    };
    let finite = of_verb(Relation::Aux) || of_verb(Relation::Cop);
    let relation = match old.relation {
        Relation::Obj | Relation::Xcomp | Relation::Ccomp if finite => Relation::Ccomp,
        Relation::Obj | Relation::Xcomp => Relation::Xcomp,
        Relation::Nsubj | Relation::NsubjPass => Relation::Csubj,
        Relation::Conj => Relation::Conj,
        Relation::Root => Relation::Root,
        _ => Relation::Advcl,
    };
    if let Some(node) = tree.nodes.get_mut(verb) {
        node.head = old.head;
        node.relation = relation;
    }
    if let Some(node) = tree.nodes.get_mut(measure) {
        node.head = Some(verb);
        node.relation = Relation::Obj;
    }
    for node in tree.nodes.iter_mut().take(verb).filter(|node| node.head == Some(measure)) {
        node.head = Some(verb);
        node.relation = match node.relation {
            Relation::Case => Relation::Mark,
            Relation::Compound | Relation::NmodPoss => Relation::Nsubj,
            other => other,
        };
    }
}

/// Hangs a word on another, unless that would close a circle.
fn attach(tree: &mut Tree, at: usize, head: usize, relation: Relation) {
    let mut above = Some(head);
    for _ in 0..tree.nodes.len() {
        match above {
            Some(word) if word == at => return,
            Some(word) => above = tree.nodes.get(word).and_then(|node| node.head),
            None => break,
        }
    }
    if let Some(node) = tree.nodes.get_mut(at) {
        node.head = Some(head);
        node.relation = relation;
    }
}

/// Makes the word at `last` the head of the noun phrase that ends there, of which the measure's own words start at `first`.
fn gather(tree: &mut Tree, first: usize, last: usize) {
    let belongs = |node: &Node| {
        matches!(node.pos, Pos::Adj | Pos::Noun | Pos::Propn | Pos::Num)
            || node.relation == Relation::Case && node.pos == Pos::Part
    };
    let mut start = first;
    while start > 0 && tree.nodes.get(start - 1).is_some_and(belongs) {
        start -= 1;
    }
    let inside = start..last;
    // The phrase hangs on the outside where its last word does, or else where the word does that stood for the phrase.
    let outside = |head: Option<usize>| head.is_none_or(|head| !(inside.contains(&head) || head == last));
    if tree.nodes.get(last).is_none_or(|node| outside(node.head)) {
        let stray = first..last;
        for at in stray {
            attach(tree, at, last, Relation::Compound);
        }
        return;
    }
    let stood = (start..last)
        .rev()
        .find(|&at| tree.nodes.get(at).is_some_and(|node| outside(node.head) && node.pos.is_nominal()));
    let Some((head, relation)) =
        stood.and_then(|at| tree.nodes.get(at)).map(|node| (node.head, node.relation))
    else {
        return;
    };
    if let Some(node) = tree.nodes.get_mut(last) {
        node.head = head;
        node.relation = relation;
    }
    let stood = stood.unwrap_or(last);
    for at in 0..tree.nodes.len() {
        let Some(node) = tree.nodes.get(at).copied() else { continue };
        let hung_on_old = node.head == Some(stood) && at != last;
        if at == stood || hung_on_old || (first..last).contains(&at) {
            let relation =
                if at == stood || (first..last).contains(&at) { Relation::Compound } else { node.relation };
            attach(tree, at, last, relation);
        }
    }
}

/// `sanctions on Iran that were lifted`: a clause about what is done to a measure is about the measure, not about the noun right
/// before it.
fn take_clause(tree: &mut Tree, frames: &Frames, senses: &[(Range<usize>, &[Sense])], measure: usize) {
    for (words, meanings) in senses.iter().filter(|(words, _)| words.start > measure) {
        let verb = words.start;
        let Some(node) = tree.nodes.get(verb).copied() else { continue };
        let Some(head) = node.head.filter(|&head| head > measure && head < verb) else { continue };
        let is_clause = matches!(node.relation, Relation::Acl | Relation::AclRelcl) && node.pos == Pos::Verb;
        let is_participle =
            node.tag == Tag::Participle || node.tag == Tag::Past && node.relation == Relation::Acl;
        let acts = meanings.iter().any(|sense| match sense {
            Sense::Verb(index) => frames
                .predicates
                .get(*index)
                .is_some_and(|predicate| predicate.takes == Takes::Measure && predicate.action.is_some()),
            _ => false,
        });
        let on_target = tree.nodes.get(head).is_some_and(|node| node.head == Some(measure));
        if is_clause && is_participle && acts && on_target {
            attach(tree, verb, measure, node.relation);
        }
    }
}

/// The verb to the left of a preposition that takes a measure by it, with no other verb between.
fn taking_verb(
    tree: &Tree,
    frames: &Frames,
    senses: &[(Range<usize>, &[Sense])],
    case: usize,
    with: bool,
) -> Option<usize> {
    let at = (0..case).rev().find(|&at| pos(tree, at) == Some(Pos::Verb))?;
    let (_, meanings) = senses.iter().find(|(words, _)| words.contains(&at))?;
    let takes = meanings.iter().any(|sense| match sense {
        Sense::Verb(index) => frames.predicates.get(*index).is_some_and(|predicate| match predicate.takes {
            Takes::Target => with,
            Takes::Either => true,
            Takes::Measure | Takes::Own => false,
        }),
        _ => false,
    });
    takes.then_some(at)
}
