//! How a story opens: with a dateline, with an agency alone (`(CNN) The …`), or with the news.
//!
//! The grammar of [`crate::dateline`] also fits `NOTE: …`, `WASHINGTON POST: …` and `MODERATOR: …`. An opening is a
//! dateline if
//! - it has a date, or a known agency, or capitals and any agency;
//! - or a dash follows a city in capitals, or a known city, or a city with a region;
//! - or a colon follows a known city, or a city in capitals with a region, or any city in capitals where no other block
//!   of the story starts so;
//! - and no word of the city is one that no place is called (`data/labels.txt`, names of newspapers).

use chrono::NaiveDate;
use dateline_text::Span;

use crate::agency::{agency, is_outlet_in_capitals};
use crate::dateline::{Delimiter, Opening, agency_alone, opening};
use crate::grammar::offset;
use crate::place::{holds_label, is_known_city, is_known_region};
use crate::{Dateline, Diagnostic, DiagnosticKind};

/// What stands before the news.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Lead {
    /// The dateline.
    pub(crate) dateline: Option<Dateline>,
    /// The day of publication, if the dateline prints one with its year.
    pub(crate) published: Option<NaiveDate>,
    /// The agency that it names, also without a place.
    pub(crate) agency: Option<String>,
    /// Where the news starts in the text, if something stands before it.
    pub(crate) news: Option<u32>,
    /// What was odd.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Reads what stands before the news in the block of `text` at `block`.
///
/// `is_alone` says whether no other block starts with capitals and a colon, if that has to be known.
pub(crate) fn lead(
    text: &str,
    block: Span,
    published: Option<NaiveDate>,
    is_alone: impl FnOnce() -> bool,
) -> Lead {
    let words = block.slice(text).unwrap_or("");
    if !may_open(words) {
        return Lead::default();
    }
    let at = |rest: &str| block.start() + u32::try_from(offset(words, rest)).unwrap_or(0);
    match opening(words) {
        Ok((rest, found)) => match judge(&found, rest, is_alone) {
            Verdict::Dateline => accept(&found, words, block.start(), at(rest), published),
            Verdict::LooksLikeOne => Lead {
                diagnostics: vec![false_dateline(
                    &format!("{:?} is no place", found.city),
                    block.start(),
                    at(rest),
                )],
                ..Lead::default()
            },
            Verdict::None => alone(words, at),
        },
        Err(nom::Err::Failure(failed)) => Lead {
            diagnostics: vec![false_dateline(
                &format!("expected {}", failed.expected),
                at(failed.rest),
                at(failed.rest),
            )],
            ..Lead::default()
        },
        Err(_) => alone(words, at),
    }
}

/// Whether a block holds, soon enough, what ends an opening: most prose does not, and needs no grammar.
fn may_open(words: &str) -> bool {
    const NEAR: usize = 100;
    let bytes = words.as_bytes();
    let start = bytes.get(..NEAR.min(bytes.len())).unwrap_or(bytes);
    // The first byte of every long dash is 0xe2.
    memchr::memchr3(b':', b'(', 0xe2, start).is_some() || memchr::memchr3(b'-', b'_', b'/', start).is_some()
}

fn false_dateline(why: &str, start: u32, end: u32) -> Diagnostic {
    let message = format!("reads like a dateline, but is none: {why}");
    Diagnostic::new(DiagnosticKind::FalseDateline, message).at(Span::new(start, end))
}

/// `(CNN) `.
fn alone(words: &str, at: impl Fn(&str) -> u32) -> Lead {
    match agency_alone(words) {
        Ok((rest, name)) => Lead { agency: Some(short_name(name)), news: Some(at(rest)), ..Lead::default() },
        Err(_) => Lead::default(),
    }
}

/// Whether an opening is a dateline.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Dateline,
    LooksLikeOne,
    None,
}

