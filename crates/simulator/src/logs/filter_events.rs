//! FilterLogEvents.

use serde_json::Value as Json;

use super::describe_groups::limit;
use super::errors::{invalid_parameter, invalid_token, no_stream};
use super::event::{Boundary, Event};
use super::group::{self, Group};
use super::page::{self, Direction};
use super::pattern::Pattern;
use super::stream::Stream;
use crate::api::Call;
use crate::state::World;
use crate::validation::{fields, token};
use crate::wire::{ApiError, Value};

const PAGE: i64 = 10_000;
const MOST_STREAMS: usize = 100;

pub(super) fn answer(call: &Call<'_>, world: &mut World, input: &Json) -> Result<Value, ApiError> {
    let names = fields::texts(input, "logStreamNames")?;
    let prefix = fields::text(input, "logStreamNamePrefix")?;
    if prefix.is_some() && !names.is_empty() {
        return Err(invalid_parameter(
            "logStreamNames and logStreamNamePrefix cannot both be specified.",
        ));
    }
    if names.len() > MOST_STREAMS {
        return Err(invalid_parameter(format!(
            "1 validation error detected: Value at 'logStreamNames' failed to satisfy constraint: \
             Member must have length less than or equal to {MOST_STREAMS}"
        )));
    }
    let start = fields::integer(input, "startTime")?.unwrap_or(0);
    let end = fields::integer(input, "endTime")?.unwrap_or(i64::MAX - 1);
    if start > end {
        return Err(invalid_parameter(
            "startTime cannot be greater than endTime.",
        ));
    }
    let text = fields::text(input, "filterPattern")?.unwrap_or_default();
    let pattern = Pattern::parse(text)?;
    let limit = limit(input, PAGE)?;
    let group = group::of(call, world, input)?;
    let streams = selected(&group, &names, prefix)?;
    let seed = world.seed();
    let window = format!("{start}:{end}");
    let names = names.join("\n");
    let scope = [
        "FilterLogEvents",
        call.account,
        call.region,
        &group.name,
        &names,
        prefix.unwrap_or_default(),
        &window,
        text,
    ];
    let from = match fields::text(input, "nextToken")? {
        None => None,
        Some(text) => Some(
            token::open(seed, &scope, text)
                .and_then(|position| Boundary::parse(&position))
                .ok_or_else(invalid_token)?,
        ),
    };
    // An event at the very end belongs to it, unlike in GetLogEvents.
    let times = start..end.saturating_add(1);
    let page = page::read(&streams, times, from, Direction::Forward, limit, |event| {
        pattern.matches(&event.message)
    });
    let next = page
        .stopped
        .map(|place| token::seal(seed, &scope, &place.text()));
    Ok(Value::object([
        ("events", Value::list(page.events.iter().map(output))),
        ("searchedLogStreams", Value::List(Vec::new())),
        ("nextToken", next.into()),
    ]))
}

fn selected<'a>(
    group: &'a Group,
    names: &[&str],
    prefix: Option<&str>,
) -> Result<Vec<&'a Stream>, ApiError> {
    if names.is_empty() {
        let chosen = |stream: &&Stream| prefix.is_none_or(|p| stream.name.starts_with(p));
        return Ok(group.streams.iter().filter(chosen).collect());
    }
    names
        .iter()
        .map(|name| {
            group
                .streams
                .iter()
                .find(|stream| stream.name == *name)
                .ok_or_else(no_stream)
        })
        .collect()
}

fn output(event: &Event) -> Value {
    Value::object([
        ("logStreamName", event.stream.as_str().into()),
        ("timestamp", event.key.at.into()),
        ("message", event.message.as_str().into()),
        ("ingestionTime", event.key.ingested().into()),
        ("eventId", event.key.id().into()),
    ])
}
