//! A part of the index that does not change: entries, their names, the words of the names, and where each word stands.

use std::collections::HashMap;
use std::hash::Hasher;

use dateline_sanctions::ListEntry;

use crate::alike::View;
use crate::families::Families;
use crate::letters::{Letters, Sound};
use crate::lexicon::WordKind;
use crate::record::Record;
use crate::words::{NameKind, PreparedName, Word};

/// Entries with everything that finds them. Words, names and records are known by their places.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Segment {
    pub(crate) records: Vec<Record>,
    pub(crate) names: Vec<NameRow>,
    /// The names as the lists print them, one after the other.
    pub(crate) printed: String,
    /// The words of the names, one name after the other.
    pub(crate) name_words: Vec<u32>,
    pub(crate) words: Vec<WordRow>,
    /// The words' letters, and after them their signs, one after the other.
    pub(crate) letters: String,
    /// For each word where its names begin in `postings`; one more at the end.
    pub(crate) posting_starts: Vec<u32>,
    pub(crate) postings: Vec<u32>,
    /// What a word can be found by, hashed, in order, and which word.
    pub(crate) keys: Vec<u32>,
    pub(crate) key_words: Vec<u32>,
    /// Families of name forms and which words are of them, in order. Follows from the words.
    pub(crate) families: Vec<(u32, u32)>,
    /// Where the keys begin whose first bits are so and so. Follows from the keys.
    pub(crate) key_starts: Vec<u32>,
    /// How many bits of a key are not looked at there.
    pub(crate) key_shift: u32,
}

/// One name of one entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NameRow {
    pub(crate) record: u32,
    pub(crate) printed_start: u32,
    pub(crate) printed_end: u32,
    pub(crate) words_start: u32,
    pub(crate) words_end: u32,
    pub(crate) kind: NameKind,
    pub(crate) is_weak: bool,
    /// The first name of its entry: what it is called by.
    pub(crate) is_first: bool,
    /// What its identifying words weigh, in hundredths.
    pub(crate) weight: u16,
}

/// One word that names have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct WordRow {
    pub(crate) start: u32,
    pub(crate) letters: u8,
    pub(crate) signs: u8,
    pub(crate) kind: WordKind,
    pub(crate) is_vowelless: bool,
    pub(crate) weight: u8,
    pub(crate) class: u32,
    pub(crate) families: Families,
    pub(crate) sound: Sound,
    pub(crate) letters_in: Letters,
}

/// How a word is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Key {
    /// A word, whole or less one letter.
    Text = 1,
    Sound = 3,
    Class = 4,
    Signs = 5,
}

impl Key {
    pub(crate) fn of(self, bytes: &[u8]) -> u32 {
        let mut hash = Fnv::default();
        hash.write_u8(self as u8);
        hash.write(bytes);
        hash.fold()
    }

    pub(crate) fn of_sound(sound: Sound) -> u32 {
        Key::Sound.of(&sound.0.to_le_bytes())
    }

    pub(crate) fn of_class(kind: WordKind, class: u32) -> u32 {
        let [a, b, c, d] = class.to_le_bytes();
        Key::Class.of(&[kind as u8, a, b, c, d])
    }

    /// A word without each of its letters in turn: two words that one letter tells apart share one of these, or one is the
    /// other's.
    pub(crate) fn of_one_letter_less(word: &str) -> impl Iterator<Item = u32> {
        let bytes = word.as_bytes();
        let places = if (4..=20).contains(&bytes.len()) { 0..bytes.len() } else { 0..0 };
        places.map(move |place| {
            let mut hash = Fnv::default();
            hash.write_u8(Key::Text as u8);
            hash.write(bytes.get(..place).unwrap_or(&[]));
            hash.write(bytes.get(place + 1..).unwrap_or(&[]));
            hash.fold()
        })
    }
}

/// The hash FNV-1a: the same on every machine, as a file needs it.
pub(crate) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Fnv {
        Fnv(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3);
        }
    }
}

impl Fnv {
    fn fold(self) -> u32 {
        #[expect(clippy::cast_possible_truncation, reason = "both halves are folded into one")]
        let folded = (self.0 >> 32) as u32 ^ self.0 as u32;
        folded
    }
}

/// Makes a segment of entries, one after the other.
#[derive(Debug, Default)]
pub(crate) struct Builder {
    segment: Segment,
    known: HashMap<WordKey, u32>,
}

/// What makes two words one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct WordKey {
    text: String,
    native: Option<String>,
    kind: WordKind,
    class: u32,
    is_vowelless: bool,
}

impl Builder {
    /// Adds an entry. `list` is the place of its list.
    pub(crate) fn add(&mut self, entry: &ListEntry, list: u32) {
        let names = entry.names.iter().map(|name| (name.full.as_str(), name.is_weak()));
        // The name to call it by comes first.
        let first = entry.name();
        let mut seen: Vec<&str> = Vec::new();
        let mut ordered: Vec<(&str, bool)> =
            names.clone().filter(|(name, _)| *name == first).take(1).collect();
        ordered.extend(names.filter(|(name, _)| *name != first));
        ordered.retain(|(name, _)| {
            let is_new = !seen.contains(name) && !name.trim().is_empty();
            seen.push(name);
            is_new
        });
        self.add_record(Record::of(entry, list), ordered.into_iter());
    }

