//! DescribeAlarmHistory. The history of a deleted alarm goes with it.

use serde_json::Value as Json;

use super::describe::brought_up;
use super::{page, render};
use crate::api::Call;
use crate::state::{AlarmHistory, World};
use crate::wire::{ApiError, Value};

pub(in crate::cloudwatch) fn answer(
    call: &Call<'_>,
    world: &mut World,
    input: &Json,
) -> Result<Value, ApiError> {
    let name = input["AlarmName"].as_str();
    let kind = input["HistoryItemType"].as_str();
    let oldest_first = input["ScanBy"].as_str() == Some("TimestampAscending");
    let (from, to) = (input["StartDate"].as_f64(), input["EndDate"].as_f64());
    let seed = world.seed();
    let scope = format!("DescribeAlarmHistory {name:?} {kind:?} {oldest_first} {from:?} {to:?}");
    brought_up(call, world, |alarm| {
        name.is_none_or(|name| alarm.name == name)
    });
    let alarms = &world.place(call.account, call.region).alarms;
    let mut lines: Vec<(&str, &AlarmHistory)> = alarms
        .values()
        .filter(|alarm| name.is_none_or(|name| alarm.name == name))
        .flat_map(|alarm| alarm.history.iter().map(|line| (alarm.name.as_str(), line)))
        .filter(|(_, line)| kind.is_none_or(|kind| line.kind == kind))
        .filter(|(_, line)| from.is_none_or(|from| line.at.as_secs_f64() >= from))
        .filter(|(_, line)| to.is_none_or(|to| line.at.as_secs_f64() <= to))
        .collect();
    lines.sort_by_key(|(_, line)| line.at);
    if !oldest_first {
        lines.reverse();
    }
    let (shown, token) = page(call, seed, &scope, input, &lines)?;
    let shown = shown.iter().map(|(name, line)| render::history(name, line));
    Ok(Value::object([
        ("AlarmHistoryItems", Value::list(shown)),
        ("NextToken", token.into()),
    ]))
}
