//! Clients registered with the sign-in service, kept for as long as the service knows them.

use aws_config::SdkConfig;
use model::failure::{Failure, FailureCode};
use model::instant::Timestamp;
use model::redacted::Redacted;
use model::signin::SignInHow;
use serde::{Deserialize, Serialize};

use super::cache::Registration;
use super::signin::failed;
use super::{Sso, SsoSession, endpoint, files, times};

/// The name under which the sign-in page shows the client.
const NAME: &str = "Trackside";
/// Where the browser comes back to. The port is left out: any is accepted for this address.
const REDIRECT: &str = "http://127.0.0.1/oauth/callback";
/// The beginning of the file's name: a registration is never shared with another tool.
const PREFIX: &str = "trackside-";
/// Seconds that a registration must still have: tokens are renewed with the one that they began with.
const MARGIN: i64 = 24 * 3600;

/// The grant of a device that shows a code.
pub(super) const DEVICE_GRANT: &str = "urn:ietf:params:oauth:grant-type:device_code";

/// The form of the file.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct File {
    client_id: String,
    client_secret: Redacted<String>,
    registration_expires_at: String,
}

/// The same, to be written.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Written<'a> {
    client_id: &'a str,
    client_secret: &'a str,
    registration_expires_at: String,
}

impl Sso {
    /// A client for `session`: the one that is kept, else a fresh one.
    pub(super) async fn registration(
        &self,
        session: &SsoSession,
        how: SignInHow,
        base: &SdkConfig,
    ) -> Result<Registration, Failure> {
        if let Some(kept) = self.kept_registration(session, how, base).await {
            return Ok(kept);
        }
        let call = endpoint::oidc(session, base)
            .register_client()
            .client_name(NAME)
            .client_type("public")
            .set_scopes(Some(session.scopes()))
            .grant_types("refresh_token");
        let call = match how {
            SignInHow::Pkce => call
                .grant_types("authorization_code")
                .redirect_uris(REDIRECT)
                .issuer_url(&session.start_url),
            SignInHow::Device => call.grant_types(DEVICE_GRANT),
        };
        let answer = call
            .send()
            .await
            .map_err(|error| failed(error, "sso-oauth:RegisterClient", self.clock.now()))?;
        let (Some(client_id), Some(client_secret)) = (answer.client_id(), answer.client_secret())
        else {
            return Err(Failure::new(
                FailureCode::AwsFault,
                "IAM Identity Center registered a client without a name",
            ));
        };
        let registration = Registration {
            client_id: client_id.to_owned(),
            client_secret: Redacted::new(client_secret.to_owned()),
            expires_at: Timestamp::from_seconds(answer.client_secret_expires_at()),
        };
        // One that cannot be kept is registered again next time: nothing is lost but a call.
        if let (Ok(path), Some(registration_expires_at)) = (
            self.registration_path(session, how, base),
            times::write(registration.expires_at),
        ) {
            let file = Written {
                client_id: &registration.client_id,
                client_secret: registration.client_secret.expose(),
                registration_expires_at,
            };
            let _ = files::write(&path, &file);
        }
        Ok(registration)
    }

    /// Forgets the client that is kept: a sign-in with it came to nothing.
    pub(super) fn forget_registration(
        &self,
        session: &SsoSession,
        how: SignInHow,
        base: &SdkConfig,
    ) {
        if let Ok(path) = self.registration_path(session, how, base) {
            // Where it cannot be removed, the next registration replaces it.
            let _ = files::remove(&path);
        }
    }

    async fn kept_registration(
        &self,
        session: &SsoSession,
        how: SignInHow,
        base: &SdkConfig,
    ) -> Option<Registration> {
        let path = self.registration_path(session, how, base).ok()?;
        let file = files::read::<File>(&path).await.ok()??;
        let expires_at = times::read(&file.registration_expires_at)?;
        (expires_at > self.clock.now().plus_seconds(MARGIN)).then(|| Registration {
            client_id: file.client_id,
            client_secret: file.client_secret,
            expires_at,
        })
    }

    /// Named after everything that a client is registered for.
    fn registration_path(
        &self,
        session: &SsoSession,
        how: SignInHow,
        base: &SdkConfig,
    ) -> Result<std::path::PathBuf, files::CacheError> {
        let text = format!(
            "{how:?}\n{}\n{}\n{}\n{}",
            session.start_url,
            session.region,
            session.scopes().join(" "),
            endpoint::configured(base).unwrap_or_default(),
        );
        self.cache.path(&text, PREFIX)
    }
}
