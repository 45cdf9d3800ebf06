//! Which way a clause looks: the tense of the verb that governs a time expression.
//!
//! There is no tagger here. A verb is known by its ending, by the list of irregular forms, or by the words before it
//! (`data/en/verbs.tsv`); the nearest one counts: those before the expression in its own part of the sentence, then those
//! after it, then those before the comma.

use std::sync::LazyLock;

use dateline_text::{Token, TokenKind};

use crate::lexicon::rows;

/// Where a verb looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    Past,
    Present,
    Future,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Tense(Tense),
    /// Looks ahead if `to` follows: `agreed to`.
    Ahead,
    /// Looks ahead if `to` follows, and is a past form otherwise: `set`.
    Told,
    /// Looks ahead by itself too, as a participle: `scheduled for`.
    Planned,
    /// Ends like a past form and is none.
    Base,
}

/// Sorted by word.
static TABLE: LazyLock<Vec<(&'static str, Class)>> = LazyLock::new(|| {
    let mut table: Vec<_> = rows(include_str!("../data/en/verbs.tsv"))
        .filter_map(|row| row.split_once('\t'))
        .map(|(word, class)| {
            let class = match class {
                "past" => Class::Tense(Tense::Past),
                "present" => Class::Tense(Tense::Present),
                "future" => Class::Tense(Tense::Future),
                "ahead" => Class::Ahead,
                "planned" => Class::Planned,
                "told" => Class::Told,
                _ => Class::Base,
            };
            (word, class)
        })
        .collect();
    table.sort_unstable_by_key(|&(word, _)| word);
    table
});

/// The longest word of the table, in bytes.
const LONGEST: usize = 12;

fn class(word: &str) -> Option<Class> {
    let mut lower = [0; LONGEST];
    let lower = lower.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    let lower = std::str::from_utf8(lower).ok()?;
    let at = TABLE.binary_search_by_key(&lower, |&(known, _)| known).ok()?;
    TABLE.get(at).map(|&(_, class)| class)
}

/// How far a verb is looked for.
const REACH: usize = 40;

/// What it costs, in words, to look on beyond a comma before the expression, and beyond one after it; a verb that follows
/// is a little less likely than one that stands before.
const COMMA_BEFORE: usize = 4;
const COMMA_AFTER: usize = 12;
const AFTER: usize = 3;

/// The tense of the verb that governs the tokens `from..to`, and how far off it stands; `None` if none is in sight.
pub(crate) fn governing(text: &str, tokens: &[Token], from: usize, to: usize) -> Option<(Tense, usize)> {
    let word = |at: usize| tokens.get(at).map_or("", |token| token.text(text));
    let is = |at: usize, known: &[&str]| known.iter().any(|known| word(at).eq_ignore_ascii_case(known));
    let previous = from.wrapping_sub(1);
    // `Tuesday's declaration` has been made, but for `ahead of Tuesday's vote`.
    let past = is(previous, &["since"])
        || is(to, &["'s", "’s"]) && !is(previous, &["of", "for", "until", "by", "to", "before"]);
    if past {
        return Some((Tense::Past, 0));
    }
    let goes_on = |at: &usize| !is_sentence_end(text, tokens, *at);
    let before = (from.saturating_sub(REACH)..from).rev().take_while(goes_on);
    let after = (to..tokens.len().min(to + REACH)).take_while(goes_on);
    // `On Monday, they …`: what opens a sentence belongs to the verb that follows, comma or not.
    let opens = before.clone().count() < 2;
    let before = nearest(text, tokens, before, 0, COMMA_BEFORE, &[]);
    let after = if opens {
        nearest(text, tokens, after, 0, 0, &[]).map(|(tense, _)| (tense, 0))
    } else {
        nearest(text, tokens, after, AFTER, COMMA_AFTER, CLAUSES)
    };
    match (before, after) {
        (Some(before), Some(after)) if after.1 < before.1 => Some(after),
        (before, after) => before.or(after),
    }
}

/// Words that start another clause.
const CLAUSES: &[&str] = &[
    "and", "but", "while", "as", "when", "after", "before", "because", "that", "which", "who", "if", "where",
];

/// The first verb among `places`, and what it costs to go there.
fn nearest(
    text: &str,
    tokens: &[Token],
    mut places: impl Iterator<Item = usize>,
    start: usize,
    pause: usize,
    clauses: &[&str],
) -> Option<(Tense, usize)> {
    let mut cost = start;
    places.find_map(|at| {
        let word = tokens.get(at)?.text(text);
        cost += if is_pause(word) || clauses.contains(&word) { pause } else { 1 };
        verb(text, tokens, at).map(|tense| (tense, cost))
    })
}

fn is_pause(word: &str) -> bool {
    matches!(word, "," | ";" | ":" | "(" | ")" | "--" | "—" | "–")
}

