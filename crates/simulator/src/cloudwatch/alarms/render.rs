//! Alarms in the API's shapes.

use crate::state::{Alarm, AlarmHistory};
use crate::wire::Value;

/// Members of `MetricAlarm` that are as they were put.
const AS_PUT: [&str; 19] = [
    "AlarmDescription",
    "ActionsEnabled",
    "OKActions",
    "AlarmActions",
    "InsufficientDataActions",
    "MetricName",
    "Namespace",
    "Statistic",
    "ExtendedStatistic",
    "Dimensions",
    "Period",
    "Unit",
    "EvaluationPeriods",
    "DatapointsToAlarm",
    "ComparisonOperator",
    "TreatMissingData",
    "EvaluateLowSampleCountPercentile",
    "AlarmName",
    "Threshold",
];

/// `MetricAlarm`
pub(super) fn alarm(alarm: &Alarm) -> Value {
    let own = [
        ("AlarmArn", alarm.arn.as_str().into()),
        (
            "AlarmConfigurationUpdatedTimestamp",
            alarm.configured.into(),
        ),
        ("StateValue", alarm.state.as_str().into()),
        ("StateReason", alarm.reason.as_str().into()),
        (
            "StateReasonData",
            alarm.reason_data.as_ref().map(ToString::to_string).into(),
        ),
        ("StateUpdatedTimestamp", alarm.changed.into()),
        ("StateTransitionedTimestamp", alarm.changed.into()),
    ];
    let mut members: Vec<(String, Value)> = own
        .into_iter()
        .filter(|(_, value)| *value != Value::Null)
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
    members.extend(AS_PUT.iter().filter_map(|name| {
        let value = alarm.config.get(*name)?;
        // A whole number is still a double here.
        let value = match (*name, value.as_f64()) {
            ("Threshold", Some(threshold)) => Value::Float(threshold),
            _ => Value::from(value),
        };
        Some(((*name).to_owned(), value))
    }));
    Value::Object(members)
}

/// `AlarmHistoryItem`
pub(super) fn history(name: &str, line: &AlarmHistory) -> Value {
    Value::object([
        ("AlarmName", name.into()),
        ("AlarmType", "MetricAlarm".into()),
        ("Timestamp", line.at.into()),
        ("HistoryItemType", line.kind.as_str().into()),
        ("HistorySummary", line.summary.as_str().into()),
        ("HistoryData", line.data.to_string().into()),
    ])
}
