//! From the SDK's types to the model's.

use aws_sdk_apprunner::types as sdk;
use aws_smithy_types::DateTime;
use model::configuration::{
    ConfigurationView, EnvironmentName, EnvironmentValue, HealthCheck, ScalingRef, Service, Source,
};
use model::instant::Timestamp;
use model::operation::{Operation, OperationKind, OperationStatus};
use model::redacted::Redacted;
use model::service::{ServiceStatus, ServiceSummary};

/// A point in time, to the millisecond.
pub(crate) fn timestamp(at: &DateTime) -> Timestamp {
    // Out of range only beyond the year 292,000,000.
    Timestamp(at.to_millis().unwrap_or(i64::MAX))
}

/// A summary. An answer without an ARN or a name cannot be shown, and is left out.
pub(crate) fn summary(service: &sdk::ServiceSummary) -> Option<ServiceSummary> {
    Some(ServiceSummary {
        arn: service.service_arn()?.into(),
        name: service.service_name()?.to_owned(),
        id: service.service_id().unwrap_or_default().to_owned(),
        url: service
            .service_url()
            .filter(|url| !url.is_empty())
            .map(str::to_owned),
        created_at: service.created_at().map(timestamp),
        updated_at: service.updated_at().map(timestamp),
        status: ServiceStatus::parse(
            service
                .status()
                .map(sdk::ServiceStatus::as_str)
                .unwrap_or_default(),
        ),
    })
}

/// An operation. One without an id cannot be named, and is left out.
pub(crate) fn operation(operation: &sdk::OperationSummary) -> Option<Operation> {
    Some(Operation {
        id: operation.id()?.to_owned(),
        kind: OperationKind::parse(
            operation
                .r#type()
                .map(sdk::OperationType::as_str)
                .unwrap_or_default(),
        ),
        status: OperationStatus::parse(
            operation
                .status()
                .map(sdk::OperationStatus::as_str)
                .unwrap_or_default(),
        ),
        started_at: operation.started_at().map(timestamp),
        ended_at: operation.ended_at().map(timestamp),
        updated_at: operation.updated_at().map(timestamp),
    })
}

/// A whole service.
pub(crate) fn service(service: &sdk::Service) -> Service {
    let (configuration, environment_values) = configuration(service);
    Service {
        summary: ServiceSummary {
            arn: service.service_arn().into(),
            name: service.service_name().to_owned(),
            id: service.service_id().to_owned(),
            url: service
                .service_url()
                .filter(|url| !url.is_empty())
                .map(str::to_owned),
            created_at: Some(timestamp(service.created_at())),
            updated_at: Some(timestamp(service.updated_at())),
            status: ServiceStatus::parse(service.status().as_str()),
        },
        deleted_at: service.deleted_at().map(timestamp),
        configuration,
        environment_values,
    }
}

/// What the two kinds of source have in common.
#[derive(Default)]
struct Program {
    port: Option<String>,
    start_command: Option<String>,
    build_command: Option<String>,
    environment: Vec<EnvironmentName>,
    values: Vec<EnvironmentValue>,
}

fn configuration(service: &sdk::Service) -> (ConfigurationView, Vec<EnvironmentValue>) {
    let source = service.source_configuration();
    let image = source.and_then(sdk::SourceConfiguration::image_repository);
    let code = source.and_then(sdk::SourceConfiguration::code_repository);
    let program = match (
        image.and_then(sdk::ImageRepository::image_configuration),
        code,
    ) {
        (Some(image), _) => image_program(image),
        (None, Some(code)) => code_program(code),
        (None, None) => Program::default(),
    };
    let authentication = source.and_then(sdk::SourceConfiguration::authentication_configuration);
    let instance = service.instance_configuration();
    let network = service.network_configuration();
    let view = ConfigurationView {
        source: source_of(image, code),
        auto_deployments: source
            .and_then(sdk::SourceConfiguration::auto_deployments_enabled)
            .unwrap_or(false),
        port: program.port,
        start_command: program.start_command,
        build_command: program.build_command,
        cpu: instance
            .and_then(sdk::InstanceConfiguration::cpu)
            .and_then(|text| units(text, "vCPU")),
        memory: instance
            .and_then(sdk::InstanceConfiguration::memory)
            .and_then(|text| units(text, "GB")),
        instance_role_arn: instance
            .and_then(sdk::InstanceConfiguration::instance_role_arn)
            .map(str::to_owned),
        access_role_arn: authentication
            .and_then(sdk::AuthenticationConfiguration::access_role_arn)
            .map(str::to_owned),
        connection_arn: authentication
            .and_then(sdk::AuthenticationConfiguration::connection_arn)
            .map(str::to_owned),
        health_check: service.health_check_configuration().map(health_check),
        scaling: service
            .auto_scaling_configuration_summary()
            .map(scaling_ref),
        public: network
            .and_then(sdk::NetworkConfiguration::ingress_configuration)
            .map(sdk::IngressConfiguration::is_publicly_accessible),
        vpc_connector_arn: network
            .and_then(sdk::NetworkConfiguration::egress_configuration)
            .and_then(sdk::EgressConfiguration::vpc_connector_arn)
            .map(str::to_owned),
        ip_address_type: network
            .and_then(sdk::NetworkConfiguration::ip_address_type)
            .map(|kind| kind.as_str().to_owned()),
        observability: service
            .observability_configuration()
            .filter(|used| used.observability_enabled())
            .map(|used| {
                used.observability_configuration_arn()
                    .unwrap_or_default()
                    .to_owned()
            }),
        kms_key: service
            .encryption_configuration()
            .map(|encryption| encryption.kms_key().to_owned()),
        environment: program.environment,
    };
    (view, program.values)
}

