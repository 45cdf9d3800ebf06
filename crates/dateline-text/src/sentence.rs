//! Sentences of news prose.
//!
//! A sentence ends at a full stop, a question or exclamation mark or an ellipsis, with the closing quotation marks and
//! brackets that follow it, where white space and then no lower-case letter comes next. What is no end:
//! - the dot of a title before a name (`Sen. Doe`), of an initial (`George W. Bush`), of a month or `No.` before a number;
//! - the dot of any other abbreviation (`U.S.`, `Inc.`, `a.m.`), unless the next word is one that starts sentences;
//! - `?"` or `!"` before the words that say who spoke (`"Really?" Smith asked.`).
//!
//! A blank line ends a sentence whatever stands before it; a single line break is a space, as in hard-wrapped text.
//! Headings and list items without a full stop are for who knows the blocks: see [`sentences_of_block`].

use crate::Span;
use crate::abbreviation::{Abbreviation, abbreviation};
use crate::word_list;

/// Returns the sentences of `text`, without the white space around them.
///
/// ```
/// let text = "Sen. J. Doe met \"the U.S. team.\" He left.\n\nA heading\n\nMore text";
/// let found: Vec<_> = dateline_text::sentences(text).filter_map(|span| span.slice(text)).collect();
/// assert_eq!(found, ["Sen. J. Doe met \"the U.S. team.\"", "He left.", "A heading", "More text"]);
/// ```
///
/// # Panics
/// If the text is longer than 4 GiB.
pub fn sentences(text: &str) -> Sentences<'_> {
    sentences_of_block(text, Span::of(text))
}

/// Returns the sentences of the part of `text` that lies in `block`, with offsets into the whole.
///
/// A block that does not fit the text has none.
pub fn sentences_of_block(text: &str, block: Span) -> Sentences<'_> {
    let fits = block.slice(text).is_some();
    Sentences { text, at: block.start() as usize, end: if fits { block.end() as usize } else { 0 } }
}

/// The sentences of a text; see [`sentences`].
#[derive(Clone, Debug)]
pub struct Sentences<'a> {
    text: &'a str,
    at: usize,
    end: usize,
}

impl Iterator for Sentences<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        let rest = self.text.get(self.at..self.end)?;
        let start = self.at + (rest.len() - rest.trim_start().len());
        if start >= self.end {
            return None;
        }
        let block = self.text.get(..self.end)?;
        self.at = sentence_end(block, start);
        Some(Span::from_range(start..self.at)?.trimmed(self.text))
    }
}

/// Where the sentence that starts at `start` ends in `block`.
fn sentence_end(block: &str, start: usize) -> usize {
    let bytes = block.as_bytes();
    let mut from = start;
    loop {
        let Some(found) = next_candidate(bytes, from) else { return block.len() };
        if bytes.get(found) == Some(&b'\n') {
            if is_blank_line(bytes, found) {
                return found;
            }
            from = found + 1;
            continue;
        }
        let end = end_of_closers(block, found);
        if end >= block.len() || (ends_here(block, start, found, end)) {
            return end;
        }
        from = end;
    }
}

/// The next terminator or line break from `from` on; `…` is found by its first byte.
fn next_candidate(bytes: &[u8], mut from: usize) -> Option<usize> {
    loop {
        let rest = bytes.get(from..)?;
        let near = memchr::memchr3(b'.', b'!', b'?', rest);
        let rest = rest.get(..near.unwrap_or(rest.len()))?;
        let other = memchr::memchr2(b'\n', 0xe2, rest);
        match other {
            None => return near.map(|at| from + at),
            Some(at) if rest.get(at) == Some(&b'\n') || rest.get(at..at + 3) == Some("…".as_bytes()) => {
                return Some(from + at);
            }
            Some(at) => from += at + 1,
        }
    }
}

/// Whether the line break at `at` is followed by a line without a letter.
fn is_blank_line(bytes: &[u8], at: usize) -> bool {
    let rest = bytes.get(at + 1..).unwrap_or(&[]);
    rest.iter().find(|b| !matches!(b, b' ' | b'\t' | b'\r')).is_none_or(|b| *b == b'\n')
}

/// Steps over the terminator at `found`, its repetitions and the closing marks after it.
fn end_of_closers(block: &str, found: usize) -> usize {
    let tail = block.get(found..).unwrap_or("");
    let marks = tail.find(|c| !matches!(c, '.' | '!' | '?' | '…')).unwrap_or(tail.len());
    let after = tail.get(marks..).unwrap_or("");
    let closers = after
        .find(|c| !matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '*' | '_'))
        .unwrap_or(after.len());
    found + marks + closers
}

/// Whether the terminator at `found`, with closing marks up to `end`, ends the sentence that starts at `start`.
fn ends_here(block: &str, start: usize, found: usize, end: usize) -> bool {
    let after = block.get(end..).unwrap_or("");
    if !after.starts_with(char::is_whitespace) {
        return false;
    }
    let next = after.trim_start();
    let Some(first) = next.trim_start_matches(is_opener).chars().next() else { return true };
    if first.is_lowercase() || matches!(first, ',' | ';' | ':') {
        return false;
    }
    let marks = block.get(found..end).unwrap_or("");
    let sentence = block.get(start..found).unwrap_or("");
    match marks.as_bytes() {
        [b'.'] => is_full_stop(sentence, next),
        [b'.', b'"' | b'\'' | b')', ..] => !sentence.ends_with(|c: char| c.is_whitespace()),
        [b'?' | b'!', _, ..] => !names_speaker(next),
        [b'.', b'.', ..] => !sentence.ends_with(char::is_whitespace) || starts_sentence(next),
        _ => true,
    }
}

