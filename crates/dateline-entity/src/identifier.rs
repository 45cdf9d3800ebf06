//! Numbers that identify companies, people, ships and accounts, checked as their standards say.
//!
//! | kind | standard | check |
//! |---|---|---|
//! | LEI | ISO 17442 | remainder 1 by 97 |
//! | IMO | IMO A.1117(30) | weighted sum, last digit |
//! | MMSI | ITU-R M.585 | maritime identification digits at their place |
//! | BIC | ISO 9362 | shape, country |
//! | ISIN | ISO 6166 | Luhn over letters as numbers |
//! | IBAN | ISO 13616 | remainder 1 by 97 |
//! | INN, OGRN | Russian tax and register numbers | weighted sums; remainder by 11 or 13 |
//! | USCC | GB 32100-2015, Chinese register | weighted sum by 31 |
//! | KPP, OKPO, BIK, DUNS | Russian and commercial registers | number of digits |
//! | passport, national id, tax id, registration, call sign, wallet and the others | none in common | shape only |

use std::fmt;

use crate::Country;

crate::vocabulary! {
    /// What an identifier identifies, and by which standard.
    pub enum IdentifierKind: "kind of identifier" {
        /// Legal Entity Identifier, ISO 17442.
        Lei = "lei",
        /// A ship's or ship owner's number of the International Maritime Organization.
        Imo = "imo",
        /// Maritime Mobile Service Identity: a ship's radio.
        Mmsi = "mmsi",
        /// Business Identifier Code, ISO 9362, also called SWIFT code.
        Bic = "bic",
        /// International Securities Identification Number, ISO 6166.
        Isin = "isin",
        /// International Bank Account Number, ISO 13616.
        Iban = "iban",
        /// Russian taxpayer number.
        Inn = "inn",
        /// Russian state register number, of companies or of sole traders.
        Ogrn = "ogrn",
        /// Chinese Unified Social Credit Code.
        Uscc = "uscc",
        /// A passport's number.
        Passport = "passport",
        /// The number of an identity card or population register.
        NationalId = "national-id",
        /// A tax number other than an INN.
        TaxId = "tax-id",
        /// A company register's number other than an OGRN.
        Registration = "registration",
        /// A ship's or aircraft's radio call sign.
        CallSign = "call-sign",
        /// The address of a wallet of some cryptocurrency.
        CryptoWallet = "crypto-wallet",
        /// A Russian tax office's code for a company, beside its INN.
        Kpp = "kpp",
        /// A code of the Russian, Ukrainian or Belarusian register of enterprises.
        Okpo = "okpo",
        /// A Russian bank's code.
        Bik = "bik",
        /// A number for value added tax.
        Vat = "vat",
        /// A number of social insurance.
        SocialSecurity = "social-security",
        /// A driving licence's number.
        DrivingLicence = "driving-licence",
        /// The number of a travel document other than a passport.
        TravelDocument = "travel-document",
        /// The number of a permit to reside, or of a visa.
        Residence = "residence",
        /// A birth certificate's number.
        BirthCertificate = "birth-certificate",
        /// The number of a licence to trade, work or sail.
        Licence = "licence",
        /// A company's sign at a stock exchange.
        Ticker = "ticker",
        /// An aircraft's registration, painted on its tail.
        TailNumber = "tail-number",
        /// The number that the maker of an aircraft, a ship or a vehicle gave it.
        SerialNumber = "serial-number",
        /// A number in Dun & Bradstreet's register.
        Duns = "duns",
    }
}

/// A checked identifier.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(try_from = "Unchecked"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(with = "Unchecked"))]
// Invariant: the value is in its standard spelling and passes its kind's check.
pub struct Identifier {
    kind: IdentifierKind,
    value: String,
}

/// A text is no identifier of its kind.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{value:?} is no {kind}: {fault}")]
pub struct InvalidIdentifier {
    /// What it was to be.
    pub kind: IdentifierKind,
    /// The text as given.
    pub value: String,
    /// What is wrong with it.
    pub fault: IdentifierFault,
}

/// What is wrong with an identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum IdentifierFault {
    /// Too long, too short, or with signs that do not belong there.
    #[error("its length or signs are wrong")]
    Shape,
    /// The letters that should be a country's code are none.
    #[error("it has no country code where one belongs")]
    Country,
    /// The check digits do not fit the others: a slip of writing.
    #[error("its check digits do not fit")]
    CheckDigits,
}

