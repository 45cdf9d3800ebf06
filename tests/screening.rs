//! Screening as others see it: lists in files, stories and tables against them, indexes as files.

#![expect(clippy::disallowed_methods, reason = "tests read and write files")]
#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// A list of invented people in the EU's format.
const LIST: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2021-03-02T16:28:05.133+01:00" globalFileId="1">
<sanctionEntity designationDetails="" unitedNationId="" euReferenceNumber="EU.1.11" logicalId="1">
<subjectType code="person" classificationCode="P"/>
<nameAlias firstName="" middleName="" lastName="" wholeName="Pyotr Ivanovich Primerov" strong="true" logicalId="2"/>
<nameAlias firstName="" middleName="" lastName="" wholeName="Пётр Иванович ПРИМЕРОВ" strong="true" logicalId="3"/>
<birthdate circa="false" calendarType="GREGORIAN" birthdate="1961-05-04" dayOfMonth="4" monthOfYear="5" year="1961" logicalId="4"/>
</sanctionEntity>
<sanctionEntity designationDetails="" unitedNationId="" euReferenceNumber="EU.2.22" logicalId="5">
<subjectType code="enterprise" classificationCode="E"/>
<nameAlias firstName="" middleName="" lastName="" wholeName="Obrazets Trading OOO" strong="true" logicalId="6"/>
</sanctionEntity>
</export>
"#;

fn run(args: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dateline")).args(args).current_dir(folder).output().unwrap()
}

fn stdout(output: &Output) -> &str {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    std::str::from_utf8(&output.stdout).unwrap()
}

fn with_list() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("list.xml"), LIST).unwrap();
    folder
}

#[test]
fn names_are_compared() {
    let output = run(&["compare", "PRIMEROV, Pyotr", "Pyotr Primerow"], Path::new("."));
    let said = stdout(&output);
    assert!(
        said.starts_with("0.9") && said.contains("\"PRIMEROV\" is spelt nearly as \"Primerow\""),
        "{said}"
    );
    let folder = TempDir::new().unwrap();
    let table = "name1,name2,note\nJane Doe,\"DOE, Jane\",\"a, b\"\nJane Doe,Boris Petrov,\n";
    fs::write(folder.path().join("pairs.csv"), table).unwrap();
    let output = run(&["compare", "--pairs", "pairs.csv"], folder.path());
    let expected = "name1,name2,note,score\nJane Doe,\"DOE, Jane\",\"a, b\",1\nJane Doe,Boris Petrov,,0\n";
    assert_eq!(stdout(&output), expected);
}

#[test]
fn a_table_is_screened() {
    let folder = with_list();
    let table = "full_name,date_of_birth,nationality\n\"PRIMEROV, Petr\",1961-05-04,ru\nJane Doe,,\n";
    fs::write(folder.path().join("people.csv"), table).unwrap();
    let args = ["screen", "--queries", "people.csv", "--lists", "list.xml", "--to", "jsonl"];
    let output = run(&args, folder.path());
    let lines: Vec<Value> = stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 2);
    let hit = &lines[0]["hits"][0];
    assert_eq!((&hit["list"], &hit["id"]), (&Value::from("eu-fsf"), &Value::from("EU.1.11")));
    let because = hit["because"].as_array().unwrap();
    assert!(because.iter().any(|line| line == "born 1961-05-04, as the list says"), "{because:?}");
    assert_eq!(lines[1], serde_json::json!({ "query": "Jane Doe", "hits": [] }));
    // The same against the index as a file.
    let built = run(&["index", "build", "--lists", "list.xml", "-o", "lists.idx"], folder.path());
    assert!(built.status.success());
    let with_index = ["screen", "--queries", "people.csv", "--lists", "lists.idx", "--to", "jsonl"];
    assert_eq!(stdout(&run(&with_index, folder.path())), stdout(&run(&args, folder.path())));
    let info = run(&["index", "info", "lists.idx"], folder.path());
    assert!(stdout(&info).starts_with("eu-fsf\t2021-03-02\t2 entries\n3 names"), "{}", stdout(&info));
}

