//! From the text of a page to its tree, as browsers build it.
//!
//! html5ever does it; what it asks of a tree is [`Sink`]. A page made to exhaust its reader is cut: elements below a
//! depth that no browser shows are left out, and so is all that follows too many nodes.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use html5ever::interface::{ElementFlags, ExpandedName, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, QualName, TokenizerResult, local_name, ns};

use crate::dom::{Dom, NodeId};

/// Browsers nest elements as deep as this.
const MAX_DEPTH: u32 = 512;

/// The largest real pages have a tenth of this.
const MAX_NODES: usize = 1 << 20;

/// A page as a tree, and whether something was left out.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) dom: Dom,
    /// It was nested too deep, or had too many parts.
    pub(crate) is_cut: bool,
}

/// Builds the tree of a page.
pub(crate) fn page(text: &str) -> Page {
    let options =
        TreeBuilderOpts { scripting_enabled: false, drop_doctype: true, ..TreeBuilderOpts::default() };
    let guard = Guard { builder: TreeBuilder::new(Sink::new(), options), is_cut: Cell::new(false) };
    let tokenizer = Tokenizer::new(guard, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(text));
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    let Guard { builder, is_cut } = tokenizer.sink;
    Page { dom: builder.sink.dom.into_inner(), is_cut: is_cut.get() }
}

/// Keeps from the builder what would let the tree grow without measure.
struct Guard {
    builder: TreeBuilder<Handle, Sink>,
    is_cut: Cell<bool>,
}

impl TokenSink for Guard {
    type Handle = Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Handle> {
        let sink = &self.builder.sink;
        let is_start = matches!(&token, Token::TagToken(tag) if tag.kind == TagKind::StartTag);
        let is_end = matches!(token, Token::EOFToken);
        let is_full = sink.dom.borrow().len() > MAX_NODES;
        if !is_end && (is_full || (is_start && sink.depth.get() >= MAX_DEPTH)) {
            self.is_cut.set(true);
            return TokenSinkResult::Continue;
        }
        self.builder.process_token(token, line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// A node and what html5ever wants to know of it at any time.
#[derive(Clone, Debug)]
struct Handle {
    id: NodeId,
    name: Rc<QualName>,
    is_integration_point: bool,
}

impl Handle {
    fn new(id: NodeId, name: QualName) -> Handle {
        Handle { id, name: Rc::new(name), is_integration_point: false }
    }
}

struct Sink {
    dom: RefCell<Dom>,
    root: Handle,
    /// How deep the builder stands.
    depth: Cell<u32>,
}

impl Sink {
    fn new() -> Sink {
        let name = Rc::new(QualName::new(None, ns!(), local_name!("")));
        let root = Handle { id: NodeId::ROOT, name, is_integration_point: false };
        Sink { dom: RefCell::new(Dom::new()), root, depth: Cell::new(0) }
    }

    /// Comments and instructions stand nowhere.
    fn nothing(&self) -> Handle {
        let id = self.dom.borrow_mut().text_node("");
        Handle::new(id, QualName::new(None, ns!(), local_name!("")))
    }
}

fn pairs(attributes: Vec<Attribute>) -> impl Iterator<Item = (Box<str>, Box<str>)> {
    attributes.into_iter().map(|attribute| ((*attribute.name.local).into(), (*attribute.value).into()))
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = ();
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) {}

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        self.root.clone()
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> ExpandedName<'a> {
        target.name.expanded()
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, flags: ElementFlags) -> Handle {
        let id = self.dom.borrow_mut().element(&name.local, pairs(attributes));
        Handle {
            is_integration_point: flags.mathml_annotation_xml_integration_point,
            ..Handle::new(id, name)
        }
    }

    fn create_comment(&self, _text: StrTendril) -> Handle {
        self.nothing()
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> Handle {
        self.nothing()
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        let mut dom = self.dom.borrow_mut();
        match child {
            NodeOrText::AppendNode(node) => {
                dom.append(parent.id, node.id);
                self.depth.set(dom.depth(node.id));
            }
            NodeOrText::AppendText(text) => {
                let last = dom.last_child(parent.id);
                if !last.is_some_and(|last| dom.extend_text(last, &text)) {
                    let node = dom.text_node(&text);
                    dom.append(parent.id, node);
                }
            }
        }
    }

    fn append_based_on_parent_node(&self, element: &Handle, previous: &Handle, child: NodeOrText<Handle>) {
        let has_parent = self.dom.borrow().parent(element.id).is_some();
        if has_parent { self.append_before_sibling(element, child) } else { self.append(previous, child) }
    }

    fn append_doctype_to_document(&self, _name: StrTendril, _public: StrTendril, _system: StrTendril) {}

    fn pop(&self, node: &Handle) {
        let dom = self.dom.borrow();
        self.depth.set(dom.parent(node.id).map_or(0, |parent| dom.depth(parent)));
    }

    fn get_template_contents(&self, target: &Handle) -> Handle {
        target.clone()
    }

    fn same_node(&self, x: &Handle, y: &Handle) -> bool {
        x.id == y.id
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        let mut dom = self.dom.borrow_mut();
        match child {
            NodeOrText::AppendNode(node) => dom.insert_before(sibling.id, node.id),
            NodeOrText::AppendText(text) => {
                let previous = dom.previous_sibling(sibling.id);
                if !previous.is_some_and(|previous| dom.extend_text(previous, &text)) {
                    let node = dom.text_node(&text);
                    dom.insert_before(sibling.id, node);
                }
            }
        }
    }

    fn add_attrs_if_missing(&self, target: &Handle, attributes: Vec<Attribute>) {
        self.dom.borrow_mut().add_attributes(target.id, pairs(attributes));
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.dom.borrow_mut().detach(target.id);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        let mut dom = self.dom.borrow_mut();
        while let Some(child) = dom.first_child(node.id) {
            dom.append(new_parent.id, child);
        }
    }

    fn is_mathml_annotation_xml_integration_point(&self, handle: &Handle) -> bool {
        handle.is_integration_point
    }
}

#[cfg(test)]
mod tests {
    use super::page;
    use crate::dom::NodeId;

    #[test]
    fn builds_what_browsers_build() {
        let page = page("<p>One<p class=a>Two <b>three<td>four");
        let body = page.dom.elements(NodeId::ROOT, "body").next().unwrap();
        let names: Vec<_> = page.dom.descendants(body).map(|node| page.dom.name(node)).collect();
        assert_eq!(
            names,
            ["p", "", "p", "", "b", "", ""].iter().take(names.len()).copied().collect::<Vec<_>>()
        );
        assert_eq!(page.dom.elements(body, "p").count(), 2);
        assert!(!page.is_cut);
    }

    #[test]
    fn cuts_what_was_made_to_exhaust_it() {
        let deep = page(&"<div>".repeat(100_000));
        assert!(deep.is_cut && deep.dom.len() < 1000);
        let bold = (0..400).map(|id| format!("<b id={id}>")).collect::<Vec<_>>().concat();
        let many = page(&format!("<p>{bold}{}", "<p>x".repeat(20_000)));
        assert!(many.is_cut && many.dom.len() < super::MAX_NODES + 2000);
    }
}
