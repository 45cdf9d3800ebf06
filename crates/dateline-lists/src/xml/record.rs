//! One record of a list as a tree of elements and attributes, in memory that is used again.
//!
//! The nodes stand in the order of the file: an element, its attributes, its children. A node knows where its subtree ends, so that
//! children are found by leaps. Names and values are ranges of one text, which holds the tags as they were read; nothing is
//! allocated per node.

use std::cell::Cell;
use std::ops::Range;

/// A record.
#[derive(Debug, Default)]
pub(crate) struct Record {
    nodes: Vec<NodeData>,
    text: String,
    /// The offset in the source at which it begins.
    pub(crate) offset: u64,
    /// What is wrong with it, if something is.
    pub(crate) fault: Option<RecordFault>,
}

/// What is wrong with a record although it could be read to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum RecordFault {
    UndefinedEntity(String),
    TooDeep,
    TooLarge,
    Attribute(String),
}

#[derive(Clone, Debug)]
struct NodeData {
    name: (u32, u32),
    value: (u32, u32),
    /// The index behind its subtree.
    end: u32,
    is_attribute: bool,
    claim: Cell<Claim>,
}

/// What has become of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Claim {
    /// Nothing yet.
    None,
    /// The entry has it as printed.
    Text,
    /// The entry has what it means: a date, a code.
    Code,
    /// It is looked up when records refer to it.
    Reference,
    /// It went into `other`.
    Other,
}

impl Record {
    pub(crate) fn clear(&mut self, offset: u64) {
        self.nodes.clear();
        self.text.clear();
        self.offset = offset;
        self.fault = None;
    }

    /// The bytes it holds.
    pub(crate) fn len(&self) -> usize {
        self.text.len() + self.nodes.len() * size_of::<NodeData>()
    }

    pub(crate) fn root(&self) -> Option<Node<'_>> {
        self.node(0)
    }

    fn node(&self, index: u32) -> Option<Node<'_>> {
        self.nodes.get(index as usize).map(|data| Node { record: self, index, data })
    }

    /// Adds an element with its attributes, given what stands between `<` and `>` or `/>`. Returns its index.
    pub(crate) fn open(&mut self, tag: &str, name_length: usize) -> u32 {
        let base = self.text.len();
        self.text.push_str(tag);
        let element = self.push((base, base + name_length), (base, base), false);
        self.attributes(base, name_length);
        element
    }

    /// Ends the element that [`Record::open`] gave.
    pub(crate) fn close(&mut self, element: u32) {
        let end = index(self.nodes.len());
        if let Some(data) = self.nodes.get_mut(element as usize) {
            data.end = end;
        }
    }

    /// Adds text to an element that is open.
    pub(crate) fn append(&mut self, element: u32, text: &str) {
        let Some(data) = self.nodes.get_mut(element as usize) else { return };
        let (start, end) = data.value;
        if start == end && text.bytes().all(|byte| byte.is_ascii_whitespace()) {
            return;
        }
        let at = index(self.text.len());
        if start == end {
            data.value = (at, at + index(text.len()));
        } else if end == at {
            data.value = (start, at + index(text.len()));
        } else {
            // Children stood between: the pieces come together at the end.
            let before = self.text.get(start as usize..end as usize).unwrap_or_default().to_owned();
            self.text.push_str(&before);
            data.value = (at, at + (end - start) + index(text.len()));
        }
        self.text.push_str(text);
    }

    fn push(&mut self, name: (usize, usize), value: (usize, usize), is_attribute: bool) -> u32 {
        let at = index(self.nodes.len());
        let range = |(start, end): (usize, usize)| (index(start), index(end));
        let claim = Cell::new(Claim::None);
        self.nodes.push(NodeData {
            name: range(name),
            value: range(value),
            end: at + 1,
            is_attribute,
            claim,
        });
        at
    }

    /// Finds the attributes of the tag that stands at the end of the text.
    fn attributes(&mut self, base: usize, name_length: usize) {
        let mut at = name_length;
        while let Some(attribute) = next_attribute(self.text.as_bytes().get(base..).unwrap_or_default(), at) {
            let Ok((name, value, next)) = attribute else {
                let tag = self.text.get(base..).unwrap_or_default();
                self.fault = Some(RecordFault::Attribute(tag.chars().take(80).collect()));
                return;
            };
            let ends_here = next <= at;
            at = next;
            let shift = |range: Range<usize>| (base + range.start, base + range.end);
            let (name, value) = (shift(name), shift(value));
            let name_text = self.text.get(name.0..name.1).unwrap_or_default();
            // Declarations of namespaces are no attributes.
            if name_text == "xmlns" || name_text.starts_with("xmlns:") {
                continue;
            }
            let raw = self.text.get(value.0..value.1).unwrap_or_default();
            if memchr::memchr(b'&', raw.as_bytes()).is_some() {
                self.escaped(name, value, base, &mut at);
            } else {
                self.push(name, value, true);
            }
            if ends_here {
                return;
            }
        }
    }

    /// Adds an attribute whose value has references; what they stand for is put in its place.
    fn escaped(&mut self, name: (usize, usize), value: (usize, usize), base: usize, at: &mut usize) {
        let raw = self.text.get(value.0..value.1).unwrap_or_default();
        let mut unknown = None;
        let plain = unescape(raw, |entity| {
            unknown.get_or_insert_with(|| entity.to_owned());
        });
        if let Some(entity) = unknown {
            self.fault = Some(RecordFault::UndefinedEntity(entity));
        }
        let end = value.0 + plain.len();
        // What is meant is never longer than what is written: the references of XML have four signs or more, a character up to four.
        self.text.replace_range(value.0..value.1, &plain);
        *at -= (value.1 - value.0) - plain.len();
        debug_assert!(base + *at <= self.text.len(), "the rest of the tag has moved with its end");
        self.push(name, (value.0, end), true);
    }
}

