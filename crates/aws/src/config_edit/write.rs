//! Writing the file: one program at a time, a copy first, then whole or not at all.

use std::fs::{File, TryLockError};
use std::io::{self, Write as _};
use std::path::Path;
use std::time::Duration;

use model::failure::{Failure, FailureCode};

use super::{Edit, fingerprint};

/// How often the lock is tried for.
const TRIES: u32 = 40;
/// Real time between two tries.
const BETWEEN: Duration = Duration::from_millis(50);

impl Edit {
    /// Writes the addition, as long as the file is what it was when `shown` was made.
    ///
    /// Waits for other writers, so it belongs on a thread that may wait.
    ///
    /// # Errors
    /// [`FailureCode::PlanStale`] where the file is another one meanwhile, or what kept it from being
    /// written, which leaves it as it was.
    pub(crate) fn write(&self, shown: &str) -> Result<(), Failure> {
        let failed = |error: io::Error| {
            let message = format!("{} could not be written", self.path.display());
            let mut failure = Failure::new(FailureCode::LocalFile, message);
            failure.causes.push(error.to_string());
            failure
        };
        let folder = self.path.parent().unwrap_or(Path::new("."));
        make_private(folder).map_err(failed)?;
        let _lock = locked(folder).map_err(failed)?;
        let present = match std::fs::read(&self.path) {
            Ok(bytes) => Some(bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(failed(error)),
        };
        if fingerprint(present.as_deref()) != shown || present != self.before {
            let message = format!(
                "{} was changed since it was shown; look at the difference again",
                self.path.display()
            );
            return Err(Failure::new(FailureCode::PlanStale, message));
        }
        self.replace(folder, present.as_deref()).map_err(failed)
    }

    fn replace(&self, folder: &Path, present: Option<&[u8]>) -> io::Result<()> {
        if let Some(bytes) = present {
            put(folder, &self.backup(), &[bytes])?;
        }
        put(
            folder,
            &self.path,
            &[present.unwrap_or_default(), &self.added],
        )?;
        // The name in the folder is what must survive a crash, too.
        #[cfg(unix)]
        File::open(folder)?.sync_all()?;
        Ok(())
    }
}

/// Writes `parts` beside `path`, readable by its owner alone, then in its place.
fn put(folder: &Path, path: &Path, parts: &[&[u8]]) -> io::Result<()> {
    // The crate makes temporary files with mode 0600.
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    for part in parts {
        file.write_all(part)?;
    }
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// The lock of everything in `folder` that Trackside writes. The folder itself is locked where the
/// system can do that, so that no file is left behind.
fn locked(folder: &Path) -> io::Result<File> {
    let file = if cfg!(unix) {
        File::open(folder)?
    } else {
        File::create(folder.join("trackside.lock"))?
    };
    for _ in 0..TRIES {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) => std::thread::sleep(BETWEEN),
            Err(TryLockError::Error(error)) => return Err(error),
        }
    }
    Err(io::Error::new(
        io::ErrorKind::WouldBlock,
        "another program is writing it",
    ))
}

fn make_private(folder: &Path) -> io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
