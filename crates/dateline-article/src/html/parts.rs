//! Which elements of a page are not the story, by tag, by role, and by what page makers call them (`data/page-parts.tsv`).

use std::collections::HashMap;
use std::sync::LazyLock;

use super::flow::is_invisible;
use crate::dom::{Dom, NodeId};

/// What a name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sense {
    Not,
    Comments,
    Aside,
    Story,
}

static NAMES: LazyLock<HashMap<&'static str, Sense>> = LazyLock::new(|| {
    let lines = include_str!("../../data/page-parts.tsv").lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| {
            let (sense, name) = line.split_once('\t')?;
            let sense = match sense {
                "not" => Sense::Not,
                "comments" => Sense::Comments,
                "aside" => Sense::Aside,
                _ => Sense::Story,
            };
            Some((name, sense))
        })
        .collect()
});

/// What the elements of a page are.
#[derive(Debug)]
pub(crate) struct Parts {
    left_out: Vec<bool>,
    promise: Vec<f32>,
}

impl Parts {
    /// Looks at all elements below `top`.
    pub(crate) fn of(dom: &Dom, top: NodeId) -> Parts {
        let masses = masses(dom, top);
        let total = masses.get(top.index()).copied().unwrap_or(0).max(1);
        let mut parts = Parts { left_out: vec![false; dom.len()], promise: vec![1.0; dom.len()] };
        for node in dom.descendants(top).filter(|&node| dom.is_element(node)) {
            let senses = senses(dom, node);
            let mass = masses.get(node.index()).copied().unwrap_or(0);
            let share = f64::from(mass) / f64::from(total);
            let is_out =
                is_hidden(dom, node) && share < 0.5 || by_tag(dom, node, share) || senses.is_out(share);
            let is_out = is_out && !holds_story(dom, node) && !is_quoted(dom, node);
            if let (Some(left_out), Some(promise)) =
                (self_mut(&mut parts.left_out, node), self_mut(&mut parts.promise, node))
            {
                *left_out = is_out;
                *promise = match dom.name(node) {
                    "article" | "main" => 1.3,
                    "li" | "ul" | "ol" | "td" | "form" | "dd" => 0.7,
                    _ if senses.story && !senses.not => 1.2,
                    _ if senses.not || senses.aside || senses.comments => 0.5,
                    _ => 1.0,
                };
            }
        }
        parts
    }

    /// Whether an element is not the story.
    pub(crate) fn is_left_out(&self, node: NodeId) -> bool {
        self.left_out.get(node.index()).copied().unwrap_or(false)
    }

    /// How much an element's name promises.
    pub(crate) fn promise(&self, node: NodeId) -> f64 {
        self.promise.get(node.index()).copied().map_or(1.0, f64::from)
    }
}

fn self_mut<T>(list: &mut [T], node: NodeId) -> Option<&mut T> {
    list.get_mut(node.index())
}

/// How many bytes of text that is in no link stand in each element.
fn masses(dom: &Dom, top: NodeId) -> Vec<u32> {
    let mut masses = vec![0_u32; dom.len()];
    let mut node = dom.first_child(top);
    let mut links = 0_u32;
    while let Some(at) = node {
        let name = dom.name(at);
        let is_shown = !is_invisible(name);
        links += u32::from(name == "a");
        if let Some(text) = dom.as_text(at).filter(|_| links == 0) {
            let length = u32::try_from(text.trim().len()).unwrap_or(u32::MAX);
            // Short texts are labels.
            add(&mut masses, at, if length >= 20 { length } else { 0 });
        }
        node = dom.first_child(at).filter(|_| is_shown);
        if node.is_some() {
            continue;
        }
        let mut leaving = at;
        loop {
            links -= u32::from(dom.name(leaving) == "a").min(links);
            let own = masses.get(leaving.index()).copied().unwrap_or(0);
            let parent = dom.parent(leaving);
            if let Some(parent) = parent {
                add(&mut masses, parent, own);
            }
            if let Some(next) = dom.next_sibling(leaving) {
                node = Some(next);
                break;
            }
            match parent.filter(|&parent| parent != top) {
                Some(parent) => leaving = parent,
                None => break,
            }
        }
    }
    masses
}

fn add(masses: &mut [u32], node: NodeId, length: u32) {
    if let Some(mass) = masses.get_mut(node.index()) {
        *mass = mass.saturating_add(length);
    }
}

