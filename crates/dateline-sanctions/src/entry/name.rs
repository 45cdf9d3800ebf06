//! Names as lists give them: more than one, of different standing, in different scripts.

use dateline_entity::{Language, NamePart, NamePartKind};
use dateline_text::Script;

use super::Source;

/// One name of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ListName {
    /// The whole name, given names first where the list tells the parts: `Alexei NAVALNY`, never `NAVALNY, Alexei`.
    pub full: String,
    /// Its parts in the order of the whole, where the list tells them; none for a name that is given only whole.
    ///
    /// A part can have several words (`Saddam Hussein`). Parts that a list numbers without saying what they are
    /// ([`NamePartKind::Unmarked`]) keep the list's order.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub parts: Vec<NamePart>,
    /// Which of its names it is.
    pub status: NameStatus,
    /// How well it identifies, where the list says.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub quality: Option<NameQuality>,
    /// The writing system, as most letters have it; `None` for a name without letters.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub script: Option<Script>,
    /// The language, where the list says.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub language: Option<Language>,
    /// What the list calls this name, where the fields above do not say it: `Primary name variation`.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub label: Option<String>,
    /// What the list says about it; [`Source::is_from_text`] marks aliases that stood hidden in a remark.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Source::is_empty"))]
    pub source: Source,
}

dateline_entity::vocabulary! {
    /// Which of an entry's names one is.
    pub enum NameStatus: "status of a name" {
        /// The one under which it is listed, or a spelling of it.
        Primary = "primary",
        /// Also known as.
        Alias = "alias",
        /// Formerly known as.
        Former = "former",
        /// Now known as.
        New = "new",
    }
}

dateline_entity::vocabulary! {
    /// How well a name identifies, in the list's judgement.
    pub enum NameQuality: "quality of a name" {
        /// It identifies: `strong`, `good`.
        Strong = "strong",
        /// It identifies only with more: `weak`, `low`.
        Weak = "weak",
    }
}

impl ListName {
    /// A name given whole, in the script of most of its letters.
    pub fn new(full: impl Into<String>, status: NameStatus) -> ListName {
        let full = full.into();
        let script = dateline_text::script(&full);
        ListName {
            full,
            parts: Vec::new(),
            status,
            quality: None,
            script,
            language: None,
            label: None,
            source: Source::default(),
        }
    }

    /// A name of parts, joined with spaces in this order; empty parts are left out.
    pub fn of_parts<'a>(
        parts: impl IntoIterator<Item = (NamePartKind, &'a str)>,
        status: NameStatus,
    ) -> ListName {
        let parts = parts.into_iter().filter(|(_, text)| !text.is_empty());
        let parts: Vec<NamePart> =
            parts.map(|(kind, text)| NamePart { kind, text: text.to_owned() }).collect();
        let full = parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join(" ");
        ListName { parts, ..ListName::new(full, status) }
    }

    /// The text of its parts of one kind, in order.
    pub fn of_kind(&self, kind: NamePartKind) -> impl Iterator<Item = &str> {
        self.parts.iter().filter(move |part| part.kind == kind).map(|part| part.text.as_str())
    }

    /// Whether the list says that it identifies badly.
    pub fn is_weak(&self) -> bool {
        self.quality == Some(NameQuality::Weak)
    }
}
