//! What GetMetricData is asked for.

use std::collections::HashSet;

use serde_json::Value as Json;

use super::errors::{missing, validation};
use super::expression::Expression;
use super::series::Metric;
use super::statistic::Statistic;
use crate::validation::fields;
use crate::wire::ApiError;

/// The namespace in which everything is.
pub(super) const NAMESPACE: &str = "AWS/AppRunner";
const MOST_QUERIES: usize = 500;
const SHORTEST_PERIOD: i64 = 60;
/// How many queries an expression may come down to.
const MOST_COMBINED: usize = 50;

/// One query.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Query {
    pub(super) id: String,
    pub(super) label: String,
    /// In seconds.
    pub(super) period: i64,
    pub(super) reads: Reads,
    pub(super) returned: bool,
}

/// What a query reads.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Reads {
    /// A metric; absent where nothing can match: another namespace, name, unit or set of
    /// dimensions.
    Metric(Statistic, Option<Target>),
    /// Other queries.
    Others(Expression),
}

/// A metric of a service, or of one of its instances.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Target {
    pub(super) metric: Metric,
    pub(super) service_name: String,
    pub(super) service_id: String,
    pub(super) instance: Option<String>,
}

impl Query {
    /// The metric that it reads, where there can be one.
    pub(super) const fn target(&self) -> Option<&Target> {
        match &self.reads {
            Reads::Metric(_, target) => target.as_ref(),
            Reads::Others(_) => None,
        }
    }
}

/// Reads `MetricDataQueries`.
pub(super) fn read(input: &Json) -> Result<Vec<Query>, ApiError> {
    let queries = fields::list(input, "MetricDataQueries")?;
    if queries.is_empty() {
        return Err(missing("MetricDataQueries"));
    }
    if queries.len() > MOST_QUERIES {
        return Err(validation(format!(
            "The collection MetricDataQueries must not have a size greater than {MOST_QUERIES}."
        )));
    }
    let mut ids = HashSet::new();
    let mut read = Vec::with_capacity(queries.len());
    for (index, query) in queries.iter().enumerate() {
        let query = one(query, &format!("MetricDataQueries.member.{}", index + 1))?;
        if !ids.insert(query.id.clone()) {
            return Err(validation(
                "The values for parameter id in MetricDataQueries are not unique.",
            ));
        }
        read.push(query);
    }
    settle_periods(&mut read)?;
    Ok(read)
}

/// Gives every expression the period of what it is over, which has to be one.
fn settle_periods(queries: &mut [Query]) -> Result<(), ApiError> {
    for index in 0..queries.len() {
        let Some(Query { id, reads, .. }) = queries.get(index) else {
            continue;
        };
        if matches!(reads, Reads::Metric(..)) {
            continue;
        }
        let mut periods: Vec<i64> = chain(queries, index)?
            .into_iter()
            .filter_map(|at| queries.get(at))
            .filter(|query| matches!(query.reads, Reads::Metric(..)))
            .map(|query| query.period)
            .collect();
        periods.sort_unstable();
        periods.dedup();
        let period = match periods.as_slice() {
            [period] => *period,
            [] => return Err(refused(id, "it is over no metric")),
            _ => {
                let why = "the simulator combines metrics of one period only";
                return Err(refused(id, why));
            }
        };
        if let Some(query) = queries.get_mut(index) {
            query.period = period;
        }
    }
    Ok(())
}

/// The queries that one comes down to, each after those that it is over, itself last.
pub(super) fn chain(queries: &[Query], index: usize) -> Result<Vec<usize>, ApiError> {
    let Some(first) = queries.get(index) else {
        return Ok(Vec::new());
    };
    let over = |at: usize| -> Vec<&str> {
        match queries.get(at).map(|query| &query.reads) {
            Some(Reads::Others(expression)) => expression.ids(),
            Some(Reads::Metric(..)) | None => Vec::new(),
        }
    };
    let place = |id: &str| queries.iter().position(|other| other.id == id);
    let mut reached = vec![index];
    let mut next = 0;
    while let Some(at) = reached.get(next).copied() {
        next += 1;
        for id in over(at) {
            let unknown = || refused(&first.id, &format!("there is no query '{id}'"));
            let other = place(id).ok_or_else(unknown)?;
            if !reached.contains(&other) {
                reached.push(other);
            }
        }
        if reached.len() > MOST_COMBINED {
            let why = format!("the simulator combines at most {MOST_COMBINED} queries");
            return Err(refused(&first.id, &why));
        }
    }
    let mut placed: Vec<usize> = Vec::new();
    while placed.len() < reached.len() {
        let ready = reached.iter().copied().find(|at| {
            let mut needs = over(*at).into_iter().filter_map(place);
            !placed.contains(at) && needs.all(|other| placed.contains(&other))
        });
        placed.push(ready.ok_or_else(|| refused(&first.id, "it is over itself"))?);
    }
    Ok(placed)
}

