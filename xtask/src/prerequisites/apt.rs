//! The system's packages, on Debian and what descends from it.

use std::{
    fs,
    io::{IsTerminal, stdin},
    process::Command,
};

use anyhow::{Context, Result, bail};

use super::{Need, parts};
use crate::{
    command::{answer, succeed},
    progress::{self, during},
};

/// The names are the same on Debian 12 and on Ubuntu 24.04.
const TO_BUILD: [&str; 5] = [
    "build-essential",
    "libwebkit2gtk-4.1-dev",
    "librsvg2-dev",
    "libayatana-appindicator3-dev",
    "libxdo-dev",
];

/// A screen, a window manager, a session bus, a driver, and a font to write with.
const FOR_A_VIRTUAL_DISPLAY: [&str; 5] = [
    "webkit2gtk-driver",
    "xvfb",
    "openbox",
    "dbus",
    "fonts-noto-core",
];

/// A real secret service, and what boto3 and the AWS CLI are installed with.
const FOR_TESTS: [&str; 2] = ["gnome-keyring", "python3-venv"];

pub(super) fn ensure(need: Need) -> Result<()> {
    let mut wanted = TO_BUILD.to_vec();
    if need >= Need::VirtualDisplay {
        wanted.extend(FOR_A_VIRTUAL_DISPLAY);
    }
    if need >= Need::Tests {
        wanted.extend(FOR_TESTS);
    }
    if !has_apt(&fs::read_to_string("/etc/os-release").unwrap_or_default()) {
        return parts::check(need);
    }
    let query = ["-W", "-f", "${Package}\t${db:Status-Status}\n"];
    let mut ask = Command::new("dpkg-query");
    ask.args(query).args(&wanted);
    // Its exit status only says that a package is not known, which is one of the answers looked for.
    let known = ask
        .output()
        .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
        .unwrap_or_default();
    let missing = missing(&wanted, &known);
    if missing.is_empty() {
        Ok(())
    } else {
        install(&missing)
    }
}

fn has_apt(os_release: &str) -> bool {
    let names = os_release.lines().filter_map(|line| {
        line.strip_prefix("ID=")
            .or_else(|| line.strip_prefix("ID_LIKE="))
    });
    names
        .flat_map(|value| value.trim_matches('"').split_whitespace())
        .any(|name| name == "debian" || name == "ubuntu")
}

fn missing<'p>(wanted: &[&'p str], known: &str) -> Vec<&'p str> {
    let installed: Vec<&str> = known
        .lines()
        .filter_map(|line| line.strip_suffix("\tinstalled"))
        .collect();
    wanted
        .iter()
        .filter(|package| !installed.contains(package))
        .copied()
        .collect()
}

/// How commands that change the system can be run.
#[derive(Debug, PartialEq, Eq)]
enum Rights {
    Root,
    Sudo,
    None,
}

impl Rights {
    fn found() -> Self {
        if answer("id", &["-u"]).as_deref() == Some("0") {
            return Self::Root;
        }
        // That sudo is there does not say that it lets this user do anything: it is asked. At a terminal it may want
        // a password; elsewhere it must not need one.
        let allowed = if stdin().is_terminal() {
            succeed(Command::new("sudo").arg("-v")).is_ok()
        } else {
            answer("sudo", &["-n", "true"]).is_some()
        };
        if allowed { Self::Sudo } else { Self::None }
    }
}

fn install(missing: &[&str]) -> Result<()> {
    progress::remark(&format!(
        "These system packages are missing and will be installed with apt-get: {}",
        missing.join(" ")
    ));
    let rights = Rights::found();
    if rights == Rights::None {
        bail!(
            "there are no rights to install system packages. {}",
            by_hand(missing)
        );
    }
    during("apt-get update", || {
        succeed(&mut apt_get(&rights, &["update"], &[]))
    })
    .and_then(|()| {
        during("apt-get install", || {
            succeed(&mut apt_get(&rights, &INSTALL, missing))
        })
    })
    // A sudoer may be allowed other commands than these.
    .with_context(|| {
        format!(
            "the system packages could not be installed. {}",
            by_hand(missing)
        )
    })
}

const INSTALL: [&str; 3] = ["install", "-y", "--no-install-recommends"];

/// The exact command, for somebody who has the rights.
fn by_hand(missing: &[&str]) -> String {
    format!(
        "Run this as root, then try again:\n\n  apt-get update && apt-get {} {}\n",
        INSTALL.join(" "),
        missing.join(" ")
    )
}

fn apt_get(rights: &Rights, arguments: &[&str], packages: &[&str]) -> Command {
    let mut command = Command::new(if *rights == Rights::Sudo {
        "sudo"
    } else {
        "env"
    });
    if *rights == Rights::Sudo {
        command.arg("env");
    }
    command
        .args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"])
        .args(arguments)
        .args(packages);
    command
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::words;

    #[test]
    fn only_what_is_really_installed_counts() {
        let known = "xvfb\tinstalled\nopenbox\tconfig-files\nlibxdo-dev\tnot-installed\n";
        assert_eq!(
            missing(&["xvfb", "openbox", "libxdo-dev", "dbus"], known),
            ["openbox", "libxdo-dev", "dbus"]
        );
    }

    #[test]
    fn debian_and_its_descendants_have_apt() {
        assert!(has_apt("PRETTY_NAME=\"Debian GNU/Linux 12\"\nID=debian\n"));
        assert!(has_apt("ID=ubuntu\nID_LIKE=debian\n"));
        assert!(has_apt("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"));
        assert!(!has_apt("ID=fedora\nVARIANT_ID=workstation\n"));
        assert!(!has_apt(""));
    }

    #[test]
    fn sudo_is_used_only_where_it_is_needed() {
        let install = ["install", "-y"];
        assert_eq!(
            words(&apt_get(&Rights::Root, &install, &["xvfb"])),
            "env DEBIAN_FRONTEND=noninteractive apt-get -q install -y xvfb"
        );
        assert!(
            words(&apt_get(&Rights::Sudo, &install, &["xvfb"]))
                .starts_with("sudo env DEBIAN_FRONTEND=")
        );
    }

    #[test]
    fn the_command_to_run_by_hand_is_exact_and_on_a_line_of_its_own() {
        let said = by_hand(&["xvfb", "openbox"]);
        assert!(
            said.lines().any(|line| line
                == "  apt-get update && apt-get install -y --no-install-recommends xvfb openbox"),
            "{said}"
        );
    }
}
