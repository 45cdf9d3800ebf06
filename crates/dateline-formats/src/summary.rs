//! A summary for people: what the story reports about sanctions, and who is in it.
//!
//! # Layout, version 1
//! The headline, and under it place, date and source. Then, each under its heading and only if there is any: the sanctions
//! events (who → whom, what is done, how far it has come and what is still missing, when, why, under which act, according
//! to whom, and the sentences that say so), people, organizations, vessels, quotations with their speakers, times with
//! their values. Lines are wrapped to [`Options::width`]. A rule stands between documents. The order is that of the document.
//!
//! Nothing is said that the document does not say, but for the explanation of stages, which is the domain's.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use dateline_article::Article;
use dateline_document::{Document, Quote, QuoteKind};
use dateline_entity::{Entity, EntityKind};

use crate::styled::{Page, Paragraph};
use crate::writer::Layout;
use crate::{About, Options};

mod event;
mod outline;

pub(crate) const ABOUT: About = About {
    name: "summary",
    version: "1",
    endings: &["txt"],
    media_type: "text/plain; charset=utf-8",
    purpose: "what a person wants to know: events with their evidence, people, quotations, times",
    keeps: "events, people, organizations and vessels with roles, quotations, times",
    loses: "places in the text, places as entities, mentions, the text",
};

const PLAIN: Style = Style::new();
const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const HEADING: Style = AnsiColor::Cyan.on_default().bold();

/// Where the lines under a heading start.
const INDENT: usize = 2;

/// Lays out one document after the other.
#[derive(Debug)]
pub(crate) struct Summary {
    page: Page,
    width: usize,
    is_first: bool,
}

impl Summary {
    pub(crate) fn new(options: Options) -> Summary {
        Summary { page: Page::new(options.width, options.color), width: options.width, is_first: true }
    }

    /// Sets what follows apart from the document before.
    fn rule(&mut self) {
        if !self.is_first {
            self.page.blank();
            self.page.line(&Paragraph::new().with(DIM, "─".repeat(self.width)));
            self.page.blank();
        }
        self.is_first = false;
    }
}

impl Layout<Document> for Summary {
    fn item(&mut self, document: &Document, out: &mut dyn Write) -> io::Result<()> {
        self.rule();
        head(&mut self.page, &document.article);
        event::write(&mut self.page, document);
        for (kind, heading) in [
            (EntityKind::Person, "People"),
            (EntityKind::Organization, "Organizations"),
            (EntityKind::Vessel, "Vessels"),
        ] {
            entities(&mut self.page, document, kind, heading);
        }
        quotes(&mut self.page, document);
        times(&mut self.page, document);
        out.write_all(self.page.take().as_bytes())
    }
}

impl Layout<Article> for Summary {
    fn item(&mut self, article: &Article, out: &mut dyn Write) -> io::Result<()> {
        self.rule();
        head(&mut self.page, article);
        outline::write(&mut self.page, article);
        out.write_all(self.page.take().as_bytes())
    }
}

/// The headline, or failing that the id, and where, when and by whom the story was filed.
fn head(page: &mut Page, article: &Article) {
    let title = article.title.as_deref().or(article.id.as_deref()).unwrap_or("Untitled");
    page.line(&Paragraph::new().with(BOLD, title));
    let dateline = article.dateline.as_ref();
    let place = dateline.map(|dateline| match (&dateline.region, &dateline.country) {
        (Some(region), _) => format!("{}, {region}", dateline.place),
        (None, Some(country)) => format!("{} ({country})", dateline.place),
        (None, None) => dateline.place.clone(),
    });
    let published = article.published.map(|published| published.to_string());
    let filed = dateline.and_then(|dateline| dateline.date).map(|date| format!("filed {date}"));
    let filed = filed.filter(|_| published.is_none());
    let source = article.agency.clone().or_else(|| article.publisher.clone());
    let bylines = (!article.bylines.is_empty()).then(|| format!("by {}", article.bylines.join(", ")));
    let id = article.title.as_ref().and(article.id.clone());
    let known: Vec<String> =
        [place, published.or(filed), source, bylines, id].into_iter().flatten().collect();
    if !known.is_empty() {
        page.line(&Paragraph::new().with(DIM, known.join(" · ")));
    }
}

/// Starts a part of the page.
fn heading(page: &mut Page, words: &str) {
    page.blank();
    page.line(&Paragraph::new().with(HEADING, words));
}

fn entities(page: &mut Page, document: &Document, kind: EntityKind, words: &str) {
    let mut entities =
        document.entities.iter().map(|linked| &linked.entity).filter(|entity| entity.kind == kind).peekable();
    if entities.peek().is_none() {
        return;
    }
    heading(page, words);
    for entity in entities {
        page.item(INDENT, &described(entity));
    }
}

/// `Alexei Navalny (also Navalny), Kremlin critic · ru`.
fn described(entity: &Entity) -> Paragraph<'_> {
    let mut words = Paragraph::new().with(BOLD, &entity.name);
    if !entity.aliases.is_empty() {
        words.push(DIM, format!(" (also {})", entity.aliases.join(", ")));
    }
    if let Some(role) = &entity.role {
        words.push_plain(format!(", {role}"));
    }
    if let Some(country) = entity.country {
        words.push(DIM, format!(" · {country}"));
    }
    words
}

fn quotes(page: &mut Page, document: &Document) {
    if document.quotes.is_empty() {
        return;
    }
    heading(page, "Quotations");
    for quote in &document.quotes {
        let mut words = Paragraph::new().with(BOLD, speaker(document, quote).unwrap_or("(nobody credited)"));
        words.push(DIM, ": ");
        match quote.kind {
            QuoteKind::Direct | QuoteKind::Mixed => words.push_plain(format!("“{}”", quote.excerpt.text)),
            QuoteKind::Indirect => words.push_plain(quote.excerpt.text.as_str()),
        }
        page.item(INDENT, &words);
    }
}

/// Who is credited: by name if the document knows it, else as printed.
fn speaker<'a>(document: &'a Document, quote: &'a Quote) -> Option<&'a str> {
    let speaker = quote.speaker.as_ref()?;
    let entity = speaker.entity.and_then(|id| document.entity(id));
    Some(entity.map_or(speaker.excerpt.text.as_str(), |entity| entity.name.as_str()))
}

/// All times in one paragraph, each said once: `Monday = 2021-02-22`.
fn times(page: &mut Page, document: &Document) {
    let mut said = Vec::new();
    for time in &document.times {
        let pair = (time.excerpt.text.as_str(), time.value.to_string());
        if !said.contains(&pair) {
            said.push(pair);
        }
    }
    if said.is_empty() {
        return;
    }
    heading(page, "Times");
    let mut words = Paragraph::new();
    for (at, (text, value)) in said.into_iter().enumerate() {
        words.push(DIM, if at == 0 { "" } else { " · " });
        words.push_plain(text);
        words.push(DIM, " = ");
        words.push(PLAIN, value);
    }
    page.item(INDENT, &words);
}
