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

/// Counts the elements and attributes of a list in XML without reading it as a list: what an [`Audit`](crate::Audit) must account
/// for. `None` for other formats. Declarations of namespaces are no attributes.
///
/// # Errors
/// If the source cannot be read or is not well-formed.
#[cfg(feature = "audit")]
pub fn count(source: impl BufRead) -> Result<Option<u64>, ReadError> {
    let (head, source) = peek(source)?;
    match Archive::detect(&head) {
        #[cfg(feature = "archives")]
        Some(Archive::Gzip) => count_plain(io::BufReader::new(flate2::bufread::MultiGzDecoder::new(source))),
        #[cfg(feature = "archives")]
        Some(Archive::Zip) => count_plain(crate::zip::first_file(source)?),
        #[cfg(not(feature = "archives"))]
        Some(_) => Ok(None),
        None => count_plain(source),
    }
}

#[cfg(feature = "audit")]
fn count_plain(source: impl BufRead) -> Result<Option<u64>, ReadError> {
    use quick_xml::events::Event;

    let (head, source) = peek(source)?;
    if !head
        .trim_ascii_start()
        .trim_ascii_end()
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(&head)
        .starts_with(b"<")
    {
        return Ok(None);
    }
    let mut reader = quick_xml::Reader::from_reader(source);
    let (mut buffer, mut counted) = (Vec::new(), 0);
    loop {
        buffer.clear();
        let position = reader.buffer_position();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag) | Event::Empty(tag)) => {
                let mut attributes = tag.attributes();
                let attributes = attributes.with_checks(false).flatten();
                let is_attribute = |name: &str| name != "xmlns" && !name.starts_with("xmlns:");
                counted +=
                    1 + attributes.filter(|attribute| is_attribute(attribute.key.as_ref())).count() as u64;
            }
            Ok(Event::Eof) => return Ok(Some(counted)),
            Ok(_) => {}
            Err(error) => {
                let at = crate::Position { record: 0, offset: position };
                return Err(ReadError::Malformed { at, what: error.to_string() });
            }
        }
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
        #[cfg(feature = "eu")]
        Format::EuGlobal => Ok(crate::eu::read_global(source, options)),
        #[cfg(feature = "ofac")]
        Format::OfacSdn => Ok(crate::ofac::read_sdn(source, options)),
        #[cfg(feature = "ofac")]
        Format::OfacAdvanced => Ok(crate::ofac::read_advanced(source, options)),
        #[cfg(feature = "ofac")]
        Format::OfacEnhanced => Ok(crate::ofac::read_enhanced(source, options)),
        #[cfg(feature = "ofac")]
        Format::OfacCsv => Ok(crate::ofac_csv::read(source, crate::ofac_csv::CsvParts::default(), options)),
        #[cfg(feature = "un")]
        Format::Un => Ok(crate::un::read(source, options)),
        #[cfg(feature = "uk")]
        Format::UkConList => Ok(crate::uk::read_conlist(source, options)),
        #[cfg(feature = "uk")]
        Format::UkSanctionsListCsv => Ok(crate::uk::read_csv(source, options)),
        #[cfg(feature = "uk")]
        Format::UkSanctionsListXml => Ok(crate::uk::read_xml(source, options)),
        #[cfg(feature = "seco")]
        Format::Seco => Ok(crate::seco::read(source, options)),
        #[cfg(feature = "sema")]
        Format::Sema => Ok(crate::sema::read(source, options)),
        #[cfg(feature = "opensanctions")]
        Format::OpenSanctionsSimple => Ok(crate::opensanctions::simple::read(source, options)),
        #[cfg(feature = "opensanctions")]
        Format::FollowTheMoney => Ok(crate::opensanctions::ftm::read(source, options)),
        #[cfg(not(all(
            feature = "eu",
            feature = "ofac",
            feature = "un",
            feature = "uk",
            feature = "seco",
            feature = "sema",
            feature = "opensanctions"
        )))]
        _ => Err(ReadError::NotCompiled { format: format.as_str(), feature: format.feature() }),
    }
}

/// The first bytes of a source, and the source with them before it.
fn peek<R: BufRead>(mut source: R) -> Result<(Vec<u8>, impl BufRead), ReadError> {
    let mut head = Vec::new();
    source.by_ref().take(Format::HEAD as u64).read_to_end(&mut head).map_err(ReadError::Io)?;
    Ok((head.clone(), Cursor::new(head).chain(source)))
}
