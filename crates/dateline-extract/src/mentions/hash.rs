//! Hashes of words: small, fast and the same on every machine, because the trained weights are found by them.

/// An odd constant with its bits well mixed (that of the multiplicative hash of Fibonacci).
const MIX: u64 = 0x9e37_79b9_7f4a_7c15;

/// The hash of a word's bytes.
pub(crate) fn of_bytes(bytes: &[u8]) -> u64 {
    let mut hash = bytes.len() as u64;
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        let mut eight = [0; 8];
        eight.copy_from_slice(chunk);
        hash = join(hash, u64::from_le_bytes(eight));
    }
    let mut eight = [0; 8];
    for (to, from) in eight.iter_mut().zip(chunks.remainder()) {
        *to = *from;
    }
    join(hash, u64::from_le_bytes(eight))
}

/// The hash of a sequence, from that of its beginning and that of what follows.
pub(crate) fn join(left: u64, right: u64) -> u64 {
    let mixed = (left.rotate_left(23) ^ right).wrapping_mul(MIX);
    mixed ^ (mixed >> 29)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_order_length_and_letters_apart() {
        let words = ["", "a", "b", "ab", "ba", "abcdefgh", "abcdefghi", "abcdefgh\0"];
        let mut hashes: Vec<u64> = words.iter().map(|word| of_bytes(word.as_bytes())).collect();
        hashes.push(join(of_bytes(b"a"), of_bytes(b"b")));
        hashes.push(join(of_bytes(b"b"), of_bytes(b"a")));
        let count = hashes.len();
        hashes.sort_unstable();
        hashes.dedup();
        assert_eq!(hashes.len(), count);
    }

    #[test]
    fn is_the_same_everywhere() {
        // The weights under data/names were trained with these values.
        assert_eq!(of_bytes(b"moscow"), 0x7a6f_ef46_c88d_95d9);
    }
}
