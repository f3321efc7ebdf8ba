//! Reads whose credentials end under way.

use model::failure::{Failure, FailureCode};

/// Does `read`, and does it once more where AWS says that the credentials in use have ended: the
/// session that is had then has fresh ones, or its failure says what a person has to do for them.
pub(crate) async fn afresh<T, F>(read: impl Fn() -> F) -> Result<T, Failure>
where
    F: Future<Output = Result<T, Failure>>,
{
    match read().await {
        Err(failure) if failure.code == FailureCode::CredentialsExpired => read().await,
        answer => answer,
    }
}
