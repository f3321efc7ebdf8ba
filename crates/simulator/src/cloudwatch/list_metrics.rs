//! ListMetrics: what has had data in the last two weeks.

use std::time::Duration;

use serde_json::Value as Json;

use super::errors::{invalid_token, validation};
use super::query::NAMESPACE;
use super::series::Metric;
use crate::api::Call;
use crate::clock::Moment;
use crate::state::{ScalingConfiguration, Service, ServiceInstance, World};
use crate::validation::{fields, token};
use crate::wire::{ApiError, Value};

const PAGE: usize = 500;
const TWO_WEEKS: Duration = Duration::from_secs(14 * 86_400);
const THREE_HOURS: Duration = Duration::from_secs(3 * 3_600);

/// A metric with its dimensions.
struct Entry {
    metric: Metric,
    service_name: String,
    service_id: String,
    instance: Option<String>,
}

pub(super) fn answer(call: &Call<'_>, world: &mut World, input: &Json) -> Result<Value, ApiError> {
    let namespace = fields::text(input, "Namespace")?;
    let name = fields::text(input, "MetricName")?;
    let recently = fields::text(input, "RecentlyActive")?;
    let since = match recently {
        None => call.now - TWO_WEEKS,
        Some("PT3H") => call.now - THREE_HOURS,
        Some(other) => {
            return Err(validation(format!(
                "The value {other} for parameter RecentlyActive is not supported."
            )));
        }
    };
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
        recently.unwrap_or_default(),
        &filters,
    ];
    let seed = world.seed();
    let elsewhere = namespace.is_some_and(|namespace| namespace != NAMESPACE);
    let metrics: Vec<Metric> = Metric::ALL
        .into_iter()
        .filter(|metric| !elsewhere && name.is_none_or(|name| name == metric.as_str()))
        .collect();
    let place = world.place(call.account, call.region);
    let scaling = place.scaling.clone();
    let found: Vec<Entry> = place
        .services(call.now)
        .flat_map(|service| entries((seed, &scaling), service, &metrics, since, call.now))
        .filter(|entry| wanted.iter().all(|(name, value)| entry.has(*name, *value)))
        .collect();
    let from = fields::text(input, "NextToken")?;
    let (shown, next) = token::page(seed, &scope, from, PAGE, &found).ok_or_else(invalid_token)?;
    Ok(Value::object([
        ("Metrics", Value::list(shown.iter().map(Entry::rendered))),
        ("NextToken", next.into()),
    ]))
}

/// What there is of a service, and of each of its instances.
fn entries(
    (seed, scaling): (u64, &[ScalingConfiguration]),
    service: &Service,
    metrics: &[Metric],
    since: Moment,
    now: Moment,
) -> Vec<Entry> {
    if service.deleted.is_some_and(|deleted| deleted < since) {
        return Vec::new();
    }
    let entry = |metric: &Metric, instance: Option<&str>| Entry {
        metric: *metric,
        service_name: service.name.clone(),
        service_id: service.id.clone(),
        instance: instance.map(str::to_owned),
    };
    let mut all: Vec<Entry> = metrics.iter().map(|metric| entry(metric, None)).collect();
    let apart: Vec<&Metric> = metrics.iter().filter(|one| one.is_per_instance()).collect();
    if !apart.is_empty() {
        for instance in ServiceInstance::all_of(seed, service, scaling, now) {
            if instance.serves && instance.span.end > since.millis() {
                all.extend(apart.iter().map(|metric| entry(metric, Some(&instance.id))));
            }
        }
    }
    all
}

impl Entry {
    fn dimensions(&self) -> impl Iterator<Item = (&str, &str)> {
        let instance = self.instance.as_deref();
        [
            ("ServiceName", self.service_name.as_str()),
            ("ServiceID", self.service_id.as_str()),
        ]
        .into_iter()
        .chain(instance.map(|instance| ("Instance", instance)))
    }

    /// Whether it has a dimension of a name and, where one is given, a value.
    fn has(&self, name: Option<&str>, value: Option<&str>) -> bool {
        self.dimensions()
            .any(|(own, is)| name == Some(own) && value.is_none_or(|value| value == is))
    }

    fn rendered(&self) -> Value {
        let dimension = |(name, value): (&str, &str)| {
            Value::object([("Name", name.into()), ("Value", value.into())])
        };
        Value::object([
            ("Namespace", NAMESPACE.into()),
            ("MetricName", self.metric.as_str().into()),
            ("Dimensions", Value::list(self.dimensions().map(dimension))),
        ])
    }
}
