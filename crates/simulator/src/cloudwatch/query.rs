//! What GetMetricData is asked for.

use std::collections::HashSet;

use serde_json::Value as Json;

use super::errors::{missing, validation};
use super::series::Metric;
use super::statistic::Statistic;
use crate::validation::fields;
use crate::wire::ApiError;

/// The namespace in which everything is.
pub(super) const NAMESPACE: &str = "AWS/AppRunner";
const MOST_QUERIES: usize = 500;
const SHORTEST_PERIOD: i64 = 60;

/// One query for a metric.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Query {
    pub(super) id: String,
    pub(super) label: String,
    /// In seconds.
    pub(super) period: i64,
    pub(super) statistic: Statistic,
    /// Absent where nothing can match: another namespace, name, unit or set of
    /// dimensions.
    pub(super) target: Option<Target>,
    pub(super) returned: bool,
}

/// A metric of a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Target {
    pub(super) metric: Metric,
    pub(super) service_name: String,
    pub(super) service_id: String,
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
    Ok(read)
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
    if fields::text(query, "Expression")?.is_some() {
        return Err(validation(format!(
            "Error in expression '{id}': the simulator does not evaluate expressions."
        )));
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
        period: checked_period(period, at)?,
        statistic,
        target: target(metric, fields::text(stat, "Unit")?)?,
        returned: fields::flag(query, "ReturnData")?.unwrap_or(true),
    })
}

/// The short periods are those of high-resolution metrics; of these here they
/// find one datapoint a minute.
fn checked_period(period: i64, at: &str) -> Result<i64, ApiError> {
    match period {
        1 | 5 | 10 | 20 | 30 => Ok(SHORTEST_PERIOD),
        long if long > 0 && long % SHORTEST_PERIOD == 0 && long <= 86_400 => Ok(long),
        other => Err(validation(format!(
            "The value {other} for parameter {at}.MetricStat.Period is not valid: it must be \
             1, 5, 10, 20, 30 or a multiple of 60, and at most 86400."
        ))),
    }
}

/// Both dimensions, and no other, or nothing matches.
pub(super) fn target(metric: &Json, unit: Option<&str>) -> Result<Option<Target>, ApiError> {
    let namespace = fields::text(metric, "Namespace")?;
    let name = fields::text(metric, "MetricName")?;
    let (mut service_name, mut service_id, mut others) = (None, None, 0);
    for dimension in fields::list(metric, "Dimensions")? {
        let value = fields::text(dimension, "Value")?;
        match fields::text(dimension, "Name")? {
            Some("ServiceName") => service_name = value,
            Some("ServiceID") => service_id = value,
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
    let matches = namespace == Some(NAMESPACE) && unit.is_none_or(|unit| unit == metric.unit());
    Ok(matches.then(|| Target {
        metric,
        service_name: service_name.to_owned(),
        service_id: service_id.to_owned(),
    }))
}