impl Identifier {
    /// Checks `value` and brings it to its standard spelling: capitals, without spaces, hyphens and its kind's name.
    ///
    /// # Errors
    /// If its signs, its country code or its check digits are wrong.
    ///
    /// ```
    /// use dateline_entity::{Identifier, IdentifierKind};
    ///
    /// let ship = Identifier::new(IdentifierKind::Imo, "IMO 9074729")?;
    /// assert_eq!(ship.value(), "9074729");
    /// let slip = Identifier::new(IdentifierKind::Imo, "9074728").unwrap_err();
    /// assert_eq!(slip.to_string(), "\"9074728\" is no imo: its check digits do not fit");
    /// # Ok::<(), dateline_entity::InvalidIdentifier>(())
    /// ```
    pub fn new(kind: IdentifierKind, value: &str) -> Result<Identifier, InvalidIdentifier> {
        let spelled = spelling(kind, value);
        match check(kind, &spelled) {
            Ok(()) => Ok(Identifier { kind, value: spelled }),
            Err(fault) => Err(InvalidIdentifier { kind, value: value.to_owned(), fault }),
        }
    }

    /// What it is.
    pub fn kind(&self) -> IdentifierKind {
        self.kind
    }

    /// The identifier in its standard spelling.
    pub fn value(&self) -> &str {
        &self.value
    }
}

/// `imo 9074729`.
impl fmt::Display for Identifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind, self.value)
    }
}

// An identifier as read, before its check.
/// A number that identifies.
#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Identifier"))]
struct Unchecked {
    /// What it is.
    kind: IdentifierKind,
    /// The identifier in its standard spelling.
    value: String,
}

#[cfg(feature = "serde")]
impl TryFrom<Unchecked> for Identifier {
    type Error = InvalidIdentifier;

    fn try_from(Unchecked { kind, value }: Unchecked) -> Result<Identifier, InvalidIdentifier> {
        Identifier::new(kind, &value)
    }
}

fn spelling(kind: IdentifierKind, value: &str) -> String {
    let value = value.trim();
    if kind == IdentifierKind::CryptoWallet {
        // Their letters' case is part of them.
        return value.to_owned();
    }
    let signs =
        value.chars().filter(|c| !matches!(c, ' ' | '-' | '.' | '\u{a0}')).map(|c| c.to_ascii_uppercase());
    let signs: String = signs.collect();
    let label = kind.as_str().to_ascii_uppercase();
    match signs.strip_prefix(&label) {
        Some(rest) if kind == IdentifierKind::Imo || !rest.is_empty() && has_label(kind) => rest.to_owned(),
        _ => signs,
    }
}

/// Kinds all digits, so that letters before them can only be their name.
fn has_label(kind: IdentifierKind) -> bool {
    matches!(kind, IdentifierKind::Imo | IdentifierKind::Mmsi | IdentifierKind::Inn | IdentifierKind::Ogrn)
}

fn check(kind: IdentifierKind, value: &str) -> Result<(), IdentifierFault> {
    match kind {
        IdentifierKind::Lei => lei(value),
        IdentifierKind::Imo => imo(value),
        IdentifierKind::Mmsi => mmsi(value),
        IdentifierKind::Bic => bic(value),
        IdentifierKind::Isin => isin(value),
        IdentifierKind::Iban => iban(value),
        IdentifierKind::Inn => inn(value),
        IdentifierKind::Ogrn => ogrn(value),
        IdentifierKind::Uscc => uscc(value),
        IdentifierKind::CallSign => shape((3..=7).contains(&value.len()) && is_alphanumeric(value)),
        IdentifierKind::CryptoWallet => shape((24..=120).contains(&value.len()) && is_alphanumeric(value)),
        IdentifierKind::Passport => {
            shape((4..=20).contains(&value.len()) && is_alphanumeric(value) && has_digit(value))
        }
        IdentifierKind::Kpp | IdentifierKind::Bik | IdentifierKind::Duns => digits(value, 9).map(drop),
        IdentifierKind::Okpo => digits(value, 8).or_else(|_| digits(value, 10)).map(drop),
        IdentifierKind::Ticker | IdentifierKind::TailNumber => {
            shape((2..=12).contains(&value.len()) && value.bytes().any(|byte| byte.is_ascii_alphanumeric()))
        }
        IdentifierKind::NationalId
        | IdentifierKind::TaxId
        | IdentifierKind::Registration
        | IdentifierKind::Vat
        | IdentifierKind::SocialSecurity
        | IdentifierKind::DrivingLicence
        | IdentifierKind::TravelDocument
        | IdentifierKind::Residence
        | IdentifierKind::BirthCertificate
        | IdentifierKind::Licence
        | IdentifierKind::SerialNumber => {
            shape((2..=40).contains(&value.chars().count()) && has_digit(value))
        }
    }
}

fn shape(is_right: bool) -> Result<(), IdentifierFault> {
    if is_right { Ok(()) } else { Err(IdentifierFault::Shape) }
}

fn check_digits(fit: bool) -> Result<(), IdentifierFault> {
    if fit { Ok(()) } else { Err(IdentifierFault::CheckDigits) }
}

fn country(code: Option<&str>) -> Result<(), IdentifierFault> {
    code.and_then(Country::from_alpha2).map(drop).ok_or(IdentifierFault::Country)
}

