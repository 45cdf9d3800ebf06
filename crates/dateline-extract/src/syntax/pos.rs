//! Parts of speech: the universal tags and, for verbs and nouns, the form of the word.

/// A part of speech, as Universal Dependencies tell them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Pos {
    /// Adjective: `new`.
    Adj,
    /// Preposition, or the particle of a phrasal verb: `against`.
    Adp,
    /// Adverb: `also`.
    Adv,
    /// Auxiliary, modal or copula: `were`, `will`.
    Aux,
    /// Coordinating conjunction: `and`.
    Cconj,
    /// Determiner: `the`.
    Det,
    /// Interjection: `yes`.
    Intj,
    /// Common noun: `bloc`.
    Noun,
    /// Numeral: `six`.
    Num,
    /// Particle: `to`, `not`, `'s`.
    Part,
    /// Pronoun: `who`.
    Pron,
    /// Proper noun: `Moscow`.
    Propn,
    /// Punctuation mark.
    Punct,
    /// Subordinating conjunction: `because`.
    Sconj,
    /// Symbol: `$`.
    Sym,
    /// Verb other than an auxiliary: `impose`.
    Verb,
    /// Anything else: foreign words, list marks.
    X,
}

impl Pos {
    /// Whether a word of this kind can stand for a thing or a person.
    pub(crate) fn is_nominal(self) -> bool {
        matches!(self, Pos::Noun | Pos::Propn | Pos::Pron | Pos::Num | Pos::Sym)
    }
}

/// The form of a verb or a noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Tag {
    /// Base form, as after `to` or a modal: `impose` (VB).
    Base,
    /// Past: `imposed` (VBD).
    Past,
    /// Gerund or present participle: `imposing` (VBG).
    Gerund,
    /// Past participle: `imposed` (VBN).
    Participle,
    /// Present: `impose`, `imposes` (VBP, VBZ).
    Present,
    /// Modal: `will` (MD).
    Modal,
    /// Singular noun (NN, NNP).
    Singular,
    /// Plural noun (NNS, NNPS).
    Plural,
    /// Any other word.
    Other,
}

/// What the tagger says of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Tagged {
    /// Its part of speech.
    pub(crate) pos: Pos,
    /// Its form.
    pub(crate) tag: Tag,
}

/// How many classes the tagger tells apart.
pub(super) const CLASSES: usize = TABLE.len();

/// The class of what stands before the first and after the last word.
pub(super) const BOUNDARY: u8 = 0xff;

/// The classes in the order of their numbers in the weights: never reorder, only append and train anew.
const TABLE: [Tagged; 28] = [
    plain(Pos::Adj),
    plain(Pos::Adp),
    plain(Pos::Adv),
    formed(Pos::Aux, Tag::Base),
    formed(Pos::Aux, Tag::Past),
    formed(Pos::Aux, Tag::Gerund),
    formed(Pos::Aux, Tag::Participle),
    formed(Pos::Aux, Tag::Present),
    formed(Pos::Aux, Tag::Modal),
    plain(Pos::Cconj),
    plain(Pos::Det),
    plain(Pos::Intj),
    formed(Pos::Noun, Tag::Singular),
    formed(Pos::Noun, Tag::Plural),
    plain(Pos::Num),
    plain(Pos::Part),
    plain(Pos::Pron),
    formed(Pos::Propn, Tag::Singular),
    formed(Pos::Propn, Tag::Plural),
    plain(Pos::Punct),
    plain(Pos::Sconj),
    plain(Pos::Sym),
    formed(Pos::Verb, Tag::Base),
    formed(Pos::Verb, Tag::Past),
    formed(Pos::Verb, Tag::Gerund),
    formed(Pos::Verb, Tag::Participle),
    formed(Pos::Verb, Tag::Present),
    plain(Pos::X),
];

impl Tagged {
    /// The class with this number; `X` for a number out of range.
    pub(super) fn from_class(class: u8) -> Tagged {
        TABLE.get(usize::from(class)).copied().unwrap_or(plain(Pos::X))
    }

    /// The number of the class: that of the first with this part of speech if the form is unheard of.
    #[cfg(feature = "training")]
    pub(super) fn class(self) -> u8 {
        let at = TABLE.iter().position(|&known| known == self);
        let at = at.or_else(|| TABLE.iter().position(|known| known.pos == self.pos)).unwrap_or(CLASSES - 1);
        u8::try_from(at).unwrap_or(BOUNDARY)
    }
}

const fn plain(pos: Pos) -> Tagged {
    formed(pos, Tag::Other)
}

const fn formed(pos: Pos, tag: Tag) -> Tagged {
    Tagged { pos, tag }
}
