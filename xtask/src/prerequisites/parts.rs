//! What is needed on a Linux without apt: looked for by what it brings, as each system has its own packages.

use std::{env, ffi::OsStr};

use anyhow::{Result, bail};

use super::Need;
use crate::command::answer;

/// By what a part is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// A program on the search path.
    Program(&'static str),
    /// A library with its headers, by its name for pkg-config; any one of these does.
    Library(&'static [&'static str]),
    /// Modules that Python can import.
    Modules(&'static str),
}

struct Part {
    need: Need,
    /// What it is, for people.
    name: &'static str,
    sign: Sign,
}

const PKG_CONFIG: Sign = Sign::Program("pkg-config");

/// Fonts are left out: a system that shows anything has one.
const PARTS: [Part; 10] = [
    part(Need::Build, "a C compiler", Sign::Program("cc")),
    part(Need::Build, "pkg-config", PKG_CONFIG),
    part(
        Need::Build,
        "WebKitGTK's headers",
        Sign::Library(&["webkit2gtk-4.1"]),
    ),
    part(
        Need::Build,
        "libayatana-appindicator's headers",
        Sign::Library(&["ayatana-appindicator3-0.1", "appindicator3-0.1"]),
    ),
    part(
        Need::VirtualDisplay,
        "WebKitGTK's driver",
        Sign::Program("WebKitWebDriver"),
    ),
    part(
        Need::VirtualDisplay,
        "the virtual display",
        Sign::Program("Xvfb"),
    ),
    part(
        Need::VirtualDisplay,
        "the window manager",
        Sign::Program("openbox"),
    ),
    part(
        Need::VirtualDisplay,
        "the session bus",
        Sign::Program("dbus-daemon"),
    ),
    part(
        Need::Tests,
        "GNOME's keyring",
        Sign::Program("gnome-keyring-daemon"),
    ),
    part(
        Need::Tests,
        "Python's virtual environments",
        Sign::Modules("venv, ensurepip"),
    ),
];

const fn part(need: Need, name: &'static str, sign: Sign) -> Part {
    Part { need, name, sign }
}

/// Nothing where all is there; else what is not, in one sentence.
pub(super) fn check(need: Need) -> Result<()> {
    judge(need, found)
}

fn judge(need: Need, found: impl Fn(Sign) -> bool) -> Result<()> {
    let can_ask = found(PKG_CONFIG);
    let missing: Vec<String> = PARTS
        .iter()
        .filter(|part| part.need <= need)
        // Without pkg-config nobody knows of a library: it is not called missing.
        .filter(|part| can_ask || !matches!(part.sign, Sign::Library(_)))
        .filter(|part| !found(part.sign))
        .map(Part::words)
        .collect();
    if !missing.is_empty() {
        bail!(
            "this system has no apt-get to install what is missing: {}.",
            missing.join(", ")
        );
    }
    Ok(())
}

impl Part {
    fn words(&self) -> String {
        let brings = match self.sign {
            Sign::Program(program) => program.to_owned(),
            Sign::Library(names) => names.join(" or "),
            Sign::Modules(modules) => format!("{modules} of python3"),
        };
        if brings == self.name {
            brings
        } else {
            format!("{} ({brings})", self.name)
        }
    }
}

fn found(sign: Sign) -> bool {
    match sign {
        Sign::Program(program) => env::var_os("PATH").is_some_and(|path| on(&path, program)),
        Sign::Library(names) => names
            .iter()
            .any(|name| answer("pkg-config", &["--exists", name]).is_some()),
        Sign::Modules(modules) => {
            answer("python3", &["-c", &format!("import {modules}")]).is_some()
        }
    }
}

fn on(path: &OsStr, program: &str) -> bool {
    env::split_paths(path).any(|folder| folder.join(program).is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_stops_where_everything_is_there_already() {
        assert!(judge(Need::Tests, |_| true).is_ok());
        let without_keyring = |sign| sign != Sign::Program("gnome-keyring-daemon");
        assert!(judge(Need::VirtualDisplay, without_keyring).is_ok());
    }

    #[test]
    fn what_is_missing_is_named_in_one_sentence() {
        let bare = |sign| matches!(sign, Sign::Program("cc" | "pkg-config"));
        let said = judge(Need::Build, bare).expect_err("missing").to_string();
        assert_eq!(
            said,
            "this system has no apt-get to install what is missing: WebKitGTK's headers (webkit2gtk-4.1), \
             libayatana-appindicator's headers (ayatana-appindicator3-0.1 or appindicator3-0.1)."
        );
    }

    #[test]
    fn no_library_is_called_missing_where_nobody_can_be_asked() {
        let said = judge(Need::Build, |_| false)
            .expect_err("missing")
            .to_string();
        assert_eq!(
            said,
            "this system has no apt-get to install what is missing: a C compiler (cc), pkg-config."
        );
    }

    #[test]
    fn a_program_is_looked_for_in_every_folder_of_the_path() {
        let own = env::current_exe().expect("a program that runs");
        let folder = own.parent().expect("it is in a folder");
        let name = own
            .file_name()
            .and_then(OsStr::to_str)
            .expect("it has a name");
        let path = env::join_paths(["/does/not/exist".as_ref(), folder]).expect("a path");
        assert!(on(&path, name));
        assert!(!on(&path, "a-program-that-nobody-has"));
    }
}
