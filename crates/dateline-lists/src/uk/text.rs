//! What lists write into one cell: several things with numbers, several labelled things, dates by day, month and year.

use dateline_entity::{PartialDate, UncertainDate};
use dateline_sanctions::ListDate;

use crate::date;

/// The things that a text numbers `(1) … (2) …` or `1) … 2) …`; the text alone if it numbers none.
///
/// `(1)-(3) Libya` is one thing. `-` stands for a thing that is not known: it is there, and empty.
pub(crate) fn numbered(text: &str) -> Vec<&str> {
    let (mut items, mut rest, mut next) = (Vec::new(), text.trim(), 1);
    let Some((_, after)) = number_mark(rest).filter(|(number, _)| *number == 1) else {
        return if rest.is_empty() { Vec::new() } else { vec![rest] };
    };
    (rest, next) = (skip_range(after, &mut next), next + 1);
    while let Some((before, after)) = find_mark(rest, next) {
        items.push(item(before));
        next += 1;
        rest = skip_range(after, &mut next);
    }
    items.push(item(rest));
    items
}

/// The text without spaces and the signs that divide; nothing where a hyphen stands for it.
fn item(text: &str) -> &str {
    let text = text.trim().trim_end_matches([',', ';']).trim_end();
    if matches!(text, "-" | "- ." | "." | "-.") { "" } else { text }
}

/// A mark `(1)` or `1)` at the beginning: its number, and what follows.
fn number_mark(text: &str) -> Option<(u32, &str)> {
    let inside = text.strip_prefix('(').unwrap_or(text);
    let digits = inside.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = inside.split_at_checked(digits)?;
    let rest = rest.strip_prefix(')').or_else(|| rest.strip_prefix('-').filter(|_| text.starts_with('(')))?;
    Some((number.parse().ok().filter(|number| (1..1000).contains(number))?, rest))
}

/// Behind `(1)` in `(1)-(3) Libya`, or `(1-` in `(1-3) Libya`, the rest of the range is no thing of its own.
fn skip_range<'a>(text: &'a str, next: &mut u32) -> &'a str {
    let end = text.strip_prefix('-').unwrap_or(text);
    let Some((number, rest)) = number_mark(end.trim_start()).filter(|(number, _)| *number > *next) else {
        return text;
    };
    if end.len() < text.len() || end.starts_with(|c: char| c.is_ascii_digit()) {
        *next = number;
        return rest;
    }
    text
}

/// Where the mark of `number` stands as a word of its own: what is before and behind it.
fn find_mark(text: &str, number: u32) -> Option<(&str, &str)> {
    let spelled = [format!("({number})"), format!("({number}-"), format!(" {number})")];
    let places = spelled.iter().filter_map(|mark| text.find(mark.as_str()).map(|place| (place, mark.len())));
    let (place, length) = places.min()?;
    Some((text.get(..place)?, text.get(place + length..)?))
}

/// The things that a text labels `(Gender):Male (Website):…`: labels and what follows them; what stands before the first one
/// has an empty label. Labels are those of `known`.
pub(crate) fn labelled<'a>(text: &'a str, known: &[&'static str]) -> Vec<(&'static str, &'a str)> {
    let mut marks = Vec::new();
    for (place, _) in text.match_indices('(') {
        let behind = text.get(place + 1..).unwrap_or_default();
        let label = known
            .iter()
            .find(|label| behind.strip_prefix(**label).is_some_and(|rest| rest.starts_with("):")));
        if let Some(label) = label {
            marks.push((place, *label, place + 1 + label.len() + 2));
        }
    }
    let first = marks.first().map_or(text.len(), |(place, _, _)| *place);
    let mut items = vec![("", text.get(..first).unwrap_or_default().trim())];
    items.retain(|(_, value)| !value.is_empty());
    for (index, (_, label, start)) in marks.iter().enumerate() {
        let end = marks.get(index + 1).map_or(text.len(), |(place, _, _)| *place);
        items.push((label, text.get(*start..end).unwrap_or_default().trim()));
    }
    items
}

