//! The story of a page among all that stands around it.
//!
//! 1. Parts that their tag, their class or their role shows to be none of the story are left out ([`crate::html::parts`]).
//! 2. Every block is weighed: running text weighs what it is long; links, captions and short lines weigh nothing.
//! 3. The story is in the element that holds most of that weight close to itself, or where the page's own marks say:
//!    `itemprop=articleBody`, or the blocks whose words its JSON-LD repeats.
//! 4. Of the blocks in there, those that are links, captions, bylines and set phrases of news pages are left out.

use std::collections::HashMap;

use super::flow::{Flow, flow, number};
use super::parts::Parts as PageParts;
use crate::compose::Parts;
use crate::credit::byline;
use crate::dom::{Dom, NodeId};
use crate::phrase::kind_by_phrase;
use crate::{BlockKind, caption, note};

/// A block must have as many bytes to be running text by its length alone.
const MIN_PARAGRAPH: usize = 60;

/// The parts of the story of a page. `told` is the body that the page's data hold, `title` its headline.
pub(crate) fn body(dom: &Dom, told: Option<&str>, title: Option<&str>) -> Parts {
    let top = dom.elements(NodeId::ROOT, "body").next().unwrap_or(NodeId::ROOT);
    let parts = PageParts::of(dom, top);
    let blocks = flow(dom, top, |node| parts.is_left_out(node));
    let weights: Vec<f64> = blocks.iter().map(weight).collect();
    let told = told.map(words_only).filter(|told| told.len() > 250);

    let mass = |container: NodeId| {
        let inside = blocks.iter().zip(&weights).filter(|(block, _)| is_within(dom, block.node, container));
        inside.map(|(_, weight)| weight).sum::<f64>()
    };
    let heaviest = heaviest(dom, top, &parts, &blocks, &weights);
    let least = heaviest.map_or(0.0, mass) * 0.5;
    let is_enough = |container: &NodeId| mass(*container) >= least;
    let container = told
        .as_deref()
        .and_then(|told| repeated(dom, top, &blocks, told))
        .filter(is_enough)
        .or_else(|| marked(dom, top).filter(is_enough))
        .or(heaviest)
        .unwrap_or(top);
    let others = others(dom, container, mass);
    let is_inside = |node: NodeId| {
        is_within(dom, node, container) && !others.iter().any(|&other| is_within(dom, node, other))
    };
    let inside: Vec<&Flow> = blocks.iter().filter(|block| is_inside(block.node)).collect();
    let story = story(&inside, title);
    match told {
        // The page shows less than its data hold: it is put together by its scripts, or hides the rest.
        Some(told) if story.len() * 2 < told.len() => in_paragraphs(&told),
        _ => story,
    }
}

/// The words of the data, without their tags, in their lines.
fn words_only(told: &str) -> String {
    told.trim().to_owned()
}

fn in_paragraphs(told: &str) -> Parts {
    let mut parts = Parts::default();
    for line in told.lines() {
        parts.push(BlockKind::Paragraph, line);
    }
    parts
}

/// What a block weighs: running text its length, everything else nothing.
fn weight(block: &Flow) -> f64 {
    let is_text = block.text.len() >= MIN_PARAGRAPH || (block.text.len() >= 30 && ends_sentence(&block.text));
    let is_told = !matches!(block.kind, BlockKind::Caption | BlockKind::Heading);
    if !is_text || !is_told || block.link_share() > 0.5 {
        return 0.0;
    }
    let length = number(block.text.len()) * (1.0 - block.link_share());
    let is_sentence = ends_sentence(&block.text) || block.text.contains(". ");
    let share = match (block.kind, is_sentence) {
        (BlockKind::ListItem, true) => 0.6,
        (BlockKind::ListItem, false) => 0.2,
        (_, true) => 1.0,
        (_, false) => 0.4,
    };
    length * share
}

fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['"', '”', '’', '\'', ')', '»', '*', ' ']);
    text.ends_with(['.', '!', '?', ':', '…', '。', '।', '؟'])
}

fn is_within(dom: &Dom, node: NodeId, top: NodeId) -> bool {
    node == top || dom.ancestors(node).any(|above| above == top)
}

