//! Datelines: `GENEVA, Nov 20 (Example Wire) - `.
//!
//! ```text
//! opening   = {"*"} [wire-date] [agency] city {"," region} [date] [agency] delimiter
//! wire-date = "date" year "-" month "-" day
//! city      = words {"/" words}
//! region    = words, such as "Spain", "N.J.", "BRITISH COLUMBIA"
//! agency    = "(" name ")" | "/" name "/" | a name known from data/agencies.tsv
//! delimiter = ":" | "-" | "--" | "–" | "—" | "_" | nothing, after an agency in brackets or slashes
//! ```
//!
//! The grammar also fits `NOTE: …` and `WASHINGTON POST: …`: whether an opening is a dateline is for [`crate::opening`]
//! to judge. Which country the place lies in is for those who know places.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while, take_while_m_n, take_while1};
use nom::character::complete::{char, satisfy};
use nom::combinator::{cut, map, not, opt, peek, recognize, success, value, verify};
use nom::error::context;
use nom::multi::many_m_n;
use nom::sequence::{delimited, preceded, terminated};

use crate::agency::agency;
use crate::date::{PrintedDate, date, iso_date};
use crate::grammar::{Input, Res, space0, space1};

/// What stands before the news, whether it is a dateline or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Opening<'a> {
    /// The city or cities as printed.
    pub(crate) city: &'a str,
    /// What qualifies the city, as printed; empty if nothing does.
    pub(crate) region: &'a str,
    /// The day.
    pub(crate) date: Option<PrintedDate>,
    /// The agency as printed, without brackets.
    pub(crate) agency: Option<&'a str>,
    /// What parts it from the news.
    pub(crate) delimiter: Delimiter,
}

/// What parts a dateline from the news.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Delimiter {
    Colon,
    Dash,
    /// Only an agency in brackets: `London (CNN) The …`.
    Agency,
}

/// Reads an opening; the rest is the news.
pub(crate) fn opening(input: Input<'_>) -> Res<'_, Opening<'_>> {
    let (input, _) = take_while(|c| c == '*').parse(input)?;
    let (input, wire_date) = opt(wire_date).parse(input)?;
    let (input, leading) = opt(leading_agency).parse(input)?;
    let (input, city) = match wire_date {
        // The date commits us: nothing but a city can follow.
        Some(_) => cut(context("a city after the date", city)).parse(input)?,
        None => city(input)?,
    };
    let (input, region, date) = region_and_date(input);
    let (input, trailing) = opt(trailing_agency).parse(input)?;
    let in_brackets = trailing.is_some_and(|agency| agency.is_enclosed);
    let (input, delimiter) = delimiter(in_brackets).parse(input)?;
    let agency = leading.or(trailing.map(|agency| agency.name));
    Ok((input, Opening { city, region, date: wire_date.or(date), agency, delimiter }))
}

