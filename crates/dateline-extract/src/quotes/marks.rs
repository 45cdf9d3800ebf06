//! Quotation marks: which stretches of the text stand between them.
//!
//! ```text
//! stretch := open inner close | open inner end-of-block        “A.” | “A … (and the next block opens again)
//! inner   := (word | stretch)*                                 nested stretches belong to the outermost
//! ```
//! A mark opens or closes by its shape (`“ ”`, `« »`) and by what it touches; where the two disagree (`”Stop,” she said`) or
//! say nothing (`" Stop "`), by whether a stretch is open. Two single marks that touch are one double mark, as in old wire text.
//! Single marks count where nothing makes them apostrophes; the style that a story uses more is scanned first, and the
//! other one only outside its stretches. An opening mark that another one follows at once is layout and is skipped.
//!
//! Every mark is looked at a fixed number of times: the scan is linear, whatever is left unclosed.
//!
//! # What it leaves to others
//! Whether a stretch is a quotation at all (`judge`), and whose (`attribute`).

use std::ops::Range;

use dateline_article::BlockKind;
use dateline_text::TokenKind;

use crate::analysis::Analysis;

/// What kind of marks a stretch stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// `“ ”`, `" "`, `« »`.
    Double,
    /// `‘ ’`, `' '`, `‹ ›`.
    Single,
}

/// A stretch of text between quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    /// The tokens with their marks.
    pub(super) outer: Range<usize>,
    /// The tokens between the marks.
    pub(super) inner: Range<usize>,
    /// The block it stands in.
    pub(super) block: usize,
    /// The marks it stands in.
    pub(super) style: Style,
    /// Whether it goes on with the stretch before it, which its block left unclosed.
    pub(super) continues: bool,
    /// Whether it has a closing mark.
    pub(super) is_closed: bool,
}

/// The stretches of a story that lie in none other.
#[derive(Debug)]
pub(super) struct Stretches {
    /// The stretches, in order.
    pub(super) all: Vec<Stretch>,
    /// The style that the story uses for its quotations.
    pub(super) style: Style,
}

/// Finds the stretches between quotation marks in the blocks that tell the story, and in captions.
pub(super) fn scan(analysis: &Analysis<'_>) -> Stretches {
    let marks = marks(analysis);
    if marks.is_empty() {
        return Stretches { all: Vec::new(), style: Style::Double };
    }
    let doubles = stretches(analysis, &marks, Style::Double, &[]);
    if marks.iter().all(|mark| mark.style == Style::Double) {
        return Stretches { all: doubles, style: Style::Double };
    }
    let singles = stretches(analysis, &marks, Style::Single, &[]);
    if speech_like(analysis, &singles) > 2 * speech_like(analysis, &doubles) {
        let others = stretches(analysis, &marks, Style::Double, &singles);
        return Stretches { all: merged(singles, others), style: Style::Single };
    }
    let others = stretches(analysis, &marks, Style::Single, &doubles);
    Stretches { all: merged(doubles, others), style: Style::Double }
}

/// How many stretches end as speech does: with a comma or a full stop inside the marks.
fn speech_like(analysis: &Analysis<'_>, stretches: &[Stretch]) -> usize {
    let ends = |stretch: &&Stretch| {
        let last = stretch.inner.end.checked_sub(1).map_or("", |last| analysis.word(last));
        stretch.inner.len() > 2 && matches!(last, "," | "." | "?" | "!")
    };
    stretches.iter().filter(ends).count()
}

fn merged(mut one: Vec<Stretch>, mut other: Vec<Stretch>) -> Vec<Stretch> {
    one.append(&mut other);
    one.sort_by_key(|stretch| stretch.outer.start);
    one
}

/// Which way a mark points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Open,
    Close,
    /// Its shape and its place say nothing, or contradict each other.
    Either,
}

/// One quotation mark.
#[derive(Clone, Copy, Debug)]
struct Mark {
    /// Its first token.
    token: usize,
    /// How many tokens it is made of.
    length: usize,
    style: Style,
    side: Side,
    block: usize,
    /// Whether the token after it touches it.
    touches_next: bool,
}

