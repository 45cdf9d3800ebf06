//! Training the parser and the labeller.
//!
//! The parser is a structured perceptron: where the beam's best state leads the right one by most, the weights learn
//! from the two ways there ("max violation", Huang, Fayong & Guo 2012).

use super::perceptron::{Dice, Perceptron, often};
use super::treebank::Example;
use crate::syntax::configuration::{Configuration, MOVES, Move, NONE, Sentence};
use crate::syntax::labeller::{best_relation, label};
use crate::syntax::parser::{Beam, score, state_features};
use crate::syntax::relation::RELATIONS;
use crate::syntax::weights::{Weights, write_rows, write_triples};

/// A feature that the right ways to all trees show less often is left out.
const LEAST: u32 = 3;

/// How training goes.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// How many features the tagger keeps.
    pub tagger_features: usize,
    /// How often the parser sees each sentence.
    pub rounds: usize,
    /// How many states the beam keeps in training.
    pub beam: usize,
    /// How many features the parser keeps.
    pub parser_features: usize,
    /// How often the labeller sees each sentence.
    pub label_rounds: usize,
    /// How many features the labeller keeps.
    pub labeller_features: usize,
}

impl Default for Plan {
    /// How the weights that ship are trained.
    fn default() -> Plan {
        Plan {
            tagger_features: 40_000,
            rounds: 8,
            beam: 8,
            parser_features: 300_000,
            label_rounds: 6,
            labeller_features: 50_000,
        }
    }
}

/// A sentence with its right heads made projective.
struct Lesson {
    sentence: Sentence,
    heads: Vec<Option<usize>>,
    moves: Vec<Move>,
}

/// The bytes of a parser trained on `examples` with the tags `classes`.
pub(super) fn train_parser(examples: &[&Example], classes: &[Vec<u8>], plan: Plan) -> Vec<u8> {
    let lessons: Vec<Lesson> =
        examples.iter().zip(classes).map(|(example, classes)| Lesson::new(example, classes)).collect();
    let seen = lessons.iter().flat_map(Lesson::features);
    let (features, counts) = often(seen, LEAST);
    // The first training only says which features are worth keeping; the second gives those their weights.
    let first = train_on(&lessons, features.into_iter(), plan.rounds / 2, plan.beam);
    let kept = first.averaged().pruned(plan.parser_features, Some(&counts));
    let second = train_on(&lessons, kept.features(), plan.rounds, plan.beam);
    let rows = second.averaged().quantised();
    let triple = |(feature, row): (u64, Vec<i8>)| row.first_chunk::<MOVES>().map(|&row| (feature, row));
    let mut rows: Vec<(u64, [i8; MOVES])> = rows.into_iter().filter_map(triple).collect();
    rows.retain(|(_, row)| row.iter().any(|&weight| weight != 0));
    write_triples(&rows)
}

fn train_on(
    lessons: &[Lesson],
    features: impl Iterator<Item = u64>,
    rounds: usize,
    beam: usize,
) -> Perceptron {
    let mut model = Perceptron::closed(MOVES, features);
    let mut dice = Dice::new(3);
    let mut order: Vec<usize> = (0..lessons.len()).collect();
    for _ in 0..rounds {
        dice.shuffle(&mut order);
        for lesson in order.iter().filter_map(|&at| lessons.get(at)) {
            learn(&mut model, lesson, beam);
            model.tick();
        }
    }
    model
}

