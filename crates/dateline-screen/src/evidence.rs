//! What speaks for and against an entry beyond its name: birth, country, gender, numbers, programme, position.

use dateline_entity::{Gender, Identifier, IdentifierKind, PartialDate, UncertainDate};

use crate::query::Query;
use crate::record::Record;

/// A reason with what it does to a score.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Evidence {
    effect: Effect,
    pub(crate) line: String,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Effect {
    /// Takes so large a share of what is missing to 1.
    For(f64),
    /// Takes so much away.
    Against(f64),
    /// Decides: the score is at least so much.
    Decides(f64),
}

impl Evidence {
    /// The score with this evidence.
    pub(crate) fn apply(&self, score: f64) -> f64 {
        match self.effect {
            Effect::For(share) => score + (1.0 - score) * share,
            Effect::Against(amount) => (score - amount).max(0.0),
            Effect::Decides(least) => score.max(least),
        }
    }
}

fn speaks_for(share: f64, line: String) -> Evidence {
    Evidence { effect: Effect::For(share), line }
}

fn speaks_against(amount: f64, line: String) -> Evidence {
    Evidence { effect: Effect::Against(amount), line }
}

/// All evidence about a query and a record, what decides last.
pub(crate) fn weigh(query: &Query, record: &Record) -> Vec<Evidence> {
    let born = query.born.and_then(|born| birth(born, &record.births));
    let gender = query.gender.zip(record.gender).and_then(|(asked, listed)| gender(asked, listed));
    let program = query.program.as_deref().and_then(|program| self::program(program, record));
    let role = query.role.as_deref().and_then(|role| position(role, &record.positions));
    let all = [born, country(query, record), gender, program, role];
    all.into_iter().flatten().chain(numbers(&query.identifiers, &record.identifiers)).collect()
}

/// Dates of birth: the same day says much, the same year something, another year speaks against.
fn birth(born: PartialDate, listed: &[UncertainDate]) -> Option<Evidence> {
    if listed.is_empty() {
        return None;
    }
    let printed = listed.iter().map(ToString::to_string).collect::<Vec<_>>().join(" or ");
    let exact = listed.iter().filter_map(|date| date.date());
    if born.day().is_some() && exact.clone().any(|date| date == born) {
        return Some(speaks_for(0.35, format!("born {born}, as the list says")));
    }
    if listed.iter().any(|date| date.is_compatible(born)) {
        return Some(speaks_for(0.12, format!("born {born}, which agrees with the list's {printed}")));
    }
    let years = listed.iter().flat_map(|date| [date.from(), date.to()]).flatten().map(PartialDate::year);
    let nearest = years.map(|year| year.abs_diff(born.year())).min().unwrap_or(0);
    let is_about = listed.iter().any(|date| date.is_approximate());
    Some(match nearest {
        0 => {
            speaks_against(0.08, format!("born {born}, the list says {printed}: the same year, another day"))
        }
        1 | 2 if is_about => speaks_for(0.05, format!("born {born}, the list says about {printed}")),
        1 | 2 => speaks_against(0.08, format!("born {born}, the list says {printed}: a year or two apart")),
        _ => speaks_against(0.2, format!("born {born}, the list says {printed}")),
    })
}

fn country(query: &Query, record: &Record) -> Option<Evidence> {
    if query.countries.is_empty() || record.countries.is_empty() {
        return None;
    }
    if let Some(shared) = query.countries.iter().find(|country| record.countries.contains(country)) {
        return Some(speaks_for(0.1, format!("the list has the country too: {}", shared.name())));
    }
    let names = |countries: &[dateline_entity::Country]| {
        countries.iter().map(|country| country.name()).collect::<Vec<_>>().join(", ")
    };
    Some(speaks_against(
        0.08,
        format!("{}, the list says {}", names(&query.countries), names(&record.countries)),
    ))
}

fn gender(asked: Gender, listed: Gender) -> Option<Evidence> {
    (asked != listed).then(|| speaks_against(0.2, format!("{asked}, the list says {listed}")))
}

fn program(asked: &str, record: &Record) -> Option<Evidence> {
    let is_listed = record.programs.iter().any(|program| program.eq_ignore_ascii_case(asked));
    is_listed.then(|| speaks_for(0.2, format!("listed under the programme {asked}")))
}

/// Numbers that only one can have: the same decides, another contradicts.
fn numbers(asked: &[Identifier], listed: &[Identifier]) -> Option<Evidence> {
    if let Some(same) = asked.iter().find(|identifier| listed.contains(identifier)) {
        let line = format!("the same {}: {}", same.kind(), same.value());
        return Some(Evidence { effect: Effect::Decides(0.97), line });
    }
    let other = asked.iter().filter(|identifier| is_the_only_one(identifier.kind())).find_map(|mine| {
        let theirs = listed.iter().find(|theirs| theirs.kind() == mine.kind())?;
        Some((mine, theirs))
    });
    let (mine, theirs) = other?;
    Some(speaks_against(0.35, format!("{} {}, the list says {}", mine.kind(), mine.value(), theirs.value())))
}

/// Whether nobody has two of them: passports are renewed, LEIs are not.
fn is_the_only_one(kind: IdentifierKind) -> bool {
    use IdentifierKind::{Imo, Inn, Lei, Ogrn, Uscc};
    matches!(kind, Imo | Inn | Lei | Ogrn | Uscc)
}

/// Words of five letters or more that a role and a position share, by their first five letters.
fn position(role: &str, position: &str) -> Option<Evidence> {
    let stems = |text: &str| -> Vec<String> {
        let folded = crate::words::fold_phrase(text);
        folded
            .split(' ')
            .filter(|word| word.len() > 4)
            .filter_map(|word| word.get(..5).map(str::to_owned))
            .collect()
    };
    let listed = stems(position);
    let shared: Vec<String> = stems(role).into_iter().filter(|stem| listed.contains(stem)).collect();
    match (shared.is_empty(), listed.is_empty()) {
        (false, _) => Some(speaks_for(0.3, format!("\"{role}\" fits the list's \"{position}\""))),
        (true, false) => Some(speaks_against(0.03, format!("\"{role}\", the list says \"{position}\""))),
        (true, true) => None,
    }
}
