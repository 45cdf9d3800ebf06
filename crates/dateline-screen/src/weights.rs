//! What counts how much when two names are compared. The numbers were chosen on half of a benchmark and checked on the other.

/// Words less alike than this are different words.
pub(crate) const LEAST_ALIKE: f64 = 0.6;
/// What a word of one name and another word of the other cost, of what they would have brought: they contradict each other.
pub(crate) const CONTRADICTION: f64 = 2.5;
/// What a word costs that only one name has, of a person.
pub(crate) const MISSING_OF_PERSON: f64 = 0.3;
/// The same of an organization, whose words tell siblings apart.
pub(crate) const MISSING_OF_ORGANIZATION: f64 = 0.35;
/// What a number costs that only one name has, and two that differ.
pub(crate) const MISSING_NUMBER: f64 = 1.2;
pub(crate) const OTHER_NUMBER: f64 = 0.5;
/// A legal form or filler that only one has.
pub(crate) const MISSING_FILLER: f64 = 0.05;
/// Names that share only words that many have.
pub(crate) const ONLY_COMMON: f64 = 0.5;
/// A person's single name against one of several.
pub(crate) const SINGLE_NAME: f64 = 0.65;

/// How alike two forms are that data bring together: spellings of one name, and its short and foreign forms.
pub(crate) const COMMON_SPELLING: f64 = 0.97;
pub(crate) const SPELLING: f64 = 0.95;
pub(crate) const SHORT_FORM: f64 = 0.85;
/// One script writes no vowels: the consonants are the same.
pub(crate) const SAME_CONSONANTS: f64 = 0.85;
/// `J.` for `John`.
pub(crate) const INITIAL: f64 = 0.9;
/// Legal forms of a kind, and any two.
pub(crate) const FORM_OF_A_KIND: f64 = 0.9;
pub(crate) const OTHER_FORM: f64 = 0.5;
/// Letters that two spellings differ by count so much if both sound the same, and if they have but two sounds.
pub(crate) const SAME_SOUND: f64 = 0.6;
pub(crate) const SAME_SHORT_SOUND: f64 = 0.8;
/// So many letters more for words that begin differently.
pub(crate) const OTHER_FIRST_LETTER: f64 = 0.2;
/// Of a syllable that is spelt nearly as one that is written by a sign.
pub(crate) const SYLLABLE: f64 = 0.75;
/// Two neighbours that are the other two with the space elsewhere.
pub(crate) const SPACE_ELSEWHERE: f64 = 0.96;
/// More for a word in signs (Han, Hangul) that only one name has: a syllable of a given name.
pub(crate) const MISSING_SIGN: f64 = 0.6;
