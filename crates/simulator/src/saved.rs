//! Everything there is, in a file: written when it has changed, read at the next start.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use tokio::sync::watch;

use crate::auth::AccessKey;
use crate::clock::Moment;
use crate::core::Core;
use crate::state::{Parts, PartsRead};

/// The form of the file; another one is not read.
const VERSION: u32 = 1;

/// How long a change waits for others before it is written.
const GATHERS: Duration = Duration::from_secs(2);

/// Why a file was not read.
#[derive(Debug, thiserror::Error)]
pub enum StateError {
    /// The system did not let it be read.
    #[error("the file cannot be read")]
    Unreadable(#[from] io::Error),
    /// It is not what this program writes.
    #[error("the file is not a saved state")]
    Malformed(#[from] serde_json::Error),
    /// Another version of this program wrote it.
    #[error("the file is of version {0}, and version {VERSION} is read")]
    Version(u32),
    /// It holds another world.
    #[error(
        "the file is of scenario {scenario} and seed {seed}: start with these, or without the file"
    )]
    Other {
        /// The scenario that it began with.
        scenario: String,
        /// Its seed.
        seed: u64,
    },
}

/// The file as it is written.
#[derive(Serialize)]
struct Written<'a> {
    version: u32,
    scenario: &'a str,
    seed: u64,
    now: Moment,
    ahead: i64,
    sessions: Vec<AccessKey>,
    world: Parts<'a>,
}

/// The file as it is read.
#[derive(Deserialize)]
pub(crate) struct Saved {
    version: u32,
    scenario: String,
    seed: u64,
    pub(crate) now: Moment,
    /// By how many milliseconds the clock was stepped ahead of the system's.
    pub(crate) ahead: i64,
    pub(crate) sessions: Vec<AccessKey>,
    pub(crate) world: PartsRead,
}

impl Saved {
    /// Reads a file, if it is there, that a scenario with a seed has written.
    pub(crate) fn read(path: &Path, scenario: &str, seed: u64) -> Result<Option<Self>, StateError> {
        let text = match fs::read(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            other => other?,
        };
        let saved: Self = serde_json::from_slice(&text)?;
        if saved.version != VERSION {
            return Err(StateError::Version(saved.version));
        }
        if saved.scenario != scenario || saved.seed != seed {
            return Err(StateError::Other {
                scenario: saved.scenario,
                seed: saved.seed,
            });
        }
        Ok(Some(saved))
    }
}

/// Writes the state: whole, or not at all.
pub(crate) fn write(core: &Core, path: &Path) -> io::Result<()> {
    let text = {
        let world = core.world();
        serde_json::to_vec(&Written {
            version: VERSION,
            scenario: core.scenario,
            seed: core.seed(),
            now: core.clock.now(),
            ahead: core.clock.ahead(),
            sessions: core.keys.issued(),
            world: world.parts(),
        })?
    };
    // Beside the file, so that it can be renamed over it.
    let mut beside = path.as_os_str().to_owned();
    beside.push(".new");
    let mut file = private(Path::new(&beside))?;
    file.write_all(&text)?;
    file.sync_all()?;
    fs::rename(&beside, path)
}

/// A file that is its owner's alone: sessions' keys are in it.
fn private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    options.open(path)
}

/// Writes the state after changes, and once more at the end. What cannot be written is tried again
/// with the next change; the last failure is what it returns.
pub(crate) async fn keep(
    core: Arc<Core>,
    path: std::path::PathBuf,
    mut stop: watch::Receiver<bool>,
) -> io::Result<()> {
    let mut written = core.changes();
    loop {
        let ended = tokio::time::timeout(GATHERS, stop.wait_for(|stop| *stop))
            .await
            .is_ok();
        let changes = core.changes();
        if changes == written && !ended {
            continue;
        }
        let (from, to) = (Arc::clone(&core), path.clone());
        let outcome = tokio::task::spawn_blocking(move || write(&from, &to)).await;
        let outcome = outcome.unwrap_or_else(|failed| Err(io::Error::other(failed)));
        if outcome.is_ok() {
            written = changes;
        }
        if ended {
            return outcome;
        }
    }
}
