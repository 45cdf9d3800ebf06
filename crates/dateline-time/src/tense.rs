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

/// The tense of the verb that governs the tokens `from..to`, or `None` if there is none in sight.
pub(crate) fn governing(text: &str, tokens: &[Token], from: usize, to: usize) -> Option<Tense> {
    let word = |at: usize| tokens.get(at).map_or("", |token| token.text(text));
    let clause =
        |at: usize| -> bool { !matches!(word(at), "," | ";" | ":" | "(" | ")" | "--" | "—" | "–") };
    let sentence = |at: usize| !is_sentence_end(text, tokens, at);
    let before = |start: usize, in_clause: bool| {
        (start.saturating_sub(REACH)..start)
            .rev()
            .take_while(move |&at| sentence(at) && (!in_clause || clause(at)))
    };
    if before(from, true).next().is_some() && word(from.wrapping_sub(1)).eq_ignore_ascii_case("since") {
        return Some(Tense::Past);
    }
    let verb = |at: usize| verb(text, tokens, at);
    let here = before(from, true).find_map(verb);
    here.or_else(|| (to..tokens.len().min(to + REACH)).take_while(|&at| sentence(at)).find_map(verb))
        .or_else(|| before(from, false).find_map(verb))
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
            Some(Class::Ahead | Class::Tense(Tense::Future | Tense::Present))
        );
        let infinitive = word(at + 1).starts_with(|c: char| c.is_lowercase())
            && !matches!(word(at + 1), "the" | "a" | "an" | "its" | "his" | "her" | "their");
        return (ahead && infinitive).then_some(Tense::Future);
    }
    let past = match class(this) {
        Some(Class::Tense(Tense::Past)) => true,
        Some(Class::Tense(tense)) => {
            // The clitic of `Russia's` is no verb.
            let clitic = this.starts_with(['\'', '’']) && tense == Tense::Present;
            return (!clitic && is_verb_here(this, word(at + 1))).then_some(tense);
        }
        Some(Class::Ahead | Class::Base) => is_past_form(this) && class(this) == Some(Class::Ahead),
        None => is_past_form(this),
    };
    if !past || this.starts_with(char::is_uppercase) {
        return None;
    }
    Some(group(text, tokens, at))
}

/// `May` with a capital letter is a month, `can` before a full stop a tin: what is no verb where it stands.
fn is_verb_here(this: &str, next: &str) -> bool {
    !(this.starts_with("May") && !next.starts_with(char::is_lowercase))
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
        } else if is(&[
            "will", "would", "shall", "'ll", "’ll", "may", "might", "could", "should", "must", "can", "to",
        ]) {
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
            assert_eq!(governing(text, &tokens, at, at + 1), expected, "{text}");
        }
    }
}
