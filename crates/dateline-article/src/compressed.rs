//! Uncompressing gzip and Zstandard, whatever the name of the file.

use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::StreamingDecoder;
use ruzstd::decoding::errors::FrameDecoderError;

/// So much may come out before what went in is looked at, in bytes.
const FREE: u64 = 256 << 20;

/// How many bytes may come out for one that went in, beyond that. Text shrinks to a tenth; what was made to exhaust its reader
/// grows a thousandfold.
const MOST: u64 = 800;

/// How often something may be compressed over again.
const MAX_LAYERS: usize = 3;

/// The most that Zstandard may look back, in bytes: what its command allows without being asked.
const MAX_WINDOW: u64 = 128 << 20;

/// Reads `reader` uncompressed: gzip (of one member or many) and Zstandard are told by their first bytes, anything else is
/// passed on.
///
/// # Errors
/// If `reader` cannot be read. What is wrong within compressed data shows while reading: data that is cut short or damaged, and
/// data that grows so much that it can only have been made to.
///
/// ```
/// use std::io::Read;
/// let mut text = String::new();
/// dateline_article::decompressed(&b"Talks began."[..])?.read_to_string(&mut text)?;
/// assert_eq!(text, "Talks began.");
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn decompressed<'a>(reader: impl BufRead + Send + 'a) -> io::Result<Box<dyn BufRead + Send + 'a>> {
    let mut reader: Box<dyn BufRead + Send + 'a> = Box::new(reader);
    for _ in 0..MAX_LAYERS {
        let head = reader.fill_buf()?;
        let is_gzip = head.starts_with(b"\x1f\x8b");
        let is_zstd = head.starts_with(b"\x28\xb5\x2f\xfd");
        reader = if is_gzip {
            let counted = Counted { inner: reader, count: 0 };
            let decoder = Guarded { inner: Layer::Gzip(MultiGzDecoder::new(counted)), out: 0 };
            Box::new(BufReader::with_capacity(1 << 16, decoder))
        } else if is_zstd {
            let counted = Counted { inner: reader, count: 0 };
            let decoder =
                Guarded { inner: Layer::Zstd(Frames { source: Some(counted), open: None }), out: 0 };
            Box::new(BufReader::with_capacity(1 << 16, decoder))
        } else {
            break;
        };
    }
    Ok(reader)
}

/// Counts what goes in.
struct Counted<R> {
    inner: R,
    count: u64,
}

impl<R: BufRead> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.count += read as u64;
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Counted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.count += amount as u64;
        self.inner.consume(amount);
    }
}

enum Layer<R: BufRead> {
    Gzip(MultiGzDecoder<Counted<R>>),
    Zstd(Frames<Counted<R>>),
}

/// Watches how much comes out for what goes in.
struct Guarded<R: BufRead> {
    inner: Layer<R>,
    out: u64,
}

impl<R: BufRead> Read for Guarded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let (read, went_in) = match &mut self.inner {
            Layer::Gzip(decoder) => (decoder.read(buffer)?, decoder.get_ref().count),
            Layer::Zstd(frames) => (frames.read(buffer)?, frames.count()),
        };
        self.out += read as u64;
        if self.out > FREE && self.out / MOST > went_in {
            let message = format!("grows more than {MOST} times when it is uncompressed: an archive bomb?");
            return Err(io::Error::new(io::ErrorKind::InvalidData, message));
        }
        Ok(read)
    }
}

/// The frames of a Zstandard file, one after the other.
struct Frames<R: BufRead> {
    source: Option<R>,
    open: Option<Box<StreamingDecoder<R, ruzstd::decoding::FrameDecoder>>>,
}

impl<R: BufRead> Frames<Counted<R>> {
    fn count(&self) -> u64 {
        let open = self.open.as_ref().map(|decoder| decoder.get_ref().count);
        open.or(self.source.as_ref().map(|source| source.count)).unwrap_or(u64::MAX)
    }
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            if let Some(decoder) = &mut self.open {
                let read = decoder.read(buffer)?;
                if read > 0 || buffer.is_empty() {
                    return Ok(read);
                }
                self.source = self.open.take().map(|decoder| decoder.into_inner());
            }
            let Some(mut source) = self.source.take() else { return Ok(0) };
            if source.fill_buf()?.is_empty() {
                return Ok(0);
            }
            self.open = Some(Box::new(
                StreamingDecoder::new_with_max_window_size(source, MAX_WINDOW)
                    .map_err(|error| broken(&error))?,
            ));
        }
    }
}

fn broken(error: &FrameDecoderError) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("is no whole Zstandard file: {error}"))
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::decompressed;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn zstd(bytes: &[u8]) -> Vec<u8> {
        ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
    }

    fn read(bytes: &[u8]) -> Result<String, String> {
        let mut text = String::new();
        let read = decompressed(bytes).and_then(|mut reader| reader.read_to_string(&mut text));
        read.map(|_| text).map_err(|error| error.to_string())
    }

    #[test]
    fn reads_every_member_and_frame() {
        let parts = [gzip(b"Talks "), gzip(b"began.")].concat();
        assert_eq!(read(&parts).unwrap(), "Talks began.");
        let parts = [zstd(b"Talks "), zstd(b"began.")].concat();
        assert_eq!(read(&parts).unwrap(), "Talks began.");
        assert_eq!(read(&zstd(&gzip(b"Talks"))).unwrap(), "Talks");
        assert_eq!(read(b"plain").unwrap(), "plain");
    }

    #[test]
    fn says_what_is_wrong() {
        let whole = gzip(&b"Talks began. ".repeat(100));
        assert!(read(&whole[..whole.len() - 4]).is_err());
        let whole = zstd(&b"Talks began. ".repeat(100));
        assert!(read(&whole[..whole.len() - 4]).is_err());
        assert!(read(b"\x28\xb5\x2f\xfdjunk").is_err());
    }

    #[test]
    fn stops_at_a_bomb() {
        let bomb = gzip(&vec![b' '; 300 << 20]);
        let mut out = std::io::sink();
        let error = std::io::copy(&mut decompressed(&bomb[..]).unwrap(), &mut out).unwrap_err();
        assert_eq!(error.to_string(), "grows more than 800 times when it is uncompressed: an archive bomb?");
    }
}
