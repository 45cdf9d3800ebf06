//! What the models see of a word: hashes of its letters, its ends and its shape.
//!
//! Digits are all alike, and so are the styles of quotation marks and dashes, so that `’s` is `'s` and `2021` is `1987`.

use super::wordlist::Wordlist;

/// A word as the models see it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Lexeme {
    /// Its letters, without regard to case.
    pub(super) word: u32,
    /// Its first one, two and three bytes.
    pub(super) prefixes: [u32; 3],
    /// Its last one to five bytes.
    pub(super) suffixes: [u32; 5],
    /// Its shape.
    pub(super) shape: Shape,
    /// The tags that the word list gives it as printed.
    pub(super) listed: u16,
    /// The tags that the word list gives it in lower case.
    pub(super) listed_lower: u16,
    /// What the word list says it stands for: see [`super::wordlist`].
    pub(super) sense: u16,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shape {
    /// No word at all.
    #[default]
    None,
    /// `bloc`
    Lower,
    /// `Moscow`
    Title,
    /// `EU`
    Upper,
    /// `J`, `J.`
    Initial,
    /// `U.S.`
    Dotted,
    /// `McCain`
    Mixed,
    /// `27`
    Digits,
    /// `4.7`, `13,662`
    Decimal,
    /// `22nd`, `1990s`
    DigitsLetters,
    /// `A320`
    LettersDigits,
    /// `'s`
    Clitic,
    /// Any mark.
    Mark,
}

const FNV_OFFSET: u32 = 0x811c_9dc5;
const FNV_PRIME: u32 = 0x0100_0193;
/// Longer words are told apart by their first bytes and their ends.
const LONGEST: usize = 40;

impl Lexeme {
    /// What the models see of `word`, whose ASCII letters are in lower case in `lower`.
    pub(super) fn new(word: &str, lower: &str, list: &Wordlist) -> Lexeme {
        let mut buffer = [0; LONGEST];
        let length = normalise(lower.as_bytes(), &mut buffer);
        let letters = buffer.get(..length).unwrap_or(&[]);
        let mut lexeme = Lexeme { shape: Shape::of(word), ..Lexeme::default() };
        let mut hash = FNV_OFFSET;
        for (at, &byte) in letters.iter().enumerate() {
            hash = step(hash, byte);
            if let Some(prefix) = lexeme.prefixes.get_mut(at) {
                *prefix = hash;
            }
        }
        lexeme.word = hash;
        let (listed_lower, sense_lower) = list.find(hash);
        let as_lower = matches!(lexeme.shape, Shape::Lower | Shape::Mark | Shape::Digits);
        let (listed, sense) =
            if as_lower { (listed_lower, sense_lower) } else { list.find(letters_hash(word)) };
        lexeme.listed_lower = listed_lower;
        lexeme.listed = listed;
        lexeme.sense = if sense == 0 { sense_lower } else { sense };
        let mut hash = FNV_OFFSET;
        for (suffix, &byte) in lexeme.suffixes.iter_mut().zip(letters.iter().rev()) {
            hash = step(hash, byte);
            *suffix = hash;
        }
        lexeme
    }

    /// The suffix of `length` bytes, or 0 if the word is shorter.
    pub(super) fn suffix(&self, length: usize) -> u32 {
        length.checked_sub(1).and_then(|at| self.suffixes.get(at)).copied().unwrap_or(0)
    }

    /// The prefix of `length` bytes, or 0 if the word is shorter.
    pub(super) fn prefix(&self, length: usize) -> u32 {
        length.checked_sub(1).and_then(|at| self.prefixes.get(at)).copied().unwrap_or(0)
    }
}

