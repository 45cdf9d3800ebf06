//! An averaged perceptron whose weights are whole numbers, so that training is exact and the same everywhere.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::syntax::weights::Weights;

/// Features are well-mixed numbers already.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Mixed(u64);

impl Hasher for Mixed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(byte);
        }
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}

/// A map from features.
pub(super) type FeatureMap<V> = HashMap<u64, V, BuildHasherDefault<Mixed>>;

/// Weights in training. A weight `w` that changed by `d` at step `s` adds `s * d` to its `late`; its average over `n`
/// steps is then `w - late / n`.
#[derive(Clone, Debug)]
pub(super) struct Perceptron {
    classes: usize,
    index: FeatureMap<u32>,
    /// The features in the order in which they came, so that nothing depends on the order of the map.
    features: Vec<u64>,
    weights: Vec<i32>,
    late: Vec<i64>,
    step: i64,
    /// Whether features that are not in the index yet join it when they are first updated.
    open: bool,
}

impl Perceptron {
    /// A model of `classes` classes that takes in each feature it is updated with.
    pub(super) fn open(classes: usize) -> Perceptron {
        Perceptron {
            classes,
            index: FeatureMap::default(),
            features: Vec::new(),
            weights: Vec::new(),
            late: Vec::new(),
            step: 1,
            open: true,
        }
    }

    /// A model of `classes` classes that knows only `features`.
    pub(super) fn closed(classes: usize, features: impl Iterator<Item = u64>) -> Perceptron {
        let mut model = Perceptron::open(classes);
        for feature in features {
            model.add_feature(feature);
        }
        model.open = false;
        model
    }

    fn add_feature(&mut self, feature: u64) -> usize {
        let row = self.features.len();
        self.index.insert(feature, u32::try_from(row).expect("fewer than 4 thousand million features"));
        self.features.push(feature);
        self.weights.resize(self.weights.len() + self.classes, 0);
        self.late.resize(self.late.len() + self.classes, 0);
        row
    }

    /// Counts one example as seen.
    pub(super) fn tick(&mut self) {
        self.step += 1;
    }

    /// Changes the weight of `feature` for `class` by `by`.
    pub(super) fn update(&mut self, feature: u64, class: usize, by: i32) {
        let row = match self.index.get(&feature) {
            Some(&row) => row as usize,
            None if self.open => self.add_feature(feature),
            None => return,
        };
        let at = row * self.classes + class;
        if let (Some(weight), Some(late)) = (self.weights.get_mut(at), self.late.get_mut(at)) {
            *weight += by;
            *late += self.step * i64::from(by);
        }
    }

    /// The features with their averaged weights, in the order in which they came.
    pub(super) fn averaged(&self) -> Averaged {
        #[expect(clippy::cast_precision_loss, reason = "weights are small")]
        let average = |(&weight, &late): (&i32, &i64)| f64::from(weight) - late as f64 / self.step as f64;
        let all: Vec<f64> = self.weights.iter().zip(&self.late).map(average).collect();
        let rows = self.features.iter().copied().zip(all.chunks_exact(self.classes).map(<[f64]>::to_vec));
        Averaged { rows: rows.collect() }
    }
}

impl Weights for Perceptron {
    fn add(&self, feature: u64, scores: &mut [i32]) {
        if let Some(&row) = self.index.get(&feature) {
            let start = row as usize * self.classes;
            let row = self.weights.get(start..start + self.classes).unwrap_or(&[]);
            for (score, weight) in scores.iter_mut().zip(row) {
                *score += weight;
            }
        }
    }
}

/// The averaged weights of a trained model.
#[derive(Clone, Debug)]
pub(super) struct Averaged {
    pub(super) rows: Vec<(u64, Vec<f64>)>,
}

impl Averaged {
    /// The weights as numbers from -127 to 127.
    pub(super) fn quantised(&self) -> Vec<(u64, Vec<i8>)> {
        let largest =
            self.rows.iter().flat_map(|(_, row)| row).fold(1e-9, |most: f64, weight| most.max(weight.abs()));
        #[expect(clippy::cast_possible_truncation, reason = "no weight is above the largest")]
        let small = |weight: &f64| (weight * 127.0 / largest).round() as i8;
        self.rows.iter().map(|(feature, row)| (*feature, row.iter().map(small).collect())).collect()
    }

    /// The `keep` features whose weights are furthest apart, in their old order; with `seen`, how often each was seen
    /// counts too.
    pub(super) fn pruned(self, keep: usize, seen: Option<&FeatureMap<u32>>) -> Averaged {
        if self.rows.len() <= keep {
            return self;
        }
        let weight = |(feature, row): &(u64, Vec<f64>)| {
            let most = row.iter().copied().fold(f64::MIN, f64::max);
            let least = row.iter().copied().fold(f64::MAX, f64::min);
            let count = seen.map_or(1, |seen| seen.get(feature).copied().unwrap_or(0));
            (most - least) * f64::from(count).sqrt()
        };
        let mut weights: Vec<f64> = self.rows.iter().map(weight).collect();
        let at = weights.len() - keep;
        let (_, &mut least, _) = weights.select_nth_unstable_by(at, f64::total_cmp);
        Averaged { rows: self.rows.into_iter().filter(|row| weight(row) >= least).collect() }
    }

    /// The features.
    pub(super) fn features(&self) -> impl Iterator<Item = u64> {
        self.rows.iter().map(|(feature, _)| *feature)
    }
}

/// The features seen at least `least` times, in the order in which they came so far.
pub(super) fn often(seen: impl Iterator<Item = u64>, least: u32) -> (Vec<u64>, FeatureMap<u32>) {
    let mut counts: FeatureMap<u32> = FeatureMap::default();
    let mut features = Vec::new();
    for feature in seen {
        let count = counts.entry(feature).or_default();
        *count += 1;
        if *count == least {
            features.push(feature);
        }
    }
    counts.retain(|_, count| *count >= least);
    (features, counts)
}

/// Numbers that look random and are the same in each run (`SplitMix64`).
#[derive(Clone, Debug)]
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Puts `items` in another order.
    pub(super) fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            let other = usize::try_from(self.next() % (at as u64 + 1)).unwrap_or(0);
            items.swap(at, other);
        }
    }
}