fn is_hidden(dom: &Dom, node: NodeId) -> bool {
    let style = dom.attribute(node, "style").map(|style| style.replace(' ', "").to_ascii_lowercase());
    style.is_some_and(|style| style.contains("display:none") || style.contains("visibility:hidden"))
        || dom.has_attribute(node, "hidden")
        || dom.attribute(node, "aria-hidden") == Some("true")
}

/// What the tag and the role say.
fn by_tag(dom: &Dom, node: NodeId, share: f64) -> bool {
    let role = dom.attribute(node, "role").unwrap_or("");
    let by_role = matches!(
        role,
        "navigation"
            | "complementary"
            | "banner"
            | "contentinfo"
            | "search"
            | "dialog"
            | "alert"
            | "menu"
            | "menubar"
            | "tablist"
    );
    let is_small = share < 0.3;
    match dom.name(node) {
        "nav" | "footer" | "menu" | "amp-ad" | "amp-sidebar" | "figcaption" => share < 0.6,
        "aside" | "form" | "header" | "figure" | "fieldset" => is_small,
        "address" => share < 0.1,
        _ => by_role && share < 0.5,
    }
}

/// Whether the story is in it, whatever it is called.
fn holds_story(dom: &Dom, node: NodeId) -> bool {
    let is_mark = |node: NodeId| {
        dom.attribute(node, "itemprop")
            .is_some_and(|names| names.split_whitespace().any(|name| name == "articleBody"))
            || dom.name(node) == "main"
            || dom.attribute(node, "role") == Some("main")
    };
    matches!(dom.name(node), "body" | "main" | "html") || is_mark(node)
}

/// Whether what it holds is a block quotation, such as the post of a social network that the story quotes.
fn is_quoted(dom: &Dom, node: NodeId) -> bool {
    let is_quote = |node: NodeId| dom.name(node) == "blockquote";
    is_quote(node) || dom.descendants(node).take(12).any(is_quote)
}

/// What the names of an element say.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "one for each sense, any of which may hold")]
struct Senses {
    not: bool,
    comments: bool,
    aside: bool,
    story: bool,
}

impl Senses {
    fn is_out(self, share: f64) -> bool {
        // What is called both is the story with a note on what it is about: `post tag-video`.
        (self.comments && share < 0.95)
            || (self.not && share < 0.6)
            || (self.aside && !self.story && share < 0.12)
    }
}

fn senses(dom: &Dom, node: NodeId) -> Senses {
    let mut senses = Senses::default();
    let names = ["class", "id", "data-component", "data-testid"]
        .into_iter()
        .filter_map(|name| dom.attribute(node, name));
    for name in names.flat_map(str::split_whitespace) {
        let words = words(name);
        for (at, word) in words.iter().enumerate() {
            // `has-sidebar`, `no-comments`: of the page, not of the part.
            let before = at.checked_sub(1).and_then(|at| words.get(at)).map_or("", String::as_str);
            if matches!(before, "has" | "no" | "with" | "is" | "without" | "show" | "hide" | "js") {
                continue;
            }
            let next = words.get(at + 1).map(|next| format!("{word}{next}"));
            let pair = next.as_deref().and_then(|pair| NAMES.get(pair));
            for sense in NAMES.get(word.as_str()).into_iter().chain(pair) {
                match sense {
                    Sense::Not => senses.not = true,
                    Sense::Comments => senses.comments = true,
                    Sense::Aside => senses.aside = true,
                    Sense::Story => senses.story = true,
                }
            }
        }
    }
    senses
}

/// The words of a name: `articleBody__text-2` is `article`, `body`, `text`, `2`.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut was_lower = false;
    let mut is_new = true;
    for c in name.chars().take(200) {
        if !c.is_alphanumeric() {
            (is_new, was_lower) = (true, false);
            continue;
        }
        if is_new || (c.is_uppercase() && was_lower) {
            words.push(String::new());
        }
        (is_new, was_lower) = (false, c.is_lowercase());
        if let Some(word) = words.last_mut() {
            word.extend(c.to_lowercase());
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn cuts_names_into_words() {
        assert_eq!(words("articleBody__text-2"), ["article", "body", "text", "2"]);
        assert_eq!(words("ad"), ["ad"]);
        assert_eq!(words("ADSlot"), ["adslot"]);
    }
}
