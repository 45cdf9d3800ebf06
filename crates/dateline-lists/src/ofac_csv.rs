//! The lists of the United States' Office of Foreign Assets Control as a set of CSV files, joined.
//!
//! | file | columns |
//! |---|---|
//! | `sdn.csv`, `cons_prim.csv` | `ent_num, SDN_Name, SDN_Type, Program, Title, Call_Sign, Vess_type, Tonnage, GRT, Vess_flag, Vess_owner, Remarks` |
//! | `add.csv`, `cons_add.csv` | `ent_num, add_num, address, city/state/postal code, country, remarks` |
//! | `alt.csv`, `cons_alt.csv` | `ent_num, alt_num, alt_type, alt_name, remarks` |
//! | `sdn_comments.csv`, `cons_comments.csv` | `ent_num`, and what of the remarks is beyond the thousandth character |
//!
//! No headings; `-0-` stands for nothing; `A] [B` for two programmes; the file ends with the byte 1A. The same with `|`, `@` or `;`
//! between the cells is read too. The main file is read one entry at a time; of the others, which are smaller, all rows are kept, in
//! whichever order they come. Source: OFAC's data specification, `dat_spec.txt`.

use std::collections::{BTreeMap, HashSet};
use std::io::BufRead;

use dateline_entity::{EntityKind, IdentifierKind, NamePartKind};
use dateline_sanctions::{
    Actor, Address, Identification, ListEntry, ListName, NameStatus, Place, Source as Said, Statement,
};

use crate::country::Countries;
use crate::csv::{Row, Rows};
use crate::entries::Source;
use crate::ofac_remarks;
use crate::program::Programs;
use crate::{Entries, Format, Head, Options, Position, ReadError};

/// How much of the files beside the main one is kept at most, in bytes: many times an honest set.
const MAX_KEPT: usize = 64 << 20;

/// How long the remarks of the main file can be; what is longer goes on among the comments.
const REMARKS: usize = 1000;

/// The files beside the main one. Those that are not there are missing in the entries.
#[derive(Default)]
pub struct CsvParts<'a> {
    /// `add.csv`.
    pub addresses: Option<Box<dyn BufRead + 'a>>,
    /// `alt.csv`.
    pub aliases: Option<Box<dyn BufRead + 'a>>,
    /// `sdn_comments.csv`.
    pub comments: Option<Box<dyn BufRead + 'a>>,
}

impl std::fmt::Debug for CsvParts<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CsvParts")
            .field("addresses", &self.addresses.is_some())
            .field("aliases", &self.aliases.is_some())
            .field("comments", &self.comments.is_some())
            .finish()
    }
}

/// Reads OFAC's main CSV file, `sdn.csv` or `cons_prim.csv`, joined with the files beside it.
///
/// Rows beside it that belong to no entry are errors at the end.
pub fn read<'a>(main: impl BufRead + 'a, parts: CsvParts<'a>, options: &Options) -> Entries<'a> {
    let mut head = Head::new(Format::OfacCsv, "us-ofac-sdn");
    if let Some(list) = &options.list {
        head.list.clone_from(list);
    }
    let beside = [("addresses", parts.addresses), ("aliases", parts.aliases), ("comments", parts.comments)];
    Entries::new(CsvSet {
        head,
        rows: Rows::new(main, options.limits.record),
        waiting: beside
            .into_iter()
            .filter_map(|(name, source)| Some((name, Rows::new(source?, options.limits.record))))
            .collect(),
        beside: BTreeMap::new(),
        kept: 0,
        seen: HashSet::new(),
        orphans: None,
        countries: Countries::default(),
        programs: Programs::of(Actor::US),
        #[cfg(feature = "audit")]
        audit: options.audit.then(crate::Audit::default),
    })
}