/// All marks of the blocks that tell the story, in order.
fn marks(analysis: &Analysis<'_>) -> Vec<Mark> {
    let mut found: Vec<Mark> = Vec::new();
    let mut blocks = analysis.article.blocks.iter().enumerate().peekable();
    let mut in_attribute = false;
    for (index, token) in analysis.tokens.iter().enumerate() {
        if token.kind != TokenKind::Quote {
            continue;
        }
        // `name="value"` of left-over markup: neither mark is one.
        let closes_attribute = std::mem::take(&mut in_attribute);
        if closes_attribute || is_attribute(analysis, index) {
            in_attribute = !closes_attribute;
            continue;
        }
        while blocks.next_if(|(_, block)| block.span.end() <= token.span.start()).is_some() {}
        let Some(&(block, within)) = blocks.peek() else { break };
        if !within.span.contains(token.span) || !tells(analysis, block) {
            continue;
        }
        let glyph = token.text(analysis.text);
        if let Some(last) = found.last_mut()
            && last.token + 1 == index
            && last.length == 1
            && last.style == Style::Single
            && matches!(glyph, "'" | "`")
            && analysis.word(last.token) == glyph
            && analysis.touches_previous(index)
        {
            let side = if glyph == "`" { Side::Open } else { Side::Either };
            *last = mark(analysis, last.token, 2, Style::Double, side, block);
            continue;
        }
        let (style, shape) = shape(glyph);
        if style == Style::Double && is_inch(analysis, index) {
            continue;
        }
        found.push(mark(analysis, index, 1, style, shape, block));
    }
    found
}

/// Whether somebody may speak in a block: the story's own blocks, captions, and whatever else is a full sentence.
fn tells(analysis: &Analysis<'_>, block: usize) -> bool {
    let Some(block) = analysis.article.blocks.get(block) else { return false };
    match block.kind {
        BlockKind::Caption => true,
        BlockKind::Other => {
            let text = block.span.slice(analysis.text).unwrap_or("");
            text.len() > 60 && text.ends_with(['.', '?', '!', '”', '"', '’'])
        }
        kind => kind.is_story(),
    }
}

/// The style and the side that the shape of a mark tells.
fn shape(glyph: &str) -> (Style, Side) {
    match glyph {
        "“" | "„" | "‟" | "«" => (Style::Double, Side::Open),
        "”" | "»" => (Style::Double, Side::Close),
        "‘" | "‚" | "‛" | "‹" | "`" => (Style::Single, Side::Open),
        "’" | "›" => (Style::Single, Side::Close),
        "'" => (Style::Single, Side::Either),
        _ => (Style::Double, Side::Either),
    }
}

/// Whether a straight mark after a number is an inch: `a 12" gun`, but not `"in 2012"`.
fn is_inch(analysis: &Analysis<'_>, index: usize) -> bool {
    analysis.word(index) == "\""
        && analysis.touches_previous(index)
        && index.checked_sub(1).and_then(|before| analysis.kind(before)) == Some(TokenKind::Number)
        && index
            .checked_sub(2)
            .is_some_and(|before| analysis.word(before) == "'" && analysis.touches_previous(index - 1))
}

/// Whether a mark opens the value of an attribute in left-over markup: `="`.
fn is_attribute(analysis: &Analysis<'_>, index: usize) -> bool {
    index.checked_sub(1).is_some_and(|before| analysis.word(before) == "=")
        && analysis.touches_previous(index)
}

fn mark(
    analysis: &Analysis<'_>,
    token: usize,
    length: usize,
    style: Style,
    shape: Side,
    block: usize,
) -> Mark {
    let span = analysis.span(token..token + length);
    let before = span.and_then(|span| analysis.text.get(..span.start() as usize)?.chars().next_back());
    let after = span.and_then(|span| analysis.text.get(span.end() as usize..)?.chars().next());
    let place = place(before, after);
    let side = match (shape, place) {
        (Side::Either, side) | (side, Side::Either) => side,
        (shape, place) if shape == place => shape,
        _ => Side::Either,
    };
    let touches_next = after.is_some_and(|c| !is_gap(c));
    Mark { token, length, style, side, block, touches_next }
}

