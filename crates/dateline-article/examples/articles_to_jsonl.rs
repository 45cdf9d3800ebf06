//! Reads articles as JSON Lines and prints each as a document without entities, times, quotes and events:
//!
//! ```text
//! cargo run -p dateline-article --features serde --example articles_to_jsonl < articles.jsonl > documents.jsonl
//! ```
//!
//! What cannot be read is named on standard error, and the run goes on.

use std::io::{self, Write};

fn main() -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for record in dateline_article::read_json_lines(io::stdin().lock()) {
        match record {
            Ok(record) => {
                let article = record.into_article();
                let document = serde_json::json!({
                    "schema": "dateline/document/1", "article": article, "entities": [], "times": [], "quotes": [], "events": []
                });
                writeln!(out, "{document}")?;
            }
            Err(error) => writeln!(io::stderr(), "{error}")?,
        }
    }
    out.flush()
}
