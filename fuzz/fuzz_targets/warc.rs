//! Any archive is records or errors, compressed or not.
#![no_main]

use dateline_article::{ArchiveRecord, decompressed, read_warc};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(reader) = decompressed(bytes) else { return };
    for record in read_warc(reader).max_page(1 << 16).flatten() {
        if let ArchiveRecord::Page(page) = record {
            assert_eq!(page.into_article(None).check(), Ok(()));
        }
    }
});
