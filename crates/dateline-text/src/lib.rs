//! Text with places: what every crate of dateline that reads prose stands on.
//!
//! - [`Span`]: a half-open range of UTF-8 byte offsets; [`Excerpt`]: the words there, with their place.
//! - [`LineIndex`]: lines and columns, for people.
//! - [`tokens`]: words, numbers and marks, in one pass without allocating for any of them.
//! - [`sentences`]: sentence ends that survive news prose (`U.S.`, `Sen.`, `George W. Bush`, `said."`).
//! - [`normalise`], [`latinize`], [`Script`]: one spelling for many, from kept Unicode libraries.
//!
//! ```
//! let text = "Gen. Min Aung Hlaing was listed by the U.S. on Feb. 11. He said nothing.";
//! let first = dateline_text::sentences(text).next().unwrap();
//! assert_eq!(first.slice(text), Some("Gen. Min Aung Hlaing was listed by the U.S. on Feb. 11."));
//! ```
//!
//! # What it leaves to others
//! Paragraphs, headings and datelines (`dateline-article`), dates (`dateline-time`), names (`dateline-extract`).
//!
//! # Features
//! `serde` reads and writes [`Span`] and [`Excerpt`]; `schema` describes them as JSON Schema. Both are off by default.

mod abbreviation;
mod line;
mod normalise;
mod script;
mod sentence;
mod span;
mod token;
mod word_list;

pub use line::{LineColumn, LineIndex};
pub use normalise::{fold, latinize, normalise};
pub use script::{Script, script};
pub use sentence::{Sentences, sentences, sentences_of_block};
pub use span::{Excerpt, Span, Spanned};
pub use token::{Token, TokenKind, Tokens, tokens};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
