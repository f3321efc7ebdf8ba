//! `/authorize`: where a browser is sent to sign in, and from where it is sent back with a code.

use std::time::Duration;

use super::html::{decision, document, encoded, escaped, refused};
use super::{Page, Parameters};
use crate::auth::letters;
use crate::core::Core;
use crate::ssooidc::redirect_fits;
use crate::state::{AuthorizationCode, Registration, SignInMode, World};

pub(super) const PATH: &str = "/authorize";

/// How long a code is good.
const LASTS: Duration = Duration::from_secs(600);

/// What a request has to carry along from its page to its answer.
const CARRIED: [&str; 7] = [
    "response_type",
    "client_id",
    "redirect_uri",
    "state",
    "code_challenge_method",
    "code_challenge",
    "scopes",
];

pub(super) fn answer(core: &Core, asked: &Parameters, posted: bool) -> Page {
    let now = core.clock.now();
    let mut world = core.world();
    let sign_ins = &world.identity.sign_ins;
    let client = sign_ins
        .clients
        .get(asked.get("client_id"))
        .filter(|client| now < client.expires_at);
    let Some(client) = client else {
        return refused(400, "The client is not registered.");
    };
    // An answer goes nowhere but where the client said it would come.
    if !redirect_fits(&client.redirects, asked.get("redirect_uri")) {
        return refused(400, "The redirect is not one that the client registered.");
    }
    if let Some((error, why)) = wrong(client, asked) {
        return back(
            asked,
            &format!("error={error}&error_description={}", encoded(why)),
        );
    }
    let decided = match (sign_ins.mode, posted.then(|| asked.get("action"))) {
        (SignInMode::Approve, _) | (SignInMode::Page, Some("approve")) => Some(true),
        (SignInMode::Deny, _) | (SignInMode::Page, Some(_)) => Some(false),
        (SignInMode::Page, None) => None,
    };
    match decided {
        None => Page::shown(200, document("Allow access?", &question(client, asked))),
        Some(false) => back(
            asked,
            "error=access_denied&error_description=The%20request%20was%20denied",
        ),
        Some(true) => {
            let code = granted(&mut world, asked, now + LASTS);
            back(asked, &format!("code={}", encoded(&code)))
        }
    }
}

/// What a request to sign in has to have beyond its client and its redirect.
fn wrong(client: &Registration, asked: &Parameters) -> Option<(&'static str, &'static str)> {
    let challenge = asked.get("code_challenge");
    let scopes = asked.get("scopes").split_whitespace();
    let unregistered = |scope: &str| !client.scopes.iter().any(|own| own == scope);
    if asked.get("response_type") != "code" {
        Some(("unsupported_response_type", "response_type must be code"))
    } else if !client.grants.iter().any(|g| g == "authorization_code") {
        Some((
            "unauthorized_client",
            "The client did not register for codes",
        ))
    } else if asked.get("code_challenge_method") != "S256" || challenge.len() != 43 {
        Some(("invalid_request", "An S256 code_challenge is needed"))
    } else if asked.get("state").is_empty() {
        Some(("invalid_request", "state is needed"))
    } else if scopes
        .flat_map(|scopes| scopes.split(','))
        .any(unregistered)
    {
        Some(("invalid_scope", "A scope was not registered"))
    } else {
        None
    }
}

fn question(client: &Registration, asked: &Parameters) -> String {
    let fields = CARRIED.map(|name| (name, asked.get(name)));
    format!(
        "<p><strong>{}</strong> asks to act for you in {}.</p>{}",
        escaped(&client.name),
        escaped(client.issuer.as_deref().unwrap_or("AWS")),
        decision(PATH, &fields)
    )
}

fn granted(world: &mut World, asked: &Parameters, expires_at: crate::clock::Moment) -> String {
    let mut draw = world.draw("authorization code");
    let code = letters(
        &mut draw,
        b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
        64,
    );
    let grant = AuthorizationCode {
        client: asked.get("client_id").to_owned(),
        redirect: asked.get("redirect_uri").to_owned(),
        challenge: asked.get("code_challenge").to_owned(),
        expires_at,
    };
    world.identity.sign_ins.codes.insert(code.clone(), grant);
    code
}

/// Back to the client, with the state it sent along.
fn back(asked: &Parameters, answer: &str) -> Page {
    let redirect = asked.get("redirect_uri");
    let joint = if redirect.contains('?') { '&' } else { '?' };
    let state = encoded(asked.get("state"));
    Page::moved(format!("{redirect}{joint}{answer}&state={state}"))
}
