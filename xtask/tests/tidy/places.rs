//! Nothing in the project knows the machine or the registry that it was made with.

use crate::{File, hold_everywhere};

/// Spelt apart, so that this file does not object to itself.
const HOSTS: [&str; 6] = [
    concat!("registry.", "npmjs.org"),
    concat!("registry.", "yarnpkg.com"),
    concat!("index.", "crates.io"),
    concat!("static.", "crates.io"),
    concat!("files.", "pythonhosted.org"),
    concat!("deb.", "debian.org"),
];
const FOLDERS: [&str; 4] = [
    concat!("/ho", "me/"),
    concat!("/ro", "ot/"),
    concat!("/wo", "rk/"),
    concat!("/Us", "ers/"),
];

fn rule(file: &File) -> Vec<String> {
    if file.is_lock_file() {
        return Vec::new();
    }
    let mut objections = Vec::new();
    for (number, line) in file.lines() {
        if let Some(host) = HOSTS.iter().find(|host| line.contains(*host)) {
            objections.push(file.at(
                number,
                &format!("names {host}: which registry is used is the machine's affair"),
            ));
        }
        if let Some(folder) = FOLDERS.iter().find(|folder| starts_a_path(line, folder)) {
            objections.push(file.at(number, &format!("a path below {folder} is one machine's")));
        }
    }
    objections
}

/// Whether the folder stands at the start of a path, and not in the middle of a longer one or of a URL.
fn starts_a_path(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(at, _)| {
        !line[..at].ends_with(|before: char| {
            before.is_alphanumeric() || ['.', '-', '_', '~', '}', ')', '*', '$'].contains(&before)
        })
    })
}

#[test]
fn machines_and_registries_are_objected_to() {
    let objections = |text: &str| rule(&File::new("docs/a.md", text)).len();
    assert_eq!(objections(&format!("see {}ann/project", FOLDERS[0])), 1);
    assert_eq!(
        objections(&format!("npm config set registry https://{}", HOSTS[0])),
        1
    );
    assert_eq!(
        objections(&format!(
            "https://example.com{}page and target{}x",
            FOLDERS[0], FOLDERS[2]
        )),
        0
    );
}

#[test]
fn no_machine_and_no_registry_is_named() {
    hold_everywhere(rule);
}
