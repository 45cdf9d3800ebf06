//! A person's name in its parts: `Gen. Min Aung Hlaing`, `NAVALNY, Alexei`, `Ursula von der Leyen`.
//!
//! ```text
//! name     = family "," [suffix…] [title…] given… [suffix…]      lists: NAVALNY, Alexei Anatolievich
//!          | [title…] given… [particle…] family [suffix…]
//! nickname = in quotation marks or parentheses, anywhere
//! ```
//!
//! Where some words stand in capitals and others do not, the capitals are the family name (`KIM Jong Un`): so write lists of the
//! UN and of many states. Other names in family-first order cannot be told by their look; [`Name::parse_in`] takes the order.
//!
//! The words that are no names (titles, particles, suffixes) are data: `data/name-words.tsv`. Comparing names is left to
//! `dateline-screen`.

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

crate::vocabulary! {
    /// What a word is within a name.
    pub enum NamePartKind: "part of a name" {
        /// A form of address, rank or office before the name: `Gen.`.
        Title = "title",
        /// The first given name.
        Given = "given",
        /// Further given names and initials: `W.`.
        Middle = "middle",
        /// A name from the father's: `Anatolievich`.
        Patronymic = "patronymic",
        /// A word that belongs to the family name: `von`, `bin`.
        Particle = "particle",
        /// The family name, or the only name.
        Family = "family",
        /// What follows the name: `Jr.`, `III`.
        Suffix = "suffix",
        /// A name in quotation marks or parentheses.
        Nickname = "nickname",
        /// The family name before a marriage. Lists mark it; it is not found by reading.
        Maiden = "maiden",
        /// A name from the mother's, or the mother's family name. Lists mark it; it is not found by reading.
        Matronymic = "matronymic",
        /// The grandfather's name. Lists mark it; it is not found by reading.
        Grandfather = "grandfather",
        /// The name of a tribe or clan. Lists mark it; it is not found by reading.
        Tribal = "tribal",
        /// One of several names of which a list does not say what they are.
        Unmarked = "unmarked",
    }
}

/// One word of a name, or several of one kind that belong together (a nickname, `Lee-Ann`).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NamePart {
    /// What it is.
    pub kind: NamePartKind,
    /// The word as printed, without commas and quotation marks.
    pub text: String,
}

/// Which name comes first where no comma and no capitals tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum NameOrder {
    /// `Alexei Navalny`.
    #[default]
    GivenFirst,
    /// `Kim Jong Un`, `Orbán Viktor`.
    FamilyFirst,
}

/// A person's name, whole and in its parts.
///
/// Written and serialised as the whole.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
// Invariant: the parts are those of the whole.
pub struct Name {
    full: String,
    parts: Vec<NamePart>,
}

impl Name {
    /// Takes a name apart, given names first unless a comma or capitals say otherwise.
    ///
    /// ```
    /// use dateline_entity::Name;
    ///
    /// let name = Name::parse("Gen. Ursula von der Leyen Jr.");
    /// assert_eq!(name.given(), Some("Ursula"));
    /// assert_eq!(name.family().as_deref(), Some("von der Leyen"));
    /// assert_eq!(Name::parse("NAVALNY, Alexei").without_titles(), "Alexei NAVALNY");
    /// ```
    pub fn parse(text: &str) -> Name {
        Name::parse_in(text, NameOrder::GivenFirst)
    }

    /// Takes a name apart whose order is known.
    pub fn parse_in(text: &str, order: NameOrder) -> Name {
        let full = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let parts = parts(&full, order);
        Name { full, parts }
    }

    /// The whole name as given, with single spaces.
    pub fn full(&self) -> &str {
        &self.full
    }

    /// Its parts in the order given names, family name; titles first and suffixes last.
    pub fn parts(&self) -> &[NamePart] {
        &self.parts
    }

    /// The first given name.
    pub fn given(&self) -> Option<&str> {
        self.of_kind(NamePartKind::Given).next()
    }

    /// The family name with its particles: `von der Leyen`.
    pub fn family(&self) -> Option<String> {
        let family = self.join(|kind| matches!(kind, NamePartKind::Particle | NamePartKind::Family));
        (!family.is_empty()).then_some(family)
    }

    /// The words of one kind, in order.
    pub fn of_kind(&self, kind: NamePartKind) -> impl Iterator<Item = &str> {
        self.parts.iter().filter(move |part| part.kind == kind).map(|part| part.text.as_str())
    }

    /// The name without titles and nicknames, given names first.
    pub fn without_titles(&self) -> String {
        self.join(|kind| !matches!(kind, NamePartKind::Title | NamePartKind::Nickname))
    }

    fn join(&self, is_wanted: impl Fn(NamePartKind) -> bool) -> String {
        let wanted = self.parts.iter().filter(|part| is_wanted(part.kind)).map(|part| part.text.as_str());
        wanted.collect::<Vec<_>>().join(" ")
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.full)
    }
}

impl FromStr for Name {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Name, Infallible> {
        Ok(Name::parse(text))
    }
}

crate::written_as_text! { Name, "Name", "A person's name." }

