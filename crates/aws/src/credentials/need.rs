//! What credentials wait for when they wait for a person.
//!
//! A [`Need`] is the source of the `CredentialsError` that a provider answers, and is found again by
//! its type, however deep the SDK has wrapped it.

use std::error::Error;

use aws_credential_types::provider::error::CredentialsError;

pub(crate) use model::need::Need;

/// The error of a provider that waits for a person.
pub(crate) fn needed(need: Need) -> CredentialsError {
    CredentialsError::provider_error(need)
}

/// The need in a chain of causes.
pub(crate) fn need_in<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a Need> {
    let mut next = Some(error);
    while let Some(cause) = next {
        if let Some(need) = cause.downcast_ref::<Need>() {
            return Some(need);
        }
        next = cause.source();
    }
    None
}
