//! The word lists of `data/`: one word a line, `#` starts a comment.

use std::sync::LazyLock;

/// A set of words.
pub(crate) struct WordList {
    /// Sorted, to be searched by halves.
    words: Vec<&'static str>,
}

/// Words that start sentences: `The`, `He`, `But`.
pub(crate) static STARTERS: LazyLock<WordList> =
    LazyLock::new(|| WordList::read(include_str!("../data/starters.txt")));

/// Verbs of saying: `asked`, `said`.
pub(crate) static SAID: LazyLock<WordList> =
    LazyLock::new(|| WordList::read(include_str!("../data/said.txt")));

impl WordList {
    fn read(text: &'static str) -> WordList {
        let mut words: Vec<_> =
            text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).collect();
        words.sort_unstable();
        WordList { words }
    }

    /// Whether `word` is in the list; case counts.
    pub(crate) fn contains(&self, word: &str) -> bool {
        self.words.binary_search(&word).is_ok()
    }
}
