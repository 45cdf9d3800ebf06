//! From clean bytes to records: quick-xml's events, gathered into one tree for each record.
//!
//! The list's mapper says which elements are containers that are entered; every other element is a record and is read whole.
//! Nothing is expanded: entities other than XML's own are undefined, wherever a document type declares them. What nests too deep or
//! grows too large is read past without being kept.

use std::io::{self, BufRead};
use std::sync::Arc;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::clean::{Clean, Fault, is_too_long};
use super::record::{Record, RecordFault, resolve};
use crate::error::Position;
use crate::{Limits, ReadError};

/// A file of records.
pub(crate) struct Cursor<R: BufRead> {
    reader: Reader<Clean<R>>,
    buffer: Vec<u8>,
    /// The names of the containers that were entered.
    containers: Vec<String>,
    /// The elements of the record that are open.
    open: Vec<u32>,
    limits: Limits,
    records: u64,
    has_root: bool,
}

/// What the cursor came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// A container was entered: the record holds its tag.
    Container,
    /// A record was read: the record holds it.
    Record,
    /// The file has ended.
    End,
}

impl<R: BufRead> Cursor<R> {
    pub(crate) fn new(source: R, limits: Limits) -> Cursor<R> {
        let mut reader = Reader::from_reader(Clean::new(source));
        // People write "R&D": better to read it than to lose the file.
        reader.config_mut().allow_dangling_amp = true;
        Cursor {
            reader,
            buffer: Vec::new(),
            containers: Vec::new(),
            open: Vec::new(),
            limits,
            records: 0,
            has_root: false,
        }
    }

    /// The containers around the next record, from the root.
    pub(crate) fn containers(&self) -> &[String] {
        &self.containers
    }

    /// Where the cursor is.
    pub(crate) fn position(&self) -> Position {
        Position { record: self.records, offset: self.reader.get_ref().position() }
    }

    /// The first wrong byte since the last call.
    pub(crate) fn fault(&mut self) -> Option<Fault> {
        let position = self.reader.get_ref().position();
        self.reader.get_mut().fault_before(position)
    }

    /// Goes to the next container or record. `is_container` is told the containers around it and its name.
    pub(crate) fn next(
        &mut self,
        record: &mut Record,
        is_container: impl Fn(&[String], &str) -> bool,
    ) -> Result<Step, ReadError> {
        self.open.clear();
        loop {
            let offset = self.reader.get_ref().position();
            let (event, is_empty) = match read(&mut self.reader, &mut self.buffer, self.limits) {
                Ok(Event::Start(start)) => (start, false),
                Ok(Event::Empty(start)) => (start, true),
                Ok(Event::End(_)) => {
                    self.containers.pop();
                    continue;
                }
                Ok(Event::Eof) if self.containers.is_empty() && self.has_root => return Ok(Step::End),
                Ok(Event::Eof) => return Err(self.truncated()),
                Ok(_) => continue,
                Err(error) => return Err(self.error(error)),
            };
            self.has_root = true;
            record.clear(offset);
            let element = record.open(&event, event.name().as_ref().len());
            let name = event.local_name();
            if is_container(&self.containers, name.as_ref()) {
                record.close(element);
                if !is_empty {
                    self.containers.push(name.as_ref().to_owned());
                }
                return Ok(Step::Container);
            }
            self.records += 1;
            if is_empty {
                record.close(element);
            } else {
                self.gather(record, element)?;
            }
            return Ok(Step::Record);
        }
    }

    /// Reads to the end of the record's root.
    fn gather(&mut self, record: &mut Record, root: u32) -> Result<(), ReadError> {
        self.open.push(root);
        // Elements too deep to be kept.
        let mut beyond = 0_usize;
        while let Some(element) = self.open.last().copied() {
            let event = match read(&mut self.reader, &mut self.buffer, self.limits) {
                Ok(event) => event,
                Err(error) => return Err(self.error(error)),
            };
            let is_kept = beyond == 0 && fits(record, event.len(), self.limits);
            match event {
                Event::Start(_) | Event::Empty(_) if beyond > 0 || self.open.len() >= self.limits.depth => {
                    record.fault.get_or_insert(RecordFault::TooDeep);
                    beyond += usize::from(matches!(event, Event::Start(_)));
                }
                Event::Start(start) => {
                    // Beyond the limit of size the elements are counted still, so that the end is found.
                    let tag: &str = if is_kept { &start } else { "" };
                    let name = start.name().as_ref().len().min(tag.len());
                    self.open.push(record.open(tag, name));
                }
                Event::Empty(start) if is_kept => {
                    let child = record.open(&start, start.name().as_ref().len());
                    record.close(child);
                }
                Event::End(_) if beyond > 0 => beyond -= 1,
                Event::End(_) => {
                    record.close(element);
                    self.open.pop();
                }
                Event::Text(text) if is_kept => record.append(element, &text),
                Event::CData(text) if is_kept => record.append(element, &text),
                Event::GeneralRef(name) if is_kept => match resolve(&name) {
                    Some(c) => record.append(element, c.encode_utf8(&mut [0; 4])),
                    None => {
                        record.fault.get_or_insert_with(|| RecordFault::UndefinedEntity(name.to_string()));
                    }
                },
                Event::Eof => return Err(self.truncated()),
                _ => {}
            }
        }
        Ok(())
    }

    fn truncated(&self) -> ReadError {
        let within = match (self.containers.last(), self.open.is_empty()) {
            (_, false) => "a record".to_owned(),
            (Some(name), true) => format!("<{name}>"),
            (None, true) => "its beginning".to_owned(),
        };
        ReadError::Truncated { at: self.position(), within }
    }

    fn error(&self, error: quick_xml::Error) -> ReadError {
        let at = self.position();
        match error {
            quick_xml::Error::Io(error) if is_too_long(&error) => {
                ReadError::Malformed { at, what: format!("a tag or text longer than {}", self.limits.record) }
            }
            quick_xml::Error::Io(error) => ReadError::Io(
                Arc::try_unwrap(error).unwrap_or_else(|shared| io::Error::other(shared.to_string())),
            ),
            quick_xml::Error::Syntax(error) => ReadError::Truncated { at, within: error.to_string() },
            error => ReadError::Malformed { at, what: error.to_string() },
        }
    }
}

fn read<'b, R: BufRead>(
    reader: &mut Reader<Clean<R>>,
    buffer: &'b mut Vec<u8>,
    limits: Limits,
) -> Result<Event<'b>, quick_xml::Error> {
    buffer.clear();
    // No single tag or text of an honest list is as large as a record may be.
    reader.get_mut().allow(limits.record);
    reader.read_event_into(buffer)
}

fn fits(record: &mut Record, more: usize, limits: Limits) -> bool {
    let fits = (record.len() + more) as u64 <= limits.record;
    if !fits {
        record.fault.get_or_insert(RecordFault::TooLarge);
    }
    fits
}
