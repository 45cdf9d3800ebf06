//! What is known about the places of datelines: cities that stand alone, short names of regions, and words that no
//! place is called.
//!
//! The lists are small on purpose. A date or an agency shows a dateline without them; they decide the rest.

use std::sync::LazyLock;

static CITIES: LazyLock<Vec<String>> = LazyLock::new(|| folded(include_str!("../data/cities.txt").lines()));

static LABELS: LazyLock<Vec<String>> = LazyLock::new(|| folded(include_str!("../data/labels.txt").lines()));

static REGIONS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let lines = include_str!("../data/regions.tsv").lines();
    folded(lines.filter(|line| !line.starts_with('#')).flat_map(|line| line.split(['\t', '|'])))
});

/// The names, folded, sorted, without comments.
fn folded<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut names: Vec<_> =
        names.filter(|name| !name.is_empty() && !name.starts_with('#')).map(fold).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// Upper case without dots, so that `N.J.`, `Nj` and `NJ` are one.
fn fold(name: &str) -> String {
    let letters = name.chars().filter(|&c| c != '.').map(|c| if c == '’' { '\'' } else { c });
    letters.flat_map(char::to_uppercase).collect()
}

fn holds(names: &[String], name: &str) -> bool {
    names.binary_search(&fold(name)).is_ok()
}

/// Whether `city` is one that every reader knows without its country.
pub(crate) fn is_known_city(city: &str) -> bool {
    holds(&CITIES, city)
}

/// Whether `region` is a state, a province or the like, by its full or its short name.
pub(crate) fn is_known_region(region: &str) -> bool {
    holds(&REGIONS, region)
}

/// Whether one of the words is one that no place is called: `UPDATE 2`, `WASHINGTON POST`.
pub(crate) fn holds_label(words: &str) -> bool {
    !is_known_city(words)
        && words
            .split([' ', '\n', '/'])
            .any(|word| holds(&LABELS, word.trim_matches(|c: char| !c.is_alphanumeric())))
}

#[cfg(test)]
mod tests {
    use super::{holds_label, is_known_city, is_known_region};

    #[test]
    fn knows_places_whatever_their_case() {
        assert!(is_known_city("BRUSSELS") && is_known_city("Port-au-Prince") && is_known_city("ST LOUIS"));
        assert!(is_known_region("N.J.") && is_known_region("BRITISH COLUMBIA") && is_known_region("Calif"));
        assert!(!is_known_city("NOTE") && !is_known_region("Spain"));
    }

    #[test]
    fn knows_what_no_place_is_called() {
        assert!(holds_label("UPDATE 2") && holds_label("WASHINGTON POST") && holds_label("MR. MUNOZ"));
        assert!(!holds_label("UNITED NATIONS") && !holds_label("FORT WORTH") && !holds_label("KHERSON"));
    }
}
