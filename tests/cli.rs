//! The command as others see it: arguments, streams, exit status, files.

#![expect(clippy::disallowed_methods, reason = "tests read and write files")]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking")]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use insta::assert_snapshot;
use tempfile::TempDir;

const STORY: &str = "GENEVA, Nov 20 (Example Wire) - Talks began on Monday.\n";
const RECORD: &str = r#"{"id": "a1", "text": "GENEVA, Nov 20 (Example Wire) - Talks began on Monday."}"#;

fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command
        .args(args)
        .env_remove("NO_COLOR")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

fn start(command: &mut Command, input: &[u8]) -> Child {
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    // The command may stop reading before the end, and may not start writing before it.
    std::thread::spawn(move || stdin.write_all(&input));
    child
}

fn run(args: &[&str], input: &[u8]) -> Output {
    start(&mut command(args), input).wait_with_output().unwrap()
}

/// Status and both streams, as a person would see them.
fn seen(output: &Output) -> String {
    let [stdout, stderr] =
        [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    format!("exit {}\n-- stdout\n{stdout}-- stderr\n{stderr}", output.status.code().unwrap())
}

fn lines(output: &Output) -> Vec<serde_json::Value> {
    let stdout = std::str::from_utf8(&output.stdout).unwrap();
    stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn ids(output: &Output) -> Vec<String> {
    lines(output)
        .iter()
        .map(|document| document["article"]["id"].as_str().unwrap_or("-").to_owned())
        .collect()
}

/// A folder of its own with the given files.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn path(folder: &TempDir, name: &str) -> String {
    folder.path().join(name).to_str().unwrap().to_owned()
}

#[test]
fn status_is_0_when_all_was_read() {
    for args in [&["extract"][..], &["extract", "-"], &["read"], &["extract", "--from", "text"]] {
        let output = run(args, STORY.as_bytes());
        assert_eq!(output.status.code(), Some(0), "{args:?}");
        assert!(output.stderr.is_empty(), "{args:?}");
        assert_eq!(lines(&output).len(), 1, "{args:?}");
    }
}

#[test]
fn status_is_1_when_some_input_was_rejected() {
    let input = format!("{RECORD}\nnot json\n{{\"title\": \"no text\"}}\n{}\n", RECORD.replace("a1", "a2"));
    let output = run(&["extract", "--from", "jsonl"], input.as_bytes());
    assert_eq!(ids(&output), ["a1", "a2"]);
    assert_eq!(output.status.code(), Some(1));
    assert_snapshot!(String::from_utf8(output.stderr).unwrap(), @"
    dateline: rejected: standard input: line 2 is no article: expected ident at column 2
    dateline: rejected: standard input: line 3 is no article: missing field `text` at column 20
    ");
}

#[test]
fn status_is_2_when_it_could_not_run() {
    let folder = folder(&[]);
    let nowhere = path(&folder, "missing/out.jsonl");
    let table = [
        &["extract", "--to", "docx"][..],
        &["extract", "--published", "yesterday"],
        &["extract", "-o", &nowhere],
        &["extract", "-o", folder.path().to_str().unwrap()],
        &["man", "nothing"],
        &["conquer"],
        &[],
    ];
    for args in table {
        let output = run(args, STORY.as_bytes());
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(output.stdout.is_empty(), "{args:?}");
        assert!(!output.stderr.is_empty(), "{args:?}");
    }
}

#[test]
fn help_says_the_statuses() {
    for args in [&["--help"][..], &["extract", "--help"], &["read", "--help"]] {
        let output = run(args, b"");
        assert_eq!(output.status.code(), Some(0));
        assert!(String::from_utf8(output.stdout).unwrap().contains("1  some input was rejected"), "{args:?}");
    }
}

#[test]
fn bad_input_is_named_and_the_rest_is_read() {
    let folder = folder(&[
        ("a.txt", STORY.as_bytes()),
        ("b.bin", b"\x7fELF\0\0\0"),
        ("c.jsonl", b"{\"text\": 1}\n\n{\"text\": \"B\xff\"}\n"),
        ("d.txt", b"caf\xe9 politics."),
        ("e.txt", b""),
        ("f.jsonl", b"\xef\xbb\xbf{\"id\": 7, \"text\": \"C.\"}\r\n"),
    ]);
    let missing = path(&folder, "missing.txt");
    let output = run(&["extract", "--to", "jsonl", folder.path().to_str().unwrap(), &missing], b"");
    assert_eq!(ids(&output), ["a", "d", "e", "7"]);
    let said = String::from_utf8_lossy(&output.stderr).replace(folder.path().to_str().unwrap(), "DIR");
    assert_snapshot!(format!("exit {}\n{said}", output.status.code().unwrap()), @"
    exit 1
    dateline: rejected: DIR/b.bin: holds NUL characters, so that it is no text
    dateline: rejected: DIR/c.jsonl: line 1 is no article: invalid type: integer `1`, expected a string at column 10
    dateline: rejected: DIR/c.jsonl: line 3 is not UTF-8 at byte 11
    dateline: warning: DIR/d.txt: the text is not UTF-8; read as windows-1252, for want of a better guess
    dateline: warning: DIR/e.txt: the text holds no word
    dateline: rejected: DIR/missing.txt: No such file or directory (os error 2)
    ");
}

#[test]
fn quiet_leaves_out_warnings_only() {
    let output = run(&["extract", "--quiet"], b"caf\xe9 politics.");
    assert!(output.stderr.is_empty());
    let output = run(&["extract", "--quiet", "--from", "jsonl"], b"{}\n");
    assert!(!output.stderr.is_empty());
}

#[test]
fn folders_are_read_recursively_and_sorted_without_hidden_files() {
    let story = STORY.as_bytes();
    let files =
        ["b.txt", "a/2.txt", "a/1.txt", "a/.hidden.txt", ".git/x.txt", "a.txt"].map(|name| (name, story));
    let folder = folder(&files);
    let output = run(&["extract", folder.path().to_str().unwrap()], b"");
    assert_eq!(ids(&output), ["1", "2", "a", "b"]);
}

#[test]
fn inputs_keep_their_order() {
    let folder = folder(&[("z.txt", STORY.as_bytes()), ("a.jsonl", RECORD.as_bytes())]);
    let output = run(&["extract", &path(&folder, "z.txt"), "-", &path(&folder, "a.jsonl")], STORY.as_bytes());
    assert_eq!(ids(&output), ["z", "-", "a1"]);
}

#[test]
fn the_content_decides_how_input_is_read() {
    let table: [(&str, usize); 5] = [
        (STORY, 1),
        (RECORD, 1),
        ("\n\n  {\"text\": \"A.\"}\n{\"text\": \"B.\"}", 2),
        ("{sic} he said.", 1),
        ("", 1),
    ];
    for (input, count) in table {
        let output = run(&["extract"], input.as_bytes());
        assert_eq!((output.status.code(), lines(&output).len()), (Some(0), count), "{input:?}");
    }
    let as_text = run(&["extract", "--from", "text"], RECORD.as_bytes());
    assert_eq!(lines(&as_text)[0]["article"]["text"], RECORD);
}

#[test]
fn what_is_known_from_outside_is_taken_where_the_input_is_silent() {
    let args = ["extract", "--published", "2023-11-20", "--title", "Talks begin"];
    let article = |input: &str| lines(&run(&args, input.as_bytes()))[0]["article"].clone();
    let bare = article(STORY);
    assert_eq!((&bare["published"], &bare["title"]), (&"2023-11-20".into(), &"Talks begin".into()));
    assert_eq!(bare["dateline"]["date"], "2023-11-20");
    let record = article(r#"{"published": "2020-01-01", "title": "Own", "text": "A."}"#);
    assert_eq!((&record["published"], &record["title"]), (&"2020-01-01".into(), &"Own".into()));
}

#[test]
fn formats_follow_the_argument_then_the_ending_then_the_stream() {
    let folder = folder(&[]);
    let first = |args: &[&str], name: &str| {
        let out = path(&folder, name);
        let output = run(&[&["extract", "-o", &out][..], args].concat(), STORY.as_bytes());
        assert_eq!(seen(&output), "exit 0\n-- stdout\n-- stderr\n");
        fs::read_to_string(out).unwrap().lines().next().unwrap().chars().take(11).collect::<String>()
    };
    assert_eq!(first(&[], "a.jsonl"), "{\"schema\":\"");
    assert_eq!(first(&[], "a.json"), "{");
    assert_eq!(first(&[], "a.txt"), "Untitled");
    assert_eq!(first(&[], "a"), "{\"schema\":\"");
    assert_eq!(first(&["--to", "summary"], "b.json"), "Untitled");
}

#[test]
fn output_appears_whole_or_not_at_all() {
    let folder = folder(&[("out.jsonl", b"old")]);
    let out = path(&folder, "out.jsonl");
    let mut child = command(&["extract", "--from", "jsonl", "-o", &out]).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    writeln!(stdin, "{RECORD}").unwrap();
    stdin.flush().unwrap();
    assert_eq!(fs::read_to_string(&out).unwrap(), "old");
    drop(stdin);
    assert!(child.wait().unwrap().success());
    assert!(fs::read_to_string(&out).unwrap().starts_with("{\"schema\""));
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "nothing else is left behind");
}

#[cfg(unix)]
#[test]
fn output_that_cannot_be_written_is_a_failure_and_changes_nothing() {
    let output = run(&["extract", "-o", "/dev/full"], STORY.as_bytes());
    assert_eq!(output.status.code(), Some(2));
    assert_snapshot!(String::from_utf8_lossy(&output.stderr), @"dateline: the run failed: No space left on device (os error 28)");
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let output = start(command(&["extract"]).stdout(full), STORY.as_bytes()).wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(2));
}

#[cfg(unix)]
#[test]
fn new_output_is_as_readable_as_other_files() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder(&[("usual", b"")]);
    let mode = |name: &str| fs::metadata(folder.path().join(name)).unwrap().permissions().mode();
    run(&["extract", "-o", &path(&folder, "out")], STORY.as_bytes());
    assert_eq!(mode("out"), mode("usual"));
}

#[cfg(unix)]
#[test]
fn links_to_the_output_stay_links() {
    let folder = folder(&[("real.jsonl", b"")]);
    let link = folder.path().join("link.jsonl");
    std::os::unix::fs::symlink(folder.path().join("real.jsonl"), &link).unwrap();
    run(&["extract", "-o", link.to_str().unwrap()], STORY.as_bytes());
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(fs::metadata(&link).unwrap().len() > 0);
}

#[test]
fn a_closed_pipe_is_no_error() {
    let input = format!("{RECORD}\n").repeat(2000);
    for args in [
        &["extract", "--to", "jsonl"][..],
        &["extract", "--to", "json"],
        &["read"],
        &["extract", "--to", "summary"],
    ] {
        let mut child = start(&mut command(args), input.as_bytes());
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(seen(&output), "exit 0\n-- stdout\n-- stderr\n", "{args:?}");
    }
    for args in [&["schema"][..], &["man"], &["completions", "bash"], &["--help"]] {
        let mut child = start(&mut command(args), b"");
        drop(child.stdout.take());
        assert_eq!(child.wait().unwrap().code(), Some(0), "{args:?}");
    }
}

#[test]
fn color_is_for_terminals_unless_asked_for() {
    let has_color = |output: &Output| output.stdout.contains(&0x1b);
    let plain = run(&["extract", "--to", "summary"], STORY.as_bytes());
    let forced = run(&["extract", "--to", "summary", "--color", "always"], STORY.as_bytes());
    let denied = run(&["extract", "--to", "summary", "--color=never"], STORY.as_bytes());
    assert_eq!([&plain, &forced, &denied].map(has_color), [false, true, false]);
}

#[test]
fn an_endless_line_is_rejected_without_being_held() {
    let mut input = vec![b'x'; dateline_article::DEFAULT_MAX_LINE + 10];
    input.extend_from_slice(format!("\n{RECORD}\n").as_bytes());
    let output = run(&["extract", "--from", "jsonl"], &input);
    assert_eq!((output.status.code(), ids(&output)), (Some(1), vec!["a1".to_owned()]));
    assert!(String::from_utf8_lossy(&output.stderr).contains("line 1 is longer than"));
}

#[test]
fn messages_do_not_command_the_terminal() {
    let output = run(&["extract", "no\u{1b}[2Jsuch"], b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(!output.stderr.contains(&0x1b));
}

#[test]
fn describes_itself() {
    let schema = run(&["schema"], b"");
    assert_eq!(String::from_utf8(schema.stdout).unwrap(), dateline_formats::schema::DOCUMENT);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let completions = run(&["completions", shell], b"");
        assert!(String::from_utf8(completions.stdout).unwrap().contains("extract"), "{shell}");
    }
    let page = |args: &[&str]| String::from_utf8(run(args, b"").stdout).unwrap();
    assert!(page(&["man"]).contains(".TH dateline 1"));
    assert!(page(&["man", "extract"]).contains("\\-\\-published"));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/articles");
    let args = ["extract", folder.to_str().unwrap(), "--published", "2021-02-22"];
    let (once, again) = (run(&args, b""), run(&args, b""));
    assert_eq!(once.status.code(), Some(0));
    assert!(once.stdout == again.stdout);
}

#[test]
fn reads_without_extracting() {
    let output = run(&["read", "--to", "json"], STORY.as_bytes());
    assert_snapshot!(seen(&output), @r#"
    exit 0
    -- stdout
    {
      "id": null,
      "url": null,
      "title": null,
      "publisher": null,
      "agency": "EW",
      "bylines": [],
      "language": null,
      "published": null,
      "dateline": {
        "place": "GENEVA",
        "region": null,
        "country": null,
        "date": null,
        "agency": "EW",
        "span": {
          "start": 0,
          "end": 31
        }
      },
      "text": "GENEVA, Nov 20 (Example Wire) - Talks began on Monday.\n",
      "blocks": [
        {
          "kind": "paragraph",
          "span": {
            "start": 0,
            "end": 54
          }
        }
      ],
      "sentences": [
        {
          "start": 32,
          "end": 54
        }
      ],
      "diagnostics": []
    }
    -- stderr
    "#);
    let output = run(&["read", "--to", "summary"], STORY.as_bytes());
    assert_snapshot!(seen(&output), @"
    exit 0
    -- stdout
    Untitled
    GENEVA · EW

    Structure
        1 dateline   GENEVA, Nov 20 (Example Wire) -
        1 paragraph  Talks began on Monday.
    -- stderr
    ");
}

#[test]
fn explains_why_an_event_is_there() {
    let story = "BRUSSELS: EU ministers agreed on Monday to freeze the assets of six Belarusian officials over the crackdown on \
        protesters. Washington could lift its sanctions on Minsk, a diplomat said.";
    let output = run(&["explain", "--published", "2021-03-01", "--event", "s1"], story.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", seen(&output));
    assert_snapshot!(String::from_utf8_lossy(&output.stdout), @"
    s1 eu → by: impose asset-freeze, agreed, 2021-03-01

      EU ministers agreed on Monday to freeze the assets of six Belarusian officials
      1─────────── 2─────    3─────    4─────               5───────────────────────
      over the crackdown on protesters.
           6──────────────────────────
        1 imposer  EU ministers
        2 cue      agreed  [agree: stage agreed]
        3 date     Monday
        4 measure  freeze  [measure sanctions; freeze: measure asset-freeze, action impose]
        5 target   six Belarusian officials
        6 ground   the crackdown on protesters
    ");

    let output = run(&["explain", "--event", "s9"], story.as_bytes());
    assert_eq!(output.status.code(), Some(2), "{}", seen(&output));
    assert!(output.stdout.is_empty());
}
