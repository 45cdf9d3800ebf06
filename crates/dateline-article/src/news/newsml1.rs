//! NewsML 1.0 to 1.2, as AFP, ANA and others still send it.
//!
//! | of the article | in the item |
//! | --- | --- |
//! | `title` | `HeadLine` |
//! | `published`, `updated` | `FirstCreated`; `ThisRevisionCreated` |
//! | `publisher`, `agency` | `Provider/Party`, else `Source/Party`, `CreditLine`, `ProviderId` |
//! | `bylines` | `ByLine` |
//! | `text` | the longest `DataContent` that is no caption: markup, or markup escaped |

use super::g2::with_dateline;
use super::nitf;
use super::part::{address, article, attribute, body, date, known, markup, names, words};
use crate::compose::Parts;
use crate::dom::{Dom, NodeId};
use crate::{Article, FormatError, Metadata};

pub(super) fn items(dom: &Dom, root: NodeId, outside: &Metadata) -> super::Items {
    let found: Vec<NodeId> = dom.elements(root, "NewsItem").filter(|&item| !is_nested(dom, item)).collect();
    let several = Metadata { id: None, ..outside.clone() };
    let outside = if found.len() > 1 { &several } else { outside };
    if found.is_empty() {
        return vec![Err(FormatError::not_a_story("a NewsML file without items"))];
    }
    found.into_iter().map(|node| item(dom, node, outside)).collect()
}

fn is_nested(dom: &Dom, item: NodeId) -> bool {
    dom.ancestors(item).any(|above| dom.name(above) == "NewsItem")
}

fn item(dom: &Dom, item: NodeId, outside: &Metadata) -> Result<Article, FormatError> {
    let party = |of: &str| {
        let node = dom.elements(item, of).next()?;
        attribute(dom, node, "Party", "FormalName")
    };
    let first = date(dom, item, "FirstCreated");
    let revised = date(dom, item, "ThisRevisionCreated");
    let id = words(dom, item, "PublicIdentifier").or_else(|| words(dom, item, "NewsItemId"));
    let agency = party("Provider").or_else(|| party("Source")).or_else(|| words(dom, item, "CreditLine"));
    let inside = Metadata {
        url: address(id.as_deref()),
        id,
        title: words(dom, item, "HeadLine").or_else(|| words(dom, item, "hl1")),
        published: first.or(revised),
        updated: revised.filter(|_| first.is_some() && revised != first),
        publisher: agency.clone().or_else(|| words(dom, item, "ProviderId")),
        agency,
        language: attribute(dom, item, "Language", "FormalName")
            .map(|tag| tag.to_ascii_lowercase())
            .or_else(|| dom.attribute(item, "lang").map(str::to_owned)),
        bylines: words(dom, item, "ByLine").map(|line| names(&line)).unwrap_or_default(),
        section: None,
    };
    let mut best = Parts::default();
    for content in dom.elements(item, "ContentItem").filter(|&content| is_text(dom, content)) {
        let parts =
            dom.elements(content, "DataContent").next().map(|data| text(dom, data)).unwrap_or_default();
        if parts.len() > best.len() {
            best = parts;
        }
    }
    article(with_dateline(best, words(dom, item, "DateLine")), known(outside, inside))
}

fn is_text(dom: &Dom, content: NodeId) -> bool {
    let media = attribute(dom, content, "MediaType", "FormalName");
    let role =
        dom.ancestors(content).find(|&above| dom.name(above) == "NewsComponent").and_then(|component| {
            let role = iter_children(dom, component).find(|&child| dom.name(child) == "Role")?;
            dom.attribute(role, "FormalName").map(str::to_ascii_lowercase)
        });
    let is_caption = role.is_some_and(|role| {
        ["caption", "picture", "photo", "thumbnail", "quicklook"].iter().any(|word| role.contains(word))
    });
    !is_caption && media.is_none_or(|media| media.to_ascii_lowercase().contains("text"))
}

fn iter_children(dom: &Dom, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
    std::iter::successors(dom.first_child(node), |&child| dom.next_sibling(child))
}

fn text(dom: &Dom, data: NodeId) -> Parts {
    if let Some(nitf) = dom.elements(data, "nitf").next() {
        return nitf::content(dom, nitf);
    }
    let has_elements = dom.descendants(data).any(|node| dom.is_element(node));
    if has_elements {
        let top = dom.elements(data, "body.content").next().or_else(|| dom.elements(data, "body").next());
        return body(dom, top.unwrap_or(data));
    }
    markup(&dom.raw_text(data))
}
