//! Runs over any number of stories: on all cores, in the order of the input, in bounded memory, to be resumed if they end early.
//!
//! ```text
//! units of input -> workers: articles -> filters -> documents -> bytes -> output, in order
//! ```
//!
//! One thread reads the input and cuts it into units (a file, a line, a record); workers do the rest; this thread writes. A
//! unit that cannot be read is a reject beside its neighbours. With an output file of JSON Lines, what was written so far is
//! noted in a journal beside it ([`journal`]), from which `--resume` goes on.

mod args;
mod count;
mod dedupe;
mod journal;
mod pipeline;
mod progress;

use std::io::Write;

use anyhow::Context;
use dateline_article::{Article, Published};
use dateline_document::Document;
use dateline_extract::{Lexicon, extract};
use dateline_formats::{Format, Options, Writer};

pub(crate) use args::RunArgs;
use count::Count;
use dedupe::Copies;
use journal::Output;
use pipeline::{Event, Pipeline};
use progress::Progress;

use crate::args::{Color, ExtractArgs};
use crate::input::{self, Incoming, Nothing, Unit};
use crate::log::{Log, Reject};
use crate::output::Style;

/// Runs `dateline extract`.
pub(crate) fn run(args: &ExtractArgs, color: Color, log: &mut Log) -> anyhow::Result<()> {
    let style = Style::new(&args.output, color);
    let mut output = Output::open(&args.output, &style, args.run.resume, &fingerprint(args))?;
    let lexicon = Lexicon::embedded().context("could not load the lexicon")?;
    input::announce(&args.input, log);
    let filter = Filter { run: &args.run };
    let pipeline = Pipeline::new(args.run.jobs());
    let copies = if args.run.dedupe { Some(find_copies(args, &pipeline, &filter)?) } else { None };

    let work = |unit: Unit, index: u64| -> Vec<Outcome> {
        if let Some(nothing) = unit.nothing() {
            return vec![Outcome::Nothing(nothing)];
        }
        let articles = unit.articles(&args.input).into_iter().enumerate();
        articles
            .map(|(nth, incoming)| match incoming {
                Ok(mut incoming) => {
                    if let Some(left_out) = filter.before(&incoming.article) {
                        return Outcome::LeftOut(left_out);
                    }
                    match copies.as_ref().map(|copies| copies.verdict(index, nth)) {
                        Some(dedupe::Verdict::Copy) => return Outcome::LeftOut(LeftOut::Copy),
                        Some(dedupe::Verdict::Best(others)) => incoming.article.reprints = others.to_vec(),
                        Some(dedupe::Verdict::Only) | None => {}
                    }
                    let document = extract(&incoming.article, &lexicon);
                    if args.run.only_sanctions && document.events.is_empty() {
                        return Outcome::LeftOut(LeftOut::NoSanctions);
                    }
                    Outcome::written(incoming, document, style.format)
                }
                Err(reject) => Outcome::Rejected(reject),
            })
            .collect()
    };

    let mut progress = Progress::new(args, log);
    let ran = drive(args, &pipeline, &mut output, &mut progress, log, work);
    progress.finish();
    ran.and_then(|count| {
        output.commit()?;
        if output.is_reporting() || progress.is_shown() || args.run.has_filter() || count.has_nothing() {
            count.report(log, output.rejects_path());
        }
        Ok(())
    })
    .with_context(|| output.advice())
}

/// Reads, works and writes until the input ends.
fn drive(
    args: &ExtractArgs,
    pipeline: &Pipeline,
    output: &mut Output,
    progress: &mut Progress,
    log: &mut Log,
    work: impl Fn(Unit, u64) -> Vec<Outcome> + Sync,
) -> anyhow::Result<Count> {
    let mut count = output.count();
    log.count_rejected(count.rejected);
    let meter = progress.meter();
    let units = input::units(&args.input, meter);
    pipeline.run(units, output.start(), work, |event| {
        match event {
            Event::Idle => output.flush()?,
            Event::Done { index, digest, outcomes } => {
                for outcome in outcomes {
                    count.add(&outcome);
                    match outcome {
                        Outcome::Written { warnings, bytes, document } => {
                            log.warnings(&warnings);
                            match document {
                                Some(document) => output.write(&document)?,
                                None => output.write_line(&bytes)?,
                            }
                        }
                        Outcome::Rejected(reject) => {
                            log.count_rejected(1);
                            if !output.reject(&reject)? {
                                progress.aside(|| log.say_rejected(&reject));
                            }
                        }
                        Outcome::LeftOut(_) | Outcome::Nothing(_) => {}
                    }
                }
                output.checkpoint(index + 1, digest, &count)?;
                progress.update(&count);
            }
        }
        Ok(())
    })?;
    Ok(count)
}

