//! A session's token: read from its file, renewed ahead of its end.

use std::sync::Arc;

use aws_config::SdkConfig;
use aws_credential_types::provider::error::CredentialsError;
use aws_sdk_ssooidc::error::SdkError;
use aws_sdk_ssooidc::operation::create_token::{CreateTokenError, CreateTokenOutput};
use model::failure::{Failure, FailureCode};
use model::instant::Timestamp;
use model::redacted::Redacted;

use super::cache::{CachedToken, Registration};
use super::files::CacheError;
use super::{AccessToken, Memory, Sso, SsoSession, endpoint};
use crate::credentials::need::{Need, needed};

/// Seconds before its end from which a token is renewed, as botocore does.
const AHEAD: i64 = 900;
/// Seconds after a renewal in vain before the next, as long as the token lasts.
const AGAIN: i64 = 60;

impl Sso {
    /// The token of `session`, from its file, renewed where it is about to end.
    ///
    /// # Errors
    /// [`Need::SignIn`] under the error where a person has to sign in; otherwise what kept the
    /// renewal from being made, which leaves the session as it is.
    pub(crate) async fn token(
        self: &Arc<Self>,
        session: &SsoSession,
        base: &SdkConfig,
    ) -> Result<AccessToken, CredentialsError> {
        let (sso, session, base) = (Arc::clone(self), session.clone(), base.clone());
        detached(async move {
            let memory = sso.memory(&session);
            // Held over the renewal: whoever comes meanwhile finds its result.
            let mut memory = memory.lock().await;
            sso.token_with(&session, &base, &mut memory).await
        })
        .await
    }

    async fn token_with(
        &self,
        session: &SsoSession,
        base: &SdkConfig,
        memory: &mut Memory,
    ) -> Result<AccessToken, CredentialsError> {
        let Some(token) = self.newest(session, memory).await? else {
            return Err(sign_in(session));
        };
        if memory.refused.as_ref() == Some(&token.access_token) {
            return Err(sign_in(session));
        }
        let now = self.clock.now();
        let left = token.expires_at.seconds() - now.seconds();
        if left > AHEAD {
            return Ok(access(&token));
        }
        let valid = left > 0;
        let rested = memory
            .tried
            .is_none_or(|tried| now.seconds() - tried.seconds() >= AGAIN);
        if token.renewable(now).is_none() || (valid && !rested) {
            return if valid {
                Ok(access(&token))
            } else {
                Err(sign_in(session))
            };
        }
        match self.renew(session, &token, base, memory).await {
            Ok(renewed) => Ok(access(&renewed)),
            // The token outlives what keeps it from being renewed for a while.
            Err(_) if valid => {
                memory.tried = Some(now);
                Ok(access(&token))
            }
            Err(error) if has_ended(&error) => Err(sign_in(session)),
            Err(error) => Err(CredentialsError::provider_error(error)),
        }
    }

    /// The token that ends last: the file's, or one that could not be written there.
    pub(super) async fn newest(
        &self,
        session: &SsoSession,
        memory: &mut Memory,
    ) -> Result<Option<CachedToken>, CredentialsError> {
        let held = memory.unsaved.clone();
        match (self.cache.read(&session.key()).await, held) {
            (Ok(Some(file)), Some(held)) if held.expires_at > file.expires_at => Ok(Some(held)),
            (Ok(Some(file)), _) => {
                memory.unsaved = None;
                memory.trouble = None;
                Ok(Some(file))
            }
            (Ok(None) | Err(_), Some(held)) => Ok(Some(held)),
            (Ok(None), None) => Ok(None),
            (Err(error), None) => Err(CredentialsError::provider_error(error)),
        }
    }

    /// Exchanges a token for its successor and keeps that.
    async fn renew(
        &self,
        session: &SsoSession,
        token: &CachedToken,
        base: &SdkConfig,
        memory: &mut Memory,
    ) -> Result<CachedToken, SdkError<CreateTokenError>> {
        let Some((registration, refresh_token)) = token.renewable(self.clock.now()) else {
            return Ok(token.clone());
        };
        let answer = endpoint::oidc(session, base)
            .create_token()
            .client_id(&registration.client_id)
            .client_secret(registration.client_secret.expose())
            .grant_type("refresh_token")
            .refresh_token(refresh_token.expose())
            .send()
            .await?;
        let previous = Some(refresh_token.clone());
        let renewed = self
            .given(session, registration, &answer, previous)
            .unwrap_or_else(|| token.clone());
        self.keep(session, &renewed, memory);
        Ok(renewed)
    }

    /// The token in an answer; `None` where there is none in it.
    pub(super) fn given(
        &self,
        session: &SsoSession,
        registration: &Registration,
        answer: &CreateTokenOutput,
        previous: Option<Redacted<String>>,
    ) -> Option<CachedToken> {
        Some(CachedToken {
            start_url: Some(session.start_url.clone()),
            region: Some(session.region.clone()),
            access_token: Redacted::new(answer.access_token()?.to_owned()),
            expires_at: self.clock.now().plus_seconds(answer.expires_in().into()),
            registration: Some(registration.clone()),
            refresh_token: answer
                .refresh_token()
                .map(|token| Redacted::new(token.to_owned()))
                .or(previous),
        })
    }

