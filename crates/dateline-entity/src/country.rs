//! Countries and territories by ISO 3166-1, looked up by code, name and demonym.
//!
//! The table is `data/countries.tsv`: every current entry of the standard, Kosovo (`xk`, user-assigned) and a few states that
//! old news still speaks of ([`CountryStatus::Former`]). Names are those of English-language news: official, common, former
//! and abbreviated (`Burma`, `Ivory Coast`, `U.S.`, `DPRK`).
//!
//! Look-ups ignore case, accents, a leading `the` and white space at the ends. They say what a form *can* mean. Some forms mean
//! other things too (`Georgia`, `Jordan`, `Turkey`, `US` without its capitals): [`CountryForm::ambiguous`] tells which, and
//! deciding is left to who has the context.

mod table;

use std::fmt;
use std::str::FromStr;

use table::{Row, TABLE};

/// A country or territory: one entry of ISO 3166-1, Kosovo, or a former state.
///
/// Ordered and written by its alpha-2 code, in lower case.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
// Invariant: the code, in lower case, has a row in the table.
pub struct Country([u8; 2]);

/// Whether ISO 3166-1 has the country now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CountryStatus {
    /// In ISO 3166-1.
    Current,
    /// Not in ISO 3166-1, but its code is left to users and widely used so: Kosovo.
    UserAssigned,
    /// Withdrawn, kept to read old news.
    Former {
        /// The year in which the state or its code ended.
        until: u16,
    },
}

/// What kind of word a [`CountryForm`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CountryFormKind {
    /// A name: `Russia`, `Russian Federation`, `Burma`.
    Name,
    /// Initials: `UK`, `U.S.`, `DPRK`.
    Abbreviation,
    /// A seat of government or another city that news lets stand for it: `Moscow`.
    Capital,
    /// An adjective or a word for its people: `Russian`, `Britons`.
    Demonym,
}

/// One way in which English-language news refers to a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountryForm {
    /// The word or words, as printed.
    pub text: &'static str,
    /// What kind of word it is.
    pub kind: CountryFormKind,
    /// Whether it often means something else: a person, an American state, a bird, a pronoun, another country.
    pub ambiguous: bool,
    /// The country.
    pub country: Country,
}

/// A text names no known country.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no ISO 3166-1 alpha-2 code")]
pub struct UnknownCountry(pub String);

/// The states that the code of this project speaks of by itself. All others come from the look-ups.
impl Country {
    /// Australia.
    pub const AU: Country = Country(*b"au");
    /// Canada.
    pub const CA: Country = Country(*b"ca");
    /// Switzerland.
    pub const CH: Country = Country(*b"ch");
    /// China.
    pub const CN: Country = Country(*b"cn");
    /// United Kingdom.
    pub const GB: Country = Country(*b"gb");
    /// Japan.
    pub const JP: Country = Country(*b"jp");
    /// New Zealand.
    pub const NZ: Country = Country(*b"nz");
    /// Russia.
    pub const RU: Country = Country(*b"ru");
    /// Ukraine.
    pub const UA: Country = Country(*b"ua");
    /// United States.
    pub const US: Country = Country(*b"us");
}

impl Country {
    /// Every country, in the order of alpha-2 codes; the former ones among them.
    pub fn all() -> impl ExactSizeIterator<Item = Country> {
        TABLE.rows().iter().map(|row| row.country)
    }

    /// The country of a two-letter code in any case: `ru`, `RU`.
    pub fn from_alpha2(code: &str) -> Option<Country> {
        let &[first, second] = code.as_bytes() else { return None };
        let country = Country([first.to_ascii_lowercase(), second.to_ascii_lowercase()]);
        TABLE.row(country).map(|row| row.country)
    }

    /// The country of a three-letter code in any case: `rus`, `RUS`.
    pub fn from_alpha3(code: &str) -> Option<Country> {
        TABLE.rows().iter().find(|row| row.alpha3.eq_ignore_ascii_case(code)).map(|row| row.country)
    }

