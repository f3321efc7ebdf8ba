//! Profiles whose key the user keeps with Trackside: tried, kept, rotated, renamed, deleted.
//!
//! What is no secret is in the settings, or in memory for those of this session only. The secret goes
//! from the window to the keyring and never comes back here.

mod draft;
mod kept;
mod rotate;

use std::error::Error as _;
use std::sync::PoisonError;

use aws::KeyringError;
use model::failure::{Failure, FailureCode};
use model::keys::{KeyDraft, KeyPlace, KeyProfile, KeySecret, KeyTested, KeyringView};
use model::need::{KeyringObstacle, Need};
use model::place::{Cell, ProfileName, Region};
use model::profile::{Identity, ProfileList};

pub(crate) use self::kept::KeptKeys;

use self::draft::{checked, invalid, named};
use crate::Engine;

/// The region in which a key is tried that names none.
const TRIAL_REGION: &str = "us-east-1";

impl Engine {
    /// What the system's keyring is like. Nobody is asked anything.
    pub async fn keyring(&self) -> KeyringView {
        KeyringView {
            obstacle: self.core.sessions.keys().obstacle().await,
        }
    }

    /// Has the system ask the user to unlock the keyring, and goes on with what waited for it.
    ///
    /// # Errors
    /// [`FailureCode::NeedsKeyring`] where it is still in the way.
    pub async fn unlock_keyring(&self, profile: Option<&ProfileName>) -> Result<(), Failure> {
        let kept = match profile {
            Some(name) => Some(self.core.key_profile(name)?),
            None => None,
        };
        let id = kept.as_ref().map(|kept| kept.access_key_id.as_str());
        let unlocked = self.core.sessions.keys().unlock(id).await;
        unlocked.map_err(|error| refused(&error, profile))?;
        let waiting: Vec<ProfileName> = self
            .core
            .key_profiles()
            .into_iter()
            .filter(|kept| kept.place == KeyPlace::Keyring)
            .map(|kept| kept.name)
            .collect();
        self.core.credentials_changed(&self.fleet, &waiting).await;
        Ok(())
    }

    /// Asks STS whose the key of a draft is. Nothing is kept. A key that is to take another's place is
    /// tried where that one's profile makes its calls.
    ///
    /// # Errors
    /// What is wrong with the draft, or any failure of `GetCallerIdentity`.
    pub async fn test_key(&self, draft: &KeyDraft) -> Result<KeyTested, Failure> {
        let mut draft = checked(draft)?;
        if let Ok(before) = self.core.key_profile(&draft.name) {
            draft.region = draft.region.or(before.region);
            draft.endpoint_url = draft.endpoint_url.or(before.endpoint_url);
        }
        let identity = self.try_draft(&draft).await?;
        Ok(self.tested(&draft.name, identity).await)
    }

    /// Tries the key of a draft and keeps it as a profile.
    ///
    /// # Errors
    /// As [`Engine::test_key`]; where the name is taken; [`FailureCode::NeedsKeyring`] where the keyring
    /// does not take the secret; or where the settings could not be saved. Nothing is kept then.
    pub async fn save_key(&self, draft: &KeyDraft) -> Result<ProfileList, Failure> {
        let _turn = self.core.kept_keys.turn.lock().await;
        let draft = checked(draft)?;
        self.free(&draft.name).await?;
        self.try_draft(&draft).await?;
        let profile = KeyProfile {
            name: draft.name,
            access_key_id: draft.key.access_key_id.clone(),
            region: draft.region,
            endpoint_url: draft.endpoint_url,
            place: draft.place,
        };
        self.keep(&profile, draft.key).await?;
        let before = self.core.every_key();
        self.core.replace_key_profile(None, Some(&profile));
        if let Err(failure) = self.persist().await {
            self.core.put_back(before);
            self.let_go(&[profile]).await;
            return Err(failure);
        }
        Ok(self.reload_profiles().await)
    }

    /// Gives a profile another name. Its settings and its place in the open scope go with it.
    ///
    /// # Errors
    /// Where the name is taken, or the settings could not be saved.
    pub async fn rename_key(
        &self,
        name: &ProfileName,
        to: &ProfileName,
    ) -> Result<ProfileList, Failure> {
        let _turn = self.core.kept_keys.turn.lock().await;
        let from = self.core.key_profile(name)?.name;
        let to = named(to)?;
        self.free(&to).await?;
        let before = self.core.every_key();
        self.core.rename_key_profile(&from, &to);
        self.rename_in_settings(&from, &to);
        if let Err(failure) = self.persist().await {
            self.core.put_back(before);
            self.rename_in_settings(&to, &from);
            return Err(failure);
        }
        Ok(self.reload_profiles().await)
    }

