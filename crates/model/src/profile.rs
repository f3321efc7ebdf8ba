//! Credential profiles as the window sees them: never a key, never a token.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::failure::Failure;
use crate::place::{AccountId, ProfileName, Region};

/// How a profile comes by its credentials.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ProfileKind {
    /// An access key in a file.
    Keys,
    /// IAM Identity Center.
    Sso,
    /// A role, assumed with another profile's or an environment's credentials.
    AssumeRole,
    /// A role, assumed with a web identity token.
    WebIdentity,
    /// A program that prints credentials.
    Process,
    /// `aws login`.
    Login,
    /// The built-in Demo fleet.
    Demo,
    /// None of the above: nothing in the profile yields credentials.
    Unknown,
}

/// Who a profile turned out to be, as STS answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Identity {
    /// The account.
    pub account: AccountId,
    /// The caller's ARN.
    pub arn: String,
}

/// What is known of a profile's credentials.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum ProfileState {
    /// STS was not asked yet.
    Unread,
    /// STS answered.
    Ready {
        /// Who.
        identity: Identity,
    },
    /// It does not work.
    Failed {
        /// Why, and what to do.
        failure: Failure,
    },
}

/// A colour that tells one profile from another at a glance; names of the theme's own tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ProfileColor {
    /// The theme's red: production by habit.
    Red,
    /// Amber: staging by habit.
    Amber,
    /// Green: sandbox by habit.
    Green,
    /// Blue.
    Blue,
    /// Purple.
    Purple,
    /// Grey: nothing was chosen.
    Grey,
}

/// A profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Profile {
    /// Its name.
    pub name: ProfileName,
    /// How it comes by its credentials.
    pub kind: ProfileKind,
    /// The region its file names.
    pub default_region: Option<Region>,
    /// The regions that the user reads with it.
    pub regions: Vec<Region>,
    /// Its colour.
    pub color: ProfileColor,
    /// Whether what it reaches is production: changes ask more insistently.
    pub production: bool,
    /// Whether changes are refused.
    pub read_only: bool,
    /// What is known of its credentials.
    pub state: ProfileState,
}

/// The profiles that were found, and what could not be read while looking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProfileList {
    /// The profiles, in the files' order, Demo last.
    pub profiles: Vec<Profile>,
    /// Files or parts of files that could not be read: which file, which line, what to do.
    pub problems: Vec<Failure>,
}
