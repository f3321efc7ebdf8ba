//! Signing in to IAM Identity Center, as the window sees it: never a token, never a secret.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::failure::Failure;
use crate::instant::Timestamp;
use crate::place::{ProfileName, Region, SsoSessionKey};

/// How a person proves who they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum SignInHow {
    /// The browser comes back to this machine by itself (authorization code with PKCE).
    Pkce,
    /// The person compares a code, which works from a browser on any machine.
    Device,
}

/// How far a sign-in is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum SignInState {
    /// The page to open is being asked for.
    Starting,
    /// The browser is open, the person has not finished.
    Waiting,
    /// The session is signed in.
    Done,
    /// It came to nothing.
    Failed {
        /// Why, and what to do.
        failure: Failure,
    },
    /// The person gave it up, or another sign-in took its place.
    Cancelled,
}

impl SignInState {
    /// Whether nothing more will happen.
    #[must_use]
    pub const fn has_ended(&self) -> bool {
        match self {
            Self::Starting | Self::Waiting => false,
            Self::Done | Self::Failed { .. } | Self::Cancelled => true,
        }
    }
}

/// A sign-in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SignInView {
    /// The session that is signed in to.
    pub session: SsoSessionKey,
    /// The profiles that use it.
    pub profiles: Vec<ProfileName>,
    /// How.
    pub how: SignInHow,
    /// The page to open in the system's browser, as soon as it is known.
    pub url: Option<String>,
    /// The code to compare, with [`SignInHow::Device`].
    pub code: Option<String>,
    /// When the browser's answer will not be waited for any longer.
    pub expires_at: Timestamp,
    /// How far it is.
    pub state: SignInState,
}

/// A session of IAM Identity Center, as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SsoSessionView {
    /// What it is known by.
    pub session: SsoSessionKey,
    /// Where its people sign in.
    pub start_url: String,
    /// The region it is in.
    pub region: Region,
    /// The profiles that use it.
    pub profiles: Vec<ProfileName>,
    /// When its token ends; `None` where it has none that is usable.
    pub signed_in_until: Option<Timestamp>,
    /// Whether the token is renewed without a person.
    pub renewable: bool,
    /// Why the token could not be saved: the sign-in holds for this run only.
    pub trouble: Option<Failure>,
}
