//! Which client is asking.

use serde_json::Value as Json;

use super::errors::{invalid_client, unauthorized_client};
use crate::api::Call;
use crate::state::{Registration, World};
use crate::wire::ApiError;

pub(super) const DEVICE: &str = "urn:ietf:params:oauth:grant-type:device_code";
pub(super) const CODE: &str = "authorization_code";
pub(super) const REFRESH: &str = "refresh_token";

/// The client that an input's id and secret are of.
pub(super) fn of<'a>(
    call: &Call<'_>,
    world: &'a World,
    input: &Json,
) -> Result<&'a Registration, ApiError> {
    let text = |name: &str| input[name].as_str().unwrap_or_default();
    world
        .identity
        .sign_ins
        .clients
        .get(text("clientId"))
        .filter(|client| client.secret == text("clientSecret") && call.now < client.expires_at)
        .ok_or_else(invalid_client)
}

/// Refuses a grant that the client is not registered for. One that named none is a device, as
/// clients were before grants could be named.
pub(super) fn may(client: &Registration, grant: &str) -> Result<(), ApiError> {
    let named = client.grants.iter().any(|own| own == grant);
    let device = client.grants.is_empty() && grant != CODE;
    if named || device {
        Ok(())
    } else {
        Err(unauthorized_client())
    }
}
