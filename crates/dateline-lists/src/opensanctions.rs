//! OpenSanctions' collections: the table `targets.simple.csv`, and FollowTheMoney entities as JSON Lines.
//!
//! Both are read one record at a time. In the nested JSON (`targets.nested.json`) a record holds its sanctions, documents and
//! addresses, and the entry has them all. In the flat one (`entities.ftm.json`) each of these is a record of its own and becomes an
//! entry of kind `other` that refers to its entity: to join them, one would have to keep the file.

pub mod ftm;
pub mod simple;

use dateline_entity::EntityKind;

/// The kind of a FollowTheMoney schema.
fn kind(schema: &str) -> EntityKind {
    match schema {
        "Person" => EntityKind::Person,
        "Organization" | "Company" | "LegalEntity" | "PublicBody" => EntityKind::Organization,
        "Vessel" => EntityKind::Vessel,
        "Airplane" => EntityKind::Aircraft,
        _ => EntityKind::Other,
    }
}
