//! The calls to STS that give credentials, signed with the credentials before them.

use std::path::Path;

use aws_config::SdkConfig;
use aws_config::identity::IdentityCache;
use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_credential_types::provider::error::CredentialsError;
use aws_sdk_sts::types::Credentials as Given;
use aws_types::service_config::ServiceConfigKey;
use model::instant::Timestamp;
use model::redacted::Redacted;
use thiserror::Error;

use crate::credentials::graph::{CodeStep, RoleStep};

/// An answer of STS without what makes it credentials.
#[derive(Debug, Error)]
#[error("STS gave no credentials")]
struct NoCredentials;

/// Where a profile's calls to STS go instead of to AWS, by the SDK's own rules: what is configured for
/// STS, else for every service.
pub(crate) fn endpoint(base: &SdkConfig) -> Option<String> {
    let key = ServiceConfigKey::builder()
        .service_id("STS")
        .env("AWS_ENDPOINT_URL")
        .profile("endpoint_url")
        .build()
        .ok()?;
    base.service_config()
        .and_then(|config| config.load_config(key))
        .or_else(|| base.endpoint_url().map(str::to_owned))
}

/// STS, as a profile reaches it.
#[derive(Debug)]
pub(crate) struct Sts<'a> {
    /// The profile's configuration: its endpoints and region, no credentials.
    pub(crate) base: &'a SdkConfig,
    /// The present, which names sessions that nobody has named.
    pub(crate) now: Timestamp,
}

impl Sts<'_> {
    /// The session of `role`.
    pub(crate) async fn assume_role(
        &self,
        role: &RoleStep,
        with: Credentials,
        code: Option<&Redacted<String>>,
    ) -> Result<Credentials, CredentialsError> {
        let answer = self
            .client(Some(with))
            .assume_role()
            .role_arn(&role.role_arn)
            .role_session_name(self.session_name(role.session_name.as_deref()))
            .set_external_id(role.external_id.clone())
            .set_duration_seconds(role.duration)
            .set_serial_number(role.serial.clone())
            .set_token_code(code.map(|code| code.expose().clone()))
            .send()
            .await
            .map_err(CredentialsError::provider_error)?;
        made(answer.credentials(), "role")
    }

    /// The session of the user who gave a code.
    pub(crate) async fn session(
        &self,
        step: &CodeStep,
        with: Credentials,
        code: &Redacted<String>,
    ) -> Result<Credentials, CredentialsError> {
        let answer = self
            .client(Some(with))
            .get_session_token()
            .set_duration_seconds(step.duration)
            .serial_number(&step.serial)
            .token_code(code.expose())
            .send()
            .await
            .map_err(CredentialsError::provider_error)?;
        made(answer.credentials(), "code")
    }

    /// The session of a role that a web identity may assume. The file is read each time: whoever
    /// writes it renews the token.
    pub(crate) async fn assume_with_web_identity(
        &self,
        token_file: &Path,
        role_arn: &str,
        session_name: Option<&str>,
    ) -> Result<Credentials, CredentialsError> {
        let token = std::fs::read_to_string(token_file)
            .map(Redacted::new)
            .map_err(|source| {
                CredentialsError::provider_error(NoToken {
                    file: token_file.display().to_string(),
                    source,
                })
            })?;
        let answer = self
            .client(None)
            .assume_role_with_web_identity()
            .role_arn(role_arn)
            .role_session_name(self.session_name(session_name))
            .web_identity_token(token.expose().trim())
            .send()
            .await
            .map_err(CredentialsError::provider_error)?;
        made(answer.credentials(), "web identity")
    }

    fn session_name(&self, configured: Option<&str>) -> String {
        configured.map_or_else(
            || format!("trackside-{}", self.now.seconds()),
            str::to_owned,
        )
    }

    fn client(&self, with: Option<Credentials>) -> aws_sdk_sts::Client {
        let config = self
            .base
            .to_builder()
            // Each set of credentials is used once; a cache would keep them all.
            .identity_cache(IdentityCache::no_cache());
        let config = match with {
            Some(with) => config.credentials_provider(SharedCredentialsProvider::new(with)),
            None => config,
        };
        aws_sdk_sts::Client::new(&config.build())
    }
}

/// The file of a web identity's token cannot be read.
#[derive(Debug, Error)]
#[error("the web identity's token in {file} cannot be read")]
pub(crate) struct NoToken {
    file: String,
    source: std::io::Error,
}

fn made(given: Option<&Given>, how: &'static str) -> Result<Credentials, CredentialsError> {
    let given = given.ok_or_else(|| CredentialsError::provider_error(NoCredentials))?;
    let expires = std::time::SystemTime::try_from(*given.expiration())
        .map_err(CredentialsError::provider_error)?;
    Ok(Credentials::new(
        given.access_key_id(),
        given.secret_access_key(),
        Some(given.session_token().to_owned()),
        Some(expires),
        how,
    ))
}