    pub(crate) fn add_record<'a>(&mut self, record: Record, names: impl Iterator<Item = (&'a str, bool)>) {
        let number = count(self.segment.records.len());
        let kind = NameKind::of(record.kind);
        self.segment.records.push(record);
        for (place, (name, is_weak)) in names.enumerate() {
            let prepared = PreparedName::new(name, kind);
            self.add_name(&prepared, number, is_weak, place == 0);
        }
    }

    fn add_name(&mut self, name: &PreparedName, record: u32, is_weak: bool, is_first: bool) {
        let printed_start = count(self.segment.printed.len());
        self.segment.printed.push_str(name.text());
        let words_start = count(self.segment.name_words.len());
        let words = name.all();
        for word in &words {
            let number = self.word(word);
            self.segment.name_words.push(number);
        }
        let weight = weight(&words);
        self.segment.names.push(NameRow {
            record,
            printed_start,
            printed_end: count(self.segment.printed.len()),
            words_start,
            words_end: count(self.segment.name_words.len()),
            kind: name.kind(),
            is_weak,
            is_first,
            weight,
        });
    }

    fn word(&mut self, word: &Word) -> u32 {
        let key = WordKey {
            text: word.text.clone(),
            native: word.native.clone(),
            kind: word.kind,
            class: word.class,
            is_vowelless: word.is_vowelless,
        };
        let segment = &mut self.segment;
        *self.known.entry(key).or_insert_with(|| {
            let start = count(segment.letters.len());
            let signs = word.native.as_deref().unwrap_or("");
            // What is longer than a word can be is cut where a sign ends.
            let signs = (0..=255).rev().find_map(|end| signs.get(..end)).unwrap_or(signs);
            segment.letters.push_str(&word.text);
            segment.letters.push_str(signs);
            segment.words.push(WordRow {
                start,
                letters: u8::try_from(word.text.len()).unwrap_or(u8::MAX),
                signs: u8::try_from(signs.len()).unwrap_or(u8::MAX),
                kind: word.kind,
                is_vowelless: word.is_vowelless,
                weight: word.weight,
                class: word.class,
                families: word.families,
                sound: word.sound,
                letters_in: Letters::of(&word.text),
            });
            count(segment.words.len() - 1)
        })
    }

    pub(crate) fn finish(self) -> Segment {
        let mut segment = self.segment;
        segment.post();
        segment.key();
        segment.derive();
        segment
    }
}

/// What the words weigh by which a name is found, in hundredths; what is said twice counts once.
fn weight(words: &[&Word]) -> u16 {
    let mut said: Vec<&Word> = Vec::new();
    for word in identifying(words) {
        if word.text.is_empty() || !said.iter().any(|known| known.text == word.text) {
            said.push(word);
        }
    }
    said.iter().map(|word| u16::from(word.weight)).sum()
}

