//! Texts in attributes and data that may hold markup once more: `Talks &amp;amp; more`, `<p>Talks</p>`.

use crate::dom::push_words;

/// The words of a text without tags, with character references as characters, and white space as single spaces.
pub(crate) fn plain(text: &str) -> String {
    let has_markup = text.contains('&') || (text.contains('<') && text.contains('>'));
    if has_markup && text.len() < 1 << 20 {
        let page = super::tree::page(text);
        return page.dom.words(crate::dom::NodeId::ROOT).unwrap_or_default();
    }
    let mut words = String::with_capacity(text.len());
    push_words(&mut words, text);
    words.truncate(words.trim_end().len());
    words
}
