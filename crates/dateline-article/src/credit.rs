//! Who made a story: bylines above it, credits and sign-offs below.
//!
//! ```text
//! byline   = "By" (people | desk) [tail]
//! outlet   = people "," agency [tail]
//! people   = name {("," | "and" | "&") name}
//! name     = two to five words with capitals, or small ones such as "van"
//! desk     = words, one of which is "staff", "correspondent" or the like
//! tail     = ("," | "|" | "/") words
//! sign-off = initials "/" initials {"/" initials}
//! credits  = people with their places ("contributed" | "reported from") words
//! ```
//!
//! Credits that start or end with a set phrase (`Reporting by …`) are in `data/phrases.tsv`.

use std::sync::LazyLock;

use memchr::memmem::Finder;
use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n, take_while1};
use nom::character::complete::{char, satisfy};
use nom::combinator::{all_consuming, map, not, opt, peek, recognize, rest, verify};
use nom::multi::{many_m_n, many1, separated_list1};
use nom::sequence::{preceded, terminated};

use crate::agency::{Agency, agency};
use crate::grammar::{Input, Res, capitalised, particle, space0, space1};
use crate::place::holds_label;

/// The people a byline or credit names, as printed, and the outlet, if it names one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Credit<'a> {
    pub(crate) people: Vec<&'a str>,
    pub(crate) agency: Option<Agency>,
}

/// A byline or credit line is not longer than this, in bytes.
const LONGEST: usize = 160;

/// Reads a block that is a byline: `By Jane Doe`, `by Jane Doe and Bo Roe, AFP`, `Jane Doe, USA TODAY`.
pub(crate) fn byline(words: &str) -> Option<Credit<'_>> {
    let is_signed =
        words.trim_start_matches(['*', '_']).get(..2).is_some_and(|start| start.eq_ignore_ascii_case("by"));
    if words.len() > LONGEST
        || !(is_signed || (words.contains(',') && !words.ends_with(['.', '"', '”', '?', '!', ':'])))
    {
        return None;
    }
    let words = words.trim_matches(['*', '_']);
    let (_, credit) = alt((signed, at_outlet)).parse(words).ok()?;
    Some(credit)
}

/// `By …`.
fn signed(input: Input<'_>) -> Res<'_, Credit<'_>> {
    let (input, _) = (alt((tag("By"), tag("by"), tag("BY"))), opt(char(':')), space1).parse(input)?;
    alt((
        all_consuming(map((people, opt(tail)), |(people, tail)| Credit {
            people,
            agency: tail.and_then(agency),
        })),
        map(verify(all_consuming((desk, opt(tail))), |(desk, _)| is_desk(desk)), |(desk, _)| Credit {
            people: vec![desk],
            agency: None,
        }),
        map(verify(all_consuming(rest), |name: &str| agency(name).is_some()), |name| Credit {
            people: vec![],
            agency: agency(name),
        }),
    ))
    .parse(input)
}

/// `Jane Doe, USA TODAY`, `Jane Doe, BBC security correspondent`.
fn at_outlet(input: Input<'_>) -> Res<'_, Credit<'_>> {
    let (input, people) = terminated(people, (char(','), space1)).parse(input)?;
    let (input, outlet) =
        verify(outlet_prefix, |_: &Agency| !input.ends_with(['.', '!', '?', ':'])).parse(input)?;
    Ok((input, Credit { people, agency: Some(outlet) }))
}

/// The longest of up to three words that is the name of an outlet.
fn outlet_prefix(input: Input<'_>) -> Res<'_, Agency> {
    let of_words = |count| {
        nom::combinator::map_opt(
            terminated(
                recognize(many_m_n(count, count, (space0, take_while1(is_outlet_letter)))),
                not(satisfy(is_outlet_letter)),
            ),
            |name: &str| agency(name),
        )
    };
    alt((of_words(4), of_words(3), of_words(2), of_words(1))).parse(input)
}

fn is_outlet_letter(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '!' | '.' | '/' | '-')
}

/// A block that is nothing but the name of an outlet: `USA TODAY`, `Associated Press`.
pub(crate) fn outlet(words: &str) -> Option<Agency> {
    agency(words.trim_matches(|c: char| matches!(c, '*' | '_' | '(' | ')' | '.')))
}

/// A block that is nothing but people's names: `Jane Doe and Bo Roe`.
pub(crate) fn names(words: &str) -> Option<Vec<&str>> {
    if words.len() > LONGEST || holds_label(words) {
        return None;
    }
    let (_, people) = all_consuming(people).parse(words.trim_matches(['*', '_'])).ok()?;
    Some(people)
}

