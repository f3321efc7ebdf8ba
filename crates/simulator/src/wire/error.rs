//! An error as AWS answers it, before a protocol writes it.

/// An error answer: its code, its words, and what else its shape carries.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{code}: {message}")]
pub struct ApiError {
    /// The shape's name, such as `InvalidRequestException`.
    pub code: String,
    /// The words for a person.
    pub message: String,
    /// The HTTP status.
    pub status: u16,
    /// Members of the error's shape beyond its message.
    pub fields: Vec<(&'static str, super::Value)>,
}

impl ApiError {
    /// An error that is the caller's doing (400).
    #[must_use]
    pub fn client(code: &str, message: impl Into<String>) -> Self {
        Self::with_status(400, code, message)
    }

    /// An error with a status of its own.
    #[must_use]
    pub fn with_status(status: u16, code: &str, message: impl Into<String>) -> Self {
        Self {
            code: code.to_owned(),
            message: message.into(),
            status,
            fields: Vec::new(),
        }
    }

    /// Whether the fault lies with the service rather than with the caller.
    #[must_use]
    pub const fn is_server_fault(&self) -> bool {
        self.status >= 500
    }
}
