//! `dateline screen`: stories or tables of names against sanctions lists.

use std::io::Write;
use std::path::Path;

use anyhow::Context;
use dateline_extract::{Lexicon, extract};
use dateline_formats::{Format, Writer};
use dateline_screen::{Hit, Index, Options};
use serde_json::json;

use crate::args::{Color, ScreenArgs};
use crate::input;
use crate::lists;
use crate::log::{Log, Reject};
use crate::output::{Sink, Style};
use crate::queries::{self, Columns};

pub(crate) fn run(args: &ScreenArgs, color: Color, log: &mut Log) -> anyhow::Result<()> {
    match &args.screening.queries {
        Some(queries) => {
            // What else is named beside a table of queries are lists.
            let more = args.input.inputs.iter().filter(|path| path.as_os_str() != "-");
            let paths: Vec<_> = args.screening.lists.iter().chain(more).cloned().collect();
            let index = lists::index(&paths, log)?;
            table(args, queries, &index, log)
        }
        None => stories(args, color, &lists::index(&args.screening.lists, log)?, log),
    }
}

/// Documents with listings.
fn stories(args: &ScreenArgs, color: Color, index: &Index, log: &mut Log) -> anyhow::Result<()> {
    let style = Style::new(&args.output, color);
    let mut writer = Writer::documents(style.format, style.options, Sink::open(&args.output)?);
    let lexicon = Lexicon::embedded().context("could not load the lexicon")?;
    let mut screener = index.screener();
    input::announce(&args.input, log);
    for incoming in input::articles(&args.input) {
        match incoming {
            Ok(incoming) => {
                log.warn(&incoming.source, &incoming.article);
                let mut document = extract(&incoming.article, &lexicon);
                dateline_screen::link(&mut document, &mut screener);
                writer.write(&document)?;
            }
            Err(reject) => log.reject(&reject),
        }
    }
    writer.finish()?.commit()
}

/// One line a query, in their order.
fn table(args: &ScreenArgs, path: &Path, index: &Index, log: &mut Log) -> anyhow::Result<()> {
    let mut reader = queries::open(path)?;
    let columns =
        Columns::new(reader.headers().with_context(|| path.display().to_string())?, &args.screening)?;
    let options = Options {
        threshold: args.screening.threshold,
        top: args.screening.top,
        names_only: args.screening.names_only,
        ..Options::default()
    };
    let is_summary = Style::new(&args.output, Color::Never).format == Format::Summary;
    let mut screener = index.screener();
    let mut out = Sink::open(&args.output)?;
    for row in reader.records() {
        match row {
            Ok(row) => {
                let query = columns.query(&row);
                let hits = screener.screen(&query, &options);
                let name = query.names.first().map(String::as_str).unwrap_or_default();
                if is_summary { summary(&mut out, name, &hits)? } else { line(&mut out, name, &hits)? }
            }
            Err(error) => {
                log.reject(&Reject {
                    source: path.display().to_string(),
                    place: None,
                    reason: error.to_string(),
                });
                // Whoever counts lines finds the others at their places.
                if !is_summary {
                    line(&mut out, "", &[])?;
                }
            }
        }
    }
    out.commit()
}

/// `{"query": …, "hits": [{"list", "id", "name", "score", "because": […]}]}`
fn line(out: &mut impl Write, query: &str, hits: &[Hit]) -> anyhow::Result<()> {
    write!(out, "{{\"query\":{},\"hits\":[", json!(query))?;
    for (place, hit) in hits.iter().enumerate() {
        let comma = if place > 0 { "," } else { "" };
        let (list, id, name) = (json!(hit.list.as_str()), json!(hit.id), json!(hit.name));
        let (score, because) = (json!(hit.score.value()), json!(hit.because));
        write!(
            out,
            "{comma}{{\"list\":{list},\"id\":{id},\"name\":{name},\"score\":{score},\"because\":{because}}}"
        )?;
    }
    Ok(out.write_all(b"]}\n")?)
}

fn summary(out: &mut impl Write, query: &str, hits: &[Hit]) -> anyhow::Result<()> {
    writeln!(out, "{query}")?;
    if hits.is_empty() {
        writeln!(out, "  no hit")?;
    }
    for hit in hits {
        writeln!(out, "  {:.3} {} {} {}", hit.score.value(), hit.list, hit.id, hit.name)?;
        for reason in &hit.because {
            writeln!(out, "        {reason}")?;
        }
    }
    Ok(())
}
