//! A sign-in, from the click to the token: one at a time for each session, given up at any time.

use std::collections::HashMap;
use std::error::Error;
use std::sync::{Arc, MutexGuard, PoisonError};

use aws_config::SdkConfig;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use model::failure::{Failure, FailureCode};
use model::instant::Timestamp;
use model::need::Need;
use model::place::{ProfileName, SsoSessionKey};
use model::signin::{SignInHow, SignInState, SignInView};
use tokio::sync::watch;
use tokio::task::AbortHandle;

use super::cache::CachedToken;
use super::{Sso, SsoSession, pkce};
use crate::failure::About;

/// What a sign-in is asked for with.
#[derive(Debug)]
pub(crate) struct Asked {
    /// The session.
    pub(crate) session: SsoSession,
    /// The profiles that use it, to be told.
    pub(crate) profiles: Vec<ProfileName>,
    /// How.
    pub(crate) how: SignInHow,
    /// Endpoints, HTTP client and time to use.
    pub(crate) base: SdkConfig,
}

/// A sign-in under way, or one that has ended.
#[derive(Debug)]
pub(super) struct Running {
    views: Arc<watch::Sender<SignInView>>,
    task: AbortHandle,
}

impl Running {
    fn has_ended(&self) -> bool {
        self.views.borrow().state.has_ended()
    }

    fn cancel(&self) {
        self.task.abort();
        self.views.send_if_modified(|view| {
            let goes_on = !view.state.has_ended();
            if goes_on {
                view.state = SignInState::Cancelled;
            }
            goes_on
        });
    }
}

/// A sign-in, as its progress is told.
#[derive(Debug)]
pub struct SignIn {
    /// How far it is, from here to its end.
    pub views: watch::Receiver<SignInView>,
    /// Whether it was begun by this very call; otherwise it was under way.
    pub begun: bool,
}

/// How a flow tells that the person's turn has come.
pub(super) struct Step<'a>(&'a watch::Sender<SignInView>);

impl Step<'_> {
    /// The page is there to be opened.
    pub(super) fn waits(&self, url: String, code: Option<String>, until: Timestamp) {
        self.0.send_modify(|view| {
            view.url = Some(url);
            view.code = code;
            view.expires_at = until;
            view.state = SignInState::Waiting;
        });
    }
}

impl Sso {
    fn running(&self) -> MutexGuard<'_, HashMap<SsoSessionKey, Running>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins a sign-in, or joins the one that is under way in the same manner. One in another
    /// manner gives way: the person has chosen again.
    pub(crate) fn sign_in(self: &Arc<Self>, asked: Asked) -> SignIn {
        let key = asked.session.key();
        let mut running = self.running();
        if let Some(known) = running.get(&key).filter(|known| !known.has_ended()) {
            if known.views.borrow().how == asked.how {
                let views = known.views.subscribe();
                let begun = false;
                return SignIn { views, begun };
            }
            known.cancel();
        }
        let (views, receiver) = watch::channel(SignInView {
            session: key.clone(),
            profiles: asked.profiles.clone(),
            how: asked.how,
            url: None,
            code: None,
            expires_at: self.clock.now().plus_seconds(pkce::PATIENCE),
            state: SignInState::Starting,
        });
        let views = Arc::new(views);
        let task = tokio::spawn(run(Arc::clone(self), asked, Arc::clone(&views)));
        let task = task.abort_handle();
        running.insert(key, Running { views, task });
        SignIn {
            views: receiver,
            begun: true,
        }
    }

    /// Gives up the sign-in to `session`, where there is one.
    pub(crate) fn cancel_sign_in(&self, session: &SsoSessionKey) {
        if let Some(known) = self.running().get(session) {
            known.cancel();
        }
    }

    /// Gives up every sign-in.
    pub(crate) fn end(&self) {
        self.running().values().for_each(Running::cancel);
    }

    /// The sign-ins that have not ended.
    pub(crate) fn sign_ins(&self) -> Vec<SignInView> {
        let view = |known: &Running| known.views.borrow().clone();
        let running = self.running();
        running
            .values()
            .map(view)
            .filter(|view| !view.state.has_ended())
            .collect()
    }
}

async fn run(sso: Arc<Sso>, asked: Asked, views: Arc<watch::Sender<SignInView>>) {
    let ended = match flow(&sso, &asked, &Step(&views)).await {
        Ok(token) => {
            let memory = sso.memory(&asked.session);
            sso.keep(&asked.session, &token, &mut *memory.lock().await);
            SignInState::Done
        }
        Err(failure) => {
            // The client may be what was refused, so the next sign-in registers another.
            sso.forget_registration(&asked.session, asked.how, &asked.base);
            SignInState::Failed { failure }
        }
    };
    views.send_if_modified(|view| {
        let goes_on = !view.state.has_ended();
        if goes_on {
            view.state = ended;
        }
        goes_on
    });
}

async fn flow(sso: &Sso, asked: &Asked, step: &Step<'_>) -> Result<CachedToken, Failure> {
    match asked.how {
        SignInHow::Pkce => sso.by_pkce(&asked.session, &asked.base, step).await,
        SignInHow::Device => sso.by_device(&asked.session, &asked.base, step).await,
    }
}

/// The failure of a call that belongs to no profile.
pub(super) fn failed<E>(
    error: SdkError<E, HttpResponse>,
    action: &'static str,
    now: Timestamp,
) -> Failure
where
    E: ProvideErrorMetadata + Error + Send + Sync + 'static,
{
    let about = About {
        action,
        cell: None,
        now,
        denials: None,
        spent: None,
    };
    about.failure(error)
}

/// The failure of a sign-in that nobody finished: what is needed is still needed.
pub(super) fn unfinished(session: &SsoSession, what: &str) -> Failure {
    let need = Need::SignIn {
        session: session.key(),
    };
    let mut failure = Failure::of_need(need);
    failure.message = format!("{what}: sign in to {} again", session.key());
    failure
}

/// The failure of an answer without a token in it.
pub(super) fn tokenless() -> Failure {
    Failure::new(
        FailureCode::AwsFault,
        "IAM Identity Center answered without a token",
    )
}
