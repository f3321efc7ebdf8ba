//! Resources in the API's shapes.

use crate::clock::Moment;
use crate::state::{Operation, Place, ScalingConfiguration, Service};
use crate::wire::Value;

/// `ServiceSummary`
pub(super) fn service_summary(service: &Service) -> Value {
    Value::object([
        ("ServiceName", service.name.as_str().into()),
        ("ServiceId", service.id.as_str().into()),
        ("ServiceArn", service.arn.as_str().into()),
        ("ServiceUrl", service.url.as_str().into()),
        ("CreatedAt", service.created.into()),
        ("UpdatedAt", service.updated.into()),
        ("Status", service.status().as_str().into()),
    ])
}

/// `Service`, with the summary of the auto scaling configuration that it uses.
pub(super) fn service(service: &Service, scaling: Value) -> Value {
    let config = &service.config;
    Value::object([
        ("ServiceName", service.name.as_str().into()),
        ("ServiceId", service.id.as_str().into()),
        ("ServiceArn", service.arn.as_str().into()),
        ("ServiceUrl", service.url.as_str().into()),
        ("CreatedAt", service.created.into()),
        ("UpdatedAt", service.updated.into()),
        ("DeletedAt", service.deleted.into()),
        ("Status", service.status().as_str().into()),
        ("SourceConfiguration", (&config.source).into()),
        ("InstanceConfiguration", (&config.instance).into()),
        (
            "EncryptionConfiguration",
            config.encryption.as_ref().map(Value::from).into(),
        ),
        ("HealthCheckConfiguration", (&config.health_check).into()),
        ("AutoScalingConfigurationSummary", scaling),
        ("NetworkConfiguration", (&config.network).into()),
        ("ObservabilityConfiguration", (&config.observability).into()),
    ])
}

/// `OperationSummary`
pub(super) fn operation(operation: &Operation, target: &str, now: Moment) -> Value {
    Value::object([
        ("Id", operation.id.as_str().into()),
        ("Type", operation.kind.as_str().into()),
        ("Status", operation.status(now).as_str().into()),
        ("TargetArn", target.into()),
        ("StartedAt", operation.started.into()),
        ("EndedAt", operation.ended(now).into()),
        ("UpdatedAt", operation.updated(now).into()),
    ])
}

/// `AutoScalingConfigurationSummary`
pub(super) fn scaling_summary(revision: &ScalingConfiguration, associated: bool) -> Value {
    Value::object([
        ("AutoScalingConfigurationArn", revision.arn.as_str().into()),
        (
            "AutoScalingConfigurationName",
            revision.name.as_str().into(),
        ),
        ("AutoScalingConfigurationRevision", revision.revision.into()),
        ("Status", revision.status().into()),
        ("CreatedAt", revision.created.into()),
        ("HasAssociatedService", associated.into()),
        ("IsDefault", revision.default.into()),
    ])
}

/// `AutoScalingConfiguration`
pub(super) fn scaling(revision: &ScalingConfiguration, latest: bool, associated: bool) -> Value {
    Value::object([
        ("AutoScalingConfigurationArn", revision.arn.as_str().into()),
        (
            "AutoScalingConfigurationName",
            revision.name.as_str().into(),
        ),
        ("AutoScalingConfigurationRevision", revision.revision.into()),
        ("Latest", latest.into()),
        ("Status", revision.status().into()),
        ("MaxConcurrency", revision.max_concurrency.into()),
        ("MinSize", revision.min_size.into()),
        ("MaxSize", revision.max_size.into()),
        ("CreatedAt", revision.created.into()),
        ("DeletedAt", revision.deleted.into()),
        ("HasAssociatedService", associated.into()),
        ("IsDefault", revision.default.into()),
    ])
}

/// The summary of the auto scaling configuration that a service uses.
pub(super) fn scaling_of(place: &Place, arn: &str) -> Value {
    place
        .scaling
        .iter()
        .find(|revision| revision.arn == arn)
        .map_or(Value::Null, |revision| scaling_summary(revision, true))
}
