//! Legal acts: `Council Regulation (EU) 2020/1998`, `Executive Order 13662`, `UN Security Council resolution 1718 (2006)`.
//!
//! The grammar of the printed forms is in `act/grammar.rs`. Acts that are called by their title only (the Magnitsky Act, the
//! Russia (Sanctions) (EU Exit) Regulations 2019) have no number to go by; in running text they are found by the aliases of the
//! [`Catalogue`](crate::Catalogue).

mod grammar;

use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use crate::Actor;

/// An act of law by which sanctions are made, changed or eased.
///
/// Written as its authority cites it, without the institution ("Council").
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum LegalAct {
    /// `Regulation (EU) 2020/1998`, `Implementing Regulation (EU) 2021/371`, `Regulation (EC) No 2580/2001`.
    Regulation {
        /// Of the EU, or of one of the communities before it.
        community: Community,
        /// Whether it carries out another regulation, as listings mostly do.
        implementing: bool,
        /// The year of its number.
        year: u16,
        /// The number within the year.
        number: u32,
    },
    /// `Decision (CFSP) 2020/1999`, `Decision 2013/184/CFSP`.
    Decision {
        /// Whether it carries out another decision.
        implementing: bool,
        /// The year of its number.
        year: u16,
        /// The number within the year.
        number: u32,
    },
    /// `Common Position 2001/931/CFSP`: what decisions were called until 2009.
    CommonPosition {
        /// The year of its number.
        year: u16,
        /// The number within the year.
        number: u32,
    },
    /// `Joint Action 96/668/CFSP`.
    JointAction {
        /// The year of its number.
        year: u16,
        /// The number within the year.
        number: u32,
    },
    /// `UN Security Council resolution 1718 (2006)`.
    Resolution {
        /// The number.
        number: u32,
        /// The year, if it is printed.
        year: Option<u16>,
    },
    /// `Executive Order 13662` of the president of the United States.
    ExecutiveOrder {
        /// The number.
        number: u32,
    },
    /// `Public Law 115-44` of the United States.
    PublicLaw {
        /// The number of the Congress.
        congress: u32,
        /// The number within that Congress.
        number: u32,
    },
    /// `31 CFR Part 587`: a part of the Code of Federal Regulations of the United States.
    FederalRegulations {
        /// The title of the code; sanctions stand in 31, export controls in 15.
        title: u32,
        /// The part.
        part: u32,
    },
    /// `SI 2019/855`: a statutory instrument of the United Kingdom.
    StatutoryInstrument {
        /// The year.
        year: u16,
        /// The number within the year.
        number: u32,
    },
    /// `SOR/2014-58`: regulations of Canada.
    CanadianRegulations {
        /// The year.
        year: u16,
        /// The number within the year.
        number: u32,
    },
    /// `SR 946.231.176.72`: an ordinance by its place in the Swiss systematic collection.
    SwissOrdinance {
        /// The place, numbers separated by full stops.
        place: String,
    },
    /// `General License 8A`, `General Licence INT/2022/1875936`. The United States number them anew in each programme.
    GeneralLicense {
        /// The number with its letter, or the reference.
        number: String,
    },
    /// An act called by its title: `Magnitsky Act`, `Special Economic Measures Act`, `Myanmar (Sanctions) Regulations 2021`.
    Titled {
        /// The title without article and year.
        title: String,
        /// The year after it, if one is printed.
        year: Option<u16>,
    },
}

/// Under which treaty a regulation was made: the letters in its citation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Community {
    /// European Union, from December 2009.
    Eu,
    /// European Community, from November 1993.
    Ec,
    /// European Economic Community.
    Eec,
}

/// A text cites no act.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} cites no legal act")]
pub struct NotAnAct(pub String);

impl LegalAct {
    /// Reads one act from a text that holds nothing else, in the forms of laws and newspapers.
    ///
    /// ```
    /// use dateline_sanctions::LegalAct;
    ///
    /// let act = LegalAct::parse("Council Regulation (EU) No. 833/2014").unwrap();
    /// assert_eq!(act.to_string(), "Regulation (EU) No 833/2014");
    /// assert_eq!(LegalAct::parse("E.O. 13662"), LegalAct::parse("Executive Order 13662"));
    /// assert_eq!(LegalAct::parse("the decision of Monday"), None);
    /// ```
    pub fn parse(text: &str) -> Option<LegalAct> {
        let text = text.trim();
        match grammar::numbered(text) {
            Some((act, length)) if length == text.len() => Some(act),
            _ => grammar::titled(text),
        }
    }

    /// The numbered acts that running text cites, with their byte ranges, in order and without overlap.
    ///
    /// One pass; titles without a number are left to the catalogue's aliases.
    pub fn find_all(text: &str) -> impl Iterator<Item = (Range<usize>, LegalAct)> {
        grammar::Citations::new(text)
    }

    /// Whose act it is, where its form tells.
    pub fn issuer(&self) -> Option<Actor> {
        match self {
            LegalAct::Regulation { .. }
            | LegalAct::Decision { .. }
            | LegalAct::CommonPosition { .. }
            | LegalAct::JointAction { .. } => Some(Actor::EU),
            LegalAct::Resolution { .. } => Some(Actor::UN),
            LegalAct::ExecutiveOrder { .. }
            | LegalAct::PublicLaw { .. }
            | LegalAct::FederalRegulations { .. } => Some(Actor::US),
            LegalAct::StatutoryInstrument { .. } => Some(Actor::GB),
            LegalAct::CanadianRegulations { .. } => Some(Actor::State(dateline_entity::Country::CA)),
            LegalAct::SwissOrdinance { .. } => Some(Actor::State(dateline_entity::Country::CH)),
            LegalAct::GeneralLicense { .. } | LegalAct::Titled { .. } => None,
        }
    }

