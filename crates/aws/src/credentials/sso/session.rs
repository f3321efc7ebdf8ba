//! A session, as the files describe it.

use model::place::{Region, SsoSessionKey};

/// The one scope that roles need, where a session names none.
const ACCOUNT_ACCESS: &str = "sso:account:access";

/// A session of Identity Center, as a profile or an `sso-session` section describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SsoSession {
    /// The name of the `sso-session` section; `None` where a profile names the start URL itself.
    pub(crate) name: Option<String>,
    /// Where its people sign in, as written.
    pub(crate) start_url: String,
    /// The region it is in.
    pub(crate) region: Region,
    /// The scopes that the section asks for; empty for the usual one.
    pub(crate) scopes: Vec<String>,
}

impl SsoSession {
    /// What it is known by; also what the AWS CLI names its token's file after.
    pub(crate) fn key(&self) -> SsoSessionKey {
        SsoSessionKey::from(self.name.as_deref().unwrap_or(&self.start_url))
    }

    /// The scopes that a client registers for.
    pub(crate) fn scopes(&self) -> Vec<String> {
        if self.scopes.is_empty() {
            vec![ACCOUNT_ACCESS.to_owned()]
        } else {
            self.scopes.clone()
        }
    }

    /// The scopes of a `sso_registration_scopes` setting.
    pub(crate) fn scopes_of(setting: &str) -> Vec<String> {
        setting
            .split(',')
            .map(str::trim)
            .filter(|scope| !scope.is_empty())
            .map(str::to_owned)
            .collect()
    }
}
