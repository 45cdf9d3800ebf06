//! Any bytes: the document holds in its text, is the same twice, reads back, and has a summary.

#![no_main]

use std::sync::LazyLock;

use dateline_article::{Metadata, decode, parse_with};
use dateline_extract::{Lexicon, extract};
use dateline_formats::{Format, Options, Writer, read};
use libfuzzer_sys::fuzz_target;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::embedded().expect("the embedded lexicon is well formed"));

fuzz_target!(|bytes: &[u8]| {
    let metadata = Metadata { published: "2021-02-22".parse().ok(), ..Metadata::default() };
    let article = parse_with(decode(bytes, None).text, metadata);
    let document = extract(&article, &LEXICON);
    document.check().expect("what is said holds in the text");
    assert_eq!(document, extract(&article, &LEXICON));

    for &format in Format::ALL {
        let mut writer = Writer::documents(format, Options::default(), Vec::new());
        writer.write(&document).expect("a Vec takes everything");
        let written = writer.finish().expect("a Vec takes everything");
        if format == Format::JsonLines {
            let again = read::json_lines(written.as_slice()).next().expect("one line").expect("a document");
            assert_eq!(again, document);
        }
    }
});
