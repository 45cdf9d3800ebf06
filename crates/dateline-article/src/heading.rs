//! Headings inside a story.
//!
//! ```text
//! decorated = ("**" | "***" | "__" | "--" | "==") words the same marks
//! run-in    = "**" words ":" "**" text | "**" words "**:" text
//! plain     = one short line without an end mark
//! ```
//!
//! Whether a plain line is a heading depends on what stands around it, which [`crate::classify`] knows. Markdown's `#` is
//! read in [`crate::list`].

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{is_not, tag, take_while1};
use nom::character::complete::{char, satisfy};
use nom::combinator::{opt, peek, recognize, verify};
use nom::sequence::{delimited, terminated};

use dateline_text::sentences;

use crate::grammar::{Input, Res, space0};

/// A heading is not longer than this, in characters.
const LONGEST: usize = 100;

/// Nor does it have more words.
const MOST_WORDS: usize = 15;

/// A heading in capitals has no more words than this; longer ones link to other stories.
const MOST_CAPITALS: usize = 5;

/// The words of a block that is decorated as a heading: `**Words**`, `-- WORDS --`.
pub(crate) fn decorated(words: &str) -> Option<&str> {
    let stands_between = |mark: &str| words.starts_with(mark) && words.ends_with(mark);
    let is_bold = stands_between("**") || stands_between("__");
    if words.len() < 5 || !(is_bold || stands_between("--") || stands_between("==")) {
        return None;
    }
    let inner = undecorated(words);
    let is_short = inner.split_whitespace().count() <= MOST_WORDS && inner.len() <= 2 * LONGEST;
    let has_end_mark = inner.ends_with(['.', ',', ';']);
    let is_one = is_short
        && !has_end_mark
        && !(is_bold && inner.contains("**"))
        && inner.contains(char::is_alphabetic);
    is_one.then_some(inner)
}

/// `words` without the marks and HTML tags around them.
pub(crate) fn undecorated(words: &str) -> &str {
    let mut inner = words;
    loop {
        let stripped = without_tags(inner.trim_matches(is_decoration));
        if stripped.len() == inner.len() {
            return inner;
        }
        inner = stripped;
    }
}

fn is_decoration(c: char) -> bool {
    c.is_whitespace() || matches!(c, '*' | '_' | '#' | '=' | '-' | '\\')
}

/// Without `<u>` before and `</u>` after.
fn without_tags(words: &str) -> &str {
    let words = html_tag(words).map_or(words, |(rest, _)| rest);
    let last = words.rfind('<').and_then(|at| words.split_at_checked(at));
    match last {
        Some((before, end)) if html_tag(end).is_ok_and(|(rest, _)| rest.is_empty()) => before,
        _ => words,
    }
}

