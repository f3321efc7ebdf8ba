//! Accounts and roles of IAM Identity Center, and the profiles that are made of them.

use std::sync::PoisonError;

use model::discovery::{ConfigDiff, DiscoveryChoice, KeepIn, SessionDraft, SsoAccount, SsoRole};
use model::failure::{Failure, FailureCode};
use model::place::{AccountId, ProfileName, SsoSessionKey};
use model::profile::ProfileList;
use model::signin::SsoSessionView;

use crate::Engine;

impl Engine {
    /// Every account of `session`.
    ///
    /// # Errors
    /// [`FailureCode::NeedsSignIn`], or any failure of `ListAccounts`.
    pub async fn discover_accounts(
        &self,
        session: &SsoSessionKey,
    ) -> Result<Vec<SsoAccount>, Failure> {
        self.core.sessions.accounts(session).await
    }

    /// Every role in `account` of `session`.
    ///
    /// # Errors
    /// [`FailureCode::NeedsSignIn`], or any failure of `ListAccountRoles`.
    pub async fn discover_roles(
        &self,
        session: &SsoSessionKey,
        account: &AccountId,
    ) -> Result<Vec<SsoRole>, Failure> {
        self.core.sessions.roles(session, account).await
    }

    /// What adding the choice would write, and where.
    ///
    /// # Errors
    /// Where the choice cannot be added.
    pub async fn preview_discovery(&self, choice: &DiscoveryChoice) -> Result<ConfigDiff, Failure> {
        self.core.sessions.preview(choice).await
    }

    /// Adds the choice, as it was shown. Answers the profiles, with the added ones in them.
    ///
    /// # Errors
    /// [`FailureCode::PlanStale`] where the file is not what it was when it was shown, or what kept
    /// the profiles from being written.
    pub async fn add_discovered(
        &self,
        choice: &DiscoveryChoice,
        fingerprint: &str,
    ) -> Result<ProfileList, Failure> {
        match choice.keep_in {
            KeepIn::ConfigFile => self.core.sessions.write(choice, fingerprint).await?,
            KeepIn::App => {
                let profiles = self.core.sessions.app_profiles(choice).await?;
                self.core
                    .settings
                    .write()
                    .unwrap_or_else(PoisonError::into_inner)
                    .sso_profiles
                    .extend(profiles);
                self.persist().await?;
            }
        }
        Ok(self.reload_profiles().await)
    }

    /// What adding a session to the config file would write.
    ///
    /// # Errors
    /// Where it cannot be added.
    pub async fn preview_session(&self, draft: &SessionDraft) -> Result<ConfigDiff, Failure> {
        self.core.sessions.preview_session(draft).await
    }

    /// Adds a session, as it was shown. Answers the sessions, with it among them.
    ///
    /// # Errors
    /// [`FailureCode::PlanStale`] where the file is not what it was when it was shown, or what kept
    /// the session from being written.
    pub async fn add_session(
        &self,
        draft: &SessionDraft,
        fingerprint: &str,
    ) -> Result<Vec<SsoSessionView>, Failure> {
        self.core.sessions.write_session(draft, fingerprint).await?;
        self.reload_profiles().await;
        Ok(self.sso_sessions().await)
    }

    /// Forgets a profile of Identity Center that only Trackside knows.
    ///
    /// # Errors
    /// [`FailureCode::NotFound`] where it is none, or where the settings could not be saved.
    pub async fn forget_discovered(&self, profile: &ProfileName) -> Result<ProfileList, Failure> {
        let forgotten = {
            let mut settings = self
                .core
                .settings
                .write()
                .unwrap_or_else(PoisonError::into_inner);
            let before = settings.sso_profiles.len();
            settings.sso_profiles.retain(|own| own.name != *profile);
            settings.sso_profiles.len() < before
        };
        if !forgotten {
            return Err(Failure::new(
                FailureCode::NotFound,
                format!("{profile} is not kept in Trackside"),
            ));
        }
        self.persist().await?;
        Ok(self.reload_profiles().await)
    }
}
