//! The words of `data/en/words.tsv`, found by first letter and length.
//!
//! Most words of a text start no time expression: they cost one look into a table of 26 letters by 15 lengths.

use std::ops::Range;
use std::sync::LazyLock;

use chrono::Weekday;

use crate::meaning::{Measure, Which};
use crate::value::{PartOfDay, Reference, Season, Value};

/// What a word may mean in a time expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sense {
    /// From 1; `sure` unless it is also another word.
    Month {
        number: u8,
        sure: bool,
    },
    Weekday {
        day: Weekday,
        sure: bool,
    },
    Weekdays(Weekday),
    Unit {
        measure: Measure,
        plural: bool,
    },
    Weekend {
        plural: bool,
    },
    Season(Season),
    Part {
        part: PartOfDay,
        plural: bool,
    },
    /// `dawn`, which names a part of a day, but needs no article.
    Dawn(PartOfDay),
    /// `noon`
    Hour(u8),
    /// Days from today.
    Day(i8),
    /// `tonight`: the night after so many days.
    Night(i8),
    Cardinal(u32),
    /// `hundred`
    Scale(u32),
    Ordinal(u8),
    /// `nineties`
    Decade(u8),
    /// `weekly`, by its period.
    Frequency(Measure),
    Vague(Reference),
    Which(Which),
    Zone,
    /// The first word of a holiday's name.
    Holiday,
    /// `Q3`
    Quarter,
    /// A word that makes an expression of those before it: `the past`.
    Core,
    /// A word that may come first: `the`.
    Determiner,
    /// `early`, `the end of`
    Edge,
    /// `every`, `twice`
    Often,
    /// `several`, `dozens of`
    Count,
    /// `more than`
    Modifier,
    /// A word that may stand between the first one and those that matter.
    Lead,
}

/// Words have fewer bytes than this.
const LONGEST: usize = 15;

struct Lexicon {
    /// Sorted by first letter, length, word; with the place of its senses.
    words: Vec<(&'static str, Range<usize>)>,
    senses: Vec<Sense>,
    /// Where the words of a letter and a length stand.
    buckets: Vec<Range<usize>>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut entries: Vec<_> = rows(include_str!("../data/en/words.tsv")).filter_map(entry).collect();
    let holidays =
        rows(include_str!("../data/en/holidays.tsv")).filter_map(|row| row.split([' ', '\t', '\'']).next());
    entries.extend(holidays.map(|word| (word, Sense::Holiday)));
    entries.sort_by_key(|&(word, _)| (bucket(word), word));
    let mut words: Vec<(&'static str, Range<usize>)> = Vec::new();
    for (at, (word, _)) in entries.iter().enumerate() {
        match words.last_mut() {
            Some((last, places)) if last == word => places.end = at + 1,
            _ => words.push((word, at..at + 1)),
        }
    }
    let buckets = (0..26 * LONGEST)
        .map(|at| {
            let start = words.partition_point(|(word, _)| bucket(word).is_none_or(|bucket| bucket < at));
            let end = words.partition_point(|(word, _)| bucket(word).is_none_or(|bucket| bucket <= at));
            start..end
        })
        .collect();
    Lexicon { words, senses: entries.into_iter().map(|(_, sense)| sense).collect(), buckets }
});

/// The lines of a table that are no comment.
pub(crate) fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The senses of `word`, in any case and with or without the dot of an abbreviation; none for most words.
pub(crate) fn senses(word: &str) -> &'static [Sense] {
    let word = match word.strip_suffix('.') {
        Some(stem) if !stem.contains('.') => stem,
        _ => word,
    };
    let lexicon = &*LEXICON;
    let Some(range) = bucket(word).and_then(|bucket| lexicon.buckets.get(bucket)) else { return &[] };
    let words = lexicon.words.get(range.clone()).unwrap_or_default();
    let found = words.iter().find(|(known, _)| known.eq_ignore_ascii_case(word));
    found.and_then(|(_, places)| lexicon.senses.get(places.clone())).unwrap_or_default()
}

/// Whether `word` is in the lexicon.
pub(crate) fn knows(word: &str) -> bool {
    !senses(word).is_empty()
}

impl Sense {
    /// Whether it takes a word like this to make a time expression.
    pub(crate) const fn is_core(self) -> bool {
        use Sense::{Cardinal, Count, Determiner, Edge, Lead, Modifier, Often, Ordinal, Scale, Which, Zone};
        !matches!(
            self,
            Cardinal(_)
                | Lead
                | Ordinal(_)
                | Scale(_)
                | Which(_)
                | Zone
                | Determiner
                | Edge
                | Often
                | Count
                | Modifier
        )
    }

    /// Its place among the kinds of words that a rule may start with.
    pub(crate) const fn kind(self) -> u32 {
        match self {
            Sense::Month { .. } => kind::MONTH,
            Sense::Weekday { .. } => kind::WEEKDAY,
            Sense::Weekdays(_) | Sense::Frequency(_) | Sense::Often => kind::OFTEN,
            Sense::Unit { .. } => kind::UNIT,
            Sense::Weekend { .. } | Sense::Season(_) | Sense::Decade(_) | Sense::Holiday => kind::NAME,
            Sense::Part { .. } | Sense::Day(_) | Sense::Night(_) => kind::DAY,
            Sense::Dawn(_) | Sense::Hour(_) => kind::HOUR,
            Sense::Cardinal(_) | Sense::Scale(_) => kind::CARDINAL,
            Sense::Ordinal(_) => kind::ORDINAL,
            Sense::Vague(_) => kind::VAGUE,
            Sense::Which(_) => kind::WHICH,
            Sense::Quarter => kind::QUARTER,
            Sense::Determiner => kind::DETERMINER,
            Sense::Edge => kind::EDGE,
            Sense::Count => kind::COUNT,
            Sense::Modifier => kind::MODIFIER,
            Sense::Core | Sense::Zone | Sense::Lead => 0,
        }
    }
}

