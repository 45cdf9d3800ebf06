//! From text to document: what is said holds in the text, and the same text gives the same document.

mod common;

use std::collections::BTreeSet;

use common::{LEXICON, article, articles, document, written};
use dateline_article::parse;
use dateline_document::Document;
use dateline_extract::extract;
use dateline_formats::{Format, read};
use proptest::prelude::*;

#[test]
fn documents_hold_in_their_text() {
    for path in articles() {
        let document = document(&path);
        assert_eq!(document.check(), Ok(()), "{}", path.display());
        assert!(has_unique_numbers(&document), "{}", path.display());
    }
}

#[test]
fn the_same_article_gives_the_same_bytes() {
    for path in articles() {
        let once = written(Format::JsonLines, &document(&path));
        let again = written(Format::JsonLines, &document(&path));
        assert!(once == again, "{}", path.display());
    }
}

#[test]
fn documents_read_back() {
    for path in articles() {
        let document = document(&path);
        let line = written(Format::JsonLines, &document);
        let again = read::json_lines(line.as_bytes()).next().unwrap().unwrap();
        assert!(again == document, "{}", path.display());
    }
}

#[test]
fn extraction_leaves_the_text_alone() {
    for path in articles() {
        let article = article(&path);
        assert_eq!(extract(&article, &LEXICON).article.text, article.text, "{}", path.display());
    }
}

fn has_unique_numbers(document: &Document) -> bool {
    let entities: BTreeSet<_> = document.entities.iter().map(|linked| linked.entity.id).collect();
    let events: BTreeSet<_> = document.events.iter().map(|event| event.id).collect();
    entities.len() == document.entities.len() && events.len() == document.events.len()
}

/// Words, marks and breaks that the grammars react to.
const WORDS: &[&str] = &[
    "BRUSSELS",
    "GENEVA",
    "Reuters",
    "AFP",
    "Feb. 22",
    "2021-02-30",
    "Monday",
    "late",
    "next",
    "year",
    "EU",
    "U.S.",
    "Russia",
    "Russian",
    "Mr.",
    "Alexei",
    "Navalny",
    "he",
    "she",
    "who",
    "said",
    "told",
    "according to",
    "imposed",
    "lifted",
    "vetoed",
    "asset freezes",
    "sanctions",
    "travel ban",
    "against",
    "on",
    "over",
    "the",
    "will",
    "not",
    "three",
    "45",
    "million",
    "\u{201c}",
    "\u{201d}",
    "\"",
    "'",
    "(",
    ")",
    "-",
    "\u{2014}",
    ":",
    ",",
    ".",
    "...",
    "?",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    " ",
    "# ",
    "* ",
    "> ",
    "///",
    "By ",
    "é",
    "\u{a0}",
    "\u{0}",
    "\u{feff}",
    "日本",
];

/// Texts of such words, so that chance leads into the corners of the grammars.
fn newsish() -> impl Strategy<Value = String> {
    let word =
        prop_oneof![9 => proptest::sample::select(WORDS).prop_map(str::to_owned), 1 => any::<String>()];
    proptest::collection::vec((word, prop_oneof![Just(" "), Just("")]), 0..60)
        .prop_map(|words| words.into_iter().map(|(word, gap)| word + gap).collect())
}

proptest! {
    #[test]
    fn any_text_gives_a_document_that_holds(text in newsish()) {
        let document = extract(&parse(&text), &LEXICON);
        prop_assert_eq!(document.check(), Ok(()));
        prop_assert!(has_unique_numbers(&document));
        let line = written(Format::JsonLines, &document);
        let again = read::json_lines(line.as_bytes()).next().unwrap().unwrap();
        prop_assert_eq!(again, document);
    }

    #[test]
    fn any_string_gives_a_document_that_holds(text in any::<String>()) {
        prop_assert_eq!(extract(&parse(&text), &LEXICON).check(), Ok(()));
    }
}
