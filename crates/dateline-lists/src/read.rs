//! Reading a list without knowing which it is.

use std::io::{self, BufRead, Cursor, Read};

use crate::{Archive, Entries, Format, Options, ReadError};

/// Reads a list of any known format, packed with gzip or zip or not.
///
/// Of a zip archive the first file is read. Of OFAC's CSV set this reads the main table alone; the module `ofac` joins the files.
///
/// # Errors
/// If the source cannot be read, is none of the known lists, or the reader for it is not compiled in. What is wrong further on is
/// an item of the iterator.
pub fn read<'a>(source: impl BufRead + 'a, options: &Options) -> Result<Entries<'a>, ReadError> {
    let (head, source) = peek(source)?;
    match Archive::detect(&head) {
        Some(archive) => unpacked(archive, source, options),
        None => plain(&head, source, options),
    }
}

#[cfg(feature = "archives")]
fn unpacked<'a>(
    archive: Archive,
    source: impl BufRead + 'a,
    options: &Options,
) -> Result<Entries<'a>, ReadError> {
    match archive {
        Archive::Gzip => {
            let (head, source) = peek(io::BufReader::new(flate2::bufread::MultiGzDecoder::new(source)))?;
            plain(&head, source, options)
        }
        Archive::Zip => {
            let (head, source) = peek(crate::zip::first_file(source)?)?;
            plain(&head, source, options)
        }
    }
}

#[cfg(not(feature = "archives"))]
fn unpacked<'a>(_: Archive, _: impl BufRead + 'a, _: &Options) -> Result<Entries<'a>, ReadError> {
    Err(ReadError::NotCompiled { format: "archives", feature: "archives" })
}

fn plain<'a>(head: &[u8], source: impl BufRead + 'a, options: &Options) -> Result<Entries<'a>, ReadError> {
    let Some(format) = Format::detect(head) else {
        let head = String::from_utf8_lossy(head).chars().take(60).collect();
        return Err(ReadError::UnknownFormat { head });
    };
    match format {
        #[cfg(feature = "eu")]
        Format::EuFsf => Ok(crate::eu::read(source, options)),
        _ => Err(ReadError::NotCompiled { format: format.as_str(), feature: format.feature() }),
    }
}

/// The first bytes of a source, and the source with them before it.
fn peek<R: BufRead>(mut source: R) -> Result<(Vec<u8>, impl BufRead), ReadError> {
    let mut head = Vec::new();
    source.by_ref().take(Format::HEAD as u64).read_to_end(&mut head).map_err(ReadError::Io)?;
    Ok((head.clone(), Cursor::new(head).chain(source)))
}
