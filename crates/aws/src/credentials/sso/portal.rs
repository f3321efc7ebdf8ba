//! The portal: credentials of a role, for a session that is signed in.

use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

use aws_config::SdkConfig;
use aws_credential_types::Credentials;
use aws_credential_types::provider::error::CredentialsError;
use aws_sdk_sso::error::SdkError;
use aws_sdk_sso::operation::get_role_credentials::GetRoleCredentialsError;
use model::place::AccountId;
use thiserror::Error;

use super::{AccessToken, Sso, SsoSession, endpoint};

/// Credentials that the portal gave without what makes them credentials.
#[derive(Debug, Error)]
#[error("IAM Identity Center gave no credentials for {role} in {account}")]
struct NoCredentials {
    account: AccountId,
    role: String,
}

impl Sso {
    /// Credentials of `role` in `account`.
    ///
    /// `base` is the configuration of the profile that asks, without credentials: its endpoints,
    /// HTTP client and time are used.
    ///
    /// # Errors
    /// [`Need::SignIn`](model::need::Need) under the error where a person has to sign in.
    pub(crate) async fn role_credentials(
        self: &Arc<Self>,
        session: &SsoSession,
        account: &AccountId,
        role: &str,
        base: &SdkConfig,
    ) -> Result<Credentials, CredentialsError> {
        let token = self.token(session, base).await?;
        let client = endpoint::portal(session, base);
        let ask = async |token: &AccessToken| {
            client
                .get_role_credentials()
                .access_token(token.value.expose())
                .account_id(account.as_str())
                .role_name(role)
                .send()
                .await
        };
        let answer = match ask(&token).await {
            Err(error) if is_refusal(&error) => {
                // Somebody may have ended the session, or signed in to it elsewhere.
                let token = self.refused(session, token, base).await?;
                let again = ask(&token).await;
                if again.as_ref().is_err_and(is_refusal) {
                    return Err(self.refused_again(session, &token).await);
                }
                again
            }
            first => first,
        }
        .map_err(CredentialsError::provider_error)?;
        let given = answer.role_credentials();
        let parts = given.and_then(|given| {
            Some((
                given.access_key_id()?,
                given.secret_access_key()?,
                given.session_token()?,
                given.expiration(),
            ))
        });
        let Some((id, secret, token, expiration)) = parts else {
            return Err(CredentialsError::provider_error(NoCredentials {
                account: account.clone(),
                role: role.to_owned(),
            }));
        };
        let expires = u64::try_from(expiration)
            .ok()
            .filter(|millis| *millis > 0)
            .map(|millis| UNIX_EPOCH + Duration::from_millis(millis));
        Ok(Credentials::new(
            id,
            secret,
            Some(token.to_owned()),
            expires,
            "IAM Identity Center",
        ))
    }
}

/// Whether the token is what was refused, rather than the role.
fn is_refusal(error: &SdkError<GetRoleCredentialsError>) -> bool {
    error
        .as_service_error()
        .is_some_and(GetRoleCredentialsError::is_unauthorized_exception)
}
