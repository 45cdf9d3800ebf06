//! The index as a file: versioned, with a checksum, little-endian, the same bytes for the same index on every machine.
//!
//! ```text
//! file     = "dateline-index\n" version:u32 data:u64 length:u64 checksum:u64 payload
//! payload  = lists dropped segments
//! text     = length:u32 UTF-8          numbers = length:u32 u32…
//! ```
//!
//! `data` is a fingerprint of the crate's data files, by which words are numbered: an index of other data is refused, and has to be
//! built anew. The file is read whole: mapping it into memory needs `unsafe`, which this project does without. Reading checks the
//! checksum and every count before anything is used, and an index never trusts a number to be a place.

use std::io::{self, Write};

use dateline_entity::{Country, EntityKind, Gender, Identifier, IdentifierKind};

use crate::families::Families;
use crate::index::Index;
use crate::letters::{Letters, Sound};
use crate::lexicon::WordKind;
use crate::record::Record;
use crate::segment::{NameRow, Segment, WordRow};
use crate::words::NameKind;

const MAGIC: &[u8] = b"dateline-index\n";
const VERSION: u32 = 1;
/// What stands before the payload.
const HEAD: usize = MAGIC.len() + 4 + 8 + 8 + 8;

/// A file is no index that can be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadIndexError {
    /// It does not begin as an index does.
    #[error("this is no index of dateline")]
    Foreign,
    /// It is in a version of the format that is not known here.
    #[error(
        "the index is in version {found} of its format, and only version {VERSION} can be read: build it anew"
    )]
    Version {
        /// The version that it says.
        found: u32,
    },
    /// It was built with other data.
    #[error("the index was built by another version of dateline-screen: build it anew")]
    OtherData,
    /// It is shorter or longer than it says.
    #[error("the index has {found} bytes where {expected} are announced")]
    Length {
        /// What it says.
        expected: u64,
        /// What there is.
        found: u64,
    },
    /// Its bytes were changed.
    #[error("the index is damaged: its checksum does not fit")]
    Checksum,
    /// Its checksum fits, and its content does not.
    #[error("the index is damaged: {what} at byte {offset}")]
    Malformed {
        /// What was expected.
        what: &'static str,
        /// Where, in bytes from its beginning.
        offset: u64,
    },
}

fn data() -> u64 {
    env!("DATELINE_SCREEN_DATA").parse().unwrap_or(0)
}

/// Eight bytes at a time; what is left at the end is filled with zeros, and the length counts.
fn checksum(bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks::<8>();
    let mut last = [0_u8; 8];
    for (cell, byte) in last.iter_mut().zip(rest) {
        *cell = *byte;
    }
    let mix = |sum: u64, word: &[u8; 8]| {
        (sum ^ u64::from_le_bytes(*word)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29)
    };
    mix(words.iter().chain([&last]).fold(bytes.len() as u64, mix), &[7; 8])
}

impl Index {
    /// Writes the index.
    ///
    /// # Errors
    /// If `to` cannot be written to.
    pub fn write(&self, to: &mut impl Write) -> io::Result<()> {
        to.write_all(&Index::with_checksum(&self.payload()))
    }

    /// Reads an index that [`Index::write`] wrote.
    ///
    /// # Errors
    /// If the bytes are no index, one of another version or of other data, or were changed since.
    pub fn from_bytes(bytes: &[u8]) -> Result<Index, ReadIndexError> {
        let mut head = In { rest: bytes, offset: 0 };
        if head.take(MAGIC.len()) != Ok(MAGIC) {
            return Err(ReadIndexError::Foreign);
        }
        let short = |_| ReadIndexError::Length { expected: HEAD as u64, found: bytes.len() as u64 };
        let version = head.u32().map_err(short)?;
        if version != VERSION {
            return Err(ReadIndexError::Version { found: version });
        }
        let data_there = head.u64().map_err(short)?;
        let (length, sum) = (head.u64().map_err(short)?, head.u64().map_err(short)?);
        if length != head.rest.len() as u64 {
            let expected = (HEAD as u64).saturating_add(length);
            return Err(ReadIndexError::Length { expected, found: bytes.len() as u64 });
        }
        if checksum(head.rest) != sum {
            return Err(ReadIndexError::Checksum);
        }
        if data_there != data() {
            return Err(ReadIndexError::OtherData);
        }
        index(&mut head).map_err(|what| ReadIndexError::Malformed { what, offset: head.offset })
    }

