//! NITF, versions 3.0 to 3.6: <https://iptc.org/standards/nitf/>.
//!
//! | of the article | in the file |
//! | --- | --- |
//! | `title` | `hl1`, else `head/title` |
//! | `published` | `date.issue/@norm`, else `pubdata/@date.publication`, else `date.release`, `story.date` |
//! | `publisher`, `agency` | `distributor`, else `doc.copyright/@holder`, else `doc-id/@regsrc` |
//! | `bylines` | `byline` |
//! | `text` | `body.content`, without its media |

use super::g2::with_dateline;
use super::part::{article, attribute, body, known, names, words};
use crate::compose::Parts;
use crate::dom::{Dom, NodeId};
use crate::moment::moment;
use crate::{Article, FormatError, Metadata};

pub(super) fn item(dom: &Dom, nitf: NodeId, outside: &Metadata) -> Result<Article, FormatError> {
    let date = |name: &str, of: &str| attribute(dom, nitf, name, of).and_then(|date| moment(&date));
    let distributor = words(dom, nitf, "distributor");
    let inside = Metadata {
        id: attribute(dom, nitf, "doc-id", "id-string"),
        title: words(dom, nitf, "hl1")
            .or_else(|| words(dom, nitf, "hedline"))
            .or_else(|| words(dom, nitf, "title")),
        published: date("date.issue", "norm")
            .or_else(|| date("pubdata", "date.publication"))
            .or_else(|| date("date.release", "norm"))
            .or_else(|| date("story.date", "norm")),
        publisher: distributor
            .clone()
            .or_else(|| attribute(dom, nitf, "doc.copyright", "holder"))
            .or_else(|| attribute(dom, nitf, "doc-id", "regsrc")),
        agency: distributor,
        language: dom.attribute(nitf, "baselang").or_else(|| dom.attribute(nitf, "lang")).map(str::to_owned),
        bylines: words(dom, nitf, "byline").map(|line| names(&line)).unwrap_or_default(),
        section: attribute(dom, nitf, "pubdata", "position.section"),
        ..Metadata::default()
    };
    let location = dom.elements(nitf, "dateline").next().and_then(|line| dom.words(line));
    article(with_dateline(content(dom, nitf), location), known(outside, inside))
}

/// The story: what `body.content` holds, else its summary.
pub(super) fn content(dom: &Dom, nitf: NodeId) -> Parts {
    let top = |name: &str| dom.elements(nitf, name).next();
    let parts = top("body.content").or_else(|| top("body")).map(|node| body(dom, node)).unwrap_or_default();
    if parts.len() > 0 {
        return parts;
    }
    top("abstract").map(|node| body(dom, node)).unwrap_or_default()
}
