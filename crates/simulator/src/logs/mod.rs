//! CloudWatch Logs: what services, their deployments and their applications
//! wrote, computed when it is read.

mod application;
mod change_group;
mod describe_groups;
mod describe_streams;
mod errors;
mod event;
mod filter_events;
mod get_events;
mod group;
mod json_pattern;
mod live_tail;
mod page;
mod pattern;
mod stream;
#[cfg(test)]
mod tests;

use serde_json::Value as Json;

use crate::api::{Api, Call};
use crate::state::World;
use crate::validation::InputError;
use crate::wire::{ApiError, Live, Value};

/// CloudWatch Logs' API.
pub(crate) struct Logs;

impl Api for Logs {
    fn signing_name(&self) -> &'static str {
        "logs"
    }

    fn target_prefix(&self) -> &'static str {
        "Logs_20140328"
    }

    fn error_namespace(&self) -> &'static str {
        "com.amazonaws.logs"
    }

    fn operations(&self) -> &'static [&'static str] {
        &[
            "DescribeLogGroups",
            "DescribeLogStreams",
            "FilterLogEvents",
            "GetLogEvents",
            "StartLiveTail",
            "DeleteLogGroup",
            "DeleteLogStream",
            "DeleteRetentionPolicy",
            "PutRetentionPolicy",
        ]
    }

    fn live(
        &self,
        call: &Call<'_>,
        world: &mut World,
        operation: &str,
        input: &Json,
    ) -> Result<Option<Box<dyn Live>>, ApiError> {
        if operation != "StartLiveTail" {
            return Ok(None);
        }
        Ok(Some(Box::new(live_tail::start(call, world, input)?)))
    }

    fn handle(
        &self,
        call: &Call<'_>,
        world: &mut World,
        operation: &str,
        input: &Json,
    ) -> Result<Value, ApiError> {
        match operation {
            "DescribeLogGroups" => describe_groups::answer(call, world, input),
            "DescribeLogStreams" => describe_streams::answer(call, world, input),
            "FilterLogEvents" => filter_events::answer(call, world, input),
            "GetLogEvents" => get_events::answer(call, world, input),
            "DeleteLogGroup" => change_group::delete_group(call, world, input),
            "DeleteLogStream" => change_group::delete_stream(call, world, input),
            "DeleteRetentionPolicy" => change_group::delete_retention(call, world, input),
            "PutRetentionPolicy" => change_group::put_retention(call, world, input),
            other => Err(InputError::UnknownOperation(other.to_owned()).into()),
        }
    }
}
