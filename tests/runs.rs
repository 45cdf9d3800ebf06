//! Runs over many stories: order, filters, rejects, reprints, and what is left when a run is killed.

#![expect(clippy::disallowed_methods, reason = "tests read and write files")]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking")]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;
use insta::assert_snapshot;
use tempfile::TempDir;

const WORDS: &str = "The European Union imposed asset freezes on four officials on Monday, diplomats said in Brussels. \
    The measures follow months of talks. Ministers are due to meet again in March.";

fn dateline(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.args(args).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run(args: &[&str]) -> Output {
    dateline(args).output().unwrap()
}

fn said(output: &Output, folder: &TempDir) -> String {
    String::from_utf8_lossy(&output.stderr).replace(folder.path().to_str().unwrap(), "DIR")
}

fn path(folder: &TempDir, name: &str) -> String {
    folder.path().join(name).to_str().unwrap().to_owned()
}

/// A story a line, each with words of its own.
fn corpus(folder: &TempDir, name: &str, count: usize) -> String {
    let lines: String = (0..count)
        .flat_map(|n| {
            let day = n % 28 + 1;
            let text = format!("BRUSSELS, Feb {day} (Example Wire) - {WORDS} Number {n} of {count} was about matter {}.", n * 7);
            let line = serde_json::json!({"id": format!("a{n}"), "published": format!("2021-02-{day:02}"), "text": text});
            [line.to_string(), "\n".to_owned()]
        })
        .collect::<Vec<_>>()
        .concat();
    fs::write(folder.path().join(name), lines).unwrap();
    path(folder, name)
}

fn ids(file: &str) -> Vec<String> {
    let text = fs::read_to_string(file).unwrap();
    let id = |line: &str| {
        serde_json::from_str::<serde_json::Value>(line).unwrap()["article"]["id"].as_str().unwrap().to_owned()
    };
    text.lines().map(id).collect()
}

#[test]
fn any_number_of_jobs_gives_the_same_bytes() {
    let folder = TempDir::new().unwrap();
    let input = corpus(&folder, "in.jsonl", 60);
    let outputs = ["1", "2", "7"].map(|jobs| run(&["extract", &input, "--jobs", jobs]).stdout);
    assert!(!outputs[0].is_empty());
    assert!(outputs[0] == outputs[1] && outputs[1] == outputs[2]);
}

#[test]
fn rejects_go_beside_the_output() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("in.jsonl"), "{\"text\": \"Talks began.\"}\nnothing\n{\"text\": 1}\n")
        .unwrap();
    fs::write(folder.path().join("b.xml"), "<newsItem><a></newsItem>").unwrap();
    let out = path(&folder, "out.jsonl");
    let output = run(&["extract", &path(&folder, "in.jsonl"), &path(&folder, "b.xml"), "-o", &out]);
    assert_eq!(output.status.code(), Some(1));
    assert_snapshot!(said(&output, &folder), @"dateline: 1 story read: 1 written, 3 rejected (see DIR/out.jsonl.rejects.jsonl)");
    let rejects = fs::read_to_string(path(&folder, "out.jsonl.rejects.jsonl")).unwrap();
    assert_snapshot!(rejects.replace(folder.path().to_str().unwrap(), "DIR"), @r#"
    {"source":"DIR/in.jsonl","place":"line 2","reason":"line 2 is no article: expected ident at column 2"}
    {"source":"DIR/in.jsonl","place":"line 3","reason":"line 3 is no article: invalid type: integer `1`, expected a string at column 10"}
    {"source":"DIR/b.xml","place":null,"reason":"is no whole XML: ill-formed document: expected `</a>`, but `</newsItem>` was found at byte 13"}
    "#);
    // A run without rejects leaves none of an earlier run behind.
    fs::write(folder.path().join("in.jsonl"), "{\"text\": \"Talks began.\"}\n").unwrap();
    run(&["extract", &path(&folder, "in.jsonl"), "-o", &out]);
    assert!(!Path::new(&path(&folder, "out.jsonl.rejects.jsonl")).exists());
}

