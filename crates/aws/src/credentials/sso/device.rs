//! Sign-in by device code: a person compares a code in a browser on any machine.

use std::time::Duration;

use aws_config::SdkConfig;
use model::failure::{Failure, FailureCode};
use model::signin::SignInHow;

use super::cache::{CachedToken, Registration};
use super::registration::DEVICE_GRANT;
use super::signin::{Step, failed, tokenless, unfinished};
use super::{Sso, SsoSession, endpoint, page};

/// Seconds between two questions where the service names none (RFC 8628, section 3.2).
const INTERVAL: u64 = 5;
/// Seconds that are added whenever the service asks for patience (RFC 8628, section 3.5).
const SLOWER: u64 = 5;

impl Sso {
    /// Signs in.
    pub(super) async fn by_device(
        &self,
        session: &SsoSession,
        base: &SdkConfig,
        step: &Step<'_>,
    ) -> Result<CachedToken, Failure> {
        let registration = self.registration(session, SignInHow::Device, base).await?;
        let started = endpoint::oidc(session, base)
            .start_device_authorization()
            .client_id(&registration.client_id)
            .client_secret(registration.client_secret.expose())
            .start_url(&session.start_url)
            .send()
            .await
            .map_err(|error| {
                failed(
                    error,
                    "sso-oauth:StartDeviceAuthorization",
                    self.clock.now(),
                )
            })?;
        let page = started
            .verification_uri_complete()
            .or(started.verification_uri());
        let (Some(page), Some(code)) = (page, started.user_code()) else {
            return Err(Failure::new(
                FailureCode::AwsFault,
                "IAM Identity Center answered without a code",
            ));
        };
        page::check(page, session, base)?;
        let until = self.clock.now().plus_seconds(started.expires_in().into());
        step.waits(page.to_owned(), Some(code.to_owned()), until);
        let mut interval = u64::try_from(started.interval())
            .ok()
            .filter(|seconds| *seconds > 0)
            .unwrap_or(INTERVAL);
        while self.clock.now() < until {
            self.clock.sleep(Duration::from_secs(interval)).await;
            let device_code = started.device_code().unwrap_or_default();
            match self
                .asked(session, base, &registration, device_code)
                .await?
            {
                Answer::Token(token) => return Ok(token),
                Answer::NotYet => {}
                Answer::Slower => interval += SLOWER,
                Answer::Expired => break,
            }
        }
        Err(unfinished(session, "nobody confirmed the code in time"))
    }

    async fn asked(
        &self,
        session: &SsoSession,
        base: &SdkConfig,
        registration: &Registration,
        device_code: &str,
    ) -> Result<Answer, Failure> {
        let answer = endpoint::oidc(session, base)
            .create_token()
            .client_id(&registration.client_id)
            .client_secret(registration.client_secret.expose())
            .grant_type(DEVICE_GRANT)
            .device_code(device_code)
            .send()
            .await;
        let error = match answer {
            Ok(answer) => {
                let token = self.given(session, registration, &answer, None);
                return token.map(Answer::Token).ok_or_else(tokenless);
            }
            Err(error) => error,
        };
        if let Some(told) = error.as_service_error() {
            if told.is_authorization_pending_exception() {
                return Ok(Answer::NotYet);
            }
            if told.is_slow_down_exception() {
                return Ok(Answer::Slower);
            }
            if told.is_expired_token_exception() {
                return Ok(Answer::Expired);
            }
        }
        let failure = failed(error, "sso-oauth:CreateToken", self.clock.now());
        // An answer that was lost on the way changes nothing: the person may be typing.
        if failure.retryable {
            Ok(Answer::NotYet)
        } else {
            Err(failure)
        }
    }
}

/// What a question was answered.
enum Answer {
    /// The person has confirmed.
    Token(CachedToken),
    /// Nothing yet, as far as is known.
    NotYet,
    /// Nothing yet, and it was asked too soon.
    Slower,
    /// The code is not good any more.
    Expired,
}