/// A date written day, month, year, of which the first two may be unknown or missing: `22/08/1990`, `00/00/1994`, `dd/mm/1945`,
/// `05/1985`, `1985`, `24-Jun-2026`; ISO 8601 too.
pub(crate) fn day_first(text: &str) -> Option<PartialDate> {
    let text = text.trim();
    let text = text.strip_suffix(" 00:00:00").or_else(|| text.strip_suffix(" 00:00")).unwrap_or(text);
    let short = || {
        let (month, year) = text.split_once('/')?;
        date::of_parts(year.parse().ok().filter(|_| year.len() == 4)?, month.parse().ok()?, 0)
    };
    let words = || date::in_words(&text.replace('-', " ")).filter(|date| !date.is_approximate())?.date();
    text.parse().ok().or_else(|| date::day_first(text)).or_else(short).or_else(words)
}

/// The same for a field of a document, with its words where they say more.
pub(crate) fn list_date(text: &str, date: Option<PartialDate>) -> ListDate {
    let is_all = date.is_some_and(|date| date.to_string() == text.trim());
    ListDate { date: date.map(UncertainDate::exact), text: (!is_all).then(|| text.trim().to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_numbered_things_apart() {
        for (text, expected) in [
            ("", &[][..]),
            (" Russia ", &["Russia"]),
            ("(1) Armenia (2) Russia", &["Armenia", "Russia"]),
            ("1) Armenia 2) Russia", &["Armenia", "Russia"]),
            ("(1) Algeria. (2) -", &["Algeria.", ""]),
            ("(1) - . (2) Anefif (Kidal)", &["", "Anefif (Kidal)"]),
            ("(1)-(2) Indonesia", &["Indonesia"]),
            ("(1-3) Libya (4) Morocco", &["Libya", "Morocco"]),
            ("0703769818 (31)", &["0703769818 (31)"]),
            ("(1) Minister (2003) (2) Governor (2007)", &["Minister (2003)", "Governor (2007)"]),
            ("Agency (2013) Head", &["Agency (2013) Head"]),
            ("(1) only", &["only"]),
        ] {
            assert_eq!(numbered(text), expected, "{text:?}");
        }
    }

    #[test]
    fn takes_labelled_things_apart() {
        let known = ["Gender", "Website", "Phone number"];
        assert_eq!(
            labelled("Before. (Gender):Male (Phone number):(1) 2 (Other):x", &known),
            [("", "Before."), ("Gender", "Male"), ("Phone number", "(1) 2 (Other):x"),]
        );
        assert_eq!(labelled("(Website): a", &known), [("Website", "a")]);
        assert_eq!(labelled("", &known), []);
    }

    #[test]
    fn reads_dates_day_first() {
        for (text, expected) in [
            ("22/08/1990", "1990-08-22"),
            ("00/00/1994", "1994"),
            ("00/05/1994", "1994-05"),
            ("dd/mm/1945", "1945"),
            ("dd/05/1945", "1945-05"),
            ("05/1985", "1985-05"),
            ("1985", "1985"),
            ("1985-05-07", "1985-05-07"),
            ("1/2/1990", "1990-02-01"),
            ("01/04/2016 00:00:00", "2016-04-01"),
            ("24-Jun-2026", "2026-06-24"),
        ] {
            assert_eq!(day_first(text).map(|date| date.to_string()).as_deref(), Some(expected), "{text}");
        }
        for text in ["", "15/08/19yy", "31/02/1990", "22/08/90", "1/2/3/1990", "05/00/1990", "circa 1950"] {
            assert_eq!(day_first(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn never_panics(text in "[(){}0-3 \\-a,:;é]{0,24}") {

            let _ = (numbered(&text), labelled(&text, &["a"]), day_first(&text));
        }
    }
}
