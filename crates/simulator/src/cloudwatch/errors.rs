//! The errors of CloudWatch.

use crate::wire::ApiError;

pub(super) fn validation(message: impl Into<String>) -> ApiError {
    ApiError::client("ValidationError", message)
}

pub(super) fn missing(parameter: &str) -> ApiError {
    ApiError::client(
        "MissingParameter",
        format!("The parameter {parameter} is required."),
    )
}

pub(super) fn invalid_token() -> ApiError {
    ApiError::client("InvalidNextToken", "The specified NextToken is invalid.")
}
