//! The ways in which a signature can be refused.

/// Why a request was not authenticated. The text is AWS's own; the code, which
/// differs by protocol, comes from [`AuthError::answer`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AuthError {
    /// There is no Authorization header, or it is of another scheme.
    #[error("Missing Authentication Token")]
    MissingToken,
    /// The Authorization header, or the date that goes with it, cannot be read.
    #[error("{0}")]
    Incomplete(String),
    /// The access key is not known, or the session token is not its own.
    #[error("The security token included in the request is invalid.")]
    UnknownKey,
    /// The session that the key belongs to has ended.
    #[error("The security token included in the request is expired")]
    ExpiredToken,
    /// The signature is well formed and wrong.
    #[error(
        "The request signature we calculated does not match the signature you provided. \
         Check your AWS Secret Access Key and signing method. \
         Consult the service documentation for details."
    )]
    WrongSignature,
    /// The signature is for another date, region, service or terminator, or
    /// leaves out a header that must be signed.
    #[error("{0}")]
    WrongScope(String),
    /// The signature is too old.
    #[error("Signature expired: {signed} is now earlier than {bound} ({now} - {minutes} min.)")]
    TooOld {
        /// When the request was signed, in ISO 8601 basic format.
        signed: String,
        /// The earliest time that would have been accepted.
        bound: String,
        /// The time here.
        now: String,
        /// The allowance in minutes.
        minutes: u64,
    },
    /// The signature is from the future.
    #[error(
        "Signature not yet current: {signed} is still later than {bound} ({now} + {minutes} min.)"
    )]
    TooEarly {
        /// When the request was signed, in ISO 8601 basic format.
        signed: String,
        /// The latest time that would have been accepted.
        bound: String,
        /// The time here.
        now: String,
        /// The allowance in minutes.
        minutes: u64,
    },
}
