//! Letters: how far one spelling is from another, where common confusions cost less, and how a word sounds.

use std::sync::LazyLock;

/// Letters beyond these are not looked at: no name word is that long.
pub(crate) const LONGEST: usize = 32;
/// What one letter more, less or other costs.
const WHOLE: u16 = 100;
const ONE_OF_TWO_ALIKE: u16 = 35;
const SILENT: u16 = 50;
const VOWEL: u16 = 75;
const SWAP: u16 = 80;

/// `data/confusions.tsv` as a table of 128 times 128.
static SUBSTITUTIONS: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut table = vec![0_u8; 128 * 128];
    let letters = || b'0'..=b'z';
    for (a, b) in letters().flat_map(|a| letters().map(move |b| (a, b))) {
        let cost = match (a == b, is_vowel(a) && is_vowel(b)) {
            (true, _) => 0,
            (_, true) => 70,
            _ => 100,
        };
        set(&mut table, a, b, cost);
    }
    for line in include_str!("../data/confusions.tsv").lines().filter(|line| !line.starts_with('#')) {
        if let Some((&[a, b], cost)) = line.split_once('\t').map(|(pair, cost)| (pair.as_bytes(), cost))
            && let Ok(cost) = cost.parse()
        {
            set(&mut table, a, b, cost);
            set(&mut table, b, a, cost);
        }
    }
    table
});

fn set(table: &mut [u8], a: u8, b: u8, cost: u8) {
    if let Some(cell) = table.get_mut(place(a, b)) {
        *cell = cost;
    }
}

fn place(a: u8, b: u8) -> usize {
    usize::from(a & 127) << 7 | usize::from(b & 127)
}

pub(crate) fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// Whether one letter is easily taken for the other.
pub(crate) fn are_alike(a: u8, b: u8) -> bool {
    SUBSTITUTIONS.get(place(a, b)).is_some_and(|&cost| cost < 100)
}

/// What leaving out each letter costs.
fn omissions(word: &[u8]) -> [u16; LONGEST] {
    let mut costs = [WHOLE; LONGEST];
    let mut before = 0;
    for (cost, &letter) in costs.iter_mut().zip(word) {
        *cost = match letter {
            _ if letter == before => ONE_OF_TWO_ALIKE,
            b'h' => SILENT,
            _ if is_vowel(letter) => VOWEL,
            _ => WHOLE,
        };
        before = letter;
    }
    costs
}

/// What turns one word into the other, in hundredths of a letter: letters read for others, left out, added, swapped.
///
/// Both words are lower-case ASCII letters and digits. The same in both directions.
pub(crate) fn distance(a: &str, b: &str) -> u16 {
    let table: &[u8] = &SUBSTITUTIONS;
    let (a, b) = (cut(a), cut(b));
    let (a_costs, b_costs) = (omissions(a), omissions(b));
    let mut before = [u16::MAX / 2; LONGEST + 1];
    let mut row = [0_u16; LONGEST + 1];
    let mut sum = 0;
    for (cell, cost) in row.iter_mut().skip(1).zip(b_costs) {
        sum += cost;
        *cell = sum;
    }
    let mut a_before = 0;
    for (&x, x_cost) in a.iter().zip(a_costs) {
        let mut next = [0_u16; LONGEST + 1];
        let mut left = row.first().copied().unwrap_or(0) + x_cost;
        if let Some(first) = next.first_mut() {
            *first = left;
        }
        let mut b_before = 0;
        // The cell two rows up and two columns left, for letters that changed places.
        let mut swapped = u16::MAX / 2;
        let columns = b.iter().zip(b_costs).zip(row.iter().zip(row.iter().skip(1))).zip(&before);
        for ((((&y, y_cost), (&diagonal, &above)), &two_up), cell) in columns.zip(next.iter_mut().skip(1)) {
            let other = u16::from(table.get(place(x, y)).copied().unwrap_or(100));
            let mut cost = (diagonal + other).min(above + x_cost).min(left + y_cost);
            if x == b_before && y == a_before && x != y {
                cost = cost.min(swapped + SWAP);
            }
            *cell = cost;
            left = cost;
            swapped = two_up;
            b_before = y;
        }
        a_before = x;
        before = row;
        row = next;
    }
    row.get(b.len()).copied().unwrap_or(u16::MAX)
}

