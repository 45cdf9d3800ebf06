//! Reading a source twice that can be read only once: its bytes are kept packed in between.

use std::io::{self, BufRead, BufReader, Cursor as Bytes, Read, Write};

use dateline_sanctions::ListEntry;
use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

use super::places::Places;
use super::{Mapper as _, Seco};
use crate::entries::Source;
use crate::xml::XmlEntries;
use crate::xml::cursor::{Cursor, Step};
use crate::xml::record::Record;
use crate::{Head, Options, ReadError};

type Second = BufReader<DeflateDecoder<Bytes<Vec<u8>>>>;

/// A list that is read for its places first, and for its targets then.
pub(super) struct TwicePassed<R> {
    source: Option<R>,
    options: Options,
    head: Head,
    second: Option<XmlEntries<Second, Seco>>,
    /// Why the first pass could not read on. What it packed is read all the same.
    failure: Option<ReadError>,
}

impl<R: BufRead> TwicePassed<R> {
    pub(super) fn new(source: R, head: Head, options: &Options) -> TwicePassed<R> {
        TwicePassed { source: Some(source), options: options.clone(), head, second: None, failure: None }
    }

    fn first_pass(&mut self, source: R) -> XmlEntries<Second, Seco> {
        let mut packed = Packing { source, packed: DeflateEncoder::new(Vec::new(), Compression::fast()) };
        let mut places = Places::default();
        if let Err(error) = gather(&mut packed, &self.options, &mut places) {
            // What is wrong with the text shows again in the second pass; a source that broke off does not.
            if matches!(error, ReadError::Io(_)) {
                self.failure = Some(error);
            }
            // The rest behind a fault is wanted too, so that the second pass fails where the first did.
        }
        let packed = packed.packed.finish().unwrap_or_default();
        let source = BufReader::with_capacity(1 << 16, DeflateDecoder::new(Bytes::new(packed)));
        XmlEntries::new(source, Seco::new(places), self.head.clone(), &self.options)
    }
}

/// Reads to the end, and remembers the places.
fn gather(source: &mut impl BufRead, options: &Options, places: &mut Places) -> Result<(), ReadError> {
    let mut cursor = Cursor::new(source, options.limits);
    let mut record = Record::default();
    loop {
        let step = match cursor.next(&mut record, |containers: &[String], _: &str| containers.is_empty()) {
            Ok(step) => step,
            Err(error) if error.is_fatal() => return Err(error),
            Err(_) => continue,
        };
        match (step, record.root()) {
            (Step::End, _) | (_, None) => return Ok(()),
            (Step::Container, Some(root)) if root.name() != Seco::ROOT => return Ok(()),
            (Step::Container, _) => {}
            (Step::Record, Some(root)) => {
                if root.name() == "place" {
                    places.add(root);
                }
            }
        }
    }
}

impl<R: BufRead> Source for TwicePassed<R> {
    fn next_entry(&mut self) -> Option<Result<ListEntry, ReadError>> {
        if let Some(source) = self.source.take() {
            self.second = Some(self.first_pass(source));
        }
        match self.second.as_mut()?.next_entry() {
            // The source's own failure says more than that the text ends there.
            Some(Err(error)) if error.is_fatal() => Some(Err(self.failure.take().unwrap_or(error))),
            None => self.failure.take().map(Err),
            next => next,
        }
    }

    fn head(&self) -> &Head {
        self.second.as_ref().map_or(&self.head, Source::head)
    }

    #[cfg(feature = "audit")]
    fn audit(&self) -> Option<&crate::Audit> {
        self.second.as_ref().and_then(Source::audit)
    }
}

/// A source that packs what is read from it.
struct Packing<R> {
    source: R,
    packed: DeflateEncoder<Vec<u8>>,
}

impl<R: BufRead> BufRead for Packing<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.source.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        // The buffer is still the one that was given out; writing to a vector cannot fail.
        if let Ok(buffer) = self.source.fill_buf() {
            let _ = self.packed.write_all(buffer.get(..amount).unwrap_or_default());
        }
        self.source.consume(amount);
    }
}

impl<R: BufRead> Read for Packing<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(into)?;
        self.consume(read);
        Ok(read)
    }
}
