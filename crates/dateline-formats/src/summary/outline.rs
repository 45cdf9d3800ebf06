//! An article's structure for people: its blocks, line by line.

use dateline_article::{Article, Block, BlockKind};
use dateline_text::LineIndex;

use super::{BOLD, DIM, PLAIN, heading};
use crate::styled::{Page, Paragraph};

/// Where the kind of a block stands, after its line number, and where its words do.
const KIND: usize = 6;
const WORDS: usize = 17;

/// Writes the blocks of `article`, and what was odd about it.
pub(super) fn write(page: &mut Page, article: &Article) {
    let lines = LineIndex::new(&article.text);
    let line = |offset: u32| lines.line_column(&article.text, offset).line.to_string();
    heading(page, "Structure");
    if let Some(dateline) = &article.dateline {
        block(
            page,
            &line(dateline.span.start()),
            "dateline",
            dateline.span.slice(&article.text).unwrap_or(""),
            true,
        );
    }
    for part in &article.blocks {
        let words = words(article, part);
        let is_heading = part.kind == BlockKind::Heading;
        block(page, &line(part.span.start()), kind(part.kind), words, is_heading);
    }
    if !article.diagnostics.is_empty() {
        heading(page, "Oddities");
    }
    for diagnostic in &article.diagnostics {
        let at = diagnostic.span.map(|span| line(span.start())).unwrap_or_default();
        block(page, &at, "", &diagnostic.message, false);
    }
}

/// The words of a block, without the dateline that it may start with.
fn words<'a>(article: &'a Article, block: &Block) -> &'a str {
    let text = block.span.slice(&article.text).unwrap_or("");
    let dateline = article.dateline.as_ref().filter(|dateline| block.span.contains(dateline.span));
    let after = dateline.map_or(0, |dateline| (dateline.span.end() - block.span.start()) as usize);
    text.get(after..).unwrap_or(text)
}

fn block(page: &mut Page, line: &str, kind: &'static str, words: &str, is_heading: bool) {
    let label = Paragraph::new().with(DIM, line).with(DIM, " ").with(DIM, kind);
    let style = if is_heading { BOLD } else { PLAIN };
    page.labelled(KIND.saturating_sub(line.len() + 1), &label, WORDS, &Paragraph::new().with(style, words));
}

fn kind(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Paragraph => "paragraph",
        BlockKind::Heading => "heading",
        BlockKind::ListItem => "list item",
        BlockKind::Quote => "quote",
        BlockKind::Caption => "caption",
        BlockKind::Credit => "credit",
        BlockKind::Note => "note",
        BlockKind::Other => "other",
    }
}
