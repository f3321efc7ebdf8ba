//! The errors of CloudWatch Logs.

use crate::wire::ApiError;

pub(super) fn invalid_parameter(message: impl Into<String>) -> ApiError {
    ApiError::client("InvalidParameterException", message)
}

pub(super) fn missing(parameter: &str) -> ApiError {
    invalid_parameter(format!(
        "1 validation error detected: Value null at '{parameter}' failed to satisfy constraint: \
         Member must not be null"
    ))
}

pub(super) fn no_group() -> ApiError {
    ApiError::client(
        "ResourceNotFoundException",
        "The specified log group does not exist.",
    )
}

pub(super) fn no_stream() -> ApiError {
    ApiError::client(
        "ResourceNotFoundException",
        "The specified log stream does not exist.",
    )
}

pub(super) fn invalid_token() -> ApiError {
    invalid_parameter("The specified nextToken is invalid.")
}
