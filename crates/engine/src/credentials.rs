//! Credentials that come and go while the program runs, and what goes on because of it.

use std::sync::PoisonError;

use model::failure::{Failure, FailureCode};
use model::place::ProfileName;
use model::profile::{ProfileList, ProfilePage};
use model::redacted::Redacted;

use crate::Engine;
use crate::core::{Core, Known};
use crate::fleet::Fleet;

impl Core {
    /// The credentials of `profiles` are others than before, or there are some at last: they are asked
    /// for again, their cells are read, and what waited goes on.
    pub(crate) async fn credentials_changed(&self, fleet: &Fleet, profiles: &[ProfileName]) {
        for profile in profiles {
            self.sessions.renew(profile).await;
        }
        self.ask_again(fleet, profiles).await;
    }

    /// The credentials of `profiles` are to be gone, with every session that was made of them.
    pub(crate) async fn credentials_gone(&self, fleet: &Fleet, profiles: &[ProfileName]) {
        for profile in profiles {
            self.sessions.forget(profile).await;
        }
        self.ask_again(fleet, profiles).await;
    }

    /// Somebody has written to a folder of tokens: who lacks credentials may have some now. Nobody
    /// else is asked again.
    pub(crate) async fn credentials_may_have_come(&self, fleet: &Fleet) {
        let lacking: Vec<ProfileName> = self
            .identities
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .iter()
            .filter(|(_, known)| known.as_ref().is_err_and(Failure::lacks_credentials))
            .map(|(profile, _)| profile.clone())
            .collect();
        if !lacking.is_empty() {
            self.credentials_changed(fleet, &lacking).await;
        }
        self.came.notify_waiters();
    }

    /// Forgets what STS said of `profiles`, and reads their cells again.
    async fn ask_again(&self, fleet: &Fleet, profiles: &[ProfileName]) {
        self.identities
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .retain(|profile, _| !profiles.contains(profile));
        self.tell_profiles().await;
        fleet.touch_profiles(profiles);
        self.came.notify_waiters();
    }
}

impl Engine {
    /// Gives the code that `profile` waits for, and goes on with what it waited with.
    ///
    /// # Errors
    /// What STS answered, or what is needed next.
    pub async fn answer_mfa(
        &self,
        profile: &ProfileName,
        code: Redacted<String>,
    ) -> Result<ProfileList, Failure> {
        let core = &self.core;
        let answered = core.sessions.answer_mfa(profile, code).await;
        // Whoever asks with the same arguments has the session, too; and where the code was the first
        // of two, what is needed next is known only now.
        let mut waiting = core.waiting_for_a_code();
        if answered.is_ok() && !waiting.contains(profile) {
            waiting.push(profile.clone());
        }
        if answered.is_ok() {
            core.credentials_changed(&self.fleet, &waiting).await;
        }
        answered?;
        Ok(core.profile_list().await)
    }

    /// All there is to know of one profile.
    ///
    /// # Errors
    /// [`FailureCode::ProfileInvalid`] where there is no such profile.
    pub async fn profile_page(&self, profile: &ProfileName) -> Result<ProfilePage, Failure> {
        let resolution = self.core.sessions.explain(profile).await?;
        let profile = self.core.profile(profile).await?;
        Ok(ProfilePage {
            profile,
            resolution,
        })
    }
}

impl Core {
    /// The profiles that are known to wait for a code.
    fn waiting_for_a_code(&self) -> Vec<ProfileName> {
        let identities = self
            .identities
            .read()
            .unwrap_or_else(PoisonError::into_inner);
        let waits = |known: &Known| {
            known
                .as_ref()
                .is_err_and(|failure| failure.code == FailureCode::NeedsMfa)
        };
        identities
            .iter()
            .filter(|(_, known)| waits(known))
            .map(|(profile, _)| profile.clone())
            .collect()
    }
}
