//! SetAlarmState: a state that lasts until the alarm is next evaluated.

use serde_json::Value as Json;

use super::describe::brought_up;
use super::evaluate::turn;
use crate::api::Call;
use crate::cloudwatch::errors::{missing, validation};
use crate::state::{AlarmState, World};
use crate::validation::fields;
use crate::wire::{ApiError, Value};

pub(in crate::cloudwatch) fn answer(
    call: &Call<'_>,
    world: &mut World,
    input: &Json,
) -> Result<Value, ApiError> {
    let required = |name| fields::text(input, name)?.ok_or_else(|| missing(name));
    let (name, word, reason) = (
        required("AlarmName")?,
        required("StateValue")?,
        required("StateReason")?,
    );
    let state = AlarmState::named(word).ok_or_else(|| {
        validation(format!(
            "The value {word} for parameter StateValue is not supported."
        ))
    })?;
    let data = match fields::text(input, "StateReasonData")? {
        None => None,
        Some(text) => Some(serde_json::from_str::<Json>(text).map_err(|_| {
            ApiError::client("InvalidFormat", "StateReasonData is not valid JSON.")
        })?),
    };
    // What it would have come to by itself until now comes first.
    brought_up(call, world, |alarm| alarm.name == name);
    let place = world.place(call.account, call.region);
    let alarm = place.alarms.get_mut(name).ok_or_else(|| {
        ApiError::with_status(
            404,
            "ResourceNotFound",
            format!("The alarm {name} does not exist."),
        )
    })?;
    turn(alarm, state, reason.to_owned(), data, call.now);
    Ok(Value::Object(Vec::new()))
}
