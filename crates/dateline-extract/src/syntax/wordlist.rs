//! The tags and senses that words can have: a word list, for words that the treebank seldom or never shows.
//!
//! The table is read as it lies in the file; see [`super::weights`] for how it is laid out and searched:
//! ```text
//! "DLW1", u32 home slots, u32 slots, slots × (u16 fingerprint or 0, u16 choice, u16 sense)
//! ```
//! A choice is up to three tags of the Penn Treebank, the most frequent first, five bits each; 0 is a word not listed.
//! A sense says what a word stands for by the files of `WordNet`: in its five lower bits as a noun (person, group, time,
//! …), in the next four as a verb (communication, possession, social, …), and in the next whether it is a first name.

use super::lexeme::feature;
use super::weights::{header, home, wide_fingerprint};

const SLOT: usize = 6;

/// A list of words with the tags they can have.
#[derive(Debug)]
pub(super) struct Wordlist {
    homes: u32,
    slots: &'static [u8],
}

impl Wordlist {
    /// Takes the table that `bytes` are, or says why they are none.
    pub(super) fn read(bytes: &'static [u8]) -> Result<Wordlist, String> {
        let (homes, slots, rest) = header(bytes, *b"DLW1")?;
        let slots = rest.get(..slots * SLOT).ok_or("the table is cut short")?;
        Ok(Wordlist { homes, slots })
    }

    /// The choice of tags and the sense of the word with this hash; 0 if it is not listed.
    pub(super) fn find(&self, word: u32) -> (u16, u16) {
        let key = key(word);
        let mark = wide_fingerprint(key);
        let mut at = home(key, self.homes) * SLOT;
        while let Some(&[m0, m1, c0, c1, s0, s1]) =
            self.slots.get(at..at + SLOT).and_then(|slot| slot.first_chunk::<SLOT>())
        {
            match u16::from_le_bytes([m0, m1]) {
                0 => break,
                found if found == mark => {
                    return (u16::from_le_bytes([c0, c1]), u16::from_le_bytes([s0, s1]));
                }
                _ => at += SLOT,
            }
        }
        (0, 0)
    }
}

/// The hash of a word as a feature.
fn key(word: u32) -> u64 {
    feature(0, [word])
}

#[cfg(feature = "training")]
pub(super) mod write {
    use super::{SLOT, key};
    use crate::syntax::lexeme::letters_hash;
    use crate::syntax::weights::{places, start, wide_fingerprint};

    /// The tags in the order of their numbers, from 1; rarer ones have none.
    const TAGS: [&str; 29] = [
        "NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "RB", "RBR", "RBS", "VB", "VBD", "VBG", "VBN", "VBP",
        "VBZ", "MD", "IN", "DT", "PRP", "PRP$", "CD", "CC", "RP", "TO", "UH", "WDT", "WP", "WRB",
    ];

    /// Lays out words with their tags and senses as the bytes of a [`super::Wordlist`]; of a word that comes twice, the
    /// first counts.
    pub(in crate::syntax) fn write<'a>(words: impl Iterator<Item = (&'a str, Vec<&'a str>, u16)>) -> Vec<u8> {
        let mut rows: Vec<(u64, u16, u16)> = words
            .map(|(word, tags, sense)| (key(letters_hash(word)), choice(&tags), sense))
            .filter(|(_, choice, sense)| *choice > 0 || *sense > 0)
            .collect();
        let mut seen = std::collections::BTreeSet::new();
        rows.retain(|(key, ..)| seen.insert(*key));
        let (homes, order) = places(rows.len(), rows.iter().map(|(key, ..)| *key));
        let mut bytes = start(*b"DLW1", homes, order.len());
        for at in order {
            match at.and_then(|at| rows.get(at)) {
                Some((key, choice, sense)) => {
                    bytes.extend(wide_fingerprint(*key).to_le_bytes());
                    bytes.extend(choice.to_le_bytes());
                    bytes.extend(sense.to_le_bytes());
                }
                None => bytes.extend([0; SLOT]),
            }
        }
        bytes
    }

    fn choice(tags: &[&str]) -> u16 {
        let numbers = tags.iter().filter_map(|tag| TAGS.iter().position(|known| known == tag));
        numbers
            .take(3)
            .enumerate()
            .fold(0, |choice, (place, number)| choice | u16::try_from(number + 1).unwrap_or(0) << (place * 5))
    }
}
