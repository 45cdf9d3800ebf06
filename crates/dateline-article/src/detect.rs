//! What an input is, from its first bytes: never from its name.

/// How news comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// One story as plain text.
    Text,
    /// One story as Markdown.
    Markdown,
    /// One story as a web page.
    Html,
    /// One story a line, as a JSON object.
    JsonLines,
    /// JSON documents that are more than a line: ninjs, a JSON feed, an agency's answer.
    Json,
    /// RSS or Atom.
    Feed,
    /// XML of news agencies: NewsML-G2, NewsML 1, NITF.
    News,
    /// A wire file with the control characters of IPTC 7901.
    Iptc7901,
    /// Web pages as archives keep them.
    Warc,
    /// A table with a header, one story a row.
    Csv,
    /// A table in columns.
    Parquet,
    /// Something that holds no story, or none that can be read: its name.
    Other(&'static str),
}

/// How many first bytes tell what an input is. More do no harm, fewer may do.
pub const DETECT_BYTES: usize = 16 << 10;

/// Says what an input is that starts with `head`.
///
/// ```
/// use dateline_article::{Kind, detect};
/// assert_eq!(detect(b"GENEVA (Example Wire) - Talks began."), Kind::Text);
/// assert_eq!(detect(b"<!DOCTYPE html><p>Talks began."), Kind::Html);
/// assert_eq!(detect(b"{\"text\": \"Talks began.\"}\n"), Kind::JsonLines);
/// assert_eq!(detect(b"%PDF-1.7"), Kind::Other("a PDF file"));
/// ```
pub fn detect(head: &[u8]) -> Kind {
    if let Some(kind) = by_magic(head) {
        return kind;
    }
    let head = head.strip_prefix("\u{feff}".as_bytes()).unwrap_or(head);
    let text = String::from_utf8_lossy(head.get(..head.len().min(DETECT_BYTES)).unwrap_or(head));
    let text = text.trim_start();
    match text.chars().next() {
        Some('{') => json(text),
        Some('[')
            if matches!(text.get(1..).map(|rest| rest.trim_start().chars().next()), Some(Some('{'))) =>
        {
            Kind::Json
        }
        Some('<') => markup(text),
        _ if is_mail(text) => Kind::Other("an e-mail message"),
        _ if is_table(text) => Kind::Csv,
        _ if is_markdown(text) => Kind::Markdown,
        _ => Kind::Text,
    }
}

fn by_magic(head: &[u8]) -> Option<Kind> {
    const MAGIC: [(&[u8], Kind); 14] = [
        (b"WARC/", Kind::Warc),
        (b"PAR1", Kind::Parquet),
        (b"\x01", Kind::Iptc7901),
        (b"\x16\x16\x01", Kind::Iptc7901),
        (b"%PDF", Kind::Other("a PDF file")),
        (b"PK\x03\x04", Kind::Other("a ZIP archive")),
        (b"\x89PNG", Kind::Other("a picture")),
        (b"GIF8", Kind::Other("a picture")),
        (b"\xff\xd8\xff", Kind::Other("a picture")),
        (b"BZh9", Kind::Other("a bzip2 file")),
        (b"\xfd7zXZ", Kind::Other("an xz file")),
        (b"7z\xbc\xaf", Kind::Other("a 7z archive")),
        (b"\xd0\xcf\x11\xe0", Kind::Other("an old Office file")),
        (b"{\\rtf", Kind::Other("an RTF file")),
    ];
    let start = head.trim_ascii_start();
    MAGIC
        .iter()
        .find(|(magic, _)| head.starts_with(magic) || (magic.len() > 3 && start.starts_with(magic)))
        .map(|(_, kind)| *kind)
}

