//! What was odd about an article, for people: reading never fails, but it says what it stumbled over.

use std::fmt;

use dateline_text::Span;

/// The sort of oddity, for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum DiagnosticKind {
    /// The bytes were not UTF-8 and were decoded otherwise.
    Encoding,
    /// Bytes that mean nothing in their encoding were replaced by U+FFFD.
    MalformedBytes,
    /// The text holds NUL or other control characters that no text has.
    ControlCharacter,
    /// The text holds no word.
    NoText,
    /// The text was longer than 4 GiB and was cut.
    TooLong,
    /// What is known of the article does not say when it was published, and the date given is none.
    Published,
    /// The article starts like a dateline, but it is none.
    FalseDateline,
    /// A dateline has an impossible day, or one far from the day of publication.
    DatelineDate,
}

/// One oddity and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Diagnostic {
    /// The sort.
    pub kind: DiagnosticKind,
    /// What is odd, in one line.
    pub message: String,
    /// Where, if it has one place in the text.
    pub span: Option<Span>,
}

impl Diagnostic {
    /// An oddity of the article as a whole.
    pub fn new(kind: DiagnosticKind, message: impl Into<String>) -> Diagnostic {
        Diagnostic { kind, message: message.into(), span: None }
    }

    /// The same oddity with its place.
    #[must_use]
    pub fn at(self, span: Span) -> Diagnostic {
        Diagnostic { span: Some(span), ..self }
    }
}

/// `the dateline's April has no day 31 at byte 8`.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        match self.span {
            Some(span) => write!(f, " at byte {}", span.start()),
            None => Ok(()),
        }
    }
}
