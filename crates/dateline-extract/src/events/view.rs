//! One sentence as the event rules see it: its tree, with the words that mean something for sanctions marked on it.

use std::ops::Range;

use dateline_text::Span;
use dateline_time::Timex;

use super::actors::ActorWord;
use super::frames::{Frames, Predicate, Sense};
use super::repair;
use super::speakers::Speakers;
use crate::analysis::{Analysis, Sentence};
use crate::references::References;
use crate::syntax::{Node, Pos, Relation, Tree};

/// A sentence with its tree. Words are counted from the start of the sentence.
pub(super) struct View<'a> {
    pub(super) analysis: &'a Analysis<'a>,
    pub(super) references: &'a References,
    pub(super) frames: &'a Frames,
    pub(super) speakers: &'a Speakers<'a>,
    pub(super) sentence: &'a Sentence,
    pub(super) tree: Tree,
    /// The actors of the sentence, in order.
    pub(super) actors: &'a [ActorWord],
    senses: Vec<(Range<usize>, &'a [Sense])>,
    children: Vec<Vec<usize>>,
    extents: Vec<(usize, usize)>,
}

impl<'a> View<'a> {
    /// Marks the words of the frames on the tree of a sentence.
    #[expect(clippy::too_many_arguments, reason = "each step before this one has a say")]
    pub(super) fn new(
        analysis: &'a Analysis<'a>,
        references: &'a References,
        frames: &'a Frames,
        speakers: &'a Speakers<'a>,
        sentence: &'a Sentence,
        mut tree: Tree,
        actors: &'a [ActorWord],
        times: &[Timex],
    ) -> View<'a> {
        let from = actors.partition_point(|word| word.span.start() < sentence.span.start());
        let to = actors.partition_point(|word| word.span.start() < sentence.span.end());
        let senses = senses_of(analysis, frames, sentence, &tree);
        let first = tree.first;
        let from_time = times.partition_point(|time| time.excerpt.span.start() < sentence.span.start());
        let of_sentence =
            times.iter().skip(from_time).take_while(|time| time.excerpt.span.start() < sentence.span.end());
        for time in of_sentence {
            let tokens = analysis.tokens_in(time.excerpt.span);
            if let (Some(start), Some(end)) = (tokens.start.checked_sub(first), tokens.end.checked_sub(first))
            {
                repair::repair_time(&mut tree, start..end);
            }
        }
        repair::repair(&mut tree, frames, &senses, |at| analysis.lower(first + at));
        let mut children = vec![Vec::new(); tree.nodes.len()];
        for (at, node) in tree.nodes.iter().enumerate() {
            if let Some(siblings) = node.head.and_then(|head| children.get_mut(head)) {
                siblings.push(at);
            }
        }
        let mut view = View {
            analysis,
            references,
            frames,
            speakers,
            sentence,
            extents: (0..tree.nodes.len()).map(|at| (at, at)).collect(),
            tree,
            actors: actors.get(from..to.max(from)).unwrap_or(&[]),
            senses,
            children,
        };
        view.extents = view.extents_of_subtrees();
        view
    }

    /// The first and last word of each subtree: every word widens the extent of all above it.
    fn extents_of_subtrees(&self) -> Vec<(usize, usize)> {
        let mut extents = self.extents.clone();
        for at in 0..self.tree.nodes.len() {
            let mut above = self.head(at);
            for _ in 0..self.tree.nodes.len() {
                let Some(head) = above else { break };
                let Some(extent) = extents.get_mut(head) else { break };
                *extent = (extent.0.min(at), extent.1.max(at));
                above = self.head(head);
            }
        }
        extents
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.tree.nodes.len()
    }

    /// The node of a word.
    pub(super) fn node(&self, at: usize) -> Option<&Node> {
        self.tree.nodes.get(at)
    }

    /// The word a word hangs on.
    pub(super) fn head(&self, at: usize) -> Option<usize> {
        self.node(at)?.head
    }

    /// How it hangs there.
    pub(super) fn relation(&self, at: usize) -> Relation {
        self.node(at).map_or(Relation::Root, |node| node.relation)
    }

    /// Its part of speech.
    pub(super) fn pos(&self, at: usize) -> Pos {
        self.node(at).map_or(Pos::X, |node| node.pos)
    }

    /// The words that hang on a word.
    pub(super) fn children(&self, at: usize) -> &[usize] {
        self.children.get(at).map_or(&[], Vec::as_slice)
    }

    /// The words that hang on a word in one of the given ways.
    pub(super) fn children_by<'s>(
        &'s self,
        at: usize,
        relations: &'s [Relation],
    ) -> impl Iterator<Item = usize> + 's {
        self.children(at).iter().copied().filter(move |&child| relations.contains(&self.relation(child)))
    }

    /// The word in lower case.
    pub(super) fn lower(&self, at: usize) -> &str {
        self.analysis.lower(self.tree.first + at)
    }

    /// Where a word stands.
    pub(super) fn span(&self, at: usize) -> Option<Span> {
        self.analysis.token(self.tree.first + at).map(|token| token.span)
    }

    /// Where the words of a range stand.
    pub(super) fn span_of(&self, words: Range<usize>) -> Option<Span> {
        self.analysis.span(self.tree.first + words.start..self.tree.first + words.end)
    }

    /// The words within a span.
    pub(super) fn words_in(&self, span: Span) -> Range<usize> {
        let tokens = self.analysis.tokens_in(span);
        let first = self.tree.first;
        tokens.start.saturating_sub(first).min(self.len())..tokens.end.saturating_sub(first).min(self.len())
    }

    /// The words from the first to the last of a subtree.
    pub(super) fn extent(&self, at: usize) -> Range<usize> {
        self.extents.get(at).map_or(at..at, |&(from, to)| from..to + 1)
    }

    /// Whether `at` hangs, over any number of words, on `above`.
    pub(super) fn is_below(&self, at: usize, above: usize) -> bool {
        let mut word = Some(at);
        for _ in 0..=self.len() {
            match word {
                Some(found) if found == above => return true,
                Some(found) => word = self.head(found),
                None => return false,
            }
        }
        false
    }

    /// The frame words of the sentence with their meanings.
    pub(super) fn senses(&self) -> impl Iterator<Item = (Range<usize>, &'a [Sense])> + '_ {
        self.senses.iter().map(|(words, senses)| (words.clone(), *senses))
    }

    /// The word of a range that the others hang on.
    pub(super) fn head_of(&self, words: Range<usize>) -> usize {
        let inner = words.clone().find(|&at| self.head(at).is_none_or(|head| !words.contains(&head)));
        inner.unwrap_or(words.start)
    }

    /// The predicates that a word may be, with whether it stands there as a verb.
    pub(super) fn predicates(&self, at: usize) -> impl Iterator<Item = (&'a Predicate, bool)> + '_ {
        let pos = self.pos(at);
        let found = self.senses.binary_search_by(|(words, _)| {
            if words.end <= at {
                std::cmp::Ordering::Less
            } else if words.start > at {
                std::cmp::Ordering::Greater
            } else {
                std::cmp::Ordering::Equal
            }
        });
        let senses =
            found.ok().and_then(|index| self.senses.get(index)).map_or(&[][..], |(_, senses)| senses);
        senses.iter().filter_map(move |&sense| {
            let (index, is_verb) = match sense {
                Sense::Verb(index) => (index, true),
                Sense::Nominal(index) => (index, false),
                Sense::Noun(_) => return None,
            };
            let fits = match pos {
                Pos::Verb | Pos::Aux => is_verb,
                Pos::Noun | Pos::Propn => !is_verb || self.lower(at).ends_with("ing"),
                _ => true,
            };
            let predicate = self.frames.predicates.get(index).filter(|_| fits)?;
            (predicate.with.is_empty() || self.has_particle(at, &predicate.with))
                .then_some((predicate, is_verb))
        })
    }

    /// Whether one of `particles` hangs on the word, or stands right after it or after its object.
    fn has_particle(&self, at: usize, particles: &[String]) -> bool {
        let is = |word: usize| particles.iter().any(|particle| particle == self.lower(word));
        is(at + 1)
            || self
                .children(at)
                .iter()
                .any(|&child| is(child) || self.children_by(child, &[Relation::Case, Relation::Mark]).any(is))
    }

    /// The words that follow `at` as conjuncts, with itself first: `A, B and C`.
    pub(super) fn conjuncts(&self, at: usize) -> Vec<usize> {
        let mut all = vec![at];
        all.extend(self.children_by(at, &[Relation::Conj]));
        all
    }

    /// The prepositions of a nominal.
    pub(super) fn cases(&self, at: usize) -> impl Iterator<Item = &str> {
        self.children_by(at, &[Relation::Case]).map(|case| self.lower(case))
    }
}

/// The frame words of a sentence, as ranges of the words of its tree, with their meanings.
fn senses_of<'a>(
    analysis: &Analysis<'a>,
    frames: &'a Frames,
    sentence: &Sentence,
    tree: &Tree,
) -> Vec<(Range<usize>, &'a [Sense])> {
    let lower = sentence.span.slice(&analysis.lower).unwrap_or("");
    let start = sentence.span.start();
    let found = frames.find(lower).filter_map(|(from, to, senses)| {
        let tokens = analysis.tokens_in(Span::from_range(from..to)?.shifted(start));
        let words = tokens.start.checked_sub(tree.first)?..tokens.end.checked_sub(tree.first)?;
        (!words.is_empty() && words.end <= tree.nodes.len()).then_some((words, senses))
    });
    found.collect()
}
