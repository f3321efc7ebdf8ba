//! What can be wrong with an input.

use super::violation::Violation;
use crate::wire::ApiError;

/// An input that no operation may see.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum InputError {
    /// The API has no such operation.
    #[error("The API has no operation {0}.")]
    UnknownOperation(String),
    /// A value is of a type that cannot be read as the model's.
    #[error("{0}")]
    WrongType(WrongType),
    /// Values break constraints, at least one.
    #[error("{} validation error{} detected: {}", .0.len(), plural(.0), listed(.0))]
    Violations(Vec<Violation>),
}

/// A value that is of another type than the model says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum WrongType {
    /// A list where a scalar, a structure or a map belongs.
    #[error("Start of list found where not expected")]
    List,
    /// An object where a scalar or a list belongs.
    #[error("Start of structure or map found where not expected")]
    Object,
    /// A scalar where a structure, a list or a map belongs.
    #[error("Unexpected value type in payload")]
    Scalar,
    /// A scalar where another scalar belongs.
    #[error("{found} cannot be converted to {wanted}")]
    Conversion {
        /// The name of the token that was found.
        found: &'static str,
        /// The name of the type that the model has.
        wanted: &'static str,
    },
}

impl InputError {
    /// The error under the one code that an API has for every wrong input.
    pub(crate) fn coded(&self, code: &str) -> ApiError {
        ApiError::client(code, self.to_string())
    }
}

impl From<InputError> for ApiError {
    fn from(error: InputError) -> Self {
        let code = match error {
            InputError::UnknownOperation(_) => "UnknownOperationException",
            InputError::WrongType(_) | InputError::Violations(_) => "InvalidRequestException",
        };
        Self::client(code, error.to_string())
    }
}

fn plural(violations: &[Violation]) -> &'static str {
    if violations.len() == 1 { "" } else { "s" }
}

fn listed(violations: &[Violation]) -> String {
    let texts: Vec<String> = violations.iter().map(ToString::to_string).collect();
    texts.join("; ")
}
