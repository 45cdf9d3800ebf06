//! The formats of official lists, and how to tell them apart by how a file begins.

/// A format in which a list is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Format {
    /// EU: FSF XML 1.1.
    EuFsf,
    /// EU: the older `global.xml`.
    EuGlobal,
    /// OFAC: `sdn.xml`, `consolidated.xml`.
    OfacSdn,
    /// OFAC: `SDN_ADVANCED.xml`, `cons_advanced.xml`.
    OfacAdvanced,
    /// OFAC: `SDN_ENHANCED.xml`, `cons_enhanced.xml`.
    OfacEnhanced,
    /// OFAC: `sdn.csv`, `cons_prim.csv` and the files that belong to them.
    OfacCsv,
    /// UN Security Council: consolidated XML.
    Un,
    /// United Kingdom: OFSI's `ConList.csv`, both layouts.
    UkConList,
    /// United Kingdom: the UK Sanctions List as CSV.
    UkSanctionsListCsv,
    /// United Kingdom: the UK Sanctions List as XML.
    UkSanctionsListXml,
    /// Switzerland: SECO XML.
    Seco,
    /// Canada: SEMA XML.
    Sema,
    /// OpenSanctions: `targets.simple.csv`.
    OpenSanctionsSimple,
    /// OpenSanctions and others: FollowTheMoney entities as JSON Lines.
    FollowTheMoney,
}

/// A word is no format's name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no list format such as \"eu-fsf\"")]
pub struct UnknownFormat(pub String);

impl Format {
    /// Every format.
    pub const ALL: &'static [Format] = &[
        Format::EuFsf,
        Format::EuGlobal,
        Format::OfacSdn,
        Format::OfacAdvanced,
        Format::OfacEnhanced,
        Format::OfacCsv,
        Format::Un,
        Format::UkConList,
        Format::UkSanctionsListCsv,
        Format::UkSanctionsListXml,
        Format::Seco,
        Format::Sema,
        Format::OpenSanctionsSimple,
        Format::FollowTheMoney,
    ];

    /// Its name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Format::EuFsf => "eu-fsf",
            Format::EuGlobal => "eu-global",
            Format::OfacSdn => "ofac-sdn",
            Format::OfacAdvanced => "ofac-advanced",
            Format::OfacEnhanced => "ofac-enhanced",
            Format::OfacCsv => "ofac-csv",
            Format::Un => "un",
            Format::UkConList => "uk-conlist",
            Format::UkSanctionsListCsv => "uk-sanctions-list-csv",
            Format::UkSanctionsListXml => "uk-sanctions-list-xml",
            Format::Seco => "seco",
            Format::Sema => "sema",
            Format::OpenSanctionsSimple => "opensanctions-simple",
            Format::FollowTheMoney => "ftm",
        }
    }

    /// The feature of this crate that has its reader.
    pub const fn feature(self) -> &'static str {
        match self {
            Format::EuFsf | Format::EuGlobal => "eu",
            Format::OfacSdn | Format::OfacAdvanced | Format::OfacEnhanced | Format::OfacCsv => "ofac",
            Format::Un => "un",
            Format::UkConList | Format::UkSanctionsListCsv | Format::UkSanctionsListXml => "uk",
            Format::Seco => "seco",
            Format::Sema => "sema",
            Format::OpenSanctionsSimple | Format::FollowTheMoney => "opensanctions",
        }
    }
}

impl std::fmt::Display for Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

impl std::str::FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Format, UnknownFormat> {
        let known = Format::ALL.iter().find(|format| format.as_str() == name);
        known.copied().ok_or_else(|| UnknownFormat(name.to_owned()))
    }
}

/// How a packed file begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Archive {
    /// gzip.
    Gzip,
    /// zip.
    Zip,
}

impl Archive {
    /// The archive that a file is by its first bytes.
    pub fn detect(head: &[u8]) -> Option<Archive> {
        match head {
            [0x1f, 0x8b, ..] => Some(Archive::Gzip),
            [b'P', b'K', 3, 4, ..] => Some(Archive::Zip),
            _ => None,
        }
    }
}

impl Format {
    /// How many bytes of a file [`Format::detect`] wants to see, if there are so many.
    pub const HEAD: usize = 4096;

