//! PutMetricAlarm.

use serde_json::{Value as Json, json};

use super::evaluate::period_of;
use crate::api::Call;
use crate::cloudwatch::errors::validation;
use crate::cloudwatch::statistic::Statistic;
use crate::state::{Alarm, AlarmHistory, AlarmState, World};
use crate::wire::{ApiError, Value};

const DAY: i64 = 86_400;

/// What an alarm can be made of in AWS and not here.
const NOT_OFFERED: [&str; 7] = [
    "Metrics",
    "ThresholdMetricId",
    "EvaluationWindow",
    "WarmUpConfiguration",
    "EvaluationCriteria",
    "EvaluationInterval",
    "ActionConfiguration",
];

pub(in crate::cloudwatch) fn answer(
    call: &Call<'_>,
    world: &mut World,
    input: &Json,
) -> Result<Value, ApiError> {
    check(input)?;
    let config = with_defaults(input);
    let name = input["AlarmName"].as_str().unwrap_or_default();
    let period = period_of(&config);
    // The last whole period is looked at as soon as its data is there.
    let evaluated = (call.now.secs().div_euclid(period) - 1) * period;
    let place = world.place(call.account, call.region);
    let known = place.alarms.contains_key(name);
    let made = match place.alarms.get_mut(name) {
        Some(alarm) => {
            alarm.config = config;
            alarm.configured = call.now;
            alarm.evaluated = evaluated;
            alarm
        }
        None => {
            let (region, account) = (call.region, call.account);
            place.alarms.entry(name.to_owned()).or_insert(Alarm {
                name: name.to_owned(),
                arn: format!("arn:aws:cloudwatch:{region}:{account}:alarm:{name}"),
                config,
                configured: call.now,
                state: AlarmState::InsufficientData,
                reason: "Unchecked: Initial alarm creation".to_owned(),
                reason_data: None,
                changed: call.now,
                evaluated,
                history: Vec::new(),
            })
        }
    };
    let (verb, kind) = if known {
        ("updated", "Update")
    } else {
        ("created", "Create")
    };
    let configured = made.config.clone();
    made.history.push(AlarmHistory {
        at: call.now,
        kind: "ConfigurationUpdate".to_owned(),
        summary: format!("Alarm \"{name}\" {verb}"),
        data: json!({ "version": "1.0", "type": kind, "configuration": configured }),
    });
    Ok(Value::Object(Vec::new()))
}

/// The rules beyond the model.
fn check(input: &Json) -> Result<(), ApiError> {
    if let Some(member) = NOT_OFFERED.into_iter().find(|name| !input[*name].is_null()) {
        return Err(validation(format!(
            "The simulator does not offer alarms with {member}."
        )));
    }
    for member in [
        "MetricName",
        "Namespace",
        "Period",
        "EvaluationPeriods",
        "ComparisonOperator",
        "Threshold",
    ] {
        if input[member].is_null() {
            return Err(validation(format!("The parameter {member} is required.")));
        }
    }
    let statistics = (
        input["Statistic"].as_str(),
        input["ExtendedStatistic"].as_str(),
    );
    match statistics {
        (Some(_), None) => {}
        (None, Some(word)) if word.starts_with('p') && Statistic::named(word).is_some() => {}
        (None, Some(word)) => {
            return Err(validation(format!(
                "The value {word} for parameter ExtendedStatistic is not supported."
            )));
        }
        (Some(_), Some(_)) | (None, None) => {
            return Err(validation(
                "Exactly one element of Metrics, MetricName or of Statistic, ExtendedStatistic \
                 must be set.",
            ));
        }
    }
    let number = |member: &str| input[member].as_i64();
    let (period, periods) = (
        number("Period").unwrap_or_default(),
        number("EvaluationPeriods").unwrap_or_default(),
    );
    if ![10, 20, 30].contains(&period) && period % 60 != 0 {
        return Err(validation("Period must be 10, 20, 30 or a multiple of 60."));
    }
    let longest = if period >= 3600 { 7 * DAY } else { DAY };
    if period.saturating_mul(periods) > longest {
        return Err(validation(
            "Metrics cannot be checked across more than a day \
             (EvaluationPeriods * Period must be <= 86400).",
        ));
    }
    if number("DatapointsToAlarm").is_some_and(|needed| needed > periods) {
        return Err(validation(
            "DatapointsToAlarm must be less than or equal to EvaluationPeriods.",
        ));
    }
    let missing = input["TreatMissingData"].as_str().unwrap_or("missing");
    if !["breaching", "notBreaching", "ignore", "missing"].contains(&missing) {
        return Err(validation(format!(
            "The value {missing} for parameter TreatMissingData is not supported."
        )));
    }
    let operator = input["ComparisonOperator"].as_str().unwrap_or_default();
    if operator.contains("Lower") || operator.contains("UpperThreshold") {
        return Err(validation(
            "The simulator does not offer alarms on anomaly detection.",
        ));
    }
    Ok(())
}

fn with_defaults(input: &Json) -> Json {
    let mut config = input.clone();
    if let Some(members) = config.as_object_mut() {
        members.remove("Tags");
        members.retain(|_, value| !value.is_null());
    }
    for (name, default) in [
        ("ActionsEnabled", json!(true)),
        ("OKActions", json!([])),
        ("AlarmActions", json!([])),
        ("InsufficientDataActions", json!([])),
        ("Dimensions", json!([])),
    ] {
        if config[name].is_null() {
            config[name] = default;
        }
    }
    config
}
