//! Countries by the codes and names that lists print.

use std::collections::HashMap;
use std::sync::LazyLock;

use dateline_entity::Country;
use dateline_sanctions::ListCountry;

/// Spellings that are the lists' own: `data/countries.tsv`.
static SPELLINGS: LazyLock<HashMap<&str, Country>> = LazyLock::new(|| {
    let lines = include_str!("../data/countries.tsv").lines().filter(|line| !line.starts_with('#'));
    let row = |line: &'static str| {
        let (name, code) = line.split_once('\t')?;
        Some((name, Country::from_alpha2(code)?))
    };
    lines.filter_map(row).collect()
});

/// Countries already looked up: a list has few, and names them often.
#[derive(Debug, Default)]
pub(crate) struct Countries {
    known: HashMap<Box<str>, Option<Country>>,
}

/// No list names so many; more are looked up without being remembered.
const MOST_KNOWN: usize = 4096;

impl Countries {
    /// The country that a list's words mean: a code of two or three letters, a name, a name with a part in brackets.
    pub(crate) fn find(&mut self, text: &str) -> Option<Country> {
        if let Some(country) = self.known.get(text) {
            return *country;
        }
        let country = look_up(text);
        if self.known.len() < MOST_KNOWN {
            self.known.insert(text.into(), country);
        }
        country
    }

    /// The country as the list names it.
    pub(crate) fn named(&mut self, text: &str) -> ListCountry {
        ListCountry { country: self.find(text), text: text.to_owned(), ..ListCountry::default() }
    }
}

fn look_up(text: &str) -> Option<Country> {
    let text = text.trim();
    let by_code = || match text.len() {
        2 => Country::from_alpha2(text),
        3 => Country::from_alpha3(text),
        _ => None,
    };
    // "Iran (Islamic Republic of)", "Myanmar (Burma)".
    let without_brackets = || text.split_once(" (").and_then(|(name, _)| Country::from_name(name));
    // "Korea, North", "Bahamas, The".
    let turned =
        || text.split_once(", ").and_then(|(name, rest)| Country::from_name(&format!("{rest} {name}")));
    // "Belarus / Bélarus".
    let bilingual = || text.split_once(" / ").and_then(|(name, _)| look_up(name));
    // "Former USSR Currently Ukraine", "Ukrainian SSR (now Ukraine)": where it lies today.
    let today = || {
        let (_, now) = ["urrently ", "now "].iter().find_map(|word| text.rsplit_once(word))?;
        Country::from_name(now.trim_end_matches(')'))
    };
    SPELLINGS
        .get(text)
        .copied()
        .or_else(by_code)
        .or_else(|| Country::from_name(text))
        .or_else(turned)
        .or_else(today)
        .or_else(without_brackets)
        .or_else(bilingual)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_names_of_lists() {
        let mut countries = Countries::default();
        for (text, code) in [
            ("RU", "ru"),
            ("IRQ", "iq"),
            ("Iran (Islamic Republic of)", "ir"),
            ("IRAN (ISLAMIC REPUBLIC OF)", "ir"),
            ("Korea, North", "kp"),
            ("Belarus / Bélarus", "by"),
            ("Bahamas, The", "bs"),
            ("Former USSR Currently Ukraine", "ua"),
            ("Ukrainian SSR (now Ukraine)", "ua"),
            ("Region: Gaza", "ps"),
        ] {
            assert_eq!(countries.find(text).map(Country::alpha2), Some(code), "{text}");
            assert_eq!(countries.find(text).map(Country::alpha2), Some(code), "{text}");
        }
        assert_eq!(countries.find("Atlantis"), None);
    }

    #[test]
    fn every_line_of_the_table_is_read() {
        let lines = include_str!("../data/countries.tsv").lines().filter(|line| !line.starts_with('#'));
        assert_eq!(lines.count(), SPELLINGS.len());
    }
}
