//! Where cargo has put what the tests need.

use std::{
    env,
    path::{Path, PathBuf},
};

use crate::error::{Error, Result};

/// A program of the workspace. The running test lies in `target/debug/deps`, wherever `target` is.
pub(crate) fn program(name: &str) -> Result<PathBuf> {
    let path = target().join("debug").join(name);
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
    let test = env::current_exe().unwrap_or_default();
    test.ancestors()
        .nth(3)
        .map(Path::to_path_buf)
        .unwrap_or_default()
}
