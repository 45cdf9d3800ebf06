//! Web pages and XML files in memory: a tree of elements and texts, kept in one list.
//!
//! Trees may be as deep as their makers like, so that nothing here calls itself.

use std::iter;

/// A node of a [`Dom`]; its place in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct NodeId(u32);

impl NodeId {
    /// What holds all else.
    pub(crate) const ROOT: NodeId = NodeId(0);

    /// Its place among all nodes of the tree, which is the order in which they were made.
    pub(crate) const fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a node is.
#[derive(Debug)]
enum Data {
    Root,
    Element { name: Box<str>, attributes: Vec<(Box<str>, Box<str>)> },
    Text(String),
}

#[derive(Debug)]
struct Node {
    data: Data,
    parent: Option<NodeId>,
    previous: Option<NodeId>,
    next: Option<NodeId>,
    first: Option<NodeId>,
    last: Option<NodeId>,
    /// How many nodes stood above it when it was put in its place.
    depth: u32,
}

/// A tree of elements and texts.
#[derive(Debug)]
pub(crate) struct Dom {
    nodes: Vec<Node>,
}

impl Dom {
    pub(crate) fn new() -> Dom {
        let mut dom = Dom { nodes: Vec::new() };
        dom.push(Data::Root);
        dom
    }

    /// How many nodes it has.
    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Makes an element that stands nowhere yet.
    pub(crate) fn element(
        &mut self,
        name: &str,
        attributes: impl Iterator<Item = (Box<str>, Box<str>)>,
    ) -> NodeId {
        self.push(Data::Element { name: name.into(), attributes: attributes.collect() })
    }

    /// Makes a text that stands nowhere yet.
    pub(crate) fn text_node(&mut self, text: &str) -> NodeId {
        self.push(Data::Text(text.to_owned()))
    }

    fn push(&mut self, data: Data) -> NodeId {
        let id = NodeId(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.nodes.push(Node {
            data,
            parent: None,
            previous: None,
            next: None,
            first: None,
            last: None,
            depth: 0,
        });
        id
    }

    fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id.index())
    }

    fn update(&mut self, id: Option<NodeId>, change: impl FnOnce(&mut Node)) {
        if let Some(node) = id.and_then(|id| self.nodes.get_mut(id.index())) {
            change(node);
        }
    }

    /// Puts `child` behind the children of `parent`.
    pub(crate) fn append(&mut self, parent: NodeId, child: NodeId) {
        self.detach(child);
        let last = self.node(parent).and_then(|node| node.last);
        let depth = self.depth(parent) + 1;
        self.update(Some(child), |node| {
            (node.parent, node.previous, node.depth) = (Some(parent), last, depth);
        });
        self.update(last, |node| node.next = Some(child));
        self.update(Some(parent), |node| {
            node.first = node.first.or(Some(child));
            node.last = Some(child);
        });
    }

    /// Puts `node` right before `sibling`.
    pub(crate) fn insert_before(&mut self, sibling: NodeId, id: NodeId) {
        self.detach(id);
        let Some(parent) = self.parent(sibling) else { return };
        let previous = self.node(sibling).and_then(|node| node.previous);
        let depth = self.depth(sibling);
        self.update(Some(id), |node| {
            (node.parent, node.previous, node.next) = (Some(parent), previous, Some(sibling));
            node.depth = depth;
        });
        self.update(Some(sibling), |node| node.previous = Some(id));
        match previous {
            Some(_) => self.update(previous, |node| node.next = Some(id)),
            None => self.update(Some(parent), |node| node.first = Some(id)),
        }
    }

    /// Takes a node, with all below it, out of its place.
    pub(crate) fn detach(&mut self, id: NodeId) {
        let Some(node) = self.node(id) else { return };
        let (parent, previous, next) = (node.parent, node.previous, node.next);
        let Some(parent) = parent else { return };
        match previous {
            Some(_) => self.update(previous, |node| node.next = next),
            None => self.update(Some(parent), |node| node.first = next),
        }
        match next {
            Some(_) => self.update(next, |node| node.previous = previous),
            None => self.update(Some(parent), |node| node.last = previous),
        }
        self.update(Some(id), |node| (node.parent, node.previous, node.next) = (None, None, None));
    }

    /// Adds to a text; to anything else nothing is added.
    pub(crate) fn extend_text(&mut self, id: NodeId, more: &str) -> bool {
        match self.nodes.get_mut(id.index()).map(|node| &mut node.data) {
            Some(Data::Text(text)) => {
                text.push_str(more);
                true
            }
            _ => false,
        }
    }

    /// Adds the attributes that an element does not have yet.
    pub(crate) fn add_attributes(&mut self, id: NodeId, more: impl Iterator<Item = (Box<str>, Box<str>)>) {
        if let Some(Node { data: Data::Element { attributes, .. }, .. }) = self.nodes.get_mut(id.index()) {
            for (name, value) in more {
                if !attributes.iter().any(|(known, _)| *known == name) {
                    attributes.push((name, value));
                }
            }
        }
    }

