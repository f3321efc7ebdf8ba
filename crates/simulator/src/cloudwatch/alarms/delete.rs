//! DeleteAlarms: all of them, or none where one is not there.

use serde_json::Value as Json;

use crate::api::Call;
use crate::state::World;
use crate::validation::fields;
use crate::wire::{ApiError, Value};

pub(in crate::cloudwatch) fn answer(
    call: &Call<'_>,
    world: &mut World,
    input: &Json,
) -> Result<Value, ApiError> {
    let names = fields::texts(input, "AlarmNames")?;
    let alarms = &mut world.place(call.account, call.region).alarms;
    let missing: Vec<&str> = names
        .iter()
        .copied()
        .filter(|name| !alarms.contains_key(*name))
        .collect();
    if !missing.is_empty() {
        return Err(ApiError::with_status(
            404,
            "ResourceNotFound",
            format!("The alarms do not exist: {}", missing.join(", ")),
        ));
    }
    for name in names {
        alarms.remove(name);
    }
    Ok(Value::Object(Vec::new()))
}
