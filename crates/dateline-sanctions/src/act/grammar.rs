//! The printed forms of citations.
//!
//! ```text
//! act         = regulation | decision | position | order | resolution | law | code | instrument | canadian | swiss | licence
//! regulation  = ["Council" | "Commission"] ["Implementing" | "Delegated"] "Regulation" ["(EU)"] ["No"] n "/" n
//! decision    = ["Council"] ["Implementing"] "Decision" ["(CFSP)"] n "/" n ["/CFSP"]
//! position    = ["Council"] ("Common Position" | "Joint Action") n "/" n ["/CFSP"]
//! order       = ("Executive Order" | "E.O." | "EO") ["No."] n
//! resolution  = ["UN"] ["Security Council"] "Resolution" ["No."] n ["(" year ")" | "of" year] | "UNSCR" n | "S/RES/" n
//! law         = ("Public Law" | "Pub. L." | "P.L.") ["No."] n "-" n
//! code        = n "CFR" ["Part"] n
//! instrument  = ("S.I." | "SI") ["No."] year "/" n
//! canadian    = "SOR/" year "-" n
//! swiss       = "SR" n "." n …
//! licence     = "General" ("License" | "Licence") ["No."] (n [letter] | reference) | "GL" n [letter]
//! ```
//!
//! Case is ignored, except that short signs (`EO`, `SI`, `SR`, `GL`) must stand in capitals.

use std::ops::Range;

use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case, take_while_m_n, take_while1};
use nom::character::complete::{char, digit1, one_of, space0, space1};
use nom::combinator::{map_opt, map_res, not, opt, peek, recognize, value, verify};
use nom::multi::many1;
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser as _};

use super::{Community, LegalAct};

/// The numbered act at the start of `text`, and how many bytes it takes.
pub(super) fn numbered(text: &str) -> Option<(LegalAct, usize)> {
    let (rest, act) =
        terminated(act, not(peek(take_while_m_n(1, 1, char::is_alphanumeric)))).parse(text).ok()?;
    Some((act, text.len() - rest.len()))
}

/// The act of a text that is a title: "Magnitsky Act", "the Myanmar (Sanctions) Regulations 2021", "… Act of 2018".
pub(super) fn titled(text: &str) -> Option<LegalAct> {
    let text = text.strip_prefix("the ").or_else(|| text.strip_prefix("The ")).unwrap_or(text);
    let (rest, last) = text.rsplit_once(' ')?;
    let year = if last.len() == 4 { last.parse::<u16>().ok() } else { None };
    let title = match year {
        Some(_) => rest.strip_suffix(" of").unwrap_or(rest).trim_end_matches(','),
        None => text,
    };
    let is_title = title.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && ["Act", "Law", "Regulations", "Ordinance", "Order", "Rules", "Code"]
            .contains(&title.rsplit(' ').next()?)
        && title.contains(' ');
    is_title.then(|| LegalAct::Titled { title: title.to_owned(), year })
}

/// The numbered acts of a running text.
pub(super) struct Citations<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Citations<'a> {
    pub(super) fn new(text: &'a str) -> Citations<'a> {
        Citations { text, at: 0 }
    }
}

impl Iterator for Citations<'_> {
    type Item = (Range<usize>, LegalAct);

    fn next(&mut self) -> Option<(Range<usize>, LegalAct)> {
        loop {
            let rest = self.text.get(self.at..)?;
            let start = self.at + rest.find(|c: char| c.is_ascii_alphanumeric())?;
            let word = self.text.get(start..)?;
            if can_open(word)
                && let Some((act, length)) = numbered(word)
            {
                self.at = start + length;
                return Some((start..self.at, act));
            }
            let length = word.find(|c: char| !c.is_alphanumeric()).unwrap_or(word.len());
            self.at = start + length.max(1);
        }
    }
}

/// Whether a citation can begin with this word: a quick look that spares most words the grammar.
fn can_open(text: &str) -> bool {
    const WORDS: [&str; 13] =
        ["cou", "com", "imp", "del", "reg", "dec", "joi", "exe", "uni", "sec", "res", "pub", "gen"];
    match text.as_bytes() {
        // The short signs: EO, E.O., GL, P.L., S.I., SI, SOR, SR, S/RES/, UN, UNSCR.
        [b'E' | b'G' | b'P' | b'S' | b'U', second, ..] if !second.is_ascii_lowercase() => true,
        [b'1' | b'3', ..] => is_title_of_code(text),
        _ => text.get(..3).is_some_and(|start| WORDS.iter().any(|word| word.eq_ignore_ascii_case(start))),
    }
}

/// `31 CFR`, `31 C.F.R.`: digits, a space, a C.
fn is_title_of_code(text: &str) -> bool {
    text.bytes().skip_while(u8::is_ascii_digit).nth(1) == Some(b'C')
}

type Res<'a, T> = IResult<&'a str, T>;

