//! What a page says of its story: JSON-LD first, then `OpenGraph` and other `<meta>`, microdata, and what it shows.

use std::collections::HashMap;

use super::entity::plain;
use super::jsonld::{self, Story};
use crate::dom::{Dom, NodeId};
use crate::moment::moment;
use crate::{Metadata, Published};

/// What is known of a page's story, and the body that its data hold.
#[derive(Debug, Default)]
pub(crate) struct Known {
    pub(crate) metadata: Metadata,
    pub(crate) body: Option<String>,
}

/// Gathers what the page says; what `outside` knows already stands.
pub(crate) fn known(dom: &Dom, outside: Metadata) -> Known {
    let tags = Tags::of(dom);
    let canonical = dom
        .elements(NodeId::ROOT, "link")
        .find(|&link| dom.attribute(link, "rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")))
        .and_then(|link| dom.attribute(link, "href"))
        .map(str::to_owned);
    let url = outside.url.clone().or_else(|| {
        let pages = [canonical, tags.first(&["og:url", "twitter:url"])];
        pages.into_iter().flatten().find(|url| url.starts_with("http"))
    });
    let story = jsonld::story(dom, url.as_deref()).unwrap_or_default();
    let site = tags.first(&[
        "og:site_name",
        "application-name",
        "al:ios:app_name",
        "cre",
        "twitter:app:name:iphone",
    ]);
    let url = url.or_else(|| story.url.clone().filter(|url| url.starts_with("http")));
    let metadata = Metadata {
        title: outside.title.or_else(|| title(dom, &tags, &story, site.as_deref(), url.as_deref())),
        published: outside.published.or_else(|| published(dom, &tags, &story, url.as_deref())),
        updated: outside.updated.or_else(|| updated(&tags, &story)),
        publisher: outside.publisher.or_else(|| story.publisher.clone()).or(site),
        section: outside.section.or_else(|| {
            story.section.clone().or_else(|| {
                tags.first(&[
                    "article:section",
                    "section",
                    "parsely-section",
                    "sailthru.section",
                    "cxenseparse:section",
                ])
            })
        }),
        language: outside.language.or_else(|| language(dom, &tags, &story)),
        bylines: if outside.bylines.is_empty() { bylines(dom, &tags, &story) } else { outside.bylines },
        url,
        id: outside.id,
        agency: outside.agency,
    };
    Known { metadata, body: story.body }
}

/// The `<meta>` of a page, and its microdata, by their names in lower case; the first of each name counts.
struct Tags(HashMap<String, String>);

impl Tags {
    fn of(dom: &Dom) -> Tags {
        let mut tags = HashMap::new();
        for tag in dom.elements(NodeId::ROOT, "meta") {
            let Some(content) = dom.attribute(tag, "content").or_else(|| dom.attribute(tag, "value")) else {
                continue;
            };
            let names = ["property", "name", "itemprop", "http-equiv"];
            for name in names.into_iter().filter_map(|key| dom.attribute(tag, key)) {
                tags.entry(name.to_ascii_lowercase()).or_insert_with(|| content.to_owned());
            }
        }
        Tags(tags)
    }

    fn first(&self, names: &[&str]) -> Option<String> {
        let found = names.iter().filter_map(|name| self.0.get(*name));
        found.map(|content| plain(content)).find(|content| !content.is_empty())
    }
}

