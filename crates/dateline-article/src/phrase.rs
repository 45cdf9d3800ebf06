//! Set phrases of news pages, from `data/phrases.tsv`: `Sign up for …`, `Reporting by …`, `Image copyright …`.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use crate::BlockKind;

/// The phrases by where they must stand; those at the start by their first letter.
struct Phrases {
    starts: Vec<(&'static str, BlockKind)>,
    wholes: Vec<(&'static str, BlockKind)>,
    ends: Vec<(&'static str, BlockKind)>,
    tails: Vec<(Finder<'static>, BlockKind)>,
    withins: Vec<(Finder<'static>, BlockKind)>,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases =
        Phrases { starts: vec![], wholes: vec![], ends: vec![], tails: vec![], withins: vec![] };
    for (kind, position, phrase) in rows() {
        match position {
            "start" => phrases.starts.push((phrase, kind)),
            "whole" => phrases.wholes.push((phrase, kind)),
            "end" => phrases.ends.push((phrase, kind)),
            "tail" => phrases.tails.push((Finder::new(phrase), kind)),
            _ => phrases.withins.push((Finder::new(phrase), kind)),
        }
    }
    phrases.starts.sort_by_key(|&(phrase, _)| first_letter(phrase));
    phrases
});

fn rows() -> impl Iterator<Item = (BlockKind, &'static str, &'static str)> {
    let lines = include_str!("../data/phrases.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| {
        let mut fields = line.split('\t');
        let kind = match fields.next()? {
            "caption" => BlockKind::Caption,
            "credit" => BlockKind::Credit,
            "note" => BlockKind::Note,
            _ => BlockKind::Other,
        };
        Some((kind, fields.next()?, fields.next()?))
    })
}

fn first_letter(phrase: &str) -> u8 {
    phrase.as_bytes().first().map_or(0, u8::to_ascii_lowercase)
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
    let first = first_letter(words);
    let from = PHRASES.starts.partition_point(|&(phrase, _)| first_letter(phrase) < first);
    let starts = PHRASES.starts.get(from..)?.iter().take_while(|&&(phrase, _)| first_letter(phrase) == first);
    starts.into_iter().find(|&&(phrase, _)| starts_with(words, phrase)).map(|&(_, kind)| kind)
}

fn starts_with(words: &str, phrase: &str) -> bool {
    let Some((start, rest)) = words.split_at_checked(phrase.len()) else { return false };
    is_same(start, phrase)
        && !(phrase.ends_with(char::is_alphanumeric)
            && rest.starts_with(|c: char| c.is_alphanumeric() || c == '\'' || c == '’'))
}

/// A phrase in lower case is found in any case.
fn is_same(words: &str, phrase: &str) -> bool {
    if phrase.bytes().any(|b| b.is_ascii_uppercase()) {
        words == phrase
    } else {
        words.eq_ignore_ascii_case(phrase)
    }
}

fn by_whole_or_end(words: &str) -> Option<BlockKind> {
    let bare = words.trim_matches(|c: char| !c.is_alphanumeric());
    let whole = PHRASES.wholes.iter().find(|(phrase, _)| is_same(bare, phrase));
    let ends_with = |phrase: &str| {
        let at = bare.len().checked_sub(phrase.len())?;
        let (before, end) = bare.split_at_checked(at)?;
        Some(is_same(end, phrase) && !before.ends_with(char::is_alphanumeric))
    };
    let found = whole.or_else(|| PHRASES.ends.iter().find(|(phrase, _)| ends_with(phrase) == Some(true)));
    found.map(|&(_, kind)| kind)
}

fn by_tail(words: &str) -> Option<BlockKind> {
    let bytes = words.as_bytes();
    let tail = bytes.get(bytes.len().saturating_sub(TAIL)..)?;
    // Who names a photographer does so with one of these.
    memchr::memchr3(b'/', b':', b'|', tail).or_else(|| memchr::memchr2(b'(', b'G', tail))?;
    PHRASES.tails.iter().find(|(finder, _)| finder.find(tail).is_some()).map(|&(_, kind)| kind)
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