    /// A file of this payload with a head that fits: for tests of the reader, which would else never get past the checksum.
    #[doc(hidden)]
    pub fn with_checksum(payload: &[u8]) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        out.extend(VERSION.to_le_bytes());
        out.extend(data().to_le_bytes());
        out.extend((payload.len() as u64).to_le_bytes());
        out.extend(checksum(payload).to_le_bytes());
        out.extend_from_slice(payload);
        out
    }

    fn payload(&self) -> Vec<u8> {
        let mut out = Vec::new();
        put_count(&mut out, self.lists.len());
        for (list, date) in &self.lists {
            put_text(&mut out, list.as_str());
            put_text(&mut out, &date.map(|date| date.to_string()).unwrap_or_default());
        }
        let dropped: Vec<u32> =
            self.dropped.iter().flat_map(|&(segment, record)| [segment, record]).collect();
        put_numbers(&mut out, &dropped);
        put_count(&mut out, self.segments.len());
        for segment in &self.segments {
            put_segment(&mut out, segment);
        }
        out
    }
}

fn put_count(out: &mut Vec<u8>, count: usize) {
    out.extend(crate::segment::count(count).to_le_bytes());
}

fn put_text(out: &mut Vec<u8>, text: &str) {
    put_count(out, text.len());
    out.extend_from_slice(text.as_bytes());
}

fn put_numbers(out: &mut Vec<u8>, numbers: &[u32]) {
    put_count(out, numbers.len());
    for number in numbers {
        out.extend(number.to_le_bytes());
    }
}

fn put_texts<'a>(out: &mut Vec<u8>, texts: impl ExactSizeIterator<Item = &'a str>) {
    put_count(out, texts.len());
    texts.for_each(|text| put_text(out, text));
}

fn put_segment(out: &mut Vec<u8>, segment: &Segment) {
    put_count(out, segment.records.len());
    for record in &segment.records {
        put_record(out, record);
    }
    put_count(out, segment.names.len());
    for name in &segment.names {
        for number in [name.record, name.printed_start, name.printed_end, name.words_start, name.words_end] {
            out.extend(number.to_le_bytes());
        }
        out.extend([name.kind as u8, u8::from(name.is_weak), u8::from(name.is_first)]);
        out.extend(name.weight.to_le_bytes());
    }
    put_text(out, &segment.printed);
    put_numbers(out, &segment.name_words);
    put_count(out, segment.words.len());
    for word in &segment.words {
        out.extend(word.start.to_le_bytes());
        out.extend([word.letters, word.signs, word.kind as u8, u8::from(word.is_vowelless), word.weight]);
        out.extend(word.class.to_le_bytes());
        out.extend(word.families.0.to_le_bytes());
        out.extend(word.sound.0.to_le_bytes());
    }
    put_text(out, &segment.letters);
    put_numbers(out, &segment.posting_starts);
    put_numbers(out, &segment.postings);
    put_numbers(out, &segment.keys);
    put_numbers(out, &segment.key_words);
}

fn put_record(out: &mut Vec<u8>, record: &Record) {
    out.extend(record.list.to_le_bytes());
    put_text(out, &record.id);
    put_text(out, record.kind.as_str());
    put_text(out, record.gender.map_or("", Gender::as_str));
    let births: Vec<String> = record.births.iter().map(ToString::to_string).collect();
    put_texts(out, births.iter().map(String::as_str));
    put_texts(out, record.countries.iter().map(|country| country.alpha2()));
    let identifiers: Vec<String> =
        record.identifiers.iter().map(|found| format!("{} {}", found.kind(), found.value())).collect();
    put_texts(out, identifiers.iter().map(String::as_str));
    put_texts(out, record.programs.iter().map(String::as_str));
    put_text(out, &record.positions);
}

/// Bytes that are read from the front. What is missing is named in the error.
struct In<'a> {
    rest: &'a [u8],
    offset: u64,
}

type Read<T> = Result<T, &'static str>;

impl<'a> In<'a> {
    fn take(&mut self, count: usize) -> Read<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or("the end comes too early")?;
        self.rest = rest;
        self.offset += count as u64;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Read<[u8; N]> {
        self.take(N)?.try_into().map_err(|_| "the end comes too early")
    }

    fn u16(&mut self) -> Read<u16> {
        self.array().map(u16::from_le_bytes)
    }

    fn u32(&mut self) -> Read<u32> {
        self.array().map(u32::from_le_bytes)
    }

    fn u64(&mut self) -> Read<u64> {
        self.array().map(u64::from_le_bytes)
    }

    /// So many things of at least `size` bytes: no more than there can be.
    fn count(&mut self, size: usize) -> Read<usize> {
        let count = self.u32()? as usize;
        let fits = count.checked_mul(size).is_some_and(|bytes| bytes <= self.rest.len());
        if fits { Ok(count) } else { Err("a count is larger than the file") }
    }

    fn text(&mut self) -> Read<&'a str> {
        let count = self.count(1)?;
        std::str::from_utf8(self.take(count)?).map_err(|_| "a text is not UTF-8")
    }

    fn numbers(&mut self) -> Read<Vec<u32>> {
        let count = self.count(4)?;
        let (numbers, _) = self.take(count * 4)?.as_chunks::<4>();
        Ok(numbers.iter().map(|bytes| u32::from_le_bytes(*bytes)).collect())
    }

    fn all<T>(&mut self, size: usize, mut one: impl FnMut(&mut Self) -> Read<T>) -> Read<Vec<T>> {
        let count = self.count(size)?;
        (0..count).map(|_| one(self)).collect()
    }
}

