//! Rows of CSV as lists come in it: any delimiter, UTF-8 or Windows-1252, and what spreadsheets make of them.
//!
//! `csv-core` takes records apart; this finds where they end, decodes them, and bounds what a quotation mark that is never closed
//! can swallow: such a record is an error, and reading goes on at the line after the one that opened it.
//!
//! A spreadsheet that took every line for one cell saves it as `"a,""b"",c"`: a record of one cell that holds delimiters is taken
//! apart once more.

use std::borrow::Cow;
use std::io::{self, BufRead};

use csv_core::{ReadRecordResult, ReaderBuilder};
use memchr::{memchr, memchr_iter, memchr3};

use crate::{Position, ReadError};

/// So many records may have no end before the file is given up: each costs reading as many bytes as a record may have twice.
const MAX_RUNAWAYS: usize = 16;

/// The end of a file, as DOS marked it; OFAC still does.
const SUBSTITUTE: u8 = 0x1a;

/// Reads records one at a time, each with its place.
pub(crate) struct Rows<R> {
    source: R,
    /// Known once the first bytes are.
    delimiter: Option<u8>,
    max_record: usize,
    encoding: Encoding,
    /// Bytes that were read and belong to records to come, after a record that had no end.
    again: Vec<u8>,
    /// How many bytes of `again` are used up.
    again_used: usize,
    /// Where the next byte stands in the file.
    offset: u64,
    /// How many records were read.
    number: u64,
    runaways: usize,
    is_done: bool,
}

/// One record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    /// Where it stands.
    pub(crate) at: Position,
    text: String,
    ends: Vec<usize>,
}

/// What the bytes of the file mean. Decided by the first record that is not ASCII.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Encoding {
    Unknown,
    Utf8,
    Windows1252,
}

/// Where in a record the bytes read so far end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// Before the first byte of the record.
    Start,
    /// Before the first byte of a cell.
    CellStart,
    /// In a cell without quotation marks, or behind the closing one.
    Cell,
    /// Between quotation marks.
    Quoted,
    /// Behind a quotation mark that closes, unless another follows.
    Quote,
    /// Behind the end of the record.
    End,
}

impl Row {
    /// The cell at `index`, from 0; nothing if the record is shorter.
    pub(crate) fn cell(&self, index: usize) -> &str {
        let start = match index.checked_sub(1) {
            None => 0,
            Some(before) => self.ends.get(before).copied().unwrap_or(self.text.len()),
        };
        let end = self.ends.get(index).copied().unwrap_or(self.text.len());
        self.text.get(start..end).unwrap_or_default()
    }

    /// How many cells there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The cells, in order.
    pub(crate) fn cells(&self) -> impl DoubleEndedIterator<Item = &str> + ExactSizeIterator {
        (0..self.len()).map(|index| self.cell(index))
    }

    /// How much memory it takes.
    #[cfg(feature = "ofac")]
    pub(crate) fn size(&self) -> usize {
        size_of::<Row>() + self.text.len() + size_of_val(self.ends.as_slice())
    }

    /// How many cells there are up to the last one that says something.
    pub(crate) fn filled(&self) -> usize {
        self.cells().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1)
    }
}

impl<R: BufRead> Rows<R> {
    /// Reads records of `source`, none of them longer than `max_record` bytes.
    pub(crate) fn new(source: R, max_record: u64) -> Rows<R> {
        Rows {
            source,
            delimiter: None,
            max_record: usize::try_from(max_record).unwrap_or(usize::MAX),
            encoding: Encoding::Unknown,
            again: Vec::new(),
            again_used: 0,
            offset: 0,
            number: 0,
            runaways: 0,
            is_done: false,
        }
    }

    /// The bytes of the next record without the line's end, and where they start: `Ok(None)` at the end of the file.
    fn record(&mut self) -> Result<Option<(u64, Vec<u8>)>, ReadError> {
        let (mut raw, mut place, mut start) = (Vec::new(), Place::Start, self.offset);
        loop {
            let pending = self.again.get(self.again_used..).unwrap_or_default();
            let is_again = !pending.is_empty();
            let input = if is_again {
                pending
            } else {
                match self.source.fill_buf() {
                    Ok(input) => input,
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                    Err(error) => {
                        self.is_done = true;
                        return Err(ReadError::Io(error));
                    }
                }
            };
            let is_end = input.is_empty();
            let delimiter = *self.delimiter.get_or_insert_with(|| delimiter(input));
            let (skipped, used) = advance(input, delimiter, &mut place);
            if raw.is_empty() {
                start = self.offset + skipped as u64;
            }
            raw.extend_from_slice(input.get(skipped..used).unwrap_or_default());
            self.offset += used as u64;
            if is_again {
                self.again_used += used;
            } else {
                self.source.consume(used);
            }
            let at = Position { record: self.number + 1, offset: start };
            match place {
                Place::Start if is_end => return Ok(None),
                Place::End => return Ok(Some((start, without_line_end(raw)))),
                Place::Quoted if is_end => {
                    let what = "a quotation mark is not closed".to_owned();
                    return Err(self.runaway(at, &raw).unwrap_or(ReadError::Invalid { at, what, id: None }));
                }
                _ if is_end => return Ok(Some((start, raw))),
                _ if raw.len() > self.max_record => {
                    let error = ReadError::Limit { at, what: "the length of the record", id: None };
                    return Err(self.runaway(at, &raw).unwrap_or(error));
                }
                _ => {}
            }
        }
    }

