//! What paths stand for: standard input, a file, the files of a folder.

use std::fmt;
use std::fs;
use std::io;
use std::iter;
use std::path::{Path, PathBuf};

use crate::log::Reject;

/// Something that can be opened and read.
#[derive(Clone, Debug)]
pub(crate) enum Source {
    StandardInput,
    File(PathBuf),
}

impl Source {
    pub(crate) fn name(&self) -> String {
        match self {
            Source::StandardInput => "standard input".to_owned(),
            Source::File(path) => path.display().to_string(),
        }
    }

    /// The file's name without its ending, and that of its compression: the id of the article it holds.
    pub(crate) fn stem(&self) -> Option<String> {
        let Source::File(path) = self else { return None };
        let is_packed = path.extension().is_some_and(|ending| ending == "gz" || ending == "zst");
        let stem = path.file_stem()?;
        let stem = if is_packed { Path::new(stem).file_stem().unwrap_or(stem) } else { stem };
        Some(stem.to_string_lossy().into_owned())
    }

    pub(crate) fn is_named_json_lines(&self) -> bool {
        let Source::File(path) = self else { return false };
        path.extension().is_some_and(|ending| ending == "jsonl" || ending == "ndjson")
    }

    /// How many bytes it has, if it is a file.
    pub(crate) fn len(&self) -> Option<u64> {
        let Source::File(path) = self else { return None };
        fs::metadata(path).ok().filter(fs::Metadata::is_file).map(|metadata| metadata.len())
    }

    pub(crate) fn reject(&self, place: Option<String>, reason: impl fmt::Display) -> Reject {
        Reject { source: self.name(), place, reason: reason.to_string() }
    }
}

type Found = Result<Source, Reject>;

/// Lists what `path` stands for: standard input, a file, the files of a folder, or what a pattern matches that no file is
/// called.
pub(crate) fn sources(path: &Path) -> Box<dyn Iterator<Item = Found> + Send> {
    if path.as_os_str() == "-" {
        return Box::new(iter::once(Ok(Source::StandardInput)));
    }
    if path.is_dir() {
        return Box::new(Walk { open: vec![Step::Enter(path.to_owned())] });
    }
    if let Some(pattern) =
        path.to_str().filter(|path| path.contains(['*', '?', '['])).filter(|_| !path.exists())
    {
        return matching(pattern);
    }
    Box::new(iter::once(Ok(Source::File(path.to_owned()))))
}

/// What a pattern matches, in order. Shells do this themselves, unless there is too much of it or it is quoted.
fn matching(pattern: &str) -> Box<dyn Iterator<Item = Found> + Send> {
    let reject = |reason: String| Reject { source: pattern.to_owned(), place: None, reason };
    let paths = match glob::glob(pattern) {
        Ok(paths) => paths,
        Err(error) => return Box::new(iter::once(Err(reject(error.to_string())))),
    };
    let found: Vec<Found> = paths
        .map(|path| match path {
            Ok(path) => Ok(path),
            Err(error) => Err(reject(error.to_string())),
        })
        .flat_map(|path| match path {
            Ok(path) if path.is_dir() => Walk { open: vec![Step::Enter(path)] }.collect::<Vec<_>>(),
            Ok(path) => vec![Ok(Source::File(path))],
            Err(reject) => vec![Err(reject)],
        })
        .collect();
    if found.is_empty() {
        return Box::new(iter::once(Err(reject("matches no file".to_owned()))));
    }
    Box::new(found.into_iter())
}

/// The files under a folder, sorted by name at each level, without hidden ones. Links to folders are not followed, so that no
/// folder is met twice. One folder at a time is held.
struct Walk {
    open: Vec<Step>,
}

enum Step {
    Enter(PathBuf),
    Yield(Found),
}

impl Iterator for Walk {
    type Item = Found;

    fn next(&mut self) -> Option<Found> {
        loop {
            match self.open.pop()? {
                Step::Yield(found) => return Some(found),
                Step::Enter(folder) => self.enter(&folder),
            }
        }
    }
}

impl Walk {
    fn enter(&mut self, folder: &Path) {
        let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
        let mut entries = match entries {
            Ok(entries) => entries,
            Err(error) => {
                let reject = Source::File(folder.to_owned()).reject(None, error);
                self.open.push(Step::Yield(Err(reject)));
                return;
            }
        };
        entries.retain(|entry| !entry.file_name().as_encoded_bytes().starts_with(b"."));
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries.iter().rev() {
            let path = entry.path();
            let is_link = entry.file_type().is_ok_and(|kind| kind.is_symlink());
            match fs::metadata(&path) {
                Ok(metadata) if metadata.is_dir() && is_link => {}
                Ok(metadata) if metadata.is_dir() => self.open.push(Step::Enter(path)),
                // A pipe in a folder would be waited for without end.
                Ok(metadata) if !metadata.is_file() => {
                    let reject = Source::File(path).reject(None, "is neither a file nor a folder");
                    self.open.push(Step::Yield(Err(reject)));
                }
                // Whatever is wrong with it shows when it is opened.
                _ => self.open.push(Step::Yield(Ok(Source::File(path)))),
            }
        }
    }
}
