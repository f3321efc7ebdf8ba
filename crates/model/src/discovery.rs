//! Finding accounts and roles in IAM Identity Center, and making profiles of them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::place::{AccountId, ProfileName, Region, SsoSessionKey};

/// An account that the person who signed in may use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SsoAccount {
    /// Its id.
    pub id: AccountId,
    /// Its name, as the organisation calls it.
    pub name: String,
    /// Its root user's address.
    pub email: String,
}

/// A role that the person who signed in may take in an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SsoRole {
    /// The account.
    pub account: AccountId,
    /// The role's name: the permission set's.
    pub name: String,
    /// The profile that is this role already.
    pub existing: Option<ProfileName>,
    /// A name that no profile has yet.
    pub suggested: ProfileName,
}

/// A profile to be made of a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProfileDraft {
    /// Its name.
    pub name: ProfileName,
    /// The account.
    pub account: AccountId,
    /// The role's name.
    pub role: String,
    /// The region that its section is to name.
    pub region: Option<Region>,
}

/// Where profiles are to be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum KeepIn {
    /// In the AWS config file, for every tool.
    ConfigFile,
    /// In Trackside's settings, for Trackside alone.
    App,
}

/// The profiles that a person chose to make.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DiscoveryChoice {
    /// The session they are found in.
    pub session: SsoSessionKey,
    /// The profiles.
    pub profiles: Vec<ProfileDraft>,
    /// Where they are to be kept.
    pub keep_in: KeepIn,
}

/// What happens to a line of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum DiffKind {
    /// It stays as it is, and is shown for orientation.
    Kept,
    /// It is added.
    Added,
}

/// A line of a difference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DiffLine {
    /// Its number in the file as it will be, from 1.
    pub number: u32,
    /// What happens to it.
    pub kind: DiffKind,
    /// The line. Values that may be secret are left out of lines that stay.
    pub text: String,
}

/// What a choice would do to a file. Nothing in the file is ever removed or moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConfigDiff {
    /// The file.
    pub path: String,
    /// Whether it has to be made.
    pub created: bool,
    /// Where the file as it stands is copied to first; `None` where there is no file yet.
    pub backup: Option<String>,
    /// The lines, in the file's order.
    pub lines: Vec<DiffLine>,
    /// Tells this state of the file from another: it is written only as long as this holds.
    pub fingerprint: String,
}

/// A session of Identity Center that is to be added to the config file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SessionDraft {
    /// Its name.
    pub name: SsoSessionKey,
    /// The address of the portal at which its people sign in.
    pub start_url: String,
    /// The region that Identity Center is in.
    pub region: Region,
}

/// A profile of Identity Center that only Trackside knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AppSsoProfile {
    /// Its name.
    pub name: ProfileName,
    /// The region to look in first.
    pub region: Option<Region>,
    /// The name of the session's section, where it has one.
    pub session_name: Option<String>,
    /// The session's start URL.
    pub start_url: String,
    /// The session's region.
    pub sso_region: Region,
    /// The account.
    pub account: AccountId,
    /// The role's name.
    pub role: String,
    /// Where its calls go instead of to AWS.
    #[serde(default)]
    pub endpoint_url: Option<String>,
}
