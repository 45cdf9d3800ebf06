//! Reports on sport, where cities and counties are teams unless something happens in them.

use dateline_entity::EntityKind;
use dateline_text::TokenKind;

use super::Mention;
use super::facts::Shape;
use super::features::starts_line;
use super::gazetteer::{Class, Gazetteer};
use crate::analysis::Analysis;

/// Makes teams of the places that play, and of the names at the head of a row of a table.
pub(crate) fn find_teams(analysis: &Analysis<'_>, gazetteer: &Gazetteer, mentions: &mut [Mention]) {
    for mention in mentions.iter_mut() {
        let is_team = match mention.kind {
            EntityKind::Place => {
                !is_country(analysis, gazetteer, mention)
                    && (plays(analysis, mention) || heads_row(analysis, mention))
            }
            EntityKind::Person => mention.tokens.len() == 1 && heads_row(analysis, mention),
            _ => false,
        };
        if is_team {
            mention.kind = EntityKind::Organization;
        }
    }
}

/// States play as what they are.
fn is_country(analysis: &Analysis<'_>, gazetteer: &Gazetteer, mention: &Mention) -> bool {
    let name = analysis.span(mention.tokens.clone()).and_then(|span| span.slice(analysis.text)).unwrap_or("");
    let class = gazetteer.name_of(name).class;
    class.has(Class::COUNTRY)
        || matches!(name.to_ascii_lowercase().as_str(), "england" | "scotland" | "wales" | "northern ireland")
}

/// Whether a place does more than hold what happens: nothing says that something is in it, comes from it or was filed from it.
fn plays(analysis: &Analysis<'_>, mention: &Mention) -> bool {
    let tokens = &mention.tokens;
    let before = analysis.lower(tokens.start.wrapping_sub(1));
    let after = analysis.lower(tokens.end);
    let is_line = starts_line(analysis, tokens.start);
    let is_located = if is_line {
        after == "," || starts_line(analysis, tokens.end)
    } else {
        matches!(
            before,
            "in" | "at" | "near" | "from" | "outside" | "of" | "to" | "on" | "through" | "(" | ","
        ) || matches!(after, "," | ")" | "-")
    };
    // `LONDON 1996-08-30`
    let is_filed = is_line
        && analysis.kind(tokens.end) == Some(TokenKind::Number)
        && analysis.word(tokens.end).len() == 4;
    let has_name_beside =
        analysis.facts.at(tokens.end).shape == Shape::Title && !starts_line(analysis, tokens.end);
    let is_fixture = before == "at" && is_line_of(analysis, tokens.start.wrapping_sub(2));
    !is_filed && !has_name_beside && (!is_located || is_fixture)
}

/// Whether the words up to `index` fill a line from its start: `Detroit at Chicago`.
fn is_line_of(analysis: &Analysis<'_>, index: usize) -> bool {
    (index.saturating_sub(3)..=index).any(|start| {
        starts_line(analysis, start) && (start..=index).all(|at| analysis.facts.at(at).shape.is_upper())
    })
}

/// Whether a name stands at the start of a line before numbers, as in a table, or between them, as in a list of results.
fn heads_row(analysis: &Analysis<'_>, mention: &Mention) -> bool {
    let is_number = |index: usize| analysis.kind(index) == Some(TokenKind::Number);
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    let is_date = is_number(end) && analysis.word(end).len() == 4;
    let is_row = starts_line(analysis, start) && is_number(end) && !is_date;
    let is_result = is_number(start.wrapping_sub(1))
        && !starts_line(analysis, start)
        && (is_number(end) && !starts_line(analysis, end));
    is_row || is_result
}
