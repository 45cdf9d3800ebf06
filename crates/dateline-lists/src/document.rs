//! Documents and numbers: from what lists call them to their kinds.
//!
//! The words are in `data/documents.tsv`, as lists print them, in every language and spelling.

use std::collections::HashMap;
use std::sync::LazyLock;

use dateline_entity::IdentifierKind;

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