#[test]
fn filters_leave_out_and_count() {
    let folder = TempDir::new().unwrap();
    let lines = [
        serde_json::json!({"id": "early", "published": "2021-01-31", "text": WORDS}),
        serde_json::json!({"id": "first", "published": "2021-02-01T00:30:00+01:00", "text": WORDS}),
        serde_json::json!({"id": "other", "published": "2021-02-02", "text": "It rained in Geneva on Monday."}),
        serde_json::json!({"id": "undated", "text": WORDS}),
        serde_json::json!({"id": "late", "published": "2021-02-04", "text": WORDS}),
    ];
    fs::write(folder.path().join("in.jsonl"), lines.map(|line| format!("{line}\n")).concat()).unwrap();
    let out = path(&folder, "out.jsonl");
    let days = ["--since", "2021-02-01", "--until", "2021-02-03"];
    let output =
        run(&[&["extract", &path(&folder, "in.jsonl"), "-o", &out, "--only-sanctions"][..], &days].concat());
    assert_eq!(ids(&out), ["first"]);
    assert_snapshot!(said(&output, &folder), @"dateline: 5 stories read: 1 written, 1 without sanctions, 2 of other days, 1 without a date");
}

#[test]
fn of_reprints_the_best_is_kept_and_names_the_others() {
    let folder = TempDir::new().unwrap();
    let story = format!(
        "{WORDS} {}",
        "Officials spoke of banks, ports and ships in a long series of statements to the press."
    );
    let lines = [
        serde_json::json!({"id": "bare", "text": format!("(EW) - {story}")}),
        serde_json::json!({"id": "else", "text": "It rained in Geneva on Monday, and nobody there could say when it would stop raining again."}),
        serde_json::json!({"id": "best", "published": "2021-02-22", "title": "Freezes", "text": format!("BRUSSELS (EW) - {story}")}),
    ];
    fs::write(folder.path().join("in.jsonl"), lines.map(|line| format!("{line}\n")).concat()).unwrap();
    let out = path(&folder, "out.jsonl");
    let output = run(&["extract", &path(&folder, "in.jsonl"), "-o", &out, "--dedupe"]);
    assert_eq!(ids(&out), ["else", "best"]);
    assert!(fs::read_to_string(&out).unwrap().contains(r#""reprints":["bare"]"#));
    assert_snapshot!(said(&output, &folder), @"dateline: 3 stories read: 2 written, 1 reprints");
    let output = run(&["extract", "-", "--dedupe"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_killed_run_is_resumed_without_loss() {
    let folder = TempDir::new().unwrap();
    let input = corpus(&folder, "in.jsonl", 400);
    let mut lines = fs::read_to_string(&input).unwrap();
    lines.insert_str(lines.len() / 2, "\nno article\n");
    fs::write(&input, lines).unwrap();
    let (whole, out) = (path(&folder, "whole.jsonl"), path(&folder, "out.jsonl"));
    run(&["extract", &input, "-o", &whole]);
    let mut kills = 0;
    for attempt in 0..40_u64 {
        let resume = if attempt == 0 { &[][..] } else { &["--resume"][..] };
        let mut child =
            dateline(&[&["extract", &input, "-o", &out, "--jobs", "2"], resume].concat()).spawn().unwrap();
        // Any moment will do; what matters is that the bytes are the same for each.
        thread::sleep(Duration::from_millis(20 + attempt * attempt * 7 % 900));
        if child.try_wait().unwrap().is_some() {
            break;
        }
        child.kill().unwrap();
        child.wait().unwrap();
        kills += 1;
    }
    run(&["extract", &input, "-o", &out, "--resume"]);
    assert!(kills > 0, "the run was over before it could be killed");
    assert!(fs::read(&whole).unwrap() == fs::read(&out).unwrap());
    let rejects = |file: &str| fs::read(format!("{file}.rejects.jsonl")).unwrap();
    assert_eq!(rejects(&whole), rejects(&out));
    let left = fs::read_dir(&folder)
        .unwrap()
        .filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().contains(".part"));
    assert_eq!(left.count(), 0);
}

#[test]
fn a_run_is_resumed_with_the_same_arguments_and_input_only() {
    let folder = TempDir::new().unwrap();
    let input = corpus(&folder, "in.jsonl", 3);
    let out = path(&folder, "out.jsonl");
    let journal = "{\"dateline\":\"run/1\",\"arguments\":\"others\"}\n";
    fs::write(format!("{out}.part.journal"), journal).unwrap();
    let output = run(&["extract", &input, "-o", &out, "--resume"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output, &folder).contains("other arguments"));
    let output = run(&["extract", &input, "--resume"]);
    assert_eq!(output.status.code(), Some(2));
    let output = run(&["extract", &input, "-o", &path(&folder, "out.json"), "--resume"]);
    assert!(said(&output, &folder).contains("can be resumed if its output is jsonl"));
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn every_way_that_news_arrives_is_told_by_its_content() {
    let folder = TempDir::new().unwrap();
    let page = "<!doctype html><title>T</title><article><h1>Talks begin in Geneva</h1><p>GENEVA (EW) - Talks began, officials said on Monday.</p></article>";
    let response = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}");
    let record = |kind: &str, block: &str| {
        format!("WARC/1.0\r\nWARC-Type: {kind}\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n", block.len())
    };
    let files: [(&str, Vec<u8>); 10] = [
        ("a", page.into()),
        ("b", gzip(page.as_bytes())),
        ("c", format!("{}{}", record("response", &response), record("revisit", "")).into()),
        ("d", gzip(record("response", &response).as_bytes())),
        ("e", "<rss version='2.0'><channel><item><title>T</title><description>Talks began.</description></item></channel></rss>".into()),
        ("f", "<nitf><body><body.content><p>Talks began.</p></body.content></body></nitf>".into()),
        ("g", "{\"uri\": \"urn:1\", \"type\": \"text\", \"headline\": \"T\", \"body_text\": \"Talks began.\"}".into()),
        ("h", "id,text\n1,Talks began.\n2,They ended.\n".into()),
        ("i", "---\ntitle: T\n---\n\nTalks *began*.\n".into()),
        ("j", "\u{1}ew1 4 pl 2 ew 1\r\n\u{2}Talks =\r\n\r\nGeneva (ew) - Talks began.\r\n\u{3}".into()),
    ];
    for (name, bytes) in &files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    let output = run(&["extract", folder.path().to_str().unwrap(), "--to", "jsonl"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output, &folder));
    let texts: Vec<String> = String::from_utf8(output.stdout.clone())
        .unwrap()
        .lines()
        .map(|line| {
            serde_json::from_str::<serde_json::Value>(line).unwrap()["article"]["text"]
                .as_str()
                .unwrap()
                .to_owned()
        })
        .collect();
    assert_snapshot!(texts.join("\n"), @"
    GENEVA (EW) - Talks began, officials said on Monday.
    GENEVA (EW) - Talks began, officials said on Monday.
    GENEVA (EW) - Talks began, officials said on Monday.
    GENEVA (EW) - Talks began, officials said on Monday.
    Talks began.
    Talks began.
    Talks began.
    Talks began.
    They ended.
    Talks began.
    Geneva (ew) - Talks began.
    ");
    assert_snapshot!(said(&output, &folder), @"dateline: 11 stories read: 11 written, 1 revisits");
}

#[cfg(unix)]
#[test]
fn hostile_input_is_an_error_and_the_run_goes_on() {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join("in").join(name);
    fs::create_dir(folder.path().join("in")).unwrap();
    fs::write(at("a.txt.gz"), gzip(&vec![b' '; 300 << 20])).unwrap();
    fs::write(at("b.txt.gz"), &gzip(b"Talks began. They go on.")[..20]).unwrap();
    std::os::unix::fs::symlink(folder.path().join("in"), at("c")).unwrap();
    std::os::unix::fs::symlink(at("d.txt"), at("d.txt")).unwrap();
    fs::write(at("e.html"), "<div>".repeat(200_000)).unwrap();
    fs::write(at("f.txt"), "Talks began.").unwrap();
    assert!(Command::new("mkfifo").arg(at("g")).status().unwrap().success());
    let output = run(&["read", folder.path().to_str().unwrap(), "--to", "jsonl", "--quiet"]);
    assert_eq!(String::from_utf8_lossy(&output.stdout).lines().count(), 2);
    assert_snapshot!(said(&output, &folder), @"
    dateline: rejected: DIR/in/a.txt.gz: the text is longer than 16777216 bytes
    dateline: rejected: DIR/in/b.txt.gz: incomplete deflate stream
    dateline: rejected: DIR/in/d.txt: Too many levels of symbolic links (os error 40)
    dateline: rejected: DIR/in/g: is neither a file nor a folder
    ");
}
