//! AssumeRole.

use serde_json::Value as Json;

use super::{credentials, denied, identity, invalid};
use crate::api::Call;
use crate::auth::{AccessKey, Principal, PrincipalKind};
use crate::state::{Role, World, check_code, role_parts};
use crate::wire::{ApiError, Value};

const HOUR: i64 = 3600;

pub(super) fn answer(call: &Call<'_>, world: &mut World, input: &Json) -> Result<Value, ApiError> {
    let arn = input["RoleArn"].as_str().unwrap_or_default();
    let session = input["RoleSessionName"].as_str().unwrap_or_default();
    let (account, name) = role_parts(arn).ok_or_else(|| invalid(format!("{arn} is invalid")))?;
    let seconds = duration(call, input)?;
    let fresh = check_code(
        &mut world.identity.used_codes,
        call.account,
        call.caller,
        input["SerialNumber"].as_str(),
        input["TokenCode"].as_str(),
        call.now,
    )
    .map_err(|refusal| denied(refusal.to_string()))?;
    let caller = Principal {
        mfa: fresh || call.caller.mfa,
        ..call.caller.clone()
    };
    let role = role(world, arn)
        .filter(|role| role.admits(&caller, input["ExternalId"].as_str()))
        // Whether the role does not exist or does not trust the caller is not told.
        .ok_or_else(|| {
            denied(format!(
                "User: {} is not authorized to perform: sts:AssumeRole on resource: {arn}",
                caller.arn
            ))
        })?;
    within(&role, seconds)?;
    // A second factor is proved to the role's trust policy; the session does not carry it on.
    let principal = Principal::role(account, name, session, false);
    let key = credentials::issued(call, world, account, principal, seconds);
    Ok(Value::object([
        ("Credentials", credentials::told(&key)),
        ("AssumedRoleUser", assumed(world.seed(), &key)),
        ("SourceIdentity", input["SourceIdentity"].as_str().into()),
    ]))
}

/// The role of an ARN: the one that was defined, or what its name says.
pub(super) fn role(world: &World, arn: &str) -> Option<Role> {
    let defined = world.identity.roles.get(arn).cloned();
    defined.or_else(|| Role::by_name(arn))
}

pub(super) fn within(role: &Role, seconds: i64) -> Result<(), ApiError> {
    if seconds > role.max_session_duration {
        return Err(invalid(
            "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
        ));
    }
    Ok(())
}

/// `AssumedRoleUser`
pub(super) fn assumed(seed: u64, key: &AccessKey) -> Value {
    let arn = key.principal.arn.as_str();
    Value::object([
        ("AssumedRoleId", identity::user_id(seed, arn).into()),
        ("Arn", arn.into()),
    ])
}

/// A role that is assumed with a role's credentials is had for an hour at most.
fn duration(call: &Call<'_>, input: &Json) -> Result<i64, ApiError> {
    let seconds = input["DurationSeconds"].as_i64().unwrap_or(HOUR);
    if call.caller.kind == PrincipalKind::Role && seconds > HOUR {
        return Err(invalid(
            "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by \
             role chaining",
        ));
    }
    Ok(seconds)
}
