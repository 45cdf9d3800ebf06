//! Under which programme: its name, the number of its act, or words that describe it where the issuer is known.

use std::collections::HashMap;

use aho_corasick::AhoCorasick;
use dateline_sanctions::{Actor, Catalogue, LegalAct, ProgramKey};
use dateline_text::Span;

use super::frames::{automaton, is_whole};
use super::view::View;
use crate::LexiconError;
use crate::syntax::{Pos, Relation};

/// The names and descriptions of the programmes of the catalogue.
#[derive(Debug)]
pub(super) struct Regimes {
    words: AhoCorasick,
    meanings: Vec<Vec<(Option<Actor>, ProgramKey)>>,
}

impl Regimes {
    /// Takes them from the catalogue of `dateline-sanctions`.
    pub(super) fn embedded() -> Result<Regimes, LexiconError> {
        let catalogue = Catalogue::embedded();
        let named = catalogue.aliases().map(|(alias, key)| (alias, None, key));
        let described = catalogue.descriptions().map(|(words, issuer, key)| (words, Some(issuer), key));
        let mut words: Vec<String> = Vec::new();
        let mut meanings: Vec<Vec<(Option<Actor>, ProgramKey)>> = Vec::new();
        let mut known: HashMap<String, usize> = HashMap::new();
        for (text, issuer, key) in named.chain(described) {
            let lower = text.to_ascii_lowercase();
            let next = words.len();
            let at = *known.entry(lower.clone()).or_insert(next);
            if at == next {
                words.push(lower);
                meanings.push(Vec::new());
            }
            if let Some(meanings) = meanings.get_mut(at) {
                meanings.push((issuer, key.clone()));
            }
        }
        Ok(Regimes { words: automaton("programs.tsv of dateline-sanctions", &words)?, meanings })
    }

    /// The programme that the sentence names, as words and key; with several, the one nearest to the word at `near`.
    pub(super) fn find(
        &self,
        view: &View<'_>,
        near: usize,
        imposers: &[Actor],
    ) -> Option<(Span, Option<ProgramKey>)> {
        let sentence = view.sentence.span;
        let printed = sentence.slice(view.analysis.text)?;
        let lower = sentence.slice(&view.analysis.lower)?;
        let acts = LegalAct::find_all(printed).map(|(range, act)| {
            let key = Catalogue::embedded().by_act(&act).map(|program| program.key.clone());
            (range.start, range.end, key)
        });
        let names = self
            .words
            .find_iter(lower)
            .filter(|hit| is_whole(lower, hit.start(), hit.end()))
            .filter_map(|hit| {
                let meanings = self.meanings.get(hit.pattern().as_usize())?;
                let fits = |issuer: &Option<Actor>| issuer.is_none_or(|issuer| imposers.contains(&issuer));
                let (_, key) = meanings.iter().find(|(issuer, _)| fits(issuer))?;
                Some((hit.start(), hit.end(), Some(key.clone())))
            });
        let found = acts.chain(names).filter_map(|(from, to, key)| {
            let words = view.words_in(Span::from_range(from..to)?.shifted(sentence.start()));
            (!words.is_empty()).then_some((words, key))
        });
        let (words, key) = found.min_by_key(|(words, _)| words.start.abs_diff(near))?;
        Some((view.span_of(phrase(view, words))?, key))
    }
}

/// The words with those before the noun that belong to it: `the EU's new human rights sanctions regime`.
fn phrase(view: &View<'_>, words: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let head = view.head_of(words.clone());
    let belongs = [Relation::Det, Relation::Amod, Relation::Compound, Relation::NmodPoss];
    let start =
        view.children_by(head, &belongs).map(|child| view.extent(child).start).min().unwrap_or(words.start);
    let only_words = (start..words.start).all(|at| view.pos(at) != Pos::Punct);
    if start < words.start && only_words { start..words.end } else { words }
}