    /// Deletes a profile and its secret.
    ///
    /// # Errors
    /// [`FailureCode::NeedsKeyring`] where the keyring is locked or slow: nothing is deleted then. A
    /// keyring that is gone keeps nobody from deleting the profile.
    pub async fn delete_key(&self, name: &ProfileName) -> Result<ProfileList, Failure> {
        let _turn = self.core.kept_keys.turn.lock().await;
        self.core.key_profile(name)?;
        let all = self.core.every_key();
        // The keyring's first: where it keeps its key, this session's stays, too.
        for profile in all.iter().filter(|profile| profile.name == *name) {
            if all.iter().any(|other| shares(other, profile)) {
                continue;
            }
            let keys = self.core.sessions.keys();
            let removed = keys.remove(&profile.access_key_id, profile.place).await;
            match removed {
                Ok(()) => {}
                Err(error) if error.obstacle() == KeyringObstacle::Absent => {
                    self.core.notice(left_behind(profile, &error));
                }
                Err(error) => return Err(refused(&error, Some(name))),
            }
        }
        self.core.replace_key_profile(Some(name), None);
        self.persist().await?;
        Ok(self.reload_profiles().await)
    }

    async fn keep(&self, profile: &KeyProfile, key: KeySecret) -> Result<(), Failure> {
        let kept = self.core.sessions.keys().keep(key, profile.place).await;
        kept.map_err(|error| refused(&error, Some(&profile.name)))
    }

    /// Removes the secrets of `gone` that no profile uses. Where that fails it is said: what they were
    /// kept for is gone all the same.
    async fn let_go(&self, gone: &[KeyProfile]) {
        let present = self.core.every_key();
        for profile in gone {
            if present.iter().any(|other| same_secret(other, profile)) {
                continue;
            }
            let keys = self.core.sessions.keys();
            if let Err(error) = keys.remove(&profile.access_key_id, profile.place).await {
                self.core.notice(left_behind(profile, &error));
            }
        }
    }

    async fn try_draft(&self, draft: &KeyDraft) -> Result<Identity, Failure> {
        let region = draft
            .region
            .clone()
            .unwrap_or_else(|| Region::from(TRIAL_REGION));
        self.core
            .sessions
            .try_key(
                &draft.key,
                &draft.name,
                &region,
                draft.endpoint_url.as_deref(),
            )
            .await
    }

    async fn tested(&self, name: &ProfileName, identity: Identity) -> KeyTested {
        let before = self.core.account(name);
        KeyTested {
            other_account_before: before.filter(|account| *account != identity.account),
            identity,
        }
    }

    /// Refuses a name that a profile has.
    async fn free(&self, name: &ProfileName) -> Result<(), Failure> {
        let taken = self.core.sessions.profile(name).await.is_some()
            || self.core.key_profiles().iter().any(|own| own.name == *name);
        if taken {
            return Err(invalid(format!("a profile is named {name} already")));
        }
        Ok(())
    }

    fn rename_in_settings(&self, from: &ProfileName, to: &ProfileName) {
        let mut settings = self
            .core
            .settings
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(said) = settings.profiles.remove(from) {
            settings.profiles.insert(to.clone(), said);
        }
        let cells = settings.scope.iter_mut().flat_map(|scope| &mut scope.cells);
        for cell in cells.filter(|cell| cell.profile == *from) {
            *cell = Cell {
                profile: to.clone(),
                region: cell.region.clone(),
            };
        }
    }
}

/// Whether two keys are one secret, kept in one place.
fn same_secret(one: &KeyProfile, other: &KeyProfile) -> bool {
    one.place == other.place && one.access_key_id == other.access_key_id
}

/// Whether another profile than `profile` uses the same secret.
fn shares(other: &KeyProfile, profile: &KeyProfile) -> bool {
    other.name != profile.name && same_secret(other, profile)
}

/// What the keyring answered, as the window receives it.
fn refused(error: &KeyringError, profile: Option<&ProfileName>) -> Failure {
    let need = profile.map(|profile| Need::Keyring {
        profile: profile.clone(),
        obstacle: error.obstacle(),
    });
    let mut failure = Failure::new(FailureCode::NeedsKeyring, error.to_string());
    failure.need = need;
    let mut next = error.source();
    while let Some(cause) = next {
        failure.causes.push(cause.to_string());
        next = cause.source();
    }
    failure
}

fn left_behind(profile: &KeyProfile, error: &KeyringError) -> Failure {
    let mut failure = refused(error, Some(&profile.name));
    failure.causes.insert(0, failure.message);
    failure.message = format!(
        "the secret of key {} may still be in the system's keyring: remove it there",
        profile.access_key_id
    );
    failure
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_keyring_answers_names_the_profile_and_the_obstacle() {
        let failure = refused(&KeyringError::Locked, Some(&"acme".into()));
        assert_eq!(failure.code, FailureCode::NeedsKeyring);
        let need = Need::Keyring {
            profile: "acme".into(),
            obstacle: KeyringObstacle::Locked,
        };
        assert_eq!(failure.need, Some(need));
    }
}
