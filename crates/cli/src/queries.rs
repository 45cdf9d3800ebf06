//! Tables of people and companies to look for: comma-separated, with headings.

use std::io::Read;
use std::path::Path;

use anyhow::{Context, bail};
use csv::StringRecord;
use dateline_entity::{Country, EntityKind, Gender, PartialDate};
use dateline_screen::Query;

use crate::args::ScreeningArgs;

/// The fields of a query and the headings that stand for each.
const HEADINGS: [(&str, &[&str]); 6] = [
    ("name", &["full_name", "name", "caption", "query"]),
    ("born", &["date_of_birth", "birth_date", "birthdate", "dob", "born"]),
    ("country", &["nationality", "country", "citizenship", "countries"]),
    ("gender", &["gender", "sex"]),
    ("kind", &["kind", "schema", "type"]),
    ("program", &["program", "programme"]),
];
/// Headings that only tables of people have.
const OF_PEOPLE: [&str; 8] =
    ["first_name", "last_name", "given_name", "family_name", "date_of_birth", "birth_date", "dob", "gender"];

/// Which column holds what.
pub(crate) struct Columns {
    places: Vec<(&'static str, usize)>,
    kind: Option<EntityKind>,
}

impl Columns {
    pub(crate) fn new(headings: &StringRecord, args: &ScreeningArgs) -> anyhow::Result<Columns> {
        let named =
            |wanted: &str| headings.iter().position(|heading| heading.trim().eq_ignore_ascii_case(wanted));
        let mut places = Vec::new();
        for (field, headings) in HEADINGS {
            let mapped = args.column.iter().find_map(|(key, heading)| (key == field).then_some(heading));
            let place = match mapped {
                Some(heading) => {
                    Some(named(heading).with_context(|| format!("the table has no column {heading:?}"))?)
                }
                None => headings.iter().find_map(|heading| named(heading)),
            };
            places.extend(place.map(|place| (field, place)));
        }
        if let Some((unknown, _)) =
            args.column.iter().find(|(key, _)| HEADINGS.iter().all(|(field, _)| key != field))
        {
            bail!("--column knows no field {unknown:?}: name, born, country, gender, kind, program");
        }
        if !places.iter().any(|(field, _)| *field == "name") {
            bail!(
                "the table has no column of names: none of full_name, name, caption, query; say which with --column name=…"
            );
        }
        let is_of_people = OF_PEOPLE.iter().any(|heading| named(heading).is_some());
        let kind = args.kind.map(crate::args::NamedKind::kind).or(is_of_people.then_some(EntityKind::Person));
        Ok(Columns { places, kind })
    }

    fn cell<'a>(&self, row: &'a StringRecord, field: &str) -> Option<&'a str> {
        let (_, place) = self.places.iter().find(|(known, _)| *known == field)?;
        row.get(*place).map(str::trim).filter(|cell| !cell.is_empty())
    }

    /// The query of a row.
    pub(crate) fn query(&self, row: &StringRecord) -> Query {
        let name = self.cell(row, "name").unwrap_or_default();
        Query {
            kind: self.cell(row, "kind").and_then(kind).or(self.kind),
            born: self.cell(row, "born").and_then(date),
            countries: self.cell(row, "country").map(countries).unwrap_or_default(),
            gender: self.cell(row, "gender").and_then(gender),
            program: self.cell(row, "program").map(str::to_owned),
            ..Query::name(name)
        }
    }
}

/// Kinds in our words and in FollowTheMoney's.
pub(crate) fn kind(word: &str) -> Option<EntityKind> {
    match word.to_ascii_lowercase().as_str() {
        "individual" | "human" => Some(EntityKind::Person),
        "company" | "legalentity" | "publicbody" | "entity" | "enterprise" => Some(EntityKind::Organization),
        "ship" => Some(EntityKind::Vessel),
        "airplane" => Some(EntityKind::Aircraft),
        word => word.parse().ok(),
    }
}

/// A date, `1969-7-16` too; where the day is impossible, the month or the year counts.
fn date(text: &str) -> Option<PartialDate> {
    let mut numbers = text.split(['-', '/']).map(|number| number.trim().parse::<u32>().ok());
    let year = i32::try_from(numbers.next()??).ok()?;
    let (month, day) = (numbers.next().flatten(), numbers.next().flatten());
    let whole = month.zip(day).and_then(|(month, day)| PartialDate::from_year_month_day(year, month, day));
    let month = || month.and_then(|month| PartialDate::from_year_month(year, month));
    whole.or_else(month).or_else(|| PartialDate::from_year(year))
}

fn countries(text: &str) -> Vec<Country> {
    let country = |word: &str| Country::from_alpha2(word).or_else(|| Country::from_name(word));
    match country(text) {
        Some(country) => vec![country],
        None => text.split([';', ',', '/']).filter_map(|word| country(word.trim())).collect(),
    }
}

fn gender(word: &str) -> Option<Gender> {
    match word.to_ascii_lowercase().as_str() {
        "m" | "male" => Some(Gender::Male),
        "f" | "female" => Some(Gender::Female),
        _ => None,
    }
}

/// A table that may be standard input.
#[expect(clippy::disallowed_methods, reason = "the command opens files so that libraries need not")]
pub(crate) fn open(path: &Path) -> anyhow::Result<csv::Reader<Box<dyn Read>>> {
    let source: Box<dyn Read> = if path.as_os_str() == "-" {
        Box::new(std::io::stdin())
    } else {
        let file = std::fs::File::open(path).with_context(|| format!("could not read {}", path.display()))?;
        Box::new(std::io::BufReader::new(file))
    };
    Ok(csv::ReaderBuilder::new().flexible(true).from_reader(source))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_far_as_they_go() {
        let table = [
            ("1969-06-16", Some("1969-06-16")),
            ("1969-7-16", Some("1969-07-16")),
            ("1974-01-32", Some("1974-01")),
            ("1974-13-01", Some("1974")),
            ("1974", Some("1974")),
            ("soon", None),
        ];
        for (text, expected) in table {
            assert_eq!(date(text).map(|date| date.to_string()).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn kinds_have_many_names() {
        assert_eq!(kind("Company"), Some(EntityKind::Organization));
        assert_eq!(kind("Person"), Some(EntityKind::Person));
        assert_eq!(kind("thing"), None);
    }
}
