//! From pieces to blocks: what each piece is, by itself and by what stands around it.
//!
//! By itself a piece shows what its marks, its set phrases and its grammar say ([`crate::list`], [`crate::phrase`],
//! [`crate::credit`], [`crate::note`], [`crate::caption`], [`crate::heading`]). A short line without an end mark shows
//! nothing by itself. Above the story it belongs to the headline; alone between two paragraphs it is a heading; among
//! others of its kind it is an item of a list, or a link.

use dateline_text::Span;

use crate::agency::Agency;
use crate::credit::{byline, is_contribution, is_sign_off, names, outlet};
use crate::list::Marker;
use crate::opening::lead;
use crate::phrase::kind_by_phrase;
use crate::piece::{Piece, is_rule};
use crate::{Block, BlockKind, caption, heading, note};

/// What the pieces of a text are.
#[derive(Clone, Debug, Default)]
pub(crate) struct Structure {
    pub(crate) blocks: Vec<Block>,
    /// The headline that stands above the story.
    pub(crate) headline: Option<Span>,
    /// Who wrote it.
    pub(crate) bylines: Vec<String>,
    /// Whose byline it is.
    pub(crate) agency: Option<Agency>,
}

/// Says what each piece of `text` is. `title` is the headline, where the caller knows it.
pub(crate) fn classify(text: &str, pieces: &[Piece], title: Option<&str>) -> Structure {
    let mut parts = drafts(text, pieces, title);
    let mut structure = Structure::default();
    let story = parts.iter().position(Part::is_story).unwrap_or(0);
    settle_head(text, &mut parts, story, title.is_some(), &mut structure);
    settle_plain(text, &mut parts, story);
    read_bylines(text, &parts, &mut structure);
    structure.blocks = parts.iter().map(Part::block).collect();
    structure
}

/// A piece and what it seems to be.
#[derive(Clone, Copy, Debug)]
struct Part {
    span: Span,
    draft: Draft,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Draft {
    Sure(BlockKind),
    /// The headline, repeated in the text.
    Headline,
    /// A short line without an end mark.
    Plain,
}

impl Part {
    fn sure(span: Span, kind: BlockKind) -> Part {
        Part { span, draft: Draft::Sure(kind) }
    }

    /// Whether the story is told here; it starts with the first such part.
    fn is_story(&self) -> bool {
        matches!(self.draft, Draft::Sure(BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quote))
    }