/// The letters and digits of a line, in lower case: what two ways of writing a headline share.
fn letters(line: &str) -> String {
    line.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The headline as the page shows it: the first heading that its head knows too, else what the head says.
fn title(dom: &Dom, tags: &Tags, story: &Story, site: Option<&str>, url: Option<&str>) -> Option<String> {
    let host = url
        .and_then(|url| url.split("//").nth(1)?.split('/').next())
        .map(|host| host.trim_start_matches("www."));
    // Without a name the site is called as its address is.
    let site = site.or(host);
    let in_head = dom.elements(NodeId::ROOT, "title").next().and_then(|title| dom.words(title));
    let social = tags.first(&[
        "og:title",
        "twitter:title",
        "dc.title",
        "dcterms.title",
        "headline",
        "parsely-title",
        "sailthru.title",
    ]);
    let told: Vec<String> = [story.headline.clone(), social, in_head].into_iter().flatten().collect();
    let told_letters: Vec<String> = told.iter().map(|title| letters(title)).collect();
    let headings = ["h1", "h2"].into_iter().flat_map(|name| dom.elements(NodeId::ROOT, name).take(12));
    let mut shown =
        headings.filter(|&heading| !is_elsewhere(dom, heading)).filter_map(|heading| dom.words(heading));
    let is_told = |heading: &String| {
        let heading = letters(heading);
        heading.chars().count() >= 8
            && told_letters.iter().any(|told| {
                told.starts_with(&heading) || (told.contains(&heading) && heading.len() * 2 > told.len())
            })
    };
    let is_site = |title: &str| site.is_some_and(|site| letters(site) == letters(title));
    let in_page = shown.find(|heading| is_told(heading) && !is_site(heading));
    let marked = microdata(dom, "headline")
        .and_then(|node| dom.attribute(node, "content").map(plain).or_else(|| dom.words(node)));
    let lone = || {
        let mut all = dom.elements(NodeId::ROOT, "h1").filter(|&heading| !is_elsewhere(dom, heading));
        let only = all.next().filter(|_| all.next().is_none())?;
        dom.words(only).filter(|heading| letters(heading).chars().count() >= 12 && !is_site(heading))
    };
    in_page
        .or(marked.filter(|title| letters(title).chars().count() >= 4))
        .or_else(|| told.first().filter(|_| story.headline.is_some()).cloned())
        .or_else(lone)
        .or_else(|| told.into_iter().map(|title| without_site(&title, site)).find(|title| !title.is_empty()))
        .map(|title| without_site(&title, site))
        .filter(|title| !title.is_empty())
}

/// Whether a heading stands where those of other stories do, or of none.
fn is_elsewhere(dom: &Dom, heading: NodeId) -> bool {
    dom.ancestors(heading)
        .take(24)
        .any(|above| matches!(dom.name(above), "nav" | "aside" | "footer" | "form"))
        && !dom.ancestors(heading).any(|above| dom.name(above) == "article")
}

/// A title without the name of its site: `Talks begin | Example Daily`.
fn without_site(title: &str, site: Option<&str>) -> String {
    const MARKS: [&str; 8] = [" | ", " – ", " — ", " - ", " :: ", " » ", " · ", " • "];
    let Some((at, mark)) = MARKS.iter().filter_map(|mark| Some((title.rfind(mark)?, mark))).max() else {
        return title.trim().to_owned();
    };
    let (Some(before), Some(after)) = (title.get(..at), title.get(at + mark.len()..)) else {
        return title.to_owned();
    };
    let is_site = site.is_some_and(|site| {
        let (site, after) = (letters(site), letters(after));
        !after.is_empty() && (site == after || site.contains(&after) || after.contains(&site))
    });
    let is_pipe = matches!(*mark, " | " | " :: " | " » ");
    let is_short = after.split_whitespace().count() <= 4 && before.split_whitespace().count() >= 3;
    let is_named = after.starts_with(char::is_uppercase) && is_short && (is_pipe || after.contains(".com"));
    if is_site || is_named { without_site(before, site) } else { title.trim().to_owned() }
}

/// The first element with an `itemprop`.
fn microdata(dom: &Dom, property: &str) -> Option<NodeId> {
    dom.descendants(NodeId::ROOT).find(|&node| {
        dom.attribute(node, "itemprop")
            .is_some_and(|names| names.split_whitespace().any(|name| name == property))
    })
}

/// Names of tags that hold the day of publication, the surest first.
const PUBLISHED: [&str; 34] = [
    "article:published_time",
    "article:published",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "publishdate",
    "publish-date",
    "publish_date",
    "pubdate",
    "publication_date",
    "published_at",
    "published",
    "published_time",
    "date_published",
    "article_date_original",
    "article.published",
    "originalpublicationdate",
    "displaydate",
    "cxenseparse:articlepublicationdate",
    "shareaholic:article_published_time",
    "dc.date.issued",
    "dcterms.created",
    "dc.date.created",
    "dcterms.date",
    "dc.date",
    "date",
    "rnews:datepublished",
    "timestamp",
    "bt:pubdate",
    "created",
];

const UPDATED: [&str; 8] = [
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "lastmod",
    "last-modified",
    "revised",
    "dcterms.modified",
    "article.updated",
];

fn published(dom: &Dom, tags: &Tags, story: &Story, url: Option<&str>) -> Option<Published> {
    let told = story.published.as_deref().and_then(moment);
    told.or_else(|| PUBLISHED.iter().find_map(|name| moment(&tags.first(&[name])?)))
        .or_else(|| date_of(dom, microdata(dom, "datePublished")?))
        .or_else(|| {
            let mut times = dom.elements(NodeId::ROOT, "time");
            let is_published = |time: &NodeId| {
                dom.has_attribute(*time, "pubdate")
                    || dom
                        .attribute(*time, "class")
                        .is_some_and(|class| class.contains("publi") || class.contains("entry-date"))
            };
            times.find(is_published).and_then(|time| date_of(dom, time))
        })
        .or_else(|| {
            dom.elements(NodeId::ROOT, "time")
                .filter(|&time| !is_of_other(dom, time))
                .take(4)
                .find_map(|time| date_of(dom, time))
        })
        .or_else(|| url.and_then(date_in_url))
        .or_else(|| shown_date(dom))
        .or_else(|| updated(tags, story))
}

fn updated(tags: &Tags, story: &Story) -> Option<Published> {
    let told = story.updated.as_deref().and_then(moment);
    told.or_else(|| UPDATED.iter().find_map(|name| moment(&tags.first(&[name])?)))
}

fn date_of(dom: &Dom, node: NodeId) -> Option<Published> {
    let written = ["datetime", "content", "title"].into_iter().filter_map(|name| dom.attribute(node, name));
    written.into_iter().find_map(moment).or_else(|| moment(&dom.words(node)?))
}

/// Whether a time belongs to another story, or to a comment.
fn is_of_other(dom: &Dom, node: NodeId) -> bool {
    dom.ancestors(node).any(|above| {
        matches!(dom.name(above), "aside" | "footer" | "nav" | "li")
            || ["class", "id"].into_iter().filter_map(|name| dom.attribute(above, name)).any(|names| {
                let names = names.to_ascii_lowercase();
                dom.name(above) != "body"
                    && ["comment", "related", "sidebar"].iter().any(|word| names.contains(word))
            })
    })
}

/// A day between slashes: `/2021/02/22/`, `/2021-02-22-`, `/20210222/`.
fn date_in_url(url: &str) -> Option<Published> {
    let path = url.split("//").nth(1)?.split(['?', '#']).next()?;
    let parts: Vec<&str> = path.split(['/', '-', '_', '.']).collect();
    let whole = parts.windows(3).find_map(|three| match three {
        [year, month, day] if year.len() == 4 && day.len() <= 2 => {
            let month = if month.parse::<u32>().is_ok() {
                (*month).to_owned()
            } else {
                return moment(&format!("{day} {month} {year}"));
            };
            (month.len() <= 2).then(|| moment(&format!("{year}-{month}-{day}"))).flatten()
        }
        _ => None,
    });
    whole.or_else(|| {
        parts.iter().filter(|part| part.len() == 8 && part.starts_with("20")).find_map(|part| moment(part))
    })
}

/// A line that is nothing but a date, or says when it was published, near the top of the page.
fn shown_date(dom: &Dom) -> Option<Published> {
    let body = dom.elements(NodeId::ROOT, "body").next()?;
    let marked = dom.descendants(body).filter(|&node| {
        ["class", "id", "itemprop"].into_iter().filter_map(|name| dom.attribute(node, name)).any(|names| {
            let names = names.to_ascii_lowercase();
            ["date", "time", "publish", "posted", "byline", "meta"].iter().any(|word| names.contains(word))
        })
    });
    let marked = marked.filter(|&node| dom.is_element(node) && !is_of_other(dom, node)).take(60);
    let by_mark = marked
        .filter_map(|node| dom.words(node))
        .filter(|words| words.len() < 200)
        .find_map(|words| date_within(&words));
    by_mark.or_else(|| {
        let texts = dom.descendants(body).filter_map(|node| dom.as_text(node)).map(str::trim);
        let short = texts.filter(|text| (8..60).contains(&text.len())).take(150);
        short.into_iter().find_map(moment)
    })
}

/// The first date in a short line.
fn date_within(words: &str) -> Option<Published> {
    let starts = words.char_indices().filter(|&(at, c)| {
        let before = words.get(..at).and_then(|before| before.chars().next_back());
        c.is_alphanumeric() && before.is_none_or(|before| !before.is_alphanumeric())
    });
    starts.take(40).find_map(|(at, _)| moment(words.get(at..)?))
}

fn language(dom: &Dom, tags: &Tags, story: &Story) -> Option<String> {
    let root = dom.elements(NodeId::ROOT, "html").next();
    let told = root.and_then(|root| dom.attribute(root, "lang").or_else(|| dom.attribute(root, "xml:lang")));
    let told = told.map(str::to_owned).or_else(|| story.language.clone());
    let told = told.or_else(|| tags.first(&["content-language", "og:locale", "language", "dc.language"]));
    told.map(|tag| tag.replace('_', "-")).filter(|tag| {
        tag.len() <= 35
            && tag.split('-').all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric()))
    })
}

