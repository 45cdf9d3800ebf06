//! How fast news prose is tagged, with and without cutting it into tokens first.

use std::hint::black_box;

use chrono::NaiveDate;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dateline_time::{Context, tag, tag_tokens};

/// Invented, with about as many dates as news have: one in thirty words.
const PARAGRAPH: &str = "The ministers of the bloc agreed on Monday to draw up a list of those behind the arrests, diplomats \
said, in what would be the first use of the regime that was set up last year. A senior official told reporters that the list \
should be ready within two weeks, though several capitals had asked for more time. The company, which runs three mills in the \
north of the country and employs some 4,000 people, denied that it had shipped parts to the firm since October 2020, when a \
court froze its accounts. Its shares fell by 3.4 percent in early trade. The minister said that he expected no answer before \
the end of the month and that the talks, the second round in as many years, would go on whatever the others decide.\n\n";

fn bench(criterion: &mut Criterion) {
    let text = PARAGRAPH.repeat(200);
    let tokens: Vec<_> = dateline_text::tokens(&text).collect();
    let context = Context::new(NaiveDate::from_ymd_opt(2021, 2, 22).expect("a day"));
    let mut group = criterion.benchmark_group("tag");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("text", |bencher| bencher.iter(|| tag(black_box(&text), &context)));
    group.bench_function("tokens", |bencher| bencher.iter(|| tag_tokens(black_box(&text), &tokens, &context)));
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
