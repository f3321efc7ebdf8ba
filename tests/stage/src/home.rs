//! A home folder of a test's own.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::Command,
};

use tempfile::TempDir;

use crate::error::{Error, Result};

/// A home folder that starts empty and goes with this value: the program's settings, store and WebKit's own storage
/// land in it, and a first run is a first run.
#[derive(Debug)]
pub struct Home {
    folder: TempDir,
}

const XDG: [(&str, &str); 5] = [
    ("XDG_CONFIG_HOME", ".config"),
    ("XDG_DATA_HOME", ".local/share"),
    ("XDG_STATE_HOME", ".local/state"),
    ("XDG_CACHE_HOME", ".cache"),
    ("XDG_RUNTIME_DIR", ".run"),
];

impl Home {
    /// Makes an empty one.
    ///
    /// # Errors
    /// When the temporary folder cannot be written.
    pub fn new() -> Result<Self> {
        let folder = tempfile::Builder::new()
            .prefix("trackside-")
            .tempdir()
            .map_err(Error::file(std::env::temp_dir()))?;
        let home = Self { folder };
        for (_, below) in XDG {
            let path = home.path(below);
            fs::create_dir_all(&path).map_err(Error::file(&path))?;
        }
        let run = home.path(".run");
        // D-Bus and GLib refuse a runtime folder that others can read.
        fs::set_permissions(&run, fs::Permissions::from_mode(0o700)).map_err(Error::file(&run))?;
        Ok(home)
    }

    /// The path of something below the home folder.
    pub fn path(&self, below: impl AsRef<Path>) -> PathBuf {
        self.folder.path().join(below)
    }

    /// Writes a file below the home folder, and the folders it needs.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, below: impl AsRef<Path>, content: &str) -> Result<PathBuf> {
        let path = self.path(below);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(Error::file(parent))?;
        }
        fs::write(&path, content).map_err(Error::file(&path))?;
        Ok(path)
    }

    /// Points a program at it.
    pub fn enter<'c>(&self, command: &'c mut Command) -> &'c mut Command {
        command.env("HOME", self.folder.path());
        self.enter_without_home(command)
    }

    /// Points a program at it for all that the program writes, and leaves it the user's own `HOME` to read.
    pub fn enter_without_home<'c>(&self, command: &'c mut Command) -> &'c mut Command {
        command.envs(XDG.map(|(name, below)| (name, self.path(below))))
    }
}
