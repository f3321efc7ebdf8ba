//! AssumeRoleWithWebIdentity: a token of somebody else's instead of a signature.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value as Json;

use super::{assume_role, credentials, denied, invalid};
use crate::api::Call;
use crate::auth::Principal;
use crate::clock::Moment;
use crate::state::{World, role_parts};
use crate::wire::{ApiError, Value};

const HOUR: i64 = 3600;

/// What a token says; its signature is not looked at, for its issuer's keys are not known.
#[derive(Debug, serde::Deserialize)]
struct Claims {
    iss: String,
    sub: String,
    #[serde(default)]
    aud: Json,
    exp: i64,
}

pub(super) fn answer(call: &Call<'_>, world: &mut World, input: &Json) -> Result<Value, ApiError> {
    let text = |name: &str| input[name].as_str().unwrap_or_default();
    let (arn, session) = (text("RoleArn"), text("RoleSessionName"));
    let (account, name) = role_parts(arn).ok_or_else(|| invalid(format!("{arn} is invalid")))?;
    let claims = claims(text("WebIdentityToken")).ok_or_else(|| {
        ApiError::client(
            "InvalidIdentityToken",
            "The ID Token provided is not a valid JWT. (You may see this error if you sent an \
             Access Token)",
        )
    })?;
    if claims.iss.contains("unknown") {
        return Err(ApiError::client(
            "InvalidIdentityToken",
            format!(
                "No OpenIDConnect provider found in your account for {}",
                claims.iss
            ),
        ));
    }
    if Moment::from_secs(claims.exp) <= call.now {
        return Err(ApiError::client(
            "ExpiredTokenException",
            format!(
                "Token expired: current date/time {} must be before the expiration date/time {}",
                call.now.secs(),
                claims.exp
            ),
        ));
    }
    let role = assume_role::role(world, arn)
        .filter(|role| !role.denied)
        .ok_or_else(|| denied("Not authorized to perform sts:AssumeRoleWithWebIdentity"))?;
    let seconds = input["DurationSeconds"].as_i64().unwrap_or(HOUR);
    assume_role::within(&role, seconds)?;
    let principal = Principal::role(account, name, session, false);
    let key = credentials::issued(call, world, account, principal, seconds);
    Ok(Value::object([
        ("Credentials", credentials::told(&key)),
        ("AssumedRoleUser", assume_role::assumed(world.seed(), &key)),
        ("SubjectFromWebIdentityToken", claims.sub.into()),
        ("Provider", claims.iss.into()),
        ("Audience", audience(&claims.aud).into()),
    ]))
}

fn claims(token: &str) -> Option<Claims> {
    let parts: Vec<&str> = token.split('.').collect();
    let [header, payload, _signature] = parts.as_slice() else {
        return None;
    };
    let read = |part: &str| URL_SAFE_NO_PAD.decode(part).ok();
    let header: Json = serde_json::from_slice(&read(header)?).ok()?;
    header.is_object().then_some(())?;
    serde_json::from_slice(&read(payload)?).ok()
}

/// A token is for one audience or several.
fn audience(claim: &Json) -> Option<String> {
    let first = claim.as_array().and_then(|all| all.first());
    first.unwrap_or(claim).as_str().map(str::to_owned)
}
