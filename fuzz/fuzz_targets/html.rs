//! Any page is an article that keeps its promises, the same each time.
#![no_main]

use dateline_article::{Metadata, parse_html};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let article = parse_html(bytes, None, Metadata::default());
    assert_eq!(article.check(), Ok(()));
    assert_eq!(article, parse_html(bytes, None, Metadata::default()));
});