struct CsvSet<'a, R> {
    head: Head,
    rows: Rows<R>,
    /// The files beside the main one that were not read yet.
    waiting: Vec<(&'static str, Rows<Box<dyn BufRead + 'a>>)>,
    /// Their rows, by the number of the entry.
    beside: BTreeMap<u64, Vec<(&'static str, Row)>>,
    kept: usize,
    seen: HashSet<u64>,
    /// Set once the main file is read.
    orphans: Option<std::vec::IntoIter<(&'static str, Position, u64)>>,
    countries: Countries,
    programs: Programs,
    #[cfg(feature = "audit")]
    audit: Option<crate::Audit>,
}

impl<R: BufRead> Source for CsvSet<'_, R> {
    fn next_entry(&mut self) -> Option<Result<ListEntry, ReadError>> {
        while let Some((name, rows)) = self.waiting.first_mut() {
            let name = *name;
            match rows.next() {
                None => {
                    self.waiting.remove(0);
                }
                Some(row) => {
                    if let Err(error) = row.and_then(|row| self.keep(name, row)) {
                        return Some(Err(named(name, error)));
                    }
                }
            }
        }
        loop {
            if let Some(orphans) = &mut self.orphans {
                let (name, at, id) = orphans.next()?;
                let what = format!("this row of the {name} belongs to no entry");
                return Some(Err(ReadError::Invalid { at, what, id: Some(id.to_string()) }));
            }
            match self.rows.next() {
                Some(Ok(row)) if is_heading(&row) => {}
                Some(row) => return Some(row.and_then(|row| self.entry(&row))),
                None => {
                    let rest = std::mem::take(&mut self.beside).into_iter();
                    let rest = rest
                        .flat_map(|(id, rows)| rows.into_iter().map(move |(name, row)| (name, row.at, id)));
                    self.orphans = Some(rest.collect::<Vec<_>>().into_iter());
                }
            }
        }
    }

    fn head(&self) -> &Head {
        &self.head
    }

    #[cfg(feature = "audit")]
    fn audit(&self) -> Option<&crate::Audit> {
        self.audit.as_ref()
    }
}

/// Says in which of the files beside the main one it was.
fn named(name: &str, error: ReadError) -> ReadError {
    match error {
        ReadError::Io(_) => error,
        // Nothing of the others is lost with it.
        ReadError::Malformed { at, what } => {
            ReadError::Invalid { at, what: format!("in the {name}: {what}"), id: None }
        }
        ReadError::Invalid { at, what, id } => {
            ReadError::Invalid { at, what: format!("in the {name}: {what}"), id }
        }
        ReadError::MissingField { at, field, id } => {
            ReadError::Invalid { at, what: format!("in the {name}: has no {field}"), id }
        }
        other => other,
    }
}

fn is_heading(row: &Row) -> bool {
    row.at.record == 1 && row.cell(0).trim().eq_ignore_ascii_case("ent_num")
}

/// What a cell says, unless it is `-0-`.
fn said(cell: &str) -> Option<&str> {
    let cell = cell.trim();
    Some(cell).filter(|cell| !cell.is_empty() && *cell != "-0-")
}

fn number(row: &Row) -> Result<u64, ReadError> {
    let text = row.cell(0).trim();
    let digits = Some(text).filter(|text| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()));
    match digits.and_then(|digits| digits.parse().ok()) {
        Some(number) => Ok(number),
        None if text.is_empty() => Err(ReadError::MissingField { at: row.at, field: "ent_num", id: None }),
        None => Err(ReadError::Invalid { at: row.at, what: format!("{text:?} is no ent_num"), id: None }),
    }
}

fn check_length(row: &Row, wanted: usize, id: u64) -> Result<(), ReadError> {
    if row.len() >= wanted && row.filled() <= wanted {
        return Ok(());
    }
    let what = format!("has {} cells where {wanted} belong", row.len().max(row.filled()));
    Err(ReadError::Invalid { at: row.at, what, id: Some(id.to_string()) })
}