    /// The format of a file by its first bytes: by the root element, or by the headings of a table.
    ///
    /// ```
    /// use dateline_lists::Format;
    ///
    /// let head = br#"<?xml version="1.0"?><sdnList xmlns="http://tempuri.org/sdnList.xsd">"#;
    /// assert_eq!(Format::detect(head), Some(Format::OfacSdn));
    /// assert_eq!(Format::detect(b"<html>"), None);
    /// ```
    pub fn detect(head: &[u8]) -> Option<Format> {
        let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
        let head = head.trim_ascii_start();
        match head.first()? {
            b'<' => of_root(root(head)?),
            b'{' => memchr::memmem::find(head, b"\"schema\"").map(|_| Format::FollowTheMoney),
            _ => table::of_headings(head),
        }
    }
}

fn of_root(root: &[u8]) -> Option<Format> {
    match root {
        b"export" => Some(Format::EuFsf),
        b"WHOLE" => Some(Format::EuGlobal),
        b"sdnList" => Some(Format::OfacSdn),
        b"Sanctions" => Some(Format::OfacAdvanced),
        b"sanctionsData" => Some(Format::OfacEnhanced),
        b"CONSOLIDATED_LIST" => Some(Format::Un),
        b"Designations" => Some(Format::UkSanctionsListXml),
        b"swiss-sanctions-list" => Some(Format::Seco),
        b"data-set" => Some(Format::Sema),
        _ => None,
    }
}

/// The local name of the first element, past declarations, comments and a document type.
fn root(mut head: &[u8]) -> Option<&[u8]> {
    loop {
        head = head.trim_ascii_start().strip_prefix(b"<")?;
        let end: &[u8] = match head {
            [b'?', ..] => b"?>",
            [b'!', b'-', b'-', ..] => b"-->",
            // An internal subset ends with its bracket.
            [b'!', ..] if doctype_has_subset(head) => b"]>",
            [b'!', ..] => b">",
            _ => break,
        };
        let at = memchr::memmem::find(head, end)?;
        head = head.get(at + end.len()..)?;
    }
    let is_end = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/');
    let name = head.get(..head.iter().position(is_end)?)?;
    name.rsplit(|byte| *byte == b':').next()
}

fn doctype_has_subset(head: &[u8]) -> bool {
    memchr::memchr2(b'[', b'>', head).and_then(|at| head.get(at)) == Some(&b'[')
}

mod table {
    //! Tables: comma-separated files, by their first lines.

    use std::borrow::Cow;

    use super::Format;

    /// So many lines may stand before the headings.
    const PREFACE: usize = 6;

    pub(super) fn of_headings(head: &[u8]) -> Option<Format> {
        let head = String::from_utf8_lossy(head);
        let lines = head.split(['\n', '\r']).filter(|line| !line.trim().is_empty());
        lines.take(PREFACE).enumerate().find_map(|(index, line)| of_line(index, line))
    }

