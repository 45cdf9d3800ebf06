//! Any bytes are a table with entries and errors: the United Kingdom's, OFAC's set, OpenSanctions'; nothing of an entry is lost.
#![no_main]

use std::io::BufRead;

use dateline_lists::ofac_csv::{self, CsvParts};
use dateline_lists::{Entries, Options, opensanctions, uk};
use libfuzzer_sys::fuzz_target;

/// Headings of each table, so that what follows is read as rows of it.
const CONLIST: &[u8] = b"Name 6,Name 1,DOB,Nationality,Passport Number,Passport Details,Other Information,Group Type,Alias Type,Regime,Listed On,Group ID\n";
const UKSL: &[u8] = b"Unique ID,Name 6,Name type,Designation Type,Regime Name,D.O.B,Sanctions Imposed,IMO number,Previous flags\n";
const SIMPLE: &[u8] = b"id,schema,name,aliases,birth_date,countries,identifiers\n";

fuzz_target!(|bytes: &[u8]| {
    let mut options = Options::default().with_audit();
    options.limits.record = 1 << 12;
    check(uk::read_conlist(bytes, &options));
    check(uk::read_conlist(&[CONLIST, bytes].concat()[..], &options));
    check(uk::read_csv(&[UKSL, bytes].concat()[..], &options));
    check(opensanctions::simple::read(&[SIMPLE, bytes].concat()[..], &options));
    check(opensanctions::ftm::read(bytes, &options));
    // Four files in one, with a byte between that no text has.
    let mut files = bytes.split(|byte| *byte == 0xff);
    let main = files.next().unwrap_or_default();
    let mut part = || files.next().map(|bytes| Box::new(bytes) as Box<dyn BufRead>);
    let parts = CsvParts { addresses: part(), aliases: part(), comments: part() };
    check(ofac_csv::read(main, parts, &options));
});

fn check(mut entries: Entries<'_>) {
    for entry in (&mut entries).flatten() {
        assert!(!entry.id.is_empty());
    }
    if let Some(audit) = entries.audit() {
        let lost: Vec<_> = audit.rows().filter(|(_, tally)| tally.lost > 0).collect();
        assert!(lost.is_empty(), "{lost:?}");
    }
}
