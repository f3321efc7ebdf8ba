//! Keys that the user keeps with Trackside, and the provider of their credentials.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use aws_credential_types::Credentials;
use aws_credential_types::provider::{self, ProvideCredentials, future};
use model::keys::{KeyPlace, KeyProfile, KeySecret};
use model::need::{KeyringObstacle, Need};
use model::redacted::Redacted;
use tokio::sync::oneshot;

use super::keyring::{KeyStore, KeyringError, SystemKeyring};
use super::need::needed;

/// How long an answer that needs nobody is waited for. The SDK gives up on a provider after five
/// seconds, and says less.
const PATIENCE: Duration = Duration::from_secs(4);
/// How long a dialog of the system may stand that a click has opened.
const DIALOG: Duration = Duration::from_secs(120);

/// Held by one access to an entry at a time.
type Turn = Arc<tokio::sync::Mutex<()>>;

/// Where the secrets of keys are: the system's keyring, and memory.
#[derive(Debug)]
pub struct Keys {
    store: Arc<dyn KeyStore>,
    /// Keys of this session only, by id.
    memory: Mutex<HashMap<String, KeySecret>>,
    turns: Mutex<HashMap<String, Turn>>,
    patience: Duration,
    dialog: Duration,
}

impl Default for Keys {
    /// Over the system's own keyring. Nothing is asked of it yet.
    fn default() -> Self {
        Self::over(Arc::new(SystemKeyring::default()))
    }
}

impl Keys {
    /// Over another keyring.
    #[must_use]
    pub fn over(store: Arc<dyn KeyStore>) -> Self {
        Self {
            store,
            memory: Mutex::default(),
            turns: Mutex::default(),
            patience: PATIENCE,
            dialog: DIALOG,
        }
    }

    /// The same, giving up sooner.
    #[must_use]
    pub const fn patient_for(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self.dialog = patience;
        self
    }

    /// What is in the way of the keyring. Asks nobody.
    pub async fn obstacle(&self) -> Option<KeyringObstacle> {
        self.access("", self.patience, |store| store.check(None))
            .await
            .err()
            .map(|error| error.obstacle())
    }

    /// Makes the keyring open, or the part of it that holds `access_key_id`. The system may ask the user.
    ///
    /// # Errors
    /// What is still in the way.
    pub async fn unlock(&self, access_key_id: Option<&str>) -> Result<(), KeyringError> {
        let entry = access_key_id.map(str::to_owned);
        self.access(
            access_key_id.unwrap_or_default(),
            self.dialog,
            move |store| store.unlock(entry.as_deref()),
        )
        .await
    }

    /// Keeps the secret of a key. Comes from a click, so the system may ask the user to unlock.
    ///
    /// # Errors
    /// What is in the way of the keyring.
    pub async fn keep(&self, key: KeySecret, place: KeyPlace) -> Result<(), KeyringError> {
        let id = key.access_key_id.clone();
        match place {
            KeyPlace::ThisSession => {
                self.in_memory().insert(id, key);
                Ok(())
            }
            KeyPlace::Keyring => {
                let entry = id.clone();
                self.access(&id, self.dialog, move |store| {
                    store.unlock(None)?;
                    store.write(&entry, &key.secret_access_key)
                })
                .await
            }
        }
    }

    /// Removes the secret of a key. Comes from a click, so the system may ask the user to unlock.
    ///
    /// # Errors
    /// What is in the way of the keyring.
    pub async fn remove(&self, access_key_id: &str, place: KeyPlace) -> Result<(), KeyringError> {
        match place {
            KeyPlace::ThisSession => {
                self.in_memory().remove(access_key_id);
                Ok(())
            }
            KeyPlace::Keyring => {
                let entry = access_key_id.to_owned();
                self.access(access_key_id, self.dialog, move |store| {
                    store.remove(&entry)
                })
                .await
            }
        }
    }

    /// The secret of a key. Asks nobody: where a person would have to be asked, that is the answer.
    ///
    /// # Errors
    /// What is in the way.
    pub(crate) async fn secret(&self, key: &KeyProfile) -> Result<KeySecret, KeyringError> {
        let id = key.access_key_id.clone();
        match key.place {
            KeyPlace::ThisSession => {
                let held = self.in_memory().get(&id).cloned();
                held.ok_or(KeyringError::Missing)
            }
            KeyPlace::Keyring => {
                let entry = id.clone();
                let secret_access_key = self
                    .access(&id, self.patience, move |store| {
                        store.check(Some(&entry))?;
                        store.read(&entry)
                    })
                    .await?;
                Ok(KeySecret {
                    access_key_id: id,
                    secret_access_key,
                    session_token: None,
                })
            }
        }
    }

    fn in_memory(&self) -> std::sync::MutexGuard<'_, HashMap<String, KeySecret>> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn turn(&self, entry: &str) -> Turn {
        let mut turns = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(turns.entry(entry.to_owned()).or_default())
    }

    /// Does `work` on a thread of its own, one at a time for each entry.
    ///
    /// Not a blocking thread of the runtime: the runtime would wait for it at its end, and a dialog
    /// that nobody answers stands for ever. The thread holds its turn until it is through, so what
    /// comes after it finds the keyring slow rather than piling up.
    async fn access<T: Send + 'static>(
        &self,
        entry: &str,
        patience: Duration,
        work: impl FnOnce(&dyn KeyStore) -> Result<T, KeyringError> + Send + 'static,
    ) -> Result<T, KeyringError> {
        let (turn, store) = (self.turn(entry), Arc::clone(&self.store));
        let answer = async {
            let held = turn.lock_owned().await;
            let (sender, receiver) = oneshot::channel();
            let thread = std::thread::Builder::new().name("keyring".into());
            let started = thread.spawn(move || {
                let answer = work(store.as_ref());
                drop(held);
                // Whoever asked may have given up, and then nobody wants to know.
                let _ = sender.send(answer);
            });
            match started {
                Ok(_) => receiver.await.unwrap_or(Err(KeyringError::Slow)),
                Err(error) => Err(KeyringError::Refused(Box::new(error))),
            }
        };
        tokio::time::timeout(patience, answer)
            .await
            .unwrap_or(Err(KeyringError::Slow))
    }
}

/// The credentials of one key profile.
#[derive(Debug, Clone)]
pub(crate) struct KeyProvider {
    keys: Arc<Keys>,
    profile: KeyProfile,
}

impl KeyProvider {
    /// The provider of `profile`.
    pub(crate) const fn new(keys: Arc<Keys>, profile: KeyProfile) -> Self {
        Self { keys, profile }
    }

    async fn credentials(&self) -> provider::Result {
        match self.keys.secret(&self.profile).await {
            Ok(secret) => Ok(credentials(&secret)),
            Err(error) => Err(needed(Need::Keyring {
                profile: self.profile.name.clone(),
                obstacle: error.obstacle(),
            })),
        }
    }
}

impl ProvideCredentials for KeyProvider {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::new(self.credentials())
    }
}

/// A key in the SDK's type.
pub(crate) fn credentials(key: &KeySecret) -> Credentials {
    Credentials::new(
        key.access_key_id.clone(),
        key.secret_access_key.expose().clone(),
        key.session_token.as_ref().map(Redacted::expose).cloned(),
        None,
        "Trackside",
    )
}

#[cfg(test)]
mod tests;