fn index(length: usize) -> u32 {
    // A record is held to its limit, which is far below.
    u32::try_from(length).unwrap_or(u32::MAX)
}

type Attribute = Result<(Range<usize>, Range<usize>, usize), ()>;

/// The name and the value of the next attribute in a tag, and where to go on; `None` at its end.
fn next_attribute(tag: &[u8], mut at: usize) -> Option<Attribute> {
    let is_space = |byte: &u8| matches!(byte, b' ' | b'\n' | b'\r' | b'\t');
    let skip = |from: usize| tag.iter().skip(from).take_while(|byte| is_space(byte)).count() + from;
    at = skip(at);
    let name_start = at;
    let equals = match tag.get(at..)?.iter().position(|byte| *byte == b'=') {
        Some(length) => at + length,
        None if at == tag.len() => return None,
        None => return Some(Err(())),
    };
    let name_end =
        equals - tag.get(name_start..equals)?.iter().rev().take_while(|byte| is_space(byte)).count();
    let open = skip(equals + 1);
    let quote = match tag.get(open) {
        Some(quote @ (b'"' | b'\'')) if name_end > name_start => *quote,
        _ => return Some(Err(())),
    };
    let value_start = open + 1;
    match memchr::memchr(quote, tag.get(value_start..)?) {
        Some(length) => {
            Some(Ok((name_start..name_end, value_start..value_start + length, value_start + length + 1)))
        }
        None => Some(Err(())),
    }
}

/// Text with XML's five entities and character references resolved. Others stay as written, and are told.
pub(crate) fn unescape(raw: &str, mut undefined: impl FnMut(&str)) -> String {
    let mut plain = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        rest = after;
        match after.split_once(';') {
            Some((name, after)) if name.len() <= 32 && !name.contains([' ', '&']) => {
                let Some(c) = resolve(name) else {
                    undefined(name);
                    plain.push('&');
                    continue;
                };
                plain.push(c);
                rest = after;
            }
            // A bare ampersand, as people write it.
            _ => plain.push('&'),
        }
    }
    plain.push_str(rest);
    plain
}

/// The character that an entity of XML or a character reference stands for, without `&` and `;`.
pub(crate) fn resolve(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let digits = name.strip_prefix('#')?;
            let code = match digits.strip_prefix(['x', 'X']) {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
                None => digits.parse().ok()?,
            };
            char::from_u32(code).filter(|c| !c.is_control() || matches!(c, '\t' | '\n' | '\r'))
        }
    }
}

/// An element or an attribute of a record.
#[derive(Clone, Copy)]
pub(crate) struct Node<'a> {
    record: &'a Record,
    index: u32,
    data: &'a NodeData,
}

