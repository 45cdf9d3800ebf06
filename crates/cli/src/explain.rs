//! `dateline explain`: why an event is in the document, word by word.

use std::io::Write;
use std::ops::Range;

use anyhow::{Context, bail};
use dateline_article::Article;
use dateline_extract::{Explanation, Lexicon, MentionExplanation, Part, explain};
use dateline_sanctions::SanctionsEvent;
use unicode_width::UnicodeWidthChar;

use crate::args::{Color, ExplainArgs};
use crate::input;
use crate::log::Log;
use crate::output::Sink;
use crate::terminal;

/// Where the sentence starts on its line.
const INDENT: usize = 2;

pub(crate) fn run(args: &ExplainArgs, color: Color, log: &mut Log) -> anyhow::Result<()> {
    let width = terminal::options(color, terminal::is_stdout()).width;
    let lexicon = Lexicon::embedded().context("could not load the lexicon")?;
    let mut out = Sink::stdout();
    let mut found = false;
    input::announce(&args.input, log);
    for incoming in input::articles(&args.input) {
        match incoming {
            Ok(incoming) => {
                log.warn(&incoming.source, &incoming.article);
                let (document, explanations) = explain(&incoming.article, &lexicon);
                for (event, explanation) in document.events.iter().zip(&explanations) {
                    if args.event.is_none_or(|wanted| wanted == event.id) {
                        found = true;
                        write(&mut out, &incoming.article, event, explanation, width)?;
                    }
                }
            }
            Err(reject) => log.reject(&reject),
        }
    }
    if let Some(event) = args.event.filter(|_| !found && log.rejected() == 0) {
        bail!("there is no event {event}; `dateline extract` lists them");
    }
    out.commit()
}

/// Writes an event with each sentence that tells it, its parts underlined and numbered.
fn write(
    out: &mut impl Write,
    article: &Article,
    event: &SanctionsEvent,
    explanation: &Explanation,
    width: usize,
) -> anyhow::Result<()> {
    writeln!(out, "{}", headline(event))?;
    for mention in &explanation.mentions {
        writeln!(out)?;
        sentence(out, &article.text, mention, width)?;
        legend(out, &article.text, mention)?;
    }
    if explanation.ground_inherited {
        writeln!(
            out,
            "\n{:INDENT$}The ground is that of another event of the same imposer and country.",
            ""
        )?;
    }
    writeln!(out)?;
    Ok(())
}

fn headline(event: &SanctionsEvent) -> String {
    let list = |codes: Vec<String>| if codes.is_empty() { "?".to_owned() } else { codes.join(", ") };
    let imposers = list(event.imposers.iter().map(|imposer| imposer.code.to_string()).collect());
    let countries = list(event.target_countries.iter().map(ToString::to_string).collect());
    let measures = list(event.measures.iter().map(ToString::to_string).collect());
    let date = event.date.map(|date| format!(", {date}")).unwrap_or_default();
    let not = if event.negated { " (does not happen)" } else { "" };
    format!("{} {imposers} → {countries}: {} {measures}, {}{date}{not}", event.id, event.action, event.stage)
}

fn sentence(
    out: &mut impl Write,
    text: &str,
    mention: &MentionExplanation,
    width: usize,
) -> anyhow::Result<()> {
    let range = mention.sentence.range();
    for line in lines(text, range, width.saturating_sub(INDENT).max(20)) {
        let words: String = characters(text, &line).map(|(_, c)| c).collect();
        writeln!(out, "{:INDENT$}{}", "", words.trim_end())?;
        for row in rows(&mention.parts) {
            let marks = underline(text, &line, &row);
            if !marks.trim().is_empty() {
                writeln!(out, "{:INDENT$}{}", "", marks.trim_end())?;
            }
        }
    }
    Ok(())
}

/// Which part is which, and what each was taken to mean.
fn legend(out: &mut impl Write, text: &str, mention: &MentionExplanation) -> anyhow::Result<()> {
    for (number, part) in (1..).zip(&mention.parts) {
        let words: Vec<&str> = part.span.slice(text).unwrap_or("").split_whitespace().collect();
        let frame = if part.frame.is_empty() { String::new() } else { format!("  [{}]", part.frame) };
        writeln!(out, "{:INDENT$}  {number} {:8} {}{frame}", "", part.role.name(), words.join(" "))?;
    }
    for (inherited, what) in [
        (mention.imposers_inherited, "imposers"),
        (mention.countries_inherited, "target countries"),
        (mention.measures_inherited, "measures"),
    ] {
        if inherited {
            writeln!(out, "{:INDENT$}  - {what}: from elsewhere in the story", "")?;
        }
    }
    if mention.background {
        writeln!(out, "{:INDENT$}  - only refers to sanctions that are in force", "")?;
    }
    Ok(())
}

/// The characters of a stretch of the text, line breaks and tabs as spaces, with their places.
fn characters<'t>(text: &'t str, range: &Range<usize>) -> impl Iterator<Item = (usize, char)> + 't {
    let start = range.start;
    let stretch = text.get(range.clone()).unwrap_or("");
    stretch.char_indices().map(move |(at, c)| (start + at, if c.is_whitespace() { ' ' } else { c }))
}

/// A stretch of the text in lines of `width` columns, broken at spaces.
fn lines(text: &str, range: Range<usize>, width: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let (mut start, mut columns, mut space) = (range.start, 0, None);
    for (at, c) in characters(text, &range) {
        columns += c.width().unwrap_or(0);
        if c == ' ' {
            space = Some((at + 1, columns));
        } else if columns > width
            && let Some((next, used)) = space.take()
        {
            lines.push(start..next);
            start = next;
            columns -= used;
        }
    }
    lines.push(start..range.end);
    lines
}

/// The parts with their numbers, in rows in which none overlaps another.
fn rows(parts: &[Part]) -> Vec<Vec<(usize, &Part)>> {
    let mut rows: Vec<Vec<(usize, &Part)>> = Vec::new();
    for (number, part) in (1..).zip(parts) {
        let free =
            |row: &&mut Vec<(usize, &Part)>| row.iter().all(|(_, other)| !other.span.overlaps(part.span));
        match rows.iter_mut().find(free) {
            Some(row) => row.push((number, part)),
            None => rows.push(vec![(number, part)]),
        }
    }
    rows
}

/// Marks under a line: each part starts with its number.
fn underline(text: &str, line: &Range<usize>, row: &[(usize, &Part)]) -> String {
    let mut marks = String::new();
    let mut number = String::new();
    for (at, c) in characters(text, line) {
        let part = row.iter().find(|(_, part)| part.span.range().contains(&at));
        if let Some((at_part, part)) = part
            && (part.span.range().start == at || at == line.start)
        {
            number = at_part.to_string();
        }
        for _ in 0..c.width().unwrap_or(0) {
            let mark = match part {
                None => ' ',
                Some(_) if number.is_empty() => '─',
                Some(_) => number.remove(0),
            };
            marks.push(mark);
        }
        if part.is_none() {
            number.clear();
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_lines_at_spaces_and_loses_nothing() {
        let text = "ministers agreed\non sanctions";
        let broken = |text: &str, width: usize| {
            let lines = lines(text, 0..text.len(), width);
            lines.into_iter().filter_map(|line| text.get(line).map(str::to_owned)).collect::<Vec<_>>()
        };
        assert_eq!(broken(text, 12), ["ministers ", "agreed\non ", "sanctions"]);
        assert_eq!(broken("unbreakable", 4), ["unbreakable"]);
    }
}
