//! IPTC 7901 and ANPA 1312, the wire formats of teleprinters that some agencies still send.
//!
//! ```text
//! file     = SOH header CRLF [keywords CRLF] STX {head CRLF} CRLF text ETX [filed]
//! header   = service number, priority, category, word count, agency and item number
//! head     = a headline or a byline; the last may end in "="
//! filed    = day hour minute zone month year            ; "242200 GMT Jun 17"
//! ```
//!
//! What stands between STX and ETX is the text; the headline and the byline that lead it are read, and stay out of it.

use crate::credit::byline;
use crate::moment::moment;
use crate::{Article, FormatError, Metadata, Published, decode, parse_with};

use super::part::{known, names};

const START_OF_HEADING: char = '\u{1}';
const START_OF_TEXT: char = '\u{2}';
const END_OF_TEXT: char = '\u{3}';

/// Reads a wire file with the control characters of IPTC 7901.
///
/// # Errors
/// [`FormatError`] if no text starts or no words are in it.
///
/// ```
/// use dateline_article::{Metadata, parse_iptc7901};
/// let file = b"\x01ew0012 4 pl 20  ew 0034\r\n\r\nTalks/\r\n\x02Talks begin =\r\n\r\nGeneva (ew) - Talks began.\r\n\x03221015 GMT Feb 21\r\n";
/// let article = parse_iptc7901(file, None, &Metadata::default())?;
/// assert_eq!(article.title.as_deref(), Some("Talks begin"));
/// assert_eq!(article.text, "Geneva (ew) - Talks began.");
/// assert_eq!(article.published.unwrap().to_string(), "2021-02-22T10:15:00Z");
/// # Ok::<(), dateline_article::FormatError>(())
/// ```
pub fn parse_iptc7901(
    bytes: &[u8],
    charset: Option<&str>,
    outside: &Metadata,
) -> Result<Article, FormatError> {
    let decoded = decode(bytes, charset);
    let text = decoded.text.replace("\r\n", "\n").replace('\r', "\n");
    let (header, rest) = text
        .split_once(START_OF_TEXT)
        .ok_or_else(|| FormatError::malformed("IPTC 7901", "no start of text (STX)"))?;
    let (body, after) = rest.split_once(END_OF_TEXT).unwrap_or((rest, ""));
    let (head, story) = split_head(body);
    let mut title = None;
    let mut bylines = Vec::new();
    for line in head.iter().map(|line| line.trim().trim_end_matches('=').trim()) {
        if byline(line).is_some() {
            bylines = names(line);
        } else if title.is_none() && !is_label(line) {
            title = Some(line.to_owned());
        }
    }
    let inside = Metadata {
        id: None,
        title,
        published: filed(after),
        publisher: agency(header),
        agency: agency(header),
        bylines,
        ..Metadata::default()
    };
    let story =
        story.trim_matches(['\n', ' ']).replace(|c: char| c.is_control() && c != '\n' && c != '\t', "");
    if story.trim().is_empty() {
        return Err(FormatError::NoText { item: "the item".to_owned() });
    }
    let mut article = parse_with(story, known(outside, inside));
    article.diagnostics.splice(0..0, decoded.diagnostics);
    Ok(article)
}

/// The lines before the story: up to the first that ends in "=", or up to the first blank line.
fn split_head(body: &str) -> (Vec<&str>, &str) {
    let mut at = 0;
    let mut head = Vec::new();
    for line in body.split_inclusive('\n') {
        at += line.len();
        let words = line.trim();
        if words.is_empty() {
            if head.is_empty() {
                continue;
            }
            break;
        }
        head.push(words);
        if words.ends_with('=') {
            break;
        }
        if head.len() > 6 {
            // No head at all.
            return (Vec::new(), body);
        }
    }
    (head, body.get(at..).unwrap_or(""))
}

/// Whether a line of the head is for editors: `1ST LEAD`, `(Achtung)`.
fn is_label(line: &str) -> bool {
    let is_bracketed = line.starts_with('(') && line.ends_with(')');
    let is_version = ["LEAD", "ADD", "URGENT", "CORRECTION", "EXTRA", "UPDATE", "NEWSFEATURE"]
        .iter()
        .any(|word| line.split(' ').any(|found| found.trim_matches([':', '.', ',']) == *word));
    is_bracketed || line.is_empty() || (is_version && line.len() < 30)
}

/// The agency of the header: the word before the item's number, in the first line.
fn agency(header: &str) -> Option<String> {
    let line = header
        .trim_start_matches(['\u{16}', START_OF_HEADING])
        .lines()
        .find(|line| !line.trim().is_empty())?;
    let words: Vec<&str> = line.split_whitespace().collect();
    let [.., agency, number] = words.as_slice() else { return None };
    let is_number = number.chars().all(|c| c.is_ascii_digit());
    let name = agency.split('-').next().unwrap_or(agency);
    (is_number && name.len() >= 2 && name.chars().all(char::is_alphabetic)).then(|| name.to_owned())
}

/// `242200 GMT Jun 17`: day, hour and minute, zone, month, year.
fn filed(after: &str) -> Option<Published> {
    let words: Vec<&str> = after.split_whitespace().take(4).collect();
    let [time, zone, month, year] = words.as_slice() else { return None };
    if time.len() != 6 || !time.bytes().all(|b| b.is_ascii_digit()) || year.len() != 2 {
        return None;
    }
    let (day, clock) = time.split_at(2);
    let (hour, minute) = clock.split_at(2);
    let offset = if matches!(*zone, "GMT" | "UTC" | "Z") { " GMT" } else { "" };
    moment(&format!("{day} {month} 20{year} {hour}:{minute}{offset}"))
}