fn refused(id: &str, why: &str) -> ApiError {
    validation(format!("Error in expression '{id}': {why}."))
}

fn one(query: &Json, at: &str) -> Result<Query, ApiError> {
    let id = fields::text(query, "Id")?.ok_or_else(|| missing(&format!("{at}.Id")))?;
    let starts = id.starts_with(|c: char| c.is_ascii_lowercase());
    if !starts || !id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') {
        return Err(validation(format!(
            "The value {id} for parameter {at}.Id is not matching the expected pattern \
             ^[a-z][a-zA-Z0-9_]*$."
        )));
    }
    let returned = fields::flag(query, "ReturnData")?.unwrap_or(true);
    if let Some(text) = fields::text(query, "Expression")? {
        return Ok(Query {
            id: id.to_owned(),
            label: fields::text(query, "Label")?.unwrap_or(id).to_owned(),
            // That of what it is over, once all are read.
            period: SHORTEST_PERIOD,
            reads: Reads::Others(Expression::parse(text, id)?),
            returned,
        });
    }
    let stat = fields::structure(query, "MetricStat")?
        .ok_or_else(|| missing(&format!("{at}.MetricStat")))?;
    let metric = fields::structure(stat, "Metric")?
        .ok_or_else(|| missing(&format!("{at}.MetricStat.Metric")))?;
    let word =
        fields::text(stat, "Stat")?.ok_or_else(|| missing(&format!("{at}.MetricStat.Stat")))?;
    let statistic = Statistic::named(word).ok_or_else(|| {
        validation(format!(
            "The value {word} for parameter {at}.MetricStat.Stat is not supported."
        ))
    })?;
    let period = fields::integer(stat, "Period")?
        .ok_or_else(|| missing(&format!("{at}.MetricStat.Period")))?;
    let label = match fields::text(query, "Label")? {
        Some(label) => label,
        None => fields::text(metric, "MetricName")?.unwrap_or_default(),
    };
    Ok(Query {
        id: id.to_owned(),
        label: label.to_owned(),
        period: checked_period(period, &format!("{at}.MetricStat.Period"))?,
        reads: Reads::Metric(statistic, target(metric, fields::text(stat, "Unit")?)?),
        returned,
    })
}

/// The short periods are those of high-resolution metrics; of these here they
/// find one datapoint a minute.
pub(super) fn checked_period(period: i64, parameter: &str) -> Result<i64, ApiError> {
    match period {
        1 | 5 | 10 | 20 | 30 => Ok(SHORTEST_PERIOD),
        long if long > 0 && long % SHORTEST_PERIOD == 0 && long <= 86_400 => Ok(long),
        other => Err(validation(format!(
            "The value {other} for parameter {parameter} is not valid: it must be \
             1, 5, 10, 20, 30 or a multiple of 60, and at most 86400."
        ))),
    }
}

/// Both dimensions of a service, or these and its instance's, or nothing matches.
pub(super) fn target(metric: &Json, unit: Option<&str>) -> Result<Option<Target>, ApiError> {
    let namespace = fields::text(metric, "Namespace")?;
    let name = fields::text(metric, "MetricName")?;
    let (mut service_name, mut service_id, mut instance, mut others) = (None, None, None, 0);
    for dimension in fields::list(metric, "Dimensions")? {
        let value = fields::text(dimension, "Value")?;
        match fields::text(dimension, "Name")? {
            Some("ServiceName") => service_name = value,
            Some("ServiceID") => service_id = value,
            Some("Instance") => instance = value,
            _ => others += 1,
        }
    }
    let (Some(metric), Some(service_name), Some(service_id), 0) = (
        name.and_then(Metric::named),
        service_name,
        service_id,
        others,
    ) else {
        return Ok(None);
    };
    let matches = namespace == Some(NAMESPACE)
        && unit.is_none_or(|unit| unit == metric.unit())
        && (instance.is_none() || metric.is_per_instance());
    Ok(matches.then(|| Target {
        metric,
        service_name: service_name.to_owned(),
        service_id: service_id.to_owned(),
        instance: instance.map(str::to_owned),
    }))
}

/// The seconds from which and up to which points are asked for.
pub(super) fn span(input: &Json) -> Result<(i64, i64), ApiError> {
    let seconds = |name| {
        let seconds = fields::number(input, name)?.ok_or_else(|| missing(name))?;
        Ok::<i64, ApiError>(seconds.floor() as i64)
    };
    let (start, end) = (seconds("StartTime")?, seconds("EndTime")?);
    if start >= end {
        return Err(validation(
            "The parameter StartTime must be less than the parameter EndTime.",
        ));
    }
    Ok((start, end))
}
