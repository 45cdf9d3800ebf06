//! What a story speaks of: [`Entity`], its [`EntityKind`] and its number within the story.

use std::fmt;
use std::str::FromStr;

use crate::{Jurisdiction, Mention};

crate::vocabulary! {
    /// What kind of thing an entity is.
    pub enum EntityKind: "entity kind" {
        /// A human being.
        Person = "person",
        /// A company, ministry, agency, party, armed group, international body or outlet.
        Organization = "organization",
        /// A country, city or region.
        Place = "place",
        /// A named ship.
        Vessel = "vessel",
        /// A named or numbered aircraft.
        Aircraft = "aircraft",
        /// People without an organization: a people, the adherents of a party.
        Group = "group",
        /// A law, order, resolution or programme.
        Law = "law",
        /// Anything else with a name.
        Other = "other",
    }
}

crate::vocabulary! {
    /// The gender that a title or a pronoun gives a person.
    pub enum Gender: "gender" {
        /// Feminine.
        Female = "female",
        /// Masculine.
        Male = "male",
    }
}

/// An entity's number within one document, written `e1`, `e2`, ….
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub u32);

impl fmt::Display for EntityId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "e{}", self.0)
    }
}

/// A word is not the number of an entity.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no entity number such as \"e1\"")]
pub struct NotAnEntityId(pub String);

impl FromStr for EntityId {
    type Err = NotAnEntityId;

    fn from_str(text: &str) -> Result<EntityId, NotAnEntityId> {
        let number = text.strip_prefix('e').and_then(|digits| digits.parse().ok());
        number.map(EntityId).ok_or_else(|| NotAnEntityId(text.to_owned()))
    }
}

crate::written_as_text! { EntityId, "EntityId", "An entity's number within the document.", "^e[0-9]+$" }

/// One person, organization, place or other thing that a story names, with every place where it does.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Entity {
    /// Its number within the document.
    pub id: EntityId,
    /// What kind of thing it is.
    pub kind: EntityKind,
    /// Its fullest name in the story, without titles.
    pub name: String,
    /// The other forms of its name in the story, in order of their first place.
    pub aliases: Vec<String>,
    /// The country it belongs to, or `eu` or `un`, where the story says or implies it.
    pub country: Option<Jurisdiction>,
    /// The title or description that the story gives nearest the name.
    pub role: Option<String>,
    /// A person's gender, where a title or pronoun gives it.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub gender: Option<Gender>,
    /// Where the story names it or refers to it, in order.
    pub mentions: Vec<Mention>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_back() {
        for id in [EntityId(1), EntityId(42)] {
            assert_eq!(id.to_string().parse(), Ok(id));
        }
        for word in ["", "e", "1", "s1", "e-1", "e1x"] {
            assert!(word.parse::<EntityId>().is_err(), "{word:?}");
        }
    }

    #[cfg(feature = "serde")]
    #[test]
    fn is_written_as_the_document_format_has_it() {
        let text = "Minister Jane Doe resigned.";
        let entity = Entity {
            id: EntityId(1),
            kind: EntityKind::Person,
            name: "Jane Doe".to_owned(),
            aliases: vec!["Doe".to_owned()],
            country: Some(Jurisdiction::Eu),
            role: Some("Minister".to_owned()),
            gender: None,
            mentions: vec![Mention {
                form: crate::MentionForm::Name,
                excerpt: dateline_text::Excerpt::new(text, dateline_text::Span::new(9, 17)).unwrap(),
            }],
        };
        let json = serde_json::to_string(&entity).unwrap();
        insta::assert_snapshot!(json, @r#"{"id":"e1","kind":"person","name":"Jane Doe","aliases":["Doe"],"country":"eu","role":"Minister","mentions":[{"form":"name","text":"Jane Doe","span":{"start":9,"end":17}}]}"#);
        assert_eq!(serde_json::from_str::<Entity>(&json).unwrap(), entity);
    }
}
