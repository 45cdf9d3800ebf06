//! Throughput of reading lists, beside a bare loop of quick-xml over the same bytes: nobody can be faster than that.
//!
//! The lists are made up, in the proportions of the real ones. Where the real ones lie beside the repository, they are measured too.

#![expect(clippy::disallowed_methods, reason = "benches read the lists")]

use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;
use std::path::Path;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use dateline_lists::{Options, read};
use quick_xml::Reader;
use quick_xml::events::Event;

/// A list of the EU with so many entries of six names.
fn eu(entries: usize) -> Vec<u8> {
    let mut list = String::from("<export generationDate=\"2021-03-02T00:00:00\">");
    for id in 0..entries {
        let summary = "<regulationSummary regulationType=\"amendment\" publicationDate=\"2021-03-02\" numberTitle=\"2021/999 (OJ L71I)\" publicationUrl=\"https://example.org/legal-content/EN/TXT/PDF/?uri=OJ:L:2021:999:FULL&amp;from=EN\"/>";
        let _ = write!(
            list,
            "<sanctionEntity euReferenceNumber=\"EU.{id}.1\" logicalId=\"{id}\"><regulation regulationType=\"amendment\" organisationType=\"council\" publicationDate=\"2021-03-02\" entryIntoForceDate=\"2021-03-03\" numberTitle=\"2021/999 (OJ L71I)\" programme=\"HR\" logicalId=\"1\"><publicationUrl>https://example.org/</publicationUrl></regulation><subjectType code=\"person\" classificationCode=\"P\"/>"
        );
        for name in 0..6 {
            let _ = write!(
                list,
                "<nameAlias firstName=\"Jane\" middleName=\"\" lastName=\"Doe {name}\" wholeName=\"Jane Doe {name}\" function=\"\" gender=\"F\" title=\"\" nameLanguage=\"EN\" strong=\"true\" regulationLanguage=\"en\" logicalId=\"{name}\">{summary}</nameAlias>"
            );
        }
        list.push_str("</sanctionEntity>");
    }
    list.push_str("</export>");
    list.into_bytes()
}

/// A loop that looks at every event and does nothing.
fn bare(list: &[u8]) -> u64 {
    let mut reader = Reader::from_reader(list);
    let mut buffer = Vec::new();
    let mut events = 0;
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).expect("the list is well-formed") {
            Event::Eof => return events,
            _ => events += 1,
        }
    }
}

fn entries(list: &[u8]) -> usize {
    let entries = read(list, &Options::default()).expect("the list is known");
    entries.flatten().count()
}

fn lists(criterion: &mut Criterion) {
    let mut lists = vec![("made-up/eu".to_owned(), eu(1000))];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/lists");
    for file in [
        "eu/20240513-FULL-1_1.xml",
        "eu/global-20160211-old-format.xml",
        "ofac/sdn-20240507.xml",
        "ofac/cons_advanced-20200317.xml",
        "ofac/cons_enhanced-20250110.xml",
        "un/consolidated-20260227.xml",
        "ca/sema-lmes-2025-05.xml",
    ] {
        if let Ok(bytes) = fs::read(folder.join(file)) {
            lists.push((file.to_owned(), bytes));
        }
    }
    for (name, list) in &lists {
        if read(&list[..], &Options::default()).is_err() {
            continue;
        }
        let mut group = criterion.benchmark_group(name);
        group.throughput(Throughput::Bytes(list.len() as u64)).sample_size(20);
        group.bench_function("bare", |bencher| bencher.iter(|| bare(black_box(list))));
        group.bench_function("entries", |bencher| {
            bencher.iter_batched(|| (), |()| entries(black_box(list)), BatchSize::PerIteration);
        });
        group.finish();
    }
}

criterion_group!(benches, lists);
criterion_main!(benches);
