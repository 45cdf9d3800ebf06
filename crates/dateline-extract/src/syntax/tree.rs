//! The tree of a sentence: each word with its head and its relation to it.

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
