//! Writes the facts of several stories in a format, one document in memory at a time.
//!
//! `cargo run --example write_format [json|jsonl|summary]`

#![expect(clippy::disallowed_methods, reason = "examples read their arguments")]

use std::io::{BufWriter, stdout};

use dateline_article::{Metadata, parse_with};
use dateline_extract::{Lexicon, extract};
use dateline_formats::{Format, Options, Writer};

const STORIES: [(&str, &str); 2] = [
    ("2021-02-11", include_str!("articles/us-treasury-myanmar.txt")),
    ("2020-12-17", include_str!("articles/eu-russia-renewal.txt")),
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let format: Format = std::env::args().nth(1).as_deref().unwrap_or("summary").parse()?;
    let lexicon = Lexicon::embedded()?;
    let mut writer = Writer::documents(format, Options::default(), BufWriter::new(stdout().lock()));
    for (published, text) in STORIES {
        let metadata = Metadata { published: Some(published.parse()?), ..Metadata::default() };
        writer.write(&extract(&parse_with(text, metadata), &lexicon))?;
    }
    // Some formats have an end that is written here.
    writer.finish()?;
    Ok(())
}
