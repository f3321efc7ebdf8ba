//! VPC ingress connections.

use aws_sdk_apprunner::types::{
    IngressConfiguration, IngressVpcConfiguration, NetworkConfiguration,
};

use super::ledger::{good, refused};
use super::{Bench, NO_ARN, NO_TOKEN, gone};
use crate::client::{Outcome, image, seconds};

fn endpoint() -> IngressVpcConfiguration {
    IngressVpcConfiguration::builder()
        .vpc_id("vpc-01234567")
        .vpc_endpoint_id("vpce-1")
        .build()
}

/// A service that only a VPC reaches.
fn private() -> NetworkConfiguration {
    let ingress = IngressConfiguration::builder().is_publicly_accessible(false);
    NetworkConfiguration::builder()
        .ingress_configuration(ingress.build())
        .build()
}

pub(super) async fn ask(bench: &mut Bench<'_>) -> Outcome {
    let client = bench.client;
    let created = client
        .create_service()
        .service_name("private")
        .source_configuration(image()?)
        .network_configuration(private())
        .send()
        .await?;
    let service = created.service().ok_or("a service")?.service_arn();
    let create = |name: &str| {
        client
            .create_vpc_ingress_connection()
            .service_arn(service)
            .vpc_ingress_connection_name(name)
            .ingress_vpc_configuration(endpoint())
    };
    refused!(
        bench,
        "CreateVpcIngressConnection",
        is_invalid_state_exception,
        create("office")
    );
    bench.running.control().step(seconds(120));
    let made = good!(bench, "CreateVpcIngressConnection", create("office"));
    let arn = made.vpc_ingress_connection().ok_or("a connection")?;
    let arn = arn.vpc_ingress_connection_arn().ok_or("an ARN")?;
    refused!(
        bench,
        "CreateVpcIngressConnection",
        is_invalid_request_exception,
        create("office")
    );
    for number in 1..10 {
        create(&format!("office-{number}")).send().await?;
    }
    refused!(
        bench,
        "CreateVpcIngressConnection",
        is_service_quota_exceeded_exception,
        create("one-more")
    );
    let list = || client.list_vpc_ingress_connections();
    good!(bench, "ListVpcIngressConnections", list());
    refused!(
        bench,
        "ListVpcIngressConnections",
        is_invalid_request_exception,
        list().next_token(NO_TOKEN)
    );
    change(bench, arn).await
}

async fn change(bench: &mut Bench<'_>, arn: &str) -> Outcome {
    let client = bench.client;
    let nobody = gone("vpcingressconnection");
    let describe = |arn: &str| {
        let request = client.describe_vpc_ingress_connection();
        request.vpc_ingress_connection_arn(arn)
    };
    let update = |arn: &str| {
        let request = client.update_vpc_ingress_connection();
        let request = request.vpc_ingress_connection_arn(arn);
        request.ingress_vpc_configuration(endpoint())
    };
    let delete = |arn: &str| {
        let request = client.delete_vpc_ingress_connection();
        request.vpc_ingress_connection_arn(arn)
    };
    // It is not made yet.
    refused!(
        bench,
        "UpdateVpcIngressConnection",
        is_invalid_state_exception,
        update(arn)
    );
    refused!(
        bench,
        "DeleteVpcIngressConnection",
        is_invalid_state_exception,
        delete(arn)
    );
    refused!(
        bench,
        "DescribeVpcIngressConnection",
        is_invalid_request_exception,
        describe(NO_ARN)
    );
    refused!(
        bench,
        "UpdateVpcIngressConnection",
        is_invalid_request_exception,
        update(NO_ARN)
    );
    refused!(
        bench,
        "DeleteVpcIngressConnection",
        is_invalid_request_exception,
        delete(NO_ARN)
    );
    refused!(
        bench,
        "DescribeVpcIngressConnection",
        is_resource_not_found_exception,
        describe(&nobody)
    );
    refused!(
        bench,
        "UpdateVpcIngressConnection",
        is_resource_not_found_exception,
        update(&nobody)
    );
    refused!(
        bench,
        "DeleteVpcIngressConnection",
        is_resource_not_found_exception,
        delete(&nobody)
    );
    good!(bench, "DescribeVpcIngressConnection", describe(arn));
    bench.running.control().step(seconds(30));
    good!(bench, "UpdateVpcIngressConnection", update(arn));
    bench.running.control().step(seconds(30));
    good!(bench, "DeleteVpcIngressConnection", delete(arn));
    Ok(())
}
