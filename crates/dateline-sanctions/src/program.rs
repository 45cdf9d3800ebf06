//! Sanctions programmes and their catalogue: which regimes there are, whose, against what, under which acts, called what.
//!
//! The catalogue is `data/programs.tsv`. Its keys are those of OpenSanctions (`EU-HR`), so that data sets meet there; titles and
//! aliases are worded here.
//!
//! Text names programmes in three ways, from sure to vague: by an act's number ([`Catalogue::by_act`]), by a name of their own
//! ([`Program::aliases`]: `Global Magnitsky`), or by a description that is theirs only if one knows whose
//! ([`Program::descriptions`]: "human rights sanctions regime" is the EU's or Britain's). [`Catalogue::recognize`] tries all three.

mod catalogue;

use std::fmt;
use std::str::FromStr;

use dateline_entity::Country;

use crate::{Actor, Authority, GroundKind, LegalAct, Measure};

pub use catalogue::Catalogue;

/// The key of a programme in OpenSanctions' catalogue: `EU-HR`, `US-RUSHAR`, `UN-SC1718`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
// Invariant: two or more words of capitals and digits, joined by single hyphens.
pub struct ProgramKey(String);

/// A word has not the shape of a programme's key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} has not the shape of a programme's key such as \"EU-HR\"")]
pub struct NotAProgramKey(pub String);

impl ProgramKey {
    /// The key.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ProgramKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl FromStr for ProgramKey {
    type Err = NotAProgramKey;

    fn from_str(text: &str) -> Result<ProgramKey, NotAProgramKey> {
        let is_word = |word: &str| {
            !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        };
        let is_key = text.contains('-') && text.split('-').all(is_word);
        if is_key { Ok(ProgramKey(text.to_owned())) } else { Err(NotAProgramKey(text.to_owned())) }
    }
}

dateline_entity::written_as_text! {
    ProgramKey, "ProgramKey", "A programme's key in OpenSanctions' catalogue.", "^[A-Z0-9]+(-[A-Z0-9]+)+$"
}

dateline_entity::vocabulary! {
    /// Whether a programme applies now.
    pub enum ProgramStatus: "programme status" {
        /// It applies.
        Active = "active",
        /// It is kept in name only: nobody is listed under it any more, or it was merged into another.
        Legacy = "legacy",
        /// It was repealed or ran out.
        Ended = "ended",
    }
}

dateline_entity::vocabulary! {
    /// What a programme is drawn around.
    pub enum ProgramScope: "programme scope" {
        /// A country: what "its sanctions on Myanmar" means.
        Country = "country",
        /// A kind of conduct, anywhere or by somebody's partisans.
        Conduct = "conduct",
        /// A list that belongs to other programmes, or stands apart from them.
        List = "list",
    }
}

/// A sanctions programme: a regime of one authority against one situation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    /// Its key.
    pub key: ProgramKey,
    /// Its title, in our words.
    pub title: &'static str,
    /// Whose it is.
    pub issuer: Actor,
    /// Who makes and changes it.
    pub authority: Authority,
    /// What it is drawn around.
    pub scope: ProgramScope,
    /// The countries whose situation or conduct it is about; none if it is about a kind of conduct anywhere.
    pub territories: Vec<Country>,
    /// With what it hits.
    pub measures: Vec<Measure>,
    /// The kinds of conduct it is about.
    pub grounds: Vec<GroundKind>,
    /// The names that are its alone, as law and news print them.
    pub aliases: Vec<&'static str>,
    /// The words that mean it where its issuer is known.
    pub descriptions: Vec<&'static str>,
    /// The acts that made it. No other programme has them.
    pub acts: Vec<LegalAct>,
    /// Acts that it shares with other programmes of its issuer or carries out for another body.
    pub related_acts: Vec<LegalAct>,
    /// How official lists tag it: `HR` in the EU's file, `RUSSIA-EO14024` in OFAC's.
    pub codes: Vec<&'static str>,
    /// Whether it applies now.
    pub status: ProgramStatus,
}

#[cfg(test)]
mod tests;
