//! The profiles whose keys are kept: those of the settings, and those of this session only.

use std::sync::{Mutex, PoisonError};

use aws::AppProfiles;
use model::failure::{Failure, FailureCode};
use model::keys::{KeyPlace, KeyProfile};
use model::place::ProfileName;

use crate::core::Core;

/// The keys that are kept here.
#[derive(Debug, Default)]
pub(crate) struct KeptKeys {
    /// Profiles of this session only.
    session: Mutex<Vec<KeyProfile>>,
    /// Held while what is kept is changed: one change at a time.
    pub(super) turn: tokio::sync::Mutex<()>,
}

impl KeptKeys {
    fn session(&self) -> std::sync::MutexGuard<'_, Vec<KeyProfile>> {
        self.session.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Core {
    /// The profiles that only Trackside knows.
    pub(crate) fn app_profiles(&self) -> AppProfiles {
        let settings = self.settings();
        AppProfiles {
            sso: settings.sso_profiles,
            keys: self.key_profiles(),
        }
    }

    /// The profiles, each with the key that it uses: one that is held for this session stands in the
    /// place of the keyring's.
    pub(super) fn key_profiles(&self) -> Vec<KeyProfile> {
        let mut all = self.settings().key_profiles;
        for held in self.kept_keys.session().iter() {
            match all.iter_mut().find(|own| own.name == held.name) {
                Some(own) => *own = held.clone(),
                None => all.push(held.clone()),
            }
        }
        all
    }

    /// Every key that is kept, in use or not: the keyring's, then those of this session.
    pub(super) fn every_key(&self) -> Vec<KeyProfile> {
        let mut all = self.settings().key_profiles;
        all.extend(self.kept_keys.session().iter().cloned());
        all
    }

    /// Has the keys be `every` again.
    pub(super) fn put_back(&self, every: Vec<KeyProfile>) {
        let of_keyring = |key: &KeyProfile| key.place == KeyPlace::Keyring;
        let (kept, held) = every.into_iter().partition(of_keyring);
        self.settings
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .key_profiles = kept;
        *self.kept_keys.session() = held;
    }

    /// Holds the key of `after` for this session. What the keyring has for the profile stays.
    pub(super) fn hold_key_profile(&self, after: &KeyProfile) {
        let mut held = self.kept_keys.session();
        held.retain(|own| own.name != after.name);
        held.push(after.clone());
    }

    /// Gives every key of the profile `from` another name.
    pub(super) fn rename_key_profile(&self, from: &ProfileName, to: &ProfileName) {
        let mut every = self.every_key();
        for key in every.iter_mut().filter(|key| key.name == *from) {
            key.name = to.clone();
        }
        self.put_back(every);
    }

    pub(super) fn key_profile(&self, name: &ProfileName) -> Result<KeyProfile, Failure> {
        let found = self
            .key_profiles()
            .into_iter()
            .find(|profile| profile.name == *name);
        found.ok_or_else(|| {
            let message = format!("{name} has no key that is kept in Trackside");
            Failure::new(FailureCode::NotFound, message)
        })
    }

    /// Puts `after` in the place of the profile `before`; takes it out, or adds it, where one is `None`.
    pub(super) fn replace_key_profile(
        &self,
        before: Option<&ProfileName>,
        after: Option<&KeyProfile>,
    ) {
        let place = |profiles: &mut Vec<KeyProfile>, which: KeyPlace| {
            let at = before.and_then(|name| profiles.iter().position(|own| own.name == *name));
            let after = after.filter(|profile| profile.place == which).cloned();
            match (at, after) {
                (Some(at), Some(after)) => profiles[at] = after,
                (Some(at), None) => drop(profiles.remove(at)),
                (None, Some(after)) => profiles.push(after),
                (None, None) => {}
            }
        };
        let mut settings = self
            .settings
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        place(&mut settings.key_profiles, KeyPlace::Keyring);
        drop(settings);
        place(&mut self.kept_keys.session(), KeyPlace::ThisSession);
    }
}
