//! From arguments to articles: files, folders and standard input, in every way that news arrives.
//!
//! An input is cut into [`Unit`]s by whoever reads it (a file, a line, a record); what a unit holds is found out by whoever
//! works on it, so that the reading never waits for the understanding.

mod open;
mod source;
mod unit;

use std::io::{self, BufRead, IsTerminal, Read};
use std::iter;

use dateline_article::{
    ArchiveError, ArchiveRecord, Article, Kind, detect, read_csv, read_json_lines, read_warc,
};

pub(crate) use open::Meter;
use open::{Opened, head};
use source::{Source, sources};
use unit::Content;
pub(crate) use unit::{Nothing, Unit};

use crate::args::{InputArgs, InputFormat};
use crate::log::{Log, Reject};

/// The longest story or record that is read, in bytes. A longer one is an error, and is never held.
pub(crate) const MAX_LENGTH: usize = 16 << 20;

/// An article and the input it came from.
#[derive(Debug)]
pub(crate) struct Incoming {
    /// The name of the input, with the line or record if it holds many articles.
    pub(crate) source: String,
    /// The article.
    pub(crate) article: Article,
}

type Units<'a> = Box<dyn Iterator<Item = Result<Unit, Reject>> + Send + 'a>;

/// Reads the units of all inputs, in the order of the arguments; folders in the order of their files' paths.
pub(crate) fn units(
    args: &InputArgs,
    meter: Meter,
) -> impl Iterator<Item = Result<Unit, Reject>> + Send + '_ {
    let sources = args.inputs.iter().flat_map(|path| sources(path));
    sources.flat_map(move |source| match source {
        Ok(source) => source_units(&source, args, meter.clone()),
        Err(reject) => Box::new(iter::once(Err(reject))),
    })
}

/// Reads the articles of all inputs, one after the other.
pub(crate) fn articles(args: &InputArgs) -> impl Iterator<Item = Result<Incoming, Reject>> + '_ {
    units(args, Meter::default()).flat_map(|unit| match unit {
        Ok(unit) => unit.articles(args),
        Err(reject) => vec![Err(reject)],
    })
}

/// How many bytes all inputs have, if all are files.
pub(crate) fn total(args: &InputArgs) -> Option<u64> {
    let sources = args.inputs.iter().flat_map(|path| sources(path));
    sources.filter_map(Result::ok).map(|source| source.len()).sum()
}

/// Tells whoever forgot to name a file what is being waited for.
pub(crate) fn announce(args: &InputArgs, log: &mut Log) {
    if args.inputs.iter().any(|path| path.as_os_str() == "-") && io::stdin().is_terminal() {
        log.hint("reading from standard input; end with Ctrl-D");
    }
}

fn source_units<'a>(source: &Source, args: &'a InputArgs, meter: Meter) -> Units<'a> {
    match open_units(source, args, meter) {
        Ok(units) => units,
        Err(error) => Box::new(iter::once(Err(source.reject(None, error)))),
    }
}

fn open_units<'a>(source: &Source, args: &'a InputArgs, meter: Meter) -> io::Result<Units<'a>> {
    let Opened { mut reader, watch } = open::open(source, meter)?;
    let head = head(&mut reader)?;
    let kind = match args.from {
        InputFormat::Auto if source.is_named_json_lines() => Kind::JsonLines,
        InputFormat::Auto => detect(&head),
        known => known.kind(),
    };
    let reader = io::Cursor::new(head).chain(reader);
    let (source, end) = (source.clone(), source.clone());
    // What changed while it was read may have been read wrongly.
    let changed =
        iter::once_with(move || watch.changed().map(|reason| Err(end.reject(None, reason)))).flatten();
    let units: Units<'a> = match kind {
        Kind::JsonLines => json_lines(source, reader),
        Kind::Csv => table(source, reader),
        Kind::Warc => archive(source, reader),
        Kind::Parquet => {
            Box::new(iter::once(Err(source.reject(None, "is a Parquet file, which is not read"))))
        }
        Kind::Other(what) => {
            Box::new(iter::once(Err(source.reject(None, format!("is {what}, which is not read")))))
        }
        kind => whole(&source, reader, kind)?,
    };
    Ok(Box::new(units.chain(changed)))
}

/// Reads one article a line.
fn json_lines<'a>(source: Source, reader: impl BufRead + Send + 'a) -> Units<'a> {
    Box::new(read_json_lines(reader).max_line(MAX_LENGTH).map(move |record| match record {
        Ok(record) => Ok(Unit {
            source: source.name(),
            place: Some(format!("line {}", record.line)),
            id: None,
            content: Content::Record(Box::new(record)),
        }),
        Err(error) => {
            let place = format!("line {}", error.line());
            Err(source.reject(Some(place), format!("{:#}", anyhow::Error::new(error))))
        }
    }))
}

/// Reads one article a row.
fn table<'a>(source: Source, reader: impl BufRead + Send + 'a) -> Units<'a> {
    let rows = match read_csv(reader) {
        Ok(rows) => rows,
        Err(error) => {
            return Box::new(iter::once(
                Err(source.reject(None, format!("{:#}", anyhow::Error::new(error)))),
            ));
        }
    };
    Box::new(rows.enumerate().map(move |(at, row)| match row {
        Ok(record) => Ok(Unit {
            source: source.name(),
            place: Some(format!("row {}", at + 1)),
            id: None,
            content: Content::Record(Box::new(record)),
        }),
        Err(error) => {
            let place = format!("row {}", error.row());
            Err(source.reject(Some(place), format!("{:#}", anyhow::Error::new(error))))
        }
    }))
}

/// Reads one article a web page.
fn archive<'a>(source: Source, reader: impl BufRead + Send + 'a) -> Units<'a> {
    Box::new(read_warc(reader).max_page(MAX_LENGTH).filter_map(move |record| {
        let unit = |place: Option<String>, content| Unit { source: source.name(), place, id: None, content };
        match record {
            Ok(ArchiveRecord::Page(page)) => {
                let place = format!("byte {}", page.offset);
                Some(Ok(unit(Some(place), Content::Page(page))))
            }
            Ok(ArchiveRecord::Revisit) => Some(Ok(unit(None, Content::Nothing(Nothing::Revisit)))),
            Ok(ArchiveRecord::Failure(_)) => Some(Ok(unit(None, Content::Nothing(Nothing::Failure)))),
            Ok(_) => None,
            Err(error) => {
                let place = format!("byte {}", ArchiveError::offset(&error));
                Some(Err(source.reject(Some(place), format!("{:#}", anyhow::Error::new(error)))))
            }
        }
    }))
}

/// Reads all of an input as one.
fn whole<'a>(source: &Source, reader: impl Read, kind: Kind) -> io::Result<Units<'a>> {
    let mut bytes = Vec::new();
    reader.take(MAX_LENGTH as u64 + 1).read_to_end(&mut bytes)?;
    let unit = if bytes.len() > MAX_LENGTH {
        Err(source.reject(None, format!("the text is longer than {MAX_LENGTH} bytes")))
    } else {
        Ok(Unit {
            source: source.name(),
            place: None,
            id: source.stem(),
            content: Content::Whole(kind, bytes),
        })
    };
    Ok(Box::new(iter::once(unit)))
}