/// Reads everything once to find which stories are copies of which.
fn find_copies(args: &ExtractArgs, pipeline: &Pipeline, filter: &Filter<'_>) -> anyhow::Result<Copies> {
    anyhow::ensure!(
        !args.input.inputs.iter().any(|path| path.as_os_str() == "-"),
        "--dedupe reads the input twice, which standard input cannot be: name files"
    );
    let mut copies = Copies::default();
    let units = input::units(&args.input, input::Meter::default());
    let work = |unit: Unit, _index: u64| {
        let articles = unit.articles(&args.input).into_iter().enumerate();
        let kept = articles.filter_map(|(nth, incoming)| Some((nth, incoming.ok()?)));
        kept.filter(|(_, incoming)| filter.before(&incoming.article).is_none())
            .map(|(nth, incoming)| (nth, dedupe::Sketch::of(&incoming)))
            .collect::<Vec<_>>()
    };
    pipeline.run(units, pipeline::Start::default(), work, |event| {
        if let Event::Done { index, outcomes, .. } = event {
            for (nth, sketch) in outcomes {
                copies.add(index, nth, sketch);
            }
        }
        Ok(())
    })?;
    copies.settle();
    Ok(copies)
}

/// What became of an article.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// It is in the output: as bytes where its format lets workers make them, else as a document.
    Written { warnings: Vec<String>, bytes: Vec<u8>, document: Option<Box<Document>> },
    /// It is not, as was asked.
    LeftOut(LeftOut),
    /// It could not be read.
    Rejected(Reject),
    /// There was no article.
    Nothing(Nothing),
}

/// Why an article that could be read is not in the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LeftOut {
    /// It was published before or after the days asked for.
    OtherDay,
    /// Days were asked for and nothing says when it was published.
    Undated,
    /// It reports no sanctions.
    NoSanctions,
    /// It is a reprint of one that is in the output.
    Copy,
}

impl Outcome {
    fn written(incoming: Incoming, document: Document, format: Format) -> Outcome {
        let warnings = Log::warnings_of(&incoming.source, &incoming.article);
        if format != Format::JsonLines {
            return Outcome::Written { warnings, bytes: Vec::new(), document: Some(Box::new(document)) };
        }
        let mut writer = Writer::documents(format, Options::default(), Vec::new());
        match writer.write(&document).and_then(|()| writer.finish()) {
            Ok(bytes) => Outcome::Written { warnings, bytes, document: None },
            Err(error) => Outcome::Rejected(Reject {
                source: incoming.source,
                place: None,
                reason: format!("could not be written: {error}"),
            }),
        }
    }
}

/// Which articles are wanted.
struct Filter<'a> {
    run: &'a RunArgs,
}

impl Filter<'_> {
    /// Why an article is left out before anything is said about it.
    fn before(&self, article: &Article) -> Option<LeftOut> {
        let (since, until) = (self.run.since, self.run.until);
        if since.is_none() && until.is_none() {
            return None;
        }
        let Some(day) = article.published.map(Published::date) else {
            return Some(LeftOut::Undated);
        };
        let is_early = since.is_some_and(|since| day < since.date());
        let is_late = until.is_some_and(|until| day > until.date());
        (is_early || is_late).then_some(LeftOut::OtherDay)
    }
}

/// What decides the output besides the input: a run is resumed with the same only.
fn fingerprint(args: &ExtractArgs) -> String {
    let mut run = Vec::new();
    let input = &args.input;
    let _ = write!(
        run,
        "{} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
        env!("CARGO_PKG_VERSION"),
        input.inputs,
        input.from,
        input.published,
        input.title,
        input.encoding,
        args.output.to,
        args.run.since,
        args.run.until,
        args.run.only_sanctions,
        args.run.dedupe,
    );
    String::from_utf8_lossy(&run).into_owned()
}
