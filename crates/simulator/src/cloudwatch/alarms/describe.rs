//! DescribeAlarms.

use serde_json::Value as Json;

use super::{evaluate, page, render};
use crate::api::Call;
use crate::cloudwatch::errors::validation;
use crate::cloudwatch::query::Target;
use crate::cloudwatch::subjects::Subjects;
use crate::state::{Alarm, World};
use crate::validation::fields;
use crate::wire::{ApiError, Value};

pub(in crate::cloudwatch) fn answer(
    call: &Call<'_>,
    world: &mut World,
    input: &Json,
) -> Result<Value, ApiError> {
    let names = fields::texts(input, "AlarmNames")?;
    let prefix = input["AlarmNamePrefix"].as_str();
    if !names.is_empty() && prefix.is_some() {
        return Err(validation(
            "AlarmNames and AlarmNamePrefix cannot be used together.",
        ));
    }
    for relation in ["ChildrenOfAlarmName", "ParentsOfAlarmName"] {
        if !input[relation].is_null() {
            return Err(validation(format!(
                "The simulator has no composite alarms: {relation} finds nothing to follow."
            )));
        }
    }
    let (state, action) = (input["StateValue"].as_str(), input["ActionPrefix"].as_str());
    let types = fields::texts(input, "AlarmTypes")?;
    let metric_alarms = types.is_empty() || types.contains(&"MetricAlarm");
    let seed = world.seed();
    let scope = format!("DescribeAlarms {names:?} {prefix:?} {state:?} {action:?} {types:?}");
    brought_up(call, world, |alarm| {
        names.is_empty() || names.contains(&alarm.name.as_str())
    });
    let alarms = world.place(call.account, call.region).alarms.values();
    let listed: Vec<&Alarm> = alarms
        .filter(|_| metric_alarms)
        .filter(|alarm| names.is_empty() || names.contains(&alarm.name.as_str()))
        .filter(|alarm| prefix.is_none_or(|prefix| alarm.name.starts_with(prefix)))
        .filter(|alarm| state.is_none_or(|state| alarm.state.as_str() == state))
        .filter(|alarm| action.is_none_or(|action| acts(alarm, action)))
        .collect();
    let (shown, token) = page(call, seed, &scope, input, &listed)?;
    let shown = shown.iter().map(|alarm| render::alarm(alarm));
    Ok(Value::object([
        ("CompositeAlarms", Value::List(Vec::new())),
        ("MetricAlarms", Value::list(shown)),
        ("NextToken", token.into()),
    ]))
}

fn acts(alarm: &Alarm, prefix: &str) -> bool {
    let actions = alarm.config["AlarmActions"].as_array();
    let actions = actions.into_iter().flatten().filter_map(Json::as_str);
    actions.into_iter().any(|action| action.starts_with(prefix))
}

/// Brings the alarms that somebody looks at up to now.
pub(super) fn brought_up(call: &Call<'_>, world: &mut World, wanted: impl Fn(&Alarm) -> bool) {
    let place = world.place(call.account, call.region);
    let targets: Vec<Target> = place
        .alarms
        .values()
        .filter(|alarm| wanted(alarm))
        .filter_map(|alarm| evaluate::watched(&alarm.config))
        .collect();
    let subjects = Subjects::of(call, world, targets.iter());
    let place = world.place(call.account, call.region);
    for alarm in place.alarms.values_mut().filter(|alarm| wanted(alarm)) {
        evaluate::catch_up(alarm, &subjects, call.now);
    }
}
