//! On which day quoted words were spoken: `"We vote tomorrow," she said Sunday.`

use dateline_text::{Token, TokenKind};

use crate::meaning::{Meaning, Named, Point};
use crate::tag::Found;
use crate::tense::is_break;

/// Verbs of saying, as news have them.
const SAID: &[&str] = &[
    "said",
    "told",
    "says",
    "wrote",
    "tweeted",
    "posted",
    "added",
    "announced",
    "warned",
    "stated",
    "declared",
    "quoted",
    "asked",
    "saying",
];

/// How many tokens a day may stand from the verb it belongs to.
const REACH: usize = 12;

/// Which of `found` says when the quotation was spoken that holds the expression `at`, if it is in one.
pub(crate) fn day_of(text: &str, tokens: &[Token], found: &[Found], at: usize) -> Option<usize> {
    let here = found.get(at)?;
    let (open, close) = quotation(text, tokens, here.from)?;
    let word = |at: usize| tokens.get(at).map_or("", |token| token.text(text));
    let is_day = |found: &Found| {
        matches!(
            found.expression.meaning,
            Meaning::Date(
                Point::Bare(Named::Weekday(_) | Named::Day(..))
                    | Point::Known(_)
                    | Point::Relative(_, Named::Weekday(_))
            ) | Meaning::Time(Some(Point::Bare(Named::Weekday(_))), _)
        )
    };
    let said = |from: usize, to: usize| {
        (from..to).any(|at| SAID.iter().any(|said| word(at).eq_ignore_ascii_case(said)))
    };
    let after = found
        .iter()
        .enumerate()
        .skip(at)
        .find(|(_, found)| found.from > close && found.from - close <= REACH && is_day(found));
    if let Some((which, found)) = after
        && said(close, found.from)
        && !(close + 1..found.from).any(|at| word(at) == "." || is_opening(word(at)))
    {
        return Some(which);
    }
    let before = found
        .iter()
        .enumerate()
        .take(at)
        .rev()
        .find(|(_, found)| found.to <= open && open - found.to <= 2 * REACH && is_day(found));
    before
        .filter(|(_, found)| {
            said(found.from.saturating_sub(REACH), open) && !(found.to..open).any(|at| word(at) == ".")
        })
        .map(|(which, _)| which)
}

/// The quotation marks around the token `at`, if there are any in its paragraph.
fn quotation(text: &str, tokens: &[Token], at: usize) -> Option<(usize, usize)> {
    let mut open = None;
    for before in (paragraph_start(text, tokens, at)..at).map(|n| (n, tokens.get(n))) {
        if let (n, Some(token)) = before
            && token.kind == TokenKind::Quote
        {
            let mark = token.text(text);
            if is_opening(mark) && (open.is_none() || mark != "\"") {
                open = Some(n);
            } else if is_closing(mark) {
                open = None;
            }
        }
    }
    let open = open?;
    let close = (at..tokens.len()).find(|&n| {
        tokens.get(n).is_some_and(|token| token.kind == TokenKind::Quote && is_closing(token.text(text)))
    })?;
    Some((open, close))
}

fn paragraph_start(text: &str, tokens: &[Token], at: usize) -> usize {
    (at.saturating_sub(400)..at)
        .rev()
        .find(|&n| matches!((tokens.get(n), tokens.get(n + 1)), (Some(a), Some(b)) if is_break(text, *a, *b)))
        .map_or(at.saturating_sub(400), |n| n + 1)
}

fn is_opening(mark: &str) -> bool {
    matches!(mark, "\"" | "“" | "„")
}

fn is_closing(mark: &str) -> bool {
    matches!(mark, "\"" | "”")
}