fn judge(found: &Opening<'_>, rest: &str, is_alone: impl FnOnce() -> bool) -> Verdict {
    let (city, case) = (found.city, Case::of(found.city));
    if holds_label(city) || is_outlet_in_capitals(city) {
        return if case == Case::Capitals { Verdict::LooksLikeOne } else { Verdict::None };
    }
    if !rest.contains(char::is_alphanumeric) {
        return Verdict::None;
    }
    let has_known_agency = found.agency.is_some_and(|name| agency(name).is_some());
    if found.date.is_some() || (has_known_agency && case != Case::Mixed) {
        return Verdict::Dateline;
    }
    let is_known = city.split('/').all(is_known_city);
    let has_region = !found.region.is_empty();
    let has_known_region = has_region && found.region.split(',').any(|region| is_known_region(region.trim()));
    // A headline, not a dateline, goes on in capitals.
    let goes_on_as_news = rest.contains(char::is_lowercase);
    let is_one = goes_on_as_news
        && match (found.delimiter, case) {
            (_, Case::Mixed) => false,
            (Delimiter::Dash, Case::Capitals) => {
                is_known || city.chars().filter(|c| c.is_alphabetic()).count() > 3
            }
            (Delimiter::Dash, Case::Title) => {
                (is_known && (!has_region || starts_in_capitals(found.region))) || has_known_region
            }
            (Delimiter::Colon, Case::Capitals) => is_known || has_region || (city.len() > 2 && is_alone()),
            (Delimiter::Colon, Case::Title) => is_known && !has_region,
            (Delimiter::Agency, _) => case == Case::Capitals && has_region,
        };
    if is_one { Verdict::Dateline } else { Verdict::None }
}

/// How the words of a city are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    /// `NEW YORK`, `McALLEN`.
    Capitals,
    /// `New York`, `Port-au-Prince`, `Rio de Janeiro`.
    Title,
    /// Anything else: prose.
    Mixed,
}

impl Case {
    fn of(words: &str) -> Case {
        let (upper, lower) = words.chars().fold((0, 0), |(upper, lower), c| {
            (upper + usize::from(c.is_uppercase()), lower + usize::from(c.is_lowercase()))
        });
        if upper > lower && words.starts_with(char::is_uppercase) {
            Case::Capitals
        } else if starts_in_capitals(words) {
            Case::Title
        } else {
            Case::Mixed
        }
    }
}

/// Whether every word but the small ones of names starts with a capital.
fn starts_in_capitals(words: &str) -> bool {
    const SMALL: [&str; 8] = ["al", "da", "de", "del", "of", "on", "the", "upon"];
    words
        .split([' ', '\n', '/', ','])
        .filter(|word| !word.is_empty())
        .all(|word| word.starts_with(char::is_uppercase) || SMALL.binary_search(&word).is_ok())
}

fn accept(found: &Opening<'_>, words: &str, start: u32, news: u32, published: Option<NaiveDate>) -> Lead {
    let stars = u32::try_from(words.len() - words.trim_start_matches('*').len()).unwrap_or(0);
    let whole = Span::new(start + stars, news);
    let lead_words = words.get(stars as usize..(news - start) as usize).unwrap_or("");
    let shown = u32::try_from(lead_words.trim_end().len()).unwrap_or(0);
    let span = Span::new(whole.start(), whole.start() + shown);
    let agency = found.agency.map(short_name);
    let mut diagnostics = Vec::new();
    let date = found.date.and_then(|printed| printed.resolve(published));
    if let Some(printed) = found.date.filter(|printed| !printed.is_possible()) {
        let message = format!("the dateline's {} has no day {}", printed.month_name(), printed.day);
        diagnostics.push(Diagnostic::new(DiagnosticKind::DatelineDate, message).at(span));
    } else if let (Some(date), Some(published)) = (date, published)
        && (date - published).num_days().abs() > FAR
    {
        let message = format!("the dateline's {date} is far from the day of publication, {published}");
        diagnostics.push(Diagnostic::new(DiagnosticKind::DatelineDate, message).at(span));
    }
    let region = (!found.region.is_empty()).then(|| in_one_line(found.region));
    let dateline = Dateline {
        place: in_one_line(found.city),
        region,
        country: None,
        date,
        agency: agency.clone(),
        span,
    };
    let published = date.filter(|_| found.date.is_some_and(|printed| printed.year.is_some()));
    Lead { dateline: Some(dateline), published, agency, news: Some(news), diagnostics }
}

/// A story is rarely printed later than this many days after it was filed.
const FAR: i64 = 60;

fn in_one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The usual short name of an agency, else its name as printed.
pub(crate) fn short_name(name: &str) -> String {
    let name = in_one_line(name);
    agency(&name).map_or(name, |known| known.name.to_owned())
}

