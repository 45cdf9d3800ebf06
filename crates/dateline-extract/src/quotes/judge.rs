//! Which stretches between marks are somebody's words, and which are titles, nicknames and words held at arm's length.

use std::collections::HashSet;

use super::attribute::{Attribution, How};
use super::cues::Classes;
use super::marks::{Stretch, Style};
use super::reader::Reader;

/// How many words two stretches share from the first on to be the same.
const SAME: usize = 8;

/// For each stretch, whether it is set off to repeat one that stands in the running text: a pull quote.
pub(super) fn repeats(reader: &Reader<'_>, attributions: &[Attribution]) -> Vec<bool> {
    let is_said = |attribution: &Attribution| matches!(attribution.how, How::Led | How::Followed);
    let key = |stretch: &Stretch| -> Option<String> {
        let words = stretch.inner.clone().filter(|&at| reader.is_word(at)).take(SAME);
        let mut key = String::new();
        let mut count = 0;
        for at in words {
            key.push_str(reader.lower(at));
            key.push(' ');
            count += 1;
        }
        (count == SAME).then_some(key)
    };
    let keys: Vec<Option<String>> = reader.stretches.iter().map(key).collect();
    let mut in_text: HashSet<&str> = HashSet::new();
    let starts_block = |stretch: &Stretch| stretch.outer.start <= reader.block(stretch.block).start;
    for ((stretch, attribution), key) in reader.stretches.iter().zip(attributions).zip(&keys) {
        if let Some(key) = key
            && (is_said(attribution) || !starts_block(stretch))
        {
            in_text.insert(key);
        }
    }
    let all = reader.stretches.iter().zip(attributions).zip(&keys);
    all.map(|((stretch, attribution), key)| {
        !is_said(attribution)
            && starts_block(stretch)
            && key.as_deref().is_some_and(|key| in_text.contains(key))
    })
    .collect()
}

impl Reader<'_> {
    /// Whether a stretch with this attribution is a quotation.
    pub(super) fn is_quotation(&self, stretch: &Stretch, attribution: &Attribution) -> bool {
        let words = stretch.inner.clone().filter(|&at| self.is_word(at) && !self.is_possessive(at)).count();
        if words == 0 {
            return false;
        }
        let is_said = matches!(attribution.how, How::Led | How::Followed);
        if stretch.style != self.style && !(is_said && (words >= 3 || self.ends_as_speech(stretch))) {
            return false;
        }
        if self.is_nickname(stretch) {
            return false;
        }
        let is_followed = attribution.how == How::Followed;
        if self.is_named_so(stretch) && (!self.ends_as_speech(stretch) || words <= 4 && !is_followed) {
            return false;
        }
        if !is_said && self.is_cited(stretch) {
            return false;
        }
        if words >= 5 && self.is_title(stretch) {
            return false;
        }
        if self.is_title(stretch)
            && !(is_said && self.ends_as_speech(stretch) && !self.is_title_place(stretch))
        {
            return false;
        }
        match attribution.how {
            How::Led | How::Followed | How::Within | How::Carried => true,
            How::Subject | How::Nobody => words >= 5 || self.starts_sentence(stretch) && words >= 2,
        }
    }

    /// Whether the words end as speech does: with a mark inside.
    fn ends_as_speech(&self, stretch: &Stretch) -> bool {
        let last = stretch.inner.end.saturating_sub(1);
        matches!(self.word(last), "," | "." | "?" | "!" | "…" | "...")
    }

    /// Whether the stretch starts a sentence.
    fn starts_sentence(&self, stretch: &Stretch) -> bool {
        self.sentence_start(stretch.outer.start) == stretch.outer.start
    }

    /// `Charles “Chuck” Roe`.
    fn is_nickname(&self, stretch: &Stretch) -> bool {
        let Some(before) = stretch.outer.start.checked_sub(1) else { return false };
        stretch.inner.len() <= 3
            && self.is_capital(before)
            && !self.is_quoted(before)
            && self.is_capital(stretch.outer.end)
            && self.is_capital(stretch.inner.start)
            && self.sentence_start(stretch.outer.end) < stretch.outer.start
    }

    /// Whether the word before the stretch says that it is a name or a word: `entitled “…”`, `the word “…”`, `so-called “…”`.
    fn is_named_so(&self, stretch: &Stretch) -> bool {
        let mut at = stretch.outer.start;
        while at > 0
            && (self.is_comma(at - 1) || self.lower(at - 1) == "as" || self.is(at - 1, Classes::DETERMINER))
        {
            at -= 1;
        }
        let Some(before) = at.checked_sub(1) else { return false };
        if self.lower(before) == "called" {
            // `a film called “…”`, but `she called it “…”`.
            let subject =
                before.checked_sub(1).is_some_and(|at| self.is(at, Classes::SUBJECT) || self.is_capital(at));
            return before + 1 == stretch.outer.start && !subject;
        }
        self.is(before, Classes::NAMING)
            && self.lower(before) != "labelled"
            && self.lower(before) != "labeled"
            || self.is(before, Classes::WORD)
    }

    /// Whether a thing with a title is named before the stretch: `in his column, “…,”`, `(“…,” May 3)`.
    fn is_cited(&self, stretch: &Stretch) -> bool {
        let Some(before) = stretch.outer.start.checked_sub(1) else { return false };
        if self.word(before) == "(" {
            return true;
        }
        let floor = self.sentence_start(before).max(stretch.outer.start.saturating_sub(8));
        self.is_comma(before) && (floor..before).any(|at| self.is(at, Classes::WORD) && !self.is_quoted(at))
    }

    /// Whether the words are written as titles are: every longer word with a capital.
    fn is_title(&self, stretch: &Stretch) -> bool {
        let mut capitals = 0;
        let mut words = 0;
        for at in stretch.inner.clone().take(24) {
            if !self.is_word(at) || self.is_possessive(at) {
                continue;
            }
            words += 1;
            if self.is_capital(at) {
                capitals += 1;
            } else if self.word(at).chars().count() > 4 {
                return false;
            }
        }
        if stretch.inner.len() > 24 {
            return false;
        }
        words >= 2 && capitals >= 2 && capitals * 5 >= words * 3
    }

    /// Whether a title may stand where the stretch stands: after a preposition, an article or a name's `'s`.
    fn is_title_place(&self, stretch: &Stretch) -> bool {
        let Some(before) = stretch.outer.start.checked_sub(1) else { return false };
        stretch.style == Style::Double
            && (self.is(before, Classes::PREPOSITION | Classes::DETERMINER | Classes::INNER)
                || self.is_possessive(before)
                || self.is(before, Classes::WORD))
    }
}