fn is_opener(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '‘' | '«' | '(' | '[' | '*' | '_')
}

/// Whether a lone dot after `sentence` and before `next` is a full stop.
fn is_full_stop(sentence: &str, next: &str) -> bool {
    let word = last_word(sentence);
    let is_initial = word.len() == 1 && word.starts_with(|c: char| c.is_ascii_uppercase());
    if is_initial {
        // `Plan B. The` ends, `George W. Bush` does not; `I` is rarely an initial.
        return starts_sentence(next) || (word == "I" && next.starts_with(is_opener));
    }
    if word.contains('.') && word.split('.').all(|letter| letter.chars().count() <= 2) {
        return starts_sentence(next) || next.starts_with(is_opener);
    }
    match abbreviation(word) {
        None => true,
        Some(Abbreviation::Title) => false,
        Some(Abbreviation::Number) => !next.starts_with(|c: char| c.is_ascii_digit()),
        Some(Abbreviation::Word) => starts_sentence(next) || next.starts_with(is_opener),
    }
}

/// The letters before the dot: `Sen`, `U.S`, `W`.
fn last_word(sentence: &str) -> &str {
    let is_part = |c: char| c.is_alphanumeric() || c == '.';
    let start = sentence
        .char_indices()
        .rev()
        .take_while(|&(_, c)| is_part(c))
        .last()
        .map_or(sentence.len(), |(at, _)| at);
    sentence.get(start..).unwrap_or("").trim_start_matches('.')
}

/// Whether `next` starts with a word that starts sentences.
fn starts_sentence(next: &str) -> bool {
    let next = next.trim_start_matches(is_opener);
    let word = next.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    word_list::STARTERS.contains(word)
}

/// Whether `next` names who spoke: one of its first four words is a verb of saying.
fn names_speaker(next: &str) -> bool {
    if next.starts_with(is_opener) {
        return false;
    }
    next.split_whitespace()
        .take(4)
        .any(|word| word_list::SAID.contains(word.trim_matches(|c: char| !c.is_alphabetic())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use insta::assert_snapshot;
    use proptest::prelude::*;

    fn split(text: &str) -> String {
        sentences(text)
            .map(|span| span.slice(text).unwrap().replace('\n', "⏎"))
            .collect::<Vec<_>>()
            .join("\n")
    }

    #[test]
    fn survives_abbreviations() {
        assert_snapshot!(split("Sen. Ann B. Lee met Gen. Roe in the U.S. Senate at 5 p.m. Monday. It ended."), @"
        Sen. Ann B. Lee met Gen. Roe in the U.S. Senate at 5 p.m. Monday.
        It ended.
        ");
        assert_snapshot!(split("Acme Inc. Chairman Li left. He heads Acme Inc. The firm of Mr. Li, No. 2 in the U.S. It sank."), @"
        Acme Inc. Chairman Li left.
        He heads Acme Inc.
        The firm of Mr. Li, No. 2 in the U.S.
        It sank.
        ");
        assert_snapshot!(split("On Jan. 3, at 4.7 percent. In Jan. He left on Jan. 4."), @"
        On Jan. 3, at 4.7 percent.
        In Jan.
        He left on Jan. 4.
        ");
        assert_snapshot!(split("It is the plan of the E.U. \"We agreed,\" he said."), @r#"
        It is the plan of the E.U.
        "We agreed," he said.
        "#);
    }

    #[test]
    fn ends_inside_quotation_marks() {
        assert_snapshot!(split("\"We met the U.S. team. It was late.\" He left. “Go!” They went. (It rained.) Then: \"No.\""), @r#"
        "We met the U.S. team.
        It was late."
        He left.
        “Go!”
        They went.
        (It rained.)
        Then: "No."
        "#);
        assert_snapshot!(split("\"Really?\" Ann Lee asked. \"Stop!\" she said. \"Why?\" \"Because.\""), @r#"
        "Really?" Ann Lee asked.
        "Stop!" she said.
        "Why?"
        "Because."
        "#);
    }

    #[test]
    fn reads_ellipses() {
        assert_snapshot!(split("He waited ... and left... They stayed… We saw the ... President."), @"
        He waited ... and left...
        They stayed…
        We saw the ... President.
        ");
    }

    #[test]
    fn goes_on_over_a_line_break_but_not_over_a_blank_line() {
        assert_snapshot!(split("The talks\nended late. They\r\nwill go on\r\n\r\nWaves of talks\n \nMore"), @"The talks⏎ended late.\nThey\r⏎will go on\nWaves of talks\nMore");
    }

    proptest! {
        #[test]
        fn sentences_are_trimmed_in_order_and_lose_only_space(text in "[ \\na-cA-C.?!…\"”’“)U\\.S]{0,60}|\\PC{0,60}") {
            let mut at = 0;
            for span in sentences(&text) {
                prop_assert!(span.start() >= at && !span.is_empty());
                prop_assert_eq!(span, span.trimmed(&text));
                prop_assert!(text.get(at as usize..span.start() as usize).unwrap().trim().is_empty());
                at = span.end();
            }
            prop_assert!(text.get(at as usize..).unwrap().trim().is_empty());
        }
    }
}
