//! A unit of input: what one worker makes articles of.

use std::hash::Hasher;

use dateline_article::{
    ArchivedPage, Article, FormatError, Items, Kind, Metadata, Record, decode, parse_feed, parse_html,
    parse_iptc7901, parse_markdown, parse_news, parse_news_json, parse_with,
};

use super::Incoming;
use crate::args::InputArgs;
use crate::log::Reject;

/// A file, a line or a record, as read.
#[derive(Debug)]
pub(crate) struct Unit {
    /// The input it is from.
    pub(crate) source: String,
    /// Its place there, if it is one of many.
    pub(crate) place: Option<String>,
    /// The id of the article, if it does not say.
    pub(crate) id: Option<String>,
    pub(crate) content: Content,
}

/// What there is to be understood.
#[derive(Debug)]
pub(crate) enum Content {
    /// All bytes of an input.
    Whole(Kind, Vec<u8>),
    /// A line of JSON Lines, or a row of a table.
    Record(Box<Record>),
    /// A page of an archive.
    Page(Box<ArchivedPage>),
    /// A record of an archive that holds no page, and is counted.
    Nothing(Nothing),
}

/// What an archive holds instead of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Nothing {
    /// It is as it was when it was fetched before.
    Revisit,
    /// It could not be fetched.
    Failure,
}

impl Unit {
    /// How many bytes it holds.
    pub(crate) fn len(&self) -> usize {
        match &self.content {
            Content::Whole(_, bytes) => bytes.len(),
            Content::Record(record) => record.text.len(),
            Content::Page(page) => page.body.len(),
            Content::Nothing(_) => 0,
        }
    }

    /// Why there is no article in it, if its place in an archive says so.
    pub(crate) fn nothing(&self) -> Option<Nothing> {
        match self.content {
            Content::Nothing(nothing) => Some(nothing),
            _ => None,
        }
    }

    /// Adds to a digest what tells it from others.
    pub(crate) fn digest(&self, hasher: &mut impl Hasher) {
        hasher.write(self.source.as_bytes());
        match &self.content {
            Content::Whole(_, bytes) => hasher.write(bytes),
            Content::Record(record) => hasher.write(record.text.as_bytes()),
            Content::Page(page) => hasher.write(&page.body),
            Content::Nothing(_) => {}
        }
    }

    /// The articles it holds, or why there are none.
    pub(crate) fn articles(self, args: &InputArgs) -> Vec<Result<Incoming, Reject>> {
        let Unit { source, place, id, content } = self;
        let name = match &place {
            Some(place) => format!("{source}: {place}"),
            None => source.clone(),
        };
        let reject = |place: Option<String>, reason: String| Reject { source: source.clone(), place, reason };
        let articles: Vec<Result<Article, Reject>> = match content {
            Content::Record(record) => {
                let mut record = *record;
                record.metadata.published = record.metadata.published.or(args.published);
                record.metadata.title = record.metadata.title.or_else(|| args.title.clone());
                vec![Ok(record.into_article())]
            }
            Content::Page(page) => {
                vec![Ok(or_else(page.into_article(args.encoding.as_deref()), &outside(None, args)))]
            }
            Content::Nothing(_) => Vec::new(),
            Content::Whole(kind, bytes) => whole(kind, &bytes, id, args)
                .into_iter()
                .map(|article| article.map_err(|reason| reject(place.clone(), reason)))
                .collect(),
        };
        let is_one = articles.len() == 1;
        let numbered = articles.into_iter().enumerate();
        numbered
            .map(|(nth, article)| {
                let source = if is_one { name.clone() } else { format!("{name}: story {}", nth + 1) };
                article.map(|article| Incoming { source, article })
            })
            .collect()
    }
}

/// Reads all bytes of an input.
fn whole(kind: Kind, bytes: &[u8], id: Option<String>, args: &InputArgs) -> Vec<Result<Article, String>> {
    let outside = outside(id, args);
    let encoding = args.encoding.as_deref();
    // What an input says of itself comes before what the caller says of all inputs.
    let known = Metadata { title: None, published: None, ..outside.clone() };
    let items: Result<Items, FormatError> = match kind {
        Kind::Html => Ok(vec![Ok(parse_html(bytes, encoding, known))]),
        Kind::Markdown => {
            let decoded = decode(bytes, encoding);
            Ok(vec![Ok(parse_markdown(&decoded.text, known))])
        }
        Kind::Feed => parse_feed(bytes, &known),
        Kind::News => parse_news(bytes, encoding, &known),
        Kind::Json if is_feed(bytes) => parse_feed(bytes, &known),
        Kind::Json => parse_news_json(bytes, &known),
        Kind::Iptc7901 => parse_iptc7901(bytes, encoding, &known).map(|article| vec![Ok(article)]),
        _ => return vec![text(bytes, outside, encoding)],
    };
    match items {
        Ok(items) => items
            .into_iter()
            .map(|item| item.map(|article| or_else(article, &outside)).map_err(|error| error.to_string()))
            .collect(),
        Err(error) => vec![Err(error.to_string())],
    }
}

/// Whether a JSON document says that it is a feed.
fn is_feed(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or(bytes);
    String::from_utf8_lossy(head).replace("\\/", "/").contains("jsonfeed.org/version")
}

fn outside(id: Option<String>, args: &InputArgs) -> Metadata {
    Metadata { id, title: args.title.clone(), published: args.published, ..Metadata::default() }
}

/// Fills in what is known of all inputs where one is silent.
fn or_else(mut article: Article, outside: &Metadata) -> Article {
    article.title = article.title.or_else(|| outside.title.clone());
    article.published = article.published.or(outside.published);
    article
}

fn text(bytes: &[u8], metadata: Metadata, encoding: Option<&str>) -> Result<Article, String> {
    let decoded = decode(bytes, encoding);
    if decoded.text.contains('\0') {
        return Err("holds NUL characters, so that it is no text".to_owned());
    }
    let mut article = parse_with(decoded.text, metadata);
    article.diagnostics.splice(0..0, decoded.diagnostics);
    Ok(article)
}
