//! A session of Identity Center that is added to the config file.

use model::discovery::{ConfigDiff, SessionDraft};
use model::failure::{Failure, FailureCode};

use super::discovery::written;
use super::known::known;
use crate::config_edit::{Edit, session_lines};
use crate::sessions::Sessions;

impl Sessions {
    /// What adding `draft` to the config file would do to it.
    ///
    /// # Errors
    /// Where it cannot be added, or the file cannot be read.
    pub async fn preview_session(&self, draft: &SessionDraft) -> Result<ConfigDiff, Failure> {
        Ok(self.session_edit(draft).await?.diff())
    }

    /// Adds `draft`, as long as the file is what it was when `fingerprint` was shown. The files are
    /// not read again by this.
    ///
    /// # Errors
    /// [`FailureCode::PlanStale`] where the file has changed, or what kept it from being written.
    pub async fn write_session(
        &self,
        draft: &SessionDraft,
        fingerprint: &str,
    ) -> Result<(), Failure> {
        written(self.session_edit(draft).await?, fingerprint).await
    }

    async fn session_edit(&self, draft: &SessionDraft) -> Result<Edit, Failure> {
        let loaded = self.loaded().await;
        let taken = loaded.files.sso_session(draft.name.as_str()).is_some()
            || known(&loaded)
                .iter()
                .any(|known| known.session.key() == draft.name);
        if taken {
            let message = format!("there is a session named {} already", draft.name);
            return Err(Failure::new(FailureCode::InvalidRequest, message));
        }
        self.addition(&[session_lines(draft)?])
    }
}