impl<'a> Node<'a> {
    /// Its name without a namespace's prefix.
    pub(crate) fn name(self) -> &'a str {
        let name = self.slice(self.data.name);
        name.rsplit_once(':').map_or(name, |(_, local)| local)
    }

    /// Its value without white space at the ends, which stays to be claimed.
    pub(crate) fn peek(self) -> &'a str {
        self.slice(self.data.value).trim()
    }

    /// Its value, which the entry will hold as printed.
    pub(crate) fn text(self) -> &'a str {
        self.claim(Claim::Text);
        self.peek()
    }

    /// Its value, of which the entry will hold what it means.
    pub(crate) fn code(self) -> &'a str {
        self.claim(Claim::Code);
        self.peek()
    }

    /// Its value, to which records refer.
    pub(crate) fn reference(self) -> &'a str {
        self.claim(Claim::Reference);
        self.peek()
    }

    /// Says what becomes of the value.
    pub(crate) fn claim(self, claim: Claim) {
        self.data.claim.set(claim);
    }

    /// What becomes of the value.
    pub(crate) fn claimed(self) -> Claim {
        self.data.claim.get()
    }

    pub(crate) fn is_attribute(self) -> bool {
        self.data.is_attribute
    }

    /// Its attributes and children, in order.
    pub(crate) fn parts(self) -> impl Iterator<Item = Node<'a>> {
        let (record, end) = (self.record, self.data.end);
        let mut next = self.index + 1;
        std::iter::from_fn(move || {
            let node = record.node(next).filter(|_| next < end)?;
            next = node.data.end;
            Some(node)
        })
    }

    /// The first attribute or child of that name.
    pub(crate) fn part(self, name: &str) -> Option<Node<'a>> {
        self.parts().find(|part| part.name() == name)
    }

    /// Its attributes and children of that name, in order.
    pub(crate) fn parts_named(self, name: &'static str) -> impl Iterator<Item = Node<'a>> {
        self.parts().filter(move |part| part.name() == name)
    }

    /// The value of the first part of that name as printed, if it has one.
    pub(crate) fn text_of(self, name: &str) -> Option<&'a str> {
        self.part(name).map(Node::text).filter(|text| !text.is_empty())
    }

    /// The value of the first part of that name for what it means, if it has one.
    pub(crate) fn code_of(self, name: &str) -> Option<&'a str> {
        self.part(name).map(Node::code).filter(|text| !text.is_empty())
    }

    /// Itself and everything below it, each with the path from here: `name`, `name/@attribute`.
    ///
    /// The path of this node itself is empty.
    pub(crate) fn walk(self, visit: &mut impl FnMut(&str, Node<'a>)) {
        let mut path = String::new();
        self.walk_from(&mut path, visit);
    }

    fn walk_from(self, path: &mut String, visit: &mut impl FnMut(&str, Node<'a>)) {
        visit(path, self);
        for part in self.parts() {
            let length = path.len();
            if !path.is_empty() {
                path.push('/');
            }
            if part.is_attribute() {
                path.push('@');
            }
            path.push_str(part.name());
            part.walk_from(path, visit);
            path.truncate(length);
        }
    }

    fn slice(self, (start, end): (u32, u32)) -> &'a str {
        self.record.text.get(start as usize..end as usize).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(build: impl Fn(&mut Record)) -> Record {
        let mut record = Record::default();
        build(&mut record);
        record
    }

    fn shown(record: &Record) -> String {
        let mut lines = Vec::new();
        record.root().unwrap().walk(&mut |path, node| lines.push(format!("{path}={}", node.peek())));
        lines.join(" ")
    }

    #[test]
    fn keeps_elements_attributes_and_text() {
        let record = record(|record| {
            let root = record.open("a:entry id='1' name = \"x &amp; y\" note=\"&#65;&lt;\" xmlns:a='u'", 7);
            record.append(root, "\n  ");
            let child = record.open("b", 1);
            record.close(child);
            record.append(root, "one ");
            let child = record.open("c", 1);
            record.append(child, "two");
            record.close(child);
            record.append(root, "three");
            record.close(root);
        });
        assert_eq!(shown(&record), "=one three @id=1 @name=x & y @note=A< b= c=two");
        let root = record.root().unwrap();
        assert_eq!((root.name(), root.text_of("c"), root.code_of("none")), ("entry", Some("two"), None));
        assert_eq!(root.part("c").map(Node::claimed), Some(Claim::Text));
        assert_eq!(root.part("name").map(Node::claimed), Some(Claim::None));
        assert_eq!(record.fault, None);
    }

    #[test]
    fn says_what_is_wrong_with_a_tag() {
        for tag in ["a b", "a b=", "a b=c", "a b='c", "a ='c'"] {
            let record = record(|record| {
                record.open(tag, 1);
            });
            assert!(matches!(record.fault, Some(RecordFault::Attribute(_))), "{tag}");
        }
        let record = record(|record| {
            record.open("a b='&x;&amp;' c='1'", 1);
        });
        assert_eq!(record.fault, Some(RecordFault::UndefinedEntity("x".to_owned())));
    }

    #[test]
    fn resolves_only_what_xml_defines() {
        let table = [
            ("a &amp; b", "a & b", ""),
            ("AT&T; R&D", "AT&T; R&D", "T"),
            ("&#x416;&#1046;", "ЖЖ", ""),
            ("&#0;", "&#0;", "#0"),
            ("&lol;", "&lol;", "lol"),
            ("&", "&", ""),
        ];
        for (raw, plain, expected) in table {
            let mut undefined = String::new();
            assert_eq!(unescape(raw, |name| undefined.push_str(name)), plain);
            assert_eq!(undefined, expected, "{raw}");
        }
    }

    proptest::proptest! {
        #[test]
        fn tags_never_panic(tag in "[a-c='\"&;#x1 /\u{416}]{0,30}", text in "\\PC{0,20}") {
            let record = record(|record| {
                let root = record.open(&tag, tag.find([' ', '=']).unwrap_or(tag.len()));
                record.append(root, &text);
                record.close(root);
            });
            let _ = shown(&record);
        }
    }
}
