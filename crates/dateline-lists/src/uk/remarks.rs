//! What OFSI writes into `Other Information`: facts behind labels in parentheses, and references of the Security Council.

use dateline_entity::IdentifierKind;
use dateline_sanctions::{ContactKind, RelationKind, Source, Statement};

use super::draft::Draft;
use super::text::labelled;

impl Draft {
    /// What `Other Information` says under labels of its own: `(Gender):Male (Website):…`.
    pub(super) fn remark(&mut self, text: &str) {
        let source = Source::from_text();
        for (label, value) in labelled(text, LABELS) {
            match label {
                "UK Sanctions List Ref" => self.other_id(label, first_word(value), Some("gb-fcdo")),
                "UN Ref" => self.other_id(label, first_word(value), Some("un-sc")),
                "UK Statement of Reasons" => {
                    self.entry.reasons.push(Statement { text: value.to_owned(), source: source.clone() });
                }
                "Gender" => self.gender(value, &source),
                "Phone number" | "Tel" => self.contact(ContactKind::Phone, value, &source),
                "Fax" => self.contact(ContactKind::Fax, value, &source),
                "Email address" => self.contact(ContactKind::Email, value, &source),
                "Website" => self.contact(ContactKind::Website, value, &source),
                "Business Reg No" => self.numbers(IdentifierKind::Registration, label, value, &source),
                "Parent company" => self.relation(RelationKind::ParentCompany, label, value, &source),
                "Subsidiaries" => self.relation(RelationKind::Subsidiary, label, value, &source),
                "IMO number" => self.numbers(IdentifierKind::Imo, label, value, &source),
                "Current owners" => self.owners(value, false, &source),
                "Previous owners" => self.owners(value, true, &source),
                "Flag of ship" => self.flags(value, false, &source),
                "Previous flags" => self.flags(value, true, &source),
                "Type of ship" => self.ship_type(value, &source),
                "Tonnage of ship" => self.tonnage(value),
                "Length of ship" => self.length(value),
                "Year built" => self.year_built(value),
                "Type of entity" => self.detail(label, value, &source),
                _ => {}
            }
        }
        for reference in un_references(text) {
            self.other_id("UN Ref", reference, Some("un-sc"));
        }
    }
}

/// What `Other Information` labels in parentheses.
const LABELS: &[&str] = &[
    "UK Sanctions List Ref",
    "UK Statement of Reasons",
    "UN Ref",
    "Gender",
    "Phone number",
    "Email address",
    "Type of entity",
    "Website",
    "Parent company",
    "Business Reg No",
    "Subsidiaries",
    "IMO number",
    "Flag of ship",
    "Type of ship",
    "Tonnage of ship",
    "Length of ship",
    "Year built",
    "Current owners",
    "Previous owners",
    "Previous flags",
    "Fax",
    "Tel",
];

fn first_word(text: &str) -> &str {
    text.split([' ', ',', ';']).next().unwrap_or_default().trim_end_matches('.')
}

/// References of the Security Council in running text: `UN Ref QDe.004`, `UN REF:QE.A.146.14`.
fn un_references(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices("UN R").filter_map(|(place, _)| {
        let behind = text.get(place..)?.strip_prefix("UN R")?;
        let behind = behind.strip_prefix("ef").or_else(|| behind.strip_prefix("EF"))?;
        let word = first_word(behind.trim_start_matches([':', ' ', '.', ')']));
        let is_reference =
            word.contains('.') && word.bytes().any(|byte| byte.is_ascii_digit()) && word.len() < 16;
        is_reference.then_some(word)
    })
}