fn index(from: &mut In<'_>) -> Read<Index> {
    let lists = from.all(8, |from| {
        let id = from.text()?.parse().map_err(|_| "a list has no proper name")?;
        let date = from.text()?;
        let date =
            if date.is_empty() { None } else { Some(date.parse().map_err(|_| "a list has no proper date")?) };
        Ok((id, date))
    })?;
    let dropped = from.numbers()?;
    let (pairs, _) = dropped.as_chunks::<2>();
    let dropped = pairs.iter().map(|&[segment, record]| (segment, record)).collect();
    let segments = from.all(4, segment)?;
    if !from.rest.is_empty() {
        return Err("something follows the end");
    }
    Ok(Index { lists, segments, dropped })
}

fn segment(from: &mut In<'_>) -> Read<Segment> {
    let records = from.all(32, record)?;
    let names = from.all(25, name)?;
    let printed = from.text()?.to_owned();
    let name_words = from.numbers()?;
    let mut words = from.all(25, word)?;
    let letters = from.text()?.to_owned();
    for word in &mut words {
        let end = word.start as usize + usize::from(word.letters);
        word.letters_in =
            Letters::of(letters.get(word.start as usize..end).ok_or("a word is not among the letters")?);
    }
    let (posting_starts, postings) = (from.numbers()?, from.numbers()?);
    let (keys, key_words) = (from.numbers()?, from.numbers()?);
    if posting_starts.len() != words.len() + 1 || keys.len() != key_words.len() {
        return Err("tables of different lengths");
    }
    if !keys.is_sorted() || !posting_starts.is_sorted() || !names.is_sorted_by_key(|name| name.record) {
        return Err("a table is out of order");
    }
    let mut segment = Segment {
        records,
        names,
        printed,
        name_words,
        words,
        letters,
        posting_starts,
        postings,
        keys,
        key_words,
        ..Segment::default()
    };
    segment.derive();
    Ok(segment)
}

fn name(from: &mut In<'_>) -> Read<NameRow> {
    let [record, printed_start, printed_end, words_start, words_end] =
        [from.u32()?, from.u32()?, from.u32()?, from.u32()?, from.u32()?];
    let [kind, is_weak, is_first] = from.array()?;
    let kinds = [NameKind::Person, NameKind::Organization, NameKind::Object];
    let kind = kinds.into_iter().find(|known| *known as u8 == kind).ok_or("an unknown kind of name")?;
    // More words than a name can have would cost time.
    if words_end.saturating_sub(words_start) > 32 {
        return Err("a name has too many words");
    }
    let (is_weak, is_first, weight) = (is_weak != 0, is_first != 0, from.u16()?);
    Ok(NameRow {
        record,
        printed_start,
        printed_end,
        words_start,
        words_end,
        kind,
        is_weak,
        is_first,
        weight,
    })
}

fn word(from: &mut In<'_>) -> Read<WordRow> {
    let start = from.u32()?;
    let [letters, signs, kind, is_vowelless, weight] = from.array()?;
    let kind =
        WordKind::ALL.into_iter().find(|known| *known as u8 == kind).ok_or("an unknown kind of word")?;
    Ok(WordRow {
        start,
        letters,
        signs,
        kind,
        is_vowelless: is_vowelless != 0,
        weight,
        class: from.u32()?,
        families: Families(from.u32()?),
        sound: Sound::from_file(from.u64()?),
        letters_in: Letters::default(),
    })
}

fn record(from: &mut In<'_>) -> Read<Record> {
    let list = from.u32()?;
    let id = from.text()?.to_owned();
    let kind: EntityKind = from.text()?.parse().map_err(|_| "an unknown kind of entity")?;
    let gender = match from.text()? {
        "" => None,
        word => Some(word.parse().map_err(|_| "an unknown gender")?),
    };
    let births = from.all(4, |from| from.text()?.parse().map_err(|_| "a date of birth is none"))?;
    let countries = from.all(4, |from| Country::from_alpha2(from.text()?).ok_or("an unknown country"))?;
    let identifiers = from.all(4, identifier)?;
    let programs = from.all(4, |from| from.text().map(str::to_owned))?;
    let positions = from.text()?.to_owned();
    Ok(Record { list, id, kind, gender, births, countries, identifiers, programs, positions })
}

fn identifier(from: &mut In<'_>) -> Read<Identifier> {
    let (kind, value) = from.text()?.split_once(' ').ok_or("an identifier has no kind")?;
    let kind: IdentifierKind = kind.parse().map_err(|_| "an unknown kind of identifier")?;
    Identifier::new(kind, value).map_err(|_| "an identifier fails its check")
}