fn cut(word: &str) -> &[u8] {
    let bytes = word.as_bytes();
    bytes.get(..LONGEST).unwrap_or(bytes)
}

/// Which letters a word has, for seeing at a glance that two are far apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Letters(u32);

impl Letters {
    pub(crate) fn of(word: &str) -> Letters {
        Letters(word.bytes().fold(0, |letters, byte| letters | 1 << (byte & 31)))
    }

    /// How many letters only one of the two has.
    pub(crate) fn unlike(self, other: Letters) -> u32 {
        (self.0 ^ other.0).count_ones()
    }
}

/// How a word sounds: its consonants in classes, up to twelve, five bits each; 0 for none. A vowel counts at the beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub(crate) struct Sound(pub(crate) u64);

const SOUNDS: usize = 12;

/// Several letters for one sound, the longer first.
const DIGRAPHS: [(&str, u8); 20] = [
    ("tsch", b'6'),
    ("sch", b'5'),
    ("tch", b'6'),
    ("shch", b'5'),
    ("dsch", b'j'),
    ("sh", b'5'),
    ("ch", b'6'),
    ("cz", b'6'),
    ("kh", b'h'),
    ("gh", b'g'),
    ("ph", b'f'),
    ("th", b't'),
    ("dh", b'd'),
    ("zh", b'j'),
    ("dj", b'j'),
    ("ts", b's'),
    ("tz", b's'),
    ("ck", b'k'),
    ("ks", b'x'),
    ("dz", b'z'),
];

impl Sound {
    pub(crate) fn of(word: &str) -> Sound {
        let mut sound = Sounds::default();
        let mut rest = word;
        let (mut is_first, mut after_vowel) = (true, false);
        while let Some(letter) = rest.bytes().next() {
            let digraph = DIGRAPHS.iter().find(|(letters, _)| rest.starts_with(letters));
            let (length, class) = match digraph {
                Some((letters, class)) => (letters.len(), *class),
                None => (1, class(letter)),
            };
            match class {
                b'a' if is_first => sound.push(b'a'),
                b'a' => {}
                // Inside a word it is heard between vowels only.
                b'h' if !is_first
                    && length == 1
                    && !(after_vowel && rest.as_bytes().get(1).copied().is_some_and(is_vowel)) => {}
                _ => sound.push(class),
            }
            is_first = false;
            after_vowel = class == b'a';
            rest = rest.get(length..).unwrap_or("");
        }
        Sound(sound.packed)
    }

    /// Bits from a file: what is more than a sound has is cut off.
    pub(crate) fn from_file(bits: u64) -> Sound {
        Sound(bits & ((1 << (5 * SOUNDS)) - 1))
    }

    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many sounds it has.
    pub(crate) fn len(self) -> u32 {
        (u64::BITS - self.0.leading_zeros()).div_ceil(5)
    }

    /// The sound without a vowel at its beginning, as scripts write it that have no vowels.
    pub(crate) fn consonants(self) -> Sound {
        let first = self.len().saturating_sub(1) * 5;
        if !self.is_empty() && self.0 >> first == u64::from(code(b'a')) {
            Sound(self.0 & ((1 << first) - 1))
        } else {
            self
        }
    }

    /// The sound without v and w.
    pub(crate) fn without_v(self) -> Sound {
        let kept = (0..self.len())
            .rev()
            .map(|place| self.0 >> (5 * place) & 31)
            .filter(|&code| code != u64::from(self::code(b'v')));
        Sound(kept.fold(0, |packed, code| packed << 5 | code))
    }