fn is_alphanumeric(value: &str) -> bool {
    value.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn has_digit(value: &str) -> bool {
    value.bytes().any(|byte| byte.is_ascii_digit())
}

/// The values of exactly `length` digits.
fn digits(value: &str, length: usize) -> Result<Vec<u32>, IdentifierFault> {
    let digits: Option<Vec<u32>> = value.chars().map(|c| c.to_digit(10)).collect();
    digits.filter(|digits| digits.len() == length).ok_or(IdentifierFault::Shape)
}

fn weighted(digits: &[u32], weights: &[u32]) -> u32 {
    digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum()
}

/// ISO 7064 MOD 97-10: letters count as two digits from A = 10.
fn remainder_97(signs: impl Iterator<Item = char>) -> Option<u32> {
    signs.map(|c| c.to_digit(36)).try_fold(0, |sum, value| {
        let value = value?;
        Some((sum * if value < 10 { 10 } else { 100 } + value) % 97)
    })
}

fn lei(value: &str) -> Result<(), IdentifierFault> {
    shape(value.len() == 20 && is_alphanumeric(value))?;
    check_digits(remainder_97(value.chars()) == Some(1))
}

fn iban(value: &str) -> Result<(), IdentifierFault> {
    shape((15..=34).contains(&value.len()) && is_alphanumeric(value))?;
    country(value.get(..2))?;
    let (head, rest) = value.split_at_checked(4).ok_or(IdentifierFault::Shape)?;
    check_digits(remainder_97(rest.chars().chain(head.chars())) == Some(1))
}

fn imo(value: &str) -> Result<(), IdentifierFault> {
    let digits = digits(value, 7)?;
    check_digits(digits.last() == Some(&(weighted(&digits, &[7, 6, 5, 4, 3, 2]) % 10)))
}

/// The identification digits (201 to 775) stand first in a ship's number, after a prefix in those of other stations.
fn mmsi(value: &str) -> Result<(), IdentifierFault> {
    digits(value, 9)?;
    let prefix = ["111", "970", "972", "974", "00", "98", "99", "0", "8"]
        .iter()
        .find_map(|prefix| value.strip_prefix(prefix));
    let identification = prefix.unwrap_or(value).get(..3).and_then(|digits| digits.parse::<u16>().ok());
    let is_beacon = value.starts_with("97");
    shape(is_beacon || identification.is_some_and(|digits| (201..=775).contains(&digits)))
}

fn bic(value: &str) -> Result<(), IdentifierFault> {
    shape(matches!(value.len(), 8 | 11) && is_alphanumeric(value))?;
    country(value.get(4..6))
}

fn isin(value: &str) -> Result<(), IdentifierFault> {
    shape(value.len() == 12 && is_alphanumeric(value) && value.ends_with(|c: char| c.is_ascii_digit()))?;
    // XS stands for international clearing.
    if !value.starts_with("XS") {
        country(value.get(..2))?;
    }
    let mut expanded = Vec::with_capacity(24);
    for sign in value.chars().filter_map(|c| c.to_digit(36)) {
        if sign > 9 {
            expanded.push(sign / 10);
        }
        expanded.push(sign % 10);
    }
    let doubled =
        |(index, digit): (usize, &u32)| if index % 2 == 1 { digit * 2 / 10 + digit * 2 % 10 } else { *digit };
    let sum: u32 = expanded.iter().rev().enumerate().map(doubled).sum();
    check_digits(sum.is_multiple_of(10))
}

fn inn(value: &str) -> Result<(), IdentifierFault> {
    const WEIGHTS: [u32; 11] = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
    let digits = digits(value, 10).or_else(|_| digits(value, 12))?;
    let fits = |place: usize| {
        let weights = WEIGHTS.get(WEIGHTS.len() - place..).unwrap_or_default();
        digits.get(place) == Some(&(weighted(&digits, weights) % 11 % 10))
    };
    check_digits(if digits.len() == 10 { fits(9) } else { fits(10) && fits(11) })
}

fn ogrn(value: &str) -> Result<(), IdentifierFault> {
    let digits = digits(value, 13).or_else(|_| digits(value, 15))?;
    let divisor = if digits.len() == 13 { 11 } else { 13 };
    let (last, rest) = digits.split_last().ok_or(IdentifierFault::Shape)?;
    let remainder = rest.iter().fold(0, |sum, digit| (sum * 10 + digit) % divisor);
    check_digits(remainder % 10 == *last)
}

fn uscc(value: &str) -> Result<(), IdentifierFault> {
    // The letters that look like digits (I, O, Z, S, V) are not used.
    const SIGNS: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    const WEIGHTS: [u32; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    let values: Option<Vec<u32>> =
        value.chars().map(|c| SIGNS.find(c).and_then(|at| u32::try_from(at).ok())).collect();
    let values = values.filter(|values| values.len() == 18).ok_or(IdentifierFault::Shape)?;
    check_digits(values.last() == Some(&((31 - weighted(&values, &WEIGHTS) % 31) % 31)))
}

#[cfg(test)]
mod tests;
