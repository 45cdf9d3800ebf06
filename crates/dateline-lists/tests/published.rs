//! Lists as published, where they lie beside the repository: every entry is read, and nothing of a file is lost.
//!
//! They lie in `../shared/lists`. Where they do not, this says so and passes, unless `DATELINE_REQUIRE_SHARED` is set, as `.ci/run`
//! does where `../shared` is there.

#![cfg(feature = "audit")]
#![expect(clippy::disallowed_methods, reason = "tests read files")]
#![expect(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "tests fail by panicking, and say what they skipped"
)]

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;

use dateline_lists::ofac_csv::{self, CsvParts};
use dateline_lists::{Entries, Options, read};
use dateline_sanctions::ListEntry;

/// The folder of the lists, if it is there.
fn folder() -> Option<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/lists");
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(std::env::var_os("DATELINE_REQUIRE_SHARED").is_none(), "no lists at {}", folder.display());
    eprintln!("skipped: no lists at {}", folder.display());
    None
}

fn open(name: &str) -> Option<BufReader<File>> {
    Some(BufReader::with_capacity(1 << 16, File::open(folder()?.join(name)).unwrap()))
}

/// The entries and the errors of a list.
fn all(entries: &mut Entries<'_>) -> (Vec<ListEntry>, Vec<String>) {
    let (mut read, mut errors) = (Vec::new(), Vec::new());
    for entry in entries {
        match entry {
            Ok(entry) => read.push(entry),
            Err(error) => errors.push(error.to_string()),
        }
    }
    (read, errors)
}

/// Reads a list of which nothing is wrong and nothing may be lost.
fn whole(mut entries: Entries<'_>) -> Vec<ListEntry> {
    let (read, errors) = all(&mut entries);
    assert_eq!(errors, Vec::<String>::new());
    let audit = entries.audit().unwrap();
    for (path, tally) in audit.rows() {
        assert_eq!(tally.lost, 0, "{path}: {tally:?}");
    }
    assert!(audit.total().total > 0);
    read
}

fn names(entries: &[ListEntry]) -> usize {
    entries.iter().map(|entry| entry.names.len()).sum()
}

#[test]
fn the_security_councils() {
    for (name, persons, entities) in [
        ("un/consolidated-20210312.xml", 711, 293),
        ("un/consolidated-20240515.xml", 682, 193),
        ("un/consolidated-20260227.xml", 730, 273),
    ] {
        let Some(source) = open(name) else { return };
        let entries = whole(read(source, &Options::default().with_audit()).unwrap());
        let counted = entries.iter().filter(|entry| entry.kind.as_str() == "person").count();
        assert_eq!((counted, entries.len() - counted), (persons, entities), "{name}");
        assert!(entries.iter().all(|entry| entry.listed.is_some() && entry.programs.len() == 1), "{name}");
        let unknown: Vec<_> = entries
            .iter()
            .flat_map(|entry| &entry.programs)
            .filter(|program| program.key.is_none())
            .collect();
        assert!(unknown.iter().all(|program| program.label == "Mali"), "{unknown:?}");
    }
}

#[test]
fn the_united_kingdoms() {
    for (name, groups) in [("uk/ConList-20250410.csv", 4686), ("uk/sanctionsconlist-20180413.csv", 2106)] {
        let Some(source) = open(name) else { return };
        let entries = whole(read(source, &Options::default().with_audit()).unwrap());
        assert_eq!(entries.len(), groups, "{name}");
        assert!(entries.iter().all(|entry| entry.list_date.is_some() && entry.listed.is_some()), "{name}");
        eprintln!("{name}: {} names", names(&entries));
    }
}

#[test]
fn canadas() {
    let Some(source) = open("ca/sema-lmes-2025-05.xml") else { return };
    let entries = whole(read(source, &Options::default().with_audit()).unwrap());
    assert_eq!(entries.len(), 4759);
    let count = |kind: &str| entries.iter().filter(|entry| entry.kind.as_str() == kind).count();
    assert_eq!((count("person"), count("organization"), count("vessel")), (3334, 1316, 109));
    let newest = entries.iter().filter_map(|entry| entry.listed).max().unwrap();
    assert_eq!(newest.to_string(), "2025-03-20");
}

