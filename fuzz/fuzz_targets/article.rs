//! Any bytes decode, any text is an article that keeps its promises, any lines are records or errors.
#![no_main]

use dateline_article::{Metadata, decode, parse, parse_with, read_json_lines};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for declared in [None, Some("windows-1251"), Some("utf-16le")] {
        let decoded = decode(bytes, declared);
        assert_eq!(decoded.diagnostics.is_empty(), std::str::from_utf8(bytes).is_ok());
        let article = parse(&decoded.text);
        assert_eq!(article.check(), Ok(()));
        assert_eq!(article, parse(&decoded.text));
        // The first line as the headline that the caller knows, the rest as the text.
        if let Some((title, text)) = decoded.text.split_once('\n') {
            let metadata = Metadata { title: Some(title.to_owned()), published: "2021-02-22".parse().ok(), ..Metadata::default() };
            assert_eq!(parse_with(text, metadata).check(), Ok(()));
        }
    }
    for record in read_json_lines(bytes).max_line(4096).flatten() {
        assert_eq!(record.into_article().check(), Ok(()));
    }
});