/// The letters and digits of a text.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The smallest element around the blocks whose words the page's data repeat, if that is most of them.
fn repeated(dom: &Dom, top: NodeId, blocks: &[Flow], told: &str) -> Option<NodeId> {
    let told = letters(told);
    let mut found = Vec::new();
    let mut length = 0;
    for block in blocks.iter().filter(|block| block.text.len() >= 40) {
        let words = letters(&block.text);
        if told.contains(&words) {
            length += words.len();
            found.push(block.node);
        }
    }
    (length * 2 > told.len()).then(|| around(dom, top, &found)).flatten()
}

/// The smallest element around all of `nodes`.
fn around(dom: &Dom, top: NodeId, nodes: &[NodeId]) -> Option<NodeId> {
    let path = |node: NodeId| {
        let mut path: Vec<NodeId> = std::iter::once(node).chain(dom.ancestors(node)).collect();
        path.reverse();
        path
    };
    let mut shared = path(*nodes.first()?);
    for &node in nodes {
        let same = shared.iter().zip(path(node)).take_while(|(a, b)| **a == *b).count();
        shared.truncate(same);
    }
    // A block alone is its parent's: the others of the story stand beside it.
    if matches!(dom.name(*shared.last()?), "p" | "li" | "blockquote" | "h2" | "h3") {
        shared.pop();
    }
    shared.last().copied().or(Some(top))
}

/// The element that says it holds the story.
fn marked(dom: &Dom, top: NodeId) -> Option<NodeId> {
    let is_marked = |node: &NodeId| {
        dom.attribute(*node, "itemprop")
            .is_some_and(|names| names.split_whitespace().any(|name| name == "articleBody"))
    };
    let found: Vec<NodeId> = dom.descendants(top).filter(is_marked).take(50).collect();
    around(dom, top, &found)
}

/// Stories within the story's element that are others: what is left without them is a story of its own.
fn others(dom: &Dom, container: NodeId, mass: impl Fn(NodeId) -> f64) -> Vec<NodeId> {
    let mut others: Vec<NodeId> = Vec::new();
    for article in dom.elements(container, "article").take(50) {
        if !others.iter().any(|&other| is_within(dom, article, other)) {
            others.push(article);
        }
    }
    let nested: f64 = others.iter().map(|&other| mass(other)).sum();
    if mass(container) - nested < 250.0 {
        others.clear();
    }
    others
}

/// The element that holds most of the weight close to itself.
fn heaviest(dom: &Dom, top: NodeId, parts: &PageParts, blocks: &[Flow], weights: &[f64]) -> Option<NodeId> {
    /// How much of a block's weight its parent gets, its grandparent, and so on.
    const SHARES: [f64; 4] = [1.0, 0.7, 0.35, 0.15];
    let mut scores: HashMap<NodeId, f64> = HashMap::new();
    for (block, &weight) in blocks.iter().zip(weights).filter(|(_, weight)| **weight > 0.0) {
        // A block of loose text in an element that has others is that element's own.
        let own = (!matches!(dom.name(block.node), "p" | "blockquote" | "li" | "pre")).then_some(block.node);
        let above = own.into_iter().chain(dom.ancestors(block.node));
        for (node, share) in above.zip(SHARES) {
            *scores.entry(node).or_default() += weight * share;
        }
    }
    let masses = masses(dom, blocks, weights);
    let score = |node: NodeId| scores.get(&node).copied().unwrap_or(0.0) * parts.promise(node);
    // In the order of the tree, so that of two as good the first counts.
    let mut best: Option<NodeId> = None;
    for node in dom.descendants(top).filter(|node| scores.contains_key(node)) {
        if best.is_none_or(|best| score(node) > score(best)) {
            best = Some(node);
        }
    }
    let mut best = best?;
    // Further up, as long as that brings much more of the story: it may be cut into sections.
    let mass = |node: NodeId| masses.get(&node).copied().unwrap_or(0.0);
    let mut candidate = best;
    for above in dom.ancestors(best).take(12).take_while(|&above| above != top && dom.name(above) != "body") {
        let more = mass(above) - mass(candidate);
        if more > mass(best) * 0.12 && is_more_of_it(dom, above, best, blocks, weights) {
            best = above;
        }
        candidate = best;
    }
    Some(best)
}