/// `<u>`, `<span style="…">`, `</u>`.
fn html_tag(input: Input<'_>) -> Res<'_, &str> {
    delimited(
        char('<'),
        recognize((opt(char('/')), satisfy(|c| c.is_ascii_alphabetic()), opt(is_not("<>\n")))),
        char('>'),
    )
    .parse(input)
}

/// A bold lead-in and the text after it: `**Words:** text`.
pub(crate) fn run_in(words: &str) -> Option<(&str, &str)> {
    let (text, heading) = alt((bold_with_colon, bold_before_colon)).parse(words).ok()?;
    let heading = undecorated(heading);
    let is_short = heading.split_whitespace().count() <= MOST_WORDS && heading.contains(char::is_alphabetic);
    (is_short && text.contains(char::is_alphanumeric)).then_some((heading, text))
}

fn bold_with_colon(input: Input<'_>) -> Res<'_, &str> {
    let marks = || take_while1(|c| c == '*');
    delimited(
        verify(marks(), is_bold),
        terminated(is_not("*:.\u{0}"), char(':')),
        (marks(), peek(satisfy(char::is_whitespace)), space0),
    )
    .parse(input)
}

fn bold_before_colon(input: Input<'_>) -> Res<'_, &str> {
    let marks = || take_while1(|c| c == '*');
    delimited(
        verify(marks(), is_bold),
        is_not("*:."),
        (marks(), tag(":"), peek(satisfy(char::is_whitespace)), space0),
    )
    .parse(input)
}

fn is_bold(marks: &str) -> bool {
    marks.len() >= 2
}

/// Whether a line looks like a heading without any mark: short, starts like a title, and has no end mark.
pub(crate) fn is_plain(words: &str) -> bool {
    if words.len() > 3 * LONGEST || ends_like_sentence(words) {
        return false;
    }
    let bare = words.trim_start_matches(['"', '“', '‘', '\'', '«']);
    bare.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && words.chars().count() <= LONGEST
        && words.split_whitespace().count() <= MOST_WORDS
        && words.contains(char::is_alphabetic)
        && !words.contains(['*', '[', '\\'])
        && !is_turn(words)
        && !is_quoted_speech(words)
        && !holds_sentences(words)
}

/// An end mark, also inside quotation marks, or a dash or comma that breaks off. A question mark is none: headings ask.
fn ends_like_sentence(words: &str) -> bool {
    let bare = words.trim_end_matches(['"', '”', '’', '\'', '»', ')', ']', '*', '_']);
    let asks = bare.ends_with('?') && (words.ends_with(['"', '”']) || words.split_whitespace().count() > 10);
    bare.ends_with(['.', '!', ',', ';', ':', '…', '—', '–', '-', '/', '>']) || asks
}

/// Whether a line holds more than one sentence; the dot of `II.` or `3.` before a heading ends none.
fn holds_sentences(words: &str) -> bool {
    let is_numeral =
        |word: &str| word.len() <= 5 && word.ends_with('.') && !word.contains(char::is_lowercase);
    let (_, bare) = words.split_once(' ').filter(|(first, _)| is_numeral(first)).unwrap_or(("", words));
    sentences(bare).nth(1).is_some()
}

/// Whether somebody is quoted after a colon: `They asked him: "Why?"`.
fn is_quoted_speech(words: &str) -> bool {
    words.contains(": \"") || words.contains(": “")
}

/// A turn in a transcript: `Q    Yes`, `MS. DOE:  Yes`, `JANE DOE: Yes?`.
pub(crate) fn is_turn(words: &str) -> bool {
    let start = words.get(..words.floor_char_boundary(80)).unwrap_or(words);
    let has_speaker = start.split_once(':').is_some_and(|(speaker, said)| {
        let in_capitals = is_in_capitals(speaker) && said.contains(char::is_lowercase);
        let is_speaker = speaker.len() > 1 && speaker.len() < 50 && (in_capitals || holds_speaker(speaker));
        said.starts_with(' ')
            && !speaker.contains(|c: char| c.is_ascii_digit())
            && (is_speaker || said.starts_with("  "))
    });
    words.starts_with("Q ") || has_speaker
}

/// Those who ask, by their calling.
fn holds_speaker(words: &str) -> bool {
    ["Journalist", "Reporter", "Question", "Answer", "Moderator", "Interviewer", "Host"].contains(&words)
}

/// Whether a heading-like line links to another story: many capitals, or a label that runs into the words.
pub(crate) fn is_link(words: &str) -> bool {
    let runs_in = words.split_once(':').is_some_and(|(label, rest)| {
        !label.is_empty()
            && rest.starts_with(char::is_alphabetic)
            && label.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’'))
    });
    is_long_in_capitals(words)
        || is_long_title(words)
        || is_long_after_label(words)
        || runs_in
        || words.contains("://")
        || words.contains('|')
}

/// Whether a line is in capitals.
pub(crate) fn is_in_capitals(words: &str) -> bool {
    !words.contains(char::is_lowercase) && words.contains(char::is_uppercase)
}

/// Whether a line is in capitals and too long for a heading.
pub(crate) fn is_long_in_capitals(words: &str) -> bool {
    is_in_capitals(words) && words.split_whitespace().count() > MOST_CAPITALS
}

/// Whether a line is long and starts with a label or a speaker: `Minister: Council is "close" to a deal on …`.
fn is_long_after_label(words: &str) -> bool {
    let has_label =
        words.split_once(": ").is_some_and(|(label, _)| !label.contains(|c: char| c.is_ascii_digit()));
    has_label && words.split_whitespace().count() > 9
}

/// Whether a line is a headline With Most Words Like This, of another story.
fn is_long_title(words: &str) -> bool {
    let is_capital =
        |word: &&str| word.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_uppercase);
    let count = words.split_whitespace().count();
    count > 8 && words.split_whitespace().filter(is_capital).count() * 10 > count * 6
}

#[cfg(test)]
mod tests {
    use super::*;
    use insta::assert_snapshot;

    #[test]
    fn reads_decorated_headings() {
        let read = |words: &str| match (decorated(words), run_in(words)) {
            (Some(heading), _) => format!("{words} -> {heading}"),
            (None, Some((heading, text))) => format!("{words} -> {heading} | {text}"),
            _ => format!("{words} -> none"),
        };
        let table = [
            "**Next steps**",
            "***Next steps***",
            "**<u>Next steps</u>**",
            "**<span style=\"x\">Next steps </span>**",
            "-- NEXT STEPS --",
            "**Next steps:**",
            "**NEXT STEPS:** The council votes.",
            "**Next steps**: The council votes.",
            "**The council votes.**",
            "**The council votes.** Then it dines.",
            "****",
            "--",
            "-- Ann Lee, Example Wire",
        ];
        assert_snapshot!(table.map(read).join("\n"), @r#"
        **Next steps** -> Next steps
        ***Next steps*** -> Next steps
        **<u>Next steps</u>** -> Next steps
        **<span style="x">Next steps </span>** -> Next steps
        -- NEXT STEPS -- -> NEXT STEPS
        **Next steps:** -> Next steps:
        **NEXT STEPS:** The council votes. -> NEXT STEPS | The council votes.
        **Next steps**: The council votes. -> Next steps | The council votes.
        **The council votes.** -> none
        **The council votes.** Then it dines. -> none
        **** -> none
        -- -> none
        -- Ann Lee, Example Wire -> none
        "#);
    }

    #[test]
    fn knows_plain_headings() {
        for heading in [
            "Waves of talks",
            "‘NO WAY BACK’",
            "What comes next?",
            "By 2030, no coal",
            "1. Talks",
            "U.S. takes note",
        ] {
            assert!(is_plain(heading), "{heading}");
        }
        for words in [
            "They met.",
            "They asked:",
            "and so on",
            "“We met,”",
            "And then —",
            "Q    Yes",
            "MS. DOE:  Yes",
            "No!",
            "12",
        ] {
            assert!(!is_plain(words), "{words}");
        }
        assert!(
            is_link("COUNCIL TO VOTE ON NEW MEASURES NEXT WEEK")
                && is_link("Iran:Ships seized")
                && !is_link("NO MENTION OF EXPERTS")
        );
        assert!(!is_link("Analysis: What comes next"));
    }
}
