//! What IAM would say: permissions by the scenario and by names, for there are no policies here.

use crate::auth::Principal;
use crate::scenarios::Behaviour;

/// What a policy evaluation comes to; the words are the API's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Decision {
    Allowed,
    /// No policy allows it.
    ImplicitDeny,
    /// A policy denies it, whatever others allow.
    ExplicitDeny,
}

impl Decision {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Allowed => "allowed",
            Self::ImplicitDeny => "implicitDeny",
            Self::ExplicitDeny => "explicitDeny",
        }
    }
}

/// The beginnings of operations that change nothing.
const READS: [&str; 7] = [
    "BatchGet",
    "Describe",
    "Filter",
    "Get",
    "List",
    "Simulate",
    "StartLiveTail",
];

/// Decides about an action such as `apprunner:PauseService`.
///
/// Users whose name contains `mfa` may do nothing without a second factor; whose name contains
/// `readonly` or `viewer` may only read; `no-iam` may not ask IAM.
pub(crate) fn decide(behaviour: Behaviour, principal: &Principal, action: &str) -> Decision {
    let (prefix, operation) = action.split_once(':').unwrap_or(("", action));
    let name = principal.name().to_ascii_lowercase();
    let user = principal.arn.contains(":user/");
    if prefix == "sts" {
        Decision::Allowed
    } else if behaviour.denies {
        Decision::ImplicitDeny
    } else if user && name.contains("mfa") && !principal.mfa {
        Decision::ExplicitDeny
    } else if (prefix == "iam" && name.contains("no-iam"))
        || (is_reader(&name) && !READS.iter().any(|read| operation.starts_with(read)))
    {
        Decision::ImplicitDeny
    } else {
        Decision::Allowed
    }
}

fn is_reader(name: &str) -> bool {
    name.contains("readonly") || name.contains("viewer")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_decide() {
        let open = Behaviour::default();
        let role = |name| Principal::role("1", name, "s", false);
        let pause = "apprunner:PauseService";
        assert_eq!(decide(open, &role("Admin"), pause), Decision::Allowed);
        let reader = role("AWSReservedSSO_ReadOnlyAccess_0123");
        assert_eq!(decide(open, &reader, pause), Decision::ImplicitDeny);
        let list = "apprunner:ListServices";
        assert_eq!(decide(open, &reader, list), Decision::Allowed);
        let mut user = Principal::user("1", "mfa-ana");
        assert_eq!(decide(open, &user, list), Decision::ExplicitDeny);
        user.mfa = true;
        assert_eq!(decide(open, &user, list), Decision::Allowed);
    }
}
