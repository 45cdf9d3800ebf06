//! [`Writer`]: documents in, bytes out, one document in memory at a time.

use std::fmt;
use std::io::{self, Write};

use dateline_article::Article;
use dateline_document::Document;

use crate::{Format, Options, WriteError, json, json_lines, summary};

/// How one format lays out items of one type. A format is one file that implements this, and one arm in [`Writer`].
pub(crate) trait Layout<T>: fmt::Debug + Send {
    /// Writes what stands before the first item.
    fn start(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    /// Writes one item.
    fn item(&mut self, item: &T, out: &mut dyn Write) -> io::Result<()>;

    /// Writes what stands after the last item. Called once, also if there was none.
    fn finish(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

/// Writes documents, or articles alone, in one format.
///
/// ```
/// use dateline_document::Document;
/// use dateline_formats::{Format, Options, Writer};
///
/// let document = Document::new(dateline_article::parse("GENEVA (Example Wire) - Talks began."));
/// let mut writer = Writer::documents(Format::JsonLines, Options::default(), Vec::new());
/// writer.write(&document)?;
/// let bytes = writer.finish()?;
/// assert!(bytes.starts_with(br#"{"schema":"dateline/document/1","article":{"#));
/// # Ok::<(), dateline_formats::WriteError>(())
/// ```
#[derive(Debug)]
pub struct Writer<W, T> {
    out: W,
    format: Format,
    layout: Box<dyn Layout<T>>,
    started: bool,
    written: u64,
}

impl<W: Write> Writer<W, Document> {
    /// Writes documents to `out`.
    pub fn documents(format: Format, options: Options, out: W) -> Writer<W, Document> {
        let layout: Box<dyn Layout<Document>> = match format {
            Format::Json => Box::new(json::Json::default()),
            Format::JsonLines => Box::new(json_lines::JsonLines::default()),
            Format::Summary => Box::new(summary::Summary::new(options)),
        };
        Writer::new(format, layout, out)
    }
}

impl<W: Write> Writer<W, Article> {
    /// Writes articles, before anything is said about them, to `out`; `None` if the format has no layout for them.
    pub fn articles(format: Format, options: Options, out: W) -> Option<Writer<W, Article>> {
        let layout: Box<dyn Layout<Article>> = match format {
            Format::Json => Box::new(json::Json::default()),
            Format::JsonLines => Box::new(json_lines::JsonLines::default()),
            Format::Summary => Box::new(summary::Summary::new(options)),
        };
        Some(Writer::new(format, layout, out))
    }
}

impl<W: Write, T: Item> Writer<W, T> {
    fn new(format: Format, layout: Box<dyn Layout<T>>, out: W) -> Writer<W, T> {
        Writer { out, format, layout, started: false, written: 0 }
    }

    /// Writes one item.
    ///
    /// # Errors
    /// [`WriteError::Item`], or [`WriteError::Start`] if it is the first. After an error the output is incomplete.
    pub fn write(&mut self, item: &T) -> Result<(), WriteError> {
        self.start()?;
        self.layout.item(item, &mut self.out).map_err(|source| WriteError::Item {
            number: self.written + 1,
            id: item.id().map(str::to_owned),
            format: self.format.name(),
            source,
        })?;
        self.written += 1;
        Ok(())
    }

    /// Ends and flushes the output, and returns what it was written to.
    ///
    /// # Errors
    /// [`WriteError::Finish`], or [`WriteError::Start`] if nothing was written.
    pub fn finish(mut self) -> Result<W, WriteError> {
        self.start()?;
        let ended = self.layout.finish(&mut self.out).and_then(|()| self.out.flush());
        let (written, format) = (self.written, self.format.name());
        ended.map_err(|source| WriteError::Finish { written, format, source })?;
        Ok(self.out)
    }

    fn start(&mut self) -> Result<(), WriteError> {
        if self.started {
            return Ok(());
        }
        self.started = true;
        let format = self.format.name();
        self.layout.start(&mut self.out).map_err(|source| WriteError::Start { format, source })
    }
}

/// What can be written: it has an id by which errors name it.
pub trait Item: sealed::Sealed {
    /// The caller's name for the article.
    fn id(&self) -> Option<&str>;
}

impl Item for Document {
    fn id(&self) -> Option<&str> {
        self.article.id.as_deref()
    }
}

impl Item for Article {
    fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for dateline_document::Document {}
    impl Sealed for dateline_article::Article {}
}
