//! The best sequence of labels for a stretch of tokens, by Viterbi's algorithm.

use std::sync::LazyLock;

use super::labels::{LABELS, OUTSIDE, can_end, can_follow, can_start};

/// Which labels can stand before each label.
static BEFORE: LazyLock<[Vec<u8>; LABELS]> = LazyLock::new(|| {
    std::array::from_fn(|next| {
        (0..LABELS)
            .filter(|&label| can_follow(label, next))
            .filter_map(|label| u8::try_from(label).ok())
            .collect()
    })
});

/// The tables of the algorithm, kept to be used again.
#[derive(Debug, Default)]
pub(crate) struct Viterbi {
    back: Vec<[u8; LABELS]>,
}

impl Viterbi {
    /// The best labels of a stretch, from the scores of each token's labels and those of one label after another.
    pub(crate) fn decode(
        &mut self,
        scores: &[[i32; LABELS]],
        transitions: &[[i32; LABELS]; LABELS],
        into: &mut Vec<u8>,
    ) {
        const NEVER: i32 = i32::MIN / 2;
        self.back.clear();
        let mut best = [NEVER; LABELS];
        for (at, token) in scores.iter().enumerate() {
            let mut next = [NEVER; LABELS];
            let mut back = [0; LABELS];
            for (label, (&score, allowed)) in token.iter().zip(BEFORE.iter()).enumerate() {
                if at == 0 {
                    if can_start(label) {
                        let from_outside = transitions.get(OUTSIDE).and_then(|row| row.get(label));
                        set(&mut next, label, score + from_outside.copied().unwrap_or(0));
                    }
                    continue;
                }
                let mut high = NEVER;
                let mut from = 0;
                for &before in allowed {
                    let row = transitions.get(usize::from(before));
                    let step = row.and_then(|row| row.get(label)).copied().unwrap_or(0);
                    let total = best.get(usize::from(before)).copied().unwrap_or(NEVER).saturating_add(step);
                    if total > high {
                        high = total;
                        from = before;
                    }
                }
                set(&mut next, label, high.saturating_add(score));
                set(&mut back, label, from);
            }
            self.back.push(back);
            best = next;
        }
        let mut label = 0;
        let mut high = NEVER;
        for (end, &total) in best.iter().enumerate() {
            if can_end(end) && total > high {
                high = total;
                label = u8::try_from(end).unwrap_or(0);
            }
        }
        into.clear();
        for back in self.back.iter().rev() {
            into.push(label);
            label = back.get(usize::from(label)).copied().unwrap_or(0);
        }
        into.reverse();
    }
}

fn set<T>(row: &mut [T; LABELS], at: usize, value: T) {
    if let Some(cell) = row.get_mut(at) {
        *cell = value;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_best_legal_sequence() {
        let mut scores = [[0; LABELS]; 3];
        // Token by token, the best labels would be an end without a beginning.
        scores[1][3] = 10;
        scores[0][1] = 1;
        scores[0][0] = 5;
        let mut labels = Vec::new();
        Viterbi::default().decode(&scores, &[[0; LABELS]; LABELS], &mut labels);
        assert_eq!(labels, [1, 3, 0]);
        Viterbi::default().decode(&[], &[[0; LABELS]; LABELS], &mut labels);
        assert!(labels.is_empty());
    }
}
