//! `dateline read`: stories in, their structure out.

use anyhow::Context;
use dateline_formats::Writer;

use crate::args::{Color, ReadArgs};
use crate::input;
use crate::log::Log;
use crate::output::{Sink, Style};

pub(crate) fn run(args: &ReadArgs, color: Color, log: &mut Log) -> anyhow::Result<()> {
    let style = Style::new(&args.output, color);
    let mut writer = Writer::articles(style.format, style.options, Sink::open(&args.output)?)
        .with_context(|| format!("the format {} cannot hold articles alone", style.format))?;
    input::announce(&args.input, log);
    for incoming in input::articles(&args.input) {
        match incoming {
            Ok(incoming) => {
                log.warn(&incoming.source, &incoming.article);
                writer.write(&incoming.article)?;
            }
            Err(reject) => log.reject(&reject),
        }
    }
    writer.finish()?.commit()
}
