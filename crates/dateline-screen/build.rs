//! Turns the families of name forms into an automaton: a form to the numbers of its families.

#![expect(clippy::disallowed_methods, reason = "a build script reads its data and writes where cargo says")]

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs};

const FILES: [&str; 2] = ["data/name-families.txt", "data/nicknames.txt"];
/// What else an index depends on: its words are numbered by these.
const TABLES: [&str; 5] = [
    "data/confusions.tsv",
    "data/numbers.tsv",
    "data/org-forms.tsv",
    "data/org-words.tsv",
    "data/person-words.tsv",
];

fn main() {
    let mut families: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    let mut number = 0_u32;
    let mut first_nickname = 0;
    let mut fingerprint = 0xcbf2_9ce4_8422_2325_u64;
    for file in FILES.into_iter().chain(TABLES) {
        println!("cargo:rerun-if-changed={file}");
        for byte in fs::read(file).expect("the data lies beside this script") {
            fingerprint = (fingerprint ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
        }
    }
    println!("cargo:rustc-env=DATELINE_SCREEN_DATA={fingerprint}");
    for file in FILES {
        first_nickname = number;
        let text = fs::read_to_string(file).expect("the data lies beside this script");
        for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            for form in line.split(' ') {
                let numbers = families.entry(form.to_owned()).or_default();
                if numbers.last() != Some(&number) {
                    numbers.push(number);
                }
            }
            number += 1;
        }
    }
    let out = env::var("OUT_DIR").expect("cargo says where to write");
    write(Path::new(&out), &families, first_nickname).expect("the folder can be written to");
}

/// `families.fst` maps a form to the place of its numbers in `families.bin`: their count, then each, in 32 bits.
fn write(out: &Path, families: &BTreeMap<String, Vec<u32>>, first_nickname: u32) -> std::io::Result<()> {
    let mut automaton = fst::MapBuilder::memory();
    let mut places: BTreeMap<&[u32], u64> = BTreeMap::new();
    let mut sets: Vec<u32> = vec![first_nickname];
    for (form, numbers) in families {
        let place = *places.entry(numbers).or_insert_with(|| {
            let place = sets.len() as u64;
            sets.push(u32::try_from(numbers.len()).expect("few families share a form"));
            sets.extend(numbers);
            place
        });
        automaton.insert(form, place).expect("the forms are in order");
    }
    fs::write(out.join("families.fst"), automaton.into_inner().expect("writing to memory"))?;
    let bytes: Vec<u8> = sets.iter().flat_map(|number| number.to_le_bytes()).collect();
    fs::write(out.join("families.bin"), bytes)
}
