//! What can go wrong between a test and the window.

use std::{io, path::PathBuf, time::Duration};

/// The crate's result.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What can go wrong between a test and the window.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A program of the stage could not be started.
    #[error("cannot start {program}: is its package installed? `cargo xtask test` installs it")]
    Start {
        /// What was to be started.
        program: String,
        /// Why it did not.
        source: io::Error,
    },
    /// A program of the stage ended, or said something else, before it was ready.
    #[error("{program} ended before it was ready: {said}")]
    NotReady {
        /// What was started.
        program: String,
        /// The last it said.
        said: String,
    },
    /// WebDriver answered with an error of its protocol.
    #[error("WebDriver answers {error:?} to {command}: {message}")]
    Driver {
        /// The command that was refused.
        command: String,
        /// The protocol's error code, such as `no such element`.
        error: String,
        /// WebDriver's words.
        message: String,
    },
    /// WebDriver answered something that its protocol does not have.
    #[error("WebDriver's answer to {command} has no {missing}")]
    Answer {
        /// The command.
        command: String,
        /// What was looked for.
        missing: &'static str,
    },
    /// WebDriver could not be reached.
    #[error("WebDriver does not answer {command}")]
    Unreachable {
        /// The command.
        command: String,
        /// What the connection said.
        source: Box<ureq::Error>,
    },
    /// A picture came in another encoding than base 64.
    #[error("the screenshot is not base 64")]
    Picture(#[from] base64::DecodeError),
    /// What was waited for did not come.
    #[error("waited {} s for {what}; last seen: {seen}", waited.as_secs())]
    Timeout {
        /// What was waited for.
        what: String,
        /// How long.
        waited: Duration,
        /// What was there instead.
        seen: String,
    },
    /// The virtual screen did not do what it was asked.
    #[error("the screen {display} refuses")]
    Screen {
        /// Which one.
        display: String,
        /// What the connection said.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// A file of the stage could not be read or written.
    #[error("{}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What happened.
        source: io::Error,
    },
}

impl Error {
    /// Whether WebDriver missed the element: on a page that is being drawn, elements go and come.
    #[must_use]
    pub fn is_about_a_changing_page(&self) -> bool {
        matches!(self, Self::Driver { error, .. } if matches!(
            error.as_str(),
            "no such element" | "stale element reference" | "element not interactable" | "element click intercepted"
        ))
    }

    /// For `map_err`: an I/O error, with the file it is about.
    pub(crate) fn file(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::File { path, source }
    }
}
