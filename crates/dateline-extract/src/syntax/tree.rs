//! The tree of a sentence: each word with its head and its relation to it.

use std::fmt;
use std::ops::Range;

use super::pos::{Pos, Tag};
use super::relation::Relation;

/// A word of a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Node {
    /// Its part of speech.
    pub(crate) pos: Pos,
    /// Its form.
    pub(crate) tag: Tag,
    /// Its head, counted from the sentence's first word; `None` for the root.
    pub(crate) head: Option<usize>,
    /// Its relation to the head.
    pub(crate) relation: Relation,
}

/// The tree of a sentence. Nodes are counted from 0, the sentence's first token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tree {
    /// The sentence's first token, as an index of the analysis's tokens.
    pub(crate) first: usize,
    /// The words, in order. One has no head, and no two arcs cross.
    pub(crate) nodes: Vec<Node>,
}

impl Tree {
    /// The node at `at`.
    pub(crate) fn node(&self, at: usize) -> Option<&Node> {
        self.nodes.get(at)
    }

    /// The node of a token of the analysis, or `None` if the sentence does not hold it.
    pub(crate) fn at_token(&self, token: usize) -> Option<usize> {
        token.checked_sub(self.first).filter(|&at| at < self.nodes.len())
    }

    /// The token of the analysis that a node is.
    pub(crate) fn token(&self, at: usize) -> usize {
        self.first + at
    }

    /// The word that all others hang from.
    pub(crate) fn root(&self) -> Option<usize> {
        self.nodes.iter().position(|node| node.head.is_none())
    }

    /// The head of the node at `at`.
    pub(crate) fn head(&self, at: usize) -> Option<usize> {
        self.nodes.get(at)?.head
    }

    /// The relation of the node at `at` to its head.
    pub(crate) fn relation(&self, at: usize) -> Option<Relation> {
        self.nodes.get(at).map(|node| node.relation)
    }

    /// What hangs from the node at `at`, in order.
    pub(crate) fn children(&self, at: usize) -> impl Iterator<Item = usize> {
        self.nodes.iter().enumerate().filter(move |(_, node)| node.head == Some(at)).map(|(child, _)| child)
    }

    /// What hangs from the node at `at` by one of `relations`, in order.
    pub(crate) fn children_by(&self, at: usize, relations: &[Relation]) -> impl Iterator<Item = usize> {
        self.children(at).filter(|&child| self.relation(child).is_some_and(|found| relations.contains(&found)))
    }

    /// The first that hangs from the node at `at` by one of `relations`.
    pub(crate) fn child(&self, at: usize, relations: &[Relation]) -> Option<usize> {
        self.children_by(at, relations).next()
    }

    /// The head of the node at `at`, its head, and so on to the root.
    pub(crate) fn heads(&self, at: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(self.head(at), |&at| self.head(at)).take(self.nodes.len())
    }

    /// Whether `below` hangs from `above`, by however many arcs; no node is its own ancestor.
    pub(crate) fn is_ancestor(&self, above: usize, below: usize) -> bool {
        self.heads(below).any(|head| head == above)
    }

    /// The words that hang from the node at `at`, itself included. They are one run, because no arcs cross.
    pub(crate) fn subtree(&self, at: usize) -> Range<usize> {
        let within = |other: usize| other == at || self.is_ancestor(at, other);
        let start = (0..at).rev().take_while(|&other| within(other)).last().unwrap_or(at);
        let end = (at + 1..self.nodes.len()).take_while(|&other| within(other)).last().unwrap_or(at);
        start..end + 1
    }

    /// The tokens of the analysis that hang from the node at `at`, itself included.
    pub(crate) fn tokens(&self, at: usize) -> Range<usize> {
        let nodes = self.subtree(at);
        self.first + nodes.start..self.first + nodes.end
    }

    /// The tree as indented lines, for people; `word` says how a node is spelt.
    #[cfg(any(test, feature = "training"))]
    pub(crate) fn outline<'a>(&self, word: impl Fn(usize) -> &'a str) -> String {
        let mut lines = String::new();
        if let Some(root) = self.root() {
            self.outline_from(root, 0, &word, &mut lines);
        }
        lines
    }

    #[cfg(any(test, feature = "training"))]
    fn outline_from<'a>(&self, at: usize, depth: usize, word: &impl Fn(usize) -> &'a str, lines: &mut String) {
        use fmt::Write;
        if let Some(node) = self.node(at) {
            writeln!(lines, "{:depth$}{} {} {}", "", node.relation, word(at), node.pos, depth = depth * 2)
                .expect("writing to a string cannot fail");
        }
        for child in self.children(at) {
            self.outline_from(child, depth + 1, word, lines);
        }
    }
}

impl fmt::Display for Relation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Display for Pos {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = format!("{self:?}");
        f.write_str(&name.to_ascii_uppercase())
    }
}
