//! Any file of a news agency is items or an error.
#![no_main]

use dateline_article::{Metadata, detect, parse_iptc7901, parse_news, parse_news_json};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let metadata = Metadata::default();
    let _ = detect(bytes);
    let files = [parse_news(bytes, None, &metadata), parse_news_json(bytes, &metadata)];
    for article in files.into_iter().flatten().flatten().flatten() {
        assert_eq!(article.check(), Ok(()));
    }
    if let Ok(article) = parse_iptc7901(bytes, None, &metadata) {
        assert_eq!(article.check(), Ok(()));
    }
});
