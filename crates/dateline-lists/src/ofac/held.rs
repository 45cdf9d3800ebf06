//! Entries held until the end of a file, packed.
//!
//! The advanced XML says under which programmes somebody is listed, and to whom he is tied, only after all parties. Entries wait for
//! that as one deflated stream, some three hundred bytes each.

use std::io::{self, BufRead as _, BufReader, Cursor, Write as _};

use dateline_sanctions::ListEntry;
use flate2::Compression;
use flate2::bufread::DeflateDecoder;
use flate2::write::DeflateEncoder;

/// First in, first out.
pub(super) enum Held {
    Filling(DeflateEncoder<Vec<u8>>),
    Emptying(Box<BufReader<DeflateDecoder<Cursor<Vec<u8>>>>>),
}

impl Held {
    pub(super) fn new() -> Held {
        Held::Filling(DeflateEncoder::new(Vec::new(), Compression::fast()))
    }

    /// Adds an entry, unless some were taken already.
    pub(super) fn push(&mut self, entry: &ListEntry) -> io::Result<()> {
        let Held::Filling(packed) = self else { return Ok(()) };
        let mut line = serde_json::to_vec(entry)?;
        line.push(b'\n');
        packed.write_all(&line)
    }

    /// Takes the oldest entry.
    pub(super) fn pop(&mut self) -> io::Result<Option<ListEntry>> {
        if let Held::Filling(packed) = self {
            let packed =
                std::mem::replace(packed, DeflateEncoder::new(Vec::new(), Compression::fast())).finish()?;
            *self = Held::Emptying(Box::new(BufReader::new(DeflateDecoder::new(Cursor::new(packed)))));
        }
        let Held::Emptying(lines) = self else { return Ok(None) };
        let mut line = Vec::new();
        lines.read_until(b'\n', &mut line)?;
        if line.is_empty() { Ok(None) } else { Ok(Some(serde_json::from_slice(&line)?)) }
    }
}
