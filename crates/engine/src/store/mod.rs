//! The store: what was last known, in one SQLite file behind a file lock.
//!
//! Rows are keyed by account and region, for a profile's name can come to mean another account. No
//! secret and no environment value is ever written: the types that hold them cannot be serialised.

mod fleet;
mod images;
mod journal;
mod metrics;
mod profiles;

use std::fs::File;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use model::failure::{Failure, FailureCode};
use model::instant::Timestamp;
use rusqlite::{Connection, ErrorCode};

use crate::settings::file::set_aside;

pub(crate) use fleet::StoredService;
pub(crate) use images::StoredImage;

/// The form of the tables. Another one in a file means the file is set aside, not converted:
/// everything in it but the journal and the images can be read again. A table more is no other form: it
/// is made where it is missing, and a program that does not know it leaves it alone.
const FORM: i32 = 1;

/// How many pages of 4 KiB the log of changes may have before they are taken over.
const LONGEST_WAL: i32 = 200;

const TABLES: &str = "
    CREATE TABLE IF NOT EXISTS account (profile TEXT PRIMARY KEY, account TEXT NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS profile_use (
        profile TEXT PRIMARY KEY, score REAL NOT NULL, at INTEGER NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS cell (
        account TEXT NOT NULL, region TEXT NOT NULL, read_at INTEGER NOT NULL, services TEXT NOT NULL,
        PRIMARY KEY (account, region)) STRICT;
    CREATE TABLE IF NOT EXISTS service (
        account TEXT NOT NULL, region TEXT NOT NULL, arn TEXT NOT NULL, stored TEXT NOT NULL,
        PRIMARY KEY (account, region, arn)) STRICT;
    CREATE TABLE IF NOT EXISTS metric (
        arn TEXT NOT NULL, period INTEGER NOT NULL, settled TEXT NOT NULL, PRIMARY KEY (arn, period)) STRICT;
    CREATE TABLE IF NOT EXISTS attempt (id TEXT PRIMARY KEY, started_at INTEGER NOT NULL, attempt TEXT NOT NULL) STRICT;
    CREATE INDEX IF NOT EXISTS attempt_by_time ON attempt (started_at);
    CREATE TABLE IF NOT EXISTS image (
        account TEXT NOT NULL, region TEXT NOT NULL, arn TEXT NOT NULL, operation TEXT NOT NULL,
        ended_at INTEGER NOT NULL, identifier TEXT NOT NULL, digest TEXT NOT NULL,
        PRIMARY KEY (account, region, arn, operation)) STRICT;
";

/// The store.
#[derive(Debug)]
pub(crate) struct Store {
    connection: Mutex<Connection>,
    /// Held for as long as the program lives; released by the system when it ends, however it ends.
    _lock: Option<File>,
}

/// Why there is no store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Another Trackside uses the same folder.
    #[error("Trackside is running already, with the same data folder")]
    InUse,
    /// The folder cannot be used.
    #[error("the data folder cannot be used")]
    Folder(#[source] std::io::Error),
    /// Not even an empty store can be made.
    #[error("the store cannot be made")]
    Database(#[source] rusqlite::Error),
}

impl Store {
    /// Opens the store of `folder`. A damaged file is set aside, said, and begun afresh.
    pub(crate) fn open(
        folder: &Path,
        now: Timestamp,
    ) -> Result<(Self, Option<Failure>), StoreError> {
        std::fs::create_dir_all(folder).map_err(StoreError::Folder)?;
        let lock = File::create(folder.join("lock")).map_err(StoreError::Folder)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(std::fs::TryLockError::WouldBlock) => return Err(StoreError::InUse),
            Err(std::fs::TryLockError::Error(error)) => return Err(StoreError::Folder(error)),
        }
        let path = folder.join("store.sqlite");
        let (connection, problem) = match connect(&path) {
            Ok(connection) => (connection, None),
            Err(error) if damaged(&error) => {
                // What is not in the file yet belongs to it, and goes along.
                for tail in ["-wal", "-shm"] {
                    let beside = folder.join(format!("store.sqlite{tail}"));
                    // There may be none.
                    let _ = std::fs::rename(
                        &beside,
                        folder.join(format!("store.damaged-{}{tail}", now.seconds())),
                    );
                }
                let problem = set_aside(&path, now, "is damaged", &error.to_string());
                (connect(&path).map_err(StoreError::Database)?, Some(problem))
            }
            Err(error) => return Err(StoreError::Database(error)),
        };
        Ok((
            Self {
                connection: Mutex::new(connection),
                _lock: Some(lock),
            },
            problem,
        ))
    }

    fn connection(&self) -> MutexGuard<'_, Connection> {
        self.connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether a store that cannot be opened is of no use. One that is merely out of reach (a full disk, a
/// missing right) is left where it is.
fn damaged(error: &rusqlite::Error) -> bool {
    match error.sqlite_error_code() {
        Some(code) => matches!(code, ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase),
        // Of another form, or unsound: what `connect` itself refuses.
        None => true,
    }
}

fn connect(path: &Path) -> Result<Connection, rusqlite::Error> {
    let connection = Connection::open(path)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    // What was not taken over into the file is read at every start, whole.
    connection.pragma_update(None, "wal_autocheckpoint", LONGEST_WAL)?;
    let sound: String = connection.query_row("PRAGMA quick_check", [], |row| row.get(0))?;
    let form: i32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if sound != "ok" || (form != 0 && form != FORM) {
        return Err(rusqlite::Error::InvalidQuery);
    }
    connection.execute_batch(TABLES)?;
    if form != FORM {
        connection.pragma_update(None, "user_version", FORM)?;
    }
    Ok(connection)
}

/// What a failed reading or writing is told as. It belongs to nothing on screen.
fn failure(what: &str, error: &dyn std::error::Error) -> Failure {
    let mut failure = Failure::new(
        FailureCode::LocalFile,
        format!("the local store could not {what}"),
    );
    failure.causes.push(error.to_string());
    failure
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_store_is_set_aside_and_begun_afresh() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(
            folder.path().join("store.sqlite"),
            b"this is no database at all, by any means",
        )
        .expect("written");
        let (store, problem) =
            Store::open(folder.path(), Timestamp::from_seconds(9)).expect("a store");
        assert_eq!(problem.expect("a problem").code, FailureCode::LocalFile);
        assert!(folder.path().join("store.damaged-9").exists());
        assert!(store.attempts(10).expect("readable").is_empty());
    }

    #[test]
    fn the_same_folder_is_used_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let first = Store::open(folder.path(), Timestamp(0)).expect("a store");
        assert!(matches!(
            Store::open(folder.path(), Timestamp(0)),
            Err(StoreError::InUse)
        ));
        drop(first);
        assert!(Store::open(folder.path(), Timestamp(0)).is_ok());
    }
}
