//! Feeds: RSS 0.9 to 2.0 with their modules, Atom, JSON Feed. feed-rs reads them; what is made of their entries is here.
//!
//! An entry is an article: its full content where the feed has it, else its summary. Its markup becomes blocks.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, FixedOffset, NaiveTime, Utc};
use feed_rs::model::{Entry, Feed, Link};
use feed_rs::parser::Builder;

use crate::html::plain;
use crate::moment::moment;
use crate::news::{Items, markup};
use crate::{FormatError, Metadata, Published};

/// Reads the entries of a feed, each an article or why it is none.
///
/// What `metadata` knows of all of them (their publisher, say) stands.
///
/// # Errors
/// [`FormatError`] if it is no feed.
///
/// ```
/// use dateline_article::{Metadata, parse_feed};
/// let feed = b"<rss version='2.0'><channel><title>Example Daily</title><item><title>Talks begin</title>\
///     <link>https://example.org/1</link><pubDate>Mon, 22 Feb 2021 11:15:00 +0100</pubDate>\
///     <description>&lt;p&gt;GENEVA (EW) - Talks began.&lt;/p&gt;</description></item></channel></rss>";
/// let items = parse_feed(feed, &Metadata::default())?;
/// let article = items[0].as_ref().unwrap();
/// assert_eq!(article.text, "GENEVA (EW) - Talks began.");
/// assert_eq!(article.published.unwrap().to_string(), "2021-02-22T11:15:00+01:00");
/// # Ok::<(), dateline_article::FormatError>(())
/// ```
pub fn parse_feed(bytes: &[u8], metadata: &Metadata) -> Result<Items, FormatError> {
    let dates = Dates::default();
    let noted = dates.clone();
    let parser = Builder::new()
        .sanitize_content(false)
        // Entries without an id have none: one that is made up would differ from run to run.
        .id_generator(|_, _, _| String::new())
        .timestamp_parser(move |text| noted.note(text))
        .build();
    let feed = parser.parse(bytes).map_err(|error| FormatError::malformed("feed", error.to_string()))?;
    if feed.entries.is_empty() {
        return Err(FormatError::not_a_story("a feed without entries"));
    }
    let title = feed.title.as_ref().map(|title| plain(&title.content));
    Ok(feed.entries.iter().map(|entry| article(entry, &feed, title.as_deref(), &dates, metadata)).collect())
}

/// The dates of a feed as they are written: feed-rs keeps moments in UTC alone.
#[derive(Clone, Debug, Default)]
struct Dates(Arc<Mutex<HashMap<DateTime<Utc>, Published>>>);

impl Dates {
    fn note(&self, text: &str) -> Option<DateTime<Utc>> {
        let published = moment(text)?;
        let utc = match published {
            Published::DateTime(moment) => moment.with_timezone(&Utc),
            Published::Date(date) => date.and_time(NaiveTime::MIN).and_utc(),
        };
        self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(utc).or_insert(published);
        Some(utc)
    }

    fn written(&self, utc: DateTime<Utc>) -> Published {
        let noted = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&utc).copied();
        noted.unwrap_or_else(|| Published::DateTime(DateTime::<FixedOffset>::from(utc)))
    }
}

fn article(
    entry: &Entry,
    feed: &Feed,
    feed_title: Option<&str>,
    dates: &Dates,
    outside: &Metadata,
) -> Result<crate::Article, FormatError> {
    let title = entry.title.as_ref().map(|title| plain(&title.content)).filter(|title| !title.is_empty());
    let summary = entry.summary.as_ref().map(|summary| summary.content.as_str()).unwrap_or_default();
    let content = entry.content.as_ref().and_then(|content| content.body.as_deref()).unwrap_or_default();
    let parts =
        [content, summary].into_iter().map(markup).max_by_key(crate::compose::Parts::len).unwrap_or_default();
    let url = link(&entry.links);
    if parts.len() == 0 {
        let item = title.or(url).map_or("an entry".to_owned(), |name| format!("the entry {name:?}"));
        return Err(FormatError::NoText { item });
    }
    let published = entry.published.or(entry.updated).map(|utc| dates.written(utc));
    let updated = entry.updated.map(|utc| dates.written(utc)).filter(|updated| Some(*updated) != published);
    let names = entry.authors.iter().filter_map(|author| author.name.as_deref()).map(plain);
    let metadata = Metadata {
        id: Some(entry.id.trim().to_owned()).filter(|id| !id.is_empty()).or_else(|| url.clone()),
        url: outside.url.clone().or(url),
        title: outside.title.clone().or(title),
        publisher: outside.publisher.clone().or_else(|| feed_title.map(str::to_owned)),
        language: outside
            .language
            .clone()
            .or_else(|| entry.language.clone())
            .or_else(|| feed.language.clone()),
        published: outside.published.or(published),
        updated,
        section: entry
            .categories
            .first()
            .map(|category| category.label.clone().unwrap_or_else(|| category.term.clone())),
        agency: outside.agency.clone(),
        bylines: names.filter(|name| name.contains(' ') && !name.contains('@')).collect(),
    };
    Ok(parts.into_article(metadata, Vec::new()))
}

