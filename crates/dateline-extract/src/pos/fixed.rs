//! Words that are always the same part of speech, which need no weighing: `the`, `of`, the comma.
//!
//! Their file: `(hash of the word: u64, tag: u8) * n`, little-endian.

use crate::LexiconError;

/// The words with their tags.
#[derive(Debug)]
pub(super) struct Fixed {
    slots: Vec<(u64, u8)>,
}

/// How many slots there are: a power of two, several times the number of words.
const SLOTS: usize = 2048;

impl Fixed {
    /// Reads the file.
    pub(super) fn read(file: &'static str, bytes: &[u8]) -> Result<Fixed, LexiconError> {
        let error = |reason: &str| LexiconError { file, reason: reason.to_owned() };
        if !bytes.len().is_multiple_of(9) || bytes.len() / 9 * 2 > SLOTS {
            return Err(error("is no list of words with tags"));
        }
        let mut slots = vec![(0, 0); SLOTS];
        for word in bytes.chunks_exact(9) {
            let (hash, tag) = word.split_first_chunk::<8>().ok_or_else(|| error("ends early"))?;
            let hash = u64::from_le_bytes(*hash);
            let at = slot_of(&slots, hash);
            if let (Some(slot), Some(&tag)) = (slots.get_mut(at), tag.first()) {
                *slot = (hash, tag);
            }
        }
        Ok(Fixed { slots })
    }

    /// The tag of the word with this hash, as a number, if it has only one.
    pub(super) fn tag(&self, hash: u64) -> Option<u8> {
        self.slots.get(slot_of(&self.slots, hash)).filter(|slot| slot.0 == hash).map(|slot| slot.1)
    }
}

fn slot_of(slots: &[(u64, u8)], hash: u64) -> usize {
    let mask = slots.len().wrapping_sub(1);
    let mut at = usize::try_from(hash >> 32).unwrap_or(0) & mask;
    while slots.get(at).is_some_and(|slot| slot.0 != hash && slot.0 != 0) {
        at = (at + 1) & mask;
    }
    at
}