    /// Goes back to the line after the first of a record that has no end; says if that was once too often.
    fn runaway(&mut self, at: Position, raw: &[u8]) -> Option<ReadError> {
        self.runaways += 1;
        if self.runaways > MAX_RUNAWAYS {
            (self.is_done, self.again, self.again_used) = (true, Vec::new(), 0);
            return Some(ReadError::Malformed { at, what: "too many records have no end".to_owned() });
        }
        let line = memchr(b'\n', raw).map_or(raw.len(), |end| end + 1);
        let mut again = raw.get(line..).unwrap_or_default().to_vec();
        self.offset -= again.len() as u64;
        again.extend_from_slice(self.again.get(self.again_used..).unwrap_or_default());
        (self.again, self.again_used) = (again, 0);
        None
    }

    fn decode<'a>(&mut self, raw: &'a [u8], at: Position) -> Result<Cow<'a, str>, ReadError> {
        match (str::from_utf8(raw), self.encoding) {
            (_, Encoding::Windows1252) if !raw.is_ascii() => Ok(windows_1252(raw)),
            (Ok(text), _) => {
                if !text.is_ascii() {
                    self.encoding = Encoding::Utf8;
                }
                Ok(Cow::Borrowed(text))
            }
            (Err(wrong), Encoding::Utf8) => {
                let place = wrong.valid_up_to();
                let byte = raw.get(place).copied().unwrap_or_default();
                let at = Position { offset: at.offset + place as u64, ..at };
                Err(ReadError::Encoding { at, byte, id: None })
            }
            (Err(_), _) => {
                self.encoding = Encoding::Windows1252;
                Ok(windows_1252(raw))
            }
        }
    }
}

impl<R: BufRead> Iterator for Rows<R> {
    type Item = Result<Row, ReadError>;

    fn next(&mut self) -> Option<Result<Row, ReadError>> {
        loop {
            if self.is_done && self.again.len() == self.again_used {
                return None;
            }
            let record = self.record();
            let (offset, raw) = match record {
                Ok(None) => return None,
                Ok(Some(record)) => record,
                Err(error) => {
                    self.number += 1;
                    return Some(Err(error));
                }
            };
            let bytes = raw.strip_prefix(b"\xef\xbb\xbf").filter(|_| offset == 0).unwrap_or(&raw);
            if bytes.iter().all(|byte| *byte == SUBSTITUTE) {
                continue;
            }
            self.number += 1;
            let at = Position { record: self.number, offset };
            let delimiter = self.delimiter.unwrap_or(b',');
            let row = self.decode(bytes, at).and_then(|text| match control(&text) {
                Some((place, byte)) => {
                    let at = Position { offset: offset + place as u64, ..at };
                    Err(ReadError::Encoding { at, byte, id: None })
                }
                None => Ok(unwrapped(split(&text, delimiter, at), delimiter)),
            });
            return Some(row);
        }
    }
}

/// The first byte that is no text, and where it is.
fn control(text: &str) -> Option<(usize, u8)> {
    let is_control = |byte: &u8| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r');
    let place = text.bytes().position(|byte| is_control(&byte))?;
    Some((place, text.as_bytes().get(place).copied()?))
}

/// The delimiter that divides the first lines of a file into most cells; the comma if none does.
pub(crate) fn delimiter(head: &[u8]) -> u8 {
    let head = String::from_utf8_lossy(head.get(..head.len().min(1 << 14)).unwrap_or_default());
    let lines: Vec<Cow<'_, str>> = head.lines().take(4).map(line_of_one_cell).collect();
    let count = |delimiter: u8| -> usize { lines.iter().map(|line| divided_by(line, delimiter)).sum() };
    // The last of equals is taken: a comma rather than anything else.
    [b'@', b'|', b'\t', b';', b','].into_iter().max_by_key(|delimiter| count(*delimiter)).unwrap_or(b',')
}