    /// The country of a numeric code, with or without leading zeros: `643`.
    pub fn from_numeric(code: u16) -> Option<Country> {
        TABLE.rows().iter().find(|row| row.numeric == Some(code)).map(|row| row.country)
    }

    /// The country that a name or abbreviation stands for: `Russia`, `the Ivory Coast`, `U.S.`, `dprk`.
    ///
    /// Does not allocate for ASCII text. A name of several countries (`Congo`, `Korea`) gives the one that news means most
    /// often; [`Country::form`] also says that it is ambiguous.
    pub fn from_name(name: &str) -> Option<Country> {
        TABLE.name(name).map(|form| form.country)
    }

    /// The country that an adjective or a word for its people stands for: `Russian`, `Iranians`, `Briton`.
    ///
    /// Does not allocate for ASCII text.
    pub fn from_demonym(word: &str) -> Option<Country> {
        TABLE.demonym(word).map(|form| form.country)
    }

    /// The country for whose government news lets a city stand: `Moscow`, `Brussels`, `The Hague`.
    ///
    /// Does not allocate for ASCII text.
    pub fn from_capital(city: &str) -> Option<Country> {
        TABLE.capital(city).map(|form| form.country)
    }

    /// What a word can mean as a name, an abbreviation or a demonym, in this order of preference.
    pub fn form(text: &str) -> Option<&'static CountryForm> {
        TABLE.name(text).or_else(|| TABLE.demonym(text))
    }

    /// Every form of every country: what an extractor puts into an automaton.
    pub fn all_forms() -> impl Iterator<Item = &'static CountryForm> {
        TABLE.rows().iter().flat_map(|row| row.forms.iter())
    }

    /// The alpha-2 code in lower case: `ru`.
    pub fn alpha2(self) -> &'static str {
        self.row().alpha2
    }

    /// The alpha-3 code in lower case: `rus`.
    pub fn alpha3(self) -> &'static str {
        self.row().alpha3
    }

    /// The numeric code, which Kosovo lacks.
    pub fn numeric(self) -> Option<u16> {
        self.row().numeric
    }

    /// Whether ISO 3166-1 has it now.
    pub fn status(self) -> CountryStatus {
        self.row().status
    }

    /// The name that English-language news uses most: `Russia`.
    pub fn name(self) -> &'static str {
        self.row().names.first().copied().unwrap_or_default()
    }

    /// All its names and abbreviations, the most used first.
    pub fn names(self) -> &'static [&'static str] {
        &self.row().names
    }

    /// Its adjectives and the words for its people: `British`, `Briton`, `Britons`.
    pub fn demonyms(self) -> &'static [&'static str] {
        &self.row().demonyms
    }

    /// Its seat of government, if it has one.
    pub fn capital(self) -> Option<&'static str> {
        self.row().capitals.first().copied()
    }

    /// The cities that news lets stand for its government, the capital first.
    pub fn capitals(self) -> &'static [&'static str] {
        &self.row().capitals
    }

    /// All forms that refer to it, names first.
    pub fn forms(self) -> &'static [CountryForm] {
        &self.row().forms
    }

    fn row(self) -> &'static Row {
        TABLE
            .row(self)
            .expect("a country has a row: it is made from one, or a test holds its constant to the table")
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.alpha2())
    }
}

/// Short, so that snapshots stay readable: `ru`.
impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Country {
    type Err = UnknownCountry;

    fn from_str(code: &str) -> Result<Country, UnknownCountry> {
        Country::from_alpha2(code).ok_or_else(|| UnknownCountry(code.to_owned()))
    }
}

crate::written_as_text! {
    Country, "Country", "An ISO 3166-1 alpha-2 code in lower case.", "^[a-z]{2}$"
}

#[cfg(test)]
mod tests;
