//! The committed schema is the one that follows from the types.

#[path = "../schema/generate.rs"]
mod generate;

#[test]
fn is_current() {
    assert!(
        generate::schema() == dateline_formats::schema::DOCUMENT,
        "the types have changed; look at the difference, then run: cargo run -p dateline-formats --example schema \
         > crates/dateline-formats/schema/dateline-document-1.schema.json"
    );
}