/// What stands in a line that is one cell between quotation marks; any other line as it is.
fn line_of_one_cell(line: &str) -> Cow<'_, str> {
    let row = split(line, b',', Position::default());
    if row.len() == 1 && line.starts_with('"') {
        Cow::Owned(row.cell(0).to_owned())
    } else {
        Cow::Borrowed(line)
    }
}

/// How often a delimiter stands outside quotation marks.
fn divided_by(line: &str, delimiter: u8) -> usize {
    let (mut count, mut is_quoted) = (0, false);
    for byte in line.bytes() {
        is_quoted ^= byte == b'"';
        count += usize::from(!is_quoted && byte == delimiter);
    }
    count
}

/// Goes on to the end of a record: the bytes to skip before it, and the bytes used.
fn advance(input: &[u8], delimiter: u8, place: &mut Place) -> (usize, usize) {
    let mut used = 0;
    if *place == Place::Start {
        used = input.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
    }
    let skipped = used;
    while let Some(&byte) = input.get(used) {
        used += 1;
        *place = match (*place, byte) {
            (Place::End, _) => return (skipped, used - 1),
            (Place::Quoted, b'"') => Place::Quote,
            (Place::Quoted, _) => {
                let rest = input.get(used..).unwrap_or_default();
                used += memchr(b'"', rest).unwrap_or(rest.len());
                Place::Quoted
            }
            (Place::Start | Place::CellStart | Place::Quote, b'"') => Place::Quoted,
            (_, b'\r' | b'\n') => {
                *place = Place::End;
                return (skipped, used);
            }
            (_, byte) if byte == delimiter => Place::CellStart,
            _ => {
                let rest = input.get(used..).unwrap_or_default();
                used += memchr3(delimiter, b'\r', b'\n', rest).unwrap_or(rest.len());
                Place::Cell
            }
        };
    }
    (skipped, used)
}

fn without_line_end(mut raw: Vec<u8>) -> Vec<u8> {
    raw.pop_if(|last| matches!(last, b'\r' | b'\n'));
    raw
}

/// Windows-1252 has a letter for every byte.
fn windows_1252(raw: &[u8]) -> Cow<'_, str> {
    encoding_rs::WINDOWS_1252.decode_without_bom_handling(raw).0
}

/// The values of a cell that holds a record of its own.
#[cfg(feature = "opensanctions")]
pub(crate) fn cells(cell: &str, delimiter: u8) -> Vec<String> {
    split(cell, delimiter, Position::default()).cells().map(str::to_owned).collect()
}

/// Takes a record apart. `text` holds one.
fn split(text: &str, delimiter: u8, at: Position) -> Row {
    let mut reader = ReaderBuilder::new().delimiter(delimiter).build();
    let most = memchr_iter(delimiter, text.as_bytes()).count() + 1;
    let (mut bytes, mut ends) = (vec![0; text.len()], vec![0; most]);
    let (mut read, mut written, mut ended) = (0, 0, 0);
    loop {
        let (result, more_read, more_written, more_ended) = reader.read_record(
            text.as_bytes().get(read..).unwrap_or_default(),
            bytes.get_mut(written..).unwrap_or_default(),
            ends.get_mut(ended..).unwrap_or_default(),
        );
        (read, written, ended) = (read + more_read, written + more_written, ended + more_ended);
        // Two more calls at the end of the input: one that says so, one that ends the record.
        if !matches!(result, ReadRecordResult::InputEmpty) {
            break;
        }
    }
    bytes.truncate(written);
    ends.truncate(ended);
    // Cells are divided at ASCII bytes, so they are still UTF-8.
    Row { at, text: String::from_utf8(bytes).unwrap_or_default(), ends }
}

/// The record that stands in the only cell of a record, or the record as it is.
fn unwrapped(row: Row, delimiter: u8) -> Row {
    let is_wrapped = row.cells().skip(1).all(|cell| cell.trim().is_empty());
    if !is_wrapped || memchr(delimiter, row.cell(0).as_bytes()).is_none() {
        return row;
    }
    split(row.cell(0).trim_end_matches('\t'), delimiter, row.at)
}

#[cfg(test)]
mod tests {
    use std::io::{BufReader, Cursor};

    use super::*;

    const LIMIT: u64 = 1 << 16;

    /// Records as `byte number [cells]`, errors as they are said. With a small buffer, so that records lie across its ends.
    fn rows(bytes: &[u8]) -> Vec<String> {
        let source = BufReader::with_capacity(16, Cursor::new(bytes.to_vec()));
        let line = |row: Result<Row, ReadError>| match row {
            Ok(row) => format!("{}: {:?}", row.at, row.cells().collect::<Vec<_>>()),
            Err(error) => error.to_string(),
        };
        Rows::new(source, LIMIT).map(line).collect()
    }

