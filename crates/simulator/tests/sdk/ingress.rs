//! VPC ingress connections.

use std::error::Error;

use aws_sdk_apprunner::Client;
use aws_sdk_apprunner::error::ProvideErrorMetadata as _;
use aws_sdk_apprunner::types::{
    IngressConfiguration, IngressVpcConfiguration, ListVpcIngressConnectionsFilter,
    NetworkConfiguration, VpcIngressConnectionStatus,
};
use simulator::Running;

use crate::client::{Outcome, client, image, running_service, seconds, stepped};

fn endpoint(id: &str) -> IngressVpcConfiguration {
    IngressVpcConfiguration::builder()
        .vpc_id("vpc-01234567")
        .vpc_endpoint_id(id)
        .build()
}

async fn private(running: &Running, client: &Client) -> Result<String, Box<dyn Error>> {
    let ingress = IngressConfiguration::builder()
        .is_publicly_accessible(false)
        .build();
    let network = NetworkConfiguration::builder()
        .ingress_configuration(ingress)
        .build();
    let created = client
        .create_service()
        .service_name("private-api")
        .source_configuration(image()?)
        .network_configuration(network)
        .send()
        .await?;
    running.control().step(seconds(120));
    Ok(created
        .service()
        .ok_or("a service")?
        .service_arn()
        .to_owned())
}

async fn connected(client: &Client, service: &str, name: &str) -> Result<String, Box<dyn Error>> {
    let created = client
        .create_vpc_ingress_connection()
        .service_arn(service)
        .vpc_ingress_connection_name(name)
        .ingress_vpc_configuration(endpoint("vpce-1"))
        .send()
        .await?;
    let connection = created.vpc_ingress_connection().ok_or("a connection")?;
    assert_eq!(
        connection.status(),
        Some(&VpcIngressConnectionStatus::PendingCreation)
    );
    Ok(connection
        .vpc_ingress_connection_arn()
        .ok_or("an ARN")?
        .to_owned())
}

async fn status(client: &Client, arn: &str) -> Result<VpcIngressConnectionStatus, Box<dyn Error>> {
    let told = client
        .describe_vpc_ingress_connection()
        .vpc_ingress_connection_arn(arn)
        .send();
    let told = told.await?;
    let told = told.vpc_ingress_connection().ok_or("a connection")?;
    Ok(told.status().ok_or("a status")?.clone())
}

#[tokio::test]
async fn a_private_way_is_made_moved_and_taken_away() -> Outcome {
    let running = stepped("empty").await?;
    let client = client(&running);
    let service = private(&running, &client).await?;
    let arn = connected(&client, &service, "office").await?;
    let update = || {
        client
            .update_vpc_ingress_connection()
            .vpc_ingress_connection_arn(&arn)
            .ingress_vpc_configuration(endpoint("vpce-2"))
            .send()
    };
    let error = update().await.expect_err("pending").into_service_error();
    assert!(error.is_invalid_state_exception(), "{error:?}");
    running.control().step(seconds(30));
    assert_eq!(
        status(&client, &arn).await?,
        VpcIngressConnectionStatus::Available
    );
    let domains = client
        .describe_custom_domains()
        .service_arn(&service)
        .send()
        .await?;
    assert_eq!(
        domains.vpc_dns_targets()[0].vpc_ingress_connection_arn(),
        Some(arn.as_str())
    );
    update().await?;
    assert_eq!(
        status(&client, &arn).await?,
        VpcIngressConnectionStatus::PendingUpdate
    );
    running.control().step(seconds(30));
    for (endpoint, count) in [("vpce-1", 0), ("vpce-2", 1)] {
        let filter = ListVpcIngressConnectionsFilter::builder()
            .service_arn(&service)
            .vpc_endpoint_id(endpoint)
            .build();
        let listed = client
            .list_vpc_ingress_connections()
            .filter(filter)
            .send()
            .await?;
        assert_eq!(
            listed.vpc_ingress_connection_summary_list().len(),
            count,
            "{endpoint}"
        );
    }
    let error = client
        .delete_service()
        .service_arn(&service)
        .send()
        .await
        .expect_err("kept");
    assert_eq!(error.code(), Some("InvalidStateException"));
    assert!(
        error
            .message()
            .is_some_and(|text| text.contains("VpcIngressConnections") && text.contains(&arn)),
        "{error:?}"
    );
    let delete = || {
        client
            .delete_vpc_ingress_connection()
            .vpc_ingress_connection_arn(&arn)
            .send()
    };
    delete().await?;
    assert_eq!(
        status(&client, &arn).await?,
        VpcIngressConnectionStatus::PendingDeletion
    );
    assert!(
        delete()
            .await
            .expect_err("pending")
            .into_service_error()
            .is_invalid_state_exception()
    );
    running.control().step(seconds(30));
    assert_eq!(
        status(&client, &arn).await?,
        VpcIngressConnectionStatus::Deleted
    );
    client.delete_service().service_arn(&service).send().await?;
    running.control().step(seconds(120));
    let error = delete().await.expect_err("gone").into_service_error();
    assert!(error.is_resource_not_found_exception(), "{error:?}");
    Ok(())
}

#[tokio::test]
async fn a_way_in_needs_a_private_service_a_name_and_an_endpoint() -> Outcome {
    let running = stepped("empty").await?;
    let client = client(&running);
    let create = |service: &str, name: &str, vpc: IngressVpcConfiguration| {
        client
            .create_vpc_ingress_connection()
            .service_arn(service)
            .vpc_ingress_connection_name(name)
            .ingress_vpc_configuration(vpc)
            .send()
    };
    let public = running_service(&running, &client, "public-api").await?;
    let service = private(&running, &client).await?;
    let nowhere = IngressVpcConfiguration::builder().build();
    let gone = format!("{service}0");
    for (arn, vpc) in [
        (public.service_arn(), endpoint("vpce-1")),
        (gone.as_str(), endpoint("vpce-1")),
        (service.as_str(), nowhere),
    ] {
        let error = create(arn, "office", vpc)
            .await
            .expect_err("refused")
            .into_service_error();
        assert!(error.is_invalid_request_exception(), "{error:?}");
    }
    connected(&client, &service, "office").await?;
    let error = create(&service, "office", endpoint("vpce-2"))
        .await
        .expect_err("taken");
    assert!(error.into_service_error().is_invalid_request_exception());
    let fails = connected(&client, &service, "fails-always").await?;
    running.control().step(seconds(30));
    assert_eq!(
        status(&client, &fails).await?,
        VpcIngressConnectionStatus::FailedCreation
    );
    client.pause_service().service_arn(&service).send().await?;
    let error = create(&service, "other", endpoint("vpce-2"))
        .await
        .expect_err("busy");
    assert!(error.into_service_error().is_invalid_state_exception());
    Ok(())
}