/// The people who wrote it, as the page's data say.
fn bylines(dom: &Dom, tags: &Tags, story: &Story) -> Vec<String> {
    let mut names = story.authors.clone();
    if names.is_empty() {
        let told = tags.first(&[
            "author",
            "article:author",
            "parsely-author",
            "sailthru.author",
            "byl",
            "dc.creator",
            "cxenseparse:author",
        ]);
        let told = told.or_else(|| microdata(dom, "author").and_then(|node| dom.words(node)));
        names = told.map_or_else(Vec::new, |told| {
            told.split([',', ';', '&']).flat_map(|part| part.split(" and ")).map(str::to_owned).collect()
        });
    }
    let mut people: Vec<String> = Vec::new();
    for name in names {
        let name = name.trim();
        let name = name
            .get(..3)
            .filter(|by| by.eq_ignore_ascii_case("by "))
            .map_or(name, |_| name.get(3..).unwrap_or(""));
        let is_name = (3..80).contains(&name.len())
            && !name.contains("://")
            && name.contains(' ')
            && name.split(' ').count() <= 6;
        if is_name && !people.iter().any(|known| known == name) {
            people.push(name.to_owned());
        }
    }
    people
}

#[cfg(test)]
mod tests {
    use super::known;
    use crate::Metadata;
    use crate::html::tree::page;
    use insta::assert_snapshot;

