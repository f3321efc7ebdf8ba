//! Credential profiles as the window sees them: never a key, never a token.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::failure::Failure;
use crate::instant::Timestamp;
use crate::need::Need;
use crate::place::{AccountId, ProfileName, Region, SsoSessionKey};

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
    /// An access key that was added in Trackside; its secret is in the system's keyring.
    Keyring,
    /// An access key that was added in Trackside and is held in memory, until the program ends.
    SessionKey,
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
    /// It works as soon as a person has done something.
    Needs {
        /// What.
        need: Need,
        /// The same, as the failure that calls with it end in.
        failure: Failure,
    },
    /// It does not work.
    Failed {
        /// Why, and what to do.
        failure: Failure,
    },
}

impl ProfileState {
    /// What is known after STS was asked.
    #[must_use]
    pub fn of_answer(answer: &Result<Identity, Failure>) -> Self {
        match answer {
            Ok(identity) => Self::Ready {
                identity: identity.clone(),
            },
            Err(failure) => match &failure.need {
                Some(need) => Self::Needs {
                    need: need.clone(),
                    failure: failure.clone(),
                },
                None => Self::Failed {
                    failure: failure.clone(),
                },
            },
        }
    }
}

/// A line of a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FilePlace {
    /// The file's path.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
}

/// How insistently changes made with a profile are asked about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Confirmation {
    /// As each change's own risk asks for.
    #[default]
    ByRisk,
    /// Every change is reviewed in the dialog.
    Review,
    /// Every change is reviewed, and the service's name is typed.
    TypedName,
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
    /// The regions in which changes are allowed; empty for all.
    pub allowed_regions: Vec<Region>,
    /// How insistently changes are asked about.
    pub confirmation: Confirmation,
    /// What is known of its credentials.
    pub state: ProfileState,
    /// The account that it is, or was when it was last used.
    pub account: Option<AccountId>,
    /// The account's alias, where it has one that may be read.
    pub account_alias: Option<String>,
    /// The account that it was before, where it has become another one and nobody has accepted that:
    /// until then every change is refused.
    pub account_before: Option<AccountId>,
    /// The role that it takes, by name, where its section says so.
    pub role: Option<String>,
    /// The session of Identity Center that its credentials begin with.
    pub session: Option<SsoSessionKey>,
    /// When the credentials that are in use end; `None` where they do not, or there are none.
    pub expires_at: Option<Timestamp>,
    /// How much it is used: the higher the more, and the lately the more.
    pub uses: u32,
    /// Where it is defined; `None` where no file defines it.
    pub place: Option<FilePlace>,
    /// What makes it unusable before anything is asked of AWS: a loop, a contradiction.
    pub broken: Option<Failure>,
}

/// A step on the way to a profile's credentials.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ResolutionStep {
    /// What is done, in words.
    pub what: String,
    /// What with: a role's ARN, a session's name. Never a secret.
    pub detail: Option<String>,
    /// The profile whose section asks for it.
    pub profile: ProfileName,
    /// The line that asks for it.
    pub place: Option<FilePlace>,
}

/// Something wrong with a profile's sections.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ResolutionProblem {
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub mend: String,
    /// Whether the profile does not work because of it.
    pub fatal: bool,
    /// The profile whose section is meant.
    pub profile: ProfileName,
    /// The line.
    pub place: Option<FilePlace>,
}

/// How a profile comes by its credentials, step by step.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Resolution {
    /// The steps, in the order in which they are taken.
    pub steps: Vec<ResolutionStep>,
    /// What is wrong, the gravest first.
    pub problems: Vec<ResolutionProblem>,
    /// Every section that has a part in it.
    pub sections: Vec<FilePlace>,
}

/// All there is to know of one profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProfilePage {
    /// The profile.
    pub profile: Profile,
    /// How it comes by its credentials.
    pub resolution: Resolution,
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
