//! Who is who: brings the mentions of one person, organization or place together.

use crate::analysis::Analysis;
use crate::mentions::{Mention, Names};
use crate::references::References;

/// Groups mentions into entities and finds nominal and pronominal references to them.
pub(crate) fn resolve(_analysis: &Analysis<'_>, _mentions: Vec<Mention>, _names: &Names) -> References {
    References::default()
}
