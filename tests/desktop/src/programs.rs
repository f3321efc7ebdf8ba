//! Where cargo has put what the tests need.

use std::{
    env,
    path::{Path, PathBuf},
};

use crate::error::{Error, Result};

/// A program of the workspace, built like the one that is running.
pub(crate) fn program(name: &str) -> Result<PathBuf> {
    let path = profile().join(name);
    if path.is_file() {
        Ok(path)
    } else {
        Err(Error::NotBuilt(path))
    }
}

/// Where a picture of this name is kept.
pub(crate) fn screenshot(name: &str) -> PathBuf {
    target()
        .join("desktop-screenshots")
        .join(format!("{name}.png"))
}

/// A file of a package of the front end.
pub(crate) fn node_module(below: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../ui/node_modules")
        .join(below)
}

fn target() -> PathBuf {
    profile()
        .parent()
        .map(Path::to_path_buf)
        .unwrap_or_default()
}

/// `target/debug`, wherever `target` is: programs lie in it, and tests one folder below.
fn profile() -> PathBuf {
    let running = env::current_exe().unwrap_or_default();
    let folder = running.parent().unwrap_or(Path::new(""));
    if folder.ends_with("deps") {
        folder.parent().unwrap_or(folder).to_path_buf()
    } else {
        folder.to_path_buf()
    }
}
