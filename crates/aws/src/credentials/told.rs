//! What was said when credentials could not be had: by AWS, or by a part of ours.
//!
//! The SDK wraps it several times over. It is found again by its type, so that a role that may not be
//! assumed is told as that, and not as a call that failed.

use std::error::Error;

use aws_sdk_sso::operation::get_role_credentials::GetRoleCredentialsError;
use aws_sdk_ssooidc::operation::create_token::CreateTokenError;
use aws_sdk_sts::operation::assume_role::AssumeRoleError;
use aws_sdk_sts::operation::assume_role_with_web_identity::AssumeRoleWithWebIdentityError;
use aws_sdk_sts::operation::get_session_token::GetSessionTokenError;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use model::failure::FailureCode;
use model::said::Said;

use super::graph::Broken;
use super::process::ProcessError;
use super::roles::NoToken;
use super::sso::CacheError;
use super::surroundings::SurroundingsError;

/// An answer of AWS to a call that should have given credentials.
pub(crate) struct Answer<'a> {
    /// The permission of that call.
    pub(crate) action: &'static str,
    /// AWS's code.
    pub(crate) code: Option<&'a str>,
    /// AWS's words.
    pub(crate) message: Option<&'a str>,
    /// The whole answer.
    pub(crate) response: &'a HttpResponse,
}

/// The answer that `cause` is, if it is one.
pub(crate) fn answer<'a>(cause: &'a (dyn Error + 'static)) -> Option<Answer<'a>> {
    of::<AssumeRoleError>(cause, "sts:AssumeRole")
        .or_else(|| of::<GetSessionTokenError>(cause, "sts:GetSessionToken"))
        .or_else(|| of::<AssumeRoleWithWebIdentityError>(cause, "sts:AssumeRoleWithWebIdentity"))
        .or_else(|| of::<GetRoleCredentialsError>(cause, "sso:GetRoleCredentials"))
        .or_else(|| of::<CreateTokenError>(cause, "sso-oauth:CreateToken"))
}

fn of<'a, E>(cause: &'a (dyn Error + 'static), action: &'static str) -> Option<Answer<'a>>
where
    E: ProvideErrorMetadata + Error + 'static,
{
    let error = cause.downcast_ref::<SdkError<E, HttpResponse>>()?;
    let said = error.as_service_error()?;
    Some(Answer {
        action,
        code: said.code(),
        message: said.message(),
        response: error.raw_response()?,
    })
}

/// What a part of ours said.
pub(crate) struct Ours {
    /// What it is told as.
    pub(crate) code: FailureCode,
    /// Its words.
    pub(crate) message: String,
    /// The words of a program that is not ours.
    pub(crate) said: Option<Said>,
}

/// What a part of ours said, where `cause` is its error.
pub(crate) fn ours(cause: &(dyn Error + 'static)) -> Option<Ours> {
    let told = |code, said| Ours {
        code,
        message: cause.to_string(),
        said,
    };
    if cause.is::<CacheError>() {
        return Some(told(FailureCode::LocalFile, None));
    }
    if let Some(ProcessError::Failed { said, .. }) = cause.downcast_ref() {
        return Some(told(FailureCode::ProfileInvalid, said.clone()));
    }
    let invalid = cause.is::<ProcessError>()
        || cause.is::<NoToken>()
        || cause.is::<Broken>()
        || cause.is::<SurroundingsError>();
    invalid.then(|| told(FailureCode::ProfileInvalid, None))
}
