//! How many articles became what.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{LeftOut, Outcome};
use crate::input::Nothing;
use crate::log::Log;

/// The outcomes so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Count {
    pub(crate) written: u64,
    pub(crate) rejected: u64,
    no_sanctions: u64,
    other_day: u64,
    undated: u64,
    copies: u64,
    revisits: u64,
    failures: u64,
}

impl Count {
    pub(crate) fn add(&mut self, outcome: &Outcome) {
        *match outcome {
            Outcome::Written { .. } => &mut self.written,
            Outcome::Rejected(_) => &mut self.rejected,
            Outcome::LeftOut(LeftOut::NoSanctions) => &mut self.no_sanctions,
            Outcome::LeftOut(LeftOut::OtherDay) => &mut self.other_day,
            Outcome::LeftOut(LeftOut::Undated) => &mut self.undated,
            Outcome::LeftOut(LeftOut::Copy) => &mut self.copies,
            Outcome::Nothing(Nothing::Revisit) => &mut self.revisits,
            Outcome::Nothing(Nothing::Failure) => &mut self.failures,
        } += 1;
    }

    /// Whether archives held what is no page.
    pub(crate) fn has_nothing(&self) -> bool {
        self.revisits + self.failures > 0
    }

    /// Says it in one line, naming the file of rejects if there is one.
    pub(crate) fn report(&self, log: &mut Log, rejects: Option<&Path>) {
        let read = self.written + self.no_sanctions + self.other_day + self.undated + self.copies;
        let mut parts = vec![format!("{} written", self.written)];
        let left_out = [
            (self.no_sanctions, "without sanctions"),
            (self.other_day, "of other days"),
            (self.undated, "without a date"),
            (self.copies, "reprints"),
            (self.revisits, "revisits"),
            (self.failures, "failed fetches"),
        ];
        parts.extend(
            left_out.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")),
        );
        if self.rejected > 0 {
            let place = rejects.map_or(String::new(), |path| format!(" (see {})", path.display()));
            parts.push(format!("{} rejected{place}", self.rejected));
        }
        let stories = if read == 1 { "story" } else { "stories" };
        let line = format!("{read} {stories} read: {}", parts.join(", "));
        if self.rejected > 0 { log.insist(&line) } else { log.hint(&line) }
    }
}