/// Kinds of first words, one bit each.
pub(crate) mod kind {
    pub(crate) const MONTH: u32 = 1;
    pub(crate) const WEEKDAY: u32 = 1 << 1;
    pub(crate) const OFTEN: u32 = 1 << 2;
    pub(crate) const UNIT: u32 = 1 << 3;
    pub(crate) const NAME: u32 = 1 << 4;
    pub(crate) const DAY: u32 = 1 << 5;
    pub(crate) const HOUR: u32 = 1 << 6;
    pub(crate) const CARDINAL: u32 = 1 << 7;
    pub(crate) const ORDINAL: u32 = 1 << 8;
    pub(crate) const VAGUE: u32 = 1 << 9;
    pub(crate) const WHICH: u32 = 1 << 10;
    pub(crate) const QUARTER: u32 = 1 << 11;
    pub(crate) const DETERMINER: u32 = 1 << 12;
    pub(crate) const EDGE: u32 = 1 << 13;
    pub(crate) const COUNT: u32 = 1 << 14;
    pub(crate) const MODIFIER: u32 = 1 << 15;
    /// A token of digits.
    pub(crate) const DIGITS: u32 = 1 << 16;
    /// An apostrophe.
    pub(crate) const QUOTE: u32 = 1 << 17;
}

fn bucket(word: &str) -> Option<usize> {
    let first = word.bytes().next()?;
    (first.is_ascii_alphabetic() && word.len() < LONGEST)
        .then(|| usize::from(first.to_ascii_lowercase() - b'a') * LONGEST + word.len())
}

fn entry(row: &'static str) -> Option<(&'static str, Sense)> {
    let mut fields = row.split('\t');
    let (word, class, value) = (fields.next()?, fields.next()?, fields.next()?);
    Some((word, sense(class, value)?))
}

fn sense(class: &str, value: &str) -> Option<Sense> {
    let number = || value.parse::<u8>().ok();
    Some(match class {
        "month" | "month?" => Sense::Month { number: number()?, sure: class == "month" },
        "weekday" | "weekday?" => Sense::Weekday { day: weekday(number()?)?, sure: class == "weekday" },
        "weekdays" => Sense::Weekdays(weekday(number()?)?),
        "unit" | "units" => Sense::Unit { measure: measure(value)?, plural: class == "units" },
        "weekend" | "weekends" => Sense::Weekend { plural: class == "weekends" },
        "season" => Sense::Season(season(value)?),
        "part" | "parts" => Sense::Part { part: part(value)?, plural: class == "parts" },
        "dawn" => Sense::Dawn(part(value)?),
        "hour" => Sense::Hour(number()?),
        "day" => Sense::Day(value.parse().ok()?),
        "night" => Sense::Night(value.parse().ok()?),
        "cardinal" => Sense::Cardinal(value.parse().ok()?),
        "scale" => Sense::Scale(value.parse().ok()?),
        "ordinal" => Sense::Ordinal(number()?),
        "decade" => Sense::Decade(number()?),
        "frequency" => Sense::Frequency(measure(value)?),
        "vague" => match value.parse().ok()? {
            Value::Reference(reference) => Sense::Vague(reference),
            _ => return None,
        },
        "which" => Sense::Which(which(value)?),
        "zone" => Sense::Zone,
        "quarter" => Sense::Quarter,
        "core" => Sense::Core,
        "determiner" => Sense::Determiner,
        "edge" => Sense::Edge,
        "often" => Sense::Often,
        "count" => Sense::Count,
        "modifier" => Sense::Modifier,
        "lead" => Sense::Lead,
        _ => return None,
    })
}

fn weekday(number: u8) -> Option<Weekday> {
    number.checked_sub(1).and_then(|number| Weekday::try_from(number).ok())
}

fn measure(value: &str) -> Option<Measure> {
    let Ok(Value::Duration(duration)) = value.parse() else { return None };
    match duration.parts().next()? {
        (crate::Amount::Count(times), unit) => Some(Measure { unit, times }),
        _ => None,
    }
}

fn season(value: &str) -> Option<Season> {
    [Season::Spring, Season::Summer, Season::Fall, Season::Winter]
        .into_iter()
        .find(|season| season.code() == value)
}

fn part(value: &str) -> Option<PartOfDay> {
    use PartOfDay::{Afternoon, Evening, Morning, Night};
    [Morning, Afternoon, Evening, Night].into_iter().find(|part| part.code() == value)
}

fn which(value: &str) -> Option<Which> {
    Some(match value {
        "last" => Which::Last,
        "this" => Which::This,
        "next" => Which::Next,
        "before" => Which::Before,
        "same" => Which::Same,
        "after" => Which::After,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        for row in rows(include_str!("../data/en/words.tsv")) {
            let (word, sense) = entry(row).expect(row);
            assert!(senses(word).contains(&sense), "{row}");
        }
    }

    #[test]
    fn finds_words_in_any_case() {
        let table = [("MONDAY", 1), ("Sept.", 1), ("second", 2), ("bloc", 0), ("", 0), ("März", 0)];
        for (word, count) in table {
            assert_eq!(senses(word).len(), count, "{word}");
        }
    }
}
