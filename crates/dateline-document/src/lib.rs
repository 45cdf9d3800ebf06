//! What dateline says about one news story: the article with its entities, times, quotations and sanctions events.
//!
//! [`Document`] is the project's canonical form. Everything it says shows its place in `article.text`:
//! [`Document::check`] holds it to that.
//!
//! # What it leaves to others
//! Making documents (`dateline-extract`), linking them to lists (`dateline-screen`), writing them (`dateline-formats`).
//!
//! # Features
//! `serde` reads and writes the document format `dateline/document/1`; `schema` describes it as JSON Schema.

mod document;
mod quote;
mod check;

pub use check::{Misplaced, Part};
pub use document::{Document, DocumentEntity, Schema};
pub use quote::{Quote, QuoteKind, Speaker};
