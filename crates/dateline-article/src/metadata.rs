//! What a caller knows about an article besides its text.

use crate::Published;

/// What is known about an article from outside its text.
///
/// `published` also decides the year of a dateline without one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The caller's name for it.
    pub id: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// The language of the text, a BCP 47 tag.
    pub language: Option<String>,
    /// When it was published.
    pub published: Option<Published>,
    /// When it was last changed.
    pub updated: Option<Published>,
    /// The part of the publication in which it stands: `World`, `Business`.
    pub section: Option<String>,
    /// The agency it comes from, if the text does not say.
    pub agency: Option<String>,
    /// The people who wrote it; those whom the text names follow.
    pub bylines: Vec<String>,
}
