//! Linear models with hashed features: rows of small weights, one for each label.
//!
//! A feature is a number; its row is found by the number's upper bits. What two features share a row is left to chance, which training
//! has seen and works around. The file of a model is a header and the rows that are not zero:
//! ```text
//! "DLM1"  labels: u8  bits: u8  scale: u16  count: u32  (row: u32, weights: [i8; labels]) * count      (all little-endian)
//! ```

use crate::LexiconError;

/// The first bytes of a model's file: the name of the format and its version.
pub(crate) const MAGIC: &[u8; 4] = b"DLM1";

/// Rows are as wide as registers like them: at most this many labels, and at most 250 features at a time.
const WIDTH: usize = 24;

/// A model with `L` labels.
#[derive(Debug)]
pub(crate) struct Linear<const L: usize> {
    rows: Vec<[i8; WIDTH]>,
    bits: u32,
}

impl<const L: usize> Linear<L> {
    /// Reads a model from the bytes of its file.
    pub(crate) fn read(file: &'static str, bytes: &[u8]) -> Result<Linear<L>, LexiconError> {
        let error = |reason: &str| LexiconError { file, reason: reason.to_owned() };
        let (header, mut rest) = bytes.split_at_checked(12).ok_or_else(|| error("is too short"))?;
        let &[a, b, c, d, labels, bits, _, _, n0, n1, n2, n3] = header else {
            return Err(error("is too short"));
        };
        if [a, b, c, d] != *MAGIC || usize::from(labels) != L || bits > 24 {
            return Err(error("is no model of this version"));
        }
        let mut rows = vec![[0; WIDTH]; 1 << bits];
        for _ in 0..u32::from_le_bytes([n0, n1, n2, n3]) {
            let (at, after) = rest.split_first_chunk::<4>().ok_or_else(|| error("ends early"))?;
            let (weights, after) = after.split_first_chunk::<L>().ok_or_else(|| error("ends early"))?;
            rest = after;
            let at = usize::try_from(u32::from_le_bytes(*at)).unwrap_or(usize::MAX);
            let row = rows.get_mut(at).ok_or_else(|| error("has a row too many"))?;
            for (to, from) in row.iter_mut().zip(weights) {
                *to = from.cast_signed();
            }
        }
        Ok(Linear { rows, bits: u32::from(bits) })
    }

    /// Adds up the weights of `features` for each label.
    pub(crate) fn score(&self, features: &[u64]) -> [i32; L] {
        let mut sum = [0_i16; WIDTH];
        for &feature in features {
            if let Some(row) = self.rows.get(row_of(feature, self.bits)) {
                for (total, &weight) in sum.iter_mut().zip(row) {
                    *total += i16::from(weight);
                }
            }
        }
        std::array::from_fn(|label| sum.get(label).copied().map_or(0, i32::from))
    }
}

/// The row of a feature in a model of two to the power of `bits` rows.
pub(crate) fn row_of(feature: u64, bits: u32) -> usize {
    usize::try_from(feature >> (64 - bits)).unwrap_or(0)
}

/// The number of a feature: a template and the values that fill it.
pub(crate) fn feature(template: u64, value: u64) -> u64 {
    crate::mentions::hash::join(template.wrapping_mul(0x2545_f491_4f6c_dd1d), value)
}

/// The number of a feature with two values.
pub(crate) fn feature2(template: u64, first: u64, second: u64) -> u64 {
    feature(template, crate::mentions::hash::join(first, second))
}

/// Learning: the averaged perceptron.
#[cfg(feature = "training")]
#[expect(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "rows and labels are counted here, and weights are clamped before they are cut"
)]
pub(crate) mod learn {
    use super::{MAGIC, row_of};

    /// Weights in the making.
    #[derive(Debug)]
    pub(crate) struct Perceptron<const L: usize> {
        bits: u32,
        weights: Vec<[f32; L]>,
        totals: Vec<[f64; L]>,
        stamps: Vec<[u32; L]>,
        now: u32,
    }

    impl<const L: usize> Perceptron<L> {
        pub(crate) fn new(bits: u32) -> Perceptron<L> {
            let rows = 1 << bits;
            Perceptron {
                bits,
                weights: vec![[0.0; L]; rows],
                totals: vec![[0.0; L]; rows],
                stamps: vec![[0; L]; rows],
                now: 0,
            }
        }