/// The weight of all blocks in each element.
fn masses(dom: &Dom, blocks: &[Flow], weights: &[f64]) -> HashMap<NodeId, f64> {
    let mut masses: HashMap<NodeId, f64> = HashMap::new();
    for (block, &weight) in blocks.iter().zip(weights).filter(|(_, weight)| **weight > 0.0) {
        for node in std::iter::once(block.node).chain(dom.ancestors(block.node)) {
            *masses.entry(node).or_default() += weight;
        }
    }
    masses
}

/// Whether what `above` holds besides `inner` is running text, not the summaries of other stories.
fn is_more_of_it(dom: &Dom, above: NodeId, inner: NodeId, blocks: &[Flow], weights: &[f64]) -> bool {
    let (mut text, mut other) = (0.0, 0.0);
    for (block, &weight) in blocks.iter().zip(weights) {
        if is_within(dom, block.node, above) && !is_within(dom, block.node, inner) {
            let is_long = weight > 0.0 && block.text.len() >= 120 && block.link_share() < 0.2;
            if is_long { text += weight } else { other += number(block.text.len()) }
        }
    }
    text > other * 1.5
}

/// Puts together what of the blocks is the story.
fn story(blocks: &[&Flow], title: Option<&str>) -> Parts {
    let title = title.map(letters).unwrap_or_default();
    let mut parts = Parts::default();
    let mut held: Vec<(&str, BlockKind)> = Vec::new();
    let first_text = blocks.iter().position(|block| weight(block) > 0.0).unwrap_or(0);
    for (at, block) in blocks.iter().enumerate() {
        if !is_story(block, at < first_text, &title) {
            continue;
        }
        // A heading stands if something follows that it heads.
        if block.kind == BlockKind::Heading {
            held.push((&block.text, block.kind));
            continue;
        }
        if held.len() > 2 {
            held.clear();
        }
        for (words, kind) in held.drain(..) {
            push(&mut parts, kind, words);
        }
        push(&mut parts, block.kind, &block.text);
    }
    parts
}

fn push(parts: &mut Parts, kind: BlockKind, words: &str) {
    for line in words.split('\n') {
        parts.push(kind, line);
    }
}

fn is_story(block: &Flow, is_head: bool, title: &str) -> bool {
    let words = block.text.as_str();
    if block.kind == BlockKind::Caption {
        return false;
    }
    if words.len() < 400 {
        let own = letters(words);
        if own.is_empty() || (!title.is_empty() && own == title) {
            return false;
        }
        if is_head && (byline(words).is_some() || note::is_day(words) || note::is_time(words)) {
            return false;
        }
    }
    let share = block.link_share();
    if (share > 0.6 && words.len() < 300) || (share > 0.9 && words.len() < 800) {
        return false;
    }
    let is_told = words.len() >= 100 && (words.contains(". ") || ends_sentence(words));
    if block.kind == BlockKind::ListItem && share > if is_told { 0.75 } else { 0.4 } {
        return false;
    }
    if is_head && block.kind != BlockKind::Heading && words.len() < 40 && !ends_sentence(words) {
        return false;
    }
    match kind_by_phrase(words) {
        Some(BlockKind::Other | BlockKind::Caption) => return false,
        Some(BlockKind::Credit) if is_head => return false,
        _ => {}
    }
    !caption::speaks_of_picture(words) && !is_count(words)
}

/// Whether a line counts pictures: `Image 1 of 5`, `3/12`.
fn is_count(words: &str) -> bool {
    words.len() < 24 && {
        let words: Vec<&str> = words.split([' ', '/']).filter(|word| !word.is_empty()).collect();
        let is_number = |word: &&str| word.parse::<u32>().is_ok();
        match words.as_slice() {
            [.., one, "of", all] | [one, all] => is_number(one) && is_number(all),
            _ => false,
        }
    }
}
