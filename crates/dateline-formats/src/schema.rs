//! The JSON Schema of the document format.
//!
//! It is generated from the types, committed under `schema/`, and held current by a test, so that whoever only wants to
//! read it compiles no generator.

/// JSON Schema (draft 2020-12) of one document, `dateline/document/1`, as [`Format::Json`](crate::Format::Json) writes it.
///
/// ```
/// let schema: serde_json::Value = serde_json::from_str(dateline_formats::schema::DOCUMENT)?;
/// assert_eq!(schema["title"], "dateline/document/1");
/// # Ok::<(), serde_json::Error>(())
/// ```
pub const DOCUMENT: &str = include_str!("../schema/dateline-document-1.schema.json");
