//! Programmes: from a list's label to the key of the catalogue.

use std::collections::HashMap;

use dateline_sanctions::{Actor, Catalogue, ListProgram, ProgramKey};

/// Programmes of one issuer already looked up.
#[derive(Debug)]
pub(crate) struct Programs {
    issuer: Actor,
    known: HashMap<Box<str>, Option<ProgramKey>>,
}

/// No list has so many; more are looked up without being remembered.
const MOST_KNOWN: usize = 4096;

impl Programs {
    pub(crate) fn of(issuer: Actor) -> Programs {
        Programs { issuer, known: HashMap::new() }
    }

    /// The key of the programme that the issuer's list labels so: by the catalogue's code, else by its name.
    pub(crate) fn key(&mut self, label: &str) -> Option<ProgramKey> {
        if let Some(key) = self.known.get(label) {
            return key.clone();
        }
        let catalogue = Catalogue::embedded();
        let more = || {
            let lines = include_str!("../data/programs.tsv").lines().filter(|line| !line.starts_with('#'));
            let mut rows = lines.map(|line| line.split('\t'));
            let row = rows.find(|row| row.clone().take(2).eq([self.issuer.as_str(), label]))?;
            catalogue.program(&row.clone().nth(2)?.parse().ok()?)
        };
        let program = catalogue
            .by_code(self.issuer, label)
            .or_else(more)
            .or_else(|| catalogue.recognize(label, Some(self.issuer)));
        let key = program.map(|program| program.key.clone());
        if self.known.len() < MOST_KNOWN {
            self.known.insert(label.into(), key.clone());
        }
        key
    }

    /// The programme as the list labels it.
    pub(crate) fn labelled(&mut self, label: &str) -> ListProgram {
        ListProgram { label: label.to_owned(), key: self.key(label), ..ListProgram::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maps_labels_to_the_catalogue() {
        for (issuer, label, key) in [
            (Actor::EU, "HR", Some("EU-HR")),
            (Actor::US, "RUSSIA-EO14024", Some("US-RUSHAR")),
            (Actor::US, "SYRIA-EO13894", Some("US-SYR")),
            (Actor::EU, "no such programme", None),
        ] {
            let mut programs = Programs::of(issuer);
            for _ in 0..2 {
                assert_eq!(programs.key(label).map(|key| key.to_string()).as_deref(), key, "{label}");
            }
        }
    }
}
