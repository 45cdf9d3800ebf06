//! Real articles: every one gives a document whose spans hold, and twice the same bytes.
//!
//! The articles lie beside the repository, in `../shared/corpus`. Where they do not, this says so and passes, unless
//! `DATELINE_REQUIRE_SHARED` is set, as `.ci/run` does where `../shared` is there.

#![expect(clippy::disallowed_methods, reason = "tests read the corpus")]

mod common;

use std::fs::File;
use std::io::BufReader;

use common::{LEXICON, root, written};
use dateline_article::read_json_lines;
use dateline_extract::extract;
use dateline_formats::Format;

#[test]
fn every_article_gives_a_document_that_holds() {
    let folder = root().join("../shared/corpus");
    if !folder.is_dir() {
        assert!(std::env::var_os("DATELINE_REQUIRE_SHARED").is_none(), "no corpus at {}", folder.display());
        eprintln!("skipped: no corpus at {}", folder.display());
        return;
    }
    let mut read = 0;
    for name in ["sanctions.jsonl", "no-sanctions.jsonl"] {
        let source = BufReader::new(File::open(folder.join(name)).unwrap());
        for record in read_json_lines(source) {
            let record = record.unwrap();
            let line = record.line;
            let article = record.into_article();
            let document = extract(&article, &LEXICON);
            assert_eq!(document.check(), Ok(()), "{name} line {line}");
            let bytes = written(Format::JsonLines, &document);
            assert!(bytes == written(Format::JsonLines, &extract(&article, &LEXICON)), "{name} line {line}");
            read += 1;
        }
    }
    assert!(read >= 1000, "the corpus has a thousand articles, {read} were read");
}
