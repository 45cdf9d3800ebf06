//! Throughput of whole extraction: article in, document out.
//!
//! `cargo bench -p dateline-extract --bench extract`. On the articles of `../shared/corpus` where they are there, else on stories
//! made up here; a story with sanctions costs most, since its sentences are parsed.

use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dateline_article::{Article, Metadata, parse_with, read_json_lines};
use dateline_extract::{Lexicon, extract};

const STORY: &str = "\
BRUSSELS, March 10 (Example Wire) - The European Union agreed on Wednesday to impose asset freezes and travel bans on six \
officials from Belarus over the jailing of opposition leaders, diplomats said.

The United States, which widened its own sanctions last month, welcomed the decision. \"This sends a clear message,\" said \
Ann Roe, a spokeswoman for the State Department.

Belarus called the measures illegal and threatened to ban imports of European food in response.

";

/// The articles of a file of the corpus, or made-up ones.
#[expect(clippy::disallowed_methods, reason = "a benchmark reads its data")]
fn articles(file: &str) -> Vec<Article> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus").join(file);
    match std::fs::read(path) {
        Ok(bytes) => {
            let records =
                read_json_lines(bytes.as_slice()).map(|record| record.expect("a line of the corpus"));
            records.take(200).map(dateline_article::Record::into_article).collect()
        }
        Err(_) => vec![parse_with(STORY.repeat(20), Metadata::default()); 10],
    }
}

fn whole(criterion: &mut Criterion) {
    let lexicon = Lexicon::embedded().expect("the lexicon that ships");
    let mut group = criterion.benchmark_group("extract");
    group.sample_size(10);
    for file in ["sanctions.jsonl", "no-sanctions.jsonl"] {
        let articles = articles(file);
        group.throughput(Throughput::Bytes(articles.iter().map(|article| article.text.len() as u64).sum()));
        group.bench_function(file, |bencher| {
            bencher.iter(|| {
                for article in &articles {
                    black_box(extract(article, &lexicon));
                }
            });
        });
    }
    group.finish();
}

criterion_group!(benches, whole);
criterion_main!(benches);
