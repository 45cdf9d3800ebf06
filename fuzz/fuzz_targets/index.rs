//! No bytes make the reader of indexes panic, even with a checksum that fits; what can be read can be searched.

#![no_main]

use dateline_screen::{Index, Options, Query};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (&[u8], &str)| {
    let (bytes, name) = input;
    for bytes in [bytes.to_vec(), Index::with_checksum(bytes)] {
        if let Ok(index) = Index::from_bytes(&bytes) {
            let options = Options { threshold: 0.5, ..Options::default() };
            let _ = index.screener().screen(&Query::name(name), &options);
            let _ = (index.lists(), index.name_count(), index.word_count());
        }
    }
});
