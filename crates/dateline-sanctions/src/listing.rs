//! An entity of a story linked to an entry of a sanctions list, with the reasons.

use std::fmt;
use std::str::FromStr;

use dateline_entity::PartialDate;

/// One entry of a sanctions list that an entity may be.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Listing {
    /// The list.
    pub list: ListId,
    /// The entry's number or reference in that list.
    pub id: String,
    /// The entry's main name.
    pub name: String,
    /// How alike the two are.
    pub score: Score,
    /// What speaks for it and against it, one line each.
    pub because: Vec<String>,
}

/// That a list has no entry for an entity: of a target of announced sanctions, the early warning.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NotListed {
    /// The list.
    pub list: ListId,
    /// The date that the list's file bears.
    pub as_of: Option<PartialDate>,
    /// The same in words: `not listed on eu-fsf as of 2021-03-02`.
    pub verdict: String,
}

impl NotListed {
    /// That there is no entry on a list of this date.
    pub fn new(list: ListId, as_of: Option<PartialDate>) -> NotListed {
        let date = as_of.map(|date| format!(" as of {date}")).unwrap_or_default();
        let verdict = format!("not listed on {list}{date}");
        NotListed { list, as_of, verdict }
    }
}

/// A list's short name: `eu-fsf`, `us-ofac-sdn`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
// Invariant: lower-case letters, digits and single hyphens between them.
pub struct ListId(String);

/// A word is no list's short name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no list's short name such as \"eu-fsf\"")]
pub struct NotAListId(pub String);

impl ListId {
    /// The short name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ListId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl FromStr for ListId {
    type Err = NotAListId;

    fn from_str(text: &str) -> Result<ListId, NotAListId> {
        let is_word = |word: &str| {
            !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        };
        if text.split('-').all(is_word) {
            Ok(ListId(text.to_owned()))
        } else {
            Err(NotAListId(text.to_owned()))
        }
    }
}

dateline_entity::written_as_text! { ListId, "ListId", "A list's short name.", "^[a-z0-9]+(-[a-z0-9]+)*$" }

/// How alike two things are, from 0 (nothing in common) to 1 (the same).
#[derive(Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(try_from = "f64", into = "f64")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
// Invariant: a number from 0 to 1.
pub struct Score(#[cfg_attr(feature = "schema", schemars(range(min = 0.0, max = 1.0)))] f64);

/// A number is no score.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[error("{0} is no score from 0 to 1")]
pub struct NotAScore(pub f64);

impl Score {
    /// Nothing in common.
    pub const ZERO: Score = Score(0.0);
    /// The same.
    pub const ONE: Score = Score(1.0);

    /// Returns `value` as a score, or `None` if it is not a number from 0 to 1.
    pub fn new(value: f64) -> Option<Score> {
        // Adding zero turns -0 into 0, so that equal scores are one in every order.
        (0.0..=1.0).contains(&value).then_some(Score(value + 0.0))
    }

    /// The number.
    pub const fn value(self) -> f64 {
        self.0
    }
}

// Never NaN, so that the order is total.
impl Eq for Score {}

impl PartialOrd for Score {
    fn partial_cmp(&self, other: &Score) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Score {
    fn cmp(&self, other: &Score) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl TryFrom<f64> for Score {
    type Error = NotAScore;

    fn try_from(value: f64) -> Result<Score, NotAScore> {
        Score::new(value).ok_or(NotAScore(value))
    }
}

impl From<Score> for f64 {
    fn from(score: Score) -> f64 {
        score.0
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

/// Short, so that snapshots stay readable: `0.97`.
impl fmt::Debug for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_lie_between_zero_and_one() {
        for value in [0.0, 0.5, 1.0] {
            assert_eq!(Score::new(value).map(Score::value), Some(value));
        }
        for value in [-0.1, 1.1, f64::NAN, f64::INFINITY] {
            assert_eq!(Score::new(value), None, "{value}");
        }
        assert!(Score::ZERO < Score::ONE);
        assert_eq!(Score::new(-0.0), Some(Score::ZERO));
        assert_eq!(Score::new(-0.0).unwrap().cmp(&Score::ZERO), std::cmp::Ordering::Equal);
    }

    #[test]
    fn list_names_are_lower_case_words() {
        for name in ["eu-fsf", "us-ofac-sdn", "un"] {
            assert_eq!(name.parse::<ListId>().unwrap().to_string(), name);
        }
        for name in ["", "EU-FSF", "eu--fsf", "-eu", "eu fsf"] {
            assert!(name.parse::<ListId>().is_err(), "{name:?}");
        }
    }

    #[cfg(feature = "serde")]
    #[test]
    fn is_written_as_the_document_format_has_it() {
        let listing = Listing {
            list: "eu-fsf".parse().unwrap(),
            id: "EU.1.2".to_owned(),
            name: "Jane Doe".to_owned(),
            score: Score::new(0.97).unwrap(),
            because: vec!["same name".to_owned()],
        };
        let json = serde_json::to_string(&listing).unwrap();
        insta::assert_snapshot!(json, @r#"{"list":"eu-fsf","id":"EU.1.2","name":"Jane Doe","score":0.97,"because":["same name"]}"#);
        assert_eq!(serde_json::from_str::<Listing>(&json).unwrap(), listing);
        let error = serde_json::from_str::<Score>("1.5").unwrap_err().to_string();
        insta::assert_snapshot!(error, @"1.5 is no score from 0 to 1");
    }
}
