//! What is written reads back; what is no document is refused with its place.

#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

use dateline_document::Document;
use dateline_formats::{Format, Options, Writer, read};
use insta::assert_snapshot;
use proptest::prelude::*;

fn document(text: &str) -> Document {
    Document::new(dateline_article::parse(text))
}

fn written(format: Format, documents: &[Document]) -> Vec<u8> {
    let mut writer = Writer::documents(format, Options::default(), Vec::new());
    for document in documents {
        writer.write(document).unwrap();
    }
    writer.finish().unwrap()
}

#[test]
fn json_is_an_object_or_an_array() {
    let documents = ["One.", "Two.", "Three."].map(document);
    for count in 0..=3 {
        let bytes = written(Format::Json, &documents[..count]);
        let value: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        assert_eq!(value.is_array(), count != 1);
        assert_eq!(read::json(bytes.as_slice()).unwrap(), documents[..count]);
    }
}

#[test]
fn errors_have_their_line_and_the_rest_is_read() {
    let good = String::from_utf8(written(Format::JsonLines, &[document("A.")])).unwrap();
    let moved = good.replace("\"start\":0,\"end\":2", "\"start\":0,\"end\":3");
    let lines = format!("\u{feff}{good}\n{{}}\n{{\"schema\"\n[]\n{moved}{}\n{good}", " ".repeat(5000));
    let results = read::json_lines(lines.as_bytes()).max_line(4000);
    let said: Vec<String> = results
        .map(|result| result.map_or_else(|error| error.to_string(), |document| document.article.text))
        .collect();
    assert_snapshot!(said.join("\n"), @"
    A.
    line 3 is no document: missing field `schema` at column 2
    line 4 is no document: EOF while parsing an object at column 9
    line 5 is no document: invalid length 0, expected struct Document with 6 elements at column 2
    line 6 is no document: block at 0..3 does not fit the text
    line 7 is longer than 4000 bytes
    A.
    ");
}

#[test]
fn json_errors_have_their_line() {
    assert_snapshot!(read::json(&b"[\n{},\n1]"[..]).unwrap_err(), @"line 2 is no document: missing field `schema` at column 2");
}

#[test]
fn writing_failures_name_the_document() {
    #[derive(Debug)]
    struct Full;
    impl std::io::Write for Full {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let mut named = document("A.");
    named.article.id = Some("a1".to_owned());
    let mut writer = Writer::documents(Format::JsonLines, Options::default(), Full);
    assert_snapshot!(writer.write(&named).unwrap_err(), @"could not write document 1 (a1) as jsonl");
    let mut writer = Writer::documents(Format::Json, Options::default(), Full);
    writer.write(&named).unwrap();
    assert_snapshot!(writer.finish().unwrap_err(), @"could not finish the json (documents before: 1)");
}

proptest! {
    #[test]
    fn any_text_reads_back(texts in proptest::collection::vec(any::<String>(), 0..4)) {
        let documents: Vec<Document> = texts.iter().map(|text| document(text)).collect();
        let lines = written(Format::JsonLines, &documents);
        let again: Vec<Document> = read::json_lines(lines.as_slice()).map(Result::unwrap).collect();
        prop_assert_eq!(&again, &documents);
        prop_assert_eq!(read::json(written(Format::Json, &documents).as_slice()).unwrap(), documents);
    }

    #[test]
    fn any_bytes_are_documents_or_errors(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let limit = bytes.len() + 1;
        prop_assert!(read::json_lines(bytes.as_slice()).take(limit).count() < limit);
    }

    #[test]
    fn any_text_has_a_summary(text in any::<String>(), width in 0usize..60) {
        let options = Options { width, color: false };
        let mut writer = Writer::documents(Format::Summary, options, Vec::new());
        writer.write(&document(&text)).unwrap();
        let page = String::from_utf8(writer.finish().unwrap()).unwrap();
        prop_assert!(page.lines().all(|line| !line.contains(|c: char| c.is_control())));
    }
}
