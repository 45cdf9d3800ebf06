//! Trees of sentences in which some words are known to be nouns or names, whatever the tagger makes of them: `asset freezes`,
//! `the United States`.

use std::ops::Range;

use super::pos::CLASSES;
use super::{Pos, Syntax, Tag, Tagged, Tree};
use crate::analysis::Analysis;

impl Syntax {
    /// The tree of `tokens`, which are a sentence, where the tokens at `nouns` are nouns and those at `names` parts of names.
    pub(crate) fn parse(
        &self,
        analysis: &Analysis<'_>,
        tokens: Range<usize>,
        nouns: &[usize],
        names: &[usize],
    ) -> Tree {
        let first = tokens.start;
        let lexemes = self.lexemes(analysis, tokens);
        let mut classes = self.tagger.tag(&lexemes);
        for &noun in nouns {
            let Some(class) = noun.checked_sub(first).and_then(|at| classes.get_mut(at)) else { continue };
            if !matches!(
                Tagged::from_class(*class).pos,
                Pos::Noun | Pos::Propn | Pos::Adj | Pos::Adp | Pos::Punct
            ) {
                let tag = if analysis.lower(noun).ends_with('s') { Tag::Plural } else { Tag::Singular };
                *class = class_of(Tagged { pos: Pos::Noun, tag }).unwrap_or(*class);
            }
        }
        for &name in names {
            let Some(class) = name.checked_sub(first).and_then(|at| classes.get_mut(at)) else { continue };
            if matches!(
                Tagged::from_class(*class).pos,
                Pos::Verb | Pos::Aux | Pos::Adj | Pos::Adv | Pos::Adp | Pos::X | Pos::Sconj
            ) {
                *class = class_of(Tagged { pos: Pos::Propn, tag: Tag::Singular }).unwrap_or(*class);
            }
        }
        Tree { first, nodes: self.nodes(&lexemes, &classes) }
    }
}

/// The number of a class.
fn class_of(tagged: Tagged) -> Option<u8> {
    (0..CLASSES)
        .filter_map(|class| u8::try_from(class).ok())
        .find(|&class| Tagged::from_class(class) == tagged)
}
