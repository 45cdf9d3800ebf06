//! One expression by itself: `parse("two weeks ago", &context)`.

use dateline_text::{Excerpt, Span, Token};

use crate::meaning::{Meaning, Measure, Origin, Point};
use crate::resolve::{View, resolve};
use crate::{Anchor, Context, Timex, TimexType, Value, tag_tokens};

/// Words that are no time expression, or more than one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParseError {
    /// Nothing in it is one.
    #[error("{0:?} is no time expression")]
    None(String),
    /// It goes on after the expression, or before it.
    #[error("{expression:?} is a time expression, but not {rest:?} beside it")]
    Rest {
        /// The words that are one.
        expression: String,
        /// The words beside it.
        rest: String,
    },
}

/// Reads `expression`, which is one time expression and nothing else.
///
/// # Errors
/// If it is none, or if there are other words beside it.
pub fn parse(expression: &str, context: &Context) -> Result<Timex, ParseError> {
    let tokens: Vec<Token> = dateline_text::tokens(expression).collect();
    let Some(timex) = tag_tokens(expression, &tokens, context).into_iter().next() else {
        return Err(ParseError::None(expression.to_owned()));
    };
    let span = timex.excerpt.span.range();
    let before = expression.get(..span.start).unwrap_or("").trim();
    let after = expression.get(span.end..).unwrap_or("").trim();
    if before.is_empty() && after.is_empty() {
        return Ok(timex);
    }
    if before.eq_ignore_ascii_case("in")
        && after.is_empty()
        && let Some(timex) = ahead(&timex, expression, *context)
    {
        return Ok(timex);
    }
    let rest = if before.is_empty() { after } else { before }.to_owned();
    Err(ParseError::Rest { expression: timex.excerpt.text, rest })
}

/// `in three days`: by itself it is the day in three days, where a text would leave open whether it takes three days.
fn ahead(timex: &Timex, expression: &str, context: Context) -> Option<Timex> {
    let Value::Duration(duration) = timex.value else { return None };
    let (amount, unit) = duration.parts().next()?;
    let point = Point::Shift { amount, measure: Measure::one(unit), ahead: true, from: Origin::Now };
    let (value, _) = resolve(Meaning::Date(point), View::of(context));
    let excerpt = Excerpt::new(expression, Span::of(expression).trimmed(expression))?;
    Some(Timex {
        excerpt,
        kind: TimexType::Date,
        value,
        modifier: timex.modifier,
        anchor: Some(Anchor::Document),
    })
}
