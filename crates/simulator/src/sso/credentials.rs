//! GetRoleCredentials.

use std::time::Duration;

use serde_json::Value as Json;

use super::lists::{assigned, no_access};
use crate::api::Call;
use crate::auth::{Principal, session_key};
use crate::state::{PERSON, Token, World};
use crate::wire::{ApiError, Value};

/// The session duration of every permission set here.
const LASTS: Duration = Duration::from_secs(3600);

pub(super) fn answer(
    call: &Call<'_>,
    world: &mut World,
    token: &Token,
    input: &Json,
) -> Result<Value, ApiError> {
    let asked = input["roleName"].as_str().unwrap_or_default();
    let assignment = assigned(token, input)?;
    if !assignment.roles.iter().any(|role| role == asked) {
        return Err(no_access());
    }
    let name = assignment.role_name(asked);
    let principal = Principal::role(&assignment.account, &name, PERSON, false);
    let mut draw = world.draw("session");
    let key = session_key(&mut draw, &assignment.account, principal, call.now + LASTS);
    let credentials = Value::object([
        ("accessKeyId", key.id.as_str().into()),
        ("secretAccessKey", key.secret.as_str().into()),
        ("sessionToken", key.session_token.as_deref().into()),
        // The one timestamp of this API is a number of milliseconds.
        (
            "expiration",
            key.expires_at.map(|at| Value::Int(at.millis())).into(),
        ),
    ]);
    call.keys.issue(key);
    Ok(Value::object([("roleCredentials", credentials)]))
}
