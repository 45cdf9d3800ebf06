//! How far a run is, for whoever watches it.

use std::io::{self, IsTerminal};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::count::Count;
use crate::args::ExtractArgs;
use crate::input::{self, Meter};
use crate::log::Log;

/// A line on standard error, if it is a terminal or was asked for.
pub(crate) struct Progress {
    bar: ProgressBar,
    meter: Meter,
    is_shown: bool,
}

impl Progress {
    pub(crate) fn new(args: &ExtractArgs, log: &Log) -> Progress {
        // Where the results are printed, a line among them would be in the way.
        let is_free = args.output.output.is_some() || !io::stdout().is_terminal();
        let is_shown = args.run.progress || (io::stderr().is_terminal() && is_free && !log.is_quiet());
        if !is_shown {
            return Progress { bar: ProgressBar::hidden(), meter: Meter::default(), is_shown };
        }
        let target = ProgressDrawTarget::stderr_with_hz(if io::stderr().is_terminal() { 10 } else { 1 });
        let total = input::total(&args.input);
        let (bar, template) = match total {
            Some(total) => (
                ProgressBar::with_draw_target(Some(total), target),
                "{bar:24} {percent:>3}% {bytes}/{total_bytes} {bytes_per_sec}, {eta} left: {msg}",
            ),
            None => {
                (ProgressBar::with_draw_target(None, target), "{bytes} {bytes_per_sec}, {elapsed}: {msg}")
            }
        };
        bar.set_style(
            ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()),
        );
        if io::stderr().is_terminal() {
            bar.enable_steady_tick(Duration::from_millis(200));
        }
        Progress { bar, meter: Meter::default(), is_shown }
    }

    /// Counts the bytes that are read.
    pub(crate) fn meter(&self) -> Meter {
        self.meter.clone()
    }

    pub(crate) fn is_shown(&self) -> bool {
        self.is_shown
    }

    pub(crate) fn update(&mut self, count: &Count) {
        if self.is_shown {
            self.bar.set_message(format!("{} written, {} rejected", count.written, count.rejected));
            self.bar.set_position(self.meter.read());
            if !io::stderr().is_terminal() {
                self.print();
            }
        }
    }

    /// A line for a log, where lines cannot be drawn over.
    fn print(&self) {
        self.bar.tick();
    }

    /// Lets something else be said.
    pub(crate) fn aside(&self, say: impl FnOnce()) {
        if self.is_shown { self.bar.suspend(say) } else { say() }
    }

    pub(crate) fn finish(&mut self) {
        if self.is_shown {
            self.bar.finish_and_clear();
        }
    }
}
