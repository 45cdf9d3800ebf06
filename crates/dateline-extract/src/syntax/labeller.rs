//! The labeller: names the relation of each word to its head, from the root down, when the whole tree is known.

use super::configuration::{NONE, Sentence, Site, kind};
use super::lexeme::feature;
use super::parser::distance;
use super::pos::Pos;
use super::relation::{RELATIONS, Relation};
use super::weights::{Rows, Weights};

/// A labeller with its weights.
#[derive(Debug)]
pub(super) struct Labeller {
    rows: Rows,
}

impl Labeller {
    pub(super) fn new(rows: Rows) -> Labeller {
        Labeller { rows }
    }

    /// The relation of each word to its head.
    pub(super) fn relations(&self, sentence: &Sentence, heads: &[Option<usize>]) -> Vec<Relation> {
        label(sentence, heads, |features| {
            let mut scores = [0_i32; 64];
            for &feature in features {
                self.rows.add(feature, &mut scores);
            }
            best_relation(scores.get(..RELATIONS).unwrap_or(&[]))
        })
    }
}

/// The relation that scores best; never the root's.
pub(super) fn best_relation(scores: &[i32]) -> Relation {
    let mut best = (Relation::Other.number(), i32::MIN);
    for (number, &score) in (0_u8..).zip(scores).skip(1) {
        if score > best.1 {
            best = (number, score);
        }
    }
    Relation::from_number(best.0)
}

/// Labels the words of a tree, heads before their dependents and dependents from left to right, with what `choose` says
/// of their features.
pub(super) fn label(
    sentence: &Sentence,
    heads: &[Option<usize>],
    mut choose: impl FnMut(&[u64]) -> Relation,
) -> Vec<Relation> {
    let shape = TreeShape::of(sentence, heads);
    let mut relations = vec![Relation::Root; heads.len()];
    let mut features = Vec::with_capacity(64);
    let mut waiting: Vec<u16> = shape.root.into_iter().collect();
    while let Some(head) = waiting.pop() {
        let mut before = Relation::Root;
        let children = shape.children.get(usize::from(head)).map_or(&[][..], Vec::as_slice);
        for (place, &child) in children.iter().enumerate() {
            let next = children.get(place + 1).copied().unwrap_or(NONE);
            let previous =
                place.checked_sub(1).and_then(|place| children.get(place)).copied().unwrap_or(NONE);
            let of_head = relations.get(usize::from(head)).copied().unwrap_or(Relation::Root);
            let around = Around { child, head, previous, next, before, of_head };
            arc_features(sentence, &shape, &around, &mut features);
            before = choose(&features);
            if let Some(relation) = relations.get_mut(usize::from(child)) {
                *relation = before;
            }
        }
        waiting.extend(children.iter().rev());
    }
    relations
}

/// A tree by its heads' dependents.
struct TreeShape {
    root: Option<u16>,
    children: Vec<Vec<u16>>,
    sites: Vec<Site>,
    /// For each word, the last auxiliary that hangs from it on its left.
    auxiliaries: Vec<u16>,
}

impl TreeShape {
    fn of(sentence: &Sentence, heads: &[Option<usize>]) -> TreeShape {
        let mut shape = TreeShape {
            root: None,
            children: vec![Vec::new(); heads.len()],
            sites: vec![Site::EMPTY; heads.len()],
            auxiliaries: vec![NONE; heads.len()],
        };
        for (at, head) in (0_u16..).zip(heads) {
            let Some(head) = *head else {
                shape.root = Some(at);
                continue;
            };
            let unit = sentence.unit(at);
            if let Some(children) = shape.children.get_mut(head) {
                children.push(at);
            }
            if unit.pos == Pos::Aux
                && usize::from(at) < head
                && let Some(last) = shape.auxiliaries.get_mut(head)
            {
                *last = at;
            }
            let marks = matches!(unit.pos, Pos::Adp | Pos::Sconj | Pos::Part);
            if let Some(site) = shape.sites.get_mut(head)
                && marks
                && usize::from(at) < head
                && site.case == NONE
            {
                site.case = at;
            }
            if let Some(site) = shape.sites.get_mut(usize::from(at)) {
                site.head = u16::try_from(head).unwrap_or(NONE);
            }
        }
        // From the head outwards on either side, as the parser finds them.
        let length = u16::try_from(heads.len()).unwrap_or(NONE);
        let lefts = (0..length).rev().filter(|&at| at < shape.site(at).head);
        let rights = (0..length).filter(|&at| at > shape.site(at).head);
        let outwards: Vec<u16> = lefts.chain(rights).collect();
        for at in outwards {
            let site = shape.site(at);
            let kind = 1 << kind(sentence.unit(at).pos, site.case != NONE);
            if let Some(above) = shape.sites.get_mut(usize::from(site.head)) {
                above.take(at, at < site.head, kind, false);
            }
        }
        shape
    }

    fn site(&self, at: u16) -> Site {
        self.sites.get(usize::from(at)).copied().unwrap_or(Site::EMPTY)
    }