#[test]
fn what_is_no_list_is_named() {
    let folder = with_list();
    fs::write(folder.path().join("no-list.txt"), "Talks began.").unwrap();
    let built = run(&["index", "build", "--lists", "list.xml", "-o", "lists.idx"], folder.path());
    assert!(built.status.success());
    let mut bytes = fs::read(folder.path().join("lists.idx")).unwrap();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    fs::write(folder.path().join("damaged.idx"), bytes).unwrap();
    for (list, reason) in [
        ("no-list.txt", "none of the known lists"),
        ("damaged.idx", "damaged"),
        ("missing", "could not read"),
    ] {
        let output = run(&["screen", "--lists", list, "no-list.txt"], folder.path());
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains(list) && said.contains(reason), "{said}");
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn a_story_is_linked() {
    let folder = with_list();
    let story = "BRUSSELS, March 2 (Example Wire) - The European Union agreed on Tuesday to impose sanctions on Sergei Obraztsov.\n\n\
        Pyotr Primerov, who was listed before, said nothing.\n";
    fs::write(folder.path().join("story.txt"), story).unwrap();
    let args = ["screen", "--published", "2021-03-02", "--to", "jsonl", "--lists", "list.xml", "story.txt"];
    let output = run(&args, folder.path());
    let document: Value = serde_json::from_str(stdout(&output)).unwrap();
    let entity = |name: &str| {
        let found = document["entities"].as_array().unwrap().iter().find(|entity| entity["name"] == name);
        found.unwrap_or_else(|| panic!("{name} is not in {document}")).clone()
    };
    assert_eq!(entity("Pyotr Primerov")["listings"][0]["id"], "EU.1.11");
    let target = entity("Sergei Obraztsov");
    assert_eq!(target["listings"].as_array().map(Vec::len), Some(0));
    assert_eq!(target["not_listed"][0]["verdict"], "not listed on eu-fsf as of 2021-03-02");
}

/// The four whom the EU listed on 2 March 2021, and no namesake, in a story of ours against the list of that day.
#[test]
fn the_four_of_regulation_2021_371_are_linked() {
    let list = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/lists/eu/20210302-FULL-1_1.xml");
    if !list.is_file() {
        assert!(std::env::var_os("DATELINE_REQUIRE_SHARED").is_none(), "no list at {}", list.display());
        eprintln!("skipped: no list at {}", list.display());
        return;
    }
    let folder = TempDir::new().unwrap();
    let story = "BRUSSELS, March 2 (Example Wire) - The European Union imposed sanctions on four Russian officials on Tuesday.\n\n\
        They are Alexander Bastrykin, who heads the Investigative Committee, Prosecutor General Igor Krasnov, National Guard \
        chief Viktor Zolotov and Alexander Kalashnikov, the head of the Federal Prison Service.\n\n\
        \"Justice must be done,\" said Swedish Foreign Minister Ann Linde.\n\n\
        Kalashnikov did not comment. Zolotov and Bastrykin were not available.\n";
    fs::write(folder.path().join("story.txt"), story).unwrap();
    let list = list.to_str().unwrap();
    let args = ["screen", "--published", "2021-03-02", "--to", "jsonl", "--lists", list, "story.txt"];
    let document: Value = serde_json::from_str(stdout(&run(&args, folder.path()))).unwrap();
    let entities = document["entities"].as_array().unwrap().iter();
    let mut ids: Vec<&str> = entities
        .flat_map(|entity| entity["listings"].as_array().unwrap())
        .map(|listing| listing["id"].as_str().unwrap())
        .collect();
    ids.sort_unstable();
    assert_eq!(ids, ["EU.6171.96", "EU.6172.95", "EU.6173.94", "EU.6174.93"]);
}
