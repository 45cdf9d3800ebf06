//! Numbers: in digits, in words, and those that are none.
//!
//! ```text
//! count    = "half" article | figure fraction? | spelled [ "and a half" ] | vague
//! spelled  = article? ( tens [ "-"? ones ] | ones ) scale? [ "and"? spelled ] | article scale
//! vague    = ( "several" | article? "few" | "many" | "dozens of" … )
//! ```

use nom::Parser as _;
use nom::branch::alt;
use nom::combinator::{map, opt, value};
use nom::sequence::{preceded, terminated};

use crate::Amount;
use crate::lexicon::Sense;
use crate::lexicon::kind::{CARDINAL, COUNT, DETERMINER, DIGITS};
use crate::words::{HYPHENS, Read, Words, joint, miss, number, one_of, phrase, sense, word};

/// How many; `exact` is false for `a few`.
pub(super) fn count(words: Words<'_>) -> Read<'_, Amount> {
    if words.kinds() & (DIGITS | CARDINAL | COUNT | DETERMINER) == 0 {
        return miss();
    }
    alt((half, mixed, and_a_half, map(whole, Amount::Count), vague)).parse(words)
}

/// A number that is no article: digits or a word for it.
pub(super) fn whole(words: Words<'_>) -> Read<'_, u32> {
    alt((figure, spelled, article_scale)).parse(words)
}

pub(super) fn article(words: Words<'_>) -> Read<'_, ()> {
    one_of(&["a", "an"])(words)
}

/// `half a`
fn half(words: Words<'_>) -> Read<'_, Amount> {
    value(Amount::Tenths(5), preceded(word("half"), article)).parse(words)
}

/// `2 1/2`, `2.5`, `2½`
fn mixed(words: Words<'_>) -> Read<'_, Amount> {
    alt((decimal, (figure, (phrase("1"), phrase("/"), phrase("2"))).map(|(whole, _)| tenths(whole, 5))))
        .parse(words)
}

fn decimal(words: Words<'_>) -> Read<'_, Amount> {
    number(|digits| {
        if let Some(whole) = digits.strip_suffix('½') {
            return Some(tenths(if whole.is_empty() { 0 } else { plain(whole)? }, 5));
        }
        let (whole, tenth) = digits.split_once('.')?;
        (tenth.len() == 1).then_some(())?;
        Some(tenths(plain(whole)?, plain(tenth)?))
    })(words)
}

/// `two and a half`
fn and_a_half(words: Words<'_>) -> Read<'_, Amount> {
    map(
        terminated(
            whole,
            (
                opt(joint(HYPHENS)),
                word("and"),
                opt(joint(HYPHENS)),
                article,
                opt(joint(HYPHENS)),
                word("half"),
            ),
        ),
        |whole| tenths(whole, 5),
    )
    .parse(words)
}

fn tenths(whole: u32, tenth: u32) -> Amount {
    Amount::tenths(whole.saturating_mul(10).saturating_add(tenth))
}

/// `30`, `1,000`
pub(super) fn figure(words: Words<'_>) -> Read<'_, u32> {
    number(|digits| if digits.contains(',') { grouped(digits) } else { plain(digits) })(words)
}

fn plain(digits: &str) -> Option<u32> {
    (digits.len() <= 6 && !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
        .then(|| digits.parse().ok())
        .flatten()
}

fn grouped(digits: &str) -> Option<u32> {
    let mut groups = digits.split(',');
    let first = plain(groups.next().filter(|first| first.len() <= 3)?)?;
    groups.try_fold(first, |sum, group| {
        (group.len() == 3).then_some(())?;
        sum.checked_mul(1000)?.checked_add(plain(group)?)
    })
}

/// `seven`, `twenty-four`, `two hundred and fifty`, `sixty thousand`
fn spelled(words: Words<'_>) -> Read<'_, u32> {
    let (rest, below) = below_hundred(words)?;
    let (rest, scale) = opt(scale).parse(rest)?;
    let Some(scale) = scale else { return Ok((rest, below)) };
    let (rest, more) = opt(preceded(opt(word("and")), below_hundred)).parse(rest)?;
    Ok((rest, below.saturating_mul(scale).saturating_add(more.unwrap_or(0))))
}

fn article_scale(words: Words<'_>) -> Read<'_, u32> {
    preceded(article, alt((scale, value(12, word("dozen"))))).parse(words)
}

fn scale(words: Words<'_>) -> Read<'_, u32> {
    sense(|sense| match sense {
        Sense::Scale(scale) => Some(scale),
        _ => None,
    })(words)
}

/// `twenty-one`, `five`
pub(super) fn below_hundred(words: Words<'_>) -> Read<'_, u32> {
    let (rest, first) = cardinal(words)?;
    if first < 20 || first % 10 != 0 {
        return Ok((rest, first));
    }
    match preceded(opt(joint(HYPHENS)), cardinal).parse(rest) {
        Ok((rest, ones)) if ones < 10 => Ok((rest, first + ones)),
        _ => Ok((rest, first)),
    }
}

fn cardinal(words: Words<'_>) -> Read<'_, u32> {
    sense(|sense| match sense {
        Sense::Cardinal(number) => Some(number),
        _ => None,
    })(words)
}

/// `several`, `a few`, `dozens of`; a couple are two.
fn vague(words: Words<'_>) -> Read<'_, Amount> {
    let of = |what: &'static [&'static str]| terminated(preceded(opt(article), one_of(what)), word("of"));
    let couple = preceded(opt(article), terminated(word("couple"), opt(word("of"))));
    let some = alt((
        one_of(&["several", "many", "few", "countless", "multiple", "numerous"]),
        preceded((article, opt(one_of(&["good", "great", "very"]))), one_of(&["few", "many"])),
        of(&["dozens", "hundreds", "thousands", "scores", "number", "handful", "tens"]),
    ));
    alt((value(Amount::Count(2), couple), value(Amount::Unknown, some))).parse(words)
}

/// `first`, `1st`, `twenty-first`
pub(super) fn ordinal(words: Words<'_>) -> Read<'_, u8> {
    alt((ordinal_figure, compound_ordinal, ordinal_word)).parse(words)
}

fn ordinal_word(words: Words<'_>) -> Read<'_, u8> {
    sense(|sense| match sense {
        Sense::Ordinal(number) => Some(number),
        _ => None,
    })(words)
}

fn compound_ordinal(words: Words<'_>) -> Read<'_, u8> {
    let (rest, tens) = cardinal(words)?;
    let (rest, ones) = preceded(opt(joint(HYPHENS)), ordinal_word).parse(rest)?;
    match u8::try_from(tens) {
        Ok(tens) if tens >= 20 && tens % 10 == 0 && ones < 10 => Ok((rest, tens + ones)),
        _ => miss(),
    }
}

/// `22nd`
pub(super) fn ordinal_figure(words: Words<'_>) -> Read<'_, u8> {
    number(|digits| {
        ["st", "nd", "rd", "th"].iter().find_map(|suffix| digits.strip_suffix(suffix))?.parse().ok()
    })(words)
}

/// A number of one or two digits, nothing else in its token.
pub(super) fn short_figure(words: Words<'_>) -> Read<'_, u8> {
    number(|digits| (digits.len() <= 2).then(|| plain(digits)).flatten().and_then(|n| u8::try_from(n).ok()))(
        words,
    )
}
