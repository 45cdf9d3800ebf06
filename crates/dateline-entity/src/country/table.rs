//! The table of countries: `data/countries.tsv`, parsed once.
//!
//! Eight columns, told in the file's head. Lists are separated by `;`, a form that ends in `?` is ambiguous.

use std::cmp::Ordering;
use std::sync::LazyLock;

use super::{Country, CountryForm, CountryFormKind, CountryStatus};

pub(super) static TABLE: LazyLock<Table> =
    LazyLock::new(|| Table::parse(include_str!("../../data/countries.tsv")));

/// One country of the file.
pub(super) struct Row {
    pub(super) country: Country,
    pub(super) alpha2: &'static str,
    pub(super) alpha3: &'static str,
    pub(super) numeric: Option<u16>,
    pub(super) status: CountryStatus,
    pub(super) names: Vec<&'static str>,
    pub(super) capitals: Vec<&'static str>,
    pub(super) demonyms: Vec<&'static str>,
    pub(super) forms: Vec<CountryForm>,
}

/// All rows, and the folded forms in order for binary search.
pub(super) struct Table {
    rows: Vec<Row>,
    names: Vec<(Box<str>, CountryForm)>,
    demonyms: Vec<(Box<str>, CountryForm)>,
    capitals: Vec<(Box<str>, CountryForm)>,
}

impl Table {
    pub(super) fn rows(&self) -> &[Row] {
        &self.rows
    }

    pub(super) fn row(&self, country: Country) -> Option<&Row> {
        let index = self.rows.binary_search_by_key(&country, |row| row.country).ok()?;
        self.rows.get(index)
    }

    pub(super) fn name(&self, name: &str) -> Option<&CountryForm> {
        look_up(&self.names, name)
    }

    pub(super) fn demonym(&self, word: &str) -> Option<&CountryForm> {
        look_up(&self.demonyms, word)
    }

    pub(super) fn capital(&self, city: &str) -> Option<&CountryForm> {
        look_up(&self.capitals, city)
    }

    fn parse(file: &'static str) -> Table {
        let lines = file.lines().filter(|line| !line.starts_with('#')).skip(1);
        let mut rows: Vec<Row> = lines.map(|line| row(line).unwrap_or_else(|| malformed(line))).collect();
        rows.sort_by_key(|row| row.country);
        let sorted = |is_wanted: fn(CountryFormKind) -> bool| {
            let forms = rows.iter().flat_map(|row| &row.forms).filter(|form| is_wanted(form.kind));
            let mut sorted: Vec<_> = forms.map(|form| (key(form.text), *form)).collect();
            sorted.sort_by(|(a, _), (b, _)| a.cmp(b));
            sorted
        };
        let names = sorted(|kind| matches!(kind, CountryFormKind::Name | CountryFormKind::Abbreviation));
        let demonyms = sorted(|kind| kind == CountryFormKind::Demonym);
        let capitals = sorted(|kind| kind == CountryFormKind::Capital);
        Table { rows, names, demonyms, capitals }
    }
}

fn malformed(line: &str) -> Row {
    unreachable!("data/countries.tsv is ours and tested: {line}")
}

fn row(line: &'static str) -> Option<Row> {
    let mut cells = line.split('\t');
    let mut cell = || cells.next();
    let alpha2 = cell()?;
    let country = Country(alpha2.as_bytes().try_into().ok()?);
    let (alpha3, numeric, status) = (cell()?, cell()?.parse().ok(), status(cell()?)?);
    let mut forms = Vec::new();
    let mut read = |list: &'static str, kind: fn(&str) -> CountryFormKind| -> Vec<&'static str> {
        let items = list.split(';').filter(|item| !item.is_empty()).map(|item| {
            let text = item.strip_suffix('?').unwrap_or(item);
            forms.push(CountryForm { text, kind: kind(text), ambiguous: text.len() < item.len(), country });
            text
        });
        items.collect()
    };
    let mut names = read(cell()?, name_kind);
    names.append(&mut read(cell()?, name_kind));
    let capitals = read(cell()?, |_| CountryFormKind::Capital);
    let demonyms = read(cell()?, |_| CountryFormKind::Demonym);
    Some(Row { country, alpha2, alpha3, numeric, status, names, capitals, demonyms, forms })
}

fn status(cell: &str) -> Option<CountryStatus> {
    match cell {
        "current" => Some(CountryStatus::Current),
        "user-assigned" => Some(CountryStatus::UserAssigned),
        _ => Some(CountryStatus::Former { until: cell.strip_prefix("former:")?.parse().ok()? }),
    }
}

/// Initials have no lower-case letter: `UK`, `U.S.`, `T&T`.
fn name_kind(text: &str) -> CountryFormKind {
    if text.chars().any(char::is_lowercase) { CountryFormKind::Name } else { CountryFormKind::Abbreviation }
}

/// What forms are compared by: Latin letters without accents, in lower case.
fn key(text: &str) -> Box<str> {
    dateline_text::latinize(&dateline_text::fold(text)).to_lowercase().into_boxed_str()
}

fn look_up<'a>(forms: &'a [(Box<str>, CountryForm)], text: &str) -> Option<&'a CountryForm> {
    let text = text.trim();
    let found = if text.is_ascii() { find(forms, text) } else { find(forms, &key(text)) };
    found.or_else(|| {
        let (article, rest) = text.split_at_checked(4)?;
        if article.eq_ignore_ascii_case("the ") { look_up(forms, rest) } else { None }
    })
}

/// Binary search that folds the case of ASCII text as it goes, so that nothing is allocated.
fn find<'a>(forms: &'a [(Box<str>, CountryForm)], text: &str) -> Option<&'a CountryForm> {
    let index = forms.binary_search_by(|(key, _)| compare(key, text)).ok()?;
    forms.get(index).map(|(_, form)| form)
}

fn compare(key: &str, text: &str) -> Ordering {
    key.bytes().cmp(text.bytes().map(|byte| byte.to_ascii_lowercase()))
}
