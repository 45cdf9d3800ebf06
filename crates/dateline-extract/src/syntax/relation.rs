//! The relation of a word to its head.

/// Defines the relations with their names in Universal Dependencies, in the order of their numbers in the weights.
macro_rules! relations {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// The relation of a word to its head, as Universal Dependencies tell them apart.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub(crate) enum Relation {
            $($(#[$doc])* $variant,)*
        }

        const TABLE: &[(Relation, &str)] = &[$((Relation::$variant, $name),)*];
    };
}

relations! {
    /// The head of the sentence.
    Root = "root",
    /// Subject: *Moscow* said.
    Nsubj = "nsubj",
    /// Subject of a passive: *sanctions* were lifted.
    NsubjPass = "nsubj:pass",
    /// Subject of a clause with a clause as its predicate.
    NsubjOuter = "nsubj:outer",
    /// Clause as subject.
    Csubj = "csubj",
    /// Object: impose *sanctions*.
    Obj = "obj",
    /// Indirect object: gave *them* time.
    Iobj = "iobj",
    /// Nominal with a preposition, of a verb or an adjective: meet in *Brussels*.
    Obl = "obl",
    /// Who acts in a passive: imposed by the *bloc*.
    OblAgent = "obl:agent",
    /// Nominal without a preposition that is no object: left *Monday*.
    OblUnmarked = "obl:unmarked",
    /// Nominal with a preposition, of a noun: sanctions on *Moscow*.
    Nmod = "nmod",
    /// Possessor: the *bloc* 's list.
    NmodPoss = "nmod:poss",
    /// Nominal without a preposition, of a noun.
    NmodUnmarked = "nmod:unmarked",
    /// Description set before a name.
    NmodDesc = "nmod:desc",
    /// Adjective of a noun.
    Amod = "amod",
    /// Adverb.
    Advmod = "advmod",
    /// Auxiliary: *will* impose.
    Aux = "aux",
    /// Auxiliary of a passive: *were* lifted.
    AuxPass = "aux:pass",
    /// Copula: *is* ready.
    Cop = "cop",
    /// Preposition or possessive mark.
    Case = "case",
    /// Word that opens a subordinate clause: *that*, *if*, *to*.
    Mark = "mark",
    /// Coordinating conjunction.
    Cc = "cc",
    /// First half of a double conjunction: *both* … and.
    CcPreconj = "cc:preconj",
    /// Further member of a coordination, on the first.
    Conj = "conj",
    /// Clause without a subject of its own: threatened to *impose*.
    Xcomp = "xcomp",
    /// Clause as object: said it *agreed*.
    Ccomp = "ccomp",
    /// Adverbial clause.
    Advcl = "advcl",
    /// Adverbial relative clause.
    AdvclRelcl = "advcl:relcl",
    /// Clause of a noun: a list *drawn* up in May.
    Acl = "acl",
    /// Relative clause.
    AclRelcl = "acl:relcl",
    /// Apposition.
    Appos = "appos",
    /// Noun before a noun: *asset* freeze.
    Compound = "compound",
    /// Particle of a phrasal verb.
    CompoundPrt = "compound:prt",
    /// Determiner.
    Det = "det",
    /// Determiner before another.
    DetPredet = "det:predet",
    /// Number of things.
    Nummod = "nummod",
    /// Further word of a name.
    Flat = "flat",
    /// Further word of a fixed expression.
    Fixed = "fixed",
    /// Clause set beside another.
    Parataxis = "parataxis",
    /// Punctuation mark.
    Punct = "punct",
    /// Expletive: *there* is.
    Expl = "expl",
    /// Interjection and the like.
    Discourse = "discourse",
    /// Who is addressed.
    Vocative = "vocative",
    /// Item of a list.
    List = "list",
    /// Anything else.
    Other = "dep",
}

/// How many relations there are.
pub(super) const RELATIONS: usize = TABLE.len();

impl Relation {
    /// The relation with this number; [`Relation::Other`] for a number out of range.
    pub(super) fn from_number(number: u8) -> Relation {
        TABLE.get(usize::from(number)).map_or(Relation::Other, |&(relation, _)| relation)
    }

    /// Its number.
    pub(super) fn number(self) -> u8 {
        self as u8
    }

    /// The relation of this name; a subtype we do not know is read as the type it belongs to.
    #[cfg(feature = "training")]
    pub(super) fn from_name(name: &str) -> Relation {
        let find = |name: &str| TABLE.iter().find(|(_, known)| *known == name).map(|&(relation, _)| relation);
        find(name).or_else(|| find(name.split(':').next().unwrap_or(name))).unwrap_or(Relation::Other)
    }
}