    #[test]
    fn reads_records_with_their_places() {
        insta::assert_debug_snapshot!(rows(b"a,b\r\n\r\n\"c\nd\",\"e\"\"f\"\r\ng\r,h"), @r#"
        [
            "record 1, byte 0: [\"a\", \"b\"]",
            "record 2, byte 7: [\"c\\nd\", \"e\\\"f\"]",
            "record 3, byte 21: [\"g\"]",
            "record 4, byte 23: [\"\", \"h\"]",
        ]
        "#);
        assert_eq!(rows(b""), Vec::<String>::new());
        assert_eq!(rows(b"\n\n\x1a\r\n"), Vec::<String>::new());
    }

    #[test]
    fn takes_wrapped_lines_apart() {
        insta::assert_debug_snapshot!(rows(b"\"1;x;;y\t\t\"\n\"2;\"\"a;b\"\";c\"\n3;z\n"), @r#"
        [
            "record 1, byte 0: [\"1\", \"x\", \"\", \"y\"]",
            "record 2, byte 11: [\"2\", \"a;b\", \"c\"]",
            "record 3, byte 25: [\"3\", \"z\"]",
        ]
        "#);
        insta::assert_debug_snapshot!(rows(b"\"1,\"\"a, b\"\",-0- \"\n\"2,\"\"c\"\",d\"\n"), @r#"
        [
            "record 1, byte 0: [\"1\", \"a, b\", \"-0- \"]",
            "record 2, byte 18: [\"2\", \"c\", \"d\"]",
        ]
        "#);
    }

    #[test]
    fn decides_the_encoding_by_the_first_letters_beyond_ascii() {
        insta::assert_debug_snapshot!(rows(b"\xef\xbb\xbfa\n\xc3\xa9\n\xe9\nb"), @r#"
        [
            "record 1, byte 0: [\"a\"]",
            "record 2, byte 5: [\"é\"]",
            "record 3, byte 8: byte 0xe9 is no text",
            "record 4, byte 10: [\"b\"]",
        ]
        "#);
        insta::assert_debug_snapshot!(rows(b"a\n\xe9\n\xc3\xa9\n\x07"), @r#"
        [
            "record 1, byte 0: [\"a\"]",
            "record 2, byte 2: [\"é\"]",
            "record 3, byte 4: [\"Ã©\"]",
            "record 4, byte 7: byte 0x07 is no text",
        ]
        "#);
    }

    #[test]
    fn goes_on_behind_a_record_without_end() {
        insta::assert_debug_snapshot!(rows(b"a,b\nc,\"d\ne,f\ng,h"), @r#"
        [
            "record 1, byte 0: [\"a\", \"b\"]",
            "record 2, byte 4: a quotation mark is not closed",
            "record 3, byte 9: [\"e\", \"f\"]",
            "record 4, byte 13: [\"g\", \"h\"]",
        ]
        "#);
        let lines = usize::try_from(LIMIT).unwrap();
        let long = [b"a,\"".as_slice(), &b"x\n".repeat(lines)].concat();
        let rows = rows(&long);
        assert_eq!(rows.len(), lines);
        assert_eq!(rows.last().unwrap(), &format!("record {lines}, byte {}: [\"x\"]", long.len() - 2));
    }

    #[test]
    fn gives_up_where_nothing_ends() {
        let line = b"x\"x,\"\n";
        let rows = rows(&line.repeat(usize::try_from(LIMIT).unwrap()));
        assert_eq!(rows.len(), MAX_RUNAWAYS + 1);
        assert!(rows.last().unwrap().ends_with("too many records have no end"));
    }

    #[test]
    fn sees_which_delimiter_divides() {
        for (head, expected) in [
            ("a,b,c\n1;2", b','),
            ("a;\"b,c\";d\n", b';'),
            ("\"a;b,c;d\"\n", b';'),
            ("36@\"A\"@-0- \n", b'@'),
            ("a\tb\n", b'\t'),
            ("a|b", b'|'),
            ("Report\na;b;c", b';'),
            ("1,\"a; b; c\"\n", b','),
            ("a", b','),
            ("", b','),
        ] {
            assert_eq!(delimiter(head.as_bytes()), expected, "{head:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn never_panics_and_places_rise(
            bytes in proptest::collection::vec(proptest::sample::select(&b"a\",\n\r\xe9\xc3\xa9\x00"[..]), 0..60),
        ) {
            let source = BufReader::with_capacity(4, Cursor::new(bytes.clone()));
            let mut last = None;
            for row in Rows::new(source, 20) {
                let Ok(row) = row else { continue };
                proptest::prop_assert!(last.is_none_or(|last| last < row.at.offset));
                proptest::prop_assert!(row.at.offset < bytes.len() as u64);
                last = Some(row.at.offset);
            }
        }
    }
}