    /// Keeps `token` in its file, and in memory where that cannot be written: a disk that is full
    /// must not end a session.
    pub(super) fn keep(&self, session: &SsoSession, token: &CachedToken, memory: &mut Memory) {
        *memory = Memory::default();
        if let Err(error) = self.cache.write(&session.key(), token) {
            memory.unsaved = Some(token.clone());
            memory.trouble = Some(unwritten(&error));
        }
    }

    /// The token that follows one that AWS refused before its time.
    pub(super) async fn refused(
        self: &Arc<Self>,
        session: &SsoSession,
        refused: AccessToken,
        base: &SdkConfig,
    ) -> Result<AccessToken, CredentialsError> {
        let (sso, session, base) = (Arc::clone(self), session.clone(), base.clone());
        detached(async move {
            let memory = sso.memory(&session);
            let mut memory = memory.lock().await;
            sso.after_refusal(&session, refused, &base, &mut memory)
                .await
        })
        .await
    }

    async fn after_refusal(
        &self,
        session: &SsoSession,
        refused: AccessToken,
        base: &SdkConfig,
        memory: &mut Memory,
    ) -> Result<AccessToken, CredentialsError> {
        let Some(token) = self.newest(session, memory).await? else {
            return Err(sign_in(session));
        };
        if token.access_token != refused.value {
            return self.token_with(session, base, memory).await;
        }
        let renewable = token.renewable(self.clock.now()).is_some();
        if renewable {
            match self.renew(session, &token, base, memory).await {
                Ok(renewed) => return Ok(access(&renewed)),
                Err(error) if !has_ended(&error) => {
                    return Err(CredentialsError::provider_error(error));
                }
                Err(_) => {}
            }
        }
        // Not asked about again until there is another token.
        memory.refused = Some(refused.value);
        Err(sign_in(session))
    }

    /// Remembers that a token that was just renewed was refused all the same.
    pub(super) async fn refused_again(
        &self,
        session: &SsoSession,
        token: &AccessToken,
    ) -> CredentialsError {
        let memory = self.memory(session);
        memory.lock().await.refused = Some(token.value.clone());
        sign_in(session)
    }

    /// When the token of `session` ends, whether it is renewed by itself until then, and what keeps
    /// it from being saved. Asks nobody.
    pub(crate) async fn standing(&self, session: &SsoSession) -> Standing {
        let memory = self.memory(session);
        let now = self.clock.now();
        // A renewal under way holds the memory; the file alone is enough to go by then.
        let (token, trouble) = match memory.try_lock() {
            Ok(mut memory) => {
                let token = self.newest(session, &mut memory).await.ok().flatten();
                let refused = memory.refused.as_ref();
                let good = token.filter(|token| refused != Some(&token.access_token));
                (good, memory.trouble.clone())
            }
            Err(_) => (self.cache.read(&session.key()).await.ok().flatten(), None),
        };
        let renewable = token.as_ref().is_some_and(|t| t.renewable(now).is_some());
        Standing {
            until: token
                .map(|token| token.expires_at)
                .filter(|until| *until > now || renewable),
            renewable,
            trouble,
        }
    }
}

/// How a session stands.
#[derive(Debug)]
pub(crate) struct Standing {
    /// When its token ends; `None` where a person has to sign in.
    pub(crate) until: Option<Timestamp>,
    /// Whether the token is renewed without a person.
    pub(crate) renewable: bool,
    /// Why the token could not be saved for other tools and the next start.
    pub(crate) trouble: Option<Failure>,
}

/// Does `work` to its end, whoever stops waiting for it: the SDK gives up on a provider after some
/// seconds, and a renewal that was sent must not lose its answer, for its token is good once.
async fn detached<T: Send + 'static>(
    work: impl Future<Output = Result<T, CredentialsError>> + Send + 'static,
) -> Result<T, CredentialsError> {
    tokio::spawn(work)
        .await
        .unwrap_or_else(|error| Err(CredentialsError::unhandled(error)))
}

fn access(token: &CachedToken) -> AccessToken {
    AccessToken {
        value: token.access_token.clone(),
    }
}

fn sign_in(session: &SsoSession) -> CredentialsError {
    needed(Need::SignIn {
        session: session.key(),
    })
}

/// Whether a renewal was refused for good, rather than lost on the way.
fn has_ended(error: &SdkError<CreateTokenError>) -> bool {
    error.as_service_error().is_some_and(|answer| {
        answer.is_invalid_grant_exception()
            || answer.is_expired_token_exception()
            || answer.is_invalid_client_exception()
            || answer.is_unauthorized_client_exception()
            || answer.is_access_denied_exception()
            || answer.is_unsupported_grant_type_exception()
    })
}

fn unwritten(error: &CacheError) -> Failure {
    let mut failure = Failure::new(
        FailureCode::LocalFile,
        format!("{error}; the sign-in holds until the program ends"),
    );
    if let Some(cause) = std::error::Error::source(error) {
        failure.causes.push(cause.to_string());
    }
    failure
}
