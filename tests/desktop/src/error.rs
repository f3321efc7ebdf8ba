//! Why a test of the window fails.

use std::path::PathBuf;

/// The crate's result.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a test of the window fails.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The window, or what carries it.
    #[error(transparent)]
    Stage(#[from] stage::Error),
    /// A program that the tests need was not built.
    #[error("{} is missing: `cargo xtask test window` builds it", .0.display())]
    NotBuilt(PathBuf),
    /// The page breaks rules of accessibility.
    #[error("the page breaks {} rules of accessibility:\n{}", .0.len(), .0.join("\n"))]
    Inaccessible(Vec<String>),
    /// The simulator's control endpoint did not do what it was told.
    #[error("the simulator's control endpoint refuses {path}")]
    Control {
        /// What was asked.
        path: String,
        /// What the connection said.
        source: Box<ureq::Error>,
    },
    /// A file that the tests bring along could not be read.
    #[error("cannot read {}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What happened.
        source: std::io::Error,
    },
    /// The session bus, or a program on it, did not do what it was asked.
    #[error("the session bus refuses")]
    Bus {
        /// What it said.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// What a test expected is not so.
    #[error("{0}")]
    Unexpected(String),
}
