//! Stand-ins for programs of the desktop.

use std::{fs, os::unix::fs::PermissionsExt, path::PathBuf};

use crate::{
    error::{Error, Result},
    home::Home,
};

/// The URLs that the program asked the desktop to open. In the place of `xdg-open` stands a script that writes down
/// what it is given.
#[derive(Debug)]
pub struct OpenedUrls {
    log: PathBuf,
    folder: PathBuf,
}

impl OpenedUrls {
    pub(crate) fn record(home: &Home) -> Result<Self> {
        let log = home.path("opened-urls");
        let script = format!("#!/bin/sh\nprintf '%s\\n' \"$1\" >> '{}'\n", log.display());
        let program = home.write("bin/xdg-open", &script)?;
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755))
            .map_err(Error::file(&program))?;
        Ok(Self {
            log,
            folder: home.path("bin"),
        })
    }

    /// The folder to put first on `PATH`.
    pub(crate) fn folder(&self) -> &PathBuf {
        &self.folder
    }

    /// Those opened so far, oldest first.
    ///
    /// # Errors
    /// When the record exists and cannot be read.
    pub fn read(&self) -> Result<Vec<String>> {
        match fs::read_to_string(&self.log) {
            Ok(text) => Ok(text.lines().map(str::to_owned).collect()),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
            Err(error) => Err(Error::file(&self.log)(error)),
        }
    }
}
