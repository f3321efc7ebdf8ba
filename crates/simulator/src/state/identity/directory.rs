//! IAM Identity Center: instances by their start URL, and who may be what in them.

use crate::scenarios::{PRODUCTION, SANDBOX};
use crate::state::Draw;

/// Where an instance is whose start URL does not say.
const REGION: &str = "eu-west-1";

/// How many accounts an instance has whose start URL asks for many.
const MANY: u64 = 150;

/// The person who signs in.
pub(crate) const PERSON: &str = "ana@example.com";

/// An IAM Identity Center instance: any start URL means one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instance<'a> {
    start_url: &'a str,
}

/// An account that a person has roles in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// The account (12 digits).
    pub account: String,
    /// Its name.
    pub name: String,
    /// The address of its root user.
    pub email: String,
    /// The permission sets, by name.
    pub roles: Vec<String>,
}

impl<'a> Instance<'a> {
    /// The instance of a start URL.
    #[must_use]
    pub const fn at(start_url: &'a str) -> Self {
        Self { start_url }
    }

    /// The region: the one that a URL such as `https://ssoins-1.portal.us-east-1.app.aws` names.
    #[must_use]
    pub fn region(&self) -> &'a str {
        let named = self.start_url.split_once(".portal.");
        named
            .and_then(|(_, rest)| rest.split_once(".app.aws"))
            .map_or(REGION, |(region, _)| region)
    }

    /// The accounts and roles, in the order in which they are listed.
    #[must_use]
    pub fn assignments(&self) -> Vec<Assignment> {
        if self.start_url.contains("nobody") {
            return Vec::new();
        }
        let everyone = ["AdministratorAccess", "DeveloperAccess", "ReadOnlyAccess"];
        let mut all = vec![
            Assignment::of(PRODUCTION, "Trackside Production", &everyone),
            Assignment::of(
                SANDBOX,
                "Trackside Sandbox",
                &["AdministratorAccess", "PowerUserAccess"],
            ),
        ];
        if self.start_url.contains("many") {
            all.extend((1..=MANY).map(|number| {
                let account = format!("{}", 200_000_000_000 + number * 7_919);
                Assignment::of(&account, &format!("Workload {number:03}"), &everyone)
            }));
        }
        all
    }
}

impl Assignment {
    fn of(account: &str, name: &str, roles: &[&str]) -> Self {
        Self {
            account: account.to_owned(),
            name: name.to_owned(),
            email: format!("aws+{account}@example.com"),
            roles: roles.iter().map(|role| (*role).to_owned()).collect(),
        }
    }

    /// The IAM role that a permission set is in an account.
    #[must_use]
    pub fn role_name(&self, permission_set: &str) -> String {
        let mut draw = Draw::of(0, &["permission set", permission_set]);
        format!("AWSReservedSSO_{permission_set}_{:016x}", draw.next())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_start_url_says_where_and_who() {
        let plain = Instance::at("https://trackside.awsapps.com/start");
        assert_eq!((plain.region(), plain.assignments().len()), (REGION, 2));
        let regional = Instance::at("https://ssoins-722.portal.us-east-1.app.aws");
        assert_eq!(regional.region(), "us-east-1");
        let many = Instance::at("https://many.awsapps.com/start").assignments();
        assert_eq!(many.len(), 152);
        assert!(many.iter().all(|one| one.account.len() == 12));
    }
}
