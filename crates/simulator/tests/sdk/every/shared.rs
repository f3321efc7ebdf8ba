//! Connections, observability configurations and VPC connectors.

use aws_sdk_apprunner::types::ProviderType;

use super::ledger::{good, refused};
use super::{Bench, NO_ARN, NO_TOKEN, gone};
use crate::client::Outcome;

pub(super) async fn ask(bench: &mut Bench<'_>) -> Outcome {
    connections(bench).await?;
    observability(bench).await?;
    connectors(bench).await
}

async fn connections(bench: &mut Bench<'_>) -> Outcome {
    let client = bench.client;
    let create = |name: &str| {
        let request = client.create_connection().connection_name(name);
        request.provider_type(ProviderType::Github)
    };
    let created = good!(bench, "CreateConnection", create("source"));
    let arn = created.connection().ok_or("a connection")?;
    let arn = arn.connection_arn().ok_or("an ARN")?;
    refused!(
        bench,
        "CreateConnection",
        is_invalid_request_exception,
        create("source")
    );
    for number in 1..10 {
        create(&format!("source-{number}")).send().await?;
    }
    refused!(
        bench,
        "CreateConnection",
        is_service_quota_exceeded_exception,
        create("one-more")
    );
    let list = || client.list_connections();
    good!(bench, "ListConnections", list());
    refused!(
        bench,
        "ListConnections",
        is_invalid_request_exception,
        list().next_token(NO_TOKEN)
    );
    let delete = |arn: &str| client.delete_connection().connection_arn(arn);
    refused!(
        bench,
        "DeleteConnection",
        is_invalid_request_exception,
        delete(NO_ARN)
    );
    refused!(
        bench,
        "DeleteConnection",
        is_resource_not_found_exception,
        delete(&gone("connection"))
    );
    good!(bench, "DeleteConnection", delete(arn));
    Ok(())
}

async fn observability(bench: &mut Bench<'_>) -> Outcome {
    let client = bench.client;
    let create = |name: &str| {
        let request = client.create_observability_configuration();
        request.observability_configuration_name(name)
    };
    let created = good!(bench, "CreateObservabilityConfiguration", create("traces"));
    let arn = created
        .observability_configuration()
        .ok_or("a configuration")?;
    let arn = arn.observability_configuration_arn().ok_or("an ARN")?;
    refused!(
        bench,
        "CreateObservabilityConfiguration",
        is_invalid_request_exception,
        create("no")
    );
    for number in 1..10 {
        create(&format!("traces-{number}")).send().await?;
    }
    refused!(
        bench,
        "CreateObservabilityConfiguration",
        is_service_quota_exceeded_exception,
        create("one-more")
    );
    let describe = |arn: &str| {
        let request = client.describe_observability_configuration();
        request.observability_configuration_arn(arn)
    };
    let nobody = gone("observabilityconfiguration");
    good!(bench, "DescribeObservabilityConfiguration", describe(arn));
    refused!(
        bench,
        "DescribeObservabilityConfiguration",
        is_invalid_request_exception,
        describe(NO_ARN)
    );
    refused!(
        bench,
        "DescribeObservabilityConfiguration",
        is_resource_not_found_exception,
        describe(&nobody)
    );
    let list = || client.list_observability_configurations();
    good!(bench, "ListObservabilityConfigurations", list());
    refused!(
        bench,
        "ListObservabilityConfigurations",
        is_invalid_request_exception,
        list().next_token(NO_TOKEN)
    );
    let delete = |arn: &str| {
        let request = client.delete_observability_configuration();
        request.observability_configuration_arn(arn)
    };
    refused!(
        bench,
        "DeleteObservabilityConfiguration",
        is_invalid_request_exception,
        delete(NO_ARN)
    );
    refused!(
        bench,
        "DeleteObservabilityConfiguration",
        is_resource_not_found_exception,
        delete(&nobody)
    );
    good!(bench, "DeleteObservabilityConfiguration", delete(arn));
    Ok(())
}

async fn connectors(bench: &mut Bench<'_>) -> Outcome {
    let client = bench.client;
    let create = |name: &str| {
        let request = client.create_vpc_connector().vpc_connector_name(name);
        request.subnets("subnet-01234567")
    };
    let created = good!(bench, "CreateVpcConnector", create("inside"));
    let arn = created.vpc_connector().ok_or("a connector")?;
    let arn = arn.vpc_connector_arn().ok_or("an ARN")?;
    refused!(
        bench,
        "CreateVpcConnector",
        is_invalid_request_exception,
        create("inside")
    );
    for number in 1..10 {
        create(&format!("inside-{number}")).send().await?;
    }
    refused!(
        bench,
        "CreateVpcConnector",
        is_service_quota_exceeded_exception,
        create("one-more")
    );
    let nobody = gone("vpcconnector");
    let describe = |arn: &str| client.describe_vpc_connector().vpc_connector_arn(arn);
    good!(bench, "DescribeVpcConnector", describe(arn));
    refused!(
        bench,
        "DescribeVpcConnector",
        is_invalid_request_exception,
        describe(NO_ARN)
    );
    refused!(
        bench,
        "DescribeVpcConnector",
        is_resource_not_found_exception,
        describe(&nobody)
    );
    let list = || client.list_vpc_connectors();
    good!(bench, "ListVpcConnectors", list());
    refused!(
        bench,
        "ListVpcConnectors",
        is_invalid_request_exception,
        list().next_token(NO_TOKEN)
    );
    let delete = |arn: &str| client.delete_vpc_connector().vpc_connector_arn(arn);
    refused!(
        bench,
        "DeleteVpcConnector",
        is_invalid_request_exception,
        delete(NO_ARN)
    );
    refused!(
        bench,
        "DeleteVpcConnector",
        is_resource_not_found_exception,
        delete(&nobody)
    );
    good!(bench, "DeleteVpcConnector", delete(arn));
    Ok(())
}
