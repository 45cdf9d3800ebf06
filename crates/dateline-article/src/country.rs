//! Country codes as the document format writes them.

use std::fmt;
use std::str::FromStr;

/// An ISO 3166-1 alpha-2 code in lower case: `be`; also `eu` and `un`.
///
/// It says that a code has the right shape, not that ISO has assigned it: tables of countries are elsewhere.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(try_from = "String", into = "String")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(with = "String"))]
pub struct CountryCode([u8; 2]);

impl CountryCode {
    /// Its two letters.
    pub fn as_str(&self) -> &str {
        str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// A country code is not two letters.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{text}\" is no country code of two letters")]
pub struct CountryCodeError {
    /// What was given instead.
    pub text: String,
}

impl FromStr for CountryCode {
    type Err = CountryCodeError;

    /// Reads two ASCII letters of either case.
    fn from_str(text: &str) -> Result<CountryCode, CountryCodeError> {
        match text.as_bytes() {
            &[a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => {
                Ok(CountryCode([a.to_ascii_lowercase(), b.to_ascii_lowercase()]))
            }
            _ => Err(CountryCodeError { text: text.to_owned() }),
        }
    }
}

impl fmt::Display for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Short, so that snapshots stay readable.
impl fmt::Debug for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.as_str())
    }
}

impl TryFrom<String> for CountryCode {
    type Error = CountryCodeError;

    fn try_from(text: String) -> Result<CountryCode, CountryCodeError> {
        text.parse()
    }
}

impl From<CountryCode> for String {
    fn from(code: CountryCode) -> String {
        code.as_str().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::CountryCode;

    #[test]
    fn is_two_letters_in_lower_case() {
        let read =
            |text: &str| text.parse::<CountryCode>().map(String::from).map_err(|error| error.to_string());
        assert_eq!(read("BE"), Ok("be".to_owned()));
        for wrong in ["", "b", "bel", "b1", "é"] {
            assert_eq!(read(wrong), Err(format!("\"{wrong}\" is no country code of two letters")));
        }
    }
}
