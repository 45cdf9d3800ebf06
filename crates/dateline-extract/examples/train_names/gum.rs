//! GUM's CoNLL-U as texts with tags and names.
//!
//! A mention is a name if its head is a proper noun. Of the mention, the words in capitals around the head are kept, with the
//! small words that join them (`University of Copenhagen`), without articles and titles.

use std::collections::HashMap;

use dateline_article::{Metadata, parse_with};
use dateline_entity::EntityKind;
use dateline_extract::training::TrainingText;
use dateline_text::Span;

/// One token of CoNLL-U.
struct Word {
    span: Span,
    form: String,
    upos: String,
    xpos: String,
    head: usize,
    relation: String,
    entity: String,
    /// The number of the first token of its sentence.
    sentence: usize,
}

/// One mention of GUM: its tokens and the kind of its entity.
#[derive(Clone)]
struct Mention {
    start: usize,
    end: usize,
    kind: String,
}

/// Reads one file of GUM: the text is put together again from its sentences.
pub(crate) fn read(conllu: &str) -> TrainingText {
    let mut text = String::new();
    let mut words: Vec<Word> = Vec::new();
    let mut at = 0;
    let mut sentence = 0;
    let mut is_new_paragraph = true;
    for line in conllu.lines() {
        if line.starts_with("# newpar") && !line.starts_with("# newpar_block") {
            is_new_paragraph = true;
        } else if let Some(line) = line.strip_prefix("# text = ") {
            if !text.is_empty() {
                text.push_str(if is_new_paragraph { "\n\n" } else { " " });
            }
            is_new_paragraph = false;
            at = text.len();
            sentence = words.len();
            text.push_str(line);
        } else if !line.starts_with('#') && !line.is_empty() {
            let columns: Vec<&str> = line.split('\t').collect();
            // Ranges such as `9-10` stand before the words they are made of.
            if columns[0].parse::<usize>().is_err() {
                continue;
            }
            let form = columns[1];
            let Some(offset) = text[at..].find(form) else { continue };
            let start = at + offset;
            at = start + form.len();
            let entity = columns[9].split('|').find_map(|part| part.strip_prefix("Entity=")).unwrap_or("");
            words.push(Word {
                span: Span::from_range(start..at).expect("texts are short"),
                form: form.to_owned(),
                upos: columns[3].to_owned(),
                xpos: columns[4].to_owned(),
                head: columns[6].parse().unwrap_or(0),
                relation: columns[7].to_owned(),
                entity: entity.to_owned(),
                sentence,
            });
        }
    }
    let mentions = mentions(&words);
    let mut names = Vec::new();
    let mut taken = vec![false; words.len()];
    let ends: Vec<usize> = mentions.iter().map(|mention| mention.end).collect();
    for mention in &mentions {
        let Some((start, end, kind)) = name(&words, mention, &ends) else { continue };
        if taken[start..end].iter().any(|&taken| taken) {
            continue;
        }
        taken[start..end].fill(true);
        names.push((words[start].span.cover(words[end - 1].span), kind));
    }
    names.sort_by_key(|(span, _)| span.start());
    let tags = words.into_iter().map(|word| (word.span, word.upos, word.xpos)).collect();
    TrainingText { article: parse_with(text, Metadata::default()), tags, names }
}

/// The mentions of the Entity column, the longest first.
fn mentions(words: &[Word]) -> Vec<Mention> {
    let mut open: HashMap<String, Vec<(usize, String)>> = HashMap::new();
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let mut rest = word.entity.as_str();
        while !rest.is_empty() {
            if let Some(inner) = rest.strip_prefix('(') {
                let length = inner.find(['(', ')']).unwrap_or(inner.len());
                let parts: Vec<&str> = inner[..length].split('-').collect();
                let (group, kind) = (parts[0].to_owned(), parts.get(1).copied().unwrap_or("").to_owned());
                if inner[length..].starts_with(')') {
                    found.push(Mention { start: at, end: at + 1, kind });
                    rest = &inner[length + 1..];
                } else {
                    open.entry(group).or_default().push((at, kind));
                    rest = &inner[length..];
                }
            } else {
                let length = rest.find(')').unwrap_or(rest.len());
                let group = &rest[..length];
                if let Some((start, kind)) = open.get_mut(group).and_then(Vec::pop) {
                    found.push(Mention { start, end: at + 1, kind });
                }
                rest = rest.get(length + 1..).unwrap_or("");
            }
        }
    }
    found.sort_by_key(|mention| (std::cmp::Reverse(mention.end - mention.start), mention.start));
    found
}

