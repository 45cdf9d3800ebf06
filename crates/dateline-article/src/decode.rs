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
/// let oddity = decoded.diagnostics[0].to_string();
/// assert_eq!(oddity, "the text is not UTF-8; read as windows-1252, for want of a better guess");
/// ```
pub fn decode(bytes: &[u8], declared: Option<&str>) -> Decoded {
    if let Ok(text) = str::from_utf8(bytes) {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text).to_owned();
        return Decoded { text, encoding: UTF_8.name(), diagnostics: Vec::new() };
    }
    let by_label = || declared.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    let (encoding, why) = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => (encoding, "as its byte order mark says"),
        None => by_label()
            .filter(|&encoding| encoding != UTF_8)
            .map_or((WINDOWS_1252, "for want of a better guess"), |encoding| (encoding, "as declared")),
    };
    let (text, encoding, is_malformed) = encoding.decode(bytes);
    let name = encoding.name();
    let mut diagnostics = vec![Diagnostic::new(
        DiagnosticKind::Encoding,
        format!("the text is not UTF-8; read as {name}, {why}"),
    )];
    if is_malformed {
        let message = format!("bytes that mean nothing in {name} were replaced by U+FFFD");
        diagnostics.push(Diagnostic::new(DiagnosticKind::MalformedBytes, message));
    }
    Decoded { text: text.into_owned(), encoding: name, diagnostics }
}

#[cfg(test)]
mod tests {
    use super::decode;
    use insta::assert_snapshot;

    #[test]
    fn finds_the_encoding() {
        let read = |bytes: &[u8], declared| {
            let decoded = decode(bytes, declared);
            let oddities: Vec<_> = decoded.diagnostics.iter().map(ToString::to_string).collect();
            format!("{:?} {} {oddities:?}", decoded.text, decoded.encoding)
        };
        let table = [
            read("café".as_bytes(), None),
            read("café".as_bytes(), Some("latin1")),
            read(b"\xef\xbb\xbfcaf\xc3\xa9", None),
            read(b"\xef\xbb\xbfcaf\xe9", None),
            read(b"caf\xe9", None),
            read(b"caf\xe9", Some("no such label")),
            read(b"caf\xe9", Some("utf-8")),
            read(b"\xcc\xee\xf1\xea\xe2\xe0", Some(" windows-1251 ")),
            read(b"\xff\xfec\0a\0f\0\xe9\0", Some("windows-1251")),
            read(b"\xfe\xff\0c\0a\0f\0\xe9", None),
            read(b"", None),
        ];
        assert_snapshot!(table.join("\n"), @r#"
        "café" UTF-8 []
        "café" UTF-8 []
        "café" UTF-8 []
        "caf�" UTF-8 ["the text is not UTF-8; read as UTF-8, as its byte order mark says", "bytes that mean nothing in UTF-8 were replaced by U+FFFD"]
        "café" windows-1252 ["the text is not UTF-8; read as windows-1252, for want of a better guess"]
        "café" windows-1252 ["the text is not UTF-8; read as windows-1252, for want of a better guess"]
        "café" windows-1252 ["the text is not UTF-8; read as windows-1252, for want of a better guess"]
        "Москва" windows-1251 ["the text is not UTF-8; read as windows-1251, as declared"]
        "café" UTF-16LE ["the text is not UTF-8; read as UTF-16LE, as its byte order mark says"]
        "café" UTF-16BE ["the text is not UTF-8; read as UTF-16BE, as its byte order mark says"]
        "" UTF-8 []
        "#);
    }
}
