//! Where things are.

use std::{
    env,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

/// The checkout, and the folder that cargo builds into.
#[derive(Debug)]
pub(crate) struct Workspace {
    root: PathBuf,
    target: PathBuf,
}

impl Workspace {
    /// Cargo says where this crate is, and the running program is where cargo put it: that holds whatever
    /// `CARGO_TARGET_DIR` or a configuration file says.
    pub(crate) fn find() -> Result<Self> {
        let manifest = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
        let root = manifest
            .parent()
            .context("xtask stands in the workspace's folder")?
            .to_path_buf();
        let program = env::current_exe()?;
        let target = program
            .ancestors()
            .nth(2)
            .context("cargo builds into target/<profile>")?
            .to_path_buf();
        Ok(Self { root, target })
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    pub(crate) fn ui(&self) -> PathBuf {
        self.root.join("ui")
    }

    /// A program of the workspace, as cargo builds it.
    pub(crate) fn program(&self, name: &str, release: bool) -> PathBuf {
        self.target
            .join(if release { "release" } else { "debug" })
            .join(name)
    }

    /// A file that the commands keep for themselves between two runs.
    pub(crate) fn own_file(&self, name: &str) -> PathBuf {
        self.target.join("xtask").join(name)
    }
}
