//! Output that survives its run: what is written so far, and how far the input was read for it.
//!
//! A run to `OUT` writes `OUT.part`, its rejects to `OUT.part.rejects`, and notes in `OUT.part.journal`, a line at a time, how
//! many units of input are done and how long both files are. At the end the files get their names. After a kill the files are
//! cut to what the last whole line of the journal says, and the run goes on behind the units that are done.
//!
//! Formats that are not one document a line cannot be cut: they go to a temporary file, as whole or not at all as ever.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::Context;
use dateline_document::Document;
use dateline_formats::{Format, Writer};
use serde::{Deserialize, Serialize};

use super::count::Count;
use super::pipeline::Start;
use crate::args::OutputArgs;
use crate::log::Reject;
use crate::output::{Sink, Style};

/// How often what was written is made sure.
const INTERVAL: Duration = Duration::from_millis(500);

/// Where documents and rejects go.
pub(crate) struct Output {
    place: Place,
    start: Start,
    count: Count,
    rejects_are_kept: bool,
}

enum Place {
    /// Any format, to a stream or a temporary file; rejects go to standard error.
    Plain(Option<Box<Writer<Sink, Document>>>),
    /// Lines to a stream or a device.
    Lines(Option<Sink>),
    /// Lines to a file, with a journal.
    Journal(Box<Journal>),
}

impl Output {
    /// Opens the output; with `is_resumed` where a run with the same `fingerprint` left it.
    pub(crate) fn open(
        args: &OutputArgs,
        style: &Style,
        is_resumed: bool,
        fingerprint: &str,
    ) -> anyhow::Result<Output> {
        let new = |place| Output {
            place,
            start: Start::default(),
            count: Count::default(),
            rejects_are_kept: false,
        };
        if style.format != Format::JsonLines {
            anyhow::ensure!(!is_resumed, "a run can be resumed if its output is jsonl, not {}", style.format);
            let writer = Writer::documents(style.format, style.options, Sink::open(args)?);
            return Ok(new(Place::Plain(Some(Box::new(writer)))));
        }
        let file = args.output.as_deref().filter(|path| path.as_os_str() != "-" && is_replaceable(path));
        let Some(path) = file else {
            anyhow::ensure!(!is_resumed, "a run can be resumed if its output is a file");
            return Ok(new(Place::Lines(Some(Sink::open(args)?))));
        };
        let (journal, start, count) = Journal::open(path, is_resumed, fingerprint)
            .with_context(|| format!("could not open {} for writing", path.display()))?;
        let place = Place::Journal(Box::new(journal));
        Ok(Output { start, count, rejects_are_kept: true, place })
    }

    /// Where the input is to be read from.
    pub(crate) fn start(&self) -> Start {
        self.start
    }

    /// What was counted before.
    pub(crate) fn count(&self) -> Count {
        self.count
    }

    /// Writes a document.
    pub(crate) fn write(&mut self, document: &Document) -> anyhow::Result<()> {
        match &mut self.place {
            Place::Plain(Some(writer)) => Ok(writer.write(document)?),
            _ => Ok(()),
        }
    }

    /// Writes a document that is bytes already.
    pub(crate) fn write_line(&mut self, bytes: &[u8]) -> anyhow::Result<()> {
        match &mut self.place {
            Place::Lines(Some(sink)) => Ok(sink.write_all(bytes)?),
            Place::Journal(journal) => journal.documents.write(bytes),
            _ => Ok(()),
        }
    }

    /// Keeps a reject; `false` if rejects are not kept here.
    pub(crate) fn reject(&mut self, reject: &Reject) -> anyhow::Result<bool> {
        let Place::Journal(journal) = &mut self.place else { return Ok(false) };
        let mut line = serde_json::to_vec(reject)?;
        line.push(b'\n');
        journal.rejects.write(&line)?;
        Ok(true)
    }

    /// Hands on what is written, because nothing more will come for a while.
    pub(crate) fn flush(&mut self) -> anyhow::Result<()> {
        match &mut self.place {
            Place::Lines(Some(sink)) => Ok(sink.flush()?),
            _ => Ok(()),
        }
    }