fn learn(model: &mut Perceptron, lesson: &Lesson, width: usize) {
    let sentence = &lesson.sentence;
    let length = u16::try_from(lesson.heads.len()).unwrap_or(NONE);
    let mut beam = Beam::start(sentence);
    let mut gold = Configuration::start(length);
    let mut gold_score = 0;
    let mut features = Vec::new();
    let mut worst: (i32, Vec<Move>) = (i32::MIN, Vec::new());
    for (made, &right) in lesson.moves.iter().enumerate() {
        let scores = score(sentence, &gold, model, &mut features);
        gold_score += scores.get(right as usize).copied().unwrap_or(0);
        gold.make(right, sentence);
        beam.step(sentence, model, width);
        let Some(best) = beam.hypotheses.first() else { break };
        let lead = best.score - gold_score;
        if best.moves.get(..=made) != lesson.moves.get(..=made) && lead >= worst.0 {
            worst = (lead, best.moves.clone());
        }
    }
    if beam.hypotheses.first().is_some_and(|best| best.moves == lesson.moves) || worst.0 < 0 {
        return;
    }
    let same = worst.1.iter().zip(&lesson.moves).take_while(|(a, b)| a == b).count();
    let right = lesson.moves.get(..worst.1.len()).unwrap_or(&[]);
    for (moves, by) in [(right, 1), (worst.1.as_slice(), -1)] {
        let mut state = Configuration::start(length);
        for (made, &transition) in moves.iter().enumerate() {
            if made >= same {
                state_features(sentence, &state, &mut features);
                for &feature in &features {
                    model.update(feature, transition as usize, by);
                }
            }
            state.make(transition, sentence);
        }
    }
}

impl Lesson {
    fn new(example: &Example, classes: &[u8]) -> Lesson {
        let heads = projective(&example.heads);
        Lesson { sentence: Sentence::new(&example.lexemes, classes), moves: moves(&heads), heads }
    }

    /// The features of all states on the right way.
    fn features(&self) -> Vec<u64> {
        let mut state = Configuration::start(u16::try_from(self.heads.len()).unwrap_or(NONE));
        let mut all = Vec::new();
        let mut features = Vec::new();
        for &transition in &self.moves {
            state_features(&self.sentence, &state, &mut features);
            all.extend_from_slice(&features);
            state.make(transition, &self.sentence);
        }
        all
    }
}

/// The tree with each arc that crosses another lifted to the head's head, the shortest first, until none crosses.
fn projective(heads: &[Option<usize>]) -> Vec<Option<usize>> {
    let mut heads = heads.to_vec();
    loop {
        let is_below = |at: usize, above: usize| {
            std::iter::successors(Some(at), |&at| heads.get(at).copied().flatten()).any(|at| at == above)
        };
        let crossing = heads
            .iter()
            .enumerate()
            .filter_map(|(at, head)| head.map(|head| (at, head)))
            .filter(|&(at, head)| !(at.min(head) + 1..at.max(head)).all(|between| is_below(between, head)))
            .min_by_key(|&(at, head)| (at.abs_diff(head), at));
        let Some((at, head)) = crossing else { return heads };
        let lifted = heads.get(head).copied().flatten();
        if let Some(place) = heads.get_mut(at) {
            *place = lifted;
        }
    }
}

/// The transitions that lead to a projective tree, each arc as early as can be.
fn moves(heads: &[Option<usize>]) -> Vec<Move> {
    let mut missing = vec![0_usize; heads.len()];
    for head in heads.iter().flatten() {
        if let Some(count) = missing.get_mut(*head) {
            *count += 1;
        }
    }
    let head = |at: usize| heads.get(at).copied().flatten();
    let mut moves = Vec::with_capacity(heads.len() * 2);
    let mut stack: Vec<usize> = Vec::new();
    let mut next = 0;
    while next < heads.len() || stack.len() > 1 {
        let top = stack.last().copied();
        let under = stack.len().checked_sub(2).and_then(|at| stack.get(at)).copied();
        let is_done = top.is_some_and(|top| missing.get(top) == Some(&0));
        let (transition, parent) = match (top.and_then(head), top, under) {
            (Some(parent), Some(_), _) if is_done && next < heads.len() && parent == next => {
                (Move::Left, Some(parent))
            }
            (Some(parent), Some(_), Some(under)) if is_done && parent == under => (Move::Right, Some(parent)),
            _ => (Move::Shift, None),
        };
        if let Some(count) = parent.and_then(|parent| missing.get_mut(parent)) {
            *count -= 1;
            stack.pop();
        } else {
            stack.push(next);
            next += 1;
        }
        moves.push(transition);
    }
    moves
}

