//! What is said on standard error, and the count of what was rejected.

use std::fmt;
use std::io::{Stderr, Write};

use dateline_article::{Article, DiagnosticKind};
use serde::Serialize;

/// Speaks to people while data goes to standard output. That nobody listens is no error.
#[derive(Debug)]
pub(crate) struct Log {
    stderr: Stderr,
    is_quiet: bool,
    rejected: u64,
}

/// One input, or one record of an input, that could not be read.
#[derive(Debug, Serialize)]
pub(crate) struct Reject {
    /// The file as named, or `standard input`.
    pub(crate) source: String,
    /// Where in it, if it holds many articles.
    pub(crate) place: Option<String>,
    /// Why; with its place, where there is one.
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

    /// Whether only failures and rejects are to be said.
    pub(crate) fn is_quiet(&self) -> bool {
        self.is_quiet
    }

    /// Says what was rejected, and counts it.
    pub(crate) fn reject(&mut self, reject: &Reject) {
        self.count_rejected(1);
        self.say_rejected(reject);
    }

    /// Counts what was rejected and is said elsewhere.
    pub(crate) fn count_rejected(&mut self, count: u64) {
        self.rejected += count;
    }

    /// Says what was rejected.
    pub(crate) fn say_rejected(&mut self, reject: &Reject) {
        self.say(format_args!("rejected: {reject}"));
    }

    /// Says what was odd about the bytes of an article; what was odd about its words stands in the document.
    pub(crate) fn warn(&mut self, source: &str, article: &Article) {
        self.warnings(&Log::warnings_of(source, article));
    }

    /// Says what [`Log::warnings_of`] found.
    pub(crate) fn warnings(&mut self, warnings: &[String]) {
        if !self.is_quiet {
            for warning in warnings {
                self.say(format_args!("warning: {warning}"));
            }
        }
    }

    /// What was odd about the bytes of an article, in lines.
    pub(crate) fn warnings_of(source: &str, article: &Article) -> Vec<String> {
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
        let odd = article.diagnostics.iter().filter(|diagnostic| is_about_bytes(diagnostic.kind));
        odd.map(|diagnostic| format!("{source}: {diagnostic}")).collect()
    }

    /// Says something that must be known, however quiet.
    pub(crate) fn insist(&mut self, message: &str) {
        self.say(format_args!("{message}"));
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
