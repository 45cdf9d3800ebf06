//! Names of targets: parts in order, each with spellings in other scripts and languages.

use dateline_entity::{Language, NamePartKind};
use dateline_sanctions::{ListName, NameQuality, NameStatus, Source};

use crate::text::single_spaced;
use crate::xml::Node;
use crate::xml::record::Claim;

/// One part of a name and how else it is spelled.
struct Part<'a> {
    order: u32,
    kind: Option<NamePartKind>,
    value: String,
    spellings: Vec<Spelling<'a>>,
}

struct Spelling<'a> {
    language: &'a str,
    script: &'a str,
    text: String,
}

/// The name, and a name for each other spelling.
pub(super) fn read(name: Node<'_>, source: &Source) -> Vec<ListName> {
    let label = name.text_of("name-type");
    let status = match label {
        Some("primary-name") | None => NameStatus::Primary,
        Some("formerly-known-as") => NameStatus::Former,
        Some(_) => NameStatus::Alias,
    };
    if matches!(label, Some("primary-name" | "formerly-known-as" | "alias")) {
        name.code_of("name-type");
    }
    let quality = name.part("quality").and_then(|quality| {
        let known = match quality.peek() {
            "good" => Some(NameQuality::Strong),
            "low" => Some(NameQuality::Weak),
            _ => None,
        };
        known.inspect(|_| quality.claim(Claim::Code))
    });
    let mut parts: Vec<Part<'_>> = name.parts_named("name-part").map(part).collect();
    parts.sort_by_key(|part| part.order);
    let other = label.filter(|label| !matches!(*label, "primary-name" | "formerly-known-as" | "alias"));
    let made = |texts: &[&str], language: Option<Language>, remarks: Vec<String>| {
        let mut made = whole(&parts, texts, status);
        made.quality = quality;
        made.label = other.map(str::to_owned);
        made.language = language.or(source.language);
        made.source = Source { language: None, ..source.clone() };
        made.source.remarks.extend(remarks);
        made
    };
    let values: Vec<&str> = parts.iter().map(|part| part.value.as_str()).collect();
    let mut names = Vec::new();
    if values.iter().any(|value| !value.is_empty()) {
        names.push(made(&values, None, Vec::new()));
    }
    for (index, part) in parts.iter().enumerate() {
        for spelling in &part.spellings {
            // The other parts in the same script, if they have a spelling in it.
            let texts: Vec<&str> = parts
                .iter()
                .enumerate()
                .map(
                    |(other, part)| {
                        if other == index { spelling.text.as_str() } else { part.in_script_of(spelling) }
                    },
                )
                .collect();
            let language = Language::find(spelling.language);
            let remarks = [spelling.language, spelling.script].into_iter();
            let remarks =
                remarks.filter(|text| !text.is_empty() && (language.is_none() || *text != spelling.language));
            let name = made(&texts, language, remarks.map(str::to_owned).collect());
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}

fn part(part: Node<'_>) -> Part<'_> {
    let kind = part.part("name-part-type").map(Node::peek).unwrap_or_default();
    let known = match kind {
        "title" => Some(NamePartKind::Title),
        "given-name" => Some(NamePartKind::Given),
        "further-given-name" => Some(NamePartKind::Middle),
        "father-name" => Some(NamePartKind::Patronymic),
        "grand-father-name" => Some(NamePartKind::Grandfather),
        "family-name" => Some(NamePartKind::Family),
        "maiden-name" => Some(NamePartKind::Maiden),
        "suffix" => Some(NamePartKind::Suffix),
        "tribal-name" => Some(NamePartKind::Tribal),
        "other" => Some(NamePartKind::Unmarked),
        _ => None,
    };
    if known.is_some() || kind == "whole-name" {
        part.code_of("name-part-type");
    }
    let order = part.code_of("order").and_then(|order| order.parse().ok()).unwrap_or(u32::MAX);
    let spellings = part.parts_named("spelling-variant").filter(|spelling| !spelling.peek().is_empty());
    let spellings = spellings.map(|spelling| Spelling {
        language: spelling.code_of("lang").unwrap_or_default(),
        script: spelling.code_of("script").unwrap_or_default(),
        text: single_spaced(spelling.text()),
    });
    Part {
        order,
        kind: known,
        value: part.text_of("value").map(single_spaced).unwrap_or_default(),
        spellings: spellings.collect(),
    }
}

impl Part<'_> {
    fn in_script_of(&self, spelling: &Spelling<'_>) -> &str {
        let is_alike =
            |other: &&Spelling<'_>| other.script == spelling.script && other.language == spelling.language;
        // Latin spellings go with the part as it is; other scripts belong together.
        if matches!(spelling.script, "" | "LATN" | "Latn") {
            return &self.value;
        }
        self.spellings.iter().find(is_alike).map_or(self.value.as_str(), |spelling| spelling.text.as_str())
    }
}

fn whole(parts: &[Part<'_>], texts: &[&str], status: NameStatus) -> ListName {
    let kinds = parts.iter().map(|part| part.kind);
    if texts.len() > 1 && kinds.clone().all(|kind| kind.is_some()) {
        let kinds = kinds.map(|kind| kind.unwrap_or(NamePartKind::Unmarked));
        let mut parts: Vec<_> = kinds.zip(texts.iter().copied()).collect();
        // The list has family names first.
        parts.sort_by_key(|(kind, _)| match kind {
            NamePartKind::Title => 0,
            NamePartKind::Given => 1,
            NamePartKind::Family | NamePartKind::Particle => 3,
            NamePartKind::Maiden | NamePartKind::Tribal => 4,
            NamePartKind::Suffix => 5,
            _ => 2,
        });
        return ListName::of_parts(parts, status);
    }
    let texts: Vec<&str> = texts.iter().copied().filter(|text| !text.is_empty()).collect();
    ListName::new(texts.join(" "), status)
}
