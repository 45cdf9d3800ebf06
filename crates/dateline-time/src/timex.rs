//! A time expression as TimeML annotates it: words, type, value, modifier, anchor.

use dateline_text::Excerpt;

use crate::Value;

/// One time expression of a text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Timex {
    /// The words, with their determiners and modifiers, and their place.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub excerpt: Excerpt,
    /// TimeML's type.
    #[cfg_attr(feature = "serde", serde(rename = "type"))]
    pub kind: TimexType,
    /// What the expression means.
    pub value: Value,
    /// What the words add to the value: `almost` three years.
    #[cfg_attr(feature = "serde", serde(rename = "mod"))]
    pub modifier: Option<Modifier>,
    /// What a relative value was resolved against; `None` for one that is complete by itself.
    pub anchor: Option<Anchor>,
}

/// The four types of TimeML.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "lowercase"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum TimexType {
    /// A day or a longer calendar period: `Monday`, `last year`.
    Date,
    /// A time of a day: `late Sunday`, `1800 GMT`.
    Time,
    /// A length of time: `two weeks`.
    Duration,
    /// A time that recurs: `every Monday`, `annual`.
    Set,
}

/// TIMEX3's `mod`: how the expression differs from its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "SCREAMING_SNAKE_CASE")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Modifier {
    /// Before the time: `more than a decade ago`.
    Before,
    /// After the time: `less than a year ago`.
    After,
    /// At the time or before it: `no later than Monday`.
    OnOrBefore,
    /// At the time or after it: `1994 or later`.
    OnOrAfter,
    /// Less than the duration: `almost three years`.
    LessThan,
    /// More than the duration: `over a week`.
    MoreThan,
    /// The duration or less: `up to 180 days`.
    EqualOrLess,
    /// The duration or more: `at least 30 days`.
    EqualOrMore,
    /// The beginning of the period: `early this week`.
    Start,
    /// The middle of the period: `mid-June`.
    Mid,
    /// The end of the period: `the end of 2020`.
    End,
    /// About: `some two months`.
    Approx,
}

/// What a relative value was resolved against.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(tag = "to", rename_all = "lowercase")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Anchor {
    /// The day the text was published.
    Document,
    /// A date the text names before: `Friday … the next morning`.
    Date(Excerpt),
    /// The day the quoted words were spoken: `"tomorrow," he said Sunday`.
    Speech(Excerpt),
    /// The words in parentheses that say which day is meant: `tomorrow (Monday)`.
    Gloss(Excerpt),
    /// Something that happened, when is not said: `two weeks after the talks`.
    Event(Excerpt),
}
