//! `cargo xtask run`

mod picture;

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use crate::{
    command::{cargo, succeed},
    frontend,
    prerequisites::{self, Need},
    progress::{self, during},
    workspace::Workspace,
};

/// What the command line asks for.
#[derive(Debug, PartialEq)]
pub(crate) struct RunOptions {
    pub(crate) release: bool,
    pub(crate) screenshot: Option<PathBuf>,
    pub(crate) install: bool,
    pub(crate) arguments: Vec<String>,
}

impl Default for RunOptions {
    fn default() -> Self {
        Self {
            release: false,
            screenshot: None,
            install: true,
            arguments: Vec::new(),
        }
    }
}

pub(crate) fn run(workspace: &Workspace, options: &RunOptions) -> Result<()> {
    let folder = env::current_dir()?;
    let picture = picture_file(options, &folder, has_display());
    let need = if picture.is_some() {
        Need::VirtualDisplay
    } else {
        Need::Build
    };
    prerequisites::ensure(need, options.install)?;
    frontend::install(workspace)?;
    frontend::build(workspace)?;
    let program = build(workspace, options.release)?;
    match picture {
        Some(file) => picture::take(&program, options, &file),
        None => open(&program, options),
    }
}

fn has_display() -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY"]
        .into_iter()
        .any(|name| env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// Where a picture goes, if one is to be taken.
fn picture_file(options: &RunOptions, folder: &Path, has_display: bool) -> Option<PathBuf> {
    match &options.screenshot {
        Some(file) => Some(folder.join(file)),
        None if has_display => None,
        None => Some(folder.join("trackside.png")),
    }
}

fn build(workspace: &Workspace, release: bool) -> Result<PathBuf> {
    let mut command = cargo(
        workspace,
        &["build", "--package", "trackside", "--bin", "trackside"],
    );
    if release {
        // Without this feature Tauri expects a development server to serve the pages.
        command.args(["--release", "--features", "tauri/custom-protocol"]);
    }
    during(
        "building Trackside (the first time this takes minutes)",
        || succeed(&mut command),
    )?;
    Ok(workspace.program("trackside", release))
}

/// Opens the window on the user's screen, and ends with it. The user's own settings and accounts are within reach, so
/// Demo is asked for.
fn open(program: &Path, options: &RunOptions) -> Result<()> {
    let mut command = Command::new(program);
    if options.arguments.is_empty() {
        progress::remark("Opening Trackside on the Demo fleet.");
        command.arg("--demo");
    } else {
        progress::remark("Opening Trackside.");
        command.args(&options.arguments);
    }
    succeed(&mut command).context("Trackside did not end well")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_taken_where_one_is_asked_for_or_nothing_can_be_seen() {
        let folder = Path::new("/somewhere");
        let asked = RunOptions {
            screenshot: Some("shots/a.png".into()),
            ..RunOptions::default()
        };
        assert_eq!(
            picture_file(&asked, folder, true),
            Some("/somewhere/shots/a.png".into())
        );
        let plain = RunOptions::default();
        assert_eq!(picture_file(&plain, folder, true), None);
        assert_eq!(
            picture_file(&plain, folder, false),
            Some("/somewhere/trackside.png".into())
        );
    }
}