/// Whether a block starts with a city or a label in capitals and a colon: one of many such is no dateline.
pub(crate) fn starts_with_label(words: &str) -> bool {
    // Most blocks start with a word in lower case, and need no grammar.
    let is_worth_it = words.bytes().take(2).all(|b| !b.is_ascii_lowercase());
    is_worth_it
        && opening(words).is_ok_and(|(_, found)| {
            found.delimiter == Delimiter::Colon
                && found.date.is_none()
                && Case::of(found.city) == Case::Capitals
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use insta::assert_snapshot;

    fn read(text: &str) -> String {
        let published = NaiveDate::from_ymd_opt(2021, 2, 22);
        let lead = lead(text, Span::of(text), published, || true);
        let shown = lead.dateline.map(|dateline| {
            let or_dash = |value: Option<String>| value.unwrap_or("-".to_owned());
            format!(
                "{} | {} | {} | {} | {}",
                dateline.place,
                or_dash(dateline.region),
                or_dash(dateline.date.map(|date| date.to_string())),
                or_dash(dateline.agency),
                dateline.span
            )
        });
        let shown =
            shown.or(lead.agency.map(|agency| format!("only {agency}"))).unwrap_or("no dateline".to_owned());
        let oddities: Vec<_> = lead.diagnostics.iter().map(|diagnostic| format!(" ({diagnostic})")).collect();
        let oddities = oddities.concat();
        let news = lead.news.and_then(|at| text.get(at as usize..)).unwrap_or(text);
        format!("{shown}{oddities} | {}", news.split_whitespace().next().unwrap_or(""))
    }

    fn table(texts: &[&str]) -> String {
        texts.iter().map(|text| read(text)).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn accepts_datelines() {
        assert_snapshot!(table(&[
            "date 2021-02-22 BRUSSELS: Ministers met.",
            "BRUSSELS: Ministers met.",
            "MINA, Saudi Arabia: Pilgrims met.",
            "CITY HALL: Mayors met in a town nobody knows.",
            "KHERSON — Shells fell.",
            "GENEVA, Nov 20 (Example Wire) - Talks began.",
            "Geneva (Other Wire) – Talks began.",
            "Trail, British Columbia, June 11 - Talks began.",
            "PARIS (Agence France-Presse) — Talks began.",
            "(CNN) Talks began.",
            "London (CNN) Talks began.",
        ]), @"
        BRUSSELS | - | 2021-02-22 | - | 0..25 | Ministers
        BRUSSELS | - | - | - | 0..9 | Ministers
        MINA | Saudi Arabia | - | - | 0..19 | Pilgrims
        CITY HALL | - | - | - | 0..10 | Mayors
        KHERSON | - | - | - | 0..11 | Shells
        GENEVA | - | 2020-11-20 | EW | 0..31 (the dateline's 2020-11-20 is far from the day of publication, 2021-02-22 at byte 0) | Talks
        Geneva | - | - | Other Wire | 0..23 | Talks
        Trail | British Columbia | 2021-06-11 | - | 0..34 (the dateline's 2021-06-11 is far from the day of publication, 2021-02-22 at byte 0) | Talks
        PARIS | - | - | AFP | 0..32 | Talks
        only CNN | Talks
        London | - | - | CNN | 0..12 | Talks
        ");
    }

    #[test]
    fn refuses_false_datelines() {
        assert_snapshot!(table(&[
            "NOTE: This story replaces one sent earlier.",
            "WASHINGTON POST: Two generals are named.",
            "UPDATE 2 - The department declined.",
            "Q: Who decides?",
            "MODERATOR:  Thank you all.",
            "SOUTH AFRICA: LOOKING FORWARD",
            "US - China talks began.",
            "EU: Talks began.",
            "The result: Talks began.",
            "Monday, March 3 - Talks began.",
            "Talks began (again) - in Paris.",
        ]), @r#"
        no dateline (reads like a dateline, but is none: "NOTE" is no place at byte 0) | NOTE:
        no dateline (reads like a dateline, but is none: "WASHINGTON POST" is no place at byte 0) | WASHINGTON
        no dateline | UPDATE
        no dateline | Q:
        no dateline (reads like a dateline, but is none: "MODERATOR" is no place at byte 0) | MODERATOR:
        no dateline | SOUTH
        no dateline (reads like a dateline, but is none: "US" is no place at byte 0) | US
        no dateline (reads like a dateline, but is none: "EU" is no place at byte 0) | EU:
        no dateline | The
        no dateline | Monday,
        no dateline | Talks
        "#);
    }

    #[test]
    fn says_what_is_odd_about_the_day() {
        assert_snapshot!(table(&[
            "GENEVA, Nov 31 (AP) - Talks began.",
            "GENEVA, Nov 20, 2019 (AP) - Talks began.",
            "date 2021-02-22 27 ministers met.",
        ]), @"
        GENEVA | - | - | AP | 0..21 (the dateline's November has no day 31 at byte 0) | Talks
        GENEVA | - | 2019-11-20 | AP | 0..27 (the dateline's 2019-11-20 is far from the day of publication, 2021-02-22 at byte 0) | Talks
        no dateline (reads like a dateline, but is none: expected a city after the date at byte 16) | date
        ");
    }
}