/// The words that candidates are looked for by: those that identify, or all if none does.
pub(crate) fn identifying<'a>(words: &'a [&'a Word]) -> impl Iterator<Item = &'a Word> {
    let any = words.iter().any(|word| word.kind.identifies());
    words.iter().copied().filter(move |word| !any || word.kind.identifies())
}

/// Places and numbers are of 32 bits: four billion names are more than there are.
pub(crate) fn count(number: usize) -> u32 {
    u32::try_from(number).expect("an index has fewer than 2^32 names, words and bytes")
}

impl Segment {
    /// Where each word stands.
    fn post(&mut self) {
        let mut counts = vec![0_u32; self.words.len() + 1];
        for &word in &self.name_words {
            if let Some(next) = counts.get_mut(word as usize + 1) {
                *next += 1;
            }
        }
        let mut sum = 0;
        for cell in &mut counts {
            sum += *cell;
            *cell = sum;
        }
        let mut places = counts.clone();
        let mut postings = vec![0_u32; self.name_words.len()];
        for (number, name) in (0..).zip(&self.names) {
            let words = self.name_words.get(name.words_start as usize..name.words_end as usize);
            for &word in words.unwrap_or(&[]) {
                if let Some(place) = places.get_mut(word as usize) {
                    if let Some(cell) = postings.get_mut(*place as usize) {
                        *cell = number;
                    }
                    *place += 1;
                }
            }
        }
        // The lightest names first: a search can stop where names have too much that it does not look for.
        for (start, end) in counts.iter().zip(counts.iter().skip(1)) {
            if let Some(names) = postings.get_mut(*start as usize..*end as usize) {
                names.sort_by_key(|&name| self.names.get(name as usize).map(|row| row.weight));
            }
        }
        (self.posting_starts, self.postings) = (counts, postings);
    }

    /// What each word can be found by.
    fn key(&mut self) {
        let mut pairs: Vec<(u32, u32)> = Vec::with_capacity(self.words.len() * 10);
        for (number, row) in (0..).zip(&self.words) {
            let word = self.view(row);
            if !word.text.is_empty() {
                pairs.push((Key::Text.of(word.text.as_bytes()), number));
            }
            if let Some(native) = word.native {
                pairs.push((Key::Signs.of(native.as_bytes()), number));
            }
            if matches!(word.kind, WordKind::Concept | WordKind::Country | WordKind::Number) {
                pairs.push((Key::of_class(word.kind, word.class), number));
            }
            if word.kind.identifies() {
                if word.sound.len() > 1 {
                    pairs.push((Key::of_sound(word.sound), number));
                }
                pairs.extend(Key::of_one_letter_less(word.text).map(|key| (key, number)));
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        (self.keys, self.key_words) = pairs.into_iter().unzip();
    }

    /// What follows from the rest and is in no file.
    pub(crate) fn derive(&mut self) {
        let mut families: Vec<(u32, u32)> = Vec::new();
        for (number, row) in (0..).zip(&self.words) {
            if matches!(row.kind, WordKind::Name | WordKind::Concept | WordKind::Country) {
                families.extend(row.families.numbers().iter().map(|&family| (family, number)));
            }
        }
        families.sort_unstable();
        self.families = families;
        // A few keys for each beginning, and no large table for a small segment.
        let bits = (usize::BITS - (self.keys.len() / 4).leading_zeros()).min(16);
        self.key_shift = u32::BITS - bits;
        let mut starts = Vec::with_capacity((1 << bits) + 1);
        let mut place = 0_u32;
        let mut keys = self.keys.iter().peekable();
        for bucket in 0..=1_usize << bits {
            while keys.peek().is_some_and(|&&key| self.bucket(key) < bucket) {
                keys.next();
                place += 1;
            }
            starts.push(place);
        }
        self.key_starts = starts;
    }

    fn bucket(&self, key: u32) -> usize {
        // By 64 bits, since all 32 may be shifted out.
        usize::try_from(u64::from(key) >> self.key_shift).unwrap_or(usize::MAX)
    }

    /// The words with this key: some may have it by chance.
    pub(crate) fn with_key(&self, key: u32) -> &[u32] {
        let bucket = self.bucket(key);
        let bounds = (self.key_starts.get(bucket), self.key_starts.get(bucket + 1));
        let (Some(&start), Some(&end)) = bounds else { return &[] };
        let Some(keys) = self.keys.get(start as usize..end as usize) else { return &[] };
        let first = keys.partition_point(|&other| other < key);
        let same = keys.get(first..).map_or(0, |rest| rest.iter().take_while(|&&other| other == key).count());
        let first = start as usize + first;
        self.key_words.get(first..first + same).unwrap_or(&[])
    }

    /// The words of a family of name forms.
    pub(crate) fn of_family(&self, family: u32) -> impl Iterator<Item = u32> {
        let first = self.families.partition_point(|&(other, _)| other < family);
        let rest = self.families.get(first..).unwrap_or(&[]);
        rest.iter().take_while(move |&&(other, _)| other == family).map(|&(_, word)| word)
    }

    pub(crate) fn postings_of(&self, word: u32) -> &[u32] {
        let place = word as usize;
        let bounds = (self.posting_starts.get(place), self.posting_starts.get(place + 1));
        let (Some(&start), Some(&end)) = bounds else { return &[] };
        self.postings.get(start as usize..end as usize).unwrap_or(&[])
    }

    pub(crate) fn word_view(&self, word: u32) -> Option<View<'_>> {
        self.words.get(word as usize).map(|row| self.view(row))
    }

    fn view(&self, row: &WordRow) -> View<'_> {
        let start = row.start as usize;
        let middle = start + usize::from(row.letters);
        let end = middle + usize::from(row.signs);
        View {
            text: self.letters.get(start..middle).unwrap_or(""),
            native: self.letters.get(middle..end).filter(|signs| !signs.is_empty()),
            kind: row.kind,
            class: row.class,
            families: row.families,
            is_vowelless: row.is_vowelless,
            weight: f64::from(row.weight) / 100.0,
            sound: row.sound,
            letters: row.letters_in,
        }
    }

    pub(crate) fn words_of(&self, name: &NameRow) -> &[u32] {
        self.name_words.get(name.words_start as usize..name.words_end as usize).unwrap_or(&[])
    }

    pub(crate) fn printed(&self, name: &NameRow) -> &str {
        self.printed.get(name.printed_start as usize..name.printed_end as usize).unwrap_or("")
    }

    /// The names of a record, the first first.
    pub(crate) fn names_of(&self, record: u32) -> &[NameRow] {
        let first = self.names.partition_point(|name| name.record < record);
        let rest = self.names.get(first..).unwrap_or(&[]);
        rest.get(..rest.partition_point(|name| name.record == record)).unwrap_or(&[])
    }
}
