//! PutRetentionPolicy, DeleteRetentionPolicy, DeleteLogGroup and DeleteLogStream.

use serde_json::Value as Json;

use super::errors::{invalid_parameter, missing, no_stream};
use super::group;
use crate::api::Call;
use crate::state::{LogGroup, World};
use crate::validation::fields;
use crate::wire::{ApiError, Value};

/// The days that lines can be kept for.
const DAYS: [i64; 22] = [
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922,
    3288, 3653,
];

/// The marks of the group that an input names, which has to be there.
fn marks<'a>(
    call: &Call<'_>,
    world: &'a mut World,
    input: &Json,
) -> Result<&'a mut LogGroup, ApiError> {
    fields::text(input, "logGroupName")?.ok_or_else(|| missing("logGroupName"))?;
    let group = group::of(call, world, input)?;
    let place = world.place(call.account, call.region);
    Ok(place.log_groups.entry(group.name).or_default())
}

pub(super) fn put_retention(
    call: &Call<'_>,
    world: &mut World,
    input: &Json,
) -> Result<Value, ApiError> {
    let days = fields::integer(input, "retentionInDays")?;
    let days = days.ok_or_else(|| missing("retentionInDays"))?;
    let known = u32::try_from(days).ok().filter(|_| DAYS.contains(&days));
    let known = known.ok_or_else(|| {
        let all: Vec<String> = DAYS.iter().map(ToString::to_string).collect();
        invalid_parameter(format!(
            "1 validation error detected: Value '{days}' at 'retentionInDays' failed to satisfy \
             constraint: Member must satisfy enum value set: [{}]",
            all.join(", ")
        ))
    })?;
    marks(call, world, input)?.keep(Some(known), call.now);
    Ok(Value::Object(Vec::new()))
}

pub(super) fn delete_retention(
    call: &Call<'_>,
    world: &mut World,
    input: &Json,
) -> Result<Value, ApiError> {
    marks(call, world, input)?.keep(None, call.now);
    Ok(Value::Object(Vec::new()))
}

pub(super) fn delete_group(
    call: &Call<'_>,
    world: &mut World,
    input: &Json,
) -> Result<Value, ApiError> {
    marks(call, world, input)?.delete(call.now);
    Ok(Value::Object(Vec::new()))
}

pub(super) fn delete_stream(
    call: &Call<'_>,
    world: &mut World,
    input: &Json,
) -> Result<Value, ApiError> {
    let name = fields::text(input, "logStreamName")?.ok_or_else(|| missing("logStreamName"))?;
    let group = group::of(call, world, input)?;
    if !group.streams.iter().any(|stream| stream.name == name) {
        return Err(no_stream());
    }
    let marks = marks(call, world, input)?;
    marks.streams.insert(name.to_owned(), call.now);
    Ok(Value::Object(Vec::new()))
}
