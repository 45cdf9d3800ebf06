//! Documents and numbers: from what lists call them to their kinds.
//!
//! The words are in `data/documents.tsv`, as lists print them, in every language and spelling.

use std::collections::HashMap;
use std::sync::LazyLock;

use dateline_entity::IdentifierKind;
#[cfg(any(feature = "ofac", test))]
use dateline_entity::{Country, Identifier};

static KINDS: LazyLock<HashMap<&str, IdentifierKind>> = LazyLock::new(|| {
    let lines = include_str!("../data/documents.tsv").lines().filter(|line| !line.starts_with('#'));
    let row = |line: &'static str| {
        let (kind, words) = line.split_once('\t')?;
        Some((kind.parse().ok()?, words))
    };
    let rows = lines.filter_map(row);
    rows.flat_map(|(kind, words)| words.split(';').map(move |word| (bare(word), kind))).collect()
});

/// The kind of a document by a list's label, without regard to case and the full stop or colon at its end.
pub(crate) fn kind(label: &str) -> Option<IdentifierKind> {
    let label = bare(label);
    if label.is_empty() || label.len() > 80 {
        return None;
    }
    let label = label.to_lowercase();
    KINDS.get(label.as_str()).copied()
}

/// A kind made surer by the number: Russia's tax and register numbers pass checks that no other number passes by chance.
#[cfg(any(feature = "ofac", test))]
pub(crate) fn refine(
    kind: Option<IdentifierKind>,
    number: &str,
    country: Option<Country>,
) -> Option<IdentifierKind> {
    let better = match kind? {
        IdentifierKind::TaxId => IdentifierKind::Inn,
        IdentifierKind::Registration => IdentifierKind::Ogrn,
        _ => return kind,
    };
    let is_better = country == Some(Country::RU) && Identifier::new(better, number).is_ok();
    if is_better { Some(better) } else { kind }
}

fn bare(label: &str) -> &str {
    label.trim().trim_end_matches([':', '.', '#', ' '])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_lists_call_them() {
        for (label, expected) in [
            ("Passport", Some(IdentifierKind::Passport)),
            ("Tax ID No.", Some(IdentifierKind::TaxId)),
            ("INN", Some(IdentifierKind::Inn)),
            ("Vessel Registration Identification", None),
            ("", None),
        ] {
            assert_eq!(kind(label), expected, "{label}");
        }
    }

    #[test]
    fn a_number_makes_the_kind_surer() {
        let kinds = |country| {
            let kind = refine(Some(IdentifierKind::TaxId), "7707083893", country);
            (kind, refine(Some(IdentifierKind::TaxId), "7707083890", country))
        };
        assert_eq!(kinds(Some(Country::RU)), (Some(IdentifierKind::Inn), Some(IdentifierKind::TaxId)));
        assert_eq!(kinds(None), (Some(IdentifierKind::TaxId), Some(IdentifierKind::TaxId)));
    }

    #[test]
    fn every_line_of_the_table_is_read() {
        let lines = include_str!("../data/documents.tsv").lines().filter(|line| !line.starts_with('#'));
        let words = lines.map(|line| line.split_once('\t').unwrap());
        for (kind_word, labels) in words {
            for label in labels.split(';') {
                assert_eq!(kind(label).map(IdentifierKind::as_str), Some(kind_word), "{label}");
            }
        }
    }
}
