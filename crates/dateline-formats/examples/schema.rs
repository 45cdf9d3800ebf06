//! Prints the JSON Schema of the document format as it follows from the types:
//! `cargo run -p dateline-formats --example schema > crates/dateline-formats/schema/dateline-document-1.schema.json`.

#![expect(clippy::print_stdout, reason = "it prints")]

#[path = "../schema/generate.rs"]
mod generate;

fn main() {
    print!("{}", generate::schema());
}
