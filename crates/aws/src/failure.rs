//! From the SDK's errors to [`Failure`], by code.

use std::error::Error;
use std::sync::atomic::{AtomicBool, Ordering};

use aws_credential_types::provider::error::CredentialsError;
use aws_smithy_async::future::timeout::TimedOutError;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::{ConnectorError, SdkError};
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use model::failure::{Failure, FailureCode};
use model::instant::Timestamp;
use model::place::Cell;
use model::said::Said;

use crate::credentials::need::need_in;
use crate::credentials::told;
use crate::denials::Denials;

/// A difference between AWS's clock and this machine's that signatures do not survive, in seconds.
const SKEW: i64 = 300;

/// What a failed call is said of.
pub(crate) struct About<'a> {
    /// The permission, such as `apprunner:ListServices`.
    pub(crate) action: &'static str,
    /// The profile and region; `None` for a call that belongs to no region of the user's.
    pub(crate) cell: Option<&'a Cell>,
    /// The present.
    pub(crate) now: Timestamp,
    /// Where a refusal is taken note of.
    pub(crate) denials: Option<&'a Denials>,
    /// Raised where AWS says that the credentials have ended, whatever we thought.
    pub(crate) spent: Option<&'a AtomicBool>,
}

impl About<'_> {
    /// The failure that `error` is.
    pub(crate) fn failure<E>(&self, error: SdkError<E, HttpResponse>) -> Failure
    where
        E: ProvideErrorMetadata + Error + Send + Sync + 'static,
    {
        if let Some(need) = need_in(&error) {
            let mut failure = Failure::of_need(need.clone());
            failure.action = Some(self.action.to_owned());
            failure.cell = self.cell.cloned();
            return failure;
        }
        let found = match error.as_service_error() {
            Some(answer) => Found {
                code: by_code(
                    answer.code(),
                    error
                        .raw_response()
                        .map(|response| response.status().as_u16()),
                ),
                action: None,
                message: answer.message().map(str::to_owned),
                said: None,
                response: error.raw_response(),
            },
            None if matches!(error, SdkError::TimeoutError(_)) => Found::of(FailureCode::Network),
            None if matches!(error, SdkError::ResponseError(_)) => Found {
                response: error.raw_response(),
                ..Found::of(FailureCode::AwsFault)
            },
            None => by_chain(&error),
        };
        let header = |name: &str| {
            let headers = found.response.map(HttpResponse::headers)?;
            headers.get(name).map(str::to_owned)
        };
        let request_id = header("x-amzn-requestid").or_else(|| header("x-amz-request-id"));
        let skewed = header("date").is_some_and(|date| self.skewed(&date));
        let code = if found.code == FailureCode::CredentialsRejected && skewed {
            FailureCode::ClockSkew
        } else {
            found.code
        };
        let action = found.action.unwrap_or(self.action);
        let mut causes = chain(&error);
        let message = found.message.unwrap_or_else(|| words(code).to_owned());
        causes.retain(|cause| !message.contains(cause.as_str()));
        let mut failure = Failure::new(code, message);
        failure.request_id = request_id;
        failure.action = Some(action.to_owned());
        failure.cell = self.cell.cloned();
        failure.causes = causes;
        failure.said = found.said;
        if failure.code == FailureCode::CredentialsExpired
            && let Some(spent) = self.spent
        {
            spent.store(true, Ordering::Relaxed);
        }
        if let Some(denials) = self.denials {
            denials.note(&failure, self.now);
        }
        failure
    }

    fn skewed(&self, date: &str) -> bool {
        aws_smithy_types::DateTime::from_str(date, aws_smithy_types::date_time::Format::HttpDate)
            .is_ok_and(|theirs| (theirs.secs() - self.now.seconds()).abs() > SKEW)
    }
}

/// The code of an answer that AWS gave.
fn by_code(code: Option<&str>, status: Option<u16>) -> FailureCode {
    match code.unwrap_or_default() {
        "ThrottlingException"
        | "Throttling"
        | "TooManyRequestsException"
        | "RequestLimitExceeded"
        | "ThrottledException"
        | "SlowDown" => FailureCode::Throttled,
        "AccessDeniedException"
        | "AccessDenied"
        | "ForbiddenException"
        | "UnauthorizedOperation"
        | "AuthorizationError" => FailureCode::AccessDenied,
        "ExpiredTokenException" | "ExpiredToken" | "RequestExpired" | "TokenRefreshRequired" => {
            FailureCode::CredentialsExpired
        }
        "UnrecognizedClientException"
        | "InvalidClientTokenId"
        | "InvalidSignatureException"
        | "SignatureDoesNotMatch"
        | "MissingAuthenticationToken"
        | "MissingAuthenticationTokenException"
        | "IncompleteSignature"
        | "IncompleteSignatureException"
        | "AuthFailure" => FailureCode::CredentialsRejected,
        "ResourceNotFoundException"
        | "ResourceNotFound"
        | "ImageNotFoundException"
        | "RepositoryNotFoundException" => FailureCode::NotFound,
        "InvalidStateException" => FailureCode::InvalidState,
        "ServiceQuotaExceededException" | "LimitExceededException" => FailureCode::QuotaExceeded,
        "InternalServiceErrorException"
        | "InternalServerException"
        | "InternalFailure"
        | "ServiceUnavailable"
        | "ServiceUnavailableException" => FailureCode::AwsFault,
        _ => match status {
            Some(429) => FailureCode::Throttled,
            Some(401 | 403) => FailureCode::AccessDenied,
            Some(404) => FailureCode::NotFound,
            // A success that cannot be read is AWS's fault as well.
            None | Some(200..=399 | 500..) => FailureCode::AwsFault,
            _ => FailureCode::InvalidRequest,
        },
    }
}

