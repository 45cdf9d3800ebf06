//! Who imposes sanctions, calls for them or eases them: a state, or one of the bodies that news speaks of.

use std::fmt;
use std::str::FromStr;

use dateline_entity::{Country, Jurisdiction};

dateline_entity::vocabulary! {
    /// A body of states, or one of the two words by which news avoids naming any.
    pub enum Body: "body" {
        /// The European Union.
        Eu = "eu",
        /// The United Nations.
        Un = "un",
        /// The Group of Seven.
        G7 = "g7",
        /// The African Union.
        AfricanUnion = "african-union",
        /// The League of Arab States.
        ArabLeague = "arab-league",
        /// The Economic Community of West African States.
        Ecowas = "ecowas",
        /// The Commonwealth of Nations.
        Commonwealth = "commonwealth",
        /// The North Atlantic Treaty Organization.
        Nato = "nato",
        /// The Organization for Security and Co-operation in Europe.
        Osce = "osce",
        /// Where a story says only "the West" or "Western".
        West = "west",
        /// Where a story says only "international".
        International = "international",
    }
}

/// A state or a body of states that acts, written as its country's alpha-2 code or its body's word.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Actor {
    /// A state, written `us`.
    State(Country),
    /// A body, written `eu`, `african-union`.
    Body(Body),
}

/// A word is no actor's code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no ISO 3166-1 alpha-2 code and no body such as \"eu\" or \"african-union\"")]
pub struct UnknownActor(pub String);

impl Actor {
    /// The European Union.
    pub const EU: Actor = Actor::Body(Body::Eu);
    /// The United Nations.
    pub const UN: Actor = Actor::Body(Body::Un);
    /// The United States.
    pub const US: Actor = Actor::State(Country::US);
    /// The United Kingdom.
    pub const GB: Actor = Actor::State(Country::GB);

    /// The code in the document format.
    pub fn as_str(self) -> &'static str {
        match self {
            Actor::State(country) => country.alpha2(),
            Actor::Body(body) => body.as_str(),
        }
    }

    /// The state, unless it is a body.
    pub fn country(self) -> Option<Country> {
        match self {
            Actor::State(country) => Some(country),
            Actor::Body(_) => None,
        }
    }

    /// What people call it: `Russia`, `European Union`, `the West`.
    pub fn name(self) -> &'static str {
        match self {
            Actor::State(country) => country.name(),
            Actor::Body(body) => body.name(),
        }
    }
}

impl Body {
    /// What people call it: `European Union`, `the West`.
    pub const fn name(self) -> &'static str {
        match self {
            Body::Eu => "European Union",
            Body::Un => "United Nations",
            Body::G7 => "Group of Seven",
            Body::AfricanUnion => "African Union",
            Body::ArabLeague => "Arab League",
            Body::Ecowas => "Economic Community of West African States",
            Body::Commonwealth => "Commonwealth",
            Body::Nato => "NATO",
            Body::Osce => "Organization for Security and Co-operation in Europe",
            Body::West => "the West",
            Body::International => "the international community",
        }
    }
}

impl From<Country> for Actor {
    fn from(country: Country) -> Actor {
        Actor::State(country)
    }
}

impl From<Body> for Actor {
    fn from(body: Body) -> Actor {
        Actor::Body(body)
    }
}

impl From<Jurisdiction> for Actor {
    fn from(jurisdiction: Jurisdiction) -> Actor {
        match jurisdiction {
            Jurisdiction::Country(country) => Actor::State(country),
            Jurisdiction::Eu => Actor::EU,
            Jurisdiction::Un => Actor::UN,
        }
    }
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Short, so that snapshots stay readable: `african-union`.
impl fmt::Debug for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Actor {
    type Err = UnknownActor;

    fn from_str(code: &str) -> Result<Actor, UnknownActor> {
        let body = code.parse().map(Actor::Body);
        body.or_else(|_| code.parse().map(Actor::State)).map_err(|_| UnknownActor(code.to_owned()))
    }
}

dateline_entity::written_as_text! {
    Actor, "Actor", "An ISO 3166-1 alpha-2 code in lower case, or the word for a body of states.", "^([a-z]{2}|[a-z0-9-]+)$"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_reads_back() {
        let states = Country::all().map(Actor::State);
        for actor in states.chain(Body::ALL.iter().copied().map(Actor::Body)) {
            assert_eq!(actor.to_string().parse(), Ok(actor));
        }
    }

    #[test]
    fn refuses_other_words() {
        let error = "atlantis".parse::<Actor>().unwrap_err().to_string();
        insta::assert_snapshot!(error, @r#""atlantis" is no ISO 3166-1 alpha-2 code and no body such as "eu" or "african-union""#);
    }
}
