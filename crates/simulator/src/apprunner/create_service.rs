//! CreateService.

use std::time::Duration;

use serde_json::Value as Json;

use super::arn::text;
use super::errors::{invalid_request, quota_exceeded};
use super::{config, connectors, render, tags};
use crate::api::Call;
use crate::state::{Cause, OperationKind, Service, ServiceIdentity, World, hex_id};
use crate::wire::{ApiError, Value};

/// How late the metrics of a service are whose name asks for that.
const METRICS_LATE: Duration = Duration::from_secs(300);

pub(super) fn create(call: &Call<'_>, world: &mut World, input: &Json) -> Result<Value, ApiError> {
    let mut draw = world.draw("service");
    let place = world.place(call.account, call.region);
    let name = text(input, "ServiceName");
    if place.service_by_name(name, call.now).is_some() {
        return Err(invalid_request(format!(
            "Service with the provided name already exists: {name}."
        )));
    }
    let config = config::created(place, input)?;
    let tags = tags::given(&input["Tags"])?;
    let quota = place.service_quota;
    if place.count(call.now) >= quota {
        return Err(quota_exceeded(format!(
            "You have exceeded the maximum number of services: {quota}."
        )));
    }
    let identity = ServiceIdentity {
        name: name.to_owned(),
        id: hex_id(&mut draw),
        account: call.account.to_owned(),
        region: call.region.to_owned(),
    };
    let mut service = Service::new(identity, config, call.now);
    service.tags = tags;
    service.keeps_failing = sentinel(name, "fails-");
    service.joins_vpc = connectors::is_first_use(place, &service.config);
    let kind = OperationKind::CreateService;
    let operation = service.start(kind, None, call.clock, call.now, &mut draw);
    // What these names ask for comes after a creation that is good.
    let lost = sentinel(name, "rollback-fails-");
    service.loses_rollbacks = lost.is_some();
    service.keeps_failing = service
        .keeps_failing
        .or(lost)
        .or(sentinel(name, "rolls-back-"));
    service.fail_next_deletion = name.starts_with("fails-deletion");
    service.late = name
        .starts_with("late-")
        .then_some((call.now, METRICS_LATE));
    let scaling = render::scaling_of(place, &service.config.scaling);
    let rendered = render::service(&service, scaling);
    place.add(service);
    Ok(Value::object([
        ("Service", rendered),
        ("OperationId", operation.into()),
    ]))
}

/// The cause of a deployment's failure that a name asks for: a prefix, the cause, and whatever
/// follows it.
fn sentinel(name: &str, prefix: &str) -> Option<Cause> {
    Cause::beginning(name.strip_prefix(prefix)?)
        .filter(|cause| cause.befalls(OperationKind::CreateService))
}
