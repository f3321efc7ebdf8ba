//! Sessions in memory, by what they were asked for with: shared by every region, and by every profile
//! that asks for the same.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use aws_credential_types::Credentials;
use model::instant::Timestamp;

use super::cli_cache::{self, RoleArguments};
use crate::credentials::graph::CodeStep;
use crate::credentials::sso::CacheError;

/// A session with less left, in seconds, counts as expired. The SDK asks for fresh credentials ten
/// seconds ahead.
const LEFT: i64 = 30;

/// What tells one session from another.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum SessionKey {
    /// A role's, and the endpoint that it was had from: a local AWS is not AWS.
    Role {
        arguments: RoleArguments,
        /// How often the same role stands before it in its chain.
        again: usize,
        endpoint: Option<String>,
    },
    /// A user's who gave a code.
    Code {
        access_key_id: String,
        serial: String,
        duration: Option<i32>,
        endpoint: Option<String>,
    },
}

impl SessionKey {
    /// The session of the user with `access_key_id`.
    pub(crate) fn of_code(step: &CodeStep, access_key_id: &str, endpoint: Option<String>) -> Self {
        Self::Code {
            access_key_id: access_key_id.to_owned(),
            serial: step.serial.clone(),
            duration: step.duration,
            endpoint,
        }
    }
}

/// A place for one session. Locked while it is being made, so that it is made once.
pub(crate) type Slot = Arc<tokio::sync::Mutex<Option<Credentials>>>;

/// The sessions.
#[derive(Debug)]
pub(crate) struct Held {
    slots: Mutex<HashMap<SessionKey, Slot>>,
    /// The AWS CLI's cache.
    folder: Option<PathBuf>,
    /// Whether sessions that took a code are written to it.
    share: AtomicBool,
}

impl Held {
    /// No session yet. Those of the AWS CLI are in `folder`.
    pub(crate) fn new(folder: Option<PathBuf>) -> Self {
        Self {
            slots: Mutex::default(),
            folder,
            share: AtomicBool::new(false),
        }
    }

    /// Says whether sessions that took a code are written to the AWS CLI's cache.
    pub(crate) fn set_share(&self, share: bool) {
        self.share.store(share, Ordering::Relaxed);
    }

    /// The place of a session.
    pub(crate) fn slot(&self, key: &SessionKey) -> Slot {
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(slots.entry(key.clone()).or_default())
    }

    /// Forgets the session of `key`, so that it is made again.
    pub(crate) fn forget(&self, key: &SessionKey) {
        self.slots
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(key);
    }

    /// The session that the AWS CLI keeps for the same arguments.
    pub(crate) async fn of_cli(
        &self,
        arguments: &RoleArguments,
        now: Timestamp,
    ) -> Option<Credentials> {
        cli_cache::read(self.folder.as_deref()?, arguments, now).await
    }

    /// Lets the AWS CLI have a session that took a code, where the user wants that.
    pub(crate) fn share(
        &self,
        arguments: &RoleArguments,
        session: &Credentials,
    ) -> Result<(), CacheError> {
        match &self.folder {
            Some(folder) if self.share.load(Ordering::Relaxed) => {
                cli_cache::write(folder, arguments, session)
            }
            _ => Ok(()),
        }
    }
}

/// Whether a session can still be used.
pub(crate) fn lasts(session: &Credentials, now: Timestamp) -> bool {
    session
        .expiry()
        .is_none_or(|expiry| crate::clock::timestamp(expiry) > now.plus_seconds(LEFT))
}