    fn read(text: &str) -> String {
        let Metadata { title, published, publisher, bylines, language, url, section, updated, .. } =
            known(&page(text).dom, Metadata::default()).metadata;
        let dates = [published, updated].map(|date| date.map(|date| date.to_string()));
        format!("{title:?} {dates:?} {publisher:?} {bylines:?} {language:?} {url:?} {section:?}")
    }

    #[test]
    fn asks_the_surest_first() {
        let table = [
            read(
                "<html lang=en-GB><title>Talks begin in Geneva | Example Daily</title><meta property=og:site_name content='Example Daily'>\
                <h1>Talks begin in Geneva</h1><meta property=article:published_time content='2021-02-22T10:00:00Z'>\
                <meta name=author content='By Jane Doe and Bo Roe'><meta property=article:section content=World>",
            ),
            read(
                "<title>Talks begin - Example Daily</title><meta property=og:site_name content='Example Daily'><h1>Example Daily</h1>",
            ),
            read(
                "<title>Talks</title><script type=application/ld+json>{\"@type\": \"NewsArticle\", \"headline\": \"Talks begin &amp; end\",\
                \"datePublished\": \"2021-02-22T10:00:00+0100\", \"dateModified\": \"2021-02-23\", \"author\": {\"name\": \"Jane Doe\"}}</script>",
            ),
            read(
                "<link rel=canonical href=https://example.org/world/2021/02/22/talks.html><h1>Talks began late in the day</h1>",
            ),
            read(
                "<h1>Talks began late in the day</h1><div class=post-meta>Posted by Jane on February 22, 2021 in World</div>",
            ),
        ];
        assert_snapshot!(table.join("\n"), @r#"
        Some("Talks begin in Geneva") [Some("2021-02-22T10:00:00Z"), None] Some("Example Daily") ["Jane Doe", "Bo Roe"] Some("en-GB") None Some("World")
        Some("Talks begin") [None, None] Some("Example Daily") [] None None None
        Some("Talks begin & end") [Some("2021-02-22T10:00:00+01:00"), Some("2021-02-23")] None ["Jane Doe"] None None None
        Some("Talks began late in the day") [Some("2021-02-22"), None] None [] None Some("https://example.org/world/2021/02/22/talks.html") None
        Some("Talks began late in the day") [Some("2021-02-22"), None] None [] None None None
        "#);
    }
}
