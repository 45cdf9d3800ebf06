//! Throughput of writing documents, in bytes of output.

use std::hint::black_box;
use std::io;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dateline_document::Document;
use dateline_document::DocumentEntity;
use dateline_entity::{Entity, EntityId, EntityKind, Mention, MentionForm};
use dateline_formats::{Format, Options, Writer, read};
use dateline_text::{Excerpt, Span};

/// A document of the size of a long wire story, with a mention for about every tenth word.
fn document() -> Document {
    let text =
        "The Example Wire said on Monday that ministers of \"both\" sides had met in Genève for talks.\n"
            .repeat(80);
    let mentions = text.match_indices("Genève").filter_map(|(at, word)| {
        let excerpt = Excerpt::new(&text, Span::from_range(at..at + word.len())?)?;
        Some(Mention { form: MentionForm::Name, excerpt })
    });
    let entity = Entity {
        id: EntityId(1),
        kind: EntityKind::Place,
        name: "Genève".to_owned(),
        aliases: Vec::new(),
        country: "ch".parse().ok(),
        role: None,
        gender: None,
        mentions: mentions.collect(),
    };
    let mut document = Document::new(dateline_article::parse(&text));
    document.entities.push(DocumentEntity { entity, listings: Vec::new(), not_listed: Vec::new() });
    document
}

fn written(format: Format, document: &Document) -> Vec<u8> {
    let mut writer = Writer::documents(format, Options::default(), Vec::new());
    writer.write(document).expect("a Vec takes everything");
    writer.finish().expect("a Vec takes everything")
}

fn write(criterion: &mut Criterion) {
    let document = document();
    let mut group = criterion.benchmark_group("write");
    for &format in Format::ALL {
        group.throughput(Throughput::Bytes(written(format, &document).len() as u64));
        group.bench_function(format.name(), |bencher| {
            let mut writer = Writer::documents(format, Options::default(), io::sink());
            bencher.iter(|| writer.write(black_box(&document)).expect("a sink takes everything"));
        });
    }
    group.finish();
}

fn read(criterion: &mut Criterion) {
    let line = written(Format::JsonLines, &document());
    let mut group = criterion.benchmark_group("read");
    group.throughput(Throughput::Bytes(line.len() as u64));
    group.bench_function("jsonl", |bencher| {
        bencher.iter(|| read::json_lines(black_box(line.as_slice())).count());
    });
    group.finish();
}

criterion_group!(benches, write, read);
criterion_main!(benches);
