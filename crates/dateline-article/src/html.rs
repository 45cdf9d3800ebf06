//! Web pages: one story a page.
//!
//! What a page says of its story (title, day, authors) is read from its JSON-LD, its `<meta>` and what it shows, in this
//! order; the story itself is found among all that stands around it. A page is text written by people: it never fails.

mod body;
mod entity;
mod flow;
mod jsonld;
mod meta;
mod parts;
mod tree;

#[cfg(feature = "news")]
pub(crate) use entity::plain;
#[cfg(feature = "news")]
pub(crate) use flow::{Flow, flow};
pub(crate) use tree::page;

use encoding_rs::{Encoding, UTF_8};

use crate::{Article, Diagnostic, DiagnosticKind, Metadata, decode};

/// Reads the story of a web page.
///
/// `charset` is what came with the page (its HTTP header, say), by any of its WHATWG labels; without it the page's own
/// declaration counts, where its bytes are not UTF-8. What `metadata` knows stands; the rest is looked for in the page.
///
/// ```
/// use dateline_article::{Metadata, parse_html};
/// let page = b"<title>Talks begin | Example Daily</title><nav>Home</nav><article><h1>Talks begin</h1>\
///     <time datetime=2021-02-22>yesterday</time><p>GENEVA (Example Wire) - Talks began, officials said.</p></article>";
/// let article = parse_html(page, None, Metadata::default());
/// assert_eq!(article.title.as_deref(), Some("Talks begin"));
/// assert_eq!(article.published.unwrap().to_string(), "2021-02-22");
/// assert_eq!(article.text, "GENEVA (Example Wire) - Talks began, officials said.");
/// ```
pub fn parse_html(bytes: &[u8], charset: Option<&str>, metadata: Metadata) -> Article {
    let declared = charset.map(str::to_owned).or_else(|| declared_charset(bytes));
    let decoded = decode(bytes, declared.as_deref());
    parse_html_text(&decoded.text, metadata, decoded.diagnostics)
}

/// Reads the story of a page whose text is known.
pub(crate) fn parse_html_text(text: &str, metadata: Metadata, mut diagnostics: Vec<Diagnostic>) -> Article {
    let page = page(text);
    if page.is_cut {
        let message = "the page is nested too deep or has too many parts, and was cut";
        diagnostics.push(Diagnostic::new(DiagnosticKind::TooLong, message));
    }
    let known = meta::known(&page.dom, metadata);
    let parts = body::body(&page.dom, known.body.as_deref(), known.metadata.title.as_deref());
    parts.into_article(known.metadata, diagnostics)
}

/// The encoding that a page's first kilobytes declare, as browsers look for it.
fn declared_charset(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..bytes.len().min(4096))?.to_ascii_lowercase();
    let mut rest = head.as_slice();
    while let Some(at) = memchr::memmem::find(rest, b"charset") {
        rest = rest.get(at + b"charset".len()..)?;
        let after = rest.trim_ascii_start();
        let Some(value) = after.strip_prefix(b"=") else { continue };
        let value = value.trim_ascii_start();
        let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
        let end = value
            .iter()
            .position(|b| !(b.is_ascii_alphanumeric() || b"-_:.+".contains(b)))
            .unwrap_or(value.len());
        let label = value.get(..end).unwrap_or(value);
        if let Some(encoding) = Encoding::for_label(label) {
            // A page that says so in ASCII is not UTF-16.
            let is_wide = encoding.name().starts_with("UTF-16");
            return Some(if is_wide { UTF_8.name() } else { encoding.name() }.to_owned());
        }
    }
    None
}
