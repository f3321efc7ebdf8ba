//! One refusal, the codes of two families of protocols.

use super::AuthError;

/// How a protocol names errors that come before any operation is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// AWS JSON and Smithy RPC v2 CBOR: exception names, mostly with status 400.
    Exception,
    /// The query protocol (STS): bare codes, mostly with status 403.
    Query,
}

impl AuthError {
    /// The error code and HTTP status in a dialect.
    #[must_use]
    pub fn answer(&self, dialect: Dialect) -> (&'static str, u16) {
        // The one table: each row is a kind, then its code in each dialect.
        let (exception, query) = match self {
            Self::MissingToken => (
                ("MissingAuthenticationTokenException", 400),
                ("MissingAuthenticationToken", 403),
            ),
            Self::Incomplete(_) => (
                ("IncompleteSignatureException", 400),
                ("IncompleteSignature", 400),
            ),
            Self::UnknownKey => (
                ("UnrecognizedClientException", 400),
                ("InvalidClientTokenId", 403),
            ),
            Self::ExpiredToken => (("ExpiredTokenException", 400), ("ExpiredToken", 403)),
            Self::WrongSignature
            | Self::WrongScope(_)
            | Self::TooOld { .. }
            | Self::TooEarly { .. } => (
                ("InvalidSignatureException", 400),
                ("SignatureDoesNotMatch", 403),
            ),
        };
        match dialect {
            Dialect::Exception => exception,
            Dialect::Query => query,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_key_has_another_code_in_sts() {
        let error = AuthError::UnknownKey;
        assert_eq!(
            error.answer(Dialect::Exception),
            ("UnrecognizedClientException", 400)
        );
        assert_eq!(error.answer(Dialect::Query), ("InvalidClientTokenId", 403));
    }
}
