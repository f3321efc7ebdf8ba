//! App Runner.

mod arn;
mod errors;
mod list_services;
mod operations;
mod paging;
mod render;

use serde_json::Value as Json;

use crate::api::{Api, Call};
use crate::state::World;
use crate::wire::{ApiError, Value};

/// App Runner's API.
pub(crate) struct AppRunner;

impl Api for AppRunner {
    fn signing_name(&self) -> &'static str {
        "apprunner"
    }

    fn target_prefix(&self) -> &'static str {
        "AppRunner"
    }

    fn error_namespace(&self) -> &'static str {
        "com.amazonaws.apprunner"
    }

    fn operations(&self) -> &'static [&'static str] {
        &["DescribeService", "ListOperations", "ListServices"]
    }

    fn handle(
        &self,
        call: &Call<'_>,
        world: &mut World,
        operation: &str,
        input: &Json,
    ) -> Result<Value, ApiError> {
        match operation {
            "ListServices" => list_services::list(call, world, input),
            "DescribeService" => list_services::describe(call, world, input),
            "ListOperations" => operations::list(call, world, input),
            other => Err(errors::not_offered(other)),
        }
    }
}
