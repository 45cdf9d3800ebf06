//! What the standards of news agencies share: bodies that hold markup, names, dates, choices between what is known.

use crate::compose::Parts;
use crate::credit::byline;
use crate::dom::{Dom, NodeId};
use crate::html::{Flow, flow, page, plain};
use crate::moment::moment;
use crate::{Article, BlockKind, FormatError, Metadata, Published};

/// The words of the first element of a name below `top`.
pub(super) fn words(dom: &Dom, top: NodeId, name: &str) -> Option<String> {
    dom.elements(top, name)
        .find_map(|node| dom.words(node))
        .map(|words| plain(&words))
        .filter(|words| !words.is_empty())
}

/// An attribute of the first element of a name that has it.
pub(super) fn attribute(dom: &Dom, top: NodeId, name: &str, attribute: &str) -> Option<String> {
    dom.elements(top, name).find_map(|node| dom.attribute(node, attribute)).map(str::to_owned)
}

/// The day or moment that the first element of a name says.
pub(super) fn date(dom: &Dom, top: NodeId, name: &str) -> Option<Published> {
    moment(&words(dom, top, name)?)
}

/// The blocks below `top` as parts. Lines that are broken within a paragraph are joined: wires break them at a margin.
pub(super) fn body(dom: &Dom, top: NodeId) -> Parts {
    let is_left_out = |node: NodeId| {
        matches!(
            dom.name(node),
            "media"
                | "media-reference"
                | "media-caption"
                | "media-producer"
                | "figure"
                | "body.head"
                | "pronounce"
        ) || dom.attribute(node, "class").is_some_and(|class| class.contains("embed"))
    };
    parts(flow(dom, top, is_left_out))
}

fn parts(blocks: Vec<Flow>) -> Parts {
    let mut parts = Parts::default();
    for block in blocks {
        let words = block.text.replace('\n', " ");
        // What was escaped once too often.
        let words = if words.contains('&') && words.contains(';') { plain(&words) } else { words };
        parts.push(block.kind, &words);
    }
    parts
}

/// A text that may hold HTML.
pub(crate) fn markup(text: &str) -> Parts {
    let lower = text.get(..text.floor_char_boundary(4000)).unwrap_or(text).to_ascii_lowercase();
    let has_tags = ["<p", "<br", "<div", "<a ", "<h", "<ul", "<b>", "<strong", "<em", "<section"]
        .iter()
        .any(|tag| lower.contains(tag));
    if has_tags {
        let page = page(text);
        return body(&page.dom, NodeId::ROOT);
    }
    let mut parts = Parts::default();
    for line in text.lines() {
        parts.push(BlockKind::Paragraph, &plain(line));
    }
    parts
}

/// The people that a byline names.
pub(super) fn names(line: &str) -> Vec<String> {
    if let Some(credit) = byline(line) {
        return credit.people.into_iter().map(str::to_owned).collect();
    }
    let line = ["By ", "by ", "BY ", "Von ", "Por ", "Par "]
        .iter()
        .find_map(|by| line.strip_prefix(by))
        .unwrap_or(line);
    let first = line.split([',', '/', ';']).next().unwrap_or(line);
    let names = first.split(" and ").flat_map(|part| part.split(" & ")).map(str::trim);
    let is_name =
        |name: &&str| name.contains(' ') && name.len() < 60 && !name.contains(|c: char| c.is_ascii_digit());
    names.filter(is_name).map(str::to_owned).collect()
}

/// What is known from outside, else what the file says.
pub(super) fn known(outside: &Metadata, inside: Metadata) -> Metadata {
    Metadata {
        id: outside.id.clone().or(inside.id),
        url: outside.url.clone().or(inside.url),
        title: outside.title.clone().or(inside.title),
        publisher: outside.publisher.clone().or(inside.publisher),
        language: outside.language.clone().or(inside.language),
        published: outside.published.or(inside.published),
        updated: outside.updated.or(inside.updated),
        section: outside.section.clone().or(inside.section),
        agency: outside.agency.clone().or(inside.agency),
        bylines: if outside.bylines.is_empty() { inside.bylines } else { outside.bylines.clone() },
    }
}

/// An address, if an identifier is one.
pub(super) fn address(id: Option<&str>) -> Option<String> {
    id.filter(|id| id.starts_with("http://") || id.starts_with("https://")).map(str::to_owned)
}

/// The article, or that it has no text.
pub(super) fn article(parts: Parts, metadata: Metadata) -> Result<Article, FormatError> {
    if parts.len() == 0 {
        let item = metadata.title.or(metadata.id).map_or("the item".to_owned(), |name| format!("{name:?}"));
        return Err(FormatError::NoText { item });
    }
    Ok(parts.into_article(metadata, Vec::new()))
}

/// An item of Ritzau's XML.
pub(super) fn rbnews(dom: &Dom, item: NodeId, outside: &Metadata) -> Result<Article, FormatError> {
    let text = dom.elements(item, "content").next().map(|content| dom.raw_text(content)).unwrap_or_default();
    let inside = Metadata {
        id: words(dom, item, "NewsID"),
        title: words(dom, item, "headline").or_else(|| words(dom, item, "strapline")),
        published: date(dom, item, "PublishDate"),
        section: words(dom, item, "section"),
        publisher: words(dom, item, "origin").map(|origin| origin.trim_matches('/').to_owned()),
        ..Metadata::default()
    };
    article(markup(&text), known(outside, inside))
}
