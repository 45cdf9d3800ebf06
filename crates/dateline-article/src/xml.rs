//! From XML to a tree: names without their namespaces, text with its references resolved.
//!
//! References to entities that a document defines itself stay as they stand, so that nothing can grow.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::dom::{Dom, NodeId};
use crate::html::plain;
use crate::{Decoded, FormatError, decode};

const MAX_DEPTH: usize = 256;
const MAX_NODES: usize = 1 << 20;

/// Decodes an XML file by what its first line declares, if it is not UTF-8.
pub(crate) fn decode_xml(bytes: &[u8], charset: Option<&str>) -> Decoded {
    let head = bytes.get(..bytes.len().min(200)).unwrap_or(bytes);
    let head = String::from_utf8_lossy(head);
    let declaration = head.split_once("?>").map_or("", |(declaration, _)| declaration);
    let label = declaration.split_once("encoding").and_then(|(_, rest)| rest.split(['"', '\'']).nth(1));
    decode(bytes, charset.or(label))
}

/// Builds the tree of an XML text.
pub(crate) fn tree(text: &str) -> Result<Dom, FormatError> {
    let mut reader = Reader::from_str(text.trim_start());
    let config = reader.config_mut();
    config.check_end_names = true;
    config.expand_empty_elements = false;
    let mut dom = Dom::new();
    let mut open = vec![NodeId::ROOT];
    loop {
        let at = reader.buffer_position();
        let event = reader.read_event().map_err(|error| malformed(at, &error))?;
        let Some(&parent) = open.last() else { return Err(malformed(at, &"an end without a start")) };
        match event {
            Event::Start(start) => {
                let node = element(&mut dom, &start, at)?;
                dom.append(parent, node);
                open.push(node);
                if open.len() > MAX_DEPTH {
                    return Err(FormatError::TooLarge { reason: format!("nested deeper than {MAX_DEPTH}") });
                }
            }
            Event::Empty(start) => {
                let node = element(&mut dom, &start, at)?;
                dom.append(parent, node);
            }
            Event::End(_) => {
                open.pop();
            }
            Event::Text(words) => add_text(&mut dom, parent, &words.xml10_content()),
            Event::CData(words) => add_text(&mut dom, parent, &words.xml10_content()),
            Event::GeneralRef(reference) => {
                let text = resolve(&reference);
                add_text(&mut dom, parent, &text);
            }
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
        if dom.len() > MAX_NODES {
            return Err(FormatError::TooLarge { reason: format!("more than {MAX_NODES} parts") });
        }
    }
    if open.len() > 1 {
        let name = open.last().map_or("", |&node| dom.name(node));
        return Err(malformed(text.len() as u64, &format!("ends within {name}")));
    }
    if !dom.descendants(NodeId::ROOT).any(|node| dom.is_element(node)) {
        return Err(malformed(0, &"no element"));
    }
    Ok(dom)
}

fn malformed(at: u64, reason: &dyn std::fmt::Display) -> FormatError {
    FormatError::malformed("XML", format!("{reason} at byte {at}"))
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

fn element(dom: &mut Dom, start: &BytesStart<'_>, at: u64) -> Result<NodeId, FormatError> {
    let name = start.name();
    let mut attributes: Vec<(Box<str>, Box<str>)> = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| malformed(at, &error))?;
        let value = resolve_all(&attribute.value);
        attributes.push((local(attribute.key.0).into(), value.into()));
    }
    Ok(dom.element(local(name.0), attributes.into_iter()))
}

fn add_text(dom: &mut Dom, parent: NodeId, text: &str) {
    let last = dom.last_child(parent);
    if !last.is_some_and(|last| dom.extend_text(last, text)) {
        let node = dom.text_node(text);
        dom.append(parent, node);
    }
}

/// The characters that a reference stands for; one that is not known stays as it is written.
fn resolve(name: &str) -> String {
    let written = format!("&{name};");
    match name {
        "amp" => "&".to_owned(),
        "lt" => "<".to_owned(),
        "gt" => ">".to_owned(),
        "quot" => "\"".to_owned(),
        "apos" => "'".to_owned(),
        "nbsp" => "\u{a0}".to_owned(),
        _ if name.len() <= 32 => {
            let found = plain(&written);
            if found.is_empty() { " ".to_owned() } else { found }
        }
        _ => written,
    }
}

fn resolve_all(value: &str) -> String {
    let mut resolved = String::with_capacity(value.len());
    let mut rest = value;
    while let Some((before, after)) = rest.split_once('&') {
        resolved.push_str(before);
        let reference =
            after.split_once(';').filter(|(name, _)| name.len() <= 32 && !name.contains(char::is_whitespace));
        if let Some((name, after)) = reference {
            resolved.push_str(&resolve(name));
            rest = after;
        } else {
            resolved.push('&');
            rest = after;
        }
    }
    resolved.push_str(rest);
    resolved
}

#[cfg(test)]
mod tests {
    use super::tree;
    use crate::dom::NodeId;
    use insta::assert_snapshot;

    #[test]
    fn resolves_references_and_forgets_namespaces() {
        let dom = tree("<?xml version='1.0'?><a:b xml:lang='en' x='1 &amp; 2'>Q&amp;A &#8212;&nbsp;caf&eacute; <![CDATA[<p>]]></a:b>").unwrap();
        let root = dom.first_child(NodeId::ROOT).unwrap();
        assert_eq!(
            (dom.name(root), dom.attribute(root, "lang"), dom.attribute(root, "x")),
            ("b", Some("en"), Some("1 & 2"))
        );
        assert_eq!(dom.words(root).unwrap(), "Q&A — café <p>");
    }

    #[test]
    fn says_what_is_broken() {
        let error = |text: &str| tree(text).unwrap_err().to_string();
        let bomb = "<!DOCTYPE a [<!ENTITY b \"bbbb\">]><a>&b;</a>";
        assert!(tree(bomb).is_ok());
        let table =
            [error("<a><b></a>"), error("<a><b>"), error(""), error("just words"), error(&"<a>".repeat(300))];
        assert_snapshot!(table.join("\n"), @"
        is no whole XML: ill-formed document: expected `</b>`, but `</a>` was found at byte 6
        is no whole XML: ends within b at byte 6
        is no whole XML: no element at byte 0
        is no whole XML: no element at byte 0
        is too large: nested deeper than 256
        ");
    }
}
