//! Who names what in the source. What packages depend on is in [`crate::rooms`]; this sees what a manifest cannot.

use crate::{File, hold_everywhere};

/// A word, and the only places that may name it.
struct Reserved {
    word: &'static str,
    places: &'static [&'static str],
    why: &'static str,
}

const RESERVED: [Reserved; 8] = [
    Reserved {
        word: "aws_sdk_",
        places: &["crates/aws/", "crates/simulator/tests/"],
        why: "crates/aws is the only room that speaks to an AWS SDK",
    },
    Reserved {
        word: "aws_config::",
        places: &["crates/aws/", "crates/simulator/tests/", "clippy.toml"],
        why: "crates/aws is the only room that makes AWS configurations",
    },
    Reserved {
        word: "tauri::",
        places: &[
            "src-tauri/",
            "xtask/bench/empty-window/",
            "xtask/tests/tidy/",
        ],
        why: "src-tauri is the only room that knows of a window",
    },
    Reserved {
        word: "@tauri-apps/",
        places: &[
            "ui/src/platform/",
            "ui/package.json",
            "ui/package-lock.json",
            "ui/.oxlintrc.json",
            "icons/",
        ],
        why: "ui/src/platform is the front end's one way to its host",
    },
    Reserved {
        word: "__TAURI",
        places: &["ui/src/platform/", "src-tauri/", "tests/"],
        why: "ui/src/platform is the front end's one way to its host",
    },
    Reserved {
        word: "ts(export",
        places: &[],
        why: "it writes files while tests run, so stale bindings would mend themselves unseen",
    },
    Reserved {
        word: "is_demo",
        places: &[],
        why: "Demo is two profiles with an endpoint of their own, and nothing behaves otherwise for it",
    },
    Reserved {
        word: "isDemo",
        places: &[],
        why: "Demo is two profiles with an endpoint of their own, and nothing behaves otherwise for it",
    },
];

/// These list the words.
const LISTS: [&str; 1] = ["xtask/tests/tidy/sources.rs"];

fn rule(file: &File) -> Vec<String> {
    if !(file.is_rust() || file.is_script() || file.is(&["json", "toml", "sh"]))
        || file.is_in(&LISTS)
    {
        return Vec::new();
    }
    let mut objections = Vec::new();
    for reserved in RESERVED
        .iter()
        .filter(|reserved| !file.is_in(reserved.places))
    {
        let lines = file
            .lines()
            .filter(|(_, line)| line.contains(reserved.word));
        objections.extend(
            lines.map(|(number, _)| {
                file.at(number, &format!("{}: {}", reserved.word, reserved.why))
            }),
        );
    }
    objections
}

/// crates/model is pure.
fn model_rule(file: &File) -> Vec<String> {
    const IMPURE: [&str; 7] = [
        "std::fs",
        "std::net",
        "std::process",
        "std::env",
        "std::thread",
        "tokio",
        "std::time::SystemTime",
    ];
    if !file.path.starts_with("crates/model/src/") {
        return Vec::new();
    }
    let lines = file
        .lines()
        .filter(|(_, line)| IMPURE.iter().any(|name| line.contains(name)));
    lines
        .map(|(number, _)| file.at(number, "crates/model does no I/O and reads no clock"))
        .collect()
}

#[test]
fn words_outside_their_places_are_objected_to() {
    let objections = |path, text| rule(&File::new(path, text)).len();
    assert_eq!(
        objections("crates/engine/src/a.rs", "use aws_sdk_apprunner::Client;"),
        1
    );
    assert_eq!(
        objections("crates/aws/src/a.rs", "use aws_sdk_apprunner::Client;"),
        0
    );
    assert_eq!(
        objections(
            "crates/simulator/src/a.rs",
            "use aws_sdk_apprunner::Client;"
        ),
        1
    );
    assert_eq!(
        objections(
            "ui/src/features/a.tsx",
            "import { invoke } from \"@tauri-apps/api/core\";"
        ),
        1
    );
    assert_eq!(
        objections("crates/engine/src/a.rs", "if profile.is_demo() {}"),
        1
    );
    assert_eq!(objections("crates/model/src/a.rs", "#[ts(export)]"), 1);
}

#[test]
fn the_model_may_not_touch_the_world() {
    assert_eq!(
        model_rule(&File::new("crates/model/src/a.rs", "use std::fs;")).len(),
        1
    );
    assert_eq!(
        model_rule(&File::new("crates/aws/src/a.rs", "use std::fs;")).len(),
        0
    );
}

#[test]
fn everything_is_named_only_in_its_room() {
    hold_everywhere(rule);
}

#[test]
fn the_model_is_pure() {
    hold_everywhere(model_rule);
}
