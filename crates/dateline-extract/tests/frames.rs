//! The trigger frames, one by one: each fires in a sentence where it should and is silent in one where it should not.

use std::collections::BTreeSet;

use dateline_article::{Metadata, parse_with};
use dateline_extract::{Lexicon, extract};
use dateline_sanctions::SanctionsEvent;

/// A row of the table: a frame, whether it is to fire, a sentence, and the events in it.
fn rows() -> impl Iterator<Item = [&'static str; 4]> {
    let lines = include_str!("frames.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| {
        let fields: Vec<&str> = line.split('\t').collect();
        *fields.first_chunk().unwrap_or_else(|| panic!("not four fields: {line}"))
    })
}

/// `eu > by: impose asset-freeze,travel-ban, adopted`
fn shown(event: &SanctionsEvent) -> String {
    let list = |codes: Vec<String>| if codes.is_empty() { "-".to_owned() } else { codes.join(",") };
    let imposers = list(event.imposers.iter().map(|imposer| imposer.code.to_string()).collect());
    let countries = list(event.target_countries.iter().map(ToString::to_string).collect());
    let measures: Vec<String> = event.measures.iter().map(ToString::to_string).collect();
    let not = if event.negated { " (not)" } else { "" };
    format!("{imposers} > {countries}: {} {}, {}{not}", event.action, measures.join(","), event.stage)
}

#[test]
fn sentences_give_the_events_of_their_frames() {
    let lexicon = Lexicon::embedded().unwrap();
    let metadata = Metadata { published: "2021-03-10".parse().ok(), ..Metadata::default() };
    let mut wrong = Vec::new();
    for [frame, kind, sentence, expected] in rows() {
        let document = extract(&parse_with(sentence, metadata.clone()), &lexicon);
        let events: Vec<String> = document.events.iter().map(shown).collect();
        let found = if events.is_empty() { "-".to_owned() } else { events.join("; ") };
        if found != expected {
            wrong.push(format!("{frame}, {kind}: {sentence}\n  expected {expected}\n  found    {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_frame_has_a_positive_and_a_negative_sentence() {
    let tested: BTreeSet<(&str, &str)> = rows().map(|[frame, kind, ..]| (frame, kind)).collect();
    let predicates: toml::Table = include_str!("../data/events/predicates.toml").parse().unwrap();
    let measures: toml::Table = include_str!("../data/events/measures.toml").parse().unwrap();
    let entries = |table: &toml::Table, kind: &str| table[kind].as_array().unwrap().clone();
    let verbs = entries(&predicates, "predicate").into_iter().map(|frame| frame["verb"].clone());
    let nouns = entries(&measures, "noun").into_iter().map(|frame| frame["words"][0].clone());
    for frame in verbs.chain(nouns) {
        for kind in ["positive", "negative"] {
            let frame = frame.as_str().unwrap();
            assert!(tested.contains(&(frame, kind)), "the frame {frame} has no {kind} sentence");
        }
    }
}