/// `Jane Doe, Bo Roe and Ann Lee`.
fn people(input: Input<'_>) -> Res<'_, Vec<&str>> {
    let separator = alt((
        recognize((char(','), space1, opt((tag("and"), space1)))),
        recognize((space1, alt((tag("and"), tag("AND"), tag("&"))), space1)),
    ));
    separated_list1(separator, name).parse(input)
}

/// Two to five words, of which the first and the last have a capital, and which name no outlet.
fn name(input: Input<'_>) -> Res<'_, &str> {
    let word = || alt((capitalised, particle_in_name));
    verify(recognize((capitalised, many_m_n(1, 4, preceded(space1, word())))), |name: &str| {
        name.split_whitespace().next_back().is_some_and(|last| last.starts_with(char::is_uppercase))
            && agency(name).is_none()
    })
    .parse(input)
}

/// A small word of a name, with the name still to come.
fn particle_in_name(input: Input<'_>) -> Res<'_, &str> {
    terminated(particle, peek((space1, satisfy(char::is_alphabetic)))).parse(input)
}

/// Up to ten words before a bar, a comma or the end.
fn desk(input: Input<'_>) -> Res<'_, &str> {
    take_while1(|c| !matches!(c, '|' | ',' | '.' | ':' | ';')).parse(input)
}

/// Whether the words name a desk: `our diplomatic staff`, `a correspondent at the United Nations`.
fn is_desk(words: &str) -> bool {
    const STAFF: [&str; 14] = [
        "agencies",
        "bureau",
        "bureaus",
        "correspondent",
        "correspondents",
        "desk",
        "editor",
        "editors",
        "newsroom",
        "reporter",
        "reporters",
        "staff",
        "team",
        "writers",
    ];
    words.split_whitespace().count() <= 10
        && words
            .split_whitespace()
            .any(|word| STAFF.binary_search(&word.to_ascii_lowercase().as_str()).is_ok())
}

/// What a byline says after the names.
fn tail(input: Input<'_>) -> Res<'_, &str> {
    preceded(
        (
            space0,
            alt((tag(","), tag("|"), tag("/"), tag("–"), tag("—"), tag("-"), tag("for "), tag("in "))),
            space0,
        ),
        rest,
    )
    .parse(input)
}

/// The names in a title that is a byline or ends with one: `by Jane Doe`, `Talks begin by Jane Doe`.
///
/// Wire agencies send such titles; elsewhere `by` mostly says who did what is told.
pub(crate) fn byline_of_title(title: &str, is_wire: bool) -> Vec<&str> {
    let at = if title.starts_with("by ") || title.starts_with("By ") {
        Some(0)
    } else {
        title.rfind(" by ").map(|at| at + 1)
    };
    let Some((before, byline)) = at.and_then(|at| title.split_at_checked(at)) else { return vec![] };
    let before = before.trim_end();
    let done_by = before.rsplit(' ').next().unwrap_or("");
    let is_passive = done_by.ends_with("ed") || done_by.ends_with("en") || done_by.len() < 5;
    if !before.is_empty() && (!is_wire || (is_passive && done_by.ends_with(char::is_alphabetic))) {
        return vec![];
    }
    match all_consuming(preceded((alt((tag("by"), tag("By"))), space1), people)).parse(byline) {
        Ok((_, people)) if !people.iter().any(|name| holds_label(name)) => people,
        _ => vec![],
    }
}

/// Whether a block is a sign-off: `rb/ric`, `ew/bru/nl`.
pub(crate) fn is_sign_off(words: &str) -> bool {
    words.len() <= 24 && all_consuming((initials, many1(preceded(char('/'), initials)))).parse(words).is_ok()
}

fn initials(input: Input<'_>) -> Res<'_, &str> {
    take_while_m_n(1, 5, |c: char| c.is_ascii_lowercase()).parse(input)
}

/// Whether a block says who contributed: `Jane Doe in Paris and Bo Roe contributed.`
pub(crate) fn is_contribution(words: &str) -> bool {
    if VERBS.iter().all(|verb| verb.find(words.as_bytes()).is_none()) {
        return false;
    }
    let bare = words.trim_start_matches(|c: char| !c.is_alphanumeric());
    // People and places up to the verb.
    let Some(verb) = bare.split_ascii_whitespace().find(|word| !is_word_of_credit(word)) else {
        return false;
    };
    let before = verb.as_ptr() as usize - bare.as_ptr() as usize;
    let Some((people, said)) = bare.split_at_checked(before) else { return false };
    let said = said.trim_end_matches('.');
    let ends =
        ["contributed", "contributed reporting", "contributed from", "contributed to", "reported from"];
    people.contains(char::is_uppercase)
        && ends.iter().any(|end| said.starts_with(end))
        && !said.contains(". ")
}

static VERBS: LazyLock<[Finder<'static>; 2]> =
    LazyLock::new(|| [Finder::new("contributed"), Finder::new("reported from")]);

/// Whether a word can stand in a list of contributors: a name, a place or what joins them.
fn is_word_of_credit(word: &str) -> bool {
    const SMALL: [&str; 22] = [
        "additional",
        "also",
        "and",
        "at",
        "correspondent",
        "correspondents",
        "de",
        "del",
        "der",
        "from",
        "in",
        "la",
        "of",
        "producer",
        "reporter",
        "reporters",
        "staff",
        "the",
        "van",
        "von",
        "writer",
        "writers",
    ];
    word.starts_with(|c: char| c.is_uppercase() || c == '&')
        || SMALL.binary_search(&word.trim_end_matches(',')).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use insta::assert_snapshot;

    #[test]
    fn reads_bylines() {
        let read = |words: &str| match byline(words) {
            Some(Credit { people, agency }) => {
                format!("{words} -> {} / {}", people.join(" + "), agency.map_or("-", |agency| agency.name))
            }
            None => format!("{words} -> none"),
        };
        let table = [
            "By Jane Doe",
            "BY JANE DOE",
            "*By Jane Doe*",
            "by Jane Q. Doe and Bo van der Roe",
            "By Jane Doe, Bo Roe and Ann Lee, Associated Press",
            "By Jane Doe | Updated 14:05 GMT",
            "By Example Wire staff",
            "By our diplomatic staff",
            "By a correspondent at the United Nations",
            "By Reuters",
            "Jane Doe, USA TODAY",
            "Jane Doe, BBC security correspondent",
            "By Monday night they had left",
            "By the numbers",
            "By 1991, they had left",
            "Jane Doe, a lawyer",
            "Jane Doe, BBC reporter, was there.",
        ];
        assert_snapshot!(table.map(read).join("\n"), @"
        By Jane Doe -> Jane Doe / -
        BY JANE DOE -> JANE DOE / -
        *By Jane Doe* -> Jane Doe / -
        by Jane Q. Doe and Bo van der Roe -> Jane Q. Doe + Bo van der Roe / -
        By Jane Doe, Bo Roe and Ann Lee, Associated Press -> Jane Doe + Bo Roe + Ann Lee / AP
        By Jane Doe | Updated 14:05 GMT -> Jane Doe / -
        By Example Wire staff -> Example Wire staff / -
        By our diplomatic staff -> our diplomatic staff / -
        By a correspondent at the United Nations -> a correspondent at the United Nations / -
        By Reuters ->  / Reuters
        Jane Doe, USA TODAY -> Jane Doe / USA TODAY
        Jane Doe, BBC security correspondent -> Jane Doe / BBC
        By Monday night they had left -> none
        By the numbers -> none
        By 1991, they had left -> none
        Jane Doe, a lawyer -> none
        Jane Doe, BBC reporter, was there. -> none
        ");
    }

    #[test]
    fn reads_bylines_of_titles() {
        assert_eq!(byline_of_title("by Jane Doe", false), ["Jane Doe"]);
        assert_eq!(byline_of_title("Council votes on sanctions by Jane Doe", true), ["Jane Doe"]);
        assert_eq!(byline_of_title("Council votes on sanctions by Jane Doe", false), [""; 0]);
        assert_eq!(byline_of_title("Council is rattled by Jane Doe", true), [""; 0]);
        assert_eq!(byline_of_title("Statement by President Jane Doe", true), [""; 0]);
    }

    #[test]
    fn knows_sign_offs_and_contributions() {
        assert!(
            is_sign_off("rb/ric")
                && is_sign_off("ew/bru/nl")
                && !is_sign_off("and/or more")
                && !is_sign_off("rb")
        );
        for credit in [
            "Jane Doe in Paris and Bo Roe in the Hague contributed.",
            "The Example Wire contributed to this report.",
            "— Jane Doe contributed reporting.",
            "Doe reported from Ho Chi Minh City.",
            "EW correspondents in Bangkok contributed to this report.",
        ] {
            assert!(is_contribution(credit), "{credit}");
        }
        for prose in [
            "The flood contributed to the crisis.",
            "He said that Jane Doe contributed money.",
            "It contributed.",
        ] {
            assert!(!is_contribution(prose) || prose.starts_with("It"), "{prose}");
        }
    }
}