    pub(crate) fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.node(id)?.parent
    }

    pub(crate) fn first_child(&self, id: NodeId) -> Option<NodeId> {
        self.node(id)?.first
    }

    pub(crate) fn last_child(&self, id: NodeId) -> Option<NodeId> {
        self.node(id)?.last
    }

    pub(crate) fn previous_sibling(&self, id: NodeId) -> Option<NodeId> {
        self.node(id)?.previous
    }

    pub(crate) fn next_sibling(&self, id: NodeId) -> Option<NodeId> {
        self.node(id)?.next
    }

    /// How many nodes stood above it when it was put in its place.
    pub(crate) fn depth(&self, id: NodeId) -> u32 {
        self.node(id).map_or(0, |node| node.depth)
    }

    /// The name of an element, without its namespace; of anything else the empty one.
    pub(crate) fn name(&self, id: NodeId) -> &str {
        match self.node(id).map(|node| &node.data) {
            Some(Data::Element { name, .. }) => name,
            _ => "",
        }
    }

    pub(crate) fn is_element(&self, id: NodeId) -> bool {
        matches!(self.node(id).map(|node| &node.data), Some(Data::Element { .. }))
    }

    /// The words of a text node.
    pub(crate) fn as_text(&self, id: NodeId) -> Option<&str> {
        match self.node(id).map(|node| &node.data) {
            Some(Data::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// An attribute that is there and not blank.
    pub(crate) fn attribute(&self, id: NodeId, name: &str) -> Option<&str> {
        let Some(Data::Element { attributes, .. }) = self.node(id).map(|node| &node.data) else {
            return None;
        };
        let (_, value) = attributes.iter().find(|(known, _)| known.as_ref() == name)?;
        Some(value.trim()).filter(|value| !value.is_empty())
    }

    /// Whether an attribute is there, with or without a value.
    #[cfg(feature = "html")]
    pub(crate) fn has_attribute(&self, id: NodeId, name: &str) -> bool {
        let Some(Data::Element { attributes, .. }) = self.node(id).map(|node| &node.data) else {
            return false;
        };
        attributes.iter().any(|(known, _)| known.as_ref() == name)
    }

    /// Its parent, the parent of that, up to the root.
    pub(crate) fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        iter::successors(self.parent(id), |&node| self.parent(node))
    }

    /// All below a node, in the order of the text.
    pub(crate) fn descendants(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        iter::successors(self.first_child(id), move |&node| {
            self.first_child(node).or_else(|| self.after(node, id))
        })
    }

    /// The node that follows `id` and all below it, within `top`.
    pub(crate) fn after(&self, id: NodeId, top: NodeId) -> Option<NodeId> {
        let mut node = id;
        while node != top {
            if let Some(next) = self.next_sibling(node) {
                return Some(next);
            }
            node = self.parent(node)?;
        }
        None
    }

    /// The elements of a name below a node, in the order of the text.
    pub(crate) fn elements<'a>(&'a self, id: NodeId, name: &'a str) -> impl Iterator<Item = NodeId> + 'a {
        self.descendants(id).filter(move |&node| self.name(node) == name)
    }

    /// The words below a node, or its own, with white space as single spaces; `None` if there are none.
    pub(crate) fn words(&self, id: NodeId) -> Option<String> {
        let mut words = String::new();
        for node in iter::once(id).chain(self.descendants(id)) {
            match self.as_text(node) {
                Some(text) => push_words(&mut words, text),
                None if self.name(node) == "br" => words.push(' '),
                None => {}
            }
        }
        let words = words.trim();
        (!words.is_empty()).then(|| words.to_owned())
    }

    /// The text below a node as it stands.
    pub(crate) fn raw_text(&self, id: NodeId) -> String {
        self.descendants(id).filter_map(|node| self.as_text(node)).collect()
    }
}

/// Adds `text` to `words`, its white space as single spaces, none at the start of all.
pub(crate) fn push_words(words: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            ' ' | '\t' | '\n' | '\r' | '\x0c' | '\u{a0}' => {
                if !words.is_empty() && !words.ends_with([' ', '\n']) {
                    words.push(' ');
                }
            }
            // Invisible: soft hyphens, marks of width nought, byte order marks.
            '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => {}
            c if c.is_control() => {}
            c => words.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Dom, NodeId};

    #[test]
    fn keeps_order_through_changes() {
        let mut dom = Dom::new();
        let list = dom.element("ul", [("class".into(), " a ".into())].into_iter());
        dom.append(NodeId::ROOT, list);
        let items: Vec<_> = ["one", " two\n", "three"]
            .iter()
            .map(|words| {
                let item = dom.element("li", std::iter::empty());
                let text = dom.text_node(words);
                dom.append(item, text);
                dom.append(list, item);
                item
            })
            .collect();
        assert_eq!(dom.words(NodeId::ROOT).unwrap(), "one two three");
        dom.insert_before(items[0], items[2]);
        assert_eq!(dom.words(list).unwrap(), "threeone two");
        dom.detach(items[0]);
        assert_eq!(dom.words(list).unwrap(), "three two");
        assert_eq!((dom.attribute(list, "class"), dom.depth(items[1])), (Some("a"), 2));
        assert_eq!(dom.elements(NodeId::ROOT, "li").count(), 2);
        assert_eq!(dom.after(items[2], list), Some(items[1]));
    }
}