fn parts(full: &str, order: NameOrder) -> Vec<NamePart> {
    let (nicknames, rest) = nicknames(full);
    let (mut words, family_words) = match rest.split_once(',') {
        Some((family, given)) if !given.split_whitespace().all(|word| is(word, "suffix")) => {
            (split(given), split(family))
        }
        _ => (split(&rest), Vec::new()),
    };
    let mut parts = Vec::new();
    // "Doe, Jr., John": after the comma a suffix may stand first.
    let before =
        if family_words.is_empty() { 0 } else { words.iter().take_while(|word| is(word, "suffix")).count() };
    let suffixes_before: Vec<&str> = words.drain(..before).collect();
    let titles = words.iter().take_while(|word| is(word, "title")).count();
    // A name of titles alone is a name: "Major", "Rose King".
    let titles = if family_words.is_empty() { titles.min(words.len().saturating_sub(1)) } else { titles };
    parts.extend(words.drain(..titles).map(|word| part(NamePartKind::Title, word)));
    // Neither is a suffix all there is.
    let named = words.len().saturating_sub(usize::from(family_words.is_empty()));
    let suffixes = words.iter().rev().take_while(|word| is(word, "suffix")).count().min(named);
    let suffixes = words.split_off(words.len() - suffixes);

    let (given, family) = if family_words.is_empty() { divide(words, order) } else { (words, family_words) };
    parts.extend(given.iter().enumerate().map(|(index, word)| part(given_kind(index, word), word)));
    parts.extend(nicknames.into_iter().map(|text| NamePart { kind: NamePartKind::Nickname, text }));
    let last = family.len().saturating_sub(1);
    let family_kind = |index: usize, word: &str| {
        if index < last && is(word, "particle") { NamePartKind::Particle } else { NamePartKind::Family }
    };
    parts.extend(family.iter().enumerate().map(|(index, word)| part(family_kind(index, word), word)));
    parts.extend(suffixes_before.into_iter().chain(suffixes).map(|word| part(NamePartKind::Suffix, word)));
    parts
}

/// Given names and family name of words without titles and suffixes.
fn divide(words: Vec<&str>, order: NameOrder) -> (Vec<&str>, Vec<&str>) {
    let capitals = words.iter().filter(|word| is_in_capitals(word)).count();
    if capitals > 0 && capitals < words.len() {
        return words.into_iter().partition(|word| !is_in_capitals(word));
    }
    let mut given = words;
    match order {
        NameOrder::FamilyFirst => {
            let particles = given.iter().take_while(|word| is(word, "particle")).count();
            let rest = given.split_off((particles + 1).min(given.len()));
            (rest, given)
        }
        NameOrder::GivenFirst => {
            let before_last = given.len().saturating_sub(1);
            let particles =
                given.iter().take(before_last).rev().take_while(|word| is(word, "particle")).count();
            let family = given.split_off(before_last - particles);
            (given, family)
        }
    }
}

/// More than one letter, all of them capitals: an initial alone tells nothing.
fn is_in_capitals(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() > 1
        && !word.contains('.')
        && !word.chars().any(char::is_lowercase)
}

fn given_kind(index: usize, word: &str) -> NamePartKind {
    match index {
        0 => NamePartKind::Given,
        _ if is_patronymic(word) => NamePartKind::Patronymic,
        _ => NamePartKind::Middle,
    }
}

fn is_patronymic(word: &str) -> bool {
    let word = word.to_lowercase();
    ["ovich", "evich", "yevich", "ovna", "evna", "yevna", "ivich", "ichna", "oglu", "oğlu", "ogly", "qizi"]
        .iter()
        .any(|ending| word.len() > ending.len() && word.ends_with(ending))
}

/// The nicknames in quotation marks or parentheses, and the name without them.
fn nicknames(full: &str) -> (Vec<String>, String) {
    let (mut found, mut rest, mut open) = (Vec::new(), String::new(), None::<(char, String)>);
    let mut before = ' ';
    for c in full.chars() {
        match &mut open {
            Some((close, inside)) if c == *close => {
                found.push(std::mem::take(inside));
                open = None;
            }
            Some((_, inside)) => inside.push(c),
            None => match closing_mark(c).filter(|_| before == ' ') {
                Some(close) => open = Some((close, String::new())),
                None => rest.push(c),
            },
        }
        before = c;
    }
    // A mark that is never closed is no nickname: leave the name as it is.
    if open.is_some() { (Vec::new(), full.to_owned()) } else { (found, rest) }
}

fn closing_mark(c: char) -> Option<char> {
    match c {
        '"' => Some('"'),
        '\'' => Some('\''),
        '(' => Some(')'),
        '“' => Some('”'),
        '‘' => Some('’'),
        '«' => Some('»'),
        _ => None,
    }
}

fn split(text: &str) -> Vec<&str> {
    text.split([' ', ',']).filter(|word| !word.is_empty()).collect()
}

fn part(kind: NamePartKind, word: &str) -> NamePart {
    NamePart { kind, text: word.to_owned() }
}