/// The bytes of a labeller trained on the right trees of `examples` with the tags `classes`.
pub(super) fn train_labeller(examples: &[&Example], classes: &[Vec<u8>], plan: Plan) -> Vec<u8> {
    let lessons: Vec<(Sentence, &Example)> = examples
        .iter()
        .zip(classes)
        .map(|(example, classes)| (Sentence::new(&example.lexemes, classes), *example))
        .collect();
    let mut seen = Vec::new();
    for (sentence, example) in &lessons {
        let mut relations = relations_in_order(example).into_iter();
        label(sentence, &example.heads, |features| {
            seen.extend_from_slice(features);
            relations.next().unwrap_or(crate::syntax::relation::Relation::Other)
        });
    }
    let (features, _) = often(seen.into_iter(), 2);
    let mut model = Perceptron::closed(RELATIONS, features.into_iter());
    let mut dice = Dice::new(4);
    let mut order: Vec<usize> = (0..lessons.len()).collect();
    for _ in 0..plan.label_rounds {
        dice.shuffle(&mut order);
        for (sentence, example) in order.iter().filter_map(|&at| lessons.get(at)) {
            let mut relations = relations_in_order(example).into_iter();
            label(sentence, &example.heads, |features| {
                let mut scores = [0; RELATIONS];
                for &feature in features {
                    model.add(feature, &mut scores);
                }
                let said = best_relation(&scores);
                if let Some(right) = relations.next().filter(|right| *right != said) {
                    for &feature in features {
                        model.update(feature, usize::from(right.number()), 1);
                        model.update(feature, usize::from(said.number()), -1);
                    }
                }
                model.tick();
                said
            });
        }
    }
    let rows = model.averaged().pruned(plan.labeller_features, None).quantised();
    let mut kept = Vec::with_capacity(rows.len());
    for (feature, row) in rows {
        let entries: Vec<(u8, i8)> = (0_u8..).zip(row).filter(|(_, weight)| weight.abs() > 1).collect();
        if !entries.is_empty() {
            kept.push((feature, entries));
        }
    }
    write_rows(&kept)
}

/// The right relations of all words but the root, in the order in which the labeller comes to them.
fn relations_in_order(example: &Example) -> Vec<crate::syntax::relation::Relation> {
    let mut order = Vec::with_capacity(example.heads.len());
    let children =
        |head: usize| (0..example.heads.len()).filter(move |&at| example.heads.get(at) == Some(&Some(head)));
    let mut waiting: Vec<usize> = example.heads.iter().position(Option::is_none).into_iter().collect();
    while let Some(head) = waiting.pop() {
        let below: Vec<usize> = children(head).collect();
        order.extend(below.iter().filter_map(|&at| example.relations.get(at)).copied());
        waiting.extend(below.into_iter().rev());
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lifts_crossing_arcs() {
        // `A hearing is scheduled on the issue today`, the prepositional phrase on `hearing`.
        let heads = [Some(1), Some(3), Some(3), None, Some(6), Some(6), Some(1), Some(3)];
        let lifted = [Some(1), Some(3), Some(3), None, Some(6), Some(6), Some(3), Some(3)];
        assert_eq!(projective(&heads), lifted);
    }

    #[test]
    fn moves_build_the_tree() {
        let heads = [Some(1), Some(3), Some(3), None, Some(6), Some(6), Some(3), Some(3)];
        let moves = moves(&heads);
        assert_eq!(moves.len(), heads.len() * 2 - 1);
        let lexemes = vec![crate::syntax::lexeme::Lexeme::default(); heads.len()];
        let sentence = Sentence::new(&lexemes, &[0; 8]);
        let mut state = Configuration::start(8);
        for transition in moves {
            assert!(state.allows(transition));
            state.make(transition, &sentence);
        }
        assert!(state.is_end());
        let found: Vec<_> =
            state.sites.iter().map(|site| (site.head != NONE).then_some(usize::from(site.head))).collect();
        assert_eq!(found, heads);
    }
}
