//! Markdown with front matter: <https://commonmark.org/>. The text is what a reader sees, without the marks.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::compose::Parts;
use crate::moment::moment;
use crate::{Article, BlockKind, Metadata};

/// Reads a story written in Markdown. Its front matter (`title`, `date`, `author`, `url`, `language`, `section`) tells what
/// `metadata` does not know; without a title, a first heading is one.
///
/// ```
/// use dateline_article::{BlockKind, Metadata, parse_markdown};
/// let text = "---\ntitle: Talks\ndate: 2021-02-22\n---\nGENEVA (EW) - Talks *began*.\n\n## Next\n\n- Nobody [knows](x).\n";
/// let article = parse_markdown(text, Metadata::default());
/// assert_eq!(article.text, "GENEVA (EW) - Talks began.\n\nNext\n\nNobody knows.");
/// assert_eq!(article.title.as_deref(), Some("Talks"));
/// assert_eq!(article.blocks[1].kind, BlockKind::Heading);
/// ```
pub fn parse_markdown(text: &str, metadata: Metadata) -> Article {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (front, body) = front_matter(text);
    let mut metadata = metadata;
    for (name, value) in front.lines().filter_map(|line| line.split_once(':')) {
        let value = value.trim().trim_matches(['"', '\'']).trim();
        if value.is_empty() {
            continue;
        }
        let owned = || Some(value.to_owned());
        match name.trim().to_ascii_lowercase().as_str() {
            "title" | "headline" => metadata.title = metadata.title.take().or_else(owned),
            "date" | "published" | "pubdate" => {
                metadata.published = metadata.published.or_else(|| moment(value));
            }
            "updated" | "lastmod" => metadata.updated = metadata.updated.or_else(|| moment(value)),
            "url" | "link" | "canonical" => metadata.url = metadata.url.take().or_else(owned),
            "lang" | "language" => metadata.language = metadata.language.take().or_else(owned),
            "section" | "category" => metadata.section = metadata.section.take().or_else(owned),
            "publisher" | "source" => metadata.publisher = metadata.publisher.take().or_else(owned),
            "author" | "byline" if metadata.bylines.is_empty() => metadata.bylines.push(value.to_owned()),
            _ => {}
        }
    }
    let (parts, heading) = body_parts(body, metadata.title.is_none());
    metadata.title = metadata.title.or(heading);
    parts.into_article(metadata, Vec::new())
}

fn front_matter(text: &str) -> (&str, &str) {
    let Some(rest) =
        text.strip_prefix("---").and_then(|rest| rest.trim_start_matches([' ', '\r']).strip_prefix('\n'))
    else {
        return ("", text);
    };
    let end = rest.split_inclusive('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, *at, line))
    });
    let mut end = end.skip_while(|(_, _, line)| line.trim_end() != "---");
    match end.next() {
        Some((start, after, _)) => (rest.get(..start).unwrap_or(""), rest.get(after..).unwrap_or("")),
        None => ("", text),
    }
}

/// The parts, and the first heading if the title is wanted and nothing stands before it.
fn body_parts(text: &str, wants_title: bool) -> (Parts, Option<String>) {
    let mut parts = Parts::default();
    let mut title = None;
    let mut words = String::new();
    let mut kinds: Vec<BlockKind> = Vec::new();
    let mut flush = |words: &mut String, kind: BlockKind, title: &mut Option<String>| {
        let is_title = wants_title && title.is_none() && parts.len() == 0 && kind == BlockKind::Heading;
        if is_title && !words.trim().is_empty() {
            *title = Some(words.trim().to_owned());
        } else {
            parts.push(kind, words);
        }
        words.clear();
    };
    for event in Parser::new_ext(
        text,
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES,
    ) {
        let kind = kinds.last().copied().unwrap_or(BlockKind::Paragraph);
        match event {
            Event::Start(tag) => {
                let opened = match tag {
                    Tag::Heading { .. } => Some(BlockKind::Heading),
                    Tag::Item => Some(BlockKind::ListItem),
                    Tag::BlockQuote(_) => Some(BlockKind::Quote),
                    Tag::Image { .. } => Some(BlockKind::Caption),
                    _ => None,
                };
                if let Some(opened) = opened {
                    flush(&mut words, kind, &mut title);
                    kinds.push(opened);
                }
            }
            Event::End(end) => match end {
                TagEnd::Heading(_) | TagEnd::Item | TagEnd::BlockQuote(_) | TagEnd::Image => {
                    flush(&mut words, kind, &mut title);
                    kinds.pop();
                }
                TagEnd::Paragraph | TagEnd::TableRow | TagEnd::TableHead | TagEnd::CodeBlock => {
                    flush(&mut words, kind, &mut title);
                }
                TagEnd::TableCell => words.push(' '),
                _ => {}
            },
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            Event::SoftBreak => words.push(' '),
            Event::HardBreak => words.push('\n'),
            _ => {}
        }
    }
    flush(&mut words, kinds.last().copied().unwrap_or(BlockKind::Paragraph), &mut title);
    (parts, title)
}
