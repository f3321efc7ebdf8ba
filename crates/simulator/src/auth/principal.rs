//! Who a request is made by.

/// What kind of identity it is; some calls are for one kind only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum PrincipalKind {
    /// An IAM user with a long-term key.
    User,
    /// An IAM user with temporary credentials of `GetSessionToken`.
    UserSession,
    /// A role that was assumed.
    Role,
    /// Nobody: the call carries no signature.
    Anonymous,
}

/// Who a request is made by.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Principal {
    /// Its ARN: `…:user/<name>` or `…:assumed-role/<role>/<session>`.
    pub arn: String,
    /// What kind of identity it is.
    pub kind: PrincipalKind,
    /// Whether it has proved a second factor.
    pub mfa: bool,
}

impl Principal {
    /// A user with a long-term key.
    #[must_use]
    pub fn user(account: &str, name: &str) -> Self {
        Self {
            arn: format!("arn:aws:iam::{account}:user/{name}"),
            kind: PrincipalKind::User,
            mfa: false,
        }
    }

    /// A session of a role. `name` is the role's without its path.
    #[must_use]
    pub fn role(account: &str, name: &str, session: &str, mfa: bool) -> Self {
        Self {
            arn: format!("arn:aws:sts::{account}:assumed-role/{name}/{session}"),
            kind: PrincipalKind::Role,
            mfa,
        }
    }

    /// Whoever sends a call that needs no signature.
    #[must_use]
    pub fn anonymous() -> Self {
        Self {
            arn: "anonymous".to_owned(),
            kind: PrincipalKind::Anonymous,
            mfa: false,
        }
    }

    /// The user's or the role's name, without paths and sessions.
    #[must_use]
    pub fn name(&self) -> &str {
        name_in(&self.arn)
    }
}

/// The name of the user or role that an ARN of IAM or STS is about.
pub(crate) fn name_in(arn: &str) -> &str {
    let resource = arn.splitn(6, ':').nth(5).unwrap_or_default();
    match resource.strip_prefix("assumed-role/") {
        Some(role) => role.split('/').next().unwrap_or_default(),
        None => resource.rsplit('/').next().unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_without_path_and_session() {
        for (arn, name) in [
            ("arn:aws:iam::1:user/teams/ana", "ana"),
            ("arn:aws:iam::1:role/ops", "ops"),
            ("arn:aws:sts::1:assumed-role/ops/ana", "ops"),
            ("anonymous", ""),
        ] {
            assert_eq!(name_in(arn), name, "{arn}");
        }
    }
}
