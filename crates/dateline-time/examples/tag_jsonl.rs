//! Tags articles: JSON Lines in, `{"id", "text", "published"}` each; documents with their times out.
//!
//! `cargo run --release -p dateline-time --features serde --example tag_jsonl -- [--vague] < articles.jsonl`

use std::io::{self, BufRead as _, Write as _};

use chrono::NaiveDate;
use dateline_time::{Context, tag};
use serde_json::{Value, json};

fn main() -> io::Result<()> {
    #[expect(clippy::disallowed_methods, reason = "an example is a command")]
    let vague = std::env::args().any(|argument| argument == "--vague");
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let article: Value = serde_json::from_str(&line?)?;
        let text = article.get("text").and_then(Value::as_str).unwrap_or_default();
        let published = article.get("published").and_then(Value::as_str).and_then(|day| day.get(..10));
        let reference = published.and_then(|day| day.parse::<NaiveDate>().ok());
        let times = tag(text, &Context { reference, vague, ..Context::default() });
        let document =
            json!({"article": article, "times": times, "entities": [], "quotes": [], "events": []});
        writeln!(out, "{document}")?;
    }
    Ok(())
}
