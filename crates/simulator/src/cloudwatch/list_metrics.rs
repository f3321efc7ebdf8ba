//! ListMetrics.

use serde_json::Value as Json;

use super::errors::invalid_token;
use super::query::NAMESPACE;
use super::series::Metric;
use crate::api::Call;
use crate::state::World;
use crate::validation::{fields, token};
use crate::wire::{ApiError, Value};

const PAGE: usize = 500;

pub(super) fn answer(call: &Call<'_>, world: &mut World, input: &Json) -> Result<Value, ApiError> {
    let namespace = fields::text(input, "Namespace")?;
    let name = fields::text(input, "MetricName")?;
    let mut wanted = Vec::new();
    for filter in fields::list(input, "Dimensions")? {
        wanted.push((
            fields::text(filter, "Name")?,
            fields::text(filter, "Value")?,
        ));
    }
    let filters = input["Dimensions"].to_string();
    let scope = [
        "ListMetrics",
        call.account,
        call.region,
        namespace.unwrap_or_default(),
        name.unwrap_or_default(),
        &filters,
    ];
    let seed = world.seed();
    let skip = match fields::text(input, "NextToken")? {
        None => 0,
        Some(text) => token::open(seed, &scope, text)
            .and_then(|position| position.parse().ok())
            .ok_or_else(invalid_token)?,
    };
    let elsewhere = namespace.is_some_and(|namespace| namespace != NAMESPACE);
    let metrics: Vec<Metric> = Metric::ALL
        .into_iter()
        .filter(|metric| !elsewhere && name.is_none_or(|name| name == metric.as_str()))
        .collect();
    let mut found: Vec<Value> = world
        .place(call.account, call.region)
        .services(call.now)
        .filter(|service| {
            wanted.iter().all(|(name, value)| {
                let own = match name {
                    Some("ServiceName") => &service.name,
                    Some("ServiceID") => &service.id,
                    _ => return false,
                };
                value.is_none_or(|value| value == own)
            })
        })
        .flat_map(|service| {
            metrics
                .iter()
                .map(|metric| entry(*metric, &service.name, &service.id))
                .collect::<Vec<_>>()
        })
        .skip(skip)
        .take(PAGE + 1)
        .collect();
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let next = more.then(|| token::seal(seed, &scope, &(skip + PAGE).to_string()));
    Ok(Value::object([
        ("Metrics", Value::List(found)),
        ("NextToken", next.into()),
    ]))
}

fn entry(metric: Metric, service_name: &str, service_id: &str) -> Value {
    let dimension =
        |name: &str, value: &str| Value::object([("Name", name.into()), ("Value", value.into())]);
    Value::object([
        ("Namespace", NAMESPACE.into()),
        ("MetricName", metric.as_str().into()),
        (
            "Dimensions",
            Value::list([
                dimension("ServiceName", service_name),
                dimension("ServiceID", service_id),
            ]),
        ),
    ])
}