impl Shape {
    fn of(word: &str) -> Shape {
        let mut letters = 0_usize;
        let mut capitals = 0_usize;
        let mut digits = 0_usize;
        let mut dots = 0_usize;
        let mut first = None;
        for c in word.chars() {
            first.get_or_insert(c);
            if c.is_ascii_lowercase() {
                letters += 1;
            } else if c.is_ascii_digit() {
                digits += 1;
            } else if c == '.' {
                dots += 1;
            } else if c.is_alphabetic() {
                letters += 1;
                capitals += usize::from(c.is_uppercase());
            }
        }
        let Some(first) = first else { return Shape::None };
        if letters + digits == 0 {
            return Shape::Mark;
        }
        if first.is_ascii_digit() {
            return match (letters, digits == word.len()) {
                (0, true) => Shape::Digits,
                (0, false) => Shape::Decimal,
                _ => Shape::DigitsLetters,
            };
        }
        if first == '\'' || first == '’' {
            return Shape::Clitic;
        }
        if digits > 0 {
            return Shape::LettersDigits;
        }
        match (capitals, letters) {
            (0, _) => Shape::Lower,
            (1, 1) => Shape::Initial,
            (1, _) if first.is_uppercase() => Shape::Title,
            _ if capitals == letters && dots > 0 => Shape::Dotted,
            _ if capitals == letters => Shape::Upper,
            _ => Shape::Mixed,
        }
    }

    /// Its number, as a part of features.
    pub(super) fn number(self) -> u32 {
        self as u32
    }
}

/// Odd numbers by which the values of a feature are told apart.
const MIX: [u64; 6] = [
    0xff51_afd7_ed55_8ccd,
    0xc4ce_b9fe_1a85_ec53,
    0xd6e8_feb8_6659_fd93,
    0xa076_1d64_78bd_642f,
    0xe703_7ed1_a0b4_28db,
    0x8ebc_6af0_9c88_c6e3,
];

/// Mixes the number of a template and the values it looks at, six at most, into a feature.
///
/// The products do not wait for each other: a parser makes tens of thousands of these for a sentence.
pub(super) fn feature<const N: usize>(template: u32, values: [u32; N]) -> u64 {
    let mut sum = u64::from(template).wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    for (value, mix) in values.into_iter().zip(MIX) {
        sum = sum.wrapping_add(u64::from(value).wrapping_add(1).wrapping_mul(mix));
    }
    let mixed = (sum ^ (sum >> 32)).wrapping_mul(0x9fb2_1c65_1e98_df25);
    mixed ^ (mixed >> 29)
}

/// The hash of the letters of `word` as they are.
pub(super) fn letters_hash(word: &str) -> u32 {
    let mut buffer = [0; LONGEST];
    let length = normalise(word.as_bytes(), &mut buffer);
    buffer.iter().take(length).fold(FNV_OFFSET, |hash, &byte| step(hash, byte))
}

fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte)).wrapping_mul(FNV_PRIME)
}

/// Copies `letters` with all digits as `0`, quotation marks as `'` or `"` and dashes as `-`; returns how many bytes.
fn normalise(letters: &[u8], buffer: &mut [u8; LONGEST]) -> usize {
    let mut rest = letters;
    let mut length = 0;
    for place in buffer.iter_mut() {
        let (byte, used) = match rest {
            [] => break,
            [0xe2, 0x80, 0x98 | 0x99, ..] => (b'\'', 3),
            [0xe2, 0x80, 0x9c | 0x9d, ..] => (b'"', 3),
            [0xe2, 0x80, 0x93 | 0x94, ..] => (b'_', 3),
            [b'-', b'-', ..] => (b'_', 2),
            [b'0'..=b'9', ..] => (b'0', 1),
            [byte, ..] => (*byte, 1),
        };
        *place = byte;
        length += 1;
        rest = rest.get(used..).unwrap_or(&[]);
    }
    length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sees_shapes() {
        let shapes = [
            ("bloc", Shape::Lower),
            ("Moscow", Shape::Title),
            ("Žižek", Shape::Title),
            ("EU", Shape::Upper),
            ("A", Shape::Initial),
            ("J.", Shape::Initial),
            ("U.S.", Shape::Dotted),
            ("McCain", Shape::Mixed),
            ("27", Shape::Digits),
            ("13,662", Shape::Decimal),
            ("22nd", Shape::DigitsLetters),
            ("A320", Shape::LettersDigits),
            ("’s", Shape::Clitic),
            ("“", Shape::Mark),
        ];
        for (word, shape) in shapes {
            assert_eq!(Shape::of(word), shape, "{word}");
        }
    }

    #[test]
    fn takes_digits_and_styles_of_marks_as_alike() {
        let word = |word: &str| letters_hash(word);
        assert_eq!(word("2021"), word("1987"));
        assert_eq!(word("’s"), word("'s"));
        assert_ne!(word("2021"), word("201"));
    }
}
