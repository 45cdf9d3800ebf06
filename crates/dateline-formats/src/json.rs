//! Indented JSON, to look at and to load in one piece.
//!
//! # Layout, version 1
//! One document is one object, as `dateline/document/1` has it; several are an array of such objects, in order; none is
//! an empty array. Two blanks of indent, a line break at the end. [`schema`](crate::schema) describes the object.
//!
//! Whoever reads many documents, or does not know how many there are, takes [JSON Lines](crate::Format::JsonLines).

use std::io::{self, Write};

use serde::Serialize;

use crate::About;
use crate::writer::Layout;

pub(crate) const ABOUT: About = About {
    name: "json",
    version: "1",
    endings: &["json"],
    media_type: "application/json",
    purpose: "the document, indented: an object, or an array of them if there are several",
    keeps: "everything",
    loses: "nothing",
};

/// Holds the first item back until it is known whether it is the only one.
#[derive(Debug, Default)]
pub(crate) struct Json {
    first: Vec<u8>,
    items: u64,
}

impl<T: Serialize> Layout<T> for Json {
    fn item(&mut self, item: &T, out: &mut dyn Write) -> io::Result<()> {
        self.items += 1;
        let mut bytes = serde_json::to_vec_pretty(item)?;
        if self.items == 1 {
            self.first = bytes;
            return Ok(());
        }
        if self.items == 2 {
            out.write_all(b"[\n")?;
            out.write_all(&std::mem::take(&mut self.first))?;
        }
        bytes.splice(0..0, *b",\n");
        out.write_all(&bytes)
    }

    fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        match self.items {
            0 => out.write_all(b"[]\n"),
            1 => {
                out.write_all(&self.first)?;
                out.write_all(b"\n")
            }
            _ => out.write_all(b"\n]\n"),
        }
    }
}
