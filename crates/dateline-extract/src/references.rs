//! Whom and what the article speaks of, and where: the result of mentions and coreference, asked by all later steps.

use std::ops::Range;

use dateline_entity::{Entity, EntityId, MentionForm};
use dateline_text::Span;

/// One place where the article speaks of an entity.
#[derive(Clone, Debug)]
pub(crate) struct Reference {
    /// Where it stands.
    pub(crate) span: Span,
    /// Its tokens, as a range of the analysis's tokens.
    pub(crate) tokens: Range<usize>,
    /// How it refers.
    pub(crate) form: MentionForm,
    /// The entity, as an index of [`References::entities`].
    pub(crate) entity: usize,
}

/// The entities of an article and every reference to them.
#[derive(Debug, Default)]
pub(crate) struct References {
    /// The entities, in order of their first mention.
    pub(crate) entities: Vec<Entity>,
    /// The references, in order of place; names do not overlap each other.
    pub(crate) all: Vec<Reference>,
}

impl References {
    /// The references that start within `span`.
    pub(crate) fn within(&self, span: Span) -> &[Reference] {
        let start = self.all.partition_point(|reference| reference.span.start() < span.start());
        let end = self.all.partition_point(|reference| reference.span.start() < span.end());
        self.all.get(start..end.max(start)).unwrap_or(&[])
    }

    /// The longest reference that covers the token at `index`.
    pub(crate) fn at_token(&self, index: usize) -> Option<&Reference> {
        let end = self.all.partition_point(|reference| reference.tokens.start <= index);
        let near = self.all.get(end.saturating_sub(8)..end)?;
        near.iter()
            .filter(|reference| reference.tokens.end > index)
            .max_by_key(|reference| reference.tokens.len())
    }

    /// The entity a reference refers to.
    pub(crate) fn entity(&self, reference: &Reference) -> Option<&Entity> {
        self.entities.get(reference.entity)
    }

    /// The number of the entity a reference refers to.
    pub(crate) fn id(&self, reference: &Reference) -> Option<EntityId> {
        self.entity(reference).map(|entity| entity.id)
    }
}
