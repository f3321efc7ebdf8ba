//! Access keys that the user keeps with Trackside: the secret in the system's keyring or in memory,
//! everything else in the settings. Nothing here can carry a secret back to the window.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::need::KeyringObstacle;
use crate::place::{AccountId, ProfileName, Region};
use crate::profile::Identity;
use crate::redacted::Redacted;

/// Where the secret of a key is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum KeyPlace {
    /// In the system's keyring, until it is deleted.
    Keyring,
    /// In memory: gone, with its profile, when the program ends.
    ThisSession,
}

/// A profile whose key the user gave to Trackside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KeyProfile {
    /// Its name.
    pub name: ProfileName,
    /// The key's id, which is no secret.
    pub access_key_id: String,
    /// The region to look in first.
    pub region: Option<Region>,
    /// Where its calls go instead of to AWS.
    #[serde(default)]
    pub endpoint_url: Option<String>,
    /// Where the secret is.
    pub place: KeyPlace,
}

/// A secret as it is typed: once, into Rust.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KeySecret {
    /// The key's id.
    pub access_key_id: String,
    /// Its secret.
    pub secret_access_key: Redacted<String>,
    /// The token of a temporary key. Such a key is kept for this session only.
    pub session_token: Option<Redacted<String>>,
}

/// A profile to be added.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KeyDraft {
    /// Its name.
    pub name: ProfileName,
    /// The key.
    pub key: KeySecret,
    /// The region to look in first.
    pub region: Option<Region>,
    /// Where its calls go instead of to AWS.
    pub endpoint_url: Option<String>,
    /// Where to keep the secret.
    pub place: KeyPlace,
}

/// Who a key turned out to be, before it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KeyTested {
    /// Who.
    pub identity: Identity,
    /// The account that the profile's earlier key belonged to, where this key is another account's.
    pub other_account_before: Option<AccountId>,
}

/// What the system's keyring is like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KeyringView {
    /// What is in the way; `None` where it answers and is open.
    pub obstacle: Option<KeyringObstacle>,
}
