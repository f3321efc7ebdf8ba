//! Names are the field's own.

use crate::{File, hold_everywhere};

/// Words that name no subject.
const EMPTY: [&str; 5] = ["Manager", "Helper", "Util", "Utils", "Processor"];
/// What AWS itself calls so.
const AWS: [&str; 3] = ["SecretsManager", "SystemsManager", "Secrets Manager"];
/// What comes before a name where it is given.
const GIVEN_AFTER: [&str; 9] = [
    "struct",
    "enum",
    "trait",
    "type",
    "mod",
    "fn",
    "class",
    "interface",
    "function",
];

fn rule(file: &File) -> Vec<String> {
    let mut objections = Vec::new();
    if !(file.is_rust() || file.is_script()) || file.is_generated() {
        return objections;
    }
    let name = file.path.rsplit('/').next().unwrap_or_default();
    if is_empty(name.split('.').next().unwrap_or_default()) {
        objections.push(format!(
            "{}: the name says nothing of the subject",
            file.path
        ));
    }
    for (number, line) in file.lines() {
        for given in given_names(line) {
            if is_empty(given) {
                objections.push(file.at(
                    number,
                    &format!("the name {given} says nothing of the subject"),
                ));
            }
        }
    }
    objections
}

fn given_names(line: &str) -> impl Iterator<Item = &str> {
    let words = line.split(|character: char| !(character.is_alphanumeric() || character == '_'));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let pairs: Vec<&str> = words
        .windows(2)
        .filter(|pair| GIVEN_AFTER.contains(&pair[0]))
        .map(|pair| pair[1])
        .collect();
    pairs.into_iter()
}

/// Whether one of the words that a name is made of is an empty one.
fn is_empty(name: &str) -> bool {
    let mut rest = name.to_owned();
    for exempt in AWS {
        rest = rest.replace(exempt, "");
    }
    parts(&rest)
        .iter()
        .any(|part| EMPTY.iter().any(|empty| part.eq_ignore_ascii_case(empty)))
}

/// `fleetViewHelper`, `fleet_view_helper`, `fleet-view-helper`: three words each.
fn parts(name: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    for character in name.chars() {
        if character == '_' || character == '-' {
            parts.push(String::new());
            continue;
        }
        if character.is_uppercase() {
            parts.push(String::new());
        }
        if let Some(last) = parts.last_mut() {
            last.push(character);
        }
    }
    parts
}

#[test]
fn empty_names_are_objected_to_and_awss_own_are_not() {
    let objections = |path, text| rule(&File::new(path, text)).len();
    assert_eq!(
        objections(
            "crates/aws/src/a.rs",
            concat!("pub str", "uct SessionManager;")
        ),
        1
    );
    assert_eq!(
        objections("ui/src/lib/date-utils.ts", "export function age() {}"),
        1
    );
    assert_eq!(
        objections(
            "ui/src/lib/a.ts",
            concat!("export func", "tion formatHelper() {}")
        ),
        1
    );
    assert_eq!(
        objections("crates/aws/src/a.rs", "pub struct SecretsManagerArn;"),
        0
    );
    assert_eq!(
        objections(
            "crates/aws/src/a.rs",
            "use tauri::Manager; struct Utility; fn process() {}"
        ),
        0
    );
}

#[test]
fn every_name_says_something() {
    hold_everywhere(rule);
}
