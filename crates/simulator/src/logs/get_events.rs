//! GetLogEvents.

use serde_json::Value as Json;

use super::describe_groups::limit;
use super::errors::{invalid_parameter, invalid_token, missing, no_stream};
use super::event::{Boundary, Event, Key};
use super::group;
use super::page::{self, Direction};
use crate::api::Call;
use crate::state::World;
use crate::validation::{fields, token};
use crate::wire::{ApiError, Value};

const PAGE: i64 = 10_000;

pub(super) fn answer(call: &Call<'_>, world: &mut World, input: &Json) -> Result<Value, ApiError> {
    let name = fields::text(input, "logStreamName")?.ok_or_else(|| missing("logStreamName"))?;
    let start = fields::integer(input, "startTime")?;
    let end = fields::integer(input, "endTime")?;
    let times = start.unwrap_or(0)..end.unwrap_or(i64::MAX);
    if times.start > times.end {
        return Err(invalid_parameter(
            "startTime cannot be greater than endTime.",
        ));
    }
    let from_head = fields::flag(input, "startFromHead")?.unwrap_or(false);
    let limit = limit(input, PAGE)?;
    let group = group::of(call, world, input)?;
    let stream = group
        .streams
        .iter()
        .find(|stream| stream.name == name)
        .ok_or_else(no_stream)?;
    let seed = world.seed();
    let scope = ["GetLogEvents", call.account, call.region, &group.name, name];
    let (direction, from) = match fields::text(input, "nextToken")? {
        None if from_head => (Direction::Forward, None),
        None => (Direction::Backward, None),
        Some(text) => {
            let (direction, from) = opened(seed, &scope, text).ok_or_else(invalid_token)?;
            (direction, Some(from))
        }
    };
    let page = page::read(&[stream], times, from, direction, limit, |_| true);
    // Where nothing is found, both tokens stay where the reading began.
    let began = from.unwrap_or_else(|| {
        Boundary::Before(Key::at(match direction {
            Direction::Forward => start.unwrap_or(0),
            Direction::Backward => end.unwrap_or_else(|| call.now.millis() + 1),
        }))
    });
    let back = page.events.first().map(|event| Boundary::Before(event.key));
    let forth = page.events.last().map(|event| Boundary::After(event.key));
    let sealed = |direction: &str, place: Boundary| {
        format!("{direction}/{}", token::seal(seed, &scope, &place.text()))
    };
    Ok(Value::object([
        ("events", Value::list(page.events.iter().map(output))),
        (
            "nextForwardToken",
            sealed("f", forth.unwrap_or(began)).into(),
        ),
        (
            "nextBackwardToken",
            sealed("b", back.unwrap_or(began)).into(),
        ),
    ]))
}

fn opened(seed: u64, scope: &[&str], text: &str) -> Option<(Direction, Boundary)> {
    let (direction, sealed) = text.split_once('/')?;
    let direction = match direction {
        "f" => Direction::Forward,
        "b" => Direction::Backward,
        _ => return None,
    };
    let boundary = Boundary::parse(&token::open(seed, scope, sealed)?)?;
    Some((direction, boundary))
}

fn output(event: &Event) -> Value {
    Value::object([
        ("timestamp", event.key.at.into()),
        ("message", event.message.as_str().into()),
        ("ingestionTime", event.key.ingested().into()),
    ])
}
