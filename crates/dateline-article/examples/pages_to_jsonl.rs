//! Web pages, plain or gzip, to articles as JSON Lines: `pages_to_jsonl DIR`.

use std::error::Error;
use std::path::PathBuf;

use dateline_article::{Metadata, parse_html};

#[expect(clippy::disallowed_methods, reason = "libraries do not open files; programs do")]
#[expect(clippy::print_stdout, reason = "this is what it is for")]
fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("which folder?")?;
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
    paths.sort();
    for path in paths {
        let id = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        let article = parse_html(&std::fs::read(&path)?, None, Metadata { id, ..Metadata::default() });
        println!("{}", serde_json::json!({ "article": article }));
    }
    Ok(())
}
