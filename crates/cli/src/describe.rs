//! What the command says about itself and its output: the schema, completions, manual pages.

use std::io::Write;

use anyhow::Context;
use clap::CommandFactory;
use clap_complete::Shell;
use dateline_formats::schema;

use crate::args::Args;
use crate::output::Sink;

pub(crate) fn schema() -> anyhow::Result<()> {
    print(schema::DOCUMENT.as_bytes())
}

pub(crate) fn completions(shell: Shell) -> anyhow::Result<()> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "dateline", &mut script);
    print(&script)
}

pub(crate) fn man(name: Option<&str>) -> anyhow::Result<()> {
    let mut command = Args::command();
    command.build();
    let command = match name {
        None => command,
        Some(name) => command
            .find_subcommand(name)
            .with_context(|| format!("there is no subcommand {name}"))?
            .clone()
            .flatten_help(false),
    };
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page)?;
    print(&page)
}

fn print(bytes: &[u8]) -> anyhow::Result<()> {
    let mut out = Sink::stdout();
    out.write_all(bytes)?;
    out.commit()
}
