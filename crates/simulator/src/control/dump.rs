//! The state as JSON, for a person or a test to read.

use serde_json::{Value as Json, json};
use time::format_description::well_known::Rfc3339;

use crate::clock::Moment;
use crate::core::Core;
use crate::state::{Place, Service};

pub(super) fn of(core: &Core) -> Json {
    let now = core.clock.now();
    let faults = core.faults().waiting().to_vec();
    let identity = super::identity::dump(core);
    let mut world = core.world();
    let places: Vec<Json> = world.places().map(|place| place_at(place, now)).collect();
    json!({ "now": text(now), "speed": core.clock.speed(), "faults": faults, "identity": identity, "places": places })
}

fn place_at(place: &mut Place, now: Moment) -> Json {
    let scaling: Vec<Json> = place
        .scaling
        .iter()
        .map(|revision| {
            json!({
                "arn": revision.arn,
                "status": revision.status(),
                "maxConcurrency": revision.max_concurrency,
                "minSize": revision.min_size,
                "maxSize": revision.max_size,
                "default": revision.default,
            })
        })
        .collect();
    let services: Vec<Json> = place
        .services(now)
        .map(|service| service_at(service, now))
        .collect();
    let connections: Vec<Json> = place
        .connections
        .iter()
        .map(|one| json!({ "arn": one.arn, "status": one.status.as_str() }))
        .collect();
    let connectors: Vec<Json> = place
        .connectors
        .iter()
        .map(|one| json!({ "arn": one.arn, "status": one.status() }))
        .collect();
    let ingress: Vec<Json> = place
        .ingress
        .iter()
        .map(|one| json!({ "arn": one.arn, "status": one.status(now).as_str() }))
        .collect();
    let observability: Vec<Json> = place
        .observability
        .iter()
        .map(|one| json!({ "arn": one.arn, "status": one.status() }))
        .collect();
    let alarms: Vec<Json> = place
        .alarms
        .values()
        .map(|one| json!({ "name": one.name, "state": one.state.as_str() }))
        .collect();
    let log_groups: Vec<Json> = place
        .log_groups
        .iter()
        .map(|(name, marks)| {
            let deleted = marks.deleted.map(text);
            json!({ "name": name, "retentionInDays": marks.retention(), "deletedAt": deleted })
        })
        .collect();
    json!({
        "account": place.account,
        "region": place.region,
        "services": services,
        "autoScalingConfigurations": scaling,
        "connections": connections,
        "observabilityConfigurations": observability,
        "alarms": alarms,
        "logGroups": log_groups,
        "vpcConnectors": connectors,
        "vpcIngressConnections": ingress,
    })
}

fn service_at(service: &Service, now: Moment) -> Json {
    let operations: Vec<Json> = service
        .operations
        .iter()
        .rev()
        .map(|operation| {
            json!({
                "id": operation.id,
                "type": operation.kind.as_str(),
                "status": operation.status(now).as_str(),
                "startedAt": text(operation.started),
                "endedAt": operation.ended(now).map(text),
            })
        })
        .collect();
    let domains: Vec<Json> = service
        .domains
        .iter()
        .filter(|domain| !domain.gone(now))
        .map(|domain| json!({ "name": domain.name, "status": domain.state(now).as_str() }))
        .collect();
    json!({
        "name": service.name,
        "arn": service.arn,
        "url": service.url,
        "status": service.status().as_str(),
        "createdAt": text(service.created),
        "updatedAt": text(service.updated),
        "tags": service.tags,
        "autoScalingConfiguration": service.config.scaling,
        "operations": operations,
        "domains": domains,
    })
}

fn text(at: Moment) -> String {
    at.to_date_time().format(&Rfc3339).unwrap_or_default()
}
