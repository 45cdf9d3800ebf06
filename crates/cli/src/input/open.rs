//! Opening an input: uncompressed whatever it is, counted, and watched for changes.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;

use dateline_article::{DETECT_BYTES, decompressed};

use super::source::Source;

/// An input that can be read.
pub(crate) struct Opened {
    pub(crate) reader: Box<dyn BufRead + Send>,
    pub(crate) watch: Watch,
}

/// Counts the bytes of the files that were read, compressed as they are.
#[derive(Clone, Debug, Default)]
pub(crate) struct Meter(Arc<AtomicU64>);

impl Meter {
    pub(crate) fn read(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// Passes bytes on and counts them.
struct Metered<R> {
    inner: R,
    meter: Meter,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.meter.0.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// What a file was when it was opened.
pub(crate) struct Watch {
    file: Option<(PathBuf, Option<Version>)>,
}

type Version = (u64, Option<SystemTime>);

impl Watch {
    /// What to say if the file is not what it was.
    pub(crate) fn changed(&self) -> Option<&'static str> {
        let (path, version) = self.file.as_ref()?;
        (version.is_some() && self::version(fs::metadata(path).ok().as_ref()) != *version)
            .then_some("changed while it was read")
    }
}

fn version(metadata: Option<&fs::Metadata>) -> Option<Version> {
    metadata.filter(|metadata| metadata.is_file()).map(|metadata| (metadata.len(), metadata.modified().ok()))
}

pub(crate) fn open(source: &Source, meter: Meter) -> io::Result<Opened> {
    let (inner, watch): (Box<dyn Read + Send>, _) = match source {
        Source::StandardInput => (Box::new(io::stdin()), Watch { file: None }),
        Source::File(path) => {
            let file = open_file(path)?;
            let metadata = file.metadata()?;
            if metadata.is_dir() {
                return Err(io::ErrorKind::IsADirectory.into());
            }
            let version = version(Some(&metadata));
            (Box::new(file), Watch { file: Some((path.clone(), version)) })
        }
    };
    let reader = BufReader::with_capacity(1 << 16, Metered { inner, meter });
    Ok(Opened { reader: decompressed(reader)?, watch })
}

/// Reads up to and with the first line that is not blank, and on if that line does not show what the input is: a record that
/// is there should not wait for the next one.
pub(crate) fn head(reader: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    let mut limited = reader.take(DETECT_BYTES as u64);
    while limited.read_until(b'\n', &mut head)? > 0 && head.trim_ascii().is_empty() {}
    let line = head.trim_ascii();
    let is_record = line.starts_with(b"{") && line.ends_with(b"}");
    if !is_record {
        limited.read_to_end(&mut head)?;
    }
    Ok(head)
}

#[expect(clippy::disallowed_methods, reason = "the command opens files so that libraries need not")]
fn open_file(path: &Path) -> io::Result<File> {
    File::open(path)
}