fn source_of(image: Option<&sdk::ImageRepository>, code: Option<&sdk::CodeRepository>) -> Source {
    match (image, code) {
        (Some(image), _) => Source::Image {
            identifier: image.image_identifier().to_owned(),
            public: image
                .image_repository_type()
                .as_str()
                .eq_ignore_ascii_case("ECR_PUBLIC"),
        },
        (None, Some(code)) => Source::Code {
            repository: code.repository_url().to_owned(),
            branch: code
                .source_code_version()
                .map(|version| version.value().to_owned())
                .unwrap_or_default(),
            directory: code
                .source_directory()
                .filter(|folder| *folder != "/")
                .map(str::to_owned),
            runtime: code
                .code_configuration()
                .and_then(sdk::CodeConfiguration::code_configuration_values)
                .map(|values| values.runtime().as_str().to_owned()),
        },
        (None, None) => Source::Unreported,
    }
}

fn image_program(image: &sdk::ImageConfiguration) -> Program {
    let (environment, values) = environment(
        image.runtime_environment_variables(),
        image.runtime_environment_secrets(),
    );
    Program {
        port: image.port().map(str::to_owned),
        start_command: image.start_command().map(str::to_owned),
        build_command: None,
        environment,
        values,
    }
}

fn code_program(code: &sdk::CodeRepository) -> Program {
    let Some(values) = code
        .code_configuration()
        .and_then(sdk::CodeConfiguration::code_configuration_values)
    else {
        return Program::default();
    };
    let (names, held) = environment(
        values.runtime_environment_variables(),
        values.runtime_environment_secrets(),
    );
    Program {
        port: values.port().map(str::to_owned),
        start_command: values.start_command().map(str::to_owned),
        build_command: values.build_command().map(str::to_owned),
        environment: names,
        values: held,
    }
}

type Variables = std::collections::HashMap<String, String>;

fn environment(
    variables: Option<&Variables>,
    secrets: Option<&Variables>,
) -> (Vec<EnvironmentName>, Vec<EnvironmentValue>) {
    let mut values: Vec<EnvironmentValue> = variables
        .into_iter()
        .flatten()
        .map(|(name, value)| EnvironmentValue {
            name: name.clone(),
            value: Redacted::new(value.clone()),
        })
        .collect();
    values.sort_by(|a, b| a.name.cmp(&b.name));
    let mut names: Vec<(String, EnvironmentName)> = values
        .iter()
        .map(|entry| {
            (
                entry.name.clone(),
                EnvironmentName::Value {
                    name: entry.name.clone(),
                },
            )
        })
        .chain(secrets.into_iter().flatten().map(|(name, reference)| {
            (
                name.clone(),
                EnvironmentName::Secret {
                    name: name.clone(),
                    reference: reference.clone(),
                },
            )
        }))
        .collect();
    names.sort_by(|a, b| a.0.cmp(&b.0));
    (names.into_iter().map(|(_, name)| name).collect(), values)
}

fn health_check(check: &sdk::HealthCheckConfiguration) -> HealthCheck {
    HealthCheck {
        protocol: check
            .protocol()
            .map_or("TCP", sdk::HealthCheckProtocol::as_str)
            .to_owned(),
        path: check.path().map(str::to_owned),
        interval: check.interval(),
        timeout: check.timeout(),
        healthy_threshold: check.healthy_threshold(),
        unhealthy_threshold: check.unhealthy_threshold(),
    }
}

fn scaling_ref(summary: &sdk::AutoScalingConfigurationSummary) -> ScalingRef {
    ScalingRef {
        arn: summary
            .auto_scaling_configuration_arn()
            .unwrap_or_default()
            .to_owned(),
        name: summary
            .auto_scaling_configuration_name()
            .unwrap_or_default()
            .to_owned(),
        revision: summary.auto_scaling_configuration_revision(),
    }
}

/// CPU units or MB, from "1024" or from "1 vCPU" and "2 GB" (facts, 7: both have been seen).
fn units(text: &str, unit: &str) -> Option<u32> {
    match text.trim().strip_suffix(unit) {
        None => text.trim().parse().ok(),
        Some(number) => {
            let number: f64 = number.trim().parse().ok()?;
            let units = number * 1024.0;
            // App Runner's sizes are quarters of a unit at the smallest, so nothing is rounded away.
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "checked to be in range"
            )]
            (0.0..1e9).contains(&units).then_some(units as u32)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::units;

    #[test]
    fn sizes_are_read_in_both_forms() {
        assert_eq!(
            (
                units("1024", "vCPU"),
                units("0.25 vCPU", "vCPU"),
                units("12 GB", "GB")
            ),
            (Some(1024), Some(256), Some(12_288))
        );
        assert_eq!(units("lots", "GB"), None);
    }
}
