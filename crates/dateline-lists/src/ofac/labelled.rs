//! OFAC's labelled values, wherever they stand: what each label means for the entry.

use dateline_entity::{Gender, IdentifierKind, UncertainDate};
use dateline_sanctions::{
    Aircraft, Birth, Contact, ContactKind, Detail, Identification, ListCountry, ListDate, ListEntry, Other,
    Place, Source, Statement, Vessel, Wallet,
};

use crate::country::Countries;
use crate::{date, document};

/// A value under a label, with all that may stand beside it.
#[derive(Debug, Default)]
pub(crate) struct Labelled<'a> {
    pub(crate) label: &'a str,
    pub(crate) value: &'a str,
    /// The value as a date, where the list gives it so.
    pub(crate) date: Option<UncertainDate>,
    pub(crate) country: Option<ListCountry>,
    pub(crate) issuer: Option<&'a str>,
    pub(crate) place: Option<String>,
    pub(crate) issued: Option<ListDate>,
    pub(crate) expires: Option<ListDate>,
    pub(crate) name_in_it: Option<String>,
    /// Whether the list has it among documents and not among other features.
    pub(crate) is_document: bool,
    pub(crate) source: Source,
}

/// Puts a labelled value where it belongs.
pub(crate) fn place(entry: &mut ListEntry, fact: Labelled<'_>, countries: &mut Countries) {
    let Labelled { label, value, .. } = fact;
    let plain = label.trim_end_matches([':', ' ', '-']);
    match plain {
        "Gender" if matches!(value, "Male" | "Female") && entry.gender.is_none() => {
            entry.gender = Some(if value == "Male" { Gender::Male } else { Gender::Female });
            leave(entry, fact);
        }
        "Birthdate" => {
            let ListDate { date, text } = list_date(fact.date, value);
            entry.births.push(Birth { date, text, source: with_country(fact), ..Birth::default() });
        }
        "Place of Birth" => {
            let place = Some(Place::of_text(value));
            entry.births.push(Birth { place, source: with_country(fact), ..Birth::default() });
        }
        "Nationality Country" => entry.nationalities.push(country(fact, countries, None)),
        "Citizenship Country" => entry.citizenships.push(country(fact, countries, None)),
        "Nationality of Registration" | "Registration Country" => {
            let tie = country(fact, countries, Some(plain));
            entry.countries.push(tie);
        }
        "Website" => contact(entry, fact, ContactKind::Website),
        "Email Address" => contact(entry, fact, ContactKind::Email),
        "Phone Number" => contact(entry, fact, ContactKind::Phone),
        "Fax Number" => contact(entry, fact, ContactKind::Fax),
        "Title" => entry.positions.push(statement(fact)),
        "Organization Established Date" | "Vessel Year of Build" | "Aircraft Manufacture Date" => {
            entry.founded.push(list_date(fact.date, value));
            leave(entry, fact);
        }
        "Vessel Type" | "VESSEL TYPE" | "Other Vessel Type" => vessel(entry).types.push(statement(fact)),
        "Vessel Flag" | "Other Vessel Flag" => {
            let flag = country(fact, countries, None);
            vessel(entry).flags.push(flag);
        }
        "Former Vessel Flag" => {
            let flag = country(fact, countries, None);
            vessel(entry).former_flags.push(flag);
        }
        "Vessel Owner" => vessel(entry).owners.push(statement(fact)),
        "Vessel Tonnage" if vessel(entry).tonnage.is_none() => {
            vessel(entry).tonnage = Some(value.to_owned());
            leave(entry, fact);
        }
        "Vessel Gross Tonnage" | "Vessel Gross Registered Tonnage"
            if vessel(entry).gross_tonnage.is_none() =>
        {
            vessel(entry).gross_tonnage = Some(value.to_owned());
            leave(entry, fact);
        }
        "Aircraft Model" => aircraft(entry).models.push(statement(fact)),
        "Aircraft Operator" => aircraft(entry).operators.push(statement(fact)),
        _ => match label.strip_prefix("Digital Currency Address - ") {
            Some(currency) => entry.wallets.push(Wallet {
                currency: Some(currency.to_owned()),
                address: value.to_owned(),
                source: with_country(fact),
            }),
            None if is_document(&fact) => identification(entry, fact),
            None => detail(entry, fact),
        },
    }
}

