//! TagResource, UntagResource and ListTagsForResource.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::arn::{Arn, service_at, text};
use super::errors::{invalid_request, invalid_state, not_found};
use super::{connections, connectors, ingress, observability, scaling};
use crate::api::Call;
use crate::state::{Place, ServiceStatus, World};
use crate::wire::{ApiError, Value};

type Tags = BTreeMap<String, String>;

const MOST: usize = 50;

/// The tags of an input. A tag without a key is none, a key may come once.
pub(super) fn given(list: &Json) -> Result<Tags, ApiError> {
    let mut tags = Tags::new();
    for tag in list.as_array().into_iter().flatten() {
        let key = text(tag, "Key");
        if key.is_empty() {
            return Err(invalid_request("A tag needs a key."));
        }
        if tags
            .insert(key.to_owned(), text(tag, "Value").to_owned())
            .is_some()
        {
            return Err(invalid_request(format!("Duplicate tag key: {key}.")));
        }
    }
    within_limit(tags)
}

fn within_limit(tags: Tags) -> Result<Tags, ApiError> {
    if tags.len() > MOST {
        return Err(invalid_request(format!(
            "A resource can have at most {MOST} tags."
        )));
    }
    Ok(tags)
}

pub(super) fn tag(call: &Call<'_>, world: &mut World, input: &Json) -> Result<Value, ApiError> {
    let added = given(&input["Tags"])?;
    changeable(call, world, text(input, "ResourceArn"))?;
    let tags = tags_of(call, world, text(input, "ResourceArn"))?;
    let mut after = tags.clone();
    after.extend(added);
    *tags = within_limit(after)?;
    Ok(Value::object([]))
}

pub(super) fn untag(call: &Call<'_>, world: &mut World, input: &Json) -> Result<Value, ApiError> {
    changeable(call, world, text(input, "ResourceArn"))?;
    let tags = tags_of(call, world, text(input, "ResourceArn"))?;
    let keys = input["TagKeys"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Json::as_str);
    for key in keys {
        tags.remove(key);
    }
    Ok(Value::object([]))
}

pub(super) fn list(call: &Call<'_>, world: &mut World, input: &Json) -> Result<Value, ApiError> {
    let tags = tags_of(call, world, text(input, "ResourceArn"))?;
    let list = tags.iter().map(|(key, value)| {
        Value::object([
            ("Key", key.as_str().into()),
            ("Value", value.as_str().into()),
        ])
    });
    Ok(Value::object([("Tags", Value::list(list))]))
}

/// Refuses a change of a service's tags while an operation is in progress.
fn changeable(call: &Call<'_>, world: &mut World, arn: &str) -> Result<(), ApiError> {
    let service = Arn::of(arn).is_some_and(|parts| parts.kind == "service");
    let status = service
        .then(|| service_at(call, world, arn).map(|service| service.status()))
        .transpose()?;
    if status == Some(ServiceStatus::OperationInProgress) {
        return Err(in_state(ServiceStatus::OperationInProgress));
    }
    Ok(())
}

fn in_state(status: ServiceStatus) -> ApiError {
    let status = status.as_str();
    invalid_state(format!(
        "You can't perform this action when the resource is in its current state: {status}."
    ))
}

fn tags_of<'a>(call: &Call<'_>, world: &'a mut World, arn: &str) -> Result<&'a mut Tags, ApiError> {
    let parts = Arn::of(arn).ok_or_else(|| invalid_request(format!("{arn} is not valid.")))?;
    if !parts.is_within(call) {
        return Err(not_found("Resource", arn));
    }
    match parts.kind {
        "service" => {
            let service = service_at(call, world, arn)?;
            match service.status() {
                status @ ServiceStatus::Deleted => Err(in_state(status)),
                ServiceStatus::CreateFailed
                | ServiceStatus::Running
                | ServiceStatus::DeleteFailed
                | ServiceStatus::Paused
                | ServiceStatus::OperationInProgress => Ok(&mut service.tags),
            }
        }
        "autoscalingconfiguration" => {
            let place = world.place(call.account, call.region);
            let index = scaling::position(place, arn);
            index
                .and_then(|index| place.scaling.get_mut(index))
                .map(|revision| &mut revision.tags)
                .ok_or_else(|| not_found("Resource", arn))
        }
        "vpcingressconnection" => Ok(&mut ingress::found(call, world, arn)?.tags),
        _ => shared(world.place(call.account, call.region), arn)
            .ok_or_else(|| not_found("Resource", arn)),
    }
}

/// The tags of what services share.
fn shared<'a>(place: &'a mut Place, arn: &str) -> Option<&'a mut Tags> {
    if let Some(index) = connections::position(place, arn) {
        return place.connections.get_mut(index).map(|one| &mut one.tags);
    }
    if let Some(index) = connectors::position(place, arn) {
        return place.connectors.get_mut(index).map(|one| &mut one.tags);
    }
    let index = observability::position(place, arn)?;
    place.observability.get_mut(index).map(|one| &mut one.tags)
}
