//! Who may depend on whom. The list is that of the architecture; an edge that is not there does not get in unseen.

#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use cargo_metadata::{DependencyKind, MetadataCommand, Package};

type Edges = BTreeMap<&'static str, BTreeSet<&'static str>>;

/// The crates from the ground up, each with those it depends on directly.
const LAYERS: &[(u8, &str, &[&str])] = &[
    (0, "dateline-text", &[]),
    (1, "dateline-entity", &["dateline-text"]),
    (1, "dateline-time", &["dateline-text"]),
    (1, "dateline-article", &["dateline-text"]),
    (2, "dateline-sanctions", &["dateline-entity", "dateline-text"]),
    (
        3,
        "dateline-document",
        &["dateline-article", "dateline-entity", "dateline-sanctions", "dateline-text", "dateline-time"],
    ),
    (
        4,
        "dateline-extract",
        &[
            "dateline-article",
            "dateline-document",
            "dateline-entity",
            "dateline-sanctions",
            "dateline-text",
            "dateline-time",
        ],
    ),
    (
        4,
        "dateline-formats",
        &["dateline-article", "dateline-document", "dateline-entity", "dateline-sanctions", "dateline-text"],
    ),
    (4, "dateline-lists", &["dateline-entity", "dateline-sanctions", "dateline-text"]),
    (4, "dateline-screen", &["dateline-document", "dateline-entity", "dateline-sanctions", "dateline-text"]),
    (
        5,
        "dateline",
        &[
            "dateline-article",
            "dateline-document",
            "dateline-entity",
            "dateline-extract",
            "dateline-formats",
            "dateline-lists",
            "dateline-sanctions",
            "dateline-screen",
        ],
    ),
];

/// The crates of types, with how many foreign crates each may link into a program that takes it with default features.
const TYPES: &[(&str, usize)] = &[
    ("dateline-text", 9),
    ("dateline-entity", 9),
    ("dateline-time", 9),
    ("dateline-sanctions", 9),
    ("dateline-article", 9),
    ("dateline-document", 9),
];

#[test]
fn edges_are_those_of_the_architecture() {
    let expected: Edges =
        LAYERS.iter().map(|&(_, name, edges)| (name, edges.iter().copied().collect())).collect();
    let packages = packages();
    let actual: BTreeMap<&str, BTreeSet<&str>> = packages
        .iter()
        .map(|package| {
            (package.name.as_str(), edges(package, &[DependencyKind::Normal, DependencyKind::Build]))
        })
        .collect();
    assert_eq!(actual, expected);
}

#[test]
fn no_edge_goes_up_or_sideways() {
    let level: BTreeMap<&str, u8> = LAYERS.iter().map(|&(level, name, _)| (name, level)).collect();
    for package in packages() {
        let all = [DependencyKind::Normal, DependencyKind::Build, DependencyKind::Development];
        for to in edges(&package, &all) {
            let from = package.name.as_str();
            assert!(level[to] < level[from] || to == from, "{from} depends on {to}");
        }
    }
}

#[test]
fn crates_of_types_stay_light() {
    for &(name, most) in TYPES {
        let direct = foreign(name, &["--depth", "1"]);
        let linked = foreign(name, &[]);
        assert!(direct.len() < 10, "{name} depends on {direct:?}");
        assert!(linked.len() <= most, "{name} links {} crates: {linked:?}", linked.len());
    }
}

fn packages() -> Vec<Package> {
    let metadata = MetadataCommand::new()
        .cargo_path(env!("CARGO"))
        .manifest_path(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
        .no_deps()
        .exec()
        .unwrap();
    metadata.packages
}

fn edges<'a>(package: &'a Package, kinds: &[DependencyKind]) -> BTreeSet<&'a str> {
    let of_kind = package.dependencies.iter().filter(|dependency| kinds.contains(&dependency.kind));
    of_kind.map(|dependency| dependency.name.as_str()).filter(|name| name.starts_with("dateline")).collect()
}

/// The foreign crates that `name` links with default features: not its build scripts', not procedural macros'.
fn foreign(name: &str, options: &[&str]) -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--package",
            name,
            "--edges",
            "normal,no-proc-macro",
            "--prefix",
            "none",
            "--format",
            "{p}",
        ])
        .args(options)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8(output.stdout).unwrap();
    let names = lines.lines().filter_map(|line| line.split(' ').next());
    names.filter(|name| !name.starts_with("dateline")).map(str::to_owned).collect()
}