impl<R: BufRead> CsvSet<'_, R> {
    fn keep(&mut self, name: &'static str, row: Row) -> Result<(), ReadError> {
        if is_heading(&row) {
            return Ok(());
        }
        let id = number(&row)?;
        let wanted = match name {
            "addresses" => 6,
            "aliases" => 5,
            _ => 2,
        };
        check_length(&row, wanted, id)?;
        if name == "aliases" && said(row.cell(3)).is_none() {
            return Err(ReadError::MissingField { at: row.at, field: "alt_name", id: Some(id.to_string()) });
        }
        self.kept += row.size();
        if self.kept > MAX_KEPT {
            // Nothing more of this file is read.
            self.waiting.remove(0);
            return Err(ReadError::Limit {
                at: row.at,
                what: "all that stands beside the main file",
                id: None,
            });
        }
        self.beside.entry(id).or_default().push((name, row));
        Ok(())
    }

    fn entry(&mut self, row: &Row) -> Result<ListEntry, ReadError> {
        let id = number(row)?;
        check_length(row, 12, id)?;
        let Some(name) = said(row.cell(1)) else {
            return Err(ReadError::MissingField { at: row.at, field: "SDN_Name", id: Some(id.to_string()) });
        };
        if !self.seen.insert(id) {
            return Err(ReadError::DuplicateId { at: row.at, id: id.to_string() });
        }
        let kind = match said(row.cell(2)).unwrap_or_default().to_lowercase().as_str() {
            "individual" => EntityKind::Person,
            "vessel" => EntityKind::Vessel,
            "aircraft" => EntityKind::Aircraft,
            _ => EntityKind::Organization,
        };
        let mut entry = ListEntry::new(self.head.list.clone(), id.to_string(), kind);
        entry.list_date = self.head.date;
        entry.names.push(list_name(name, kind, NameStatus::Primary));
        let programs = row.cell(3).split("] [").map(|program| program.trim_matches(['[', ']', ' ']));
        entry.programs.extend(programs.filter_map(said).map(|label| self.programs.labelled(label)));
        entry.positions.extend(said(row.cell(4)).map(Statement::new));
        self.vessel(row, &mut entry);
        let mut remarks = said(row.cell(11)).unwrap_or_default().to_owned();
        let beside = self.beside.remove(&id).unwrap_or_default();
        for (name, row) in &beside {
            match *name {
                "addresses" => entry.addresses.extend(self.address(row)),
                "aliases" => entry.names.push(alias(row, kind)),
                _ => go_on(&mut remarks, row.cell(1)),
            }
        }
        if !remarks.is_empty() {
            ofac_remarks::read(&remarks, &mut entry, &mut self.countries);
            entry.remarks.push(Statement::new(remarks));
        }
        #[cfg(feature = "audit")]
        if let Some(audit) = &mut self.audit {
            count(audit, row, &beside, &entry);
        }
        Ok(entry)
    }

    fn vessel(&mut self, row: &Row, entry: &mut ListEntry) {
        if let Some(sign) = said(row.cell(5)) {
            let mut made = Identification::new(Some(IdentifierKind::CallSign), sign);
            made.label = Some("Call_Sign".to_owned());
            entry.identifications.push(made);
        }
        let [kind, tonnage, gross, flag, owner] = [6, 7, 8, 9, 10].map(|index| said(row.cell(index)));
        if [kind, tonnage, gross, flag, owner].iter().all(Option::is_none) {
            return;
        }
        let vessel = entry.vessel.get_or_insert_default();
        vessel.types.extend(kind.map(Statement::new));
        vessel.tonnage = tonnage.map(str::to_owned);
        vessel.gross_tonnage = gross.map(str::to_owned);
        vessel.flags.extend(flag.map(|flag| self.countries.named(flag)));
        vessel.owners.extend(owner.map(Statement::new));
    }

    fn address(&mut self, row: &Row) -> Option<Address> {
        let [street, city, country, remarks] = [2, 3, 4, 5].map(|index| said(row.cell(index)));
        let place = Place {
            street: street.map(str::to_owned),
            city: city.map(str::to_owned),
            country: country.map(|country| Box::new(self.countries.named(country))),
            ..Place::default()
        };
        let source = Said {
            id: said(row.cell(1)).map(str::to_owned),
            remarks: remarks.map(str::to_owned).into_iter().collect(),
            ..Said::default()
        };
        (!place.is_empty() || !source.remarks.is_empty()).then(|| Address {
            place,
            source,
            ..Address::default()
        })
    }
}

