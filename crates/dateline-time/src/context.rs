//! What a text does not say itself: when it was published, and how its numbers are to be read.

use chrono::NaiveDate;

/// What relative expressions are resolved against.
///
/// ```
/// use dateline_time::Context;
/// let undated = Context { day_first: true, ..Context::default() };
/// assert_eq!(undated.reference, None);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// The day the text was published.
    ///
    /// Without it relative values stay underspecified: "Monday" is `XXXX-WXX-1`.
    pub reference: Option<NaiveDate>,
    /// Whether `3/4/2021` is the third of April, as in most of the world, and not March 4.
    pub day_first: bool,
    /// Whether adverbs that point at no calendar date (now, recently, currently) are tagged too.
    ///
    /// TimeML tags them, as `PRESENT_REF` and the like; for dating events they are noise.
    pub vague: bool,
}

impl Context {
    /// The context of a text published on `reference`, in American order of numbers, without vague adverbs.
    pub const fn new(reference: NaiveDate) -> Context {
        Context { reference: Some(reference), day_first: false, vague: false }
    }
}
