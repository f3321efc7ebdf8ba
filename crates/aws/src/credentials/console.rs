//! A link into the AWS console, signed in to the account that a profile is.
//!
//! The console takes the session of a role (or of a federated user) and gives a token that a link can
//! carry, good for a quarter of an hour. It takes no user's own key and no session made of one
//! (`GetSessionToken`): there the link leads to the sign-in page of the account. Such a link is a
//! credential: it goes to the system's browser, and neither to the window nor into a log.

use aws_credential_types::Credentials;
use aws_credential_types::provider::ProvideCredentials as _;
use aws_smithy_runtime::client::retries::classifiers::HttpStatusCodeClassifier;
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse, OrchestratorError};
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::body::SdkBody;
use model::failure::{Failure, FailureCode};
use model::place::{AccountId, Region, ServiceArn};
use model::profile::Identity;
use model::redacted::Redacted;
use serde::Deserialize;
use thiserror::Error;

use crate::http::is_loopback;
use crate::query;
use crate::session::Session;

/// Where the console signs people in.
const SIGN_IN: &str = "https://signin.aws.amazon.com";
/// The permission that a failure is said of; there is none for it, so it is the call's own name.
const ACTION: &str = "signin:GetSigninToken";

/// A link into the console.
#[derive(Debug, Clone)]
pub struct ConsoleLink {
    /// The link. With `signed_in` it is a credential.
    pub url: Redacted<String>,
    /// Whether it signs in by itself.
    pub signed_in: bool,
}

/// The sign-in endpoint did not give a token.
#[derive(Debug, Error)]
#[error("the console's sign-in answered {status}")]
struct Refused {
    status: u16,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Answer {
    signin_token: String,
}

impl Session {
    /// A link to the page of `service`, or to App Runner's own page in the session's region.
    ///
    /// # Errors
    /// Where there are no credentials, the sign-in endpoint refuses them, or the profile's endpoint is
    /// on this machine and has no console.
    pub async fn console_link(
        &self,
        identity: &Identity,
        service: Option<&ServiceArn>,
    ) -> Result<ConsoleLink, Failure> {
        let destination = page(&self.cell().region, service);
        let credentials = self.credentials().await?;
        let local = self.sdk.endpoint_url().filter(|url| is_loopback(url));
        if !(carries(identity) && credentials.session_token().is_some()) {
            if local.is_some() {
                let message = "the profile's endpoint is on this machine and has no console";
                return Err(Failure::new(FailureCode::InvalidRequest, message).in_cell(self.cell()));
            }
            return Ok(ConsoleLink {
                url: Redacted::new(account_page(&identity.account)),
                signed_in: false,
            });
        }
        let base = local.unwrap_or(SIGN_IN).trim_end_matches('/').to_owned();
        let token = self.signin_token(&base, &credentials).await?;
        let query = form_urlencoded::Serializer::new(String::new())
            .append_pair("Action", "login")
            .append_pair("Issuer", "Trackside")
            .append_pair("Destination", &destination)
            .append_pair("SigninToken", token.expose())
            .finish();
        Ok(ConsoleLink {
            url: Redacted::new(format!("{base}/federation?{query}")),
            signed_in: true,
        })
    }

    /// Whether the credentials are those of a session.
    pub(super) async fn has_token(&self) -> bool {
        let credentials = self.credentials().await;
        credentials.is_ok_and(|credentials| credentials.session_token().is_some())
    }

    async fn credentials(&self) -> Result<Credentials, Failure> {
        let Some(provider) = self.sdk.credentials_provider() else {
            let message = "the profile has no credentials";
            return Err(Failure::new(FailureCode::ProfileInvalid, message).in_cell(self.cell()));
        };
        let provided = provider.provide_credentials().await;
        provided.map_err(|error| {
            let error: SdkError<query::QueryError, HttpResponse> =
                SdkError::construction_failure(error);
            self.about(ACTION).failure(error)
        })
    }

