//! The domain of sanctions.

mod tsv;
mod vocabulary;
mod actor;
mod authority;
mod act;
mod program;
mod procedure;
mod event;
mod outlook;
mod cameo;
mod listing;

pub use act::{Community, LegalAct, NotAnAct};
pub use actor::{Actor, Body, UnknownActor};
pub use authority::Authority;
pub use cameo::{CameoCode, Plover, cameo, plover};
pub use event::{Attribution, EventId, Ground, Imposer, NotAnEventId, Regime, SanctionsEvent, Target};
pub use listing::{ListId, Listing, NotAListId, NotAScore, Score};
pub use outlook::{Outlook, Standing};
pub use procedure::{Binding, Procedure, ProcedureId, ReviewRhythm, Step, StepKind};
pub use program::{Catalogue, NotAProgramKey, Program, ProgramKey, ProgramScope, ProgramStatus};
pub use vocabulary::{Action, GroundKind, Measure, Stage};
