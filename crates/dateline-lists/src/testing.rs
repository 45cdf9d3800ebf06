//! What the tests of the readers have in common.

#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

use crate::Entries;

/// Entries as JSON, one a line, without the list; errors behind a `!`. Nothing may be lost.
pub(crate) fn seen(mut entries: Entries<'_>) -> String {
    let mut lines = Vec::new();
    for entry in &mut entries {
        lines.push(match entry {
            Ok(entry) => {
                let mut json = serde_json::to_value(&entry).unwrap();
                json.as_object_mut().unwrap().remove("list");
                json.to_string()
            }
            Err(error) => format!("! {error}"),
        });
    }
    let audit = entries.audit().unwrap();
    let lost: Vec<_> = audit.rows().filter(|(_, tally)| tally.lost > 0).collect();
    assert!(lost.is_empty(), "{lost:?}");
    lines.join("\n")
}
