//! JSON Lines: the canonical stream of documents.
//!
//! # Layout, version 1
//! One document a line, an object as `dateline/document/1` has it, without line breaks inside, ended by `\n`; UTF-8
//! without a byte order mark. [`schema`](crate::schema) describes the object; [`read::json_lines`](crate::read::json_lines)
//! reads the lines back.

use std::io::{self, Write};

use serde::Serialize;

use crate::About;
use crate::writer::Layout;

pub(crate) const ABOUT: About = About {
    name: "jsonl",
    version: "1",
    endings: &["jsonl", "ndjson"],
    media_type: "application/jsonl",
    purpose: "the document, one a line: for pipes, for programs, for `dateline convert`",
    keeps: "everything",
    loses: "nothing",
};

/// Keeps the room for one line, so that a line is written in one piece and costs no allocation.
#[derive(Debug, Default)]
pub(crate) struct JsonLines {
    line: Vec<u8>,
}

impl<T: Serialize> Layout<T> for JsonLines {
    fn item(&mut self, item: &T, out: &mut dyn Write) -> io::Result<()> {
        self.line.clear();
        serde_json::to_writer(&mut self.line, item)?;
        self.line.push(b'\n');
        out.write_all(&self.line)
    }
}
