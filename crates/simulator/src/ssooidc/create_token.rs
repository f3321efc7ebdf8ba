//! CreateToken.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value as Json;
use sha2::{Digest as _, Sha256};

use super::client::{self, CODE, DEVICE, REFRESH};
use super::device::INTERVAL;
use super::errors::{invalid_grant, invalid_request};
use crate::api::Call;
use crate::state::{Draw, Grant, Verdict, World};
use crate::wire::{ApiError, Value};

/// How much sooner than the interval a question may come: clients measure from another moment.
const LENIENCE_MILLIS: i64 = 200;

pub(super) fn answer(call: &Call<'_>, world: &mut World, input: &Json) -> Result<Value, ApiError> {
    let asked = input["grantType"].as_str().unwrap_or_default();
    if ![DEVICE, CODE, REFRESH].contains(&asked) {
        return Err(ApiError::client(
            "UnsupportedGrantTypeException",
            format!("Grant type {asked} is not supported"),
        ));
    }
    client::may(client::of(call, world, input)?, asked)?;
    let mut draw = world.draw("token");
    let grant = match asked {
        DEVICE => by_device(call, world, input, &mut draw),
        CODE => by_code(call, world, input, &mut draw),
        _ => by_refresh(call, world, input, &mut draw),
    }?;
    Ok(Value::object([
        ("accessToken", grant.access.into()),
        ("tokenType", "Bearer".into()),
        (
            "expiresIn",
            i64::try_from(grant.lasts.as_secs())
                .unwrap_or_default()
                .into(),
        ),
        ("refreshToken", grant.refresh.into()),
    ]))
}

fn by_device(
    call: &Call<'_>,
    world: &mut World,
    input: &Json,
    draw: &mut Draw,
) -> Result<Grant, ApiError> {
    let code = required(input, "deviceCode")?;
    let client = input["clientId"].as_str().unwrap_or_default();
    let sign_ins = &mut world.identity.sign_ins;
    let device = sign_ins
        .devices
        .get_mut(code)
        .filter(|device| device.client == client && !device.used)
        .ok_or_else(|| invalid_grant("Invalid device code provided"))?;
    if device.expires_at <= call.now {
        return Err(ApiError::client(
            "ExpiredTokenException",
            "The device code has expired",
        ));
    }
    match device.verdict {
        Verdict::Denied => Err(ApiError::client(
            "AccessDeniedException",
            "The request was denied",
        )),
        Verdict::Approved => {
            device.used = true;
            let start_url = device.start_url.clone();
            Ok(sign_ins.sign_in(client, &start_url, call.now, draw))
        }
        Verdict::Waiting => {
            let (here, real) = (call.now, call.clock.real_now());
            let before = device.asked.replace((here, real));
            // A client lives on one of the two clocks, and the other may stand still.
            let soon = before.is_some_and(|(then, really)| {
                let waited = (here.millis() - then.millis()).max(real.millis() - really.millis());
                waited < INTERVAL * 1000 - LENIENCE_MILLIS
            });
            Err(if soon {
                ApiError::client("SlowDownException", "Asked too often")
            } else {
                ApiError::client("AuthorizationPendingException", "Not approved yet")
            })
        }
    }
}

fn by_code(
    call: &Call<'_>,
    world: &mut World,
    input: &Json,
    draw: &mut Draw,
) -> Result<Grant, ApiError> {
    let code = required(input, "code")?;
    let redirect = required(input, "redirectUri")?;
    let verifier = required(input, "codeVerifier")?;
    let client = input["clientId"].as_str().unwrap_or_default();
    let sign_ins = &mut world.identity.sign_ins;
    // A code is spent by the first who asks, right or wrong.
    let found = sign_ins.codes.remove(code);
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.as_bytes()));
    let good = found.is_some_and(|code| {
        code.client == client
            && code.redirect == redirect
            && code.challenge == challenge
            && call.now < code.expires_at
    });
    if !good {
        return Err(invalid_grant("Invalid authorization code provided"));
    }
    let start_url = sign_ins
        .clients
        .get(client)
        .and_then(|client| client.issuer.clone())
        .unwrap_or_default();
    Ok(sign_ins.sign_in(client, &start_url, call.now, draw))
}

fn by_refresh(
    call: &Call<'_>,
    world: &mut World,
    input: &Json,
    draw: &mut Draw,
) -> Result<Grant, ApiError> {
    let token = required(input, "refreshToken")?;
    let client = input["clientId"].as_str().unwrap_or_default();
    let sign_ins = &mut world.identity.sign_ins;
    let own = sign_ins
        .refreshes
        .get(token)
        .is_some_and(|refresh| refresh.client == client);
    own.then(|| sign_ins.refresh(token, call.now, draw))
        .flatten()
        .ok_or_else(|| invalid_grant("Invalid refresh token provided"))
}

fn required<'a>(input: &'a Json, name: &str) -> Result<&'a str, ApiError> {
    input[name]
        .as_str()
        .filter(|value| !value.is_empty())
        .ok_or_else(|| invalid_request(format!("{name} is missing")))
}
