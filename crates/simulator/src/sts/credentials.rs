//! A session's credentials: made, accepted from here on, and told.

use std::time::Duration;

use crate::api::Call;
use crate::auth::{AccessKey, Principal, session_key};
use crate::state::World;
use crate::wire::Value;

/// Gives out credentials of an account for so many seconds.
pub(super) fn issued(
    call: &Call<'_>,
    world: &mut World,
    account: &str,
    principal: Principal,
    seconds: i64,
) -> AccessKey {
    let lasts = Duration::from_secs(u64::try_from(seconds).unwrap_or_default());
    let mut draw = world.draw("session");
    let key = session_key(&mut draw, account, principal, call.now + lasts);
    call.keys.issue(key.clone());
    key
}

/// `Credentials`
pub(super) fn told(key: &AccessKey) -> Value {
    Value::object([
        ("AccessKeyId", key.id.as_str().into()),
        ("SecretAccessKey", key.secret.as_str().into()),
        ("SessionToken", key.session_token.as_deref().into()),
        ("Expiration", key.expires_at.into()),
    ])
}
