//! The sessions that the files name, and who uses them.

use aws_config::SdkConfig;
use model::failure::{Failure, FailureCode};
use model::place::{ProfileName, SsoSessionKey};

use crate::credentials::graph::Chain;
use crate::credentials::sso::SsoSession;
use crate::loaded::Loaded;
use crate::sessions::Sessions;

/// A session that was found, and who uses it.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) session: SsoSession,
    /// The profiles whose credentials begin with it, in the files' order.
    pub(super) profiles: Vec<ProfileName>,
}

impl Known {
    /// The profile whose endpoints are the session's.
    pub(super) fn speaker(&self) -> Option<&ProfileName> {
        self.profiles.first()
    }
}

/// Every session: those that profiles begin with, and the sections that no profile uses.
pub(super) fn known(loaded: &Loaded) -> Vec<Known> {
    let mut known: Vec<Known> = Vec::new();
    for profile in &loaded.found.profiles {
        let Some(session) = profile.chain().and_then(Chain::sso_session) else {
            continue;
        };
        let name = profile.name.clone();
        match known
            .iter_mut()
            .find(|known| known.session.key() == session.key())
        {
            Some(known) => known.profiles.push(name),
            None => known.push(Known {
                session: session.clone(),
                profiles: vec![name],
            }),
        }
    }
    for (name, section) in &loaded.files.sso_sessions {
        let text = |key: &str| {
            let property = section.properties.get(key)?;
            Some(property.text().to_owned()).filter(|text| !text.is_empty())
        };
        let (Some(start_url), Some(region)) = (text("sso_start_url"), text("sso_region")) else {
            continue;
        };
        let scopes = text("sso_registration_scopes").unwrap_or_default();
        let session = SsoSession {
            name: Some(name.clone()),
            start_url,
            region: region.as_str().into(),
            scopes: SsoSession::scopes_of(&scopes),
        };
        if !known.iter().any(|one| one.session.key() == session.key()) {
            known.push(Known {
                session,
                profiles: Vec::new(),
            });
        }
    }
    known
}

impl Sessions {
    /// The session `session`, and how it is reached.
    ///
    /// # Errors
    /// [`FailureCode::ProfileInvalid`] where there is none.
    pub(super) async fn found_session(
        &self,
        loaded: &Loaded,
        session: &SsoSessionKey,
    ) -> Result<(Known, SdkConfig), Failure> {
        let known = known(loaded)
            .into_iter()
            .find(|known| known.session.key() == *session)
            .ok_or_else(|| {
                Failure::new(
                    FailureCode::ProfileInvalid,
                    format!("no session of IAM Identity Center is called {session}"),
                )
            })?;
        let base = self.base(known.speaker(), loaded).await;
        Ok((known, base))
    }
}
