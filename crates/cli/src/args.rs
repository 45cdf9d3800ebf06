//! What can be said on the command line.

use std::path::PathBuf;

use clap::{Args as Group, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use dateline_article::{Kind, Published};
use dateline_entity::EntityKind;
use dateline_formats::Format;
use dateline_sanctions::EventId;

use crate::corpus::RunArgs;

const STATUS: &str = "\
Exit status:
  0  everything was read
  1  some input was rejected; standard error says which, where and why, and the rest was read
  2  could not run: wrong arguments, or the output could not be written
A closed pipe (dateline … | head) is no error.";

const EXAMPLES: &str = "\
Examples:
  dateline extract --published 2021-02-22 story.txt
  dateline extract archive/ -o facts.jsonl --only-sanctions
  dateline extract archive/ -o facts.jsonl --resume
  curl … | dateline extract --from jsonl --to jsonl - | jq .events";

/// Reads news stories and says who is about to hit whom with what sanctions, why, at which stage, and according to whom.
#[derive(Debug, Parser)]
#[command(name = "dateline", version, after_help = STATUS, disable_help_subcommand = true)]
pub(crate) struct Args {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,

    /// When to use colour; `auto` asks the terminal and `NO_COLOR`.
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value_t = Color::Auto)]
    pub(crate) color: Color,

    /// Do not warn about odd input; rejected input and failures are still reported.
    #[arg(short, long, global = true)]
    pub(crate) quiet: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Find the sanctions facts of stories: events, people, organizations, quotations, times.
    #[command(after_help = EXAMPLES, after_long_help = format!("{EXAMPLES}\n\n{STATUS}"))]
    Extract(ExtractArgs),

    /// Show why events are there: their sentences with the parts underlined, and the frames that fired.
    #[command(after_help = STATUS)]
    Explain(ExplainArgs),

    /// Show how stories are built: dateline, headings, paragraphs, credits, sentences.
    #[command(after_help = STATUS)]
    Read(ReadArgs),

    /// Find who in stories, or in a table of queries, is on a sanctions list, with reasons.
    #[command(after_help = STATUS)]
    Screen(ScreenArgs),

    /// Say how alike two names are, and why.
    #[command(after_help = STATUS)]
    Compare(CompareArgs),

    /// Make lists ready for screening, as a file.
    #[command(subcommand, after_help = STATUS)]
    Index(IndexCommand),

    /// Print the JSON Schema of the documents that `extract` writes.
    Schema,

    /// Print the completions for a shell.
    Completions {
        /// The shell.
        #[arg(value_enum)]
        shell: Shell,
    },

    /// Print the manual page.
    Man {
        /// The subcommand whose page to print, instead of the main one.
        command: Option<String>,
    },
}

#[derive(Debug, Group)]
pub(crate) struct ExtractArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
    #[command(flatten)]
    pub(crate) run: RunArgs,
}

#[derive(Debug, Group)]
pub(crate) struct ExplainArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,

    /// Only this event, by its id: `s1`.
    #[arg(long, value_name = "ID")]
    pub(crate) event: Option<EventId>,
}

#[derive(Debug, Group)]
pub(crate) struct ReadArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
}

#[derive(Debug, Group)]
pub(crate) struct ScreenArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
    #[command(flatten)]
    pub(crate) screening: ScreeningArgs,
}

/// Against what to screen, and how.
#[derive(Debug, Group)]
#[command(next_help_heading = "Screening")]
pub(crate) struct ScreeningArgs {
    /// Official lists, folders of them, or an index of `dateline index build`; may be given more than once.
    #[arg(long, value_name = "FILE|DIR", required = true, value_delimiter = ',')]
    pub(crate) lists: Vec<PathBuf>,

    /// A table of names instead of stories, with the columns `full_name`, `date_of_birth`, `nationality`, `gender`, `kind`,
    /// `program` as far as it has them; `-` for standard input. What is named beside it are further lists.
    #[arg(long, value_name = "FILE")]
    pub(crate) queries: Option<PathBuf>,

    /// Another column for a field of the queries (name, born, country, gender, kind, program), as in `born=geboren`.
    #[arg(long, value_name = "FIELD=COLUMN", value_parser = column)]
    pub(crate) column: Vec<(String, String)>,

    /// What the queries are, if no column says; tables with birth dates, genders or given names are of people.
    #[arg(long, value_enum)]
    pub(crate) kind: Option<NamedKind>,

    /// The least score of a hit of a query, from 0 to 1.
    #[arg(long, default_value_t = 0.7)]
    pub(crate) threshold: f64,

    /// At most so many hits of a query.
    #[arg(long, default_value_t = 10)]
    pub(crate) top: usize,

    /// Nothing but the name of a query counts.
    #[arg(long)]
    pub(crate) names_only: bool,
}

fn column(text: &str) -> Result<(String, String), String> {
    let (field, column) = text.split_once('=').ok_or("expected FIELD=COLUMN")?;
    Ok((field.to_owned(), column.to_owned()))
}

#[derive(Debug, Group)]
pub(crate) struct CompareArgs {
    /// Two names.
    #[arg(value_name = "NAME", num_args = 2, conflicts_with = "pairs")]
    pub(crate) names: Vec<String>,

