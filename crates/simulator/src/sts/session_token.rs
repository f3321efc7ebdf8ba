//! GetSessionToken.

use serde_json::Value as Json;

use super::{credentials, denied};
use crate::api::Call;
use crate::auth::{Principal, PrincipalKind};
use crate::state::{World, check_code};
use crate::wire::{ApiError, Value};

const TWELVE_HOURS: i64 = 12 * 3600;

pub(super) fn answer(call: &Call<'_>, world: &mut World, input: &Json) -> Result<Value, ApiError> {
    if call.caller.kind != PrincipalKind::User {
        return Err(denied(
            "Cannot call GetSessionToken with session credentials",
        ));
    }
    let mfa = check_code(
        &mut world.identity.used_codes,
        call.account,
        call.caller,
        input["SerialNumber"].as_str(),
        input["TokenCode"].as_str(),
        call.now,
    )
    .map_err(|refusal| denied(refusal.to_string()))?;
    let principal = Principal {
        kind: PrincipalKind::UserSession,
        mfa,
        ..call.caller.clone()
    };
    let seconds = input["DurationSeconds"].as_i64().unwrap_or(TWELVE_HOURS);
    let key = credentials::issued(call, world, call.account, principal, seconds);
    Ok(Value::object([("Credentials", credentials::told(&key))]))
}
