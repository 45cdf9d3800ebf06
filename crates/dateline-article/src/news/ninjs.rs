//! ninjs, versions 1 to 3: <https://iptc.org/standards/ninjs/>, alone or in the answers of agencies that wrap it.
//!
//! | of the article | in the item, 1 / 2 / 3 |
//! | --- | --- |
//! | `title` | `headline` / `headlines`, the main one; `title` |
//! | `published`, `updated` | `firstpublished`, `firstcreated`, `contentcreated`, else `versioncreated`; `versioncreated` |
//! | `publisher` | `copyrightholder`, `source`, `provider` |
//! | `bylines` | `byline` / `by` / `by`; `authors` |
//! | `text` | `body_xhtml`, `body_html`, `body_text` / `bodies`: HTML before plain text |
//!
//! Names differ between versions in their capitals only, which do not count.

use serde_json::{Map, Value};

use super::part::{address, article, known, markup, names};
use crate::compose::Parts;
use crate::html::plain;
use crate::moment::moment;
use crate::{Article, FormatError, Metadata};

type Object = Map<String, Value>;

/// Reads the stories of a JSON file: ninjs, agencies' answers that hold it, or objects with a `text`.
///
/// # Errors
/// [`FormatError`] if it is not JSON, or no object that could be news.
///
/// ```
/// use dateline_article::{Metadata, parse_news_json};
/// let file = br#"{"uri": "urn:x:1", "type": "text", "versioncreated": "2021-02-22T10:15:00Z",
///     "headline": "Talks begin", "body_text": "GENEVA (EW) - Talks began."}"#;
/// let items = parse_news_json(file, &Metadata::default())?;
/// assert_eq!(items[0].as_ref().unwrap().title.as_deref(), Some("Talks begin"));
/// # Ok::<(), dateline_article::FormatError>(())
/// ```
pub fn parse_news_json(bytes: &[u8], outside: &Metadata) -> Result<super::Items, FormatError> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let value: Value =
        serde_json::from_slice(bytes).map_err(|error| FormatError::malformed("JSON", error.to_string()))?;
    let mut found = Vec::new();
    collect(&value, &mut found, 0);
    if found.is_empty() {
        return Err(FormatError::not_a_story("JSON without news"));
    }
    let several = Metadata { id: None, ..outside.clone() };
    let outside = if found.len() > 1 { &several } else { outside };
    Ok(found.into_iter().map(|object| item(object, outside)).collect())
}

/// Finds the objects that are items: they have a headline or a body. What goes with an item is not looked at.
fn collect<'a>(value: &'a Value, found: &mut Vec<&'a Object>, depth: usize) {
    match value {
        Value::Array(values) if depth < 8 => values.iter().for_each(|value| collect(value, found, depth + 1)),
        Value::Object(object) if is_item(object) => found.push(object),
        Value::Object(object) if depth < 8 => {
            for name in ["item", "items", "data", "news", "results", "docs"] {
                if let Some(inner) = object.get(name) {
                    collect(inner, found, depth + 1);
                }
            }
        }
        _ => {}
    }
}

fn is_item(object: &Object) -> bool {
    object.keys().any(|key| {
        let key = key.to_ascii_lowercase();
        key.starts_with("body_")
            || matches!(key.as_str(), "headline" | "headlines" | "bodies" | "text" | "descriptions")
    }) || (object.contains_key("uri") && (object.contains_key("type") || object.contains_key("title")))
}

/// A field by its name in lower case.
fn field<'a>(object: &'a Object, name: &str) -> Option<&'a Value> {
    object
        .get(name)
        .or_else(|| object.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value))
}

fn text(object: &Object, names: &[&str]) -> Option<String> {
    names
        .iter()
        .find_map(|name| field(object, name)?.as_str())
        .map(str::trim)
        .filter(|text| !text.is_empty())
        .map(str::to_owned)
}

/// The values of a list of objects, each with its role.
fn roles<'a>(object: &'a Object, name: &str) -> Vec<(&'a str, &'a str, &'a str)> {
    let list = field(object, name).and_then(Value::as_array);
    let read = |value: &'a Value| {
        let object = value.as_object()?;
        let get = |name: &str| field(object, name).and_then(Value::as_str).unwrap_or("");
        Some((get("role"), get("contenttype"), get("value"))).filter(|(_, _, value)| !value.trim().is_empty())
    };
    list.into_iter().flatten().filter_map(read).collect()
}

fn item(object: &Object, outside: &Metadata) -> Result<Article, FormatError> {
    let id = text(object, &["uri", "guid", "id"]);
    let headlines = roles(object, "headlines");
    let main = headlines
        .iter()
        .find(|(role, ..)| *role == "main")
        .or(headlines.first())
        .map(|(_, _, value)| plain(value));
    let date = |names: &[&str]| names.iter().find_map(|name| moment(field(object, name)?.as_str()?));
    let versioned = date(&["versioncreated"]);
    let published = date(&["firstpublished", "published", "firstcreated", "contentcreated"]).or(versioned);
    let authors = field(object, "authors").and_then(Value::as_array).into_iter().flatten();
    let authors: Vec<String> =
        authors.filter_map(|author| author.get("name")?.as_str().map(names)).flatten().collect();
    let by = text(object, &["byline", "by"]).map(|line| names(&plain(&line))).unwrap_or_default();
    let inside = Metadata {
        url: address(text(object, &["url", "link", "canonicalurl", "uri", "guid"]).as_deref()),
        id,
        title: text(object, &["headline"])
            .map(|title| plain(&title))
            .or(main)
            .or_else(|| text(object, &["title"])),
        published,
        updated: versioned.filter(|versioned| Some(*versioned) != published),
        publisher: text(object, &["publisher", "copyrightholder", "source", "provider"]),
        agency: text(object, &["source", "provider"]),
        language: text(object, &["language"]),
        section: None,
        bylines: if by.is_empty() { authors } else { by },
    };
    let class = text(object, &["type"]).unwrap_or_default();
    let parts = content(object, matches!(class.as_str(), "" | "text"));
    if parts.len() == 0 && !matches!(class.as_str(), "" | "text" | "composite") {
        return Err(FormatError::not_a_story(format!("of type {class:?}")));
    }
    if matches!(class.as_str(), "picture" | "video" | "audio" | "graphic") {
        return Err(FormatError::not_a_story(format!("of type {class:?}")));
    }
    article(parts, known(outside, inside))
}

/// The body: HTML before plain text, the descriptions of a text for want of better.
fn content(object: &Object, is_text: bool) -> Parts {
    let bodies = roles(object, "bodies");
    let html = bodies
        .iter()
        .find(|(role, kind, _)| kind.contains("html") || role.contains("html"))
        .or(bodies.first());
    let body = text(object, &["body_xhtml", "body_html"])
        .or_else(|| html.map(|(_, _, value)| (*value).to_owned()))
        .or_else(|| text(object, &["body_text", "text", "content_text", "body"]))
        .or_else(|| {
            object
                .iter()
                .find(|(key, _)| key.starts_with("body_"))
                .and_then(|(_, value)| value.as_str())
                .map(str::to_owned)
        });
    let described = || {
        let descriptions = roles(object, "descriptions");
        descriptions
            .first()
            .map(|(_, _, value)| (*value).to_owned())
            .or_else(|| text(object, &["description_text", "description_html"]))
    };
    body.or_else(|| is_text.then(described).flatten()).map(|body| markup(&body)).unwrap_or_default()
}
