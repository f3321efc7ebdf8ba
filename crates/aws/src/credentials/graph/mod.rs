//! How a profile comes by its credentials, as its sections say: a beginning, then role after role.
//!
//! Order and rules are botocore's, whose files these are: a profile means here what it means to the
//! AWS CLI. What contradicts itself is an answer of its own, which names the profile and the line.

mod leaf;
#[cfg(test)]
mod tests;
mod walk;

use std::path::PathBuf;

use model::failure::{Failure, FailureCode};
use model::keys::{KeyPlace, KeyProfile};
use model::place::{AccountId, ProfileName};
use model::profile::{FilePlace, ProfileKind, ResolutionProblem};
use model::redacted::Redacted;
use thiserror::Error;

use super::sso::SsoSession;

pub(crate) use walk::chain;

/// Where the first credentials come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Leaf {
    /// A key in a file.
    Keys {
        id: String,
        secret: Redacted<String>,
        token: Option<Redacted<String>>,
    },
    /// IAM Identity Center.
    Sso {
        session: SsoSession,
        account: AccountId,
        role: String,
    },
    /// A program that prints credentials. Its arguments may be secret.
    Process { command: Redacted<String> },
    /// A role, assumed with a token that something else puts into a file.
    WebIdentity {
        token_file: PathBuf,
        role_arn: String,
        session_name: Option<String>,
    },
    /// `aws login`.
    Login { session: String },
    /// The variables of the environment.
    Environment,
    /// The instance's own role.
    Ec2,
    /// The container's own role.
    Ecs,
    /// A key whose secret is in the system's keyring.
    Keyring { key: KeyProfile },
}

impl Leaf {
    /// The role of Identity Center that it is: the session, the account and the role's name.
    pub(crate) const fn sso(&self) -> Option<(&SsoSession, &AccountId, &String)> {
        match self {
            Self::Sso {
                session,
                account,
                role,
            } => Some((session, account, role)),
            Self::Keys { .. }
            | Self::Process { .. }
            | Self::WebIdentity { .. }
            | Self::Login { .. }
            | Self::Environment
            | Self::Ec2
            | Self::Ecs
            | Self::Keyring { .. } => None,
        }
    }
}

/// A part of a chain, and the section and line that ask for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Asked<T> {
    pub(crate) what: T,
    pub(crate) profile: ProfileName,
    pub(crate) place: Option<FilePlace>,
}

/// A session of the same user that a code was given for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CodeStep {
    pub(crate) serial: String,
    pub(crate) duration: Option<i32>,
}

/// A role to be assumed with the credentials before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RoleStep {
    pub(crate) role_arn: String,
    pub(crate) external_id: Option<String>,
    /// As configured; AWS's record shows a name of ours where it is not.
    pub(crate) session_name: Option<String>,
    pub(crate) duration: Option<i32>,
    /// The device that is asked for a code.
    pub(crate) serial: Option<String>,
}

/// The whole way to a profile's credentials.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Chain {
    pub(crate) leaf: Asked<Leaf>,
    /// A session with a code, where the profile's own keys are to be used with one.
    pub(crate) code: Option<Asked<CodeStep>>,
    /// The roles, in the order in which they are assumed.
    pub(crate) roles: Vec<Asked<RoleStep>>,
    /// What is odd about it, and does not keep it from working.
    pub(crate) notes: Vec<ResolutionProblem>,
}

impl Chain {
    /// A chain that begins and ends with `leaf`.
    pub(crate) const fn of(leaf: Asked<Leaf>) -> Self {
        Self {
            leaf,
            code: None,
            roles: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// What kind of profile has this chain.
    pub(crate) fn kind(&self) -> ProfileKind {
        if !self.roles.is_empty() {
            return ProfileKind::AssumeRole;
        }
        match &self.leaf.what {
            Leaf::Keys { .. } | Leaf::Environment | Leaf::Ec2 | Leaf::Ecs => ProfileKind::Keys,
            Leaf::Sso { .. } => ProfileKind::Sso,
            Leaf::Process { .. } => ProfileKind::Process,
            Leaf::WebIdentity { .. } => ProfileKind::WebIdentity,
            Leaf::Login { .. } => ProfileKind::Login,
            Leaf::Keyring { key } => match key.place {
                KeyPlace::Keyring => ProfileKind::Keyring,
                KeyPlace::ThisSession => ProfileKind::SessionKey,
            },
        }
    }

    /// The role that it ends in, by name.
    pub(crate) fn role(&self) -> Option<String> {
        if let Some(last) = self.roles.last() {
            return Some(role_name(&last.what.role_arn));
        }
        match &self.leaf.what {
            Leaf::Sso { role, .. } => Some(role.clone()),
            Leaf::WebIdentity { role_arn, .. } => Some(role_name(role_arn)),
            Leaf::Keys { .. }
            | Leaf::Process { .. }
            | Leaf::Login { .. }
            | Leaf::Environment
            | Leaf::Ec2
            | Leaf::Ecs
            | Leaf::Keyring { .. } => None,
        }
    }

    /// The account that its sections name, where they do: known before anything is asked of AWS.
    pub(crate) fn account(&self) -> Option<AccountId> {
        if let Some(last) = self.roles.last() {
            return account_of(&last.what.role_arn);
        }
        match &self.leaf.what {
            Leaf::Sso { account, .. } => Some(account.clone()),
            Leaf::WebIdentity { role_arn, .. } => account_of(role_arn),
            Leaf::Login { session } => account_of(session),
            Leaf::Keys { .. }
            | Leaf::Process { .. }
            | Leaf::Environment
            | Leaf::Ec2
            | Leaf::Ecs
            | Leaf::Keyring { .. } => None,
        }
    }

    /// The session of Identity Center that it begins with.
    pub(crate) fn sso_session(&self) -> Option<&SsoSession> {
        self.leaf.what.sso().map(|(session, ..)| session)
    }
}

fn role_name(arn: &str) -> String {
    arn.rsplit('/').next().unwrap_or(arn).to_owned()
}

fn account_of(arn: &str) -> Option<AccountId> {
    let account = arn.strip_prefix("arn:")?.split(':').nth(3)?;
    (!account.is_empty()).then(|| AccountId::from(account))
}

/// Why a profile has no chain.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{} ({})", .0.what.trim_end_matches('.'), at(.0))]
pub(crate) struct Broken(pub(crate) ResolutionProblem);

fn at(problem: &ResolutionProblem) -> String {
    match &problem.place {
        Some(place) => format!(
            "profile {}, {}, line {}",
            problem.profile, place.file, place.line
        ),
        None => format!("profile {}", problem.profile),
    }
}

impl Broken {
    /// The same, as calls with the profile end in it.
    pub(crate) fn failure(&self) -> Failure {
        let mut failure = Failure::new(FailureCode::ProfileInvalid, self.to_string());
        failure.causes.push(self.0.mend.clone());
        failure
    }
}
