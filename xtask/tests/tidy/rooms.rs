//! Which package depends on which, as cargo sees it.

use std::process::Command;

use serde_json::Value;

use crate::tree::root;

/// One line of a manifest.
#[derive(Debug, Clone)]
struct Dependency {
    from: String,
    to: String,
    /// For tests only.
    for_tests: bool,
}

/// The rooms, and those that each may stand on. Dependencies point one way.
const ROOMS: [(&str, &[&str]); 10] = [
    ("model", &[]),
    ("aws", &["model"]),
    ("engine", &["aws", "model"]),
    ("simulator", &[]),
    ("trackside", &["engine", "aws", "model", "simulator"]),
    ("stage", &[]),
    ("desktop", &["stage"]),
    ("xtask", &["stage", "desktop"]),
    ("empty-window", &[]),
    ("engine-figures", &["engine", "aws", "model"]),
];
/// Tests whose subject is several rooms at once.
const TESTS_ONLY: [&str; 2] = ["acceptance", "desktop"];

fn dependencies() -> Vec<Dependency> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args([
            "metadata",
            "--no-deps",
            "--offline",
            "--format-version",
            "1",
        ])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    let metadata: Value =
        serde_json::from_slice(&output.stdout).expect("cargo metadata prints JSON");
    let list = |value: &Value, name: &str| value[name].as_array().cloned().unwrap_or_default();
    let name = |value: &Value| value["name"].as_str().unwrap_or_default().to_owned();
    let mut found = Vec::new();
    for package in list(&metadata, "packages") {
        for dependency in list(&package, "dependencies") {
            let for_tests = dependency["kind"] == "dev";
            found.push(Dependency {
                from: name(&package),
                to: name(&dependency),
                for_tests,
            });
        }
    }
    found
}

fn objection(dependency: &Dependency) -> Option<&'static str> {
    let Dependency {
        from,
        to,
        for_tests,
    } = dependency;
    let (from, to) = (from.as_str(), to.as_str());
    if to.starts_with("aws-sdk-") || to == "aws-config" {
        let official_client = from == "simulator" && *for_tests;
        return (from != "aws" && !official_client)
            .then_some("only crates/aws depends on an AWS SDK");
    }
    if to.starts_with("tauri") {
        let window = ["trackside", "empty-window"].contains(&from);
        return (!window)
            .then_some("only src-tauri, and the benchmark's empty window, depend on Tauri");
    }
    if from == "simulator" && ["model", "aws", "engine"].contains(&to) {
        return Some("the simulator shares no type with the rooms it is there to check");
    }
    let is_room = |name: &str| ROOMS.iter().any(|(room, _)| *room == name);
    let may = ROOMS
        .iter()
        .find(|(room, _)| *room == from)
        .is_some_and(|(_, below)| below.contains(&to));
    let wrong_way = is_room(to) && !may && !for_tests && !TESTS_ONLY.contains(&from);
    wrong_way.then_some("dependencies point one way: ui, src-tauri, engine, aws, model")
}

#[test]
fn wrong_dependencies_are_objected_to() {
    let objects = |from: &str, to: &str, for_tests| {
        objection(&Dependency {
            from: from.to_owned(),
            to: to.to_owned(),
            for_tests,
        })
        .is_some()
    };
    assert!(objects("engine", "aws-sdk-apprunner", false));
    assert!(objects("simulator", "aws-sdk-apprunner", false));
    assert!(!objects("simulator", "aws-sdk-apprunner", true));
    assert!(objects("engine", "tauri", false));
    assert!(objects("simulator", "model", true));
    assert!(objects("model", "aws", false));
    assert!(objects("aws", "engine", false));
    assert!(objects("engine", "simulator", false));
    assert!(!objects("engine", "simulator", true));
    assert!(!objects("trackside", "engine", false));
    assert!(!objects("acceptance", "simulator", false));
}

#[test]
fn packages_depend_on_each_other_one_way() {
    let all = dependencies();
    assert!(
        all.iter()
            .any(|one| one.from == "engine" && one.to == "aws"),
        "cargo metadata was understood"
    );
    let objections: Vec<String> = all
        .iter()
        .filter_map(|one| {
            objection(one).map(|why| format!("{} depends on {}: {why}", one.from, one.to))
        })
        .collect();
    assert!(objections.is_empty(), "{}", objections.join("\n"));
}
