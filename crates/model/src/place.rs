//! Where a thing lives: which profile, which account, which region.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! name_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        pub struct $name(pub String);

        impl $name {
            /// The name as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

name_type! {
    /// A credential profile's name, as `~/.aws/config` spells it.
    ProfileName
}
name_type! {
    /// An AWS region's code, such as `eu-west-1`.
    Region
}
name_type! {
    /// A twelve-digit AWS account id.
    AccountId
}
name_type! {
    /// A service's ARN.
    ServiceArn
}
name_type! {
    /// A session of IAM Identity Center: the name of its `sso-session` section, or the start URL of
    /// profiles that name none. The AWS CLI names the token's file after it.
    SsoSessionKey
}

/// The regions App Runner exists in (facts: the table of Route 53 alias zones).
pub const REGIONS: [&str; 11] = [
    "us-east-1",
    "us-east-2",
    "us-west-2",
    "ap-south-1",
    "ap-southeast-1",
    "ap-southeast-2",
    "ap-northeast-1",
    "eu-central-1",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
];

/// One profile in one region: the unit in which the fleet is read and in which reads fail.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
pub struct Cell {
    /// Whose credentials.
    pub profile: ProfileName,
    /// Where.
    pub region: Region,
}

impl Cell {
    /// The cell of `profile` in `region`.
    #[must_use]
    pub fn new(profile: &str, region: &str) -> Self {
        Self {
            profile: profile.into(),
            region: region.into(),
        }
    }
}

/// The cells the fleet is read from: the profiles and regions that the user chose.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Scope {
    /// Each once, in the user's order.
    pub cells: Vec<Cell>,
}

/// A service as the window names it: where it was seen, and its ARN.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
pub struct ServiceRef {
    /// The profile and region it is reached through.
    pub cell: Cell,
    /// Its ARN.
    pub arn: ServiceArn,
}
