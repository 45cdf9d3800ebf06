//! Files of news agencies: NewsML-G2, NewsML 1 and NITF in XML, ninjs in JSON, IPTC 7901 on the wire.
//!
//! Each standard has a file of its own that says what is read from where. A file may hold several items; one that is no story
//! (a picture, a package, a list of concepts) is an error beside the others.

mod g2;
mod iptc7901;
mod newsml1;
mod ninjs;
mod nitf;
mod part;

pub use iptc7901::parse_iptc7901;
pub use ninjs::parse_news_json;
#[cfg(feature = "feed")]
pub(crate) use part::markup;

use crate::dom::{Dom, NodeId};
use crate::xml::{decode_xml, tree};
use crate::{Article, FormatError, Metadata};

/// The articles of a file, each or why it is none.
pub type Items = Vec<Result<Article, FormatError>>;

/// Reads the stories of a file of NewsML-G2, NewsML 1 or NITF.
///
/// `charset` is what came with the file; without it, its own declaration counts. What `metadata` knows stands.
///
/// # Errors
/// [`FormatError`] if it is not XML, or nothing that holds stories.
///
/// ```
/// use dateline_article::{Metadata, parse_news};
/// let file = b"<nitf><head><docdata><date.issue norm='20210222T101500Z'/></docdata></head><body><body.head>\
///     <hedline><hl1>Talks begin</hl1></hedline></body.head><body.content><p>GENEVA (EW) - Talks began.</p></body.content></body></nitf>";
/// let items = parse_news(file, None, &Metadata::default())?;
/// let article = items[0].as_ref().unwrap();
/// assert_eq!(article.title.as_deref(), Some("Talks begin"));
/// assert_eq!(article.published.unwrap().to_string(), "2021-02-22T10:15:00Z");
/// # Ok::<(), dateline_article::FormatError>(())
/// ```
pub fn parse_news(bytes: &[u8], charset: Option<&str>, metadata: &Metadata) -> Result<Items, FormatError> {
    let decoded = decode_xml(bytes, charset);
    let dom = tree(&decoded.text)?;
    let root = dom.descendants(NodeId::ROOT).find(|&node| dom.is_element(node)).unwrap_or(NodeId::ROOT);
    let mut items: Items = match dom.name(root) {
        "newsItem" => vec![g2::item(&dom, root, metadata)],
        "newsMessage" => g2::message(&dom, root, metadata),
        "NewsML" => newsml1::items(&dom, root, metadata),
        "nitf" => vec![nitf::item(&dom, root, metadata)],
        "RBNews" | "XMLNewsQueuedResponse" => elements_or_self(&dom, root, "RBNews")
            .into_iter()
            .map(|item| part::rbnews(&dom, item, metadata))
            .collect(),
        "packageItem" => return Err(FormatError::not_a_story("a package of other items")),
        "knowledgeItem" | "conceptItem" => return Err(FormatError::not_a_story("a list of concepts")),
        "planningItem" => return Err(FormatError::not_a_story("a plan of coverage")),
        "catalogItem" => return Err(FormatError::not_a_story("a catalogue of vocabularies")),
        // Parts of items, as documentation and stores keep them.
        _ => match dom.elements(root, "newsItem").next() {
            Some(_) => g2::message(&dom, root, metadata),
            None => return Err(FormatError::not_a_story(format!("XML with the root {}", dom.name(root)))),
        },
    };
    if let Some(Ok(first)) = items.first_mut() {
        first.diagnostics.splice(0..0, decoded.diagnostics);
    }
    Ok(items)
}

fn elements_or_self(dom: &Dom, root: NodeId, name: &str) -> Vec<NodeId> {
    if dom.name(root) == name { vec![root] } else { dom.elements(root, name).collect() }
}

#[cfg(test)]
mod tests;
