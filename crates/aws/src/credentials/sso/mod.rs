//! IAM Identity Center: sessions that a person signs in to, and the roles that they give.
//!
//! Tokens are kept where and as the AWS CLI keeps them, so that one sign-in serves both. What needs
//! a person is answered as [`Need::SignIn`](model::need::Need) and never waited for.

mod cache;
mod device;
mod directory;
mod endpoint;
pub(super) mod files;
mod loopback;
mod page;
mod pkce;
mod portal;
mod refresh;
mod registration;
mod session;
mod signin;
mod signout;
#[cfg(test)]
mod tests;
pub(super) mod times;

pub(crate) use files::CacheError;
pub(crate) use session::SsoSession;
pub(crate) use signin::Asked;
pub use signin::SignIn;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use model::failure::Failure;
use model::instant::Timestamp;
use model::place::{AccountId, SsoSessionKey};
use model::redacted::Redacted;

use crate::clock::Clock;
use cache::{CachedToken, TokenCache};
use signin::Running;

/// A token with which the portal gives roles.
#[derive(Debug, Clone)]
pub(crate) struct AccessToken {
    /// The token.
    pub(crate) value: Redacted<String>,
}

/// What is known of one session beside its file.
#[derive(Debug, Default)]
struct Memory {
    /// A token that could not be written to its file, which is older.
    unsaved: Option<CachedToken>,
    /// Why it could not.
    trouble: Option<Failure>,
    /// A token that AWS refused before its time.
    refused: Option<Redacted<String>>,
    /// When a renewal was last tried in vain.
    tried: Option<Timestamp>,
}

/// Identity Center's side of credentials, one for the program.
#[derive(Debug)]
pub(crate) struct Sso {
    clock: Arc<dyn Clock>,
    cache: TokenCache,
    /// One lock a session: a renewal, a sign-in and a sign-out follow one another.
    memories: Mutex<HashMap<SsoSessionKey, Arc<tokio::sync::Mutex<Memory>>>>,
    /// Sign-ins, the newest of each session.
    running: Mutex<HashMap<SsoSessionKey, Running>>,
    /// What accounts are called, as far as they were listed.
    names: Mutex<HashMap<AccountId, String>>,
}

impl Sso {
    /// Identity Center with its tokens in `folder`, which is the AWS tools' own: `~/.aws/sso/cache`.
    pub(crate) fn new(clock: Arc<dyn Clock>, folder: Option<PathBuf>) -> Self {
        Self {
            clock,
            cache: TokenCache::new(folder),
            memories: Mutex::default(),
            running: Mutex::default(),
            names: Mutex::default(),
        }
    }

    fn memory(&self, session: &SsoSession) -> Arc<tokio::sync::Mutex<Memory>> {
        let mut memories = self.memories.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(memories.entry(session.key()).or_default())
    }
}
