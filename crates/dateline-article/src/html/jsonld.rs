//! What a page says of its story for search engines: the `NewsArticle` of its JSON-LD, in the terms of schema.org.

use serde_json::{Map, Value};

use crate::dom::{Dom, NodeId};

/// A story as its page describes it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Story {
    pub(crate) headline: Option<String>,
    pub(crate) published: Option<String>,
    pub(crate) updated: Option<String>,
    pub(crate) authors: Vec<String>,
    pub(crate) publisher: Option<String>,
    pub(crate) section: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) body: Option<String>,
}

/// The longest data of a page that are looked at, in bytes.
const MAX_LENGTH: usize = 4 << 20;

/// Properties whose stories are others.
const OTHERS: [&str; 8] =
    ["itemListElement", "hasPart", "relatedLink", "citation", "mentions", "isBasedOn", "comment", "isPartOf"];

/// The story of a page: of several the one at `url`, else the one with most words.
pub(crate) fn story(dom: &Dom, url: Option<&str>) -> Option<Story> {
    let mut stories = Vec::new();
    for script in dom.elements(NodeId::ROOT, "script") {
        let is_data = dom.attribute(script, "type").is_some_and(|kind| kind.contains("ld+json"));
        if let Some(value) = is_data.then(|| value(&dom.raw_text(script))).flatten() {
            collect(value, &mut stories);
        }
    }
    let at_url = url.and_then(|url| stories.iter().position(|story| story.url.as_deref() == Some(url)));
    let at = at_url.or_else(|| stories.iter().position(|story| story.headline.is_some()));
    Some(stories.swap_remove(at?))
}

/// Reads what should be JSON: often it has line breaks within strings, comments around it, or a semicolon behind it.
fn value(text: &str) -> Option<Value> {
    if text.len() > MAX_LENGTH {
        return None;
    }
    let text = text.trim().trim_start_matches("<!--").trim_start_matches("//<![CDATA[");
    let text = text.trim_end_matches("-->").trim_end_matches("//]]>").trim().trim_end_matches(';');
    serde_json::from_str(text).ok().or_else(|| {
        let without_controls: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let without_commas = without_controls.replace(", }", "}").replace(",}", "}").replace(",]", "]");
        serde_json::from_str(&without_commas).ok()
    })
}

fn collect(value: Value, stories: &mut Vec<Story>) {
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match value {
            Value::Array(values) => open.extend(values.into_iter().rev()),
            Value::Object(object) => {
                if is_story(&object) {
                    stories.push(read(&object));
                } else {
                    let inner = object.into_iter().filter(|(key, _)| !OTHERS.contains(&key.as_str()));
                    let mut inner: Vec<Value> = inner
                        .map(|(_, value)| value)
                        .filter(|value| value.is_object() || value.is_array())
                        .collect();
                    inner.reverse();
                    open.extend(inner);
                }
            }
            _ => {}
        }
    }
}

fn is_story(object: &Map<String, Value>) -> bool {
    let is = |kind: &Value| {
        kind.as_str().is_some_and(|kind| {
            let kind = kind.rsplit(['/', ':']).next().unwrap_or(kind);
            kind.ends_with("Article") || kind.ends_with("BlogPosting") || kind == "Report"
        })
    };
    match object.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(is),
        Some(kind) => is(kind),
        None => false,
    }
}

fn read(object: &Map<String, Value>) -> Story {
    let text = |key: &str| object.get(key).and_then(words);
    Story {
        headline: text("headline").or_else(|| text("name")),
        published: text("datePublished").or_else(|| text("dateCreated")),
        updated: text("dateModified"),
        authors: object.get("author").or_else(|| object.get("creator")).map_or_else(Vec::new, names),
        publisher: object.get("publisher").or_else(|| object.get("sourceOrganization")).and_then(name),
        section: text("articleSection"),
        language: text("inLanguage"),
        url: object
            .get("url")
            .and_then(words)
            .or_else(|| object.get("mainEntityOfPage").and_then(|page| words(page).or_else(|| id(page)))),
        body: text("articleBody"),
    }
}

fn id(value: &Value) -> Option<String> {
    value.get("@id").and_then(words).or_else(|| value.get("url").and_then(words))
}

/// A text that is not blank; of several the first.
fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(super::entity::plain(text)).filter(|text| !text.is_empty()),
        Value::Array(values) => values.iter().find_map(|value| value.as_str().and_then(|_| words(value))),
        Value::Object(object) => {
            object.get("@value").and_then(|value| value.as_str().and_then(|_| words(value)))
        }
        _ => None,
    }
}

fn name(value: &Value) -> Option<String> {
    match value {
        Value::Array(values) => values.iter().find_map(single_name),
        value => single_name(value),
    }
}

fn single_name(value: &Value) -> Option<String> {
    words(value).or_else(|| value.get("name").and_then(words))
}

fn names(value: &Value) -> Vec<String> {
    match value {
        Value::Array(values) => values.iter().filter_map(single_name).collect(),
        value => single_name(value).into_iter().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::story;
    use crate::html::tree::page;

    fn read(data: &str) -> Option<super::Story> {
        story(&page(&format!("<script type='application/ld+json'>{data}</script>")).dom, None)
    }

    #[test]
    fn finds_the_story_among_other_things() {
        let found = read(
            r#"{"@graph": [{"@type": "WebSite", "name": "Example Daily"},
            {"@type": ["NewsArticle"], "headline": "Talks &amp; more", "datePublished": "2021-02-22",
             "author": [{"name": "Jane Doe"}, "Bo Roe"], "publisher": {"name": "Example Daily"},
             "mainEntityOfPage": {"@id": "https://example.org/1"}}]}"#,
        )
        .unwrap();
        assert_eq!(found.headline.as_deref(), Some("Talks & more"));
        assert_eq!(found.authors, ["Jane Doe", "Bo Roe"]);
        assert_eq!(found.url.as_deref(), Some("https://example.org/1"));
        assert_eq!(found.publisher.as_deref(), Some("Example Daily"));
    }

    #[test]
    fn forgives_what_page_makers_do_to_json() {
        assert!(read("{\"@type\": \"Article\", \"headline\": \"Two\nlines\",};").is_some());
        assert!(read("{\"@type\": \"Article\"").is_none());
        assert!(read("{\"@type\": \"ItemList\", \"itemListElement\": [{\"@type\": \"NewsArticle\", \"headline\": \"x\"}]}").is_none());
    }
}
