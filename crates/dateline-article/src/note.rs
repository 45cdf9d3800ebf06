//! Lines for editors and clerks, not for readers: slugs, clock times, ends.
//!
//! ```text
//! end   = ("END" | "ENDS" | "MORE") [time]
//! time  = digits ":" digits ["a.m." | "p.m."] [zone]
//! day   = ["("] [weekday] date [","] [time] [")"]
//! slug  = word {("-" | "/") word} ["/"], without a space
//! ```
//!
//! Advisories that start with a set phrase (`EMBARGO …`, `ADDS quotes`) are in `data/phrases.tsv`.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case, take_while_m_n, take_while1};
use nom::character::complete::{char, one_of, satisfy};
use nom::combinator::{all_consuming, opt, recognize};
use nom::multi::{many_m_n, separated_list1};
use nom::sequence::{delimited, preceded};

use crate::date::date;
use crate::grammar::{Input, Res, space0, space1};

/// No such line is longer, in bytes.
const LONGEST: usize = 60;

/// Whether a block is nothing but a clock time, perhaps after the word that ends a transcript.
pub(crate) fn is_time(words: &str) -> bool {
    let in_brackets = delimited(char('('), time, char(')'));
    let words = words.trim_matches(['*', '_']);
    words.len() <= LONGEST
        && all_consuming((opt((end, space1)), alt((time, in_brackets)))).parse(words).is_ok()
}

/// Whether a block is nothing but a day, perhaps with a time.
pub(crate) fn is_day(words: &str) -> bool {
    let words = words.trim_matches(['*', '_']);
    words.len() <= LONGEST
        && all_consuming((opt(char('(')), date, opt(char(',')), opt(preceded(space1, time)), opt(char(')'))))
            .parse(words)
            .is_ok()
}

fn end(input: Input<'_>) -> Res<'_, &str> {
    alt((tag("ENDS"), tag("END"), tag("MORE"))).parse(input)
}

/// `5:03 P.M. EDT`, `14:05 GMT`.
fn time(input: Input<'_>) -> Res<'_, &str> {
    let digits = || take_while_m_n(1, 2, |c: char| c.is_ascii_digit());
    recognize((digits(), one_of(":."), digits(), space0, opt(half_of_day), space0, opt(zone))).parse(input)
}

fn half_of_day(input: Input<'_>) -> Res<'_, &str> {
    recognize((alt((tag_no_case("a"), tag_no_case("p"))), opt(char('.')), tag_no_case("m"), opt(char('.'))))
        .parse(input)
}

/// Two to five capitals.
fn zone(input: Input<'_>) -> Res<'_, &str> {
    take_while_m_n(2, 5, |c: char| c.is_ascii_uppercase()).parse(input)
}

/// Whether a block is a slug: `EU-RUSSIA-SANCTIONS`, `Germany-football/Munich/Mueller/`.
pub(crate) fn is_slug(words: &str) -> bool {
    let part = || take_while1(|c: char| c.is_alphanumeric());
    let joint = one_of::<_, _, crate::grammar::Failed<'_>>("-/");
    let parts = all_consuming((separated_list1(joint, part()), opt(char('/')))).parse(words);
    words.len() <= LONGEST
        && parts.is_ok_and(|(_, (parts, slash))| {
            let is_in_capitals = !words.contains(char::is_lowercase) && words.contains(char::is_uppercase);
            (parts.len() >= 2 && is_in_capitals) || (parts.len() >= 3 && slash.is_some())
        })
}

/// Whether a block holds capitals and a colon and nothing else: `ANALYSIS/OPINION:`.
pub(crate) fn is_label(words: &str) -> bool {
    let word = |input| {
        recognize((
            satisfy(char::is_uppercase),
            take_while1(|c: char| c.is_uppercase() || "-/'’".contains(c)),
        ))
        .parse(input)
    };
    let label: Res<'_, _> =
        all_consuming((word, many_m_n(0, 3, preceded(space1, word)), char(':'))).parse(words);
    words.len() <= LONGEST && label.is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_times_and_days() {
        for stamp in ["5:03 P.M. EDT", "14:05 GMT", "END 8:53 p.m. PHT", "*5:03 P.M. EDT*"] {
            assert!(is_time(stamp) && !is_day(stamp), "{stamp}");
        }
        for stamp in ["(July 11, 2022)", "7 January 2013", "Tuesday 17th November 2009, 10:58am"] {
            assert!(is_day(stamp) && !is_time(stamp), "{stamp}");
        }
        for words in ["END OF AN ERA", "5 dead", "March of time", "At 5:03 p.m. he left"] {
            assert!(!is_time(words) && !is_day(words), "{words}");
        }
    }

    #[test]
    fn knows_slugs_and_labels() {
        assert!(is_slug("EU-RUSSIA-SANCTIONS") && is_slug("Germany-football/Munich/Mueller/"));
        assert!(
            !is_slug("Self-defence")
                && !is_slug("NO MENTION")
                && !is_slug("either/or")
                && !is_slug("2021-02-22")
        );
        assert!(
            is_label("ANALYSIS/OPINION:")
                && is_label("NOTABLES:")
                && !is_label("Analysis:")
                && !is_label("NOTABLES")
        );
    }
}
