//! The abbreviations of `data/abbreviations.tsv`: where a dot is no full stop.

use std::sync::LazyLock;

/// What follows an abbreviation, and so whether its dot can end a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Abbreviation {
    /// A name follows: `Sen.`
    Title,
    /// A number follows, or it is no abbreviation: `No. 5`, `Jan. 3`.
    Number,
    /// Anything may follow, also a new sentence: `Inc.`
    Word,
}

/// Sorted, to be searched by halves.
static TABLE: LazyLock<Vec<(&'static str, Abbreviation)>> = LazyLock::new(|| {
    let mut table: Vec<_> = include_str!("../data/abbreviations.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .map(|(word, class)| match class {
            "title" => (word, Abbreviation::Title),
            "number" => (word, Abbreviation::Number),
            _ => (word, Abbreviation::Word),
        })
        .collect();
    table.sort_unstable_by_key(|&(word, _)| word);
    table
});

/// The longest abbreviation of the table, in bytes.
const LONGEST: usize = 6;

/// Looks `word` up, which stands before a dot.
pub(crate) fn abbreviation(word: &str) -> Option<Abbreviation> {
    if word.len() > LONGEST {
        return None;
    }
    let at = TABLE.binary_search_by_key(&word, |&(known, _)| known).ok()?;
    TABLE.get(at).map(|&(_, class)| class)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_is_well_formed() {
        for line in include_str!("../data/abbreviations.tsv").lines().filter(|line| !line.starts_with('#')) {
            let (word, class) = line.split_once('\t').expect(line);
            assert!(word.len() <= LONGEST, "{word} is longer than LONGEST");
            assert!(["title", "number", "word"].contains(&class), "{line}");
        }
        assert!(TABLE.windows(2).all(|pair| pair[0].0 < pair[1].0), "an abbreviation stands twice");
    }
}
