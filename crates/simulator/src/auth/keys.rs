//! The access keys that are known, and what becomes of the others.

use serde::{Deserialize, Serialize};

use std::collections::HashMap;
use std::fmt;
use std::sync::{Mutex, PoisonError};

use super::Principal;
use crate::clock::Moment;

/// The account of every key that is not listed.
pub const DEFAULT_ACCOUNT: &str = "111122223333";

/// One listed access key. `Debug` shows neither the secret nor the token.
#[derive(Clone, Serialize, Deserialize)]
pub struct AccessKey {
    /// The access key id (`AKIA…`, or `ASIA…` for a session).
    pub id: String,
    /// The secret that signatures are made with.
    pub secret: String,
    /// The account that the key belongs to.
    pub account: String,
    /// The session token that must come with the key, where it is temporary.
    pub session_token: Option<String>,
    /// When the session ends.
    pub expires_at: Option<Moment>,
    /// Whose it is.
    pub principal: Principal,
}

impl AccessKey {
    /// A long-term key of a user called `developer`.
    #[must_use]
    pub fn long_term(id: &str, secret: &str, account: &str) -> Self {
        Self {
            id: id.to_owned(),
            secret: secret.to_owned(),
            account: account.to_owned(),
            session_token: None,
            expires_at: None,
            principal: Principal::user(account, "developer"),
        }
    }

    /// The same key as another user's.
    #[must_use]
    pub fn of_user(mut self, name: &str) -> Self {
        self.principal = Principal::user(&self.account, name);
        self
    }

    /// The same key as a session's, with its token and its end.
    #[must_use]
    pub fn session(mut self, token: &str, expires_at: Option<Moment>) -> Self {
        self.session_token = Some(token.to_owned());
        self.expires_at = expires_at;
        self
    }
}

impl fmt::Debug for AccessKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccessKey")
            .field("id", &self.id)
            .field("account", &self.account)
            .field("temporary", &self.session_token.is_some())
            .field("expires_at", &self.expires_at)
            .finish_non_exhaustive()
    }
}

/// Which keys are accepted.
///
/// A key that is not listed is accepted for [`DEFAULT_ACCOUNT`] when it is well
/// formed and the table is not strict. Its secret is not known, so its
/// signature cannot be checked; everything else about the request still is.
#[derive(Debug, Default)]
pub struct KeyTable {
    keys: HashMap<String, AccessKey>,
    /// Those of sessions that the simulator has given out.
    issued: Mutex<HashMap<String, AccessKey>>,
    strict: bool,
}

/// What the table says of a key id.
pub(super) enum Known {
    Listed(Box<AccessKey>),
    /// Well formed, not listed, and the table is not strict.
    Assumed,
    Unknown,
}

impl KeyTable {
    /// A table of keys; `strict` refuses every other.
    #[must_use]
    pub fn new(keys: impl IntoIterator<Item = AccessKey>, strict: bool) -> Self {
        let keys = keys.into_iter().map(|key| (key.id.clone(), key)).collect();
        Self {
            keys,
            issued: Mutex::default(),
            strict,
        }
    }

    /// The listed keys, in no particular order.
    pub fn keys(&self) -> impl Iterator<Item = &AccessKey> {
        self.keys.values()
    }

    /// Accepts a session's key from here on.
    pub(crate) fn issue(&self, key: AccessKey) {
        self.sessions(|issued| issued.insert(key.id.clone(), key));
    }

    /// A key that is listed or was issued.
    pub(crate) fn get(&self, id: &str) -> Option<AccessKey> {
        let listed = self.keys.get(id).cloned();
        listed.or_else(|| self.sessions(|issued| issued.get(id).cloned()))
    }

    /// The sessions that were given out, in the order of their ids.
    pub(crate) fn issued(&self) -> Vec<AccessKey> {
        let mut all: Vec<AccessKey> = self.sessions(|issued| issued.values().cloned().collect());
        all.sort_by(|one, other| one.id.cmp(&other.id));
        all
    }

    /// Ends every session that was given out.
    pub(crate) fn end_sessions(&self, now: Moment) {
        self.sessions(|issued| {
            for key in issued.values_mut() {
                key.expires_at = key.expires_at.map(|end| end.min(now));
            }
        });
    }

    fn sessions<T>(&self, act: impl FnOnce(&mut HashMap<String, AccessKey>) -> T) -> T {
        act(&mut self.issued.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub(super) fn find(&self, id: &str) -> Known {
        match self.get(id) {
            Some(key) => Known::Listed(Box::new(key)),
            None if !self.strict && is_well_formed(id) => Known::Assumed,
            None => Known::Unknown,
        }
    }
}

/// The shape of a key id: 20 characters, upper-case letters and digits, with
/// the prefix of a user's or a session's key.
fn is_well_formed(id: &str) -> bool {
    id.len() == 20
        && (id.starts_with("AKIA") || id.starts_with("ASIA"))
        && id
            .bytes()
            .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_well_formed_ids_are_assumed_and_only_when_not_strict() {
        let open = KeyTable::default();
        assert!(matches!(open.find("AKIAIOSFODNN7EXAMPLE"), Known::Assumed));
        assert!(matches!(open.find("ASIAIOSFODNN7EXAMPLE"), Known::Assumed));
        for id in [
            "",
            "AKIDEXAMPLE",
            "AKIAiosfodnn7example",
            "AIDAIOSFODNN7EXAMPLE",
        ] {
            assert!(matches!(open.find(id), Known::Unknown), "{id}");
        }
        let strict = KeyTable::new([], true);
        assert!(matches!(
            strict.find("AKIAIOSFODNN7EXAMPLE"),
            Known::Unknown
        ));
    }

    #[test]
    fn a_secret_is_not_printed() {
        let key = AccessKey::long_term("AKIAIOSFODNN7EXAMPLE", "hush", "1").session("quiet", None);
        let text = format!("{key:?}");
        assert!(text.contains("AKIAIOSFODNN7EXAMPLE"));
        assert!(!text.contains("hush") && !text.contains("quiet"));
    }
}
