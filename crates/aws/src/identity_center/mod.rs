//! What a person does with IAM Identity Center: signs in and out, looks for accounts and roles.

mod discovery;
mod known;
mod session;

use model::failure::Failure;
use model::place::{ProfileName, SsoSessionKey};
use model::signin::{SignInHow, SignInView, SsoSessionView};

use crate::credentials::sso::{Asked, SignIn};
use crate::sessions::Sessions;
use known::known;

impl Sessions {
    /// Every session of Identity Center, as it stands. Asks nobody.
    pub async fn sso_sessions(&self) -> Vec<SsoSessionView> {
        let loaded = self.loaded().await;
        let mut views = Vec::new();
        for known in known(&loaded) {
            let standing = self.sso.standing(&known.session).await;
            views.push(SsoSessionView {
                session: known.session.key(),
                start_url: known.session.start_url,
                region: known.session.region,
                profiles: known.profiles,
                signed_in_until: standing.until,
                renewable: standing.renewable,
                trouble: standing.trouble,
            });
        }
        views
    }

    /// Begins to sign in to `session`, or joins the sign-in that is under way. `how` is the session's
    /// own way where it is `None`: PKCE for an `sso-session`, a code for a start URL alone.
    ///
    /// # Errors
    /// [`model::failure::FailureCode::ProfileInvalid`] where there is no such session.
    pub async fn sign_in(
        &self,
        session: &SsoSessionKey,
        how: Option<SignInHow>,
    ) -> Result<SignIn, Failure> {
        let loaded = self.loaded().await;
        let (known, base) = self.found_session(&loaded, session).await?;
        let own = if known.session.name.is_some() {
            SignInHow::Pkce
        } else {
            SignInHow::Device
        };
        Ok(self.sso.sign_in(Asked {
            session: known.session,
            profiles: known.profiles,
            how: how.unwrap_or(own),
            base,
        }))
    }

    /// Gives up the sign-in to `session`, where one is under way.
    pub fn cancel_sign_in(&self, session: &SsoSessionKey) {
        self.sso.cancel_sign_in(session);
    }

    /// Gives up every sign-in.
    pub fn end_sign_ins(&self) {
        self.sso.end();
    }

    /// The sign-ins that are under way.
    #[must_use]
    pub fn sign_ins(&self) -> Vec<SignInView> {
        self.sso.sign_ins()
    }

    /// Signs out of `session`, and of no other. Answers the profiles that used it.
    ///
    /// # Errors
    /// Where the token could not be removed, or AWS could not be told of it.
    pub async fn sign_out(&self, session: &SsoSessionKey) -> Result<(), Failure> {
        let loaded = self.loaded().await;
        let (known, base) = self.found_session(&loaded, session).await?;
        self.sso.sign_out(&known.session, &base).await
    }

    /// The profiles whose credentials begin with `session`.
    pub async fn profiles_of(&self, session: &SsoSessionKey) -> Vec<ProfileName> {
        let loaded = self.loaded().await;
        known(&loaded)
            .into_iter()
            .find(|known| known.session.key() == *session)
            .map(|known| known.profiles)
            .unwrap_or_default()
    }

    /// Has the AWS CLI sign `profile` in with `aws login`, and waits until it has.
    ///
    /// # Errors
    /// What the CLI said, or that it is not installed; the need for it stays in the failure.
    pub async fn aws_login(&self, profile: &ProfileName) -> Result<(), Failure> {
        let region = self.profile(profile).await;
        let region = region.and_then(|found| found.default_region);
        let config = self.places().config.as_deref();
        self.logins.run(profile, region.as_ref(), config).await
    }
}
