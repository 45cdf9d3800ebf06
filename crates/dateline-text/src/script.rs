//! The writing system of a name.

use unicode_script::UnicodeScript as _;

/// A writing system that names on sanctions lists are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "lowercase"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Script {
    /// Latin, with or without diacritics.
    Latin,
    /// Cyrillic.
    Cyrillic,
    /// Arabic, also as used for Persian, Urdu, Pashto.
    Arabic,
    /// Han characters.
    Han,
    /// Hangul.
    Hangul,
    /// Hiragana and Katakana.
    Kana,
    /// Greek.
    Greek,
    /// Hebrew.
    Hebrew,
    /// Georgian.
    Georgian,
    /// Armenian.
    Armenian,
    /// Thai.
    Thai,
    /// Burmese.
    Myanmar,
    /// Devanagari.
    Devanagari,
    /// Any other.
    Other,
}

impl Script {
    /// The script of one character, or `None` if it belongs to none (digits, marks, spaces).
    pub fn of(c: char) -> Option<Script> {
        use unicode_script::Script as U;
        if c.is_ascii() {
            return c.is_ascii_alphabetic().then_some(Script::Latin);
        }
        match c.script() {
            U::Common | U::Inherited | U::Unknown => None,
            U::Latin => Some(Script::Latin),
            U::Cyrillic => Some(Script::Cyrillic),
            U::Arabic => Some(Script::Arabic),
            U::Han => Some(Script::Han),
            U::Hangul => Some(Script::Hangul),
            U::Hiragana | U::Katakana => Some(Script::Kana),
            U::Greek => Some(Script::Greek),
            U::Hebrew => Some(Script::Hebrew),
            U::Georgian => Some(Script::Georgian),
            U::Armenian => Some(Script::Armenian),
            U::Thai => Some(Script::Thai),
            U::Myanmar => Some(Script::Myanmar),
            U::Devanagari => Some(Script::Devanagari),
            _ => Some(Script::Other),
        }
    }
}

/// The script most letters of `text` are written in, the first of equals; `None` if it has no letters.
pub fn script(text: &str) -> Option<Script> {
    let mut counts: Vec<(Script, usize)> = Vec::new();
    for found in text.chars().filter_map(Script::of) {
        match counts.iter_mut().find(|(known, _)| *known == found) {
            Some((_, count)) => *count += 1,
            None => counts.push((found, 1)),
        }
    }
    let most = counts.iter().map(|&(_, count)| count).max()?;
    counts.iter().find(|&&(_, count)| count == most).map(|&(found, _)| found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goes_by_most_letters() {
        let table = [
            ("Alexei Navalny", Some(Script::Latin)),
            ("Алексей (Alexei) Навальный", Some(Script::Cyrillic)),
            ("习近平", Some(Script::Han)),
            ("مین آنگ هلینگ", Some(Script::Arabic)),
            ("မင်းအောင်လှိုင်", Some(Script::Myanmar)),
            ("2021-02-22", None),
        ];
        for (text, expected) in table {
            assert_eq!(script(text), expected, "{text}");
        }
    }
}
