//! The errors of SSO OIDC: OAuth's words, in shapes of their own.

use crate::wire::{ApiError, Value};

pub(super) fn invalid_request(message: impl Into<String>) -> ApiError {
    ApiError::client("InvalidRequestException", message)
}

pub(super) fn invalid_client() -> ApiError {
    ApiError::with_status(
        401,
        "InvalidClientException",
        "Client id or secret is not valid, or the registration has expired",
    )
}

pub(super) fn invalid_grant(message: &str) -> ApiError {
    ApiError::client("InvalidGrantException", message)
}

pub(super) fn unauthorized_client() -> ApiError {
    ApiError::client(
        "UnauthorizedClientException",
        "The client is not registered for this grant",
    )
}

/// The error with `error` and `error_description` as its only members. What every API answers alike
/// has another name here.
pub(super) fn in_oauth(mut error: ApiError) -> ApiError {
    let (status, code) = match error.code.as_str() {
        "TooManyRequestsException" => (400, "SlowDownException"),
        "UnauthorizedException" => (400, "InvalidGrantException"),
        "SerializationException" | "UnknownOperationException" => (400, "InvalidRequestException"),
        "InternalFailure" | "ServiceUnavailable" => (error.status, "InternalServerException"),
        "ForbiddenException" => (400, "AccessDeniedException"),
        _ => (error.status, ""),
    };
    error.status = status;
    if !code.is_empty() {
        code.clone_into(&mut error.code);
    }
    let word = match error.code.as_str() {
        "InternalServerException" => "server_error".to_owned(),
        code => snake(code.trim_end_matches("Exception")),
    };
    error.fields = vec![
        ("error", Value::Text(word)),
        ("error_description", Value::Text(error.message.clone())),
    ];
    error
}

fn snake(name: &str) -> String {
    let mut word = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !word.is_empty() {
            word.push('_');
        }
        word.push(letter.to_ascii_lowercase());
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_has_oauths_word() {
        let error = in_oauth(ApiError::client("AuthorizationPendingException", "wait"));
        assert_eq!(
            error.fields[0],
            ("error", Value::Text("authorization_pending".to_owned()))
        );
        let throttled = ApiError::with_status(429, "TooManyRequestsException", "Rate exceeded");
        assert_eq!(in_oauth(throttled).code, "SlowDownException");
    }
}