/// Goes on with remarks that were cut at their thousandth character; a space may have stood there.
fn go_on(remarks: &mut String, rest: &str) {
    let Some(rest) = said(rest) else { return };
    if !remarks.is_empty() && remarks.chars().count() < REMARKS {
        remarks.push(' ');
    }
    remarks.push_str(rest);
}

fn alias(row: &Row, kind: EntityKind) -> ListName {
    let (status, label) = match row.cell(2).trim() {
        "aka" => (NameStatus::Alias, None),
        "fka" => (NameStatus::Former, None),
        "nka" => (NameStatus::New, None),
        other => (NameStatus::Alias, said(other)),
    };
    let mut name = list_name(said(row.cell(3)).unwrap_or_default(), kind, status);
    name.label = label.map(str::to_owned);
    name.source.id = said(row.cell(1)).map(str::to_owned);
    name.source.remarks.extend(said(row.cell(4)).map(str::to_owned));
    name
}

/// `DOE, Jane Mary` of a person; any other name as it is.
fn list_name(text: &str, kind: EntityKind, status: NameStatus) -> ListName {
    match text.split_once(", ") {
        Some((family, given)) if kind == EntityKind::Person => ListName::of_parts(
            [(NamePartKind::Given, given.trim()), (NamePartKind::Family, family.trim())],
            status,
        ),
        _ => ListName::new(text, status),
    }
}

#[cfg(feature = "audit")]
fn count(audit: &mut crate::Audit, row: &Row, beside: &[(&str, Row)], entry: &ListEntry) {
    const MAIN: [&str; 12] = [
        "ent_num",
        "SDN_Name",
        "SDN_Type",
        "Program",
        "Title",
        "Call_Sign",
        "Vess_type",
        "Tonnage",
        "GRT",
        "Vess_flag",
        "Vess_owner",
        "Remarks",
    ];
    const ADDRESSES: [&str; 6] = ["ent_num", "add_num", "address", "city", "country", "remarks"];
    const ALIASES: [&str; 5] = ["ent_num", "alt_num", "alt_type", "alt_name", "remarks"];
    const COMMENTS: [&str; 2] = ["ent_num", "remarks"];
    let words = crate::audit::words_of(entry);
    let mut count = |file: &str, columns: &[&str], row: &Row| {
        for (column, cell) in columns.iter().zip(row.cells()) {
            let value = said(cell).unwrap_or_default();
            let pieces: Vec<&str> = match *column {
                // Codes of the file.
                "SDN_Type" | "alt_type" => Vec::new(),
                "add_num" if row.cells().skip(2).all(|cell| said(cell).is_none()) => Vec::new(),
                "Program" => value.split("] [").collect(),
                "SDN_Name" | "alt_name" => value.split(", ").collect(),
                _ => vec![value],
            };
            audit.count_value(&format!("{file}/{column}"), value, &pieces, &words);
        }
    };
    count("sdn", &MAIN, row);
    for (name, row) in beside {
        let columns: &[&str] = match *name {
            "addresses" => &ADDRESSES,
            "aliases" => &ALIASES,
            _ => &COMMENTS,
        };
        count(name, columns, row);
    }
}

#[cfg(all(test, feature = "audit"))]
mod tests {
    use super::*;
    use crate::testing::seen;

