//! From text to [`Article`].

use chrono::NaiveDate;
use dateline_text::{Span, sentences_of_block};

use crate::agency::{Agency, agency};
use crate::classify::classify;
use crate::credit::{byline_of_title, is_contribution};
use crate::line::{Layout, Line, lines};
use crate::opening::{Lead, lead, starts_with_label};
use crate::piece::{is_rule, pieces};
use crate::{Article, Block, BlockKind, Diagnostic, DiagnosticKind, Metadata, Published};

/// Reads an article of which nothing is known but its text.
///
/// Any text is an article; what is odd about it is in its `diagnostics`.
///
/// ```
/// let article = dateline_article::parse("GENEVA, Nov 20 (Example Wire) - Talks began.\n\nNobody spoke.");
/// let dateline = article.dateline.unwrap();
/// assert_eq!((dateline.place.as_str(), dateline.agency.as_deref()), ("GENEVA", Some("EW")));
/// assert_eq!(article.blocks.len(), 2);
/// assert_eq!(article.sentences[0].slice(&article.text), Some("Talks began."));
/// ```
pub fn parse(text: &str) -> Article {
    parse_with(text, Metadata::default())
}

/// Reads an article of which the caller knows `metadata`.
///
/// The day of publication gives the year to a dateline without one; without it, such a dateline has no date.
///
/// ```
/// use dateline_article::{Metadata, parse_with};
/// let metadata = Metadata { published: "2021-01-02".parse().ok(), ..Metadata::default() };
/// let article = parse_with("GENEVA, Dec 31 (Example Wire) - Talks ended.", metadata);
/// assert_eq!(article.dateline.unwrap().date.unwrap().to_string(), "2020-12-31");
/// ```
pub fn parse_with(text: impl Into<String>, metadata: Metadata) -> Article {
    let mut diagnostics = Vec::new();
    let text = fitting(text.into(), &mut diagnostics);
    report_controls(&text, &mut diagnostics);
    let lines = lines(&text);
    let layout = Layout::of(&text, &lines);
    read(text, &lines, layout, metadata, &[], diagnostics)
}

/// Reads an article whose source has cut it into parts, one or more lines each, and has said what some of them are.
#[cfg(feature = "html")]
pub(crate) fn parse_marked(text: String, metadata: Metadata, marks: &[(Span, BlockKind)]) -> Article {
    let mut diagnostics = Vec::new();
    let text = fitting(text, &mut diagnostics);
    report_controls(&text, &mut diagnostics);
    let lines = lines(&text);
    read(text, &lines, Layout::Lines, metadata, marks, diagnostics)
}

fn read(
    text: String,
    lines: &[Line],
    layout: Layout,
    metadata: Metadata,
    marks: &[(Span, BlockKind)],
    mut diagnostics: Vec<Diagnostic>,
) -> Article {
    let Metadata {
        id,
        url,
        title,
        publisher,
        language,
        published,
        updated,
        section,
        agency: known_agency,
        bylines: known_bylines,
    } = metadata;
    let pieces = pieces(&text, lines, layout);
    let mut structure = classify(&text, &pieces, title.as_deref());
    apply(marks, &mut structure.blocks);
    let lead = find_lead(&text, &structure.blocks, published.map(Published::date));
    let sentences = sentences(&text, &structure.blocks, lead.news);
    if sentences.is_empty() {
        diagnostics.push(Diagnostic::new(DiagnosticKind::NoText, "the text holds no word"));
    }
    diagnostics.extend(lead.diagnostics);

    let wire = publisher.as_deref().and_then(agency).filter(|agency| agency.is_wire);
    let signed = structure.agency.or_else(|| contributor(&text, &structure.blocks)).or(wire);
    Article {
        id,
        url,
        agency: lead.agency.or(known_agency).or_else(|| signed.map(|agency| agency.name.to_owned())),
        bylines: bylines(known_bylines, structure.bylines, title.as_deref(), wire.is_some()),
        title: title.or_else(|| structure.headline.and_then(|span| Some(in_one_line(span.slice(&text)?)))),
        publisher,
        language,
        published: published.or(lead.published.map(Published::Date)),
        updated,
        section,
        reprints: Vec::new(),
        dateline: lead.dateline,
        blocks: structure.blocks,
        sentences,
        text,
        diagnostics,
    }
}

/// Makes of blocks what their source says they are. Its paragraphs are what they seem to be: a source calls everything so.
fn apply(marks: &[(Span, BlockKind)], blocks: &mut [Block]) {
    let mut marks = marks.iter().filter(|(_, kind)| *kind != BlockKind::Paragraph).peekable();
    for block in blocks {
        while marks.next_if(|(span, _)| span.end() <= block.span.start()).is_some() {}
        let is_open = block.kind.is_story() || block.kind == BlockKind::Other;
        if let Some(&&(span, kind)) = marks.peek()
            && span.contains(block.span)
            && is_open
        {
            block.kind = kind;
        }
    }
}

