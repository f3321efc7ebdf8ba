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
    let Some((_, role)) = arn.split_once(":assumed-role/") else {
        return format!("AIDA{}", unique(seed, arn));
    };
    let (name, session) = role.split_once('/').unwrap_or((role, ""));
    let account = arn.split(':').nth(4).unwrap_or_default();
    format!("{}:{session}", role_id(seed, account, name))
}

/// The unique id of a role, with which those of its sessions begin.
pub(crate) fn role_id(seed: u64, account: &str, name: &str) -> String {
    format!("AROA{}", unique(seed, &format!("{account} {name}")))
}

fn unique(seed: u64, principal: &str) -> String {
    let mut draw = Draw::of(seed, &["principal", principal]);
    letters(&mut draw, b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16)
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
