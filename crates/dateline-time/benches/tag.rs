//! How fast news prose is tagged, with and without cutting it into tokens first.

use std::hint::black_box;

use chrono::NaiveDate;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dateline_time::{Context, tag, tag_tokens};

/// Invented, with about as many dates as news have: one in eighty words.
const PARAGRAPH: &str = "The ministers of the bloc agreed on Monday to draw up a list of those behind the arrests, diplomats \
said, in what would be the first use of the regime that was set up for such cases. A senior official told reporters that the \
list should name judges, prosecutors and the heads of the guard, though several capitals had asked for more proof. \"We want \
to see that the evidence holds before a court,\" the official said, and added that nobody had any interest in a list that fell.

The company, which runs three mills in the north of the country and employs some 4,000 people, denied that it had shipped \
parts to the firm since October 2020, when a court froze its accounts. Its shares fell by 3.4 percent, the second worst of the \
index. The chairman said in a letter to the staff that the mills would run on as they were, that no one had to fear for a job, \
and that the board may well appeal against a ruling which it held to be wrong in law and in fact.

Officials of the ministry, who spoke to reporters on the condition that they not be named, said that the talks would go on \
whatever the others decide. They pointed to the report of a panel of experts that found more than 200 ships under false flags, \
most of them old, badly insured and owned by firms that had no other business. A spokesman for the port of the capital said \
that it had turned away at least two such tankers; one of them, he said, lay at anchor off the coast for three weeks.

";

fn bench(criterion: &mut Criterion) {
    let text = PARAGRAPH.repeat(100);
    let tokens: Vec<_> = dateline_text::tokens(&text).collect();
    let context = Context::new(NaiveDate::from_ymd_opt(2021, 2, 22).expect("a day"));
    let mut group = criterion.benchmark_group("tag");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("text", |bencher| bencher.iter(|| tag(black_box(&text), &context)));
    group
        .bench_function("tokens", |bencher| bencher.iter(|| tag_tokens(black_box(&text), &tokens, &context)));
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
