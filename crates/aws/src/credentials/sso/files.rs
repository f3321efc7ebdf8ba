//! Files of the caches that are shared with the AWS CLI: small JSON, readable by their owner alone.

use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use model::redacted::Redacted;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// How often a file that cannot be parsed is read again: the CLI truncates it before it writes.
const READINGS: u32 = 12;
/// Real time between two readings: another program's pace, which no test steps.
const BETWEEN: Duration = Duration::from_millis(25);

/// Why a file of the cache is of no use.
#[derive(Debug, Error)]
pub(crate) enum CacheError {
    /// There is no home folder to look in.
    #[error("there is no home folder to keep sign-ins in")]
    NoFolder,
    /// The file cannot be read or written.
    #[error("{} cannot be {what}; check its permissions", path.display())]
    File {
        /// What was tried.
        what: &'static str,
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
}

/// The value in the file at `path`. One that cannot be parsed is read again for a moment.
pub(crate) async fn read<T: for<'a> Deserialize<'a>>(path: &Path) -> Result<Option<T>, CacheError> {
    for reading in 0..READINGS {
        if reading > 0 {
            tokio::time::sleep(BETWEEN).await;
        }
        match std::fs::read(path) {
            Ok(bytes) => {
                let bytes = Redacted::new(bytes);
                if let Ok(value) = serde_json::from_slice(bytes.expose()) {
                    return Ok(Some(value));
                }
            }
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(source) => {
                let path = path.to_owned();
                let what = "read";
                return Err(CacheError::File { what, path, source });
            }
        }
    }
    Ok(None)
}

/// Writes `value`: beside the file first, readable by its owner alone, then in its place.
pub(crate) fn write<T: Serialize>(path: &Path, value: &T) -> Result<(), CacheError> {
    let attempt = || -> std::io::Result<()> {
        let folder = path.parent().unwrap_or(Path::new("."));
        make_private(folder)?;
        // The crate makes temporary files with mode 0600.
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        let text = Redacted::new(serde_json::to_vec(value).map_err(std::io::Error::other)?);
        file.write_all(text.expose())?;
        file.as_file().sync_all()?;
        file.persist(path).map_err(|error| error.error)?;
        Ok(())
    };
    attempt().map_err(|source| CacheError::File {
        what: "written",
        path: path.to_owned(),
        source,
    })
}

/// Removes the file at `path`, if there is one.
pub(crate) fn remove(path: &Path) -> Result<(), CacheError> {
    match std::fs::remove_file(path) {
        Err(source) if source.kind() != ErrorKind::NotFound => Err(CacheError::File {
            what: "removed",
            path: path.to_owned(),
            source,
        }),
        _ => Ok(()),
    }
}

/// Makes `folder` and what it lies in, for its owner alone where it has to be made.
fn make_private(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    #[tokio::test]
    async fn a_file_that_is_being_written_is_read_when_it_is_whole() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("token.json");
        std::fs::write(&path, "").expect("truncated, as the CLI leaves it for a moment");
        let writer = {
            let path = path.clone();
            tokio::spawn(async move {
                tokio::time::sleep(Duration::from_millis(60)).await;
                std::fs::write(path, "[1, 2]").expect("written");
            })
        };
        let read = super::read::<Vec<u8>>(&path).await.expect("readable");
        assert_eq!(read, Some(vec![1, 2]));
        writer.await.expect("it wrote");
    }

    #[tokio::test]
    async fn a_file_that_stays_broken_is_as_good_as_none() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("token.json");
        std::fs::write(&path, "{").expect("written");
        let read = super::read::<Vec<u8>>(&path).await.expect("readable");
        assert_eq!(read, None);
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_can_read_what_is_written() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("sso").join("cache").join("token.json");
        let mode = |path: &std::path::Path| {
            let data = std::fs::metadata(path).expect("it exists");
            data.permissions().mode() & 0o777
        };
        super::write(&path, &[1]).expect("written");
        super::write(&path, &[2]).expect("written again");
        assert_eq!(mode(&path), 0o600);
        assert_eq!(mode(path.parent().expect("a folder")), 0o700);
        assert_eq!(std::fs::read_to_string(&path).expect("there"), "[2]");
    }
}
