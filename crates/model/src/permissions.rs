//! What Trackside asks of AWS, action by action, and whether a profile may do it.
//!
//! The list and the policies are what README tells: a test below holds them together.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::failure::Failure;
use crate::instant::Timestamp;
use crate::place::{AccountId, Cell, Region};

/// The policy that is enough to look at everything.
pub const READ_POLICY: &str = include_str!("permissions/read-policy.json");
/// What is to be added to it to make every change.
pub const CHANGE_POLICY: &str = include_str!("permissions/change-policy.json");
/// What is to be added to it for the account's alias and for this very check.
pub const LOOK_POLICY: &str = include_str!("permissions/look-policy.json");

/// What an action is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Purpose {
    /// To show services and their state.
    Read,
    /// To change them.
    Change,
    /// To tell the account's alias and to check permissions: nothing else depends on it.
    Look,
}

/// What an action is done to, for the question that IAM is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// Nothing in particular: IAM wants `*`.
    Anything,
    /// A service.
    Service,
    /// A revision of an auto scaling configuration.
    Scaling,
    /// A log group of a service.
    Logs,
    /// A private ECR repository.
    Repository,
    /// A role that is passed to App Runner's instances.
    InstanceRole,
}

impl Target {
    /// The ARN that stands for every such thing of `account` in `region`. Its wildcards are literal
    /// characters to IAM, so a policy has to cover all of them to cover this.
    #[must_use]
    pub fn arn(self, account: &AccountId, region: &Region) -> String {
        match self {
            Self::Anything => "*".to_owned(),
            Self::Service => format!("arn:aws:apprunner:{region}:{account}:service/*/*"),
            Self::Scaling => {
                format!("arn:aws:apprunner:{region}:{account}:autoscalingconfiguration/*/*/*")
            }
            Self::Logs => format!("arn:aws:logs:{region}:{account}:log-group:/aws/apprunner/*"),
            Self::Repository => format!("arn:aws:ecr:{region}:{account}:repository/*"),
            Self::InstanceRole => format!("arn:aws:iam::{account}:role/*"),
        }
    }

    /// The condition keys that the real call would carry.
    #[must_use]
    pub const fn context(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::InstanceRole => Some(("iam:PassedToService", "tasks.apprunner.amazonaws.com")),
            Self::Anything | Self::Service | Self::Scaling | Self::Logs | Self::Repository => None,
        }
    }
}

/// An action that Trackside may ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// Such as `apprunner:ListServices`.
    pub action: &'static str,
    /// What for.
    pub purpose: Purpose,
    /// What it is done to.
    pub target: Target,
}

const fn wanted(action: &'static str, purpose: Purpose, target: Target) -> Wanted {
    Wanted {
        action,
        purpose,
        target,
    }
}

/// Every action that Trackside may ask for. `sts:GetCallerIdentity` is missing: it needs no permission.
pub const WANTED: [Wanted; 24] = [
    wanted("apprunner:ListServices", Purpose::Read, Target::Anything),
    wanted("apprunner:DescribeService", Purpose::Read, Target::Service),
    wanted("apprunner:ListOperations", Purpose::Read, Target::Service),
    wanted(
        "apprunner:DescribeCustomDomains",
        Purpose::Read,
        Target::Service,
    ),
    wanted(
        "apprunner:ListAutoScalingConfigurations",
        Purpose::Read,
        Target::Anything,
    ),
    wanted(
        "apprunner:DescribeAutoScalingConfiguration",
        Purpose::Read,
        Target::Scaling,
    ),
    wanted("cloudwatch:GetMetricData", Purpose::Read, Target::Anything),
    wanted("logs:DescribeLogStreams", Purpose::Read, Target::Logs),
    wanted("logs:FilterLogEvents", Purpose::Read, Target::Logs),
    wanted("logs:GetLogEvents", Purpose::Read, Target::Logs),
    wanted("ecr:DescribeImages", Purpose::Read, Target::Repository),
    wanted(
        "apprunner:StartDeployment",
        Purpose::Change,
        Target::Service,
    ),
    wanted("apprunner:PauseService", Purpose::Change, Target::Service),
    wanted("apprunner:ResumeService", Purpose::Change, Target::Service),
    wanted("apprunner:UpdateService", Purpose::Change, Target::Service),
    wanted("apprunner:DeleteService", Purpose::Change, Target::Service),
    wanted(
        "apprunner:CreateAutoScalingConfiguration",
        Purpose::Change,
        Target::Scaling,
    ),
    wanted(
        "apprunner:DeleteAutoScalingConfiguration",
        Purpose::Change,
        Target::Scaling,
    ),
    wanted(
        "apprunner:AssociateCustomDomain",
        Purpose::Change,
        Target::Service,
    ),
    wanted(
        "apprunner:DisassociateCustomDomain",
        Purpose::Change,
        Target::Service,
    ),
    wanted("iam:PassRole", Purpose::Change, Target::InstanceRole),
    wanted("iam:ListAccountAliases", Purpose::Look, Target::Anything),
    wanted(
        "iam:SimulatePrincipalPolicy",
        Purpose::Look,
        Target::Anything,
    ),
    wanted("iam:GetRole", Purpose::Look, Target::Anything),
];

/// What IAM says of one action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Decision {
    /// A policy allows it.
    Allowed,
    /// No policy allows it.
    Denied,
    /// A policy, or the organisation, denies it expressly: allowing it elsewhere does not help.
    ExplicitlyDenied,
    /// IAM could not be asked.
    NotKnown,
}

/// A call that AWS refused in this run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Denial {
    /// The action.
    pub action: String,
    /// With which profile, and where.
    pub cell: Cell,
    /// When it was last refused.
    pub at: Timestamp,
    /// AWS's words.
    pub message: String,
}

/// One action, as the profile's page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Permission {
    /// Such as `apprunner:ListServices`.
    pub action: String,
    /// What for.
    pub purpose: Purpose,
    /// What IAM says.
    pub decision: Decision,
    /// The last refusal of this run, if there was one.
    pub denial: Option<Denial>,
}

/// What a profile may do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Permissions {
    /// Whom IAM was asked about; `None` where the identity is nobody that IAM can be asked about.
    pub principal: Option<String>,
    /// When.
    pub checked_at: Timestamp,
    /// Why IAM could not be asked, where nothing is known.
    pub obstacle: Option<PermissionObstacle>,
    /// Every action that Trackside may ask for.
    pub permissions: Vec<Permission>,
    /// The policies to copy, one for each purpose.
    pub policies: Vec<PolicyText>,
}

/// A policy to copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PolicyText {
    /// What it allows.
    pub purpose: Purpose,
    /// JSON, as README has it.
    pub json: String,
}

/// Why IAM could not be asked what a profile may do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum PermissionObstacle {
    /// The profile is the account's root user, or a federated user, whose policies IAM does not simulate.
    NotSimulated,
    /// The question itself is not allowed, or failed.
    Failed {
        /// How.
        failure: Failure,
    },
}

/// The policies to copy.
#[must_use]
pub fn policies() -> Vec<PolicyText> {
    let text = |purpose, json: &str| PolicyText {
        purpose,
        json: json.to_owned(),
    };
    vec![
        text(Purpose::Read, READ_POLICY),
        text(Purpose::Change, CHANGE_POLICY),
        text(Purpose::Look, LOOK_POLICY),
    ]
}

#[cfg(test)]
mod tests;