    /// Notes that `units` of the input are done.
    pub(crate) fn checkpoint(&mut self, units: u64, digest: u64, count: &Count) -> anyhow::Result<()> {
        match &mut self.place {
            Place::Journal(journal) => journal.checkpoint(units, digest, count, false),
            _ => Ok(()),
        }
    }

    /// Keeps what was written, under its name.
    pub(crate) fn commit(&mut self) -> anyhow::Result<()> {
        match &mut self.place {
            Place::Plain(writer) => match writer.take() {
                Some(writer) => writer.finish()?.commit(),
                None => Ok(()),
            },
            Place::Lines(sink) => sink.take().map_or(Ok(()), Sink::commit),
            Place::Journal(journal) => journal.commit(),
        }
    }

    /// Whether what was rejected is in a file, so that a line has to say so.
    pub(crate) fn is_reporting(&self) -> bool {
        self.rejects_path().is_some()
    }

    /// Where the rejects are, if there are any.
    pub(crate) fn rejects_path(&self) -> Option<&Path> {
        match &self.place {
            Place::Journal(journal) if self.rejects_are_kept && journal.rejects.length > 0 => {
                Some(&journal.rejects_path)
            }
            _ => None,
        }
    }

    /// What to say when the run failed.
    pub(crate) fn advice(&self) -> String {
        match &self.place {
            Place::Journal(journal) if journal.documents.length > 0 => {
                format!("what was written is in {}: run again with --resume", journal.part.display())
            }
            _ => "the run failed".to_owned(),
        }
    }
}

/// Whether a file can stand at `path` that was written beside it: not where a device or a pipe is.
fn is_replaceable(path: &Path) -> bool {
    fs::metadata(path).map_or(true, |metadata| metadata.is_file())
}

/// Lines appended to a file.
struct Lines {
    file: BufWriter<File>,
    length: u64,
}

impl Lines {
    fn open(path: &Path, length: u64) -> io::Result<Lines> {
        let mut file = OpenOptions::new().create(true).truncate(false).write(true).open(path)?;
        file.set_len(length)?;
        file.seek(SeekFrom::Start(length))?;
        Ok(Lines { file: BufWriter::with_capacity(1 << 17, file), length })
    }

    fn write(&mut self, bytes: &[u8]) -> anyhow::Result<()> {
        self.file.write_all(bytes)?;
        self.length += bytes.len() as u64;
        Ok(())
    }

    /// Makes sure that what was written is on the disk.
    fn sync(&mut self) -> io::Result<()> {
        self.file.flush()?;
        self.file.get_ref().sync_data()
    }
}

struct Journal {
    target: PathBuf,
    part: PathBuf,
    rejects_part: PathBuf,
    rejects_path: PathBuf,
    notes_path: PathBuf,
    documents: Lines,
    rejects: Lines,
    notes: File,
    noted: Instant,
    last: Option<Note>,
}

/// The first line of a journal.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Head {
    dateline: String,
    arguments: String,
}

/// Any other line: so much is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Note {
    units: u64,
    digest: u64,
    documents: u64,
    rejects: u64,
    count: Count,
}

/// What journals call their form.
const FORM: &str = "run/1";

impl Journal {
    fn open(path: &Path, is_resumed: bool, fingerprint: &str) -> anyhow::Result<(Journal, Start, Count)> {
        // A link stays a link: what it points at is replaced.
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let beside = |ending: &str| {
            let mut name = target.clone().into_os_string();
            name.push(ending);
            PathBuf::from(name)
        };
        let (part, rejects_part, notes_path) =
            (beside(".part"), beside(".part.rejects"), beside(".part.journal"));
        let rejects_path = beside(".rejects.jsonl");
        let head = Head { dateline: FORM.to_owned(), arguments: fingerprint.to_owned() };

        // Locked before anything is changed: another run may be writing.
        let mut notes =
            OpenOptions::new().create(true).truncate(false).read(true).write(true).open(&notes_path)?;
        notes.try_lock().ok().context("another run writes to it")?;
        let found = if is_resumed { last_note(&notes_path, &head)? } else { None };
        let note =
            found.filter(|note| length(&part) >= note.documents && length(&rejects_part) >= note.rejects);
        anyhow::ensure!(
            found.is_none() || note.is_some(),
            "{} is shorter than its journal says: start anew, without --resume",
            part.display()
        );
        let documents = Lines::open(&part, note.map_or(0, |note| note.documents))?;
        let rejects = Lines::open(&rejects_part, note.map_or(0, |note| note.rejects))?;
        if let Ok(existing) = fs::metadata(&target) {
            fs::set_permissions(&part, existing.permissions())?;
        }
        notes.set_len(0)?;
        notes.seek(SeekFrom::Start(0))?;
        write_line(&mut notes, &head)?;
        if let Some(note) = note {
            write_line(&mut notes, &note)?;
        }
        let start = note.map_or_else(Start::default, |note| Start { units: note.units, digest: note.digest });
        let count = note.map_or_else(Count::default, |note| note.count);
        let journal = Journal {
            target,
            part,
            rejects_part,
            rejects_path,
            notes_path,
            documents,
            rejects,
            notes,
            noted: now(),
            last: note,
        };
        Ok((journal, start, count))
    }

