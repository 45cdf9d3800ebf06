//! How a run over many stories goes.

use std::num::NonZeroUsize;
use std::thread;

use clap::Args as Group;
use dateline_article::Published;

/// How a run over many stories goes.
#[derive(Debug, Group)]
#[command(next_help_heading = "Run")]
#[expect(clippy::struct_excessive_bools, reason = "one for each switch")]
pub(crate) struct RunArgs {
    /// How many stories to read at once; if not given, one for each core. The output is the same for any number.
    #[arg(short, long, value_name = "N")]
    jobs: Option<NonZeroUsize>,

    /// Show how far the run is, also where standard error is no terminal.
    #[arg(long)]
    pub(crate) progress: bool,

    /// Go on with the run to the same output file that was killed or found the disk full.
    #[arg(long, requires = "output")]
    pub(crate) resume: bool,

    /// Keep of reprints of the same story the best copy alone; it names the others. Reads the input twice.
    #[arg(long)]
    pub(crate) dedupe: bool,

    /// Only stories published on this day or later; those that do not say when are left out.
    #[arg(long, value_name = "DATE")]
    pub(crate) since: Option<Published>,

    /// Only stories published on this day or earlier.
    #[arg(long, value_name = "DATE")]
    pub(crate) until: Option<Published>,

    /// Only stories that report sanctions.
    #[arg(long)]
    pub(crate) only_sanctions: bool,
}

impl RunArgs {
    /// How many workers there are to be.
    pub(crate) fn jobs(&self) -> usize {
        let cores = || thread::available_parallelism().map_or(1, NonZeroUsize::get);
        self.jobs.map_or_else(cores, NonZeroUsize::get)
    }

    /// Whether some stories are left out.
    pub(crate) fn has_filter(&self) -> bool {
        self.dedupe || self.since.is_some() || self.until.is_some() || self.only_sanctions
    }
}
