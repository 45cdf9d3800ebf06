//! Set phrases of news pages, from `data/phrases.tsv`: `Sign up for …`, `Reporting by …`, `Image copyright …`.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use crate::BlockKind;

/// A phrase, what it shows, and whether it counts only as written.
#[derive(Clone, Copy)]
struct Phrase {
    words: &'static str,
    kind: BlockKind,
    is_as_written: bool,
}

/// The phrases by where they must stand, each list by the letter with which it is found.
struct Phrases {
    starts: ByLetter,
    wholes: ByLetter,
    ends: ByLetter,
    tails: ByLetter,
    withins: Vec<(Finder<'static>, BlockKind)>,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let at = |place: &str| rows().filter(move |row| row.0 == place).map(|row| row.1).collect::<Vec<_>>();
    Phrases {
        starts: ByLetter::new(at("start"), first_letter),
        wholes: ByLetter::new(at("whole"), first_letter),
        ends: ByLetter::new(at("end"), last_letter),
        tails: ByLetter::new(at("tail"), first_byte),
        withins: at("within").iter().map(|phrase| (Finder::new(phrase.words), phrase.kind)).collect(),
    }
});

/// Phrases in lists by one of their letters, in lower case.
struct ByLetter(Vec<Vec<Phrase>>);

impl ByLetter {
    fn new(phrases: Vec<Phrase>, letter: fn(&str) -> u8) -> ByLetter {
        let mut lists = vec![Vec::new(); 256];
        for phrase in phrases {
            if let Some(list) = lists.get_mut(usize::from(letter(phrase.words))) {
                list.push(phrase);
            }
        }
        ByLetter(lists)
    }

    fn of(&self, letter: u8) -> &[Phrase] {
        self.0.get(usize::from(letter)).map_or(&[], Vec::as_slice)
    }
}

/// Where each phrase must stand, and the phrase.
fn rows() -> impl Iterator<Item = (&'static str, Phrase)> {
    let lines = include_str!("../data/phrases.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| {
        let mut fields = line.split('\t');
        let kind = match fields.next()? {
            "caption" => BlockKind::Caption,
            "credit" => BlockKind::Credit,
            "note" => BlockKind::Note,
            _ => BlockKind::Other,
        };
        let (place, words) = (fields.next()?, fields.next()?);
        let is_as_written = place == "tail" || words.bytes().any(|b| b.is_ascii_uppercase());
        Some((place, Phrase { words, kind, is_as_written }))
    })
}

fn first_letter(words: &str) -> u8 {
    words.as_bytes().first().map_or(0, u8::to_ascii_lowercase)
}

/// Found as written.
fn first_byte(words: &str) -> u8 {
    words.as_bytes().first().copied().unwrap_or(0)
}

fn last_letter(words: &str) -> u8 {
    words.as_bytes().last().map_or(0, u8::to_ascii_lowercase)
}

/// A block longer than this, in bytes, is no page furniture whatever it starts or ends with.
const LONGEST: usize = 400;

/// A block with a phrase somewhere inside must be shorter than this.
const LONGEST_WITHIN: usize = 240;

/// How far from its end a block may name the photographer, in bytes.
const TAIL: usize = 64;

/// What a block is that says so with a set phrase.
pub(crate) fn kind_by_phrase(words: &str) -> Option<BlockKind> {
    if let Some(kind) = by_tail(words) {
        return Some(kind);
    }
    if words.len() > LONGEST {
        return None;
    }
    by_start(words).or_else(|| by_whole_or_end(words)).or_else(|| by_within(words))
}

fn by_start(words: &str) -> Option<BlockKind> {
    let starts = PHRASES.starts.of(first_letter(words));
    starts.iter().find(|phrase| starts_with(words, phrase)).map(|phrase| phrase.kind)
}

fn starts_with(words: &str, phrase: &Phrase) -> bool {
    let second = |words: &str| words.as_bytes().get(1).map(u8::to_ascii_lowercase);
    if second(words) != second(phrase.words) {
        return false;
    }
    let Some((start, rest)) = words.split_at_checked(phrase.words.len()) else { return false };
    let goes_on = |c: char| c.is_alphanumeric() || c == '\'' || c == '’';
    is_same(start, phrase) && !(phrase.words.ends_with(char::is_alphanumeric) && rest.starts_with(goes_on))
}

/// A phrase in lower case is found in any case.
fn is_same(words: &str, phrase: &Phrase) -> bool {
    if phrase.is_as_written { words == phrase.words } else { words.eq_ignore_ascii_case(phrase.words) }
}

