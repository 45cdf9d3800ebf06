#![doc = include_str!("../README.md")]

mod error;
mod format;
mod options;
mod writer;

mod json;
mod json_lines;
mod summary;

pub mod read;
pub mod schema;

mod styled;

pub use error::WriteError;
pub use format::{About, Format, UnknownFormat};
pub use options::Options;
pub use writer::Writer;