    fn set<'a>(main: &'a [u8], add: &'a [u8], alt: &'a [u8], comments: &'a [u8]) -> String {
        let part = |bytes: &'a [u8]| Some(Box::new(bytes) as Box<dyn BufRead + 'a>);
        let parts = CsvParts { addresses: part(add), aliases: part(alt), comments: part(comments) };
        seen(read(main, parts, &Options::default().with_audit()))
    }

    #[test]
    fn joins_the_files() {
        let remarks = format!(
            "DOB 12 Feb 1961; alt. DOB circa 1960; POB Exampleton, Italy; nationality Italy; citizen Malta; Gender Female; a.k.a. 'JENNY; J.'; Passport AB 12 (Italy) issued 14 Dec 2005 expires 13 Dec 2015; Digital Currency Address - XBT 1abc; Secondary sanctions risk: some section; Email Address a@example.org; {}",
            "x".repeat(1000)
        );
        let remarks: String = remarks.chars().take(1000).collect();
        let main = format!(
            "36,\"DOE, Jane\",\"individual\",\"NPWMD] [IFSR\",\"Director\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"{remarks}\"\r\n37,\"EXAMPLE STAR\",\"vessel\",\"CUBA\",-0- ,\"CL1\",\"Tug\",\"10\",\"8\",\"Cuba\",\"Example Co.\",\"Vessel Registration Identification IMO 9074729; MMSI 572469210.\"\r\n\x1a\r\n"
        );
        let add = b"37,1,-0- ,-0- ,-0- ,-0- \r\n36,25,\"Street 1\",\"Exampleton 1000\",\"Italy\",-0- \r\n99,26,-0- ,-0- ,\"Italy\",-0- \r\n";
        let alt = b"36,12,\"aka\",\"DOE, Janie\",-0- \r\n36,13,\"fka\",\"ROE, Jane\",\"until 2001\"\r\n36,14,\"aka\",-0- ,-0- \r\n";
        let comments = b"36,\"yz; Linked To: EXAMPLE CO.\"\r\n";
        insta::assert_snapshot!(set(main.as_bytes(), add, alt, comments), @r#"
        ! record 3, byte 69: 36: in the aliases: has no alt_name
        {"addresses":[{"place":{"city":"Exampleton 1000","country":{"country":"it","text":"Italy"},"street":"Street 1"},"source":{"id":"25"}}],"births":[{"date":"1961-02-12","source":{"is_from_text":true},"text":"12 Feb 1961"},{"date":"1960~","source":{"is_from_text":true},"text":"circa 1960"},{"place":{"lines":["Exampleton, Italy"]},"source":{"is_from_text":true}}],"citizenships":[{"country":"mt","source":{"is_from_text":true},"text":"Malta"}],"contacts":[{"kind":"email","source":{"is_from_text":true},"value":"a@example.org"}],"details":[{"label":"Secondary sanctions risk","source":{"is_from_text":true},"value":"some section"}],"gender":"female","id":"36","identifications":[{"country":{"country":"it","text":"Italy"},"expires":{"date":"2015-12-13","text":"13 Dec 2015"},"identifier":{"kind":"passport","value":"AB12"},"issued":{"date":"2005-12-14","text":"14 Dec 2005"},"kind":"passport","label":"Passport","number":"AB 12","source":{"is_from_text":true}}],"kind":"person","names":[{"full":"Jane DOE","parts":[{"kind":"given","text":"Jane"},{"kind":"family","text":"DOE"}],"script":"latin","status":"primary"},{"full":"Janie DOE","parts":[{"kind":"given","text":"Janie"},{"kind":"family","text":"DOE"}],"script":"latin","source":{"id":"12"},"status":"alias"},{"full":"Jane ROE","parts":[{"kind":"given","text":"Jane"},{"kind":"family","text":"ROE"}],"script":"latin","source":{"id":"13","remarks":["until 2001"]},"status":"former"},{"full":"JENNY; J.","quality":"weak","script":"latin","source":{"is_from_text":true},"status":"alias"}],"nationalities":[{"country":"it","source":{"is_from_text":true},"text":"Italy"}],"positions":[{"text":"Director"}],"programs":[{"key":"US-NON-PROLIF","label":"NPWMD"},{"key":"US-IRAN","label":"IFSR"}],"relations":[{"kind":"linked-to","label":"Linked To","name":"EXAMPLE CO","source":{"is_from_text":true}}],"remarks":[{"text":"DOB 12 Feb 1961; alt. DOB circa 1960; POB Exampleton, Italy; nationality Italy; citizen Malta; Gender Female; a.k.a. 'JENNY; J.'; Passport AB 12 (Italy) issued 14 Dec 2005 expires 13 Dec 2015; Digital Currency Address - XBT 1abc; Secondary sanctions risk: some section; Email Address a@example.org; xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxyz; Linked To: EXAMPLE CO."}],"wallets":[{"address":"1abc","currency":"XBT","source":{"is_from_text":true}}]}
        {"id":"37","identifications":[{"identifier":{"kind":"call-sign","value":"CL1"},"kind":"call-sign","label":"Call_Sign","number":"CL1"},{"identifier":{"kind":"imo","value":"9074729"},"kind":"imo","label":"Vessel Registration Identification","number":"IMO 9074729","source":{"is_from_text":true}},{"identifier":{"kind":"mmsi","value":"572469210"},"kind":"mmsi","label":"MMSI","number":"572469210","source":{"is_from_text":true}}],"kind":"vessel","names":[{"full":"EXAMPLE STAR","script":"latin","status":"primary"}],"programs":[{"key":"US-CUBA","label":"CUBA"}],"remarks":[{"text":"Vessel Registration Identification IMO 9074729; MMSI 572469210."}],"vessel":{"flags":[{"country":"cu","text":"Cuba"}],"gross_tonnage":"8","owners":[{"text":"Example Co."}],"tonnage":"10","types":[{"text":"Tug"}]}}
        ! record 3, byte 75: 99: this row of the addresses belongs to no entry
        "#);
    }

    #[test]
    fn reads_what_a_spreadsheet_made_of_it() {
        let wrapped = b"\"36,\"\"EXAMPLE, CO\"\",-0- ,\"\"CUBA\"\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \"\r\n\"37,\"\"SAMPLE CO\"\",-0- ,\"\"CUBA\"\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \"\r\n";
        insta::assert_snapshot!(set(wrapped, b"", b"", b""), @r#"
        {"id":"36","kind":"organization","names":[{"full":"EXAMPLE, CO","script":"latin","status":"primary"}],"programs":[{"key":"US-CUBA","label":"CUBA"}]}
        {"id":"37","kind":"organization","names":[{"full":"SAMPLE CO","script":"latin","status":"primary"}],"programs":[{"key":"US-CUBA","label":"CUBA"}]}
        "#);
        let mangled = b"ent_num;SDN_Name;SDN_Type;Program;Title;Call_Sign;Vess_type;Tonnage;GRT;Vess_flag;Vess_owner;Remarks\n1.2E+04;A;-0- ;CUBA;-0- ;-0- ;-0- ;-0- ;-0- ;-0- ;-0- ;-0- \n36;B;-0- ;CUBA\n37;C;-0- ;CUBA;-0- ;-0- ;-0- ;-0- ;-0- ;-0- ;-0- ;-0- \n37;D;-0- ;CUBA;-0- ;-0- ;-0- ;-0- ;-0- ;-0- ;-0- ;-0- \n";
        insta::assert_snapshot!(set(mangled, b"", b"", b""), @r#"
        ! record 2, byte 101: "1.2E+04" is no ent_num
        ! record 3, byte 161: 36: has 4 cells where 12 belong
        {"id":"37","kind":"organization","names":[{"full":"C","script":"latin","status":"primary"}],"programs":[{"key":"US-CUBA","label":"CUBA"}]}
        ! record 5, byte 231: reference "37" was there before
        "#);
    }
}