/// The text without a byte order mark, and no longer than spans can say.
fn fitting(mut text: String, diagnostics: &mut Vec<Diagnostic>) -> String {
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    if u32::try_from(text.len()).is_err() {
        text.truncate(text.floor_char_boundary(u32::MAX as usize));
        diagnostics
            .push(Diagnostic::new(DiagnosticKind::TooLong, "the text is longer than 4 GiB and was cut"));
    }
    text
}

/// Reports the first control character that is neither a line break nor a tab.
fn report_controls(text: &str, diagnostics: &mut Vec<Diagnostic>) {
    let is_control = |b: &u8| *b < b' ' && !matches!(b, b'\n' | b'\r' | b'\t' | b'\x0c' | b'\x0b');
    // Whole chunks without a branch, which compiles to vector instructions.
    let chunk =
        text.as_bytes().chunks(64).position(|chunk| chunk.iter().fold(false, |any, b| any | is_control(b)));
    let Some(from) = chunk.map(|chunk| chunk * 64) else { return };
    let at = text.bytes().skip(from).position(|b| is_control(&b)).map_or(from, |at| from + at);
    let message = "the text holds a control character";
    let span = Span::from_range(at..at + 1).unwrap_or_default();
    diagnostics.push(Diagnostic::new(DiagnosticKind::ControlCharacter, message).at(span));
}

/// How many paragraphs may stand before the dateline: captions and summaries that do not show what they are.
const MOST_BEFORE_DATELINE: usize = 4;

/// Reads the dateline of the first paragraph, or of one soon after it that has a date or an agency.
fn find_lead(text: &str, blocks: &[Block], published: Option<NaiveDate>) -> Lead {
    let is_alone = |of: &Block| {
        let others =
            blocks.iter().filter(|block| block.span != of.span && block.kind == BlockKind::Paragraph);
        !others.take(64).any(|block| block.span.slice(text).is_some_and(starts_with_label))
    };
    let mut paragraphs =
        blocks.iter().filter(|block| block.kind == BlockKind::Paragraph).take(MOST_BEFORE_DATELINE);
    let Some(first) = paragraphs.next() else { return Lead::default() };
    let found = lead(text, first.span, published, || is_alone(first));
    if found.dateline.is_some() || found.agency.is_some() {
        return found;
    }
    let later = paragraphs.map(|block| lead(text, block.span, published, || false));
    let is_certain = |lead: &Lead| {
        lead.dateline.as_ref().is_some_and(|found| found.agency.is_some() || found.date.is_some())
    };
    later.into_iter().find(is_certain).unwrap_or(found)
}

/// The sentences of all blocks that hold words. The news starts at `news`, after the dateline.
fn sentences(text: &str, blocks: &[Block], news: Option<u32>) -> Vec<Span> {
    let mut sentences = Vec::with_capacity(text.len() / 128 + 1);
    for block in blocks {
        let words = match news.filter(|&news| block.span.contains_offset(news)) {
            Some(news) => Span::new(news, block.span.end()),
            None => block.span,
        };
        match block.kind {
            BlockKind::Heading => sentences.push(words),
            BlockKind::Other if words.slice(text).is_none_or(is_rule) => {}
            _ => sentences.extend(sentences_of_block(text, words)),
        }
    }
    sentences
}

/// The wire agency that contributed.
fn contributor(text: &str, blocks: &[Block]) -> Option<Agency> {
    let credits = blocks.iter().rev().filter(|block| block.kind == BlockKind::Credit);
    credits.filter_map(|block| block.span.slice(text)).find_map(|words| {
        let words = words.trim_start_matches(|c: char| !c.is_alphanumeric());
        let name = match words.split_once(':') {
            Some((_, name)) => name.trim().trim_end_matches('.'),
            None if is_contribution(words) => words.split(" contributed").next()?,
            None => return None,
        };
        name.split(" and ").find_map(|name| agency(name.trim())).filter(|agency| agency.is_wire)
    })
}

/// The names that the caller knows, those of the bylines and of the title, each once.
fn bylines(known: Vec<String>, found: Vec<String>, title: Option<&str>, is_wire: bool) -> Vec<String> {
    let in_title = title.map_or_else(Vec::new, |title| byline_of_title(title, is_wire));
    let mut names: Vec<String> = Vec::new();
    for name in known.into_iter().chain(found).chain(in_title.into_iter().map(str::to_owned)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn in_one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
