//! How fast names and who is who are found, in bytes of text a second, and how long the lexicon takes to load.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dateline_article::parse;
use dateline_extract::{Lexicon, training};

/// An invented story, told often enough to be as long as an article.
const STORY: &str = "GENEVA, Nov 20 (Example Wire) - Foreign ministers of the European Union agreed on Monday to impose sanctions \
on six officials of the Ministry of Defence and on Harbour Shipping Co., which operates the tanker Golden Pearl.\n\n\
\"We expect a decision this week,\" Anna Kowalska, the Polish foreign minister, told reporters in Brussels. Kowalska said that \
she had spoken with U.S. Secretary of State John Doe, whose office declined to comment.\n\n\
The bloc has listed more than 200 people since 2014. Moscow called the move hostile.\n\n";

fn names(criterion: &mut Criterion) {
    let lexicon = Lexicon::embedded().expect("the shipped data are sound");
    let article = parse(&STORY.repeat(8));
    let mut group = criterion.benchmark_group("names");
    group.throughput(Throughput::Bytes(article.text.len() as u64));
    group.bench_function("tokens, tags, mentions and coreference", |bencher| {
        bencher.iter(|| training::entities(black_box(&article), &lexicon));
    });
    group.finish();
    criterion.bench_function("load the names", |bencher| bencher.iter(training::load));
}

criterion_group!(benches, names);
criterion_main!(benches);
