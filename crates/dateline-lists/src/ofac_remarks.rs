//! The remarks of OFAC's lists: facts in words, with semicolons between.
//!
//! ```text
//! remarks = clause ("; " clause)* ["."]
//! clause  = ["alt. "] ( "DOB" date | "POB" place | "nationality" country | "citizen" country | "Gender" gender
//!         | ("a.k.a." | "f.k.a." | "n.k.a.") "'" name "'" | "Linked To:" name
//!         | document number ["(" country ")"] ["issued" date] ["expires" date]
//!         | "Digital Currency Address -" currency address | … )
//! ```
//!
//! In the CSV files everything stands there that the XML has fields for, and names between quotation marks are weak aliases. What a
//! clause says beyond these rules stays where it is, in the remarks.

use dateline_entity::IdentifierKind;
use dateline_sanctions::{
    Birth, Contact, ContactKind, Detail, Identification, ListCountry, ListDate, ListEntry, ListName,
    NameQuality, NameStatus, Place, Relation, RelationKind, Source, Statement, Wallet,
};

use crate::country::Countries;
use crate::date;
use crate::document;

/// Reads what the remarks say into the entry.
pub(crate) fn read(remarks: &str, entry: &mut ListEntry, countries: &mut Countries) {
    for clause in clauses(remarks) {
        let clause = clause.strip_prefix("alt. ").unwrap_or(clause);
        read_clause(clause, entry, countries);
    }
}

/// The clauses, without the full stop at the end. A semicolon within quotation marks divides nothing.
fn clauses(remarks: &str) -> Vec<&str> {
    let text = remarks.trim();
    let text = text.strip_suffix('.').unwrap_or(text);
    let (mut clauses, mut start, mut from) = (Vec::new(), 0, 0);
    while let Some(at) = text.get(from..).and_then(|rest| rest.find("; ")) {
        let end = from + at;
        from = end + 2;
        let clause = text.get(start..end).unwrap_or_default();
        let is_open = clause.contains("k.a. '")
            && !clause.ends_with('\'')
            && text.get(from..).is_some_and(|rest| rest.contains('\''));
        if !is_open {
            clauses.push(clause.trim());
            start = from;
        }
    }
    clauses.push(text.get(start..).unwrap_or_default().trim());
    clauses.retain(|clause| !clause.is_empty());
    clauses
}

fn read_clause(clause: &str, entry: &mut ListEntry, countries: &mut Countries) {
    let source = Source::from_text();
    let statement = |text: &str| Statement { text: text.to_owned(), source: Source::from_text() };
    let named = |countries: &mut Countries, text: &str| ListCountry {
        source: Source::from_text(),
        ..countries.named(text)
    };
    if let Some((status, name)) = alias(clause) {
        let mut made = ListName::new(name, status);
        made.quality = Some(NameQuality::Weak);
        made.source = source;
        entry.names.push(made);
        return;
    }
    let Some((label, value)) = label(clause) else {
        document(clause, entry, countries);
        return;
    };
    match label {
        "DOB" => {
            let date = date::in_words(value);
            let is_all = date.is_some_and(|date| date.to_string() == value);
            let text = (!is_all).then(|| value.to_owned());
            entry.births.push(Birth { date, text, source, ..Birth::default() });
        }
        "POB" => {
            let place = Some(Place::of_text(value));
            entry.births.push(Birth { place, source, ..Birth::default() });
        }
        "nationality" => entry.nationalities.push(named(countries, value)),
        "citizen" => entry.citizenships.push(named(countries, value)),
        "Nationality of Registration" => {
            let country = named(countries, value);
            entry.countries.push(ListCountry { label: Some(label.to_owned()), ..country });
        }
        "Gender" => entry.gender = value.to_lowercase().parse().ok(),
        "Linked To:" => entry.relations.push(Relation {
            kind: RelationKind::LinkedTo,
            id: None,
            name: Some(value.to_owned()),
            label: Some("Linked To".to_owned()),
            is_former: false,
            date: None,
            source,
        }),
        "Email Address" | "Website" | "Phone Number" | "Telephone" | "Telephone:" | "Fax" => {
            let kind = match label {
                "Email Address" => ContactKind::Email,
                "Website" => ContactKind::Website,
                "Fax" => ContactKind::Fax,
                _ => ContactKind::Phone,
            };
            entry.contacts.push(Contact { kind, value: value.to_owned(), label: None, source });
        }
        "Digital Currency Address -" => {
            let (currency, address) =
                value.split_once(' ').map_or((None, value), |(currency, address)| (Some(currency), address));
            entry.wallets.push(Wallet {
                currency: currency.map(str::to_owned),
                address: address.trim().to_owned(),
                source,
            });
        }
        "Vessel Registration Identification" => {
            let kind = value.starts_with("IMO").then_some(IdentifierKind::Imo);
            let mut made = Identification::new(kind, value);
            made.label = Some(label.to_owned());
            made.source = source;
            entry.identifications.push(made);
        }
        "Former Vessel Flag" => {
            entry.vessel.get_or_insert_default().former_flags.push(named(countries, value));
        }
        "Vessel Flag" => entry.vessel.get_or_insert_default().flags.push(named(countries, value)),
        "Vessel Type" | "Other Vessel Type" => {
            entry.vessel.get_or_insert_default().types.push(statement(value));
        }
        "Vessel Owner" => entry.vessel.get_or_insert_default().owners.push(statement(value)),
        "Aircraft Model" => entry.aircraft.get_or_insert_default().models.push(statement(value)),
        "Aircraft Operator" => entry.aircraft.get_or_insert_default().operators.push(statement(value)),
        "Organization Established Date" | "Vessel Year of Build" | "Aircraft Manufacture Date" => {
            let date = date::in_words(value);
            entry.founded.push(ListDate { date, text: Some(value.to_owned()) });
        }
        _ => entry.details.push(Detail {
            label: label.trim_end_matches(':').to_owned(),
            value: value.to_owned(),
            date: date::in_words(value).filter(|_| label.contains("Date")),
            source,
        }),
    }
}

