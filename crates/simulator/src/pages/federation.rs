//! `/federation`: from a session's credentials to a link that signs a browser in to the console.

use std::time::Duration;

use serde::Deserialize;
use serde_json::json;

use super::html::{document, escaped, refused};
use super::{Page, Parameters};
use crate::auth::{PrincipalKind, letters, name_in};
use crate::core::Core;

pub(super) const PATH: &str = "/federation";

/// How long a link is good.
const LASTS: Duration = Duration::from_secs(15 * 60);

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Session {
    session_id: String,
    session_key: String,
    session_token: String,
}

pub(super) fn answer(core: &Core, asked: &Parameters) -> Page {
    match asked.get("Action") {
        "getSigninToken" => signin_token(core, asked),
        "login" => login(core, asked),
        _ => refused(400, "Action must be getSigninToken or login."),
    }
}

/// The credentials of a role for a token that a link can carry. A user's, with or without a
/// session, are refused.
fn signin_token(core: &Core, asked: &Parameters) -> Page {
    let Ok(session) = serde_json::from_str::<Session>(asked.get("Session")) else {
        return refused(400, "Session is not the JSON of credentials.");
    };
    let now = core.clock.now();
    let Some(key) = core.keys.get(&session.session_id).filter(|key| {
        key.secret == session.session_key
            && key.session_token.as_deref() == Some(session.session_token.as_str())
            && key.expires_at.is_none_or(|end| now < end)
            && key.principal.kind == PrincipalKind::Role
    }) else {
        return refused(400, "The credentials are not those of a role's session.");
    };
    let duration = asked.get("SessionDuration");
    let valid = duration.is_empty()
        || duration
            .parse::<u32>()
            .is_ok_and(|seconds| (900..=43_200).contains(&seconds));
    if !valid {
        return refused(400, "SessionDuration must be between 900 and 43200.");
    }
    let mut world = core.world();
    let mut draw = world.draw("signin token");
    let token = letters(
        &mut draw,
        b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_",
        240,
    );
    let whose = (key.principal.arn, now + LASTS);
    world.identity.console.insert(token.clone(), whose);
    Page {
        status: 200,
        headers: vec![("content-type", "application/json".to_owned())],
        body: json!({ "SigninToken": token }).to_string(),
    }
}

/// A stand-in for the console: it says as whom, and where to.
fn login(core: &Core, asked: &Parameters) -> Page {
    let now = core.clock.now();
    let world = core.world();
    let found = world.identity.console.get(asked.get("SigninToken"));
    let Some((arn, _)) = found.filter(|(_, end)| now < *end) else {
        return refused(400, "The link has expired, or was never one.");
    };
    let (account, role) = (
        arn.split(':').nth(4).unwrap_or_default().to_owned(),
        name_in(arn).to_owned(),
    );
    let body = format!(
        "<p>Signed in to account <strong>{}</strong> as <strong>{}</strong>.</p>\
         <p>Destination: <code>{}</code></p>",
        escaped(&account),
        escaped(&role),
        escaped(asked.get("Destination"))
    );
    Page::shown(200, document("Console", &body))
}
