//! STS: who the caller is, and credentials that last for a session.

mod assume_role;
mod credentials;
mod identity;
mod session_token;
mod web_identity;

pub(crate) use identity::role_id;

use serde_json::Value as Json;

use crate::api::{Api, Call};
use crate::state::World;
use crate::validation::STS;
use crate::wire::{ApiError, Value};

/// STS's API.
pub(crate) struct Sts;

/// STS has one code for every input that breaks a constraint.
fn invalid(message: impl Into<String>) -> ApiError {
    ApiError::client("ValidationError", message)
}

fn denied(message: impl Into<String>) -> ApiError {
    ApiError::with_status(403, "AccessDenied", message)
}

impl Api for Sts {
    fn signing_name(&self) -> &'static str {
        "sts"
    }

    /// Everyone may ask who they are; whom they may become, the role decides.
    fn needs_permission(&self, _operation: &str) -> bool {
        false
    }

    fn is_unsigned(&self, operation: &str) -> bool {
        operation == "AssumeRoleWithWebIdentity"
    }

    fn target_prefix(&self) -> &'static str {
        "AWSSecurityTokenServiceV20110615"
    }

    fn error_namespace(&self) -> &'static str {
        "com.amazonaws.sts"
    }

    fn query_version(&self) -> Option<&'static str> {
        Some("2011-06-15")
    }

    /// An account is known everywhere, whatever becomes of a region.
    fn regional(&self) -> bool {
        false
    }

    fn operations(&self) -> &'static [&'static str] {
        &[
            "AssumeRole",
            "AssumeRoleWithWebIdentity",
            "GetCallerIdentity",
            "GetSessionToken",
        ]
    }

    fn handle(
        &self,
        call: &Call<'_>,
        world: &mut World,
        operation: &str,
        input: &Json,
    ) -> Result<Value, ApiError> {
        let input = STS.typed(operation, input);
        STS.check(operation, &input)
            .map_err(|error| error.coded("ValidationError"))?;
        match operation {
            "AssumeRole" => assume_role::answer(call, world, &input),
            "AssumeRoleWithWebIdentity" => web_identity::answer(call, world, &input),
            "GetCallerIdentity" => Ok(identity::answer(call, world)),
            "GetSessionToken" => session_token::answer(call, world, &input),
            other => Err(ApiError::client(
                "InvalidAction",
                format!("Could not find operation {other} for version 2011-06-15"),
            )),
        }
    }
}
