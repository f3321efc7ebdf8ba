//! STS: who the caller is.

use serde_json::Value as Json;

use crate::api::{Api, Call};
use crate::state::{Draw, World};
use crate::wire::{ApiError, Value};

/// STS's API.
pub(crate) struct Sts;

impl Api for Sts {
    fn signing_name(&self) -> &'static str {
        "sts"
    }

    /// Everyone may ask who they are.
    fn needs_permission(&self) -> bool {
        false
    }

    fn target_prefix(&self) -> &'static str {
        "AWSSecurityTokenServiceV20110615"
    }

    fn error_namespace(&self) -> &'static str {
        "com.amazonaws.sts"
    }

    fn query_version(&self) -> Option<&'static str> {
        Some("2011-06-15")
    }

    /// An account is known everywhere, whatever becomes of a region.
    fn regional(&self) -> bool {
        false
    }

    fn operations(&self) -> &'static [&'static str] {
        &["GetCallerIdentity"]
    }

    fn handle(
        &self,
        call: &Call<'_>,
        world: &mut World,
        operation: &str,
        _input: &Json,
    ) -> Result<Value, ApiError> {
        match operation {
            "GetCallerIdentity" => Ok(Value::object([
                ("UserId", user_id(world.seed(), call.caller).into()),
                ("Account", call.account.into()),
                ("Arn", call.caller.into()),
            ])),
            other => Err(ApiError::client(
                "InvalidAction",
                format!("Could not find operation {other} for version 2011-06-15"),
            )),
        }
    }
}

/// The unique id of the caller: a user's starts with `AIDA`; an assumed role's
/// with `AROA`, and the session's name follows.
fn user_id(seed: u64, arn: &str) -> String {
    let (principal, session) = match arn.split_once(":assumed-role/") {
        Some((_, role)) => role.split_once('/').unwrap_or((role, "")),
        None => (arn, ""),
    };
    let mut draw = Draw::of(seed, &["principal", principal]);
    let letters: String = (0..16)
        .filter_map(|_| draw.pick(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"))
        .map(|letter| char::from(*letter))
        .collect();
    if principal == arn {
        format!("AIDA{letters}")
    } else {
        format!("AROA{letters}:{session}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_tell_users_from_roles_and_sessions_of_a_role_apart() {
        let user = user_id(7, "arn:aws:iam::111122223333:user/ana");
        assert!(user.starts_with("AIDA") && user.len() == 20, "{user}");
        let session = |name| user_id(7, &format!("arn:aws:sts::1:assumed-role/ops/{name}"));
        let (ana, ben) = (session("ana"), session("ben"));
        assert!(ana.starts_with("AROA") && ana.ends_with(":ana"), "{ana}");
        assert_eq!(ana.get(..20), ben.get(..20));
        assert_ne!(ana, ben);
    }
}
