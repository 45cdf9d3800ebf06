//! Tables of weights, used as they lie in the file: nothing is built when they are loaded.
//!
//! Both tables are open-addressed: a feature (64 bits) names a slot by its upper half and knows itself again by a
//! fingerprint from its lower half. A probe goes on until the feature or an empty slot is met; it never wraps, for the
//! file has spare slots at the end. All numbers are little-endian.
//!
//! [`Rows`] is for models with many classes, of which a feature says something about a few:
//! ```text
//! "DLR1", u32 home slots, u32 slots, slots × (u16 fingerprint or 0, u16 entries, u32 first entry), entries × (u8 class, i8 weight)
//! ```
//! [`Triples`] is for models with three classes:
//! ```text
//! "DLT1", u32 home slots, u32 slots, slots × (u8 fingerprint or 0, 3 × i8 weight)
//! ```

const HEADER: usize = 12;
const ROW_SLOT: usize = 8;
const TRIPLE_SLOT: usize = 4;

/// Adds what a model knows of a feature to the scores of its classes.
pub(super) trait Weights {
    /// Adds the weights of `feature` to `scores`.
    fn add(&self, feature: u64, scores: &mut [i32]);
}

/// Weights of a model with many classes.
#[derive(Debug)]
pub(super) struct Rows {
    homes: u32,
    slots: &'static [u8],
    entries: &'static [u8],
}

/// Weights of a model with three classes.
#[derive(Debug)]
pub(super) struct Triples {
    homes: u32,
    slots: &'static [u8],
}

impl Rows {
    /// Takes the table that `bytes` are, or says why they are none.
    pub(super) fn read(bytes: &'static [u8]) -> Result<Rows, String> {
        let (homes, slots, rest) = header(bytes, *b"DLR1")?;
        let (slots, entries) = rest.split_at_checked(slots * ROW_SLOT).ok_or("the table is cut short")?;
        Ok(Rows { homes, slots, entries })
    }
}

impl Rows {
    /// The entries of `feature`: a class and its weight each, two bytes a pair.
    fn row(&self, feature: u64) -> &'static [u8] {
        let mark = wide_fingerprint(feature);
        let mut at = home(feature, self.homes) * ROW_SLOT;
        while let Some(&[m0, m1, n0, n1, s0, s1, s2, s3]) =
            self.slots.get(at..at + ROW_SLOT).and_then(|slot| slot.first_chunk::<ROW_SLOT>())
        {
            let found = u16::from_le_bytes([m0, m1]);
            if found == mark {
                let start = u32::from_le_bytes([s0, s1, s2, s3]) as usize * 2;
                let end = start + usize::from(u16::from_le_bytes([n0, n1])) * 2;
                return self.entries.get(start..end).unwrap_or(&[]);
            }
            if found == 0 {
                break;
            }
            at += ROW_SLOT;
        }
        &[]
    }

    /// The first class of the row of `feature`, if it has one.
    pub(super) fn only(&self, feature: u64) -> Option<u8> {
        self.row(feature).first().copied()
    }
}

impl Weights for Rows {
    fn add(&self, feature: u64, scores: &mut [i32]) {
        for entry in self.row(feature).chunks_exact(2) {
            if let &[class, weight] = entry
                && let Some(score) = scores.get_mut(usize::from(class))
            {
                *score += i32::from(weight.cast_signed());
            }
        }
    }
}

impl Triples {
    /// Takes the table that `bytes` are, or says why they are none.
    pub(super) fn read(bytes: &'static [u8]) -> Result<Triples, String> {
        let (homes, slots, rest) = header(bytes, *b"DLT1")?;
        let slots = rest.get(..slots * TRIPLE_SLOT).ok_or("the table is cut short")?;
        Ok(Triples { homes, slots })
    }
}

impl Weights for Triples {
    fn add(&self, feature: u64, scores: &mut [i32]) {
        let mark = narrow_fingerprint(feature);
        let mut at = home(feature, self.homes) * TRIPLE_SLOT;
        while let Some(&[found, a, b, c]) =
            self.slots.get(at..at + TRIPLE_SLOT).and_then(|slot| slot.first_chunk::<TRIPLE_SLOT>())
        {
            if found == mark {
                for (score, weight) in scores.iter_mut().zip([a, b, c]) {
                    *score += i32::from(weight.cast_signed());
                }
                return;
            }
            if found == 0 {
                return;
            }
            at += TRIPLE_SLOT;
        }
    }
}

