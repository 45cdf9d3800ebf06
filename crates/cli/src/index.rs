//! `dateline index`: lists made ready for screening, as a file.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::Context;
use dateline_screen::Index;

use crate::args::{IndexBuildArgs, IndexCommand, OutputArgs};
use crate::lists;
use crate::log::Log;
use crate::output::Sink;

pub(crate) fn run(command: &IndexCommand, log: &mut Log) -> anyhow::Result<()> {
    match command {
        IndexCommand::Build(args) => build(args, log),
        IndexCommand::Info { file } => info(file),
    }
}

fn build(args: &IndexBuildArgs, log: &mut Log) -> anyhow::Result<()> {
    let index = lists::index(&args.lists, log)?;
    let mut out = Sink::open(&OutputArgs { to: None, output: Some(args.output.clone()) })?;
    index.write(&mut out).context("could not write the index")?;
    out.commit()
}

#[expect(clippy::disallowed_methods, reason = "the command opens files so that libraries need not")]
fn info(file: &Path) -> anyhow::Result<()> {
    let bytes = fs::read(file).with_context(|| format!("could not read {}", file.display()))?;
    let index = Index::from_bytes(&bytes).with_context(|| file.display().to_string())?;
    let mut out = Sink::stdout();
    for list in index.lists() {
        let date = list.date.map_or_else(|| "undated".to_owned(), |date| date.to_string());
        writeln!(out, "{}\t{date}\t{} entries", list.id, list.entries)?;
    }
    let (names, words, parts) = (index.name_count(), index.word_count(), index.part_count());
    let each = bytes.len() / names.max(1);
    writeln!(out, "{names} names, {words} words, {parts} parts, {} bytes, {each} a name", bytes.len())?;
    out.commit()
}
