//! Tagging and parsing, in tokens a second.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dateline_extract::syntax_training::Bench;

const TEXT: &str = "EU foreign ministers are expected on Monday to approve sanctions against those behind the arrest of \
    the opposition leader, two diplomats told reporters in Brussels, where the bloc last month put six officials on a \
    blacklist for their part in the crackdown that followed the vote.";

fn syntax(criterion: &mut Criterion) {
    let bench = Bench::new(TEXT);
    let mut group = criterion.benchmark_group("syntax");
    group.throughput(Throughput::Elements(bench.tokens()));
    group.bench_function("load", |bencher| bencher.iter(Bench::load));
    group.bench_function("tag", |bencher| bencher.iter(|| bench.tag()));
    group.bench_function("parse", |bencher| bencher.iter(|| bench.parse()));
    group.finish();
}

criterion_group!(benches, syntax);
criterion_main!(benches);
