//! App Runner: one file per group of operations, with the rules that go beyond the API's model.

mod arn;
mod change_service;
mod config;
mod connections;
mod connectors;
mod create_service;
mod domain_name;
mod domains;
mod errors;
mod ingress;
mod instance;
mod list_services;
mod observability;
mod operations;
mod paging;
mod render;
mod revisions;
mod scaling;
mod scaling_delete;
mod source;
mod tags;

use serde_json::Value as Json;

use crate::api::{Api, Call};
use crate::state::World;
use crate::validation::{self, InputError};
use crate::wire::{ApiError, Value};

/// App Runner's API.
pub(crate) struct AppRunner;

/// All that App Runner has.
const OPERATIONS: &[&str] = &[
    "AssociateCustomDomain",
    "CreateAutoScalingConfiguration",
    "CreateConnection",
    "CreateObservabilityConfiguration",
    "CreateService",
    "CreateVpcConnector",
    "CreateVpcIngressConnection",
    "DeleteAutoScalingConfiguration",
    "DeleteConnection",
    "DeleteObservabilityConfiguration",
    "DeleteService",
    "DeleteVpcConnector",
    "DeleteVpcIngressConnection",
    "DescribeAutoScalingConfiguration",
    "DescribeCustomDomains",
    "DescribeObservabilityConfiguration",
    "DescribeService",
    "DescribeVpcConnector",
    "DescribeVpcIngressConnection",
    "DisassociateCustomDomain",
    "ListAutoScalingConfigurations",
    "ListConnections",
    "ListObservabilityConfigurations",
    "ListOperations",
    "ListServices",
    "ListServicesForAutoScalingConfiguration",
    "ListTagsForResource",
    "ListVpcConnectors",
    "ListVpcIngressConnections",
    "PauseService",
    "ResumeService",
    "StartDeployment",
    "TagResource",
    "UntagResource",
    "UpdateDefaultAutoScalingConfiguration",
    "UpdateService",
    "UpdateVpcIngressConnection",
];

impl Api for AppRunner {
    fn signing_name(&self) -> &'static str {
        "apprunner"
    }

    fn target_prefix(&self) -> &'static str {
        "AppRunner"
    }

    fn error_namespace(&self) -> &'static str {
        "com.amazonaws.apprunner"
    }

    fn is_whole(&self) -> bool {
        true
    }

    fn operations(&self) -> &'static [&'static str] {
        OPERATIONS
    }

    fn handle(
        &self,
        call: &Call<'_>,
        world: &mut World,
        operation: &str,
        input: &Json,
    ) -> Result<Value, ApiError> {
        answer(call, world, operation, input).map_err(errors::shortened)
    }
}

fn answer(
    call: &Call<'_>,
    world: &mut World,
    operation: &str,
    input: &Json,
) -> Result<Value, ApiError> {
    validation::validate(operation, input)?;
    match operation {
        "CreateService" => create_service::create(call, world, input),
        "DescribeService" => list_services::describe(call, world, input),
        "ListServices" => list_services::list(call, world, input),
        "UpdateService" => change_service::update(call, world, input),
        "DeleteService" => change_service::delete(call, world, input),
        "PauseService" => change_service::pause(call, world, input),
        "ResumeService" => change_service::resume(call, world, input),
        "StartDeployment" => change_service::deploy(call, world, input),
        "ListOperations" => operations::list(call, world, input),
        "CreateAutoScalingConfiguration" => scaling::create(call, world, input),
        "DescribeAutoScalingConfiguration" => scaling::describe(call, world, input),
        "ListAutoScalingConfigurations" => scaling::list(call, world, input),
        "DeleteAutoScalingConfiguration" => scaling_delete::delete(call, world, input),
        "UpdateDefaultAutoScalingConfiguration" => scaling::set_default(call, world, input),
        "ListServicesForAutoScalingConfiguration" => scaling::services(call, world, input),
        "AssociateCustomDomain" => domains::associate(call, world, input),
        "DisassociateCustomDomain" => domains::disassociate(call, world, input),
        "DescribeCustomDomains" => domains::describe(call, world, input),
        "CreateConnection" => connections::create(call, world, input),
        "DeleteConnection" => connections::delete(call, world, input),
        "ListConnections" => connections::list(call, world, input),
        "CreateObservabilityConfiguration" => observability::create(call, world, input),
        "DescribeObservabilityConfiguration" => observability::describe(call, world, input),
        "ListObservabilityConfigurations" => observability::list(call, world, input),
        "DeleteObservabilityConfiguration" => observability::delete(call, world, input),
        "CreateVpcConnector" => connectors::create(call, world, input),
        "DescribeVpcConnector" => connectors::describe(call, world, input),
        "ListVpcConnectors" => connectors::list(call, world, input),
        "DeleteVpcConnector" => connectors::delete(call, world, input),
        "CreateVpcIngressConnection" => ingress::create(call, world, input),
        "DescribeVpcIngressConnection" => ingress::describe(call, world, input),
        "ListVpcIngressConnections" => ingress::list(call, world, input),
        "UpdateVpcIngressConnection" => ingress::update(call, world, input),
        "DeleteVpcIngressConnection" => ingress::delete(call, world, input),
        "TagResource" => tags::tag(call, world, input),
        "UntagResource" => tags::untag(call, world, input),
        "ListTagsForResource" => tags::list(call, world, input),
        other => Err(InputError::UnknownOperation(other.to_owned()).into()),
    }
}

#[cfg(test)]
mod tests;
