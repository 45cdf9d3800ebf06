//! The lists of the United States' Office of Foreign Assets Control: SDN and the consolidated list of all others.
//!
//! OFAC publishes each list in several formats, from poor to rich: a set of CSV files, a simple XML ([`read_sdn`]), the advanced XML
//! of the UN's working group ([`read_advanced`]) and an enhanced XML ([`read_enhanced`]). They share the entries' numbers (`uid`,
//! `FixedRef`, `entity id`), so that entries of one meet those of another.
//!
//! Half of what OFAC says of somebody are labelled values: `Gender`, `Passport`, `Digital Currency Address - XBT`, `Secondary sanctions
//! risk:`. All formats go through one place that knows the labels (`labelled.rs`).

mod advanced;
mod enhanced;
mod held;
pub(crate) mod labelled;
pub(crate) mod remarks;
mod sdn;

pub use advanced::read as read_advanced;
pub use enhanced::read as read_enhanced;
pub use sdn::read as read_sdn;

/// The two lists.
pub(crate) const SDN: &str = "us-ofac-sdn";
pub(crate) const CONSOLIDATED: &str = "us-ofac-cons";

/// Whether the part of this name says `true`; `None` if it says anything but that and `false`.
pub(crate) fn flag(node: crate::xml::Node<'_>, name: &str) -> Option<bool> {
    let part = node.part(name)?;
    let flag = match part.peek() {
        "true" => true,
        "false" => false,
        _ => return None,
    };
    part.code();
    Some(flag)
}

/// What kind of thing OFAC's word means.
pub(crate) fn kind(word: &str) -> Option<dateline_entity::EntityKind> {
    use dateline_entity::EntityKind;
    match word {
        "Individual" | "individual" => Some(EntityKind::Person),
        "Entity" | "entity" => Some(EntityKind::Organization),
        "Vessel" | "vessel" => Some(EntityKind::Vessel),
        "Aircraft" | "aircraft" => Some(EntityKind::Aircraft),
        _ => None,
    }
}

/// What OFAC's word for a name means: `a.k.a.`, `F.K.A.`, `Name`.
pub(crate) fn name_status(word: &str) -> Option<dateline_sanctions::NameStatus> {
    use dateline_sanctions::NameStatus;
    match word {
        "a.k.a." | "A.K.A." | "aka" => Some(NameStatus::Alias),
        "f.k.a." | "F.K.A." | "fka" => Some(NameStatus::Former),
        "n.k.a." | "N.K.A." | "nka" => Some(NameStatus::New),
        "Name" => Some(NameStatus::Primary),
        _ => None,
    }
}

/// What OFAC calls the parts of names.
pub(crate) fn name_part(word: &str) -> dateline_entity::NamePartKind {
    use dateline_entity::NamePartKind;
    match word {
        "Last Name" => NamePartKind::Family,
        "First Name" => NamePartKind::Given,
        "Middle Name" => NamePartKind::Middle,
        "Maiden Name" => NamePartKind::Maiden,
        "Nickname" => NamePartKind::Nickname,
        "Patronymic" => NamePartKind::Patronymic,
        "Matronymic" => NamePartKind::Matronymic,
        // The whole name of a company, a ship or an aircraft.
        _ => NamePartKind::Unmarked,
    }
}

/// What OFAC's words for a tie mean, seen from the entry that has it.
pub(crate) fn relation(word: &str) -> dateline_sanctions::RelationKind {
    use dateline_sanctions::RelationKind;
    match word {
        "Owned or Controlled By" | "Property in the interest of" => RelationKind::OwnedBy,
        "Owns, controls, or operates" => RelationKind::Owns,
        "Acting for or on behalf of" => RelationKind::ActsFor,
        "Providing support to" => RelationKind::Supports,
        "Family member of" => RelationKind::Family,
        "Associate Of" => RelationKind::Associate,
        "Leader or official of" => RelationKind::Leads,
        "Playing a significant role in" | "Principal Executive Officer" => RelationKind::MemberOf,
        _ => RelationKind::LinkedTo,
    }
}

/// What OFAC's word for a measure restricts.
pub(crate) fn measure(word: &str) -> Option<dateline_sanctions::Measure> {
    use dateline_sanctions::Measure;
    match word {
        "Block" => Some(Measure::AssetFreeze),
        "Visa Restrictions" | "Visa Ban" => Some(Measure::TravelBan),
        _ if word.contains("Sectoral Directive") || word.contains("CMIC") => {
            Some(Measure::FinancialRestrictions)
        }
        _ => None,
    }
}

/// The act that OFAC cites: `Executive Order 13662 (Ukraine)`.
pub(crate) fn act(title: &str) -> Option<dateline_sanctions::LegalAct> {
    let number = title.split(" (").next().unwrap_or(title);
    dateline_sanctions::LegalAct::parse(number)
}

#[cfg(test)]
mod tests;
