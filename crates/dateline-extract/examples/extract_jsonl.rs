//! Reads articles as JSON Lines from standard input and prints their documents, one a line.
//!
//! The command `dateline extract` does this and more; the example shows the libraries alone:
//! `cargo run --release -p dateline-extract --example extract_jsonl < articles.jsonl > documents.jsonl`

use std::io::{self, Write as _};

use dateline_article::Article;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let lexicon = dateline_extract::Lexicon::embedded()?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    for record in dateline_article::read_json_lines(io::stdin().lock()) {
        let article: Article = record?.into_article();
        let document = dateline_extract::extract(&article, &lexicon);
        serde_json::to_writer(&mut out, &document)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