/// Whether `data/name-words.tsv` has the word as one of this kind.
fn is(word: &str, kind: &str) -> bool {
    static WORDS: LazyLock<Vec<(&str, Vec<&str>)>> = LazyLock::new(|| {
        let lines = include_str!("../data/name-words.tsv").lines().filter(|line| !line.starts_with('#'));
        let mut rows: Vec<(&str, Vec<&str>)> =
            lines.filter_map(|line| line.split_once('\t')).map(row).collect();
        for (_, words) in &mut rows {
            words.sort_unstable();
        }
        rows
    });
    fn row((kind, words): (&'static str, &'static str)) -> (&'static str, Vec<&'static str>) {
        (kind, words.split('\t').collect())
    }
    let bare = word.trim_end_matches(['.', ',']).replace('.', "").to_lowercase();
    WORDS.iter().any(|(known, words)| *known == kind && words.binary_search(&bare.as_str()).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The parts as `kind:word`, for reading.
    fn parts(name: &Name) -> String {
        let parts = name.parts().iter().map(|part| format!("{}:{}", part.kind, part.text));
        parts.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn takes_names_apart() {
        let parts = |text: &str| parts(&Name::parse(text));
        insta::assert_snapshot!(parts("Jane Doe"), @"given:Jane family:Doe");
        insta::assert_snapshot!(parts("Doe"), @"family:Doe");
        insta::assert_snapshot!(parts("Mr. John Q. Public Jr."), @"title:Mr. given:John middle:Q. family:Public suffix:Jr.");
        insta::assert_snapshot!(parts("Vice Admiral Sir Tim van der Berg"), @"title:Vice title:Admiral title:Sir given:Tim particle:van particle:der family:Berg");
        insta::assert_snapshot!(parts("DOE, Jane Mary"), @"given:Jane middle:Mary family:DOE");
        insta::assert_snapshot!(parts("de la Cruz, Ana"), @"given:Ana particle:de particle:la family:Cruz");
        insta::assert_snapshot!(parts("Doe, Jr., John"), @"given:John family:Doe suffix:Jr.");
        insta::assert_snapshot!(parts("John Doe, Jr."), @"given:John family:Doe suffix:Jr.");
        insta::assert_snapshot!(parts("Ivan Petrovich Sidorov"), @"given:Ivan patronymic:Petrovich family:Sidorov");
        insta::assert_snapshot!(parts("KIM Il Su"), @"given:Il middle:Su family:KIM");
        insta::assert_snapshot!(parts("Jose 'El Tigre' Perez"), @"given:Jose nickname:El Tigre family:Perez");
        insta::assert_snapshot!(parts("Jose (Pepe) Perez"), @"given:Jose nickname:Pepe family:Perez");
        insta::assert_snapshot!(parts("Shaun O'Neil"), @"given:Shaun family:O'Neil");
        insta::assert_snapshot!(parts("Van Dyke"), @"particle:Van family:Dyke");
        insta::assert_snapshot!(parts("Ali bin Omar"), @"given:Ali particle:bin family:Omar");
        insta::assert_snapshot!(parts("General"), @"family:General");
        insta::assert_snapshot!(parts("An 'open mark"), @"given:An middle:'open family:mark");
        insta::assert_snapshot!(parts(""), @"");
    }

    #[test]
    fn family_first_where_the_caller_knows() {
        let name = Name::parse_in("Kovacs Anna Maria", NameOrder::FamilyFirst);
        assert_eq!(parts(&name), "given:Anna middle:Maria family:Kovacs");
        assert_eq!(name.without_titles(), "Anna Maria Kovacs");
    }

    #[test]
    fn keeps_the_whole() {
        let name = Name::parse("  Dr.  Jane   von Doe ");
        assert_eq!((name.full(), name.to_string().as_str()), ("Dr. Jane von Doe", "Dr. Jane von Doe"));
        assert_eq!((name.given(), name.family().as_deref()), (Some("Jane"), Some("von Doe")));
        assert_eq!(name.without_titles(), "Jane von Doe");
        assert_eq!(Name::parse("").family(), None);
    }

    #[cfg(feature = "serde")]
    #[test]
    fn is_written_as_the_whole() {
        let name = Name::parse("DOE, Jane");
        assert_eq!(serde_json::to_string(&name).unwrap(), r#""DOE, Jane""#);
        assert_eq!(serde_json::from_str::<Name>(r#""DOE, Jane""#).unwrap(), name);
    }

    proptest::proptest! {
        #[test]
        fn never_panics_and_loses_no_word(text in "[A-Za-z'\"(). ,]{0,40}") {
            let name = Name::parse(&text);
            let letters = |text: &str| {
                let mut letters: Vec<char> = text.chars().filter(|c| c.is_alphabetic()).collect();
                letters.sort_unstable();
                letters
            };
            let parts: String = name.parts().iter().map(|part| part.text.as_str()).collect();
            proptest::prop_assert_eq!(letters(&parts), letters(&text));
        }

        #[test]
        fn never_panics_on_any_text(text in "\\PC{0,40}") {
            let _ = (Name::parse(&text), Name::parse_in(&text, NameOrder::FamilyFirst));
        }
    }
}
