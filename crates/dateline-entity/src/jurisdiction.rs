//! To whom an entity belongs: a country, the EU or the UN.

use std::fmt;
use std::str::FromStr;

use crate::Country;

/// A country, the European Union or the United Nations: what the document format has in its `country` fields.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Jurisdiction {
    /// A country or territory, written as its alpha-2 code.
    Country(Country),
    /// The European Union, written `eu`.
    Eu,
    /// The United Nations, written `un`.
    Un,
}

/// A word is neither a country's code nor `eu` nor `un`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no ISO 3166-1 alpha-2 code, nor \"eu\" nor \"un\"")]
pub struct UnknownJurisdiction(pub String);

impl Jurisdiction {
    /// The code in lower case.
    pub fn as_str(self) -> &'static str {
        match self {
            Jurisdiction::Country(country) => country.alpha2(),
            Jurisdiction::Eu => "eu",
            Jurisdiction::Un => "un",
        }
    }

    /// The country, unless it is the EU or the UN.
    pub fn country(self) -> Option<Country> {
        match self {
            Jurisdiction::Country(country) => Some(country),
            Jurisdiction::Eu | Jurisdiction::Un => None,
        }
    }
}

impl From<Country> for Jurisdiction {
    fn from(country: Country) -> Jurisdiction {
        Jurisdiction::Country(country)
    }
}

impl fmt::Display for Jurisdiction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Short, so that snapshots stay readable: `eu`.
impl fmt::Debug for Jurisdiction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Jurisdiction {
    type Err = UnknownJurisdiction;

    fn from_str(code: &str) -> Result<Jurisdiction, UnknownJurisdiction> {
        if code.eq_ignore_ascii_case("eu") {
            Ok(Jurisdiction::Eu)
        } else if code.eq_ignore_ascii_case("un") {
            Ok(Jurisdiction::Un)
        } else {
            Country::from_alpha2(code)
                .map(Jurisdiction::Country)
                .ok_or_else(|| UnknownJurisdiction(code.to_owned()))
        }
    }
}

crate::written_as_text! {
    Jurisdiction, "Jurisdiction", "An ISO 3166-1 alpha-2 code in lower case, `eu` or `un`.", "^[a-z]{2}$"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_reads_back() {
        let countries = Country::all().map(Jurisdiction::Country);
        for jurisdiction in countries.chain([Jurisdiction::Eu, Jurisdiction::Un]) {
            assert_eq!(jurisdiction.to_string().parse(), Ok(jurisdiction));
        }
        assert_eq!("UN".parse(), Ok(Jurisdiction::Un));
        let error = "europe".parse::<Jurisdiction>().unwrap_err().to_string();
        insta::assert_snapshot!(error, @r#""europe" is no ISO 3166-1 alpha-2 code, nor "eu" nor "un""#);
    }
}