fn by_whole_or_end(words: &str) -> Option<BlockKind> {
    let bare = words.trim_matches(|c: char| !c.is_alphanumeric());
    let whole = PHRASES.wholes.of(first_letter(bare)).iter().find(|phrase| is_same(bare, phrase));
    let ends = PHRASES.ends.of(last_letter(bare));
    whole.or_else(|| ends.iter().find(|phrase| ends_with(bare, phrase))).map(|phrase| phrase.kind)
}

fn ends_with(words: &str, phrase: &Phrase) -> bool {
    let last_but_one = |words: &str| words.as_bytes().iter().nth_back(1).map(u8::to_ascii_lowercase);
    if last_but_one(words) != last_but_one(phrase.words) {
        return false;
    }
    let parts = words.len().checked_sub(phrase.words.len()).and_then(|at| words.split_at_checked(at));
    parts.is_some_and(|(before, end)| is_same(end, phrase) && !before.ends_with(char::is_alphanumeric))
}

fn by_tail(words: &str) -> Option<BlockKind> {
    let bytes = words.as_bytes();
    let tail = bytes.get(bytes.len().saturating_sub(TAIL)..)?;
    // Who names a photographer does so with one of these; most paragraphs end without any.
    memchr::memchr3(b'/', b'|', b'P', tail).or_else(|| memchr::memchr3(b'G', b')', b'R', tail))?;
    (0..tail.len()).find_map(|at| {
        let rest = tail.get(at..)?;
        let list = PHRASES.tails.of(*rest.first()?);
        list.iter().find(|phrase| is_start(rest, phrase.words.as_bytes())).map(|phrase| phrase.kind)
    })
}

/// Like `starts_with`, but looks at the second byte before it compares the rest.
fn is_start(rest: &[u8], phrase: &[u8]) -> bool {
    rest.get(1) == phrase.get(1) && rest.starts_with(phrase)
}

fn by_within(words: &str) -> Option<BlockKind> {
    if words.len() > LONGEST_WITHIN {
        return None;
    }
    PHRASES.withins.iter().find(|(finder, _)| finder.find(words.as_bytes()).is_some()).map(|&(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use insta::assert_snapshot;

    #[test]
    fn table_is_well_formed() {
        for line in include_str!("../data/phrases.tsv").lines().filter(|line| !line.starts_with('#')) {
            let fields: Vec<_> = line.split('\t').collect();
            assert_eq!(fields.len(), 3, "{line:?}");
            assert!(["caption", "credit", "note", "other"].contains(&fields[0]), "{line:?}");
            assert!(["start", "whole", "end", "tail", "within"].contains(&fields[1]), "{line:?}");
            assert!(!fields[2].is_empty(), "{line:?}");
        }
    }

    #[test]
    fn knows_set_phrases() {
        let read = |words: &str| match kind_by_phrase(words) {
            Some(kind) => format!("{kind:?}: {words}"),
            None => format!("-: {words}"),
        };
        let table = [
            "Advertisement",
            "READ MORE: How lists are made",
            "How lists are made Read more",
            "Sign up for our newsletter",
            "News every morning, delivered to your inbox.",
            "(Reporting by Ann Lee; Editing by Bo Roe)",
            "Ann Lee contributed to this report.",
            "EMBARGO 0600 GMT",
            "Embargo on arms is lifted",
            "ENDS",
            "The story ends",
            "Editor's note: One name was wrong.",
            "FILE - Ann Lee waves. (AP Photo/Bo Roe)",
            "Ann Lee waves. REUTERS/Bo Roe",
            "Ann Lee spoke to Reuters.",
            "Updated at 5 p.m.",
            "Updated figures are due.",
        ];
        assert_snapshot!(table.map(read).join("\n"), @"
        Other: Advertisement
        Other: READ MORE: How lists are made
        Other: How lists are made Read more
        Other: Sign up for our newsletter
        Other: News every morning, delivered to your inbox.
        Credit: (Reporting by Ann Lee; Editing by Bo Roe)
        Credit: Ann Lee contributed to this report.
        Note: EMBARGO 0600 GMT
        -: Embargo on arms is lifted
        Note: ENDS
        -: The story ends
        Note: Editor's note: One name was wrong.
        Caption: FILE - Ann Lee waves. (AP Photo/Bo Roe)
        Caption: Ann Lee waves. REUTERS/Bo Roe
        -: Ann Lee spoke to Reuters.
        Note: Updated at 5 p.m.
        -: Updated figures are due.
        ");
    }
}