/// Keeps the number and the remarks of a fact whose field has no place for them.
fn leave(entry: &mut ListEntry, fact: Labelled<'_>) {
    let label = fact.label;
    let source = with_country(fact);
    let id = source.id.map(|value| Other { path: format!("{label}/id"), value });
    let remarks = source.remarks.into_iter().map(|value| Other { path: format!("{label}/remark"), value });
    entry.other.extend(id.into_iter().chain(remarks));
}

/// Labels of statements end as in a form, `Secondary sanctions risk:`; those of documents do not.
fn is_document(fact: &Labelled<'_>) -> bool {
    const STATEMENTS: [&str; 9] = [
        "Listing Date",
        "Effective Date",
        "Purchase/Sales",
        "Executive Order",
        "Target Type",
        "Issuer Name",
        "Gender",
        "Vessel Tonnage",
        "Vessel Gross",
    ];
    let is_statement =
        fact.label.ends_with([':', '-']) || STATEMENTS.iter().any(|start| fact.label.starts_with(start));
    !is_statement && (fact.is_document || document::kind(fact.label).is_some())
}

fn identification(entry: &mut ListEntry, fact: Labelled<'_>) {
    let country = fact.country.as_ref().and_then(|country| country.country);
    let kind = match fact.label {
        "Vessel Registration Identification" if fact.value.starts_with("IMO") => Some(IdentifierKind::Imo),
        "Other Vessel Call Sign" | "Vessel Call Sign" => Some(IdentifierKind::CallSign),
        label => fact.issuer.and_then(document::kind).or_else(|| document::kind(label)),
    };
    let kind = document::refine(kind, fact.value, country);
    entry.identifications.push(Identification {
        label: Some(fact.label.to_owned()),
        country: fact.country,
        issuer: fact.issuer.map(str::to_owned),
        place: fact.place,
        issued: fact.issued,
        expires: fact.expires,
        name_in_it: fact.name_in_it,
        source: fact.source,
        ..Identification::new(kind, fact.value)
    });
}

fn detail(entry: &mut ListEntry, fact: Labelled<'_>) {
    let date = fact.date.or_else(|| date::in_words(fact.value).filter(|_| fact.label.contains("Date")));
    let day = date.and_then(UncertainDate::date);
    if fact.label.starts_with("Listing Date") {
        entry.listed = entry.listed.or(day);
    } else if fact.label.starts_with("Effective Date") {
        entry.effective = entry.effective.or(day);
    }
    let (label, value) = (fact.label.to_owned(), fact.value.to_owned());
    entry.details.push(Detail { label, value, date, source: with_country(fact) });
}

fn contact(entry: &mut ListEntry, fact: Labelled<'_>, kind: ContactKind) {
    let value = fact.value.to_owned();
    entry.contacts.push(Contact { kind, value, label: None, source: with_country(fact) });
}

fn statement(fact: Labelled<'_>) -> Statement {
    Statement { text: fact.value.to_owned(), source: with_country(fact) }
}

fn country(fact: Labelled<'_>, countries: &mut Countries, label: Option<&str>) -> ListCountry {
    let known = countries.named(fact.value);
    let label = label.map(str::to_owned);
    match fact.country {
        // Some formats give the country itself and no words for it.
        Some(country) if fact.value.is_empty() => ListCountry { label, source: fact.source, ..country },
        country => ListCountry { label, source: with_country(Labelled { country, ..fact }), ..known },
    }
}

/// The source of a fact that has no place for a country, an office or dates: they become remarks.
fn with_country(fact: Labelled<'_>) -> Source {
    let mut source = fact.source;
    source.remarks.extend(fact.country.map(|country| country.text));
    source.remarks.extend(fact.issuer.map(str::to_owned));
    source.remarks.extend(fact.place);
    let dates = [fact.issued, fact.expires].into_iter().flatten();
    source
        .remarks
        .extend(dates.filter_map(|date| date.text.or_else(|| date.date.map(|date| date.to_string()))));
    source
}

/// A date given as such or in words, and the words where they say more.
pub(crate) fn list_date(date: Option<UncertainDate>, words: &str) -> ListDate {
    let date = date.or_else(|| date::in_words(words));
    // "10 Dec 1948" says no more than the date; what could not be read, or is put otherwise, is kept.
    let is_plain = date.is_some_and(|date| !date.is_interval() && !date.is_approximate());
    ListDate { date, text: (!is_plain && !words.is_empty()).then(|| words.to_owned()) }
}

fn vessel(entry: &mut ListEntry) -> &mut Vessel {
    entry.vessel.get_or_insert_default()
}

fn aircraft(entry: &mut ListEntry) -> &mut Aircraft {
    entry.aircraft.get_or_insert_default()
}
