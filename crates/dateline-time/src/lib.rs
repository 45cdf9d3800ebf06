#![doc = include_str!("../README.md")]
//! # How it works
//! Two steps, with a seam between them that no language crosses:
//! - **The grammar** reads words. [`tag`] goes through the tokens once; nearly all fail a cheap test on the first word and
//!   those after it. Where one passes, small nom parsers over the tokens, one a rule, yield an underspecified meaning:
//!   "a Monday", "a month before the date named last", "the third quarter, of no year". The words beside it then decide
//!   whether it is a time expression at all.
//! - **The resolver** knows no word. From the day of writing, the tense of the governing verb, the date and the quarter
//!   named before, the day on which quoted words were spoken and the gloss in parentheses it makes a [`Value`].
//!
//! # Another language
//! English is `data/en/` (words, modifiers, holidays, verbs, false friends) and the modules `grammar`, `friends` and
//! `tense`. Another language brings tables of the same form under `data/`, rules that read its word order into the same
//! meanings, and a way to tell where a clause looks; `meaning`, `resolve` and the values stay as they are.
//!
//! # What it leaves to others
//! Datelines (`dateline-article`), and which event happened when (`dateline-extract`).

mod context;
mod timex;
mod value;

mod friends;
mod grammar;
mod holiday;
mod lexicon;
mod meaning;
mod modifier;
mod parse;
mod resolve;
mod speech;
mod tag;
mod tense;
mod words;

pub use context::Context;
pub use parse::{ParseError, parse};
pub use tag::{tag, tag_tokens};
pub use timex::{Anchor, Modifier, Timex, TimexType};
pub use value::{
    Amount, Date, Duration, ParseValueError, Part, PartOfDay, Reference, Season, TimeOfDay, Unit, Value,
};
