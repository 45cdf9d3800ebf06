//! From records to entries: what all lists in XML have in common.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io::BufRead;

use dateline_sanctions::{ListEntry, Other};

use super::cursor::{Cursor, Step};
use super::record::{Claim, Node, Record, RecordFault};
#[cfg(feature = "audit")]
use crate::Audit;
use crate::entries::Source;
use crate::error::Position;
use crate::{Head, Options, ReadError};

/// What one list does with its records.
pub(crate) trait Mapper {
    /// What the list is called in errors: `the EU's FSF XML 1.1`.
    const NAME: &'static str;
    /// The local name of the root element.
    const ROOT: &'static str;

    /// Whether an element is entered rather than read whole. The root is a container in any case.
    fn is_container(containers: &[String], name: &str) -> bool {
        let _ = (containers, name);
        false
    }

    /// Takes what a container's tag says.
    fn begin(&mut self, containers: &[String], container: Node<'_>, head: &mut Head) {
        let _ = (containers, container, head);
    }

    /// Makes an entry of a record, or takes of it what others need.
    fn entry(&mut self, record: Node<'_>, context: &mut Context<'_>) -> Result<Made, Problem>;

    /// Keeps an entry that is finished at the end of the file.
    fn hold(&mut self, entry: &ListEntry) -> Result<(), ReadError> {
        let _ = entry;
        Ok(())
    }

    /// What makes an entry the same as an earlier one, beside its reference: lists that print an entry once for each programme say so.
    fn distinguishes(entry: &ListEntry) -> Option<&str> {
        let _ = entry;
        None
    }

    /// Entries that could only be finished at the end of the file, one with each call.
    fn finish(&mut self, head: &mut Head) -> Option<Result<ListEntry, ReadError>> {
        let _ = head;
        None
    }
}

/// What a mapper knows besides the record.
pub(crate) struct Context<'a> {
    /// What the file has said of itself.
    pub(crate) head: &'a mut Head,
    /// The containers around the record, from the root.
    pub(crate) containers: &'a [String],
}

/// What became of a record.
pub(crate) enum Made {
    /// An entry. What of the record was not taken goes to its `other`.
    Entry(Box<ListEntry>),
    /// An entry that can only be finished at the end of the file.
    Hold(Box<ListEntry>),
    /// Something to which records refer. The mapper has put what it did not take where it is not lost.
    Reference,
    /// A part of what the file says of itself. What was not taken goes to the head's `other`.
    Head,
}

/// Why a record makes no entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Problem {
    Missing(&'static str, Option<String>),
    Invalid(String, Option<String>),
}

/// The entries of a list in XML.
pub(crate) struct XmlEntries<R: BufRead, M> {
    cursor: Cursor<R>,
    record: Record,
    mapper: M,
    head: Head,
    seen: HashSet<u64>,
    is_in_root: bool,
    is_at_end: bool,
    #[cfg(feature = "audit")]
    audit: Option<Audit>,
}

impl<R: BufRead, M: Mapper> XmlEntries<R, M> {
    pub(crate) fn new(source: R, mapper: M, mut head: Head, options: &Options) -> XmlEntries<R, M> {
        if let Some(list) = &options.list {
            head.list = list.clone();
        }
        XmlEntries {
            cursor: Cursor::new(source, options.limits),
            record: Record::default(),
            mapper,
            head,
            seen: HashSet::new(),
            is_in_root: false,
            is_at_end: false,
            #[cfg(feature = "audit")]
            audit: options.audit.then(Audit::default),
        }
    }

