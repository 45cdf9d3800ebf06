//! Trains the part-of-speech tagger and the finder of names:
//! ```text
//! cargo run --release -p dateline-extract --features training --example train_names -- DIR [OUT]
//! ```
//! DIR holds GUM's `.conllu` files. Every tenth is held out and measured on first; then all are learnt from, and the weights
//! go to OUT (by default `crates/dateline-extract/data/names`). The same files give the same weights, byte for byte.
//!
//! The lists beside the weights are made into `gazetteer.table` at the same time, because the models learn with them.
//!
//! GUM has few names of the kinds that news has. So the finder of names also learns from GUM's texts with other names in the
//! place of theirs, and from stories made from `data/names/templates.txt` and the lists beside it.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::cast_possible_truncation,
    reason = "a program for who trains: it stops at the first thing that is not as GUM has it"
)]

mod fill;
mod gum;
mod templates;

use std::path::Path;
use std::{env, fs};

use dateline_extract::training::{TrainingText, table, train};

/// How often the texts are gone through.
const EPOCHS: usize = 8;

fn main() {
    let mut arguments = env::args().skip(1);
    let from = arguments.next().expect("the folder of GUM's .conllu files");
    let to = arguments.next().unwrap_or_else(|| "crates/dateline-extract/data/names".to_owned());
    let mut files: Vec<_> = fs::read_dir(&from)
        .expect("the folder can be read")
        .map(|entry| entry.expect("it can be listed").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "conllu"))
        .collect();
    files.sort();
    let texts: Vec<TrainingText> = files
        .iter()
        .map(|path| gum::read(&fs::read_to_string(path).expect("the file can be read")))
        .collect();
    let names: usize = texts.iter().map(|text| text.names.len()).sum();
    println!("{} texts with {names} names", texts.len());

    let mut fill = fill::Fill::new();
    let stories = templates::stories(&mut fill, STORIES);
    println!(
        "{} stories with {} names",
        stories.len(),
        stories.iter().map(|text| text.names.len()).sum::<usize>()
    );

    let (held_out, learnt): (Vec<_>, Vec<_>) =
        texts.iter().cloned().enumerate().partition(|(at, _)| at % 10 == 3);
    let strip =
        |texts: Vec<(usize, TrainingText)>| texts.into_iter().map(|(_, text)| text).collect::<Vec<_>>();
    let held_out = strip(held_out);
    let learnt = strip(learnt);
    let more = more_of(&learnt, &stories, &mut fill);
    let trained = train(&learnt, &more, &held_out, EPOCHS).expect("the lists can be read");
    print!("held out: {}", trained.report);
    let more = more_of(&texts, &stories, &mut fill);
    let trained = train(&texts, &more, &held_out, EPOCHS).expect("the lists can be read");
    print!("learnt:   {}", trained.report);
    let table = table().expect("the lists can be read");
    fs::write(Path::new(&to).join("gazetteer.table"), table).expect("the table can be written");
    fs::write(Path::new(&to).join("pos.weights"), &trained.tagger).expect("the weights can be written");
    fs::write(Path::new(&to).join("pos.fixed"), &trained.fixed).expect("the words can be written");
    fs::write(Path::new(&to).join("names.weights"), &trained.names).expect("the weights can be written");
    println!("{} and {} bytes", trained.tagger.len(), trained.names.len());
}

/// How often each story is told, with other names each time.
const STORIES: usize = 12;

/// How often each text of GUM is told again with other names.
const RETOLD: usize = 2;

/// Texts for the finder of names alone.
fn more_of(texts: &[TrainingText], stories: &[TrainingText], fill: &mut fill::Fill) -> Vec<TrainingText> {
    let mut more = stories.to_vec();
    for _ in 0..RETOLD {
        more.extend(texts.iter().map(|text| templates::retell(text, fill)));
    }
    more
}