        /// Adds up the weights of `features` for each label.
        pub(crate) fn score(&self, features: &[u64]) -> [f32; L] {
            let mut sum = [0.0; L];
            for &feature in features {
                if let Some(row) = self.weights.get(row_of(feature, self.bits)) {
                    for (total, weight) in sum.iter_mut().zip(row) {
                        *total += weight;
                    }
                }
            }
            sum
        }

        /// Counts a step, by which weights are averaged.
        pub(crate) fn step(&mut self) {
            self.now += 1;
        }

        /// Adds `by` to the weight of every feature for `label`.
        pub(crate) fn update(&mut self, features: &[u64], label: usize, by: f32) {
            for &feature in features {
                let at = row_of(feature, self.bits);
                let (Some(weights), Some(totals), Some(stamps)) =
                    (self.weights.get_mut(at), self.totals.get_mut(at), self.stamps.get_mut(at))
                else {
                    continue;
                };
                if let (Some(weight), Some(total), Some(stamp)) =
                    (weights.get_mut(label), totals.get_mut(label), stamps.get_mut(label))
                {
                    *total += f64::from(self.now - *stamp) * f64::from(*weight);
                    *stamp = self.now;
                    *weight += by;
                }
            }
        }

        /// The averaged weights as a file, in small whole numbers.
        pub(crate) fn finish(&self) -> Vec<u8> {
            file(std::slice::from_ref(self))
        }

        fn average(&self, row: usize, label: usize) -> f64 {
            let weight = f64::from(self.weights[row][label]);
            (self.totals[row][label] + f64::from(self.now - self.stamps[row][label]) * weight)
                / f64::from(self.now.max(1))
        }
    }

    /// The weights of several learners together, as a file: what one learnt by chance, the others vote down.
    pub(crate) fn file<const L: usize>(learners: &[Perceptron<L>]) -> Vec<u8> {
        let Some(first) = learners.first() else { return Vec::new() };
        let average = |row: usize, label: usize| -> f64 {
            learners.iter().map(|learner| learner.average(row, label)).sum()
        };
        let rows = first.weights.len();
        let mut all: Vec<f64> = Vec::new();
        for row in 0..rows {
            all.extend((0..L).map(|label| average(row, label).abs()).filter(|&weight| weight > 0.0));
        }
        all.sort_by(f64::total_cmp);
        let high = all.get(all.len() * 9990 / 10_000).copied().unwrap_or(1.0).max(1e-9);
        let scale = 127.0 / high;
        let mut body = Vec::new();
        let mut count = 0_u32;
        for row in 0..rows {
            let weights: [i8; L] =
                std::array::from_fn(|label| (average(row, label) * scale).round().clamp(-127.0, 127.0) as i8);
            if weights.iter().any(|&weight| weight.unsigned_abs() > 0) {
                count += 1;
                body.extend(u32::try_from(row).unwrap_or(0).to_le_bytes());
                body.extend(weights.map(i8::cast_unsigned));
            }
        }
        let mut file = MAGIC.to_vec();
        file.push(u8::try_from(L).unwrap_or(0));
        file.push(u8::try_from(first.bits).unwrap_or(0));
        file.extend(0_u16.to_le_bytes());
        file.extend(count.to_le_bytes());
        file.extend(body);
        file
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A model of two labels and sixteen rows, of which the last has weights.
    const FILE: &[u8] = b"DLM1\x02\x04\0\0\x01\0\0\0\x0f\0\0\0\x05\xff";

    #[test]
    fn adds_up_the_rows_of_the_features() {
        let model = Linear::<2>::read("test", FILE).unwrap();
        assert_eq!(model.score(&[u64::MAX, u64::MAX, 0]), [10, -2]);
        assert_eq!(model.score(&[]), [0, 0]);
    }

    #[test]
    fn refuses_files_that_are_cut_or_of_another_model() {
        for length in 0..FILE.len() {
            assert!(Linear::<2>::read("test", &FILE[..length]).is_err(), "{length} bytes");
        }
        assert!(Linear::<3>::read("test", FILE).is_err());
    }
}
