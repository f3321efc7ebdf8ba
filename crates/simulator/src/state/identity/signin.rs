//! Signing in with IAM Identity Center: clients, requests that wait for a person, and tokens.

use std::collections::HashMap;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::auth::letters;
use crate::clock::Moment;
use crate::state::Draw;

/// How long a sign-in lasts: refreshing does not go beyond it.
const SESSION: Duration = Duration::from_secs(8 * 3600);
/// How long a token lasts that can be refreshed.
const REFRESHABLE: Duration = Duration::from_secs(3600);

const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// What becomes of a request to sign in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SignInMode {
    /// A person decides, on a page.
    #[default]
    Page,
    /// It is approved when the page is asked for, and a device as soon as it asks.
    Approve,
    /// It is denied.
    Deny,
}

/// What a person said to a request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Nothing yet.
    #[default]
    Waiting,
    /// Yes.
    Approved,
    /// No.
    Denied,
}

/// A client that has registered.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Registration {
    /// Its secret.
    pub secret: String,
    /// What it calls itself.
    pub name: String,
    /// The grants that it may use; those of a device where it named none.
    pub grants: Vec<String>,
    /// Where people may be sent back to.
    pub redirects: Vec<String>,
    /// What it may ask for.
    pub scopes: Vec<String>,
    /// The start URL that it registered with.
    pub issuer: Option<String>,
    /// When it must register again.
    pub expires_at: Moment,
}

/// A device's request to sign in.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Device {
    /// The client that asks.
    pub client: String,
    /// What the person types.
    pub user_code: String,
    /// The start URL.
    pub start_url: String,
    /// Until when it can be approved.
    pub expires_at: Moment,
    /// What the person said.
    pub verdict: Verdict,
    /// Whether its token was given out.
    pub used: bool,
    /// When the client last asked, by the simulator's clock and by the system's.
    pub asked: Option<(Moment, Moment)>,
}

/// A code that a browser brings back.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AuthorizationCode {
    /// The client that asked.
    pub client: String,
    /// Where the browser was sent.
    pub redirect: String,
    /// The S256 challenge.
    pub challenge: String,
    /// Until when it is good.
    pub expires_at: Moment,
}

/// An access token.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Token {
    /// The start URL.
    pub start_url: String,
    /// The sign-in that it belongs to.
    pub session: u64,
    /// Until when it is good.
    pub expires_at: Moment,
}

/// A refresh token.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Refresh {
    /// Whom it was given to.
    pub client: String,
    /// The start URL.
    pub start_url: String,
    /// The sign-in that it belongs to.
    pub session: u64,
    /// When the sign-in ends.
    pub expires_at: Moment,
}

/// What a client is given.
#[derive(Clone, Debug)]
pub struct Grant {
    /// The access token.
    pub access: String,
    /// The refresh token, where it may have one.
    pub refresh: Option<String>,
    /// How long the access token is good.
    pub lasts: Duration,
}

/// Everything about signing in.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct SignIns {
    /// What becomes of requests.
    pub mode: SignInMode,
    /// Clients by their id.
    pub clients: HashMap<String, Registration>,
    /// Devices by their code.
    pub devices: HashMap<String, Device>,
    /// Authorization codes.
    pub codes: HashMap<String, AuthorizationCode>,
    /// Access tokens.
    pub tokens: HashMap<String, Token>,
    /// Refresh tokens.
    pub refreshes: HashMap<String, Refresh>,
    sessions: u64,
}

impl SignIns {
    /// The tokens of a person who has just said yes.
    pub fn sign_in(
        &mut self,
        client: &str,
        start_url: &str,
        now: Moment,
        draw: &mut Draw,
    ) -> Grant {
        self.sessions += 1;
        let refresh = Refresh {
            client: client.to_owned(),
            start_url: start_url.to_owned(),
            session: self.sessions,
            expires_at: now + SESSION,
        };
        self.grant(refresh, now, draw)
    }

    /// The next tokens of a sign-in. A refresh token is good once.
    pub fn refresh(&mut self, token: &str, now: Moment, draw: &mut Draw) -> Option<Grant> {
        let refresh = self.refreshes.remove(token)?;
        (now < refresh.expires_at).then(|| self.grant(refresh, now, draw))
    }

    fn grant(&mut self, sign_in: Refresh, now: Moment, draw: &mut Draw) -> Grant {
        let left = sign_in.expires_at.since(now);
        let refreshable = self
            .clients
            .get(&sign_in.client)
            .is_some_and(Registration::may_refresh);
        let lasts = if refreshable {
            REFRESHABLE.min(left)
        } else {
            left
        };
        let access = format!("aoaAAAAA{}", letters(draw, ALPHABET, 200));
        let token = Token {
            start_url: sign_in.start_url.clone(),
            session: sign_in.session,
            expires_at: now + lasts,
        };
        self.tokens.insert(access.clone(), token);
        let refresh = refreshable.then(|| {
            let value = format!("aorAAAAA{}", letters(draw, ALPHABET, 200));
            self.refreshes.insert(value.clone(), sign_in);
            value
        });
        Grant {
            access,
            refresh,
            lasts,
        }
    }

    /// An access token that is good.
    #[must_use]
    pub fn token(&self, value: &str, now: Moment) -> Option<&Token> {
        self.tokens
            .get(value)
            .filter(|token| now < token.expires_at)
    }

    /// Ends the sign-in that a token belongs to.
    pub fn sign_out(&mut self, value: &str) {
        let Some(session) = self.tokens.get(value).map(|token| token.session) else {
            return;
        };
        self.tokens.retain(|_, token| token.session != session);
        self.refreshes.retain(|_, token| token.session != session);
    }

    /// The device that shows a code.
    pub fn device_showing(&mut self, user_code: &str, now: Moment) -> Option<&mut Device> {
        let plain = |code: &str| code.replace('-', "").to_ascii_uppercase();
        let asked = plain(user_code);
        self.devices
            .values_mut()
            .find(|device| plain(&device.user_code) == asked && now < device.expires_at)
    }
}

impl Registration {
    /// Whether its tokens can be refreshed.
    #[must_use]
    pub fn may_refresh(&self) -> bool {
        let asked = self.grants.is_empty() || self.grants.iter().any(|g| g == "refresh_token");
        asked
            && self
                .scopes
                .iter()
                .any(|scope| scope == "sso:account:access")
    }
}
