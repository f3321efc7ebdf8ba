//! GetCallerIdentity.

use crate::api::Call;
use crate::auth::letters;
use crate::state::{Draw, World};
use crate::wire::Value;

pub(super) fn answer(call: &Call<'_>, world: &World) -> Value {
    Value::object([
        ("UserId", user_id(world.seed(), &call.caller.arn).into()),
        ("Account", call.account.into()),
        ("Arn", call.caller.arn.as_str().into()),
    ])
}

/// The unique id of the caller: a user's starts with `AIDA`; an assumed role's
/// with `AROA`, and the session's name follows.
pub(super) fn user_id(seed: u64, arn: &str) -> String {
    let (principal, session) = match arn.split_once(":assumed-role/") {
        Some((_, role)) => role.split_once('/').unwrap_or((role, "")),
        None => (arn, ""),
    };
    let mut draw = Draw::of(seed, &["principal", principal]);
    let letters = letters(&mut draw, b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16);
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
