//! Who `we` is: the speaker of the quotation that a word stands in, or who publishes the story.

use dateline_document::Quote;
use dateline_entity::{Entity, EntityId, Jurisdiction};
use dateline_sanctions::{Actor, Body};
use dateline_text::Span;

use super::actors::Actors;
use super::parties::Party;
use crate::references::References;

/// The speakers of a story.
pub(super) struct Speakers<'a> {
    quotes: &'a [Quote],
    references: &'a References,
    /// The state or body whose organ publishes the story: `White House`.
    publisher: Option<Actor>,
}

impl<'a> Speakers<'a> {
    pub(super) fn new(
        quotes: &'a [Quote],
        references: &'a References,
        publisher: Option<&str>,
        actors: &Actors,
    ) -> Speakers<'a> {
        let publisher = publisher.and_then(|name| {
            actors.find(name).into_iter().map(|word| word.actor).find(|&actor| actors.imposes_by_habit(actor))
        });
        Speakers {
            quotes,
            references,
            publisher: publisher
                .filter(|actor| matches!(actor, Actor::State(_) | Actor::Body(Body::Eu | Body::Un))),
        }
    }

    /// The actor for whom `we` speaks at `place`.
    pub(super) fn we(&self, place: Span) -> Option<Party> {
        match self.quotes.iter().find(|quote| quote.excerpt.span.contains(place)) {
            Some(quote) => self.actor_of(quote.speaker.as_ref()?.entity?),
            None => self.publisher.map(|actor| (actor, None)),
        }
    }

    /// The state or body whose organ publishes the story.
    pub(super) fn publisher(&self) -> Option<Actor> {
        self.publisher
    }

    fn actor_of(&self, id: EntityId) -> Option<Party> {
        let entity: &Entity = self.references.entities.iter().find(|entity| entity.id == id)?;
        let actor = match entity.country? {
            Jurisdiction::Country(country) => Actor::State(country),
            Jurisdiction::Eu => Actor::Body(Body::Eu),
            Jurisdiction::Un => Actor::Body(Body::Un),
        };
        Some((actor, Some(entity.id)))
    }
}
