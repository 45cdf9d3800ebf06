//! Real lists: as many entries and names as the lists themselves say, nothing refused, nothing lost.
//!
//! The lists lie beside the repository, in `../shared/lists`. Where they do not, this says so and passes, unless
//! `DATELINE_REQUIRE_SHARED` is set, as `.ci/run` does where `../shared` is there.

#![cfg(feature = "audit")]
#![expect(
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "tests read the lists and fail by panicking"
)]

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use dateline_entity::EntityKind;
use dateline_lists::{Audit, Head, Options, read};
use dateline_sanctions::ListEntry;

/// A list read whole.
struct Whole {
    entries: Vec<ListEntry>,
    errors: Vec<String>,
    head: Head,
    audit: Audit,
}

fn lists() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/lists");
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(std::env::var_os("DATELINE_REQUIRE_SHARED").is_none(), "no lists at {}", folder.display());
    eprintln!("skipped: no lists at {}", folder.display());
    None
}

fn whole(path: &Path) -> Whole {
    let source = BufReader::new(File::open(path).unwrap());
    let mut read = read(source, &Options::default().with_audit()).unwrap();
    let (mut entries, mut errors) = (Vec::new(), Vec::new());
    for entry in read.by_ref() {
        match entry {
            Ok(entry) => entries.push(entry),
            Err(error) => errors.push(error.to_string()),
        }
    }
    let (head, audit) = (read.head().clone(), read.audit().unwrap().clone());
    Whole { entries, errors, head, audit }
}

fn count(list: &Whole, kind: EntityKind) -> usize {
    list.entries.iter().filter(|entry| entry.kind == kind).count()
}

/// A file, its list and date, the number of its entries, persons, organizations, vessels, aircraft, and names besides the first.
type Row = (&'static str, &'static str, &'static str, [usize; 6]);

const LISTS: &[Row] = &[
    ("eu/20210302-FULL-1_1.xml", "eu-fsf", "2021-03-02", [2269, 1700, 569, 0, 0, 9544 - 2269]),
    ("eu/20240513-FULL-1_1.xml", "eu-fsf", "2024-05-13", [4811, 3755, 1056, 0, 0, 25257 - 4811]),
    ("eu/global-20160211-old-format.xml", "eu-fsf", "2016-02-11", [595, 319, 276, 0, 0, 2993 - 595]),
    ("ofac/sdn-20210310.xml", "us-ofac-sdn", "2021-03-10", [8832, 4539, 3613, 403, 277, 14094]),
    ("ofac/sdn-20240507.xml", "us-ofac-sdn", "2024-05-07", [14966, 6855, 6884, 851, 376, 21754]),
    ("ofac/consolidated-20240506.xml", "us-ofac-cons", "2024-05-06", [443, 79, 364, 0, 0, 1126]),
    ("ofac/cons_advanced-20200317.xml", "us-ofac-cons", "2020-03-17", [375, 82, 293, 0, 0, 1290 - 375]),
    ("ofac/cons_enhanced-20250110.xml", "us-ofac-cons", "2025-01-10", [443, 80, 363, 0, 0, 1624 - 443]),
];

#[test]
fn every_list_is_read_whole_and_nothing_is_lost() {
    let Some(folder) = lists() else { return };
    let mut wrong = Vec::new();
    for (file, list, date, counts) in LISTS {
        let whole = whole(&folder.join(file));
        let names: usize = whole.entries.iter().map(|entry| entry.names.len()).sum();
        let kinds = [EntityKind::Person, EntityKind::Organization, EntityKind::Vessel, EntityKind::Aircraft];
        let mut found = vec![whole.entries.len()];
        found.extend(kinds.map(|kind| count(&whole, kind)));
        found.push(names - whole.entries.len());
        let total = whole.audit.total();
        let said =
            (whole.head.list.as_str(), whole.head.date.map(|date| date.to_string()).unwrap_or_default());
        if said != (list, (*date).to_owned()) || found != counts || total.lost > 0 || !whole.errors.is_empty()
        {
            wrong.push(format!("{file}: {said:?} {found:?} lost {} {:?}", total.lost, whole.errors.first()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
