//! The words under pictures.
//!
//! ```text
//! caption = words "In this" [date ","] ["file" | "undated" | …] ("photo" | "image") words
//!         | sentence "(" credit ")"
//! credit  = two to six words with capitals, perhaps with "/" or "via"
//! ```
//!
//! Captions that start with a set phrase (`FILE - …`) or name the photographer as agencies do are in `data/phrases.tsv`.

use std::sync::LazyLock;

use memchr::memmem::Finder;
use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_until};
use nom::combinator::verify;
use nom::sequence::preceded;

use crate::grammar::{Input, Res};

/// How far from its start a caption says that it is one, in bytes.
const NEAR: usize = 400;

/// Whether a block says that it describes a picture: `… in this undated photo …`.
pub(crate) fn speaks_of_picture(words: &str) -> bool {
    let start = words.get(..words.floor_char_boundary(NEAR)).unwrap_or(words);
    let mut found = IN_THIS.find_iter(start.as_bytes());
    found.any(|at| start.get(at..).is_some_and(|rest| in_this_photo(rest).is_ok()))
}

/// What stands before the sort of photo: `In this`, `in this`.
static IN_THIS: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("n this "));

/// `n this Monday, Jan. 5, 2020, file photo`, of `In this` or `in this`.
fn in_this_photo(input: Input<'_>) -> Res<'_, &str> {
    preceded(
        tag("n this "),
        verify(alt((take_until("photo"), take_until("image"))), |between: &str| {
            between.len() <= 60 && between.split_whitespace().all(is_word_before_photo)
        }),
    )
    .parse(input)
}

/// A word of a date or of the sort of photo.
fn is_word_before_photo(word: &str) -> bool {
    const SORTS: [&str; 9] =
        ["aerial", "combination", "file", "handout", "of", "pool", "satellite", "undated", "video"];
    word.starts_with(|c: char| c.is_ascii_digit() || c.is_uppercase())
        || SORTS.binary_search(&word.trim_end_matches(',')).is_ok()
}

/// Whether a block ends with a credit in brackets after a full sentence: `… a market. (Example Wire)`.
///
/// Above the story that is a caption; below, it may be the source.
pub(crate) fn ends_with_credit(words: &str) -> bool {
    let Some((sentence, credit)) = words.strip_suffix(')').and_then(|words| words.rsplit_once('(')) else {
        return false;
    };
    let is_name = |word: &str| {
        word.starts_with(char::is_uppercase) || matches!(word, "via" | "of" | "the" | "for" | "and")
    };
    sentence.trim_end().ends_with(['.', '!', '?', '"', '”', '’'])
        && credit.split_whitespace().count() <= 6
        && credit.contains(char::is_lowercase)
        && credit.split([' ', '/', ',']).filter(|word| !word.is_empty()).all(is_name)
}

#[cfg(test)]
mod tests {
    use super::{ends_with_credit, speaks_of_picture};

    #[test]
    fn knows_captions() {
        for caption in [
            "In this Monday, Jan. 5, 2020, file photo, people wave.",
            "In this photo released by the office, people wave.",
            "A leader inspects a missile in this undated photo released by an agency.",
            "A ship in this satellite image.",
        ] {
            assert!(speaks_of_picture(caption), "{caption}");
        }
        for prose in [
            "In this case a photo was found.",
            "He photographed the scene in this room.",
            "In this respect its image suffers.",
        ] {
            assert!(!speaks_of_picture(prose), "{prose}");
        }
        assert!(ends_with_credit("A trader counts money. (Example Wire)"));
        assert!(ends_with_credit("He said \"no.\" (Office of the President via AP)"));
        assert!(!ends_with_credit("He said no (again)") && !ends_with_credit("Ships pass. (IRAN-TANKERS)"));
    }
}