fn act(input: &str) -> Res<'_, LegalAct> {
    alt((regulation, decision, position, order, resolution, law, code, instrument, canadian, swiss, licence))
        .parse(input)
}

fn regulation(input: &str) -> Res<'_, LegalAct> {
    let (input, implementing) = preceded(institution, implementing).parse(input)?;
    let (input, _) = terminated(tag_no_case("regulation"), space1).parse(input)?;
    let (input, community) = opt(terminated(community, space0)).parse(input)?;
    let (input, number_first) = opt(number_sign).parse(input)?;
    let (input, (first, second)) = pair('/').parse(input)?;
    let (year, number) = order_of(first, second, number_first.is_some()).ok_or_else(|| mismatch(input))?;
    let community = community.unwrap_or(match year {
        2010.. => Community::Eu,
        1994..=2009 => Community::Ec,
        _ => Community::Eec,
    });
    Ok((input, LegalAct::Regulation { community, implementing, year, number }))
}

fn decision(input: &str) -> Res<'_, LegalAct> {
    let (input, implementing) = preceded(institution, implementing).parse(input)?;
    let (input, _) = terminated(tag_no_case("decision"), space1).parse(input)?;
    let (input, (year, number)) = cfsp_number.parse(input)?;
    Ok((input, LegalAct::Decision { implementing, year, number }))
}

fn position(input: &str) -> Res<'_, LegalAct> {
    let (input, ()) = institution.parse(input)?;
    let (input, is_action) =
        alt((value(false, tag_no_case("common position")), value(true, tag_no_case("joint action"))))
            .parse(input)?;
    let (input, (year, number)) = preceded(space1, cfsp_number).parse(input)?;
    let act = if is_action {
        LegalAct::JointAction { year, number }
    } else {
        LegalAct::CommonPosition { year, number }
    };
    Ok((input, act))
}

/// Year and number of a decision: the year comes first, always.
fn cfsp_number(input: &str) -> Res<'_, (u16, u32)> {
    let mark = || delimited(opt(char('(')), tag_no_case("cfsp"), opt(char(')')));
    let (input, _) = opt(terminated(mark(), space1)).parse(input)?;
    let (input, _) = opt(number_sign).parse(input)?;
    let (input, (first, second)) = pair('/').parse(input)?;
    let (input, _) = opt(preceded(char('/'), mark())).parse(input)?;
    let year = year_of(first).ok_or_else(|| mismatch(input))?;
    Ok((input, (year, second)))
}

fn order(input: &str) -> Res<'_, LegalAct> {
    let sign = alt((tag_no_case("executive order"), tag("E.O."), tag("EO")));
    let (input, _) = (sign, alt((tag("-"), space0)), opt(number_sign)).parse(input)?;
    let (input, number) = verify(number, |number| (1_000..100_000).contains(number)).parse(input)?;
    Ok((input, LegalAct::ExecutiveOrder { number }))
}

fn resolution(input: &str) -> Res<'_, LegalAct> {
    alt((resolution_in_words, resolution_in_signs)).parse(input)
}

fn resolution_in_words(input: &str) -> Res<'_, LegalAct> {
    let body = alt((tag_no_case("united nations"), tag("U.N."), tag("UN")));
    let council = alt((tag_no_case("security council"), tag("SC")));
    let (input, _) = (opt(terminated(body, space1)), opt(terminated(council, space1))).parse(input)?;
    let (input, _) = (alt((tag_no_case("resolutions"), tag_no_case("resolution"))), space1, opt(number_sign))
        .parse(input)?;
    resolution_number(input)
}

fn resolution_in_signs(input: &str) -> Res<'_, LegalAct> {
    let (input, _) = alt((recognize((tag("UNSCR"), space0)), tag("S/RES/"))).parse(input)?;
    resolution_number(input)
}

fn resolution_number(input: &str) -> Res<'_, LegalAct> {
    let (input, number) = verify(number, |number| (100..10_000).contains(number)).parse(input)?;
    // "resolution 1718/19" is no number of the Council.
    let (input, ()) = not(peek((one_of("/-"), digit1))).parse(input)?;
    let in_marks = delimited((space0, char('(')), number_of_four, char(')'));
    let in_words = preceded(tag_no_case(" of "), number_of_four);
    let (input, year) =
        opt(verify(alt((in_marks, in_words)), |year| (1946..2100).contains(year))).parse(input)?;
    Ok((input, LegalAct::Resolution { number, year }))
}

fn law(input: &str) -> Res<'_, LegalAct> {
    let (input, _) =
        alt((tag_no_case("public law"), tag("Pub. L."), tag("Pub.L."), tag("P.L."))).parse(input)?;
    let (input, _) = (space1, opt(number_sign)).parse(input)?;
    let (input, (congress, number)) = pair('-').parse(input)?;
    Ok((input, LegalAct::PublicLaw { congress, number }))
}

