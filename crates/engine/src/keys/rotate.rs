//! Another key in the place of a profile's.

use model::failure::{Failure, FailureCode};
use model::keys::{KeyDraft, KeyPlace, KeyProfile, KeySecret};
use model::place::ProfileName;
use model::profile::ProfileList;

use super::draft::checked;
use crate::Engine;

impl Engine {
    /// Tries another key of the same account and puts it in the place of a profile's. For this session
    /// only, what the keyring has for the profile stays, and is used again by the next start.
    ///
    /// # Errors
    /// As [`Engine::save_key`]; [`FailureCode::Refused`] where the key is another account's. The
    /// profile goes on with its key then.
    pub async fn rotate_key(
        &self,
        name: &ProfileName,
        key: &KeySecret,
        place: KeyPlace,
    ) -> Result<ProfileList, Failure> {
        let _turn = self.core.kept_keys.turn.lock().await;
        let own = self.core.key_profile(name)?;
        let draft = checked(&KeyDraft {
            name: name.clone(),
            key: key.clone(),
            region: own.region.clone(),
            endpoint_url: own.endpoint_url.clone(),
            place,
        })?;
        let identity = self.try_draft(&draft).await?;
        let tested = self.tested(name, identity).await;
        if let Some(account) = &tested.other_account_before {
            let message = format!(
                "this key belongs to account {}, and {name} is account {account}; add it as a profile of its own",
                tested.identity.account
            );
            return Err(Failure::new(FailureCode::Refused, message));
        }
        let after = KeyProfile {
            access_key_id: draft.key.access_key_id.clone(),
            place,
            ..own
        };
        let before = self.core.every_key();
        self.keep(&after, draft.key).await?;
        match place {
            KeyPlace::Keyring => self.core.replace_key_profile(Some(name), Some(&after)),
            KeyPlace::ThisSession => self.core.hold_key_profile(&after),
        }
        if let Err(failure) = self.persist().await {
            self.core.put_back(before);
            // The same id again is the same entry, and its secret was just tried.
            self.let_go(&[after]).await;
            return Err(failure);
        }
        self.let_go(&before).await;
        self.core.sessions.forget(name).await;
        Ok(self.reload_profiles().await)
    }
}
