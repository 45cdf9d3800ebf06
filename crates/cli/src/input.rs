//! From arguments to articles: files, folders and standard input, as plain text or JSON Lines.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Cursor, IsTerminal, Read};
use std::iter;
use std::path::{Path, PathBuf};

use dateline_article::{Article, DEFAULT_MAX_LINE, Metadata, decode, parse_with, read_json_lines};

use crate::args::{InputArgs, InputFormat};
use crate::log::{Log, Reject};

/// The longest plain text that is read; a line of JSON Lines may be as long.
const MAX_TEXT: usize = DEFAULT_MAX_LINE;

/// How far to look for the first words of an input.
const MAX_HEAD: u64 = 4096;

/// An article and the input it came from.
#[derive(Debug)]
pub(crate) struct Incoming {
    /// The name of the input, with the line if it holds many articles.
    pub(crate) source: String,
    /// The article.
    pub(crate) article: Article,
}

type Articles<'a> = Box<dyn Iterator<Item = Result<Incoming, Reject>> + 'a>;

/// Reads the articles of all inputs, in the order of the arguments; folders in the order of their files' paths.
pub(crate) fn articles(args: &InputArgs) -> impl Iterator<Item = Result<Incoming, Reject>> + '_ {
    let sources = args.inputs.iter().flat_map(|path| sources(path));
    sources.flat_map(|source| match source {
        Ok(source) => source.articles(args),
        Err(reject) => Box::new(iter::once(Err(reject))),
    })
}

/// Tells whoever forgot to name a file what is being waited for.
pub(crate) fn announce(args: &InputArgs, log: &mut Log) {
    if args.inputs.iter().any(|path| path.as_os_str() == "-") && io::stdin().is_terminal() {
        log.hint("reading from standard input; end with Ctrl-D");
    }
}

/// Something that can be opened and read.
#[derive(Debug)]
enum Source {
    StandardInput,
    File(PathBuf),
}

impl Source {
    fn articles(self, args: &InputArgs) -> Articles<'_> {
        match self.open(args) {
            Ok(articles) => articles,
            Err(error) => Box::new(iter::once(Err(self.reject(error)))),
        }
    }

    fn open<'a>(&self, args: &'a InputArgs) -> io::Result<Articles<'a>> {
        let reader: Box<dyn Read> = match self {
            Source::StandardInput => Box::new(io::stdin()),
            Source::File(path) => Box::new(open_file(path)?),
        };
        let mut reader = BufReader::with_capacity(1 << 16, reader);
        let head = head(&mut reader)?;
        let is_json_lines = match args.from {
            InputFormat::Jsonl => true,
            InputFormat::Text => false,
            InputFormat::Auto => self.is_named_json_lines() || starts_like_json(&head),
        };
        let reader = Cursor::new(head).chain(reader);
        if is_json_lines { Ok(json_lines(self.name(), reader, args)) } else { self.text(reader, args) }
    }

    /// Reads all of `reader` as one article.
    fn text<'a>(&self, reader: impl Read, args: &InputArgs) -> io::Result<Articles<'a>> {
        let mut bytes = Vec::new();
        reader.take(MAX_TEXT as u64 + 1).read_to_end(&mut bytes)?;
        if bytes.len() > MAX_TEXT {
            let reject = self.reject(format!("the text is longer than {MAX_TEXT} bytes"));
            return Ok(Box::new(iter::once(Err(reject))));
        }
        let decoded = decode(&bytes, args.encoding.as_deref());
        if decoded.text.contains('\0') {
            let reject = self.reject("holds NUL characters, so that it is no text");
            return Ok(Box::new(iter::once(Err(reject))));
        }
        let metadata = Metadata {
            id: self.stem(),
            title: args.title.clone(),
            published: args.published,
            ..Metadata::default()
        };
        let mut article = parse_with(decoded.text, metadata);
        article.diagnostics.splice(0..0, decoded.diagnostics);
        Ok(Box::new(iter::once(Ok(Incoming { source: self.name(), article }))))
    }

    fn name(&self) -> String {
        match self {
            Source::StandardInput => "standard input".to_owned(),
            Source::File(path) => path.display().to_string(),
        }
    }

    /// The file's name without its ending: the id of the article it holds.
    fn stem(&self) -> Option<String> {
        match self {
            Source::StandardInput => None,
            Source::File(path) => path.file_stem().map(|stem| stem.to_string_lossy().into_owned()),
        }
    }

    fn is_named_json_lines(&self) -> bool {
        let Source::File(path) = self else { return false };
        path.extension().is_some_and(|ending| ending == "jsonl" || ending == "ndjson")
    }

    fn reject(&self, reason: impl fmt::Display) -> Reject {
        Reject { source: self.name(), reason: reason.to_string() }
    }
}

