//! VPC ingress connections: create, describe, update, list and delete.

use serde_json::Value as Json;

use super::arn::{service_at, text};
use super::errors::{invalid_request, invalid_state, not_found, quota_exceeded};
use super::{paging, tags};
use crate::api::Call;
use crate::auth::letters;
use crate::state::{
    DELETED_STAYS_LISTED, INGRESS_CHANGES, IngressConnection, IngressStatus, Place, ServiceStatus,
    World, hex_id,
};
use crate::wire::{ApiError, Value};

const PAGE: usize = 100;
/// How many ways there may be to a service.
const QUOTA: usize = 10;

pub(super) fn create(call: &Call<'_>, world: &mut World, input: &Json) -> Result<Value, ApiError> {
    let mut draw = world.draw("ingress");
    let (arn, name) = (
        text(input, "ServiceArn"),
        text(input, "VpcIngressConnectionName"),
    );
    let target = target(input)?;
    let tags = tags::given(&input["Tags"])?;
    // A service that is not there is not modelled as such for this operation.
    let service = service_at(call, world, arn).map_err(|error| invalid_request(error.message))?;
    let status = service.status();
    if status != ServiceStatus::Running {
        return Err(invalid_state(format!(
            "VPC ingress connections cannot be created in the current state: {}.",
            status.as_str()
        )));
    }
    if service.config.network["IngressConfiguration"]["IsPubliclyAccessible"] != false {
        return Err(invalid_request(
            "The service is publicly accessible. Make it private before you create a VPC ingress \
             connection.",
        ));
    }
    let place = world.place(call.account, call.region);
    forget_deleted(place, call);
    let taken = |one: &IngressConnection| one.name == name && one.deleted(call.now).is_none();
    if place.ingress.iter().any(taken) {
        return Err(invalid_request(format!(
            "VPC ingress connection with the provided name already exists: {name}."
        )));
    }
    let own = |one: &&IngressConnection| one.service == arn && one.deleted(call.now).is_none();
    if place.ingress.iter().filter(own).count() >= QUOTA {
        return Err(quota_exceeded(format!(
            "You have exceeded the maximum number of VPC ingress connections of a service: {QUOTA}."
        )));
    }
    let (region, account, id) = (call.region, call.account, hex_id(&mut draw));
    let label = letters(&mut draw, b"abcdefghijkmnpqrstuvwxyz23456789", 10);
    let mut connection = IngressConnection::create(
        format!("arn:aws:apprunner:{region}:{account}:vpcingressconnection/{name}/{id}"),
        name,
        arn,
        target,
        format!("{label}.{region}.awsapprunner.com"),
        (call.now, call.now + call.clock.takes(INGRESS_CHANGES)),
    );
    connection.tags = tags;
    let told = rendered(&connection, call);
    place.ingress.push(connection);
    Ok(Value::object([("VpcIngressConnection", told)]))
}

pub(super) fn describe(
    call: &Call<'_>,
    world: &mut World,
    input: &Json,
) -> Result<Value, ApiError> {
    let connection = found(call, world, text(input, "VpcIngressConnectionArn"))?;
    Ok(Value::object([(
        "VpcIngressConnection",
        rendered(connection, call),
    )]))
}

pub(super) fn update(call: &Call<'_>, world: &mut World, input: &Json) -> Result<Value, ApiError> {
    let target = target(input)?;
    let connection = found(call, world, text(input, "VpcIngressConnectionArn"))?;
    must_be_settled(connection, "updated", call)?;
    connection.update(target, call.now + call.clock.takes(INGRESS_CHANGES));
    Ok(Value::object([(
        "VpcIngressConnection",
        rendered(connection, call),
    )]))
}

pub(super) fn delete(call: &Call<'_>, world: &mut World, input: &Json) -> Result<Value, ApiError> {
    let connection = found(call, world, text(input, "VpcIngressConnectionArn"))?;
    must_be_settled(connection, "deleted", call)?;
    connection.delete(call.now + call.clock.takes(INGRESS_CHANGES));
    Ok(Value::object([(
        "VpcIngressConnection",
        rendered(connection, call),
    )]))
}

