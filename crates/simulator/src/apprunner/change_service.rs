//! UpdateService, DeleteService, PauseService, ResumeService and StartDeployment: what each of them
//! may be asked of, and the operation that it starts.

use serde_json::Value as Json;

use super::arn::{service, text};
use super::errors::{invalid_request, invalid_state};
use super::{config, connectors, ingress, render};
use crate::api::Call;
use crate::state::{Config, OperationKind, ServiceStatus, World};
use crate::wire::{ApiError, Value};

pub(super) fn update(call: &Call<'_>, world: &mut World, input: &Json) -> Result<Value, ApiError> {
    let found = service(call, world, input)?;
    let status = found.status();
    let before = found.config.clone();
    match status {
        ServiceStatus::Running | ServiceStatus::CreateFailed => {}
        ServiceStatus::Paused
        | ServiceStatus::OperationInProgress
        | ServiceStatus::DeleteFailed
        | ServiceStatus::Deleted => return Err(wrong_state("updated", status)),
    }
    let place = world.place(call.account, call.region);
    let after = config::updated(place, &before, input)?;
    let joins_vpc = connectors::is_first_use(place, &after);
    service(call, world, input)?.joins_vpc |= joins_vpc;
    // A failed service is built again even from the same configuration.
    if after == before && status == ServiceStatus::Running {
        return described(call, world, input, None);
    }
    start(
        call,
        world,
        input,
        OperationKind::UpdateService,
        Some(after),
    )
}

pub(super) fn pause(call: &Call<'_>, world: &mut World, input: &Json) -> Result<Value, ApiError> {
    match service(call, world, input)?.status() {
        ServiceStatus::Running => start(call, world, input, OperationKind::PauseService, None),
        // Nothing to do, and so no operation.
        ServiceStatus::Paused => described(call, world, input, None),
        status @ (ServiceStatus::OperationInProgress
        | ServiceStatus::CreateFailed
        | ServiceStatus::DeleteFailed
        | ServiceStatus::Deleted) => Err(wrong_state("paused", status)),
    }
}

pub(super) fn resume(call: &Call<'_>, world: &mut World, input: &Json) -> Result<Value, ApiError> {
    match service(call, world, input)?.status() {
        ServiceStatus::Paused => start(call, world, input, OperationKind::ResumeService, None),
        status @ (ServiceStatus::Running
        | ServiceStatus::OperationInProgress
        | ServiceStatus::CreateFailed
        | ServiceStatus::DeleteFailed
        | ServiceStatus::Deleted) => Err(wrong_state("resumed", status)),
    }
}

pub(super) fn delete(call: &Call<'_>, world: &mut World, input: &Json) -> Result<Value, ApiError> {
    match service(call, world, input)?.status() {
        ServiceStatus::Running
        | ServiceStatus::Paused
        | ServiceStatus::CreateFailed
        | ServiceStatus::DeleteFailed => {
            let place = world.place(call.account, call.region);
            if let Some(kept) = ingress::keeps(place, text(input, "ServiceArn"), call) {
                return Err(kept);
            }
            start(call, world, input, OperationKind::DeleteService, None)
        }
        status @ (ServiceStatus::OperationInProgress | ServiceStatus::Deleted) => {
            Err(wrong_state("deleted", status))
        }
    }
}

/// Unlike the others, it does not have `InvalidStateException`.
pub(super) fn deploy(call: &Call<'_>, world: &mut World, input: &Json) -> Result<Value, ApiError> {
    let mut draw = world.draw("operation");
    let service = service(call, world, input)?;
    if service.status() != ServiceStatus::Running {
        return Err(invalid_request(
            "Can't start a deployment on the specified service, because it isn't in RUNNING state.",
        ));
    }
    let kind = OperationKind::StartDeployment;
    let id = service.start(kind, None, call.clock, call.now, &mut draw);
    Ok(Value::object([("OperationId", id.into())]))
}

fn wrong_state(done: &str, status: ServiceStatus) -> ApiError {
    let status = status.as_str();
    invalid_state(format!(
        "Service cannot be {done} in the current state: {status}."
    ))
}

fn start(
    call: &Call<'_>,
    world: &mut World,
    input: &Json,
    kind: OperationKind,
    config: Option<Config>,
) -> Result<Value, ApiError> {
    let mut draw = world.draw("operation");
    let service = service(call, world, input)?;
    let id = service.start(kind, config, call.clock, call.now, &mut draw);
    described(call, world, input, Some(id))
}

fn described(
    call: &Call<'_>,
    world: &mut World,
    input: &Json,
    operation: Option<String>,
) -> Result<Value, ApiError> {
    let place = world.place(call.account, call.region);
    let service = place
        .service(text(input, "ServiceArn"), call.clock, call.now)
        .cloned();
    let service = service.as_ref().map(|service| {
        let scaling = render::scaling_of(place, &service.config.scaling);
        render::service(service, scaling)
    });
    Ok(Value::object([
        ("Service", service.into()),
        ("OperationId", operation.into()),
    ]))
}
