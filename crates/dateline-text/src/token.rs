//! Tokens: words, numbers and marks with their places.
//!
//! The cut is that of the English treebanks, with hyphens apart:
//! - a word is a run of letters and digits that starts with a letter; apostrophes and dots stay inside
//!   (`O'Neill`, `U.S.`, `a.m.`), and so does the dot of an abbreviation (`Mr.`, `Sen.`, `Inc.`);
//! - clitics are tokens of their own: `Russia` `'s`, `did` `n't`, `we` `'ll`;
//! - a number starts with a digit and keeps its separators and suffix: `13,662`, `4.7`, `22nd`, `1990s`;
//! - hyphens, dashes, quotation marks and all other marks stand alone, but for `...` and `--`, which are one token each.
//!
//! White space makes no tokens: two tokens touch if the one ends where the other starts.

use crate::Span;
use crate::abbreviation::{Abbreviation, abbreviation};

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Starts with a letter, or is a clitic such as `'s`.
    Word,
    /// Starts with a digit.
    Number,
    /// A single or double quotation mark of any style, opening or closing.
    Quote,
    /// Any other punctuation mark, or a symbol.
    Mark,
}

/// One token of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

impl Token {
    /// The token's letters in `text`, the text it was cut from; empty for any other.
    pub fn text(self, text: &str) -> &str {
        self.span.slice(text).unwrap_or("")
    }
}

/// Returns the tokens of `text` in order.
///
/// ```
/// use dateline_text::tokens;
/// let text = "The 27-nation bloc didn't hit Mr. O'Neill's U.S. firm.";
/// let words: Vec<_> = tokens(text).map(|token| token.text(text)).collect();
/// assert_eq!(
///     words,
///     ["The", "27", "-", "nation", "bloc", "did", "n't", "hit", "Mr.", "O'Neill", "'s", "U.S.", "firm", "."]
/// );
/// ```
///
/// # Panics
/// If the text is longer than 4 GiB.
pub fn tokens(text: &str) -> Tokens<'_> {
    let _fits = Span::of(text);
    Tokens { text, at: 0 }
}

/// The tokens of a text; see [`tokens`].
#[derive(Clone, Debug)]
pub struct Tokens<'a> {
    text: &'a str,
    at: usize,
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let rest = self.text.get(self.at..)?;
        let start = self.at + (rest.len() - trim_space(rest).len());
        let rest = self.text.get(start..)?;
        let first = rest.chars().next()?;
        let (kind, length) = if first.is_ascii_digit() || (!first.is_ascii() && first.is_numeric()) {
            (TokenKind::Number, number(rest))
        } else if first.is_alphabetic() {
            (TokenKind::Word, word(rest))
        } else if let Some(length) = (first == '\'' || first == '’')
            .then(|| clitic(rest))
            .flatten()
            .filter(|_| start == self.at && start > 0)
        {
            (TokenKind::Word, length)
        } else if is_quote(first) {
            (TokenKind::Quote, first.len_utf8())
        } else {
            (TokenKind::Mark, mark(rest, first))
        };
        self.at = start + length;
        let span = Span::from_range(start..self.at)?;
        Some(Token { span, kind })
    }
}

/// Returns `text` without the white space it starts with; most gaps are one space.
fn trim_space(text: &str) -> &str {
    match text.as_bytes() {
        [b' ', next, ..] if next.is_ascii_graphic() => text.get(1..).unwrap_or(text),
        [first, ..] if first.is_ascii_graphic() => text,
        _ => text.trim_start_matches(|c: char| c.is_whitespace() || is_invisible(c)),
    }
}

/// Marks that people do not see: byte order mark, zero-width space and joiners, soft hyphen.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{ad}')
        || (c.is_control() && !c.is_whitespace())
}

fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '`'
            | '“'
            | '”'
            | '„'
            | '‟'
            | '‘'
            | '’'
            | '‚'
            | '‛'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '＂'
    )
}

/// The length of the word at the start of `rest`.
fn word(rest: &str) -> usize {
    let mut end = run_of_letters(rest);
    loop {
        let tail = rest.get(end..).unwrap_or("");
        let mut chars = tail.chars();
        let (Some(joint), Some(next)) = (chars.next(), chars.next()) else { break };
        let goes_on = match joint {
            // `O'Neill`, but not the clitic of `Russia's` nor the closing mark of `'Russia'`.
            '\'' | '’' => next.is_alphabetic() && clitic(tail).is_none(),
            // `U.S`, `a.m`, `Ph.D`: single letters (or two) between dots, never `said.The`.
            '.' => {
                next.is_alphabetic()
                    && is_dotted(rest.get(..end).unwrap_or(""))
                    && is_short_run(chars.as_str())
            }
            // `AT&T`, `R&D`: the ampersand of a name in capitals.
            '&' => next.is_ascii_uppercase() && rest.as_bytes().iter().take(end).all(u8::is_ascii_uppercase),
            _ => false,
        };
        if !goes_on {
            break;
        }
        let after = joint.len_utf8();
        end += after + run_of_letters(tail.get(after..).unwrap_or(""));
    }
    let found = rest.get(..end).unwrap_or("");
    if let Some(stem) = negation(found) {
        return stem;
    }
    if rest.as_bytes().get(end) == Some(&b'.') && takes_dot(found, rest.get(end + 1..).unwrap_or("")) {
        end += 1;
    }
    end
}

fn run_of_letters(text: &str) -> usize {
    let ascii = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if text.as_bytes().get(ascii).is_none_or(u8::is_ascii) {
        return ascii;
    }
    text.char_indices()
        .find(|(_, c)| !(c.is_alphanumeric() || is_combining(*c)))
        .map_or(text.len(), |(at, _)| at)
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}')
        || unicode_normalization::char::is_combining_mark(c)
}

