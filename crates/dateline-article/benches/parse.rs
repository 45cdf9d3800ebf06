//! Throughput of parsing, sentences included, on one article after another.
//!
//! Where the corpus of `../../shared` is there, it is read as well; the prose below is ours.

use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dateline_article::{Metadata, parse_with, read_json_lines};

/// Articles of some 3 KB in two house styles: blank lines between paragraphs, and lines broken at a margin.
fn invented() -> Vec<String> {
    let paragraph = "Sen. Ann B. Lee told reporters in the U.S. capital on Jan. 3 that \"the list isn't final.\" The 27-nation bloc's \
        envoys met Mr. Roe at 5 p.m.; officials of Acme Inc. said 1,234 firms – some abroad – wouldn’t be named. “We agree,” \
        he said.\n\n";
    let wrapped = "    The envoys of twenty-seven states met late on Monday and\nagreed on nothing, said an official who had waited \
        for them.\n    They will meet again next week, he said, if the weather\npermits.\n";
    let blank = format!(
        "GENEVA, Jan 4 (Example Wire) - {}Waves of talks\n\n{}",
        paragraph.repeat(5),
        paragraph.repeat(5)
    );
    let indented = format!("    GENEVA, Jan 4 (Example Wire) - Talks began.\n{}", wrapped.repeat(14));
    [blank, indented].iter().cycle().take(400).cloned().collect()
}

/// The texts of `../../shared/corpus`, if it is there.
#[expect(clippy::disallowed_methods, reason = "a benchmark is no library: it may open files")]
fn corpus() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus");
    let files = ["no-sanctions.jsonl", "sanctions.jsonl"]
        .map(|name| std::fs::read(folder.join(name)).unwrap_or_default());
    files
        .iter()
        .flat_map(|bytes| read_json_lines(bytes.as_slice()))
        .filter_map(|record| Some(record.ok()?.text))
        .collect()
}

fn articles(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("parse");
    for (name, texts) in [("invented", invented()), ("corpus", corpus())] {
        if texts.is_empty() {
            continue;
        }
        let metadata = Metadata { published: "2021-01-04".parse().ok(), ..Metadata::default() };
        group.throughput(Throughput::Bytes(texts.iter().map(|text| text.len() as u64).sum()));
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                texts
                    .iter()
                    .map(|text| parse_with(black_box(text.as_str()), metadata.clone()).sentences.len())
                    .sum::<usize>()
            });
        });
    }
    group.finish();
}

criterion_group!(benches, articles);
criterion_main!(benches);
