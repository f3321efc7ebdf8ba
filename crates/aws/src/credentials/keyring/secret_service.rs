//! What the Secret Service can be asked without a dialog, and what opens one.

use std::collections::HashMap;

use secret_service::blocking::SecretService;
use secret_service::{EncryptionType, Error};

use super::{KeyringError, SERVICE};

/// What the collection is called that is made where a user has none.
const COLLECTION: &str = "Default keyring";

/// The attributes by which the store finds an entry.
fn attributes(entry: &str) -> HashMap<&str, &str> {
    HashMap::from([("service", SERVICE), ("username", entry)])
}

/// Nothing secret is read over this connection, so it needs no encryption of its own.
fn connect() -> Result<SecretService<'static>, KeyringError> {
    SecretService::connect(EncryptionType::Plain).map_err(told)
}

/// Whether `entry` can be read, or anything be written where none is named. Asks nobody.
pub(super) fn check(entry: Option<&str>) -> Result<(), KeyringError> {
    let service = connect()?;
    if let Some(entry) = entry {
        let found = service.search_items(attributes(entry)).map_err(told)?;
        if !found.unlocked.is_empty() {
            return Ok(());
        }
        if !found.locked.is_empty() {
            return Err(KeyringError::Locked);
        }
    }
    match service.get_default_collection() {
        // Some services find nothing in what is locked, so it is not known yet whether it is there.
        Ok(collection) if collection.is_locked().map_err(told)? => Err(KeyringError::Locked),
        Ok(_) if entry.is_none() => Ok(()),
        Err(Error::NoResult) if entry.is_none() => Err(KeyringError::Locked),
        Ok(_) | Err(Error::NoResult) => Err(KeyringError::Missing),
        Err(error) => Err(told(error)),
    }
}

/// Unlocks the collection of `entry`, or the default one, which is made where there is none. The
/// service asks the user, and this waits for the answer.
pub(super) fn unlock(entry: Option<&str>) -> Result<(), KeyringError> {
    let service = connect()?;
    if let Some(entry) = entry {
        let found = service.search_items(attributes(entry)).map_err(told)?;
        if !found.locked.is_empty() {
            let locked: Vec<_> = found.locked.iter().collect();
            return service.unlock_all(&locked).map_err(told);
        }
    }
    match service.get_default_collection() {
        Ok(collection) if collection.is_locked().map_err(told)? => {
            collection.unlock().map_err(told)
        }
        Ok(_) => Ok(()),
        Err(Error::NoResult) => service
            .create_collection(COLLECTION, "default")
            .map(drop)
            .map_err(told),
        Err(error) => Err(told(error)),
    }
}

/// What an error of the service means.
pub(super) fn told(error: Error) -> KeyringError {
    // The lists of the service's and of zbus' errors are open, so each is asked for by itself.
    if matches!(error, Error::Locked | Error::NoResult) {
        KeyringError::Locked
    } else if matches!(error, Error::Prompt | Error::PromptDisconnected) {
        KeyringError::Declined
    } else if nobody_answers(&error) {
        KeyringError::Absent(Some(Box::new(error)))
    } else if fdo(&error).is_some_and(is_late) {
        KeyringError::Slow
    } else {
        KeyringError::Refused(Box::new(error))
    }
}

/// Whether there is no session bus, or nobody on it who keeps secrets.
fn nobody_answers(error: &Error) -> bool {
    use zbus::Error as Bus;
    if let Error::Zbus(Bus::MethodError(name, ..)) = error {
        let name = name.as_str();
        return name == "org.freedesktop.DBus.Error.ServiceUnknown"
            || name == "org.freedesktop.DBus.Error.NameHasNoOwner"
            || name.starts_with("org.freedesktop.DBus.Error.Spawn.");
    }
    matches!(
        error,
        Error::Unavailable
            | Error::Zbus(Bus::Address(_) | Bus::InputOutput(_) | Bus::Connection(..))
    ) || fdo(error).is_some_and(is_nobody)
}

/// The bus' own error in `error`.
fn fdo(error: &Error) -> Option<&zbus::fdo::Error> {
    if let Error::ZbusFdo(cause) = error {
        return Some(cause);
    }
    if let Error::Zbus(zbus::Error::FDO(cause)) = error {
        return Some(cause);
    }
    None
}

fn is_nobody(cause: &zbus::fdo::Error) -> bool {
    use zbus::fdo::Error as Fdo;
    matches!(
        cause,
        Fdo::ServiceUnknown(_)
            | Fdo::NameHasNoOwner(_)
            | Fdo::SpawnExecFailed(_)
            | Fdo::SpawnForkFailed(_)
            | Fdo::SpawnChildExited(_)
            | Fdo::SpawnServiceNotFound(_)
            | Fdo::Disconnected(_)
            | Fdo::NoServer(_)
    )
}

fn is_late(cause: &zbus::fdo::Error) -> bool {
    use zbus::fdo::Error as Fdo;
    matches!(cause, Fdo::NoReply(_) | Fdo::Timeout(_) | Fdo::TimedOut(_))
}
