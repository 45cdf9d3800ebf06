//! Syntax of a sentence: the part of speech of each word, and the tree of its heads.
//!
//! Three linear models, one after the other: the [tagger](tagger), the [parser](parser) that finds each word's head,
//! and the labeller that names its relation to it. Their weights are trained on a treebank of Universal Dependencies
//! (see `data/syntax/README.md`) and used as they lie in the files.
//!
//! What a word or a relation means for a story is left to the steps that read the trees.

mod lexeme;
mod pos;
mod relation;
mod tagger;
#[cfg(feature = "training")]
pub mod training;
mod tree;
mod weights;
mod wordlist;

use std::ops::Range;

use crate::analysis::Analysis;
use crate::lexicon::LexiconError;
pub(crate) use pos::{Pos, Tag, Tagged};
pub(crate) use relation::Relation;
pub(crate) use tree::{Node, Tree};

use lexeme::Lexeme;
use tagger::Tagger;
use weights::Rows;
use wordlist::Wordlist;

/// The models of syntax with their weights.
#[derive(Debug)]
pub(crate) struct Syntax {
    words: Wordlist,
    tagger: Tagger,
}

impl Syntax {
    /// The models that ship with the crate.
    ///
    /// # Errors
    /// If a file of weights is malformed, which the crate's tests rule out for the files that ship.
    pub(crate) fn embedded() -> Result<Syntax, LexiconError> {
        let words = Wordlist::read(include_bytes!("../../data/syntax/words.bin"));
        let tagger = Rows::read(include_bytes!("../../data/syntax/tagger.bin"));
        Ok(Syntax {
            words: words.map_err(|reason| LexiconError { file: "syntax/words.bin", reason })?,
            tagger: Tagger::new(tagger.map_err(|reason| LexiconError { file: "syntax/tagger.bin", reason })?),
        })
    }

    /// The part of speech and form of each of `tokens`, which are a sentence.
    pub(crate) fn tag(&self, analysis: &Analysis<'_>, tokens: Range<usize>) -> Vec<Tagged> {
        let lexemes = self.lexemes(analysis, tokens);
        self.tagger.tag(&lexemes).into_iter().map(Tagged::from_class).collect()
    }

    /// The tree of `tokens`, which are a sentence.
    pub(crate) fn parse(&self, analysis: &Analysis<'_>, tokens: Range<usize>) -> Tree {
        // Until the parser is there, each word hangs from the first verb.
        let tags = self.tag(analysis, tokens.clone());
        let root = tags.iter().position(|tag| tag.pos == Pos::Verb).unwrap_or(0);
        let node = |(at, tagged): (usize, Tagged)| Node {
            pos: tagged.pos,
            tag: tagged.tag,
            head: (at != root).then_some(root),
            relation: if at == root { Relation::Root } else { Relation::Other },
        };
        Tree { first: tokens.start, nodes: tags.into_iter().enumerate().map(node).collect() }
    }

    fn lexemes(&self, analysis: &Analysis<'_>, tokens: Range<usize>) -> Vec<Lexeme> {
        tokens.map(|at| Lexeme::new(analysis.word(at), analysis.lower(at), &self.words)).collect()
    }
}
