//! Sanctions events in words.

use anstyle::{AnsiColor, Style};
use dateline_document::Document;
use dateline_sanctions::{SanctionsEvent, Stage};

use super::{BOLD, DIM, PLAIN, heading, speaker};
use crate::styled::{Page, Paragraph};

/// Where an event's labels start, and where what they label does.
const LABEL: usize = 4;
const VALUE: usize = 13;

/// Writes the events of `document` under their heading.
pub(super) fn write(page: &mut Page, document: &Document) {
    heading(page, "Sanctions");
    if document.events.is_empty() {
        page.item(super::INDENT, &Paragraph::new().with(DIM, "No sanctions event is reported."));
    }
    for (at, event) in document.events.iter().enumerate() {
        if at > 0 {
            page.blank();
        }
        one(page, document, event);
    }
}

fn one(page: &mut Page, document: &Document, event: &SanctionsEvent) {
    let number = Paragraph::new().with(PLAIN, (event.id.0).to_string());
    page.labelled(super::INDENT, &number, LABEL, &title(event));
    let mut field = |label: &'static str, words: Paragraph<'_>| {
        page.labelled(LABEL, &Paragraph::new().with(DIM, label), VALUE, &words);
    };
    field("stage", stage(event));
    if let Some(hit) = hit(event) {
        field("hits", hit);
    }
    if let Some(date) = event.date {
        field("when", plain(date.to_string()));
    }
    if let Some(ground) = &event.ground {
        let mut words = plain(ground.excerpt.text.as_str());
        if let Some(kind) = ground.kind {
            words.push(DIM, format!(" ({})", spaced(kind.as_str())));
        }
        field("why", words);
    }
    if let Some(regime) = &event.regime {
        let mut words = plain(regime.excerpt.text.as_str());
        if let Some(program) = &regime.program {
            words.push(DIM, format!(" ({program})"));
        }
        field("under", words);
    }
    if let Some(source) = source(document, event) {
        field("says", plain(source));
    }
    for evidence in &event.evidence {
        field("text", plain(format!("“{}”", evidence.text)));
    }
}

/// `European Union → Russia: impose asset freeze, travel ban`.
fn title(event: &SanctionsEvent) -> Paragraph<'static> {
    let imposers: Vec<&str> = event.imposers.iter().map(|imposer| imposer.code.name()).collect();
    let countries: Vec<&str> = event.target_countries.iter().map(|country| country.name()).collect();
    let measures: Vec<String> = event.measures.iter().map(|measure| spaced(measure.as_str())).collect();
    let who = if imposers.is_empty() { "(nobody named)".to_owned() } else { imposers.join(", ") };
    let whom = if countries.is_empty() { String::new() } else { format!(" → {}", countries.join(", ")) };
    let not = if event.negated { "does not " } else { "" };
    let what = format!(": {not}{} {}", event.action, measures.join(", "));
    Paragraph::new().with(BOLD, who).with(BOLD, whom).with(PLAIN, what)
}

/// How far it has come, and what must follow before it is law: `agreed, not yet law: …`.
fn stage(event: &SanctionsEvent) -> Paragraph<'static> {
    let stage = spaced(event.stage.as_str());
    let outlook = event.outlook().map(|outlook| outlook.to_string()).unwrap_or_default();
    let rest = match outlook.strip_prefix(&stage) {
        Some(rest) => rest.to_owned(),
        None if outlook.is_empty() => outlook,
        None => format!(": {outlook}"),
    };
    Paragraph::new().with(stage_style(event.stage), stage).with(PLAIN, rest)
}

/// Whom it hits: the names, their number, and the words that describe them.
fn hit(event: &SanctionsEvent) -> Option<Paragraph<'_>> {
    let names: Vec<&str> = event.targets.iter().map(|target| target.name.as_str()).collect();
    let names = (!names.is_empty()).then(|| names.join(", "));
    let count = event.count.map(|count| format!("{count} listed"));
    let described = event.target_text.as_ref().map(|excerpt| format!("“{}”", excerpt.text));
    let words: Vec<String> = [names, count, described].into_iter().flatten().collect();
    (!words.is_empty()).then(|| plain(words.join(" · ")))
}

/// According to whom.
fn source<'a>(document: &'a Document, event: &SanctionsEvent) -> Option<&'a str> {
    let attribution = event.attribution.as_ref()?;
    let entity = attribution.speaker.and_then(|id| document.entity(id)).map(|entity| entity.name.as_str());
    let quote =
        || document.quotes.get(attribution.quote? as usize).and_then(|quote| speaker(document, quote));
    entity.or_else(quote)
}

/// Binding in red, coming in yellow, mere words in blue, dead in grey.
fn stage_style(stage: Stage) -> Style {
    let color = match stage {
        Stage::Adopted | Stage::InForce => AnsiColor::Red,
        Stage::Proposed | Stage::Expected | Stage::Agreed => AnsiColor::Yellow,
        Stage::Demanded | Stage::Threatened | Stage::Considered => AnsiColor::Blue,
        Stage::Rejected | Stage::CalledOff => return DIM,
    };
    color.on_default().bold()
}

fn plain<'a>(words: impl Into<std::borrow::Cow<'a, str>>) -> Paragraph<'a> {
    Paragraph::new().with(PLAIN, words)
}

/// A word of a vocabulary as people write it.
fn spaced(word: &str) -> String {
    word.replace('-', " ")
}
