//! GetMetricStatistics: one metric, several statistics, one page.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::errors::{missing, validation};
use super::plan::{self, Position, Window};
use super::query::{self, Query, Reads, Target, checked_period, target};
use super::statistic::Statistic;
use super::subjects::Subjects;
use super::walk::series;
use crate::api::Call;
use crate::clock::Moment;
use crate::state::World;
use crate::validation::fields;
use crate::wire::{ApiError, Value};

const MOST_DATAPOINTS: i64 = 1_440;
const PLAIN: [&str; 5] = ["Average", "Maximum", "Minimum", "SampleCount", "Sum"];

pub(super) fn answer(call: &Call<'_>, world: &mut World, input: &Json) -> Result<Value, ApiError> {
    let name = fields::text(input, "MetricName")?.ok_or_else(|| missing("MetricName"))?;
    fields::text(input, "Namespace")?.ok_or_else(|| missing("Namespace"))?;
    let period = fields::integer(input, "Period")?.ok_or_else(|| missing("Period"))?;
    let period = checked_period(period, "Period")?;
    let window = window(call, input)?;
    let asked = (window.end - window.start) / period;
    if asked > MOST_DATAPOINTS {
        return Err(ApiError::client(
            "InvalidParameterCombination",
            format!(
                "You have requested up to {asked} datapoints, which exceeds the limit of \
                 {MOST_DATAPOINTS}. You may reduce the datapoints requested by increasing Period, \
                 or decreasing the time range."
            ),
        ));
    }
    let target = target(input, fields::text(input, "Unit")?)?;
    let unit = target.as_ref().map(|target| target.metric.unit());
    let statistics = statistics(input)?;
    let queries: Vec<Query> = statistics
        .iter()
        .map(|(word, statistic)| query(word, period, *statistic, target.clone()))
        .collect();
    let subjects = Subjects::of(call, world, target.iter());
    let (slices, _) = plan::page(&queries, window, Position::default(), i64::MAX);
    let mut points: BTreeMap<i64, Vec<(&str, f64)>> = BTreeMap::new();
    let all = series(&queries, &slices, &subjects, call.now);
    for (slice, series) in slices.iter().zip(all) {
        let Some((word, _)) = statistics.get(slice.query) else {
            continue;
        };
        world.answered(series.len() as u64);
        for (at, value) in series {
            points.entry(at).or_default().push((word, value));
        }
    }
    let points = points
        .into_iter()
        .map(|(at, values)| datapoint(at, &values, unit));
    Ok(Value::object([
        ("Label", name.into()),
        ("Datapoints", Value::list(points)),
    ]))
}

fn window(call: &Call<'_>, input: &Json) -> Result<Window, ApiError> {
    let (start, end) = query::span(input)?;
    // No moment of ours is further away, and differences stay numbers.
    let far = i64::MAX / 4;
    Ok(Window {
        start: start.clamp(-far, far),
        end: end.clamp(-far, far),
        newest_first: false,
        asked: call.now.secs(),
    })
}

/// The statistics that are asked for, by the API's words.
fn statistics(input: &Json) -> Result<Vec<(String, Statistic)>, ApiError> {
    let plain = fields::texts(input, "Statistics")?;
    let extended = fields::texts(input, "ExtendedStatistics")?;
    if plain.is_empty() && extended.is_empty() {
        return Err(missing("Statistics"));
    }
    let unsupported = |word: &str| {
        validation(format!(
            "The value {word} for parameter Statistics is not supported."
        ))
    };
    let mut found: Vec<(String, Statistic)> = Vec::new();
    for (word, is_plain) in plain
        .into_iter()
        .map(|word| (word, true))
        .chain(extended.into_iter().map(|word| (word, false)))
    {
        let fits = PLAIN.contains(&word) == is_plain;
        let statistic = Statistic::named(word).filter(|_| fits);
        let statistic = statistic.ok_or_else(|| unsupported(word))?;
        if !found.iter().any(|(other, _)| other == word) {
            found.push((word.to_owned(), statistic));
        }
    }
    Ok(found)
}

fn query(word: &str, period: i64, statistic: Statistic, target: Option<Target>) -> Query {
    Query {
        id: word.to_owned(),
        label: String::new(),
        period,
        reads: Reads::Metric(statistic, target),
        returned: true,
    }
}

/// `Datapoint`
fn datapoint(at: i64, values: &[(&str, f64)], unit: Option<&str>) -> Value {
    let mut members = vec![("Timestamp".to_owned(), Moment::from_secs(at).into())];
    let (plain, extended): (Vec<_>, Vec<_>) =
        values.iter().partition(|(word, _)| PLAIN.contains(word));
    let value = |(word, value): &(&str, f64)| ((*word).to_owned(), Value::Float(*value));
    members.extend(plain.into_iter().map(value));
    if !extended.is_empty() {
        let extended = extended.into_iter().map(value).collect();
        members.push(("ExtendedStatistics".to_owned(), Value::Object(extended)));
    }
    members.extend(unit.map(|unit| ("Unit".to_owned(), unit.into())));
    Value::Object(members)
}
