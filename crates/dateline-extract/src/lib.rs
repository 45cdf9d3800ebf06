//! From article to facts: names, who is who, who said what, and the sanctions events, each with its sentence.
//!
//! One way, no back and forth:
//! ```text
//! Article -> Analysis (tokens, sentences)
//!         -> mentions -> coreference -> References
//!         -> times (dateline-time) -> quotes -> events -> Document
//! ```

mod analysis;
mod coreference;
mod events;
mod extract;
mod lexicon;
mod linear;
mod mentions;
mod pos;
mod quotes;
mod references;
mod syntax;
#[cfg(feature = "training")]
pub mod training;

#[cfg(feature = "training")]
#[doc(hidden)]
pub use syntax::training as syntax_training;

pub use events::explain::{Explanation, MentionExplanation, Part, PartRole};
pub use extract::{explain, extract};
pub use lexicon::{Lexicon, LexiconError};