/// The name within a mention, if it has one.
fn name(words: &[Word], mention: &Mention, ends: &[usize]) -> Option<(usize, usize, EntityKind)> {
    let inside = mention.start..mention.end;
    let head = inside.clone().find(|&at| {
        let word = &words[at];
        word.head == 0 || !inside.contains(&(word.sentence + word.head - 1))
    })?;
    if words[head].upos != "PROPN" || !is_capital(&words[head].form) {
        return None;
    }
    let kind = match mention.kind.as_str() {
        "person" => EntityKind::Person,
        "organization" => EntityKind::Organization,
        "place" => EntityKind::Place,
        "time" => return None,
        _ => EntityKind::Other,
    };
    let (mut start, mut end) = (head, head + 1);
    if kind == EntityKind::Person {
        while end < mention.end && (words[end].relation == "flat" || is_joint(words, end, mention.end)) {
            end += 1;
        }
        while start > mention.start
            && is_capital(&words[start - 1].form)
            && words[start - 1].relation == "compound"
        {
            start -= 1;
        }
        while start < end && is_title(&words[start].form) {
            start += 1;
        }
    } else {
        while start > mention.start {
            let before = start - 1;
            let joins = is_small_joint(&words[before].form)
                && before > mention.start
                && is_capital(&words[before - 1].form)
                && !ends.contains(&(before + 1))
                && words[before - 1].upos != "DET";
            if is_capital(&words[before].form) && words[before].upos != "DET" && words[before].upos != "ADP" {
                start = before;
            } else if joins {
                start = before - 1;
            } else {
                break;
            }
        }
        while end < mention.end {
            let is_next = |at: usize| at < mention.end && is_capital(&words[at].form);
            if is_capital(&words[end].form) || words[end].upos == "NUM" && words[end].relation == "flat" {
                end += 1;
            } else if is_small_joint(&words[end].form) && is_next(end + 1) {
                end += 2;
            } else if matches!(words[end].form.as_str(), "of" | "for" | "and")
                && end + 1 < mention.end
                && words[end + 1].form == "the"
                && is_next(end + 2)
            {
                end += 3;
            } else {
                break;
            }
        }
    }
    if start < end && words[start].form.eq_ignore_ascii_case("the") {
        start += 1;
    }
    (start < end && !words[start..end].iter().all(|word| is_title(&word.form))).then_some((start, end, kind))
}

fn is_capital(form: &str) -> bool {
    form.chars().next().is_some_and(char::is_uppercase)
}

/// A hyphen or a particle within a person's name.
fn is_joint(words: &[Word], at: usize, end: usize) -> bool {
    at + 1 < end
        && matches!(words[at].form.as_str(), "-" | "de" | "von" | "van" | "der" | "al" | "bin" | "of")
        && words[at + 1].relation == "flat"
}

fn is_small_joint(form: &str) -> bool {
    matches!(
        form,
        "of" | "for" | "and" | "&" | "-" | "–" | "'s" | "’s" | "'" | "de" | "la" | "du" | "del" | "/"
    )
}

fn is_title(form: &str) -> bool {
    const TITLES: &[&str] = &[
        "Mr.",
        "Mr",
        "Mrs.",
        "Mrs",
        "Ms.",
        "Ms",
        "Dr.",
        "Dr",
        "President",
        "Vice",
        "Prime",
        "Minister",
        "Secretary",
        "Senator",
        "Sen.",
        "Rep.",
        "Professor",
        "Prof.",
        "Sir",
        "Lord",
        "Lady",
        "King",
        "Queen",
        "Prince",
        "Princess",
        "Emperor",
        "Justice",
        "Judge",
        "Chief",
        "Madam",
        "Attorney",
        "General",
        "Governor",
        "Speaker",
        "Captain",
        "Chair",
        "Chairman",
        "Director",
        "Ambassador",
        "Pope",
        "Father",
        "Officer",
        "Counsel",
        "Congressman",
        "Mayor",
        "Deputy",
        "Your",
        "Honor",
        "State",
        "Press",
    ];
    TITLES.contains(&form)
}
