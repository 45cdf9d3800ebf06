//! How the committed schema is made from the types; shared by the example that prints it and the test that compares it.

use dateline_document::Document;
use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform};
use serde_json::Value;

/// The JSON Schema of what is written, with a line break at its end.
pub(crate) fn schema() -> String {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<Document>();
    RecursiveTransform(describe_for_readers_of_json).transform(&mut schema);
    schema.insert("title".to_owned(), "dateline/document/1".into());
    serde_json::to_string_pretty(&schema).expect("JSON of strings and maps can be written") + "\n"
}

/// Descriptions come from the documentation of the types: their first paragraph, without links into Rust.
fn describe_for_readers_of_json(schema: &mut Schema) {
    if let Some(Value::String(description)) = schema.get_mut("description") {
        let paragraph = description.split("\n\n").next().unwrap_or_default();
        *description = paragraph.replace("[`", "`").replace("`]", "`").replace('\n', " ");
    }
}
