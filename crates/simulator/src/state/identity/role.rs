//! IAM roles, as far as assuming them goes.

use serde::{Deserialize, Serialize};

use crate::auth::{DEFAULT_ACCOUNT, Principal};
use crate::scenarios::{PRODUCTION, SANDBOX};

const HOUR: i64 = 3600;

/// The external id that roles ask for by their name.
const EXTERNAL_ID: &str = "simulated-external-id";

/// A role's trust policy in a few words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Role {
    /// Its ARN.
    pub arn: String,
    /// Whether whoever assumes it must have proved a second factor.
    #[serde(default)]
    pub mfa: bool,
    /// The external id that it asks for.
    #[serde(default)]
    pub external_id: Option<String>,
    /// Whether nobody may assume it.
    #[serde(default)]
    pub denied: bool,
    /// The longest session in seconds.
    #[serde(default = "twelve_hours")]
    pub max_session_duration: i64,
    /// The ARNs of those who may assume it; everybody if empty.
    #[serde(default)]
    pub trusts: Vec<String>,
}

const fn twelve_hours() -> i64 {
    12 * HOUR
}

impl Role {
    /// The role that an ARN means where none is defined: what its name asks for. There is none in
    /// an account that the simulator does not know.
    #[must_use]
    pub fn by_name(arn: &str) -> Option<Self> {
        let (account, name) = parts(arn)?;
        let name = name.to_ascii_lowercase();
        let known = [PRODUCTION, SANDBOX, DEFAULT_ACCOUNT].contains(&account);
        (known && !name.contains("missing")).then(|| Self {
            arn: arn.to_owned(),
            mfa: name.contains("mfa"),
            external_id: name.contains("external").then(|| EXTERNAL_ID.to_owned()),
            denied: name.contains("denied"),
            max_session_duration: if name.contains("short") {
                HOUR
            } else {
                twelve_hours()
            },
            trusts: Vec::new(),
        })
    }

    /// Whether its trust policy lets somebody in.
    #[must_use]
    pub fn admits(&self, who: &Principal, external_id: Option<&str>) -> bool {
        let trusted = self.trusts.is_empty() || self.trusts.contains(&who.arn);
        let external = self
            .external_id
            .as_deref()
            .is_none_or(|asked| external_id == Some(asked));
        !self.denied && trusted && external && (!self.mfa || who.mfa)
    }
}

/// The account and the name, without its path, of a role's ARN.
#[must_use]
pub(crate) fn parts(arn: &str) -> Option<(&str, &str)> {
    let mut parts = arn.splitn(6, ':');
    let (scheme, partition, service) = (parts.next()?, parts.next()?, parts.next()?);
    let (region, account, resource) = (parts.next()?, parts.next()?, parts.next()?);
    let path = resource.strip_prefix("role/")?;
    let name = path.rsplit('/').next().filter(|name| !name.is_empty())?;
    let digits = account.len() == 12 && account.bytes().all(|byte| byte.is_ascii_digit());
    (scheme == "arn" && partition.starts_with("aws") && service == "iam" && region.is_empty())
        .then_some(())?;
    digits.then_some((account, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_roles_name_says_what_it_asks_for() {
        let role = |name: &str| Role::by_name(&format!("arn:aws:iam::{PRODUCTION}:role/{name}"));
        let ana = Principal::user(SANDBOX, "ana");
        assert!(role("ops").is_some_and(|role| role.admits(&ana, None)));
        assert!(role("path/to/mfa-ops").is_some_and(|role| !role.admits(&ana, None)));
        let proved = Principal { mfa: true, ..ana };
        assert!(role("mfa-ops").is_some_and(|role| role.admits(&proved, None)));
        let external = role("external").expect("a role");
        assert!(external.admits(&proved, Some(EXTERNAL_ID)));
        assert!(!external.admits(&proved, Some("other")));
        assert!(role("denied").is_some_and(|role| !role.admits(&proved, None)));
        assert_eq!(role("missing-one"), None);
        assert_eq!(Role::by_name("arn:aws:iam::999999999999:role/ops"), None);
    }

    #[test]
    fn what_is_no_roles_arn_has_no_parts() {
        for arn in [
            "",
            "ops",
            "arn:aws:iam::1:role/ops",
            "arn:aws:iam::482100937716:user/ops",
            "arn:aws:iam::482100937716:role/",
            "arn:aws:sts::482100937716:role/ops",
        ] {
            assert_eq!(parts(arn), None, "{arn}");
        }
    }
}
