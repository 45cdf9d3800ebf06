//! Queries, building and growth, over names synthesised from syllables: the same on every run.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use dateline_entity::EntityKind;
use dateline_sanctions::{ListEntry, ListName, NameStatus};
use dateline_screen::{Index, Options, Query, compare};

const SYLLABLES: [&str; 40] = [
    "al", "ba", "bek", "da", "din", "el", "fa", "ga", "had", "ib", "ja", "ka", "kov", "la", "lev", "ma",
    "med", "mir", "mu", "na", "nik", "no", "om", "pa", "per", "ra", "rif", "sa", "ser", "sha", "so", "ta",
    "tov", "ul", "va", "vich", "ya", "yus", "za", "zin",
];
const COMMON: [&str; 12] =
    ["Mohammed", "Ahmad", "Ali", "Kim", "Hassan", "Ivan", "Maria", "Khan", "Abdul", "Sergei", "Jose", "Wang"];

/// A generator of numbers: no dependency, no seed from outside.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap_or(0)
    }

    fn one_of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all.get(self.below(all.len())).copied().unwrap_or("x")
    }

    fn word(&mut self) -> String {
        (0..2 + self.below(3)).map(|_| self.one_of(&SYLLABLES)).collect()
    }

    fn name(&mut self) -> String {
        let first = if self.below(2) == 0 { self.one_of(&COMMON).to_owned() } else { self.word() };
        let rest: Vec<String> = (0..=self.below(3)).map(|_| self.word()).collect();
        format!("{first} {}", rest.join(" "))
    }
}

fn entries(count: usize) -> Vec<ListEntry> {
    let mut numbers = Numbers(7);
    let entry = |number: usize| {
        let list = "x-bench".parse().expect("a list's name");
        let mut entry = ListEntry::new(list, number.to_string(), EntityKind::Person);
        entry.names.push(ListName::new(numbers.name(), NameStatus::Primary));
        entry
    };
    (0..count).map(entry).collect()
}

/// Half of them on the list with a letter changed, half on none.
fn queries(entries: &[ListEntry], count: usize) -> Vec<Query> {
    let mut numbers = Numbers(11);
    let query = |place: usize| {
        let listed = entries.get(numbers.below(entries.len())).map_or("", ListEntry::name);
        Query::person(if place.is_multiple_of(2) { listed.replacen('a', "e", 1) } else { numbers.name() })
    };
    (0..count).map(query).collect()
}

fn screening(c: &mut Criterion) {
    let mut group = c.benchmark_group("query");
    group.sample_size(10);
    for count in [10_000, 100_000, 1_000_000] {
        let entries = entries(count);
        let queries = queries(&entries, 200);
        let index = Index::build(entries);
        let mut bytes = Vec::new();
        index.write(&mut bytes).expect("writing to memory");
        #[expect(clippy::print_stderr, reason = "a figure of the benchmark")]
        {
            eprintln!("{count} names: {} bytes a name", bytes.len() / count);
        }
        let mut screener = index.screener();
        let options = Options { names_only: true, ..Options::default() };
        group.bench_function(BenchmarkId::new("200 queries", count), |b| {
            b.iter(|| {
                queries.iter().map(|query| black_box(screener.screen(query, &options)).len()).sum::<usize>()
            });
        });
    }
    group.finish();
}

fn building(c: &mut Criterion) {
    let entries = entries(10_000);
    let mut group = c.benchmark_group("build");
    group.sample_size(10);
    group.bench_function("10000", |b| b.iter(|| Index::build(black_box(entries.clone()))));
    let mut bytes = Vec::new();
    Index::build(entries).write(&mut bytes).expect("writing to memory");
    group.bench_function("read 10000", |b| b.iter(|| Index::from_bytes(black_box(&bytes))));
    group.finish();
}

fn comparing(c: &mut Criterion) {
    let (a, b) = ("Mohammed bin Salman", "SALMAN, Muhamad ibn");
    c.bench_function("compare", |bencher| bencher.iter(|| compare(black_box(a), black_box(b))));
}

criterion_group!(benches, screening, building, comparing);
criterion_main!(benches);
