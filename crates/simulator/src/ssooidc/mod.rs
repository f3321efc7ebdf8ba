//! SSO OIDC: clients register, people sign in on a page, and clients are given tokens.

mod client;
mod create_token;
mod device;
mod errors;
mod register;

use serde_json::Value as Json;

use crate::api::{Api, Call};
use crate::scenarios::PRODUCTION;
use crate::state::{Instance, World};
use crate::validation::OIDC;
use crate::wire::{ApiError, Binding, Value};

pub(crate) use register::redirect_fits;

/// SSO OIDC's API.
pub(crate) struct Oidc;

const BINDINGS: &[Binding] = &[
    posted("/client/register", "RegisterClient"),
    posted("/device_authorization", "StartDeviceAuthorization"),
    posted("/token", "CreateToken"),
];

const fn posted(path: &'static str, operation: &'static str) -> Binding {
    Binding {
        method: "POST",
        path,
        operation,
        query: &[],
        headers: &[],
    }
}

impl Api for Oidc {
    fn signing_name(&self) -> &'static str {
        "sso-oauth"
    }

    fn is_unsigned(&self, _operation: &str) -> bool {
        true
    }

    /// The region is that of the instance which the request, or what it was given before, is about;
    /// the account is the one that the instance is managed from.
    fn home(&self, world: &World, input: &Json) -> (String, String) {
        let sign_ins = &world.identity.sign_ins;
        let text = |name: &str| input[name].as_str();
        let registered = text("clientId")
            .and_then(|id| sign_ins.clients.get(id))
            .and_then(|client| client.issuer.as_deref());
        let device = text("deviceCode")
            .and_then(|code| sign_ins.devices.get(code))
            .map(|device| device.start_url.as_str());
        let refreshed = text("refreshToken")
            .and_then(|token| sign_ins.refreshes.get(token))
            .map(|refresh| refresh.start_url.as_str());
        let start_url = text("startUrl").or(text("issuerUrl"));
        let url = device.or(refreshed).or(start_url).or(registered);
        let region = Instance::at(url.unwrap_or_default()).region();
        (PRODUCTION.to_owned(), region.to_owned())
    }

    fn target_prefix(&self) -> &'static str {
        "AWSSSOOIDCService"
    }

    fn error_namespace(&self) -> &'static str {
        "com.amazonaws.ssooidc"
    }

    fn bindings(&self) -> &'static [Binding] {
        BINDINGS
    }

    fn own_error(&self, error: ApiError) -> ApiError {
        errors::in_oauth(error)
    }

    fn operations(&self) -> &'static [&'static str] {
        &["CreateToken", "RegisterClient", "StartDeviceAuthorization"]
    }

    fn handle(
        &self,
        call: &Call<'_>,
        world: &mut World,
        operation: &str,
        input: &Json,
    ) -> Result<Value, ApiError> {
        OIDC.check(operation, input)
            .map_err(|error| error.coded("InvalidRequestException"))?;
        match operation {
            "RegisterClient" => register::answer(call, world, input),
            "StartDeviceAuthorization" => device::answer(call, world, input),
            "CreateToken" => create_token::answer(call, world, input),
            other => Err(errors::invalid_request(format!(
                "There is no operation {other}."
            ))),
        }
    }
}
