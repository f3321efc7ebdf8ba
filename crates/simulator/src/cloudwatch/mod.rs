//! CloudWatch: metrics of App Runner services, computed when they are asked for.

mod alarms;
mod errors;
mod expression;
mod get_metric_data;
mod get_metric_statistics;
mod list_metrics;
mod plan;
mod query;
mod series;
mod statistic;
mod subjects;
#[cfg(test)]
mod tests;
mod walk;

use serde_json::Value as Json;

use crate::api::{Api, Call};
use crate::state::World;
use crate::validation::{CLOUDWATCH, InputError};
use crate::wire::{ApiError, Value};

/// CloudWatch's API.
pub(crate) struct CloudWatch;

impl Api for CloudWatch {
    fn signing_name(&self) -> &'static str {
        "monitoring"
    }

    fn iam_prefix(&self) -> &'static str {
        "cloudwatch"
    }

    fn target_prefix(&self) -> &'static str {
        "GraniteServiceVersion20100801"
    }

    fn error_namespace(&self) -> &'static str {
        "com.amazonaws.cloudwatch"
    }

    fn operations(&self) -> &'static [&'static str] {
        &[
            "GetMetricData",
            "GetMetricStatistics",
            "ListMetrics",
            "DeleteAlarms",
            "DescribeAlarmHistory",
            "DescribeAlarms",
            "PutMetricAlarm",
            "SetAlarmState",
        ]
    }

    fn handle(
        &self,
        call: &Call<'_>,
        world: &mut World,
        operation: &str,
        input: &Json,
    ) -> Result<Value, ApiError> {
        match operation {
            "GetMetricData" => get_metric_data::answer(call, world, input),
            "GetMetricStatistics" => get_metric_statistics::answer(call, world, input),
            "SetAlarmState" => alarms::set_state(call, world, input),
            "ListMetrics" => list_metrics::answer(call, world, input),
            "PutMetricAlarm" | "DescribeAlarms" | "DeleteAlarms" | "DescribeAlarmHistory" => {
                CLOUDWATCH
                    .check(operation, input)
                    .map_err(|error| error.coded("ValidationError"))?;
                match operation {
                    "PutMetricAlarm" => alarms::put(call, world, input),
                    "DescribeAlarms" => alarms::describe(call, world, input),
                    "DeleteAlarms" => alarms::delete(call, world, input),
                    _ => alarms::history(call, world, input),
                }
            }
            other => Err(InputError::UnknownOperation(other.to_owned()).into()),
        }
    }
}