#[test]
fn the_office_of_foreign_assets_controls_as_csv() {
    let part = |name: &str| open(&format!("ofac/{name}")).map(|source| Box::new(source) as Box<dyn BufRead>);
    for (main, add, alt, comments, count) in [
        ("sdn-2021-07.csv", "add-2021-07.csv", "alt-2021-07.csv", "sdn_comments-2021-07.csv", 8976),
        (
            "cons_prim-2025-12.csv",
            "cons_add-2025-12.csv",
            "cons_alt-2025-12.csv",
            "cons_comments-2025-12.csv",
            442,
        ),
    ] {
        let parts = CsvParts { addresses: part(add), aliases: part(alt), comments: part(comments) };
        let Some(source) = part(main) else { return };
        let entries = whole(ofac_csv::read(source, parts, &Options::default().with_audit()));
        assert_eq!(entries.len(), count, "{main}");
        assert!(entries.iter().all(|entry| !entry.programs.is_empty()), "{main}");
        eprintln!(
            "{main}: {} names, {} births",
            names(&entries),
            entries.iter().map(|entry| entry.births.len()).sum::<usize>()
        );
    }
}

#[test]
fn switzerlands_example() {
    let Some(source) = open("schemas/seco-amendment-example-20240117.xml") else { return };
    let entries = whole(read(source, &Options::default().with_audit()).unwrap());
    let seen: Vec<_> =
        entries.iter().map(|entry| (entry.id.as_str(), entry.name(), entry.measures.len())).collect();
    assert_eq!(seen, [("64398", "Test B", 1), ("64403", "Test C", 1), ("64393", "Test A", 2)]);
}

#[test]
#[cfg(feature = "diff")]
fn the_european_unions_two_versions_compared() {
    use dateline_lists::diff::Comparison;

    let read_all = |name: &str| Some(all(&mut read(open(name)?, &Options::default()).unwrap()).0);
    let (Some(old), Some(new)) = (read_all("eu/20210302-FULL-1_1.xml"), read_all("eu/20240513-FULL-1_1.xml"))
    else {
        return;
    };
    let compare = |old: &mut dyn Iterator<Item = &ListEntry>, new: &mut dyn Iterator<Item = &ListEntry>| {
        let mut comparison = Comparison::new();
        old.for_each(|entry| comparison.add_old(entry));
        new.for_each(|entry| comparison.add_new(entry));
        comparison.changes()
    };
    assert_eq!(compare(&mut old.iter(), &mut old.iter().rev()), []);
    let changes = compare(&mut old.iter(), &mut new.iter());
    let count = |kind: &str| changes.iter().filter(|change| change.kind() == kind).count();
    eprintln!(
        "EU 2021 to 2024: {} added, {} removed, {} amended",
        count("added"),
        count("removed"),
        count("amended")
    );
    // Those of Regulation (EU) 2021/371 stayed.
    for id in ["EU.6171.96", "EU.6172.95", "EU.6173.94", "EU.6174.93"] {
        assert!(new.iter().any(|entry| entry.id == id), "{id}");
        assert!(
            changes.iter().filter(|change| change.id() == id).all(|change| change.kind() == "amended"),
            "{id}"
        );
    }
    let of_myanmar = |entry: &&ListEntry| entry.programs.iter().any(|program| program.label == "MMR");
    assert_eq!(new.iter().filter(of_myanmar).count(), 124);
    assert!(changes.iter().any(|change| change.id() == "EU.6231.35" && change.kind() == "added"));
}

#[test]
fn broken_ones() {
    let Some(source) = open("broken/un-consolidated-20250816-bad-encoding.xml") else { return };
    let (entries, errors) = all(&mut read(source, &Options::default()).unwrap());
    assert!(entries.len() > 200, "{} {errors:?}", entries.len());
    assert!(!errors.is_empty());
    assert!(errors.iter().all(|error| error.contains("byte ")), "{errors:?}");
    eprintln!("bad encoding: {} entries, {errors:#?}", entries.len());

    let Some(source) = open("broken/eu-fsf-csv-1_0-20180704-first1000-excel-mangled.csv") else { return };
    let error = read(source, &Options::default()).unwrap_err().to_string();
    assert!(error.starts_with("none of the known lists begins like this"), "{error}");
}