    fn of_line(index: usize, line: &str) -> Option<Format> {
        let cells = cells(line);
        let has = |wanted: &str| cells.iter().any(|cell| cell.eq_ignore_ascii_case(wanted));
        if has("Group ID") && has("Group Type") {
            return Some(Format::UkConList);
        }
        if has("Unique ID") && has("Name 6") {
            return Some(Format::UkSanctionsListCsv);
        }
        if index == 0 && has("id") && has("schema") && has("name") {
            return Some(Format::OpenSanctionsSimple);
        }
        // OFAC's main table has twelve columns, mostly without headings.
        let is_numbered = cells
            .first()
            .is_some_and(|cell| !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_digit()));
        let is_ofac = index == 0 && cells.len() >= 12 && is_numbered && has("-0-");
        (is_ofac || has("ent_num") && has("SDN_Name")).then_some(Format::OfacCsv)
    }

    /// The cells of a line, whatever divides them, without spaces and quotation marks around them.
    fn cells(line: &str) -> Vec<String> {
        let line = without_wrapping(line);
        let (mut cells, mut start, mut is_quoted) = (Vec::new(), 0, false);
        for (at, byte) in line.bytes().enumerate() {
            match byte {
                b'"' => is_quoted = !is_quoted,
                b',' | b';' | b'\t' | b'|' | b'@' if !is_quoted => {
                    cells.push(line.get(start..at).unwrap_or_default());
                    start = at + 1;
                }
                _ => {}
            }
        }
        cells.push(line.get(start..).unwrap_or_default());
        cells.into_iter().map(|cell| cell.trim_matches([' ', '"', '\u{feff}']).to_owned()).collect()
    }

    /// A spreadsheet may have put the whole line between quotation marks, and doubled those within.
    fn without_wrapping(line: &str) -> Cow<'_, str> {
        let inside = line
            .trim()
            .strip_prefix('"')
            .and_then(|rest| rest.trim_end_matches([',', ';']).strip_suffix('"'));
        match inside {
            Some(inside) if !inside.replace("\"\"", "").contains('"') => {
                Cow::Owned(inside.replace("\"\"", "\""))
            }
            _ => Cow::Borrowed(line),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_xml_by_its_root() {
        let table: &[(&str, Option<Format>)] = &[
            ("<export generationDate='x'>", Some(Format::EuFsf)),
            ("\u{feff}<?xml version='1.0'?>\n<!-- by --><WHOLE Date='1'>", Some(Format::EuGlobal)),
            ("<!DOCTYPE x [<!ENTITY a '<b>'>]><sdnList>", Some(Format::OfacSdn)),
            ("<!DOCTYPE x><a:Sanctions >", Some(Format::OfacAdvanced)),
            ("<sanctionsData/>", Some(Format::OfacEnhanced)),
            ("<CONSOLIDATED_LIST>", Some(Format::Un)),
            ("<Designations>", Some(Format::UkSanctionsListXml)),
            ("<swiss-sanctions-list>", Some(Format::Seco)),
            ("<data-set>", Some(Format::Sema)),
            ("<html>", None),
            ("<", None),
            ("<!--", None),
            ("", None),
            ("Dear reader", None),
            ("{\"id\":\"x\",\"schema\":\"Person\"}", Some(Format::FollowTheMoney)),
            ("{\"text\":\"x\"}", None),
        ];
        for (head, format) in table {
            assert_eq!(Format::detect(head.as_bytes()), *format, "{head}");
        }
        for format in Format::ALL {
            assert_eq!(format.to_string().parse(), Ok(*format));
        }
        assert_eq!(Archive::detect(b"\x1f\x8b\x08"), Some(Archive::Gzip));
        assert_eq!(Archive::detect(b"PK\x03\x04"), Some(Archive::Zip));
        assert_eq!(Archive::detect(b"<a/>"), None);
    }

    #[test]
    fn tells_tables_by_their_headings() {
        let table: &[(&str, Option<Format>)] = &[
            (
                "Last Updated,10/04/2025\r\nName 6,Name 1,Group Type,Alias Type,Group ID\r\n",
                Some(Format::UkConList),
            ),
            ("\"Name 6\";\"Group Type\";\"Group ID\"\n", Some(Format::UkConList)),
            (
                "Report Date: 24-Jun-2026\nLast Updated,Unique ID,OFSI Group ID,Name 6\n",
                Some(Format::UkSanctionsListCsv),
            ),
            ("id,schema,name,aliases\n", Some(Format::OpenSanctionsSimple)),
            ("36,\"A, B\",-0- ,\"CUBA\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n", Some(Format::OfacCsv)),
            ("36@\"A\"@-0- @\"CUBA\"@-0- @-0- @-0- @-0- @-0- @-0- @-0- @-0- \n", Some(Format::OfacCsv)),
            (
                "\"36,\"\"A\"\",-0- ,\"\"CUBA\"\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \"\n",
                Some(Format::OfacCsv),
            ),
            ("36,25,-0- ,\"Havana\",\"Cuba\",-0- \n", None),
            ("a,b,c\n", None),
        ];
        for (head, format) in table {
            assert_eq!(Format::detect(head.as_bytes()), *format, "{head}");
        }
    }

    proptest::proptest! {
        #[test]
        fn never_panics(head: Vec<u8>) {
            let _ = (Format::detect(&head), Archive::detect(&head));
        }
    }
}
