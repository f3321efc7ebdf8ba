//! A service's configuration from what a caller gives and what is left to defaults.

use serde_json::{Map, Value as Json, json};

use super::errors::{invalid_request, not_found};
use super::{connections, connectors, instance, observability, scaling, source};
use crate::state::{Config, Place};
use crate::wire::ApiError;

/// The configuration of a service that is created.
pub(super) fn created(place: &Place, input: &Json) -> Result<Config, ApiError> {
    Ok(Config {
        source: source_of(
            place,
            source::normalised(&input["SourceConfiguration"], &place.account)?,
        )?,
        instance: instance::normalised(&input["InstanceConfiguration"])?,
        health_check: health_check(&input["HealthCheckConfiguration"]),
        network: network(place, &input["NetworkConfiguration"])?,
        observability: observed(place, &input["ObservabilityConfiguration"])?,
        encryption: Some(input["EncryptionConfiguration"].clone()).filter(Json::is_object),
        scaling: scaling_arn(place, input["AutoScalingConfigurationArn"].as_str())?,
    })
}

/// The configuration that an update makes of another. A block that is given replaces the whole
/// block; the health check, left out, goes back to its defaults.
pub(super) fn updated(place: &Place, before: &Config, input: &Json) -> Result<Config, ApiError> {
    let given = |name: &str| Some(&input[name]).filter(|block| block.is_object());
    let mut config = before.clone();
    if let Some(block) = given("SourceConfiguration") {
        config.source = source_of(
            place,
            source::updated(&before.source, block, &place.account)?,
        )?;
    }
    if let Some(block) = given("InstanceConfiguration") {
        config.instance = instance::normalised(block)?;
    }
    if let Some(block) = given("NetworkConfiguration") {
        config.network = network(place, block)?;
    }
    if let Some(block) = given("ObservabilityConfiguration") {
        config.observability = observed(place, block)?;
    }
    if let Some(arn) = input["AutoScalingConfigurationArn"].as_str() {
        config.scaling = scaling_arn(place, Some(arn))?;
    }
    config.health_check = health_check(&input["HealthCheckConfiguration"]);
    Ok(config)
}

/// A source whose connection can be used.
fn source_of(place: &Place, block: Json) -> Result<Json, ApiError> {
    connections::check(place, &block)?;
    Ok(block)
}

fn scaling_arn(place: &Place, asked: Option<&str>) -> Result<String, ApiError> {
    match asked {
        Some(arn) => scaling::resolved(place, arn)
            .filter(|revision| revision.deleted.is_none())
            .map(|revision| revision.arn.clone())
            .ok_or_else(|| invalid_request(not_found("AutoScalingConfiguration", arn).message)),
        None => Ok(place
            .default_scaling()
            .map(|default| default.arn.clone())
            .unwrap_or_default()),
    }
}

fn health_check(given: &Json) -> Json {
    with_defaults(
        given,
        json!({
            "Protocol": "TCP",
            "Path": "/",
            "Interval": 5,
            "Timeout": 2,
            "HealthyThreshold": 1,
            "UnhealthyThreshold": 5,
        }),
    )
}

fn network(place: &Place, given: &Json) -> Result<Json, ApiError> {
    // A flag that is left out of a block that is there is false, and SDKs leave it out for that.
    let public = given["IngressConfiguration"].is_null();
    let mut block = with_defaults(
        given,
        json!({
            "EgressConfiguration": { "EgressType": "DEFAULT" },
            "IngressConfiguration": { "IsPubliclyAccessible": public },
            "IpAddressType": "IPV4",
        }),
    );
    let egress = &block["EgressConfiguration"];
    if egress["EgressType"] == "VPC" && egress["VpcConnectorArn"].is_null() {
        return Err(invalid_request(
            "VpcConnectorArn is required when EgressType is VPC.",
        ));
    }
    if egress["EgressType"] != "VPC" && !egress["VpcConnectorArn"].is_null() {
        return Err(invalid_request(
            "VpcConnectorArn can only be set when EgressType is VPC.",
        ));
    }
    if let Some(arn) = egress["VpcConnectorArn"].as_str() {
        let whole = connectors::resolved(place, arn)?;
        block["EgressConfiguration"]["VpcConnectorArn"] = whole.into();
    }
    Ok(block)
}

fn observed(place: &Place, given: &Json) -> Result<Json, ApiError> {
    let mut block = with_defaults(given, json!({ "ObservabilityEnabled": false }));
    let enabled = block["ObservabilityEnabled"] == true;
    if !enabled && !block["ObservabilityConfigurationArn"].is_null() {
        return Err(invalid_request(
            "ObservabilityConfigurationArn can only be set when ObservabilityEnabled is true.",
        ));
    }
    if let Some(arn) = block["ObservabilityConfigurationArn"].as_str() {
        let whole = observability::resolved(place, arn)?;
        block["ObservabilityConfigurationArn"] = whole.into();
    }
    Ok(block)
}

/// The members that are given over the defaults, members of members too.
fn with_defaults(given: &Json, defaults: Json) -> Json {
    match (given, defaults) {
        (Json::Object(given), Json::Object(mut defaults)) => {
            let merged: Map<String, Json> = given
                .iter()
                .filter(|(_, value)| !value.is_null())
                .map(|(name, value)| {
                    let default = defaults.remove(name).unwrap_or(Json::Null);
                    (name.clone(), with_defaults(value, default))
                })
                .collect();
            defaults.extend(merged);
            Json::Object(defaults)
        }
        (Json::Null, defaults) => defaults,
        (given, _) => given.clone(),
    }
}
