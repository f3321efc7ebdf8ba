//! Reads whose credentials end under way.

use model::failure::{Failure, FailureCode};
use model::place::ServiceRef;

use crate::Engine;

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

impl Engine {
    /// Does a reading that a page of `service` asks for.
    pub(crate) async fn asked<T, F>(
        &self,
        service: &ServiceRef,
        read: impl Fn() -> F,
    ) -> Result<T, Failure>
    where
        F: Future<Output = Result<T, Failure>>,
    {
        self.core.sessions.asked(&service.cell.profile);
        afresh(read).await
    }
}
