//! `dateline compare`: two names, or a table of pairs.

use std::io::Write;
use std::path::Path;

use anyhow::{Context, bail};
use dateline_screen::{Comparison, NameKind, compare, compare_as};

use crate::args::CompareArgs;
use crate::log::{Log, Reject};
use crate::output::Sink;
use crate::queries;

pub(crate) fn run(args: &CompareArgs, log: &mut Log) -> anyhow::Result<()> {
    let kind = args.kind.map(|kind| NameKind::of(kind.kind()));
    match (&args.pairs, args.names.as_slice()) {
        (Some(path), []) => pairs(args, path, kind, log),
        (None, [a, b]) => {
            let mut out = Sink::open(&args.output())?;
            let comparison = compared(a, b, kind);
            writeln!(out, "{:.3}", comparison.score.value())?;
            for reason in &comparison.because {
                writeln!(out, "  {reason}")?;
            }
            out.commit()
        }
        _ => bail!("give two names, or a table with --pairs"),
    }
}

fn compared(a: &str, b: &str, kind: Option<NameKind>) -> Comparison {
    match kind {
        Some(kind) => compare_as(a, b, kind),
        None => compare(a, b),
    }
}

/// The table again, with a column `score`.
fn pairs(args: &CompareArgs, path: &Path, kind: Option<NameKind>, log: &mut Log) -> anyhow::Result<()> {
    let mut reader = queries::open(path)?;
    let headings = reader.headers().with_context(|| path.display().to_string())?.clone();
    let column = |wanted: &[&str]| {
        headings
            .iter()
            .position(|heading| wanted.iter().any(|wanted| heading.trim().eq_ignore_ascii_case(wanted)))
    };
    let (Some(first), Some(second)) =
        (column(&["name1", "query_name", "left"]), column(&["name2", "result_name", "right"]))
    else {
        bail!("{}: the table has no columns name1 and name2", path.display());
    };
    let kinds = column(&["schema", "kind", "type"]);
    let mut out = csv::Writer::from_writer(Sink::open(&args.output())?);
    out.write_record(headings.iter().chain(["score"]))?;
    for row in reader.records() {
        let row = match row {
            Ok(row) => row,
            Err(error) => {
                log.reject(&Reject {
                    source: path.display().to_string(),
                    place: None,
                    reason: error.to_string(),
                });
                continue;
            }
        };
        let cell = |place: usize| row.get(place).unwrap_or_default();
        let named = kinds.and_then(|place| queries::kind(cell(place).trim())).map(NameKind::of);
        let comparison = compared(cell(first), cell(second), kind.or(named));
        let score = comparison.score.to_string();
        let cells = (0..headings.len()).map(cell);
        out.write_record(cells.chain([score.as_str()]))?;
    }
    let sink = out.into_inner().map_err(|error| anyhow::anyhow!("{}", error.error()))?;
    sink.commit()
}
