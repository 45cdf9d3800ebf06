//! Sanctions events: who hits whom with what, why, at which stage, and how we know.

use std::fmt;
use std::str::FromStr;

use dateline_entity::{Country, EntityId, PartialDate};
use dateline_text::Excerpt;

use crate::{Action, Actor, GroundKind, Measure, ProgramKey, Stage};

/// An event's number within one document, written `s1`, `s2`, ….
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventId(pub u32);

impl fmt::Display for EventId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "s{}", self.0)
    }
}

/// A word is not the number of an event.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no event number such as \"s1\"")]
pub struct NotAnEventId(pub String);

impl FromStr for EventId {
    type Err = NotAnEventId;

    fn from_str(text: &str) -> Result<EventId, NotAnEventId> {
        let number = text.strip_prefix('s').and_then(|digits| digits.parse().ok());
        number.map(EventId).ok_or_else(|| NotAnEventId(text.to_owned()))
    }
}

dateline_entity::written_as_text! { EventId, "EventId", "An event's number within the document.", "^s[0-9]+$" }

/// Who imposes, demands or eases.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Imposer {
    /// The state or body.
    pub code: Actor,
    /// The entity of the document that stands for it, if the story names one.
    pub entity: Option<EntityId>,
}

/// A person, organization or vessel that a story names as hit.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Target {
    /// Its fullest name in the story.
    pub name: String,
    /// Its entity in the document.
    pub entity: Option<EntityId>,
}

/// Why: the printed reason and its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Ground {
    /// The words that give the reason.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub excerpt: Excerpt,
    /// What kind of reason it is.
    pub kind: Option<GroundKind>,
}

/// Under which programme, act or list.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Regime {
    /// The words that name it.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub excerpt: Excerpt,
    /// Its key in the catalogue, if it is there.
    pub program: Option<ProgramKey>,
}

/// According to whom, beyond the story itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Attribution {
    /// The entity that says so.
    pub speaker: Option<EntityId>,
    /// The quotation in which it is said, by its place in the document's `quotes`.
    pub quote: Option<u32>,
}

/// One sanctions event that a story reports, however often it mentions it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SanctionsEvent {
    /// Its number within the document.
    pub id: EventId,
    /// Who acts; empty if the story names nobody.
    pub imposers: Vec<Imposer>,
    /// The countries whose conduct or people it is about.
    pub target_countries: Vec<Country>,
    /// The persons, organizations and vessels named as hit.
    pub targets: Vec<Target>,
    /// The words that describe who or what is hit.
    pub target_text: Option<Excerpt>,
    /// How many are listed, if the story counts them.
    pub count: Option<u32>,
    /// With what.
    pub measures: Vec<Measure>,
    /// What is done.
    pub action: Action,
    /// How far it has come.
    pub stage: Stage,
    /// Whether the story says that it did not or will not happen.
    pub negated: bool,
    /// When it happened or is to happen.
    pub date: Option<PartialDate>,
    /// Why.
    pub ground: Option<Ground>,
    /// Under which programme.
    pub regime: Option<Regime>,
    /// According to whom.
    pub attribution: Option<Attribution>,
    /// The sentences that report it.
    pub evidence: Vec<Excerpt>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_back() {
        for id in [EventId(1), EventId(17)] {
            assert_eq!(id.to_string().parse(), Ok(id));
        }
        assert_eq!(
            "e1".parse::<EventId>().unwrap_err().to_string(),
            "\"e1\" is no event number such as \"s1\""
        );
    }

    #[cfg(feature = "serde")]
    #[test]
    fn is_written_as_the_document_format_has_it() {
        let text = "The EU froze the assets of a bank over cyber-attacks.";
        let excerpt = |from: u32, to: u32| Excerpt::new(text, dateline_text::Span::new(from, to)).unwrap();
        let event = SanctionsEvent {
            id: EventId(1),
            imposers: vec![Imposer { code: Actor::EU, entity: None }],
            target_countries: vec![Country::RU],
            targets: vec![Target { name: "Example Bank".to_owned(), entity: Some(EntityId(2)) }],
            target_text: Some(excerpt(27, 33)),
            count: Some(1),
            measures: vec![Measure::AssetFreeze],
            action: Action::Impose,
            stage: Stage::Adopted,
            negated: false,
            date: "2021-02".parse().ok(),
            ground: Some(Ground { excerpt: excerpt(39, 52), kind: Some(GroundKind::Cyber) }),
            regime: None,
            attribution: None,
            evidence: vec![excerpt(0, 53)],
        };
        let json = serde_json::to_string_pretty(&event).unwrap();
        insta::assert_snapshot!(json, @r#"
        {
          "id": "s1",
          "imposers": [
            {
              "code": "eu",
              "entity": null
            }
          ],
          "target_countries": [
            "ru"
          ],
          "targets": [
            {
              "name": "Example Bank",
              "entity": "e2"
            }
          ],
          "target_text": {
            "text": "a bank",
            "span": {
              "start": 27,
              "end": 33
            }
          },
          "count": 1,
          "measures": [
            "asset-freeze"
          ],
          "action": "impose",
          "stage": "adopted",
          "negated": false,
          "date": "2021-02",
          "ground": {
            "text": "cyber-attacks",
            "span": {
              "start": 39,
              "end": 52
            },
            "kind": "cyber"
          },
          "regime": null,
          "attribution": null,
          "evidence": [
            {
              "text": "The EU froze the assets of a bank over cyber-attacks.",
              "span": {
                "start": 0,
                "end": 53
              }
            }
          ]
        }
        "#);
        assert_eq!(serde_json::from_str::<SanctionsEvent>(&json).unwrap(), event);
    }

    #[cfg(feature = "schema")]
    #[test]
    fn has_a_schema() {
        let schema = schemars::schema_for!(SanctionsEvent);
        assert!(
            schema.get("properties").is_some_and(|properties| properties.get("target_countries").is_some())
        );
    }
}
