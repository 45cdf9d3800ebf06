//! Programmes: from a list's label to the key of the catalogue.

use std::collections::HashMap;
use std::sync::LazyLock;

use dateline_sanctions::{Actor, Catalogue, ListProgram, ProgramKey};

/// Labels that the catalogue does not have: `data/program-labels.tsv`, in small letters and digits.
static LABELS: LazyLock<HashMap<(Actor, String), ProgramKey>> = LazyLock::new(|| {
    let lines = include_str!("../data/program-labels.tsv").lines().filter(|line| !line.starts_with('#'));
    let row = |line: &'static str| {
        let mut cells = line.split('\t');
        let (issuer, label, key) = (cells.next()?, cells.next()?, cells.next()?);
        Some(((issuer.parse().ok()?, bare(label)), key.parse().ok()?))
    };
    lines.skip(1).filter_map(row).collect()
});

fn bare(label: &str) -> String {
    label.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

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

    /// The key of the programme that the issuer's list labels so: by the list's own label, the catalogue's code, or its name.
    pub(crate) fn key(&mut self, label: &str) -> Option<ProgramKey> {
        if let Some(key) = self.known.get(label) {
            return key.clone();
        }
        let key = LABELS.get(&(self.issuer, bare(label))).cloned().or_else(|| self.in_catalogue(label));
        if self.known.len() < MOST_KNOWN {
            self.known.insert(label.into(), key.clone());
        }
        key
    }

    fn in_catalogue(&self, label: &str) -> Option<ProgramKey> {
        let catalogue = Catalogue::embedded();
        let name = label.strip_prefix("The ").unwrap_or(label);
        let program = catalogue
            .by_code(self.issuer, label)
            .or_else(|| self.in_table(catalogue, label))
            .or_else(|| catalogue.by_alias(name))
            .or_else(|| catalogue.recognize(label, Some(self.issuer)));
        program.map(|program| program.key.clone())
    }

    fn in_table(
        &self,
        catalogue: &'static Catalogue,
        label: &str,
    ) -> Option<&'static dateline_sanctions::Program> {
        let lines = include_str!("../data/programs.tsv").lines().filter(|line| !line.starts_with('#'));
        let mut rows = lines.map(|line| line.split('\t'));
        let mut row = rows.find(|row| row.clone().take(2).eq([self.issuer.as_str(), label]))?;
        catalogue.program(&row.nth(2)?.parse().ok()?)
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
            (Actor::UN, "DPRK", Some("UN-SC1718")),
            (Actor::GB, "Iran (Nuclear)", Some("GB-IRAN-NW")),
            (Actor::GB, "The Cyber (Sanctions) (EU Exit) Regulations 2020", Some("GB-CYB")),
        ] {
            let mut programs = Programs::of(issuer);
            for _ in 0..2 {
                assert_eq!(programs.key(label).map(|key| key.to_string()).as_deref(), key, "{label}");
            }
        }
    }

    #[test]
    fn every_label_is_of_a_programme_in_the_catalogue() {
        let lines = include_str!("../data/program-labels.tsv").lines().filter(|line| !line.starts_with('#'));
        assert_eq!(lines.count(), LABELS.len() + 1);
        assert!(LABELS.values().all(|key| Catalogue::embedded().program(key).is_some()));
    }
}
