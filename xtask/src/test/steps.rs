//! The steps, and what they stand on.

use std::{fs, process::Command};

use anyhow::{Context, Result};

use super::{clients, libtest, report::Report, vitest};
use crate::{
    command::{answer, cargo, npm, status, status_watching, succeed},
    frontend,
    progress::during,
    workspace::Workspace,
};

/// The steps, in the order in which they run: what answers soonest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StepName {
    Format,
    Lint,
    Types,
    Ui,
    Clippy,
    Rust,
    Clients,
    Window,
    Deny,
}

/// What a step stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ground {
    /// `ui/node_modules`.
    Packages,
    /// `ui/dist`.
    Pages,
    /// The programs and the tests, built.
    Programs,
}

impl Ground {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Packages => "front end's packages",
            Self::Pages => "front end's build",
            Self::Programs => "programs' build",
        }
    }

    /// What it stands on itself.
    pub(super) const fn below(self) -> Option<Self> {
        match self {
            Self::Packages => None,
            Self::Pages => Some(Self::Packages),
            Self::Programs => Some(Self::Pages),
        }
    }

    pub(super) fn make(self, workspace: &Workspace) -> Result<()> {
        match self {
            Self::Packages => frontend::install(workspace),
            Self::Pages => frontend::build(workspace),
            Self::Programs => build(workspace),
        }
    }
}

/// Every selection of packages has its own set of features, and cargo builds a dependency once for each set. So all of
/// these say `--workspace`: what one builds, the next one finds built.
const RUST_TESTS: [&str; 4] = ["test", "--workspace", "--exclude", "desktop"];
/// The one test program of the package `desktop`.
const WINDOW_TESTS: [&str; 4] = ["test", "--workspace", "--test", "window"];

fn build(workspace: &Workspace) -> Result<()> {
    let mut command = cargo(workspace, &RUST_TESTS);
    command.arg("--no-run");
    during(
        "building the programs and the tests (the first time this takes minutes)",
        || succeed(&mut command),
    )
}

impl StepName {
    pub(crate) const ALL: [Self; 9] = [
        Self::Format,
        Self::Lint,
        Self::Types,
        Self::Ui,
        Self::Clippy,
        Self::Rust,
        Self::Clients,
        Self::Window,
        Self::Deny,
    ];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Lint => "lint",
            Self::Types => "types",
            Self::Ui => "ui",
            Self::Clippy => "clippy",
            Self::Rust => "rust",
            Self::Clients => "clients",
            Self::Window => "window",
            Self::Deny => "deny",
        }
    }

    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.name() == name)
    }

    pub(crate) fn list() -> String {
        Self::ALL.map(Self::name).join(", ")
    }

    pub(super) const fn ground(self) -> Option<Ground> {
        match self {
            Self::Format | Self::Clippy | Self::Rust | Self::Clients | Self::Deny => None,
            Self::Lint | Self::Types | Self::Ui => Some(Ground::Packages),
            Self::Window => Some(Ground::Programs),
        }
    }

    pub(super) const fn compiles_the_shell(self) -> bool {
        matches!(
            self,
            Self::Clippy | Self::Rust | Self::Clients | Self::Window
        )
    }

    /// Does it and enters its outcome. What keeps it from being done at all is a failure of the step.
    pub(super) fn run(self, workspace: &Workspace, report: &mut Report) {
        let before = report.clone();
        if let Err(error) = during(self.name(), || self.perform(workspace, report)) {
            *report = before;
            report.fail(&format!("{}: {error:#}", self.name()));
        }
    }

    fn perform(self, workspace: &Workspace, report: &mut Report) -> Result<()> {
        match self {
            Self::Format => self.check(
                &mut cargo(workspace, &["fmt", "--all", "--", "--check"]),
                report,
            ),
            Self::Lint => self.check(&mut npm(workspace, &["run", "--silent", "lint"]), report),
            Self::Types => self.check(
                &mut npm(workspace, &["run", "--silent", "typecheck"]),
                report,
            ),
            Self::Ui => ui(workspace, report),
            Self::Clippy => {
                frontend::ensure_folder(workspace)?;
                let arguments = [
                    "clippy",
                    "--workspace",
                    "--all-targets",
                    "--",
                    "--deny",
                    "warnings",
                ];
                self.check(&mut cargo(workspace, &arguments), report)
            }
            Self::Rust => {
                frontend::ensure_folder(workspace)?;
                libtest_run(
                    cargo(workspace, &RUST_TESTS).arg("--no-fail-fast"),
                    self.name(),
                    report,
                )
            }
            Self::Clients => {
                frontend::ensure_folder(workspace)?;
                clients::run(workspace, report)
            }
            Self::Window => {
                // One at a time: each has a browser and a simulator to itself, and the machine may have two cores.
                let mut command = cargo(workspace, &WINDOW_TESTS);
                command.args(["--no-fail-fast", "--", "--test-threads=1"]);
                libtest_run(&mut command, self.name(), report)
            }
            Self::Deny => deny(workspace, report),
        }
    }

    /// A step that is one check.
    fn check(self, command: &mut Command, report: &mut Report) -> Result<()> {
        let status = status(command)?;
        if status.success() {
            report.pass();
        } else {
            report.fail(self.name());
        }
        Ok(())
    }
}

pub(super) fn libtest_run(command: &mut Command, step: &str, report: &mut Report) -> Result<()> {
    let mut counts = libtest::Counts::default();
    let status = status_watching(command, |line| counts.read(line))?;
    report.add(step, counts.finish(status.success()));
    Ok(())
}

fn ui(workspace: &Workspace, report: &mut Report) -> Result<()> {
    let file = workspace.own_file("vitest.json");
    // A result of an earlier run must not stand for this one.
    if file.exists() {
        fs::remove_file(&file)?;
    }
    let mut command = npm(
        workspace,
        &[
            "test",
            "--silent",
            "--",
            "--reporter=default",
            "--reporter=json",
        ],
    );
    command.arg(format!("--outputFile.json={}", file.display()));
    let status = status_watching(&mut command, |_| ())?;
    let json = fs::read_to_string(&file)
        .with_context(|| format!("vitest ended with {status} and no results"))?;
    report.add(StepName::Ui.name(), vitest::read(&json, status.success())?);
    Ok(())
}

fn deny(workspace: &Workspace, report: &mut Report) -> Result<()> {
    if answer("cargo", &["deny", "--version"]).is_none() {
        report.skip("deny: cargo-deny is not installed");
        return Ok(());
    }
    StepName::Deny.check(
        &mut cargo(workspace, &["deny", "check", "bans", "licenses", "sources"]),
        report,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_is_found_by_its_name() {
        for step in StepName::ALL {
            assert_eq!(StepName::named(step.name()), Some(step));
        }
        assert_eq!(StepName::named("window "), None);
    }
}