pub(super) fn header(bytes: &'static [u8], magic: [u8; 4]) -> Result<(u32, usize, &'static [u8]), String> {
    let (head, rest) = bytes.split_at_checked(HEADER).ok_or("the table is cut short")?;
    let &[m0, m1, m2, m3, h0, h1, h2, h3, s0, s1, s2, s3] = head else {
        return Err("the table is cut short".to_owned());
    };
    if [m0, m1, m2, m3] != magic {
        return Err("the table does not start with its mark".to_owned());
    }
    Ok((u32::from_le_bytes([h0, h1, h2, h3]), u32::from_le_bytes([s0, s1, s2, s3]) as usize, rest))
}

/// The slot at which the search for `feature` starts.
pub(super) fn home(feature: u64, homes: u32) -> usize {
    (((feature >> 32) * u64::from(homes)) >> 32) as usize
}

pub(super) fn wide_fingerprint(feature: u64) -> u16 {
    u16::try_from(feature & 0xffff).unwrap_or(u16::MAX).max(1)
}

fn narrow_fingerprint(feature: u64) -> u8 {
    u8::try_from(feature & 0xff).unwrap_or(u8::MAX).max(1)
}

#[cfg(feature = "training")]
pub(super) use write::{places, start, write_rows, write_triples};

#[cfg(feature = "training")]
mod write {
    use super::{HEADER, home, narrow_fingerprint, wide_fingerprint};

    /// Lays out `rows`, a feature and its (class, weight) pairs each, as the bytes of [`super::Rows`].
    pub(in crate::syntax) fn write_rows(rows: &[(u64, Vec<(u8, i8)>)]) -> Vec<u8> {
        let (homes, order) = places(rows.len(), rows.iter().map(|(feature, _)| *feature));
        let mut bytes = start(*b"DLR1", homes, order.len());
        let mut entries = Vec::new();
        for at in order {
            let Some((feature, row)) = at.and_then(|at| rows.get(at)) else {
                bytes.extend([0; super::ROW_SLOT]);
                continue;
            };
            bytes.extend(wide_fingerprint(*feature).to_le_bytes());
            bytes.extend(u16::try_from(row.len()).unwrap_or(u16::MAX).to_le_bytes());
            bytes.extend(u32::try_from(entries.len() / 2).unwrap_or(u32::MAX).to_le_bytes());
            entries.extend(row.iter().flat_map(|&(class, weight)| [class, weight.cast_unsigned()]));
        }
        bytes.extend(entries);
        bytes
    }

    /// Lays out `rows`, a feature and its three weights each, as the bytes of [`super::Triples`].
    pub(in crate::syntax) fn write_triples(rows: &[(u64, [i8; 3])]) -> Vec<u8> {
        let (homes, order) = places(rows.len(), rows.iter().map(|(feature, _)| *feature));
        let mut bytes = start(*b"DLT1", homes, order.len());
        for at in order {
            let Some((feature, [a, b, c])) = at.and_then(|at| rows.get(at)) else {
                bytes.extend([0; super::TRIPLE_SLOT]);
                continue;
            };
            bytes.extend([
                narrow_fingerprint(*feature),
                a.cast_unsigned(),
                b.cast_unsigned(),
                c.cast_unsigned(),
            ]);
        }
        bytes
    }

    /// The header of a table.
    pub(in crate::syntax) fn start(magic: [u8; 4], homes: u32, slots: usize) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(HEADER + slots * super::ROW_SLOT);
        bytes.extend(magic);
        bytes.extend(homes.to_le_bytes());
        bytes.extend(u32::try_from(slots).unwrap_or(u32::MAX).to_le_bytes());
        bytes
    }

    /// How many home slots there are for so many features, and which feature lies in which slot, with an empty one at
    /// the end. Half of the home slots are taken, so that a feature that is not there is soon known not to be.
    pub(in crate::syntax) fn places(
        count: usize,
        features: impl Iterator<Item = u64>,
    ) -> (u32, Vec<Option<usize>>) {
        let homes = u32::try_from(count * 2 + 1).unwrap_or(u32::MAX);
        let mut slots: Vec<Option<usize>> = vec![None; homes as usize];
        for (number, feature) in features.enumerate() {
            let mut at = home(feature, homes);
            loop {
                match slots.get_mut(at) {
                    Some(Some(_)) => at += 1,
                    Some(slot) => break *slot = Some(number),
                    None => slots.push(None),
                }
            }
        }
        slots.push(None);
        (homes, slots)
    }
}
