//! What is said on standard error, and the count of what was rejected.

use std::fmt;
use std::io::{Stderr, Write};

use dateline_article::{Article, DiagnosticKind};

/// Speaks to people while data goes to standard output. That nobody listens is no error.
#[derive(Debug)]
pub(crate) struct Log {
    stderr: Stderr,
    is_quiet: bool,
    rejected: u64,
}

/// One input, or one record of an input, that could not be read.
#[derive(Debug)]
pub(crate) struct Reject {
    /// The file as named, or `standard input`.
    pub(crate) source: String,
    /// Where in it, and why.
    pub(crate) reason: String,
}

impl fmt::Display for Reject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.source, self.reason)
    }
}

impl Log {
    pub(crate) fn new(stderr: Stderr, is_quiet: bool) -> Log {
        Log { stderr, is_quiet, rejected: 0 }
    }

    /// How many inputs or records were rejected.
    pub(crate) fn rejected(&self) -> u64 {
        self.rejected
    }

    /// Says what was rejected, and counts it.
    pub(crate) fn reject(&mut self, reject: &Reject) {
        self.rejected += 1;
        self.say(format_args!("rejected: {reject}"));
    }

    /// Says what was odd about the bytes of an article; what was odd about its words stands in the document.
    pub(crate) fn warn(&mut self, source: &str, article: &Article) {
        let is_about_bytes = |kind: DiagnosticKind| {
            matches!(
                kind,
                DiagnosticKind::Encoding
                    | DiagnosticKind::MalformedBytes
                    | DiagnosticKind::ControlCharacter
                    | DiagnosticKind::NoText
                    | DiagnosticKind::TooLong
                    | DiagnosticKind::Published
            )
        };
        if self.is_quiet {
            return;
        }
        for diagnostic in article.diagnostics.iter().filter(|diagnostic| is_about_bytes(diagnostic.kind)) {
            self.say(format_args!("warning: {source}: {diagnostic}"));
        }
    }

    /// Says something that may help, unless asked to be quiet.
    pub(crate) fn hint(&mut self, hint: &str) {
        if !self.is_quiet {
            self.say(format_args!("{hint}"));
        }
    }

    /// Says why the run failed.
    pub(crate) fn failure(&mut self, error: &anyhow::Error) {
        self.say(format_args!("{error:#}"));
    }

    fn say(&mut self, message: fmt::Arguments<'_>) {
        let line: String =
            message.to_string().chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
        let _ = writeln!(self.stderr, "dateline: {line}");
    }
}
