//! `dateline extract`: stories in, documents out.

use anyhow::Context;
use dateline_extract::{Lexicon, extract};
use dateline_formats::Writer;

use crate::args::{Color, ExtractArgs};
use crate::input;
use crate::log::Log;
use crate::output::{Sink, Style};

pub(crate) fn run(args: &ExtractArgs, color: Color, log: &mut Log) -> anyhow::Result<()> {
    let style = Style::new(&args.output, color);
    let mut writer = Writer::documents(style.format, style.options, Sink::open(&args.output)?);
    let lexicon = Lexicon::embedded().context("could not load the lexicon")?;
    input::announce(&args.input, log);
    for incoming in input::articles(&args.input) {
        match incoming {
            Ok(incoming) => {
                log.warn(&incoming.source, &incoming.article);
                writer.write(&extract(&incoming.article, &lexicon))?;
            }
            Err(reject) => log.reject(&reject),
        }
    }
    writer.finish()?.commit()
}
