//! NewsML-G2: `newsItem`, alone or in a `newsMessage`. Standard: <https://iptc.org/standards/newsml-g2/>, all versions.
//!
//! | of the article | in the item |
//! | --- | --- |
//! | `title` | `contentMeta/headline`, the main one |
//! | `published`, `updated` | `firstCreated`, else `contentCreated`, else `versionCreated`; `versionCreated` |
//! | `publisher`, `agency` | `provider`; `creditline`, else `infoSource` |
//! | `bylines` | `by`, else the names of `creator`s |
//! | `language` | `contentMeta/language`, else `xml:lang` |
//! | `text` | `inlineXML` (XHTML, NITF), else `inlineData` |

use super::nitf;
use super::part::{address, article, attribute, body, date, known, markup, names, words};
use crate::compose::Parts;
use crate::dom::{Dom, NodeId};
use crate::{Article, BlockKind, FormatError, Metadata};

/// The items of a message. Those that are no news items are named as what they are.
pub(super) fn message(dom: &Dom, root: NodeId, outside: &Metadata) -> super::Items {
    let is_item = |node: &NodeId| {
        matches!(
            dom.name(*node),
            "newsItem" | "packageItem" | "conceptItem" | "knowledgeItem" | "planningItem" | "catalogItem"
        )
    };
    let found: Vec<NodeId> = dom.descendants(root).filter(is_item).collect();
    let news = found.iter().filter(|&&node| dom.name(node) == "newsItem").count();
    let several = Metadata { id: None, ..outside.clone() };
    // With many stories each needs a name of its own.
    let outside = if news > 1 { &several } else { outside };
    let read = |&node: &NodeId| match dom.name(node) {
        "newsItem" => item(dom, node, outside),
        other => Err(FormatError::not_a_story(format!("a {other}"))),
    };
    if found.is_empty() {
        return vec![Err(FormatError::not_a_story("a message without items"))];
    }
    found.iter().map(read).collect()
}

/// One item.
pub(super) fn item(dom: &Dom, item: NodeId, outside: &Metadata) -> Result<Article, FormatError> {
    let meta = |name: &str| dom.elements(item, name).next();
    let class = attribute(dom, item, "itemClass", "qcode").unwrap_or_default();
    let class = class.rsplit(':').next().unwrap_or("").to_owned();
    let guid = dom.attribute(item, "guid").map(str::to_owned);
    let versioned = date(dom, item, "versionCreated");
    let published =
        date(dom, item, "firstCreated").or_else(|| date(dom, item, "contentCreated")).or(versioned);
    let by = words(dom, item, "by").map(|by| names(&by)).unwrap_or_default();
    let inside = Metadata {
        url: address(guid.as_deref()),
        title: headline(dom, item),
        publisher: meta("provider").and_then(|provider| name(dom, provider)),
        agency: words(dom, item, "creditline")
            .or_else(|| meta("infoSource").and_then(|source| name(dom, source)))
            .map(|line| line.trim_end_matches(['–', '-']).to_owned()),
        language: attribute(dom, item, "language", "tag")
            .or_else(|| dom.attribute(item, "lang").map(str::to_owned)),
        published,
        updated: versioned.filter(|versioned| Some(*versioned) != published),
        section: None,
        bylines: if by.is_empty() { creators(dom, item) } else { by },
        id: guid,
    };
    let metadata = known(outside, inside);
    let parts = with_dateline(content(dom, item), words(dom, item, "dateline"));
    if parts.len() == 0 && !class.is_empty() && class != "text" {
        return Err(FormatError::not_a_story(format!("a {class}")));
    }
    article(parts, metadata)
}

/// The main headline: one without a role, or whose role says so.
fn headline(dom: &Dom, item: NodeId) -> Option<String> {
    let role = |node: NodeId| dom.attribute(node, "role").map(str::to_ascii_lowercase);
    let all: Vec<NodeId> = dom.elements(item, "headline").filter(|&node| dom.words(node).is_some()).collect();
    let first = all.first().copied();
    let main = all
        .into_iter()
        .find(|&node| role(node).is_none_or(|role| role.contains("main") || role.contains("hl1")));
    main.or(first).and_then(|node| dom.words(node)).or_else(|| words(dom, item, "hl1"))
}

/// What something is called: its name, its literal, else the end of its code.
pub(super) fn name(dom: &Dom, node: NodeId) -> Option<String> {
    let code = |code: &str| code.rsplit(':').next().unwrap_or(code).to_owned();
    words(dom, node, "name")
        .or_else(|| dom.attribute(node, "literal").map(str::to_owned))
        .or_else(|| dom.attribute(node, "qcode").map(code))
        .or_else(|| dom.attribute(node, "uri").map(str::to_owned))
}

fn creators(dom: &Dom, item: NodeId) -> Vec<String> {
    let found = dom.elements(item, "creator").filter_map(|creator| words(dom, creator, "name"));
    found.filter(|name| name.contains(' ')).flat_map(|name| names(&name)).collect()
}

fn content(dom: &Dom, item: NodeId) -> Parts {
    for inline in dom.elements(item, "inlineXML") {
        let parts = match dom.elements(inline, "nitf").next() {
            Some(nitf) => nitf::content(dom, nitf),
            None => body(dom, dom.elements(inline, "body").next().unwrap_or(inline)),
        };
        if parts.len() > 0 {
            return parts;
        }
    }
    let data = dom.elements(item, "inlineData").map(|data| markup(&dom.raw_text(data)));
    data.into_iter().find(|parts| parts.len() > 0).unwrap_or_default()
}

/// The dateline belongs before the story where the file keeps it apart, ready to print.
pub(super) fn with_dateline(parts: Parts, dateline: Option<String>) -> Parts {
    let Some(dateline) = dateline.filter(|line| line.ends_with(['-', '–', '—', ':']) && parts.len() > 0)
    else {
        return parts;
    };
    let place: String = dateline.chars().take_while(|c| c.is_alphabetic() || *c == ' ').collect();
    if place.trim().is_empty() || parts.starts_with(place.trim()) {
        return parts;
    }
    parts.preceded_by(BlockKind::Paragraph, &dateline)
}
