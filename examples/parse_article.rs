//! Takes a wire story apart: dateline, headings, paragraphs, sentences, each with its place.
//!
//! `cargo run --example parse_article [FILE]`

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "examples read arguments and files, and print"
)]

use dateline_article::{BlockKind, decode, parse};

fn main() -> std::io::Result<()> {
    let path =
        std::env::args().nth(1).unwrap_or_else(|| "examples/articles/eu-russia-navalny.txt".to_owned());
    // Bytes of any encoding become text, and any text becomes an article.
    let decoded = decode(&std::fs::read(path)?, None);
    let article = parse(&decoded.text);

    if let Some(dateline) = &article.dateline {
        println!("filed in {} on {:?} (bytes {})", dateline.place, dateline.date, dateline.span);
    }
    for block in &article.blocks {
        let words = article.slice(block.span).unwrap_or_default();
        match block.kind {
            BlockKind::Heading => println!("\n## {words}"),
            BlockKind::Paragraph => {
                let sentences = article.sentences_in(block.span);
                println!(
                    "{} sentences, the first: {:?}",
                    sentences.len(),
                    sentences.first().and_then(|&s| article.slice(s))
                );
            }
            other => println!("{other:?}: {words}"),
        }
    }
    for diagnostic in decoded.diagnostics.iter().chain(&article.diagnostics) {
        println!("odd: {diagnostic}");
    }
    Ok(())
}
