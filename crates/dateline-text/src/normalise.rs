//! One spelling for many: Unicode normalisation, case folding and latinisation, by kept libraries.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfkc_quick};

/// Returns `text` in Unicode's NFKC, with the many quotation marks, hyphens and spaces as their ASCII ones.
///
/// White space at the ends goes, inside it becomes one space. Case and accents stay.
pub fn normalise(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let composed: Cow<'_, str> = match is_nfkc_quick(text.chars()) {
        IsNormalized::Yes => Cow::Borrowed(text),
        _ => Cow::Owned(text.nfkc().collect()),
    };
    let mut out = String::with_capacity(composed.len());
    for c in composed.chars().map(plain_mark) {
        if c.is_whitespace() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}') {
            out.push(c);
        }
    }
    if out.ends_with(' ') {
        out.pop();
    }
    Cow::Owned(out)
}

/// Whether `text` is ASCII with single spaces inside: its own normal form.
fn is_plain(text: &str) -> bool {
    text.is_ascii()
        && !text.starts_with(' ')
        && !text.ends_with(' ')
        && !text.contains("  ")
        && !text.bytes().any(|b| b.is_ascii_control())
}

fn plain_mark(c: char) -> char {
    match c {
        '‘' | '’' | '‚' | '‛' | '`' | '´' | '′' | 'ʼ' | 'ʻ' => '\'',
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        _ => c,
    }
}

/// Returns `text` [normalised](normalise) and in lower case: for comparing words, not for showing them.
pub fn fold(text: &str) -> Cow<'_, str> {
    let normal = normalise(text);
    if normal.chars().any(char::is_uppercase) { Cow::Owned(normal.to_lowercase()) } else { normal }
}

/// Returns `text` in Latin letters without accents, sign by sign.
///
/// The mapping is that of the `any_ascii` crate. It knows no language: good enough to compare names, not to print them.
///
/// ```
/// assert_eq!(dateline_text::latinize("Žižek"), "Zizek");
/// assert_eq!(dateline_text::latinize("Навальный"), "Naval'nyy");
/// ```
pub fn latinize(text: &str) -> Cow<'_, str> {
    if text.is_ascii() { Cow::Borrowed(text) } else { Cow::Owned(any_ascii::any_ascii(text)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brings_spellings_together() {
        let table = [
            ("  Russia’s\u{a0} “new”  law — 1 ", "Russia's \"new\" law - 1"),
            ("ﬁrm e\u{301}t", "firm ét"),
            ("plain text", "plain text"),
            ("zero\u{200b}width\u{ad}", "zerowidth"),
            ("", ""),
        ];
        for (text, expected) in table {
            assert_eq!(normalise(text), expected, "{text:?}");
        }
        assert_eq!(fold("ÖSTERREICH’S"), "österreich's");
    }

    proptest::proptest! {
        #[test]
        fn is_idempotent(text in "\\PC{0,40}") {
            let once = normalise(&text).into_owned();
            proptest::prop_assert_eq!(normalise(&once), once.as_str());
        }
    }
}
