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

    pub(super) fn key_profiles(&self) -> Vec<KeyProfile> {
        let mut all = self.settings().key_profiles;
        all.extend(self.kept_keys.session().iter().cloned());
        all
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

    /// Whether another profile than `name` uses the same secret.
    pub(super) fn is_shared(&self, profile: &KeyProfile) -> bool {
        self.key_profiles().iter().any(|other| {
            other.name != profile.name
                && other.place == profile.place
                && other.access_key_id == profile.access_key_id
        })
    }
}
