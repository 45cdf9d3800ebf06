//! Any feed is entries or an error, and so is any Markdown and any table.
#![no_main]

use dateline_article::{Metadata, parse_feed, parse_markdown, read_csv};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for item in parse_feed(bytes, &Metadata::default()).into_iter().flatten().flatten() {
        assert_eq!(item.check(), Ok(()));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        assert_eq!(parse_markdown(text, Metadata::default()).check(), Ok(()));
    }
    for record in read_csv(bytes).into_iter().flatten().flatten() {
        assert_eq!(record.into_article().check(), Ok(()));
    }
});