/// The side that the characters around a mark tell.
fn place(before: Option<char>, after: Option<char>) -> Side {
    let gap_before = before.is_none_or(|c| is_gap(c) || matches!(c, '(' | '[' | '{' | '/' | '“' | '‘' | '>'));
    let gap_after = after.is_none_or(|c| {
        is_gap(c) || matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '”' | '’' | '<')
    });
    match (gap_before, gap_after) {
        (true, false) => Side::Open,
        (false, true) => Side::Close,
        _ => Side::Either,
    }
}

/// White space, or a mark of writing direction, which nobody sees.
fn is_gap(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// The outermost stretches in marks of one style, outside the stretches `taken`.
fn stretches(analysis: &Analysis<'_>, marks: &[Mark], style: Style, taken: &[Stretch]) -> Vec<Stretch> {
    let mut taken = taken.iter().peekable();
    let mut free = Vec::new();
    for &mark in marks.iter().filter(|mark| mark.style == style) {
        while taken.next_if(|stretch| stretch.outer.end <= mark.token).is_some() {}
        if taken.peek().is_none_or(|stretch| mark.token < stretch.outer.start) {
            free.push(mark);
        }
    }
    let mut found = Vec::new();
    let mut left_open = None;
    for marks in free.chunk_by(|one, other| one.block == other.block) {
        let Some(block) = marks.first().map(|mark| mark.block) else { continue };
        let follows_open = left_open.is_some_and(|open| is_next_story_block(analysis, open, block));
        let is_open = match style {
            Style::Double => scan_double(analysis, marks, follows_open, &mut found),
            Style::Single => scan_single(analysis, marks, follows_open, &mut found),
        };
        left_open = is_open.then_some(block);
    }
    if style == Style::Single {
        drop_lone_openers(analysis, &mut found);
    }
    found
}

/// Whether no block that tells the story stands between `earlier` and `later`.
fn is_next_story_block(analysis: &Analysis<'_>, earlier: usize, later: usize) -> bool {
    let between = analysis.article.blocks.get(earlier + 1..later).unwrap_or(&[]);
    later > earlier && between.iter().take(4).all(|block| !block.kind.is_story()) && between.len() <= 4
}

/// The tokens of a block.
fn block_tokens(analysis: &Analysis<'_>, block: usize) -> Range<usize> {
    analysis.article.blocks.get(block).map_or(0..0, |block| analysis.tokens_in(block.span))
}

/// Scans the double marks of one block; returns whether the last stretch is left open.
fn scan_double(
    analysis: &Analysis<'_>,
    marks: &[Mark],
    follows_open: bool,
    found: &mut Vec<Stretch>,
) -> bool {
    let Some(block) = marks.first().map(|mark| mark.block) else { return false };
    let tokens = block_tokens(analysis, block);
    // How many more closing than opening marks follow, the last one left out if it opens: it is the next block's business.
    let mut surplus: i64 = marks
        .iter()
        .enumerate()
        .map(
            |(at, mark)| if at + 1 == marks.len() && mark.side == Side::Open { 0 } else { weight(mark.side) },
        )
        .sum();
    let mut open: Option<Mark> = None;
    let mut depth: i64 = 0;
    let mut first = true;
    let push =
        |found: &mut Vec<Stretch>, inner: Range<usize>, outer: Range<usize>, first: bool, is_closed: bool| {
            let continues = first && follows_open && outer.start <= tokens.start + 1;
            found.push(Stretch { outer, inner, block, style: Style::Double, continues, is_closed });
        };
    for (at, mark) in marks.iter().enumerate() {
        let is_last = at + 1 == marks.len();
        surplus -= if is_last && mark.side == Side::Open { 0 } else { weight(mark.side) };
        let next = mark.token + mark.length;
        let Some(start) = open else {
            let wraps = marks
                .get(at + 1)
                .is_some_and(|inner| inner.token == next && mark.touches_next && inner.side != Side::Close);
            if mark.side != Side::Close && !wraps {
                open = Some(*mark);
                depth = 1;
            }
            first = first && open.is_some();
            continue;
        };
        if mark.side == Side::Open {
            if surplus > depth {
                depth += 1;
                continue;
            }
            // Not enough marks follow to close both: the earlier stretch was never closed.
            push(found, start.token + start.length..mark.token, start.token..mark.token, first, false);
            open = Some(*mark);
            depth = 1;
        } else {
            depth -= 1;
            if depth == 0 {
                push(found, start.token + start.length..mark.token, start.token..next, first, true);
                open = None;
            }
        }
        first = false;
    }
    let Some(start) = open else { return false };
    push(found, start.token + start.length..tokens.end, start.token..tokens.end, first, false);
    true
}

fn weight(side: Side) -> i64 {
    match side {
        Side::Open => -1,
        Side::Close | Side::Either => 1,
    }
}

/// Scans the single marks of one block; returns whether the last stretch is left open.
fn scan_single(
    analysis: &Analysis<'_>,
    marks: &[Mark],
    follows_open: bool,
    found: &mut Vec<Stretch>,
) -> bool {
    let Some(block) = marks.first().map(|mark| mark.block) else { return false };
    let tokens = block_tokens(analysis, block);
    let mut open: Option<Mark> = None;
    // A closing mark that may as well be the apostrophe of a plural: `the allies' plan`.
    let mut doubtful: Option<Mark> = None;
    let mut push = |start: Mark, end: Option<Mark>| {
        let (inner_end, outer_end) =
            end.map_or((tokens.end, tokens.end), |end| (end.token, end.token + end.length));
        found.push(Stretch {
            outer: start.token..outer_end,
            inner: start.token + start.length..inner_end,
            block,
            style: Style::Single,
            continues: follows_open && start.token == tokens.start,
            is_closed: end.is_some(),
        });
    };
    for &mark in marks {
        match (open, mark.side) {
            (None, Side::Open) if !is_elision(analysis, mark) => open = Some(mark),
            (Some(start), Side::Close) if is_plural_possessive(analysis, mark) => {
                doubtful = Some(mark);
                if start.token == mark.token {
                    open = None;
                }
            }
            (Some(start), Side::Close) => {
                push(start, Some(mark));
                (open, doubtful) = (None, None);
            }
            (Some(start), Side::Open) if !is_elision(analysis, mark) => {
                if doubtful.is_some() {
                    push(start, doubtful.take());
                }
                open = Some(mark);
            }
            _ => {}
        }
    }
    match (open, doubtful) {
        (Some(start), Some(end)) => {
            push(start, Some(end));
            false
        }
        (Some(start), None) if start.token == tokens.start => {
            push(start, None);
            true
        }
        _ => false,
    }
}

/// Whether a single mark stands for letters left out: `'90s`, `’cause`.
fn is_elision(analysis: &Analysis<'_>, mark: Mark) -> bool {
    let next = mark.token + mark.length;
    let word = analysis.lower(next);
    let is_decade = analysis.kind(next) == Some(TokenKind::Number) && word.len() <= 3;
    is_decade
        || matches!(
            word,
            "em" | "til" | "till" | "cause" | "n" | "tis" | "twas" | "round" | "bout" | "s" | "t"
        )
}

/// Whether a closing single mark may be the apostrophe of a plural.
fn is_plural_possessive(analysis: &Analysis<'_>, mark: Mark) -> bool {
    let before = mark.token.checked_sub(1).map_or("", |before| analysis.lower(before));
    before.len() > 1
        && before.ends_with('s')
        && analysis.kind(mark.token + mark.length) == Some(TokenKind::Word)
        && !analysis.touches_previous(mark.token + mark.length)
}

/// Takes back single stretches that no mark closes, unless the next one goes on with them.
fn drop_lone_openers(analysis: &Analysis<'_>, found: &mut Vec<Stretch>) {
    let goes_on: Vec<bool> = found
        .iter()
        .enumerate()
        .map(|(at, stretch)| {
            stretch.is_closed
                || found.get(at + 1).is_some_and(|next| {
                    next.continues && is_next_story_block(analysis, stretch.block, next.block)
                })
        })
        .collect();
    let mut goes_on = goes_on.into_iter();
    found.retain(|_| goes_on.next().unwrap_or(true));
}
