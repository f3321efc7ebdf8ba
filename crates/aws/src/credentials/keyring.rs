//! The system's keyring: the Keychain, the Credential Manager, the Secret Service.
//!
//! Everything here blocks, and is called from threads that may wait (see [`super::keys`]).

#[cfg(target_os = "linux")]
mod secret_service;

use std::error::Error;
use std::fmt;
use std::sync::Arc;

use keyring_core::{CredentialStore, Entry};
use model::need::KeyringObstacle;
use model::redacted::Redacted;
use thiserror::Error;

/// What Trackside's entries are filed under.
const SERVICE: &str = "trackside";

/// Why a keyring does not do what it is asked.
#[derive(Debug, Error)]
pub enum KeyringError {
    /// A person must unlock it.
    #[error("the system's keyring is locked")]
    Locked,
    /// A person was asked to unlock it, and did not.
    #[error("unlocking the system's keyring was declined")]
    Declined,
    /// The system has none that answers.
    #[error("the system has no keyring that answers")]
    Absent(#[source] Option<Box<dyn Error + Send + Sync>>),
    /// It does not answer in time. What it was asked may still happen.
    #[error("the system's keyring does not answer; it may be asking you something")]
    Slow,
    /// It has no such entry.
    #[error("the system's keyring has no such entry")]
    Missing,
    /// Its entry is not one of ours.
    #[error("the entry in the system's keyring cannot be read")]
    Unreadable,
    /// It answered that it cannot.
    #[error("the system's keyring refused")]
    Refused(#[source] Box<dyn Error + Send + Sync>),
}

impl KeyringError {
    /// What is in a profile's way because of it.
    #[must_use]
    pub const fn obstacle(&self) -> KeyringObstacle {
        match self {
            Self::Locked | Self::Declined => KeyringObstacle::Locked,
            Self::Absent(_) | Self::Refused(_) => KeyringObstacle::Absent,
            Self::Slow => KeyringObstacle::Slow,
            Self::Missing | Self::Unreadable => KeyringObstacle::Missing,
        }
    }
}

/// Keeps secrets by name. Its methods block.
pub trait KeyStore: fmt::Debug + Send + Sync {
    /// Whether `entry` can be read, or anything be written where none is named. Asks nobody.
    ///
    /// # Errors
    /// What is in the way.
    fn check(&self, entry: Option<&str>) -> Result<(), KeyringError>;

    /// Makes `entry`, or the whole store, open. May ask a person, and wait for the answer.
    ///
    /// # Errors
    /// What is still in the way.
    fn unlock(&self, entry: Option<&str>) -> Result<(), KeyringError>;

    /// The secret in `entry`. May ask a person: [`KeyStore::check`] first where nobody is to be asked.
    ///
    /// # Errors
    /// What is in the way.
    fn read(&self, entry: &str) -> Result<Redacted<String>, KeyringError>;

    /// Puts `secret` in `entry`, in the place of what is there.
    ///
    /// # Errors
    /// What is in the way.
    fn write(&self, entry: &str, secret: &Redacted<String>) -> Result<(), KeyringError>;

    /// Removes `entry`. That there is none is no error.
    ///
    /// # Errors
    /// What is in the way.
    fn remove(&self, entry: &str) -> Result<(), KeyringError>;
}

type Opener = dyn Fn() -> keyring_core::Result<Arc<CredentialStore>> + Send + Sync;

/// A keyring that `keyring-core` knows how to speak with.
pub struct SystemKeyring {
    /// Opened afresh for each access, so that one that starts, or starts again, is found.
    open: Box<Opener>,
    /// Whether the Secret Service is asked before what would make it open a dialog.
    secret_service: bool,
}

impl fmt::Debug for SystemKeyring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SystemKeyring").finish_non_exhaustive()
    }
}

impl Default for SystemKeyring {
    fn default() -> Self {
        Self {
            open: Box::new(system_store),
            secret_service: cfg!(target_os = "linux"),
        }
    }
}

impl SystemKeyring {
    /// The keyring in `store`, such as the mock store of `keyring-core`.
    #[must_use]
    pub fn over(store: Arc<CredentialStore>) -> Self {
        Self {
            open: Box::new(move || Ok(Arc::clone(&store))),
            secret_service: false,
        }
    }

