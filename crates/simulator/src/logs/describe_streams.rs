//! DescribeLogStreams.

use serde_json::Value as Json;

use super::describe_groups::limit;
use super::errors::{invalid_parameter, invalid_token};
use super::group::{self, arn};
use super::stream::Stream;
use crate::api::Call;
use crate::state::World;
use crate::validation::{fields, token};
use crate::wire::{ApiError, Value};

const PAGE: i64 = 50;

pub(super) fn answer(call: &Call<'_>, world: &mut World, input: &Json) -> Result<Value, ApiError> {
    let prefix = fields::text(input, "logStreamNamePrefix")?;
    let descending = fields::flag(input, "descending")?.unwrap_or(false);
    let by_time = match fields::text(input, "orderBy")? {
        None | Some("LogStreamName") => false,
        Some("LastEventTime") => true,
        Some(other) => {
            return Err(invalid_parameter(format!(
                "1 validation error detected: Value '{other}' at 'orderBy' failed to satisfy \
                 constraint: Member must satisfy enum value set: [LogStreamName, LastEventTime]"
            )));
        }
    };
    if by_time && prefix.is_some() {
        return Err(invalid_parameter(
            "Cannot order by LastEventTime with a logStreamNamePrefix.",
        ));
    }
    let limit = limit(input, PAGE)?;
    let group = group::of(call, world, input)?;
    let order = format!("{by_time}:{descending}");
    let scope = [
        "DescribeLogStreams",
        call.account,
        call.region,
        &group.name,
        prefix.unwrap_or_default(),
        &order,
    ];
    let seed = world.seed();
    let mut streams: Vec<&Stream> = group
        .streams
        .iter()
        .filter(|stream| prefix.is_none_or(|prefix| stream.name.starts_with(prefix)))
        .collect();
    if by_time {
        streams.sort_by_cached_key(|stream| (stream.last(), stream.name.clone()));
    } else {
        streams.sort_by(|one, other| one.name.cmp(&other.name));
    }
    if descending {
        streams.reverse();
    }
    let from = fields::text(input, "nextToken")?;
    let (shown, next) =
        token::page(seed, &scope, from, limit, &streams).ok_or_else(invalid_token)?;
    let shown = shown.iter();
    Ok(Value::object([
        (
            "logStreams",
            Value::list(shown.map(|stream| described(call, &group.name, stream))),
        ),
        ("nextToken", next.into()),
    ]))
}

fn described(call: &Call<'_>, group: &str, stream: &Stream) -> Value {
    let (group, name) = (arn(call, group), stream.name.as_str());
    let last = stream.last();
    Value::object([
        ("logStreamName", name.into()),
        ("creationTime", stream.created.into()),
        ("firstEventTimestamp", stream.first().into()),
        ("lastEventTimestamp", last.into()),
        ("lastIngestionTime", last.map(|last| last + 500).into()),
        ("arn", format!("{group}:log-stream:{name}").into()),
        // CloudWatch stopped counting here in 2019.
        ("storedBytes", Value::Int(0)),
    ])
}