/// Labels of facts that are no documents. Longer ones stand before those with which they begin.
const LABELS: &[&str] = &[
    "DOB",
    "POB",
    "Nationality of Registration",
    "nationality",
    "citizen",
    "Gender",
    "Linked To:",
    "Email Address",
    "Website",
    "Phone Number",
    "Telephone:",
    "Telephone",
    "Fax",
    "Digital Currency Address -",
    "Vessel Registration Identification",
    "Former Vessel Flag",
    "Vessel Flag",
    "Other Vessel Type",
    "Vessel Type",
    "Vessel Owner",
    "Aircraft Model",
    "Aircraft Operator",
    "Organization Established Date",
    "Vessel Year of Build",
    "Aircraft Manufacture Date",
    "Organization Type:",
    "Target Type",
    "Secondary sanctions risk:",
    "Additional Sanctions Information -",
    "Transactions Prohibited For Persons Owned or Controlled By U.S. Financial Institutions:",
    "Executive Order 13662 Directive Determination -",
    "Listing Date",
    "Effective Date",
    "Purchase/Sales For Divestment Date",
    "Issuer Name",
];

fn label(clause: &str) -> Option<(&'static str, &str)> {
    LABELS.iter().find_map(|label| {
        let rest = clause.strip_prefix(label)?;
        let value = rest.strip_prefix(' ').or_else(|| Some(rest).filter(|_| label.ends_with(':')))?;
        Some((*label, value.trim())).filter(|(_, value)| !value.is_empty())
    })
}

/// `a.k.a. 'BNC'`.
fn alias(clause: &str) -> Option<(NameStatus, &str)> {
    let kinds =
        [("a.k.a. ", NameStatus::Alias), ("f.k.a. ", NameStatus::Former), ("n.k.a. ", NameStatus::New)];
    let (name, status) =
        kinds.iter().find_map(|(mark, status)| Some((clause.strip_prefix(mark)?, *status)))?;
    let name = name.trim().trim_matches('\'').trim();
    (!name.is_empty()).then_some((status, name))
}

/// `Cedula No. 16247821 (Colombia) issued 14 Dec 2005`: known by the words before the number.
fn document(clause: &str, entry: &mut ListEntry, countries: &mut Countries) {
    let spaces = clause.match_indices(' ').map(|(at, _)| at).take(8);
    let known = spaces.collect::<Vec<_>>().into_iter().rev().find_map(|at| {
        let (label, rest) = clause.split_at_checked(at)?;
        Some((label, rest.trim(), document::kind(label)?))
    });
    let Some((label, rest, kind)) = known else {
        labelled_detail(clause, entry);
        return;
    };
    let dates = [" issued ", " expires ", " Issued ", " Expires "];
    let end = dates.iter().filter_map(|word| rest.find(word)).min().unwrap_or(rest.len());
    let (what, when) = rest.split_at_checked(end).unwrap_or((rest, ""));
    let country = what.rfind(" (").filter(|_| what.ends_with(')'));
    let number = country.and_then(|at| what.get(..at)).unwrap_or(what).trim();
    let mut made = Identification::new(Some(kind), number);
    made.label = Some(label.to_owned());
    made.country = country.and_then(|at| what.get(at + 2..what.len() - 1)).map(|text| countries.named(text));
    let date = |word: &str| {
        let (_, after) = when.split_once(word)?;
        let text = after.split(" expires ").next().unwrap_or(after).trim();
        Some(ListDate { date: date::in_words(text), text: Some(text.to_owned()) })
    };
    made.issued = date("issued ");
    made.expires = date("expires ");
    made.source = Source::from_text();
    entry.identifications.push(made);
}

/// `Label: value` of which nothing more is known.
fn labelled_detail(clause: &str, entry: &mut ListEntry) {
    if let Some((label, value)) = clause.split_once(": ").filter(|(label, _)| label.len() < 60) {
        entry.details.push(Detail {
            label: label.to_owned(),
            value: value.trim().to_owned(),
            date: date::in_words(value),
            source: Source::from_text(),
        });
    }
}
