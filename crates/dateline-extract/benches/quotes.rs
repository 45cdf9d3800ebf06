//! How fast articles that are mostly speech are read, and that unclosed marks cost no more a byte.
//!
//! `cargo bench -p dateline-extract --bench quotes`

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

/// A story in which everybody speaks, some 2 KB of it.
const SPEECH: &str = "\
“The list is long,” said Ann Roe, a lawyer who advises the ministry. “It will grow, and it should.”

Bob Doe, the head of the bank, told reporters on Monday that the accounts were “frozen for good.” He called the \
decision “a grave mistake” and vowed to go to court.

\"We are close,\" a senior diplomat said, speaking on condition of anonymity. \"But nothing is decided.

\"Ask again next week,\" she added.

According to the foreign minister, Carla Poe, the measures will stay in place until the talks end. Officials in two \
capitals said the allies’ plan was “dead.”

";

fn articles(criterion: &mut Criterion) {
    let lexicon = dateline_extract::Lexicon::embedded().expect("the lexicon that ships");
    let mut group = criterion.benchmark_group("speech");
    group.sample_size(10);
    for kilobytes in [10, 1000] {
        let inputs = [
            ("closed", SPEECH.repeat(kilobytes * 1000 / SPEECH.len())),
            ("unclosed", "She said “the ‘list \"is «long ".repeat(kilobytes * 1000 / 34)),
            ("one paragraph", SPEECH.replace('\n', " ").repeat(kilobytes * 1000 / SPEECH.len())),
        ];
        for (name, text) in inputs {
            group.throughput(Throughput::Bytes(text.len() as u64));
            let article = dateline_article::parse(&text);
            group.bench_function(BenchmarkId::new(name, kilobytes), |bencher| {
                bencher.iter(|| dateline_extract::extract(&article, &lexicon));
            });
        }
    }
    group.finish();
}

criterion_group!(benches, articles);
criterion_main!(benches);
