//! Reads a list and says how many entries it has, of which kinds, and what could not be read.
//!
//! `cargo run --release --example count -- FILE`

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "an example is a command"
)]

use std::collections::BTreeMap;
use std::error::Error;
use std::fs::File;
use std::io::BufReader;

use dateline_lists::{Options, read};

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("name a file")?;
    let mut kinds: BTreeMap<&str, u64> = BTreeMap::new();
    for entry in read(BufReader::new(File::open(path)?), &Options::default())? {
        match entry {
            Ok(entry) => *kinds.entry(entry.kind.as_str()).or_default() += 1,
            Err(error) => eprintln!("{error}"),
        }
    }
    for (kind, count) in kinds {
        println!("{count} {kind}");
    }
    Ok(())
}
