//! The errors that App Runner's model has.

use crate::wire::ApiError;

/// The most characters of a message (`ErrorMessage` in the model).
const LONGEST: usize = 600;

pub(super) fn invalid_request(message: impl Into<String>) -> ApiError {
    ApiError::client("InvalidRequestException", message)
}

pub(super) fn invalid_state(message: impl Into<String>) -> ApiError {
    ApiError::client("InvalidStateException", message)
}

pub(super) fn quota_exceeded(message: impl Into<String>) -> ApiError {
    ApiError::client("ServiceQuotaExceededException", message)
}

pub(super) fn not_found(what: &str, arn: &str) -> ApiError {
    ApiError::client(
        "ResourceNotFoundException",
        format!("{what} with ARN {arn} could not be found."),
    )
}

/// The model lets a message have 600 characters.
pub(super) fn shortened(mut error: ApiError) -> ApiError {
    if let Some((end, _)) = error.message.char_indices().nth(LONGEST) {
        error.message.truncate(end);
    }
    error
}