/// Reads one article a line.
fn json_lines<'a>(name: String, reader: impl BufRead + 'a, args: &'a InputArgs) -> Articles<'a> {
    Box::new(read_json_lines(reader).map(move |record| {
        let mut record = record.map_err(|error| Reject {
            source: name.clone(),
            reason: format!("{:#}", anyhow::Error::new(error)),
        })?;
        let source = format!("{name}: line {}", record.line);
        record.metadata.published = record.metadata.published.or(args.published);
        record.metadata.title = record.metadata.title.or_else(|| args.title.clone());
        Ok(Incoming { source, article: record.into_article() })
    }))
}

/// Reads up to and with the first line that is not blank, so that its content can be looked at.
fn head(reader: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    let mut limited = reader.take(MAX_HEAD);
    while limited.read_until(b'\n', &mut head)? > 0 && head.trim_ascii().is_empty() {}
    Ok(head)
}

/// Whether the first words are those of a JSON object, as no story starts.
fn starts_like_json(head: &[u8]) -> bool {
    let head = head.strip_prefix("\u{feff}".as_bytes()).unwrap_or(head).trim_ascii_start();
    let Some(fields) = head.strip_prefix(b"{") else { return false };
    matches!(fields.trim_ascii_start().first(), None | Some(b'"' | b'}'))
}

/// Lists what `path` stands for: standard input, a file, or the files of a folder.
fn sources(path: &Path) -> Vec<Result<Source, Reject>> {
    if path.as_os_str() == "-" {
        return vec![Ok(Source::StandardInput)];
    }
    let mut found = Vec::new();
    if path.is_dir() {
        walk(path, &mut found);
    } else {
        found.push(Ok(Source::File(path.to_owned())));
    }
    found
}

/// Adds the files under `folder`, sorted by name at each level, without hidden ones. Links to folders are not followed.
fn walk(folder: &Path, found: &mut Vec<Result<Source, Reject>>) {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let mut entries = match entries {
        Ok(entries) => entries,
        Err(error) => {
            found.push(Err(Source::File(folder.to_owned()).reject(error)));
            return;
        }
    };
    entries.retain(|entry| !entry.file_name().as_encoded_bytes().starts_with(b"."));
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        let is_link = entry.file_type().is_ok_and(|kind| kind.is_symlink());
        match (path.is_dir(), is_link) {
            (true, true) => {}
            (true, false) => walk(&path, found),
            (false, _) => found.push(Ok(Source::File(path))),
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the command opens files so that libraries need not")]
fn open_file(path: &Path) -> io::Result<File> {
    File::open(path)
}

#[cfg(test)]
mod tests {
    #[test]
    fn tells_json_from_stories() {
        let json = ["{\"text\": 1}", "\n \u{feff}{", "\u{feff}{ \"a", "{}", "{\n\"text\""];
        let stories = ["", "date 2021", "{{ template }}", "[1]", "{sic} he said", "\"{\""];
        let is_json = |text: &&str| super::starts_like_json(text.as_bytes());
        assert_eq!(
            json.iter().filter(|text| is_json(text)).count(),
            json.len() - 1,
            "a mark counts at the start only"
        );
        assert_eq!(stories.iter().filter(|text| is_json(text)).count(), 0);
    }
}