    fn block(&self) -> Block {
        let kind = match self.draft {
            Draft::Sure(kind) => kind,
            Draft::Headline | Draft::Plain => BlockKind::Other,
        };
        Block { kind, span: self.span }
    }
}

fn drafts(text: &str, pieces: &[Piece], title: Option<&str>) -> Vec<Part> {
    let mut parts = Vec::with_capacity(pieces.len() + 4);
    let mut is_head = true;
    for (at, piece) in pieces.iter().enumerate() {
        let Some(words) = piece.words.slice(text).filter(|words| !words.is_empty()) else { continue };
        let place = Place { is_head, is_first: at == 0, is_tail: pieces.len() - at <= 4 };
        if title.is_some_and(|title| at < 6 && is_same_line(heading::undecorated(words), title)) {
            parts.push(Part {
                span: within(piece.words, words, heading::undecorated(words)),
                draft: Draft::Headline,
            });
        } else if piece.marker.is_none()
            && let Some((head, rest)) = heading::run_in(words)
        {
            parts.push(Part::sure(within(piece.words, words, head), BlockKind::Heading));
            parts.push(Part::sure(within(piece.words, words, rest), BlockKind::Paragraph));
        } else {
            parts.push(draft(text, *piece, words, place));
        }
        is_head &= !parts.last().is_some_and(Part::is_story);
    }
    parts
}

/// Where a piece stands in its text.
#[derive(Clone, Copy)]
struct Place {
    /// The story has not begun.
    is_head: bool,
    /// Nothing stands before it.
    is_first: bool,
    /// Little follows.
    is_tail: bool,
}

fn draft(text: &str, piece: Piece, words: &str, place: Place) -> Part {
    let sure = |kind| Part::sure(piece.words, kind);
    if is_rule(words) {
        return sure(BlockKind::Other);
    }
    if piece.marker == Some(Marker::Hash) || piece.is_underlined {
        let inner = heading::undecorated(words);
        if is_rule(inner) {
            return sure(BlockKind::Other);
        }
        let draft = if place.is_first { Draft::Headline } else { Draft::Sure(BlockKind::Heading) };
        return Part { span: within(piece.words, words, inner), draft };
    }
    if let Some(kind) = kind_by_phrase(words).or_else(|| kind_by_grammar(words, place)) {
        return sure(kind);
    }
    match piece.marker {
        Some(Marker::Angle) => return sure(BlockKind::Quote),
        Some(Marker::Bullet | Marker::Number) => return sure(BlockKind::ListItem),
        _ if piece.is_inset => return sure(BlockKind::Quote),
        _ => {}
    }
    if let Some(inner) = heading::decorated(words) {
        return Part::sure(within(piece.words, words, inner), BlockKind::Heading);
    }
    let is_dateline = || lead(text, piece.words, None, || false).dateline.is_some();
    if heading::is_plain(words) && !(place.is_head && is_dateline()) {
        return Part { span: piece.words, draft: Draft::Plain };
    }
    sure(BlockKind::Paragraph)
}

/// What the grammars of credits, notes and captions say.
fn kind_by_grammar(words: &str, place: Place) -> Option<BlockKind> {
    let is_edge = place.is_head || place.is_tail;
    if byline(words).is_some()
        || is_contribution(words)
        || (place.is_tail && is_sign_off(words))
        || is_address(words)
    {
        Some(BlockKind::Credit)
    } else if note::is_label(words)
        || note::is_time(words)
        || (is_edge && note::is_day(words))
        || (place.is_head && note::is_slug(words))
    {
        Some(BlockKind::Note)
    } else if caption::speaks_of_picture(words) || (place.is_head && caption::ends_with_credit(words)) {
        Some(BlockKind::Caption)
    } else {
        None
    }
}

/// Whether a block is nothing but an e-mail address.
fn is_address(words: &str) -> bool {
    words.len() <= 80 && words.contains('@') && !words.contains(char::is_whitespace)
}

/// The place of `inner`, a part of `words`, which stand at `span`.
fn within(span: Span, words: &str, inner: &str) -> Span {
    let before = inner.as_ptr() as usize - words.as_ptr() as usize;
    let start = span.start() + u32::try_from(before).unwrap_or(0);
    Span::new(start, start + u32::try_from(inner.len()).unwrap_or(0))
}

/// Whether two lines have the same letters and digits, and some, whatever their case, marks and spaces.
fn is_same_line(one: &str, other: &str) -> bool {
    let letters = |line: &str| {
        line.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
    };
    one.len() <= 2 * other.len()
        && other.len() <= 2 * one.len()
        && !is_rule(one)
        && letters(one) == letters(other)
}

/// Settles what stands above the story: headline, names, outlets.
fn settle_head(text: &str, parts: &mut [Part], story: usize, has_title: bool, structure: &mut Structure) {
    let words = |part: &Part| part.span.slice(text).unwrap_or("");
    for at in 0..story {
        let Some(part) = parts.get(at).copied().filter(|part| part.draft == Draft::Plain) else { continue };
        let next = parts.get(at + 1).copied();
        let is_before_outlet = next.is_some_and(|next| outlet(words(&next)).is_some());
        let is_credit = outlet(words(&part)).is_some() || (is_before_outlet && names(words(&part)).is_some());
        if let (true, Some(part)) = (is_credit, parts.get_mut(at)) {
            part.draft = Draft::Sure(BlockKind::Credit);
        }
    }
    let mut head = parts.iter().take(story);
    let headline = head.clone().find(|part| part.draft == Draft::Headline);
    let first_plain = || head.find(|part| part.draft == Draft::Plain).filter(|_| !has_title);
    structure.headline = headline.or_else(first_plain).map(|part| part.span);
}

/// Settles the plain lines within and below the story.
fn settle_plain(text: &str, parts: &mut [Part], story: usize) {
    let is_plain = |part: &Part| part.draft == Draft::Plain;
    let count = parts.iter().skip(story).filter(|part| is_plain(part)).count();
    let paragraphs = parts.iter().filter(|part| part.draft == Draft::Sure(BlockKind::Paragraph)).count();
    if paragraphs == 0 || (count > 5 && count * 3 > paragraphs * 2) {
        // Nothing to tell headings from: verse, a table, or a text without end marks.
        let from = if paragraphs == 0 && story == 0 && parts.len() > 1 && !parts.iter().any(Part::is_story) {
            1
        } else {
            story
        };
        for part in parts.iter_mut().skip(from).filter(|part| is_plain(part)) {
            part.draft = Draft::Sure(BlockKind::Paragraph);
        }
        if parts.len() == 1 {
            for part in parts.iter_mut().filter(|part| is_plain(part)) {
                part.draft = Draft::Sure(BlockKind::Paragraph);
            }
        }
        return;
    }
    let house = House::of(text, parts, story);
    let mut at = story;
    while at < parts.len() {
        let run = parts.iter().skip(at).take_while(|part| is_plain(part)).count();
        if run == 0 {
            at += 1;
            continue;
        }
        let (before, rest) = parts.split_at_mut(at);
        let (plain, after) = rest.split_at_mut(run);
        let draft = draft_of_run(text, house, before, plain, after);
        for part in plain {
            part.draft = draft;
        }
        at += run;
    }
}

/// What the plain lines of a story show together.
#[derive(Clone, Copy)]
struct House {
    /// Lines in capitals link to other stories: one of them is too long for a heading.
    links_in_capitals: bool,
    /// Who speaks stands before what is said.
    is_transcript: bool,
    /// A line that asks is a heading; a single one is the writer's own question.
    asks_in_headings: bool,
}

impl House {
    fn of(text: &str, parts: &[Part], story: usize) -> House {
        let lines = || parts.iter().skip(story).filter_map(|part| Some((part.draft, part.span.slice(text)?)));
        let plain = || lines().filter(|(draft, _)| *draft == Draft::Plain).map(|(_, words)| words);
        let headings = lines().filter(|(draft, _)| *draft == Draft::Sure(BlockKind::Heading)).count();
        House {
            links_in_capitals: plain().any(heading::is_long_in_capitals),
            is_transcript: lines().filter(|(_, words)| heading::is_turn(words)).nth(3).is_some(),
            asks_in_headings: headings + plain().count() > 1,
        }
    }
}

/// What plain lines are that stand together between `before` and `after`.
fn draft_of_run(text: &str, house: House, before: &[Part], plain: &[Part], after: &[Part]) -> Draft {
    let words = |part: &Part| part.span.slice(text).unwrap_or("");
    let is_told = |part: &&Part| part.is_story() || part.draft == Draft::Sure(BlockKind::Heading);
    let previous = before.iter().rev().find(is_told);
    let next = after.iter().find(is_told);
    let is_cut =
        |part: &Part| words(part).ends_with(',') || words(part).rsplit(' ').next().is_some_and(is_small_word);
    let breaks_off =
        before.last().is_some_and(|last| last.draft == Draft::Sure(BlockKind::Paragraph) && is_cut(last));
    let kind = match (plain, previous, next) {
        _ if house.is_transcript => BlockKind::Paragraph,
        // A video's length stands above its title.
        _ if before.last().is_some_and(|last| note::is_time(words(last))) => BlockKind::Other,
        (_, Some(previous), _) if words(previous).ends_with(':') && previous.is_story() => {
            BlockKind::ListItem
        }
        ([only], ..) if heading::is_link(words(only)) => BlockKind::Other,
        ([only], ..) if house.links_in_capitals && heading::is_in_capitals(words(only)) => BlockKind::Other,
        ([only], ..) if is_attribution(words(only)) => BlockKind::Credit,
        (_, _, None) => BlockKind::Other,
        _ if breaks_off => BlockKind::Paragraph,
        ([only], ..) if words(only).ends_with('?') && !house.asks_in_headings => BlockKind::Paragraph,
        ([_], Some(previous), _) if previous.draft == Draft::Sure(BlockKind::Heading) => BlockKind::Paragraph,
        ([_], _, Some(next)) if words(next).starts_with(char::is_lowercase) => BlockKind::Paragraph,
        ([_], ..) => BlockKind::Heading,
        (run, ..) if run.len() > 3 => BlockKind::ListItem,
        _ => BlockKind::Other,
    };
    Draft::Sure(kind)
}

/// Whether a word is written small and has no end mark.
fn is_small_word(word: &str) -> bool {
    !word.is_empty() && word.chars().all(char::is_lowercase)
}

/// Whether a line says whose words stand above it: `USA TODAY`, `Jane Doe, Example Monthly`.
fn is_attribution(words: &str) -> bool {
    outlet(words).is_some() || (words.contains(',') && names(words).is_some())
}

/// Reads the names in the credits above the story, and in a signed line anywhere.
fn read_bylines(text: &str, parts: &[Part], structure: &mut Structure) {
    for part in parts.iter().filter(|part| part.draft == Draft::Sure(BlockKind::Credit)) {
        let words = part.span.slice(text).unwrap_or("");
        let (people, agency) = match byline(words) {
            Some(credit) => (credit.people, credit.agency),
            None => (names(words).unwrap_or_default(), None),
        };
        let agency = agency.or_else(|| outlet(words));
        let people = if outlet(words).is_some() { vec![] } else { people };
        structure
            .bylines
            .extend(people.into_iter().map(|name| name.split_whitespace().collect::<Vec<_>>().join(" ")));
        structure.agency = structure.agency.or(agency);
    }
}
