//! What the tagger looks at.

use std::ops::Range;

use crate::linear::{feature, feature2};
use crate::mentions::Facts;

/// How many features a token has.
pub(crate) const COUNT: usize = 17;

/// Puts the features of the token at `index` into `into`; `before` are the tags of the two tokens before it, 0 for none.
pub(crate) fn of(
    facts: &Facts,
    index: usize,
    sentence: &Range<usize>,
    before: (u64, u64),
    into: &mut Vec<u64>,
) {
    let at = |offset: isize| {
        let index = index.checked_add_signed(offset).filter(|index| sentence.contains(index));
        index.map(|index| facts.at(index)).unwrap_or_default()
    };
    let (here, last, next) = (at(0), at(-1), at(1));
    let shape = here.shape as u64 + if index == sentence.start { 8 } else { 0 };
    let word = u64::from(here.word.0 & 0xf);
    into.clear();
    into.extend([
        feature(1, here.hash),
        feature2(2, here.endings.1, shape),
        feature2(3, here.endings.0, before.1),
        feature(4, before.1),
        feature2(5, before.0, before.1),
        feature2(6, before.1, here.hash),
        feature2(7, last.hash, here.hash),
        feature2(8, next.hash, here.hash),
        feature(9, last.hash),
        feature(10, next.hash),
        feature(11, next.endings.1),
        feature2(12, word, shape),
        feature2(13, word, before.1),
        feature2(14, word, u64::from(next.word.0 & 0xf)),
        feature2(15, before.1, next.hash),
        feature2(16, u64::from(here.name.class.0), shape),
        feature(17, at(2).hash),
    ]);
}
