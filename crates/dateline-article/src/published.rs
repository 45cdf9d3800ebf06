//! When an article was published: a day, or a moment if the time is known.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, FixedOffset, NaiveDate, SecondsFormat};

/// The day, or the moment, of publication.
///
/// Written as `YYYY-MM-DD` or as RFC 3339:
///
/// ```
/// use dateline_article::Published;
/// let day: Published = "2021-02-22".parse()?;
/// let moment: Published = "2021-02-22T08:15:00+01:00".parse()?;
/// assert_eq!(day.date(), moment.date());
/// assert_eq!(moment.to_string(), "2021-02-22T08:15:00+01:00");
/// # Ok::<(), dateline_article::PublishedError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(try_from = "String", into = "String")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(with = "String"))]
pub enum Published {
    /// Only the day is known.
    Date(NaiveDate),
    /// The moment is known, and the offset from UTC in which it was written.
    DateTime(DateTime<FixedOffset>),
}

impl Published {
    /// The day, as the clock showed it where the article was published.
    pub fn date(self) -> NaiveDate {
        match self {
            Published::Date(date) => date,
            Published::DateTime(moment) => moment.date_naive(),
        }
    }
}

impl From<NaiveDate> for Published {
    fn from(date: NaiveDate) -> Published {
        Published::Date(date)
    }
}

impl From<DateTime<FixedOffset>> for Published {
    fn from(moment: DateTime<FixedOffset>) -> Published {
        Published::DateTime(moment)
    }
}

impl fmt::Display for Published {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Published::Date(date) => write!(f, "{}", date.format("%Y-%m-%d")),
            Published::DateTime(moment) => f.write_str(&moment.to_rfc3339_opts(SecondsFormat::AutoSi, true)),
        }
    }
}

/// A date of publication is neither `YYYY-MM-DD` nor RFC 3339.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{text}\" is neither a date (YYYY-MM-DD) nor a moment (RFC 3339)")]
pub struct PublishedError {
    /// What was given instead.
    pub text: String,
}

impl FromStr for Published {
    type Err = PublishedError;

    fn from_str(text: &str) -> Result<Published, PublishedError> {
        let trimmed = text.trim();
        if let Some(date) = calendar_date(trimmed) {
            return Ok(Published::Date(date));
        }
        DateTime::parse_from_rfc3339(trimmed)
            .map(Published::DateTime)
            .map_err(|_| PublishedError { text: text.to_owned() })
    }
}

/// Reads `YYYY-MM-DD` and nothing shorter, longer or signed.
fn calendar_date(text: &str) -> Option<NaiveDate> {
    let is_shaped = text.len() == 10
        && text
            .bytes()
            .enumerate()
            .all(|(at, b)| if at == 4 || at == 7 { b == b'-' } else { b.is_ascii_digit() });
    is_shaped.then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()).flatten()
}

impl TryFrom<String> for Published {
    type Error = PublishedError;

    fn try_from(text: String) -> Result<Published, PublishedError> {
        text.parse()
    }
}

impl From<Published> for String {
    fn from(published: Published) -> String {
        published.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::Published;
    use insta::assert_snapshot;

    fn read(text: &str) -> String {
        match text.parse::<Published>() {
            Ok(published) => format!("{published} on {}", published.date()),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn reads_days_and_moments() {
        let table = [
            "2021-02-22",
            " 2021-02-22\n",
            "2021-02-22T23:30:00-05:00",
            "2021-02-22T23:30:00.25Z",
            "2021-02-30",
            "2021-2-22",
            "22.02.2021",
            "",
        ]
        .map(|text| format!("{text:?}: {}", read(text)));
        assert_snapshot!(table.join("\n"), @r#"
        "2021-02-22": 2021-02-22 on 2021-02-22
        " 2021-02-22\n": 2021-02-22 on 2021-02-22
        "2021-02-22T23:30:00-05:00": 2021-02-22T23:30:00-05:00 on 2021-02-22
        "2021-02-22T23:30:00.25Z": 2021-02-22T23:30:00.250Z on 2021-02-22
        "2021-02-30": "2021-02-30" is neither a date (YYYY-MM-DD) nor a moment (RFC 3339)
        "2021-2-22": "2021-2-22" is neither a date (YYYY-MM-DD) nor a moment (RFC 3339)
        "22.02.2021": "22.02.2021" is neither a date (YYYY-MM-DD) nor a moment (RFC 3339)
        "": "" is neither a date (YYYY-MM-DD) nor a moment (RFC 3339)
        "#);
    }
}
