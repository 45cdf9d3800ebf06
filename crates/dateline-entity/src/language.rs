//! Languages by ISO 639, looked up by code and English name: `RU`, `rus`, `Russian`.
//!
//! The table is `data/languages.tsv`: the languages of ISO 639-1 and those that official lists add (Dari, Baluchi …). Some lists
//! write two letters, some three (of either ISO 639-2 set), some the name.

use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

/// A language of the table.
///
/// Ordered and written by its three-letter code of ISO 639-3: `rus`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
// Invariant: a row of the table has the code.
pub struct Language([u8; 3]);

/// A text names no language of the table.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no ISO 639 code and no language's English name")]
pub struct UnknownLanguage(pub String);

struct Row {
    language: Language,
    alpha2: Option<&'static str>,
    alpha3: &'static str,
    /// Other three-letter codes, then names.
    forms: Vec<&'static str>,
}

static TABLE: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let lines = include_str!("../data/languages.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
    let mut rows: Vec<Row> = lines.filter_map(row).collect();
    rows.sort_by_key(|row| row.language);
    rows
});

/// The two-letter codes in order.
static BY_ALPHA2: LazyLock<Vec<([u8; 2], Language)>> = LazyLock::new(|| {
    let code = |row: &Row| Some((row.alpha2?.as_bytes().try_into().ok()?, row.language));
    let mut codes: Vec<([u8; 2], Language)> = TABLE.iter().filter_map(code).collect();
    codes.sort_unstable();
    codes
});

fn row(line: &'static str) -> Option<Row> {
    let mut cells = line.split('\t');
    let (alpha2, alpha3, forms) = (cells.next()?, cells.next()?, cells.next()?);
    let &[a, b, c] = alpha3.as_bytes() else { return None };
    let alpha2 = Some(alpha2).filter(|code| *code != "-");
    Some(Row { language: Language([a, b, c]), alpha2, alpha3, forms: forms.split(';').collect() })
}

impl Language {
    /// Arabic.
    pub const ARABIC: Language = Language(*b"ara");
    /// English.
    pub const ENGLISH: Language = Language(*b"eng");
    /// Russian.
    pub const RUSSIAN: Language = Language(*b"rus");

    /// The language of a code with two or three letters, or of an English name, in any case: `RU`, `rus`, `ger`, `Russian`.
    pub fn find(text: &str) -> Option<Language> {
        let text = text.trim();
        if let &[first, second] = text.as_bytes() {
            let code = [first.to_ascii_lowercase(), second.to_ascii_lowercase()];
            let index = BY_ALPHA2.binary_search_by_key(&code, |(code, _)| *code).ok()?;
            return BY_ALPHA2.get(index).map(|(_, language)| *language);
        }
        let is_meant = |row: &&Row| {
            row.alpha3.eq_ignore_ascii_case(text)
                || row.forms.iter().any(|form| form.eq_ignore_ascii_case(text))
        };
        TABLE.iter().find(is_meant).map(|row| row.language)
    }

    /// The three-letter code of ISO 639-3, which is also that of ISO 639-2/T: `rus`.
    pub fn alpha3(self) -> &'static str {
        self.row().alpha3
    }

    /// The two-letter code of ISO 639-1, if it has one: `ru`.
    pub fn alpha2(self) -> Option<&'static str> {
        self.row().alpha2
    }

    /// Its English name: `Russian`.
    pub fn name(self) -> &'static str {
        let names =
            self.row().forms.iter().filter(|form| form.len() > 3 || form.starts_with(char::is_uppercase));
        names.copied().next().unwrap_or_default()
    }

    fn row(self) -> &'static Row {
        let index = TABLE.binary_search_by_key(&self, |row| row.language);
        let row = index.ok().and_then(|index| TABLE.get(index));
        row.expect("a language has a row: it is made from one, or a test holds its constant to the table")
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.alpha3())
    }
}

/// Short, so that snapshots stay readable: `rus`.
impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(text: &str) -> Result<Language, UnknownLanguage> {
        Language::find(text).ok_or_else(|| UnknownLanguage(text.to_owned()))
    }
}

crate::written_as_text! { Language, "Language", "An ISO 639-3 code.", "^[a-z]{3}$" }

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_found_by_code_and_name() {
        for form in ["RU", "ru", "rus", "RUS", "Russian", " russian "] {
            assert_eq!(Language::find(form), Some(Language::RUSSIAN), "{form:?}");
        }
        for (form, code) in [("ger", "deu"), ("de", "deu"), ("Farsi", "fas"), ("Dari", "prs"), ("scc", "srp")]
        {
            assert_eq!(Language::find(form).map(Language::alpha3), Some(code), "{form:?}");
        }
        for form in ["", "xx", "russ", "the Russian"] {
            assert_eq!(Language::find(form), None, "{form:?}");
        }
    }

    #[test]
    fn the_table_is_whole() {
        let lines =
            include_str!("../data/languages.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
        assert_eq!(lines.count(), TABLE.len());
        for row in TABLE.iter() {
            assert_eq!(Language::find(row.alpha3), Some(row.language));
            assert_eq!(row.alpha2.map(Language::find), row.alpha2.map(|_| Some(row.language)));
            assert!(row.language.name().starts_with(char::is_alphabetic), "{}", row.alpha3);
            for form in &row.forms {
                assert_eq!(Language::find(form), Some(row.language), "{form}");
            }
        }
        for language in [Language::ARABIC, Language::ENGLISH, Language::RUSSIAN] {
            assert_eq!(language.to_string().parse(), Ok(language));
        }
    }
}