    fn entry(&self, name: &str) -> Result<Entry, KeyringError> {
        let store = (self.open)().map_err(told)?;
        let label = format!("Trackside: access key {name}");
        let modifiers = self
            .secret_service
            .then(|| [("label", label.as_str())].into());
        store.build(SERVICE, name, modifiers.as_ref()).map_err(told)
    }
}

impl KeyStore for SystemKeyring {
    fn check(&self, entry: Option<&str>) -> Result<(), KeyringError> {
        #[cfg(target_os = "linux")]
        if self.secret_service {
            return secret_service::check(entry);
        }
        // Elsewhere an open session's keyring is open, and only reading tells what it has.
        let store = (self.open)().map_err(told)?;
        if let Some(name) = entry {
            let entry = store.build(SERVICE, name, None).map_err(told)?;
            entry.get_credential().map(drop).map_err(told)?;
        }
        Ok(())
    }

    fn unlock(&self, entry: Option<&str>) -> Result<(), KeyringError> {
        #[cfg(target_os = "linux")]
        if self.secret_service {
            return secret_service::unlock(entry);
        }
        self.check(entry)
    }

    fn read(&self, entry: &str) -> Result<Redacted<String>, KeyringError> {
        let bytes = self.entry(entry)?.get_secret().map_err(told)?;
        String::from_utf8(bytes)
            .map(Redacted::new)
            .map_err(|error| {
                drop(Redacted::new(error.into_bytes()));
                KeyringError::Unreadable
            })
    }

    fn write(&self, entry: &str, secret: &Redacted<String>) -> Result<(), KeyringError> {
        self.entry(entry)?
            .set_secret(secret.expose().as_bytes())
            .map_err(told)
    }

    fn remove(&self, entry: &str) -> Result<(), KeyringError> {
        match self.entry(entry)?.delete_credential().map_err(told) {
            Ok(()) | Err(KeyringError::Missing) => Ok(()),
            Err(error) => Err(error),
        }
    }
}

#[cfg(target_os = "linux")]
fn system_store() -> keyring_core::Result<Arc<CredentialStore>> {
    Ok(zbus_secret_service_keyring_store::Store::new()?)
}

#[cfg(target_os = "macos")]
fn system_store() -> keyring_core::Result<Arc<CredentialStore>> {
    Ok(apple_native_keyring_store::keychain::Store::new()?)
}

#[cfg(windows)]
fn system_store() -> keyring_core::Result<Arc<CredentialStore>> {
    Ok(windows_native_keyring_store::Store::new()?)
}

#[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
fn system_store() -> keyring_core::Result<Arc<CredentialStore>> {
    Err(keyring_core::Error::NoDefaultStore)
}

/// What a store's error means. Some of them carry the secret itself, which goes no further.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the stores' list of errors is open, and what is left of it means the same here"
)]
fn told(error: keyring_core::Error) -> KeyringError {
    use keyring_core::Error as Told;
    match error {
        Told::NoEntry => KeyringError::Missing,
        Told::NoDefaultStore | Told::NotSupportedByStore(_) => KeyringError::Absent(None),
        Told::NoStorageAccess(cause) => access(cause, |_| KeyringError::Locked),
        Told::PlatformFailure(cause) => access(cause, KeyringError::Refused),
        Told::BadEncoding(bytes) | Told::BadDataFormat(bytes, _) => {
            drop(Redacted::new(bytes));
            KeyringError::Unreadable
        }
        other => KeyringError::Refused(Box::new(other)),
    }
}

/// What the platform's own error means; `otherwise` where it is not one that is known here.
fn access(
    cause: Box<dyn Error + Send + Sync>,
    otherwise: impl FnOnce(Box<dyn Error + Send + Sync>) -> KeyringError,
) -> KeyringError {
    #[cfg(target_os = "linux")]
    let cause = match cause.downcast::<::secret_service::Error>() {
        Ok(known) => return secret_service::told(*known),
        Err(unknown) => unknown,
    };
    otherwise(cause)
}

#[cfg(test)]
mod tests;
