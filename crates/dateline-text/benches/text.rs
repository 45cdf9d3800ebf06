//! Throughput of tokens and sentences on news prose.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};

/// A megabyte of prose with what makes it hard: abbreviations, quotations, numbers, letters beyond ASCII.
fn prose() -> String {
    let paragraph = "Sen. Ann B. Lee told reporters in the U.S. capital on Jan. 3 that \"the list isn't final.\" The 27-nation bloc's \
        envoys met Mr. Žižek at 5 p.m.; officials of Acme Inc. said 1,234 firms – some in Russia – wouldn’t be named. “We \
        agree,” he said. It rained … and nobody left.\n\n";
    paragraph.repeat((1 << 20) / paragraph.len())
}

fn text(criterion: &mut Criterion) {
    let prose = prose();
    let mut group = criterion.benchmark_group("text");
    group.throughput(Throughput::Bytes(prose.len() as u64));
    group.bench_function("sentences", |bencher| {
        bencher.iter(|| dateline_text::sentences(black_box(&prose)).count());
    });
    group.bench_function("tokens", |bencher| {
        bencher.iter(|| dateline_text::tokens(black_box(&prose)).count());
    });
    group.finish();
}

criterion_group!(benches, text);
criterion_main!(benches);