fn code(input: &str) -> Res<'_, LegalAct> {
    let (input, title) = terminated(number, space1).parse(input)?;
    let (input, _) = (alt((tag("CFR"), tag("C.F.R."))), space1).parse(input)?;
    let word = alt((tag_no_case("part"), tag_no_case("pt."), tag("§")));
    let (input, part) = preceded(opt((word, space0)), number).parse(input)?;
    Ok((input, LegalAct::FederalRegulations { title, part }))
}

fn instrument(input: &str) -> Res<'_, LegalAct> {
    let (input, _) = (alt((tag("S.I."), tag("SI"))), space1, opt(number_sign)).parse(input)?;
    let (input, (year, number)) = pair('/').parse(input)?;
    let year = year_of(year).ok_or_else(|| mismatch(input))?;
    Ok((input, LegalAct::StatutoryInstrument { year, number }))
}

fn canadian(input: &str) -> Res<'_, LegalAct> {
    let (input, (year, number)) = preceded((tag("SOR"), one_of("/-")), pair('-')).parse(input)?;
    let year = year_of(year).ok_or_else(|| mismatch(input))?;
    Ok((input, LegalAct::CanadianRegulations { year, number }))
}

fn swiss(input: &str) -> Res<'_, LegalAct> {
    let place = recognize((digit1, many1((char('.'), digit1))));
    let (input, place) = preceded((tag("SR"), space1), place).parse(input)?;
    Ok((input, LegalAct::SwissOrdinance { place: place.to_owned() }))
}

fn licence(input: &str) -> Res<'_, LegalAct> {
    let long =
        recognize((tag_no_case("general"), space1, tag_no_case("licen"), one_of("csCS"), one_of("eE")));
    let (input, _) = (alt((long, tag("GL"))), space1, opt(number_sign)).parse(input)?;
    let (input, number) = alt((licence_reference, licence_number)).parse(input)?;
    Ok((input, LegalAct::GeneralLicense { number: number.to_owned() }))
}

/// `8`, `8A`, `124D`.
fn licence_number(input: &str) -> Res<'_, &str> {
    recognize((digit1, opt(take_while_m_n(1, 2, |c: char| c.is_ascii_uppercase())))).parse(input)
}

/// `INT/2022/1875936`.
fn licence_reference(input: &str) -> Res<'_, &str> {
    recognize((take_while1(|c: char| c.is_ascii_uppercase()), char('/'), digit1, char('/'), digit1))
        .parse(input)
}

fn institution(input: &str) -> Res<'_, ()> {
    let names = alt((tag_no_case("council"), tag_no_case("commission")));
    value((), opt(terminated(names, space1))).parse(input)
}

fn implementing(input: &str) -> Res<'_, bool> {
    let word = alt((value(true, tag_no_case("implementing")), value(false, tag_no_case("delegated"))));
    opt(terminated(word, space1)).map(|found| found.unwrap_or(false)).parse(input)
}

fn community(input: &str) -> Res<'_, Community> {
    let letters = alt((
        value(Community::Eec, tag("EEC")),
        value(Community::Eu, tag("EU")),
        value(Community::Ec, tag("EC")),
    ));
    delimited(opt(char('(')), letters, opt(char(')'))).parse(input)
}

/// `No`, `No.`, `number`, `#`.
fn number_sign(input: &str) -> Res<'_, ()> {
    let words = alt((
        tag_no_case("number"),
        tag_no_case("nos."),
        tag_no_case("no."),
        tag_no_case("no"),
        tag("#"),
        tag("№"),
    ));
    value((), (words, space0)).parse(input)
}

fn number(input: &str) -> Res<'_, u32> {
    map_res(digit1, str::parse).parse(input)
}

fn number_of_four(input: &str) -> Res<'_, u16> {
    map_res(take_while_m_n(4, 4, |c: char| c.is_ascii_digit()), str::parse).parse(input)
}

fn pair<'a>(
    mark: char,
) -> impl nom::Parser<&'a str, Output = (u32, u32), Error = nom::error::Error<&'a str>> {
    map_opt((number, char(mark), number), |(first, _, second)| Some((first, second)))
}

/// Which of the two numbers of a regulation is the year.
fn order_of(first: u32, second: u32, number_first: bool) -> Option<(u16, u32)> {
    let year_first = year_of(first).filter(|year| *year >= 2015 && !number_first).map(|year| (year, second));
    year_first.or_else(|| year_of(second).map(|year| (year, first)))
}

/// The year that two or four digits mean.
fn year_of(number: u32) -> Option<u16> {
    match number {
        50..=99 => u16::try_from(1900 + number).ok(),
        1950..=2099 => u16::try_from(number).ok(),
        _ => None,
    }
}

fn mismatch(input: &str) -> nom::Err<nom::error::Error<&str>> {
    nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify))
}
