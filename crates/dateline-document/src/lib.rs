#![doc = include_str!("../README.md")]

mod check;
mod document;
mod quote;

pub use check::{Misplaced, Part};
pub use document::{Document, DocumentEntity, Schema};
pub use quote::{Quote, QuoteKind, Speaker};
