//! IAM: what an account is called, and what somebody may do.

mod aliases;
mod roles;
mod simulate;

use serde_json::Value as Json;

use crate::api::{Api, Call};
use crate::state::World;
use crate::validation::IAM;
use crate::wire::{ApiError, Value};

/// IAM's API.
pub(crate) struct Iam;

fn invalid(message: impl Into<String>) -> ApiError {
    ApiError::client("InvalidInput", message)
}

impl Api for Iam {
    fn signing_name(&self) -> &'static str {
        "iam"
    }

    /// Where nothing is permitted, it can still be asked what is: the scenario would be hard to
    /// tell from one in which IAM alone refuses. A fault refuses the question.
    fn needs_permission(&self, operation: &str) -> bool {
        operation != "SimulatePrincipalPolicy"
    }

    fn target_prefix(&self) -> &'static str {
        "AWSIdentityManagementV20100508"
    }

    fn error_namespace(&self) -> &'static str {
        "com.amazonaws.iam"
    }

    fn query_version(&self) -> Option<&'static str> {
        Some("2010-05-08")
    }

    /// There is one IAM for all regions.
    fn regional(&self) -> bool {
        false
    }

    fn operations(&self) -> &'static [&'static str] {
        &["GetRole", "ListAccountAliases", "SimulatePrincipalPolicy"]
    }

    fn handle(
        &self,
        call: &Call<'_>,
        world: &mut World,
        operation: &str,
        input: &Json,
    ) -> Result<Value, ApiError> {
        let input = IAM.typed(operation, input);
        IAM.check(operation, &input)
            .map_err(|error| error.coded("ValidationError"))?;
        match operation {
            "GetRole" => roles::answer(call, world, &input),
            "ListAccountAliases" => Ok(aliases::answer(call)),
            "SimulatePrincipalPolicy" => simulate::answer(call, &input),
            other => Err(ApiError::client(
                "InvalidAction",
                format!("Could not find operation {other} for version 2010-05-08"),
            )),
        }
    }
}