/// `(CNN) `: an agency where no place is given.
pub(crate) fn agency_alone(input: Input<'_>) -> Res<'_, &str> {
    terminated(
        verify(bracketed, |name: &str| agency(name).is_some()),
        (opt((space0, dash)), space1, peek(news)),
    )
    .parse(input)
}

/// `date 2021-02-22 `.
fn wire_date(input: Input<'_>) -> Res<'_, PrintedDate> {
    delimited((tag("date"), space1), iso_date, space1).parse(input)
}

/// `PARIS`, `NEW YORK`, `SEOUL/WASHINGTON`.
fn city(input: Input<'_>) -> Res<'_, &str> {
    recognize((words, many_m_n(0, 3, (char('/'), space0, words)))).parse(input)
}

/// Up to five words, each parted by white space.
fn words(input: Input<'_>) -> Res<'_, &str> {
    recognize((word, many_m_n(0, 4, (space1, word)))).parse(input)
}

/// Letters with the marks that names have inside them; with its dot if it is cut short: `St.`, `N.J.`, `Calif.`.
fn word(input: Input<'_>) -> Res<'_, &str> {
    recognize((satisfy(char::is_alphabetic), take_while(is_name_letter), opt(abbreviation_dot))).parse(input)
}

fn is_name_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\'' | '’' | '-' | '`')
}

/// A dot within a name (`N.J.`), or one that no news and no date follows.
fn abbreviation_dot(input: Input<'_>) -> Res<'_, &str> {
    recognize((
        char('.'),
        alt((recognize(many_m_n(1, 3, (satisfy(char::is_alphabetic), char('.')))), peek(after_dot))),
    ))
    .parse(input)
}

/// What may follow the dot of an abbreviation: the comma of a region, a bracket, a dash, or the rest of the city.
fn after_dot(input: Input<'_>) -> Res<'_, &str> {
    recognize(alt((
        value((), char(',')),
        value((), (space1, alt((char('('), char('-'), char('–'), char('—'))))),
        value((), (space1, not(date), word)),
        value((), alt((char(':'), char('–'), char('—')))),
    )))
    .parse(input)
}

/// `, Spain, March 3`, in which the date ends the regions; returns the rest, the regions and the date.
fn region_and_date(input: Input<'_>) -> (Input<'_>, &str, Option<PrintedDate>) {
    let start = input;
    let (mut rest, mut region) = (input, "");
    for _ in 0..=3 {
        if let Ok((after, date)) = preceded((opt(alt((char(','), char('.')))), space1), date).parse(rest) {
            return (after, region, Some(date));
        }
        let Ok((after, _)) = preceded((space0, char(','), space1), words).parse(rest) else { break };
        region = start.get(..start.len() - after.len()).unwrap_or("").trim_start_matches([',', ' ', '\n']);
        rest = after;
    }
    (rest, region, None)
}

/// An agency before the city: `(AP) `, `AFP - `.
fn leading_agency(input: Input<'_>) -> Res<'_, &str> {
    alt((
        terminated(bracketed, (opt((space0, dash)), space1)),
        terminated(known_agency, alt((recognize((space0, dash, space0)), recognize((char(','), space1))))),
    ))
    .parse(input)
}

/// An agency after the city or the date.
#[derive(Clone, Copy)]
struct Trailing<'a> {
    name: &'a str,
    is_enclosed: bool,
}

/// ` (AP)`, `. /TASS/`, ` - AFP`, `, AFP`.
fn trailing_agency(input: Input<'_>) -> Res<'_, Trailing<'_>> {
    let enclosed = preceded((opt(alt((char('.'), char(',')))), space0), alt((bracketed, slashed)));
    let known =
        preceded(alt((recognize((space0, dash, space0)), recognize((opt(char(',')), space1)))), known_agency);
    alt((
        map(enclosed, |name| Trailing { name, is_enclosed: true }),
        map(terminated(known, peek((space0, alt((dash, char(':')))))), |name| Trailing {
            name,
            is_enclosed: false,
        }),
    ))
    .parse(input)
}

/// `(Example Wire)`: starts with a letter or digit, and holds no sentence.
fn bracketed(input: Input<'_>) -> Res<'_, &str> {
    delimited(
        char('('),
        verify(take_while_m_n(2, 40, |c| !matches!(c, '(' | ')' | ';' | ':')), |name: &str| {
            name.starts_with(char::is_alphanumeric) && name.split_whitespace().count() <= 5
        }),
        char(')'),
    )
    .parse(input)
}

/// `/TASS/`.
fn slashed(input: Input<'_>) -> Res<'_, &str> {
    delimited(
        char('/'),
        take_while_m_n(2, 30, |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-')),
        char('/'),
    )
    .parse(input)
}

/// An agency known by name: the longest of up to three words that is one.
fn known_agency(input: Input<'_>) -> Res<'_, &str> {
    let of_words = |count| {
        verify(recognize(many_m_n(count, count, (space0, take_while1(is_agency_letter)))), |name: &str| {
            agency(name).is_some()
        })
    };
    alt((of_words(3), of_words(2), of_words(1))).parse(input)
}

fn is_agency_letter(c: char) -> bool {
    c.is_alphanumeric() || c == '/'
}

/// What parts an opening from the news; nothing, if the agency stands in brackets and the news starts like news.
fn delimiter<'a>(
    in_brackets: bool,
) -> impl Parser<Input<'a>, Output = Delimiter, Error = crate::grammar::Failed<'a>> {
    let colon = value(Delimiter::Colon, (space0, char(':'), peek(space1)));
    let spaced = value(Delimiter::Dash, (opt(char('.')), space1, dash, take_while(is_dash)));
    let close = value(Delimiter::Dash, (space0, alt((char('–'), char('—'))), take_while(is_dash)));
    let hyphen =
        verify(value(Delimiter::Dash, (dash, take_while(is_dash), peek(space1))), move |_| in_brackets);
    let nothing =
        verify(terminated(success(Delimiter::Agency), (opt(char('.')), space1, peek(news))), move |_| {
            in_brackets
        });
    terminated(alt((colon, spaced, close, hyphen, nothing)), space0)
}

fn dash(input: Input<'_>) -> Res<'_, char> {
    satisfy(is_dash).parse(input)
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '−' | '‐' | '‑' | '―' | '_')
}

/// How news starts: a capital, a digit, a quotation mark or a currency.
fn news(input: Input<'_>) -> Res<'_, char> {
    satisfy(|c| {
        c.is_uppercase()
            || c.is_numeric()
            || matches!(c, '"' | '“' | '‘' | '\'' | '«' | '$' | '€' | '£' | '<')
    })
    .parse(input)
}

#[cfg(test)]
mod tests {
    use super::opening;
    use insta::assert_snapshot;

    fn read(text: &str) -> String {
        match opening(text) {
            Ok((rest, opening)) => {
                let date = opening.date.map_or("-".to_owned(), |d| {
                    format!(
                        "{}-{}-{}",
                        d.year.map_or("?".to_owned(), |year| year.to_string()),
                        d.month,
                        d.day
                    )
                });
                let (region, agency) = (opening.region, opening.agency.unwrap_or("-"));
                format!("{} | {region} | {date} | {agency} | {:?} | {rest}", opening.city, opening.delimiter)
            }
            Err(nom::Err::Failure(failed)) => format!("expected {} at {:?}", failed.expected, failed.rest),
            Err(_) => format!("none in {text:?}"),
        }
    }

    fn table(texts: &[&str]) -> String {
        texts.iter().map(|text| read(text)).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn reads_house_styles() {
        assert_snapshot!(table(&[
            "date 2021-02-22 BRUSSELS: Ministers met.",
            "BRUSSELS: Ministers met.",
            "BRUSSELS – Ministers met.",
            "BRUSSELS — Ministers met.",
            "SEOUL—A car stopped.",
            "BRUSSELS, Feb 22 (AFP) - Ministers met.",
            "BRUSSELS (Reuters) - Ministers met.",
            "BRUSSELS (Reuters)- Ministers met.",
            "Munich (dpa) - Ministers met.",
            "TEHRAN, Iran (AP) — Ministers met.",
            "BERLIN, Germany, Feb. 22, 2021 (AP) -- Ministers met.",
            "LUXEMBOURG, 17 December (EW) – Ministers met.",
            "SEOUL/NEW YORK (Reuters) - Ministers met.",
            "(AP) MOSCOW – Ministers met.",
            "AFP - PARIS - Ministers met.",
            "PARIS - AFP - Ministers met.",
            "MOSCOW, February 22. /TASS/. Ministers met.",
            "MOSCOW. Feb 22 (Interfax) - Ministers met.",
            "London (CNN) Ministers met.",
            "WASHINGTON _ Ministers met.",
            "****ANTWERP, June 18 - Ministers met.",
        ]), @"
        BRUSSELS |  | 2021-2-22 | - | Colon | Ministers met.
        BRUSSELS |  | - | - | Colon | Ministers met.
        BRUSSELS |  | - | - | Dash | Ministers met.
        BRUSSELS |  | - | - | Dash | Ministers met.
        SEOUL |  | - | - | Dash | A car stopped.
        BRUSSELS |  | ?-2-22 | AFP | Dash | Ministers met.
        BRUSSELS |  | - | Reuters | Dash | Ministers met.
        BRUSSELS |  | - | Reuters | Dash | Ministers met.
        Munich |  | - | dpa | Dash | Ministers met.
        TEHRAN | Iran | - | AP | Dash | Ministers met.
        BERLIN | Germany | 2021-2-22 | AP | Dash | Ministers met.
        LUXEMBOURG |  | ?-12-17 | EW | Dash | Ministers met.
        SEOUL/NEW YORK |  | - | Reuters | Dash | Ministers met.
        MOSCOW |  | - | AP | Dash | Ministers met.
        PARIS |  | - | AFP | Dash | Ministers met.
        PARIS |  | - | AFP | Dash | Ministers met.
        MOSCOW |  | ?-2-22 | TASS | Agency | Ministers met.
        MOSCOW |  | ?-2-22 | Interfax | Dash | Ministers met.
        London |  | - | CNN | Agency | Ministers met.
        WASHINGTON |  | - | - | Dash | Ministers met.
        ANTWERP |  | ?-6-18 | - | Dash | Ministers met.
        ");
    }

    #[test]
    fn reads_regions() {
        assert_snapshot!(table(&[
            "WAYNE, N.J., Oct 19 - Sales rose.",
            "VANCOUVER, BRITISH COLUMBIA, March 19 - Sales rose.",
            "SAN JOSE, Calif, April 8 - Sales rose.",
            "ST. LOUIS, MO., March 25 - Sales rose.",
            "EINDHOVEN, The Netherlands, April 8 - Sales rose.",
            "NEW YORK, Louisville, KY, March 11 - Sales rose.",
            "WASHINGTON, D.C. (AP) - Sales rose.",
            "Manchester, N.H. — Sales rose.",
            "ELIZABETH CITY, N. C.—Sales rose.",
            "CRAWFORD, Texas: Sales rose.",
            "des moines, april 7 - sales rose.",
            "TOLEDO, April 7  - Sales rose.",
        ]), @"
        WAYNE | N.J. | ?-10-19 | - | Dash | Sales rose.
        VANCOUVER | BRITISH COLUMBIA | ?-3-19 | - | Dash | Sales rose.
        SAN JOSE | Calif | ?-4-8 | - | Dash | Sales rose.
        ST. LOUIS | MO. | ?-3-25 | - | Dash | Sales rose.
        EINDHOVEN | The Netherlands | ?-4-8 | - | Dash | Sales rose.
        NEW YORK | Louisville, KY | ?-3-11 | - | Dash | Sales rose.
        WASHINGTON | D.C. | - | AP | Dash | Sales rose.
        Manchester | N.H. | - | - | Dash | Sales rose.
        ELIZABETH CITY | N. C. | - | - | Dash | Sales rose.
        CRAWFORD | Texas | - | - | Colon | Sales rose.
        des moines |  | ?-4-7 | - | Dash | sales rose.
        TOLEDO |  | ?-4-7 | - | Dash | Sales rose.
        ");
    }

    #[test]
    fn leaves_prose_alone() {
        assert_snapshot!(table(&[
            "The ministers who met in Brussels - all of them - agreed.",
            "EU-led talks ended.",
            "\"BRUSSELS: Ministers met.\"",
            "PARIS",
            "",
            "date 2021-02-22 12 ministers met.",
        ]), @r#"
        none in "The ministers who met in Brussels - all of them - agreed."
        none in "EU-led talks ended."
        none in "\"BRUSSELS: Ministers met.\""
        none in "PARIS"
        none in ""
        expected a city after the date at "12 ministers met."
        "#);
    }
}
