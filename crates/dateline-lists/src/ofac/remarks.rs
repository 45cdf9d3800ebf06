//! What OFAC's remarks say between brackets: `(Linked To: MAHAN AIR)`.

use dateline_sanctions::{Relation, RelationKind, Source};

/// The links that remarks name; names may hold brackets of their own.
pub(crate) fn links(remarks: &str) -> Vec<Relation> {
    const MARK: &str = "(Linked To: ";
    let mut links = Vec::new();
    let mut rest = remarks;
    while let Some((_, after)) = rest.split_once(MARK) {
        let (name, next) = to_closing_bracket(after);
        rest = next;
        // Several names stand in one pair of brackets.
        for name in name.split("; Linked To: ").map(str::trim).filter(|name| !name.is_empty()) {
            links.push(Relation {
                kind: RelationKind::LinkedTo,
                id: None,
                name: Some(name.to_owned()),
                label: Some("Linked To".to_owned()),
                is_former: false,
                date: None,
                source: Source::from_text(),
            });
        }
    }
    links
}

/// What stands before the bracket that closes the one already open, and what follows.
fn to_closing_bracket(text: &str) -> (&str, &str) {
    let mut open = 1;
    for (at, c) in text.char_indices() {
        match c {
            '(' => open += 1,
            ')' => open -= 1,
            _ => {}
        }
        if open == 0 {
            return text.split_at(at);
        }
    }
    (text, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_links() {
        let names = |remarks: &str| {
            links(remarks).into_iter().filter_map(|link| link.name).collect::<Vec<_>>().join(" | ")
        };
        assert_eq!(names("(Linked To: EXAMPLE AIR)"), "EXAMPLE AIR");
        assert_eq!(
            names("All offices; (Linked To: GUARD (EG)-FORCE); (Linked To: B)"),
            "GUARD (EG)-FORCE | B"
        );
        assert_eq!(names("(Linked To: A; Linked To: B)"), "A | B");
        assert_eq!(names("(Linked To: OPEN"), "OPEN");
        assert_eq!(names("linked to nobody ("), "");
    }
}