    /// Reads one record; `None` if it was none of an entry.
    fn step(&mut self) -> Result<Option<ListEntry>, ReadError> {
        let is_container =
            |containers: &[String], name: &str| containers.is_empty() || M::is_container(containers, name);
        let step = self.cursor.next(&mut self.record, is_container)?;
        let at = Position { offset: self.record.offset, ..self.cursor.position() };
        let Some(root) = self.record.root().filter(|_| step != Step::End) else {
            self.is_at_end = true;
            return Ok(None);
        };
        if step == Step::Container {
            let containers = self.cursor.containers();
            if !std::mem::replace(&mut self.is_in_root, true) && root.name() != M::ROOT {
                let found = format!("<{}>", root.name());
                return Err(ReadError::WrongList { at, expected: M::NAME, found });
            }
            self.mapper.begin(containers, root, &mut self.head);
            let path = containers.join("/");
            leave_to(&mut self.head.other, &path, root);
            #[cfg(feature = "audit")]
            if let Some(audit) = &mut self.audit {
                audit.count_head(&path, root, &self.head);
            }
            return bytes_fault(&mut self.cursor, at, None).map_or(Ok(None), Err);
        }
        let mut context = Context { head: &mut self.head, containers: self.cursor.containers() };
        let made = self.mapper.entry(root, &mut context);
        let id = match &made {
            Ok(Made::Entry(entry) | Made::Hold(entry)) => Some(entry.id.clone()),
            Ok(Made::Reference | Made::Head) => None,
            Err(Problem::Missing(_, id) | Problem::Invalid(_, id)) => id.clone(),
        };
        let fault = bytes_fault(&mut self.cursor, at, id.clone());
        if let Some(error) = fault.or_else(|| record_fault(&self.record, at, id)) {
            self.count_rejected();
            return Err(error);
        }
        let made = match made {
            Ok(made) => made,
            Err(problem) => {
                self.count_rejected();
                return Err(match problem {
                    Problem::Missing(field, id) => ReadError::MissingField { at, field, id },
                    Problem::Invalid(what, id) => ReadError::Invalid { at, what, id },
                });
            }
        };
        let path = [self.cursor.containers().join("/"), root.name().to_owned()].join("/");
        let is_held = matches!(made, Made::Hold(_));
        match made {
            Made::Entry(mut entry) | Made::Hold(mut entry) => {
                if !self.seen.insert(key(&entry.id, M::distinguishes(&entry))) {
                    self.count_rejected();
                    return Err(ReadError::DuplicateId { at, id: entry.id });
                }
                entry.list.clone_from(&self.head.list);
                entry.list_date = self.head.date;
                leave_to(&mut entry.other, "", root);
                #[cfg(feature = "audit")]
                if let Some(audit) = &mut self.audit {
                    audit.count_entry(&path, root, &entry);
                }
                if !is_held {
                    return Ok(Some(*entry));
                }
                self.mapper.hold(&entry)?;
            }
            Made::Reference =>
            {
                #[cfg(feature = "audit")]
                if let Some(audit) = &mut self.audit {
                    audit.count_reference(&path, root);
                }
            }
            Made::Head => {
                leave_to(&mut self.head.other, &path, root);
                #[cfg(feature = "audit")]
                if let Some(audit) = &mut self.audit {
                    audit.count_head(&path, root, &self.head);
                }
            }
        }
        Ok(None)
    }

    fn count_rejected(&mut self) {
        #[cfg(feature = "audit")]
        if let (Some(audit), Some(root)) = (&mut self.audit, self.record.root()) {
            let path = [self.cursor.containers().join("/"), root.name().to_owned()].join("/");
            audit.count_rejected(&path, root);
        }
    }
}

fn bytes_fault<R: BufRead>(cursor: &mut Cursor<R>, at: Position, id: Option<String>) -> Option<ReadError> {
    let fault = cursor.fault()?;
    let at = Position { offset: fault.offset, ..at };
    Some(ReadError::Encoding { at, byte: fault.byte, id })
}

fn record_fault(record: &Record, at: Position, id: Option<String>) -> Option<ReadError> {
    Some(match record.fault.clone()? {
        RecordFault::UndefinedEntity(name) => ReadError::UndefinedEntity { at, name, id },
        RecordFault::TooDeep => ReadError::Limit { at, what: "its depth", id },
        RecordFault::TooLarge => ReadError::Limit { at, what: "its size", id },
        RecordFault::Attribute(tag) => {
            ReadError::Invalid { at, what: format!("has a tag that is not well-formed: {tag:?}"), id }
        }
    })
}

/// Stands for a reference among those seen: eight bytes each, so that a million entries take little memory.
fn key(id: &str, distinguishes: Option<&str>) -> u64 {
    let mut hasher = DefaultHasher::new();
    (id, distinguishes).hash(&mut hasher);
    hasher.finish()
}

/// Puts every value that nobody took where it is not lost.
pub(crate) fn leave_to(other: &mut Vec<Other>, prefix: &str, root: Node<'_>) {
    root.walk(&mut |path, node| {
        let value = node.peek();
        if node.claimed() != Claim::None || value.is_empty() {
            return;
        }
        let separator = if prefix.is_empty() || path.is_empty() { "" } else { "/" };
        let path = if prefix.is_empty() && path.is_empty() { node.name() } else { path };
        other.push(Other { path: format!("{prefix}{separator}{path}"), value: value.to_owned() });
        node.claim(Claim::Other);
    });
}

impl<R: BufRead, M: Mapper> Source for XmlEntries<R, M> {
    fn next_entry(&mut self) -> Option<Result<ListEntry, ReadError>> {
        while !self.is_at_end {
            match self.step() {
                Ok(Some(entry)) => return Some(Ok(entry)),
                Ok(None) => {}
                Err(error) => return Some(Err(error)),
            }
        }
        self.mapper.finish(&mut self.head)
    }

    fn head(&self) -> &Head {
        &self.head
    }

    #[cfg(feature = "audit")]
    fn audit(&self) -> Option<&Audit> {
        self.audit.as_ref()
    }
}
