//! GetMetricData.

use serde_json::Value as Json;

use super::errors::{invalid_token, validation};
use super::plan::{self, Position, Slice, Window};
use super::query::{self, Query};
use super::subjects::Subjects;
use super::walk::{Series, series};
use crate::api::Call;
use crate::clock::Moment;
use crate::state::World;
use crate::validation::{fields, token};
use crate::wire::{ApiError, Value};

const MOST_DATAPOINTS: i64 = 100_800;

pub(super) fn answer(call: &Call<'_>, world: &mut World, input: &Json) -> Result<Value, ApiError> {
    let queries = query::read(input)?;
    let (window, position, scope) = paging(call, world.seed(), input)?;
    let most = fields::integer(input, "MaxDatapoints")?
        .unwrap_or(MOST_DATAPOINTS)
        .clamp(1, MOST_DATAPOINTS);
    let (slices, next) = plan::page(&queries, window, position, most);
    let wanted = queries.iter().filter_map(Query::target);
    let subjects = Subjects::of(call, world, wanted);
    let series = series(&queries, &slices, &subjects, call.now);
    world.answered(series.iter().map(|points| points.len() as u64).sum());
    let results = slices.iter().zip(series).filter_map(|(slice, series)| {
        Some(result(queries.get(slice.query)?, slice, series, window))
    });
    let scope: Vec<&str> = scope.iter().map(String::as_str).collect();
    let next = next.map(|next| {
        let position = format!("{}:{}:{}", next.query, next.bucket, window.asked);
        token::seal(world.seed(), &scope, &position)
    });
    Ok(Value::object([
        ("MetricDataResults", Value::list(results)),
        ("NextToken", next.into()),
        ("Messages", Value::List(Vec::new())),
    ]))
}

/// The window, where in it this page begins, and what a token is good for.
fn paging(
    call: &Call<'_>,
    seed: u64,
    input: &Json,
) -> Result<(Window, Position, Vec<String>), ApiError> {
    let (start, end) = query::span(input)?;
    let newest_first = match fields::text(input, "ScanBy")? {
        None | Some("TimestampDescending") => true,
        Some("TimestampAscending") => false,
        Some(other) => {
            return Err(validation(format!(
                "The value {other} for parameter ScanBy is not supported."
            )));
        }
    };
    let scope = vec![
        "GetMetricData".to_owned(),
        call.account.to_owned(),
        call.region.to_owned(),
        format!("{start}:{end}:{newest_first}"),
        input["MetricDataQueries"].to_string(),
    ];
    let (mut position, mut asked) = (Position::default(), call.now.secs());
    if let Some(text) = fields::text(input, "NextToken")? {
        let scope: Vec<&str> = scope.iter().map(String::as_str).collect();
        let opened = token::open(seed, &scope, text).ok_or_else(invalid_token)?;
        let numbers: Vec<i64> = opened.split(':').filter_map(|n| n.parse().ok()).collect();
        let [query, bucket, first_asked] = numbers[..] else {
            return Err(invalid_token());
        };
        let query = usize::try_from(query).map_err(|_| invalid_token())?;
        (position, asked) = (Position { query, bucket }, first_asked);
    }
    let window = Window {
        start,
        end,
        newest_first,
        asked,
    };
    Ok((window, position, scope))
}

fn result(query: &Query, slice: &Slice, mut series: Series, window: Window) -> Value {
    if window.newest_first {
        series.reverse();
    }
    let status = if slice.partial {
        "PartialData"
    } else {
        "Complete"
    };
    let (times, values): (Vec<Value>, Vec<Value>) = series
        .into_iter()
        .map(|(at, value)| (Value::from(Moment::from_secs(at)), Value::from(value)))
        .unzip();
    Value::object([
        ("Id", query.id.as_str().into()),
        ("Label", query.label.as_str().into()),
        ("Timestamps", Value::List(times)),
        ("Values", Value::List(values)),
        ("StatusCode", status.into()),
        ("Messages", Value::List(Vec::new())),
    ])
}
