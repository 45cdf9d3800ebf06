//! The words of `data/en/modifiers.tsv`: `almost`, `more than`, `at least`.

use std::sync::LazyLock;

use crate::lexicon::rows;
use crate::timex::Modifier;
use crate::words::{Read, Words, miss, phrase};

struct Row {
    phrase: &'static str,
    modifier: Modifier,
    of_count: bool,
}

/// The longer phrases first.
static TABLE: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let mut table: Vec<Row> = rows(include_str!("../data/en/modifiers.tsv")).filter_map(row).collect();
    table.sort_by_key(|row| std::cmp::Reverse(row.phrase.split(' ').count()));
    table
});

fn row(row: &'static str) -> Option<Row> {
    let mut fields = row.split('\t');
    let phrase = fields.next()?;
    let modifier = match fields.next()? {
        "MORE_THAN" => Modifier::MoreThan,
        "LESS_THAN" => Modifier::LessThan,
        "EQUAL_OR_MORE" => Modifier::EqualOrMore,
        "EQUAL_OR_LESS" => Modifier::EqualOrLess,
        "ON_OR_BEFORE" => Modifier::OnOrBefore,
        "ON_OR_AFTER" => Modifier::OnOrAfter,
        "APPROX" => Modifier::Approx,
        _ => return None,
    };
    Some(Row { phrase, modifier, of_count: fields.next()? == "count" })
}

/// A modifier, and whether it stands before durations only.
pub(crate) fn modifier_phrase(words: Words<'_>) -> Read<'_, (Modifier, bool)> {
    let Some(first) = words.first().as_bytes().first().map(u8::to_ascii_lowercase) else { return miss() };
    for row in TABLE.iter().filter(|row| row.phrase.as_bytes().first() == Some(&first)) {
        if let Ok((rest, ())) = phrase(row.phrase)(words) {
            return Ok((rest, (row.modifier, row.of_count)));
        }
    }
    miss()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        for text in rows(include_str!("../data/en/modifiers.tsv")) {
            assert!(row(text).is_some(), "{text}");
        }
    }
}
