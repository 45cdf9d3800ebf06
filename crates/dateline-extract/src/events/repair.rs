//! What a parser trained on other texts gets wrong about measures, set right by what the frames know.
//!
//! - The words before a measure are its modifiers: `the EU's new human rights sanctions regime` is one noun phrase, whose last word
//!   stands for it.
//! - A measure after `with` or `on` belongs to the verb that takes one so: `hit the people responsible for it with asset freezes`,
//!   `slapped six officials on a blacklist`.

use std::ops::Range;

use super::frames::{Frames, Sense, Takes};
use crate::syntax::{Node, Pos, Relation, Tree};

/// Sets right the attachments of the measures in a tree, where `senses` are its frame words and `lower` gives a word.
pub(super) fn repair<'a>(
    tree: &mut Tree,
    frames: &Frames,
    senses: &[(Range<usize>, &[Sense])],
    lower: impl Fn(usize) -> &'a str,
) {
    for (words, meanings) in senses {
        if !meanings.iter().any(|sense| matches!(sense, Sense::Noun(_))) || words.is_empty() {
            continue;
        }
        let last = words.end - 1;
        if pos(tree, last).is_none_or(|pos| !pos.is_nominal()) {
            continue;
        }
        gather(tree, words.start, last);
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
