//! Training the models of `crate::syntax` from a treebank; not part of the crate's API.
//!
//! `examples/train_syntax.rs` is the program; `data/syntax/README.md` says how to run it. Training is exact and has no
//! source of chance but fixed seeds: the same treebank gives the same bytes.

mod parsing;
mod perceptron;
mod tagging;
mod treebank;
mod words;

use dateline_text::{Token, tokens};

use super::Syntax;
use super::configuration::Sentence;
use super::labeller::Labeller;
use super::lexeme::Lexeme;
use super::parser::Parser;
use super::pos::{Pos, Tagged};
use super::tagger::Tagger;
use super::weights::{Rows, Triples};
use super::wordlist::Wordlist;
pub use parsing::Plan;
pub use treebank::Example;
pub use words::{Sources, WordNet, word_list};

/// The files of weights.
#[derive(Clone, Debug)]
pub struct Models {
    /// `tagger.bin`
    pub tagger: Vec<u8>,
    /// `parser.bin`
    pub parser: Vec<u8>,
    /// `labeller.bin`
    pub labeller: Vec<u8>,
}

/// Reads the sentences of a treebank file with a word list, as [`word_list`] gives it; `document` is used where the file
/// names none. Returns how many were left out.
///
/// # Panics
/// If `list` is no word list.
pub fn read(document: &str, conllu: &str, list: &[u8]) -> (Vec<Example>, usize) {
    let list = Wordlist::read(list.to_vec().leak()).expect("a word list");
    treebank::read(document, conllu, &list)
}

/// Trains all models on `examples`.
pub fn train(examples: &[&Example], plan: Plan) -> Models {
    // The parser and the labeller learn from tags with the mistakes that a tagger makes on text it has not seen.
    let classes = tagging::fold_tags(examples, plan.tagger_features);
    Models {
        tagger: tagging::train(examples, plan.tagger_features),
        parser: parsing::train_parser(examples, &classes, plan),
        labeller: parsing::train_labeller(examples, &classes, plan),
    }
}

/// The models that ship and a text to measure them on.
#[derive(Debug)]
pub struct Bench {
    syntax: Syntax,
    lexemes: Vec<Lexeme>,
}

impl Bench {
    /// Takes `text` as one sentence.
    ///
    /// # Panics
    /// If the weights that ship are malformed.
    pub fn new(text: &str) -> Bench {
        let syntax = Syntax::embedded().expect("the weights that ship can be read");
        let lexeme = |token: Token| {
            let word = token.text(text);
            Lexeme::new(word, &word.to_ascii_lowercase(), &syntax.words)
        };
        let lexemes = tokens(text).map(lexeme).collect();
        Bench { syntax, lexemes }
    }

    /// How many tokens the text has.
    pub fn tokens(&self) -> u64 {
        self.lexemes.len() as u64
    }

    /// Loads the weights; says whether that went well.
    pub fn load() -> bool {
        Syntax::embedded().is_ok()
    }

    /// Tags the text; returns how many tags there are.
    pub fn tag(&self) -> usize {
        self.syntax.tagger.tag(&self.lexemes).len()
    }

    /// Parses the text; returns how many nodes there are.
    pub fn parse(&self) -> usize {
        let classes = self.syntax.tagger.tag(&self.lexemes);
        self.syntax.nodes(&self.lexemes, &classes).len()
    }
}

/// How many words the models got right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Words.
    pub words: usize,
    /// Those with the right part of speech.
    pub pos: usize,
    /// Those with the right part of speech and form.
    pub tags: usize,
    /// Those with the right head.
    pub heads: usize,
    /// Those with the right head and relation.
    pub arcs: usize,
    /// Words that are no punctuation marks.
    pub letters: usize,
    /// Those of them with the right head.
    pub letters_heads: usize,
    /// Those of them with the right head and relation.
    pub letters_arcs: usize,
}

/// Parses `examples` with `models` and counts what is right.
///
/// # Panics
/// If `models` are none.
pub fn score(models: &Models, examples: &[&Example]) -> Score {
    let tagger = Tagger::new(Rows::read(models.tagger.clone().leak()).expect("a tagger"));
    let parser = Parser::new(Triples::read(models.parser.clone().leak()).expect("a parser"));
    let labeller = Labeller::new(Rows::read(models.labeller.clone().leak()).expect("a labeller"));
    let mut score = Score::default();
    for example in examples {
        let classes = tagger.tag(&example.lexemes);
        let sentence = Sentence::new(&example.lexemes, &classes);
        let heads = parser.heads(&sentence);
        let relations = labeller.relations(&sentence, &heads);
        let found = classes.into_iter().map(Tagged::from_class).zip(heads).zip(relations);
        let right = example.tags.iter().zip(&example.heads).zip(&example.relations);
        for (((tagged, head), relation), ((right_tagged, right_head), right_relation)) in found.zip(right) {
            let is_letters = right_tagged.pos != Pos::Punct;
            let is_head = head == *right_head;
            let is_arc = is_head && relation == *right_relation;
            score.words += 1;
            score.pos += usize::from(tagged.pos == right_tagged.pos);
            score.tags += usize::from(tagged == *right_tagged);
            score.heads += usize::from(is_head);
            score.arcs += usize::from(is_arc);
            score.letters += usize::from(is_letters);
            score.letters_heads += usize::from(is_letters && is_head);
            score.letters_arcs += usize::from(is_letters && is_arc);
        }
    }
    score
}
