//! Stories from templates, and texts told again with other names.

use std::collections::HashMap;

use dateline_article::{Metadata, parse_with};
use dateline_entity::EntityKind;
use dateline_extract::training::TrainingText;
use dateline_text::Span;

use crate::fill::Fill;

/// Tells every story of the templates `times` times.
pub(crate) fn stories(fill: &mut Fill, times: usize) -> Vec<TrainingText> {
    let templates = include_str!("../../data/names/templates.txt");
    let body: Vec<&str> = templates.lines().filter(|line| !line.starts_with('#')).collect();
    let mut texts = Vec::new();
    for _ in 0..times {
        for story in body.split(|line| line.is_empty()).filter(|story| !story.is_empty()) {
            texts.push(tell(story, fill));
        }
    }
    texts
}

/// A text in the making.
#[derive(Default)]
struct Draft {
    text: String,
    names: Vec<(Span, EntityKind)>,
}

impl Draft {
    fn push_name(&mut self, name: &str, kind: EntityKind) {
        let start = self.text.len();
        self.text.push_str(name);
        self.names.push((Span::from_range(start..self.text.len()).expect("texts are short"), kind));
    }

    fn finish(self) -> TrainingText {
        TrainingText {
            article: parse_with(self.text, Metadata::default()),
            tags: Vec::new(),
            names: self.names,
        }
    }
}

fn tell(story: &[&str], fill: &mut Fill) -> TrainingText {
    let mut draft = Draft::default();
    let mut names: HashMap<String, String> = HashMap::new();
    for line in story {
        if !draft.text.is_empty() {
            draft.text.push_str("\n\n");
        }
        let (is_capitals, line) = line.strip_prefix('^').map_or((false, *line), |line| (true, line));
        let mut rest = line;
        while let Some((before, after)) = rest.split_once('{') {
            draft.text.push_str(before);
            let (gap, after) = after.split_once('}').expect("gaps are closed");
            rest = after;
            fill_gap(gap, is_capitals, &mut names, fill, &mut draft);
        }
        draft.text.push_str(rest);
    }
    draft.finish()
}

fn fill_gap(
    gap: &str,
    is_capitals: bool,
    names: &mut HashMap<String, String>,
    fill: &mut Fill,
    draft: &mut Draft,
) {
    if let Some(word) = fill.word(gap) {
        draft.text.push_str(&if is_capitals { word.to_uppercase() } else { word });
        return;
    }
    let (letter, number) = gap.split_at(1);
    if matches!(letter, "p" | "l" | "f") && !names.contains_key(&format!("l{number}")) {
        let (first, last) = fill.person();
        names.insert(format!("p{number}"), format!("{first} {last}"));
        names.insert(format!("f{number}"), first);
        names.insert(format!("l{number}"), last);
    }
    if letter == "a" {
        let whole = names.get(&format!("o{number}")).or_else(|| names.get(&format!("y{number}"))).cloned();
        let initials: String = whole.unwrap_or_default().chars().filter(|c| c.is_uppercase()).collect();
        let initials = if initials.len() < 2 { "QRF".to_owned() } else { initials };
        names.entry(gap.to_owned()).or_insert(initials);
    }
    if !names.contains_key(gap) {
        let name = match letter {
            "o" => fill.organization(),
            "c" => fill.country(),
            "d" => fill.demonym(),
            "t" => fill.city(),
            "r" => fill.region(),
            "u" => fill.outlet(),
            "k" => fill.company(),
            "y" => fill.party(),
            "s" => fill.team(),
            _ => fill.ship(),
        };
        names.insert(gap.to_owned(), name);
    }
    let name = names[gap].clone();
    let name = if is_capitals { name.to_uppercase() } else { name };
    match letter {
        "d" => draft.text.push_str(&name),
        "p" | "l" | "f" => draft.push_name(&name, EntityKind::Person),
        "c" | "t" | "r" => draft.push_name(&name, EntityKind::Place),
        "v" => draft.push_name(&name, EntityKind::Other),
        _ => {
            let bare = name.strip_prefix("The ").or_else(|| name.strip_prefix("THE "));
            if bare.is_some() {
                draft.text.push_str("the ");
            }
            draft.push_name(bare.unwrap_or(&name), EntityKind::Organization);
        }
    }
}

/// The same text with other names: every name of the same letters becomes the same other name of its kind.
pub(crate) fn retell(text: &TrainingText, fill: &mut Fill) -> TrainingText {
    let mut draft = Draft::default();
    let mut known: HashMap<String, String> = HashMap::new();
    let mut last_names: HashMap<String, String> = HashMap::new();
    let mut at = 0;
    for (span, kind) in &text.names {
        let old = &text.article.text;
        draft.text.push_str(&old[at..span.range().start]);
        at = span.range().end;
        let name = &old[span.range()];
        let keeps = *kind == EntityKind::Other || fill.below(10) == 0;
        let new = if keeps {
            name.to_owned()
        } else if let Some(new) = known.get(name) {
            new.clone()
        } else {
            let new = other_name(name, *kind, fill, &mut last_names);
            known.insert(name.to_owned(), new.clone());
            new
        };
        draft.push_name(&new, *kind);
    }
    draft.text.push_str(&text.article.text[at..]);
    draft.finish()
}

fn other_name(
    name: &str,
    kind: EntityKind,
    fill: &mut Fill,
    last_names: &mut HashMap<String, String>,
) -> String {
    match kind {
        EntityKind::Person => {
            let words: Vec<&str> = name.split(' ').collect();
            let last = words.last().copied().unwrap_or("").to_owned();
            let (first, new_last) = fill.person();
            let new_last = last_names.entry(last).or_insert(new_last).clone();
            if words.len() == 1 { new_last } else { format!("{first} {new_last}") }
        }
        EntityKind::Place => match fill.below(3) {
            0 => fill.country(),
            1 => fill.city(),
            _ => fill.region(),
        },
        _ => match fill.below(3) {
            0 => fill.company(),
            1 => fill.party(),
            _ => fill.organization(),
        },
    }
}
