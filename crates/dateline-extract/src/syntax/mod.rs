//! Syntax of a sentence: the part of speech of each word, and the tree of its heads.
//!
//! Three linear models, one after the other: the [tagger](tagger), the [parser](parser) that finds each word's head,
//! and the labeller that names its relation to it. Their weights are trained on a treebank of Universal Dependencies
//! (see `data/syntax/README.md`) and used as they lie in the files.
//!
//! What a word or a relation means for a story is left to the steps that read the trees.

mod configuration;
mod known;
mod labeller;
mod lexeme;
mod parser;
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
use pos::Tagged;
pub(crate) use pos::{Pos, Tag};
pub(crate) use relation::Relation;
pub(crate) use tree::{Node, Tree};

use configuration::Sentence;
use labeller::Labeller;
use lexeme::Lexeme;
use parser::Parser;
use tagger::Tagger;
use weights::{Rows, Triples};
use wordlist::Wordlist;

/// The models of syntax with their weights.
#[derive(Debug)]
pub(crate) struct Syntax {
    words: Wordlist,
    tagger: Tagger,
    parser: Parser,
    labeller: Labeller,
}

impl Syntax {
    /// The models that ship with the crate.
    ///
    /// # Errors
    /// If a file of weights is malformed, which the crate's tests rule out for the files that ship.
    pub(crate) fn embedded() -> Result<Syntax, LexiconError> {
        let words = Wordlist::read(include_bytes!("../../data/syntax/words.bin"));
        let tagger = Rows::read(include_bytes!("../../data/syntax/tagger.bin"));
        let parser = Triples::read(include_bytes!("../../data/syntax/parser.bin"));
        let labeller = Rows::read(include_bytes!("../../data/syntax/labeller.bin"));
        Ok(Syntax {
            words: words.map_err(|reason| LexiconError { file: "syntax/words.bin", reason })?,
            tagger: Tagger::new(tagger.map_err(|reason| LexiconError { file: "syntax/tagger.bin", reason })?),
            parser: Parser::new(parser.map_err(|reason| LexiconError { file: "syntax/parser.bin", reason })?),
            labeller: Labeller::new(
                labeller.map_err(|reason| LexiconError { file: "syntax/labeller.bin", reason })?,
            ),
        })
    }

    /// The nodes of the tree of `lexemes`, which are a sentence and have the tags of `classes`.
    fn nodes(&self, lexemes: &[Lexeme], classes: &[u8]) -> Vec<Node> {
        let sentence = Sentence::new(lexemes, classes);
        let heads = self.parser.heads(&sentence);
        let relations = self.labeller.relations(&sentence, &heads);
        let nodes = sentence.units.iter().zip(heads).zip(relations);
        nodes.map(|((unit, head), relation)| Node { pos: unit.pos, tag: unit.tag, head, relation }).collect()
    }

    fn lexemes(&self, analysis: &Analysis<'_>, tokens: Range<usize>) -> Vec<Lexeme> {
        tokens.map(|at| Lexeme::new(analysis.word(at), analysis.lower(at), &self.words)).collect()
    }
}
