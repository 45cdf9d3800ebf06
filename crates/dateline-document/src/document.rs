//! [`Document`]: one article and all that is said about it.

use dateline_article::Article;
use dateline_entity::{Entity, EntityId};
use dateline_sanctions::{Listing, NotListed, SanctionsEvent};
use dateline_time::Timex;

use crate::Quote;

dateline_entity::vocabulary! {
    /// The name and version of the document format.
    pub enum Schema: "document schema" {
        /// Version 1. Fields may be added, none changes its meaning.
        Document1 = "dateline/document/1",
    }
}

/// An entity of the story with the list entries it was linked to.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DocumentEntity {
    /// What the story says of it.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub entity: Entity,
    /// The list entries that may be it, best first; empty before screening.
    pub listings: Vec<Listing>,
    /// Of a target of announced sanctions the lists that it is not on yet; left out where there is nothing to say.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub not_listed: Vec<NotListed>,
}

/// One article and all that is said about it, in order of place.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Document {
    /// The name and version of the format.
    pub schema: Schema,
    /// The article as read.
    pub article: Article,
    /// Whom and what it names.
    pub entities: Vec<DocumentEntity>,
    /// Its dates, times, durations and recurring times.
    pub times: Vec<Timex>,
    /// What it quotes.
    pub quotes: Vec<Quote>,
    /// The sanctions events it reports.
    pub events: Vec<SanctionsEvent>,
}

impl Document {
    /// Returns the document of an article about which nothing has been said yet.
    pub fn new(article: Article) -> Document {
        Document {
            schema: Schema::Document1,
            article,
            entities: Vec::new(),
            times: Vec::new(),
            quotes: Vec::new(),
            events: Vec::new(),
        }
    }

    /// The entity with this number.
    pub fn entity(&self, id: EntityId) -> Option<&Entity> {
        self.entities.iter().map(|linked| &linked.entity).find(|entity| entity.id == id)
    }
}
