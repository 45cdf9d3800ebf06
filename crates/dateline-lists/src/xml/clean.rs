//! Bytes as they come, made text: what is no UTF-8 and no text is replaced by as many other bytes, and remembered.
//!
//! Offsets stay those of the source. The reader behind this layer never sees a wrong byte, so that one wrong byte costs one record
//! and not the file.

use std::io::{self, BufRead, Read};

/// A byte that is no text, and where it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) offset: u64,
    pub(crate) byte: u8,
}

const CHUNK: usize = 64 * 1024;

/// At most so many faults are remembered between two looks; a file of nothing else must not fill the memory.
const MOST_FAULTS: usize = 64;

/// A source whose bytes are text.
#[derive(Debug)]
pub(crate) struct Clean<R> {
    source: R,
    buffer: Vec<u8>,
    /// What is clean and not yet consumed.
    start: usize,
    ready: usize,
    /// The offset in the source of `start`.
    position: u64,
    is_at_end: bool,
    faults: Vec<Fault>,
    /// How many bytes may still be consumed before [`Clean::allow`] is called again.
    allowance: u64,
}

impl<R: BufRead> Clean<R> {
    pub(crate) fn new(source: R) -> Clean<R> {
        Clean {
            source,
            buffer: Vec::with_capacity(CHUNK),
            start: 0,
            ready: 0,
            position: 0,
            is_at_end: false,
            faults: Vec::new(),
            allowance: u64::MAX,
        }
    }

    /// The offset in the source of the next byte.
    pub(crate) fn position(&self) -> u64 {
        self.position
    }

    /// Lets so many bytes be read before the next call; more are an error, [`is_too_long`].
    pub(crate) fn allow(&mut self, bytes: u64) {
        self.allowance = bytes;
    }

    /// The first fault before `offset`, and forgets all before it.
    pub(crate) fn fault_before(&mut self, offset: u64) -> Option<Fault> {
        let first = self.faults.first().copied().filter(|fault| fault.offset < offset)?;
        self.faults.retain(|fault| fault.offset >= offset);
        Some(first)
    }

    /// Reads the next chunk behind what is left of the last one (at most three bytes of a character), and cleans it.
    fn refill(&mut self) -> io::Result<()> {
        self.buffer.drain(..self.ready);
        self.start = 0;
        self.ready = 0;
        while self.ready == 0 && !self.is_at_end {
            let chunk = match self.source.fill_buf() {
                Ok(chunk) => chunk,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            let taken = chunk.len().min(CHUNK);
            self.is_at_end = taken == 0;
            self.buffer.extend_from_slice(chunk.get(..taken).unwrap_or_default());
            self.source.consume(taken);
            self.clean_buffer();
        }
        Ok(())
    }

    fn clean_buffer(&mut self) {
        let mut from = 0;
        loop {
            let rest = self.buffer.get(from..).unwrap_or_default();
            let Err(error) = std::str::from_utf8(rest) else {
                self.ready = self.buffer.len();
                break;
            };
            let wrong = from + error.valid_up_to();
            let Some(length) =
                error.error_len().or_else(|| self.is_at_end.then_some(self.buffer.len() - wrong))
            else {
                // A character that the next chunk may complete.
                self.ready = wrong;
                break;
            };
            for at in wrong..wrong + length {
                self.replace(at, b'?');
            }
            from = wrong + length;
        }
        let is_control = |byte: &u8| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r');
        let clean = self.buffer.get(..self.ready).unwrap_or_default();
        // The common case is none at all, which the compiler tests many bytes at a time.
        if clean.iter().fold(false, |any, byte| any | is_control(byte)) {
            let controls = clean.iter().enumerate().filter(|(_, byte)| is_control(byte));
            let places: Vec<usize> = controls.map(|(at, _)| at).collect();
            for at in places {
                self.replace(at, b' ');
            }
            self.faults.sort_by_key(|fault| fault.offset);
        }
    }

    fn replace(&mut self, at: usize, with: u8) {
        let Some(byte) = self.buffer.get_mut(at) else { return };
        if self.faults.len() < MOST_FAULTS {
            self.faults.push(Fault { offset: self.position + at as u64, byte: *byte });
        }
        *byte = with;
    }
}

impl<R: BufRead> BufRead for Clean<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.allowance == 0 {
            return Err(io::Error::other(TooLong));
        }
        if self.start == self.ready {
            self.refill()?;
        }
        Ok(self.buffer.get(self.start..self.ready).unwrap_or_default())
    }

    fn consume(&mut self, amount: usize) {
        self.start += amount;
        self.position += amount as u64;
        self.allowance = self.allowance.saturating_sub(amount as u64);
    }
}

impl<R: BufRead> Read for Clean<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(into)?;
        self.consume(read);
        Ok(read)
    }
}

#[derive(Debug, thiserror::Error)]
#[error("a piece is too long")]
struct TooLong;

/// Whether an error of this layer says that more was read than [`Clean::allow`] allowed.
pub(crate) fn is_too_long(error: &io::Error) -> bool {
    error.get_ref().is_some_and(<dyn std::error::Error + Send + Sync>::is::<TooLong>)
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use super::*;

    /// What comes through, and the faults, when the source gives so many bytes at a time.
    fn read(bytes: &[u8], at_a_time: usize) -> (String, Vec<(u64, u8)>) {
        let mut clean = Clean::new(BufReader::with_capacity(at_a_time, bytes));
        let mut text = String::new();
        clean.read_to_string(&mut text).unwrap();
        let faults = clean.faults.iter().map(|fault| (fault.offset, fault.byte)).collect();
        assert_eq!(clean.position(), bytes.len() as u64);
        (text, faults)
    }

    #[test]
    fn replaces_what_is_no_text_and_says_where() {
        for at_a_time in [1, 2, 3, 5, 100] {
            let read = |bytes: &[u8]| read(bytes, at_a_time);
            assert_eq!(read("añЖ中🚢".as_bytes()), ("añЖ中🚢".to_owned(), vec![]));
            assert_eq!(read(b"a\xffb\x00\n"), ("a?b \n".to_owned(), vec![(1, 0xff), (3, 0)]));
            assert_eq!(read(b"a\xd0"), ("a?".to_owned(), vec![(1, 0xd0)]));
            assert_eq!(read(b"\xe4\xb8x"), ("??x".to_owned(), vec![(0, 0xe4), (1, 0xb8)]));
            assert_eq!(read(b""), (String::new(), vec![]));
        }
    }

    #[test]
    fn gives_each_record_its_faults() {
        let mut clean = Clean::new(&b"\xff..\xff..\x01"[..]);
        let _ = clean.fill_buf().unwrap();
        assert_eq!(clean.fault_before(3), Some(Fault { offset: 0, byte: 0xff }));
        assert_eq!(clean.fault_before(3), None);
        assert_eq!(clean.fault_before(7), Some(Fault { offset: 3, byte: 0xff }));
    }

    #[test]
    fn stops_what_is_too_long() {
        let mut clean = Clean::new(&[b'x'; 100][..]);
        clean.allow(10);
        let _ = clean.fill_buf().unwrap();
        clean.consume(50);
        assert!(is_too_long(&clean.fill_buf().unwrap_err()));
    }

    proptest::proptest! {
        #[test]
        fn always_gives_text_of_the_same_length(bytes: Vec<u8>, at_a_time in 1usize..9) {
            let (text, faults) = read(&bytes, at_a_time);
            proptest::prop_assert_eq!(text.len(), bytes.len());
            proptest::prop_assert_eq!(faults.is_empty(), text.as_bytes() == bytes);
        }
    }
}
