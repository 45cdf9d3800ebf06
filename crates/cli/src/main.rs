//! `dateline`: arguments in, bytes out. What is said about a story is decided in the libraries.

mod args;
mod compare;
mod corpus;
mod describe;
mod explain;
mod index;
mod input;
mod lists;
mod log;
mod output;
mod queries;
mod read;
mod screen;
mod terminal;

use std::io;
use std::process::ExitCode;

use clap::Parser;

use crate::args::{Args, Command};
use crate::log::Log;

fn main() -> ExitCode {
    let args = Args::parse();
    let mut log = Log::new(io::stderr(), args.quiet);
    match run(&args, &mut log) {
        Ok(()) if log.rejected() == 0 => ExitCode::SUCCESS,
        Ok(()) => ExitCode::from(1),
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            log.failure(&error);
            ExitCode::from(2)
        }
    }
}

fn run(args: &Args, log: &mut Log) -> anyhow::Result<()> {
    match &args.command {
        Command::Extract(extract) => corpus::run(extract, args.color, log),
        Command::Explain(explain) => explain::run(explain, args.color, log),
        Command::Read(read) => read::run(read, args.color, log),
        Command::Screen(screen) => screen::run(screen, args.color, log),
        Command::Compare(compare) => compare::run(compare, log),
        Command::Index(index) => index::run(index, log),
        Command::Schema => describe::schema(),
        Command::Completions { shell } => describe::completions(*shell),
        Command::Man { command } => describe::man(command.as_deref()),
    }
}

/// Whether whoever read our output has seen enough (`dateline … | head`).
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let causes = error.chain().filter_map(|cause| cause.downcast_ref::<io::Error>());
    causes.into_iter().any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}
