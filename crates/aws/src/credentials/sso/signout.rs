//! Signing out of one session, and of no other.

use aws_config::SdkConfig;
use aws_sdk_sso::operation::logout::LogoutError;
use model::failure::{Failure, FailureCode};

use super::cache::CachedToken;
use super::files::CacheError;
use super::signin::failed;
use super::{Memory, Sso, SsoSession, endpoint};

impl Sso {
    /// Forgets the token of `session`, here and in the file that the AWS CLI reads, and ends it at
    /// AWS. The CLI's own sign-out would end every session.
    ///
    /// # Errors
    /// Where the file cannot be removed, which leaves the session signed in; or where AWS could not
    /// be told, so that the token is forgotten and lives on until its end.
    pub(crate) async fn sign_out(
        &self,
        session: &SsoSession,
        base: &SdkConfig,
    ) -> Result<(), Failure> {
        self.cancel_sign_in(&session.key());
        let memory = self.memory(session);
        // Held to the end, so that no renewal writes the file again.
        let mut memory = memory.lock().await;
        let held = memory.unsaved.take();
        let token = self.cache.read(&session.key()).await.ok().flatten();
        self.cache
            .remove(&session.key())
            .map_err(|error| stays(&error))?;
        *memory = Memory::default();
        for token in [token, held].into_iter().flatten() {
            self.end_at_aws(session, &token, base).await?;
        }
        Ok(())
    }

    async fn end_at_aws(
        &self,
        session: &SsoSession,
        token: &CachedToken,
        base: &SdkConfig,
    ) -> Result<(), Failure> {
        let answer = endpoint::portal(session, base)
            .logout()
            .access_token(token.access_token.expose())
            .send()
            .await;
        match answer {
            Ok(_) => Ok(()),
            // A token that AWS does not take any more has ended already.
            Err(error)
                if error
                    .as_service_error()
                    .is_some_and(LogoutError::is_unauthorized_exception) =>
            {
                Ok(())
            }
            Err(error) => Err(failed(error, "sso:Logout", self.clock.now())),
        }
    }
}

fn stays(error: &CacheError) -> Failure {
    let mut failure = Failure::new(FailureCode::LocalFile, error.to_string());
    failure
        .causes
        .extend(std::error::Error::source(error).map(ToString::to_string));
    failure
}
