//! From a tree to its blocks: the pieces of text that stand in lines of their own.

use crate::BlockKind;
use crate::dom::{Dom, NodeId, push_words};

/// A piece of text as a browser would set it, apart from what stands before and after.
#[derive(Clone, Debug)]
pub(crate) struct Flow {
    /// The element whose box it is.
    pub(crate) node: NodeId,
    /// What its element says it is.
    pub(crate) kind: BlockKind,
    /// Its words; single line breaks of the page are line breaks here.
    pub(crate) text: String,
    /// How many of its bytes are in links.
    pub(crate) linked: usize,
}

impl Flow {
    /// The share of its words that are links.
    pub(crate) fn link_share(&self) -> f64 {
        if self.text.is_empty() { 0.0 } else { number(self.linked) / number(self.text.len()) }
    }
}

/// A length as a number to reckon with; no page is longer than 4 GiB.
pub(crate) fn number(length: usize) -> f64 {
    u32::try_from(length).map_or(f64::from(u32::MAX), f64::from)
}

/// Elements whose text is not shown, or not as text.
pub(crate) fn is_invisible(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "template"
            | "head"
            | "title"
            | "meta"
            | "link"
            | "svg"
            | "math"
            | "iframe"
            | "object"
            | "embed"
            | "canvas"
            | "audio"
            | "video"
            | "map"
            | "select"
            | "option"
            | "textarea"
            | "input"
            | "button"
            | "datalist"
            | "dialog"
            | "rt"
            | "rp"
    )
}

/// Elements that stand within a line.
fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "acronym"
            | "b"
            | "bdi"
            | "bdo"
            | "big"
            | "cite"
            | "code"
            | "data"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "q"
            | "ruby"
            | "rb"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "wbr"
            | "img"
            | "picture"
            | "source"
            | "nobr"
            | "blink"
            | "person"
            | "org"
            | "location"
            | "chron"
            | "num"
            | "money"
            | "event"
            | "function"
            | "object.title"
            | "virtloc"
            | "lang"
            | "pronounce"
            | "inline"
    )
}

/// The blocks of `top`, in order, leaving out what `is_left_out` says.
pub(crate) fn flow(dom: &Dom, top: NodeId, is_left_out: impl Fn(NodeId) -> bool) -> Vec<Flow> {
    let mut setter = Setter::default();
    let mut node = top;
    loop {
        let goes_in = setter.enter(dom, node, &is_left_out);
        if let Some(child) = dom.first_child(node).filter(|_| goes_in) {
            node = child;
            continue;
        }
        loop {
            setter.leave(dom, node);
            if node == top {
                setter.flush();
                return setter.done;
            }
            if let Some(next) = dom.next_sibling(node) {
                node = next;
                break;
            }
            let Some(parent) = dom.parent(node) else {
                setter.flush();
                return setter.done;
            };
            node = parent;
        }
    }
}

/// Sets the lines.
#[derive(Default)]
struct Setter {
    done: Vec<Flow>,
    text: String,
    linked: usize,
    owner: Option<NodeId>,
    /// The open elements that have boxes of their own.
    boxes: Vec<NodeId>,
    links: usize,
    kinds: Vec<(NodeId, BlockKind)>,
    preformatted: usize,
}

impl Setter {
    /// Whether to go on with what is in it.
    fn enter(&mut self, dom: &Dom, node: NodeId, is_left_out: &impl Fn(NodeId) -> bool) -> bool {
        if let Some(text) = dom.as_text(node) {
            self.add(text);
            return false;
        }
        let name = dom.name(node);
        if is_invisible(name) || is_left_out(node) {
            if !is_inline(name) && !is_invisible(name) {
                self.flush();
            }
            return false;
        }
        match name {
            "br" => self.line_break(),
            "a" => self.links += 1,
            "td" | "th" => push_words(&mut self.text, " "),
            name if is_inline(name) => {}
            name => {
                self.flush();
                self.boxes.push(node);
                self.preformatted += usize::from(name == "pre");
                if let Some(kind) = kind(name) {
                    self.kinds.push((node, kind));
                }
            }
        }
        true
    }