/// An object in one line is a record, unless it says otherwise; one over several lines is a document.
fn json(text: &str) -> Kind {
    let fields = text.get(1..).unwrap_or("").trim_start();
    if !fields.is_empty() && !fields.starts_with(['"', '}']) {
        return Kind::Text;
    }
    let first = text.lines().next().unwrap_or(text);
    let opens = !first.trim_end().ends_with('}') && text.len() > first.len();
    if opens {
        return Kind::Json;
    }
    let has = |name: &str| first.contains(&format!("\"{name}\""));
    // Some of these have a `text` deeper inside.
    let is_agency = first.contains("jsonfeed.org/version")
        || ["body_xhtml", "body_html", "body_text", "bodies", "headlines"].iter().any(|name| has(name))
        || (has("api_version") && has("data"));
    let is_item = (has("uri") || has("guid")) && (has("headline") || has("versioncreated"));
    if is_agency || (is_item && !has("text")) { Kind::Json } else { Kind::JsonLines }
}

fn markup(text: &str) -> Kind {
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        if rest.starts_with("<!--") {
            rest = rest.split_once("-->").map_or("", |(_, after)| after);
        } else if rest.starts_with("<?") {
            rest = rest.split_once("?>").map_or("", |(_, after)| after);
        } else if is_start(rest, "<!doctype") {
            let (declaration, after) = rest.split_once('>').unwrap_or((rest, ""));
            if declaration.get(9..).is_some_and(|name| is_start(name.trim_start(), "html")) {
                return Kind::Html;
            }
            rest = after.trim_start().strip_prefix("]>").unwrap_or(after);
        } else {
            break;
        }
    }
    let Some(tag) = rest.strip_prefix('<') else {
        return if text.starts_with("<?xml") { Kind::Other("XML without a root") } else { Kind::Text };
    };
    let name = tag
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, ':' | '-' | '_' | '.')))
        .next()
        .unwrap_or("");
    let local = name.rsplit(':').next().unwrap_or(name);
    match local {
        "rss" | "feed" | "entry" | "RDF" => Kind::Feed,
        "newsMessage"
        | "newsItem"
        | "packageItem"
        | "knowledgeItem"
        | "conceptItem"
        | "planningItem"
        | "catalogItem"
        | "NewsML"
        | "nitf"
        | "RBNews"
        | "XMLNewsQueuedResponse"
        | "NewsItem" => Kind::News,
        _ if [
            "html", "head", "body", "meta", "title", "article", "div", "p", "table", "h1", "main", "section",
            "script",
        ]
        .iter()
        .any(|known| local.eq_ignore_ascii_case(known)) =>
        {
            Kind::Html
        }
        "urlset" | "sitemapindex" => Kind::Other("a site map"),
        "schema" => Kind::Other("an XML schema"),
        "opml" => Kind::Other("a list of feeds"),
        _ if text.starts_with("<?xml") => Kind::Other("XML of a kind that is not known"),
        _ if ["<p>", "<div", "<br", "<a "].iter().any(|tag| text.contains(tag)) => Kind::Html,
        _ => Kind::Text,
    }
}

fn is_start(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|found| found.eq_ignore_ascii_case(start))
}

/// Whether the first lines are headers of a message that carry its way.
fn is_mail(text: &str) -> bool {
    const HEADERS: [&str; 9] = [
        "received",
        "delivered-to",
        "return-path",
        "mime-version",
        "message-id",
        "x-received",
        "dkim-signature",
        "content-type",
        "reply-to",
    ];
    let names = text
        .lines()
        .take(12)
        .filter(|line| !line.starts_with([' ', '\t']))
        .filter_map(|line| line.split_once(':'));
    names.filter(|(name, _)| HEADERS.iter().any(|known| name.eq_ignore_ascii_case(known))).count() >= 2
}

/// The names of columns that hold stories.
pub(crate) const TEXT_COLUMNS: [&str; 7] =
    ["text", "body", "content", "article", "article_text", "maintext", "story"];

/// Whether the first line names columns, one of them the story's.
fn is_table(text: &str) -> bool {
    let first = text.lines().next().unwrap_or("");
    [',', ';', '\t'].iter().any(|mark| {
        let names: Vec<&str> = first.split(*mark).map(|name| name.trim().trim_matches('"')).collect();
        let is_name = |name: &&str| {
            name.len() <= 40
                && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ' | '.' | ':'))
        };
        names.len() > 1
            && names.iter().all(is_name)
            && names.iter().any(|name| TEXT_COLUMNS.iter().any(|known| name.eq_ignore_ascii_case(known)))
    })
}

