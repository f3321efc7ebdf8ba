//! RegisterClient.

use std::time::Duration;

use serde_json::Value as Json;

use super::client::{CODE, DEVICE, REFRESH};
use super::errors::invalid_request;
use crate::api::Call;
use crate::auth::letters;
use crate::state::{Registration, World};
use crate::validation::fields;
use crate::wire::{ApiError, Value};

/// How long a registration is good.
const LASTS: Duration = Duration::from_secs(90 * 24 * 3600);

const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

pub(super) fn answer(call: &Call<'_>, world: &mut World, input: &Json) -> Result<Value, ApiError> {
    let texts = |name: &str| -> Result<Vec<String>, ApiError> {
        Ok(fields::texts(input, name)?
            .into_iter()
            .map(str::to_owned)
            .collect())
    };
    let text = |name: &str| input[name].as_str();
    if text("clientType") != Some("public") {
        return Err(ApiError::client(
            "InvalidClientMetadataException",
            "Client type must be public",
        ));
    }
    let (grants, redirects, scopes) = (
        texts("grantTypes")?,
        texts("redirectUris")?,
        texts("scopes")?,
    );
    if let Some(unknown) = grants
        .iter()
        .find(|grant| ![DEVICE, CODE, REFRESH].contains(&grant.as_str()))
    {
        return Err(ApiError::client(
            "UnsupportedGrantTypeException",
            format!("Grant type {unknown} is not supported"),
        ));
    }
    if let Some(wrong) = scopes.iter().find(|scope| !is_scope(scope)) {
        return Err(ApiError::client(
            "InvalidScopeException",
            format!("Scope {wrong} is not known"),
        ));
    }
    if let Some(wrong) = redirects.iter().find(|uri| !is_loopback(uri)) {
        return Err(ApiError::client(
            "InvalidRedirectUriException",
            format!("Redirect {wrong} is not on loopback"),
        ));
    }
    let by_browser = grants.iter().any(|grant| grant == CODE);
    if by_browser && (redirects.is_empty() || text("issuerUrl").is_none()) {
        return Err(invalid_request(
            "An authorization code needs redirectUris and issuerUrl",
        ));
    }
    let mut draw = world.draw("client");
    let id = letters(&mut draw, ALPHABET, 32);
    let registration = Registration {
        secret: format!("eyJraWQiOi{}", letters(&mut draw, ALPHABET, 400)),
        name: text("clientName").unwrap_or_default().to_owned(),
        grants,
        redirects,
        scopes,
        issuer: text("issuerUrl").map(str::to_owned),
        expires_at: call.now + LASTS,
    };
    let told = Value::object([
        ("clientId", id.as_str().into()),
        ("clientSecret", registration.secret.as_str().into()),
        ("clientIdIssuedAt", call.now.secs().into()),
        (
            "clientSecretExpiresAt",
            registration.expires_at.secs().into(),
        ),
    ]);
    world.identity.sign_ins.clients.insert(id, registration);
    Ok(told)
}

fn is_scope(scope: &str) -> bool {
    matches!(scope, "openid" | "aws" | "profile" | "email") || scope.split(':').count() >= 2
}

fn is_loopback(uri: &str) -> bool {
    host_and_path(uri).is_some()
}

/// Whether a redirect is one of those registered, whatever its port.
pub(crate) fn redirect_fits(registered: &[String], uri: &str) -> bool {
    let Some(asked) = host_and_path(uri) else {
        return false;
    };
    registered
        .iter()
        .any(|one| host_and_path(one) == Some(asked))
}

/// The host without its port, and the path, of a redirect to loopback.
fn host_and_path(uri: &str) -> Option<(&str, &str)> {
    let rest = uri.strip_prefix("http://")?;
    let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
    let host = match authority.rsplit_once(':') {
        Some((host, port)) if port.parse::<u16>().is_ok() => host,
        Some(_) => return None,
        None => authority,
    };
    ["127.0.0.1", "localhost"]
        .contains(&host)
        .then_some((host, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_redirect_fits_with_any_port_and_nothing_else_different() {
        let registered = ["http://127.0.0.1/oauth/callback".to_owned()];
        assert!(redirect_fits(
            &registered,
            "http://127.0.0.1:4711/oauth/callback"
        ));
        for other in [
            "http://127.0.0.1:4711/other",
            "http://localhost:4711/oauth/callback",
            "https://127.0.0.1/oauth/callback",
            "http://127.0.0.1:4711@example.com/oauth/callback",
            "http://example.com/oauth/callback",
            "",
        ] {
            assert!(!redirect_fits(&registered, other), "{other}");
        }
    }
}