    fn checkpoint(&mut self, units: u64, digest: u64, count: &Count, is_last: bool) -> anyhow::Result<()> {
        let (documents, rejects) = (self.documents.length, self.rejects.length);
        self.last = Some(Note { units, digest, documents, rejects, count: *count });
        if !is_last && now().duration_since(self.noted) < INTERVAL {
            return Ok(());
        }
        self.note()
    }

    /// Notes the last checkpoint, once what it speaks of is on the disk.
    fn note(&mut self) -> anyhow::Result<()> {
        self.documents.sync()?;
        self.rejects.sync()?;
        if let Some(note) = self.last {
            write_line(&mut self.notes, &note)?;
        }
        self.noted = now();
        Ok(())
    }

    fn commit(&mut self) -> anyhow::Result<()> {
        let context = |path: &Path| format!("could not write {}", path.display());
        self.note().with_context(|| context(&self.part))?;
        // The rejects first: where the output stands, all is done.
        if self.rejects.length > 0 {
            fs::rename(&self.rejects_part, &self.rejects_path)
                .with_context(|| context(&self.rejects_path))?;
        } else {
            fs::remove_file(&self.rejects_part).with_context(|| context(&self.rejects_part))?;
            // Those of an earlier run to the same file.
            if let Err(error) = fs::remove_file(&self.rejects_path)
                && error.kind() != io::ErrorKind::NotFound
            {
                return Err(error).with_context(|| context(&self.rejects_path));
            }
        }
        fs::rename(&self.part, &self.target).with_context(|| context(&self.target))?;
        fs::remove_file(&self.notes_path).with_context(|| context(&self.notes_path))
    }
}

impl Drop for Journal {
    /// A run that wrote nothing leaves nothing behind.
    fn drop(&mut self) {
        if self.last.is_none()
            && self.notes_path.exists()
            && self.documents.length == 0
            && self.rejects.length == 0
        {
            for path in [&self.part, &self.rejects_part, &self.notes_path] {
                let _ = fs::remove_file(path);
            }
        }
    }
}

fn length(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |metadata| metadata.len())
}

fn write_line(file: &mut File, line: &impl Serialize) -> anyhow::Result<()> {
    let mut bytes = serde_json::to_vec(line)?;
    bytes.push(b'\n');
    Ok(file.write_all(&bytes)?)
}

/// The last whole line of a journal, if there is one. A line may have been cut by the kill.
fn last_note(path: &Path, head: &Head) -> anyhow::Result<Option<Note>> {
    let mut bytes = Vec::new();
    OpenOptions::new().read(true).open(path)?.read_to_end(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes);
    let mut lines = text.split_inclusive('\n').filter(|line| line.ends_with('\n'));
    let Some(first) = lines.next() else { return Ok(None) };
    let found: Head =
        serde_json::from_str(first).context("its journal cannot be read: start anew, without --resume")?;
    anyhow::ensure!(
        found == *head,
        "the run that began it had other arguments: give the same, or start anew, without --resume"
    );
    Ok(lines.filter_map(|line| serde_json::from_str(line).ok()).next_back())
}

#[expect(
    clippy::disallowed_methods,
    reason = "when something is noted depends on the clock, what is written does not"
)]
fn now() -> Instant {
    Instant::now()
}
