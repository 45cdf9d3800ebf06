//! Who is looked for: [`Query`].

use dateline_entity::{Country, EntityKind, Gender, Identifier, PartialDate};

/// Somebody or something to look for in the lists, with as much as is known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// The names it goes by: the best match counts.
    pub names: Vec<String>,
    /// What it is; if that is not known, everything is searched.
    pub kind: Option<EntityKind>,
    /// The date of birth.
    pub born: Option<PartialDate>,
    /// The countries it belongs to.
    pub countries: Vec<Country>,
    /// A person's gender.
    pub gender: Option<Gender>,
    /// Its numbers: one that an entry has too decides.
    pub identifiers: Vec<Identifier>,
    /// A programme, by the list's label or the catalogue's key.
    pub program: Option<String>,
    /// What it is said to be: `head of the prison service`. Words shared with an entry's positions speak for it.
    pub role: Option<String>,
}

impl Query {
    /// A query by a name alone.
    pub fn name(name: impl Into<String>) -> Query {
        Query { names: vec![name.into()], ..Query::default() }
    }

    /// A query by a person's name alone.
    pub fn person(name: impl Into<String>) -> Query {
        Query { kind: Some(EntityKind::Person), ..Query::name(name) }
    }
}
