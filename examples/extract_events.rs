//! Finds the sanctions events of a story, and shows for each the sentence that says so.
//!
//! `cargo run --example extract_events`

#![expect(clippy::print_stdout, reason = "examples print")]

use dateline_article::{Metadata, parse_with};
use dateline_extract::{Lexicon, extract};
use dateline_sanctions::Stage;

const STORY: &str = include_str!("articles/eu-russia-navalny.txt");

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // A story says "Monday"; only who knows when it was published knows which one.
    let metadata = Metadata { published: Some("2021-02-22".parse()?), ..Metadata::default() };
    let article = parse_with(STORY, metadata);

    // Building the lexicon takes a moment. One serves any number of articles and threads.
    let lexicon = Lexicon::embedded()?;
    let document = extract(&article, &lexicon);

    for event in &document.events {
        let imposers: Vec<_> = event.imposers.iter().map(|imposer| imposer.code.name()).collect();
        let countries: Vec<_> = event.target_countries.iter().map(|country| country.name()).collect();
        println!("{} -> {}: {} ({})", imposers.join(", "), countries.join(", "), event.action, event.stage);
        for evidence in &event.evidence {
            println!("    bytes {}: {}", evidence.span, evidence.text);
        }
    }
    let is_binding = |stage| matches!(stage, Stage::Adopted | Stage::InForce);
    let binding = document.events.iter().filter(|event| is_binding(event.stage) && !event.negated).count();
    println!("{binding} of {} bind today", document.events.len());
    Ok(())
}