/// Whether it starts with front matter, or shows marks that plain text has not.
fn is_markdown(text: &str) -> bool {
    let mut lines = text.lines();
    if lines.next().is_some_and(|first| first.trim_end() == "---") {
        return lines.take(40).any(|line| line.trim_end() == "---")
            && text.lines().nth(1).is_some_and(|line| line.contains(": ") || line.ends_with(':'));
    }
    let links = text.matches("](http").count();
    links >= 2
}

#[cfg(test)]
mod tests {
    use super::detect;
    use insta::assert_snapshot;

    #[test]
    fn tells_kinds_by_content() {
        let table = [
            "GENEVA (EW) - Talks began.",
            "",
            "{\"text\": 1}",
            "\n \u{feff}{",
            "\u{feff}{ \"a\": 1}",
            "{}",
            "{\n\"text\": \"a\"\n}",
            "{\"uri\": \"a\", \"headline\": \"b\"}",
            "{sic} he said",
            "[1] he said",
            "[{\"text\": 1}]",
            "<!doctype html>",
            "<!-- x --><HTML>",
            "<p>Talks began.</p>",
            "<?xml version='1.0'?><!DOCTYPE nitf SYSTEM \"x\"><nitf>",
            "<?xml version='1.0'?>\n<!-- a -->\n<rtr:newsMessage>",
            "<rss version='2.0'>",
            "<rdf:RDF>",
            "<?xml version='1.0'?><sdnList>",
            "<?xml version='1.0' encoding='utf-8'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML'>",
            "<3 he wrote",
            "\u{1}eca100 3 s",
            "WARC/1.0\r\n",
            "id,title,text\n1,a,b",
            "Received: from a\nMessage-ID: b\n\nHello",
            "From Geneva: the talks, at last",
            "---\ntitle: Talks\n---\n\nThey began.",
            "---\nTalks\n---",
            "PAR1",
            "%PDF-1.4",
        ]
        .map(|text| {
            format!(
                "{:<48} {:?}",
                format!("{:?}", text.chars().take(44).collect::<String>()),
                detect(text.as_bytes())
            )
        });
        assert_snapshot!(table.join("\n"), @r#"
        "GENEVA (EW) - Talks began."                     Text
        ""                                               Text
        "{\"text\": 1}"                                  JsonLines
        "\n \u{feff}{"                                   Text
        "\u{feff}{ \"a\": 1}"                            JsonLines
        "{}"                                             JsonLines
        "{\n\"text\": \"a\"\n}"                          Json
        "{\"uri\": \"a\", \"headline\": \"b\"}"          Json
        "{sic} he said"                                  Text
        "[1] he said"                                    Text
        "[{\"text\": 1}]"                                Json
        "<!doctype html>"                                Html
        "<!-- x --><HTML>"                               Html
        "<p>Talks began.</p>"                            Html
        "<?xml version='1.0'?><!DOCTYPE nitf SYSTEM \""  News
        "<?xml version='1.0'?>\n<!-- a -->\n<rtr:newsMe" News
        "<rss version='2.0'>"                            Feed
        "<rdf:RDF>"                                      Feed
        "<?xml version='1.0'?><sdnList>"                 Other("XML of a kind that is not known")
        "<?xml version='1.0' encoding='utf-8'?><!DOCT"   Html
        "<3 he wrote"                                    Text
        "\u{1}eca100 3 s"                                Iptc7901
        "WARC/1.0\r\n"                                   Warc
        "id,title,text\n1,a,b"                           Csv
        "Received: from a\nMessage-ID: b\n\nHello"       Other("an e-mail message")
        "From Geneva: the talks, at last"                Text
        "---\ntitle: Talks\n---\n\nThey began."          Markdown
        "---\nTalks\n---"                                Text
        "PAR1"                                           Parquet
        "%PDF-1.4"                                       Other("a PDF file")
        "#);
    }
}
