//! Sessions shared with botocore, which is installed into the build's own folder.

use std::{fs, process::Command};

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

/// The release that the tests were written against.
const RELEASE: &str = "botocore==1.44.5";
/// The one test program that needs it.
const TESTS: [&str; 4] = ["test", "--workspace", "--test", "botocore"];

/// Installs botocore where it is not there yet, and runs what needs it. A machine without pip is asked for nothing.
pub(super) fn run(workspace: &Workspace, report: &mut Report) -> Result<()> {
    if answer("python3", &["-m", "pip", "--version"]).is_none() {
        report.skip("botocore: python3 with pip is not installed");
        return Ok(());
    }
    let folder = workspace.own_file("botocore");
    let stamp = folder.join("release");
    if fs::read_to_string(&stamp).ok().as_deref() != Some(RELEASE) {
        let mut pip = Command::new("python3");
        pip.args(["-m", "pip", "install", "--quiet", "--upgrade"])
            // What else the machine has is not touched, and so no business of this run.
            .args(["--disable-pip-version-check", "--no-warn-conflicts"])
            .args(["--root-user-action", "ignore"])
            .arg("--target")
            .arg(&folder)
            .arg(RELEASE);
        progress::during("installing botocore into the build's folder", || {
            succeed(&mut pip)
        })?;
        fs::write(&stamp, RELEASE)?;
    }
    let mut command = cargo(workspace, &TESTS);
    command.env("TRACKSIDE_BOTOCORE", &folder);
    libtest_run(&mut command, StepName::Botocore.name(), report)
}