    /// Exchanges the credentials of a session for a token that a link can carry.
    async fn signin_token(
        &self,
        base: &str,
        credentials: &Credentials,
    ) -> Result<Redacted<String>, Failure> {
        let uri = Redacted::new(exchange(credentials));
        let operation = query::begun(&self.sdk, "Signin", "GetSigninToken")
            .endpoint_url(base)
            .no_auth()
            .retry_classifier(HttpStatusCodeClassifier::default())
            .serializer(|uri: Redacted<String>| {
                let mut request = HttpRequest::new(SdkBody::empty());
                request.set_method("GET")?;
                request.set_uri(uri.expose().as_str())?;
                Ok(request)
            })
            .deserializer(token)
            .build();
        operation.invoke(uri).await.map_err(|error| {
            let status = error
                .raw_response()
                .map(|response| response.status().as_u16());
            // The message is ours: what the endpoint answers may quote what it was sent.
            let (code, message) = match status {
                Some(400..500) => (
                    FailureCode::CredentialsRejected,
                    "the console does not take the profile's session",
                ),
                Some(_) => (
                    FailureCode::AwsFault,
                    "the console's sign-in does not answer as it should",
                ),
                None => (
                    FailureCode::Network,
                    "the console's sign-in could not be reached",
                ),
            };
            let mut failure = Failure::new(code, message).in_cell(self.cell());
            failure.action = Some(ACTION.to_owned());
            failure
        })
    }
}

/// Whether the console takes sessions of this identity.
fn carries(identity: &Identity) -> bool {
    [":assumed-role/", ":federated-user/"]
        .iter()
        .any(|kind| identity.arn.contains(kind))
}

/// The path and query that exchange credentials for a token.
fn exchange(credentials: &Credentials) -> String {
    let session = Redacted::new(
        serde_json::json!({
            "sessionId": credentials.access_key_id(),
            "sessionKey": credentials.secret_access_key(),
            "sessionToken": credentials.session_token().unwrap_or_default(),
        })
        .to_string(),
    );
    // Without a duration the console's session ends with the credentials, which a chained role's must.
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("Action", "getSigninToken")
        .append_pair("Session", session.expose())
        .finish();
    format!("/federation?{query}")
}

/// The token in an answer.
fn token(response: &HttpResponse) -> Result<Redacted<String>, OrchestratorError<Refused>> {
    let refused = || {
        OrchestratorError::operation(Refused {
            status: response.status().as_u16(),
        })
    };
    if !response.status().is_success() {
        return Err(refused());
    }
    let body = response.body().bytes().unwrap_or_default();
    let answer: Answer = serde_json::from_slice(body).map_err(|_| refused())?;
    Ok(Redacted::new(answer.signin_token))
}

/// The console's page of a service, or of App Runner.
fn page(region: &Region, service: Option<&ServiceArn>) -> String {
    let home = format!("https://{region}.console.aws.amazon.com/apprunner/home?region={region}");
    match service {
        None => format!("{home}#/services"),
        Some(arn) => {
            let arn: String = form_urlencoded::byte_serialize(arn.as_str().as_bytes()).collect();
            format!("{home}#/services/dashboard?service_arn={arn}")
        }
    }
}

/// The sign-in page of an account: where another account is signed in, it asks rather than shows that one.
fn account_page(account: &AccountId) -> String {
    format!("https://{account}.signin.aws.amazon.com/console/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn identity(arn: &str) -> Identity {
        Identity {
            account: "123456789012".into(),
            arn: arn.to_owned(),
        }
    }

    #[test]
    fn only_sessions_of_roles_are_carried() {
        assert!(carries(&identity(
            "arn:aws:sts::123456789012:assumed-role/Deploy/ana"
        )));
        assert!(!carries(&identity("arn:aws:iam::123456789012:user/ana")));
        assert!(!carries(&identity("arn:aws:iam::123456789012:root")));
    }

    #[test]
    fn a_service_is_named_in_the_fragment() {
        let arn = ServiceArn::from("arn:aws:apprunner:eu-west-1:1:service/api/0");
        assert_eq!(
            page(&"eu-west-1".into(), Some(&arn)),
            "https://eu-west-1.console.aws.amazon.com/apprunner/home?region=eu-west-1\
             #/services/dashboard?service_arn=arn%3Aaws%3Aapprunner%3Aeu-west-1%3A1%3Aservice%2Fapi%2F0"
        );
    }

    #[test]
    fn an_answer_without_a_token_is_refused() {
        let response = |status: u16, body: &'static str| {
            HttpResponse::new(status.try_into().expect("a status"), SdkBody::from(body))
        };
        let given = token(&response(200, r#"{"SigninToken":"abc"}"#)).expect("a token");
        assert_eq!(given.expose(), "abc");
        assert!(token(&response(200, "{}")).is_err());
        assert!(token(&response(400, r#"{"SigninToken":"abc"}"#)).is_err());
    }
}
