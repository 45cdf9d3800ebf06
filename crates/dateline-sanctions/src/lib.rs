//! The domain of sanctions.

mod vocabulary;
mod actor;
mod program;
mod procedure;
mod act;
mod listing;
mod event;

pub use actor::{Actor, Body};
pub use event::{Attribution, EventId, Ground, Imposer, NotAnEventId, Regime, SanctionsEvent, Target};
pub use listing::Listing;
pub use program::{Program, ProgramKey};
pub use vocabulary::{Action, GroundKind, Measure, Stage};
