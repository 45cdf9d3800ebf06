//! What the terminal can show.

use std::io::{self, IsTerminal};

use dateline_formats::Options;

use crate::args::Color;

/// The widest summary; longer lines are hard to read.
const MAX_WIDTH: usize = 100;

/// How to write for people: to a terminal if `is_terminal`, else to a file or a pipe.
pub(crate) fn options(color: Color, is_terminal: bool) -> Options {
    let default = Options::default();
    let columns =
        is_terminal.then(terminal_size::terminal_size).flatten().map(|(width, _)| usize::from(width.0));
    let color = match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => is_terminal && is_color_welcome(),
    };
    Options { width: columns.map_or(default.width, |columns| columns.min(MAX_WIDTH)), color }
}

/// Whether standard output is a terminal.
pub(crate) fn is_stdout() -> bool {
    io::stdout().is_terminal()
}

/// See <https://no-color.org>: any value but the empty one is an objection.
#[expect(
    clippy::disallowed_methods,
    reason = "the command looks at the environment so that libraries need not"
)]
fn is_color_welcome() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !is_set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}
