//! Tests with clients that are not ours: botocore, boto3 and the AWS CLI, installed into the build's own folder.

use std::{fs, path::Path, process::Command};

use anyhow::Result;

use super::{
    report::Report,
    steps::{StepName, libtest_run},
};
use crate::{
    command::{answer, cargo, succeed},
    progress,
    workspace::Workspace,
};

/// The releases that the tests were written against.
const RELEASES: [&str; 3] = ["botocore==1.44.5", "boto3==1.44.5", "awscli==1.46.3"];
/// Whether they are where they were installed; the machine's Python may be another one by now.
const THERE: &str = "import awscli, boto3, botocore";
/// The test programs that need them.
const TESTS: [&str; 6] = [
    "test",
    "--workspace",
    "--test",
    "botocore",
    "--test",
    "clients",
];

/// Installs the clients where they are not there yet, and runs what needs them.
pub(super) fn run(workspace: &Workspace, report: &mut Report) -> Result<()> {
    if answer("python3", &["-c", "import ensurepip, venv"]).is_none() {
        report.skip("clients: python3 with venv is not installed");
        return Ok(());
    }
    let folder = workspace.own_file("python");
    let python = folder.join("bin/python");
    let (stamp, wanted) = (folder.join("releases"), RELEASES.join(" "));
    let stamped = fs::read_to_string(&stamp).ok().as_deref() == Some(wanted.as_str());
    if !stamped || answer(&python, &["-c", THERE]).is_none() {
        progress::during(
            "installing boto3 and the AWS CLI into the build's folder",
            || install(&folder, &python),
        )?;
        fs::write(&stamp, wanted)?;
    }
    let mut command = cargo(workspace, &TESTS);
    command.arg("--no-fail-fast");
    command.env("TRACKSIDE_PYTHON", &python);
    libtest_run(&mut command, StepName::Clients.name(), report)
}

fn install(folder: &Path, python: &Path) -> Result<()> {
    succeed(
        Command::new("python3")
            .args(["-m", "venv", "--clear"])
            .arg(folder),
    )?;
    succeed(
        Command::new(python)
            .args(["-m", "pip", "install", "--quiet"])
            .args([
                "--disable-pip-version-check",
                "--root-user-action",
                "ignore",
            ])
            .args(RELEASES),
    )
}
