//! What several tests need: the fixtures, and the way from a text to its document.

#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests read their fixtures, and fail by panicking"
)]
#![allow(dead_code, clippy::allow_attributes, reason = "each test uses its own part of this module")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use dateline_article::{Article, Metadata, Published, decode, parse_with};
use dateline_document::Document;
use dateline_extract::{Lexicon, extract};
use dateline_formats::{Format, Options, Writer};

/// The lexicon, built once.
pub(crate) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::embedded().unwrap());

/// The folder of the repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The articles written for the tests and those written as examples, sorted.
pub(crate) fn articles() -> Vec<PathBuf> {
    let folders = ["tests/fixtures/articles", "examples/articles"].map(|folder| root().join(folder));
    let files =
        folders.iter().flat_map(|folder| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()));
    let mut texts: Vec<_> =
        files.filter(|path| path.extension().is_some_and(|ending| ending == "txt")).collect();
    texts.sort();
    assert!(texts.len() > 20, "the fixtures are missing");
    texts
}

/// Reads an article with the day of publication that the README beside it gives.
pub(crate) fn article(path: &Path) -> Article {
    let metadata = Metadata {
        id: path.file_stem().map(|stem| stem.to_string_lossy().into_owned()),
        published: Some(published(path)),
        ..Metadata::default()
    };
    parse_with(decode(&fs::read(path).unwrap(), None).text, metadata)
}

/// Extracts the facts of an article.
pub(crate) fn document(path: &Path) -> Document {
    extract(&article(path), &LEXICON)
}

/// Writes one document.
pub(crate) fn written(format: Format, document: &Document) -> String {
    let mut writer = Writer::documents(format, Options::default(), Vec::new());
    writer.write(document).unwrap();
    String::from_utf8(writer.finish().unwrap()).unwrap()
}

/// The day in the second column of the README's table.
fn published(path: &Path) -> Published {
    let name = path.file_name().unwrap().to_string_lossy();
    let table = fs::read_to_string(path.with_file_name("README.md")).unwrap();
    let row = table.lines().find(|line| line.starts_with(&format!("| `{name}` |")));
    let row = row.unwrap_or_else(|| panic!("{name} is missing in the README beside it"));
    row.split('|').nth(2).unwrap().parse().unwrap()
}
