//! From bytes to text.
//!
//! UTF-8 is expected. Bytes that are none are read in the encoding that somebody declared, else by their byte order
//! mark (UTF-16), else as windows-1252, the usual encoding of English news before UTF-8; each time with a diagnostic.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use crate::{Diagnostic, DiagnosticKind};

/// Text and how it was got from its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// The name of the encoding, as the WHATWG writes it: `UTF-8`, `windows-1252`.
    pub encoding: &'static str,
    /// What was odd.
    pub diagnostics: Vec<Diagnostic>,
}

/// Decodes `bytes`; `declared` is the encoding that a header or a caller names, by any of its WHATWG labels.
///
/// ```
/// let decoded = dateline_article::decode(b"caf\xe9", None);
/// assert_eq!((decoded.text.as_str(), decoded.encoding), ("café", "windows-1252"));
/// assert_eq!(decoded.diagnostics[0].to_string(), "the text is not UTF-8; read as windows-1252");
/// ```
pub fn decode(bytes: &[u8], declared: Option<&str>) -> Decoded {
    if let Ok(text) = str::from_utf8(bytes) {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text).to_owned();
        return Decoded { text, encoding: UTF_8.name(), diagnostics: Vec::new() };
    }
    let declared = declared.and_then(|label| Encoding::for_label(label.as_bytes()));
    let (encoding, from) = match (Encoding::for_bom(bytes), declared) {
        (Some((encoding, _)), _) => (encoding, "its byte order mark"),
        (None, Some(encoding)) => (encoding, "declared"),
        (None, None) => (WINDOWS_1252, ""),
    };
    let _ = from;
    let (text, encoding, malformed) = encoding.decode(bytes);
    let mut diagnostics = vec![Diagnostic::new(
        DiagnosticKind::Encoding,
        format!("the text is not UTF-8; read as {}", encoding.name()),
    )];
    if malformed {
        diagnostics.push(Diagnostic::new(
            DiagnosticKind::MalformedBytes,
            "bytes without a meaning were replaced by U+FFFD",
        ));
    }
    Decoded { text: text.into_owned(), encoding: encoding.name(), diagnostics }
}
