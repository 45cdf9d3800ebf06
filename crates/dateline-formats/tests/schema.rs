//! The committed schema is the one that follows from the types.

use dateline_document::Document;
use schemars::generate::SchemaSettings;

#[test]
fn is_current() {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let generated = settings.into_generator().into_root_schema_for::<Document>();
    let generated = serde_json::to_string_pretty(&generated).unwrap() + "\n";
    assert!(
        generated == dateline_formats::schema::DOCUMENT,
        "the types have changed; look at the difference, then run: cargo run -p dateline-formats --example schema \
         > crates/dateline-formats/schema/dateline-document-1.schema.json"
    );
}
