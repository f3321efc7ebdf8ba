//! The access keys that scenarios list. They open nothing but a simulator.

use crate::clock::Moment;

use crate::auth::AccessKey;

/// The account of the production keys.
pub const PRODUCTION: &str = "482100937716";

/// The account of the sandbox keys.
pub const SANDBOX: &str = "730335204118";

/// An access key of a scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// The access key id.
    pub access_key_id: &'static str,
    /// The secret access key.
    pub secret_access_key: &'static str,
    /// The session token, where the key is a session's.
    pub session_token: Option<&'static str>,
    /// The account.
    pub account: &'static str,
    /// The name of the user whose key it is.
    pub user: &'static str,
    /// What it is for.
    pub about: &'static str,
    /// Whether the session has ended.
    pub expired: bool,
}

/// The access keys of every scenario.
pub const KEYS: &[Key] = &[
    Key {
        access_key_id: "AKIATRACKSIDEPROD001",
        secret_access_key: "simulated/production/0000000000000000000",
        session_token: None,
        account: PRODUCTION,
        user: "developer",
        about: "production",
        expired: false,
    },
    Key {
        access_key_id: "AKIATRACKSIDESAND001",
        secret_access_key: "simulated/sandbox/0000000000000000000000",
        session_token: None,
        account: SANDBOX,
        user: "developer",
        about: "sandbox",
        expired: false,
    },
    Key {
        access_key_id: "ASIATRACKSIDEEXPIRED",
        secret_access_key: "simulated/expired/0000000000000000000000",
        session_token: Some("simulated-session-token"),
        account: PRODUCTION,
        user: "developer",
        about: "production, a session that has expired",
        expired: true,
    },
    Key {
        access_key_id: "AKIATRACKSIDEMFA0001",
        secret_access_key: "simulated/production/mfa/000000000000000",
        session_token: None,
        account: PRODUCTION,
        user: "mfa-developer",
        about: "production, a user who may do nothing without MFA",
        expired: false,
    },
];

impl Key {
    pub(crate) fn listed(&self) -> AccessKey {
        let key = AccessKey::long_term(self.access_key_id, self.secret_access_key, self.account)
            .of_user(self.user);
        match self.session_token {
            Some(token) => key.session(token, self.expired.then_some(Moment::from_secs(0))),
            None => key,
        }
    }
}