/// What is found out of a failed call.
struct Found<'a> {
    code: FailureCode,
    /// The permission, where another call than the one that was made is what failed.
    action: Option<&'static str>,
    /// What was said, in the words of whoever said it.
    message: Option<String>,
    /// What a program of the user's own said of it.
    said: Option<Said>,
    /// AWS's answer.
    response: Option<&'a HttpResponse>,
}

impl Found<'_> {
    const fn of(code: FailureCode) -> Self {
        Self {
            code,
            action: None,
            message: None,
            said: None,
            response: None,
        }
    }
}

/// What is found out of a call that got no answer. The chain of causes is asked for types, not for
/// words.
fn by_chain<'a>(error: &'a (dyn Error + 'static)) -> Found<'a> {
    let mut next = Some(error);
    let mut credentials = None;
    while let Some(cause) = next {
        if let Some(found) = cause.downcast_ref::<CredentialsError>() {
            credentials = Some(credentials_code(found));
        }
        if let Some(answer) = told::answer(cause) {
            return Found {
                code: by_code(answer.code, Some(answer.response.status().as_u16())),
                action: Some(answer.action),
                message: answer.message.map(str::to_owned),
                said: None,
                response: Some(answer.response),
            };
        }
        if let Some(ours) = told::ours(cause) {
            return Found {
                message: Some(ours.message),
                said: ours.said,
                ..Found::of(ours.code)
            };
        }
        if let Some(io) = cause.downcast_ref::<std::io::Error>()
            && io.kind() == std::io::ErrorKind::InvalidData
        {
            // rustls reports a certificate that it does not trust this way.
            return Found::of(FailureCode::Tls);
        }
        // Credentials that could not be fetched for want of a network are not expired. The connector's
        // error of the call itself stands above those of the credentials, so only what is below counts.
        if credentials.is_some() {
            let unreachable = cause
                .downcast_ref::<ConnectorError>()
                .is_some_and(|connector| !connector.is_user());
            if unreachable || cause.downcast_ref::<TimedOutError>().is_some() {
                // Not the end of it: a certificate that is not trusted may lie underneath.
                credentials = Some(FailureCode::Network);
            }
        }
        next = below(cause);
    }
    Found::of(credentials.unwrap_or(FailureCode::Network))
}

/// The cause under `cause`. An I/O error hides the one that it wraps from `source`.
fn below<'a>(cause: &'a (dyn Error + 'static)) -> Option<&'a (dyn Error + 'static)> {
    match cause
        .downcast_ref::<std::io::Error>()
        .and_then(std::io::Error::get_ref)
    {
        Some(inner) => Some(inner),
        None => cause.source(),
    }
}

/// What credentials that could not be had are told as where nothing below says more.
const fn credentials_code(error: &CredentialsError) -> FailureCode {
    if matches!(error, CredentialsError::ProviderTimedOut(_)) {
        FailureCode::Network
    } else {
        FailureCode::ProfileInvalid
    }
}

/// The causes' own words, outermost first, each once.
fn chain(error: &(dyn Error + 'static)) -> Vec<String> {
    let mut causes: Vec<String> = Vec::new();
    let mut next = below(error);
    while let Some(cause) = next {
        let text = cause.to_string();
        if !text.is_empty() && !causes.contains(&text) {
            causes.push(text);
        }
        next = below(cause);
    }
    causes
}

/// What a failure is called where AWS said nothing.
const fn words(code: FailureCode) -> &'static str {
    match code {
        FailureCode::Network => "AWS could not be reached",
        FailureCode::Tls => "the secure connection to AWS could not be made",
        FailureCode::AwsFault => "AWS answered something that cannot be read",
        FailureCode::ProfileInvalid => "the profile yields no credentials",
        FailureCode::CredentialsExpired => "the profile's credentials have expired",
        FailureCode::AccessDenied => "AWS refused access",
        FailureCode::Throttled => "AWS asks for fewer calls",
        FailureCode::NotFound => "AWS does not know it",
        FailureCode::CredentialsRejected
        | FailureCode::NeedsSignIn
        | FailureCode::NeedsMfa
        | FailureCode::NeedsKeyring
        | FailureCode::InvalidState
        | FailureCode::InvalidRequest
        | FailureCode::QuotaExceeded
        | FailureCode::ClockSkew
        | FailureCode::Refused
        | FailureCode::AccountChanged
        | FailureCode::PlanStale
        | FailureCode::OutcomeUnknown
        | FailureCode::Superseded
        | FailureCode::LocalFile
        | FailureCode::Internal => "the call failed",
    }
}

/// Whether a failed call cannot have reached AWS, so that making it again is safe.
pub(crate) fn never_sent<E>(error: &SdkError<E, HttpResponse>) -> bool
where
    E: Error + Send + Sync + 'static,
{
    if matches!(error, SdkError::ConstructionFailure(_)) {
        return true;
    }
    let SdkError::DispatchFailure(failure) = error else {
        return false;
    };
    if failure.is_user() {
        return true;
    }
    let mut next: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(cause) = next {
        if cause.downcast_ref::<CredentialsError>().is_some() {
            return true;
        }
        if let Some(client) = cause.downcast_ref::<hyper_util::client::legacy::Error>() {
            return client.is_connect();
        }
        next = below(cause);
    }
    false
}
