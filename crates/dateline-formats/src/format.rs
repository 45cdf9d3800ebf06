//! [`Format`]: what can be written, by name, version and file ending.

use std::fmt;
use std::str::FromStr;

use crate::{json, json_lines, summary};

/// A format that documents can be written in.
///
/// Its layout stands in the module docs of its file, and what it is good for in [`Format::about`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Format {
    /// The document as indented JSON.
    Json,
    /// The document as JSON, one a line.
    JsonLines,
    /// What a person wants to know, as plain text.
    Summary,
}

/// What there is to know about a format before choosing it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct About {
    /// The name by which the command knows it.
    pub name: &'static str,
    /// The version of its layout; another one may break its readers.
    pub version: &'static str,
    /// The endings of its files, the usual one first.
    pub endings: &'static [&'static str],
    /// Its media type.
    pub media_type: &'static str,
    /// What it is for, in one line.
    pub purpose: &'static str,
    /// What of a document it keeps.
    pub keeps: &'static str,
    /// What it loses.
    pub loses: &'static str,
}

impl Format {
    /// Every format, in the order in which they are listed to people.
    pub const ALL: &'static [Format] = &[Format::Json, Format::JsonLines, Format::Summary];

    /// What there is to know about it.
    pub const fn about(self) -> &'static About {
        match self {
            Format::Json => &json::ABOUT,
            Format::JsonLines => &json_lines::ABOUT,
            Format::Summary => &summary::ABOUT,
        }
    }

    /// The name by which the command knows it.
    pub const fn name(self) -> &'static str {
        self.about().name
    }

    /// The format whose files end in `ending`, written in either case and without its dot.
    ///
    /// ```
    /// use dateline_formats::Format;
    /// assert_eq!(Format::of_ending("JSONL"), Some(Format::JsonLines));
    /// assert_eq!(Format::of_ending("docx"), None);
    /// ```
    pub fn of_ending(ending: &str) -> Option<Format> {
        let has =
            |format: &Format| format.about().endings.iter().any(|known| known.eq_ignore_ascii_case(ending));
        Format::ALL.iter().copied().find(has)
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A word is not the name of a format.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no format")]
pub struct UnknownFormat(pub String);

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Format, UnknownFormat> {
        Format::ALL
            .iter()
            .copied()
            .find(|format| format.name() == name)
            .ok_or_else(|| UnknownFormat(name.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::Format;

    #[test]
    fn are_told_apart_by_name_and_by_ending() {
        let names: BTreeSet<_> = Format::ALL.iter().map(|format| format.name()).collect();
        let endings: Vec<_> = Format::ALL.iter().flat_map(|format| format.about().endings).collect();
        assert_eq!(names.len(), Format::ALL.len());
        assert_eq!(endings.iter().collect::<BTreeSet<_>>().len(), endings.len());
        for &format in Format::ALL {
            assert_eq!(format.to_string().parse(), Ok(format));
        }
        assert_eq!("xml".parse::<Format>().unwrap_err().to_string(), "\"xml\" is no format");
    }
}
