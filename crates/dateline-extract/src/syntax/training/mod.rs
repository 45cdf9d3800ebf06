//! Training the models of [`crate::syntax`] from a treebank; not part of the crate's API.
//!
//! `examples/train_syntax.rs` is the program; `data/syntax/README.md` says how to run it.

mod parsing;
mod perceptron;
mod tagging;
mod treebank;

pub use parsing::Plan;
pub use treebank::Example;

use crate::syntax::tagger::Tagger;
use crate::syntax::configuration::Sentence;
use crate::syntax::labeller::Labeller;
use crate::syntax::parser::Parser;
use crate::syntax::weights::{Rows, Triples};
use crate::syntax::pos::Tagged;
use crate::syntax::wordlist::{Wordlist, write::write};

/// Lays out words and the tags they can have as the bytes of a word list.
pub fn word_list<'a>(words: impl Iterator<Item = (&'a str, Vec<&'a str>)>) -> Vec<u8> {
    write(words)
}

/// Reads the sentences of a treebank file; `document` is used where the file names none. Returns how many were left out.
pub fn read(document: &str, conllu: &str, list: &[u8]) -> (Vec<Example>, usize) {
    let list = Wordlist::read(list.to_vec().leak()).expect("we wrote it");
    treebank::read(document, conllu, &list)
}

/// Features a tagger keeps.
const TAGGER_FEATURES: usize = 40_000;

/// Trains a tagger; returns the bytes of its weights.
pub fn train_tagger(examples: &[&Example]) -> Vec<u8> {
    tagging::train(examples, TAGGER_FEATURES)
}

/// Tags for `examples` from taggers that did not see their documents.
pub fn fold_tags(examples: &[&Example]) -> Vec<Vec<u8>> {
    tagging::fold_tags(examples, TAGGER_FEATURES)
}

/// Trains a parser on `examples` with the tags `classes`; returns the bytes of its weights.
pub fn train_parser(examples: &[&Example], classes: &[Vec<u8>], plan: Plan) -> Vec<u8> {
    parsing::train_parser(examples, classes, plan)
}

/// Trains a labeller on `examples` with the tags `classes`; returns the bytes of its weights.
pub fn train_labeller(examples: &[&Example], classes: &[Vec<u8>], plan: Plan) -> Vec<u8> {
    parsing::train_labeller(examples, classes, plan)
}

/// How well a parser did.
#[derive(Clone, Copy, Debug, Default)]
pub struct Score {
    /// Words.
    pub words: usize,
    /// Words with the right part of speech.
    pub pos: usize,
    /// Words with the right part of speech and form.
    pub tags: usize,
    /// Words with the right head.
    pub heads: usize,
    /// Words with the right head and relation.
    pub arcs: usize,
    /// Words with the right relation among those with the right head, by their right relation.
    pub labels: usize,
}

/// Parses `examples` and counts what is right.
pub fn score_parser(tagger: &[u8], parser: &[u8], labeller: &[u8], examples: &[&Example]) -> Score {
    let tagger = Tagger::new(Rows::read(tagger.to_vec().leak()).expect("we wrote it"));
    let parser = Parser::new(Triples::read(parser.to_vec().leak()).expect("we wrote it"));
    let labeller = Labeller::new(Rows::read(labeller.to_vec().leak()).expect("we wrote it"));
    let mut score = Score::default();
    let mut by: std::collections::BTreeMap<String,(usize,usize,usize)> = Default::default();
    let mut gold_uas = 0;
    for example in examples {
        let classes = tagger.tag(&example.lexemes);
        let sentence = Sentence::new(&example.lexemes, &classes);
        let heads = parser.heads(&sentence);
        let relations = labeller.relations(&sentence, &heads);
        for at in 0..classes.len() {
            let tagged = Tagged::from_class(classes[at]);
            let is_head = heads[at] == example.heads[at];
            score.words += 1;
            let b = by.entry(example.relations[at].name().to_owned()).or_default(); b.0+=1; b.1+=is_head as usize; b.2 += (is_head && relations[at]==example.relations[at]) as usize;
            if example.tags[at].pos != crate::syntax::Pos::Punct { let b = by.entry("~nopunct".into()).or_default(); b.0+=1; b.1+=is_head as usize; b.2 += (is_head && relations[at]==example.relations[at]) as usize; }
            score.pos += usize::from(tagged.pos == example.tags[at].pos);
            score.tags += usize::from(tagged == example.tags[at]);
            score.heads += usize::from(is_head);
            score.arcs += usize::from(is_head && relations[at] == example.relations[at]);
        }
        let gold = labeller.relations(&sentence, &example.heads);
        let gc: Vec<u8> = example.tags.iter().map(|t| t.class()).collect();
        let gs = Sentence::new(&example.lexemes, &gc);
        gold_uas += parser.heads(&gs).iter().zip(&example.heads).filter(|(a,b)| a==b).count();
        score.labels += gold.iter().zip(&example.relations).filter(|(a, b)| a == b).count();
    }
    if std::env::var("BY").is_ok() {
    println!("gold tags uas {:.2}", gold_uas as f64*100./score.words as f64);
    let mut v: Vec<_> = by.into_iter().collect(); v.sort_by_key(|x| std::cmp::Reverse(x.1.0));
    for (k,(n,h,a)) in v.into_iter().take(30) { println!("{k} {n} {:.1} {:.1}", h as f64*100./n as f64, a as f64*100./n as f64); }
    }
    score
}

/// Tags `examples` with the weights of a tagger: how many words, how many of them with the right part of speech, and
/// with the right part of speech and form.
pub fn score_tagger(weights: &[u8], examples: &[&Example]) -> (usize, usize, usize) {
    let tagger = Tagger::new(Rows::read(weights.to_vec().leak()).expect("we wrote it"));
    let tags: Vec<Vec<Tagged>> = examples
        .iter()
        .map(|example| tagger.tag(&example.lexemes).into_iter().map(Tagged::from_class).collect())
        .collect();
    let (pos, both, all) = tagging::accuracy(examples, &tags);
    (all, pos, both)
}

/// DEBUG
pub fn confusions(weights: &[u8], examples: &[&Example], train: &[&Example]) {
    let tagger = Tagger::new(Rows::read(weights.to_vec().leak()).expect("we wrote it"));
    let known: std::collections::HashSet<&str> = train.iter().flat_map(|e| e.words.iter().map(|w| w.as_str())).collect();
    let mut m: std::collections::BTreeMap<String,(usize,Vec<String>)> = Default::default();
    let (mut oov, mut oovwrong, mut wrong)=(0,0,0);
    for e in examples { let t=tagger.tag(&e.lexemes); for (i,c) in t.iter().enumerate(){ let s=Tagged::from_class(*c); let k=known.contains(e.words[i].as_str()); oov+= !k as usize; if s.pos!=e.tags[i].pos { wrong+=1; oovwrong+= !k as usize; let x=m.entry(format!("{}->{}", e.tags[i].pos, s.pos)).or_default(); x.0+=1; x.1.push(e.words[i].clone()); } } }
    println!("oov {oov} wrong {wrong} oovwrong {oovwrong}");
    let mut v: Vec<_> = m.into_iter().collect(); v.sort_by_key(|x| std::cmp::Reverse(x.1.0));
    for (k,(n,w)) in v.into_iter().take(25) { println!("{n} {k} {}", w.into_iter().take(14).collect::<Vec<_>>().join(" ")); }
}
