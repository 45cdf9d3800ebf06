//! Training the models of [`crate::syntax`] from a treebank; not part of the crate's API.
//!
//! `examples/train_syntax.rs` is the program; `data/syntax/README.md` says how to run it.

mod perceptron;
mod tagging;
mod treebank;

pub use treebank::Example;

use crate::syntax::tagger::Tagger;
use crate::syntax::weights::Rows;
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
