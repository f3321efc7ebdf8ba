//! Signing in to IAM Identity Center and out of it, and what follows from either.

use std::sync::Arc;

use aws::SignIn;
use model::failure::{Failure, FailureCode};
use model::place::{ProfileName, SsoSessionKey};
use model::signin::{SignInHow, SignInState, SignInView, SsoSessionView};

use crate::Engine;
use crate::core::Core;
use crate::event::Event;
use crate::fleet::Fleet;

impl Engine {
    /// Every session of Identity Center, as it stands. Asks nobody.
    pub async fn sso_sessions(&self) -> Vec<SsoSessionView> {
        self.core.sessions.sso_sessions().await
    }

    /// Signs in to `session`, or joins the sign-in that is under way. Answers as soon as there is a
    /// page to open; the rest is told by [`Event::SignIn`].
    ///
    /// # Errors
    /// [`FailureCode::ProfileInvalid`] where there is no such session.
    pub async fn sign_in(
        &self,
        session: &SsoSessionKey,
        how: Option<SignInHow>,
    ) -> Result<SignInView, Failure> {
        let SignIn { mut views, begun } = self.core.sessions.sign_in(session, how).await?;
        if begun {
            let (core, fleet) = (Arc::clone(&self.core), Arc::clone(&self.fleet));
            self.core.spawn(follow(core, fleet, views.clone()));
        }
        // The sender lives as long as the sign-in, and says how that ended before it goes.
        let view = views
            .wait_for(|view| view.url.is_some() || view.state.has_ended())
            .await
            .map(|view| view.clone());
        Ok(view.unwrap_or_else(|_| views.borrow().clone()))
    }

    /// The same for the session that `profile` begins with.
    ///
    /// # Errors
    /// [`FailureCode::ProfileInvalid`] where it begins with none.
    pub async fn profile_sign_in(
        &self,
        profile: &ProfileName,
        how: Option<SignInHow>,
    ) -> Result<SignInView, Failure> {
        let session = self.session_of(profile).await?;
        self.sign_in(&session, how).await
    }

    /// Gives up the sign-in to `session`, where one is under way.
    pub fn cancel_sign_in(&self, session: &SsoSessionKey) {
        self.core.sessions.cancel_sign_in(session);
    }

    /// Signs out of `session` and no other. Its profiles lose their credentials at once.
    ///
    /// # Errors
    /// Where the token could not be removed, or AWS could not be told of it: it is forgotten then, and
    /// lives on until its end.
    pub async fn sign_out(&self, session: &SsoSessionKey) -> Result<(), Failure> {
        let profiles = self.core.sessions.profiles_of(session).await;
        let signed_out = self.core.sessions.sign_out(session).await;
        self.core.credentials_gone(&self.fleet, &profiles).await;
        signed_out
    }

    /// The same for the session that `profile` begins with.
    ///
    /// # Errors
    /// As [`Engine::sign_out`].
    pub async fn profile_sign_out(&self, profile: &ProfileName) -> Result<(), Failure> {
        let session = self.session_of(profile).await?;
        self.sign_out(&session).await
    }

    /// The page of a sign-in that is under way, which may be opened.
    #[must_use]
    pub fn is_sign_in_page(&self, url: &str) -> bool {
        let views = self.core.sessions.sign_ins();
        views.iter().any(|view| view.url.as_deref() == Some(url))
    }

    async fn session_of(&self, profile: &ProfileName) -> Result<SsoSessionKey, Failure> {
        let found = self.core.sessions.profile(profile).await;
        found.and_then(|found| found.session).ok_or_else(|| {
            Failure::new(
                FailureCode::ProfileInvalid,
                format!("{profile} does not begin with a session of IAM Identity Center"),
            )
        })
    }
}

/// Tells how a sign-in goes on, and has what it makes possible done when it has ended well.
async fn follow(
    core: Arc<Core>,
    fleet: Arc<Fleet>,
    mut views: tokio::sync::watch::Receiver<SignInView>,
) {
    loop {
        let view = views.borrow_and_update().clone();
        let done = matches!(view.state, SignInState::Done);
        let ended = view.state.has_ended();
        let session = view.session.clone();
        if done {
            // Before it is told, so that whoever hears of it finds the profiles ready.
            core.credentials_changed(&fleet, &view.profiles).await;
            let sessions = core.sessions.sso_sessions().await;
            let own = sessions.into_iter().find(|own| own.session == session);
            if let Some(trouble) = own.and_then(|own| own.trouble) {
                core.notice(trouble);
            }
        }
        // One that gave way to another is not told: what is told of the session is the other's.
        let replaced = matches!(view.state, SignInState::Cancelled)
            && core
                .sessions
                .sign_ins()
                .iter()
                .any(|own| own.session == session);
        if !replaced {
            core.events.push(&Event::SignIn { view });
        }
        if ended || views.changed().await.is_err() {
            return;
        }
    }
}