/// The address of the entry itself.
fn link(links: &[Link]) -> Option<String> {
    let is_own = |link: &&Link| link.rel.as_deref().is_none_or(|rel| rel == "alternate");
    let link = links.iter().find(is_own).or(links.first())?;
    Some(link.href.clone()).filter(|href| href.starts_with("http"))
}

#[cfg(test)]
mod tests {
    use super::parse_feed;
    use crate::Metadata;
    use insta::assert_snapshot;

    fn read(feed: &str) -> String {
        let items = match parse_feed(feed.as_bytes(), &Metadata::default()) {
            Ok(items) => items,
            Err(error) => return format!("! {error}"),
        };
        let show = |item: Result<crate::Article, _>| match item {
            Ok(article) => format!(
                "{:?} {:?} {:?} {:?} {:?} {:?}",
                article.id,
                article.title,
                article.published.map(|date| date.to_string()),
                article.publisher,
                article.bylines,
                article.text
            ),
            Err(error) => format!("! {error}"),
        };
        items.into_iter().map(show).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn reads_every_kind() {
        let rss = "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:dc='http://purl.org/dc/elements/1.1/'>\
            <channel><title>Example Daily</title><item><guid>g1</guid><title>Talks &amp;amp; more</title><dc:creator>Jane Doe</dc:creator>\
            <pubDate>Mon, 22 Feb 2021 11:15:00 -0500</pubDate><description>Short.</description>\
            <content:encoded><![CDATA[<p>GENEVA (EW) - Talks <b>began</b>.</p><ul><li>One.</li></ul>]]></content:encoded></item>\
            <item><title>Nothing</title></item></channel></rss>";
        let atom = "<feed xmlns='http://www.w3.org/2005/Atom'><title>Example Daily</title><entry><id>urn:1</id><title>Talks</title>\
            <link href='https://example.org/1'/><published>2021-02-22T11:15:00+01:00</published><updated>2021-02-23T00:00:00Z</updated>\
            <summary>They began.</summary></entry></feed>";
        let json = "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Example Daily\", \"items\": [\
            {\"id\": \"1\", \"url\": \"https://example.org/1\", \"title\": \"Talks\", \"content_html\": \"<p>They began.</p>\", \"date_published\": \"2021-02-22T11:15:00Z\"}]}";
        let table = [rss, atom, json, "<rss version='2.0'><channel></channel></rss>", "<rss", "{}"].map(read);
        assert_snapshot!(table.join("\n--\n"), @r#"
        Some("g1") Some("Talks & more") Some("2021-02-22T11:15:00-05:00") Some("Example Daily") ["Jane Doe"] "GENEVA (EW) - Talks began.\n\nOne."
        ! the entry "Nothing" has no text
        --
        Some("urn:1") Some("Talks") Some("2021-02-22T11:15:00+01:00") Some("Example Daily") [] "They began."
        --
        Some("1") Some("Talks") Some("2021-02-22T11:15:00Z") Some("Example Daily") [] "They began."
        --
        ! is a feed without entries, which holds no story
        --
        ! is no whole feed: unable to parse feed: no root element
        --
        ! is no whole feed: unable to parse JSON: missing field `version` at line 1 column 2
        "#);
    }
}