pub(super) fn list(call: &Call<'_>, world: &mut World, input: &Json) -> Result<Value, ApiError> {
    let seed = world.seed();
    let filter = &input["Filter"];
    let (service, endpoint) = (
        filter["ServiceArn"].as_str(),
        filter["VpcEndpointId"].as_str(),
    );
    let list = format!("ListVpcIngressConnections {service:?} {endpoint:?}");
    let page = paging::page(call, seed, &list, PAGE, input)?;
    let place = world.place(call.account, call.region);
    forget_deleted(place, call);
    let listed: Vec<&IngressConnection> = place
        .ingress
        .iter()
        .filter(|one| one.deleted(call.now).is_none())
        .filter(|one| service.is_none_or(|arn| one.service == arn))
        .filter(|one| endpoint.is_none_or(|id| one.endpoint == id))
        .collect();
    let (shown, token) = paging::slice(call, seed, &list, &page, &listed, |one| &one.arn);
    let summaries = shown.iter().map(|one| {
        Value::object([
            ("VpcIngressConnectionArn", one.arn.as_str().into()),
            ("ServiceArn", one.service.as_str().into()),
        ])
    });
    Ok(Value::object([
        ("VpcIngressConnectionSummaryList", Value::list(summaries)),
        ("NextToken", token.into()),
    ]))
}

/// What keeps a service from being deleted.
pub(super) fn keeps(place: &Place, service: &str, call: &Call<'_>) -> Option<ApiError> {
    let connection = place
        .ingress
        .iter()
        .find(|one| one.service == service && one.deleted(call.now).is_none())?;
    Some(invalid_state(format!(
        "You cannot delete a Service while it has VpcIngressConnections with a status of {}. \
         Service Arn: {service} VpcIngressConnection Arn: {}",
        connection.status(call.now).as_str(),
        connection.arn
    )))
}

/// `VpcDNSTargets` of a service.
pub(super) fn dns_targets(place: &Place, service: &str, call: &Call<'_>) -> Value {
    let own = place
        .ingress
        .iter()
        .filter(|one| one.service == service && one.status(call.now) == IngressStatus::Available);
    Value::list(own.map(|one| {
        Value::object([
            ("VpcIngressConnectionArn", one.arn.as_str().into()),
            ("VpcId", one.vpc.as_str().into()),
            ("DomainName", one.domain.as_str().into()),
        ])
    }))
}

/// The connection of an ARN. A deleted one is found for a while.
pub(super) fn found<'a>(
    call: &Call<'_>,
    world: &'a mut World,
    arn: &str,
) -> Result<&'a mut IngressConnection, ApiError> {
    let place = world.place(call.account, call.region);
    forget_deleted(place, call);
    place
        .ingress
        .iter_mut()
        .find(|one| one.arn == arn)
        .ok_or_else(|| not_found("VpcIngressConnection", arn))
}

fn forget_deleted(place: &mut Place, call: &Call<'_>) {
    let stays = call.clock.takes(DELETED_STAYS_LISTED);
    place
        .ingress
        .retain(|one| one.deleted(call.now).is_none_or(|at| call.now < at + stays));
}

fn must_be_settled(
    connection: &IngressConnection,
    done: &str,
    call: &Call<'_>,
) -> Result<(), ApiError> {
    let status = connection.status(call.now);
    if status.is_settled() {
        return Ok(());
    }
    Err(invalid_state(format!(
        "VPC ingress connection cannot be {done} in the current state: {}.",
        status.as_str()
    )))
}

/// The VPC and its endpoint, both of which are needed whatever the model says.
fn target(input: &Json) -> Result<(&str, &str), ApiError> {
    let given = &input["IngressVpcConfiguration"];
    let (vpc, endpoint) = (text(given, "VpcId"), text(given, "VpcEndpointId"));
    if !vpc.starts_with("vpc-") || !endpoint.starts_with("vpce-") {
        return Err(invalid_request(
            "IngressVpcConfiguration needs a VpcId and a VpcEndpointId.",
        ));
    }
    Ok((vpc, endpoint))
}

/// `VpcIngressConnection`
fn rendered(connection: &IngressConnection, call: &Call<'_>) -> Value {
    let target = Value::object([
        ("VpcId", connection.vpc.as_str().into()),
        ("VpcEndpointId", connection.endpoint.as_str().into()),
    ]);
    Value::object([
        ("VpcIngressConnectionArn", connection.arn.as_str().into()),
        ("VpcIngressConnectionName", connection.name.as_str().into()),
        ("ServiceArn", connection.service.as_str().into()),
        ("Status", connection.status(call.now).as_str().into()),
        ("AccountId", call.account.into()),
        ("DomainName", connection.domain.as_str().into()),
        ("IngressVpcConfiguration", target),
        ("CreatedAt", connection.created.into()),
        ("DeletedAt", connection.deleted(call.now).into()),
    ])
}
