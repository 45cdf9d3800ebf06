//! The domain of sanctions: who makes them and how, with what, under which law, and what a story says of them.
//!
//! - [`Measure`], [`Action`], [`Stage`], [`GroundKind`]: what is done, how far it has come, and why.
//! - [`Actor`] and [`Authority`]: states, bodies and their offices.
//! - [`Procedure`]: the steps of each authority, which may follow which, and what is missing before a measure binds;
//!   [`Outlook`]: that, for one event, in a sentence.
//! - [`Program`] and its [`Catalogue`]; [`LegalAct`]: acts as law and news cite them.
//! - [`SanctionsEvent`]: what a story reports; [`Listing`]: an entity linked to an entry of a list, with reasons.
//! - [`ListEntry`]: one entry of an official list, with all that the list says.
//! - [`cameo()`] and [`plover()`]: the codes of political science.
//!
//! # What it leaves to others
//! Finding events in text (`dateline-extract`), reading official lists and comparing names.
//!
//! # Features
//! `serde` reads and writes the types of the document format; `schema` describes them as JSON Schema. Both are off by default.

mod act;
mod actor;
mod authority;
mod cameo;
mod entry;
mod event;
mod listing;
mod outlook;
mod procedure;
mod program;
mod tsv;
mod vocabulary;

pub use act::{Community, LegalAct, NotAnAct};
pub use actor::{Actor, Body, UnknownActor};
pub use authority::Authority;
pub use cameo::{CameoCode, Plover, cameo, plover};
pub use entry::{
    Address, Aircraft, Birth, Contact, ContactKind, Detail, DocumentStatus, Identification, ListAct,
    ListCountry, ListDate, ListEntry, ListMeasure, ListName, ListProgram, NameQuality, NameStatus, Other,
    OtherId, Place, Relation, RelationKind, Source, Statement, Vessel, Wallet,
};
pub use event::{Attribution, EventId, Ground, Imposer, NotAnEventId, Regime, SanctionsEvent, Target};
pub use listing::{ListId, Listing, NotAListId, NotAScore, NotListed, Score};
pub use outlook::{Outlook, Standing};
pub use procedure::{Binding, Procedure, ProcedureId, ReviewRhythm, Step, StepKind};
pub use program::{Catalogue, NotAProgramKey, Program, ProgramKey, ProgramScope, ProgramStatus};
pub use vocabulary::{Action, GroundKind, Measure, Stage};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
