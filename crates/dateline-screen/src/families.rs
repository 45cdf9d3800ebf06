//! Families of name forms: which spellings and short forms stand for one name. Built by `build.rs` from `data/`.

use std::sync::LazyLock;

static AUTOMATON: LazyLock<fst::Map<&'static [u8]>> = LazyLock::new(|| {
    let bytes: &'static [u8] = include_bytes!(concat!(env!("OUT_DIR"), "/families.fst"));
    fst::Map::new(bytes).expect("build.rs wrote it")
});

/// The number of the first family of nicknames, then sets of families: their count, then each.
static SETS: LazyLock<Vec<u32>> = LazyLock::new(|| {
    let bytes: &'static [u8] = include_bytes!(concat!(env!("OUT_DIR"), "/families.bin"));
    let (words, _) = bytes.as_chunks::<4>();
    words.iter().map(|word| u32::from_le_bytes(*word)).collect()
});

/// The families of one form, as their place in the data; none at place 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Families(pub(crate) u32);

/// No form is of more families: a place that no build wrote may say so.
const MOST: u32 = 256;

impl Families {
    /// Those of a form: Latin letters folded to a-z, Arabic, Hebrew and Han as they are, without marks.
    pub(crate) fn of(form: &str) -> Families {
        Families(AUTOMATON.get(form).and_then(|place| u32::try_from(place).ok()).unwrap_or(0))
    }

    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Their numbers, in order.
    pub(crate) fn numbers(self) -> &'static [u32] {
        let place = self.0 as usize;
        let count =
            SETS.get(place).filter(|&&count| place > 0 && count <= MOST).map_or(0, |&count| count as usize);
        // A place that no build wrote names none.
        SETS.get(place + 1..(place + 1).saturating_add(count)).unwrap_or(&[])
    }

    /// The first family that both are of.
    pub(crate) fn shared(self, other: Families) -> Option<u32> {
        if self.is_empty() || other.is_empty() {
            return None;
        }
        shared(self.numbers(), other.numbers())
    }
}

/// Whether a family is one of short and foreign forms, not of spellings.
pub(crate) fn is_of_nicknames(family: u32) -> bool {
    SETS.first().is_some_and(|&first| family >= first)
}

/// The first family that both are of, both in order.
fn shared(a: &[u32], b: &[u32]) -> Option<u32> {
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    while let (Some(&&x), Some(&&y)) = (a.peek(), b.peek()) {
        match x.cmp(&y) {
            std::cmp::Ordering::Less => a.next(),
            std::cmp::Ordering::Greater => b.next(),
            std::cmp::Ordering::Equal => return Some(x),
        };
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bring_spellings_and_scripts_together() {
        let related = |a: &str, b: &str| Families::of(a).shared(Families::of(b)).map(is_of_nicknames);
        assert_eq!(related("alexei", "aleksey"), Some(false));
        assert_eq!(related("hossein", "حسین"), Some(false));
        assert_eq!(related("bill", "william"), Some(true));
        assert_eq!(related("yusuf", "joseph"), Some(true));
        assert_eq!(related("sergei", "william"), None);
        assert!(Families::of("no such name").is_empty() && Families(0).numbers().is_empty());
        assert!(Families(u32::MAX).numbers().is_empty());
    }
}