    /// A table with the columns name1 and name2, and schema or kind if it has one: it is written again with a column score.
    #[arg(long, value_name = "FILE")]
    pub(crate) pairs: Option<PathBuf>,

    /// What the names are of; if not given, their looks and the table say.
    #[arg(long, value_enum)]
    pub(crate) kind: Option<NamedKind>,

    /// The file to write, whole or not at all, instead of standard output.
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

impl CompareArgs {
    pub(crate) fn output(&self) -> OutputArgs {
        OutputArgs { to: None, output: self.output.clone() }
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum IndexCommand {
    /// Build an index of lists.
    Build(IndexBuildArgs),

    /// Say what is in an index.
    Info {
        /// The index.
        file: PathBuf,
    },
}

#[derive(Debug, Group)]
pub(crate) struct IndexBuildArgs {
    /// Official lists or folders of them; may be given more than once.
    #[arg(long, value_name = "FILE|DIR", required = true, value_delimiter = ',')]
    pub(crate) lists: Vec<PathBuf>,

    /// The file to write, whole or not at all.
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: PathBuf,
}

/// What a name is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum NamedKind {
    /// A human being.
    Person,
    /// A company, authority, group.
    Organization,
    /// A ship.
    Vessel,
    /// An aircraft.
    Aircraft,
}

impl NamedKind {
    pub(crate) const fn kind(self) -> EntityKind {
        match self {
            NamedKind::Person => EntityKind::Person,
            NamedKind::Organization => EntityKind::Organization,
            NamedKind::Vessel => EntityKind::Vessel,
            NamedKind::Aircraft => EntityKind::Aircraft,
        }
    }
}

/// Where stories come from and what is known about them.
#[derive(Debug, Group)]
#[command(next_help_heading = "Input")]
pub(crate) struct InputArgs {
    /// Files, folders (their files, recursively, sorted, without hidden ones), patterns, or `-` for standard input; any of it
    /// may be gzip or Zstandard.
    #[arg(value_name = "FILE|DIR|-", default_value = "-", hide_default_value = true)]
    pub(crate) inputs: Vec<PathBuf>,

    /// How stories come; `auto` looks at the content of each input.
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = InputFormat::Auto)]
    pub(crate) from: InputFormat,

    /// When the stories were published, if they do not say: YYYY-MM-DD or RFC 3339.
    #[arg(long, value_name = "DATE")]
    pub(crate) published: Option<Published>,

    /// The headline, if the input does not say.
    #[arg(long)]
    pub(crate) title: Option<String>,

    /// The encoding of text that is not UTF-8, such as `windows-1251`; else it is guessed.
    #[arg(long, value_name = "NAME")]
    pub(crate) encoding: Option<String>,
}

/// Where results go.
#[derive(Debug, Group)]
#[command(next_help_heading = "Output")]
pub(crate) struct OutputArgs {
    /// How to write; if not given, what the ending of the output file says, else `summary` on a terminal, else `jsonl`.
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub(crate) to: Option<OutputFormat>,

    /// The file to write, whole or not at all, instead of standard output.
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// How stories come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputFormat {
    /// Look at the content.
    Auto,
    /// One story as plain text.
    Text,
    /// One story a line, as a JSON object with a `text`.
    Jsonl,
    /// One story as Markdown.
    Markdown,
    /// One story as a web page.
    Html,
    /// RSS, Atom or a JSON feed.
    Feed,
    /// A news agency's XML: NewsML-G2, NewsML 1, NITF.
    News,
    /// A news agency's JSON: ninjs.
    Ninjs,
    /// A wire file with control characters.
    Iptc7901,
    /// A web archive.
    Warc,
    /// A table with a header, one story a row.
    Csv,
}

impl InputFormat {
    /// What the library calls it; `auto` is text until the content says otherwise.
    pub(crate) const fn kind(self) -> Kind {
        match self {
            InputFormat::Auto | InputFormat::Text => Kind::Text,
            InputFormat::Jsonl => Kind::JsonLines,
            InputFormat::Markdown => Kind::Markdown,
            InputFormat::Html => Kind::Html,
            InputFormat::Feed => Kind::Feed,
            InputFormat::News => Kind::News,
            InputFormat::Ninjs => Kind::Json,
            InputFormat::Iptc7901 => Kind::Iptc7901,
            InputFormat::Warc => Kind::Warc,
            InputFormat::Csv => Kind::Csv,
        }
    }
}

/// How results are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum OutputFormat {
    /// What a person wants to know.
    Summary,
    /// Indented JSON.
    Json,
    /// One JSON object a line.
    Jsonl,
}

impl OutputFormat {
    pub(crate) const fn format(self) -> Format {
        match self {
            OutputFormat::Summary => Format::Summary,
            OutputFormat::Json => Format::Json,
            OutputFormat::Jsonl => Format::JsonLines,
        }
    }
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// If the output is a terminal and nobody objects.
    Auto,
    /// In any case.
    Always,
    /// Not at all.
    Never,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn are_consistent() {
        super::Args::command().debug_assert();
    }
}
