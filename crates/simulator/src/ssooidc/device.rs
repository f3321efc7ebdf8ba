//! StartDeviceAuthorization.

use std::time::Duration;

use serde_json::Value as Json;

use super::client;
use super::errors::invalid_request;
use crate::api::Call;
use crate::auth::letters;
use crate::state::{Device, SignInMode, Verdict, World};
use crate::wire::{ApiError, Value};

/// How long a person has.
const LASTS: Duration = Duration::from_secs(600);

/// How long a client waits between two questions, in seconds.
pub(super) const INTERVAL: i64 = 1;

/// Letters that are not mistaken for one another.
const CLEAR: &[u8] = b"BCDFGHJKLMNPQRSTVWXZ";

pub(super) fn answer(call: &Call<'_>, world: &mut World, input: &Json) -> Result<Value, ApiError> {
    let text = |name: &str| input[name].as_str().unwrap_or_default();
    client::may(client::of(call, world, input)?, client::DEVICE)?;
    let start_url = text("startUrl");
    if !start_url.starts_with("https://") && !start_url.starts_with("http://127.0.0.1") {
        return Err(invalid_request("startUrl is not a start URL"));
    }
    let mut draw = world.draw("device");
    let code = letters(
        &mut draw,
        b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz012345",
        86,
    );
    let mut four = || letters(&mut draw, CLEAR, 4);
    let user_code = format!("{}-{}", four(), four());
    let sign_ins = &mut world.identity.sign_ins;
    let device = Device {
        client: text("clientId").to_owned(),
        user_code: user_code.clone(),
        start_url: start_url.to_owned(),
        expires_at: call.now + LASTS,
        verdict: match sign_ins.mode {
            SignInMode::Page => Verdict::Waiting,
            SignInMode::Approve => Verdict::Approved,
            SignInMode::Deny => Verdict::Denied,
        },
        used: false,
        asked: None,
    };
    sign_ins.devices.insert(code.clone(), device);
    let page = format!("http://{}/device", call.host);
    let complete = format!("{page}?user_code={user_code}");
    Ok(Value::object([
        ("deviceCode", code.into()),
        ("userCode", user_code.into()),
        ("verificationUri", page.into()),
        ("verificationUriComplete", complete.into()),
        (
            "expiresIn",
            i64::try_from(LASTS.as_secs()).unwrap_or_default().into(),
        ),
        ("interval", INTERVAL.into()),
    ]))
}
