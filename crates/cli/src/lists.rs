//! Sanctions lists from the command line: official files, folders of them, and indexes built before.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use dateline_lists::ofac_csv::CsvParts;
use dateline_lists::{Options, ReadError};
use dateline_sanctions::ListEntry;
use dateline_screen::Index;

use crate::log::{Log, Reject};

/// The lists of all paths as one index. Records that cannot be read are rejected, and the others count.
#[expect(clippy::disallowed_methods, reason = "the command opens files so that libraries need not")]
pub(crate) fn index(paths: &[PathBuf], log: &mut Log) -> anyhow::Result<Index> {
    let files = files(paths)?;
    if let [(path, _)] = files.as_slice()
        && is_index(path)
    {
        let bytes = fs::read(path).with_context(|| format!("could not read {}", path.display()))?;
        return Index::from_bytes(&bytes).with_context(|| path.display().to_string());
    }
    let mut entries = Vec::new();
    for (path, is_named) in &files {
        if is_index(path) {
            bail!("{}: an index stands alone: give nothing else beside it", path.display());
        }
        match read(path, &mut entries, log) {
            Ok(()) => {}
            Err(ReadError::UnknownFormat { .. }) if !is_named => {
                log.hint(&format!("{}: no list, left out", path.display()));
            }
            Err(error) => return Err(error).with_context(|| path.display().to_string()),
        }
    }
    if entries.is_empty() {
        bail!("the lists have no entries");
    }
    Ok(Index::build(entries))
}

/// OFAC's CSV set: the files beside `sdn.csv` or `cons_prim.csv`, by their names; `None` if it is no such file.
fn beside(path: &Path) -> Option<CsvParts<'static>> {
    let name = path.file_name()?.to_str()?;
    let (prefix, rest) = MAIN.iter().find_map(|main| Some((main, name.strip_prefix(main.0)?)))?;
    if !rest.to_ascii_lowercase().ends_with(".csv") || is_beside(name) {
        return None;
    }
    let part = |prefix: &str| -> Option<Box<dyn BufRead>> {
        open(&path.with_file_name(format!("{prefix}{rest}")))
            .ok()
            .map(|file| Box::new(file) as Box<dyn BufRead>)
    };
    let (_, addresses, aliases, comments) = prefix;
    Some(CsvParts { addresses: part(addresses), aliases: part(aliases), comments: part(comments) })
}

/// How the names of OFAC's main files begin, and those of addresses, aliases and comments beside them.
const MAIN: [(&str, &str, &str, &str); 2] =
    [("sdn", "add", "alt", "sdn_comments"), ("cons_prim", "cons_add", "cons_alt", "cons_comments")];

/// Whether a file of this name belongs to a main one.
fn is_beside(name: &str) -> bool {
    let parts = MAIN.iter().flat_map(|(_, addresses, aliases, comments)| [addresses, aliases, comments]);
    parts.into_iter().any(|part| name.starts_with(*part)) && name.to_ascii_lowercase().ends_with(".csv")
}

#[expect(clippy::disallowed_methods, reason = "the command opens files so that libraries need not")]
fn open(path: &Path) -> std::io::Result<BufReader<File>> {
    Ok(BufReader::with_capacity(1 << 16, File::open(path)?))
}

/// The files of the paths, and whether each was named itself; of folders those in them, in order.
fn files(paths: &[PathBuf]) -> anyhow::Result<Vec<(PathBuf, bool)>> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            let context = || format!("could not read {}", path.display());
            let mut inside = Vec::new();
            for found in fs::read_dir(path).with_context(context)? {
                let found = found.with_context(context)?.path();
                let is_hidden = found.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
                let is_beside = found.file_name().is_some_and(|name| is_beside(&name.to_string_lossy()));
                if found.is_file() && !is_hidden && !is_beside {
                    inside.push((found, false));
                }
            }
            inside.sort();
            files.append(&mut inside);
        } else {
            files.push((path.clone(), true));
        }
    }
    Ok(files)
}

#[expect(clippy::disallowed_methods, reason = "the command opens files so that libraries need not")]
fn is_index(path: &Path) -> bool {
    let mut head = [0; 15];
    let file = File::open(path).and_then(|mut file| file.read_exact(&mut head));
    file.is_ok() && &head == b"dateline-index\n"
}

fn read(path: &Path, into: &mut Vec<ListEntry>, log: &mut Log) -> Result<(), ReadError> {
    let file = open(path).map_err(ReadError::Io)?;
    let options = Options::default();
    let entries = match beside(path) {
        Some(parts) => dateline_lists::ofac_csv::read(file, parts, &options),
        None => dateline_lists::read(file, &options)?,
    };
    for entry in entries {
        match entry {
            Ok(entry) => into.push(entry),
            Err(error) => {
                let reason = format!("{:#}", anyhow::Error::new(error));
                log.reject(&Reject { source: path.display().to_string(), place: None, reason });
            }
        }
    }
    Ok(())
}
