//! The first file of a zip archive, as a stream: no seeking, nothing kept.
//!
//! Lists are published as archives of one file. What stands before its bytes (the local header) is all that is needed; the archive's
//! directory, which stands at the end, is not looked at. Source: PKWARE's APPNOTE.TXT, 4.3.7.

use std::io::{self, BufRead, BufReader, Read};

use flate2::Crc;
use flate2::bufread::DeflateDecoder;

use crate::ReadError;

const SIGNATURE: [u8; 4] = *b"PK\x03\x04";
/// The sizes and the checksum stand behind the bytes.
const HAS_DESCRIPTOR: u16 = 1 << 3;
const IS_ENCRYPTED: u16 = 1;

/// The bytes of the archive's first file that is no folder.
pub(crate) fn first_file<R: BufRead>(mut source: R) -> Result<impl BufRead, ReadError> {
    loop {
        let header = Header::read(&mut source).map_err(ReadError::Io)?;
        if header.is_folder {
            continue;
        }
        if header.flags & IS_ENCRYPTED != 0 {
            return Err(unsupported("the archive is encrypted"));
        }
        let bytes = match header.method {
            0 if header.flags & HAS_DESCRIPTOR == 0 => Bytes::Stored(source.take(u64::from(header.size))),
            8 => Bytes::Deflated(DeflateDecoder::new(source)),
            _ => return Err(unsupported("the archive is packed in a way that is not supported")),
        };
        return Ok(BufReader::new(File { bytes, crc: Crc::new(), header }));
    }
}

fn unsupported(what: &'static str) -> ReadError {
    ReadError::Io(io::Error::new(io::ErrorKind::Unsupported, what))
}

struct Header {
    flags: u16,
    method: u16,
    crc: u32,
    size: u32,
    is_folder: bool,
}

impl Header {
    fn read(source: &mut impl Read) -> io::Result<Header> {
        let mut signature = [0; 4];
        source.read_exact(&mut signature)?;
        if signature != SIGNATURE {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "the archive holds no file"));
        }
        let mut short = || {
            let mut bytes = [0; 2];
            source.read_exact(&mut bytes).map(|()| u16::from_le_bytes(bytes))
        };
        let mut long = || Ok::<u32, io::Error>(u32::from(short()?) | u32::from(short()?) << 16);
        let version_and_flags = long()?;
        let flags = u16::try_from(version_and_flags >> 16).unwrap_or_default();
        let method_and_time = long()?;
        let method = u16::try_from(method_and_time & 0xffff).unwrap_or_default();
        let date_and_crc_low = long()?;
        let crc_high_and_packed_low = long()?;
        let crc = (date_and_crc_low >> 16) | (crc_high_and_packed_low << 16);
        let packed_high_and_size_low = long()?;
        let size_high_and_name = long()?;
        let size = (packed_high_and_size_low >> 16) | (size_high_and_name << 16);
        let name_length = size_high_and_name >> 16;
        let mut extra = [0; 2];
        source.read_exact(&mut extra)?;
        let mut name = Vec::new();
        source.take(u64::from(name_length)).read_to_end(&mut name)?;
        io::copy(&mut source.take(u64::from(u16::from_le_bytes(extra))), &mut io::sink())?;
        Ok(Header { flags, method, crc, size, is_folder: name.ends_with(b"/") })
    }
}

enum Bytes<R: BufRead> {
    Stored(io::Take<R>),
    Deflated(DeflateDecoder<R>),
}

struct File<R: BufRead> {
    bytes: Bytes<R>,
    crc: Crc,
    header: Header,
}

impl<R: BufRead> Read for File<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = match &mut self.bytes {
            Bytes::Stored(bytes) => bytes.read(into)?,
            Bytes::Deflated(bytes) => bytes.read(into)?,
        };
        self.crc.update(into.get(..read).unwrap_or_default());
        let has_sum = self.header.flags & HAS_DESCRIPTOR == 0;
        if read == 0 && !into.is_empty() && has_sum && self.crc.sum() != self.header.crc {
            return Err(io::Error::new(
                io::ErrorKind::InvalidData,
                "the archive is damaged: its checksum does not fit",
            ));
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    /// An archive of a folder and a file.
    fn archive(method: u16, packed: &[u8], plain: &[u8], crc: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        for (name, method, packed, size, crc) in
            [("x/", 0, &b""[..], 0, 0), ("x/list.xml", method, packed, plain.len(), crc)]
        {
            bytes.extend(SIGNATURE);
            bytes.extend([20, 0, 0, 0]);
            bytes.extend(method.to_le_bytes());
            bytes.extend([0; 4]);
            bytes.extend(crc.to_le_bytes());
            bytes.extend(u32::try_from(packed.len()).unwrap().to_le_bytes());
            bytes.extend(u32::try_from(size).unwrap().to_le_bytes());
            bytes.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
            bytes.extend([3, 0]);
            bytes.extend(name.bytes());
            bytes.extend([9; 3]);
            bytes.extend(packed);
        }
        bytes.extend(b"PK\x01\x02 and a directory");
        bytes
    }

    fn unpacked(archive: &[u8]) -> Result<String, String> {
        let mut text = String::new();
        let mut file = first_file(archive).map_err(|error| format!("{error:?}"))?;
        file.read_to_string(&mut text).map(|_| text).map_err(|error| error.to_string())
    }

    #[test]
    fn reads_the_first_file() {
        let plain = "<sdnList/>".repeat(100);
        let mut crc = Crc::new();
        crc.update(plain.as_bytes());
        let mut packed = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(plain.as_bytes()).unwrap();
        let packed = packed.finish().unwrap();
        assert_eq!(unpacked(&archive(8, &packed, plain.as_bytes(), crc.sum())), Ok(plain.clone()));
        assert_eq!(unpacked(&archive(0, plain.as_bytes(), plain.as_bytes(), crc.sum())), Ok(plain.clone()));
        let damaged = unpacked(&archive(0, plain.as_bytes(), plain.as_bytes(), 1));
        assert_eq!(damaged, Err("the archive is damaged: its checksum does not fit".to_owned()));
        assert!(
            unpacked(&archive(99, &packed, plain.as_bytes(), crc.sum()))
                .unwrap_err()
                .contains("not supported")
        );
        assert!(unpacked(b"PK\x05\x06").unwrap_err().contains("holds no file"));
        assert!(unpacked(b"PK").is_err());
    }
}
