//! Adding sections to the AWS config file, without touching anything that is in it.
//!
//! Sections are only ever added after the last line, so comments, order and line ends stay as the
//! user made them. What would be written is shown first, and written only while the file is what it
//! was when it was shown.

mod diff;
mod section;
mod session;
mod write;

use std::path::{Path, PathBuf};

use model::discovery::ConfigDiff;
use model::failure::{Failure, FailureCode};
use sha2::{Digest as _, Sha256};

pub(crate) use section::{NewProfile, check_name};
pub(crate) use session::session_lines;

/// The ending of the copy that is made before the file is replaced.
const BACKUP: &str = "trackside-backup";

/// An addition to a file, as it was when it was looked at.
#[derive(Debug)]
pub(crate) struct Edit {
    /// The file itself, where the path that was given is a link to it.
    path: PathBuf,
    /// What it holds; `None` where there is none.
    before: Option<Vec<u8>>,
    /// What is written after it.
    added: Vec<u8>,
}

impl Edit {
    /// The addition of `sections`, each as its lines, to the file at `path`.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub(crate) fn of(path: &Path, sections: &[Vec<String>]) -> Result<Self, Failure> {
        let path = followed(path);
        let before = match std::fs::read(&path) {
            Ok(bytes) => Some(bytes),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            Err(error) => return Err(unreadable(&path, &error)),
        };
        let held = before.as_deref().unwrap_or_default();
        let end = line_end(held);
        let mut added = gap(held, end);
        for (index, section) in sections.iter().enumerate() {
            if index > 0 {
                added.push_str(end);
            }
            for line in section {
                added.push_str(line);
                added.push_str(end);
            }
        }
        let added = added.into_bytes();
        Ok(Self {
            path,
            before,
            added,
        })
    }

    /// Tells the file as it is from any other.
    pub(crate) fn fingerprint(&self) -> String {
        fingerprint(self.before.as_deref())
    }

    /// What would be written, for a person to look at.
    pub(crate) fn diff(&self) -> ConfigDiff {
        ConfigDiff {
            path: self.path.display().to_string(),
            created: self.before.is_none(),
            backup: self
                .before
                .is_some()
                .then(|| self.backup().display().to_string()),
            lines: diff::lines(self.before.as_deref().unwrap_or_default(), &self.added),
            fingerprint: self.fingerprint(),
        }
    }

    fn backup(&self) -> PathBuf {
        let mut name = self.path.file_name().unwrap_or_default().to_owned();
        name.push(".");
        name.push(BACKUP);
        self.path.with_file_name(name)
    }
}

fn fingerprint(content: Option<&[u8]>) -> String {
    match content {
        None => "no file".to_owned(),
        Some(bytes) => {
            let digest = Sha256::digest(bytes);
            digest.iter().map(|byte| format!("{byte:02x}")).collect()
        }
    }
}

/// The file that `path` leads to, over any number of links, whether it exists or not.
fn followed(path: &Path) -> PathBuf {
    let mut path = path.to_owned();
    // As many links as Linux itself follows.
    for _ in 0..40 {
        let Ok(target) = std::fs::read_link(&path) else {
            break;
        };
        path = match path.parent() {
            Some(folder) => folder.join(target),
            None => target,
        };
    }
    path
}

/// The line end that the file has: a lone one in the middle does not make the rule.
fn line_end(content: &[u8]) -> &'static str {
    match content.iter().position(|byte| *byte == b'\n') {
        Some(at) if at > 0 && content[at - 1] == b'\r' => "\r\n",
        _ => "\n",
    }
}

/// What separates an addition from what is there: an end for the last line, and an empty line.
fn gap(content: &[u8], end: &str) -> String {
    if content.is_empty() || content == b"\xef\xbb\xbf" {
        return String::new();
    }
    let ended = content.ends_with(b"\n");
    let empty = content.ends_with(b"\n\n") || content.ends_with(b"\r\n\r\n");
    match (ended, empty) {
        (_, true) => String::new(),
        (true, false) => end.to_owned(),
        (false, _) => end.repeat(2),
    }
}

fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
    let message = format!("{} cannot be read; check its permissions", path.display());
    let mut failure = Failure::new(FailureCode::LocalFile, message);
    failure.causes.push(error.to_string());
    failure
}

#[cfg(test)]
mod tests;
