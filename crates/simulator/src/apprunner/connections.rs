//! CreateConnection, DeleteConnection and ListConnections.

use serde_json::Value as Json;

use super::arn::{Arn, text};
use super::errors::{invalid_request, not_found, quota_exceeded};
use super::{paging, tags};
use crate::api::Call;
use crate::state::{Connection, ConnectionStatus, Place, World, hex_id};
use crate::wire::{ApiError, Value};

const QUOTA: usize = 10;
const PAGE: usize = 100;

pub(super) fn create(call: &Call<'_>, world: &mut World, input: &Json) -> Result<Value, ApiError> {
    let mut draw = world.draw("connection");
    let place = world.place(call.account, call.region);
    let name = text(input, "ConnectionName");
    let tags = tags::given(&input["Tags"])?;
    if place.connections.iter().any(|other| other.name == name) {
        return Err(invalid_request(format!(
            "Connection with the provided name already exists: {name}."
        )));
    }
    if place.connections.len() >= QUOTA {
        return Err(quota_exceeded(format!(
            "You have exceeded the maximum number of connections: {QUOTA}."
        )));
    }
    let (region, account, id) = (call.region, call.account, hex_id(&mut draw));
    let connection = Connection {
        arn: format!("arn:aws:apprunner:{region}:{account}:connection/{name}/{id}"),
        name: name.to_owned(),
        provider: text(input, "ProviderType").to_owned(),
        status: ConnectionStatus::PendingHandshake,
        created: call.now,
        tags,
    };
    let told = rendered(&connection);
    place.connections.push(connection);
    Ok(Value::object([("Connection", told)]))
}

pub(super) fn delete(call: &Call<'_>, world: &mut World, input: &Json) -> Result<Value, ApiError> {
    let place = world.place(call.account, call.region);
    let arn = text(input, "ConnectionArn");
    let index = position(place, arn).ok_or_else(|| not_found("Connection", arn))?;
    let used = place.services(call.now).any(|service| {
        service.deleted.is_none() && connection_of(&service.config.source) == Some(arn)
    });
    if used {
        return Err(invalid_request(format!(
            "You can't delete the connection. It's used by one or more services. ARN: {arn}"
        )));
    }
    let mut connection = place.connections.remove(index);
    connection.status = ConnectionStatus::Deleted;
    Ok(Value::object([("Connection", rendered(&connection))]))
}

pub(super) fn list(call: &Call<'_>, world: &mut World, input: &Json) -> Result<Value, ApiError> {
    let seed = world.seed();
    let name = input["ConnectionName"].as_str();
    let list = format!("ListConnections {name:?}");
    let page = paging::page(call, seed, &list, PAGE, input)?;
    let place = world.place(call.account, call.region);
    let listed: Vec<Connection> = place
        .connections
        .iter()
        .filter(|connection| name.is_none_or(|name| connection.name == name))
        .cloned()
        .collect();
    let (shown, token) = paging::slice(call, seed, &list, &page, &listed, |one| &one.arn);
    Ok(Value::object([
        (
            "ConnectionSummaryList",
            Value::list(shown.iter().map(rendered)),
        ),
        ("NextToken", token.into()),
    ]))
}

/// Refuses a source whose connection is not there or not agreed upon.
pub(super) fn check(place: &Place, source: &Json) -> Result<(), ApiError> {
    let Some(arn) = connection_of(source) else {
        return Ok(());
    };
    let connection = position(place, arn).and_then(|index| place.connections.get(index));
    match connection.map(|connection| connection.status) {
        Some(ConnectionStatus::Available) => Ok(()),
        Some(status) => Err(invalid_request(format!(
            "Connection {arn} is in {} state. Complete the handshake before you use it.",
            status.as_str()
        ))),
        None => Err(invalid_request(not_found("Connection", arn).message)),
    }
}

fn connection_of(source: &Json) -> Option<&str> {
    source["AuthenticationConfiguration"]["ConnectionArn"].as_str()
}

pub(super) fn position(place: &Place, arn: &str) -> Option<usize> {
    Arn::of(arn).filter(|parts| parts.kind == "connection")?;
    place.connections.iter().position(|one| one.arn == arn)
}

/// `Connection` and `ConnectionSummary`, which have the same members.
fn rendered(connection: &Connection) -> Value {
    Value::object([
        ("ConnectionName", connection.name.as_str().into()),
        ("ConnectionArn", connection.arn.as_str().into()),
        ("ProviderType", connection.provider.as_str().into()),
        ("Status", connection.status.as_str().into()),
        ("CreatedAt", connection.created.into()),
    ])
}