/// Whether a sentence ends with the token at `at`.
pub(crate) fn is_sentence_end(text: &str, tokens: &[Token], at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return true };
    let stop = matches!(token.text(text), "." | "!" | "?" | "…");
    stop || tokens.get(at + 1).is_some_and(|next| is_break(text, *token, *next))
}

/// Whether a blank line parts the two.
pub(crate) fn is_break(text: &str, token: Token, next: Token) -> bool {
    let gap = text.get(token.span.end() as usize..next.span.start() as usize).unwrap_or("");
    gap.len() > 1 && gap.bytes().filter(|&b| b == b'\n').count() > 1
}

/// The tense of the verb form at `at`, if there is one.
fn verb(text: &str, tokens: &[Token], at: usize) -> Option<Tense> {
    let word = |at: usize| tokens.get(at).map_or("", |token| token.text(text));
    let token = tokens.get(at)?;
    if token.kind != TokenKind::Word {
        return None;
    }
    let this = token.text(text);
    if this.eq_ignore_ascii_case("to") {
        let ahead = matches!(
            class(word(at.wrapping_sub(1))),
            Some(Class::Ahead | Class::Planned | Class::Told | Class::Tense(Tense::Future | Tense::Present))
        );
        let infinitive = word(at + 1).starts_with(|c: char| c.is_lowercase())
            && !matches!(word(at + 1), "the" | "a" | "an" | "its" | "his" | "her" | "their");
        return (ahead && infinitive).then_some(Tense::Future);
    }
    let past = match class(this) {
        Some(Class::Told) if word(at + 1) == "for" => return Some(Tense::Future),
        Some(Class::Tense(Tense::Past) | Class::Told) => true,
        Some(Class::Tense(tense)) => {
            // The clitic of `Russia's` is no verb.
            let clitic = this.starts_with(['\'', '’']) && tense == Tense::Present;
            let denied = matches!(this, "could" | "would") && matches!(word(at + 1), "not" | "n't" | "n’t");
            let modal = (at.saturating_sub(3)..at).any(|at| MODALS.contains(&word(at)));
            let tense = match tense {
                _ if denied => Tense::Past,
                Tense::Present if modal => Tense::Future,
                _ => tense,
            };
            return (!clitic && is_verb_here(this, word(at + 1))).then_some(tense);
        }
        Some(Class::Planned) if !word(at.wrapping_sub(1)).eq_ignore_ascii_case("been") => {
            return Some(Tense::Future);
        }
        Some(found @ (Class::Ahead | Class::Base | Class::Planned)) => {
            is_past_form(this) && found != Class::Base
        }
        None => is_past_form(this),
    };
    if !past || this.starts_with(char::is_uppercase) {
        return None;
    }
    Some(group(text, tokens, at))
}

/// Words that make what follows them a thing to come.
const MODALS: &[&str] =
    &["will", "would", "shall", "'ll", "’ll", "may", "might", "could", "should", "must", "can", "to"];

/// `May` with a capital letter is a month, `can` before a full stop a tin: what is no verb where it stands.
fn is_verb_here(this: &str, next: &str) -> bool {
    !this.starts_with("May") || next.starts_with(char::is_lowercase)
}

fn is_past_form(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ed") && word.bytes().all(|b| b.is_ascii_lowercase())
}

/// The tense of the verb group that the past form or participle at `at` belongs to: `was held`, `will be held`.
fn group(text: &str, tokens: &[Token], at: usize) -> Tense {
    let mut passive = false;
    for before in (at.saturating_sub(4)..at).rev() {
        let word = tokens.get(before).map_or("", |token| token.text(text));
        let is = |known: &[&str]| known.iter().any(|known| word.eq_ignore_ascii_case(known));
        if is(&["be", "have"]) {
            passive = true;
        } else if MODALS.contains(&word) {
            return if passive { Tense::Future } else { Tense::Past };
        } else if is(&["is", "are", "being"]) {
            return Tense::Present;
        } else if !(is(&["not", "n't", "n’t", "also", "only", "been"]) || word.ends_with("ly")) {
            break;
        }
    }
    Tense::Past
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn follows_the_nearest_verb() {
        use Tense::{Future, Past, Present};
        let table = [
            ("They met on @.", Some(Past)),
            ("They will meet on @.", Some(Future)),
            ("On @, they will meet those they saw.", Some(Future)),
            ("They agreed to meet on @.", Some(Future)),
            ("They went to school on @.", Some(Past)),
            ("A list is expected to be published @.", Some(Future)),
            ("He said it will be closed @.", Some(Future)),
            ("They, who met @, will decide.", Some(Past)),
            ("Nothing was heard since @.", Some(Past)),
            ("It is @.", Some(Present)),
            ("@ and more", None),
        ];
        for (text, expected) in table {
            let tokens: Vec<Token> = dateline_text::tokens(text).collect();
            let at = tokens.iter().position(|token| token.text(text) == "@").unwrap();
            assert_eq!(governing(text, &tokens, at, at + 1).map(|(tense, _)| tense), expected, "{text}");
        }
    }
}