    /// Of how many sounds the two are apart.
    pub(crate) fn distance(self, other: Sound) -> u32 {
        let (mut row, mut next) = ([0_u32; SOUNDS + 1], [0_u32; SOUNDS + 1]);
        for (cell, place) in row.iter_mut().zip(0..) {
            *cell = place;
        }
        for (x, place) in self.codes().zip(1..) {
            let mut left = place;
            if let Some(first) = next.first_mut() {
                *first = left;
            }
            let columns = other.codes().zip(row.iter().zip(row.iter().skip(1)));
            for ((y, (&diagonal, &above)), cell) in columns.zip(next.iter_mut().skip(1)) {
                left = (diagonal + u32::from(x != y)).min(above + 1).min(left + 1);
                *cell = left;
            }
            row = next;
        }
        row.get(other.len() as usize).copied().unwrap_or(u32::MAX)
    }

    fn codes(self) -> impl Iterator<Item = u64> {
        (0..self.len()).map(move |place| self.0 >> (5 * place) & 31)
    }
}

#[derive(Default)]
struct Sounds {
    packed: u64,
    count: usize,
    last: u8,
}

impl Sounds {
    fn push(&mut self, class: u8) {
        if class != self.last && self.count < SOUNDS {
            self.packed = self.packed << 5 | u64::from(code(class));
            self.count += 1;
        }
        self.last = class;
    }
}

fn class(letter: u8) -> u8 {
    match letter {
        b'y' | b'i' | b'j' | b'e' | b'o' | b'u' | b'a' => b'a',
        b'w' => b'v',
        b'q' | b'c' => b'k',
        other => other,
    }
}

/// From 1 to 31: letters keep their place in the alphabet, which leaves the vowels' for the sounds of two letters and digits.
fn code(class: u8) -> u8 {
    match class {
        b'5' => 5,
        b'6' => 9,
        b'0'..=b'9' => 27,
        b'a'..=b'z' => class - b'a' + 1,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_confusions_cost_less() {
        let table = [
            ("petrov", "petrov", 0),
            ("petrov", "petrow", 40),
            ("petrov", "pertov", 80),
            ("petrov", "petrof", 70),
            ("petrov", "pettrov", 35),
            ("petrov", "petov", 100),
            ("petrov", "petrovx", 100),
            ("jon", "john", 50),
            ("0leg", "oleg", 30),
            ("", "abc", 275),
        ];
        for (a, b, expected) in table {
            assert_eq!(distance(a, b), expected, "{a} {b}");
            assert_eq!(distance(b, a), expected, "{b} {a}");
        }
    }

    #[test]
    fn sounds_leave_spelling_out() {
        let same = [
            ("mohammed", "muhamed"),
            ("yusuf", "jousef"),
            ("tschernow", "chernov"),
            ("qasim", "kasem"),
            ("qassem", "kasim"),
        ];
        for (a, b) in same {
            assert_eq!(Sound::of(a), Sound::of(b), "{a} {b}");
        }
        assert_ne!(Sound::of("ivanov"), Sound::of("petrov"));
        assert_ne!(Sound::of("mahmoud"), Sound::of("mohammed"));
        assert_eq!(Sound::of("ivanov").distance(Sound::of("ivanova")), 0);
        assert_eq!(Sound::of("ivanov").distance(Sound::of("vano")), 2);
        assert_eq!(Sound::of("ahmed").consonants(), Sound::of("med"));
        assert_eq!(Sound::of("").len(), 0);
    }

    proptest::proptest! {
        #[test]
        fn distance_is_the_same_in_both_directions(a in "[a-z0-9]{0,40}", b in "[a-z0-9]{0,40}") {
            proptest::prop_assert_eq!(distance(&a, &b), distance(&b, &a));
            proptest::prop_assert_eq!(distance(&a, &a), 0);
            proptest::prop_assert_eq!(Sound::of(&a).distance(Sound::of(&b)), Sound::of(&b).distance(Sound::of(&a)));
        }
    }
}