    /// Whether both cite the same act, though one leaves out the year or names the community wrongly, as news does.
    pub fn is_same(&self, other: &LegalAct) -> bool {
        self.identity() == other.identity()
    }

    /// What tells acts apart, without what citations leave out.
    pub(crate) fn identity(&self) -> Identity {
        match self {
            LegalAct::Regulation { year, number, .. } => Identity::Numbers('R', u32::from(*year), *number),
            LegalAct::Decision { year, number, .. } => Identity::Numbers('D', u32::from(*year), *number),
            LegalAct::CommonPosition { year, number } => Identity::Numbers('P', u32::from(*year), *number),
            LegalAct::JointAction { year, number } => Identity::Numbers('J', u32::from(*year), *number),
            LegalAct::Resolution { number, .. } => Identity::Numbers('N', 0, *number),
            LegalAct::ExecutiveOrder { number } => Identity::Numbers('E', 0, *number),
            LegalAct::PublicLaw { congress, number } => Identity::Numbers('L', *congress, *number),
            LegalAct::FederalRegulations { title, part } => Identity::Numbers('F', *title, *part),
            LegalAct::StatutoryInstrument { year, number } => {
                Identity::Numbers('S', u32::from(*year), *number)
            }
            LegalAct::CanadianRegulations { year, number } => {
                Identity::Numbers('C', u32::from(*year), *number)
            }
            LegalAct::SwissOrdinance { place } => Identity::Words('O', place.clone()),
            LegalAct::GeneralLicense { number } => Identity::Words('G', number.clone()),
            LegalAct::Titled { title, .. } => Identity::Words('T', dateline_text::fold(title).into_owned()),
        }
    }
}

/// The kind of an act as a letter, and its number or title.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Identity {
    Numbers(char, u32, u32),
    Words(char, String),
}

/// As its authority cites it. [`LegalAct::parse`] reads it back.
impl fmt::Display for LegalAct {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let implements = |implementing: &bool| if *implementing { "Implementing " } else { "" };
        match self {
            LegalAct::Regulation { community, implementing, year, number } => {
                let (prefix, community) = (implements(implementing), community.as_str());
                // Until 2014 the number came first; until 1998 the year had two digits.
                match year {
                    2015.. => write!(f, "{prefix}Regulation ({community}) {year}/{number}"),
                    _ => write!(f, "{prefix}Regulation ({community}) No {number}/{}", ShortYear(*year)),
                }
            }
            LegalAct::Decision { implementing, year: year @ 2015.., number } => {
                write!(f, "{}Decision (CFSP) {year}/{number}", implements(implementing))
            }
            LegalAct::Decision { implementing, year, number } => {
                write!(f, "{}Decision {}/{number}/CFSP", implements(implementing), ShortYear(*year))
            }
            LegalAct::CommonPosition { year, number } => {
                write!(f, "Common Position {}/{number}/CFSP", ShortYear(*year))
            }
            LegalAct::JointAction { year, number } => {
                write!(f, "Joint Action {}/{number}/CFSP", ShortYear(*year))
            }
            LegalAct::Resolution { number, year: Some(year) } => {
                write!(f, "UN Security Council resolution {number} ({year})")
            }
            LegalAct::Resolution { number, year: None } => {
                write!(f, "UN Security Council resolution {number}")
            }
            LegalAct::ExecutiveOrder { number } => write!(f, "Executive Order {number}"),
            LegalAct::PublicLaw { congress, number } => write!(f, "Public Law {congress}-{number}"),
            LegalAct::FederalRegulations { title, part } => write!(f, "{title} CFR Part {part}"),
            LegalAct::StatutoryInstrument { year, number } => write!(f, "SI {year}/{number}"),
            LegalAct::CanadianRegulations { year, number } => write!(f, "SOR/{year}-{number}"),
            LegalAct::SwissOrdinance { place } => write!(f, "SR {place}"),
            LegalAct::GeneralLicense { number } => write!(f, "General License {number}"),
            LegalAct::Titled { title, year: Some(year) } => write!(f, "{title} {year}"),
            LegalAct::Titled { title, year: None } => f.write_str(title),
        }
    }
}

/// A year as the EU wrote it: with two digits until 1998.
struct ShortYear(u16);

impl fmt::Display for ShortYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            1950..=1998 => write!(f, "{:02}", self.0 % 100),
            year => write!(f, "{year}"),
        }
    }
}

impl Community {
    /// The letters in citations: `EU`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Community::Eu => "EU",
            Community::Ec => "EC",
            Community::Eec => "EEC",
        }
    }
}

impl FromStr for LegalAct {
    type Err = NotAnAct;

    fn from_str(text: &str) -> Result<LegalAct, NotAnAct> {
        LegalAct::parse(text).ok_or_else(|| NotAnAct(text.to_owned()))
    }
}

dateline_entity::written_as_text! { LegalAct, "LegalAct", "A legal act as its authority cites it." }

#[cfg(test)]
mod tests;
