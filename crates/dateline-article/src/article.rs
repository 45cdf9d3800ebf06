//! An article as read: its text, the parts of it, and what is known about it.

use chrono::NaiveDate;
use dateline_text::Span;

use crate::{CountryCode, Diagnostic, Published};

/// A news article: the text byte for byte as read, and its parts as spans into it.
///
/// What the parser promises, and [`Article::check`] verifies:
/// - blocks are in order, do not overlap and have no white space at their ends; every letter of the text is in one;
/// - every sentence lies within one block, in order;
/// - every span lies on character boundaries of `text`.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(default))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Article {
    /// The caller's name for it.
    pub id: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// The headline: given by the caller, else the one that stands above the text.
    pub title: Option<String>,
    /// Who published it, as the caller knows.
    pub publisher: Option<String>,
    /// The agency or outlet it comes from, by its usual short name: `AFP`, `Reuters`.
    pub agency: Option<String>,
    /// The people who wrote it, in the order of the bylines.
    pub bylines: Vec<String>,
    /// The language of the text, as the caller knows: a BCP 47 tag.
    pub language: Option<String>,
    /// When it was published: given by the caller, else by a dateline with a full date.
    pub published: Option<Published>,
    /// When it was last changed, as the caller knows.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub updated: Option<Published>,
    /// The part of the publication in which it stands, as the caller knows: `World`, `Business`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub section: Option<String>,
    /// Copies of it that were left out in its favour, by their addresses or their callers' names.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub reprints: Vec<String>,
    /// The dateline, if it starts with one.
    pub dateline: Option<Dateline>,
    /// The text as read, without its byte order mark.
    pub text: String,
    /// The parts of the text, in order.
    pub blocks: Vec<Block>,
    /// The sentences of all blocks that hold words, in order; a dateline is part of none.
    pub sentences: Vec<Span>,
    /// What was odd.
    pub diagnostics: Vec<Diagnostic>,
}

impl Article {
    /// The words at `span`, or `None` if nothing stands exactly there.
    pub fn slice(&self, span: Span) -> Option<&str> {
        span.slice(&self.text)
    }

    /// The blocks of one kind, in order.
    pub fn blocks_of(&self, kind: BlockKind) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(move |block| block.kind == kind)
    }

    /// The block in which the byte at `offset` stands; found in logarithmic time.
    pub fn block_at(&self, offset: u32) -> Option<&Block> {
        let at = self.blocks.partition_point(|block| block.span.end() <= offset);
        self.blocks.get(at).filter(|block| block.span.contains_offset(offset))
    }

    /// The sentences that lie within `span`, such as a block's; found in logarithmic time.
    pub fn sentences_in(&self, span: Span) -> &[Span] {
        let from = self.sentences.partition_point(|sentence| sentence.start() < span.start());
        let to = self.sentences.partition_point(|sentence| sentence.end() <= span.end());
        self.sentences.get(from..to).unwrap_or(&[])
    }

    /// The sentence in which the byte at `offset` stands; found in logarithmic time.
    pub fn sentence_at(&self, offset: u32) -> Option<Span> {
        let at = self.sentences.partition_point(|sentence| sentence.end() <= offset);
        self.sentences.get(at).copied().filter(|sentence| sentence.contains_offset(offset))
    }
}

/// Where, when and by whom a story was filed: `GENEVA, Nov 20 (Example Wire) - `.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Dateline {
    /// The city as printed: `BRUSSELS`, `VALENCIA`, `PARIS/BERLIN`.
    pub place: String,
    /// What qualifies the city, as printed: `Spain`, `N.J.`, `BRITISH COLUMBIA`.
    #[cfg_attr(feature = "serde", serde(default))]
    pub region: Option<String>,
    /// The country of the place. The parser knows no places and leaves it `None` for those who do.
    pub country: Option<CountryCode>,
    /// The day, resolved against the day of publication if it is printed without a year.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub date: Option<NaiveDate>,
    /// The agency it names, by its usual short name if it has one.
    pub agency: Option<String>,
    /// All of it, from its first letter to the colon or dash that ends it.
    pub span: Span,
}

/// A part of the text.
///
/// Its span is its words: the marks that make it what it is (`#`, `**`, `-`, `1.`, `>`) stand before and after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands, without white space at its ends.
    pub span: Span,
}

/// What a part of the text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum BlockKind {
    /// Running text. The dateline stays in its paragraph.
    Paragraph,
    /// A heading inside the story. The headline above it is [`BlockKind::Other`].
    Heading,
    /// An item of a list.
    ListItem,
    /// A quotation set off as a block.
    Quote,
    /// The words under a picture.
    Caption,
    /// Who made it: bylines, `Reporting by …`, sign-offs.
    Credit,
    /// To editors and readers: advisories, embargoes, corrections.
    Note,
    /// Everything else: the headline, rules, links to other stories, newsletters, copyright lines.
    Other,
}

impl BlockKind {
    /// Whether the story itself is told here: paragraphs, headings, list items and block quotes.
    pub fn is_story(self) -> bool {
        matches!(self, BlockKind::Paragraph | BlockKind::Heading | BlockKind::ListItem | BlockKind::Quote)
    }
}