    fn auxiliary(&self, at: u16) -> u16 {
        self.auxiliaries.get(usize::from(at)).copied().unwrap_or(NONE)
    }
}

/// An arc and what stands beside and above it.
struct Around {
    child: u16,
    head: u16,
    /// The head's dependents before and after the child.
    previous: u16,
    next: u16,
    /// The relation of the one before.
    before: Relation,
    /// The head's own relation.
    of_head: Relation,
}

/// Writes the features of an arc.
///
/// Names: `d` the dependent, `h` its head, `g` the head's head; `w` a word, `t` its class, `s` its sense, `c` the word that
/// marks it, `a` its auxiliary.
fn arc_features(sentence: &Sentence, shape: &TreeShape, around: &Around, features: &mut Vec<u64>) {
    features.clear();
    let &Around { child, head, previous, next, before, of_head } = around;
    let mut number = 1000;
    let is_left = u32::from(child < head);
    let mut add = |values: [u32; 4]| {
        let [a, b, c, d] = values;
        features.push(feature(number, [is_left, a, b, c, d]));
        number += 1;
    };
    let class = |at: u16| u32::from(sentence.unit(at).class);
    let word = |at: u16| sentence.unit(at).word;
    let (x, y) = (shape.site(child), shape.site(head));
    let (dw, hw, dt, ht) = (word(child), word(head), class(child), class(head));
    let (ds, hs) = (sentence.unit(child).sense, sentence.unit(head).sense);
    let (dc, hc) = (word(x.case), word(y.case));
    let ha = word(shape.auxiliary(head));
    let da = word(shape.auxiliary(child));
    let is_last_auxiliary = u32::from(shape.auxiliary(head) == child);
    let gt = class(y.head);
    let before = u32::from(before.number());
    let of_head = u32::from(of_head.number());
    let far = distance(child.min(head), child.max(head));
    let between = sentence.between(child.min(head), child.max(head));
    let [dkl, dkr] = x.kinds.map(u32::from);
    let [hkl, hkr] = y.kinds.map(u32::from);
    let (left, right) = (child.checked_sub(1).unwrap_or(NONE), child + 1);
    let first = word(x.left[0]);

    add([0, 0, 0, 0]);
    add([dw, 0, 0, 0]);
    add([dt, 0, 0, 0]);
    add([hw, 0, 0, 0]);
    add([ht, 0, 0, 0]);
    add([dt, ht, 0, 0]);
    add([dw, ht, 0, 0]);
    add([dt, hw, 0, 0]);
    add([dw, hw, 0, 0]);
    add([dt, ht, far, 0]);
    add([dw, dt, far, 0]);
    add([dt, ht, between, 0]);
    add([dc, dt, ht, 0]);
    add([dc, hw, 0, 0]);
    add([dc, dw, ht, 0]);
    add([dc, dt, hw, 0]);
    add([dc, dt, hw, ha]);
    add([dt, ht, before, 0]);
    add([dw, ht, before, 0]);
    add([dt, hw, before, 0]);
    add([dt, ht, class(next), 0]);
    add([dt, ht, class(previous), 0]);
    add([dt, ht, word(next), 0]);
    add([dt, ht, of_head, 0]);
    add([dw, ht, of_head, 0]);
    add([dt, dc, of_head, ht]);
    add([dt, ht, dkl, 0]);
    add([dt, ht, dkr, 0]);
    add([dt, ht, dkl, before]);
    add([dt, hw, dkl, 0]);
    add([dt, ht, hkl, 0]);
    add([dt, ht, hkr, 0]);
    add([dt, ht, hkl, hkr]);
    add([dt, ht, ha, is_last_auxiliary]);
    add([dw, ht, ha, is_last_auxiliary]);
    add([dt, hw, ha, is_last_auxiliary]);
    add([dt, ht, dc, ha]);
    add([dt, ht, word(left), 0]);
    add([dt, ht, word(right), 0]);
    add([dt, class(left), class(right), ht]);
    add([dw, class(right), 0, 0]);
    add([dw, class(left), 0, 0]);
    add([sentence.unit(child).suffix, ht, 0, 0]);
    add([sentence.unit(child).suffix, dt, sentence.unit(head).suffix, ht]);
    add([dt, ht, before, of_head]);
    add([dt, ht, gt, 0]);
    add([dt, ht, hc, 0]);
    add([first, dt, ht, 0]);
    add([first, dt, hw, 0]);
    add([dt, ds, ht, hs]);
    add([dt, ds, ht, dc]);
    add([dt, ds, hw, dc]);
    add([dw, hs, ht, dc]);
    add([dt, ht, hs, dc]);
    add([dt, ds, ht, before]);
    add([dt, ds, ht, dkl]);
    add([dt, da, ht, dc]);
    add([dt, dkl, hw, before]);
    add([dt, ht, u32::from(y.counts[0].min(4)), u32::from(y.counts[1].min(4))]);
}
