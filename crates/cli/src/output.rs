//! Where data goes: standard output, or a file that appears whole or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, StdoutLock, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use dateline_formats::{Format, Options};
use tempfile::NamedTempFile;

use crate::args::{Color, OutputArgs};
use crate::terminal;

/// What an output is to look like, decided from the arguments and from where it goes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Style {
    /// The format.
    pub(crate) format: Format,
    /// Its looks.
    pub(crate) options: Options,
}

impl Style {
    pub(crate) fn new(args: &OutputArgs, color: Color) -> Style {
        let is_terminal = args.output.is_none() && terminal::is_stdout();
        let ending = args.output.as_deref().and_then(Path::extension).and_then(|ending| ending.to_str());
        let default = if is_terminal { Format::Summary } else { Format::JsonLines };
        let format = match args.to {
            Some(to) => to.format(),
            None => ending.and_then(Format::of_ending).unwrap_or(default),
        };
        Style { format, options: terminal::options(color, is_terminal) }
    }
}

/// Takes the bytes of a run. They are kept once [`Sink::commit`] was called.
#[derive(Debug)]
pub(crate) enum Sink {
    /// Standard output.
    Stdout(BufWriter<StdoutLock<'static>>),
    /// A new file beside the one it will replace.
    File { temporary: BufWriter<NamedTempFile>, path: PathBuf },
    /// Something that cannot be replaced, such as a device or a named pipe.
    Device(BufWriter<File>),
}

impl Sink {
    /// Opens the output that `args` names.
    pub(crate) fn open(args: &OutputArgs) -> anyhow::Result<Sink> {
        match args.output.as_deref() {
            None => Ok(Sink::stdout()),
            Some(path) if path.as_os_str() == "-" => Ok(Sink::stdout()),
            Some(path) => {
                Sink::file(path).with_context(|| format!("could not open {} for writing", path.display()))
            }
        }
    }

    /// Standard output.
    pub(crate) fn stdout() -> Sink {
        Sink::Stdout(BufWriter::with_capacity(1 << 16, io::stdout().lock()))
    }

    fn file(path: &Path) -> io::Result<Sink> {
        // A link stays a link: what it points at is replaced.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let existing = fs::metadata(&path).ok();
        if existing.as_ref().is_some_and(fs::Metadata::is_dir) {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        if existing.as_ref().is_some_and(|metadata| !metadata.is_file()) {
            return Ok(Sink::Device(BufWriter::new(File::options().write(true).open(&path)?)));
        }
        let folder = match path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        let mut builder = tempfile::Builder::new();
        builder.prefix(".dateline-");
        let temporary = match existing.map(|metadata| metadata.permissions()).or_else(new_file_permissions) {
            Some(permissions) => builder.permissions(permissions).tempfile_in(folder)?,
            None => builder.tempfile_in(folder)?,
        };
        Ok(Sink::File { temporary: BufWriter::new(temporary), path })
    }

    /// Keeps what was written.
    pub(crate) fn commit(self) -> anyhow::Result<()> {
        match self {
            Sink::Stdout(mut out) => Ok(out.flush()?),
            Sink::Device(mut out) => Ok(out.flush()?),
            Sink::File { temporary, path } => {
                let context = || format!("could not write {}", path.display());
                let temporary =
                    temporary.into_inner().map_err(io::IntoInnerError::into_error).with_context(context)?;
                temporary.persist(&path).map_err(|error| error.error).with_context(context)?;
                Ok(())
            }
        }
    }

    fn inner(&mut self) -> &mut dyn Write {
        match self {
            Sink::Stdout(out) => out,
            Sink::File { temporary, .. } => temporary,
            Sink::Device(out) => out,
        }
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.inner().write(bytes)
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.inner().write_all(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner().flush()
    }
}

/// Temporary files are private; results are as readable as other new files.
#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems have no such permissions")]
fn new_file_permissions() -> Option<fs::Permissions> {
    use std::os::unix::fs::PermissionsExt;
    Some(fs::Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn new_file_permissions() -> Option<fs::Permissions> {
    None
}
