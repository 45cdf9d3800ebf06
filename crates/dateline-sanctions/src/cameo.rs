//! Codes of political science for sanctions events: CAMEO and PLOVER.
//!
//! CAMEO (Conflict and Mediation Event Observations, version 1.1b3) has one number for what is done *and* how far it has come:
//! imposing is 163, threatening it 1312, easing 085, promising to ease 0354. PLOVER, its successor, has a type of event with a mode
//! and a context. `data/cameo.tsv` gives both for every [`Action`] and [`Stage`].
//!
//! CAMEO has nothing finer for much of what law knows: prolonging, widening and upholding are all 163. PLOVER's manual puts
//! stopping "commercial or other material exchange" as punishment under `SANCTION`; its crosswalk of 2021 has CAMEO's 163 under
//! `COERCE`. We follow the manual.

use std::fmt;
use std::sync::LazyLock;

use crate::{Action, Stage, tsv};

/// An event's code in CAMEO: two to four digits, each a refinement of the one before.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CameoCode(&'static str);

impl CameoCode {
    /// The digits: `1312`.
    pub const fn as_str(self) -> &'static str {
        self.0
    }

    /// The two digits of its root category: `13`, threaten.
    pub fn root(self) -> &'static str {
        self.0.get(..2).unwrap_or(self.0)
    }

    /// What the code means, in our words.
    pub fn meaning(self) -> &'static str {
        TABLE.iter().find(|row| row.cameo == self).map_or("", |row| row.meaning)
    }
}

impl fmt::Display for CameoCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}

/// Short, so that snapshots stay readable: `163`.
impl fmt::Debug for CameoCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// An event's type, mode and context in PLOVER.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Plover {
    /// The type in capitals: `SANCTION`.
    pub event: &'static str,
    /// The mode, if the type has one that fits: `discontinue`.
    pub mode: Option<&'static str>,
    /// The context: `economic`, `legal`, `diplomatic`.
    pub context: &'static str,
}

struct Row {
    actions: Vec<Action>,
    stages: Vec<Stage>,
    cameo: CameoCode,
    meaning: &'static str,
    plover: Plover,
}

static TABLE: LazyLock<Vec<Row>> =
    LazyLock::new(|| tsv::rows(include_str!("../data/cameo.tsv"), row).collect());

/// The CAMEO code of an action at a stage.
///
/// ```
/// use dateline_sanctions::{Action, Stage, cameo};
///
/// assert_eq!(cameo(Action::Impose, Stage::Adopted).as_str(), "163");
/// assert_eq!(cameo(Action::Impose, Stage::Threatened).as_str(), "1312");
/// assert_eq!(cameo(Action::Lift, Stage::Agreed).as_str(), "0354");
/// ```
pub fn cameo(action: Action, stage: Stage) -> CameoCode {
    find(action, stage).cameo
}

/// The PLOVER type, mode and context of an action at a stage.
pub fn plover(action: Action, stage: Stage) -> Plover {
    find(action, stage).plover
}

fn find(action: Action, stage: Stage) -> &'static Row {
    let fits = |row: &&Row| row.actions.contains(&action) && row.stages.contains(&stage);
    TABLE.iter().find(fits).expect("a test holds the table to every pair")
}

fn row(mut cells: tsv::Cells) -> Option<Row> {
    let mut cell = || cells.next();
    let actions = words(cell()?, Action::ALL)?;
    let stages = words(cell()?, Stage::ALL)?;
    let (cameo, meaning) = (CameoCode(cell()?), cell()?);
    let (event, mode, context) = (cell()?, Some(cell()?).filter(|mode| !mode.is_empty()), cell()?);
    Some(Row { actions, stages, cameo, meaning, plover: Plover { event, mode, context } })
}

/// The words of a cell; `*` is all.
fn words<T: std::str::FromStr + Copy>(cell: &'static str, all: &[T]) -> Option<Vec<T>> {
    if cell == "*" { Some(all.to_vec()) } else { tsv::list(cell).map(|word| word.parse().ok()).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_has_a_code() {
        for action in Action::ALL {
            for stage in Stage::ALL {
                let code = cameo(*action, *stage);
                assert!(
                    (2..=4).contains(&code.as_str().len())
                        && code.as_str().bytes().all(|b| b.is_ascii_digit())
                );
                assert!(!code.meaning().is_empty() && !plover(*action, *stage).event.is_empty());
            }
        }
    }

    #[test]
    fn actions_and_stages_as_a_table() {
        let row = |action: &Action| {
            let codes = Stage::ALL.iter().map(|stage| cameo(*action, *stage).to_string());
            format!(
                "{action:<9}{}",
                codes.fold(String::new(), |row, code| row + &format!(" {code:<4}")).trim_end()
            )
        };
        let table = Action::ALL.iter().map(row).collect::<Vec<_>>().join("\n");
        insta::assert_snapshot!(table, @"
        impose    1042 1312 014  1312 1312 1312 163  163  129  0354
        expand    1042 1312 014  1312 1312 1312 163  163  129  0354
        extend    1042 1312 014  1312 1312 1312 163  163  129  0354
        ease      1054 0354 014  0354 0354 0354 085  085  1244 1244
        suspend   1054 0354 014  0354 0354 0354 085  085  1244 1244
        lift      1054 0354 014  0354 0354 0354 085  085  1244 1244
        delist    1054 0354 014  0354 0354 0354 085  085  1244 1244
        annul     1054 0354 014  0354 0354 0354 085  085  1244 1244
        enforce   1013 132  090  132  132  132  171  171  1213 1213
        evade     020  128  128  128  128  128  128  128  0313 0313
        maintain  1042 1312 014  1312 1312 1312 163  163  129  0354
        ");
    }
}