    fn leave(&mut self, dom: &Dom, node: NodeId) {
        match dom.name(node) {
            "a" => self.links = self.links.saturating_sub(1),
            _ if self.boxes.last() == Some(&node) => {
                self.flush();
                self.boxes.pop();
                self.preformatted = self.preformatted.saturating_sub(usize::from(dom.name(node) == "pre"));
                if self.kinds.last().is_some_and(|(of, _)| *of == node) {
                    self.kinds.pop();
                }
            }
            _ => {}
        }
    }

    fn add(&mut self, text: &str) {
        let before = self.text.len();
        if self.preformatted > 0 {
            self.add_preformatted(text);
        } else {
            push_words(&mut self.text, text);
        }
        if self.owner.is_none() && !self.text.trim().is_empty() {
            self.owner = self.boxes.last().copied();
        }
        if self.links > 0 {
            self.linked += self.text.len() - before;
        }
    }

    /// Line breaks count; blank lines part paragraphs.
    fn add_preformatted(&mut self, text: &str) {
        let mut blank = false;
        for (at, line) in text.split('\n').enumerate() {
            let is_blank = line.trim().is_empty();
            if at > 0 {
                if is_blank && !blank {
                    let owner = self.owner.or(self.boxes.last().copied());
                    self.flush();
                    self.owner = owner;
                } else if !self.text.is_empty() && !self.text.ends_with(' ') {
                    self.text.push(' ');
                }
            }
            blank = is_blank;
            push_words(&mut self.text, line);
        }
    }

    fn line_break(&mut self) {
        let words = self.text.trim_end().len();
        if self.text.get(words..).is_some_and(|end| end.contains('\n')) {
            let owner = self.owner;
            self.flush();
            self.owner = owner;
        } else if words > 0 {
            self.text.truncate(words);
            self.text.push('\n');
        }
    }

    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        let linked = std::mem::take(&mut self.linked);
        let owner = self.owner.take();
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        let kind = self.kinds.last().map_or(BlockKind::Paragraph, |(_, kind)| *kind);
        let node = owner.or(self.boxes.last().copied()).unwrap_or(NodeId::ROOT);
        self.done.push(Flow { node, kind, text: text.to_owned(), linked: linked.min(text.len()) });
    }
}

fn kind(name: &str) -> Option<BlockKind> {
    Some(match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "hl2" => BlockKind::Heading,
        "li" | "dt" | "dd" => BlockKind::ListItem,
        "blockquote" | "bq" => BlockKind::Quote,
        "figcaption" | "caption" | "media-caption" => BlockKind::Caption,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::flow;
    use crate::dom::NodeId;
    use crate::html::tree::page;
    use insta::assert_snapshot;

    #[test]
    fn sets_lines_as_browsers_do() {
        let text = "<div>Loose <b>words</b><p>One\n two <a href=x>link</a></p>rest<br>line<br><br>para</div>\
            <ul><li>item<li><p>other</p></ul><pre>a\nb\n\nc</pre><h2>Head</h2><blockquote>Said</blockquote>\
            <table><tr><td>1<td>2</table><script>no</script>soft&shy;ly&nbsp;so";
        let page = page(text);
        let blocks = flow(&page.dom, NodeId::ROOT, |_| false);
        let shown: Vec<_> = blocks
            .iter()
            .map(|block| {
                format!("{} {:?} {:?} {}", page.dom.name(block.node), block.kind, block.text, block.linked)
            })
            .collect();
        assert_snapshot!(shown.join("\n"), @r#"
        div Paragraph "Loose words" 0
        p Paragraph "One two link" 4
        div Paragraph "rest\nline" 0
        div Paragraph "para" 0
        li ListItem "item" 0
        p ListItem "other" 0
        pre Paragraph "a b" 0
        pre Paragraph "c" 0
        h2 Heading "Head" 0
        blockquote Quote "Said" 0
        tr Paragraph "1 2" 0
        body Paragraph "softly so" 0
        "#);
    }
}