/// Whether `found` is single letters with dots so far: `U`, `U.S`, `a`.
fn is_dotted(found: &str) -> bool {
    found.split('.').all(|part| part.len() <= 2 && part.chars().count() == 1 || part == "Ph")
}

/// Whether at most one more letter follows before the next mark: the rest of a dotted letter.
fn is_short_run(after_first: &str) -> bool {
    !after_first.starts_with(char::is_alphanumeric)
}

/// Whether a dot between `found` and `after` belongs to it: `U.S.`, `J.` of a name, `Mr.`, `No. 5`.
fn takes_dot(found: &str, after: &str) -> bool {
    if found.contains('.')
        || (found.len() == 1 && found.as_bytes().first().is_some_and(u8::is_ascii_uppercase))
    {
        return true;
    }
    match abbreviation(found) {
        None => false,
        Some(Abbreviation::Title | Abbreviation::Word) => true,
        Some(Abbreviation::Number) => after.trim_start().starts_with(|c: char| c.is_ascii_digit()),
    }
}

/// The length of `did` in `didn't`, where `found` is the whole.
fn negation(found: &str) -> Option<usize> {
    let stem = found.strip_suffix("'t").or_else(|| found.strip_suffix("’t"))?;
    let stem = stem.strip_suffix('n')?;
    (!stem.is_empty()).then_some(stem.len())
}

/// The length of the clitic at the start of `rest`, which starts with an apostrophe.
fn clitic(rest: &str) -> Option<usize> {
    let mut chars = rest.chars();
    let apostrophe = chars.next()?.len_utf8();
    let letters = chars.as_str();
    ["s", "ll", "re", "ve", "d", "m", "S"].iter().find_map(|ending| {
        let after = letters.strip_prefix(ending)?;
        (!after.starts_with(char::is_alphanumeric)).then_some(apostrophe + ending.len())
    })
}

/// The length of the number at the start of `rest`.
fn number(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut end = run_of_letters(rest).max(rest.chars().next().map_or(1, char::len_utf8));
    while bytes.get(end).is_some_and(|b| matches!(b, b'.' | b',' | b':'))
        && bytes.get(end + 1).is_some_and(u8::is_ascii_digit)
        && bytes.get(end.wrapping_sub(1)).is_some_and(u8::is_ascii_digit)
    {
        end += 1 + run_of_letters(rest.get(end + 1..).unwrap_or(""));
    }
    end
}

/// The length of the mark at the start of `rest`: one character, or a run of dots or hyphens.
fn mark(rest: &str, first: char) -> usize {
    match first {
        '.' if rest.starts_with("..") => rest.bytes().take_while(|&b| b == b'.').count(),
        '-' if rest.starts_with("--") => rest.bytes().take_while(|&b| b == b'-').count(),
        _ => first.len_utf8(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use insta::assert_snapshot;
    use proptest::prelude::*;

    fn cut(text: &str) -> String {
        tokens(text).map(|token| token.text(text).to_owned()).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn keeps_dots_of_abbreviations_and_initials() {
        assert_snapshot!(cut("Sen. J. Doe left the U.S. at 5 a.m. on Jan. 3."), @"Sen. | J. | Doe | left | the | U.S. | at | 5 | a.m. | on | Jan. | 3 | .");
        assert_snapshot!(cut("Acme Inc. owes No. 5. He said No. Then it ended.The"), @"Acme | Inc. | owes | No. | 5 | . | He | said | No | . | Then | it | ended | . | The");
    }

    #[test]
    fn parts_clitics_and_negations() {
        assert_snapshot!(cut("They didn't, can’t and won't; we'll see Russia’s, the Joneses' and 'quoted' words."), @"They | did | n't | , | ca | n’t | and | wo | n't | ; | we | 'll | see | Russia | ’s | , | the | Joneses | ' | and | ' | quoted | ' | words | .");
        assert_snapshot!(cut("D'Arcy O’Neill's AT&T"), @"D'Arcy | O’Neill | 's | AT&T");
    }

    #[test]
    fn keeps_numbers_whole() {
        assert_snapshot!(cut("$1,234.50 on 2021-02-22 at 10:30, the 22nd of the 1990s, 5.5% of 27-nation"), @"$ | 1,234.50 | on | 2021 | - | 02 | - | 22 | at | 10:30 | , | the | 22nd | of | the | 1990s | , | 5.5 | % | of | 27 | - | nation");
    }

    #[test]
    fn parts_marks_but_not_ellipses() {
        assert_snapshot!(cut("“Wait ... what?” -- he said… (twice)"), @"“ | Wait | ... | what | ? | ” | -- | he | said | … | ( | twice | )");
    }

    #[test]
    fn reads_letters_of_every_script() {
        assert_snapshot!(cut("Žižek и Навальный 习近平 e\u{301}t").replace('\u{301}', "+"), @"Žižek | и | Навальный | 习近平 | e+t");
    }

    proptest! {
        #[test]
        fn tokens_are_in_order_and_lose_nothing(text in "\\PC{0,80}") {
            let mut at = 0;
            for token in tokens(&text) {
                prop_assert!(token.span.start() >= at && !token.span.is_empty());
                prop_assert!(token.span.slice(&text).is_some());
                let gap = text.get(at as usize..token.span.start() as usize).unwrap();
                prop_assert!(gap.chars().all(|c| c.is_whitespace() || is_invisible(c)), "lost {gap:?}");
                at = token.span.end();
            }
            prop_assert!(text.get(at as usize..).unwrap().chars().all(|c| c.is_whitespace() || is_invisible(c)));
        }
    }
}
