//! Prints the JSON Schema of the document format as it follows from the types:
//! `cargo run -p dateline-formats --example schema > crates/dateline-formats/schema/dateline-document-1.schema.json`.

use dateline_document::Document;
use schemars::generate::SchemaSettings;

fn main() {
    let schema = SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<Document>();
    println!("{}", serde_json::to_string_pretty(&schema).unwrap());
}
